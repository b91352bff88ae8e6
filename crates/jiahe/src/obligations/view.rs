//! What lists and pages of clocks are given.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::pause::Pause;
use super::{Law, Rule};
use crate::api::Noun;
use crate::kernel::term::TermUnit;
use crate::kernel::{CaseId, Day, Moment, ObligationId, StaffId, coded};

coded! {
    /// Whose clocks.
    pub enum Whose {
        /// One's own; a lead's also what every lead owes, and what people owe who have left.
        Mine = "mine",
        /// Everybody's, as far as one may know of the case.
        Everyone = "everyone",
    }
}

coded! {
    /// How near the end is.
    pub enum When {
        Overdue = "overdue",
        /// Ends today and not yet.
        Today = "today",
        /// In the next seven days.
        Week = "week",
        Later = "later",
    }
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ObligationsAsked {
    pub whose: Whose,
    pub when: Option<When>,
    pub rule: Option<Rule>,
    /// Only those that need a year's list that is not there.
    pub missing_year: bool,
    /// How many rows to leave out, and how many to give at most (1–200).
    pub skip: u32,
    pub limit: u32,
}

/// One clock.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Obligation {
    pub id: ObligationId,
    /// `None` without a case, or where the case is closed to whoever owes it.
    pub case: Option<CaseId>,
    pub code: String,
    /// At most three.
    pub parties: Vec<String>,
    pub noun: Noun,
    #[ts(type = "number")]
    pub record: i64,
    pub rule: Rule,
    pub law: Law,
    pub article: &'static str,
    pub count: Option<u32>,
    pub unit: Option<TermUnit>,
    #[ts(type = "string")]
    pub at: Moment,
    #[ts(type = "string")]
    pub due: Moment,
    /// The last day before it rolled over.
    #[ts(type = "string | null")]
    pub last_day: Option<Day>,
    /// The holiday that the last day fell on; empty for a day of rest without a name; `None`: it did not roll.
    pub rested: Option<String>,
    /// Days it was extended and stood still.
    pub moved: u32,
    pub missing_year: Option<i32>,
    /// Every lead owes it.
    pub lead: bool,
    pub owner: Option<StaffId>,
    pub owner_name: String,
    /// Stands still now, while the case is suspended.
    pub stopped: bool,
    pub when: When,
    #[ts(type = "string | null")]
    pub met: Option<Moment>,
    /// An extension may be asked for; so many days in all.
    pub extends_most: Option<u32>,
    pub both_ask: bool,
}

#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct ObligationCounts {
    pub overdue: u32,
    pub today: u32,
    pub week: u32,
    pub later: u32,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ObligationPage {
    pub counts: ObligationCounts,
    /// The most urgent first.
    pub rows: Vec<Obligation>,
    /// Whether more follow.
    pub more: bool,
    /// Years in which something ends and that have no list of holidays.
    pub missing_years: Vec<i32>,
}

/// 期限 of one case.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CaseClocks {
    pub running: Vec<Obligation>,
    pub met: Vec<Obligation>,
    pub pauses: Vec<Pause>,
    /// The last day of a suspension that holds now.
    #[ts(type = "string | null")]
    pub suspended_until: Option<Day>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Recomputed {
    /// Cases and records whose clocks had to be put right.
    pub changed: u32,
}
