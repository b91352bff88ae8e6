//! The fonts for paper: bundled files, read when something is first printed.

use std::path::{Path, PathBuf};

use jiahe::desk::FontShelf;
use jiahe::fault::{Fault, Result};
use jiahe::paper::Fonts;
use tauri::{Runtime, path::PathResolver};

/// The folder they are bundled in; beside the binary when it was built by cargo.
pub(crate) fn folder<R: Runtime>(paths: &PathResolver<R>) -> PathBuf {
    paths.resource_dir().unwrap_or_default().join("fonts")
}

pub(crate) fn shelf(folder: PathBuf) -> FontShelf {
    FontShelf::new(move || {
        Fonts::from_bytes(
            read(&folder, "NotoSerifSC_400Regular.ttf")?,
            read(&folder, "NotoSansSC_400Regular.ttf")?,
            read(&folder, "NotoSansSC_700Bold.ttf")?,
        )
    })
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>> {
    std::fs::read(folder.join(name)).map_err(|_| Fault::internal(format!("read the font {name}")))
}
