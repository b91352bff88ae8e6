//! Which cases safety presses on, for the workbench; whose they are and who may see them is decided above.

use rusqlite::Row;

use super::Db;
use crate::fault::Result;
use crate::kernel::{CaseId, Day, Moment, StaffId};

/// A case that something presses on.
#[derive(Debug, Clone)]
pub struct Pressing {
    pub case: CaseId,
    pub code: String,
    pub handler: StaffId,
    pub handler_name: String,
    pub at: Option<Moment>,
}

fn pressing(row: &Row<'_>) -> rusqlite::Result<Pressing> {
    Ok(Pressing {
        case: row.get(0)?,
        code: row.get(1)?,
        handler: row.get(2)?,
        handler_name: row.get(3)?,
        at: row.get(4)?,
    })
}

const OF_CASE: &str = "c.id, c.code, c.handler, s.name";

/// Applications without a decision; `at`: by when it is due.
///
/// # Errors
/// The engine's.
pub fn undecided(db: &Db) -> Result<Vec<Pressing>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {OF_CASE}, o.applied_at, o.urgent FROM protection_orders o JOIN cases c ON c.id = o.case_id JOIN staff s ON s.id = c.handler
         WHERE o.state = 'applied' AND c.state <> 'archived' ORDER BY o.applied_at"
    ))?;
    let rows = statement.query_map([], |row| {
        let hours = if row.get(5)? { 24 } else { 72 };
        let one = pressing(row)?;
        Ok(Pressing { at: one.at.map(|at| at + chrono::TimeDelta::hours(hours)), ..one })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Red cases that are still open, where there is violence, a danger or a minor.
///
/// # Errors
/// The engine's.
pub fn red(db: &Db) -> Result<Vec<Pressing>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {OF_CASE}, NULL FROM cases c JOIN staff s ON s.id = c.handler
         WHERE c.risk = 'red' AND c.state IN ('accepted', 'in_progress') AND (
           EXISTS (SELECT 1 FROM case_types y WHERE y.case_id = c.id AND y.type IN ('violence', 'minors'))
           OR EXISTS (SELECT 1 FROM case_dangers d WHERE d.case_id = c.id)) ORDER BY c.opened_at"
    ))?;
    Ok(statement.query_map([], pressing)?.collect::<Result<_, _>>()?)
}

/// Warning letters whose visits go on; `at`: the last visit, or the letter's own day.
///
/// # Errors
/// The engine's.
pub fn visited(db: &Db) -> Result<Vec<Pressing>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {OF_CASE}, coalesce((SELECT max(v.visited_at) FROM warning_visits v WHERE v.warning_id = w.id), w.issued_on || 'T00:00:00')
         FROM warnings w JOIN cases c ON c.id = w.case_id JOIN staff s ON s.id = c.handler
         WHERE w.ended_on IS NULL AND c.state <> 'archived' ORDER BY 5"
    ))?;
    Ok(statement.query_map([], pressing)?.collect::<Result<_, _>>()?)
}

/// Orders in force whose last day is one of these, both included, unless the applicant does not want more.
///
/// # Errors
/// The engine's.
pub fn ending(db: &Db, (from, to): (Day, Day)) -> Result<Vec<Pressing>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {OF_CASE}, o.until_on || 'T23:59:00' FROM protection_orders o JOIN cases c ON c.id = o.case_id
         JOIN staff s ON s.id = c.handler WHERE o.state = 'granted' AND o.until_on >= $1 AND o.until_on <= $2
           AND NOT EXISTS (SELECT 1 FROM protection_steps p WHERE p.order_id = o.id AND p.kind = 'renewal_declined') ORDER BY o.until_on"
    ))?;
    Ok(statement.query_map((from, to), pressing)?.collect::<Result<_, _>>()?)
}
