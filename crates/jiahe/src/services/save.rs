//! Saves a record's form.

use super::bodies::Petition;
use super::form::Form;
use super::{ServiceBody, ServiceRecord, ServiceSaved, ServiceState, StepKind, clocks, open, step};
use crate::api::Noun;
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::Role;
use crate::staff;
use crate::store;
use crate::transact::Act;

/// A form as JSON, in bytes.
const BODY_MOST: usize = 200_000;

/// # Errors
/// Fields that do not pass, by their path in the request; [`Code::WrongState`] for a record that has ended;
/// [`Code::Stale`].
pub fn save(act: &mut Act<'_>, saved: ServiceSaved) -> Result<Done> {
    let before = open::in_hand(act, saved.id)?;
    if before.state != ServiceState::Open {
        return Err(Fault::new(Code::WrongState, "change a service that has ended"));
    }
    let mut record = ServiceRecord {
        version: saved.version,
        assigned: saved.assigned,
        unit: saved.unit,
        person: saved.person,
        client: saved.client,
        client_phone: saved.client_phone,
        summary: saved.summary,
        next_step: saved.next_step,
        next_on: saved.next_on,
        body: saved.body,
        ..before.clone()
    };
    let mut check = Check::default();
    let mut form = Form::new(&mut check, act.clock.now, "");
    head(act, &mut record, Some(&before), &mut form)?;
    form.required(&record.summary, "summary");
    form.within("body", |form| record.body.read(&before.body, form));
    fits(&record.body, &mut form)?;
    check.done()?;
    number_clauses(act, &mut record.body);
    store::service_records::update(act.db, &record)?;
    step::milestones(act, &record, &before.body)?;
    if let Some(staff) = record.assigned.filter(|staff| before.assigned != Some(*staff)) {
        open::join(act, &record, staff)?;
    }
    if record.assigned != before.assigned || record.unit != before.unit {
        let name = match record.assigned {
            Some(staff) => store::staff::get(act.db, staff)?.map(|member| member.name).unwrap_or_default(),
            None => record.unit.clone(),
        };
        step::note_down(act, &record, StepKind::Assigned, &name)?;
    }
    clocks::settle(act, &record)?;
    act.note(Noun::Services, record.id.0, open::told(record.service, "saved"));
    Ok(Done {})
}

/// What every service has: to whom, for whom, about what, and what comes next.
pub(super) fn head(
    act: &Act<'_>,
    record: &mut ServiceRecord,
    before: Option<&ServiceRecord>,
    form: &mut Form<'_>,
) -> Result<()> {
    form.line(&mut record.unit, "unit");
    form.line(&mut record.next_step, "next_step");
    form.block(&mut record.summary, "summary");
    form.ahead(record.next_on, "next_on");
    if record.next_on.is_some() {
        form.required(&record.next_step, "next_step");
    }
    if let Some(staff) = record.assigned {
        let same = before.is_some_and(|before| before.assigned == Some(staff));
        form.that(same || open::works(act, staff)?, "assigned", "unknown_code");
    }
    match (record.case, record.person) {
        (Some(case), Some(person)) => form.that(open::on_it(act, case, person)?, "person", "unknown"),
        (None, Some(_)) => form.fail("person", "unknown"),
        (_, None) => {}
    }
    if record.case.is_some() {
        record.client.clear();
        record.client_phone.clear();
    } else {
        form.line(&mut record.client, "client");
        form.phone(&mut record.client_phone, "client_phone");
    }
    if let (ServiceBody::FamilyEducation(guidance), Some(case)) = (&record.body, record.case)
        && let Some(order) = guidance.order
    {
        let on_it = store::guidance::get(act.db, order)?.is_some_and(|order| order.case == case);
        form.that(on_it, "body.order", "unknown_code");
    }
    // 经本级负责人批准 (信访工作条例 34): while a lead works here, a lead enters it.
    if let ServiceBody::Petition(petition) = &record.body {
        let none = Petition::default();
        let was =
            before.map_or(&none, |before| if let ServiceBody::Petition(was) = &before.body { was } else { &none });
        let approves = act.session.has(Role::Lead) || !staff::another_lead(act, act.session.staff)?;
        for (same, field) in [
            (petition.extended_on == was.extended_on, "body.extended_on"),
            (petition.extended_by == was.extended_by, "body.extended_by"),
            (petition.extended_reason == was.extended_reason, "body.extended_reason"),
        ] {
            form.that(same || approves, field, "lead_approves");
        }
    }
    if let ServiceBody::Mediation(mediation) = &record.body {
        for (index, staff) in mediation.mediators.clone().into_iter().enumerate().take(super::form::ROWS_MOST) {
            let known = store::staff::get(act.db, staff)?.is_some();
            form.that(known, &format!("body.mediators[{index}]"), "unknown_code");
        }
    }
    Ok(())
}

/// # Errors
/// The form cannot be spelt.
pub(super) fn fits(body: &ServiceBody, form: &mut Form<'_>) -> Result<()> {
    let spelt = serde_json::to_string(body).map_err(|_| Fault::internal("spell a form"))?;
    form.that(spelt.len() <= BODY_MOST, "body", "too_long");
    Ok(())
}

/// Every clause has an id of its own: its clock goes by it.
pub(super) fn number_clauses(act: &mut Act<'_>, body: &mut ServiceBody) {
    let ServiceBody::Mediation(mediation) = body else { return };
    for clause in mediation.agreement.iter_mut().flat_map(|agreement| &mut agreement.clauses) {
        if clause.id == 0 {
            clause.id = act.fresh::<crate::kernel::ServiceRecordId>().0;
        }
    }
}
