//! The one window there is: how large it may be on this screen, and what its web view must not do.

#[cfg(not(windows))]
use std::sync::{Mutex, PoisonError};
#[cfg(not(windows))]
use std::time::{Duration, Instant};

use tauri::utils::config::WindowConfig;
use tauri::{App, Manager, PhysicalSize, WebviewWindowBuilder};

/// Its label, in `tauri.conf.json`.
pub(crate) const WINDOW: &str = "main";
/// Dots of the screen, whatever the system enlarges by: at 150 % a laptop of 1366 × 768 has no more of them. The page
/// fits its letters to what it gets (`ui/src/parts/fit.ts`). Of the 768, a task bar and a title bar at 200 % leave 608.
const SMALLEST: PhysicalSize<u32> = PhysicalSize::new(1180, 560);
/// The first is wry's own, which is not added to what is given.
const SOFTWARE: &str = "--disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection --disable-gpu";

/// Asks how the desk stands while the page is still being fetched (`ui/src/ipc/client.ts`).
const EARLY: &str = "window.jiaheStatus = window.__TAURI_INTERNALS__.invoke('call', { command: 'desk.status', body: {}, screen: '' });\
    window.jiaheStatus.catch(() => {})";

/// `software`: drawn without the graphics card, where its driver spoils the picture.
///
/// # Errors
/// The system's.
pub(crate) fn open(app: &App, config: &WindowConfig, software: bool) -> tauri::Result<()> {
    // Else WebView2 keeps what is typed into fields, names and addresses, as suggestions, in a file anybody can read.
    let mut window = WebviewWindowBuilder::from_config(app, config)?.general_autofill_enabled(false);
    // Nor does it keep anything else on disk. WebKitGTK keeps nothing of what is typed, and cannot be driven by the
    // journeys in such a window.
    window = window.initialization_script(EARLY);
    window = window.incognito(cfg!(not(target_os = "linux"))).prevent_overflow();
    if software && cfg!(windows) {
        // WebView2 opens one folder of its own with one set of arguments: while the window that stays black still
        // runs, this one must open all the same, and say that the other is to be closed.
        let apart = app.path().app_local_data_dir()?.join("software-rendering");
        window = window.additional_browser_args(SOFTWARE).data_directory(apart);
    }
    let window = window.build()?;
    #[cfg(target_os = "linux")]
    bring_back(&window)?;
    window.set_min_size(Some(SMALLEST))
}

/// What draws the page can end by itself, by a fault of the graphics driver or for want of memory, and leaves a blank
/// window behind. The core is open still: the page is loaded anew, where it was. One that goes on ending is let be.
/// On macOS tauri tells of it (`lib.rs`); WebView2 has a page of its own for it, with a button.
#[cfg(target_os = "linux")]
fn bring_back(window: &tauri::WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;

    let ended = Ended::default();
    window.with_webview(move |view| {
        view.inner().connect_web_process_terminated(move |view, why| {
            tracing::error!(?why, "the page ended by itself");
            if ended.again(Instant::now()) {
                view.reload();
            }
        });
    })
}

/// When a page ended, and how often shortly before.
#[cfg(not(windows))]
#[derive(Default)]
pub(crate) struct Ended(Mutex<Vec<Instant>>);

#[cfg(not(windows))]
impl Ended {
    const SHORTLY: Duration = Duration::from_secs(60);
    const TIMES: usize = 3;

    /// Whether to load it once more.
    pub(crate) fn again(&self, now: Instant) -> bool {
        let mut times = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        times.retain(|time| now.duration_since(*time) < Self::SHORTLY);
        times.push(now);
        times.len() <= Self::TIMES
    }
}

/// On Linux the web view asks the environment whether it may use the graphics card, so the program starts itself anew.
#[cfg(target_os = "linux")]
pub(crate) fn without_graphics_card() -> std::io::Result<()> {
    use std::os::unix::process::CommandExt;

    const OFF: [&str; 2] = ["WEBKIT_DISABLE_COMPOSITING_MODE", "WEBKIT_DISABLE_DMABUF_RENDERER"];
    if OFF.iter().all(|name| std::env::var_os(name).is_some()) {
        return Ok(());
    }
    let mut again = std::process::Command::new(std::env::current_exe()?);
    again.args(std::env::args_os().skip(1)).envs(OFF.map(|name| (name, "1")));
    Err(again.exec())
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_goes_on_ending_is_let_be_until_it_held_for_a_while() {
        let (ended, first) = (Ended::default(), Instant::now());
        let after = |seconds| ended.again(first + Duration::from_secs(seconds));
        assert_eq!([0, 1, 2, 3, 50, 62, 200].map(after), [true, true, true, false, false, true, true]);
    }
}
