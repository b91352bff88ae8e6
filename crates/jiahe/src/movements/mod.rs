//! A case between stations, units and persons: 交办, 上报, 退回, 移交, 转介, 协同 (5.5.1, 5.5.2, appendix B).
//!
//! **Custody.** At any time one station holds a case (`cases.holder_id`). A movement that takes it elsewhere is
//! sent by the holder, who keeps it until the other side *accepts*; meanwhile the case may not be closed or sent
//! to anybody else. Each acceptance begins a new *epoch* (`cases.epoch` + 1).
//!
//! **Why there is never more than one holder**, whatever order parcels arrive in:
//! 1. A movement has one *decider*: the receiving station, or, where that has no PC, the sender, who enters the
//!    paper answer. Nobody else turns `sent` into `accepted`, `refused` or `withdrawn`. Taking back is therefore
//!    a request (`withdraw_at`); the receiver answers it, and if it has accepted before, the acceptance stands.
//! 2. Only the holder sends, and only one movement at a time, so each epoch has one movement that can begin it.
//! 3. States only rise: sent → accepted | refused | withdrawn, accepted → done ([`MovementState::rank`]).
//!
//! **Why all end with the same history.** What is told is not a change but the whole [`wire::Chain`] of the case:
//! every movement, every step, its circle. Joining two chains is a union in which the higher state wins, so the
//! order, number and repetition of messages do not matter. Holder, epoch and what is *done* are computed from
//! the joined chain ([`chain::settle`]). Whoever learns something new tells it to everyone of the circle except
//! the one it has it from; so it reaches also those whom the teller has never met.
//!
//! **Stations on paper.** Such a station holds cases like any other, but its *keeper* writes for it: the station
//! that received the case last as a parcel, or opened it. The keeper is the only writer of a case at any time.

mod act_on;
mod answer;
pub(crate) mod chain;
mod desk;
mod paper;
mod receive;
mod send;
mod triggers;
mod way;
mod wire;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use act_on::{acknowledge, finish, withdraw};
pub use answer::{accept, refuse};
pub use desk::desk;
pub use paper::{answer_paper, paper_result};
pub(crate) use receive::receive;
pub use send::send;
pub(crate) use triggers::triggers;
pub use way::way;
pub(crate) use way::{facts, record, refusal, require_step, written_here};

use crate::cases::flow::{Step, Why};
use crate::cases::{DisputeType, Level, Risk};
use crate::kernel::{CaseId, Day, Moment, MovementId, StaffId, StationId, UnitId, coded};
use crate::stations::Tier;

coded! {
    pub enum MovementKind {
        /// 交办, one tier down (B.1)
        Assign = "assign",
        /// 上报, one tier up (B.1–B.3, 5.5.1.2)
        ReportUp = "report_up",
        /// 退回, to whoever sent it
        Return = "return",
        /// 移交, to a station of the same tier (5.5.2.1)
        Transfer = "transfer",
        /// 转介, to a unit outside, with a receipt; custody stays
        Refer = "refer",
        /// 协同, another station or unit contributes; custody stays
        Joint = "joint",
    }
}

impl MovementKind {
    /// Whether acceptance changes who holds the case.
    #[must_use]
    pub fn moves_custody(self) -> bool {
        match self {
            Self::Assign | Self::ReportUp | Self::Return | Self::Transfer => true,
            Self::Refer | Self::Joint => false,
        }
    }

    #[must_use]
    pub fn step(self) -> Step {
        match self {
            Self::Assign => Step::Assign,
            Self::ReportUp => Step::ReportUp,
            Self::Return => Step::Return,
            Self::Transfer => Step::Transfer,
            Self::Refer => Step::Refer,
            Self::Joint => Step::Joint,
        }
    }
}

coded! {
    pub enum MovementState {
        /// 已送出, 待签收
        Sent = "sent",
        /// 已签收
        Accepted = "accepted",
        /// 已拒收
        Refused = "refused",
        /// 已撤回, the receiver said so
        Withdrawn = "withdrawn",
        /// 已办结
        Done = "done",
    }
}

impl MovementState {
    /// Of two tellings of one movement the higher is the later.
    #[must_use]
    pub fn rank(self) -> u8 {
        match self {
            Self::Sent => 0,
            Self::Accepted | Self::Refused | Self::Withdrawn => 1,
            Self::Done => 2,
        }
    }

    #[must_use]
    pub fn is_taken(self) -> bool {
        match self {
            Self::Accepted | Self::Done => true,
            Self::Sent | Self::Refused | Self::Withdrawn => false,
        }
    }
}

coded! {
    /// How far a transfer goes (5.5.2.1).
    pub enum Scope {
        /// Between villages of one town.
        WithinTown = "within_town",
        /// 跨镇街: the county's 妇联 coordinates
        CrossTown = "cross_town",
        /// 跨县: the city's 妇联 coordinates
        CrossCounty = "cross_county",
    }
}

