//! Whole copies of the database: for a backup, and under another key. Engine-specific.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use super::{Db, open::unlock};
use crate::fault::{Code, Fault, Result};
use crate::vault::{StationKey, new_private, refused, settle};

/// Pages copied between two words about how far it has come.
const PAGES: i32 = 512;
/// And the time between two looks at a file that one statement writes.
const LOOK: Duration = Duration::from_millis(100);
/// And the bytes read.
const BYTES: u64 = 1 << 20;

/// A consistent copy under the same key, everything in the one file and on the disk.
///
/// # Errors
/// The engine's or the disk's.
pub fn copy_to(db: &Db, path: &Path, key: &StationKey, progress: &dyn Fn(u64, u64)) -> Result<()> {
    let _none_there = remove_database(path);
    new_private(path).map_err(|error| refused(&error))?;
    let mut copy = Connection::open(path)?;
    unlock(&copy, key)?;
    {
        let backup = Backup::new(db, &mut copy)?;
        loop {
            let step = backup.step(PAGES)?;
            let whole = u64::try_from(backup.progress().pagecount).unwrap_or(0);
            let left = u64::try_from(backup.progress().remaining).unwrap_or(0);
            progress(whole.saturating_sub(left), whole);
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                _ => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }
    // A copy of a database in WAL mode is one too; the backup must be a single file.
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    copy.close().map_err(|(_, error)| error)?;
    sync(path)
}

/// A copy of the database at `from` under another key, finished by `finish`, checked page by page and
/// row by row. Nobody may be writing to the original meanwhile.
///
/// # Errors
/// The engine's or the disk's; [`Code::Damaged`] when the copy is not the original. What lies at `to`
/// then is nobody's.
pub fn export(
    (from, old): (&Path, &StationKey),
    (to, new): (&Path, &StationKey),
    finish: impl FnOnce(&Db) -> Result<()>,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<()> {
    // Four passes over the file: read, write, read again, check.
    let size = std::fs::metadata(from).map_or(1, |file| file.len()).max(1);
    let passed = |pass: u64, done: u64| progress(pass * size + done.min(size), size * 4);
    // A connection of its own: the hardened one may not write a schema.
    let source =
        Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    unlock(&source, old)?;
    let before = digest(&source, &|done| passed(0, done))?;
    let to_name = to.to_str().ok_or_else(|| Fault::internal("name the copy"))?;
    // ATTACH creates only what may be created.
    new_private(to).map_err(|error| refused(&error))?;
    source.execute("ATTACH DATABASE $1 AS fresh KEY $2", (to_name, new.pragma_key().as_str()))?;
    // Until it is whole, checked and on the disk the copy is nobody's: no journal, one wait at the end.
    source.pragma_update(Some("fresh"), "journal_mode", "OFF")?;
    source.pragma_update(Some("fresh"), "synchronous", "OFF")?;
    growing(to, &|done| passed(1, done), || source.query_row("SELECT sqlcipher_export('fresh')", [], |_| Ok(())))?;
    source.pragma_update(Some("fresh"), "user_version", version(&source)?)?;
    source.execute("DETACH DATABASE fresh", [])?;
    let copy = Connection::open_with_flags(to, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    unlock(&copy, new)?;
    if digest(&copy, &|done| passed(2, done))? != before {
        return Err(Fault::new(Code::Damaged, "compare the rows under the new key"));
    }
    passed(3, 0);
    sound(&copy)?;
    finish(&copy)?;
    copy.close().map_err(|(_, error)| error)?;
    sync(to)?;
    passed(3, size);
    Ok(())
}

/// Runs `work`, one long statement, and tells meanwhile how large the file at `path` has become.
fn growing<T>(path: &Path, told: &(dyn Fn(u64) + Sync), work: impl FnOnce() -> T) -> T {
    let (over, wait) = std::sync::mpsc::channel::<()>();
    std::thread::scope(|threads| {
        threads.spawn(move || {
            while wait.recv_timeout(LOOK) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                told(std::fs::metadata(path).map_or(0, |file| file.len()));
            }
        });
        let given = work();
        drop(over);
        given
    })
}

/// Opens a copy to look into it, and checks every page and every index of it.
///
/// # Errors
/// [`Code::WrongKey`], [`Code::Damaged`].
pub fn look_into(path: &Path, key: &StationKey) -> Result<Db> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let copy = Connection::open_with_flags(path, flags)?;
    unlock(&copy, key)?;
    sound(&copy)?;
    Ok(copy)
}

/// Closes a database so that everything is in its one file.
///
/// # Errors
/// The engine's.
pub fn in_one_file(db: Db) -> Result<()> {
    db.pragma_update(None, "journal_mode", "DELETE")?;
    db.close().map_err(|(_, error)| Fault::from(error))
}

/// Removes a database with its log.
///
/// # Errors
/// It is there and cannot be removed.
pub fn remove_database(path: &Path) -> Result<()> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        match std::fs::remove_file(PathBuf::from(name)) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(refused(&error)),
        }
    }
    Ok(())
}

fn version(db: &Db) -> Result<i64> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn sound(db: &Db) -> Result<()> {
    for check in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check"] {
        let mut statement = db.prepare(check)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if row.get_ref(0)? != ValueRef::Text(b"ok") {
                return Err(Fault::new(Code::Damaged, "check a copy"));
            }
        }
    }
    Ok(())
}

fn sync(path: &Path) -> Result<()> {
    let file = std::fs::File::options().read(true).write(true).open(path).map_err(|error| refused(&error))?;
    file.sync_all().and_then(|()| settle(path)).map_err(|error| refused(&error))
}

/// SHA-256 of every value of every table, in the order of their keys.
fn digest(db: &Db, told: &dyn Fn(u64)) -> Result<[u8; 32]> {
    let mut hash = Sha256::new();
    let (mut done, mut last) = (0u64, 0);
    let mut tables = db.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
    )?;
    let names: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for name in names {
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(&name);
        let mut rows = db.prepare(&format!("SELECT * FROM \"{name}\""))?;
        let columns = rows.column_count();
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                let (kind, bytes) = match row.get_ref(column)? {
                    ValueRef::Null => (0u8, Vec::new()),
                    ValueRef::Integer(number) => (1, number.to_le_bytes().to_vec()),
                    ValueRef::Real(number) => (2, number.to_le_bytes().to_vec()),
                    ValueRef::Text(text) => (3, text.to_vec()),
                    ValueRef::Blob(bytes) => (4, bytes.to_vec()),
                };
                hash.update([kind]);
                hash.update((bytes.len() as u64).to_le_bytes());
                done += bytes.len() as u64;
                hash.update(bytes);
            }
            if done - last > BYTES {
                last = done;
                told(done);
            }
        }
    }
    Ok(hash.finalize().into())
}
