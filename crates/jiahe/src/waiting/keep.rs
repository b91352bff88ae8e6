//! Puts somebody on the waiting list, offers an hour, takes the answer, ends the waiting.

use chrono::TimeDelta;

use super::list::in_hand;
use super::{Answered, Offered, Waiting, WaitingAdded, WaitingClosed, WaitingState};
use crate::api::Noun;
use crate::appointments::{self, Booking, More};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AppointmentId, HoldId, WaitingId, text};
use crate::staff;
use crate::store::{self, holds::NewHold};
use crate::transact::Act;

/// # Errors
/// Fields that do not pass; the case as for a booking.
pub fn add(act: &mut Act<'_>, asked: WaitingAdded) -> Result<WaitingId> {
    appointments::may_book(act, asked.case)?;
    let mut check = Check::default();
    let (client, phone) = client(act, &asked, &mut check)?;
    if let Some(wanted) = asked.practitioner {
        let works_here = store::staff::list(act.db)?.iter().any(|member| member.id == wanted && member.active);
        check.that(works_here, "practitioner", "unknown_code");
    }
    check.that((10..=480).contains(&asked.minutes), "minutes", "range");
    check.that(
        asked.weekdays.len() <= 7 && asked.weekdays.iter().all(|day| (1..=7).contains(day)),
        "weekdays",
        "unknown_code",
    );
    for (time, path) in [(&asked.earliest, "earliest"), (&asked.latest, "latest")] {
        check.that(time.is_empty() || staff::is_time(time), path, "time");
    }
    let ordered = asked.earliest.is_empty() || asked.latest.is_empty() || asked.earliest <= asked.latest;
    check.that(ordered, "latest", "order");
    check.that(asked.until.is_none_or(|until| until >= act.clock.today()), "until", "past");
    let note = text::block(&asked.note);
    check.fits(&note, 500, "note");
    check.done()?;
    let id: WaitingId = act.fresh();
    let kept = WaitingAdded { client, client_phone: phone, note, ..asked };
    store::waiting::insert(act.db, id, &kept, act.session.staff, act.clock)?;
    act.note(Noun::Waiting, id.0, "");
    Ok(id)
}

fn client(act: &Act<'_>, asked: &WaitingAdded, check: &mut Check) -> Result<(String, String)> {
    if let Some(person) = asked.person {
        match asked.case {
            Some(case) => check.that(store::people::is_on_case(act.db, person, case)?, "person", "unknown_code"),
            None => check.fail("case", "required"),
        }
        return Ok((String::new(), String::new()));
    }
    Ok(appointments::walk_in((&asked.client, &asked.client_phone), false, check))
}

fn at(one: &Waiting, version: i64, states: &[WaitingState]) -> Result<()> {
    if !states.contains(&one.state) {
        return Err(Fault::new(Code::WrongState, "go on with somebody who waits"));
    }
    if one.version == version { Ok(()) } else { Err(Fault::new(Code::Stale, "go on with somebody who waits")) }
}

fn booking(one: &Waiting, asked: &Offered, more: More) -> Booking {
    Booking {
        case: one.case,
        person: one.person,
        client: if one.person.is_none() { one.client.clone() } else { String::new() },
        client_phone: if one.person.is_none() { one.client_phone.clone() } else { String::new() },
        service: one.service,
        practitioner: asked.practitioner,
        room: asked.room,
        mode: one.mode,
        start: asked.start,
        minutes: one.minutes,
        outside_plan: false,
        more: Some(more),
        decision: None,
    }
}

/// Keeps the hour for them until the moment named; nobody else can have it meanwhile.
///
/// # Errors
/// As for a booking; `answer_by` that is over, or after the hour begins; [`Code::WrongState`], [`Code::Stale`].
pub fn offer(act: &mut Act<'_>, asked: Offered) -> Result<Done> {
    let one = in_hand(act, asked.id)?;
    at(&one, asked.version, &[WaitingState::Waiting, WaitingState::Offered])?;
    let mut check = Check::default();
    check.that(asked.start > act.clock.now, "start", "past");
    check.that(asked.answer_by > act.clock.now, "answer_by", "past");
    check.that(asked.answer_by <= asked.start, "answer_by", "order");
    check.done()?;
    store::holds::drop_offered(act.db, asked.id)?;
    let pads = appointments::could_book(act, &booking(&one, &asked, unasked()))?;
    let hold = NewHold {
        id: act.fresh::<HoldId>(),
        staff: act.session.staff,
        waiting: Some(asked.id),
        practitioner: asked.practitioner,
        room: asked.room,
        start: asked.start,
        end: asked.start + TimeDelta::minutes(i64::from(one.minutes)),
        pads,
        until: asked.answer_by,
    };
    store::holds::insert(act.db, &hold)?;
    store::waiting::set_offer(act.db, &asked)?;
    act.note(Noun::Waiting, asked.id.0, "offered");
    act.touch(Noun::Appointments);
    Ok(Done {})
}

/// Whether a guardian agrees, or many hours were missed, is asked when the hour is booked.
fn unasked() -> More {
    More { guardian_consent: Some(appointments::GuardianConsent::Waived), despite_no_shows: true, ..More::default() }
}

/// Yes books the hour offered, by whoever took the answer; no lets them wait on.
///
/// # Errors
/// As for a booking; [`Code::WrongState`] without an offer, [`Code::Stale`].
pub fn answer(act: &mut Act<'_>, asked: Answered) -> Result<Option<AppointmentId>> {
    let one = in_hand(act, asked.id)?;
    at(&one, asked.version, &[WaitingState::Offered])?;
    let offer = one.offered.clone().ok_or_else(|| Fault::internal("read what was offered"))?;
    store::holds::drop_offered(act.db, asked.id)?;
    let mut booked = None;
    if asked.accepted {
        let offered = Offered {
            id: asked.id,
            version: asked.version,
            practitioner: offer.practitioner,
            room: offer.room,
            start: offer.start,
            answer_by: offer.answer_by,
        };
        let more = More {
            guardian: asked.guardian,
            guardian_consent: asked.guardian_consent,
            despite_no_shows: true,
            ..More::default()
        };
        booked = Some(appointments::place(act, &booking(&one, &offered, more), None)?);
    }
    let state = if booked.is_some() { WaitingState::Booked } else { WaitingState::Waiting };
    store::waiting::settle(act.db, asked.id, state, booked, "")?;
    act.note(Noun::Waiting, asked.id.0, if asked.accepted { "accepted" } else { "declined" });
    act.touch(Noun::Appointments);
    Ok(booked)
}

/// # Errors
/// No reason; [`Code::WrongState`], [`Code::Stale`].
pub fn close(act: &mut Act<'_>, asked: WaitingClosed) -> Result<Done> {
    let one = in_hand(act, asked.id)?;
    at(&one, asked.version, &[WaitingState::Waiting, WaitingState::Offered])?;
    let mut check = Check::default();
    let over = match asked.state {
        WaitingState::Expired | WaitingState::Withdrawn => true,
        WaitingState::Waiting | WaitingState::Offered | WaitingState::Booked => false,
    };
    check.that(over, "state", "unknown_code");
    let reason = text::block(&asked.reason);
    check.that(!reason.is_empty(), "reason", "required");
    check.fits(&reason, 500, "reason");
    check.done()?;
    store::holds::drop_offered(act.db, asked.id)?;
    store::waiting::settle(act.db, asked.id, asked.state, None, &reason)?;
    act.note(Noun::Waiting, asked.id.0, "closed");
    act.touch(Noun::Appointments);
    Ok(Done {})
}
