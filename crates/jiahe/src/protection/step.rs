//! What happens to an order after its application: service, review, variation, extension, revocation, breach.

use super::{OrderState, StepKind, StepTaken, answer, apart, order};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, Day, text};
use crate::store;
use crate::transact::Act;

/// Whether the step exists in that state; `true` asks for a note.
fn allowed(kind: StepKind, state: OrderState) -> Option<bool> {
    use OrderState::{Applied, Granted, Refused, Revoked, Withdrawn};
    match (state, kind) {
        (
            Granted,
            StepKind::ServedApplicant | StepKind::ServedRespondent | StepKind::ToldPolice | StepKind::ToldVillage,
        )
        | (Granted | Refused, StepKind::ReviewAsked | StepKind::ReviewKept)
        | (Refused, StepKind::ServedApplicant | StepKind::ReviewDeclined)
        | (Granted, StepKind::Extended) => Some(false),
        (Granted, StepKind::Varied | StepKind::RenewalDeclined | StepKind::Revoked | StepKind::Breached)
        | (Applied, StepKind::Withdrawn) => Some(true),
        (
            Granted | Refused | Applied | Revoked | Withdrawn,
            StepKind::ServedApplicant
            | StepKind::ServedRespondent
            | StepKind::ToldPolice
            | StepKind::ToldVillage
            | StepKind::ReviewAsked
            | StepKind::ReviewDeclined
            | StepKind::ReviewKept
            | StepKind::Varied
            | StepKind::Extended
            | StepKind::RenewalDeclined
            | StepKind::Revoked
            | StepKind::Withdrawn
            | StepKind::Breached,
        ) => None,
    }
}

/// # Errors
/// Fields that do not pass; [`Code::WrongState`] for a step that does not exist; [`Code::Stale`].
pub fn step(act: &mut Act<'_>, asked: StepTaken) -> Result<Done> {
    let case = store::protection::case_of_order(act.db, asked.id)?;
    let case = case.ok_or_else(|| Fault::not_found("a protection order"))?;
    order::open_case(act, case)?;
    let before = store::protection::order(act.db, asked.id, act.clock)?;
    let Some(needs_note) = allowed(asked.kind, before.state) else {
        return Err(Fault::new(Code::WrongState, "take that step on an order"));
    };
    let has = |kind| before.steps.iter().any(|step| step.kind == kind);
    // 申请复议一次 (反家暴 31); an answer to it only where it was asked for.
    let out_of_turn = match asked.kind {
        StepKind::ReviewAsked | StepKind::ReviewDeclined => has(StepKind::ReviewAsked) || has(StepKind::ReviewDeclined),
        StepKind::ReviewKept => !has(StepKind::ReviewAsked) || has(StepKind::ReviewKept),
        StepKind::ServedApplicant
        | StepKind::ServedRespondent
        | StepKind::ToldPolice
        | StepKind::ToldVillage
        | StepKind::Varied
        | StepKind::Extended
        | StepKind::RenewalDeclined
        | StepKind::Revoked
        | StepKind::Withdrawn
        | StepKind::Breached => false,
    };
    if out_of_turn {
        return Err(Fault::new(Code::WrongState, "ask for review twice"));
    }
    let mut check = Check::default();
    let note = text::block(&asked.note);
    check.that(!needs_note || !note.is_empty(), "note", "required");
    check.that(text::fits(&note, 1_000), "note", "too_long");
    check.that(asked.day <= act.clock.today(), "day", "future");
    let began = before.decided_at.unwrap_or(before.applied_at).date();
    check.that(asked.day >= began, "day", "order");
    let (mut measures, mut other, mut until) = (before.measures.clone(), before.other_measure.clone(), None);
    if asked.kind == StepKind::Varied {
        (measures, other) = order::measures(&asked.measures, &asked.other_measure, &mut check);
    }
    if asked.kind == StepKind::Extended {
        until = extension(&asked, before.until, &mut check);
    }
    check.done()?;
    let state = match asked.kind {
        StepKind::Revoked => OrderState::Revoked,
        StepKind::Withdrawn => OrderState::Withdrawn,
        StepKind::ServedApplicant
        | StepKind::ServedRespondent
        | StepKind::ToldPolice
        | StepKind::ToldVillage
        | StepKind::ReviewAsked
        | StepKind::ReviewDeclined
        | StepKind::ReviewKept
        | StepKind::Varied
        | StepKind::Extended
        | StepKind::RenewalDeclined
        | StepKind::Breached => before.state,
    };
    let changed =
        store::protection::Changed { state, measures: &measures, other_measure: &other, until: until.or(before.until) };
    store::protection::change_order(act.db, asked.id, asked.version, &changed)?;
    let id: i64 = act.fresh();
    let taken = store::protection::Taken { id, order: asked.id, case, kind: asked.kind, day: asked.day, until };
    store::protection::insert_step(act.db, &taken, &note, act.session.staff, act.clock)?;
    if asked.kind == StepKind::Breached {
        answer::breached(act, case)?;
    }
    apart::follow(act, case, asked.id)?;
    timeline::happened(act, case, EventKind::Protected, "order", asked.kind.code(), &note)?;
    act.note(Noun::Protection, case.0, asked.kind.code());
    Ok(Done {})
}

/// Before it ends, and by no more than another six months (反家暴 30).
fn extension(asked: &StepTaken, ends: Option<Day>, check: &mut Check) -> Option<Day> {
    let ends = ends.unwrap_or(asked.day);
    check.that(asked.day <= ends, "day", "after_end");
    order::last_day(asked.until, ends, check)
}
