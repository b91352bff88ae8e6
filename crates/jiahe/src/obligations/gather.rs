//! Asks every noun what set a clock of a case going.

use super::{Parameters, Rule, Trigger, sources};
use crate::fault::Result;
use crate::kernel::CaseId;
use crate::store::obligations::Facts;
use crate::transact::View;

/// A noun's answer.
type Source = fn(&View<'_>, CaseId) -> Result<Vec<Trigger>>;

/// Whether a noun can have anything to say of a case.
type Concerns = fn(&Facts) -> bool;

/// One line per noun, and which cases it can have anything to say of: of most there is nothing to ask.
const SOURCES: &[(Concerns, Source)] = &[
    (|facts| facts.served, crate::services::triggers),
    (|facts| facts.guarded, crate::protection::triggers),
    (|facts| facts.tasked, crate::conferences::triggers),
    (|facts| facts.ordered, crate::orders::triggers),
    (|facts| facts.guided, crate::guidance::triggers),
    // A village reports to its town what may turn worse.
    (|facts| facts.moved || facts.may_escalate, crate::movements::triggers),
];

/// # Errors
/// The store's.
pub(super) fn triggers(view: &View<'_>, parameters: &Parameters, facts: &Facts) -> Result<Vec<Trigger>> {
    let case = facts.case;
    // Cases, reports, counselling hours, pauses, follow-ups.
    let mut found = sources::of_case(view, parameters, facts)?;
    for (_, source) in SOURCES.iter().filter(|(concerns, _)| concerns(facts)) {
        found.extend(source(view, case)?);
    }
    // Of a copy only what is asked of this station itself.
    if facts.holder != view.session.station && !crate::movements::written_here(view, case)? {
        found.retain(|one| one.rule == Rule::MovementAnswer);
    }
    // A mediation with a record of its own says more than the case that only asks for one.
    if found.iter().any(|one| one.rule == Rule::MediationMonth && one.record != case.0) {
        found.retain(|one| one.rule != Rule::MediationMonth || one.record != case.0);
    }
    Ok(found)
}
