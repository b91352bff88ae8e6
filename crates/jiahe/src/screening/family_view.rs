//! What goes over the front door about the register of families and the weekly summaries.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CaseLink, FamilyState, Finding, LifeKind};
use crate::cases::{CaseState, DisputeType, EventKind, FamilyKind, Grade, Level, Member, MemberEntry, Risk};
use crate::kernel::{CaseId, Day, FindingId, KeyFamilyId, Moment, StaffId, StationId};

#[derive(Debug, Clone, Default, Deserialize, Serialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct KeyFamilyFilter {
    /// Part of a name, pinyin initials, or part of the area.
    pub text: Option<String>,
    pub risk: Option<Risk>,
    pub area: Option<String>,
    pub handler: Option<StaffId>,
    /// `true`: on the register; `false`: taken off.
    pub on: Option<bool>,
    /// `true`: only those to be looked at within a week.
    pub due: Option<bool>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct KeyFamilyRow {
    pub id: KeyFamilyId,
    /// 户主.
    pub head: String,
    pub area: String,
    pub kinds: Vec<FamilyKind>,
    pub types: Vec<DisputeType>,
    pub risk: Risk,
    pub level: Level,
    pub state: FamilyState,
    pub handler: StaffId,
    pub handler_name: String,
    #[ts(type = "string | null")]
    pub due: Option<Day>,
}

/// 解决问题难度 / 需要帮扶力度 / 存在风险程度 (A.1; 5.5.3.1).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct FamilyRating {
    pub difficulty: Option<Grade>,
    pub help: Option<Grade>,
    pub danger: Option<Grade>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeyFamilyEntry {
    /// What it grew from.
    pub finding: Option<FindingId>,
    /// Its people are those of this case.
    pub case: Option<CaseId>,
    /// The head first; none are needed where the case names them.
    pub people: Vec<MemberEntry>,
    /// 村/社区/网格.
    pub area: String,
    pub kinds: Vec<FamilyKind>,
    pub types: Vec<DisputeType>,
    pub rating: FamilyRating,
    pub risk: Option<Risk>,
    pub risk_reason: String,
    /// `None`: 敏感 with violence or minors, else 普通.
    pub level: Option<Level>,
    pub handler: Option<StaffId>,
    pub measures: String,
    /// When somebody looks again.
    #[ts(type = "string | null")]
    pub due: Option<Day>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct KeyFamilyAdded {
    pub id: KeyFamilyId,
    /// Whether whoever entered it may look at it from now on.
    pub yours: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeyFamilyAsked {
    pub id: KeyFamilyId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct KeyFamily {
    pub row: KeyFamilyRow,
    pub people: Vec<Member>,
    pub rating: FamilyRating,
    /// Why it has its colour.
    pub risk_reason: String,
    pub measures: String,
    #[ts(type = "string")]
    pub entered_at: Moment,
    pub findings: Vec<Finding>,
    pub cases: Vec<KeyFamilyCase>,
    /// From screening to re-screening, the newest first.
    pub life: Vec<LifeEntry>,
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct KeyFamilyCase {
    pub id: CaseId,
    pub code: String,
    pub main_type: DisputeType,
    pub risk: Risk,
    pub state: CaseState,
    #[ts(type = "string")]
    pub opened_at: Moment,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct LifeEntry {
    #[ts(type = "string")]
    pub at: Moment,
    pub kind: LifeKind,
    pub by_name: String,
    /// With [`LifeKind::Case`].
    pub event: Option<EventKind>,
    pub case: Option<CaseLink>,
    pub from: String,
    pub to: String,
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeyFamilyAmended {
    pub id: KeyFamilyId,
    #[ts(type = "number")]
    pub version: i64,
    pub area: String,
    pub kinds: Vec<FamilyKind>,
    pub types: Vec<DisputeType>,
    pub rating: FamilyRating,
    pub measures: String,
}

/// A colour, a level or a responsible person, each with why.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeyFamilyRiskSet {
    pub id: KeyFamilyId,
    pub risk: Risk,
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeyFamilyLevelSet {
    pub id: KeyFamilyId,
    pub level: Level,
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeyFamilyHandlerSet {
    pub id: KeyFamilyId,
    pub handler: StaffId,
    pub reason: String,
}

/// 再走访: what was seen, and when next.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeyFamilyLooked {
    pub id: KeyFamilyId,
    #[ts(type = "string | null")]
    pub day: Option<Day>,
    pub note: String,
    #[ts(type = "string | null")]
    pub due: Option<Day>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeyFamilyReason {
    pub id: KeyFamilyId,
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct KeyFamilyOffAnswered {
    pub id: KeyFamilyId,
    pub approved: bool,
    /// Required when it is refused.
    pub note: String,
}

/// What screening knows of a case.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CaseScreening {
    pub findings: Vec<Finding>,
    pub family: Option<KeyFamilyRow>,
}

/// A week's figures, without anybody's name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Weekly {
    #[ts(type = "string")]
    pub monday: Day,
    pub sums: WeeklySums,
    pub by_kind: Vec<(DisputeType, u32)>,
    /// As the finders would call it; last, without a code, where nobody said.
    pub by_colour: Vec<(Option<Risk>, u32)>,
    pub areas: Vec<WeeklyArea>,
    pub note: String,
    #[ts(type = "string | null")]
    pub sent_at: Option<Moment>,
    /// It left for the station above; else it is handed over on paper.
    pub sent_up: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct WeeklySums {
    /// Families visited.
    pub visited: u32,
    pub found: u32,
    /// Of these opened as cases, put on the register, reported at once.
    pub cases: u32,
    pub registered: u32,
    pub urgent: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WeeklyArea {
    pub area: String,
    pub sums: WeeklySums,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct WeeklyAsked {
    /// `None`: this station.
    pub station: Option<StationId>,
    /// Any day of the week.
    #[ts(type = "string")]
    pub day: Day,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct WeeklySent {
    #[ts(type = "string")]
    pub day: Day,
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct WeeksAsked {
    /// 1–26, up to this week.
    pub weeks: u32,
}

/// Who has sent what: a row per station below, a gap where nothing came.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Weeks {
    /// The newest first.
    #[ts(type = "string[]")]
    pub mondays: Vec<Day>,
    pub own: WeeksRow,
    pub below: Vec<WeeksRow>,
    /// The station above, where parcels can reach it.
    pub above: Option<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct WeeksRow {
    pub station: StationId,
    pub name: String,
    pub cells: Vec<Option<Weekly>>,
}

/// On the workbench.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ScreeningToday {
    pub campaigns: Vec<super::Campaign>,
    /// Not yet taken note of.
    pub urgents: Vec<super::Urgent>,
    /// With signs of danger and nothing come of them: the lead's, and of whoever found or entered them.
    pub grave: Vec<super::Finding>,
    /// One's own families to be looked at within a week.
    pub due: Vec<KeyFamilyRow>,
    /// Applications to be answered; the lead's.
    pub off_asked: Vec<KeyFamilyRow>,
}
