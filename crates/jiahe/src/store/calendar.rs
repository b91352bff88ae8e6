//! Holidays and make-up working days that a station imported.

use std::collections::BTreeMap;

use super::Db;
use crate::fault::Result;
use crate::kernel::term::Marked;
use crate::kernel::{Clock, Day, StaffId};

/// By year.
///
/// # Errors
/// The engine's.
pub fn days(db: &Db) -> Result<BTreeMap<i32, BTreeMap<Day, Marked>>> {
    let mut statement = db.prepare_cached("SELECT year, day, name, off FROM calendar_days ORDER BY year, day")?;
    let mut rows = statement.query([])?;
    let mut found: BTreeMap<i32, BTreeMap<Day, Marked>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().insert(row.get(1)?, Marked { name: row.get(2)?, off: row.get(3)? });
    }
    Ok(found)
}

/// # Errors
/// The engine's.
pub fn replace(db: &Db, year: i32, days: &BTreeMap<Day, Marked>, by: StaffId, clock: Clock) -> Result<()> {
    db.execute("DELETE FROM calendar_days WHERE year = $1", [year])?;
    db.execute(
        "INSERT INTO calendar_years (year, imported_by, imported_at) VALUES ($1, $2, $3)
         ON CONFLICT (year) DO UPDATE SET imported_by = excluded.imported_by, imported_at = excluded.imported_at",
        (year, by, clock.now),
    )?;
    let mut insert = db.prepare_cached("INSERT INTO calendar_days (year, day, name, off) VALUES ($1, $2, $3, $4)")?;
    for (day, mark) in days {
        insert.execute((year, day, &mark.name, mark.off))?;
    }
    Ok(())
}
