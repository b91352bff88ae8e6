//! Break-glass access: who looked into a case they are not on. While it lasts the person stands on the
//! case's team, so that no other rule needs to know of it; what follows keeps the two in step.

use rusqlite::OptionalExtension;

use super::{Db, cases};
use crate::cases::Glance;
use crate::fault::Result;
use crate::kernel::{CaseId, Clock, Moment, StaffId};

/// Lets `staff` in until `until`.
///
/// # Errors
/// The engine's.
pub fn begin(
    db: &Db,
    id: i64,
    (case, staff): (CaseId, StaffId),
    (at, until): (Moment, Moment),
    reason: &str,
) -> Result<()> {
    db.execute(
        "INSERT INTO glass (id, case_id, staff_id, at, until, reason, ended, noted_by) VALUES ($1, $2, $3, $4, $5, $6, 0, NULL)",
        (id, case, staff, at, until, reason),
    )?;
    cases::join_team(db, case, staff)
}

/// Ends what is over; gives the moment at which the next one will be.
///
/// # Errors
/// The engine's.
pub fn end(db: &Db, clock: Clock) -> Result<Option<Moment>> {
    let mut over = db.prepare_cached("SELECT id, case_id, staff_id FROM glass WHERE ended = 0 AND until <= $1")?;
    let over: Vec<(i64, CaseId, StaffId)> =
        over.query_map([clock.now], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
    for (id, case, staff) in over {
        db.execute("UPDATE glass SET ended = 1 WHERE id = $1", [id])?;
        let again: bool = db.query_row(
            "SELECT EXISTS (SELECT 1 FROM glass WHERE case_id = $1 AND staff_id = $2 AND ended = 0)",
            (case, staff),
            |row| row.get(0),
        )?;
        if !again {
            cases::leave_team(db, case, staff)?;
        }
    }
    next_end(db)
}

/// # Errors
/// The engine's.
pub fn next_end(db: &Db) -> Result<Option<Moment>> {
    Ok(db
        .prepare_cached("SELECT min(until) FROM glass WHERE ended = 0")?
        .query_row([], |row| row.get(0))
        .optional()?
        .flatten())
}

/// Put on the team for good: the end of the glance no longer takes the person off it.
///
/// # Errors
/// The engine's.
pub fn settle(db: &Db, case: CaseId, staff: StaffId) -> Result<()> {
    db.execute("UPDATE glass SET ended = 1 WHERE case_id = $1 AND staff_id = $2", (case, staff))?;
    Ok(())
}

/// Whether somebody sees the case by break-glass only.
///
/// # Errors
/// The engine's.
pub fn is_through(db: &Db, case: CaseId, staff: StaffId) -> Result<bool> {
    let open = "SELECT EXISTS (SELECT 1 FROM glass WHERE case_id = $1 AND staff_id = $2 AND ended = 0)";
    Ok(db.prepare_cached(open)?.query_row((case, staff), |row| row.get(0))?)
}

const GLANCE: &str = "SELECT g.id, g.case_id, c.code, g.staff_id, s.name, g.at, g.until, g.reason, coalesce(n.name, '') \
     FROM glass g JOIN cases c ON c.id = g.case_id JOIN staff s ON s.id = g.staff_id LEFT JOIN staff n ON n.id = g.noted_by";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Glance> {
    Ok(Glance {
        id: row.get(0)?,
        case: row.get(1)?,
        code: row.get(2)?,
        staff: row.get(3)?,
        name: row.get(4)?,
        at: row.get(5)?,
        until: row.get(6)?,
        reason: row.get(7)?,
        noted_by: row.get(8)?,
    })
}

/// Not yet taken note of by a lead, oldest first.
///
/// # Errors
/// The engine's.
pub fn unnoted(db: &Db) -> Result<Vec<Glance>> {
    let mut statement = db.prepare_cached(&format!("{GLANCE} WHERE g.noted_by IS NULL ORDER BY g.at"))?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// The newest hundred.
///
/// # Errors
/// The engine's.
pub fn all(db: &Db) -> Result<Vec<Glance>> {
    let mut statement = db.prepare_cached(&format!("{GLANCE} ORDER BY g.at DESC LIMIT 100"))?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// `false` when there is none that waits.
///
/// # Errors
/// The engine's.
pub fn note(db: &Db, id: i64, lead: StaffId) -> Result<bool> {
    Ok(db.execute("UPDATE glass SET noted_by = $1 WHERE id = $2 AND noted_by IS NULL", (lead, id))? == 1)
}
