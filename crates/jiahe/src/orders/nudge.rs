//! 催办: a short word to whoever owes something.

use super::list::readable;
use super::wire::Nudged;
use super::{Nudge, NudgeAnswer, NudgeEntry};
use crate::api::Noun;
use crate::cases::permission::{self, may_see};
use crate::cases::{EventKind, timeline};
use crate::conferences::knows;
use crate::desk::{Done, Nothing};
use crate::exchange;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Role, text};
use crate::store;
use crate::transact::{Act, View};

/// # Errors
/// `text` blank or over 300 characters; `to` who is not here or may not know of the case.
pub fn nudge(act: &mut Act<'_>, entry: NudgeEntry) -> Result<i64> {
    let order = entry.order.map(|id| readable(act, id)).transpose()?;
    let case = entry.case.or(order.and_then(|order| order.case));
    if let Some(case) = case {
        permission::require_glassless(act, case)?;
    }
    let said = text::block(&entry.text);
    let mut check = Check::default();
    check.that(!said.is_empty(), "text", "required");
    check.fits(&said, 300, "text");
    check.that(entry.to.is_some() != entry.to_station.is_some(), "to", "required");
    let mut receiver_name = String::new();
    if let Some(to) = entry.to {
        let member = store::staff::get(act.db, to)?.filter(|one| one.active);
        check.that(member.is_some(), "to", "unknown");
        if let (Some(case), true) = (case, member.is_some()) {
            check.that(knows(act, case, to)?, "to", "no_sight");
        }
        receiver_name = member.map(|one| one.name).unwrap_or_default();
    }
    if let Some(station) = entry.to_station {
        let known = store::stations::get(act.db, station)?.filter(|one| !one.own);
        check.that(known.is_some(), "to_station", "unknown");
        receiver_name = known.map(|one| one.name).unwrap_or_default();
    }
    check.done()?;
    let one = Nudge {
        id: act.fresh(),
        case,
        case_code: String::new(),
        order: entry.order,
        text: said,
        sender_staff: Some(act.session.staff),
        sender: act.session.name.clone(),
        receiver: entry.to,
        receiver_name,
        from_station: None,
        to_station: entry.to_station,
        sent_at: act.clock.now,
        seen_at: None,
        answer: String::new(),
        answered_at: None,
        waits_for_me: false,
    };
    store::orders::add_nudge(act.db, &one)?;
    if let Some(station) = one.to_station {
        let told = Nudged {
            id: one.id,
            case: case.map(|case| case.0),
            order: one.order.map(|order| order.0),
            text: one.text.clone(),
            sender: one.sender.clone(),
            answer: None,
        };
        exchange::post(act, station, "order.nudge", &told)?;
    }
    if let Some(case) = case {
        timeline::happened(act, case, EventKind::Ordered, "nudge", "sent", &one.receiver_name)?;
    }
    act.note(Noun::Orders, one.id, "nudge");
    Ok(one.id)
}

/// Those this session sent or received, with whether they wait for it. One from another station waits for the lead.
pub(super) fn shown(view: &View<'_>, found: Vec<Nudge>) -> Result<Vec<Nudge>> {
    let me = Some(view.session.staff);
    let mut shown = Vec::new();
    for mut one in found {
        let to_lead = one.receiver.is_none() && one.from_station.is_some() && view.session.has(Role::Lead);
        let to_me = one.receiver == me || to_lead;
        let seen = match one.case {
            None => true,
            Some(case) => may_see(view, case)?,
        };
        if (to_me || one.sender_staff == me) && seen {
            one.waits_for_me = to_me && one.answered_at.is_none();
            shown.push(one);
        }
    }
    Ok(shown)
}

/// One's own, sent and received, the newest first.
///
/// # Errors
/// The store's.
pub fn nudges(view: &View<'_>, _: Nothing) -> Result<Vec<Nudge>> {
    shown(view, store::orders::nudges(view.db)?)
}

/// Seen, or answered.
///
/// # Errors
/// [`Code::NotFound`] for one that is not to this session; [`Code::WrongState`] for one that was answered;
/// [`Code::LookingOnly`].
pub fn answer_nudge(act: &mut Act<'_>, set: NudgeAnswer) -> Result<Done> {
    let all = store::orders::nudges(act.db)?;
    let found = shown(act, all.into_iter().filter(|one| one.id == set.id).collect())?;
    let mut one = found.into_iter().next().ok_or_else(|| Fault::not_found("a nudge"))?;
    if !one.waits_for_me {
        return Err(Fault::new(Code::WrongState, "answer a nudge that does not wait"));
    }
    if let Some(case) = one.case {
        permission::require_glassless(act, case)?;
    }
    let said = text::block(&set.text);
    let mut check = Check::default();
    check.fits(&said, 300, "text");
    check.done()?;
    one.seen_at = one.seen_at.or(Some(act.clock.now));
    if !said.is_empty() {
        one.answer.clone_from(&said);
        one.answered_at = Some(act.clock.now);
    }
    store::orders::settle_nudge(act.db, &one)?;
    if let (Some(station), false) = (one.from_station, said.is_empty()) {
        let told =
            Nudged { id: one.id, sender: act.session.name.clone(), answer: Some(said.clone()), ..Nudged::default() };
        exchange::post(act, station, "order.nudge", &told)?;
    }
    if let (Some(case), false) = (one.case, said.is_empty()) {
        timeline::happened(act, case, EventKind::Ordered, "nudge", "answered", &said)?;
    }
    act.note(Noun::Orders, one.id, if said.is_empty() { "nudge seen" } else { "nudge answered" });
    Ok(Done {})
}
