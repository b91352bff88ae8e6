//! How a clause of an agreement is performed, also after the mediation has ended; a breach opens it again.

use super::bodies::{Agreement, Clause, Performance};
use super::form::Form;
use super::{ClausePerformed, ServiceBody, ServiceRecord, ServiceState, StepKind, clocks, end, open, step};
use crate::api::Noun;
use crate::desk::Done;
use crate::fault::{Check, Fault, Result};
use crate::kernel::Coded;
use crate::store;
use crate::transact::Act;

/// # Errors
/// [`crate::Code::NotFound`] for a clause that is not in the agreement; a field that does not pass; [`crate::Code::Stale`].
pub fn perform(act: &mut Act<'_>, asked: ClausePerformed) -> Result<Done> {
    let before = open::in_hand(act, asked.id)?;
    let mut record = ServiceRecord { version: asked.version, ..before.clone() };
    let agreement = agreement_of(&mut record.body).ok_or_else(|| Fault::not_found("an agreement"))?;
    let effective = agreement.effective();
    let clause = agreement.clauses.iter_mut().find(|clause| clause.id == asked.clause);
    let clause = clause.ok_or_else(|| Fault::not_found("a clause"))?;
    let was = clause.clone();
    *clause = Clause { performance: asked.performance, seen_on: asked.seen_on, note: asked.note, ..was.clone() };
    let mut check = Check::default();
    clause.performed(effective, &mut Form::new(&mut check, act.clock.now, ""));
    check.done()?;
    let told = clause.step(Some(&was));
    let again = asked.performance == Performance::Breached && record.state != ServiceState::Open;
    if again {
        record = end::opened_again(record);
    }
    store::service_records::update(act.db, &record)?;
    let reason = told.as_ref().map(|(_, note)| note.clone()).unwrap_or_default();
    if let Some((kind, note)) = told {
        step::note_down(act, &record, kind, &note)?;
    }
    if again {
        step::note_down(act, &record, StepKind::Reopened, &reason)?;
    }
    clocks::settle(act, &record)?;
    act.note(Noun::Services, record.id.0, open::told(record.service, asked.performance.code()));
    Ok(Done {})
}

fn agreement_of(body: &mut ServiceBody) -> Option<&mut Agreement> {
    match body {
        ServiceBody::Mediation(mediation) => mediation.agreement.as_mut(),
        ServiceBody::MarriageCounselling(_)
        | ServiceBody::Petition(_)
        | ServiceBody::LegalAdvice(_)
        | ServiceBody::PsychologicalCounselling(_)
        | ServiceBody::LegalAid(_)
        | ServiceBody::HardshipRelief(_)
        | ServiceBody::FamilyEducation(_) => None,
    }
}
