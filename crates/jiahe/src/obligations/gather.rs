//! Asks every noun what set a clock of a case going.

use super::{Rule, Trigger, sources};
use crate::fault::Result;
use crate::kernel::CaseId;
use crate::store;
use crate::transact::View;

/// A noun's answer.
type Source = fn(&View<'_>, CaseId) -> Result<Vec<Trigger>>;

/// One line per noun.
const SOURCES: &[Source] = &[
    sources::of_case, // cases, reports, counselling hours, pauses, follow-ups
    crate::services::triggers,
    crate::protection::triggers,
    crate::conferences::triggers,
    crate::orders::triggers,
    crate::movements::triggers,
];

/// # Errors
/// The store's.
pub(super) fn triggers(view: &View<'_>, case: CaseId) -> Result<Vec<Trigger>> {
    let mut found = Vec::new();
    for source in SOURCES {
        found.extend(source(view, case)?);
    }
    // Of a copy only what is asked of this station itself.
    if store::movements::custody(view.db, case)?.holder != view.session.station {
        found.retain(|one| one.rule == Rule::MovementAnswer);
    }
    // A mediation with a record of its own says more than the case that only asks for one.
    if found.iter().any(|one| one.rule == Rule::MediationMonth && one.record != case.0) {
        found.retain(|one| one.rule != Rule::MediationMonth || one.record != case.0);
    }
    Ok(found)
}
