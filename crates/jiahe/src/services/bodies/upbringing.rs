//! 家风培育 (5.4.8): 接案, 预估, 计划, 指导, 结案; by a court's or procurator's order if there is one (家庭教育促进法 49).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Meeting, meetings, more};
use crate::kernel::{Day, coded};
use crate::services::body::{Beside, Sheet};
use crate::services::clocks::Countdown;
use crate::services::form::Form;
use crate::services::{ServiceOutcome, ServicePrompt, StepKind};

coded! {
    pub enum EducationOrigin {
        /// 家庭主动求助
        Family = "family",
        /// 站点发现
        Station = "station",
        /// 学校、社区反映
        School = "school",
        /// 法院责令
        Court = "court",
        /// 检察院督促
        Procurator = "procurator",
        /// 公安训诫、责令
        Police = "police",
    }
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct FamilyEducation {
    pub origin: EducationOrigin,
    /// 责令、督促的机关
    pub ordered_by: String,
    /// 文号
    pub order_number: String,
    #[ts(type = "string | null")]
    pub ordered_on: Option<Day>,
    /// 指导对象
    pub learners: String,
    /// 预估: 主要问题
    pub assessment: String,
    /// 指导计划
    pub plan: String,
    pub meetings: Vec<Meeting>,
    /// 结案: 效果
    pub result: String,
    #[serde(flatten)]
    #[ts(skip)]
    pub beside: Beside,
}

impl Default for FamilyEducation {
    fn default() -> Self {
        Self {
            origin: EducationOrigin::Family,
            ordered_by: String::new(),
            order_number: String::new(),
            ordered_on: None,
            learners: String::new(),
            assessment: String::new(),
            plan: String::new(),
            meetings: Vec::new(),
            result: String::new(),
            beside: Beside::new(),
        }
    }
}

impl Sheet for FamilyEducation {
    fn read(&mut self, _: &Self, form: &mut Form<'_>) {
        form.line(&mut self.ordered_by, "ordered_by");
        form.line(&mut self.order_number, "order_number");
        form.past(self.ordered_on, "ordered_on");
        match self.origin {
            EducationOrigin::Family | EducationOrigin::Station | EducationOrigin::School => {}
            EducationOrigin::Court | EducationOrigin::Procurator | EducationOrigin::Police => {
                form.required(&self.ordered_by, "ordered_by");
            }
        }
        form.line(&mut self.learners, "learners");
        form.block(&mut self.assessment, "assessment");
        form.block(&mut self.plan, "plan");
        meetings(&mut self.meetings, form);
        form.block(&mut self.result, "result");
    }

    fn ends(&self, outcome: ServiceOutcome, form: &mut Form<'_>) {
        match outcome {
            ServiceOutcome::Improved | ServiceOutcome::Completed | ServiceOutcome::Unchanged => {
                form.required(&self.plan, "plan");
                form.that(!self.meetings.is_empty(), "meetings", "required");
                form.required(&self.result, "result");
            }
            _ => {}
        }
    }

    fn countdowns(&self, _: Day) -> Vec<Countdown> {
        Vec::new()
    }

    fn prompts(&self, _: Day) -> Vec<ServicePrompt> {
        Vec::new()
    }

    fn milestones(&self, before: &Self) -> Vec<(StepKind, String)> {
        more(self.meetings.len(), before.meetings.len())
    }
}
