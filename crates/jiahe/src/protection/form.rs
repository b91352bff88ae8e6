//! What the forms about safety send.

use serde::Deserialize;
use ts_rs::TS;

use super::{Measure, OrderRelation, OrderStepKind, Proxy, ProxyReason, VisitMet};
use crate::cases::DangerPrompt;
use crate::kernel::{CaseId, Day, Moment, NoContactId, PersonId, ProtectionOrderId, WarningId};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PromptTold {
    pub case: CaseId,
    pub prompt: DangerPrompt,
    /// Done: when, where and by whom are required. Not wanted or not needed: why.
    pub done: bool,
    #[ts(type = "string | null")]
    pub told_at: Option<Moment>,
    pub place: String,
    pub told_by: String,
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct WarningEntry {
    pub case: CaseId,
    /// `None` for a new letter.
    pub id: Option<WarningId>,
    #[ts(type = "number")]
    pub version: i64,
    pub police: String,
    pub number: String,
    #[ts(type = "string")]
    pub issued_on: Day,
    pub offender: PersonId,
    pub victim: PersonId,
    pub facts: String,
    #[ts(type = "string | null")]
    pub given_offender: Option<Day>,
    #[ts(type = "string | null")]
    pub given_victim: Option<Day>,
    #[ts(type = "string | null")]
    pub told_village: Option<Day>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct VisitEntry {
    pub warning: WarningId,
    #[ts(type = "string")]
    pub visited_at: Moment,
    /// Who went.
    pub visitor: String,
    pub met: VisitMet,
    pub findings: String,
    pub breached: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct VisitsEnded {
    pub id: WarningId,
    #[ts(type = "number")]
    pub version: i64,
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OrderApplication {
    pub case: CaseId,
    pub applicant: PersonId,
    pub respondent: PersonId,
    pub relation: OrderRelation,
    pub proxy: Option<Proxy>,
    pub proxy_name: String,
    pub proxy_reason: Option<ProxyReason>,
    /// With [`ProxyReason::Frail`]: it is the person's own will.
    pub willing: bool,
    pub court: String,
    pub grounds: String,
    #[ts(type = "string")]
    pub applied_at: Moment,
    pub urgent: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OrderDecision {
    pub id: ProtectionOrderId,
    #[ts(type = "number")]
    pub version: i64,
    pub granted: bool,
    #[ts(type = "string")]
    pub decided_at: Moment,
    /// 案号
    pub number: String,
    pub measures: Vec<Measure>,
    pub other_measure: String,
    /// Last day; at most six months from the decision (反家暴 30).
    #[ts(type = "string | null")]
    pub until: Option<Day>,
    /// Why it was refused.
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OrderStepTaken {
    pub id: ProtectionOrderId,
    #[ts(type = "number")]
    pub version: i64,
    pub kind: OrderStepKind,
    #[ts(type = "string")]
    pub day: Day,
    pub note: String,
    /// With [`OrderStepKind::Extended`]: the new last day.
    #[ts(type = "string | null")]
    pub until: Option<Day>,
    /// With [`OrderStepKind::Varied`]: what holds now.
    pub measures: Vec<Measure>,
    pub other_measure: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeptApart {
    pub case: CaseId,
    pub first: PersonId,
    pub second: PersonId,
    pub reason: String,
    /// Last day; `None` until somebody ends it.
    #[ts(type = "string | null")]
    pub until: Option<Day>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct LetMeet {
    pub id: NoContactId,
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, serde::Serialize, TS)]
pub struct Gap {
    /// 0–480.
    pub minutes: u32,
}
