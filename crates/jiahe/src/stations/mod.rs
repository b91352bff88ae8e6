//! Stations (站点): this one, and those above and below it.

mod keep;
mod list_places;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use keep::{amend, list, read, save_other};
pub use list_places::list_places;

use crate::kernel::{Role, StationId, coded};

coded! {
    /// 三级 (4.1.1.1)
    pub enum Tier {
        /// 县(市、区)服务工作室
        County = "county",
        /// 乡镇(街道)服务站
        Town = "town",
        /// 村(社区)服务点
        Village = "village",
    }
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Station {
    pub id: StationId,
    pub name: String,
    pub tier: Tier,
    /// GB/T 2260 (six digits), with GB/T 10114 town digits where known.
    pub place: String,
    pub parent_name: String,
    /// Whether it is the station this desk belongs to.
    pub own: bool,
    /// Works without Jiahe: what is sent there is answered on paper.
    pub on_paper: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct StationEntry {
    pub name: String,
    pub tier: Option<Tier>,
    pub place: String,
    pub parent_name: String,
}

/// A station without Jiahe, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OtherStationEntry {
    /// `None` adds one.
    pub id: Option<StationId>,
    pub station: StationEntry,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct FirstAdministrator {
    pub name: String,
    pub password: String,
    /// Further roles; `administrator` is added.
    pub roles: Vec<Role>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetUp {
    pub station: StationEntry,
    pub admin: FirstAdministrator,
    /// The person agreed to go on without an OS key store.
    pub without_key_store: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SetUpDone {
    /// The recovery key, shown once.
    pub recovery_key: String,
    pub groups: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlacesAsked {
    /// `None` lists the provinces.
    pub parent: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PlaceOffered {
    pub code: String,
    pub name: String,
    pub has_children: bool,
}
