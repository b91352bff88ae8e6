//! What an hour must be to be booked or moved to: a practitioner who works here and then, a room that
//! fits, and none of practitioner, room and client taken. Shared by everything that books or moves.

use chrono::{Days, TimeDelta, Timelike};

use super::client::Clients;
use super::free::{Pads, Span, Taken};
use super::near::would_meet;
use super::{Appointment, Kind, Mode};
use crate::cases::Service;
use crate::classes;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AppointmentId, Moment, RoomId, StaffId, text, works_on_cases};
use crate::rooms::Equipment;
use crate::schedule::{self, Planner, Where};
use crate::staff::StaffMember;
use crate::store::{self, taken::Taker};
use crate::transact::View;

/// An hour may be entered so many days after it was; further back it is a slip of the pen.
const DAYS_BACK: i64 = 31;
const DAYS_AHEAD: u64 = 3 * 366;
pub(super) const REASON_MOST: usize = 500;

/// An hour as asked for.
#[derive(Debug, Clone)]
pub(super) struct Wanted<'a> {
    pub service: Service,
    pub practitioner: StaffId,
    /// Whom of the staff it takes up as well.
    pub also: &'a [StaffId],
    pub room: Option<RoomId>,
    pub mode: Mode,
    pub kind: Kind,
    /// How many come.
    pub people: usize,
    pub equipment: &'a [Equipment],
    pub travel: Option<u32>,
    pub start: Moment,
    pub minutes: u32,
    pub outside_plan: bool,
}

/// An hour that passed.
#[derive(Debug, Clone)]
pub(super) struct Hour {
    pub practitioner: StaffId,
    pub practitioner_name: String,
    pub also: Vec<StaffId>,
    pub room: Option<RoomId>,
    pub start: Moment,
    pub end: Moment,
    pub pads: Pads,
    pub travel: u16,
    /// Somebody comes to the station for it.
    pub here: bool,
}

impl Hour {
    /// One without gaps, to which nobody comes yet.
    pub fn bare(member: &StaffMember, room: Option<RoomId>, start: Moment, end: Moment) -> Self {
        Self {
            practitioner: member.id,
            practitioner_name: member.name.clone(),
            also: Vec::new(),
            room,
            start,
            end,
            pads: Pads::default(),
            travel: 0,
            here: false,
        }
    }

    /// One that is booked already.
    pub fn of(one: &Appointment) -> Self {
        let pad = |minutes: u32| u16::try_from(minutes).unwrap_or(0);
        Self {
            practitioner: one.practitioner,
            practitioner_name: one.practitioner_name.clone(),
            also: one.also.clone(),
            room: one.room,
            start: one.start,
            end: one.end,
            pads: Pads { before: pad(one.pad_before), after: pad(one.pad_after) },
            travel: pad(one.travel),
            here: is_here(one.mode),
        }
    }

    /// The part of its day that it takes.
    pub fn span(&self) -> Span {
        Span { from: minute(self.start), to: minute(self.end) }
    }

    /// Everybody of the staff whom it takes up.
    fn staff(&self) -> impl Iterator<Item = StaffId> {
        let others = self.also.iter().copied().filter(|one| *one != self.practitioner);
        std::iter::once(self.practitioner).chain(others)
    }

    /// Why this one cannot be had beside another that is to be moved in one go with it, to the same clients.
    pub fn beside(&self, other: &Self, same_clients: bool) -> Option<Code> {
        if self.start.date() != other.start.date() {
            return None;
        }
        let near = Taken { span: other.span(), pads: other.pads }.closes(self.pads).overlaps(self.span());
        if near && self.staff().any(|one| other.staff().any(|two| one == two)) {
            return Some(Code::PractitionerBusy);
        }
        if near && self.room.is_some() && self.room == other.room {
            return Some(Code::RoomBusy);
        }
        (same_clients && self.span().overlaps(other.span())).then_some(Code::ClientBusy)
    }
}

impl Clients {
    /// Who comes to an hour that is booked already.
    pub fn of(view: &View<'_>, one: &Appointment) -> Result<Self> {
        let people = store::appointments::people_of(view.db, one.id)?;
        let phone = if one.person.is_none() { one.client_phone.clone() } else { String::new() };
        Ok(Self { people, name: String::new(), phone })
    }

