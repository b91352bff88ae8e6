//! The installer in a fresh Windows: installed, opened, installed over itself, refused where it must be, removed; what
//! the station keeps is still there afterwards.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::installer::{Made, PRINT, PROGRAM};
use super::wine::{Prefix, Program};
use crate::step::Count;

const UNINSTALL: &str = r"Microsoft\Windows\CurrentVersion\Uninstall\Jiahe";
/// Exit codes of `jiahe.nsi`.
const RUNNING: i32 = 4;
const OLDER: i32 = 5;
/// Where Wine has its Credential Manager, and names in it: ours, and somebody else's.
const SECRETS: &str = r"Wine\Credential Manager";
const OURS: [&str; 2] = ["7.cn.jiahe.desk", "7 trail.cn.jiahe.desk"];
const ANOTHERS: &str = "cn.jiahe.desk.example";
/// Below the user's folder.
const DATA: &str = "AppData/Local/cn.jiahe.desk";

struct Checks<'a> {
    count: Count,
    prefix: &'a Prefix,
    made: &'a Made,
}

pub fn run(prefix: &Prefix, made: &Made, programs: &[Program]) -> Count {
    println!("── installer");
    let mut checks = Checks { count: Count::default(), prefix, made };
    let home = prefix.drive().join("users").join(std::env::var("USER").unwrap_or_else(|_| "root".into()));
    let folder = home.join("AppData/Local/Programs/Jiahe");
    checks.installs(&folder, &home, None);
    checks.associates();
    checks.opens(&folder);
    let again = checks.setup(&[]);
    checks.that("it installs over itself", again == Some(0));
    let aside = checks.setup(&[r"/D=C:\aside"]);
    let one = !prefix.drive().join("aside").exists();
    checks.that("an upgrade goes where the older one is", aside == Some(0) && one);
    checks.refuses_older();
    if let Some(program) = programs.iter().find(|one| one.name == "journeys") {
        checks.refuses_while_running(&folder, program);
    }
    let data = home.join(DATA).join("station");
    let kept = data.join("keys.json");
    let written = fs::create_dir_all(&data).and_then(|()| fs::write(&kept, "{}"));
    checks.that("a station has data", written.is_ok());
    checks.removes(&folder, &home);
    checks.that("its data are still there", kept.exists());
    // Whose name is Chinese has such a path. Without a space: Wine would put quotes around the word, and NSIS takes none.
    let folder = prefix.drive().join("users/王小明/程序/家和");
    checks.installs(&folder, &home, Some(r"/D=C:\users\王小明\程序\家和"));
    checks.has_secrets();
    if let Some(program) = programs.iter().find(|one| one.name == "journeys") {
        checks.leaves_what_is_held(&folder, &home, &kept, program);
    }
    checks.installs(&folder, &home, Some(r"/D=C:\users\王小明\别处\..\程序\家和"));
    checks.removed_by(&folder, &home, &["/S", "/DELETE-DATA"]);
    checks.that("asked for, its data are gone", goes(&home.join(DATA)));
    checks.secrets_are_gone();
    println!("installer: {} passed, {} failed", checks.count.passed, checks.count.failed);
    checks.count
}

