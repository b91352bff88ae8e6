//! 等候: who wants an hour that cannot be had yet. Waiting → offered → booked, or back, or over; each step is a
//! person's, and what has run out is only shown.

mod keep;
mod list;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use keep::{add, answer, close, offer};
pub use list::list;

use crate::appointments::{Mode, Slot};
use crate::cases::Service;
use crate::kernel::{AppointmentId, CaseId, Day, Moment, PersonId, RoomId, StaffId, WaitingId, coded};

coded! {
    pub enum WaitingState {
        /// 等候中
        Waiting = "waiting",
        /// 已提供时段，等答复
        Offered = "offered",
        /// 已约上
        Booked = "booked",
        /// 已过期
        Expired = "expired",
        /// 不等了
        Withdrawn = "withdrawn",
    }
}

/// Somebody who waits.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Waiting {
    pub id: WaitingId,
    pub case: Option<CaseId>,
    pub case_code: String,
    pub person: Option<PersonId>,
    pub client: String,
    pub client_phone: String,
    pub safe_contact: String,
    pub service: Service,
    /// With whom; `None` for anybody of the service.
    pub practitioner: Option<StaffId>,
    pub mode: Mode,
    pub minutes: u32,
    /// 1 Monday … 7 Sunday; empty for any day.
    pub weekdays: Vec<u8>,
    /// The earliest and the latest beginning that suits, `09:00`; empty for any.
    pub earliest: String,
    pub latest: String,
    #[ts(type = "string | null")]
    pub until: Option<Day>,
    pub note: String,
    pub state: WaitingState,
    pub offered: Option<WaitingOffer>,
    pub appointment: Option<AppointmentId>,
    /// Why it is over.
    pub reason: String,
    #[ts(type = "string")]
    pub since: Moment,
    /// The next free hour that suits somebody who waits.
    pub fits: Option<Slot>,
    /// The day until which they wait, or the moment until which the offer holds, is over.
    pub overdue: bool,
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct WaitingOffer {
    pub practitioner: StaffId,
    pub room: Option<RoomId>,
    #[ts(type = "string")]
    pub start: Moment,
    #[ts(type = "string")]
    pub answer_by: Moment,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct WaitingAsked {
    /// Those that are over as well, of the last ninety days.
    pub all: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct WaitingAdded {
    pub case: Option<CaseId>,
    pub person: Option<PersonId>,
    pub client: String,
    pub client_phone: String,
    pub service: Service,
    pub practitioner: Option<StaffId>,
    pub mode: Mode,
    pub minutes: u32,
    pub weekdays: Vec<u8>,
    pub earliest: String,
    pub latest: String,
    #[ts(type = "string | null")]
    pub until: Option<Day>,
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Offered {
    pub id: WaitingId,
    #[ts(type = "number")]
    pub version: i64,
    pub practitioner: StaffId,
    pub room: Option<RoomId>,
    #[ts(type = "string")]
    pub start: Moment,
    /// Until when the hour is kept for them.
    #[ts(type = "string")]
    pub answer_by: Moment,
}

/// What somebody said to an offer.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Answered {
    pub id: WaitingId,
    #[ts(type = "number")]
    pub version: i64,
    /// Books the hour offered; otherwise they wait on.
    pub accepted: bool,
    pub guardian: String,
    pub guardian_consent: Option<crate::appointments::GuardianConsent>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct WaitingClosed {
    pub id: WaitingId,
    #[ts(type = "number")]
    pub version: i64,
    /// `expired` or `withdrawn`.
    pub state: WaitingState,
    pub reason: String,
}
