//! Taking a data folder, for one program at a time.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use super::Paths;
use crate::fault::{Code, Fault, Result};

/// The engine, unlike std, reaches no more than 260 characters on Windows unless the path is spelled in full (`\\?\`).
/// Others are left as they are, since people see them.
pub(super) fn reachable(folder: &Path) -> PathBuf {
    const ROOM_FOR_NAMES: usize = 60;
    let long = folder.as_os_str().len() > 260 - ROOM_FOR_NAMES;
    let spelled = if cfg!(windows) && long {
        std::fs::create_dir_all(folder).and_then(|()| folder.canonicalize()).ok()
    } else {
        None
    };
    spelled.unwrap_or_else(|| folder.to_owned())
}

/// Whether another program has this folder open.
#[must_use]
pub fn in_use(folder: &Path) -> bool {
    let lock = File::options().write(true).open(Paths::of(folder).lock);
    lock.is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)))
}

pub(super) fn take(paths: &Paths) -> Result<File> {
    let read_only = |_| Fault::new(Code::ReadOnly, "take the data folder");
    std::fs::create_dir_all(&paths.folder).map_err(read_only)?;
    let file = File::options().create(true).truncate(false).write(true).open(&paths.lock).map_err(read_only)?;
    // A program just closed may take a moment to let go: three seconds on a slow PC.
    for _ in 0..30 {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(std::time::Duration::from_millis(100)),
            Err(TryLockError::Error(_)) => return Err(Fault::new(Code::ReadOnly, "lock the data folder")),
        }
    }
    Err(Fault::new(Code::InUse, "take a data folder that another program holds"))
}
