//! Stations.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::fault::Result;
use crate::kernel::{Clock, StationId};
use crate::stations::Station;

const COLUMNS: &str = "id, name, tier, place, parent_name, own, on_paper";

fn read(row: &Row<'_>) -> rusqlite::Result<Station> {
    Ok(Station {
        id: row.get(0)?,
        name: row.get(1)?,
        tier: row.get(2)?,
        place: row.get(3)?,
        parent_name: row.get(4)?,
        own: row.get(5)?,
        on_paper: row.get(6)?,
    })
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, station: &Station, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO stations (id, name, tier, place, parent_name, own, on_paper, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        (station.id, &station.name, station.tier, &station.place, &station.parent_name, station.own, station.on_paper, clock.now),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn update(db: &Db, station: &Station) -> Result<()> {
    db.execute(
        "UPDATE stations SET name = $1, tier = $2, place = $3, parent_name = $4 WHERE id = $5",
        (&station.name, station.tier, &station.place, &station.parent_name, station.id),
    )?;
    Ok(())
}

/// The own station first.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db) -> Result<Vec<Station>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM stations ORDER BY own DESC, id"))?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: StationId) -> Result<Option<Station>> {
    Ok(db.prepare_cached(&format!("SELECT {COLUMNS} FROM stations WHERE id = $1"))?.query_row([id], read).optional()?)
}

/// The station this desk belongs to.
///
/// # Errors
/// The engine's.
pub fn own(db: &Db) -> Result<Station> {
    Ok(db.prepare_cached(&format!("SELECT {COLUMNS} FROM stations WHERE own = 1"))?.query_row([], read)?)
}