    /// Whether it can be told when they come.
    pub fn is_known(&self) -> bool {
        !self.people.is_empty() || !self.phone.is_empty()
    }
}

pub(super) fn whole_minute(moment: Moment) -> Moment {
    moment.with_second(0).and_then(|moment| moment.with_nanosecond(0)).unwrap_or(moment)
}

/// Minutes kept free around an hour of a service, the way to a home included, and the way alone.
pub(super) fn pads(view: &View<'_>, service: Service, mode: Mode, travel: Option<u32>) -> Result<(Pads, u16)> {
    let rule = schedule::service_rule(view, service)?;
    let way = match mode {
        Mode::Home => travel.map_or_else(|| Ok(schedule::station_rules(view)?.home_travel), Ok::<u32, Fault>)?,
        Mode::InPerson | Mode::Online | Mode::Phone => 0,
    };
    let way = u16::try_from(way.min(240)).unwrap_or(0);
    let pad = |minutes: u32| u16::try_from(minutes).unwrap_or(0).saturating_add(way);
    Ok((Pads { before: pad(rule.before), after: pad(rule.after) }, way))
}

/// Checks the fields of an hour; `None` when one of them did not pass.
pub(super) fn read(view: &View<'_>, wanted: &Wanted<'_>, check: &mut Check) -> Result<Option<Hour>> {
    let start = whole_minute(wanted.start);
    let long = (10..=480).contains(&wanted.minutes);
    check.that(long, "minutes", "range");
    check.that(start >= view.clock.now - TimeDelta::days(DAYS_BACK), "start", "past");
    let latest = view.clock.now.checked_add_days(Days::new(DAYS_AHEAD));
    check.that(latest.is_none_or(|latest| start <= latest), "start", "range");
    let end = start.checked_add_signed(TimeDelta::minutes(i64::from(if long { wanted.minutes } else { 10 })));
    let end = end.filter(|end| end.date() == start.date());
    check.that(end.is_some(), "minutes", "midnight");
    let rule = schedule::service_rule(view, wanted.service)?;
    check.that(rule.modes.contains(&wanted.mode), "mode", "not_offered");
    check.that(rule.kinds.contains(&wanted.kind), "more.kind", "not_offered");
    check.that(wanted.travel.is_none_or(|travel| travel <= 240), "more.travel", "range");
    room(view, wanted, check)?;
    let member = store::staff::get(view.db, wanted.practitioner)?.filter(|member| member.active);
    let (Some(member), Some(end)) = (&member, end) else {
        check.that(member.is_some(), "practitioner", "unknown_code");
        return Ok(None);
    };
    check.that(works_on_cases(&member.roles), "practitioner", "not_casework");
    let (pads, travel) = pads(view, wanted.service, wanted.mode, wanted.travel)?;
    let also = wanted.also.to_vec();
    let hour = Hour { pads, travel, also, here: is_here(wanted.mode), ..Hour::bare(member, wanted.room, start, end) };
    if !wanted.outside_plan {
        for one in hour.staff() {
            match store::staff::get(view.db, one)?.filter(|one| one.active) {
                Some(one) => in_plan(view, &one, &hour, check)?,
                None => check.fail("practitioner", "unknown_code"),
            }
        }
    }
    Ok(Some(hour))
}

/// The plan of the practitioner, leave and holidays, how early and how far ahead. What is entered afterwards was
/// not booked too late.
fn in_plan(view: &View<'_>, member: &StaffMember, hour: &Hour, check: &mut Check) -> Result<()> {
    let planner = Planner::of(view, [member.id])?;
    let place = planner.place(member, hour.start.date(), hour.span());
    check.that(place == Where::Inside, "outside_plan", place.why());
    let Some(one) = planner.practitioner(member.id) else { return Ok(()) };
    let now = view.clock.now;
    let soon = hour.start > now && hour.start < now + TimeDelta::minutes(i64::from(one.lead_minutes));
    check.that(!soon, "start", "too_soon");
    let last = view.clock.today() + Days::new(u64::from(one.horizon_days));
    check.that(hour.start.date() <= last, "start", "too_far");
    Ok(())
}

/// Whether somebody comes to the station for it.
pub(super) fn is_here(mode: Mode) -> bool {
    match mode {
        Mode::InPerson => true,
        Mode::Online | Mode::Phone | Mode::Home => false,
    }
}

