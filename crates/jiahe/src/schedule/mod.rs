//! 排班: when a practitioner can be had, what each service is booked like, and the rules of the station.

mod keep;
mod load;
pub mod plan;
mod rules;
mod told;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use keep::{add_exception, drop_exception, practitioners, set_practitioner};
pub(crate) use keep::{may_plan, runs_the_desk};
pub use load::{load, supervise};
pub use rules::{StationRules, get as rules, set_service, set_station};
pub(crate) use rules::{service as service_rule, station as station_rules};
pub use told::told;
pub(crate) use told::{Planner, Where};

use crate::appointments::{Kind, Mode};
use crate::cases::Service;
use crate::kernel::{Day, ExceptionId, StaffId, coded};
use crate::people::Sex;

coded! {
    /// What is spoken besides 普通话, or instead of it.
    pub enum Language {
        /// 普通话
        Mandarin = "mandarin",
        /// 本地话
        Local = "local",
        /// 吴语
        Wu = "wu",
        /// 粤语
        Cantonese = "cantonese",
        /// 闽语
        Min = "min",
        /// 客家话
        Hakka = "hakka",
        /// 西南官话
        Southwestern = "southwestern",
        /// 手语
        Sign = "sign",
        /// 少数民族语言
        Minority = "minority",
        /// 外语
        Foreign = "foreign",
    }
}

coded! {
    pub enum ExceptionKind {
        /// 请假、外出: not to be had
        Leave = "leave",
        /// 加班: to be had, whatever plan and holiday say
        Extra = "extra",
    }
}

/// Weekly time that is not to be had: a break, or with a place the hours at another station.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct OffHours {
    /// 1 Monday … 7 Sunday.
    pub weekday: u8,
    pub start: String,
    pub end: String,
    /// Another station, 乡镇站点; empty for a break.
    pub place: String,
    /// Minutes on the way there and back again, each.
    pub travel: u32,
}

/// A day, or days, on which the weekly plan does not hold.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanException {
    pub id: ExceptionId,
    pub kind: ExceptionKind,
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string")]
    pub to: Day,
    /// Both empty for the whole day.
    pub start: String,
    pub end: String,
    pub note: String,
}

/// What the calendar knows of a practitioner beside the weekly hours.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Practitioner {
    pub staff: StaffId,
    pub sex: Option<Sex>,
    pub languages: BTreeSet<Language>,
    /// How long before an hour it must be booked.
    pub lead_minutes: u32,
    /// How far ahead one may book.
    pub horizon_days: u32,
    /// The weekly plan holds on statutory holidays as well.
    pub works_holidays: bool,
    pub off_hours: Vec<OffHours>,
    /// Those that are not over for a month.
    pub exceptions: Vec<PlanException>,
}

impl Practitioner {
    /// Somebody of whom nothing has been said yet.
    #[must_use]
    pub fn plain(staff: StaffId) -> Self {
        Self {
            staff,
            sex: None,
            languages: BTreeSet::new(),
            lead_minutes: 0,
            horizon_days: 180,
            works_holidays: false,
            off_hours: Vec::new(),
            exceptions: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PractitionerSet {
    pub staff: StaffId,
    pub sex: Option<Sex>,
    pub languages: BTreeSet<Language>,
    pub lead_minutes: u32,
    pub horizon_days: u32,
    pub works_holidays: bool,
    pub off_hours: Vec<OffHours>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ExceptionAdded {
    pub staff: StaffId,
    pub kind: ExceptionKind,
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string")]
    pub to: Day,
    pub start: String,
    pub end: String,
    pub note: String,
}

/// How many hours that are booked already fall into a leave; a person moves them, nothing does so by itself.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExceptionKept {
    pub id: ExceptionId,
    pub booked: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ExceptionAsked {
    pub id: ExceptionId,
}

/// What a service is booked like.
#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct ServiceRule {
    pub service: Service,
    pub minutes: u32,
    /// Minutes kept free before and after.
    pub before: u32,
    pub after: u32,
    pub modes: BTreeSet<Mode>,
    pub kinds: BTreeSet<Kind>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CalendarRules {
    pub station: StationRules,
    /// All eight, in their order.
    pub services: Vec<ServiceRule>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlanAsked {
    #[ts(type = "string")]
    pub from: Day,
    /// Last day, included; at most 62 days after `from`.
    #[ts(type = "string")]
    pub to: Day,
}

/// Minutes since midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct OpenSpan {
    pub from: u16,
    pub to: u16,
}

/// When somebody can be had on one day, everything considered but what is booked.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlannedDay {
    pub staff: StaffId,
    #[ts(type = "string")]
    pub day: Day,
    pub open: Vec<OpenSpan>,
    pub leave: bool,
}

/// A day marked by the list of holidays.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MarkedDay {
    #[ts(type = "string")]
    pub day: Day,
    pub name: String,
    pub off: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanTold {
    pub days: Vec<PlannedDay>,
    pub marked: Vec<MarkedDay>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct LoadAsked {
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string")]
    pub to: Day,
}

/// What one practitioner did, and was supervised for, in some days.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Load {
    pub staff: StaffId,
    pub name: String,
    /// Hours held, and their minutes.
    pub held: u32,
    pub minutes: u32,
    /// Different people seen on record.
    pub clients: u32,
    pub no_shows: u32,
    pub late_cancelled: u32,
    /// Begun, and nobody has said what became of it.
    pub unrecorded: u32,
    /// Held without a note on it.
    pub without_note: u32,
    /// Still to come, from now on.
    pub coming: u32,
    /// Cases one handles that are open now.
    pub open_cases: u32,
    pub supervised_minutes: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Supervised {
    pub staff: StaffId,
    #[ts(type = "string")]
    pub on: Day,
    pub minutes: u32,
    pub supervisor: String,
    pub note: String,
}
