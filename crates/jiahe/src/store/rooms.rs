//! Rooms.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::fault::{Fault, Result};
use crate::kernel::RoomId;
use crate::rooms::Room;

fn read(row: &Row<'_>) -> rusqlite::Result<Room> {
    Ok(Room { id: row.get(0)?, name: row.get(1)?, capacity: row.get(2)?, active: row.get(3)? })
}

/// Rooms in use first, in the order they came.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db) -> Result<Vec<Room>> {
    let mut statement = db.prepare_cached("SELECT id, name, capacity, active FROM rooms ORDER BY active DESC, id")?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: RoomId) -> Result<Option<Room>> {
    Ok(db
        .prepare_cached("SELECT id, name, capacity, active FROM rooms WHERE id = $1")?
        .query_row([id], read)
        .optional()?)
}

/// # Errors
/// The engine's, also when the name is taken.
pub fn insert(db: &Db, room: &Room) -> Result<()> {
    db.execute(
        "INSERT INTO rooms (id, name, capacity, active) VALUES ($1, $2, $3, $4)",
        (room.id, &room.name, room.capacity, room.active),
    )?;
    Ok(())
}

/// # Errors
/// [`crate::Code::NotFound`] when there is no such room; the engine's, also when the name is taken.
pub fn update(db: &Db, room: &Room) -> Result<()> {
    let rows = db.execute(
        "UPDATE rooms SET name = $1, capacity = $2, active = $3 WHERE id = $4",
        (&room.name, room.capacity, room.active, room.id),
    )?;
    if rows == 0 { Err(Fault::not_found("a room")) } else { Ok(()) }
}
