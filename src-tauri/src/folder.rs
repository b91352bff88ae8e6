//! How the program was started, and where the station's data lie on this PC.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use crate::handed;

/// What the program was started for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asked {
    Open(Launch),
    Version,
    Help,
    /// The first argument that is not known.
    Unknown(String),
}

impl Asked {
    pub(crate) fn from_args(args: impl IntoIterator<Item = OsString>) -> Self {
        let mut launch = Launch::default();
        for arg in args {
            match arg.to_str() {
                Some("--demo") => launch.demo = true,
                Some("--software-rendering") => launch.software = true,
                Some("--version" | "-V") => return Self::Version,
                Some("--help" | "-h" | "/?") => return Self::Help,
                _ if launch.file.is_none() && handed::is_ours(Path::new(&arg)) => {
                    launch.file = std::path::absolute(&arg).ok();
                }
                _ => return Self::Unknown(arg.to_string_lossy().into_owned()),
            }
        }
        Self::Open(launch)
    }
}

/// How the window opens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Launch {
    demo: bool,
    /// Drawn without the graphics card.
    software: bool,
    /// A parcel, a card, a backup or an update that somebody opened in the system's file manager.
    file: Option<PathBuf>,
}

impl Launch {
    pub(crate) fn demo(&self) -> bool {
        self.demo
    }

    pub(crate) fn software(&self) -> bool {
        self.software
    }

    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The data folder: `JIAHE_DATA`, or the place the system gives to the program of this `identifier` (the one
    /// tauri's `app_local_data_dir` names); none where the system has no place for this user. The demo county has one
    /// of its own inside, so that invented and real cases can never meet. It is made here, closed to others; that it
    /// cannot be made is the core's to report, so it is no error.
    pub(crate) fn folder(&self, identifier: &str) -> Option<PathBuf> {
        let set = std::env::var_os("JIAHE_DATA").filter(|set| !set.is_empty()).map(PathBuf::from);
        let base = set.or_else(|| Some(dirs::data_local_dir()?.join(identifier)))?;
        let folder = base.join(if self.demo { "demo" } else { "station" });
        if let Err(error) = private_folder(&folder) {
            tracing::warn!(kind = ?error.kind(), "the data folder cannot be made");
        }
        Some(folder)
    }
}

/// Makes a folder only this user can read (mode 0700; on Windows the user's profile is already so).
pub(crate) fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_understood_and_nothing_else() {
        let args = |list: &[&str]| Asked::from_args(list.iter().map(OsString::from));
        let opens = |demo, software, file| Asked::Open(Launch { demo, software, file });
        assert_eq!(args(&[]), opens(false, false, None));
        assert_eq!(args(&["--demo"]), opens(true, false, None));
        assert_eq!(args(&["--software-rendering", "--demo"]), opens(true, true, None));
        assert_eq!((args(&["--version"]), args(&["--demo", "--help"])), (Asked::Version, Asked::Help));
        assert_eq!(args(&["--dmeo"]), Asked::Unknown("--dmeo".into()));
        let file = std::path::absolute("U盘/高亭镇 1.JHP").unwrap();
        assert_eq!(args(&["U盘/高亭镇 1.JHP"]), opens(false, false, Some(file)));
        assert_eq!(args(&["a.pdf"]), Asked::Unknown("a.pdf".into()));
        assert_eq!(args(&["a.jhp", "b.jhp"]), Asked::Unknown("b.jhp".into()));
    }
}
