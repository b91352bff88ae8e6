//! What the intake form (登记受理) carries through the front door. Fields that a person may leave
//! empty while typing are optional here, and answered field by field when the form is saved.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Channel, Consent, DangerPrompt, DangerSign, DisputeType, FamilyKind, Grade, Level, PartyRole, Risk, Service,
};
use crate::kernel::{CaseId, Day, DraftId, Moment, StaffId};
use crate::paper::edition::FieldAnswer;
use crate::people::PersonEntry;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PartyEntry {
    pub role: Option<PartyRole>,
    pub person: PersonEntry,
    /// 与户主关系, GB/T 4761; `None` for a party of another household.
    pub relation: Option<String>,
}

/// A member of the household who is not a party.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MemberEntry {
    pub person: PersonEntry,
    /// 与户主关系, GB/T 4761.
    pub relation: Option<String>,
}

/// One of the five mandatory prompts, answered.
#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct PromptAnswer {
    pub prompt: DangerPrompt,
    /// Whether the person was told and helped to it.
    pub done: bool,
    /// What came of it, or why it was not done; required when not done.
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Intake {
    /// The draft this form grew from; gone once the case is saved.
    pub draft: Option<DraftId>,
    pub channel: Option<Channel>,
    /// When the dispute reached the station.
    #[ts(type = "string | null")]
    pub reported_at: Option<Moment>,
    /// 首办负责人 (5.6.1).
    pub received_by: Option<StaffId>,
    /// Two or more.
    pub parties: Vec<PartyEntry>,
    pub members: Vec<MemberEntry>,
    pub main_type: Option<DisputeType>,
    pub other_types: Vec<DisputeType>,
    pub services: Vec<Service>,
    /// 纠纷简述, up to 20,000 characters.
    pub facts: String,
    pub dangers: Vec<DangerSign>,
    pub prompts: Vec<PromptAnswer>,
    pub risk: Option<Risk>,
    pub risk_reason: String,
    pub level: Option<Level>,
    pub consent: Option<Consent>,
    /// What the consent covers, or why none is needed.
    pub consent_note: String,
    pub details: Details,
}

/// The rest of A.1 (重点家庭登记表), all of it optional at intake.
#[derive(Debug, Clone, Default, Deserialize, Serialize, TS)]
pub struct Details {
    pub family_kinds: Vec<FamilyKind>,
    /// Fields of the station's own on the form.
    #[serde(default)]
    pub answers: Vec<FieldAnswer>,
    /// 涉及人数.
    pub people_count: Option<u32>,
    pub difficulty: Option<Grade>,
    pub help: Option<Grade>,
    pub danger: Option<Grade>,
    /// 是否可能引起治安、刑事案件 (5.5.1.2).
    pub may_escalate: bool,
    /// 报告时间、对象; required when `may_escalate`.
    pub escalation_report: String,
    /// 已采取措施.
    pub measures: String,
    /// 无法调处原因.
    pub obstacle: String,
    /// 化解时限.
    #[ts(type = "string | null")]
    pub deadline: Option<Day>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Opened {
    pub id: CaseId,
    /// 一事一码.
    pub code: String,
}
