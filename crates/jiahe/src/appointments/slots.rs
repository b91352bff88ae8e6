//! Free hours of practitioners, with a free room where one is needed. A few queries for what is taken;
//! the rest is interval arithmetic in `free`.

use std::collections::{BTreeSet, HashMap};

use chrono::{Days, NaiveTime, TimeDelta};

use super::client::knows;
use super::free::{DayOf, Opening, Span, Taken, Wish, offered};
use super::hour::{is_here, minute, pads, whole_minute};
use super::{AlsoWanted, Slot, SlotsAsked, near};
use crate::cases::Service;
use crate::fault::{Check, Fault, Result};
use crate::kernel::{Day, Moment, Role, RoomId, StaffId};
use crate::schedule::{self, Planner};
use crate::staff::{self, StaffMember};
use crate::store;
use crate::transact::View;

const DAYS_MOST: u32 = 92;

/// In order of day, practitioner and hour, or with `most` the next ones of all; none that has begun already.
///
/// # Errors
/// `days` outside 1–92, `minutes` outside 10–480, a practitioner who does not work here, a mode the service is not
/// given in; or [`crate::Code::NotFound`] for a person this session does not know.
pub fn slots(view: &View<'_>, asked: SlotsAsked) -> Result<Vec<Slot>> {
    let also = asked.also.clone().unwrap_or_default();
    let mut check = Check::default();
    check.that((1..=DAYS_MOST).contains(&asked.days), "days", "range");
    check.that((10..=480).contains(&asked.minutes), "minutes", "range");
    let times = times(&also, &mut check);
    if let Some(service) = asked.service {
        let rule = schedule::service_rule(view, service)?;
        check.that(rule.modes.contains(&asked.mode), "mode", "not_offered");
        check.that(also.kind.is_none_or(|kind| rule.kinds.contains(&kind)), "also.kind", "not_offered");
    }
    let practitioners = practitioners(view, &asked, &mut check)?;
    let last = asked.from.checked_add_days(Days::new(u64::from(asked.days.max(1)) - 1));
    check.that(last.is_some(), "from", "range");
    check.done()?;
    let (Some(last), Ok(minutes)) = (last, u16::try_from(asked.minutes)) else {
        return Err(Fault::field("from", "range"));
    };
    let people: Vec<_> = asked.person.into_iter().chain(also.others.iter().copied()).collect();
    for person in &people {
        knows(view, *person)?;
    }
    let planner = Planner::of(view, practitioners.iter().map(|member| member.id))?;
    let suiting: Vec<&StaffMember> =
        practitioners.iter().filter(|one| planner.suits(one.id, also.sex, also.language)).collect();
    let pads = match asked.service {
        Some(service) => pads(view, service, asked.mode, also.travel)?.0,
        None => Default::default(),
    };
    let rooms = rooms(view, &asked, &also)?;
    let client = client(view, &asked, &people, (asked.from, last))?;
    let busy = busy(view, (asked.from, last))?;
    let mut out = Vec::new();
    for day in asked.from.iter_days().take_while(|day| *day <= last) {
        if !suits(&also, day) {
            continue;
        }
        let taken = busy.get(&day);
        let room_times: Option<Vec<Vec<Span>>> = rooms.as_ref().map(|rooms| {
            let of = |room: &RoomId| taken.and_then(|taken| taken.rooms.get(room)).map_or(&[][..], Vec::as_slice);
            rooms.iter().map(|room| of(room).iter().map(|one| one.closes(pads)).collect()).collect()
        });
        let before = out.len();
        for member in &suiting {
            let Some(from) = begin(view, &planner, member.id, day) else { continue };
            let wish = Wish { minutes, pads, from: from.max(times.0), until: times.1 };
            let of_day = DayOf {
                plan: &planner.open(member, day),
                practitioner: taken.and_then(|taken| taken.practitioners.get(&member.id)).map_or(&[], Vec::as_slice),
                client: client.get(&day).map_or(&[], Vec::as_slice),
                rooms: room_times.as_deref(),
            };
            let at = |opening: Opening| slot(member.id, day, opening, minutes, rooms.as_deref());
            out.extend(offered(wish, of_day).into_iter().map(at));
        }
        if let Some(most) = usize::try_from(also.most).ok().filter(|most| *most > 0) {
            if let Some(of_day) = out.get_mut(before..) {
                of_day.sort_by_key(|slot: &Slot| (slot.start, slot.practitioner));
            }
            if out.len() >= most {
                out.truncate(most);
                break;
            }
        }
    }
    Ok(out)
}

fn slot(practitioner: StaffId, day: Day, opening: Opening, minutes: u16, rooms: Option<&[RoomId]>) -> Slot {
    let start = day.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(opening.from));
    let room = opening.room.and_then(|index| rooms?.get(index).copied());
    Slot { practitioner, start, end: start + TimeDelta::minutes(i64::from(minutes)), room }
}

/// The first and the last minute that suits.
fn times(also: &AlsoWanted, check: &mut Check) -> (u16, u16) {
    let read = |text: &str, none: u16, path: &str, check: &mut Check| {
        if text.is_empty() {
            return none;
        }
        check.that(staff::is_time(text), path, "time");
        schedule::plan::between(text, "24:00").map_or(none, |span| span.from)
    };
    let from = read(&also.earliest, 0, "also.earliest", check);
    (from, read(&also.latest, 1440, "also.latest", check))
}

