//! Staff (工作人员): who works here, in which roles, and the hours they see people.

mod keep;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use keep::{another_lead, is_time, own};
pub use keep::{list, read, set_hours};

use crate::kernel::{Role, Session, StaffId, StationId};

#[derive(Debug, Clone, Serialize, TS)]
pub struct StaffMember {
    pub id: StaffId,
    pub name: String,
    pub phone: String,
    pub roles: BTreeSet<Role>,
    /// Works here; `false` once the person has left.
    pub active: bool,
    /// Works here, but may not sign in for now.
    pub suspended: bool,
    /// Whether the person can sign in on this PC.
    pub has_account: bool,
    /// The account still has the password somebody else gave it.
    pub password_due: bool,
    pub hours: Vec<Hours>,
}

impl StaffMember {
    /// Somebody who can decide as a lead today.
    #[must_use]
    pub fn leads(&self) -> bool {
        self.has_account && self.active && !self.suspended && self.roles.contains(&Role::Lead)
    }

    /// The session this person would have.
    #[must_use]
    pub fn session(&self, station: StationId) -> Session {
        Session {
            staff: self.id,
            station,
            name: self.name.clone(),
            roles: self.roles.clone(),
            password_due: self.password_due,
        }
    }
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
    pub suspended: bool,
    /// First password of an account; empty leaves the account as it is.
    pub password: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct HoursSet {
    pub staff: StaffId,
    pub hours: Vec<Hours>,
}
