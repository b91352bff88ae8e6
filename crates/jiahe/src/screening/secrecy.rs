//! Who may know of a finding or a family (5.6.4), by the rule of cases: 敏感 is for those at the door or the
//! responsible person, and the lead; outside that it does not exist.

use crate::cases::permission::{sees, sight};
use crate::fault::{Fault, Result};
use crate::kernel::{FindingId, KeyFamilyId, PersonId};
use crate::store::screening::families::{self, FamilyRecord};
use crate::store::screening::findings::{self, FindingRecord};
use crate::transact::View;

pub(super) fn sees_finding(view: &View<'_>, finding: &FindingRecord) -> bool {
    let me = view.session.staff;
    sees(sight(view.session), finding.level, finding.found_by == me || finding.entered_by == me)
}

pub(super) fn require_finding(view: &View<'_>, id: FindingId) -> Result<FindingRecord> {
    findings::get(view.db, id)?
        .filter(|finding| sees_finding(view, finding))
        .ok_or_else(|| Fault::not_found("a finding"))
}

pub(super) fn sees_family(view: &View<'_>, family: &FamilyRecord) -> bool {
    sees(sight(view.session), family.level, family.handler == view.session.staff)
}

pub(super) fn require_family(view: &View<'_>, id: KeyFamilyId) -> Result<FamilyRecord> {
    families::get(view.db, id)?
        .filter(|family| sees_family(view, family))
        .ok_or_else(|| Fault::not_found("a family of the register"))
}

/// Whether this session may know of the person through the register.
///
/// # Errors
/// The store's.
pub(crate) fn knows_person(view: &View<'_>, person: PersonId) -> Result<bool> {
    Ok(families::of_person(view.db, person)?.iter().any(|family| sees_family(view, family)))
}
