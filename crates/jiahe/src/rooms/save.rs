//! Adds a room or changes it. A room is never deleted: what was booked in it keeps its name.

use super::{Room, RoomEntry};
use crate::api::Noun;
use crate::fault::{Check, Result};
use crate::kernel::{RoomId, text};
use crate::store;
use crate::transact::Act;

/// # Errors
/// A name that is empty, over 60 characters or taken; a capacity outside 1–999; a room to be closed in which hours
/// are still to come.
pub fn save(act: &mut Act<'_>, entry: RoomEntry) -> Result<RoomId> {
    let name = text::line(&entry.name);
    let mut check = Check::default();
    check.that(!name.is_empty(), "name", "required");
    check.fits(&name, 60, "name");
    let taken = store::rooms::list(act.db)?.iter().any(|room| room.name == name && Some(room.id) != entry.id);
    check.that(!taken, "name", "taken");
    check.that((1..=999).contains(&entry.capacity), "capacity", "range");
    let before = match entry.id {
        Some(id) => store::rooms::get(act.db, id)?,
        None => None,
    };
    if let Some(room) = before.as_ref().filter(|room| room.active && !entry.active) {
        let coming = store::taken::coming_in(act.db, room.id, act.clock.now)?
            + store::lessons::coming_in(act.db, room.id, act.clock.now)?;
        check.that(coming == 0, "active", "hours_booked");
    }
    check.done()?;
    let equipment = entry.equipment.or_else(|| before.map(|room| room.equipment)).unwrap_or_default();
    let id = entry.id.unwrap_or_else(|| act.fresh());
    let room = Room { id, name, capacity: entry.capacity, equipment, active: entry.active };
    match entry.id {
        None => store::rooms::insert(act.db, &room)?,
        Some(_) => store::rooms::update(act.db, &room)?,
    }
    act.note(Noun::Rooms, room.id.0, "");
    act.touch(Noun::Appointments);
    Ok(room.id)
}
