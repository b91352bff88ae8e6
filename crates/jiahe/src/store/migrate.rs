//! Brings an older file up to this version: each step in one transaction, a copy kept beforehand,
//! steps only ever appended. A newer file is refused. Engine-specific.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::{Db, find};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Clock, moment};
use crate::vault::{StationKey, new_private, refused};

const STEPS: &[&str] = &[
    include_str!("migrations/0001_station.sql"),
    include_str!("migrations/0002_time.sql"),
    include_str!("migrations/0003_services.sql"),
    include_str!("migrations/0004_movements.sql"),
    include_str!("migrations/0005_conferences.sql"),
    include_str!("migrations/0006_screening.sql"),
    include_str!("migrations/0007_protection.sql"),
    include_str!("migrations/0008_exchange.sql"),
    include_str!("migrations/0009_calendar.sql"),
    include_str!("migrations/0010_obligations.sql"),
    include_str!("migrations/0011_education.sql"),
    include_str!("migrations/0012_duty_and_groups.sql"),
    include_str!("migrations/0013_volumes.sql"),
    include_str!("migrations/0014_editions.sql"),
    include_str!("migrations/0015_papers.sql"),
];

/// The version this program writes.
pub const NEWEST: i64 = STEPS.len() as i64;

/// # Errors
/// [`Code::NewerVersion`]; or a step failed, and then the file is as it was.
pub(super) fn up(db: &mut Db, path: &Path, key: &StationKey, clock: Clock) -> Result<()> {
    up_by(STEPS, db, path, key, clock)
}

fn up_by(steps: &[&str], db: &mut Db, path: &Path, key: &StationKey, clock: Clock) -> Result<()> {
    let newest = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    let found: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > newest {
        return Err(Fault::new(Code::NewerVersion, format!("open a database of version {found} with {newest}")));
    }
    if found > 0 && found < newest {
        keep_copy(db, path, key, found, clock)?;
    }
    for (version, step) in (1i64..).zip(steps).filter(|(version, _)| *version > found) {
        let transaction = super::begin(db)?;
        transaction.execute_batch(step)?;
        if version == 1 {
            transaction.execute_batch(find::INDEX)?;
        }
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}

/// A consistent copy beside the database, under the same key: `backups/before-1-20261123T093000.db`.
fn keep_copy(db: &Db, path: &Path, key: &StationKey, found: i64, clock: Clock) -> Result<()> {
    let folder = path.with_file_name("backups");
    std::fs::create_dir_all(&folder).map_err(|_| Fault::new(Code::ReadOnly, "make the folder for backups"))?;
    let stamp: String = moment::stamp(clock.now).chars().filter(char::is_ascii_alphanumeric).collect();
    let kept = folder.join(format!("before-{found}-{stamp}.db"));
    new_private(&kept).map_err(|error| refused(&error))?;
    let mut copy = Connection::open(kept)?;
    copy.pragma_update(None, "key", key.pragma_key().as_str())?;
    Backup::new(db, &mut copy)?.run_to_completion(256, std::time::Duration::ZERO, None)?;
    copy.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    copy.close().map_err(|(_, error)| error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Chance;

    #[test]
    fn an_older_file_is_copied_before_it_is_changed_and_a_failed_step_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("jiahe.db");
        let key = StationKey::fresh(&mut Chance::seeded(1));
        let clock = Clock::at("2026-11-23T09:30:00".parse().unwrap());
        let mut db = super::super::create(&path, &key, clock).unwrap();
        let broken = [STEPS, &["CREATE TABLE later (a INTEGER) STRICT; SELECT nonsense;"]].concat();
        up_by(&broken, &mut db, &path, &key, clock).unwrap_err();
        let tables = |db: &Db| {
            db.query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'later'", [], |r| r.get::<_, i64>(0))
        };
        assert_eq!(tables(&db).unwrap(), 0, "a failed step leaves nothing behind");

        let longer = [STEPS, &["CREATE TABLE later (a INTEGER) STRICT;"]].concat();
        up_by(&longer, &mut db, &path, &key, clock).unwrap();
        assert_eq!(tables(&db).unwrap(), 1);
        let copy = folder.path().join(format!("backups/before-{NEWEST}-20261123T093000.db"));
        let kept = Connection::open(&copy).unwrap();
        kept.pragma_update(None, "key", key.pragma_key().as_str()).unwrap();
        assert_eq!(tables(&kept).unwrap(), 0, "the copy is the file as it was");

        assert_eq!(up_by(STEPS, &mut db, &path, &key, clock).unwrap_err().code, Code::NewerVersion);
    }
}
