//! Rooms of the station.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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

mod stub;
pub use stub::*;
