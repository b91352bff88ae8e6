//! Orders to take guidance, and what the person was at since.

use rusqlite::{OptionalExtension, Row as SqlRow, params};

use super::Db;
use crate::fault::{Code, Fault, Result};
use crate::guidance::{GuidanceKind, GuidanceOrder, GuidanceState};
use crate::kernel::{CaseId, Clock, Day, GuidanceOrderId, Moment, PersonId, StaffId};

const SELECT: &str = "SELECT g.id, g.case_id, c.code, g.person_id, p.name, g.kind, g.issuer, g.number, g.ordered_on, g.received_on, \
     g.lessons, g.hours, g.due_on, g.content, g.state, g.settled_on, g.settled_note, g.told_on, g.told_note, g.version \
     FROM guidance_orders g JOIN cases c ON c.id = g.case_id JOIN people p ON p.id = g.person_id";

fn read(row: &SqlRow<'_>) -> rusqlite::Result<GuidanceOrder> {
    Ok(GuidanceOrder {
        id: row.get(0)?,
        case: row.get(1)?,
        case_code: row.get(2)?,
        person: row.get(3)?,
        person_name: row.get(4)?,
        kind: row.get(5)?,
        issuer: row.get(6)?,
        number: row.get(7)?,
        ordered_on: row.get(8)?,
        received_on: row.get(9)?,
        lessons: row.get(10)?,
        hours: row.get(11)?,
        due: row.get(12)?,
        content: row.get(13)?,
        state: row.get(14)?,
        settled_on: row.get(15)?,
        settled_note: row.get(16)?,
        told_on: row.get(17)?,
        told_note: row.get(18)?,
        attended: 0,
        minutes: 0,
        version: row.get(19)?,
    })
}

/// The newest first.
///
/// # Errors
/// The engine's.
pub fn of_case(db: &Db, case: CaseId) -> Result<Vec<GuidanceOrder>> {
    let mut statement = db.prepare_cached(&format!("{SELECT} WHERE g.case_id = $1 ORDER BY g.id DESC"))?;
    Ok(statement.query_map([case], read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: GuidanceOrderId) -> Result<Option<GuidanceOrder>> {
    Ok(db.prepare_cached(&format!("{SELECT} WHERE g.id = $1"))?.query_row([id], read).optional()?)
}

/// Those that run, or of which the issuer was not told yet, by their day.
///
/// # Errors
/// The engine's.
pub fn running(db: &Db) -> Result<Vec<GuidanceOrder>> {
    let mut statement = db.prepare_cached(&format!(
        "{SELECT} WHERE g.state = 'running' OR (g.state IN ('fulfilled', 'unfulfilled') AND g.told_on IS NULL) ORDER BY g.due_on, g.id LIMIT 500"
    ))?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// The sessions that a person was at from a day on: from when to when.
///
/// # Errors
/// The engine's.
pub fn attended(db: &Db, person: PersonId, from: Day) -> Result<Vec<(Moment, Moment)>> {
    let mut statement = db.prepare_cached(
        "SELECT k.start_at, k.end_at FROM enrolments e JOIN classes k ON k.id = e.class_id
         WHERE e.person_id = $1 AND e.state = 'attended' AND k.state <> 'cancelled' AND k.start_at >= $2",
    )?;
    Ok(statement.query_map((person, from), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// A row to be written.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    pub id: GuidanceOrderId,
    pub case: CaseId,
    pub person: PersonId,
    pub kind: GuidanceKind,
    pub issuer: &'a str,
    pub number: &'a str,
    pub ordered_on: Day,
    pub received_on: Day,
    pub lessons: u32,
    pub hours: u32,
    pub due: Day,
    pub content: &'a str,
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, row: &Row<'_>, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO guidance_orders (id, case_id, person_id, kind, issuer, number, ordered_on, received_on, lessons, hours, due_on, content,
           state, settled_on, settled_note, told_on, told_note, entered_by, entered_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'running', NULL, '', NULL, '', $13, $14, 1)",
        params![
            row.id,
            row.case,
            row.person,
            row.kind,
            row.issuer,
            row.number,
            row.ordered_on,
            row.received_on,
            row.lessons,
            row.hours,
            row.due,
            row.content,
            by,
            clock.now,
        ],
    )?;
    Ok(())
}

fn fresh(rows: usize) -> Result<()> {
    if rows == 0 { Err(Fault::new(Code::Stale, "change an order to take guidance")) } else { Ok(()) }
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `version`.
pub fn update(db: &Db, row: &Row<'_>, version: i64) -> Result<()> {
    fresh(db.execute(
        "UPDATE guidance_orders SET person_id = $1, kind = $2, issuer = $3, number = $4, ordered_on = $5, received_on = $6, lessons = $7,
           hours = $8, due_on = $9, content = $10, version = version + 1 WHERE id = $11 AND version = $12",
        params![
            row.person,
            row.kind,
            row.issuer,
            row.number,
            row.ordered_on,
            row.received_on,
            row.lessons,
            row.hours,
            row.due,
            row.content,
            row.id,
            version,
        ],
    )?)
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `version`.
pub fn settle(
    db: &Db,
    id: GuidanceOrderId,
    version: i64,
    state: GuidanceState,
    on: Option<Day>,
    note: &str,
) -> Result<()> {
    fresh(db.execute(
        "UPDATE guidance_orders SET state = $1, settled_on = $2, settled_note = $3, version = version + 1 WHERE id = $4 AND version = $5",
        (state, on, note, id, version),
    )?)
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `version`.
pub fn tell(db: &Db, id: GuidanceOrderId, version: i64, on: Day, note: &str) -> Result<()> {
    fresh(db.execute(
        "UPDATE guidance_orders SET told_on = $1, told_note = $2, version = version + 1 WHERE id = $3 AND version = $4",
        (on, note, id, version),
    )?)
}
