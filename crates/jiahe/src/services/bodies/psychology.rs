//! 心理疏导 (5.4.5): informed consent, and where the person is referred to. No diagnosis, no treatment (精神卫生法 23).
//! Scales, crisis form and safety plan are not here: they lie in a compartment (`services/sealed.rs`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Day, coded};
use crate::services::body::{Beside, Sheet, begun};
use crate::services::clocks::Countdown;
use crate::services::form::Form;
use crate::services::{ServiceOutcome, ServicePrompt, StepKind};

coded! {
    pub enum ConsentGiver {
        /// 尚未取得
        Nobody = "nobody",
        /// 本人
        Client = "client",
        /// 监护人
        Guardian = "guardian",
    }
}

/// 转介建议书
#[derive(Debug, Clone, Default, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct MedicalReferral {
    /// 建议去的医疗机构
    pub to: String,
    #[ts(type = "string | null")]
    pub advised_on: Option<Day>,
    /// 已交一份给当事人 (一式二份)
    pub copy_given: bool,
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct PsychologicalCounselling {
    /// 求助的主要问题, in a few words
    pub wish: String,
    pub consent: ConsentGiver,
    #[ts(type = "string | null")]
    pub consent_on: Option<Day>,
    /// 监护人
    pub guardian: String,
    /// 已说明: 不诊断不治疗, 保密与例外
    pub explained: bool,
    pub emergency_contact: String,
    pub emergency_phone: String,
    pub referral: MedicalReferral,
    /// 结束时的小结
    pub closing: String,
    #[serde(flatten)]
    #[ts(skip)]
    pub beside: Beside,
}

impl Default for PsychologicalCounselling {
    fn default() -> Self {
        Self {
            wish: String::new(),
            consent: ConsentGiver::Nobody,
            consent_on: None,
            guardian: String::new(),
            explained: false,
            emergency_contact: String::new(),
            emergency_phone: String::new(),
            referral: MedicalReferral::default(),
            closing: String::new(),
            beside: Beside::new(),
        }
    }
}

impl PsychologicalCounselling {
    /// Whether the person, or a guardian, has agreed.
    #[must_use]
    pub fn consented(&self) -> bool {
        self.consent != ConsentGiver::Nobody
    }
}

impl Sheet for PsychologicalCounselling {
    fn read(&mut self, _: &Self, form: &mut Form<'_>) {
        form.block(&mut self.wish, "wish");
        form.past(self.consent_on, "consent_on");
        form.line(&mut self.guardian, "guardian");
        match self.consent {
            ConsentGiver::Nobody => self.consent_on = None,
            ConsentGiver::Client | ConsentGiver::Guardian => {
                form.given(self.consent_on, "consent_on");
                form.that(self.explained, "explained", "required");
            }
        }
        if self.consent == ConsentGiver::Guardian {
            form.required(&self.guardian, "guardian");
        }
        form.line(&mut self.emergency_contact, "emergency_contact");
        form.phone(&mut self.emergency_phone, "emergency_phone");
        form.within("referral", |form| {
            form.line(&mut self.referral.to, "to");
            form.block(&mut self.referral.note, "note");
            form.past(self.referral.advised_on, "advised_on");
            if self.referral.advised_on.is_some() {
                form.required(&self.referral.to, "to");
            }
        });
        form.block(&mut self.closing, "closing");
    }

    fn ends(&self, outcome: ServiceOutcome, form: &mut Form<'_>) {
        match outcome {
            ServiceOutcome::Completed | ServiceOutcome::Improved => {
                form.that(self.consented(), "consent", "required");
            }
            ServiceOutcome::ReferredMedical => {
                form.within("referral", |form| form.given(self.referral.advised_on, "advised_on"));
            }
            _ => {}
        }
    }

    fn countdowns(&self, _: Day) -> Vec<Countdown> {
        Vec::new()
    }

    fn prompts(&self, _: Day) -> Vec<ServicePrompt> {
        if self.consented() { Vec::new() } else { vec![ServicePrompt::ConsentMissing] }
    }

    fn milestones(&self, before: &Self) -> Vec<(StepKind, String)> {
        let mut found = Vec::new();
        if begun(self.consent_on, before.consent_on) {
            found.push((StepKind::ConsentGiven, String::new()));
        }
        if begun(self.referral.advised_on, before.referral.advised_on) {
            found.push((StepKind::Referred, String::new()));
        }
        found
    }
}
