//! What becomes of an order: who does it, what was done, and the issuer's word.

use super::list::in_hand;
use super::wire::Told;
use super::{Feedback, FeedbackEntry, FeedbackKind, Order, OrderAssigned, OrderOrigin, OrderState, SignOff};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::conferences::{end_of, knows};
use crate::desk::Done;
use crate::exchange;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, Role, text};
use crate::obligations::{self, Owes, Rule, Trigger};
use crate::store;
use crate::transact::{Act, View};

/// Puts it on the case's timeline and the trail, and sets its clock.
pub(super) fn happened(act: &mut Act<'_>, order: &Order, what: &str, note: &str) -> Result<()> {
    match order.case {
        Some(case) => timeline::happened(act, case, EventKind::Ordered, "order", what, note)?,
        None => owe(act, order)?,
    }
    act.note(Noun::Orders, order.id.0, what);
    Ok(())
}

fn trigger(order: &Order) -> Trigger {
    Trigger {
        rule: Rule::Order,
        record: order.id.0,
        at: order.issued_at,
        due: end_of(order.due),
        met: order.closed_at,
        owes: order.responsible.map_or(Owes::Lead, Owes::Staff),
    }
}

/// The clocks of a case's orders.
///
/// # Errors
/// The store's.
pub(crate) fn triggers(view: &View<'_>, case: CaseId) -> Result<Vec<Trigger>> {
    let orders = store::orders::list(view.db, store::orders::Of::Case(case), view.clock.today())?;
    Ok(orders.iter().map(trigger).collect())
}

/// The clock of an order without a case.
pub(super) fn owe(act: &mut Act<'_>, order: &Order) -> Result<()> {
    obligations::settle_loose(act, Noun::Orders, order.id.0, vec![trigger(order)])
}

/// Who does it; a lead says so, also of an order that came in a parcel.
///
/// # Errors
/// `responsible` who is not here or may not know of the case; [`Code::WrongState`], [`Code::Stale`].
pub fn assign(act: &mut Act<'_>, set: OrderAssigned) -> Result<Done> {
    let before = in_hand(act, set.id)?;
    if before.state == OrderState::Closed || before.to_station.is_some() {
        return Err(Fault::new(Code::WrongState, "assign an order that is closed or not done here"));
    }
    let member = store::staff::get(act.db, set.responsible)?.filter(|one| one.active);
    let mut check = Check::default();
    check.that(member.is_some(), "responsible", "unknown");
    if let (Some(case), true) = (before.case, member.is_some()) {
        check.that(knows(act, case, set.responsible)?, "responsible", "no_sight");
    }
    check.done()?;
    let name = member.map(|one| one.name).unwrap_or_default();
    let order = Order { responsible: Some(set.responsible), version: set.version, ..before };
    store::orders::update(act.db, &order)?;
    happened(act, &order, "assigned", &name)?;
    Ok(Done {})
}

pub(super) fn may_answer(view: &View<'_>, order: &Order) -> bool {
    order.state != OrderState::Closed
        && order.to_station.is_none()
        && (order.responsible == Some(view.session.staff) || view.session.has(Role::Lead))
}

/// 办理情况, with or without 申请销号.
///
/// # Errors
/// [`Code::Forbidden`] to anybody but the responsible and a lead; [`Code::WrongState`] once closed.
pub fn feedback(act: &mut Act<'_>, entry: FeedbackEntry) -> Result<Done> {
    let before = in_hand(act, entry.id)?;
    if before.state == OrderState::Closed || before.to_station.is_some() {
        return Err(Fault::new(Code::WrongState, "answer an order that is closed or not done here"));
    }
    if !may_answer(act, &before) {
        return Err(Fault::new(Code::Forbidden, "answer another's order"));
    }
    let said = text::block(&entry.text);
    let mut check = Check::default();
    check.that(!said.is_empty(), "text", "required");
    check.fits(&said, 3_000, "text");
    check.done()?;
    let kind = if entry.answer { FeedbackKind::Answer } else { FeedbackKind::Progress };
    let state = if entry.answer { OrderState::Answered } else { before.state };
    let order = Order { state, version: entry.version, ..before };
    store::orders::update(act.db, &order)?;
    let author = act.session.name.clone();
    add(act, &order, kind, &author, &said)?;
    if let Some(station) = order.from_station {
        let told = Told { id: order.id.0, author, text: said.clone(), last: entry.answer };
        exchange::post(act, station, "order.feedback", &told)?;
    }
    happened(act, &order, if entry.answer { "answered" } else { "progress" }, &said)?;
    Ok(Done {})
}