fn suits(also: &AlsoWanted, day: Day) -> bool {
    let weekday = chrono::Datelike::weekday(&day).number_from_monday();
    also.weekdays.is_empty() || also.weekdays.iter().any(|wanted| u32::from(*wanted) == weekday)
}

/// The first minute of the day that is still to come, with the notice the practitioner wants; `None` when the
/// day is over, too near or too far.
fn begin(view: &View<'_>, planner: &Planner, staff: StaffId, day: Day) -> Option<u16> {
    let one = planner.practitioner(staff)?;
    let first = first_minute(view.clock.now, one.lead_minutes);
    let horizon = view.clock.today() + Days::new(u64::from(one.horizon_days));
    if day < first.date() || day > horizon {
        return None;
    }
    Some(if day == first.date() { minute(first) } else { 0 })
}

/// The first whole minute that has not begun and is not too soon.
fn first_minute(now: Moment, lead: u32) -> Moment {
    let next = now + TimeDelta::minutes(1);
    let soonest = now + TimeDelta::minutes(i64::from(lead));
    let soonest = if whole_minute(soonest) == soonest { soonest } else { soonest + TimeDelta::minutes(1) };
    whole_minute(soonest.max(next))
}

/// What one day is taken up with.
#[derive(Default)]
struct DayTaken {
    practitioners: HashMap<StaffId, Vec<Taken>>,
    rooms: HashMap<RoomId, Vec<Taken>>,
}

impl DayTaken {
    fn put(&mut self, practitioner: StaffId, room: Option<RoomId>, taken: Taken) {
        self.practitioners.entry(practitioner).or_default().push(taken);
        if let Some(room) = room {
            self.rooms.entry(room).or_default().push(taken);
        }
    }
}

fn busy(view: &View<'_>, days: (Day, Day)) -> Result<HashMap<Day, DayTaken>> {
    let mut found: HashMap<Day, DayTaken> = HashMap::new();
    store::taken::all(view.db, days, |day, one| {
        found.entry(day).or_default().put(one.practitioner, one.room, one.taken)
    })?;
    for hold in store::holds::active(view.db, days, view.clock.now, view.session.staff)? {
        found.entry(hold.start.date()).or_default().put(hold.practitioner, hold.room, hold.taken());
    }
    for lesson in store::lessons::between(view.db, days)? {
        let of_day = found.entry(lesson.start.date()).or_default();
        if let Some(instructor) = lesson.instructor {
            of_day.practitioners.entry(instructor).or_default().push(lesson.taken());
        }
        if let Some(room) = lesson.room {
            of_day.rooms.entry(room).or_default().push(lesson.taken());
        }
    }
    Ok(found)
}

/// What keeps those who would come away, by day.
fn client(
    view: &View<'_>,
    asked: &SlotsAsked,
    people: &[crate::kernel::PersonId],
    days: (Day, Day),
) -> Result<HashMap<Day, Vec<Span>>> {
    let mut found: HashMap<Day, Vec<Span>> = HashMap::new();
    for person in people {
        for one in store::taken::of_person(view.db, *person, days)? {
            found.entry(one.day).or_default().push(one.span);
        }
    }
    for (day, span) in near::closed(view, people, days, is_here(asked.mode))? {
        found.entry(day).or_default().push(span);
    }
    Ok(found)
}

fn rooms(view: &View<'_>, asked: &SlotsAsked, also: &AlsoWanted) -> Result<Option<Vec<RoomId>>> {
    if !is_here(asked.mode) {
        return Ok(None);
    }
    let people = also.others.len() + 1;
    let all = store::rooms::list(view.db)?.into_iter();
    let fitting = all.filter(|room| room.active && room.seats(people) && room.has(&also.equipment));
    Ok(Some(fitting.map(|room| room.id).collect()))
}

fn practitioners(view: &View<'_>, asked: &SlotsAsked, check: &mut Check) -> Result<Vec<StaffMember>> {
    let mut staff = store::staff::list(view.db)?;
    staff.retain(|member| member.active);
    if asked.practitioners.is_empty() {
        let fitting = asked.service.map(fitting);
        staff.retain(|member| fitting.is_none_or(|roles| roles.iter().any(|role| member.roles.contains(role))));
        return Ok(staff);
    }
    for (index, wanted) in asked.practitioners.iter().enumerate() {
        let works_here = staff.iter().any(|member| member.id == *wanted);
        check.that(works_here, format!("practitioners[{index}]"), "unknown_code");
    }
    let wanted: BTreeSet<StaffId> = asked.practitioners.iter().copied().collect();
    staff.retain(|member| wanted.contains(&member.id));
    Ok(staff)
}

/// Who usually gives a service (4.2, 5.4).
pub(crate) fn fitting(service: Service) -> &'static [Role] {
    match service {
        Service::MarriageCounselling => &[Role::MarriageCounsellor, Role::Psychologist],
        Service::Petition => &[Role::Receptionist, Role::Lead],
        Service::Mediation => &[Role::Mediator],
        Service::LegalAdvice | Service::LegalAid => &[Role::Lawyer],
        Service::PsychologicalCounselling => &[Role::Psychologist],
        Service::HardshipRelief => &[Role::Receptionist, Role::Lead, Role::Mediator],
        Service::FamilyEducation => &[Role::FamilyEducator],
    }
}
