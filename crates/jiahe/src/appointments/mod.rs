//! Appointments (预约): a practitioner, a client, an hour, perhaps a room; none of them twice.

mod book;
mod cancel;
mod client;
mod find;
pub mod free;
mod hand_over;
mod held;
mod hour;
mod mark;
mod meeting;
mod near;
mod note;
mod reschedule;
mod series;
mod slots;
mod terms;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use book::book;
pub(crate) use book::{could_book, may_book, place};
pub use cancel::cancel;
pub use client::{ClientRecord, client_record};
pub(crate) use client::{is_minor, walk_in};
pub use find::{get, of_case, range};
pub use hand_over::{
    HandOver, HandOverAsked, HandOverHour, HandOverLesson, HandedOver, PartOfDay, Stranded, hand_over,
    preview_hand_over, stranded,
};
pub use held::{hold, release};
pub use mark::mark;
pub(crate) use meeting::{Meeting, call_off, could_join, join, leave, meetings, place as place_meeting, would_fit};
pub(crate) use near::would_share;
pub use note::{read_note, save_note, share_note};
pub use reschedule::{preview_move, reschedule};
pub use series::{book_series, preview_series};
pub(crate) use slots::fitting;
pub use slots::slots;
pub use terms::{Absent, AppointmentState, CancelledBy, GuardianConsent, Kind, Mode, SeriesScope};

use crate::cases::Service;
use crate::compartments::Reader;
use crate::kernel::{AppointmentId, CaseId, Day, GroupId, HoldId, Moment, PersonId, RoomId, SeriesId, StaffId};
use crate::people::Sex;
use crate::rooms::Equipment;
use crate::schedule::Language;

/// Somebody who comes besides the first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Companion {
    pub person: PersonId,
    pub name: String,
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
    /// Who did not come.
    pub absent: Option<Absent>,
    pub kind: Kind,
    pub others: Vec<Companion>,
    /// Minutes kept free before and after, the way included.
    pub pad_before: u32,
    pub pad_after: u32,
    /// Minutes on the way to a home, each way.
    pub travel: u32,
    /// 匿名来访
    pub anonymous: bool,
    /// Of a client under age.
    pub guardian: String,
    pub guardian_consent: GuardianConsent,
    pub series: Option<SeriesId>,
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
    /// The group whose meeting it is; who comes to that is told by the group.
    pub group: Option<GroupId>,
    /// Whom of the staff it takes up besides the practitioner: who leads a group with them.
    #[ts(type = "number[]")]
    pub also: Vec<StaffId>,
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
    /// Book outside the practitioner's plan on purpose: plan, leave, holiday, lead time, horizon.
    pub outside_plan: bool,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub more: Option<More>,
    /// Why a lead lets two people come who must not meet; nobody else may.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub decision: Option<String>,
}

/// What most bookings leave as it is.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct More {
    pub kind: Option<Kind>,
    /// Others of the case who come as well.
    pub others: Vec<PersonId>,
    /// 匿名初谈: no name, no telephone, no record.
    pub anonymous: bool,
    pub guardian: String,
    pub guardian_consent: Option<GuardianConsent>,
    /// Minutes on the way to a home, each way; the station's usual ones when not given.
    pub travel: Option<u32>,
    /// What the room must have.
    pub equipment: Vec<Equipment>,
    /// Only asked for: somebody confirms it later.
    pub request: bool,
    /// Agreed to book for somebody who missed too many hours.
    pub despite_no_shows: bool,
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
    /// How much of its series moves along, by as much.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub scope: Option<SeriesScope>,
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
    /// The client when not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub by: Option<CancelledBy>,
    /// Counts as a late cancellation; only a person says so, and only of a client's within the station's hours.
    #[serde(default)]
    pub late: bool,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub scope: Option<SeriesScope>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Outcome {
    pub id: AppointmentId,
    #[ts(type = "number")]
    pub version: i64,
    /// What became of it; `confirmed` takes a mistaken mark back.
    pub state: AppointmentState,
    /// With `no_show`: who did not come, the client when not given.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub absent: Option<Absent>,
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
    #[serde(default)]
    #[ts(optional = nullable)]
    pub also: Option<AlsoWanted>,
}

/// What else a free hour must be.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct AlsoWanted {
    pub kind: Option<Kind>,
    pub others: Vec<PersonId>,
    pub sex: Option<Sex>,
    pub language: Option<Language>,
    pub equipment: Vec<Equipment>,
    pub travel: Option<u32>,
    /// Weekdays that suit, 1 Monday … 7 Sunday; empty for all.
    pub weekdays: Vec<u8>,
    /// The earliest and the latest beginning that suits, `09:00`; empty for any.
    pub earliest: String,
    pub latest: String,
    /// No more than so many; 0 for all.
    pub most: u32,
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

/// An hour kept for whoever fills in a booking.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct HoldAsked {
    pub practitioner: StaffId,
    pub room: Option<RoomId>,
    #[ts(type = "string")]
    pub start: Moment,
    pub minutes: u32,
    /// What it will be booked for, so that the minutes around it are kept as well.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub service: Option<Service>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub mode: Option<Mode>,
    /// Minutes on the way to a home, each way.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub travel: Option<u32>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Held {
    pub id: HoldId,
    #[ts(type = "string")]
    pub until: Moment,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SeriesAsked {
    /// The first hour.
    pub booking: Booking,
    /// 1 for every week, 2 for every other; at most 8.
    pub every_weeks: u32,
    /// 2–52.
    pub times: u32,
}

/// The hours of a series as agreed on after the preview.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SeriesBooked {
    pub booking: Booking,
    #[ts(type = "string[]")]
    pub starts: Vec<Moment>,
}

/// One hour of a series before anything is saved.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SeriesHour {
    #[ts(type = "string")]
    pub start: Moment,
    #[ts(type = "string")]
    pub end: Moment,
    /// Why it cannot be had; empty when it can.
    pub why: String,
    /// Hours near it that can, of the same practitioner.
    pub instead: Vec<Slot>,
}
