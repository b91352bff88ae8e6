//! Who may know of a case (5.6.4), decided record by record. 普通: everyone who works on cases;
//! 敏感: the team and the lead; 严格保密: the team. Volunteers and bare administrators: the team only.
//! Outside that a case does not exist: [`Code::NotFound`], the same as for an id that was never given.

use super::Level;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Role, Session, works_on_cases};
use crate::movements;
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
/// station holds is here a copy to read, unless that station has no PC and this one writes for it.
///
/// # Errors
/// As [`require_glassless`] and [`require_held`].
pub fn require_hand(view: &View<'_>, case: CaseId) -> Result<()> {
    require_glassless(view, case)?;
    require_held(view, case)
}

/// For what decides about a case as a whole: who has it, where it goes, how it ends. 首办负责 (5.6.1): those who have
/// it in hand, or a lead. Where its handler works here no more, whoever may work on it.
///
/// # Errors
/// As [`require_hand`]; [`Code::NotOnTeam`].
pub fn require_own(view: &View<'_>, case: CaseId) -> Result<()> {
    require_hand(view, case)?;
    if owns(view, case)? { Ok(()) } else { Err(Fault::new(Code::NotOnTeam, "decide about a case of others")) }
}

/// # Errors
/// The store's.
pub fn owns(view: &View<'_>, case: CaseId) -> Result<bool> {
    if view.session.has(Role::Lead) {
        return Ok(true);
    }
    let me = view.session.staff;
    let on_team = store::cases::gate(view.db, case, me)?.is_some_and(|(_, on_team)| on_team);
    if on_team && !store::glass::is_through(view.db, case, me)? {
        return Ok(true);
    }
    let Some(record) = store::cases::get(view.db, case)? else { return Ok(false) };
    let handler = store::staff::get(view.db, record.handler)?;
    Ok(handler.is_none_or(|member| !member.active || member.suspended || !works_on_cases(&member.roles)))
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
    if !movements::written_here(view, case)? {
        return Err(Fault::new(Code::HeldElsewhere, "change a copy of a case that another station holds"));
    }
    Ok(())
}
