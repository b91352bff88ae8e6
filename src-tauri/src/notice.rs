//! What must be said before there is a page to say it: by a message box on Windows, where the program has no console,
//! elsewhere on standard error. Both languages, since nobody has chosen one yet.

/// Whether the system can show a page at all; if not, it has been said what to do. Only Windows can lack it: on the
/// others the web view comes with the system or with the package.
pub(crate) fn has_web_view() -> bool {
    if !cfg!(windows) || tauri::webview_version().is_ok() {
        return true;
    }
    say(NO_WEB_VIEW);
    // The same at length beside the program, to be printed and given to whoever looks after the PCs.
    let page = std::env::current_exe().map(|program| program.with_file_name("webview2.html"));
    if let Some(page) = page.ok().filter(|page| page.is_file()) {
        drop(opener::open(page));
    }
    false
}

const NO_WEB_VIEW: &str = "\
家和打不开:这台电脑缺少 Microsoft Edge WebView2 运行时。资料没有改动。

能上网:在微软网站搜索“WebView2 运行时”,下载并安装。
不能上网:请信息技术人员用 U 盘带来“独立安装程序(x64)”,在这台电脑上运行一次,再打开家和。

Jiahe cannot open: this PC lacks the Microsoft Edge WebView2 Runtime. Nothing was changed.
Online: install it from Microsoft's site. Offline: ask your IT to bring the Standalone Installer (x64) on a stick.";

/// For an argument that is not known.
pub(crate) fn unknown(argument: &str) {
    say(&format!("家和不认识“{argument}”。\nJiahe does not know “{argument}”.\n\n{USAGE}"));
}

pub(crate) fn help() {
    tell(USAGE);
}

pub(crate) fn version() {
    tell(&format!("家和 Jiahe {}", env!("CARGO_PKG_VERSION")));
}

const USAGE: &str = "\
jiahe-desk [--demo] [--software-rendering] [文件 file]

文件:包裹(.jhp)、名片(.jhcard)、备份(.jhbak)或更新(.jhup)。
--demo:演示站,里面的人都是编的。 --software-rendering:不用显卡来画,花屏、黑屏时用。

file: a parcel, a card, a backup or an update.
--demo: a station of invented people. --software-rendering: draw without the graphics card.";

/// For a window that does not open.
pub(crate) fn no_window(error: &tauri::Error) {
    say(&format!("{NO_WINDOW}\n\n{error}"));
}

const NO_WINDOW: &str = "\
家和的窗口打不开。资料没有改动。如果已经开着一个家和(画面可能是黑的),先关掉它,再打开一次。

The window cannot be opened; nothing was changed. If Jiahe is open already, perhaps black, close it first.";

/// For a user whom the system gives no folder.
pub(crate) fn no_place() {
    say("系统没有说本用户的文件夹在哪里,家和不知道把资料放在哪。\nThis user has no folder to keep data in.");
}

/// What is wrong.
#[cfg(windows)]
fn say(text: &str) {
    show(rfd::MessageLevel::Error, text);
}

/// What was asked for.
#[cfg(windows)]
fn tell(text: &str) {
    show(rfd::MessageLevel::Info, text);
}

#[cfg(windows)]
fn show(level: rfd::MessageLevel, text: &str) {
    rfd::MessageDialog::new().set_level(level).set_title("家和").set_description(text).show();
}

#[cfg(not(windows))]
fn say(text: &str) {
    eprintln!("jiahe-desk: {text}");
}

#[cfg(not(windows))]
fn tell(text: &str) {
    println!("{text}");
}
