//! Rooms of the station.

mod list;
mod save;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use list::list;
pub use save::save;

use crate::kernel::RoomId;

#[derive(Debug, Clone, Serialize, TS)]
pub struct Room {
    pub id: RoomId,
    pub name: String,
    pub capacity: u32,
    pub active: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct RoomEntry {
    /// `None` adds a room.
    pub id: Option<RoomId>,
    pub name: String,
    pub capacity: u32,
    pub active: bool,
}
