//! Which of the thirteen parts are there, which are required and missing.

use super::{PartState, Volume, VolumeAsked, VolumePaper, VolumePart};
use crate::cases::{EventKind, Service, permission};
use crate::fault::Result;
use crate::kernel::{CaseId, Day, Role};
use crate::papers;
use crate::services::bodies::{Agreement, AgreementForm, Mediation, MediationSource, Performance};
use crate::services::{self, ServiceBody, ServiceRecord};
use crate::store;
use crate::transact::View;

/// The newest mediation of a case.
pub(super) fn mediation(view: &View<'_>, case: CaseId) -> Result<Option<ServiceRecord>> {
    let all = services::of_case(view, case)?;
    Ok(all.into_iter().filter(|record| record.service == Service::Mediation).max_by_key(|record| record.id))
}

/// Of one part: whether this volume must have it, whether its content is on record, and the form that makes it.
struct Wants {
    required: bool,
    ready: bool,
    form: &'static str,
}

/// What the mediation asks for, part by part (domain §5).
fn wants(part: u8, body: Option<&Mediation>, visits: bool) -> Wants {
    let agreement = body.and_then(|body| body.agreement.as_ref());
    let always = |form| Wants { required: true, ready: body.is_some(), form };
    let by_hand = |form| Wants { required: false, ready: false, form };
    match part {
        1 if body.is_some_and(|body| body.source != MediationSource::Applied) => always("mediation_acceptance"),
        1 => always("mediation_application"),
        2 => always("mediation_rights"),
        3 => always("identity_sheet"),
        4 => by_hand("power_of_attorney"),
        5 => by_hand("investigation_record"),
        6 => by_hand("evidence_list"),
        7 => Wants {
            required: true,
            ready: body.is_some_and(|body| !body.sessions.is_empty()),
            form: "mediation_record",
        },
        8 => {
            let oral = agreement.is_some_and(|agreement| agreement.form == AgreementForm::Oral);
            let form = if oral { "oral_agreement" } else { "mediation_agreement" };
            Wants { required: agreement.and_then(Agreement::effective).is_some(), ready: agreement.is_some(), form }
        }
        9 => {
            let done =
                |agreement: &Agreement| agreement.clauses.iter().any(|clause| clause.performance == Performance::Done);
            Wants { required: agreement.is_some_and(done), ready: agreement.is_some(), form: "performance_receipt" }
        }
        10 => Wants { required: false, ready: visits, form: "mediation_visit" },
        11 => {
            let applied = body.is_some_and(|body| body.confirmation.applied_on.is_some());
            Wants { required: applied, ready: agreement.is_some(), form: "judicial_confirmation" }
        }
        12 => by_hand("volume_note"),
        _ => always("volume_back"),
    }
}

/// # Errors
/// [`crate::Code::NotFound`] for a case this session may not know of.
pub fn get(view: &View<'_>, asked: VolumeAsked) -> Result<Volume> {
    permission::require(view, asked.case)?;
    let case = asked.case;
    let record = mediation(view, case)?;
    let parts = parts(view, case, record.as_ref())?;
    let others = papers(view, case)?.into_iter().filter(|paper| paper.part == 0).collect();
    let sealed = store::volumes::sealed(view.db, case)?;
    let complete = parts.iter().all(|part| !lacks(part));
    let may_seal = sealed.is_none() && record.is_some() && complete && permission::require_own(view, case).is_ok();
    Ok(Volume { mediated: record.is_some(), parts, others, sealed: sealed.map(|kept| kept.told), may_seal })
}

/// Required, and neither printed nor written by hand. The back cover is made when the volume is bound.
fn lacks(part: &VolumePart) -> bool {
    part.required && part.part != 13 && matches!(part.state, PartState::Missing | PartState::Ready)
}

pub(super) fn papers(view: &View<'_>, case: CaseId) -> Result<Vec<VolumePaper>> {
    let lead = view.session.has(Role::Lead);
    let sealed = store::volumes::sealed(view.db, case)?.is_some();
    let all = store::volumes::papers(view.db, case)?.into_iter();
    Ok(all.map(|(paper, by)| VolumePaper { mine: !sealed && (lead || by == view.session.staff), ..paper }).collect())
}

pub(super) fn parts(view: &View<'_>, case: CaseId, record: Option<&ServiceRecord>) -> Result<Vec<VolumePart>> {
    let body = record.and_then(|record| match &record.body {
        ServiceBody::Mediation(body) => Some(body),
        _ => None,
    });
    let events = store::events::of_case(view.db, case)?;
    let printed = |form: &str| -> Option<Day> {
        let of_form = events.iter().filter(|event| event.kind == EventKind::Printed && event.to == form);
        of_form.map(|event| event.at.date()).max()
    };
    let visits = store::followups::of_case(view.db, case)?;
    let visited = visits.iter().any(|visit| visit.outcome == crate::followups::VisitOutcome::Done);
    let papers = papers(view, case)?;
    let typed = papers::of_parts(view, case)?;
    let sealed = store::volumes::sealed(view.db, case)?.map(|kept| kept.told.at);
    let mut found = Vec::new();
    for part in 1..=13 {
        let wants = wants(part, body, visited);
        // The other form of the same part counts as well: an application, and the register of it.
        let forms = crate::paper::form::all()?.iter().filter(|form| form.part == Some(part));
        let printed_on = forms.filter_map(|form| printed(&form.key)).max();
        let papers: Vec<VolumePaper> = papers.iter().filter(|paper| paper.part == part).cloned().collect();
        let by_hand = || typed.iter().filter(|(of, _)| *of == part).map(|(_, paper)| paper);
        let typed_on = by_hand().map(|paper| paper.day).max();
        let typed_later = sealed.is_some_and(|at| by_hand().any(|paper| paper.at > at));
        let state = match (papers.is_empty(), typed_on, printed_on, wants.ready) {
            (false, ..) => PartState::Scanned,
            (true, Some(_), ..) => PartState::Typed,
            (true, None, Some(_), _) => PartState::Printed,
            (true, None, None, true) => PartState::Ready,
            (true, None, None, false) => PartState::Missing,
        };
        found.push(VolumePart {
            part,
            required: wants.required,
            state,
            printed_on,
            typed_on,
            typed_later,
            papers,
            form: wants.form.to_owned(),
        });
    }
    Ok(found)
}

/// How many parts that a volume must have are neither printed nor scanned; none where nothing was mediated, or the
/// mediation goes on.
///
/// # Errors
/// The store's.
pub(crate) fn missing(view: &View<'_>, case: CaseId) -> Result<usize> {
    let Some(record) = mediation(view, case)?.filter(|record| record.ended_at.is_some()) else { return Ok(0) };
    Ok(parts(view, case, Some(&record))?.iter().filter(|part| lacks(part)).count())
}
