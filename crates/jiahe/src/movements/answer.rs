//! 签收 and 拒收 of what another station offers. Here, and nowhere else, an offer becomes accepted or refused.

use super::receive::{decline, offered_movement};
use super::wire::OfferWire;
use super::{Movement, MovementAccepted, MovementReasoned, MovementState, chain, send};
use crate::api::Noun;
use crate::cases::permission::{sees, sight};
use crate::cases::{Level, permission};
use crate::desk::Done;
use crate::exchange::snapshot;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, Coded, Role, text};
use crate::store::cases::Change;
use crate::store::{self, movements::OfferRecord};
use crate::transact::{Act, View};

/// Whether this session may answer for a case that is not on any team here yet: the lead any, others what
/// they would see by its level. Break-glass into a copy of it is not enough.
///
/// # Errors
/// The store's.
pub(super) fn may_answer(view: &View<'_>, case: CaseId, level: Level) -> Result<bool> {
    let by_level = view.session.has(Role::Lead) || sees(sight(view.session), level, false);
    Ok(by_level || (permission::may_see(view, case)? && !permission::only_looks(view, case)?))
}

fn open_offer(act: &Act<'_>, id: crate::kernel::MovementId) -> Result<(OfferRecord, OfferWire)> {
    let offer = store::movements::offer(act.db, id)?.ok_or_else(|| Fault::not_found("an offer"))?;
    if offer.state != MovementState::Sent {
        return Err(Fault::new(Code::WrongState, "answer an offer twice"));
    }
    let wire: OfferWire = serde_json::from_str(&offer.body).map_err(|_| Fault::internal("read an offer kept here"))?;
    let level = Level::parse(&wire.brief.level).unwrap_or(Level::Strict);
    if !may_answer(act, offer.case, level)? {
        return Err(Fault::not_found("an offer"));
    }
    Ok((offer, wire))
}

/// From now on this station holds the case, or works on it with others.
///
/// # Errors
/// `handler` for somebody who does not work here; [`Code::WrongState`] when it is answered already.
pub fn accept(act: &mut Act<'_>, asked: MovementAccepted) -> Result<CaseId> {
    let (offer, wire) = open_offer(act, asked.id)?;
    let own = act.session.station;
    let works = store::staff::get(act.db, asked.handler)?.is_some_and(|member| member.active);
    let mut check = Check::default();
    check.that(works, "handler", "unknown_code");
    check.done()?;
    let case = offer.case;
    if snapshot::unpack(act, offer.from, wire.case.clone())? != case {
        return Err(Fault::new(Code::Invalid, "accept another case than was offered"));
    }
    chain::meet(act, &wire.chain)?;
    chain::join(act, &wire.chain)?;
    let movement = match store::movements::get(act.db, asked.id)? {
        Some(known) => known,
        None => offered_movement(&wire)?,
    };
    let custody = store::movements::custody(act.db, case)?;
    let stale = movement.kind.moves_custody() && movement.epoch != custody.epoch + 1;
    if movement.state != MovementState::Sent || movement.to_station != Some(own) || stale {
        return Err(Fault::new(Code::WrongState, "accept a case that is elsewhere by now"));
    }
    let accepted = Movement {
        state: MovementState::Accepted,
        answered_at: Some(act.clock.now),
        answered_by: act.session.name.clone(),
        ..movement
    };
    store::movements::keep(act.db, &accepted)?;
    store::movements::join_circle(act.db, case, own)?;
    chain::settle(act, case)?;
    if accepted.kind.moves_custody() {
        store::cases::change(act.db, case, Change::Handler(asked.handler))?;
    }
    store::cases::join_team(act.db, case, asked.handler)?;
    store::cases::join_team(act.db, case, act.session.staff)?;
    chain::say(act, &accepted)?;
    store::movements::keep_offer(
        act.db,
        &OfferRecord { body: String::new(), state: MovementState::Accepted, ..offer },
    )?;
    chain::tell(act, case, "movement.answer", None)?;
    act.note(Noun::Movements, asked.id.0, "accepted");
    act.touch(Noun::People);
    Ok(case)
}

/// It stays with the sender, and nothing of it stays here.
///
/// # Errors
/// No reason; [`Code::WrongState`] when it is answered already.
pub fn refuse(act: &mut Act<'_>, asked: MovementReasoned) -> Result<Done> {
    let (offer, _) = open_offer(act, asked.id)?;
    let reason = reason(&asked.reason)?;
    let by = act.session.name.clone();
    decline(act, offer, MovementState::Refused, &reason, &by)?;
    Ok(Done {})
}

pub(super) fn reason(typed: &str) -> Result<String> {
    let kept = text::block(typed);
    let mut check = Check::default();
    check.that(!kept.is_empty(), "reason", "required");
    check.fits(&kept, send::REASON_MOST, "reason");
    check.done()?;
    Ok(kept)
}