impl Checks<'_> {
    fn that(&mut self, what: &str, holds: bool) {
        println!("{} … {what}", if holds { "ok" } else { "FAILED" });
        if holds { self.count.passed += 1 } else { self.count.failed += 1 }
    }

    fn setup(&self, words: &[&str]) -> Option<i32> {
        let it = self.prefix.wine("setup").arg(&self.made.setup).arg("/S");
        words.iter().fold(it, |it, word| it.arg(word)).code()
    }

    fn installs(&mut self, folder: &Path, home: &Path, into: Option<&str>) {
        let ended = self.setup(&into.into_iter().collect::<Vec<_>>());
        self.that(&format!("it installs silently into {}", folder.display()), ended == Some(0));
        let fonts = crate::place::fonts();
        let fonts = fonts.iter().filter_map(|font| Some(format!("fonts/{}", font.file_name()?.to_string_lossy())));
        let wanted =
            [PROGRAM, PRINT, "WebView2Loader.dll", "webview2.html", "LICENSE.txt", "uninstall.exe"].map(str::to_owned);
        let missing: Vec<String> =
            wanted.into_iter().chain(fonts).filter(|name| !folder.join(name).is_file()).collect();
        self.that(&format!("every file is there {missing:?}"), missing.is_empty());
        self.that("the start menu has it", menu(home).iter().all(|entry| entry.is_file()));
        let version = self.prefix.registered(UNINSTALL, "DisplayVersion");
        self.that("Windows knows its version", version.as_deref() == Some(env!("CARGO_PKG_VERSION")));
    }

    fn associates(&mut self) {
        for (ending, kind) in [("jhp", "Parcel"), ("jhcard", "Card"), ("jhbak", "Backup"), ("jhup", "Update")] {
            let class = self.prefix.registered(&format!(r"Classes\.{ending}"), "");
            let command = self.prefix.registered(&format!(r"Classes\Jiahe.{kind}\shell\open\command"), "");
            let opens = command.is_some_and(|it| it.contains(PROGRAM) && it.ends_with("\"%1\""));
            self.that(&format!(".{ending} opens in it"), class == Some(format!("Jiahe.{kind}")) && opens);
        }
    }

    /// There is no WebView2 under Wine: it says so, and ends.
    fn opens(&mut self, folder: &Path) {
        let ended = self.prefix.wine("家和").arg(folder.join(PROGRAM)).minutes(1).code();
        self.that(&format!("without WebView2 it ends by itself ({ended:?})"), ended == Some(1));
        let ended = self.prefix.wine("家和").arg(folder.join(PROGRAM)).arg("a.pdf").minutes(1).code();
        self.that(&format!("a file that is not ours is refused ({ended:?})"), ended == Some(2));
        let ended = self.prefix.wine("家和").arg(folder.join(PROGRAM)).arg("--version").minutes(1).code();
        self.that(&format!("it tells its version ({ended:?})"), ended == Some(0));
    }

    fn refuses_older(&mut self) {
        let set = |version: &str| {
            let key = format!(r"HKCU\Software\{UNINSTALL}");
            let it = self.prefix.wine("reg").args("reg add").arg(key).args("/v DisplayVersion /f /d");
            it.arg(version).code()
        };
        let noted = set("99.0.0");
        let ended = self.setup(&[]);
        let back = set(env!("CARGO_PKG_VERSION"));
        self.that("over a newer one it is refused", noted.and(back).is_some() && ended == Some(OLDER));
    }

    /// A program that runs for a while takes the place of ours, which would end at once here.
    fn refuses_while_running(&mut self, folder: &Path, program: &Program) {
        let placed = fs::copy(&program.file, folder.join(PROGRAM)).is_ok();
        let running = self.prefix.wine("a program that runs").arg(folder.join(PROGRAM)).beside();
        sleep(Duration::from_secs(2));
        let refused = self.setup(&[]);
        if let Ok(mut child) = running {
            drop(child.kill());
            drop(child.wait());
        }
        sleep(Duration::from_secs(1));
        self.that(&format!("while it runs nothing is replaced ({refused:?})"), placed && refused == Some(RUNNING));
        let after = self.setup(&[]);
        self.that("once it is closed it is", after == Some(0));
    }

    /// The uninstaller goes on in a copy of itself: it is done when what it forgets last is gone.
    fn removes(&mut self, folder: &Path, home: &Path) {
        self.removed_by(folder, home, &["/S"]);
    }

    fn removed_by(&mut self, folder: &Path, home: &Path, words: &[&str]) {
        let it = self.prefix.wine("uninstall").arg(folder.join("uninstall.exe"));
        let ended = words.iter().fold(it, |it, word| it.arg(word)).code();
        let began = Instant::now();
        let in_menu = || menu(home).iter().any(|entry| entry.exists());
        let done = || !folder.exists() && !in_menu() && self.prefix.registered("Jiahe", "InstallDir").is_none();
        while !done() && began.elapsed() < Duration::from_secs(30) {
            sleep(Duration::from_millis(200));
        }
        self.that("it is removed silently", ended == Some(0) && !folder.exists());
        self.that("the start menu has it no more", !in_menu());
        let left = [(UNINSTALL, "DisplayName"), ("Jiahe", "InstallDir"), (r"Classes\.jhp", ""), (r"Classes\.jhup", "")];
        let left: Vec<_> = left.iter().filter(|(key, name)| self.prefix.registered(key, name).is_some()).collect();
        self.that(&format!("Windows has forgotten it {left:?}"), left.is_empty());
    }

    /// A program that runs cannot be deleted: of the data it stays, and with it what opens them.
    fn leaves_what_is_held(&mut self, folder: &Path, home: &Path, kept: &Path, program: &Program) {
        let held = kept.with_file_name("held.exe");
        let placed = fs::copy(&program.file, &held).is_ok();
        let running = self.prefix.wine("a program that runs").arg(&held).beside();
        sleep(Duration::from_secs(2));
        self.removed_by(folder, home, &["/S", "/DELETE-DATA"]);
        let rest = goes(kept);
        // Longer than it goes on trying.
        sleep(Duration::from_secs(15));
        let both = OURS.iter().all(|name| self.is_kept(name));
        self.that("data that are held stay, with their secrets", placed && rest && held.exists() && both);
        if let Ok(mut child) = running {
            drop(child.kill());
            drop(child.wait());
        }
        sleep(Duration::from_secs(1));
    }

    /// As the program keeps them; the key store itself is tried by the desk's own tests.
    fn has_secrets(&mut self) {
        let add = |name: &str| {
            let key = format!(r"HKCU\Software\{SECRETS}\Generic: {name}");
            let values = [
                ("/ve", "REG_SZ", name),
                ("/v Type", "REG_DWORD", "1"),
                ("/v Flags", "REG_DWORD", "0"),
                ("/v Persist", "REG_DWORD", "2"),
                ("/v LastWritten", "REG_BINARY", "0000000000000000"),
            ];
            values.iter().all(|(value, kind, data)| {
                let it = self.prefix.wine("reg").args("reg add").arg(&key).args(value).args("/f /t").arg(kind);
                it.arg("/d").arg(data).code() == Some(0)
            })
        };
        let added = OURS.iter().chain([&ANOTHERS]).all(|name| add(name));
        self.that("the Credential Manager has its secrets", added && OURS.iter().all(|name| self.is_kept(name)));
    }

    fn is_kept(&self, name: &str) -> bool {
        self.prefix.registered(&format!(r"{SECRETS}\Generic: {name}"), "").is_some()
    }

    fn secrets_are_gone(&mut self) {
        let gone = OURS.iter().all(|name| !self.is_kept(name));
        self.that("so are its secrets", gone);
        self.that("and nobody else's", self.is_kept(ANOTHERS));
    }
}

/// Whether it is gone within ten seconds.
fn goes(path: &Path) -> bool {
    let began = Instant::now();
    while path.exists() && began.elapsed() < Duration::from_secs(10) {
        sleep(Duration::from_millis(200));
    }
    !path.exists()
}

fn menu(home: &Path) -> [PathBuf; 2] {
    let folder = home.join("AppData/Roaming/Microsoft/Windows/Start Menu/Programs");
    ["家和.lnk", "家和(花屏、黑屏时用).lnk"].map(|name| folder.join(name))
}
