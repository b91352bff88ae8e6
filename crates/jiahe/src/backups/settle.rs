//! The step in which a restored station takes its place. Everything lies ready in `restore/`, with a note
//! that says so; from then on each start finishes what was begun, however often the power goes.

use std::path::{Path, PathBuf};

use super::file::{DATABASE, SLOTS};
use crate::desk::Paths;
use crate::fault::{Code, Fault, Result};
use crate::kernel::Moment;
use crate::vault::{refused, rename_file, replace_file};

const READY: &str = "ready";

/// Where a backup is unpacked.
pub(super) fn place(folder: &Path) -> PathBuf {
    folder.join("restore")
}

/// Notes that what lies in `restore/` is whole, and where the station that is there goes.
pub(super) fn ready(folder: &Path, generation: u32, at: Moment) -> Result<()> {
    let kept = format!("kept-{}", at.format("%Y%m%dT%H%M%S"));
    replace_file(&place(folder).join(READY), format!("{generation} {kept}").as_bytes())
}

/// The note could not be made durable: the station that is there goes on, now and at the next start.
pub(super) fn call_off(folder: &Path) {
    let _none_there = std::fs::remove_file(place(folder).join(READY));
}

/// Finishes a restore that was made ready; without one, does nothing.
///
/// # Errors
/// The disk's; the next sign-in or start tries again, and nobody works on what is to be replaced.
pub(crate) fn settle(folder: &Path) -> Result<()> {
    let from = place(folder);
    let Ok(note) = std::fs::read_to_string(from.join(READY)) else { return Ok(()) };
    let mut words = note.split_whitespace();
    let (Some(generation), Some(kept)) = (words.next().and_then(|text| text.parse::<u32>().ok()), words.next()) else {
        return Err(Fault::new(Code::BackupDamaged, "read what was made ready"));
    };
    let paths = Paths::of(folder);
    let (slots, database) = (from.join(SLOTS), from.join(DATABASE));
    // While the new slot file has not moved, whatever lies in its place is the old station's.
    if slots.exists() {
        let kept = folder.join(kept);
        for old in olds(folder, &paths, database.exists(), generation) {
            let Some(name) = old.file_name() else { continue };
            std::fs::create_dir_all(&kept).map_err(|error| refused(&error))?;
            rename_file(&old, kept.join(name)).map_err(|error| refused(&error))?;
        }
        let named = paths.database(generation);
        if database.exists() {
            rename_file(&database, &named).map_err(|error| refused(&error))?;
        }
        rename_file(&slots, &paths.slots).map_err(|error| refused(&error))?;
        crate::vault::settle(&paths.slots).map_err(|error| refused(&error))?;
    }
    std::fs::remove_dir_all(&from).map_err(|error| refused(&error))
}

/// The old station's files: all but, once it has moved, the new database.
fn olds(folder: &Path, paths: &Paths, database_waits: bool, generation: u32) -> Vec<PathBuf> {
    let new = paths.database(generation);
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let ours = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with("jiahe") && name.contains(".db") || name.starts_with("keys.json") || name == "trail.json"
    };
    entries.flatten().map(|entry| entry.path()).filter(ours).filter(|path| database_waits || *path != new).collect()
}
