//! Conferences (5.5.2.1, 5.5.2.2, 5.6.3, appendix B): 联席会商, 联合会诊, 月度分析会, and the tasks they set.
//!
//! Minutes are for those who were in the room and the lead. What was decided about a case (处置方案) is a record
//! of that case and is read by whoever may know of it; items and tasks of other cases are left out.

mod agenda;
mod decide;
mod keep;
mod list;
mod tasks;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use agenda::agenda;
pub use decide::decide;
pub(crate) use decide::knows;
pub use keep::{cancel, close, save, write_minutes};
#[expect(unused_imports, reason = "asked by the movement of cases")]
pub(crate) use list::plan_of;
pub use list::{duty, get, list, of_case};
pub(crate) use tasks::{end_of, triggers};
pub use tasks::{set_task, tasks};

use crate::cases::CaseRow;
use crate::kernel::{CaseId, ConferenceId, Day, Moment, StaffId, TaskId, coded};

coded! {
    pub enum ConferenceKind {
        /// 联席会商: the leading group, on one case or several (5.5.2.1)
        Joint = "joint",
        /// 联合会诊: a team of experts on one case (5.6.3)
        Consultation = "consultation",
        /// 月度分析会 (5.5.2.2)
        Monthly = "monthly",
    }
}

coded! {
    pub enum ConferenceState {
        Planned = "planned",
        Held = "held",
        /// The chair has signed the minutes.
        Closed = "closed",
        Cancelled = "cancelled",
    }
}

coded! {
    /// As what somebody sits in a conference (5.5.2.2).
    pub enum Seat {
        /// 妇联主席
        FederationChair = "federation_chair",
        /// 领导小组成员
        LeadingGroup = "leading_group",
        Mediator = "mediator",
        Lawyer = "lawyer",
        Psychologist = "psychologist",
        MarriageCounsellor = "marriage_counsellor",
        FamilyEducator = "family_educator",
        /// 公安
        Police = "police",
        /// 民政
        CivilAffairs = "civil_affairs",
        /// 司法行政
        Justice = "justice",
        /// 记录人
        Recorder = "recorder",
        Other = "other",
    }
}

coded! {
    /// Why something stands on the agenda.
    pub enum AgendaReason {
        /// 新增
        New = "new",
        /// 超期
        Overdue = "overdue",
        /// 红色
        Red = "red",
        /// 一年内多次
        Repeat = "repeat",
        /// 上报
        MovedUp = "moved_up",
        /// 不满意
        Dissatisfied = "dissatisfied",
        /// Put there by a person.
        Chosen = "chosen",
    }
}

