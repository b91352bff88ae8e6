//! Opens a service on a case, or alone for a walk-in question.

use super::bodies::{Mediation, MediationParty, Petition, PetitionChannel};
use super::clocks;
use super::form::Form;
use super::{
    ServiceBody, ServiceChosen, ServiceOpening, ServiceOutcome, ServiceRecord, ServicesChosen, StepKind, save, step,
};
use crate::api::Noun;
use crate::cases::permission::{self, Sight, sight};
use crate::cases::{CaseState, Channel, EventKind, PartyRole, Service, timeline};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, Coded, PersonId, Role, ServiceRecordId, StaffId};
use crate::store;
use crate::store::cases::CaseRecord;
use crate::store::service_records::Listed;
use crate::transact::{Act, View};

/// # Errors
/// [`Code::NotFound`] for a case this session may not know of; a field that does not pass, `service` when one
/// of the kind runs on the case already.
pub fn open(act: &mut Act<'_>, asked: ServiceOpening) -> Result<ServiceRecordId> {
    match asked.case {
        Some(case) => on_case(act, case)?,
        None => walk_in(act)?,
    }
    let mut check = Check::default();
    let mut form = Form::new(&mut check, act.clock.now, "");
    let id: ServiceRecordId = act.fresh();
    let blank = ServiceBody::blank(asked.service);
    let body = match asked.body.clone() {
        Some(body) => body,
        None => filled(act, blank.clone(), asked.case)?,
    };
    let mut record = blank_record(act, id, &asked, body);
    // What nobody is named for is followed up by whoever took it in.
    if asked.case.is_none() && record.assigned.is_none() && record.unit.trim().is_empty() {
        record.assigned = Some(act.session.staff);
    }
    form.that(record.body.service() == asked.service, "service", "unknown_code");
    save::head(act, &mut record, None, &mut form)?;
    form.required(&record.summary, "summary");
    if let Some(case) = record.case {
        let running = store::service_records::runs(act.db, case, record.service)?;
        form.that(!running, "service", "already_open");
    }
    form.within("body", |form| record.body.read(&blank, form));
    if let Some(outcome) = asked.outcome {
        form.that(record.body.outcomes().contains(&outcome), "outcome", "unknown_code");
        form.within("body", |form| record.body.ends(outcome, form));
    }
    save::fits(&record.body, &mut form)?;
    check.done()?;
    save::number_clauses(act, &mut record.body);
    if let Some(outcome) = asked.outcome {
        finish(act, &mut record, outcome);
    }
    store::service_records::insert(act.db, &record)?;
    record_opening(act, &record, &blank)?;
    Ok(id)
}

/// What the case says already is not typed again.
fn filled(view: &View<'_>, blank: ServiceBody, case: Option<CaseId>) -> Result<ServiceBody> {
    let case = case.map(|case| store::cases::get(view.db, case)).transpose()?.flatten();
    Ok(match (blank, case) {
        (ServiceBody::Mediation(mediation), Some(case)) => ServiceBody::Mediation(sides(view, mediation, &case)?),
        (ServiceBody::Petition(petition), Some(case)) => ServiceBody::Petition(asked_for(petition, &case)),
        (blank, _) => blank,
    })
}

/// How and when it came, of what kind, and what is asked for.
fn asked_for(blank: Petition, case: &CaseRecord) -> Petition {
    let channel = match case.channel {
        Channel::Letter => PetitionChannel::Letter,
        Channel::Call => PetitionChannel::Call,
        Channel::Online => PetitionChannel::Online,
        Channel::Hotline12338 => PetitionChannel::Hotline12338,
        Channel::Visit => PetitionChannel::Visit,
        Channel::Screening | Channel::FromAbove | Channel::FromBelow | Channel::Department => blank.channel,
    };
    let received_on = Some(case.reported_at.date());
    Petition { channel, received_on, about: Some(case.main_type), content: case.facts.clone(), ..blank }
}

/// The two sides of a mediation.
fn sides(view: &View<'_>, mut mediation: Mediation, case: &CaseRecord) -> Result<Mediation> {
    let mut names: Vec<String> = Vec::new();
    for party in store::cases::parties(view.db, case)? {
        let side = match party.role {
            PartyRole::Applicant | PartyRole::Respondent | PartyRole::Victim | PartyRole::Accused => true,
            PartyRole::Minor | PartyRole::Guardian | PartyRole::Other => false,
        };
        if side && !names.contains(&party.person.name) {
            names.push(party.person.name);
        }
    }
    for (index, name) in names.into_iter().enumerate().take(super::form::ROWS_MOST) {
        match mediation.parties.get_mut(index) {
            Some(party) => party.name = name,
            None => mediation.parties.push(MediationParty { name, ..MediationParty::default() }),
        }
    }
    Ok(mediation)
}

fn finish(act: &Act<'_>, record: &mut ServiceRecord, outcome: ServiceOutcome) {
    record.state = outcome.state();
    record.outcome = Some(outcome);
    record.ended_at = Some(act.clock.now);
}

fn record_opening(act: &mut Act<'_>, record: &ServiceRecord, blank: &ServiceBody) -> Result<()> {
    step::write(act, record, StepKind::Opened, &record.summary)?;
    happened(act, record, EventKind::ServiceOpened, record.service.code(), &record.summary)?;
    if let Some(staff) = record.assigned {
        join(act, record, staff)?;
    }
    step::milestones(act, record, blank)?;
    if let Some(outcome) = record.outcome {
        step::write(act, record, StepKind::Ended, "")?;
        happened(act, record, EventKind::ServiceEnded, &format!("{},{}", record.service.code(), outcome.code()), "")?;
    }
    clocks::settle(act, record)?;
    act.note(Noun::Services, record.id.0, "opened");
    Ok(())
}

