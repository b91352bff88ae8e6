//! Satisfaction surveys (满意度调查, 6.1.2, Appendix C reconstructed), signed or anonymous.

mod enter;
mod list;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use enter::enter;
pub use list::{list, summary};

use crate::cases::Service;
use crate::kernel::{CaseId, Day, Moment, SurveyId, coded};
use crate::paper::edition::FieldAnswer;
use crate::people::Sex;

coded! {
    /// 调查项目
    pub enum SurveyItem {
        /// 接待态度
        Reception = "reception",
        /// 专业能力
        Skill = "skill",
        /// 公正中立
        Fairness = "fairness",
        /// 办理效率
        Speed = "speed",
        /// 隐私保护
        Privacy = "privacy",
        /// 环境设施
        Place = "place",
        /// 办理结果
        Result = "result",
        /// 后续回访
        FollowUp = "follow_up",
        /// 总体
        Overall = "overall",
    }
}

coded! {
    pub enum AgeBand {
        Under18 = "under_18",
        From18 = "18_35",
        From36 = "36_50",
        From51 = "51_65",
        Over65 = "over_65",
    }
}

/// One answer: 5 很满意 … 1 很不满意.
#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct Score {
    pub item: SurveyItem,
    /// 1–5.
    pub score: u8,
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct SurveyEntry {
    /// `None` when anonymous or unconnected.
    pub case: Option<CaseId>,
    pub anonymous: bool,
    #[ts(type = "string | null")]
    pub day: Option<Day>,
    pub service: Option<Service>,
    pub sex: Option<Sex>,
    pub age: Option<AgeBand>,
    /// Unanswered items are left out; `overall` is required.
    pub scores: Vec<Score>,
    pub first_time: Option<bool>,
    pub recommend: Option<bool>,
    pub comment: String,
    /// 需要答复请留电话; refused when anonymous.
    pub reply_phone: String,
    /// Fields of the station's own on the form.
    #[serde(default)]
    pub answers: Vec<FieldAnswer>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Survey {
    pub id: SurveyId,
    pub case_code: String,
    /// The edition of the form that was filled in.
    pub edition: u32,
    pub entry: SurveyEntry,
    #[ts(type = "string")]
    pub entered_at: Moment,
    pub entered_by_name: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SurveysAsked {
    #[ts(type = "string | null")]
    pub from: Option<Day>,
    #[ts(type = "string | null")]
    pub to: Option<Day>,
    pub service: Option<Service>,
}

/// Counts per item and level, for the chart.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SurveySummary {
    pub count: u32,
    pub items: Vec<ItemCount>,
    /// Share of 很满意 and 满意 among answered `overall`, in percent; `None` without answers.
    pub satisfied_percent: Option<u32>,
    /// What the station asks beyond the nine.
    pub own: Vec<OwnCount>,
}

/// Counts of an item of the station's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OwnCount {
    pub label: String,
    /// How many gave 1, 2, 3, 4, 5.
    pub counts: [u32; 5],
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ItemCount {
    pub item: SurveyItem,
    /// How many gave 1, 2, 3, 4, 5.
    pub counts: [u32; 5],
}
