//! Opens and creates the encrypted file, and hardens every connection (design §4). Engine-specific.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{Db, migrate};
use crate::fault::{Code, Fault, Result};
use crate::kernel::Clock;
use crate::vault::{StationKey, keep_private, new_private, refused};

const PAGE: u64 = 4096;
/// Below this size the whole file is checked at every opening; above it a check takes seconds and is left to the backup.
const CHECK_WHOLE_BELOW: u64 = 48 << 20;

/// Creates a new database at `path`, which must not exist.
///
/// # Errors
/// [`Code::ReadOnly`], [`Code::DiskFull`], or the file is there already.
pub fn create(path: &Path, key: &StationKey, clock: Clock) -> Result<Db> {
    if path.exists() {
        return Err(Fault::new(Code::AlreadySetUp, "create a database over another"));
    }
    new_private(path).map_err(|error| refused(&error))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    harden(&db, key)?;
    migrate::up(&mut db, path, key, clock)?;
    Ok(db)
}

/// Opens the station's database with its key. Never creates, replaces or repairs anything.
///
/// # Errors
/// [`Code::Damaged`] (missing, empty, cut short, or a page that does not check out), [`Code::WrongKey`]
/// (another station's file, or no database of ours), [`Code::NewerVersion`], [`Code::ReadOnly`].
pub fn open(path: &Path, key: &StationKey, clock: Clock) -> Result<Db> {
    let logged = has_log(path);
    let length = look(path, key)?;
    let half = !length.is_multiple_of(PAGE);
    if half && !logged {
        return Err(Fault::new(Code::Damaged, "read a database file that is cut within a page"));
    }
    // Made by an earlier version, or copied in by hand.
    keep_private(path);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    // A file that turns out damaged is left as it is, its log included: nothing is folded in on closing.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    harden(&db, key).map_err(ours)?;
    if db.is_readonly("main")? {
        return Err(Fault::new(Code::ReadOnly, "open the database for writing"));
    }
    if length < CHECK_WHOLE_BELOW && (half || check(&db).is_err()) {
        if logged {
            fold_in(&db)?;
        }
        check(&db)?;
    }
    migrate::up(&mut db, path, key, clock)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(db)
}

/// Whether a commit waits for the disk. Only the filling of the demo county does without: a power cut
/// may then cost its last commits, never the file.
///
/// # Errors
/// The engine's.
pub fn wait_for_disk(db: &Db, wait: bool) -> Result<()> {
    Ok(db.pragma_update(None, "synchronous", if wait { "FULL" } else { "NORMAL" })?)
}

/// The salt at the head of the file is ours (see `look`), so a page that does not open is damage, not a wrong key.
fn ours(fault: Fault) -> Fault {
    if fault.code == Code::WrongKey { Fault::new(Code::Damaged, "read the first page") } else { fault }
}

/// What can be told of the file before the engine touches it. Gives its length in bytes.
fn look(path: &Path, key: &StationKey) -> Result<u64> {
    let missing = |_| Fault::new(Code::Damaged, "find the database file");
    let mut file = File::open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::PermissionDenied => Fault::new(Code::ReadOnly, "read the database file"),
        _ => missing(error),
    })?;
    let length = file.metadata().map_err(missing)?.len();
    let mut head = [0u8; 16];
    if length < PAGE || file.read_exact(&mut head).is_err() {
        return Err(Fault::new(Code::Damaged, "read a database file that is cut short"));
    }
    if head != key.salt() {
        return Err(Fault::new(Code::WrongKey, "open a file that is not this station's database"));
    }
    Ok(length)
}

fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// The power went while the log was being folded in: pages of the file are torn or missing, and whole in
/// the log. Reads everything through the log first; what is damaged for good is left as it is.
fn fold_in(db: &Db) -> Result<()> {
    let damaged = || Fault::new(Code::Damaged, "read every page through the log");
    let verdict = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0));
    if verdict.map_err(|_| damaged())? != "ok" {
        return Err(damaged());
    }
    Ok(db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}

/// Every page against its authentication code.
fn check(db: &Db) -> Result<()> {
    let mut pages = db.prepare("PRAGMA cipher_integrity_check")?;
    let mut rows = pages.query([])?;
    if rows.next()?.is_some() {
        return Err(Fault::new(Code::Damaged, "check every page"));
    }
    Ok(())
}

/// Gives the key and reads once, so that a wrong one shows here.
pub(super) fn unlock(db: &Db, key: &StationKey) -> Result<()> {
    // Pages and keys that the engine frees are wiped, as our own allocator does.
    db.pragma_update(None, "cipher_memory_security", "ON")?;
    db.pragma_update(None, "key", key.pragma_key().as_str())?;
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    // What the engine sorts or rebuilds must not lie about in a temporary file.
    db.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(())
}

fn harden(db: &Db, key: &StationKey) -> Result<()> {
    unlock(db, key)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "secure_delete", true)?;
    db.pragma_update(None, "mmap_size", 0)?;
    db.pragma_update(None, "cache_size", -65536)?;
    db.pragma_update(None, "cell_size_check", true)?;
    // A statement is planned once, not anew for every value bound to it.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.set_prepared_statement_cache_capacity(128);
    db.busy_timeout(std::time::Duration::from_secs(2))?;
    Ok(())
}