/// Opens what a person chose of the proposal, all or none.
///
/// # Errors
/// As [`open`]; nothing chosen.
pub fn open_many(act: &mut Act<'_>, asked: ServicesChosen) -> Result<Vec<ServiceRecordId>> {
    on_case(act, asked.case)?;
    if asked.chosen.is_empty() {
        return Err(Fault::field("chosen", "required"));
    }
    let facts = store::cases::get(act.db, asked.case)?.ok_or_else(|| Fault::not_found("a case"))?.facts;
    let summary: String = facts.chars().take(100).collect();
    let mut opened = Vec::new();
    for (index, ServiceChosen { service, assigned, unit }) in asked.chosen.into_iter().enumerate() {
        let one = ServiceOpening {
            case: Some(asked.case),
            service,
            assigned,
            unit,
            person: None,
            client: String::new(),
            client_phone: String::new(),
            summary: summary.clone(),
            body: None,
            outcome: None,
        };
        opened.push(open(act, one).map_err(|fault| below(fault, index))?);
    }
    Ok(opened)
}

/// A field of one of several: `assigned` becomes `chosen[1].assigned`.
fn below(mut fault: Fault, index: usize) -> Fault {
    for field in &mut fault.fields {
        field.field = format!("chosen[{index}].{}", field.field);
    }
    fault
}

fn blank_record(act: &Act<'_>, id: ServiceRecordId, asked: &ServiceOpening, body: ServiceBody) -> ServiceRecord {
    ServiceRecord {
        id,
        case: asked.case,
        case_code: String::new(),
        service: asked.service,
        state: super::ServiceState::Open,
        assigned: asked.assigned,
        assigned_name: String::new(),
        unit: asked.unit.clone(),
        person: asked.person,
        client: asked.client.clone(),
        client_phone: asked.client_phone.clone(),
        safe_contact: String::new(),
        summary: asked.summary.clone(),
        body,
        next_step: String::new(),
        next_on: None,
        opened_at: act.clock.now,
        opened_by: act.session.staff,
        opened_by_name: String::new(),
        ended_at: None,
        outcome: None,
        outcome_note: String::new(),
        version: 1,
    }
}

/// A case that this session may change and that is not in the archive.
pub(super) fn on_case(view: &View<'_>, case: CaseId) -> Result<()> {
    permission::require_hand(view, case)?;
    let case = store::cases::get(view.db, case)?.ok_or_else(|| Fault::not_found("a case"))?;
    match case.state {
        CaseState::Archived => Err(Fault::new(Code::WrongState, "change a service of an archived case")),
        CaseState::Accepted | CaseState::InProgress | CaseState::Resolved | CaseState::Unresolved => Ok(()),
    }
}

/// Walk-ins are everybody's who works on cases; volunteers see those given to them.
fn walk_in(view: &View<'_>) -> Result<()> {
    match sight(view.session) {
        Sight::TeamOnly => Err(Fault::new(Code::Forbidden, "take in a question")),
        Sight::Normal | Sight::Sensitive => Ok(()),
    }
}

/// Whether this session may know of the record.
pub(super) fn sees(view: &View<'_>, listed: &Listed) -> bool {
    let record = &listed.record;
    let me = view.session.staff;
    match listed.level {
        Some(level) => permission::sees(sight(view.session), level, listed.on_team),
        None if record.assigned == Some(me) || record.opened_by == me => true,
        // What would make a case 敏感 from the start (5.6.4) is not everybody's either while it is no case yet.
        None if record.body.delicate() => view.session.has(Role::Lead),
        None => sight(view.session) != Sight::TeamOnly,
    }
}

/// The record, if this session may know of it.
pub(super) fn known(view: &View<'_>, id: ServiceRecordId) -> Result<Listed> {
    let listed = store::service_records::get(view.db, view.session.staff, id)?;
    listed.filter(|listed| sees(view, listed)).ok_or_else(|| Fault::not_found("a service record"))
}

/// The record, if this session may change it.
pub(super) fn in_hand(view: &View<'_>, id: ServiceRecordId) -> Result<ServiceRecord> {
    let listed = known(view, id)?;
    if let Some(case) = listed.record.case {
        on_case(view, case)?;
    }
    Ok(listed.record)
}

/// Whoever takes a service of a case over works on the case.
pub(super) fn join(act: &Act<'_>, record: &ServiceRecord, staff: StaffId) -> Result<()> {
    match record.case {
        Some(case) => {
            store::cases::join_team(act.db, case, staff)?;
            store::glass::settle(act.db, case, staff)
        }
        None => Ok(()),
    }
}

/// On the case's timeline, where there is one.
pub(super) fn happened(act: &mut Act<'_>, record: &ServiceRecord, kind: EventKind, to: &str, note: &str) -> Result<()> {
    match record.case {
        Some(case) => timeline::happened(act, case, kind, "", to, note),
        None => Ok(()),
    }
}

/// Whether somebody of the staff works here and can do the service's work.
pub(super) fn works(view: &View<'_>, staff: StaffId) -> Result<bool> {
    Ok(store::staff::get(view.db, staff)?
        .is_some_and(|member| member.active && member.roles.iter().any(|role| *role != Role::Administrator)))
}

/// Whether the person is on the case.
pub(super) fn on_it(view: &View<'_>, case: CaseId, person: PersonId) -> Result<bool> {
    store::service_records::is_on_case(view.db, case, person)
}

/// The words of a service in an audit line.
pub(super) fn told(service: Service, what: &str) -> String {
    format!("{} {what}", service.code())
}
