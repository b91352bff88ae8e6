//! The dated steps of a record: by hand, and by themselves when a field says so.

use super::form::Form;
use super::{ServiceBody, ServiceRecord, ServiceState, ServiceStepTaken, StepKind, open};
use crate::api::Noun;
use crate::cases::EventKind;
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, Moment, ServiceRecordId};
use crate::store;
use crate::transact::Act;

/// # Errors
/// A field that does not pass; [`Code::WrongState`] once the record has ended.
pub fn step(act: &mut Act<'_>, taken: ServiceStepTaken) -> Result<Done> {
    let record = open::in_hand(act, taken.id)?;
    if record.state != ServiceState::Open {
        return Err(Fault::new(Code::WrongState, "add a step to a service that has ended"));
    }
    let mut note = taken.note;
    let mut check = Check::default();
    let mut form = Form::new(&mut check, act.clock.now, "");
    form.that(taken.kind.by_hand(), "kind", "unknown_code");
    form.that(taken.at <= act.clock.now, "at", "future");
    form.past(Some(taken.at.date()), "at");
    form.block(&mut note, "note");
    form.required(&note, "note");
    check.done()?;
    put(act, &record, taken.kind, taken.at, &note)?;
    tell(act, &record, taken.kind, &note)?;
    act.note(Noun::Services, record.id.0, open::told(record.service, taken.kind.code()));
    Ok(Done {})
}

fn put(act: &mut Act<'_>, record: &ServiceRecord, kind: StepKind, at: Moment, note: &str) -> Result<()> {
    let id = act.fresh::<ServiceRecordId>().0;
    store::service_records::add_step(act.db, id, (record.id, act.session.staff), (kind, at, note))
}

/// A step of now, on the record only.
pub(super) fn write(act: &mut Act<'_>, record: &ServiceRecord, kind: StepKind, note: &str) -> Result<()> {
    put(act, record, kind, act.clock.now, note)
}

/// A step of now, on the record and on the case's timeline.
pub(super) fn note_down(act: &mut Act<'_>, record: &ServiceRecord, kind: StepKind, note: &str) -> Result<()> {
    write(act, record, kind, note)?;
    tell(act, record, kind, note)
}

fn tell(act: &mut Act<'_>, record: &ServiceRecord, kind: StepKind, note: &str) -> Result<()> {
    let to = format!("{},{}", record.service.code(), kind.code());
    open::happened(act, record, EventKind::ServiceChanged, &to, note)
}

/// What the form says now and did not say before.
pub(super) fn milestones(act: &mut Act<'_>, record: &ServiceRecord, before: &ServiceBody) -> Result<()> {
    for (kind, note) in record.body.milestones(before) {
        note_down(act, record, kind, &note)?;
    }
    Ok(())
}
