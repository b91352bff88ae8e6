//! What sets a clock going: applications, decisions, last days, warning letters, and a child in danger.

use chrono::{Days, Months, NaiveTime};

use super::{OrderStepKind, ProtectionOrder, ProtectionState, answer};
use crate::cases::DangerPrompt;
use crate::fault::Result;
use crate::kernel::{CaseId, Day, Moment};
use crate::obligations::{self, Owes, Rule, Trigger};
use crate::store;
use crate::store::obligations::Facts;
use crate::transact::View;

/// How long before an order ends somebody asks whether it shall be extended.
pub(super) const DAYS_BEFORE_END: u64 = 15;

pub(super) fn day_end(day: Day) -> Moment {
    day.and_time(NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default())
}

/// By when to ask: half a month before the last day, in a shorter order the last day itself.
pub(super) fn ask_by(from: Day, until: Day) -> Day {
    until.checked_sub_days(Days::new(DAYS_BEFORE_END)).filter(|day| *day > from).unwrap_or(until)
}

/// # Errors
/// The store's.
pub(crate) fn triggers(view: &View<'_>, case: CaseId) -> Result<Vec<Trigger>> {
    let mut found = Vec::new();
    for order in store::protection::orders(view.db, case, view.clock)? {
        of_order(&order, &mut found);
    }
    for warning in store::protection::warnings(view.db, case)? {
        let (mut record, mut at) = (warning.id.0, warning.issued_on.and_time(NaiveTime::MIN));
        for visit in &warning.visits {
            found.push(running(Rule::WarningVisit, record, at, Some(visit.visited_at)));
            (record, at) = (visit.id, visit.visited_at);
        }
        found.push(running(Rule::WarningVisit, record, at, warning.ended_on.map(day_end)));
    }
    Ok(found)
}

fn running(rule: Rule, record: i64, at: Moment, met: Option<Moment>) -> Trigger {
    Trigger { rule, record, at, due: None, met, owes: Owes::Handler }
}

fn of_order(order: &ProtectionOrder, found: &mut Vec<Trigger>) {
    let step = |wanted: &[OrderStepKind]| {
        let taken = order.steps.iter().find(|step| wanted.contains(&step.kind));
        taken.map(|step| step.day.and_time(NaiveTime::MIN))
    };
    let rule = if order.urgent { Rule::ProtectionDecisionUrgent } else { Rule::ProtectionDecision };
    let decided = order.decided_at.or_else(|| step(&[OrderStepKind::Withdrawn]));
    found.push(running(rule, order.id.0, order.applied_at, decided));
    let Some(decided_at) = order.decided_at else { return };
    match order.state {
        // The applicant's right; what the respondent does with theirs is not ours to remind of.
        ProtectionState::Refused => {
            let met = step(&[OrderStepKind::ReviewAsked, OrderStepKind::ReviewDeclined]);
            found.push(running(Rule::ProtectionReview, order.id.0, decided_at, met));
        }
        ProtectionState::Granted | ProtectionState::Revoked => {
            let (Some(from), Some(until)) = (order.from, order.until) else { return };
            // One clock for the last day that counts now: an extension meets the one before it.
            let extended = order.steps.iter().rfind(|step| step.kind == OrderStepKind::Extended);
            let (record, at) = match extended {
                Some(step) => (step.id, step.day.and_time(NaiveTime::MIN)),
                None => (order.id.0, decided_at),
            };
            let closing = step(&[OrderStepKind::RenewalDeclined, OrderStepKind::Revoked]);
            let due = Some(day_end(ask_by(from, until)));
            found.push(Trigger { due, ..running(Rule::ProtectionRenewal, record, at, closing) });
        }
        ProtectionState::Applied | ProtectionState::Withdrawn => {}
    }
}

/// 立即报告 (未保 11; 反家暴 14): a minor is hurt, perhaps hurt or in danger, until it was reported, or a person said why
/// not. Of [`Rule::MandatoryReport`] this is the only source.
///
/// # Errors
/// The store's.
pub(crate) fn report(view: &View<'_>, case: CaseId, facts: &Facts) -> Result<Option<Trigger>> {
    let Some(record) = store::cases::get(view.db, case)? else { return Ok(None) };
    if !answer::danger(view, &record)?.minor && !endangered(view, case, facts)? {
        return Ok(None);
    }
    let at = obligations::since(view, case, Rule::MandatoryReport, case.0)?;
    let (reported, _) = store::obligations::reported(view.db, case, None)?;
    let answered = match reported {
        Some(_) => None,
        None => {
            let prompts = answer::prompts(view, &record)?;
            prompts.into_iter().find(|one| one.prompt == DangerPrompt::MandatoryReport && one.done.is_some())
        }
    };
    let met = reported.or_else(|| answered.map(|one| one.told_at.unwrap_or(record.opened_at)));
    Ok(Some(running(Rule::MandatoryReport, case.0, at, met.map(|met| met.max(record.opened_at)))))
}

/// Any danger in the house is a danger to the child in it; of a sign of danger, the child must be the one hurt.
fn endangered(view: &View<'_>, case: CaseId, facts: &Facts) -> Result<bool> {
    let eighteen_since = facts.reported_at.date().checked_sub_months(Months::new(18 * 12)).unwrap_or_default();
    Ok((facts.grave || facts.danger) && store::obligations::has_minor(view.db, case, !facts.danger, eighteen_since)?)
}
