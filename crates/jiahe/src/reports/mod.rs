//! Reports to authorities (强制报告): 反家庭暴力法 14, 未成年人保护法 11. Who found it is nobody's business but
//! the lead's, and lies in a compartment: whoever types it in cannot read it again.

mod keep;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use keep::{add, list, reporter};

use crate::kernel::{CaseId, Moment, ReportId, coded};

coded! {
    /// 为谁报告
    pub enum ReportKind {
        /// 未成年人受侵害、疑似受侵害或面临危险 (未成年人保护法 11)
        Minor = "minor",
        /// 无民事行为能力人、限制民事行为能力人疑遭家庭暴力 (反家庭暴力法 14)
        Incapable = "incapable",
        /// 可能引发治安、刑事案件 (人民调解法 25; 5.5.1.2)
        Escalation = "escalation",
    }
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReportEntry {
    pub case: CaseId,
    pub kind: ReportKind,
    /// 情形, required.
    pub situation: String,
    /// 疑似加害人
    pub suspect: String,
    /// 已采取措施
    pub measures: String,
    /// 报案时间
    #[ts(type = "string")]
    pub reported_at: Moment,
    /// 接警单位、接警号
    pub receipt: String,
    /// 同步告知单位
    pub told: String,
    /// 反馈
    pub feedback: String,
    pub reporter: Reporter,
}

/// 发现人; for the lead's eyes.
#[derive(Debug, Clone, Default, Deserialize, Serialize, TS)]
pub struct Reporter {
    pub name: String,
    pub phone: String,
    /// How they know: 教师, 医生, 邻居 …
    pub relation: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Report {
    pub id: ReportId,
    pub kind: ReportKind,
    pub situation: String,
    pub suspect: String,
    pub measures: String,
    #[ts(type = "string")]
    pub reported_at: Moment,
    pub receipt: String,
    pub told: String,
    pub feedback: String,
    pub entered_by: String,
    #[ts(type = "string")]
    pub entered_at: Moment,
    /// A reporter is on record, in the lead's compartment.
    pub has_reporter: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReportAsked {
    pub id: ReportId,
}
