//! Enters reports, lists a case's, and opens a reporter's identity to the lead.

use std::collections::BTreeSet;

use super::{Report, ReportAsked, ReportEntry, ReportKind, Reporter};
use crate::api::Noun;
use crate::cases::{CaseAsked, DangerPrompt, EventKind, permission, timeline};
use crate::compartments::{self, CompartmentKind};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, ReportId, Role, StaffId, text};
use crate::protection;
use crate::store;
use crate::transact::{Act, View};

/// # Errors
/// A field that does not pass; `reporter.name` when no lead has an account who could ever read it.
pub fn add(act: &mut Act<'_>, entry: ReportEntry) -> Result<ReportId> {
    permission::require_hand(act, entry.case)?;
    let mut check = Check::default();
    let blocks = [
        ("situation", &entry.situation, true),
        ("suspect", &entry.suspect, false),
        ("measures", &entry.measures, false),
        ("receipt", &entry.receipt, false),
        ("told", &entry.told, false),
        ("feedback", &entry.feedback, false),
    ];
    for (field, typed, required) in blocks {
        check.that(!required || !text::block(typed).is_empty(), field, "required");
        check.fits(typed, 2_000, field);
    }
    check.that(entry.reported_at <= act.clock.now, "reported_at", "future");
    let reporter = Reporter {
        name: text::line(&entry.reporter.name),
        phone: text::line(&entry.reporter.phone),
        relation: text::line(&entry.reporter.relation),
    };
    for (field, typed) in [
        ("reporter.name", &reporter.name),
        ("reporter.phone", &reporter.phone),
        ("reporter.relation", &reporter.relation),
    ] {
        check.fits(typed, 100, field);
    }
    let known = [&reporter.name, &reporter.phone, &reporter.relation].iter().any(|part| !part.is_empty());
    let leads = leads(act)?;
    check.that(!known || leads.iter().any(|lead| act.slots.address(lead.0).is_some()), "reporter.name", "no_lead");
    check.done()?;
    let id: ReportId = act.fresh();
    store::reports::insert(act.db, id, &entry, act.session.staff, act.clock)?;
    if known {
        let plain = serde_json::to_string(&reporter).map_err(|_| Fault::internal("spell a reporter"))?;
        compartments::seal(act, CompartmentKind::Reporter, id.0, &leads, &plain)?;
    }
    match entry.kind {
        ReportKind::Minor | ReportKind::Incapable => {
            let at = entry.reported_at;
            protection::fulfil(act, entry.case, DangerPrompt::MandatoryReport, at, &text::line(&entry.receipt))?;
        }
        ReportKind::Escalation => {}
    }
    timeline::happened(act, entry.case, EventKind::Reported, "", entry.kind.code(), "")?;
    act.note(Noun::Cases, entry.case.0, entry.kind.code());
    act.touch(Noun::Reports);
    Ok(id)
}

fn leads(view: &View<'_>) -> Result<BTreeSet<StaffId>> {
    let everyone = store::staff::list(view.db)?;
    Ok(everyone.into_iter().filter(|one| one.active && one.roles.contains(&Role::Lead)).map(|one| one.id).collect())
}

/// # Errors
/// [`Code::NotFound`] for a case this session may not know of.
pub fn list(view: &View<'_>, asked: CaseAsked) -> Result<Vec<Report>> {
    permission::require(view, asked.id)?;
    store::reports::of_case(view.db, asked.id)
}

/// # Errors
/// [`Code::Forbidden`] to anybody the letters do not name; [`Code::CompartmentsShut`] before the password.
pub fn reporter(act: &mut Act<'_>, asked: ReportAsked) -> Result<Reporter> {
    let case = store::reports::case_of(act.db, asked.id)?.ok_or_else(|| Fault::not_found("a report"))?;
    permission::require(act, case)?;
    let plain = compartments::open(act, CompartmentKind::Reporter, asked.id.0)?;
    act.note(Noun::Cases, case.0, "reporter read");
    let plain = plain.ok_or_else(|| Fault::not_found("a reporter"))?;
    serde_json::from_str(&plain).map_err(|_| Fault::new(Code::Damaged, "read a reporter"))
}
