//! 驻点值班 (4.2, 5.4): who is on duty at which station for which service. Turns recur by weekday and may differ on one
//! day. Being on duty and being bookable agree: a turn here lies within the person's plan (`schedule`), a turn at
//! another station outside of it; what does not agree is told as a gap.

mod change;
mod keep;
pub(crate) mod roster;
mod told;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use change::{answer, change, withdraw};
pub use keep::{end_shift, save_shift, set_needs};
pub(crate) use roster::Agreed;
pub use told::{gaps, roster, shifts, today};

use crate::cases::Service;
use crate::kernel::{Day, DutyChangeId, ShiftId, StaffId, coded};

coded! {
    pub enum DutyChangeKind {
        /// 停班: nobody, this once
        Off = "off",
        /// 代班
        StandIn = "stand_in",
        /// 换班: against a turn of the other's
        Swap = "swap",
    }
}

coded! {
    pub enum DutyChangeState {
        /// 等对方答复
        Asked = "asked",
        /// 已同意
        Agreed = "agreed",
        /// 未同意
        Declined = "declined",
        /// 已撤回
        Withdrawn = "withdrawn",
    }
}

/// A turn that recurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Shift {
    pub id: ShiftId,
    pub service: Service,
    pub staff: StaffId,
    pub staff_name: String,
    /// 1 Monday … 7 Sunday.
    pub weekday: u8,
    pub start: String,
    pub end: String,
    /// Another station; empty for this one.
    pub place: String,
    #[ts(type = "string")]
    pub from: Day,
    /// Its last day.
    #[ts(type = "string | null")]
    pub until: Option<Day>,
}

/// A shift as the form sends it: a new one on every weekday named, or (with `id`) one changed.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShiftEntry {
    pub id: Option<ShiftId>,
    pub service: Service,
    pub staff: StaffId,
    #[ts(type = "number[]")]
    pub weekdays: BTreeSet<u8>,
    pub start: String,
    pub end: String,
    pub place: String,
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string | null")]
    pub until: Option<Day>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShiftEnded {
    pub id: ShiftId,
    /// Its last day; the day before it began takes it away altogether.
    #[ts(type = "string")]
    pub last: Day,
}

/// Somebody on duty on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Turn {
    pub shift: ShiftId,
    #[ts(type = "string")]
    pub day: Day,
    pub service: Service,
    pub staff: StaffId,
    pub staff_name: String,
    /// Whose turn it would have been.
    pub instead_of: String,
    pub start: String,
    pub end: String,
    pub place: String,
    /// Why it does not hold: `off`, `on_leave`, `outside_hours`, `holiday`, `not_away`, `left`; empty when it does.
    pub why: String,
    /// What changed it, so that it can be taken back.
    pub change: Option<DutyChangeId>,
}

/// What was asked of somebody and not answered yet.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DutyRequest {
    pub id: DutyChangeId,
    pub kind: DutyChangeKind,
    pub shift: ShiftId,
    pub service: Service,
    #[ts(type = "string")]
    pub day: Day,
    pub start: String,
    pub end: String,
    pub from_name: String,
    pub to: StaffId,
    pub to_name: String,
    /// With [`DutyChangeKind::Swap`]: what the other gives.
    #[ts(type = "string | null")]
    pub back_day: Option<Day>,
    pub back_service: Option<Service>,
    pub back_start: String,
    pub back_end: String,
    pub reason: String,
    /// Whether this session may answer it, or take it back.
    pub may_answer: bool,
    pub may_withdraw: bool,
}

/// A day on which nobody is there for a service.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct DutyGap {
    #[ts(type = "string")]
    pub day: Day,
    pub service: Service,
    /// Why whoever should be there is not; empty when nobody was named at all.
    pub why: String,
    /// Who should be there.
    pub staff_name: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct RosterAsked {
    #[ts(type = "string")]
    pub from: Day,
    /// Last day, included; at most 62 days after `from`.
    #[ts(type = "string")]
    pub to: Day,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Roster {
    pub turns: Vec<Turn>,
    pub requests: Vec<DutyRequest>,
    pub needs: Vec<DutyNeed>,
    /// Holidays and days worked to make up for one.
    pub marked: Vec<crate::schedule::MarkedDay>,
}

/// On which weekdays somebody must be there for a service.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct DutyNeed {
    pub service: Service,
    #[ts(type = "number[]")]
    pub weekdays: BTreeSet<u8>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct DutyChangeAsked {
    pub shift: ShiftId,
    #[ts(type = "string")]
    pub day: Day,
    pub kind: DutyChangeKind,
    /// Who takes it; nobody with [`DutyChangeKind::Off`].
    pub to: Option<StaffId>,
    /// With [`DutyChangeKind::Swap`]: the other's turn.
    pub back_shift: Option<ShiftId>,
    #[ts(type = "string | null")]
    pub back_day: Option<Day>,
    pub reason: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct DutyChanged {
    pub id: DutyChangeId,
    pub state: DutyChangeState,
    /// Hours booked in the turn with whoever gives it away: they are handed over by a person, or stay.
    pub booked: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct DutyAnswered {
    pub id: DutyChangeId,
    pub agreed: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct DutyChangeRef {
    pub id: DutyChangeId,
}
