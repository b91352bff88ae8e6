//! 家庭教育指导令 (家庭教育促进法 49; 未成年人保护法 118): a court, a procurator or the police order a parent to take guidance.
//! It stands on the case; what the parent was at counts towards it; two clocks tell that it is to be fulfilled and that
//! the issuer is to be told.

mod clocks;
mod keep;
mod settle;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use clocks::triggers;
pub(crate) use keep::known;
pub use keep::{desk, of_case, save};
pub use settle::{settle, tell};

use crate::kernel::{CaseId, Day, GuidanceOrderId, PersonId, coded};

coded! {
    pub enum GuidanceKind {
        /// 人民法院: 家庭教育令、家庭教育指导令
        Court = "court",
        /// 人民检察院: 督促监护令
        Procurator = "procurator",
        /// 公安机关: 训诫、责令接受家庭教育指导
        Police = "police",
    }
}

coded! {
    pub enum GuidanceState {
        Running = "running",
        /// 已完成
        Fulfilled = "fulfilled",
        /// 未完成
        Unfulfilled = "unfulfilled",
        /// 被撤销、变更
        Revoked = "revoked",
    }
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct GuidanceOrder {
    pub id: GuidanceOrderId,
    pub case: CaseId,
    pub case_code: String,
    /// Who has to take guidance.
    pub person: PersonId,
    pub person_name: String,
    pub kind: GuidanceKind,
    pub issuer: String,
    pub number: String,
    #[ts(type = "string")]
    pub ordered_on: Day,
    #[ts(type = "string")]
    pub received_on: Day,
    /// 0: it does not say how many.
    pub lessons: u32,
    pub hours: u32,
    #[ts(type = "string")]
    pub due: Day,
    pub content: String,
    pub state: GuidanceState,
    #[ts(type = "string | null")]
    pub settled_on: Option<Day>,
    pub settled_note: String,
    #[ts(type = "string | null")]
    pub told_on: Option<Day>,
    pub told_note: String,
    /// Lessons the person was at since the order, sessions of an individual guidance among them.
    pub attended: u32,
    /// And how long these lasted, in minutes, as far as it is known.
    pub minutes: u32,
    #[ts(type = "number")]
    pub version: i64,
}

impl GuidanceOrder {
    /// Whether the lessons and the hours it asks for were reached.
    #[must_use]
    pub fn reached(&self) -> bool {
        self.attended >= self.lessons && self.minutes >= self.hours.saturating_mul(60)
    }
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct GuidanceEntry {
    /// `None` enters one.
    pub id: Option<GuidanceOrderId>,
    #[ts(type = "number")]
    pub version: i64,
    pub case: CaseId,
    pub person: PersonId,
    pub kind: GuidanceKind,
    pub issuer: String,
    pub number: String,
    #[ts(type = "string | null")]
    pub ordered_on: Option<Day>,
    #[ts(type = "string | null")]
    pub received_on: Option<Day>,
    pub lessons: u32,
    pub hours: u32,
    #[ts(type = "string | null")]
    pub due: Option<Day>,
    pub content: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct GuidanceSettled {
    pub id: GuidanceOrderId,
    #[ts(type = "number")]
    pub version: i64,
    /// Anything but `running`, or `running` to take it back.
    pub state: GuidanceState,
    #[ts(type = "string | null")]
    pub on: Option<Day>,
    /// Required unless it is fulfilled as it was asked for.
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct IssuerTold {
    pub id: GuidanceOrderId,
    #[ts(type = "number")]
    pub version: i64,
    #[ts(type = "string | null")]
    pub on: Option<Day>,
    /// To whom and how, required.
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct GuidanceAsked {
    pub case: CaseId,
}
