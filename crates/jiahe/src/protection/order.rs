//! 人身安全保护令: the application and the court's decision (反家暴 23–32).

use chrono::Months;

use super::{Measure, OrderApplication, OrderDecision, OrderStepKind, ProtectionState, ProxyReason, answer, apart};
use crate::api::Noun;
use crate::cases::{CaseState, DangerPrompt, EventKind, permission, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, Day, PersonId, ProtectionOrderId, text};
use crate::store;
use crate::transact::{Act, View};

/// 有效期不超过六个月 (反家暴 30).
const MONTHS_MOST: Months = Months::new(6);

/// The case may be changed by this session, and is not in the archive.
pub(super) fn open_case(act: &Act<'_>, case: CaseId) -> Result<()> {
    permission::require_hand(act, case)?;
    let record = store::cases::get(act.db, case)?.ok_or_else(|| Fault::not_found("a case"))?;
    match record.state {
        CaseState::Archived => Err(Fault::new(Code::WrongState, "change an archived case")),
        CaseState::Accepted | CaseState::InProgress | CaseState::Resolved | CaseState::Unresolved => Ok(()),
    }
}

pub(super) fn reason(typed: &str, field: &str) -> Result<String> {
    let kept = text::block(typed);
    let mut check = Check::default();
    check.that(!kept.is_empty(), field, "required");
    check.fits(&kept, 500, field);
    check.done()?;
    Ok(kept)
}

/// Two different people of the case.
pub(super) fn two_people(
    view: &View<'_>,
    case: CaseId,
    first: (&str, PersonId),
    second: (&str, PersonId),
    check: &mut Check,
) -> Result<()> {
    for (field, person) in [first, second] {
        check.that(store::people::is_on_case(view.db, person, case)?, field, "unknown_code");
    }
    check.that(first.1 != second.1, second.0, "same_person");
    Ok(())
}

/// # Errors
/// Fields that do not pass; a proxy whom the law does not name for that reason.
pub fn apply(act: &mut Act<'_>, asked: OrderApplication) -> Result<ProtectionOrderId> {
    open_case(act, asked.case)?;
    let asked = OrderApplication {
        court: text::line(&asked.court),
        proxy_name: text::line(&asked.proxy_name),
        grounds: text::block(&asked.grounds),
        ..asked
    };
    let mut check = Check::default();
    two_people(act, asked.case, ("applicant", asked.applicant), ("respondent", asked.respondent), &mut check)?;
    check.that(!asked.court.is_empty(), "court", "required");
    check.fits(&asked.court, 100, "court");
    // 有遭受家庭暴力或者面临家庭暴力现实危险的情形 (反家暴 27)
    check.that(!asked.grounds.is_empty(), "grounds", "required");
    check.fits(&asked.grounds, 2_000, "grounds");
    check.that(asked.applied_at <= act.clock.now, "applied_at", "future");
    proxy(&asked, &mut check);
    check.done()?;
    let id: ProtectionOrderId = act.fresh();
    store::protection::insert_order(act.db, id, &asked, act.session.staff, act.clock)?;
    answer::fulfil(act, asked.case, DangerPrompt::ProtectionOrder, asked.applied_at, &asked.court)?;
    let to = if asked.urgent { "applied_urgent" } else { "applied" };
    timeline::happened(act, asked.case, EventKind::Protected, "order", to, &asked.court)?;
    act.note(Noun::Protection, asked.case.0, "protection order applied for");
    Ok(id)
}

/// Who may apply in whose place, and why (反家暴 23; 法释〔2022〕17号 2).
fn proxy(asked: &OrderApplication, check: &mut Check) {
    let Some(proxy) = asked.proxy else {
        check.that(asked.proxy_reason.is_none(), "proxy", "required");
        return;
    };
    check.that(!asked.proxy_name.is_empty(), "proxy_name", "required");
    check.fits(&asked.proxy_name, 100, "proxy_name");
    match asked.proxy_reason {
        None => check.fail("proxy_reason", "required"),
        Some(ProxyReason::Incapable | ProxyReason::Coerced) => {
            check.that(proxy.stands_in_the_law(), "proxy", "no_such_proxy");
        }
        Some(ProxyReason::Frail) => check.that(asked.willing, "willing", "own_will"),
    }
}

