//! Rooms, and what they have.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::fault::{Fault, Result};
use crate::kernel::RoomId;
use crate::rooms::Room;

fn read(db: &Db, row: &Row<'_>) -> rusqlite::Result<Room> {
    let id: RoomId = row.get(0)?;
    let equipment = db
        .prepare_cached("SELECT equipment FROM room_equipment WHERE room_id = $1")?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(Room { id, name: row.get(1)?, capacity: row.get(2)?, equipment, active: row.get(3)? })
}

/// Rooms in use first, in the order they came.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db) -> Result<Vec<Room>> {
    let mut statement = db.prepare_cached("SELECT id, name, capacity, active FROM rooms ORDER BY active DESC, id")?;
    Ok(statement.query_map([], |row| read(db, row))?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: RoomId) -> Result<Option<Room>> {
    Ok(db
        .prepare_cached("SELECT id, name, capacity, active FROM rooms WHERE id = $1")?
        .query_row([id], |row| read(db, row))
        .optional()?)
}

/// # Errors
/// The engine's, also when the name is taken.
pub fn insert(db: &Db, room: &Room) -> Result<()> {
    db.execute(
        "INSERT INTO rooms (id, name, capacity, active) VALUES ($1, $2, $3, $4)",
        (room.id, &room.name, room.capacity, room.active),
    )?;
    equip(db, room)
}

/// # Errors
/// [`crate::Code::NotFound`] when there is no such room; the engine's, also when the name is taken.
pub fn update(db: &Db, room: &Room) -> Result<()> {
    let rows = db.execute(
        "UPDATE rooms SET name = $1, capacity = $2, active = $3 WHERE id = $4",
        (&room.name, room.capacity, room.active, room.id),
    )?;
    if rows == 0 {
        return Err(Fault::not_found("a room"));
    }
    db.execute("DELETE FROM room_equipment WHERE room_id = $1", [room.id])?;
    equip(db, room)
}

fn equip(db: &Db, room: &Room) -> Result<()> {
    for one in &room.equipment {
        db.execute("INSERT INTO room_equipment (room_id, equipment) VALUES ($1, $2)", (room.id, one))?;
    }
    Ok(())
}
