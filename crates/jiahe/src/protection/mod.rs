//! Against violence: what was told to whoever is in danger, warning letters (告诫书), protection orders
//! (人身安全保护令), and the two people whom calendar and paper keep apart (反家庭暴力法).

mod answer;
pub(crate) mod apart;
mod board;
mod clocks;
mod form;
mod gap;
mod list;
mod order;
mod step;
pub mod terms;
mod warning;

use serde::Serialize;
use ts_rs::TS;

pub use answer::answer;
pub(crate) use answer::{fulfil, untold};
pub use apart::{keep_apart, let_meet};
pub use board::board;
pub(crate) use clocks::{report, triggers};
pub use form::*;
pub(crate) use gap::minutes as gap_minutes;
pub use gap::{gap, set_gap};
pub use list::of_case;
pub use order::{apply, decide};
pub use step::step;
pub use terms::*;
pub use warning::{end_visits, save_warning, visit};

use crate::cases::DangerPrompt;
use crate::kernel::{CaseId, Day, Moment, NoContactId, PersonId, ProtectionOrderId, StaffId, WarningId};

/// Everything about safety on one case.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Protection {
    /// The prompts this case calls for, and any other that was answered, in the order of the terms.
    pub prompts: Vec<Prompted>,
    pub warnings: Vec<Warning>,
    pub orders: Vec<ProtectionOrder>,
    pub no_contacts: Vec<NoContact>,
    /// Minutes that no-contact keeps between two people's hours at the station.
    pub gap: u32,
}

/// One of the mandatory prompts, and what came of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Prompted {
    pub prompt: DangerPrompt,
    /// The case calls for it: violence, a danger sign, a minor.
    pub needed: bool,
    /// `None` while nobody has answered.
    pub done: Option<bool>,
    #[ts(type = "string | null")]
    pub told_at: Option<Moment>,
    pub place: String,
    pub told_by: String,
    pub note: String,
    /// A warning or an order was breached since: to be asked again.
    pub again: bool,
}

impl Prompted {
    /// Somebody must still speak of it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.needed && (self.done.is_none() || self.again)
    }
}

/// 告诫书
#[derive(Debug, Clone, Serialize, TS)]
pub struct Warning {
    pub id: WarningId,
    /// 派出所
    pub police: String,
    /// 文号
    pub number: String,
    #[ts(type = "string")]
    pub issued_on: Day,
    pub offender: PersonId,
    pub offender_name: String,
    pub victim: PersonId,
    pub victim_name: String,
    /// 家庭暴力的事实陈述 (反家暴 16)
    pub facts: String,
    #[ts(type = "string | null")]
    pub given_offender: Option<Day>,
    #[ts(type = "string | null")]
    pub given_victim: Option<Day>,
    #[ts(type = "string | null")]
    pub told_village: Option<Day>,
    #[ts(type = "string | null")]
    pub ended_on: Option<Day>,
    pub end_reason: String,
    pub visits: Vec<WarningVisit>,
    #[ts(type = "number")]
    pub version: i64,
}

/// 查访
#[derive(Debug, Clone, Serialize, TS)]
pub struct WarningVisit {
    #[ts(type = "number")]
    pub id: i64,
    #[ts(type = "string")]
    pub visited_at: Moment,
    pub visitor: String,
    pub met: VisitMet,
    pub findings: String,
    pub breached: bool,
    #[ts(type = "string")]
    pub entered_at: Moment,
}

/// 人身安全保护令
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProtectionOrder {
    pub id: ProtectionOrderId,
    pub applicant: PersonId,
    pub applicant_name: String,
    pub respondent: PersonId,
    pub respondent_name: String,
    pub relation: OrderRelation,
    pub proxy: Option<Proxy>,
    pub proxy_name: String,
    pub proxy_reason: Option<ProxyReason>,
    pub court: String,
    pub grounds: String,
    #[ts(type = "string")]
    pub applied_at: Moment,
    pub urgent: bool,
    pub state: ProtectionState,
    /// Until when the court must decide: 72 hours, urgent 24, never rolled over (反家暴 28).
    #[ts(type = "string")]
    pub decide_by: Moment,
    #[ts(type = "string | null")]
    pub decided_at: Option<Moment>,
    pub number: String,
    pub measures: Vec<Measure>,
    pub other_measure: String,
    /// Why it was refused.
    pub reason: String,
    #[ts(type = "string | null")]
    pub from: Option<Day>,
    #[ts(type = "string | null")]
    pub until: Option<Day>,
    /// It binds today.
    pub in_force: bool,
    pub steps: Vec<OrderStep>,
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct OrderStep {
    #[ts(type = "number")]
    pub id: i64,
    pub kind: OrderStepKind,
    #[ts(type = "string")]
    pub day: Day,
    #[ts(type = "string | null")]
    pub until: Option<Day>,
    pub note: String,
    pub entered_by: String,
    #[ts(type = "string")]
    pub entered_at: Moment,
}

/// 禁止接触 between two people.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NoContact {
    pub id: NoContactId,
    pub first: PersonId,
    pub first_name: String,
    pub second: PersonId,
    pub second_name: String,
    /// From this order, and ending with it; `None` when a person set it.
    pub order: Option<ProtectionOrderId>,
    pub reason: String,
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string | null")]
    pub until: Option<Day>,
    pub set_by: StaffId,
    pub set_by_name: String,
    #[ts(type = "string | null")]
    pub ended_on: Option<Day>,
    pub end_reason: String,
    /// It holds today.
    pub holds: bool,
    /// Hours of this case, booked already, at which the two would meet: to be moved.
    #[ts(type = "string[]")]
    pub clashes: Vec<Moment>,
}

/// What the lead, and each handler, must see to.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SafetyBoard {
    pub rows: Vec<SafetyRow>,
}

/// One line of it, by what presses most.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SafetyRow {
    pub what: SafetyMatter,
    pub case: CaseId,
    pub code: String,
    pub handler_name: String,
    /// By when.
    #[ts(type = "string | null")]
    pub by: Option<Moment>,
    /// With prompts: how many are unanswered.
    pub count: u32,
}
