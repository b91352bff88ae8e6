//! Lists records, and gives one with its steps and clocks.

use super::bodies::Agreement;
use super::{
    ServiceAsked, ServiceBody, ServiceCursor, ServiceFile, ServicePage, ServiceRecord, ServiceRow, ServiceState,
    ServicesAsked, clocks, open,
};
use crate::api::Noun;
use crate::cases::Level;
use crate::cases::permission::{self, sight};
use crate::compartments::{self, CompartmentKind};
use crate::fault::{Fault, Result};
use crate::kernel::CaseId;
use crate::store;
use crate::transact::View;

/// The newest first.
///
/// # Errors
/// A limit outside 1–200; [`crate::Code::NotFound`] for a case this session may not know of.
pub fn list(view: &View<'_>, asked: ServicesAsked) -> Result<ServicePage> {
    if !(1..=200).contains(&asked.limit) {
        return Err(Fault::field("limit", "range"));
    }
    if let Some(case) = asked.filter.case {
        permission::require(view, case)?;
    }
    let scope = (sight(view.session), view.session.staff);
    let listed = store::service_records::list(view.db, &asked.filter, scope, asked.after, asked.limit)?;
    let last = listed.last().map(|one| ServiceCursor { opened_at: one.record.opened_at, id: one.record.id });
    let next = last.filter(|_| listed.len() == asked.limit as usize);
    let seen = listed.into_iter().filter(|one| open::sees(view, one));
    Ok(ServicePage { rows: seen.map(|one| row(view, one.record)).collect::<Result<_>>()?, next })
}

fn row(view: &View<'_>, record: ServiceRecord) -> Result<ServiceRow> {
    Ok(ServiceRow {
        next: clocks::next(view, &record)?,
        id: record.id,
        case: record.case,
        case_code: record.case_code,
        service: record.service,
        state: record.state,
        assigned: record.assigned,
        assigned_name: record.assigned_name,
        unit: record.unit,
        client: record.client,
        summary: record.summary,
        opened_at: record.opened_at,
        ended_at: record.ended_at,
        outcome: record.outcome,
    })
}

/// All of a case, for whoever may know of it.
///
/// # Errors
/// The store's.
pub(crate) fn of_case(view: &View<'_>, case: CaseId) -> Result<Vec<ServiceRecord>> {
    let listed = store::service_records::of_case(view.db, view.session.staff, case)?;
    Ok(listed.into_iter().map(|one| one.record).collect())
}

/// # Errors
/// [`crate::Code::NotFound`] also for a record of a case this session may not know of.
pub fn get(view: &View<'_>, asked: ServiceAsked) -> Result<ServiceFile> {
    let listed = open::known(view, asked.id)?;
    if listed.level.is_some_and(|level| level != Level::Normal) {
        view.saw(Noun::Services, asked.id.0, "read");
    }
    let record = listed.record;
    let may_change = match record.case {
        Some(case) => open::on_case(view, case).is_ok(),
        None => true,
    };
    let prompts = match record.state {
        ServiceState::Open => record.body.prompts(view.clock.today()),
        ServiceState::Ended | ServiceState::Stopped => Vec::new(),
    };
    Ok(ServiceFile {
        steps: store::service_records::steps(view.db, record.id)?,
        clocks: clocks::shown(view, &record)?,
        prompts,
        outcomes: record.body.outcomes().to_vec(),
        effective: match &record.body {
            ServiceBody::Mediation(mediation) => mediation.agreement.as_ref().and_then(Agreement::effective),
            ServiceBody::MarriageCounselling(_)
            | ServiceBody::Petition(_)
            | ServiceBody::LegalAdvice(_)
            | ServiceBody::PsychologicalCounselling(_)
            | ServiceBody::LegalAid(_)
            | ServiceBody::HardshipRelief(_)
            | ServiceBody::FamilyEducation(_) => None,
        },
        sheet_readers: compartments::readers(view, CompartmentKind::ServiceSheets, record.id.0)?,
        may_change,
        record,
    })
}
