//! Rooms of the station.

mod list;
mod save;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use list::list;
pub use save::save;

use crate::kernel::{RoomId, coded};

coded! {
    /// What a room has.
    pub enum Equipment {
        /// 单面镜
        OneWayMirror = "one_way_mirror",
        /// 沙盘
        Sandplay = "sandplay",
        /// 视频
        Video = "video",
        /// 儿童活动角
        PlayCorner = "play_corner",
        /// 无障碍
        StepFree = "step_free",
    }
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Room {
    pub id: RoomId,
    pub name: String,
    pub capacity: u32,
    pub equipment: BTreeSet<Equipment>,
    pub active: bool,
}

impl Room {
    /// Whether so many people find a seat beside whoever sees them.
    #[must_use]
    pub fn seats(&self, people: usize) -> bool {
        usize::try_from(self.capacity).is_ok_and(|seats| people < seats)
    }

    #[must_use]
    pub fn has(&self, equipment: &[Equipment]) -> bool {
        equipment.iter().all(|one| self.equipment.contains(one))
    }
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct RoomEntry {
    /// `None` adds a room.
    pub id: Option<RoomId>,
    pub name: String,
    pub capacity: u32,
    /// What is there stays when not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub equipment: Option<BTreeSet<Equipment>>,
    pub active: bool,
}
