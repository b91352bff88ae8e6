//! 法律咨询 (5.4.4): the question, the answer, what was handed out, what should follow.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::Service;
use crate::kernel::{Day, coded};
use crate::services::body::{Beside, Sheet, begun};
use crate::services::clocks::Countdown;
use crate::services::form::Form;
use crate::services::{ServiceOutcome, ServicePrompt, StepKind};

coded! {
    pub enum LegalArea {
        /// 婚姻、离婚
        Marriage = "marriage",
        /// 家庭财产
        Property = "property",
        /// 抚养、探望
        Custody = "custody",
        /// 赡养、扶养
        Support = "support",
        /// 继承
        Inheritance = "inheritance",
        /// 家庭暴力
        Violence = "violence",
        /// 未成年人保护
        Minors = "minors",
        Other = "other",
    }
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct LegalAdvice {
    pub area: LegalArea,
    pub question: String,
    pub answer: String,
    #[ts(type = "string | null")]
    pub answered_on: Option<Day>,
    /// 提供的材料、文本
    pub materials: String,
    /// 需要后续服务
    pub follow_up: Option<Service>,
    pub follow_up_note: String,
    #[serde(flatten)]
    #[ts(skip)]
    pub beside: Beside,
}

impl Default for LegalAdvice {
    fn default() -> Self {
        Self {
            area: LegalArea::Marriage,
            question: String::new(),
            answer: String::new(),
            answered_on: None,
            materials: String::new(),
            follow_up: None,
            follow_up_note: String::new(),
            beside: Beside::new(),
        }
    }
}

impl Sheet for LegalAdvice {
    fn read(&mut self, _: &Self, form: &mut Form<'_>) {
        form.block(&mut self.question, "question");
        form.block(&mut self.answer, "answer");
        form.past(self.answered_on, "answered_on");
        if self.answered_on.is_some() {
            form.required(&self.answer, "answer");
        } else if !self.answer.is_empty() {
            self.answered_on = Some(form.now.date());
        }
        form.block(&mut self.materials, "materials");
        form.block(&mut self.follow_up_note, "follow_up_note");
    }

    fn ends(&self, outcome: ServiceOutcome, form: &mut Form<'_>) {
        if outcome == ServiceOutcome::Answered {
            form.required(&self.question, "question");
            form.required(&self.answer, "answer");
        }
        if outcome == ServiceOutcome::Onward {
            form.given(self.follow_up, "follow_up");
        }
    }

    fn countdowns(&self, _: Day) -> Vec<Countdown> {
        Vec::new()
    }

    fn prompts(&self, _: Day) -> Vec<ServicePrompt> {
        Vec::new()
    }

    fn milestones(&self, before: &Self) -> Vec<(StepKind, String)> {
        if begun(self.answered_on, before.answered_on) { vec![(StepKind::Replied, String::new())] } else { Vec::new() }
    }
}
