//! An order is fulfilled, or not, or revoked; and the issuer is told. A person says so: attendance is only shown beside it.

use super::{GuidanceSettled, GuidanceState, IssuerTold, known};
use crate::api::Noun;
use crate::cases::{EventKind, permission, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, text};
use crate::store;
use crate::transact::Act;

/// # Errors
/// [`Code::WrongState`] when it is so already, or runs no more and is not taken back; a missing note where what it asks
/// for was not reached (`note`: `short_of_order`); a day before the order or ahead; [`Code::Stale`].
pub fn settle(act: &mut Act<'_>, asked: GuidanceSettled) -> Result<Done> {
    use GuidanceState::{Fulfilled, Revoked, Running, Unfulfilled};
    let order = known(act, asked.id)?;
    permission::require_hand(act, order.case)?;
    let allowed = match (order.state, asked.state) {
        (Running, Fulfilled | Unfulfilled | Revoked) => true,
        (Fulfilled | Unfulfilled | Revoked, Running) => order.told_on.is_none(),
        (Running, Running) | (Fulfilled | Unfulfilled | Revoked, _) => false,
    };
    if !allowed {
        return Err(Fault::new(Code::WrongState, "settle an order to take guidance"));
    }
    let note = text::block(&asked.note);
    let today = act.clock.today();
    let mut check = Check::default();
    check.fits(&note, 1_000, "note");
    match asked.state {
        Fulfilled => check.that(order.reached() || !note.is_empty(), "note", "short_of_order"),
        Unfulfilled | Revoked | Running => check.that(!note.is_empty(), "note", "required"),
    }
    let on = if asked.state == Running { None } else { Some(asked.on.unwrap_or(today)) };
    check.that(on.is_none_or(|on| on <= today), "on", "future");
    check.that(on.is_none_or(|on| on >= order.ordered_on), "on", "order");
    check.done()?;
    store::guidance::settle(act.db, asked.id, asked.version, asked.state, on, &note)?;
    timeline::happened(act, order.case, EventKind::Educated, "order", asked.state.code(), &order.number)?;
    act.note(Noun::Guidance, asked.id.0, asked.state.code());
    Ok(Done {})
}

/// # Errors
/// [`Code::WrongState`] while it runs and its day has not passed, when it was revoked, or when the issuer knows already;
/// no note; [`Code::Stale`].
pub fn tell(act: &mut Act<'_>, asked: IssuerTold) -> Result<Done> {
    let order = known(act, asked.id)?;
    permission::require_hand(act, order.case)?;
    let open = match order.state {
        GuidanceState::Fulfilled | GuidanceState::Unfulfilled => order.told_on.is_none(),
        GuidanceState::Running | GuidanceState::Revoked => false,
    };
    if !open {
        return Err(Fault::new(Code::WrongState, "tell the issuer of an order"));
    }
    let note = text::block(&asked.note);
    let today = act.clock.today();
    let on = asked.on.unwrap_or(today);
    let mut check = Check::default();
    check.that(!note.is_empty(), "note", "required");
    check.fits(&note, 1_000, "note");
    check.that(on <= today, "on", "future");
    check.that(order.settled_on.is_none_or(|settled| on >= settled), "on", "order");
    check.done()?;
    store::guidance::tell(act.db, asked.id, asked.version, on, &note)?;
    timeline::happened(act, order.case, EventKind::Educated, "order", "issuer_told", &note)?;
    act.note(Noun::Guidance, asked.id.0, "issuer told");
    Ok(Done {})
}
