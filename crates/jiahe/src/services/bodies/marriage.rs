//! 婚姻辅导 (5.4.1): 新婚辅导, 关系修复, 离婚冷静期危机干预 with the two windows of 民法典 1077.

use chrono::Months;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Meeting, meetings, more};
use crate::kernel::{Day, coded};
use crate::services::body::{Beside, Sheet, begun};
use crate::services::clocks::{Countdown, due};
use crate::services::form::Form;
use crate::services::{CountdownKind, ServiceOutcome, ServicePrompt, StepKind};

coded! {
    pub enum MarriageKind {
        /// 新婚辅导
        Newlywed = "newlywed",
        /// 关系修复
        Repair = "repair",
        /// 离婚冷静期危机干预
        Crisis = "crisis",
    }
}

coded! {
    /// 女方的情形 (民法典 1082).
    pub enum Expecting {
        /// 没有、不清楚
        No = "no",
        /// 怀孕期间
        Pregnant = "pregnant",
        /// 分娩后一年内
        Birth = "birth",
        /// 终止妊娠后六个月内
        Termination = "termination",
    }
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct MarriageCounselling {
    pub kind: MarriageKind,
    /// 参加辅导的人
    pub participants: String,
    /// 主要问题
    pub problem: String,
    /// 婚姻登记机关收到离婚登记申请之日
    #[ts(type = "string | null")]
    pub divorce_applied_on: Option<Day>,
    /// 撤回申请
    #[ts(type = "string | null")]
    pub divorce_withdrawn_on: Option<Day>,
    /// 领取离婚证
    #[ts(type = "string | null")]
    pub certificate_on: Option<Day>,
    pub expecting: Expecting,
    /// 分娩、终止妊娠之日
    #[ts(type = "string | null")]
    pub expecting_on: Option<Day>,
    /// 辅导计划
    pub plan: String,
    pub meetings: Vec<Meeting>,
    /// 效果、反馈
    pub feedback: String,
    #[serde(flatten)]
    #[ts(skip)]
    pub beside: Beside,
}

impl Default for MarriageCounselling {
    fn default() -> Self {
        Self {
            kind: MarriageKind::Repair,
            participants: String::new(),
            problem: String::new(),
            divorce_applied_on: None,
            divorce_withdrawn_on: None,
            certificate_on: None,
            expecting: Expecting::No,
            expecting_on: None,
            plan: String::new(),
            meetings: Vec::new(),
            feedback: String::new(),
            beside: Beside::new(),
        }
    }
}

impl MarriageCounselling {
    /// The first window's last day: until then either may withdraw.
    fn cooled(&self) -> Option<Day> {
        self.divorce_applied_on.map(|on| due(CountdownKind::DivorceWithdrawal, on))
    }
}

impl Sheet for MarriageCounselling {
    fn read(&mut self, _: &Self, form: &mut Form<'_>) {
        form.line(&mut self.participants, "participants");
        form.block(&mut self.problem, "problem");
        form.past(self.divorce_applied_on, "divorce_applied_on");
        form.past(self.divorce_withdrawn_on, "divorce_withdrawn_on");
        form.past(self.certificate_on, "certificate_on");
        form.past(self.expecting_on, "expecting_on");
        let follows = self.divorce_withdrawn_on.is_some() || self.certificate_on.is_some();
        form.that(!follows || self.divorce_applied_on.is_some(), "divorce_applied_on", "required");
        form.order(self.divorce_applied_on, self.divorce_withdrawn_on, "divorce_withdrawn_on");
        // 期限届满后 (民法典 1077): not within the thirty days.
        let early = self.certificate_on.zip(self.cooled()).is_some_and(|(taken, cooled)| taken <= cooled);
        form.that(!early, "certificate_on", "cooling_off");
        form.that(self.certificate_on.is_none() || self.divorce_withdrawn_on.is_none(), "certificate_on", "withdrawn");
        match self.expecting {
            Expecting::No | Expecting::Pregnant => {}
            Expecting::Birth | Expecting::Termination => form.given(self.expecting_on, "expecting_on"),
        }
        form.block(&mut self.plan, "plan");
        meetings(&mut self.meetings, form);
        form.block(&mut self.feedback, "feedback");
    }

    fn ends(&self, outcome: ServiceOutcome, form: &mut Form<'_>) {
        match outcome {
            ServiceOutcome::DivorceWithdrawn => form.given(self.divorce_withdrawn_on, "divorce_withdrawn_on"),
            ServiceOutcome::DivorceRegistered => form.given(self.certificate_on, "certificate_on"),
            ServiceOutcome::DivorceLapsed => {
                form.given(self.divorce_applied_on, "divorce_applied_on");
                let over = self.cooled().map(|day| due(CountdownKind::DivorceCertificate, day));
                form.that(over.is_none_or(|over| form.now.date() > over), "divorce_applied_on", "not_lapsed");
            }
            ServiceOutcome::Reconciled | ServiceOutcome::Completed => {
                form.that(!self.meetings.is_empty(), "meetings", "required");
            }
            _ => {}
        }
    }

    fn countdowns(&self, _: Day) -> Vec<Countdown> {
        let (Some(applied), Some(cooled)) = (self.divorce_applied_on, self.cooled()) else { return Vec::new() };
        // The first window is over when it is over; nobody has to do anything in it.
        let first = self.divorce_withdrawn_on.or(self.certificate_on.map(|_| cooled));
        let second = self.certificate_on.or(self.divorce_withdrawn_on);
        vec![
            Countdown::of(CountdownKind::DivorceWithdrawal, applied, first),
            Countdown::of(CountdownKind::DivorceCertificate, cooled, second),
        ]
    }

    fn prompts(&self, today: Day) -> Vec<ServicePrompt> {
        let until = |months| self.expecting_on.and_then(|on| on.checked_add_months(Months::new(months)));
        let holds = match self.expecting {
            Expecting::No => false,
            Expecting::Pregnant => true,
            Expecting::Birth => until(12).is_some_and(|last| today <= last),
            Expecting::Termination => until(6).is_some_and(|last| today <= last),
        };
        if holds { vec![ServicePrompt::ManMayNotFile] } else { Vec::new() }
    }

    fn milestones(&self, before: &Self) -> Vec<(StepKind, String)> {
        let mut found = more(self.meetings.len(), before.meetings.len());
        for (now, was, kind) in [
            (self.divorce_applied_on, before.divorce_applied_on, StepKind::DivorceApplied),
            (self.divorce_withdrawn_on, before.divorce_withdrawn_on, StepKind::DivorceWithdrawn),
            (self.certificate_on, before.certificate_on, StepKind::CertificateTaken),
        ] {
            if begun(now, was) {
                found.push((kind, now.map(|day| day.to_string()).unwrap_or_default()));
            }
        }
        found
    }
}
