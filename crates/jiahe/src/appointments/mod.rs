//! Appointments (预约): a practitioner, a client, an hour, perhaps a room; none of them twice.

mod book;
mod cancel;
mod find;
mod free;
mod hour;
mod mark;
mod note;
mod reschedule;
mod slots;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use book::book;
pub use cancel::cancel;
pub use find::{get, of_case, range};
pub use mark::mark;
pub use note::{read_note, save_note, share_note};
pub use reschedule::reschedule;
pub use slots::slots;

use crate::cases::Service;
use crate::compartments::Reader;
use crate::kernel::{AppointmentId, CaseId, Day, Moment, PersonId, RoomId, StaffId, coded};

coded! {
    /// 方式
    pub enum Mode {
        /// 线下
        InPerson = "in_person",
        /// 线上
        Online = "online",
        /// 电话
        Phone = "phone",
    }
}

coded! {
    pub enum AppointmentState {
        /// 已预约
        Booked = "booked",
        /// 已到访
        Attended = "attended",
        /// 未到
        NoShow = "no_show",
        /// 已取消
        Cancelled = "cancelled",
    }
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Appointment {
    pub id: AppointmentId,
    pub case: Option<CaseId>,
    pub case_code: String,
    pub person: Option<PersonId>,
    /// Empty when `hidden`.
    pub client: String,
    pub client_phone: String,
    pub safe_contact: String,
    pub service: Service,
    pub practitioner: StaffId,
    pub practitioner_name: String,
    pub room: Option<RoomId>,
    pub room_name: String,
    pub mode: Mode,
    #[ts(type = "string")]
    pub start: Moment,
    #[ts(type = "string")]
    pub end: Moment,
    pub state: AppointmentState,
    /// Why it was cancelled or moved.
    pub reason: String,
    /// The hour is taken, but by a case this session may not know of: only time, practitioner and room are given.
    pub hidden: bool,
    /// Whether a counselling note has been written (its text is asked for apart).
    pub has_note: bool,
    /// Whether this session can open it, or may write the first one.
    pub may_read_note: bool,
    /// Seen by break-glass only: it can be neither moved, cancelled nor marked.
    pub looking: bool,
    /// Whether this session can move it; said only where one is asked for. The hours of a case that another station
    /// holds can be cancelled and marked here, and no more.
    pub may_move: bool,
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Booking {
    pub case: Option<CaseId>,
    /// A person on the case; or `None` with `client` typed for a walk-in.
    pub person: Option<PersonId>,
    /// 称呼 of a walk-in without a record.
    pub client: String,
    pub client_phone: String,
    pub service: Service,
    pub practitioner: StaffId,
    pub room: Option<RoomId>,
    pub mode: Mode,
    #[ts(type = "string")]
    pub start: Moment,
    /// 10–480, 50 by default.
    pub minutes: u32,
    /// Book outside the practitioner's weekly plan on purpose.
    pub outside_plan: bool,
    /// Why a lead lets two people come who must not meet; nobody else may.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub decision: Option<String>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct RangeAsked {
    #[ts(type = "string")]
    pub from: Day,
    /// Last day, included; at most 62 days after `from`.
    #[ts(type = "string")]
    pub to: Day,
    pub practitioner: Option<StaffId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Reschedule {
    pub id: AppointmentId,
    #[ts(type = "number")]
    pub version: i64,
    pub practitioner: StaffId,
    pub room: Option<RoomId>,
    #[ts(type = "string")]
    pub start: Moment,
    pub minutes: u32,
    pub reason: String,
    pub outside_plan: bool,
    /// Why a lead lets two people come who must not meet; nobody else may.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub decision: Option<String>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Cancellation {
    pub id: AppointmentId,
    #[ts(type = "number")]
    pub version: i64,
    /// Required.
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Outcome {
    pub id: AppointmentId,
    #[ts(type = "number")]
    pub version: i64,
    /// `attended` or `no_show`; `booked` takes a mistaken mark back.
    pub state: AppointmentState,
}

/// The counselling note (个案记录 问题–干预–反馈): the practitioner's own, not part of the case file.
#[derive(Debug, Clone, Default, Deserialize, Serialize, TS)]
pub struct CounsellingNote {
    /// 问题
    pub problem: String,
    /// 干预
    pub intervention: String,
    /// 反馈
    pub feedback: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct NoteRead {
    pub note: CounsellingNote,
    /// Everybody who may read it, the author among them; empty before the first save.
    pub readers: Vec<Reader>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct NoteShared {
    pub id: AppointmentId,
    /// Whom else to let read; who is left out no longer may.
    pub readers: Vec<StaffId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct NoteSaved {
    pub id: AppointmentId,
    pub note: CounsellingNote,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SlotsAsked {
    #[ts(type = "string")]
    pub from: Day,
    /// 1–92.
    pub days: u32,
    /// Empty: every active practitioner of the service.
    pub practitioners: Vec<StaffId>,
    pub service: Option<Service>,
    pub minutes: u32,
    /// Whether a free room is needed (线下).
    pub mode: Mode,
    /// The client must be free too.
    pub person: Option<PersonId>,
}

/// A free hour.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Slot {
    pub practitioner: StaffId,
    #[ts(type = "string")]
    pub start: Moment,
    #[ts(type = "string")]
    pub end: Moment,
    /// A room that is free then, where one is needed.
    pub room: Option<RoomId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct AppointmentAsked {
    pub id: AppointmentId,
}
