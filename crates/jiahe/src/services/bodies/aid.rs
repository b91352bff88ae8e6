//! 法律援助 (5.4.6): seven days to decide, three to assign (法律援助法 43); no means test for victims of violence, abuse
//! or abandonment (32).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Day, coded};
use crate::services::body::{Beside, Sheet, begun};
use crate::services::clocks::Countdown;
use crate::services::form::Form;
use crate::services::{CountdownKind, ServiceOutcome, ServicePrompt, StepKind};

coded! {
    pub enum AidGround {
        /// 家庭暴力
        Violence = "violence",
        /// 虐待
        Abuse = "abuse",
        /// 遗弃
        Abandonment = "abandonment",
        /// 经济困难
        Hardship = "hardship",
        Other = "other",
    }
}

coded! {
    /// 经济困难状况
    pub enum MeansTest {
        /// 不需要
        NotNeeded = "not_needed",
        /// 已提供说明、材料
        Shown = "shown",
        /// 免予核查 (法律援助法 42)
        Exempt = "exempt",
        /// 尚未提供
        Missing = "missing",
    }
}

coded! {
    pub enum AidDecision {
        /// 审查中
        Pending = "pending",
        /// 给予援助
        Granted = "granted",
        /// 不予援助
        Refused = "refused",
    }
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct LegalAid {
    pub ground: AidGround,
    /// 申请事项
    pub matter: String,
    pub means: MeansTest,
    /// 法律援助机构
    pub agency: String,
    /// 机构收到申请之日
    #[ts(type = "string | null")]
    pub applied_on: Option<Day>,
    pub decision: AidDecision,
    #[ts(type = "string | null")]
    pub decided_on: Option<Day>,
    /// 不予援助的理由
    pub refusal: String,
    #[ts(type = "string | null")]
    pub assigned_on: Option<Day>,
    /// 援助人员
    pub lawyer: String,
    pub lawyer_phone: String,
    /// 办理结果
    pub result: String,
    #[serde(flatten)]
    #[ts(skip)]
    pub beside: Beside,
}

impl Default for LegalAid {
    fn default() -> Self {
        Self {
            ground: AidGround::Hardship,
            matter: String::new(),
            means: MeansTest::Missing,
            agency: String::new(),
            applied_on: None,
            decision: AidDecision::Pending,
            decided_on: None,
            refusal: String::new(),
            assigned_on: None,
            lawyer: String::new(),
            lawyer_phone: String::new(),
            result: String::new(),
            beside: Beside::new(),
        }
    }
}

impl LegalAid {
    /// 遭受虐待、遗弃或者家庭暴力的受害人主张相关权益 (法律援助法 32).
    fn needs_no_means(&self) -> bool {
        match self.ground {
            AidGround::Violence | AidGround::Abuse | AidGround::Abandonment => true,
            AidGround::Hardship | AidGround::Other => false,
        }
    }
}

impl Sheet for LegalAid {
    fn read(&mut self, _: &Self, form: &mut Form<'_>) {
        if self.needs_no_means() {
            self.means = MeansTest::NotNeeded;
        }
        form.block(&mut self.matter, "matter");
        form.line(&mut self.agency, "agency");
        form.past(self.applied_on, "applied_on");
        form.past(self.decided_on, "decided_on");
        form.order(self.applied_on, self.decided_on, "decided_on");
        form.past(self.assigned_on, "assigned_on");
        form.order(self.decided_on, self.assigned_on, "assigned_on");
        form.block(&mut self.refusal, "refusal");
        form.line(&mut self.lawyer, "lawyer");
        form.phone(&mut self.lawyer_phone, "lawyer_phone");
        form.block(&mut self.result, "result");
        match self.decision {
            AidDecision::Pending => form.that(self.decided_on.is_none(), "decision", "required"),
            AidDecision::Granted | AidDecision::Refused => {
                form.given(self.applied_on, "applied_on");
                form.given(self.decided_on, "decided_on");
            }
        }
        let refused = self.decision == AidDecision::Refused;
        if refused {
            form.required(&self.refusal, "refusal");
        }
        if self.assigned_on.is_some() {
            form.that(self.decision == AidDecision::Granted, "decision", "not_granted");
            form.required(&self.lawyer, "lawyer");
        }
    }

    fn ends(&self, outcome: ServiceOutcome, form: &mut Form<'_>) {
        match outcome {
            ServiceOutcome::Aided => {
                form.given(self.assigned_on, "assigned_on");
                form.required(&self.result, "result");
            }
            ServiceOutcome::AidRefused => {
                form.that(self.decision == AidDecision::Refused, "decision", "required");
            }
            _ => {}
        }
    }

    fn countdowns(&self, _: Day) -> Vec<Countdown> {
        let mut found = Vec::new();
        if let Some(applied) = self.applied_on {
            found.push(Countdown::of(CountdownKind::LegalAidDecision, applied, self.decided_on));
        }
        if let (AidDecision::Granted, Some(decided)) = (self.decision, self.decided_on) {
            found.push(Countdown::of(CountdownKind::LegalAidAssignment, decided, self.assigned_on));
        }
        found
    }

    fn prompts(&self, _: Day) -> Vec<ServicePrompt> {
        if self.needs_no_means() { vec![ServicePrompt::NoMeansTest] } else { Vec::new() }
    }

    fn milestones(&self, before: &Self) -> Vec<(StepKind, String)> {
        let mut found = Vec::new();
        for (now, was, kind, note) in [
            (self.applied_on, before.applied_on, StepKind::Applied, &self.agency),
            (self.decided_on, before.decided_on, StepKind::Decided, &self.refusal),
            (self.assigned_on, before.assigned_on, StepKind::LawyerAssigned, &self.lawyer),
        ] {
            if begun(now, was) {
                found.push((kind, note.clone()));
            }
        }
        found
    }
}
