//! What the first page needs to know, and how strong a password is.

use super::{Desk, DeskState, DeskStatus, Nothing, SignInName, StrengthAsked, StrengthTold, hold, sign_in};
use crate::api::{Call, SessionStep};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Session, StaffId};
use crate::vault::{self, Strength};

/// # Errors
/// None; trouble is part of the answer.
pub fn status(
    desk: &mut Desk,
    session: Option<&Session>,
    _: Nothing,
    call: &mut Call<'_>,
) -> Result<(DeskStatus, SessionStep)> {
    let trouble = trouble(desk);
    let empty = !desk.paths.slots.exists() && !desk.paths.database(1).exists();
    let state = match (&trouble, session, empty) {
        (Some(_), _, _) => DeskState::Trouble,
        (None, _, true) => DeskState::Empty,
        (None, Some(_), false) => DeskState::Open,
        (None, None, false) => DeskState::Locked,
    };
    let session = match session {
        Some(session) if trouble.is_none() => Some(sign_in::info(desk, session, call.clock)?),
        Some(_) | None => None,
    };
    let status = DeskStatus {
        state,
        demo: desk.means.demo,
        version: desk.means.version.to_owned(),
        key_store: !matches!(desk.means.keys.get("reachable"), Err(fault) if fault.code == Code::NoKeyStore),
        names: if session.is_none() && trouble.is_none() { names(desk) } else { Vec::new() },
        wait_seconds: 0,
        trouble,
        session,
    };
    Ok((status, SessionStep::Same))
}

/// What is wrong with the folder, as far as can be told without a key.
fn trouble(desk: &mut Desk) -> Option<Fault> {
    if desk.lock.is_err() {
        // Asked again: the other program may be gone by now, or the folder writable.
        desk.lock = hold::take(&desk.paths);
    }
    if let Err(fault) = &desk.lock {
        return Some(fault.clone());
    }
    if !desk.paths.slots.exists() {
        let orphan = desk.paths.database(1).exists();
        return orphan.then(|| Fault::new(Code::SlotsDamaged, "find the key slots beside the database"));
    }
    match desk.slots() {
        Err(fault) => Some(fault),
        Ok(slots) if desk.paths.database(slots.generation()).exists() => None,
        Ok(_) => Some(Fault::new(Code::Damaged, "find the database beside its key slots")),
    }
}

fn names(desk: &Desk) -> Vec<SignInName> {
    let Ok(slots) = desk.slots() else { return Vec::new() };
    let device = desk.device(&slots).ok().flatten();
    slots.names(device.as_ref()).into_iter().map(|(id, name)| SignInName { id: StaffId(id), name }).collect()
}

/// # Errors
/// None.
pub fn strength(
    _: &mut Desk,
    _: Option<&Session>,
    asked: StrengthAsked,
    _: &mut Call<'_>,
) -> Result<(StrengthTold, SessionStep)> {
    let level = match vault::strength(&asked.password, &asked.name) {
        Strength::Weak => "weak",
        Strength::Fair => "fair",
        Strength::Strong => "strong",
    };
    let why = vault::password_flaw(&asked.password, &asked.name).map(str::to_owned);
    Ok((StrengthTold { level: level.to_owned(), why }, SessionStep::Same))
}
