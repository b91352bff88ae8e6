//! The installer: what it brings is laid out in a folder, then makensis packs it (`packaging/windows/jiahe.nsi`).

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::toolchain::Toolchain;
use crate::place;
use crate::step::{line, step};

/// Of the design, in bytes.
const MOST: u64 = 45 << 20;
const MOST_WITHOUT_FONTS: u64 = 25 << 20;
pub const PROGRAM: &str = "jiahe-desk.exe";
/// Gives papers to the print service.
pub const PRINT: &str = "jiahe-print.exe";

pub struct Made {
    pub setup: PathBuf,
    size: u64,
    size_without_fonts: u64,
    program: u64,
}

impl Made {
    pub fn told(&self) -> Value {
        json!({
            "bytes": self.size, "most": MOST,
            "bytes_without_fonts": self.size_without_fonts, "most_without_fonts": MOST_WITHOUT_FONTS,
            "program_bytes": self.program,
        })
    }
}

/// # Errors
/// What is missing, or what has grown too large.
pub fn make(tools: &Toolchain) -> Result<Made, String> {
    let (folder, files) = (place::target().join("windows"), place::target().join("windows/files"));
    drop(fs::remove_dir_all(&files));
    fs::create_dir_all(files.join("fonts")).map_err(|error| error.to_string())?;
    for program in [PROGRAM, PRINT] {
        copy(&tools.folder().join(program), &files.join(program))?;
        signed(&files.join(program))?;
    }
    // Built by MSVC the loader is in the program; MinGW cannot link it.
    let loader = tools.folder().join("WebView2Loader.dll");
    if !matches!(tools, Toolchain::Native) {
        copy(&loader, &files.join("WebView2Loader.dll"))?;
    }
    copy(&place::root().join("LICENSE"), &files.join("LICENSE.txt"))?;
    copy(&place::root().join("packaging/windows/webview2.html"), &files.join("webview2.html"))?;
    let version = env!("CARGO_PKG_VERSION");
    let setup = folder.join(format!("jiahe-{version}-x64-setup.exe"));
    let without = folder.join("without-fonts.exe");
    pack(&files, &without, version)?;
    for font in place::fonts() {
        copy(&font, &files.join("fonts").join(font.file_name().unwrap_or_default()))?;
    }
    pack(&files, &setup, version)?;
    signed(&setup)?;
    let made =
        Made { size: size(&setup)?, size_without_fonts: size(&without)?, program: size(&files.join(PROGRAM))?, setup };
    drop(fs::remove_file(&without));
    let mb = |bytes: u64| bytes.div_ceil(1 << 20);
    println!("installer: {} MB, {} MB without fonts", mb(made.size), mb(made.size_without_fonts));
    if made.size > MOST || made.size_without_fonts > MOST_WITHOUT_FONTS {
        return Err("the installer is larger than the design allows".into());
    }
    Ok(made)
}

fn pack(files: &Path, out: &Path, version: &str) -> Result<(), String> {
    let define = |name: &str, value: &Path| format!("-D{name}={}", value.display());
    let mut it = step("makensis", makensis()).args("-INPUTCHARSET UTF8 -V2").arg(format!("-DVERSION={version}"));
    it = it.arg(define("FILES", files)).arg(define("OUT", out));
    it = it.arg(define("ICON", &place::root().join("icons/icon.ico")));
    it = it.arg(define("SIDE", &place::root().join("packaging/windows/side.bmp")));
    // Debian's has a 64-bit stub, which also runs in a Wine that knows no 32 bits; the one for Windows has not.
    if !cfg!(windows) {
        it = it.arg("-DTARGET=amd64-unicode");
    }
    if let Some(sign) = sign_command() {
        it = it.arg(format!("-DSIGN={sign}"));
    }
    it.arg(place::root().join("packaging/windows/jiahe.nsi")).minutes(20).run()
}

fn makensis() -> PathBuf {
    let installed = Path::new(r"C:\Program Files (x86)\NSIS\makensis.exe");
    if installed.exists() { installed.into() } else { "makensis".into() }
}

/// `JIAHE_SIGN_COMMAND`: a line for the system's shell; the file to sign is put behind it. Without it nothing is signed.
fn sign_command() -> Option<String> {
    std::env::var("JIAHE_SIGN_COMMAND").ok().filter(|command| !command.trim().is_empty())
}

fn signed(file: &Path) -> Result<(), String> {
    let Some(command) = sign_command() else { return Ok(()) };
    line("sign", &command, file).run()
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", from.display()))
}

fn size(file: &Path) -> Result<u64, String> {
    file.metadata().map(|told| told.len()).map_err(|error| format!("{}: {error}", file.display()))
}
