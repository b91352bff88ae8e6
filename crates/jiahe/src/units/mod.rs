//! Who a station works with: leading, functional and social units, and experts (4.1, 5.6.2, 5.6.3). Referrals
//! and joint handling pick from here; nothing about a case is kept with a unit.

mod keep;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use keep::{list, save};

use crate::kernel::{UnitId, coded};

coded! {
    pub enum UnitKind {
        /// 牵头单位 (政法委、妇联)
        Leading = "leading",
        /// 共治单位 (公安、法院、检察、司法、民政、教育、卫健……)
        Functional = "functional",
        /// 协同单位 (社会组织)
        Social = "social",
        /// 专家, with a speciality (5.6.3)
        Expert = "expert",
    }
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Unit {
    pub id: UnitId,
    pub kind: UnitKind,
    pub name: String,
    /// 联系人
    pub contact: String,
    pub phone: String,
    pub address: String,
    /// 职责, or an expert's field.
    pub speciality: String,
    /// `false` once one no longer works with it; what was sent there stays.
    pub active: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct UnitEntry {
    /// `None` adds one.
    pub id: Option<UnitId>,
    pub kind: Option<UnitKind>,
    pub name: String,
    pub contact: String,
    pub phone: String,
    pub address: String,
    pub speciality: String,
    pub active: bool,
}
