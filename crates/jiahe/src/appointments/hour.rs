//! What an hour must be to be booked or moved to: a practitioner who works here and then, a room that
//! exists, and none of practitioner, room and client taken. Shared by `book`, `reschedule` and `mark`.

use chrono::{Datelike, Days, TimeDelta, Timelike};

use super::free::{Span, covers, merged};
use super::{Appointment, Mode};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AppointmentId, Moment, PersonId, RoomId, StaffId, text, works_on_cases};
use crate::protection::apart;
use crate::staff::Hours;
use crate::store::{self, appointments::Taker};
use crate::transact::View;

/// An hour may be entered so many days after it was; further back it is a slip of the pen.
const DAYS_BACK: i64 = 31;
const DAYS_AHEAD: u64 = 3 * 366;
pub(super) const REASON_MOST: usize = 500;

/// An hour as asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub practitioner: StaffId,
    pub room: Option<RoomId>,
    pub mode: Mode,
    pub start: Moment,
    pub minutes: u32,
    pub outside_plan: bool,
}

/// An hour that passed.
#[derive(Debug)]
pub(super) struct Hour {
    pub practitioner: StaffId,
    pub practitioner_name: String,
    pub room: Option<RoomId>,
    pub start: Moment,
    pub end: Moment,
    /// Somebody comes to the station for it.
    pub here: bool,
}

/// Who must not be in two places at one time.
#[derive(Debug, Clone, Copy)]
pub(super) enum Client<'a> {
    Person(PersonId),
    /// A walk-in, known by the telephone only; empty means by nothing.
    Phone(&'a str),
}

impl<'a> Client<'a> {
    pub fn of(appointment: &'a Appointment) -> Self {
        appointment.person.map_or(Self::Phone(&appointment.client_phone), Self::Person)
    }
}

/// Checks the fields of an hour; `None` when one of them did not pass.
pub(super) fn read(view: &View<'_>, wanted: &Wanted, check: &mut Check) -> Result<Option<Hour>> {
    let start = wanted.start.with_second(0).and_then(|start| start.with_nanosecond(0)).unwrap_or(wanted.start);
    let long = (10..=480).contains(&wanted.minutes);
    check.that(long, "minutes", "range");
    check.that(start >= view.clock.now - TimeDelta::days(DAYS_BACK), "start", "past");
    let latest = view.clock.now.checked_add_days(Days::new(DAYS_AHEAD));
    check.that(latest.is_none_or(|latest| start <= latest), "start", "range");
    let end = start.checked_add_signed(TimeDelta::minutes(i64::from(if long { wanted.minutes } else { 10 })));
    let end = end.filter(|end| end.date() == start.date());
    check.that(end.is_some(), "minutes", "order");
    room(view, wanted, check)?;
    let member = store::staff::get(view.db, wanted.practitioner)?.filter(|member| member.active);
    let (Some(member), Some(end)) = (&member, end) else {
        check.that(member.is_some(), "practitioner", "unknown_code");
        return Ok(None);
    };
    check.that(works_on_cases(&member.roles), "practitioner", "not_casework");
    let planned = plan_on(&member.hours, start.weekday());
    let within = span(start, end).is_some_and(|span| covers(&planned, span));
    check.that(within || wanted.outside_plan, "outside_plan", "outside_hours");
    Ok(Some(Hour {
        practitioner: wanted.practitioner,
        practitioner_name: member.name.clone(),
        room: wanted.room,
        start,
        end,
        here: is_here(wanted.mode),
    }))
}

/// Whether somebody comes to the station for it.
pub(super) fn is_here(mode: Mode) -> bool {
    match mode {
        Mode::InPerson => true,
        Mode::Online | Mode::Phone => false,
    }
}

fn room(view: &View<'_>, wanted: &Wanted, check: &mut Check) -> Result<()> {
    let Some(id) = wanted.room else { return Ok(()) };
    check.that(is_here(wanted.mode), "room", "not_in_person");
    let known = store::rooms::get(view.db, id)?.is_some_and(|room| room.active);
    check.that(known, "room", "unknown_code");
    Ok(())
}

