//! 销号: taken off the register by application and approval, and put back on.

use super::family_change::{lived, on_register, reason};
use super::{FamilyState, KeyFamilyOffAnswered, KeyFamilyReason, LifeKind, clock, secrecy};
use crate::api::Noun;
use crate::desk::Done;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Role, text};
use crate::store::screening::families::{self, FamilyRecord};
use crate::transact::Act;

fn step(act: &mut Act<'_>, family: FamilyRecord, state: FamilyState, kind: LifeKind, note: &str) -> Result<Done> {
    let family = FamilyRecord { state, ..family };
    families::update(act.db, &family)?;
    lived(act, family.id, kind, ("", ""), note)?;
    clock::settle(act, &family)?;
    act.note(Noun::Screening, family.id.0, "family on or off the register");
    Ok(Done {})
}

/// # Errors
/// No reason; asked before.
pub fn ask_off(act: &mut Act<'_>, asked: KeyFamilyReason) -> Result<Done> {
    let known = on_register(act, asked.id)?;
    if known.state == FamilyState::OffAsked {
        return Err(Fault::new(Code::WrongState, "apply twice to take a family off the register"));
    }
    let why = reason(&asked.reason, "reason")?;
    step(act, known, FamilyState::OffAsked, LifeKind::OffAsked, &why)
}

/// The lead approves or refuses.
///
/// # Errors
/// [`Code::Forbidden`] for anybody else; nothing was applied for; a refusal without a reason.
pub fn answer_off(act: &mut Act<'_>, answered: KeyFamilyOffAnswered) -> Result<Done> {
    let known = on_register(act, answered.id)?;
    if !act.session.has(Role::Lead) {
        return Err(Fault::new(Code::Forbidden, "approve that a family is taken off the register"));
    }
    if known.state != FamilyState::OffAsked {
        return Err(Fault::new(Code::WrongState, "answer an application that was not made"));
    }
    if answered.approved {
        let note = text::block(&answered.note);
        text::within(&note, 500, "note")?;
        return step(act, known, FamilyState::Off, LifeKind::TakenOff, &note);
    }
    let why = reason(&answered.note, "note")?;
    step(act, known, FamilyState::On, LifeKind::OffRefused, &why)
}

/// # Errors
/// It stands on the register; no reason.
pub fn put_back(act: &mut Act<'_>, asked: KeyFamilyReason) -> Result<Done> {
    let known = secrecy::require_family(act, asked.id)?;
    if known.state != FamilyState::Off {
        return Err(Fault::new(Code::WrongState, "put back a family that is on the register"));
    }
    let why = reason(&asked.reason, "reason")?;
    step(act, known, FamilyState::On, LifeKind::PutBack, &why)
}
