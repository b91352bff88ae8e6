//! 家事调解 (5.4.3, 人民调解法): consent of both, mediators, sessions with their records, the agreement, or the ways to law.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Agreement, Confirmation, ConfirmationResult};
use crate::kernel::{Day, Moment, StaffId, coded, text};
use crate::services::body::{Beside, Sheet, begun};
use crate::services::clocks::Countdown;
use crate::services::form::Form;
use crate::services::{CountdownKind, ServiceOutcome, ServicePrompt, StepKind};

coded! {
    /// 纠纷来源 (人民调解法 17, 18).
    pub enum MediationSource {
        /// 当事人申请
        Applied = "applied",
        /// 主动调解
        Offered = "offered",
        /// 有关单位委托、移送
        Entrusted = "entrusted",
    }
}

coded! {
    /// 是否同意调解
    pub enum PartyConsent {
        /// 尚未询问
        NotAsked = "not_asked",
        /// 同意
        Agrees = "agrees",
        /// 明确拒绝
        Refuses = "refuses",
    }
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct MediationParty {
    pub name: String,
    pub consent: PartyConsent,
    /// The day they said so.
    #[ts(type = "string | null")]
    pub consent_on: Option<Day>,
    pub note: String,
}

impl Default for MediationParty {
    fn default() -> Self {
        Self { name: String::new(), consent: PartyConsent::NotAsked, consent_on: None, note: String::new() }
    }
}

/// 调解记录
#[derive(Debug, Clone, Default, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct MediationSession {
    #[ts(type = "string | null")]
    pub at: Option<Moment>,
    pub place: String,
    /// 参加人
    pub present: String,
    /// 已告知权利义务
    pub rights_told: bool,
    /// 各方陈述、核实的情况
    pub said: String,
    /// 协议内容或不成的原因
    pub result: String,
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct Mediation {
    pub source: MediationSource,
    /// 受理之日; the month counts from it.
    #[ts(type = "string | null")]
    pub accepted_on: Option<Day>,
    /// 简要情况与申请事项
    pub matter: String,
    pub parties: Vec<MediationParty>,
    pub mediators: Vec<StaffId>,
    /// 邀请参与的人 (人民调解法 20)
    pub invited: String,
    /// 双方要求延长到
    #[ts(type = "string | null")]
    pub extended_to: Option<Day>,
    pub sessions: Vec<MediationSession>,
    pub agreement: Option<Agreement>,
    pub confirmation: Confirmation,
    /// 调解不成
    #[ts(type = "string | null")]
    pub failed_on: Option<Day>,
    pub failed_reason: String,
    /// 告知的救济途径: 仲裁、行政、司法
    pub ways_told: String,
    #[ts(type = "string | null")]
    pub ways_told_on: Option<Day>,
    #[serde(flatten)]
    #[ts(skip)]
    pub beside: Beside,
}

impl Default for Mediation {
    fn default() -> Self {
        Self {
            source: MediationSource::Applied,
            accepted_on: None,
            matter: String::new(),
            parties: vec![MediationParty::default(), MediationParty::default()],
            mediators: Vec::new(),
            invited: String::new(),
            extended_to: None,
            sessions: Vec::new(),
            agreement: None,
            confirmation: Confirmation::default(),
            failed_on: None,
            failed_reason: String::new(),
            ways_told: String::new(),
            ways_told_on: None,
            beside: Beside::new(),
        }
    }
}

impl Mediation {
    /// The first day on which somebody had refused: from then on nothing is mediated (人民调解法 17).
    fn refused_on(&self) -> Option<Day> {
        let refusals = self.parties.iter().filter(|party| party.consent == PartyConsent::Refuses);
        refusals.map(|party| party.consent_on.unwrap_or(Day::MIN)).min()
    }

    /// 调解不成, and nobody has told the ways to law (人民调解法 26).
    pub(in crate::services) fn ways_untold(&self) -> bool {
        let over = self.failed_on.is_some() || self.refused_on().is_some();
        over && self.ways_told_on.is_none()
    }

    fn all_asked(&self) -> bool {
        self.parties.len() >= 2 && self.parties.iter().all(|party| party.consent != PartyConsent::NotAsked)
    }

    fn all_agree(&self) -> bool {
        self.parties.len() >= 2 && self.parties.iter().all(|party| party.consent == PartyConsent::Agrees)
    }

    fn may_fail(&self) -> bool {
        let Some(agreement) = &self.agreement else { return true };
        agreement.effective().is_none() || agreement.is_breached()
    }

    fn read_parties(&mut self, form: &mut Form<'_>) {
        let names: Vec<String> = self.parties.iter().map(|party| text::line(&party.name)).collect();
        form.each(&mut self.parties, "parties", |form, index, party| {
            form.line(&mut party.name, "name");
            let twice = !party.name.is_empty() && names.iter().take(index).any(|name| *name == party.name);
            form.that(!twice, "name", "same_person");
            form.block(&mut party.note, "note");
            match party.consent {
                PartyConsent::NotAsked => party.consent_on = None,
                PartyConsent::Agrees | PartyConsent::Refuses => {
                    form.required(&party.name, "name");
                    form.given(party.consent_on, "consent_on");
                    form.past(party.consent_on, "consent_on");
                }
            }
        });
    }

    fn read_sessions(&mut self, form: &mut Form<'_>) {
        let (refused, asked) = (self.refused_on(), self.all_asked());
        let told_once = self.sessions.iter().any(|session| session.rights_told);
        form.each(&mut self.sessions, "sessions", |form, index, session| {
            form.given(session.at, "at");
            form.that(session.at.is_none_or(|at| at <= form.now), "at", "future");
            form.that(asked, "at", "consent_missing");
            let late = refused.is_some_and(|day| session.at.is_none_or(|at| at.date() > day));
            form.that(!late, "at", "party_refused");
            form.line(&mut session.place, "place");
            form.block(&mut session.present, "present");
            form.required(&session.present, "present");
            form.block(&mut session.said, "said");
            form.block(&mut session.result, "result");
            form.required(&session.result, "result");
            form.that(index > 0 || told_once, "rights_told", "rights_untold");
        });
    }
}

impl Sheet for Mediation {
    fn read(&mut self, before: &Self, form: &mut Form<'_>) {
        form.past(self.accepted_on, "accepted_on");
        form.block(&mut self.matter, "matter");
        self.read_parties(form);
        form.rows(self.mediators.len(), "mediators");
        form.line(&mut self.invited, "invited");
        form.ahead(self.extended_to, "extended_to");
        form.order(self.accepted_on, self.extended_to, "extended_to");
        form.that(self.extended_to.is_none() || self.accepted_on.is_some(), "accepted_on", "required");
        self.read_sessions(form);
        let fresh = before.agreement.is_none() && self.agreement.is_some();
        form.that(
            !fresh || self.all_agree(),
            "agreement",
            if self.refused_on().is_some() { "party_refused" } else { "consent_missing" },
        );
        if let Some(agreement) = &mut self.agreement {
            let accepted = self.accepted_on;
            form.within("agreement", |form| {
                agreement.read(before.agreement.as_ref(), form);
                form.order(accepted, agreement.agreed_on, "agreed_on");
            });
        }
        form.that(self.agreement.is_some() || before.agreement.is_none(), "agreement", "kept");
        let effective = self.agreement.as_ref().and_then(Agreement::effective);
        form.within("confirmation", |form| self.confirmation.read(effective, form));
        form.past(self.failed_on, "failed_on");
        form.order(self.accepted_on, self.failed_on, "failed_on");
        // What took effect fails only by being breached; then it is mediated again (人民调解法 31).
        form.that(self.failed_on.is_none() || self.may_fail(), "failed_on", "agreed_already");
        form.block(&mut self.failed_reason, "failed_reason");
        form.block(&mut self.ways_told, "ways_told");
        form.past(self.ways_told_on, "ways_told_on");
        if self.ways_told_on.is_some() {
            form.required(&self.ways_told, "ways_told");
        }
    }

    fn ends(&self, outcome: ServiceOutcome, form: &mut Form<'_>) {
        match outcome {
            ServiceOutcome::Agreed | ServiceOutcome::Performed => {
                form.that(self.failed_on.is_none(), "failed_on", "agreed_already");
                let effective = self.agreement.as_ref().and_then(Agreement::effective);
                form.that(effective.is_some(), "agreement", "not_effective");
                let breached = self.agreement.as_ref().is_some_and(Agreement::is_breached);
                form.that(!breached, "agreement.clauses", "breached");
                let done = self.agreement.as_ref().is_some_and(Agreement::is_performed);
                form.that(outcome != ServiceOutcome::Performed || done, "agreement.clauses", "not_performed");
            }
            ServiceOutcome::Failed => {
                form.given(self.failed_on, "failed_on");
                form.that(self.may_fail(), "failed_on", "agreed_already");
                form.required(&self.failed_reason, "failed_reason");
                form.required(&self.ways_told, "ways_told");
                form.given(self.ways_told_on, "ways_told_on");
            }
            ServiceOutcome::Refused => {
                form.that(self.refused_on().is_some(), "parties", "nobody_refused");
                form.required(&self.ways_told, "ways_told");
                form.given(self.ways_told_on, "ways_told_on");
            }
            _ => {}
        }
    }

    fn countdowns(&self, _: Day) -> Vec<Countdown> {
        let mut found = Vec::new();
        let effective = self.agreement.as_ref().and_then(Agreement::effective);
        if let Some(accepted) = self.accepted_on {
            let met = effective.or(self.failed_on).or(self.refused_on().filter(|day| *day > Day::MIN));
            found.push(match self.extended_to {
                None => Countdown::of(CountdownKind::MediationMonth, accepted, met),
                Some(last) => Countdown::set(CountdownKind::MediationMonth, accepted, last, met),
            });
        }
        if let Some(agreement) = &self.agreement {
            found.extend(agreement.countdowns(&self.confirmation, self.failed_on));
        }
        found
    }

    fn prompts(&self, _: Day) -> Vec<ServicePrompt> {
        let mut found = Vec::new();
        if self.refused_on().is_some() {
            found.push(ServicePrompt::NoMediation);
        }
        if self.ways_untold() {
            found.push(ServicePrompt::TellWays);
        }
        if let Some(agreement) = &self.agreement {
            found.extend(agreement.prompts(&self.confirmation));
        }
        found
    }

    fn milestones(&self, before: &Self) -> Vec<(StepKind, String)> {
        let mut found = super::more(self.sessions.len(), before.sessions.len());
        if self.all_agree() && !before.all_agree() {
            found.push((StepKind::ConsentGiven, String::new()));
        }
        if self.refused_on().is_some() && before.refused_on().is_none() {
            found.push((StepKind::ConsentRefused, String::new()));
        }
        let effective = |body: &Self| body.agreement.as_ref().and_then(Agreement::effective);
        if begun(effective(self), effective(before)) {
            found.push((StepKind::Agreed, String::new()));
        }
        let old = |id: i64| before.agreement.iter().flat_map(|old| &old.clauses).find(|clause| clause.id == id);
        for clause in self.agreement.iter().flat_map(|agreement| &agreement.clauses) {
            found.extend(clause.step(old(clause.id)));
        }
        if begun(self.confirmation.applied_on, before.confirmation.applied_on) {
            found.push((StepKind::ConfirmationApplied, self.confirmation.court.clone()));
        }
        let pending = |body: &Self| body.confirmation.result == ConfirmationResult::Pending;
        if pending(before) && !pending(self) {
            found.push((StepKind::ConfirmationDecided, String::new()));
        }
        if begun(self.failed_on, before.failed_on) {
            found.push((StepKind::Failed, self.failed_reason.clone()));
        }
        if begun(self.ways_told_on, before.ways_told_on) {
            found.push((StepKind::Told, self.ways_told.clone()));
        }
        found
    }
}
