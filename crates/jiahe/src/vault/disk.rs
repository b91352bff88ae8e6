//! Small files that must never be half written: a new one takes the place of the old in one step.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::fault::{Code, Fault, Result};

/// Where the version before the last is kept: `slots.json` → `slots.json.previous`.
///
/// Nothing falls back to it by itself: it may still know a password that has been changed since.
#[must_use]
pub fn previous(path: &Path) -> PathBuf {
    beside(path, ".previous")
}

/// Writes `bytes` beside `path`, makes them durable, then renames over it.
///
/// # Errors
/// [`Code::ReadOnly`], [`Code::DiskFull`] or [`Code::Internal`]; the old file is then untouched.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let fresh = beside(path, ".new");
    let written = write_through(&fresh, bytes).and_then(|()| rename(&fresh, path)).and_then(|()| settle(path));
    written.map_err(|error| {
        // Best effort: the fresh file is no one's; what matters is why the write failed.
        fs::remove_file(&fresh).ok();
        refused(&error)
    })
}

/// At most `limit` bytes; `None` when there is more.
pub(super) fn read(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = new_private(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// An empty file in the place of whatever was there, that only this user can read (mode 0600; on Windows
/// the user's profile is already so). The engine takes an empty file for a new database, and gives its log
/// the same mode.
pub fn new_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    keep_private(path);
    Ok(file)
}

/// Takes the file from everybody else, where the system knows such a thing and it is ours to say.
pub fn keep_private(path: &Path) {
    #[cfg(unix)]
    {
        let mode = <fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o600);
        // A stick formatted elsewhere knows no modes.
        fs::set_permissions(path, mode).ok();
    }
    #[cfg(not(unix))]
    let _the_profile_is_private = path;
}

/// As [`fs::rename`]. On Windows a virus scanner holds what was just written for a moment, and meanwhile nobody may
/// rename it: two seconds are waited.
pub fn rename(from: impl AsRef<Path>, to: impl AsRef<Path>) -> io::Result<()> {
    const SHARING_VIOLATION: i32 = 32;
    let held = |error: &io::Error| {
        error.kind() == ErrorKind::PermissionDenied || error.raw_os_error() == Some(SHARING_VIOLATION)
    };
    let mut left = if cfg!(windows) { 20 } else { 0 };
    loop {
        match fs::rename(&from, &to) {
            Err(error) if left > 0 && held(&error) => std::thread::sleep(Duration::from_millis(100)),
            ended => return ended,
        }
        left -= 1;
    }
}

/// Makes the rename durable. Windows has no such call for folders and does not need it on NTFS.
pub fn settle(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// The disk's error as ours.
pub fn refused(error: &io::Error) -> Fault {
    let code = match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Code::ReadOnly,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Code::DiskFull,
        _ => Code::Internal,
    };
    Fault::new(code, format!("write a file: {}", error.kind()))
}
