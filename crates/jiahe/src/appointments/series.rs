//! A series (系列预约): so many hours, every week or every other; looked at whole before any of it is saved.

use chrono::{Days, TimeDelta};

use super::book::{may_book, place, ready};
use super::{
    AlsoWanted, Appointment, Booking, SeriesAsked, SeriesBooked, SeriesHour, SeriesScope, Slot, SlotsAsked, find, hour,
    slots,
};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AppointmentId, Moment, SeriesId};
use crate::protection::apart;
use crate::store;
use crate::transact::{Act, View};

const TIMES_MOST: u32 = 52;
const WEEKS_MOST: u32 = 8;
/// Near an hour that cannot be had.
const INSTEAD_MOST: u32 = 3;

/// Why one hour could not be booked, as a code the interface has words for.
pub(super) fn why(fault: &Fault) -> Option<String> {
    match fault.code {
        Code::PractitionerBusy => Some("practitioner_busy".into()),
        Code::RoomBusy => Some("room_busy".into()),
        Code::ClientBusy => Some("client_busy".into()),
        Code::Invalid => fault.fields.first().map(|field| field.why.clone()),
        _ => None,
    }
}

/// # Errors
/// `times` outside 2–52, `every_weeks` outside 1–8; the case as for a booking.
pub fn preview_series(view: &View<'_>, asked: SeriesAsked) -> Result<Vec<SeriesHour>> {
    may_book(view, asked.booking.case)?;
    let mut check = Check::default();
    check.that((2..=TIMES_MOST).contains(&asked.times), "times", "range");
    check.that((1..=WEEKS_MOST).contains(&asked.every_weeks), "every_weeks", "range");
    check.that((10..=480).contains(&asked.booking.minutes), "booking.minutes", "range");
    check.done()?;
    let decision = apart::decision(view, asked.booking.decision.as_deref())?;
    let mut found = Vec::new();
    for index in 0..asked.times {
        let days = Days::new(u64::from(index * asked.every_weeks) * 7);
        let Some(start) = asked.booking.start.checked_add_days(days) else { break };
        let booking = Booking { start, ..asked.booking.clone() };
        let fits = ready(view, &booking)
            .and_then(|ready| hour::may_come(view, &ready.hour, &ready.clients, &[], decision.as_deref()));
        found.push(told(view, &booking, fits.err())?);
    }
    Ok(found)
}

fn told(view: &View<'_>, booking: &Booking, fault: Option<Fault>) -> Result<SeriesHour> {
    let end = booking.start + TimeDelta::minutes(i64::from(booking.minutes));
    let Some(fault) = fault else {
        return Ok(SeriesHour { start: booking.start, end, why: String::new(), instead: Vec::new() });
    };
    let why = why(&fault).ok_or(fault)?;
    let instead = if booking.start > view.clock.now { near(view, booking)? } else { Vec::new() };
    Ok(SeriesHour { start: booking.start, end, why, instead })
}

/// The next free hours of the same practitioner, from that day on.
fn near(view: &View<'_>, booking: &Booking) -> Result<Vec<Slot>> {
    let more = booking.more.clone().unwrap_or_default();
    let asked = SlotsAsked {
        from: booking.start.date(),
        days: 6,
        practitioners: vec![booking.practitioner],
        service: Some(booking.service),
        minutes: booking.minutes,
        mode: booking.mode,
        person: booking.person,
        also: Some(AlsoWanted {
            kind: more.kind,
            others: more.others,
            equipment: more.equipment,
            travel: more.travel,
            most: INSTEAD_MOST,
            ..AlsoWanted::default()
        }),
    };
    match slots(view, asked) {
        Err(fault) if fault.code == Code::Invalid => Ok(Vec::new()),
        found => found,
    }
}

/// All of the hours, or none. Which of them cannot be had is said by its place.
///
/// # Errors
/// As for a booking, by the place of the hour: `starts[2]`.
pub fn book_series(act: &mut Act<'_>, asked: SeriesBooked) -> Result<Vec<AppointmentId>> {
    may_book(act, asked.booking.case)?;
    let mut check = Check::default();
    check.that((2..=TIMES_MOST as usize).contains(&asked.starts.len()), "starts", "range");
    check.that(asked.starts.is_sorted_by(|one, next| one < next), "starts", "order");
    check.done()?;
    let id: SeriesId = act.fresh();
    let mut booked = Vec::with_capacity(asked.starts.len());
    for (index, start) in asked.starts.iter().enumerate() {
        let booking = Booking { start: *start, ..asked.booking.clone() };
        booked.push(place(act, &booking, Some(id)).map_err(|fault| at(index, fault))?);
    }
    Ok(booked)
}

/// Faults of the hour itself lie with its place in the series; those of the client with the form.
pub(super) fn at(index: usize, fault: Fault) -> Fault {
    let of_hour = match fault.code {
        Code::PractitionerBusy | Code::RoomBusy | Code::ClientBusy => true,
        Code::Invalid => {
            fault.fields.iter().all(|field| matches!(field.field.as_str(), "start" | "outside_plan" | "minutes"))
        }
        _ => false,
    };
    match why(&fault).filter(|_| of_hour) {
        Some(why) => Fault::field(format!("starts[{index}]"), &why),
        None => fault,
    }
}

/// Which appointments a change is about: the one, and of its series what is still to come; the one first.
pub(super) fn moving(view: &View<'_>, one: &Appointment, scope: SeriesScope) -> Result<Vec<Appointment>> {
    let from: Option<Moment> = match scope {
        SeriesScope::One => return Ok(vec![one.clone()]),
        SeriesScope::Following => Some(one.start),
        SeriesScope::All => None,
    };
    let Some(series) = one.series else { return Ok(vec![one.clone()]) };
    let mut found = vec![one.clone()];
    for id in store::appointments::of_series(view.db, series)? {
        if id == one.id {
            continue;
        }
        let other = find::in_hand(view, id)?;
        if other.state.is_coming() && from.is_none_or(|from| other.start > from) && other.start > view.clock.now {
            found.push(other);
        }
    }
    Ok(found)
}
