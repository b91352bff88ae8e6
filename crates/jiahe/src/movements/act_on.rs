//! What the sender does with a movement that is under way, and how referrals and joint handling end.

use serde_json::Map;

use super::answer::reason;
use super::wire::WithdrawWire;
use super::{Movement, MovementAsked, MovementFinished, MovementReasoned, MovementState, chain, send};
use crate::api::Noun;
use crate::cases::permission;
use crate::desk::Done;
use crate::exchange;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{MovementId, text};
use crate::store;
use crate::transact::{Act, View};

/// A movement of a case this session may know of.
///
/// # Errors
/// [`Code::NotFound`].
pub(super) fn known(view: &View<'_>, id: MovementId) -> Result<Movement> {
    let movement = store::movements::get(view.db, id)?.ok_or_else(|| Fault::not_found("a movement"))?;
    permission::require(view, movement.case)?;
    Ok(movement)
}

pub(super) fn wrong_state(attempted: &str) -> Fault {
    Fault::new(Code::WrongState, attempted.to_owned())
}

/// Takes it back. From a station with a PC that is a request: it comes true when the receiver says that it had
/// not accepted. On paper it is so at once.
///
/// # Errors
/// [`Code::WrongState`] when it is answered, or asked back already.
pub fn withdraw(act: &mut Act<'_>, asked: MovementReasoned) -> Result<Done> {
    let movement = known(act, asked.id)?;
    permission::require_hand(act, movement.case)?;
    if movement.state != MovementState::Sent || movement.withdraw_at.is_some() {
        return Err(wrong_state("take back what is answered"));
    }
    let reason = reason(&asked.reason)?;
    let case = movement.case;
    let asked_back = Movement { withdraw_at: Some(act.clock.now), withdraw_reason: reason.clone(), ..movement.clone() };
    if movement.paper {
        let back = Movement {
            state: MovementState::Withdrawn,
            answered_at: Some(act.clock.now),
            answered_by: act.session.name.clone(),
            ..asked_back
        };
        store::movements::keep(act.db, &back)?;
        chain::settle(act, case)?;
        chain::say(act, &back)?;
    } else {
        store::movements::keep(act.db, &asked_back)?;
        if let Some(station) = movement.to_station {
            let wire = WithdrawWire { movement: movement.id.0, reason, extra: Map::new() };
            exchange::post(act, station, "movement.withdraw", &wire)?;
        }
        act.unsettle(case);
    }
    chain::tell(act, case, "movement.notice", movement.to_station)?;
    act.note(Noun::Movements, movement.id.0, "withdraw");
    act.touch(Noun::Cases);
    Ok(Done {})
}

/// The sender has seen that it was refused; it leaves the desk.
///
/// # Errors
/// [`Code::WrongState`] for what was not refused.
pub fn acknowledge(act: &mut Act<'_>, asked: MovementAsked) -> Result<Done> {
    let movement = known(act, asked.id)?;
    permission::require_hand(act, movement.case)?;
    if movement.state != MovementState::Refused || movement.seen_at.is_some() {
        return Err(wrong_state("take note of a refusal"));
    }
    store::movements::set_seen(act.db, movement.id, act.clock)?;
    act.unsettle(movement.case);
    act.note(Noun::Movements, movement.id.0, "seen");
    Ok(Done {})
}

/// What came of a referral or of joint handling: entered by the station that was asked, or, where that has no
/// PC, by whoever holds the case.
///
/// # Errors
/// [`Code::HeldElsewhere`] when it is another's to enter; [`Code::WrongState`] before it was accepted.
pub fn finish(act: &mut Act<'_>, asked: MovementFinished) -> Result<Done> {
    let movement = known(act, asked.id)?;
    if movement.paper {
        permission::require_hand(act, movement.case)?;
    } else {
        permission::require_glassless(act, movement.case)?;
        if movement.to_station != Some(act.session.station) {
            return Err(Fault::new(Code::HeldElsewhere, "enter what another station came to"));
        }
    }
    if movement.kind.moves_custody() || movement.state != MovementState::Accepted {
        return Err(wrong_state("enter what came of a movement"));
    }
    let result = text::block(&asked.result);
    let mut check = Check::default();
    check.that(!result.is_empty(), "result", "required");
    check.fits(&result, send::REASON_MOST, "result");
    check.done()?;
    let done = Movement { state: MovementState::Done, ended_at: Some(act.clock.now), result, ..movement };
    store::movements::keep(act.db, &done)?;
    chain::say(act, &done)?;
    chain::tell(act, done.case, "movement.notice", None)?;
    act.note(Noun::Movements, done.id.0, "done");
    Ok(Done {})
}
