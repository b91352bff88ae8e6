//! Units and experts a station works with.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::fault::Result;
use crate::kernel::{Clock, UnitId};
use crate::units::Unit;

const COLUMNS: &str = "id, kind, name, contact, phone, address, speciality, active";

fn read(row: &Row<'_>) -> rusqlite::Result<Unit> {
    Ok(Unit {
        id: row.get(0)?,
        kind: row.get(1)?,
        name: row.get(2)?,
        contact: row.get(3)?,
        phone: row.get(4)?,
        address: row.get(5)?,
        speciality: row.get(6)?,
        active: row.get(7)?,
    })
}

/// # Errors
/// The engine's.
pub fn list(db: &Db) -> Result<Vec<Unit>> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM units ORDER BY active DESC, kind, name, id"))?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: UnitId) -> Result<Option<Unit>> {
    Ok(db.prepare_cached(&format!("SELECT {COLUMNS} FROM units WHERE id = $1"))?.query_row([id], read).optional()?)
}

/// Inserts it, or replaces all of it.
///
/// # Errors
/// The engine's.
pub fn keep(db: &Db, unit: &Unit, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO units (id, kind, name, contact, phone, address, speciality, active, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, contact = excluded.contact,
           phone = excluded.phone, address = excluded.address, speciality = excluded.speciality, active = excluded.active",
        (
            unit.id,
            unit.kind,
            &unit.name,
            &unit.contact,
            &unit.phone,
            &unit.address,
            &unit.speciality,
            unit.active,
            clock.now,
        ),
    )?;
    Ok(())
}
