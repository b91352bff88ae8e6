//! What is owed until when (domain §4): every noun says what set a clock going and what stopped it; the
//! rules say how long, in which unit and by which article; what is owed is recomputed at every change.

pub mod calendar;
mod gather;
mod list;
mod parameters;
pub mod pause;
mod recompute;
mod rules;
mod sources;
pub mod view;

pub use list::{desk, list, of_case};
pub(crate) use parameters::of_station as parameters_of;
pub use parameters::{Palette, Parameters};
pub use parameters::{get as get_parameters, set as set_parameters};
pub(crate) use recompute::since;
pub use rules::{Law, RuleLine, line};
pub(crate) use sources::settle_hour;
pub use view::*;

use crate::api::Noun;
use crate::desk::Nothing;
use crate::fault::Result;
use crate::kernel::{CaseId, Coded, Moment, StaffId, coded};
use crate::store;
use crate::transact::{Act, View};

coded! {
    /// Which clock. How long it runs, its unit and its article stand in the table of rules.
    pub enum Rule {
        /// 调解受理 → 一个月内调结 (司法部令第75号 33)
        MediationMonth = "mediation_month",
        /// What a clause of an agreement promises; the record has the day.
        Performance = "performance",
        /// 协议生效 → 30 日内共同申请司法确认 (人民调解法 33)
        JudicialConfirmation = "judicial_confirmation",
        /// 离婚登记申请 → 30 日内可撤回 (民法典 1077)
        DivorceWithdrawal = "divorce_withdrawal",
        /// 冷静期满 → 30 日内申领 (民法典 1077)
        DivorceCertificate = "divorce_certificate",
        /// 信访 15 日内告知受理 (信访工作条例 22)
        PetitionNotice = "petition_notice",
        /// 信访 60 日内办结, 可延 30 日 (信访工作条例 34)
        PetitionAnswer = "petition_answer",
        /// 法援申请 → 7 日内决定 (法律援助法 43)
        LegalAidDecision = "legal_aid_decision",
        /// 决定给予法援 → 3 日内指派 (法律援助法 43)
        LegalAidAssignment = "legal_aid_assignment",
        /// 未成年人、无/限制能力人疑受侵害 → 立即报告 (未保 11, 反家暴 14)
        MandatoryReport = "mandatory_report",
        /// 可能引发治安、刑事案件 → 及时报告 (人民调解法 25; 5.5.1.2)
        EscalationReport = "escalation_report",
        /// 申请保护令 → 72 小时内裁定 (反家暴 28)
        ProtectionDecision = "protection_decision",
        /// 申请保护令, 情况紧急 → 24 小时内裁定 (反家暴 28)
        ProtectionDecisionUrgent = "protection_decision_urgent",
        /// 保护令失效前可申请延长 (反家暴 30); the record has the day.
        ProtectionRenewal = "protection_renewal",
        /// 对裁定不服 → 5 日内复议 (反家暴 31)
        ProtectionReview = "protection_review",
        /// 告诫书 → 查访 (反家暴 17); the interval is the station's.
        WarningVisit = "warning_visit",
        /// 回访 (5.5.3.1); the interval is the station's.
        FollowUp = "follow_up",
        /// 可能引起治安、刑事案件的重大纠纷 → 及时报告乡镇站 (5.5.1.2); the record has the moment.
        TownReport = "town_report",
        /// A movement waits for an answer or for its end; the record has the day.
        MovementAnswer = "movement_answer",
        /// A task of a conference; the record has the day.
        ConferenceTask = "conference_task",
        /// An order's deadline; the record has the day.
        Order = "order",
        /// 个案记录 24 小时内完成 (domain §5)
        CounsellingNote = "counselling_note",
        /// 化解时限 that the handler promised; the record has the day.
        Resolution = "resolution",
        /// A step a service promised; the record has the day.
        ServiceStep = "service_step",
        /// 回访发现危险 → 负责人研判 (5.5.3.1)
        DangerReview = "danger_review",
        /// 中止、延期的申请 → 负责人审批; the station's custom.
        PauseDecision = "pause_decision",
        /// 家庭教育指导令的期限 (家庭教育促进法 49); the order has the day.
        GuidanceOrder = "guidance_order",
        /// 指导令的结果回告决定机关; the station's custom.
        GuidanceReport = "guidance_report",
    }
}

/// Who owes it, and on whose desk it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owes {
    /// Whoever handles the case now.
    Handler,
    Staff(StaffId),
    /// Every lead of the station.
    Lead,
}

/// What a record says: since when a clock runs, and whether it was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    pub rule: Rule,
    /// The record that says so; with the rule, what tells two clocks apart.
    pub record: i64,
    /// The moment that set it going.
    pub at: Moment,
    /// For rules without a limit of their own.
    pub due: Option<Moment>,
    /// When it was met; `None` while it runs.
    pub met: Option<Moment>,
    pub owes: Owes,
}

/// Recomputes what is owed on a case; called for every case whose timeline grew, before the commit.
///
/// # Errors
/// The store's.
pub(crate) fn settle(act: &mut Act<'_>, case: CaseId) -> Result<()> {
    let times = recompute::times(act)?;
    if recompute::case(act, &times, case)? {
        act.touch(Noun::Obligations);
    }
    Ok(())
}

/// Recomputes what is owed on a record that has no case: a walk-in, a task, an order. Called by its noun whenever
/// the record changes, with all its clocks; none: nothing is owed on it any more.
///
/// # Errors
/// The store's.
pub(crate) fn settle_loose(act: &mut Act<'_>, noun: Noun, record: i64, triggers: Vec<Trigger>) -> Result<()> {
    recompute::loose(act, noun, record, triggers)
}

/// Computes every clock of the station anew; for a lead who doubts one, and after a restored backup.
///
/// # Errors
/// The store's.
pub fn recompute(act: &mut Act<'_>, _: Nothing) -> Result<Recomputed> {
    let changed = recompute::all(act)?;
    act.note(Noun::Obligations, 0, "recomputed");
    Ok(Recomputed { changed })
}

/// The table of the rules, by the station's parameters.
///
/// # Errors
/// The store's.
pub fn rules(view: &View<'_>, _: Nothing) -> Result<Vec<RuleLine>> {
    let parameters = parameters::of_station(view)?;
    Ok(Rule::ALL.iter().map(|rule| line(*rule, &parameters)).collect())
}

/// The clocks of a case that still run.
///
/// # Errors
/// The store's.
pub(crate) fn running(view: &View<'_>, case: CaseId) -> Result<Vec<Rule>> {
    let Some(facts) = store::obligations::facts(view.db, case)? else { return Ok(Vec::new()) };
    let parameters = parameters::of_station(view)?;
    Ok(gather::triggers(view, &parameters, &facts)?
        .into_iter()
        .filter(|one| one.met.is_none())
        .map(|one| one.rule)
        .collect())
}
