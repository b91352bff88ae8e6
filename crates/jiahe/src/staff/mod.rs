//! Staff (工作人员): who works here, in which roles, and the hours they see people.

mod keep;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use keep::{list, read, set_hours};

use crate::kernel::{Role, StaffId};

#[derive(Debug, Clone, Serialize, TS)]
pub struct StaffMember {
    pub id: StaffId,
    pub name: String,
    pub phone: String,
    pub roles: BTreeSet<Role>,
    pub active: bool,
    /// Whether the person can sign in on this PC.
    pub has_account: bool,
    pub hours: Vec<Hours>,
}

/// Part of the weekly plan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct Hours {
    /// 1 Monday … 7 Sunday.
    pub weekday: u8,
    /// `09:00`
    pub start: String,
    /// `11:30`, after `start`.
    pub end: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct StaffEntry {
    /// `None` adds a person.
    pub id: Option<StaffId>,
    pub name: String,
    pub phone: String,
    pub roles: BTreeSet<Role>,
    pub active: bool,
    /// First password of an account; empty leaves the account as it is.
    pub password: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct HoursSet {
    pub staff: StaffId,
    pub hours: Vec<Hours>,
}
