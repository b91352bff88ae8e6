//! The timeline of a case.

use super::Db;
use crate::cases::{Event, EventKind};
use crate::fault::Result;
use crate::kernel::{CaseId, Clock, EventId, StaffId};

/// What is written on the timeline.
#[derive(Debug, Clone, Copy)]
pub struct Happened<'a> {
    pub case: CaseId,
    pub kind: EventKind,
    pub from: &'a str,
    pub to: &'a str,
    pub note: &'a str,
}

/// # Errors
/// The engine's.
pub fn append(db: &Db, id: EventId, clock: Clock, staff: StaffId, what: Happened<'_>) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO case_events (id, case_id, at, staff_id, kind, from_value, to_value, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )?
    .execute((id, what.case, clock.now, staff, what.kind, what.from, what.to, what.note))?;
    Ok(())
}

/// Newest first.
///
/// # Errors
/// The engine's.
pub fn of_case(db: &Db, case: CaseId) -> Result<Vec<Event>> {
    let mut statement = db.prepare_cached(
        "SELECT e.id, e.at, e.staff_id, s.name, e.kind, e.from_value, e.to_value, e.note
         FROM case_events e JOIN staff s ON s.id = e.staff_id WHERE e.case_id = $1 ORDER BY e.id DESC",
    )?;
    let events = statement.query_map([case], |row| {
        Ok(Event {
            id: row.get(0)?,
            at: row.get(1)?,
            by: row.get(2)?,
            by_name: row.get(3)?,
            kind: row.get(4)?,
            from: row.get(5)?,
            to: row.get(6)?,
            note: row.get(7)?,
        })
    })?;
    Ok(events.collect::<Result<_, _>>()?)
}
