//! Reports to authorities.

use rusqlite::OptionalExtension;

use super::Db;
use crate::fault::Result;
use crate::kernel::{CaseId, Clock, ReportId, StaffId};
use crate::reports::{Report, ReportEntry};

/// # Errors
/// The engine's.
pub fn insert(db: &Db, id: ReportId, entry: &ReportEntry, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO reports (id, case_id, kind, situation, suspect, measures, reported_at, receipt, told, feedback, entered_by, entered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        (
            id,
            entry.case,
            entry.kind,
            &entry.situation,
            &entry.suspect,
            &entry.measures,
            entry.reported_at,
            &entry.receipt,
            &entry.told,
            &entry.feedback,
            by,
            clock.now,
        ),
    )?;
    Ok(())
}

/// The newest first.
///
/// # Errors
/// The engine's.
pub fn of_case(db: &Db, case: CaseId) -> Result<Vec<Report>> {
    let mut statement = db.prepare_cached(
        "SELECT r.id, r.kind, r.situation, r.suspect, r.measures, r.reported_at, r.receipt, r.told, r.feedback, s.name, r.entered_at, \
         EXISTS (SELECT 1 FROM compartments k WHERE k.kind = 'reporter' AND k.record = r.id) \
         FROM reports r JOIN staff s ON s.id = r.entered_by WHERE r.case_id = $1 ORDER BY r.reported_at DESC, r.id DESC",
    )?;
    let rows = statement.query_map([case], |row| {
        Ok(Report {
            id: row.get(0)?,
            kind: row.get(1)?,
            situation: row.get(2)?,
            suspect: row.get(3)?,
            measures: row.get(4)?,
            reported_at: row.get(5)?,
            receipt: row.get(6)?,
            told: row.get(7)?,
            feedback: row.get(8)?,
            entered_by: row.get(9)?,
            entered_at: row.get(10)?,
            has_reporter: row.get(11)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn case_of(db: &Db, id: ReportId) -> Result<Option<CaseId>> {
    Ok(db.prepare_cached("SELECT case_id FROM reports WHERE id = $1")?.query_row([id], |row| row.get(0)).optional()?)
}
