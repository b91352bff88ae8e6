//! The whole case page.

use super::{CaseAsked, CaseFile, Hidden, Level, permission};
use crate::api::Noun;
use crate::appointments;
use crate::compartments::{self, CompartmentKind};
use crate::fault::{Fault, Result};
use crate::kernel::{CaseId, Day};
use crate::movements;
use crate::paper::edition::StationForm;
use crate::store;
use crate::transact::View;

/// # Errors
/// [`crate::Code::NotFound`] also for a case this session may not know of.
pub fn get(view: &View<'_>, asked: CaseAsked) -> Result<CaseFile> {
    permission::require(view, asked.id)?;
    let case = store::cases::get(view.db, asked.id)?.ok_or_else(|| Fault::not_found("a case"))?;
    let lists = store::cases::lists(view.db, &case)?;
    let parties = store::cases::parties(view.db, &case)?;
    let members = store::cases::members(view.db, &case, &parties)?;
    if case.level != Level::Normal {
        view.saw(Noun::Cases, case.id.0, "read");
    }
    let name = |id| Ok::<_, Fault>(store::staff::get(view.db, id)?.map(|member| member.name).unwrap_or_default());
    let station = store::stations::get(view.db, case.station)?.ok_or_else(|| Fault::not_found("a station"))?;
    let custody = store::movements::custody(view.db, case.id)?;
    let holder = store::stations::get(view.db, custody.holder)?.ok_or_else(|| Fault::not_found("a station"))?;
    let people = parties.iter().map(|party| party.person.id).chain(members.iter().map(|member| member.person.id));
    let mut hidden = Vec::new();
    for person in people {
        let readers = compartments::readers(view, CompartmentKind::HiddenContact, person.0)?;
        if !readers.is_empty() {
            hidden.push(Hidden { person, readers });
        }
    }
    Ok(CaseFile {
        reports: store::reports::of_case(view.db, case.id)?,
        hidden,
        no_contacts: store::apart::of_case(view.db, case.id, view.clock)?.into_iter().filter(|one| one.holds).collect(),
        station_name: station.name,
        received_by_name: name(case.received_by)?,
        handler_name: name(case.handler)?,
        parties,
        members,
        other_types: lists.other_types,
        services: lists.services,
        dangers: lists.dangers,
        prompts: lists.prompts,
        holder_name: holder.name,
        held_here: holder.own,
        kept_here: !holder.own && movements::written_here(view, case.id)?,
        merged_into: store::movements::custody(view.db, case.id)?.merged_into,
        team: store::cases::team(view.db, case.id)?,
        appointments: appointments::of_case(view, case.id)?,
        timeline: store::events::of_case(view.db, case.id)?,
        suspended_until: suspended_until(view, case.id)?,
        edition: store::editions::of_case(view.db, case.id)?,
        newest_edition: store::editions::newest(view.db, StationForm::Registration)?,
        mine: permission::owns(view, case.id)?,
        looking: permission::only_looks(view, case.id)?,
        id: case.id,
        code: case.code,
        station: case.station,
        channel: case.channel,
        reported_at: case.reported_at,
        opened_at: case.opened_at,
        received_by: case.received_by,
        handler: case.handler,
        main_type: case.main_type,
        facts: case.facts,
        risk: case.risk,
        risk_reason: case.risk_reason,
        level: case.level,
        consent: case.consent,
        consent_note: case.consent_note,
        details: case.details,
        state: case.state,
        version: case.version,
    })
}

/// The last day of a suspension that holds today.
fn suspended_until(view: &View<'_>, case: CaseId) -> Result<Option<Day>> {
    let today = view.clock.today();
    let stops = store::pauses::granted(view.db, case)?.stops;
    Ok(stops
        .iter()
        .filter(|stop| stop.from <= today && today < stop.until)
        .filter_map(|stop| stop.until.pred_opt())
        .max())
}
