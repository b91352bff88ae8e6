//! What goes over the front door about campaigns and what they found.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AlikeKind, CampaignState, UrgentHow};
use crate::cases::{DisputeType, Level, Risk};
use crate::kernel::{CampaignId, CaseId, Day, DraftId, FindingId, KeyFamilyId, Moment, StaffId, UrgentId};

/// One question; `code` is a [`super::Sign`] whose words are the program's, `text` the station's own words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct ChecklistQuestion {
    pub code: String,
    pub text: String,
    pub dispute: DisputeType,
    /// Whether the window asks to report at once.
    pub grave: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Checklist {
    /// 0 while nobody has asked by it yet.
    pub version: u32,
    /// Numbered from 1 by their place.
    pub questions: Vec<ChecklistQuestion>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ChecklistSaved {
    /// The version it grew from.
    pub version: u32,
    pub questions: Vec<ChecklistQuestion>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CampaignEntry {
    /// `None` plans a new one.
    pub id: Option<CampaignId>,
    #[ts(type = "number")]
    pub version: i64,
    pub title: String,
    /// 村/社区/网格.
    pub area: String,
    /// Its place code, where known.
    pub place: String,
    #[ts(type = "string | null")]
    pub from: Option<Day>,
    #[ts(type = "string | null")]
    pub to: Option<Day>,
    pub walks: Vec<CampaignWalkEntry>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CampaignWalkEntry {
    pub staff: StaffId,
    pub area: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CampaignWalk {
    pub staff: StaffId,
    pub name: String,
    pub area: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Campaign {
    pub id: CampaignId,
    pub title: String,
    pub area: String,
    pub place: String,
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string")]
    pub to: Day,
    pub state: CampaignState,
    /// What was said when it was closed.
    pub closing: String,
    pub walks: Vec<CampaignWalk>,
    /// Families visited so far.
    pub visited: u32,
    /// Findings of it that this session may know of.
    pub found: u32,
    /// Of these, since Monday.
    pub this_week: u32,
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CampaignAsked {
    pub id: CampaignId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CampaignVisit {
    #[ts(type = "string")]
    pub day: Day,
    pub area: String,
    pub families: u32,
}

/// The campaign's page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CampaignFile {
    pub campaign: Campaign,
    pub checklist: Checklist,
    pub visits: Vec<CampaignVisit>,
    /// The newest first.
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CampaignStateSet {
    pub id: CampaignId,
    pub state: CampaignState,
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CampaignVisitsSet {
    pub id: CampaignId,
    #[ts(type = "string | null")]
    pub day: Option<Day>,
    pub area: String,
    /// 0 takes the entry out again.
    pub families: u32,
}

/// One row of the quick entry.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct FindingEntry {
    /// `None` enters a new one.
    pub id: Option<FindingId>,
    #[ts(type = "number")]
    pub version: i64,
    pub campaign: CampaignId,
    #[ts(type = "string | null")]
    pub found_on: Option<Day>,
    /// Whoever was at the door; `None`: whoever types.
    pub found_by: Option<StaffId>,
    pub area: String,
    /// 户主姓名.
    pub head: String,
    pub address: String,
    pub phone: String,
    /// Places of the ticked questions in the campaign's checklist, from 1.
    pub signs: Vec<u32>,
    pub kinds: Vec<DisputeType>,
    /// What the finder would call it; no colour of anything until a person decides.
    pub colour: Option<Risk>,
    /// Reported at once (5.5.1.2).
    pub urgent: Option<UrgentEntry>,
    pub remark: String,
    /// It is this family of the register, or this case's.
    pub family: Option<KeyFamilyId>,
    pub case: Option<CaseId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct UrgentEntry {
    /// To whom.
    pub told: String,
    #[ts(type = "string | null")]
    pub told_at: Option<Moment>,
    pub how: Option<UrgentHow>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CaseLink {
    pub id: CaseId,
    pub code: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct FamilyLink {
    pub id: KeyFamilyId,
    pub head: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Finding {
    pub id: FindingId,
    pub campaign: CampaignId,
    pub campaign_title: String,
    /// The version of the questions it was asked by.
    pub checklist: u32,
    #[ts(type = "string")]
    pub found_on: Day,
    pub found_by: StaffId,
    pub found_by_name: String,
    pub area: String,
    pub head: String,
    pub address: String,
    pub phone: String,
    pub signs: Vec<u32>,
    pub kinds: Vec<DisputeType>,
    pub colour: Option<Risk>,
    pub urgent: Option<Urgent>,
    pub remark: String,
    pub level: Level,
    /// What became of it, where this session may know.
    pub case: Option<CaseLink>,
    pub family: Option<FamilyLink>,
    /// 当场化解、不需立案: how; empty while open.
    pub settled: String,
    #[ts(type = "string")]
    pub entered_at: Moment,
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct FindingSaved {
    pub id: FindingId,
    /// The urgent report left for the station above; else it must be told by phone.
    pub sent_up: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct FindingAsked {
    pub id: FindingId,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct FindingSettled {
    pub id: FindingId,
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct AlikeAsked {
    /// Not likened to itself.
    pub finding: Option<FindingId>,
    pub head: String,
    pub address: String,
    pub phone: String,
}

/// A household that is known already and may be the one at hand.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FindingAlike {
    pub kind: AlikeKind,
    /// Of the case, the family or the finding.
    #[ts(type = "number")]
    pub id: i64,
    /// The case's code, the family's area, the campaign's title.
    pub title: String,
    pub names: Vec<String>,
    /// `name`, `phone`, `address`.
    pub same: Vec<String>,
}

/// An intake form begun from a finding or a family.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CaseBegun {
    pub finding: Option<FindingId>,
    pub family: Option<KeyFamilyId>,
    pub title: String,
    /// The form as the intake page keeps it; the core does not look inside.
    pub body: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CaseDraft {
    pub draft: DraftId,
}

/// 及时报送: of this station's findings, or told by a station below.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Urgent {
    pub id: UrgentId,
    /// The station below that told it; empty for one's own.
    pub station: String,
    pub finding: Option<FindingId>,
    pub campaign: Option<CampaignId>,
    #[ts(type = "string")]
    pub found_on: Day,
    pub area: String,
    pub head: String,
    pub address: String,
    pub kinds: Vec<DisputeType>,
    pub told: String,
    #[ts(type = "string")]
    pub told_at: Moment,
    pub how: UrgentHow,
    pub remark: String,
    /// It left for the station above.
    pub sent_up: bool,
    /// Which lead has taken note; empty while none has.
    pub noted_by: String,
    #[ts(type = "string | null")]
    pub noted_at: Option<Moment>,
    /// What the lead arranged.
    pub noted: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct UrgentNoted {
    pub id: UrgentId,
    pub note: String,
}