/// Whether somebody would be there whom the client must not meet (反家暴 29).
fn would_meet(view: &View<'_>, hour: &Hour, client: Client<'_>, except: Option<AppointmentId>) -> Result<bool> {
    let (person, phone) = match client {
        Client::Person(person) => (Some(person), ""),
        Client::Phone(phone) => (None, phone),
    };
    let visit = apart::Visit { person, phone, start: hour.start, end: hour.end, except };
    Ok(hour.here && apart::would_meet(view, &visit)?)
}

/// Asks both: nobody twice, and nobody near whom they must not meet. Who that is, and that there is somebody,
/// is not told: the client is not to be had then. A lead's decision passes; `true` when it was needed.
pub(super) fn may_come(
    view: &View<'_>,
    hour: &Hour,
    client: Client<'_>,
    except: Option<AppointmentId>,
    decision: Option<&str>,
) -> Result<bool> {
    is_free(view, hour, client, except)?;
    match (would_meet(view, hour, client, except)?, decision) {
        (false, _) => Ok(false),
        (true, Some(_)) => Ok(true),
        (true, None) => Err(Fault::new(Code::ClientBusy, "find the client free")),
    }
}

/// Nobody twice; run inside the transaction that writes. `except` is the appointment being moved.
fn is_free(view: &View<'_>, hour: &Hour, client: Client<'_>, except: Option<AppointmentId>) -> Result<()> {
    let taken = |taker| store::appointments::is_taken(view.db, taker, hour.start, hour.end, except);
    if taken(Taker::Practitioner(hour.practitioner))? {
        return Err(Fault::new(Code::PractitionerBusy, "find the practitioner free"));
    }
    if let Some(room) = hour.room
        && taken(Taker::Room(room))?
    {
        return Err(Fault::new(Code::RoomBusy, "find the room free"));
    }
    let client_taken = match client {
        Client::Person(person) => taken(Taker::Person(person))?,
        Client::Phone("") => false,
        Client::Phone(phone) => taken(Taker::WalkIn(phone))?,
    };
    if client_taken { Err(Fault::new(Code::ClientBusy, "find the client free")) } else { Ok(()) }
}

/// A required reason, as kept.
pub(super) fn reason(typed: &str, check: &mut Check) -> String {
    let kept = text::block(typed);
    check.that(!kept.is_empty(), "reason", "required");
    check.that(text::fits(&kept, REASON_MOST), "reason", "too_long");
    kept
}

/// The part of its day that an hour takes.
pub(super) fn span(start: Moment, end: Moment) -> Option<Span> {
    Span::new(minute(start), if end.date() > start.date() { 1440 } else { minute(end) })
}

/// Minutes since midnight.
pub(super) fn minute(moment: Moment) -> u16 {
    u16::try_from(moment.hour() * 60 + moment.minute()).unwrap_or(0)
}

/// The weekly plan on a weekday, merged: 9–11 and 11–12 are one morning.
pub(super) fn plan_on(hours: &[Hours], weekday: chrono::Weekday) -> Vec<Span> {
    let today = hours.iter().filter(|hours| u32::from(hours.weekday) == weekday.number_from_monday());
    merged(today.filter_map(|hours| Span::new(clock_time(&hours.start)?, clock_time(&hours.end)?)).collect())
}

/// `09:30` as 570.
fn clock_time(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    Some(hour.parse::<u16>().ok()? * 60 + minute.parse::<u16>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(weekday: u8, start: &str, end: &str) -> Hours {
        Hours { weekday, start: start.into(), end: end.into() }
    }

    #[test]
    fn a_plan_of_touching_parts_is_one_stretch_of_its_own_weekday() {
        let plan = [
            hours(2, "11:00", "12:00"),
            hours(2, "09:00", "11:00"),
            hours(2, "14:00", "17:00"),
            hours(3, "08:00", "18:00"),
        ];
        let tuesday = plan_on(&plan, chrono::Weekday::Tue);
        assert_eq!(tuesday, [Span { from: 540, to: 720 }, Span { from: 840, to: 1020 }]);
        assert!(covers(&tuesday, Span { from: 630, to: 690 }), "10:30–11:30 crosses the seam");
        assert!(!covers(&tuesday, Span { from: 690, to: 740 }), "11:30–12:20 runs into the noon break");
        assert_eq!(plan_on(&plan, chrono::Weekday::Sun), []);
    }
}
