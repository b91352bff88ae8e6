//! How the program was started, and where the station's data lie on this PC.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use tauri::{Runtime, path::PathResolver};

use crate::handed;

/// How the program was started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Launch {
    demo: bool,
    /// A parcel, a card or a backup that somebody opened in the system's file manager.
    file: Option<PathBuf>,
}

impl Launch {
    /// # Errors
    /// The first argument that is not known.
    pub(crate) fn from_args(args: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let (mut demo, mut file) = (false, None);
        for arg in args {
            match arg.to_str() {
                Some("--demo") => demo = true,
                _ if file.is_none() && handed::is_ours(Path::new(&arg)) => file = std::path::absolute(&arg).ok(),
                _ => return Err(arg.to_string_lossy().into_owned()),
            }
        }
        Ok(Self { demo, file })
    }

    pub(crate) fn demo(&self) -> bool {
        self.demo
    }

    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The data folder: `JIAHE_DATA`, or the place the system gives to programs. The demo county has
    /// one of its own inside, so that invented and real cases can never meet. It is made here, closed
    /// to others; that it cannot be made is the core's to report, so it is no error.
    pub(crate) fn folder<R: Runtime>(&self, paths: &PathResolver<R>) -> Result<PathBuf, tauri::Error> {
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
    fn the_demo_and_one_file_of_ours_are_understood_and_nothing_else() {
        let args = |list: &[&str]| Launch::from_args(list.iter().map(OsString::from));
        assert_eq!(args(&[]), Ok(Launch { demo: false, file: None }));
        assert_eq!(args(&["--demo"]), Ok(Launch { demo: true, file: None }));
        assert_eq!(args(&["--dmeo"]), Err("--dmeo".into()));
        let file = std::path::absolute("U盘/高亭镇 1.JHP").unwrap();
        assert_eq!(args(&["U盘/高亭镇 1.JHP"]), Ok(Launch { demo: false, file: Some(file) }));
        assert_eq!(args(&["a.pdf"]), Err("a.pdf".into()));
        assert_eq!(args(&["a.jhp", "b.jhp"]), Err("b.jhp".into()));
    }
}
