//! What a follow-up says, and what its pages are given.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::Risk;
use crate::kernel::{CaseId, Day, FollowUpId, Moment, PersonId, coded};

coded! {
    /// 回访方式
    pub enum VisitWay {
        /// 上门
        Visit = "visit",
        /// 电话
        Phone = "phone",
        /// 到站
        Station = "station",
        /// 线上
        Online = "online",
    }
}

coded! {
    /// What came of an attempt.
    pub enum VisitOutcome {
        /// 已回访
        Done = "done",
        /// 无人在家、无人接听
        NobodyHome = "nobody_home",
        /// 拒绝回访
        Refused = "refused",
        /// 改日再访
        Again = "again",
    }
}

coded! {
    /// 协议履行情况
    pub enum VisitPerformance {
        /// 已履行
        Full = "full",
        /// 部分履行
        Part = "part",
        /// 未履行
        None = "none",
        /// 违反约定
        Breached = "breached",
        /// 没有需要履行的约定
        NothingAgreed = "nothing_agreed",
    }
}

coded! {
    pub enum PlanState {
        /// The case goes on: nothing is due.
        None = "none",
        /// Follows from colour and outcome; nobody has touched it.
        Proposed = "proposed",
        Running = "running",
        /// 销
        Closed = "closed",
    }
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct FollowUpPlan {
    pub state: PlanState,
    /// Between visits, by the colour unless a person set it.
    pub interval_days: u32,
    pub by_colour: bool,
    #[ts(type = "string | null")]
    pub due: Option<Moment>,
    /// Why it was changed or ended.
    pub reason: String,
    pub changed_by: String,
    #[ts(type = "string | null")]
    pub changed_at: Option<Moment>,
}

/// One attempt.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FollowUp {
    pub id: FollowUpId,
    pub person: Option<PersonId>,
    pub person_name: String,
    #[ts(type = "string")]
    pub at: Moment,
    pub way: VisitWay,
    pub outcome: VisitOutcome,
    pub performance: Option<VisitPerformance>,
    /// 5 very satisfied … 1 not at all.
    pub satisfaction: Option<u8>,
    /// 激化隐患
    pub danger: bool,
    pub danger_note: String,
    pub findings: String,
    #[ts(type = "string | null")]
    pub next_on: Option<Day>,
    pub entered_by: String,
    #[ts(type = "string")]
    pub entered_at: Moment,
    /// What a lead decided on a danger.
    pub review: String,
    pub reviewed_by: String,
    #[ts(type = "string | null")]
    pub reviewed_at: Option<Moment>,
    pub no_report: bool,
}

impl FollowUp {
    /// What was agreed is broken, or somebody is dissatisfied (2 or less).
    #[must_use]
    pub fn is_ill(&self) -> bool {
        self.performance == Some(VisitPerformance::Breached) || self.satisfaction.is_some_and(|score| score <= 2)
    }
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CaseFollowUps {
    pub plan: FollowUpPlan,
    /// The newest first.
    pub visits: Vec<FollowUp>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct FollowUpEntry {
    pub case: CaseId,
    /// A party or a member of the household.
    pub person: Option<PersonId>,
    #[ts(type = "string")]
    pub at: Moment,
    pub way: VisitWay,
    pub outcome: VisitOutcome,
    /// Required when somebody was met.
    pub performance: Option<VisitPerformance>,
    pub satisfaction: Option<u8>,
    pub danger: bool,
    /// Required with `danger`.
    pub danger_note: String,
    /// Required when somebody was met.
    pub findings: String,
    /// When to go again; required when nobody was there or it was put off.
    #[ts(type = "string | null")]
    pub next_on: Option<Day>,
    /// A new colour; a person's decision, with why.
    pub risk: Option<Risk>,
    pub risk_reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlanSet {
    pub case: CaseId,
    /// 1–365; `None`: by the colour.
    pub interval_days: Option<u32>,
    #[ts(type = "string | null")]
    pub next_on: Option<Day>,
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlanClosed {
    pub case: CaseId,
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct DangerReviewed {
    pub id: FollowUpId,
    /// What is to be done.
    pub review: String,
    /// No report to the police is called for.
    pub no_report: bool,
}