/// What an order forbids, as kept.
pub(super) fn measures(asked: &[Measure], other: &str, check: &mut Check) -> (Vec<Measure>, String) {
    let mut kept = asked.to_vec();
    kept.sort_unstable();
    kept.dedup();
    let other = text::line(other);
    check.that(!kept.is_empty(), "measures", "required");
    check.that(!kept.contains(&Measure::Other) || !other.is_empty(), "other_measure", "required");
    check.fits(&other, 500, "other_measure");
    let other = if kept.contains(&Measure::Other) { other } else { String::new() };
    (kept, other)
}

/// A last day, no more than six months after `from`.
pub(super) fn last_day(until: Option<Day>, from: Day, check: &mut Check) -> Option<Day> {
    check.that(until.is_some(), "until", "required");
    let most = from.checked_add_months(MONTHS_MOST);
    check.that(until.is_none_or(|until| most.is_some_and(|most| until <= most)), "until", "six_months");
    check.that(until.is_none_or(|until| until > from), "until", "order");
    until
}

/// The court decides; on a refusal that is under review, a second time.
///
/// # Errors
/// Fields that do not pass; more than six months (反家暴 30); [`Code::WrongState`], [`Code::Stale`].
pub fn decide(act: &mut Act<'_>, asked: OrderDecision) -> Result<Done> {
    let case = store::protection::case_of_order(act.db, asked.id)?;
    let case = case.ok_or_else(|| Fault::not_found("a protection order"))?;
    open_case(act, case)?;
    let order = store::protection::order(act.db, asked.id, act.clock)?;
    let under_review = order.steps.iter().any(|step| step.kind == OrderStepKind::ReviewAsked)
        && order.steps.iter().all(|step| step.kind != OrderStepKind::ReviewKept);
    match order.state {
        ProtectionState::Applied => {}
        ProtectionState::Refused if under_review && asked.granted => {}
        ProtectionState::Refused | ProtectionState::Granted | ProtectionState::Withdrawn | ProtectionState::Revoked => {
            return Err(Fault::new(Code::WrongState, "decide an order twice"));
        }
    }
    let mut check = Check::default();
    let number = text::line(&asked.number);
    check.that(!number.is_empty(), "number", "required");
    check.fits(&number, 100, "number");
    check.that(asked.decided_at <= act.clock.now, "decided_at", "future");
    check.that(asked.decided_at >= order.decided_at.unwrap_or(order.applied_at), "decided_at", "order");
    let reason = text::block(&asked.reason);
    check.fits(&reason, 500, "reason");
    // It takes effect on the day it is made (反家暴 30).
    let from = asked.decided_at.date();
    let (kept, other, until) = if asked.granted {
        let (kept, other) = measures(&asked.measures, &asked.other_measure, &mut check);
        (kept, other, last_day(asked.until, from, &mut check))
    } else {
        check.that(!reason.is_empty(), "reason", "required");
        (Vec::new(), String::new(), None)
    };
    check.done()?;
    let decided = store::protection::Decided {
        state: if asked.granted { ProtectionState::Granted } else { ProtectionState::Refused },
        decided_at: asked.decided_at,
        number: &number,
        measures: &kept,
        other_measure: &other,
        reason: &reason,
        from: until.map(|_| from),
        until,
    };
    store::protection::decide_order(act.db, asked.id, asked.version, &decided)?;
    apart::follow(act, case, asked.id)?;
    let to = if asked.granted { "granted" } else { "refused" };
    timeline::happened(act, case, EventKind::Protected, "order", to, &number)?;
    act.note(Noun::Protection, case.0, to);
    Ok(Done {})
}
