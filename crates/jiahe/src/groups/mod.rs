//! 团体辅导: a group with its leaders, seats, members screened before they join, meetings in the calendar, attendance, and
//! a note per meeting and per member. Members whose case this session may not know of hold a seat without a name.

mod attend;
mod keep;
mod list;
mod meet;
mod member;
mod note;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use attend::attend;
pub use keep::{close, save};
pub use list::{get, list};
pub use meet::{plan, preview};
pub use member::{admit, apply, leave, screen};
pub use note::{read_note, save_note, share_note};

use crate::appointments::{AppointmentState, GuardianConsent, Mode};
use crate::cases::Service;
use crate::compartments::Reader;
use crate::kernel::{
    AppointmentId, AttendanceId, CaseId, GroupId, GroupMemberId, Moment, PersonId, RoomId, SeriesId, StaffId, coded,
};

coded! {
    pub enum GroupState {
        /// 进行中
        Open = "open",
        /// 已结束
        Closed = "closed",
    }
}

coded! {
    pub enum GroupMemberState {
        /// 待筛选
        Applied = "applied",
        /// 不适合
        Unsuited = "unsuited",
        /// 适合，等名额: on the waiting list in the order in which they applied
        Suited = "suited",
        /// 成员
        Member = "member",
        /// 已退出
        Left = "left",
    }
}

coded! {
    pub enum AttendanceState {
        /// 到
        Attended = "attended",
        /// 缺席
        Absent = "absent",
        /// 请假
        Excused = "excused",
    }
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Group {
    pub id: GroupId,
    pub title: String,
    pub service: Service,
    pub leader: StaffId,
    pub leader_name: String,
    pub co_leader: Option<StaffId>,
    pub co_leader_name: String,
    pub room: Option<RoomId>,
    pub room_name: String,
    pub mode: Mode,
    pub minutes: u32,
    pub seats: u32,
    /// 对象
    pub audience: String,
    pub series: SeriesId,
    pub state: GroupState,
    /// Why it ended.
    pub reason: String,
    pub members: u32,
    /// Suited, and without a seat yet.
    pub waiting: u32,
    pub meetings: u32,
    /// The next meeting.
    #[ts(type = "string | null")]
    pub next: Option<Moment>,
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct GroupMember {
    pub id: GroupMemberId,
    pub case: Option<CaseId>,
    pub case_code: String,
    pub person: Option<PersonId>,
    pub name: String,
    pub phone: String,
    pub safe_contact: String,
    pub guardian: String,
    pub guardian_consent: GuardianConsent,
    pub state: GroupMemberState,
    /// What the screening found, or why they left: for those who decide about the group.
    pub reason: String,
    pub screened_by_name: String,
    #[ts(type = "string | null")]
    pub screened_at: Option<Moment>,
    pub hidden: bool,
    /// Seen by break-glass only: nothing of it can be changed.
    pub looking: bool,
    #[ts(type = "number")]
    pub version: i64,
}

/// Who came to a meeting.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Attendance {
    pub id: AttendanceId,
    pub member: GroupMemberId,
    pub state: AttendanceState,
    pub has_note: bool,
    /// Whether this session can open the note, or may write the first one.
    pub may_read_note: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct GroupMeeting {
    pub appointment: AppointmentId,
    #[ts(type = "string")]
    pub start: Moment,
    #[ts(type = "string")]
    pub end: Moment,
    pub room_name: String,
    pub state: AppointmentState,
    pub attendance: Vec<Attendance>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct GroupFile {
    pub group: Group,
    pub members: Vec<GroupMember>,
    pub meetings: Vec<GroupMeeting>,
    /// Whether this session screens, and may change the group: who leads it, and the lead of the station.
    pub may_run: bool,
    /// Whether this session writes notes here: who leads it.
    pub leads: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct GroupsAsked {
    /// Those that ended as well.
    pub all: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct GroupAsked {
    pub id: GroupId,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct GroupEntry {
    /// `None` begins a group.
    pub id: Option<GroupId>,
    #[ts(type = "number")]
    pub version: i64,
    pub title: String,
    pub service: Service,
    pub leader: StaffId,
    pub co_leader: Option<StaffId>,
    pub room: Option<RoomId>,
    pub mode: Mode,
    /// 10–480.
    pub minutes: u32,
    /// 2–40.
    pub seats: u32,
    pub audience: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct GroupClosed {
    pub id: GroupId,
    #[ts(type = "number")]
    pub version: i64,
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MeetingsAsked {
    pub group: GroupId,
    #[ts(type = "string")]
    pub first: Moment,
    /// 1 for every week, 2 for every other; at most 8.
    pub every_weeks: u32,
    /// 1–26.
    pub times: u32,
    pub outside_plan: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MeetingsPlanned {
    pub group: GroupId,
    #[ts(type = "string[]")]
    pub starts: Vec<Moment>,
    pub outside_plan: bool,
}

/// Somebody on a case (case and person given), or whoever gives a name.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct GroupApplied {
    pub group: GroupId,
    pub case: Option<CaseId>,
    pub person: Option<PersonId>,
    pub name: String,
    pub phone: String,
    /// Of somebody under age.
    pub guardian: String,
    pub guardian_consent: Option<GuardianConsent>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MemberScreened {
    pub id: GroupMemberId,
    #[ts(type = "number")]
    pub version: i64,
    pub suited: bool,
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MemberAdmitted {
    pub id: GroupMemberId,
    #[ts(type = "number")]
    pub version: i64,
    /// Why a lead lets two people sit together who must not meet; nobody else may.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub decision: Option<String>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MemberLeft {
    pub id: GroupMemberId,
    #[ts(type = "number")]
    pub version: i64,
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MemberAttended {
    pub appointment: AppointmentId,
    pub member: GroupMemberId,
    pub state: AttendanceState,
}

/// 个人记录: what a leader keeps of one member in one meeting.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MemberNoteSaved {
    pub id: AttendanceId,
    pub text: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MemberNoteAsked {
    pub id: AttendanceId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MemberNoteRead {
    pub text: String,
    /// Everybody who may read it, the author among them; empty before the first save.
    pub readers: Vec<Reader>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MemberNoteShared {
    pub id: AttendanceId,
    /// Whom else to let read; who is left out no longer may.
    pub readers: Vec<StaffId>,
}
