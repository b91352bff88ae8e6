//! How the program was started, and where the station's data lie on this PC.

use std::io;
use std::path::{Path, PathBuf};

use tauri::{Runtime, path::PathResolver};

/// How the program was started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Launch {
    demo: bool,
}

impl Launch {
    /// # Errors
    /// The first argument that is not known.
    pub(crate) fn from_args(args: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut demo = false;
        for arg in args {
            match arg.as_str() {
                "--demo" => demo = true,
                _ => return Err(arg),
            }
        }
        Ok(Self { demo })
    }

    pub(crate) fn demo(self) -> bool {
        self.demo
    }

    /// The data folder: `JIAHE_DATA`, or the place the system gives to programs. The demo county has
    /// one of its own inside, so that invented and real cases can never meet. It is made here, closed
    /// to others; that it cannot be made is the core's to report, so it is no error.
    pub(crate) fn folder<R: Runtime>(self, paths: &PathResolver<R>) -> Result<PathBuf, tauri::Error> {
        let base = match std::env::var_os("JIAHE_DATA").filter(|set| !set.is_empty()) {
            Some(set) => PathBuf::from(set),
            None => paths.app_local_data_dir()?,
        };
        let folder = base.join(if self.demo { "demo" } else { "station" });
        if let Err(error) = private_folder(&folder) {
            tracing::warn!(kind = ?error.kind(), "the data folder cannot be made");
        }
        Ok(folder)
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
    fn the_demo_is_asked_for_and_nothing_else_is_understood() {
        let args = |list: &[&str]| Launch::from_args(list.iter().map(ToString::to_string));
        assert_eq!(args(&[]), Ok(Launch { demo: false }));
        assert_eq!(args(&["--demo"]), Ok(Launch { demo: true }));
        assert_eq!(args(&["--dmeo"]), Err("--dmeo".into()));
    }
}
