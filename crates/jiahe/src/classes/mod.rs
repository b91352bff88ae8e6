//! Family-education sessions (家庭教育活动, 5.4.8): planned, enrolled, held, signed for.

mod enrol;
mod list;
mod mark;
mod save;
mod set_state;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use enrol::enrol;
pub use list::{get, list};
pub use mark::mark;
pub use save::save;
pub use set_state::set_state;

use crate::kernel::{CaseId, ClassId, Day, EnrolmentId, Moment, PersonId, coded};

coded! {
    pub enum ClassState {
        /// 已计划
        Planned = "planned",
        /// 已开展
        Held = "held",
        /// 已取消
        Cancelled = "cancelled",
    }
}

coded! {
    pub enum EnrolmentState {
        /// 已报名
        Enrolled = "enrolled",
        /// 已签到
        Attended = "attended",
        /// 缺席
        Absent = "absent",
        /// 已退出
        Withdrawn = "withdrawn",
    }
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Class {
    pub id: ClassId,
    pub theme: String,
    pub instructor: String,
    pub place: String,
    /// 对象
    pub audience: String,
    #[ts(type = "string")]
    pub start: Moment,
    #[ts(type = "string")]
    pub end: Moment,
    pub capacity: u32,
    /// Enrolled and not withdrawn.
    pub enrolled: u32,
    pub attended: u32,
    pub state: ClassState,
    pub cancel_reason: String,
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ClassEntry {
    /// `None` plans a new session.
    pub id: Option<ClassId>,
    #[ts(type = "number")]
    pub version: i64,
    pub theme: String,
    pub instructor: String,
    pub place: String,
    pub audience: String,
    #[ts(type = "string | null")]
    pub start: Option<Moment>,
    pub minutes: u32,
    pub capacity: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ClassesAsked {
    #[ts(type = "string | null")]
    pub from: Option<Day>,
    #[ts(type = "string | null")]
    pub to: Option<Day>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Enrolment {
    pub id: EnrolmentId,
    pub case: Option<CaseId>,
    /// Empty when the case is not this session's to see.
    pub case_code: String,
    pub person: Option<PersonId>,
    pub name: String,
    pub phone: String,
    /// 子女年龄, as told: `6`, `3、9`.
    pub child_age: String,
    pub state: EnrolmentState,
    pub hidden: bool,
    /// Seen by break-glass only: it cannot be marked.
    pub looking: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ClassFile {
    pub class: Class,
    pub enrolments: Vec<Enrolment>,
}

/// Enrols a family: from a case (case and person given) or a walk-in (name typed).
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Enrol {
    pub class: ClassId,
    pub case: Option<CaseId>,
    pub person: Option<PersonId>,
    pub name: String,
    pub phone: String,
    pub child_age: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct EnrolmentSet {
    pub id: EnrolmentId,
    pub state: EnrolmentState,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ClassStateSet {
    pub id: ClassId,
    #[ts(type = "number")]
    pub version: i64,
    pub state: ClassState,
    /// Required to cancel.
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ClassAsked {
    pub id: ClassId,
}
