//! What sets clocks going that the case itself, its reports, its counselling hours and its pauses know of.

use super::pause::PauseState;
use super::{Owes, Parameters, Rule, Trigger, since};
use crate::api::Noun;
use crate::fault::Result;
use crate::followups;
use crate::kernel::term::close_of;
use crate::kernel::{AppointmentId, Moment};
use crate::protection;
use crate::store;
use crate::store::obligations::{Counselled, Facts};
use crate::transact::{Act, View};

/// # Errors
/// The store's.
pub(super) fn of_case(view: &View<'_>, parameters: &Parameters, facts: &Facts) -> Result<Vec<Trigger>> {
    let (case, over) = (facts.case, facts.over());
    let mut found = Vec::new();
    promised(facts, over, &mut found);
    found.extend(followups::triggers(view, parameters, facts, over)?);
    if facts.grave || facts.danger || facts.guarded {
        found.extend(protection::report(view, case, facts)?);
    }
    // A dispute that may turn into a police case: without delay (人民调解法 25).
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
fn promised(facts: &Facts, over: Option<Moment>, found: &mut Vec<Trigger>) {
    let (case, turns) = (facts.case, &facts.turns);
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
