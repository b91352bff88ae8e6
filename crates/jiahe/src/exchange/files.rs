//! Paths that the window hands over. Nothing but our own two kinds of file is read or written.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::{FileKind, FoundFile, PathAsked};
use crate::fault::{Code, Fault, Result};
use crate::transact::View;
use crate::vault::{refused, rename_file, settle};

pub(super) const PARCEL: &str = "jhp";
pub(super) const CARD: &str = "jhcard";
const FOUND_MOST: usize = 200;

/// Parcels and cards lying in a folder, by name.
///
/// # Errors
/// `path`: no folder.
pub fn found(_: &View<'_>, asked: PathAsked) -> Result<Vec<FoundFile>> {
    let folder = Path::new(&asked.path);
    if !folder.is_absolute() || !folder.is_dir() {
        return Err(Fault::field("path", "no_folder"));
    }
    let entries = fs::read_dir(folder).map_err(|_| Fault::field("path", "no_folder"))?;
    let mut files: Vec<FoundFile> = entries
        .flatten()
        .filter_map(|entry| {
            let path = entry.path();
            let kind = kind_of(&path)?;
            let known = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
            let name = path.file_name()?.to_string_lossy().into_owned();
            Some(FoundFile { path: path.display().to_string(), name, kind, bytes: known.len() })
        })
        .collect();
    files.sort_by(|one, other| other.name.cmp(&one.name));
    files.truncate(FOUND_MOST);
    Ok(files)
}

fn kind_of(path: &Path) -> Option<FileKind> {
    match path.extension()?.to_str()? {
        PARCEL => Some(FileKind::Parcel),
        CARD => Some(FileKind::Card),
        _ => None,
    }
}

/// An ordinary file that is not larger than `most`, to be read.
///
/// # Errors
/// `missing` when there is none; [`Code::ParcelTooLarge`].
pub(super) fn to_read(path: &str, most: u64, missing: Code) -> Result<(File, u64)> {
    let path = Path::new(path);
    let none = || Fault::new(missing, "find the file");
    if !path.is_absolute() {
        return Err(none());
    }
    // A pipe would be waited for: only what says that it is a file is opened.
    let known = fs::metadata(path).ok().filter(fs::Metadata::is_file).ok_or_else(none)?;
    if known.len() > most {
        return Err(Fault::new(Code::ParcelTooLarge, "read a file of that size"));
    }
    Ok((File::open(path).map_err(|_| none())?, known.len()))
}

/// Where to write: a free name in the folder given, or the file given.
///
/// # Errors
/// `path`: no folder there, another ending, or a file there that is none of ours.
pub(super) fn to_write(path: &str, name: &str, ending: &str, head: &[u8]) -> Result<PathBuf> {
    let path = Path::new(path);
    let bad = || Fault::field("path", "no_folder");
    if !path.is_absolute() {
        return Err(bad());
    }
    if path.is_dir() {
        let free = (1..1000).map(|number| match number {
            1 => path.join(format!("{name}.{ending}")),
            _ => path.join(format!("{name} ({number}).{ending}")),
        });
        return free.into_iter().find(|free| !free.exists()).ok_or_else(bad);
    }
    if path.extension().is_none_or(|is| is != ending) || !path.parent().is_some_and(Path::is_dir) {
        return Err(bad());
    }
    // The dialog has asked about replacing; what is no file of ours is not replaced all the same.
    if path.exists() {
        let mut there = vec![0; head.len()];
        let ours = path.is_file() && File::open(path).and_then(|mut file| file.read_exact(&mut there)).is_ok();
        if !ours || there != head {
            return Err(Fault::field("path", "other_file"));
        }
    }
    Ok(path.to_owned())
}

/// Whole or not at all.
///
/// # Errors
/// The disk's.
pub(super) fn write(to: &Path, bytes: &[u8]) -> Result<()> {
    let mut part = to.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let written = File::create(&part)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| rename_file(&part, to))
        .and_then(|()| settle(to));
    written.map_err(|error| {
        let _none_there = fs::remove_file(&part);
        refused(&error)
    })
}

/// A station's name as part of a file's: what no system takes is left out.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).take(30).collect()
}
