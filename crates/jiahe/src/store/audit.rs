//! The audit trail: a hash chain, each row covering its fields and the hash before it. Holds no
//! personal data, only which record, by whom, through which command.

use rusqlite::OptionalExtension;
use sha2::{Digest, Sha256};

use super::Db;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Clock, Coded, Moment, StaffId, moment};
use crate::transact::Trail;

/// Adds a row.
///
/// # Errors
/// The engine's.
pub fn append(db: &Db, clock: Clock, staff: StaffId, command: &str, entry: &Trail) -> Result<()> {
    let last: Option<(i64, String)> = db
        .prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, before) = last.map_or((1, String::new()), |(seq, hash)| (seq + 1, hash));
    let at = moment::stamp(clock.now);
    let noun = entry.noun.code();
    let hash = link(&before, seq, &at, staff.0, command, noun, entry.id, &entry.detail);
    db.prepare_cached("INSERT INTO audit (seq, at, staff_id, command, noun, record, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")?
        .execute((seq, at, staff, command, noun, entry.id, &entry.detail, hash))?;
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "one per column of the row it covers")]
fn link(before: &str, seq: i64, at: &str, staff: i64, command: &str, noun: &str, record: i64, detail: &str) -> String {
    let mut hash = Sha256::new();
    for part in [before, &seq.to_string(), at, &staff.to_string(), command, noun, &record.to_string(), detail] {
        // The length goes in too, so that no two rows read the same when run together.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Walks the chain.
///
/// # Errors
/// [`Code::Damaged`] at the first row that does not follow from the one before.
pub fn verify(db: &Db) -> Result<i64> {
    let mut statement =
        db.prepare("SELECT seq, at, staff_id, command, noun, record, detail, hash FROM audit ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let (mut before, mut count) = (String::new(), 0i64);
    while let Some(row) = rows.next()? {
        let (seq, hash): (i64, String) = (row.get(0)?, row.get(7)?);
        let (at, command, noun, detail): (String, String, String, String) =
            (row.get(1)?, row.get(3)?, row.get(4)?, row.get(6)?);
        if seq != count + 1 || hash != link(&before, seq, &at, row.get(2)?, &command, &noun, row.get(5)?, &detail) {
            return Err(Fault::new(Code::Damaged, format!("follow the audit trail at {}", count + 1)));
        }
        (before, count) = (hash, seq);
    }
    Ok(count)
}

/// The latest moment among the last rows, to notice a clock set back: the rows written since then carry
/// the wrong time themselves, so the last one alone would not tell.
///
/// # Errors
/// The engine's.
pub fn latest(db: &Db) -> Result<Option<Moment>> {
    Ok(db.query_row("SELECT max(at) FROM (SELECT at FROM audit ORDER BY seq DESC LIMIT 500)", [], |row| row.get(0))?)
}