fn room(view: &View<'_>, wanted: &Wanted<'_>, check: &mut Check) -> Result<()> {
    let Some(id) = wanted.room else { return Ok(()) };
    check.that(is_here(wanted.mode), "room", "not_in_person");
    let room = store::rooms::get(view.db, id)?.filter(|room| room.active);
    check.that(room.is_some(), "room", "unknown_code");
    let Some(room) = room else { return Ok(()) };
    check.that(room.seats(wanted.people), "room", "too_small");
    check.that(room.has(wanted.equipment), "room", "lacks_equipment");
    Ok(())
}

/// Asks both: nobody twice, and nobody near whom they must not meet. Who that is, and that there is somebody,
/// is not told: the client is not to be had then. A lead's decision passes; `true` when it was needed.
pub(super) fn may_come(
    view: &View<'_>,
    hour: &Hour,
    clients: &Clients,
    except: &[AppointmentId],
    decision: Option<&str>,
) -> Result<bool> {
    is_free(view, hour, clients, except)?;
    match (would_meet(view, hour, clients, except)?, decision) {
        (false, _) => Ok(false),
        (true, Some(_)) => Ok(true),
        (true, None) => Err(Fault::new(Code::ClientBusy, "find the client free")),
    }
}

/// Nobody twice; run inside the transaction that writes. `except` are those that are being moved.
pub(super) fn is_free(view: &View<'_>, hour: &Hour, clients: &Clients, except: &[AppointmentId]) -> Result<()> {
    let (day, span) = (hour.start.date(), hour.span());
    let taken = |taker, pads: Pads| -> Result<bool> {
        let there = store::taken::on_day(view.db, taker, day)?;
        Ok(there.iter().any(|one| !except.contains(&one.id) && one.taken.closes(pads).overlaps(span)))
    };
    let held = store::holds::active(view.db, (day, day), view.clock.now, view.session.staff)?;
    let held = |is: &dyn Fn(&store::holds::Hold) -> bool| {
        held.iter().any(|hold| is(hold) && hold.taken().closes(hour.pads).overlaps(span))
    };
    for one in hour.staff() {
        // Sessions of family education take their instructors and rooms as hours do.
        let teaches = classes::hours::takes(view, day, span, hour.pads, |class| class.instructor == Some(one))?;
        if teaches || taken(Taker::Practitioner(one), hour.pads)? || held(&|hold| hold.practitioner == one) {
            return Err(Fault::new(Code::PractitionerBusy, "find the practitioner free"));
        }
    }
    if let Some(room) = hour.room
        && (taken(Taker::Room(room), hour.pads)?
            || held(&|hold| hold.room == Some(room))
            || classes::hours::takes(view, day, span, hour.pads, |one| one.room == Some(room))?)
    {
        return Err(Fault::new(Code::RoomBusy, "find the room free"));
    }
    is_client_free(view, hour, clients, except)
}

/// Whether none of those who come is taken.
pub(super) fn is_client_free(view: &View<'_>, hour: &Hour, clients: &Clients, except: &[AppointmentId]) -> Result<()> {
    let (day, span) = (hour.start.date(), hour.span());
    // The gaps are the practitioner's; a client only cannot be twice at once.
    let mut client_taken = false;
    if clients.people.is_empty() && !clients.phone.is_empty() {
        let theirs = store::taken::on_day(view.db, Taker::WalkIn(&clients.phone), day)?;
        client_taken = theirs.iter().any(|one| !except.contains(&one.id) && one.taken.span.overlaps(span));
    }
    for person in &clients.people {
        let theirs = store::taken::of_person(view.db, *person, (day, day))?;
        client_taken |= theirs.iter().any(|one| !except.contains(&one.id) && one.span.overlaps(span));
    }
    if client_taken { Err(Fault::new(Code::ClientBusy, "find the client free")) } else { Ok(()) }
}

/// A required reason, as kept.
pub(super) fn reason(typed: &str, check: &mut Check) -> String {
    let kept = text::block(typed);
    check.that(!kept.is_empty(), "reason", "required");
    check.fits(&kept, REASON_MOST, "reason");
    kept
}

/// Minutes since midnight.
pub(super) fn minute(moment: Moment) -> u16 {
    u16::try_from(moment.hour() * 60 + moment.minute()).unwrap_or(0)
}
