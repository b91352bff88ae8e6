//! What other stations say of a case's way.

use serde_json::{Map, Value};

use super::wire::{Chain, MovementWire, OfferWire, WithdrawWire};
use super::{Movement, MovementState, chain};
use crate::api::Noun;
use crate::exchange;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, MovementId, StationId, text};
use crate::store::{self, movements::OfferRecord};
use crate::transact::Act;

/// Applies one message. What was told before changes nothing.
///
/// # Errors
/// [`Code::Invalid`] for nonsense, [`Code::Forbidden`] for what the sender has no say in, [`Code::NotFound`] for
/// a verb this version does not know.
pub(crate) fn receive(act: &mut Act<'_>, from: StationId, verb: &str, body: Value) -> Result<()> {
    match verb {
        "offer" => offered(act, from, body),
        "answer" | "notice" => told(act, from, &Chain::parse(body)?),
        "withdraw" => asked_back(act, from, body),
        _ => Err(Fault::new(Code::NotFound, "read a message about a movement")),
    }
}

fn forbidden(attempted: &str) -> Fault {
    Fault::new(Code::Forbidden, attempted.to_owned())
}

/// The movement an offer is about, as its chain has it.
///
/// # Errors
/// [`Code::Invalid`] when it is not in the chain.
pub(super) fn offered_movement(wire: &OfferWire) -> Result<Movement> {
    let found = wire.chain.movements.iter().find(|one| one.id == wire.movement);
    let found = found.ok_or_else(|| Fault::new(Code::Invalid, "find an offer's movement"))?;
    found.read(CaseId(wire.chain.case))
}

fn offered(act: &mut Act<'_>, from: StationId, body: Value) -> Result<()> {
    let spelt = body.to_string();
    let wire: OfferWire =
        serde_json::from_value(body).map_err(|_| Fault::new(Code::Invalid, "read an offer of a case"))?;
    wire.chain.check()?;
    let movement = offered_movement(&wire)?;
    let own = act.session.station;
    if movement.from_station != from || movement.to_station != Some(own) || movement.paper {
        return Err(forbidden("offer a case in another's name"));
    }
    if store::movements::offer(act.db, movement.id)?.is_some() {
        return Ok(());
    }
    chain::meet(act, &wire.chain)?;
    if store::cases::get(act.db, movement.case)?.is_some() {
        told(act, from, &wire.chain)?;
    }
    let answered = store::movements::get(act.db, movement.id)?.map_or(MovementState::Sent, |known| known.state);
    let open = answered == MovementState::Sent;
    let record = OfferRecord {
        id: movement.id,
        case: movement.case,
        from,
        body: if open { spelt } else { String::new() },
        arrived_at: act.clock.now,
        state: answered,
        reason: String::new(),
    };
    store::movements::keep_offer(act.db, &record)?;
    act.note(Noun::Movements, movement.id.0, "offered");
    Ok(())
}

/// A chain of a case that is here, or was.
fn told(act: &mut Act<'_>, from: StationId, chain: &Chain) -> Result<()> {
    let case = CaseId(chain.case);
    if store::cases::get(act.db, case)?.is_none() {
        return Ok(());
    }
    let speaks = chain.circle.contains(&from.0)
        || chain.movements.iter().any(|one| one.to_station == Some(from.0) || one.from_station == from.0);
    if !speaks {
        return Err(forbidden("tell of a case one never held"));
    }
    if chain::join(act, chain)? {
        chain::tell(act, case, "movement.notice", Some(from))?;
    }
    Ok(())
}

fn asked_back(act: &mut Act<'_>, from: StationId, body: Value) -> Result<()> {
    let wire: WithdrawWire =
        serde_json::from_value(body).map_err(|_| Fault::new(Code::Invalid, "read a wish to take a case back"))?;
    let Some(offer) = store::movements::offer(act.db, MovementId(wire.movement))? else { return Ok(()) };
    if offer.from != from {
        return Err(forbidden("take back another's case"));
    }
    // An acceptance stands: the sender has been or will be told of it.
    if offer.state != MovementState::Sent {
        return Ok(());
    }
    let reason = text::block(&wire.reason);
    decline(act, offer, MovementState::Withdrawn, &reason, "")
}

/// Answers an offer with a no: refused by a person here, or given back at the sender's wish.
///
/// # Errors
/// The store's.
pub(super) fn decline(
    act: &mut Act<'_>,
    offer: OfferRecord,
    state: MovementState,
    reason: &str,
    by: &str,
) -> Result<()> {
    let mut wire: OfferWire =
        serde_json::from_str(&offer.body).map_err(|_| Fault::new(Code::WrongState, "answer an offer twice"))?;
    let mut movement = offered_movement(&wire)?;
    movement.state = state;
    movement.answered_at = Some(act.clock.now);
    movement.answered_by = by.to_owned();
    match state {
        MovementState::Withdrawn => {
            movement.withdraw_at = movement.withdraw_at.or(Some(act.clock.now));
            movement.withdraw_reason = reason.to_owned();
        }
        MovementState::Refused | MovementState::Sent | MovementState::Accepted | MovementState::Done => {
            movement.answer_reason = reason.to_owned();
        }
    }
    let case = movement.case;
    for told in wire.chain.movements.iter_mut().filter(|one| one.id == movement.id.0) {
        *told = MovementWire { extra: Map::new(), ..MovementWire::of(&movement) };
    }
    if store::cases::get(act.db, case)?.is_some() {
        chain::join(act, &wire.chain)?;
        chain::tell(act, case, "movement.answer", None)?;
    } else {
        chain::meet(act, &wire.chain)?;
        for station in &wire.chain.circle {
            let reachable =
                store::stations::get(act.db, StationId(*station))?.is_some_and(|one| !one.own && !one.on_paper);
            if reachable {
                exchange::post(act, StationId(*station), "movement.answer", &wire.chain)?;
            }
        }
    }
    // What was not accepted does not stay here.
    store::movements::keep_offer(
        act.db,
        &OfferRecord { body: String::new(), state, reason: reason.to_owned(), ..offer },
    )?;
    act.note(Noun::Movements, movement.id.0, crate::kernel::Coded::code(state));
    Ok(())
}
