//! Ends a record with an outcome, and opens it again.

use super::form::Form;
use super::{ServiceEnding, ServiceRecord, ServiceReopening, ServiceState, StepKind, clocks, open, sealed, step};
use crate::api::Noun;
use crate::cases::EventKind;
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::Coded;
use crate::store;
use crate::transact::Act;

/// # Errors
/// What the form lacks for that outcome, by its path (`body.ways_told`); `note` where an infringement was reported to
/// nobody or a crisis form is due; [`Code::CompartmentsShut`] for whoever can read the sheets that tell; [`Code::WrongState`]
/// once ended; [`Code::Stale`].
pub fn end(act: &mut Act<'_>, asked: ServiceEnding) -> Result<Done> {
    let before = open::in_hand(act, asked.id)?;
    if before.state != ServiceState::Open {
        return Err(Fault::new(Code::WrongState, "end a service twice"));
    }
    let mut note = asked.note;
    let mut check = Check::default();
    let mut form = Form::new(&mut check, act.clock.now, "");
    form.block(&mut note, "note");
    form.that(before.body.outcomes().contains(&asked.outcome), "outcome", "unknown_code");
    match asked.outcome.state() {
        ServiceState::Stopped => form.required(&note, "note"),
        ServiceState::Open | ServiceState::Ended => {}
    }
    // 侵权、家暴 that nobody was told of, and a crisis nobody has assessed, are not closed without a word.
    if before.body.unreported() || sealed::unassessed(act, &before)? {
        form.required(&note, "note");
    }
    form.within("body", |form| before.body.ends(asked.outcome, form));
    check.done()?;
    let record = ServiceRecord {
        version: asked.version,
        state: asked.outcome.state(),
        outcome: Some(asked.outcome),
        outcome_note: note,
        ended_at: Some(act.clock.now),
        next_step: String::new(),
        next_on: None,
        ..before
    };
    store::service_records::update(act.db, &record)?;
    step::write(act, &record, StepKind::Ended, &record.outcome_note)?;
    let to = format!("{},{}", record.service.code(), asked.outcome.code());
    open::happened(act, &record, EventKind::ServiceEnded, &to, &record.outcome_note)?;
    clocks::settle(act, &record)?;
    act.note(Noun::Services, record.id.0, open::told(record.service, asked.outcome.code()));
    Ok(Done {})
}

/// # Errors
/// No reason; [`Code::WrongState`] while it runs; [`Code::Stale`].
pub fn reopen(act: &mut Act<'_>, asked: ServiceReopening) -> Result<Done> {
    let before = open::in_hand(act, asked.id)?;
    if before.state == ServiceState::Open {
        return Err(Fault::new(Code::WrongState, "open a service that runs"));
    }
    let mut reason = asked.reason;
    let mut check = Check::default();
    let mut form = Form::new(&mut check, act.clock.now, "");
    form.block(&mut reason, "reason");
    form.required(&reason, "reason");
    check.done()?;
    let record = opened_again(ServiceRecord { version: asked.version, ..before });
    store::service_records::update(act.db, &record)?;
    step::note_down(act, &record, StepKind::Reopened, &reason)?;
    clocks::settle(act, &record)?;
    act.note(Noun::Services, record.id.0, open::told(record.service, "reopened"));
    Ok(Done {})
}

/// The record as it runs again.
pub(super) fn opened_again(record: ServiceRecord) -> ServiceRecord {
    ServiceRecord { state: ServiceState::Open, outcome: None, outcome_note: String::new(), ended_at: None, ..record }
}
