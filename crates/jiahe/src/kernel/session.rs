//! Who is signed in. A session is an argument of every call, never a global.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{StaffId, StationId};

/// 岗位: what a person does at the station; one person may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 窗口接待员
    Receptionist,
    /// 调解员
    Mediator,
    /// 律师
    Lawyer,
    /// 心理咨询师
    Psychologist,
    /// 婚姻辅导员
    MarriageCounsellor,
    /// 家庭教育指导师
    FamilyEducator,
    /// 负责人/领导小组
    Lead,
    /// 站点管理员
    Administrator,
    /// 志愿者
    Volunteer,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Session {
    pub staff: StaffId,
    pub station: StationId,
    pub name: String,
    pub roles: BTreeSet<Role>,
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
