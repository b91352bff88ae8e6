//! 调解协议 (人民调解法 28–33): written or oral, clause by clause, when it took effect, how it is performed, and 司法确认.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Day, coded};
use crate::services::clocks::{Countdown, due};
use crate::services::form::Form;
use crate::services::{CountdownKind, ServicePrompt, StepKind};

coded! {
    pub enum AgreementForm {
        /// 书面协议书
        Written = "written",
        /// 口头协议
        Oral = "oral",
    }
}

coded! {
    /// 履行情况
    pub enum Performance {
        /// 未履行
        Pending = "pending",
        /// 部分履行
        Partly = "partly",
        /// 已履行
        Done = "done",
        /// 违反
        Breached = "breached",
    }
}

coded! {
    pub enum ConfirmationWish {
        /// 尚未决定
        Undecided = "undecided",
        /// 共同申请
        Wanted = "wanted",
        /// 不申请
        Declined = "declined",
    }
}

coded! {
    /// 不予受理的事项 (法释〔2011〕5号 4).
    pub enum ExcludedMatter {
        /// 确认身份关系
        Identity = "identity",
        /// 确认收养关系
        Adoption = "adoption",
        /// 确认婚姻关系
        Marriage = "marriage",
    }
}

coded! {
    pub enum ConfirmationResult {
        /// 审查中
        Pending = "pending",
        /// 确认有效
        Confirmed = "confirmed",
        /// 不予确认
        Refused = "refused",
        /// 不予受理
        Rejected = "rejected",
        /// 撤回申请
        Withdrawn = "withdrawn",
    }
}

/// One clause (协议内容逐条).
#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct Clause {
    /// 0 for a new one; the core gives it its own.
    #[ts(type = "number")]
    pub id: i64,
    /// 谁
    pub who: String,
    /// 做什么
    pub what: String,
    /// 何时以前
    #[ts(type = "string | null")]
    pub due: Option<Day>,
    pub performance: Performance,
    /// The day it was seen to be so.
    #[ts(type = "string | null")]
    pub seen_on: Option<Day>,
    pub note: String,
}

impl Default for Clause {
    fn default() -> Self {
        Self {
            id: 0,
            who: String::new(),
            what: String::new(),
            due: None,
            performance: Performance::Pending,
            seen_on: None,
            note: String::new(),
        }
    }
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct Agreement {
    pub form: AgreementForm,
    /// 协议书编号
    pub number: String,
    /// 主要事实
    pub facts: String,
    /// 争议事项
    pub disputes: String,
    /// 达成协议之日; an oral agreement takes effect on it (人民调解法 30).
    #[ts(type = "string | null")]
    pub agreed_on: Option<Day>,
    /// 各方当事人签名、盖章或按指印
    #[ts(type = "string | null")]
    pub parties_signed_on: Option<Day>,
    /// 调解员签名并加盖调委会印章
    #[ts(type = "string | null")]
    pub sealed_on: Option<Day>,
    /// 份数
    pub copies: Option<u32>,
    pub clauses: Vec<Clause>,
    /// 履行方式
    pub manner: String,
}

impl Default for Agreement {
    fn default() -> Self {
        Self {
            form: AgreementForm::Written,
            number: String::new(),
            facts: String::new(),
            disputes: String::new(),
            agreed_on: None,
            parties_signed_on: None,
            sealed_on: None,
            copies: None,
            clauses: Vec::new(),
            manner: String::new(),
        }
    }
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct Confirmation {
    pub wish: ConfirmationWish,
    /// What in the agreement a court will not confirm.
    pub excluded: Vec<ExcludedMatter>,
    #[ts(type = "string | null")]
    pub applied_on: Option<Day>,
    pub court: String,
    /// 「调确字」案号
    pub number: String,
    pub result: ConfirmationResult,
    #[ts(type = "string | null")]
    pub result_on: Option<Day>,
}

impl Default for Confirmation {
    fn default() -> Self {
        Self {
            wish: ConfirmationWish::Undecided,
            excluded: Vec::new(),
            applied_on: None,
            court: String::new(),
            number: String::new(),
            result: ConfirmationResult::Pending,
            result_on: None,
        }
    }
}

impl Agreement {
    /// 生效之日: both signed and sealed (人民调解法 29), or agreed by word (30); `None` until then.
    #[must_use]
    pub fn effective(&self) -> Option<Day> {
        match self.form {
            AgreementForm::Written => {
                self.parties_signed_on.zip(self.sealed_on).map(|(signed, sealed)| signed.max(sealed))
            }
            AgreementForm::Oral => self.agreed_on,
        }
    }

