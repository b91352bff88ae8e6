//! From a finding or a family of the register to a case: the form is begun from here, and whatever case
//! grows from it keeps the link.

use super::{CaseBegun, CaseDraft, LifeKind, family_change::lived, secrecy};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::drafts::{self, DraftKind, DraftSaved};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, DraftId};
use crate::store::screening::findings::{self, FindingRecord};
use crate::store::screening::{campaigns, families};
use crate::transact::Act;

/// # Errors
/// [`Code::WrongState`] for a finding that has its case already.
pub fn begin_case(act: &mut Act<'_>, begun: CaseBegun) -> Result<CaseDraft> {
    let finding = begun.finding.map(|id| secrecy::require_finding(act, id)).transpose()?;
    if finding.as_ref().is_some_and(|one| one.case.is_some()) {
        return Err(Fault::new(Code::WrongState, "begin a case for a finding that has one"));
    }
    let family = begun.family.map(|id| secrecy::require_family(act, id)).transpose()?;
    if finding.is_none() && family.is_none() {
        return Err(Fault::field("finding", "required"));
    }
    let family = family.map(|one| one.id).or(finding.as_ref().and_then(|one| one.family));
    let saved = DraftSaved { id: None, kind: DraftKind::Intake, title: begun.title, body: begun.body };
    let draft = drafts::save(act, saved)?;
    findings::begin_draft(act.db, draft, begun.finding, family)?;
    act.note(Noun::Screening, draft.0, "case begun");
    Ok(CaseDraft { draft })
}

/// A case was opened from this draft.
///
/// # Errors
/// The store's.
pub(crate) fn opened_from(act: &mut Act<'_>, draft: DraftId, case: CaseId) -> Result<()> {
    let Some((finding, family)) = findings::end_draft(act.db, draft)? else { return Ok(()) };
    let mut campaign = String::new();
    if let Some(found) = finding.map(|id| findings::get(act.db, id)).transpose()?.flatten() {
        campaign = campaigns::get(act.db, found.campaign)?.map(|one| one.title).unwrap_or_default();
        if found.case.is_none() {
            findings::update(act.db, &FindingRecord { case: Some(case), ..found })?;
        }
    }
    if let Some(family) = family {
        families::link_case(act.db, family, case)?;
        act.touch(Noun::Screening);
    }
    timeline::happened(act, case, EventKind::Screened, "", &campaign, "")?;
    act.touch(Noun::Screening);
    Ok(())
}

/// The family a finding turned out to be.
pub(super) fn registered_from(
    act: &mut Act<'_>,
    finding: FindingRecord,
    family: &families::FamilyRecord,
) -> Result<()> {
    if let Some(case) = finding.case {
        families::link_case(act.db, family.id, case)?;
    }
    findings::update(act.db, &FindingRecord { family: Some(family.id), ..finding })?;
    lived(act, family.id, LifeKind::Registered, ("", ""), "")
}
