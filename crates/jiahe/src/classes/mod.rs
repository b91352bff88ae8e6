//! Family-education sessions (家庭教育活动, 5.4.8): planned, enrolled, held, signed for. A session is a lecture of its own,
//! one given at a host outside (送课上门), or a lesson of a cohort (`cohorts/`).

mod code;
mod enrol;
mod feedback;
pub(crate) mod hand_over;
pub(crate) mod hours;
mod list;
mod make_up;
mod mark;
mod save;
mod set_state;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use code::{code, find};
pub use enrol::enrol;
pub(crate) use enrol::{Who, who};
pub(crate) use feedback::sum as feedback_sum;
pub use feedback::{
    ClassFeedbackEntry, FEWEST, FeedbackComment, FeedbackItem, FeedbackMean, FeedbackScore, FeedbackSum,
    enter as enter_feedback,
};
pub use hours::{LessonHour, hours};
pub use list::{get, list};
pub use make_up::{MakeUp, make_up};
pub use mark::mark;
pub use save::save;
pub(crate) use save::{Planned, plan_one};
pub use set_state::set_state;

use crate::kernel::{
    CaseId, ClassId, CohortId, CourseId, Day, EnrolmentId, MemberId, Moment, PersonId, RoomId, StaffId, coded,
};

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
    pub enum ClassForm {
        /// 单次讲座、活动
        Lecture = "lecture",
        /// 送课上门
        Outreach = "outreach",
        /// 班期里的一课
        Lesson = "lesson",
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
    pub form: ClassForm,
    /// 主办、承接单位, where it is given outside.
    pub host: String,
    /// One of this station's own, whose hours it takes.
    pub instructor_id: Option<StaffId>,
    /// One of this station's rooms, which it takes.
    pub room: Option<RoomId>,
    pub course: Option<CourseId>,
    pub cohort: Option<CohortId>,
    /// Empty without a cohort.
    pub cohort_title: String,
    /// 签到码, as its QR code says it: of the session alone.
    pub code: String,
    #[ts(type = "number")]
    pub version: i64,
}

/// What a session has besides; `form` is `lecture` or `outreach`, and a lesson stays one.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ClassMore {
    pub form: ClassForm,
    pub host: String,
    pub instructor_id: Option<StaffId>,
    pub room: Option<RoomId>,
    pub course: Option<CourseId>,
    /// A new session becomes a lesson of it.
    pub cohort: Option<CohortId>,
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
    /// What is there stays when not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub more: Option<ClassMore>,
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
    /// Whose place in a cohort it belongs to.
    pub member: Option<MemberId>,
    /// It makes up for a lesson that was missed.
    pub makes_up: bool,
    pub hidden: bool,
    /// Seen by break-glass only: it cannot be marked.
    pub looking: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ClassFile {
    pub class: Class,
    /// In the order of the sign-in sheet, the withdrawn included.
    pub enrolments: Vec<Enrolment>,
    pub feedback: FeedbackSum,
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
