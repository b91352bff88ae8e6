//! 困难帮扶 (5.4.7): to whom it was put, for what, and what came of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Day, coded};
use crate::services::body::{Beside, Sheet, begun};
use crate::services::clocks::Countdown;
use crate::services::form::Form;
use crate::services::{ServiceOutcome, ServicePrompt, StepKind};

coded! {
    pub enum ReliefUnit {
        /// 民政
        CivilAffairs = "civil_affairs",
        /// 残联
        DisabledFederation = "disabled_federation",
        /// 司法救助
        JudicialRelief = "judicial_relief",
        /// 就业
        Employment = "employment",
        /// 教育助学
        Education = "education",
        /// 医疗救助
        Medical = "medical",
        /// 妇联
        WomenFederation = "women_federation",
        /// 慈善、社会组织
        Charity = "charity",
        Other = "other",
    }
}

coded! {
    pub enum ReliefState {
        /// 准备申请
        Planned = "planned",
        /// 已申请
        Applied = "applied",
        /// 已获得
        Received = "received",
        /// 未获批准
        Refused = "refused",
    }
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct Relief {
    pub to: ReliefUnit,
    /// 具体单位、联系人
    pub unit: String,
    /// 申请什么
    pub what: String,
    pub state: ReliefState,
    #[ts(type = "string | null")]
    pub applied_on: Option<Day>,
    /// 得到了什么, or why it was refused
    pub received: String,
    #[ts(type = "string | null")]
    pub received_on: Option<Day>,
}

impl Default for Relief {
    fn default() -> Self {
        Self {
            to: ReliefUnit::CivilAffairs,
            unit: String::new(),
            what: String::new(),
            state: ReliefState::Planned,
            applied_on: None,
            received: String::new(),
            received_on: None,
        }
    }
}

#[derive(Debug, Clone, Default, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct HardshipRelief {
    /// 困难情况
    pub need: String,
    pub reliefs: Vec<Relief>,
    #[serde(flatten)]
    #[ts(skip)]
    pub beside: Beside,
}

impl Sheet for HardshipRelief {
    fn read(&mut self, _: &Self, form: &mut Form<'_>) {
        form.block(&mut self.need, "need");
        form.each(&mut self.reliefs, "reliefs", |form, _, relief| {
            form.line(&mut relief.unit, "unit");
            form.line(&mut relief.what, "what");
            form.required(&relief.what, "what");
            form.block(&mut relief.received, "received");
            form.past(relief.applied_on, "applied_on");
            form.past(relief.received_on, "received_on");
            form.order(relief.applied_on, relief.received_on, "received_on");
            match relief.state {
                ReliefState::Planned => {}
                ReliefState::Applied => form.given(relief.applied_on, "applied_on"),
                ReliefState::Received | ReliefState::Refused => {
                    form.given(relief.applied_on, "applied_on");
                    form.given(relief.received_on, "received_on");
                    form.required(&relief.received, "received");
                }
            }
        });
    }

    fn ends(&self, outcome: ServiceOutcome, form: &mut Form<'_>) {
        let any = |state| self.reliefs.iter().any(|relief| relief.state == state);
        match outcome {
            ServiceOutcome::Received => form.that(any(ReliefState::Received), "reliefs", "nothing_received"),
            ServiceOutcome::NotGranted => form.that(any(ReliefState::Refused), "reliefs", "nothing_refused"),
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
        let mut found = Vec::new();
        for (index, relief) in self.reliefs.iter().enumerate() {
            let old = before.reliefs.get(index);
            if begun(relief.applied_on, old.and_then(|old| old.applied_on)) {
                found.push((StepKind::Applied, relief.what.clone()));
            }
            if begun(relief.received_on, old.and_then(|old| old.received_on)) {
                let kind = if relief.state == ReliefState::Received { StepKind::Received } else { StepKind::Decided };
                found.push((kind, relief.received.clone()));
            }
        }
        found
    }
}
