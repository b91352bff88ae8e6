//! The timeline of a case.

use rusqlite::Row;

use super::Db;
use crate::cases::{ChangedByOther, Event, EventKind};
use crate::fault::Result;
use crate::kernel::{CaseId, Clock, Coded, EventId, StaffId};

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

fn read(row: &Row<'_>) -> rusqlite::Result<Event> {
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
    let events = statement.query_map([case], read)?;
    Ok(events.collect::<Result<_, _>>()?)
}

/// What others did since `first` about cases that `staff` is on, of these kinds; the newest `most`, newest first.
///
/// # Errors
/// The engine's.
pub fn by_others(db: &Db, staff: StaffId, first: i64, kinds: &[EventKind], most: u32) -> Result<Vec<ChangedByOther>> {
    let kinds: Vec<String> = kinds.iter().map(|kind| format!("'{}'", kind.code())).collect();
    let mut statement = db.prepare_cached(&format!(
        "SELECT e.id, e.at, e.staff_id, s.name, e.kind, e.from_value, e.to_value, e.note, c.id, c.code
         FROM case_events e JOIN staff s ON s.id = e.staff_id JOIN cases c ON c.id = e.case_id
         WHERE e.id >= $1 AND e.staff_id <> $2 AND e.kind IN ({})
           AND EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = e.case_id AND t.staff_id = $2)
           AND NOT EXISTS (SELECT 1 FROM glass g WHERE g.case_id = e.case_id AND g.staff_id = $2 AND g.ended = 0)
         ORDER BY e.id DESC LIMIT $3",
        kinds.join(", ")
    ))?;
    let found = statement.query_map((first, staff, most), |row| {
        Ok(ChangedByOther { event: read(row)?, case: row.get(8)?, code: row.get(9)? })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}