coded! {
    /// What a station on paper answered.
    pub enum PaperResult {
        Resolved = "resolved",
        /// Reported up at once.
        NotResolved = "not_resolved",
        Returned = "returned",
        /// A town assigned it on to a village.
        Assigned = "assigned",
        /// A county conferred and made a plan (5.5.2.1).
        Planned = "planned",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Movement {
    pub id: MovementId,
    pub case: CaseId,
    pub kind: MovementKind,
    pub from_station: StationId,
    pub from_name: String,
    pub to_station: Option<StationId>,
    pub to_unit: Option<UnitId>,
    /// As it was called then.
    pub to_name: String,
    pub scope: Option<Scope>,
    /// 牵头协调的妇联; empty unless transferred.
    pub coordinator: String,
    pub reason: String,
    /// 签收期限
    #[ts(type = "string")]
    pub answer_by: Day,
    /// 办理期限
    #[ts(type = "string | null")]
    pub deadline: Option<Day>,
    /// Answered on paper and entered by the sender.
    pub paper: bool,
    #[ts(type = "number")]
    pub epoch: i64,
    pub state: MovementState,
    #[ts(type = "string")]
    pub sent_at: Moment,
    pub sent_by: StaffId,
    pub sent_by_name: String,
    #[ts(type = "string | null")]
    pub withdraw_at: Option<Moment>,
    pub withdraw_reason: String,
    #[ts(type = "string | null")]
    pub answered_at: Option<Moment>,
    pub answered_by: String,
    pub answer_reason: String,
    #[ts(type = "string | null")]
    pub ended_at: Option<Moment>,
    /// What a unit or joint station came to.
    pub result: String,
    #[ts(type = "string | null")]
    pub seen_at: Option<Moment>,
}

/// One answer on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StepTaken {
    #[ts(type = "number")]
    pub id: i64,
    #[ts(type = "number")]
    pub epoch: i64,
    pub station: StationId,
    pub station_name: String,
    pub tier: Tier,
    pub step: Step,
    pub reason: String,
    #[ts(type = "string")]
    pub at: Moment,
    pub by_name: String,
}

/// A step that may be taken next, or why not.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Choice {
    pub step: Step,
    pub why_not: Option<Why>,
}

/// One stay of the case at a station, in order.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Stay {
    pub station: StationId,
    pub station_name: String,
    pub tier: Tier,
    #[ts(type = "string")]
    pub since: Moment,
    pub came_by: Option<MovementKind>,
    /// The last thing answered here.
    pub outcome: Option<Step>,
}

/// 流转: where the case is, how it came there, what may come next.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CaseWay {
    /// Of Appendix B: 1, 2 or 3.
    pub figure: u8,
    pub intake: Tier,
    pub at: Tier,
    pub holder: StationId,
    pub holder_name: String,
    pub held_here: bool,
    /// The holder has no PC, and this station enters what it answers.
    pub kept_here: bool,
    #[ts(type = "string")]
    pub since: Moment,
    pub stays: Vec<Stay>,
    pub choices: Vec<Choice>,
    /// What the station on paper may have answered.
    pub paper_choices: Vec<PaperResult>,
    pub movements: Vec<Movement>,
    pub steps: Vec<StepTaken>,
    /// 归档于; empty while it is not.
    pub archived_at: String,
    #[ts(type = "string | null")]
    pub archived_on: Option<Moment>,
    /// A survey or a visit since the last reopening was 不满意 or 很不满意.
    pub dissatisfied: bool,
    pub merged_into: Option<CaseId>,
    /// Cases merged into this one, with their codes.
    pub merged: Vec<MergedCase>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MergedCase {
    pub id: CaseId,
    pub code: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MovementSent {
    pub case: CaseId,
    pub kind: MovementKind,
    /// Not for a return, which goes to whoever sent it.
    pub to_station: Option<StationId>,
    pub to_unit: Option<UnitId>,
    /// 协调单位, where a transfer needs one.
    pub coordinator: String,
    pub reason: String,
    #[ts(type = "string")]
    pub answer_by: Day,
    #[ts(type = "string | null")]
    pub deadline: Option<Day>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MovementAsked {
    pub id: MovementId,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MovementAccepted {
    pub id: MovementId,
    /// Who handles it here from now on.
    pub handler: StaffId,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MovementReasoned {
    pub id: MovementId,
    pub reason: String,
}

/// 回执 of a unit or of a station on paper.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperAnswer {
    pub id: MovementId,
    pub accepted: bool,
    #[ts(type = "string")]
    pub day: Day,
    pub who: String,
    /// Required of a refusal.
    pub reason: String,
}

/// What a station on paper made of a case it holds.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperResulted {
    pub case: CaseId,
    pub result: PaperResult,
    /// Where it goes: for `not_resolved`, `assigned`; else ignored.
    pub to_station: Option<StationId>,
    #[ts(type = "string")]
    pub day: Day,
    pub who: String,
    pub reason: String,
}

/// What came of a referral or of joint handling.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MovementFinished {
    pub id: MovementId,
    pub result: String,
}

/// An offer that waits for somebody here.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Offer {
    pub id: MovementId,
    pub code: String,
    pub kind: MovementKind,
    pub from_name: String,
    pub sent_by_name: String,
    #[ts(type = "string")]
    pub sent_at: Moment,
    #[ts(type = "string")]
    pub answer_by: Day,
    #[ts(type = "string | null")]
    pub deadline: Option<Day>,
    pub reason: String,
    /// Empty where this session may not know them before the case is here.
    pub parties: Vec<String>,
    pub main_type: DisputeType,
    pub risk: Risk,
    pub level: Level,
    /// The case was here before.
    pub known: bool,
    /// This session may accept or refuse it.
    pub yours: bool,
}

/// A movement on the desk, with its case.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MovementRow {
    pub code: String,
    pub parties: Vec<String>,
    pub movement: Movement,
}

/// 我送出未签收 / 被退回 / 等我签收.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MovementDesk {
    pub offers: Vec<Offer>,
    pub waiting: Vec<MovementRow>,
    /// Refused, and nobody here has taken note.
    pub refused: Vec<MovementRow>,
    /// Came back here and was not answered yet.
    pub returned: Vec<MovementRow>,
}
