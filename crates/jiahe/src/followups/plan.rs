//! When the next visit is due.

use chrono::Days;

use super::{CaseFollowUps, FollowUp, FollowUpPlan, PlanClosed, PlanSet, PlanState, VisitOutcome};
use crate::api::Noun;
use crate::cases::{CaseAsked, CaseState, EventKind, Risk, permission, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::term::close_of;
use crate::kernel::{CaseId, Day, Moment, text};
use crate::obligations::{self, Owes, Parameters, Rule, Trigger};
use crate::store::followups::PlanKept;
use crate::store::obligations::Facts;
use crate::store::{self};
use crate::transact::{Act, View};

/// The chain of visits so far, and the next one.
struct Chain {
    state: PlanState,
    interval: u32,
    by_colour: bool,
    kept: Option<PlanKept>,
    /// Those made, each with the clock it met.
    made: Vec<Trigger>,
    next: Option<Trigger>,
}

fn after(day: Day, days: u32) -> Moment {
    close_of(day.checked_add_days(Days::new(days.into())).unwrap_or(day))
}

/// `over`: when the case ended, if it has.
fn chain(
    parameters: &Parameters,
    case: CaseId,
    facts: &Facts,
    over: Option<Moment>,
    kept: Option<PlanKept>,
    visits: &[FollowUp],
) -> Chain {
    // What was closed before the case ended once more has no say about the time after it.
    let kept = kept.filter(|plan| !plan.closed || over.is_none_or(|over| plan.changed_at >= over));
    let state = match (&kept, over) {
        (Some(plan), _) if plan.closed => PlanState::Closed,
        (Some(_), _) => PlanState::Running,
        (None, Some(_)) => PlanState::Proposed,
        (None, None) => PlanState::None,
    };
    let own = kept.as_ref().and_then(|plan| plan.interval_days);
    let interval = own.unwrap_or_else(|| parameters.interval(facts.risk));
    let start = over.or_else(|| kept.as_ref().map(|plan| plan.changed_at)).unwrap_or(facts.opened_at);
    let unresolved = match facts.state {
        CaseState::Unresolved => true,
        CaseState::Accepted | CaseState::InProgress | CaseState::Resolved | CaseState::Archived => false,
    };
    let first = if unresolved { interval } else { parameters.first_visit_days.min(interval) };
    let mut made = Vec::new();
    let mut next = Trigger {
        rule: Rule::FollowUp,
        record: case.0,
        at: start,
        due: Some(after(start.date(), first)),
        met: None,
        owes: Owes::Handler,
    };
    let mut spoken = None;
    for visit in visits {
        spoken = Some(visit.entered_at);
        match visit.outcome {
            VisitOutcome::Done | VisitOutcome::Refused => {
                let gone = Trigger { met: Some(visit.at), ..next };
                // Where danger was found, or what was agreed is broken, one comes again as for a red case.
                let soon = visit.danger || visit.is_ill();
                let soon = if soon { interval.min(parameters.interval(Risk::Red)) } else { interval };
                let due = visit.next_on.map_or_else(|| after(visit.at.date(), soon), close_of);
                next = Trigger { record: visit.id.0, at: visit.at, due: Some(due), met: None, ..gone.clone() };
                made.push(gone);
            }
            VisitOutcome::NobodyHome | VisitOutcome::Again => {
                next.due = visit.next_on.map(close_of).or(next.due);
            }
        }
    }
    if let Some(plan) = &kept
        && let Some(day) = plan.next_on
        && spoken.is_none_or(|spoken| plan.changed_at > spoken)
    {
        next.due = Some(close_of(day));
    }
    let next = match state {
        PlanState::Proposed | PlanState::Running => Some(next),
        PlanState::None | PlanState::Closed => None,
    };
    Chain { state, interval, by_colour: own.is_none(), kept, made, next }
}

/// The next visit, those made, and what a danger found on one calls for.
///
/// # Errors
/// The store's.
pub(crate) fn triggers(
    view: &View<'_>,
    parameters: &Parameters,
    facts: &Facts,
    over: Option<Moment>,
) -> Result<Vec<Trigger>> {
    if over.is_none() && !facts.planned && !facts.visited {
        return Ok(Vec::new());
    }
    let case = facts.case;
    let kept = if facts.planned { store::followups::plan(view.db, case)? } else { None };
    let mut visits = if facts.visited { store::followups::of_case(view.db, case)? } else { Vec::new() };
    visits.reverse();
    let Chain { made, next, .. } = chain(parameters, case, facts, over, kept, &visits);
    let mut found = made;
    found.extend(next);
    for visit in visits.iter().filter(|visit| visit.danger) {
        let trigger = |rule, met, owes| Trigger { rule, record: visit.id.0, at: visit.at, due: None, met, owes };
        found.push(trigger(Rule::DangerReview, visit.reviewed_at, Owes::Lead));
        let (minor, escalation) = store::obligations::reported(view.db, case, Some(visit.at))?;
        let reported = [minor, escalation].into_iter().flatten().min();
        let met = reported.or_else(|| visit.reviewed_at.filter(|_| visit.no_report));
        found.push(trigger(Rule::EscalationReport, met, Owes::Handler));
    }
    Ok(found)
}

/// # Errors
/// [`Code::NotFound`] for a case this session may not know of.
pub fn of_case(view: &View<'_>, asked: CaseAsked) -> Result<CaseFollowUps> {
    permission::require(view, asked.id)?;
    let facts = store::obligations::facts(view.db, asked.id)?.ok_or_else(|| Fault::not_found("a case"))?;
    let over = facts.over();
    let parameters = obligations::parameters_of(view)?;
    let kept = store::followups::plan(view.db, asked.id)?;
    let mut visits = store::followups::of_case(view.db, asked.id)?;
    visits.reverse();
    let told = chain(&parameters, asked.id, &facts, over, kept, &visits);
    visits.reverse();
    let plan = FollowUpPlan {
        state: told.state,
        interval_days: told.interval,
        by_colour: told.by_colour,
        due: told.next.and_then(|next| next.due),
        reason: told.kept.as_ref().map(|plan| plan.reason.clone()).unwrap_or_default(),
        changed_by: told.kept.as_ref().map(|plan| plan.changed_by.clone()).unwrap_or_default(),
        changed_at: told.kept.map(|plan| plan.changed_at),
    };
    Ok(CaseFollowUps { plan, visits })
}

/// The case ended, and its visits were called off before anybody was met or had declined (5.5.3.1).
///
/// # Errors
/// The store's.
pub(crate) fn given_up(view: &View<'_>, case: CaseId) -> Result<bool> {
    let facts = store::obligations::facts(view.db, case)?.ok_or_else(|| Fault::not_found("a case"))?;
    let Some(over) = facts.over() else { return Ok(false) };
    let plan = store::followups::plan(view.db, case)?;
    if !plan.is_some_and(|plan| plan.closed && plan.changed_at >= over) {
        return Ok(false);
    }
    let made = store::followups::of_case(view.db, case)?.into_iter().any(|visit| match visit.outcome {
        VisitOutcome::Done | VisitOutcome::Refused => visit.at >= over,
        VisitOutcome::NobodyHome | VisitOutcome::Again => false,
    });
    Ok(!made)
}

/// Whether the last visit that was made found the agreement broken or somebody dissatisfied.
///
/// # Errors
/// The store's.
pub(crate) fn ends_ill(view: &View<'_>, case: CaseId) -> Result<bool> {
    let made = store::followups::of_case(view.db, case)?.into_iter().find(|visit| match visit.outcome {
        VisitOutcome::Done => true,
        VisitOutcome::Refused | VisitOutcome::NobodyHome | VisitOutcome::Again => false,
    });
    Ok(made.is_some_and(|visit| visit.is_ill()))
}

/// A person takes the plan into their own hands, or begins one while the case goes on.
///
/// # Errors
/// No reason, an interval outside 1–365 days, a day that has passed.
pub fn set_plan(act: &mut Act<'_>, asked: PlanSet) -> Result<Done> {
    permission::require_hand(act, asked.case)?;
    let reason = text::block(&asked.reason);
    let today = act.clock.today();
    let last = today.checked_add_days(Days::new(366)).unwrap_or(today);
    let mut check = Check::default();
    check.that(!reason.is_empty(), "reason", "required");
    check.fits(&reason, 500, "reason");
    check.that(asked.interval_days.is_none_or(|days| (1..=365).contains(&days)), "interval_days", "range");
    check.that(asked.next_on.is_none_or(|day| (today..=last).contains(&day)), "next_on", "range");
    check.done()?;
    let fresh = act.fresh();
    let kept = PlanKept {
        interval_days: asked.interval_days,
        next_on: asked.next_on,
        reason,
        closed: false,
        changed_by: String::new(),
        changed_at: act.clock.now,
    };
    keep(act, fresh, asked.case, &kept, "plan")
}

/// 销: no more visits, with why.
///
/// # Errors
/// No reason; [`Code::WrongState`] where no plan runs.
pub fn close_plan(act: &mut Act<'_>, asked: PlanClosed) -> Result<Done> {
    permission::require_hand(act, asked.case)?;
    let reason = text::block(&asked.reason);
    let mut check = Check::default();
    check.that(!reason.is_empty(), "reason", "required");
    check.fits(&reason, 500, "reason");
    check.done()?;
    let now = of_case(act, CaseAsked { id: asked.case })?;
    match now.plan.state {
        PlanState::Proposed | PlanState::Running => {}
        PlanState::None | PlanState::Closed => {
            return Err(Fault::new(Code::WrongState, "close a plan that does not run"));
        }
    }
    let fresh = act.fresh();
    let kept = PlanKept {
        interval_days: None,
        next_on: None,
        reason,
        closed: true,
        changed_by: String::new(),
        changed_at: act.clock.now,
    };
    keep(act, fresh, asked.case, &kept, "closed")
}

fn keep(act: &mut Act<'_>, fresh: i64, case: CaseId, kept: &PlanKept, what: &str) -> Result<Done> {
    store::followups::set_plan(act.db, fresh, case, kept, act.session.staff)?;
    timeline::happened(act, case, EventKind::FollowedUp, "", what, &kept.reason)?;
    act.note(Noun::FollowUps, case.0, what);
    Ok(Done {})
}
