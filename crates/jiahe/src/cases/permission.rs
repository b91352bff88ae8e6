//! Who may know of a case (5.6.4), decided record by record. 普通: everyone who works on cases;
//! 敏感: the team and the lead; 严格保密: the team. Volunteers and bare administrators: the team only.
//! Outside that a case does not exist: [`Code::NotFound`], the same as for an id that was never given.

use super::Level;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Role, Session};
use crate::store;
use crate::transact::View;

/// The most secret level a session sees without being on the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    TeamOnly,
    Normal,
    Sensitive,
}

#[must_use]
pub fn sight(session: &Session) -> Sight {
    if session.has(Role::Lead) {
        return Sight::Sensitive;
    }
    let works_on_cases = session.roles.iter().any(|role| match role {
        Role::Administrator | Role::Volunteer | Role::Lead => false,
        Role::Receptionist
        | Role::Mediator
        | Role::Lawyer
        | Role::Psychologist
        | Role::MarriageCounsellor
        | Role::FamilyEducator => true,
    });
    if works_on_cases { Sight::Normal } else { Sight::TeamOnly }
}

/// The rule itself.
#[must_use]
pub fn sees(sight: Sight, level: Level, on_team: bool) -> bool {
    on_team
        || match level {
            Level::Normal => matches!(sight, Sight::Normal | Sight::Sensitive),
            Level::Sensitive => matches!(sight, Sight::Sensitive),
            Level::Strict => false,
        }
}

/// # Errors
/// The store's.
pub fn may_see(view: &View<'_>, case: CaseId) -> Result<bool> {
    Ok(store::cases::gate(view.db, case, view.session.staff)?
        .is_some_and(|(level, on_team)| sees(sight(view.session), level, on_team)))
}

/// # Errors
/// [`Code::NotFound`] when there is no such case, or none this session may know of.
pub fn require(view: &View<'_>, case: CaseId) -> Result<()> {
    if may_see(view, case)? { Ok(()) } else { Err(Fault::new(Code::NotFound, "find a case")) }
}

/// Whether only break-glass shows the case to this session.
///
/// # Errors
/// The store's.
pub fn only_looks(view: &View<'_>, case: CaseId) -> Result<bool> {
    let Some((level, on_team)) = store::cases::gate(view.db, case, view.session.staff)? else { return Ok(false) };
    let otherwise = sees(sight(view.session), level, false);
    Ok(on_team && !otherwise && store::glass::is_through(view.db, case, view.session.staff)?)
}

/// For whoever changes a case: break-glass shows it, and lets one leave a note, no more; and what another
/// station holds is here a copy to read.
///
/// # Errors
/// As [`require_glassless`] and [`require_held`].
pub fn require_hand(view: &View<'_>, case: CaseId) -> Result<()> {
    require_glassless(view, case)?;
    require_held(view, case)
}

/// For what may be entered though another station holds the case: what that station answered on paper, and
/// what this one came to in joint handling.
///
/// # Errors
/// As [`require`]; [`Code::LookingOnly`] to somebody who is there by break-glass only.
pub fn require_glassless(view: &View<'_>, case: CaseId) -> Result<()> {
    require(view, case)?;
    if only_looks(view, case)? { Err(looking_only()) } else { Ok(()) }
}

#[must_use]
pub fn looking_only() -> Fault {
    Fault::new(Code::LookingOnly, "change a case that one only looks into")
}

/// For whoever only leaves a note.
///
/// # Errors
/// As [`require`]; [`Code::HeldElsewhere`] when another station holds it.
pub fn require_held(view: &View<'_>, case: CaseId) -> Result<()> {
    require(view, case)?;
    require_holder(view, case)
}

/// The same for a practitioner, who changes an hour without knowing of its case.
///
/// # Errors
/// [`Code::HeldElsewhere`].
pub fn require_holder(view: &View<'_>, case: CaseId) -> Result<()> {
    if store::movements::custody(view.db, case)?.holder != view.session.station {
        return Err(Fault::new(Code::HeldElsewhere, "change a copy of a case that another station holds"));
    }
    Ok(())
}
