//! Orders and nudges that came in a parcel. What is nonsense is a fault, and then the whole parcel is refused.

use serde_json::Value;

use super::wire::{Issued, Nudged, Told};
use super::{FeedbackKind, Nudge, Order, OrderOrigin, OrderState, work};
use crate::api::Noun;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, OrderId, StationId, text};
use crate::store::{self, orders::Of};
use crate::transact::Act;

fn parse<T: serde::de::DeserializeOwned>(body: Value) -> Result<T> {
    serde_json::from_value(body).map_err(|_| Fault::new(Code::Invalid, "read a message about an order"))
}

/// A text from outside, made safe and cut to what a field here holds.
fn cut(typed: &str, most: usize) -> String {
    text::block(typed).chars().take(most).collect()
}

/// Applies one message of another station.
///
/// # Errors
/// [`Code::Invalid`] for nonsense; [`Code::NotFound`] for a verb or an order this station does not know, or an
/// order that is not that station's.
pub(crate) fn receive(act: &mut Act<'_>, from: StationId, verb: &str, body: Value) -> Result<()> {
    match verb {
        "issue" => issued(act, from, parse(body)?),
        "feedback" => told(act, from, parse(body)?),
        "close" => closed(act, from, parse(body)?),
        "nudge" => nudged(act, from, parse(body)?),
        _ => Err(Fault::new(Code::NotFound, "apply a message about an order")),
    }
}

/// The case, if this station has it.
fn known(act: &Act<'_>, case: Option<i64>) -> Result<Option<CaseId>> {
    let Some(case) = case.map(CaseId) else { return Ok(None) };
    Ok(store::cases::get(act.db, case)?.map(|one| one.id))
}

fn order(act: &Act<'_>, id: i64) -> Result<Option<Order>> {
    Ok(store::orders::list(act.db, Of::One(OrderId(id)), act.clock.today())?.into_iter().next())
}

fn issued(act: &mut Act<'_>, from: StationId, wire: Issued) -> Result<()> {
    let due = wire.due.parse().map_err(|_| Fault::new(Code::Invalid, "read an order's deadline"))?;
    let matter = cut(&wire.matter, 300);
    if wire.id <= 0 || matter.is_empty() {
        return Err(Fault::new(Code::Invalid, "receive an order without its matter"));
    }
    if let Some(here) = order(act, wire.id)? {
        // Told again, by a copy of the sender's that was put back, say: what is here stays.
        if here.from_station == Some(from) && here.number == cut(&wire.number, 40) && here.matter == matter {
            act.note(Noun::Orders, wire.id, "received before; nothing done");
            return Ok(());
        }
        return Err(Fault::new(Code::Invalid, "receive another order under an id that is taken"));
    }
    let station = store::stations::get(act.db, from)?.ok_or_else(|| Fault::not_found("a station"))?;
    let one = Order {
        id: OrderId(wire.id),
        case: known(act, wire.case)?,
        case_code: String::new(),
        number: cut(&wire.number, 40),
        origin: OrderOrigin::Station,
        authority: station.name,
        document: String::new(),
        matter,
        asked: cut(&wire.asked, 3_000),
        due,
        responsible: None,
        responsible_name: String::new(),
        issued_by: None,
        issuer: cut(&wire.issuer, 60),
        issued_at: act.clock.now,
        from_station: Some(from),
        to_station: None,
        station_name: String::new(),
        state: OrderState::Open,
        closed_at: None,
        closed_by: String::new(),
        closed_note: String::new(),
        overdue: false,
        version: 1,
    };
    store::orders::insert(act.db, &one)?;
    work::happened(act, &one, "received", &one.matter)
}

fn told(act: &mut Act<'_>, from: StationId, wire: Told) -> Result<()> {
    let before = order(act, wire.id)?.filter(|one| one.to_station == Some(from));
    let before = before.ok_or_else(|| Fault::not_found("an order given to that station"))?;
    let (kind, what) =
        if wire.last { (FeedbackKind::Answer, "answered") } else { (FeedbackKind::Progress, "progress") };
    let (author, said) = (cut(&wire.author, 60), cut(&wire.text, 3_000));
    work::add(act, &before, kind, &author, &said)?;
    if before.state == OrderState::Closed {
        act.note(Noun::Orders, before.id.0, "feedback after the end");
        return Ok(());
    }
    let state = if wire.last { OrderState::Answered } else { before.state };
    let one = Order { state, ..before };
    store::orders::update(act.db, &one)?;
    work::happened(act, &one, what, &said)
}

fn closed(act: &mut Act<'_>, from: StationId, wire: Told) -> Result<()> {
    let before = order(act, wire.id)?.filter(|one| one.from_station == Some(from));
    let before = before.ok_or_else(|| Fault::not_found("an order of that station"))?;
    let (author, said) = (cut(&wire.author, 60), cut(&wire.text, 1_000));
    if before.state == OrderState::Closed {
        act.note(Noun::Orders, before.id.0, "word of the issuer after the end");
        return Ok(());
    }
    let (kind, what) = if wire.last { (FeedbackKind::Closed, "closed") } else { (FeedbackKind::Returned, "returned") };
    let mut one = Order { state: OrderState::Open, ..before };
    if wire.last {
        one.state = OrderState::Closed;
        one.closed_at = Some(act.clock.now);
        one.closed_by.clone_from(&author);
        one.closed_note.clone_from(&said);
    }
    store::orders::update(act.db, &one)?;
    work::add(act, &one, kind, &author, &said)?;
    work::happened(act, &one, what, &said)
}

fn nudged(act: &mut Act<'_>, from: StationId, wire: Nudged) -> Result<()> {
    let known_nudge = store::orders::nudges(act.db)?.into_iter().find(|one| one.id == wire.id);
    if let Some(answer) = wire.answer {
        let mut one = known_nudge
            .filter(|one| one.to_station == Some(from))
            .ok_or_else(|| Fault::not_found("a nudge to that station"))?;
        one.seen_at = one.seen_at.or(Some(act.clock.now));
        one.answer = cut(&answer, 300);
        one.answered_at = Some(act.clock.now);
        store::orders::settle_nudge(act.db, &one)?;
        act.note(Noun::Orders, one.id, "nudge answered");
        return Ok(());
    }
    let said = cut(&wire.text, 300);
    if wire.id <= 0 || said.is_empty() {
        return Err(Fault::new(Code::Invalid, "receive a nudge without a word"));
    }
    if let Some(here) = known_nudge {
        if here.from_station == Some(from) && here.text == said {
            act.note(Noun::Orders, wire.id, "nudge received before; nothing done");
            return Ok(());
        }
        return Err(Fault::new(Code::Invalid, "receive another nudge under an id that is taken"));
    }
    let one = Nudge {
        id: wire.id,
        case: known(act, wire.case)?,
        case_code: String::new(),
        order: wire.order.map(OrderId),
        text: said,
        sender_staff: None,
        sender: cut(&wire.sender, 60),
        receiver: None,
        receiver_name: String::new(),
        from_station: Some(from),
        to_station: None,
        sent_at: act.clock.now,
        seen_at: None,
        answer: String::new(),
        answered_at: None,
        waits_for_me: false,
    };
    store::orders::add_nudge(act.db, &one)?;
    act.note(Noun::Orders, one.id, "nudge received");
    Ok(())
}
