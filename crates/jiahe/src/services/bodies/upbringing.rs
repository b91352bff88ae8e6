//! 家风培育 (5.4.8), the individual guidance of a family: 接案, 预估, 计划, 指导, 结案; by a court's or procurator's order if
//! there is one (家庭教育促进法 49).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Meeting, meetings, more};
use crate::kernel::{Day, GuidanceOrderId, coded};
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

coded! {
    /// 预估: what the family has difficulty with.
    pub enum EducationConcern {
        /// 亲子沟通、冲突
        Communication = "communication",
        /// 管教方式: 打骂、放任
        Discipline = "discipline",
        /// 学习、作业
        Learning = "learning",
        /// 手机、网络
        Screens = "screens",
        /// 情绪、行为
        Emotion = "emotion",
        /// 陪伴不足、留守
        Absence = "absence",
        /// 父母教育意见不一、冲突
        Discord = "discord",
        /// 隔代照料
        Grandparents = "grandparents",
        /// 离异、重组后的养育
        Separation = "separation",
        /// 严重不良行为
        Misconduct = "misconduct",
    }
}

coded! {
    pub enum GoalState {
        Open = "open",
        /// 部分达到
        Partly = "partly",
        Reached = "reached",
        /// 未达到
        Missed = "missed",
    }
}

/// One goal of the plan, and what became of it.
#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct EducationGoal {
    pub goal: String,
    pub state: GoalState,
    pub note: String,
}

impl Default for EducationGoal {
    fn default() -> Self {
        Self { goal: String::new(), state: GoalState::Open, note: String::new() }
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
    /// The order on record, of the same case; its meetings count towards it.
    pub order: Option<GuidanceOrderId>,
    /// 接案: 来访情况、主诉、期望
    pub intake: String,
    /// 指导对象
    pub learners: String,
    pub concerns: Vec<EducationConcern>,
    /// 预估: 主要问题
    pub assessment: String,
    /// 指导前自评, 1 (很困难) – 10 (很好)
    pub before: Option<u32>,
    /// 指导计划
    pub plan: String,
    pub goals: Vec<EducationGoal>,
    pub meetings: Vec<Meeting>,
    /// 指导后自评, 1–10
    pub after: Option<u32>,
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
            order: None,
            intake: String::new(),
            learners: String::new(),
            concerns: Vec::new(),
            assessment: String::new(),
            before: None,
            plan: String::new(),
            goals: Vec::new(),
            meetings: Vec::new(),
            after: None,
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
        form.block(&mut self.intake, "intake");
        form.line(&mut self.learners, "learners");
        self.concerns.sort_unstable();
        self.concerns.dedup();
        form.block(&mut self.assessment, "assessment");
        form.that(self.before.is_none_or(|score| (1..=10).contains(&score)), "before", "one_to_ten");
        form.block(&mut self.plan, "plan");
        form.each(&mut self.goals, "goals", |form, _, row| {
            form.line(&mut row.goal, "goal");
            form.required(&row.goal, "goal");
            form.line(&mut row.note, "note");
        });
        meetings(&mut self.meetings, form);
        form.that(self.after.is_none_or(|score| (1..=10).contains(&score)), "after", "one_to_ten");
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