    pub(super) fn read(&mut self, before: Option<&Self>, form: &mut Form<'_>) {
        form.line(&mut self.number, "number");
        form.block(&mut self.facts, "facts");
        form.block(&mut self.disputes, "disputes");
        form.given(self.agreed_on, "agreed_on");
        form.past(self.agreed_on, "agreed_on");
        match self.form {
            AgreementForm::Written => {
                for (day, field) in [(self.parties_signed_on, "parties_signed_on"), (self.sealed_on, "sealed_on")] {
                    form.past(day, field);
                    form.order(self.agreed_on, day, field);
                }
            }
            AgreementForm::Oral => {
                self.parties_signed_on = None;
                self.sealed_on = None;
            }
        }
        form.that(self.copies.is_none_or(|copies| (1..=20).contains(&copies)), "copies", "range");
        form.that(!self.clauses.is_empty(), "clauses", "required");
        let effective = self.effective();
        let known: Vec<i64> = before.iter().flat_map(|before| before.clauses.iter().map(|clause| clause.id)).collect();
        let mut seen = Vec::new();
        form.each(&mut self.clauses, "clauses", |form, _, clause| {
            let twice = clause.id != 0 && seen.contains(&clause.id);
            form.that(clause.id == 0 || known.contains(&clause.id) && !twice, "id", "unknown");
            seen.push(clause.id);
            clause.read(effective, form);
        });
    }

    /// `failed`: the day on which it was given up, after a breach.
    pub(super) fn countdowns(&self, confirmation: &Confirmation, failed: Option<Day>) -> Vec<Countdown> {
        let Some(effective) = self.effective() else { return Vec::new() };
        let mut found = Vec::new();
        for clause in &self.clauses {
            let Some(last) = clause.due else { continue };
            let met = match clause.performance {
                Performance::Pending | Performance::Partly => None,
                // What was breached is still owed, until it is agreed anew or given up.
                Performance::Breached => failed,
                Performance::Done => clause.seen_on.or(Some(last)),
            };
            let clock = Countdown::set(CountdownKind::Performance, effective, last, met);
            found.push(Countdown { about: clause.id, note: format!("{}：{}", clause.who, clause.what), ..clock });
        }
        match confirmation.wish {
            ConfirmationWish::Undecided | ConfirmationWish::Wanted => {
                found.push(Countdown::of(CountdownKind::JudicialConfirmation, effective, confirmation.applied_on));
            }
            ConfirmationWish::Declined => {}
        }
        found
    }

    pub(super) fn prompts(&self, confirmation: &Confirmation) -> Vec<ServicePrompt> {
        let mut found = Vec::new();
        if self.is_breached() {
            found.push(ServicePrompt::Breach);
        }
        if !confirmation.excluded.is_empty() {
            found.push(ServicePrompt::CannotConfirm);
        }
        let last = self.effective().map(|on| due(CountdownKind::JudicialConfirmation, on));
        if last.zip(confirmation.applied_on).is_some_and(|(last, on)| on > last) {
            found.push(ServicePrompt::ConfirmationLate);
        }
        found
    }

    /// Whether something in it was breached and is not yet agreed anew.
    #[must_use]
    pub fn is_breached(&self) -> bool {
        self.clauses.iter().any(|clause| clause.performance == Performance::Breached)
    }

    /// Whether everything in it was done.
    #[must_use]
    pub fn is_performed(&self) -> bool {
        !self.clauses.is_empty() && self.clauses.iter().all(|clause| clause.performance == Performance::Done)
    }
}

impl Clause {
    fn read(&mut self, effective: Option<Day>, form: &mut Form<'_>) {
        form.line(&mut self.who, "who");
        form.required(&self.who, "who");
        form.block(&mut self.what, "what");
        form.required(&self.what, "what");
        form.ahead(self.due, "due");
        form.order(effective, self.due, "due");
        self.performed(effective, form);
    }

    /// How it is performed: seen on a day after the agreement took effect.
    pub(in crate::services) fn performed(&mut self, effective: Option<Day>, form: &mut Form<'_>) {
        form.block(&mut self.note, "note");
        match self.performance {
            Performance::Pending => {}
            Performance::Partly | Performance::Done | Performance::Breached => {
                form.that(effective.is_some(), "performance", "not_effective");
                form.given(self.seen_on, "seen_on");
                form.past(self.seen_on, "seen_on");
                form.order(effective, self.seen_on, "seen_on");
            }
        }
        if self.performance == Performance::Breached {
            form.required(&self.note, "note");
        }
    }

    /// The step it writes when it was otherwise before.
    pub(in crate::services) fn step(&self, before: Option<&Self>) -> Option<(StepKind, String)> {
        if before.is_some_and(|before| before.performance == self.performance) {
            return None;
        }
        let kind = match self.performance {
            Performance::Pending => return None,
            Performance::Partly | Performance::Done => StepKind::Performed,
            Performance::Breached => StepKind::Breached,
        };
        Some((kind, format!("{}：{}", self.who, self.what)))
    }
}

impl Confirmation {
    pub(super) fn read(&mut self, effective: Option<Day>, form: &mut Form<'_>) {
        form.line(&mut self.court, "court");
        form.line(&mut self.number, "number");
        self.excluded.sort_unstable();
        self.excluded.dedup();
        form.past(self.applied_on, "applied_on");
        form.past(self.result_on, "result_on");
        if self.applied_on.is_some() {
            form.that(effective.is_some(), "applied_on", "not_effective");
            form.order(effective, self.applied_on, "applied_on");
            form.required(&self.court, "court");
        }
        match self.result {
            ConfirmationResult::Pending => {}
            ConfirmationResult::Confirmed
            | ConfirmationResult::Refused
            | ConfirmationResult::Rejected
            | ConfirmationResult::Withdrawn => {
                form.given(self.applied_on, "applied_on");
                form.given(self.result_on, "result_on");
                form.order(self.applied_on, self.result_on, "result_on");
            }
        }
    }
}
