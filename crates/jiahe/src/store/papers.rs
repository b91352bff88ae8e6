//! Papers that were typed in from what was written by hand.

use rusqlite::{OptionalExtension, Row, params};

use super::Db;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Clock, Day, FilledPaperId, Moment, StaffId};

/// One of them; its body as JSON.
#[derive(Debug, Clone)]
pub struct KeptPaper {
    pub id: FilledPaperId,
    pub form: String,
    pub case: Option<CaseId>,
    /// Empty without a case.
    pub case_code: String,
    pub day: Day,
    pub body: String,
    pub by: StaffId,
    pub by_name: String,
    pub at: Moment,
    pub version: i64,
}

const SELECT: &str = "SELECT p.id, p.form, p.case_id, coalesce(c.code, ''), p.day, p.body, p.entered_by, s.name, p.entered_at, p.version \
     FROM filled_papers p JOIN staff s ON s.id = p.entered_by LEFT JOIN cases c ON c.id = p.case_id";

fn read(row: &Row<'_>) -> rusqlite::Result<KeptPaper> {
    Ok(KeptPaper {
        id: row.get(0)?,
        form: row.get(1)?,
        case: row.get(2)?,
        case_code: row.get(3)?,
        day: row.get(4)?,
        body: row.get(5)?,
        by: row.get(6)?,
        by_name: row.get(7)?,
        at: row.get(8)?,
        version: row.get(9)?,
    })
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: FilledPaperId) -> Result<Option<KeptPaper>> {
    Ok(db.prepare_cached(&format!("{SELECT} WHERE p.id = $1"))?.query_row([id], read).optional()?)
}

/// Of a case, or of none; the newest first, at most 500.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db, case: Option<CaseId>) -> Result<Vec<KeptPaper>> {
    let order = "ORDER BY p.day DESC, p.id DESC LIMIT 500";
    let found = match case {
        Some(case) => db
            .prepare_cached(&format!("{SELECT} WHERE p.case_id = $1 {order}"))?
            .query_map([case], read)?
            .collect::<Result<_, _>>()?,
        None => db
            .prepare_cached(&format!("{SELECT} WHERE p.case_id IS NULL {order}"))?
            .query_map([], read)?
            .collect::<Result<_, _>>()?,
    };
    Ok(found)
}

/// # Errors
/// The engine's.
pub fn insert(
    db: &Db,
    (id, form, case): (FilledPaperId, &str, Option<CaseId>),
    (day, body): (Day, &str),
    by: StaffId,
    clock: Clock,
) -> Result<()> {
    db.execute(
        "INSERT INTO filled_papers (id, form, case_id, day, body, entered_by, entered_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
        params![id, form, case, day, body, by, clock.now],
    )?;
    Ok(())
}

/// # Errors
/// [`Code::Stale`] when its version is another.
pub fn update(db: &Db, (id, version): (FilledPaperId, i64), day: Day, body: &str) -> Result<()> {
    let rows = db.execute(
        "UPDATE filled_papers SET day = $1, body = $2, version = version + 1 WHERE id = $3 AND version = $4",
        params![day, body, id, version],
    )?;
    if rows == 0 { Err(Fault::new(Code::Stale, "change a paper")) } else { Ok(()) }
}

/// # Errors
/// The engine's.
pub fn discard(db: &Db, id: FilledPaperId) -> Result<()> {
    db.execute("DELETE FROM filled_papers WHERE id = $1", [id])?;
    Ok(())
}
