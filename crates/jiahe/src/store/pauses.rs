//! Suspension and extension.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::fault::Result;
use crate::kernel::term::Stop;
use crate::kernel::{CaseId, Clock, Day, Moment, PauseId, StaffId};
use crate::obligations::Rule;
use crate::obligations::pause::{Pause, PauseKind, PauseState};

/// What was granted on a case.
#[derive(Debug, Clone, Default)]
pub struct Granted {
    /// In order of their first day.
    pub stops: Vec<Stop>,
    pub extensions: Vec<(Rule, i64, u32)>,
}

impl Granted {
    #[must_use]
    pub fn extended(&self, rule: Rule, record: i64) -> u32 {
        self.extensions.iter().filter(|one| (one.0, one.1) == (rule, record)).map(|one| one.2).sum()
    }
}

/// # Errors
/// The engine's.
pub fn granted(db: &Db, case: CaseId) -> Result<Granted> {
    let mut statement = db.prepare_cached(
        "SELECT kind, rule, record, days, until, decided_at, ended_at FROM case_pauses
         WHERE case_id = $1 AND state IN ('approved', 'ended') ORDER BY decided_at, id",
    )?;
    let mut rows = statement.query([case])?;
    let mut found = Granted::default();
    while let Some(row) = rows.next()? {
        match row.get(0)? {
            PauseKind::Suspension => {
                let (until, decided, ended): (Day, Moment, Option<Moment>) = (row.get(4)?, row.get(5)?, row.get(6)?);
                let running = until.succ_opt().unwrap_or(until);
                let until = ended.map_or(running, |ended| running.min(ended.date()));
                found.stops.push(Stop { from: decided.date(), until });
            }
            PauseKind::Extension => found.extensions.push((row.get(1)?, row.get(2)?, row.get(3)?)),
        }
    }
    Ok(found)
}

const COLUMNS: &str = "z.id, z.kind, z.rule, z.record, z.days, z.until, z.both_ask, z.reason, z.applicant, a.name, z.applied_at, \
     z.state, coalesce(d.name, ''), z.decided_at, z.answer, coalesce(e.name, ''), z.ended_at, z.end_reason, z.case_id";
const TABLES: &str = "case_pauses z JOIN staff a ON a.id = z.applicant LEFT JOIN staff d ON d.id = z.decided_by \
     LEFT JOIN staff e ON e.id = z.ended_by";

fn read(row: &Row<'_>) -> rusqlite::Result<Pause> {
    Ok(Pause {
        id: row.get(0)?,
        kind: row.get(1)?,
        rule: row.get(2)?,
        record: row.get(3)?,
        days: row.get(4)?,
        until: row.get(5)?,
        both_ask: row.get(6)?,
        reason: row.get(7)?,
        applicant: row.get(8)?,
        applicant_name: row.get(9)?,
        applied_at: row.get(10)?,
        state: row.get(11)?,
        decided_by: row.get(12)?,
        decided_at: row.get(13)?,
        answer: row.get(14)?,
        ended_by: row.get(15)?,
        ended_at: row.get(16)?,
        end_reason: row.get(17)?,
        case: row.get(18)?,
    })
}

/// The newest first.
///
/// # Errors
/// The engine's.
pub fn of_case(db: &Db, case: CaseId) -> Result<Vec<Pause>> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE z.case_id = $1 ORDER BY z.id DESC"))?;
    Ok(statement.query_map([case], read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: PauseId) -> Result<Option<Pause>> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE z.id = $1"))?
        .query_row([id], read)
        .optional()?)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, pause: &Pause) -> Result<()> {
    db.execute(
        "INSERT INTO case_pauses (id, case_id, kind, rule, record, days, until, both_ask, reason, applicant, applied_at, state, answer, end_reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', '')",
        rusqlite::params![
            pause.id,
            pause.case,
            pause.kind,
            pause.rule,
            pause.record,
            pause.days,
            pause.until,
            pause.both_ask,
            pause.reason,
            pause.applicant,
            pause.applied_at,
            pause.state,
        ],
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn decide(db: &Db, id: PauseId, state: PauseState, by: StaffId, clock: Clock, answer: &str) -> Result<()> {
    db.execute(
        "UPDATE case_pauses SET state = $1, decided_by = $2, decided_at = $3, answer = $4 WHERE id = $5",
        (state, by, clock.now, answer, id),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn end(db: &Db, id: PauseId, by: StaffId, clock: Clock, reason: &str) -> Result<()> {
    db.execute(
        "UPDATE case_pauses SET state = 'ended', ended_by = $1, ended_at = $2, end_reason = $3 WHERE id = $4",
        (by, clock.now, reason, id),
    )?;
    Ok(())
}
