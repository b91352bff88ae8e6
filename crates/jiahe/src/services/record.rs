//! A service record as the window sees it, and what it may ask for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bodies::Performance;
use super::{
    Countdown, ProposalReason, Scale, ScaleBand, ServiceBody, ServiceOutcome, ServicePrompt, ServiceSheets,
    ServiceState, StepKind,
};
use crate::cases::Service;
use crate::compartments::Reader;
use crate::kernel::{CaseId, Day, Moment, PersonId, ServiceRecordId, StaffId};

#[derive(Debug, Clone, Serialize, TS)]
pub struct ServiceRecord {
    pub id: ServiceRecordId,
    /// `None` for a walk-in question.
    pub case: Option<CaseId>,
    pub case_code: String,
    pub service: Service,
    pub state: ServiceState,
    pub assigned: Option<StaffId>,
    pub assigned_name: String,
    /// 承办单位, where it is somebody outside.
    pub unit: String,
    pub person: Option<PersonId>,
    /// The person's name, or what a walk-in is called; may be empty.
    pub client: String,
    pub client_phone: String,
    /// 安全联系提示 of the person: read before dialling.
    pub safe_contact: String,
    pub summary: String,
    pub body: ServiceBody,
    pub next_step: String,
    #[ts(type = "string | null")]
    pub next_on: Option<Day>,
    #[ts(type = "string")]
    pub opened_at: Moment,
    pub opened_by: StaffId,
    pub opened_by_name: String,
    #[ts(type = "string | null")]
    pub ended_at: Option<Moment>,
    pub outcome: Option<ServiceOutcome>,
    pub outcome_note: String,
    #[ts(type = "number")]
    pub version: i64,
}

/// The whole page of a record.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ServiceFile {
    pub record: ServiceRecord,
    /// Newest first.
    pub steps: Vec<ServiceStep>,
    /// The next first, those met last.
    pub clocks: Vec<Countdown>,
    pub prompts: Vec<ServicePrompt>,
    /// The outcomes this service knows.
    pub outcomes: Vec<ServiceOutcome>,
    /// When the agreement took effect.
    #[ts(type = "string | null")]
    pub effective: Option<Day>,
    /// Who may read scales, crisis form and safety plan; empty while there are none.
    pub sheet_readers: Vec<Reader>,
    /// Whether this session may change it.
    pub may_change: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ServiceStep {
    #[ts(type = "string")]
    pub at: Moment,
    pub by: StaffId,
    pub by_name: String,
    pub kind: StepKind,
    pub note: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ServiceRow {
    pub id: ServiceRecordId,
    pub case: Option<CaseId>,
    pub case_code: String,
    pub service: Service,
    pub state: ServiceState,
    pub assigned: Option<StaffId>,
    pub assigned_name: String,
    pub unit: String,
    pub client: String,
    pub summary: String,
    #[ts(type = "string")]
    pub opened_at: Moment,
    #[ts(type = "string | null")]
    pub ended_at: Option<Moment>,
    pub outcome: Option<ServiceOutcome>,
    /// The first clock that still runs.
    pub next: Option<Countdown>,
}

#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ServiceFilter {
    pub case: Option<CaseId>,
    pub service: Option<Service>,
    pub state: Option<ServiceState>,
    pub assigned: Option<StaffId>,
    /// `true`: only records without a case.
    pub walk_in: Option<bool>,
}

#[derive(Debug, Clone, Copy, Deserialize, Serialize, TS)]
pub struct ServiceCursor {
    #[ts(type = "string")]
    pub opened_at: Moment,
    pub id: ServiceRecordId,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ServicesAsked {
    pub filter: ServiceFilter,
    pub after: Option<ServiceCursor>,
    /// 1–200.
    pub limit: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ServicePage {
    pub rows: Vec<ServiceRow>,
    pub next: Option<ServiceCursor>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ServiceAsked {
    pub id: ServiceRecordId,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ServiceOpening {
    /// `None`: a walk-in question.
    pub case: Option<CaseId>,
    pub service: Service,
    pub assigned: Option<StaffId>,
    pub unit: String,
    /// Somebody on the case.
    pub person: Option<PersonId>,
    /// A walk-in's name and phone; both may be empty.
    pub client: String,
    pub client_phone: String,
    /// 事由, required.
    pub summary: String,
    /// Already filled in, as for a question answered at once.
    pub body: Option<ServiceBody>,
    /// Ends it in the same breath.
    pub outcome: Option<ServiceOutcome>,
}

/// Opens several at once on a case: what was chosen of a proposal.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ServicesChosen {
    pub case: CaseId,
    pub chosen: Vec<ServiceChosen>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ServiceChosen {
    pub service: Service,
    pub assigned: Option<StaffId>,
    pub unit: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ServiceSaved {
    pub id: ServiceRecordId,
    #[ts(type = "number")]
    pub version: i64,
    pub assigned: Option<StaffId>,
    pub unit: String,
    pub person: Option<PersonId>,
    pub client: String,
    pub client_phone: String,
    pub summary: String,
    pub next_step: String,
    #[ts(type = "string | null")]
    pub next_on: Option<Day>,
    pub body: ServiceBody,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ServiceStepTaken {
    pub id: ServiceRecordId,
    /// One of those written by hand.
    pub kind: StepKind,
    #[ts(type = "string")]
    pub at: Moment,
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ServiceEnding {
    pub id: ServiceRecordId,
    #[ts(type = "number")]
    pub version: i64,
    pub outcome: ServiceOutcome,
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ServiceReopening {
    pub id: ServiceRecordId,
    #[ts(type = "number")]
    pub version: i64,
    /// Required.
    pub reason: String,
}

/// How a clause is performed; a breach opens the mediation again.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ClausePerformed {
    pub id: ServiceRecordId,
    #[ts(type = "number")]
    pub version: i64,
    #[ts(type = "number")]
    pub clause: i64,
    pub performance: Performance,
    #[ts(type = "string | null")]
    pub seen_on: Option<Day>,
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ProposalAsked {
    pub case: CaseId,
}

/// A service that the rules propose; a person decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ServiceProposal {
    pub service: Service,
    pub reasons: Vec<ProposalReason>,
    /// A record of it runs already.
    pub running: bool,
    /// 家庭暴力: 面对面调解 is not proposed, only possible.
    pub caution: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SheetsSaved {
    pub id: ServiceRecordId,
    pub sheets: ServiceSheets,
    /// As it was when read; somebody else may have written since.
    #[ts(type = "string | null")]
    pub updated_at: Option<Moment>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SheetsShared {
    pub id: ServiceRecordId,
    /// Whom else to let read; who is left out no longer may.
    pub readers: Vec<StaffId>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SheetsRead {
    pub sheets: ServiceSheets,
    pub sums: Vec<ScaleSum>,
    pub readers: Vec<Reader>,
    /// A scale says that somebody thinks of dying, and no crisis form has been filled in since.
    pub crisis_due: bool,
    #[ts(type = "string | null")]
    pub updated_at: Option<Moment>,
}

/// The sum of a filled-in scale, in the order of the sheets: screening, no diagnosis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScaleSum {
    pub scale: Scale,
    #[ts(type = "string")]
    pub on: Day,
    pub sum: u32,
    pub most: u32,
    pub band: ScaleBand,
    /// PHQ-9 item 9 above zero.
    pub harm: bool,
}
