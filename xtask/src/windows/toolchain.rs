//! With what the Windows program is built: the ordinary way where the machine has one, else Debian's compiler, which
//! builds std for Windows from Debian's own source package.

use std::path::{Path, PathBuf};

use crate::step::{Step, cargo, step};
use crate::{place, ready};

const TRIPLE: &str = "x86_64-pc-windows-gnu";

pub enum Toolchain {
    /// This is Windows.
    Native,
    /// The machine's own compiler knows the target.
    Target,
    Debian,
}

impl Toolchain {
    pub fn found() -> Result<Self, String> {
        if cfg!(windows) {
            return Ok(Self::Native);
        }
        let library = step("rustc", "rustc").args("--print target-libdir --target").arg(TRIPLE).asked();
        let known = library.is_some_and(|folder| Path::new(&folder).is_dir());
        ready::for_windows(!known)?;
        if known { Ok(Self::Target) } else { Ok(Self::Debian) }
    }

    /// The program and its tests are built with one set of flags, so that what is tested is what is installed and
    /// nothing is built twice. Without link-time optimisation: each of ten test programs would be optimised whole.
    pub fn cargo(&self, name: &str, words: &str) -> Step {
        let it = match self {
            Self::Native => return cargo(name, words),
            Self::Target => cargo(name, words).args("--target").arg(TRIPLE),
            Self::Debian => step(name, "/usr/bin/cargo")
                .args(words)
                .args("-Zbuild-std=std,panic_unwind --target")
                .arg(TRIPLE)
                .env("RUSTC", "/usr/bin/rustc")
                .env("RUSTDOC", "/usr/bin/rustdoc")
                .env("RUSTC_BOOTSTRAP", "1"),
        };
        // Else the linker would export every symbol, and a DLL has room for 65,535.
        it.env("RUSTFLAGS", "-C link-arg=-Wl,--exclude-all-symbols").env("CARGO_PROFILE_RELEASE_LTO", "off")
    }

    /// Where the release program lies.
    pub fn folder(&self) -> PathBuf {
        match self {
            Self::Native => place::target().join("release"),
            _ => place::target().join(TRIPLE).join("release"),
        }
    }
}