coded! {
    pub enum TaskState {
        Open = "open",
        Done = "done",
        Dropped = "dropped",
    }
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct Attendant {
    /// Own staff; `None`: somebody from outside, by name.
    pub staff: Option<StaffId>,
    pub name: String,
    pub role: Seat,
    pub came: bool,
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct ItemEntry {
    pub case: Option<CaseId>,
    pub reason: AgendaReason,
    /// Required without a case.
    pub title: String,
}

/// Plans a conference or changes its plan.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConferenceEntry {
    pub id: Option<ConferenceId>,
    #[ts(type = "number")]
    pub version: i64,
    pub kind: ConferenceKind,
    /// `2026-11`, of a monthly one.
    pub month: String,
    #[ts(type = "string")]
    pub at: Moment,
    pub place: String,
    pub chair_staff: Option<StaffId>,
    /// Of somebody from outside.
    pub chair: String,
    pub present: Vec<Attendant>,
    pub items: Vec<ItemEntry>,
    /// Those who may not know of a case that is spoken of come all the same; they read what is said of it.
    #[serde(default)]
    pub outsiders: bool,
}

/// 会议纪要; writing them says that it was held.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MinutesEntry {
    pub id: ConferenceId,
    #[ts(type = "number")]
    pub version: i64,
    #[ts(type = "string")]
    pub held_at: Moment,
    pub present: Vec<Attendant>,
    /// 总体情况
    pub overview: String,
    /// 复杂案例
    pub complex: String,
    /// 重大隐患
    pub dangers: String,
    /// 下阶段工作
    pub next_work: String,
    /// As of [`ConferenceEntry`].
    #[serde(default)]
    pub outsiders: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct TaskEntry {
    pub what: String,
    pub owner_staff: Option<StaffId>,
    /// A unit or person from outside.
    pub owner: String,
    #[ts(type = "string | null")]
    pub due: Option<Day>,
}

/// What was decided: about a case (处置方案, with 研判), or, without one, tasks only.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Decision {
    pub id: ConferenceId,
    pub case: Option<CaseId>,
    pub study: String,
    pub decision: String,
    /// Added to those that are there.
    pub tasks: Vec<TaskEntry>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConferenceAsked {
    pub id: ConferenceId,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConferenceStep {
    pub id: ConferenceId,
    #[ts(type = "number")]
    pub version: i64,
    /// Required to cancel.
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConferencesAsked {
    pub kind: Option<ConferenceKind>,
    pub state: Option<ConferenceState>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MonthAsked {
    /// `2026-11`
    pub month: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct TasksAsked {
    pub mine: bool,
    pub open: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct TaskSet {
    pub id: TaskId,
    #[ts(type = "number")]
    pub version: i64,
    pub state: TaskState,
    /// Required to drop it.
    pub note: String,
}

/// What a list shows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Conference {
    pub id: ConferenceId,
    pub number: String,
    pub kind: ConferenceKind,
    pub state: ConferenceState,
    pub month: String,
    #[ts(type = "string")]
    pub at: Moment,
    pub place: String,
    pub chair_staff: Option<StaffId>,
    pub chair: String,
    pub overview: String,
    pub complex: String,
    pub dangers: String,
    pub next_work: String,
    /// Why it was cancelled.
    pub reason: String,
    pub signed_by: String,
    #[ts(type = "string | null")]
    pub signed_at: Option<Moment>,
    pub created_by: StaffId,
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Item {
    pub case: Option<CaseRow>,
    pub reason: AgendaReason,
    pub title: String,
}

/// 处置方案 of a case.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Plan {
    pub case: CaseId,
    pub conference: ConferenceId,
    pub kind: ConferenceKind,
    pub number: String,
    pub study: String,
    pub decision: String,
    pub made_by: String,
    #[ts(type = "string")]
    pub made_at: Moment,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Task {
    pub id: TaskId,
    pub case: Option<CaseId>,
    /// Empty without a case.
    pub case_code: String,
    pub conference: ConferenceId,
    pub what: String,
    pub owner_staff: Option<StaffId>,
    pub owner: String,
    #[ts(type = "string")]
    pub due: Day,
    pub state: TaskState,
    pub note: String,
    #[ts(type = "string")]
    pub set_at: Moment,
    #[ts(type = "string | null")]
    pub settled_at: Option<Moment>,
    /// Open, and its day is over.
    pub overdue: bool,
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ConferenceFile {
    pub conference: Conference,
    pub present: Vec<Attendant>,
    pub items: Vec<Item>,
    pub plans: Vec<Plan>,
    pub tasks: Vec<Task>,
    /// Whether the person asking may sign the minutes off.
    pub may_sign: bool,
    /// Whether they may change the plan, write minutes and decide: the lead, the chair, whoever called it together
    /// or takes the minutes. The others in the room read.
    pub may_write: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CaseConferences {
    /// Those this session may read.
    pub conferences: Vec<Conference>,
    pub plans: Vec<Plan>,
    pub tasks: Vec<Task>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct AgendaItem {
    pub case: Option<CaseRow>,
    /// The comment of a survey without a case, or what is overdue: a rule's code.
    pub note: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct AgendaGroup {
    pub reason: AgendaReason,
    pub items: Vec<AgendaItem>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Agenda {
    pub month: String,
    pub groups: Vec<AgendaGroup>,
}

/// 每月一次 (5.5.2.2): what the lead is reminded of.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Duty {
    pub month: String,
    /// None is planned or held this month.
    pub due: bool,
}
