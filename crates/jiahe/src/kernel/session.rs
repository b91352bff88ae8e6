//! Who is signed in. A session is an argument of every call, never a global.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use super::{StaffId, StationId, coded};

coded! {
    /// 岗位: what a person does at the station; one person may have several.
    pub enum Role {
        /// 窗口接待员
        Receptionist = "receptionist",
        /// 调解员
        Mediator = "mediator",
        /// 律师
        Lawyer = "lawyer",
        /// 心理咨询师
        Psychologist = "psychologist",
        /// 婚姻辅导员
        MarriageCounsellor = "marriage_counsellor",
        /// 家庭教育指导师
        FamilyEducator = "family_educator",
        /// 负责人/领导小组
        Lead = "lead",
        /// 站点管理员: manages accounts, reads no case by that role alone
        Administrator = "administrator",
        /// 志愿者: sees only the cases they are put on
        Volunteer = "volunteer",
    }
}

/// Whether somebody in these roles works on cases at all: an administrator without another role does not.
#[must_use]
pub fn works_on_cases(roles: &BTreeSet<Role>) -> bool {
    roles.iter().any(|role| *role != Role::Administrator)
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Session {
    pub staff: StaffId,
    pub station: StationId,
    pub name: String,
    pub roles: BTreeSet<Role>,
    /// The password was given by somebody else: nothing but setting an own one is answered.
    pub password_due: bool,
}

impl Session {
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    #[must_use]
    pub fn has_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has(*role))
    }
}