pub(super) fn add(act: &mut Act<'_>, order: &Order, kind: FeedbackKind, author: &str, said: &str) -> Result<()> {
    let row = act.fresh::<i64>();
    let one = Feedback { at: act.clock.now, author: author.to_owned(), kind, text: said.to_owned() };
    store::orders::add_feedback(act.db, row, order.id, &one)
}

/// The issuer only: the lead who issued it (any lead once that one is gone); a lead records what was signed above.
pub(super) fn may_sign(view: &View<'_>, order: &Order) -> Result<bool> {
    if order.state == OrderState::Closed || !view.session.has(Role::Lead) {
        return Ok(false);
    }
    Ok(match order.origin {
        OrderOrigin::Station => false,
        OrderOrigin::Above => true,
        OrderOrigin::Lead => {
            let issuer = order.issued_by.map(|id| store::staff::get(view.db, id)).transpose()?.flatten();
            order.issued_by == Some(view.session.staff) || !issuer.is_some_and(|one| one.active)
        }
    })
}

/// 销号, or sent back.
///
/// # Errors
/// [`Code::WrongState`] before 申请销号; [`Code::Forbidden`] to anybody but the issuer; `name`, `on` and `document`
/// of an order from above, `note` of one that is sent back.
pub fn sign_off(act: &mut Act<'_>, set: SignOff) -> Result<Done> {
    let before = in_hand(act, set.id)?;
    if before.state != OrderState::Answered {
        return Err(Fault::new(Code::WrongState, "sign off an order that nobody asked to"));
    }
    if !may_sign(act, &before)? {
        return Err(Fault::new(Code::Forbidden, "sign off another's order"));
    }
    let (note, name, document) = (text::block(&set.note), text::line(&set.name), text::line(&set.document));
    let above = before.origin == OrderOrigin::Above && set.content;
    let mut check = Check::default();
    check.that(set.content || !note.is_empty(), "note", "required");
    check.that(!above || !name.is_empty(), "name", "required");
    check.that(!above || !document.is_empty(), "document", "required");
    check.that(!above || set.on.is_some(), "on", "required");
    check.that(set.on.is_none_or(|on| on <= act.clock.today()), "on", "future");
    for (field, typed, most) in [("note", &note, 1_000), ("name", &name, 100), ("document", &document, 100)] {
        check.fits(typed, most, field);
    }
    check.done()?;
    let me = act.session.name.clone();
    let mut order = Order { version: set.version, state: OrderState::Open, ..before };
    if set.content {
        order.state = OrderState::Closed;
        order.closed_at = Some(act.clock.now);
        order.closed_by = match (above, set.on) {
            (true, Some(on)) => format!("{name} {on} {document}"),
            _ => me.clone(),
        };
        order.closed_note = note.clone();
    }
    store::orders::update(act.db, &order)?;
    let kind = if set.content { FeedbackKind::Closed } else { FeedbackKind::Returned };
    add(act, &order, kind, &me, &note)?;
    if let Some(station) = order.to_station {
        let told = Told { id: order.id.0, author: me, text: note.clone(), last: set.content };
        exchange::post(act, station, "order.close", &told)?;
    }
    happened(act, &order, if set.content { "closed" } else { "returned" }, &note)?;
    Ok(Done {})
}
