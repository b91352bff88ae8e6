//! The fonts for paper: bundled files, read when something is first printed.

use std::path::{Path, PathBuf};

use jiahe::desk::FontShelf;
use jiahe::fault::{Fault, Result};
use jiahe::paper::Fonts;
use tauri::{Runtime, path::PathResolver};

/// The folder they are bundled in. tauri knows a binary built by cargo only in a folder named `target`;
/// with any other `CARGO_TARGET_DIR` they lie beside the binary all the same.
pub(crate) fn folder<R: Runtime>(paths: &PathResolver<R>) -> PathBuf {
    let bundled = paths.resource_dir().ok().map(|folder| folder.join("fonts"));
    let beside = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("fonts")));
    bundled.into_iter().chain(beside).find(|folder| folder.is_dir()).unwrap_or_default()
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
