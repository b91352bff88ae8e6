//! What happens to an order after its application: service, review, variation, extension, revocation, breach.

use super::{OrderStepKind, OrderStepTaken, ProtectionState, answer, apart, order};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, Day, text};
use crate::store;
use crate::transact::Act;

/// Whether the step exists in that state; `true` asks for a note.
fn allowed(kind: OrderStepKind, state: ProtectionState) -> Option<bool> {
    use ProtectionState::{Applied, Granted, Refused, Revoked, Withdrawn};
    match (state, kind) {
        (
            Granted,
            OrderStepKind::ServedApplicant
            | OrderStepKind::ServedRespondent
            | OrderStepKind::ToldPolice
            | OrderStepKind::ToldVillage,
        )
        | (Granted | Refused, OrderStepKind::ReviewAsked | OrderStepKind::ReviewKept)
        | (Refused, OrderStepKind::ServedApplicant | OrderStepKind::ReviewDeclined)
        | (Granted, OrderStepKind::Extended) => Some(false),
        (
            Granted,
            OrderStepKind::Varied | OrderStepKind::RenewalDeclined | OrderStepKind::Revoked | OrderStepKind::Breached,
        )
        | (Applied, OrderStepKind::Withdrawn) => Some(true),
        (
            Granted | Refused | Applied | Revoked | Withdrawn,
            OrderStepKind::ServedApplicant
            | OrderStepKind::ServedRespondent
            | OrderStepKind::ToldPolice
            | OrderStepKind::ToldVillage
            | OrderStepKind::ReviewAsked
            | OrderStepKind::ReviewDeclined
            | OrderStepKind::ReviewKept
            | OrderStepKind::Varied
            | OrderStepKind::Extended
            | OrderStepKind::RenewalDeclined
            | OrderStepKind::Revoked
            | OrderStepKind::Withdrawn
            | OrderStepKind::Breached,
        ) => None,
    }
}

/// # Errors
/// Fields that do not pass; [`Code::WrongState`] for a step that does not exist; [`Code::Stale`].
pub fn step(act: &mut Act<'_>, asked: OrderStepTaken) -> Result<Done> {
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
        OrderStepKind::ReviewAsked | OrderStepKind::ReviewDeclined => {
            has(OrderStepKind::ReviewAsked) || has(OrderStepKind::ReviewDeclined)
        }
        OrderStepKind::ReviewKept => !has(OrderStepKind::ReviewAsked) || has(OrderStepKind::ReviewKept),
        OrderStepKind::ServedApplicant
        | OrderStepKind::ServedRespondent
        | OrderStepKind::ToldPolice
        | OrderStepKind::ToldVillage
        | OrderStepKind::Varied
        | OrderStepKind::Extended
        | OrderStepKind::RenewalDeclined
        | OrderStepKind::Revoked
        | OrderStepKind::Withdrawn
        | OrderStepKind::Breached => false,
    };
    if out_of_turn {
        return Err(Fault::new(Code::WrongState, "ask for review twice"));
    }
    let mut check = Check::default();
    let note = text::block(&asked.note);
    check.that(!needs_note || !note.is_empty(), "note", "required");
    check.fits(&note, 1_000, "note");
    check.that(asked.day <= act.clock.today(), "day", "future");
    let began = before.decided_at.unwrap_or(before.applied_at).date();
    check.that(asked.day >= began, "day", "order");
    let (mut measures, mut other, mut until) = (before.measures.clone(), before.other_measure.clone(), None);
    if asked.kind == OrderStepKind::Varied {
        (measures, other) = order::measures(&asked.measures, &asked.other_measure, &mut check);
    }
    if asked.kind == OrderStepKind::Extended {
        until = extension(&asked, before.until, &mut check);
    }
    check.done()?;
    let state = match asked.kind {
        OrderStepKind::Revoked => ProtectionState::Revoked,
        OrderStepKind::Withdrawn => ProtectionState::Withdrawn,
        OrderStepKind::ServedApplicant
        | OrderStepKind::ServedRespondent
        | OrderStepKind::ToldPolice
        | OrderStepKind::ToldVillage
        | OrderStepKind::ReviewAsked
        | OrderStepKind::ReviewDeclined
        | OrderStepKind::ReviewKept
        | OrderStepKind::Varied
        | OrderStepKind::Extended
        | OrderStepKind::RenewalDeclined
        | OrderStepKind::Breached => before.state,
    };
    let changed =
        store::protection::Changed { state, measures: &measures, other_measure: &other, until: until.or(before.until) };
    store::protection::change_order(act.db, asked.id, asked.version, &changed)?;
    let id: i64 = act.fresh();
    let taken = store::protection::Taken { id, order: asked.id, case, kind: asked.kind, day: asked.day, until };
    store::protection::insert_step(act.db, &taken, &note, act.session.staff, act.clock)?;
    if asked.kind == OrderStepKind::Breached {
        answer::breached(act, case)?;
    }
    apart::follow(act, case, asked.id)?;
    timeline::happened(act, case, EventKind::Protected, "order", asked.kind.code(), &note)?;
    act.note(Noun::Protection, case.0, asked.kind.code());
    Ok(Done {})
}

/// Before it ends, and by no more than another six months (反家暴 30).
fn extension(asked: &OrderStepTaken, ends: Option<Day>, check: &mut Check) -> Option<Day> {
    let ends = ends.unwrap_or(asked.day);
    check.that(asked.day <= ends, "day", "after_end");
    order::last_day(asked.until, ends, check)
}
