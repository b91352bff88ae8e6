//! What sets clocks going that the case itself, its reports, its counselling hours and its pauses know of.

use super::pause::PauseState;
use super::{Owes, Rule, Trigger, since};
use crate::api::Noun;
use crate::cases::CaseState;
use crate::fault::Result;
use crate::followups;
use crate::kernel::term::close_of;
use crate::kernel::{AppointmentId, CaseId, Moment};
use crate::protection;
use crate::store;
use crate::store::obligations::{Counselled, Facts, Turns};
use crate::transact::{Act, View};

/// # Errors
/// The store's.
pub(super) fn of_case(view: &View<'_>, case: CaseId) -> Result<Vec<Trigger>> {
    let Some(facts) = store::obligations::facts(view.db, case)? else { return Ok(Vec::new()) };
    let ended = match facts.state {
        CaseState::Accepted | CaseState::InProgress => false,
        CaseState::Resolved | CaseState::Unresolved | CaseState::Archived => true,
    };
    let mut found = Vec::new();
    let mut over = None;
    if ended || facts.mediation || facts.deadline.is_some() {
        let turns = store::obligations::turns(view.db, case)?;
        over = ended.then(|| turns.ended.unwrap_or(facts.opened_at));
        promised(case, &facts, &turns, over, &mut found);
    }
    found.extend(followups::triggers(view, case, &facts, over)?);
    found.extend(protection::report(view, case, &facts)?);
    if facts.may_escalate {
        let (_, met) = store::obligations::reported(view.db, case, None)?;
        let at = since(view, case, Rule::EscalationReport, case.0)?;
        let owes = Owes::Handler;
        found.push(Trigger { rule: Rule::EscalationReport, record: case.0, at, due: None, met, owes });
    }
    if facts.counselled {
        found.extend(store::obligations::counselled_hours(view.db, case)?.into_iter().map(note));
    }
    if facts.paused {
        for pause in store::pauses::of_case(view.db, case)? {
            let met = match pause.state {
                PauseState::Asked => None,
                PauseState::Withdrawn => continue,
                PauseState::Approved | PauseState::Refused | PauseState::Ended => pause.decided_at,
            };
            let (rule, record) = (Rule::PauseDecision, pause.id.0);
            found.push(Trigger { rule, record, at: pause.applied_at, due: None, met, owes: Owes::Lead });
        }
    }
    Ok(found)
}

/// What the handler owes until the case ends: the month of mediation, and the day they named themselves.
fn promised(case: CaseId, facts: &Facts, turns: &Turns, over: Option<Moment>, found: &mut Vec<Trigger>) {
    let begun = turns.reopened.map_or(facts.opened_at, |again| again.max(facts.opened_at));
    if facts.mediation {
        let at = turns.mediation.map_or(begun, |since| since.max(begun));
        let met = over.map(|over| over.max(at));
        found.push(Trigger { rule: Rule::MediationMonth, record: case.0, at, due: None, met, owes: Owes::Handler });
    }
    if let Some(deadline) = facts.deadline {
        let due = Some(close_of(deadline));
        found.push(Trigger { rule: Rule::Resolution, record: case.0, at: begun, due, met: over, owes: Owes::Handler });
    }
}

/// 个案记录 24 小时内完成.
fn note(hour: Counselled) -> Trigger {
    Trigger {
        rule: Rule::CounsellingNote,
        record: hour.id,
        at: hour.end,
        due: None,
        met: hour.noted,
        owes: Owes::Staff(hour.practitioner),
    }
}

/// A counselling hour without a case was marked, or its note written.
///
/// # Errors
/// The store's.
pub(crate) fn settle_hour(act: &mut Act<'_>, id: AppointmentId) -> Result<()> {
    let triggers = store::obligations::counselled_hour(act.db, id.0)?.map(note).into_iter().collect();
    super::settle_loose(act, Noun::Appointments, id.0, triggers)
}
