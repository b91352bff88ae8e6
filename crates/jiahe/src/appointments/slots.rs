//! Free hours of practitioners, with a free room where one is needed. One query for what is taken;
//! the rest is interval arithmetic in `free`.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, Days, NaiveTime, TimeDelta};

use super::free::{Span, merged, openings, without};
use super::hour::{minute, plan_on};
use super::{Mode, Slot, SlotsAsked};
use crate::cases::{Service, permission};
use crate::fault::{Check, Fault, Result};
use crate::kernel::{Day, PersonId, Role, RoomId, StaffId};
use crate::protection::apart;
use crate::staff::StaffMember;
use crate::store::{self, appointments::Busy};
use crate::transact::View;

const DAYS_MOST: u32 = 92;

/// In order of day, practitioner and hour; none that has begun already.
///
/// # Errors
/// `days` outside 1–92, `minutes` outside 10–480, a practitioner who does not work here; or
/// [`crate::Code::NotFound`] for a person this session does not know.
pub fn slots(view: &View<'_>, asked: SlotsAsked) -> Result<Vec<Slot>> {
    let mut check = Check::default();
    check.that((1..=DAYS_MOST).contains(&asked.days), "days", "range");
    check.that((10..=480).contains(&asked.minutes), "minutes", "range");
    let practitioners = practitioners(view, &asked, &mut check)?;
    let until = asked.from.checked_add_days(Days::new(u64::from(asked.days)));
    check.that(until.is_some(), "from", "range");
    check.done()?;
    if let Some(person) = asked.person {
        knows(view, person)?;
    }
    let (Some(until), Ok(minutes)) = (until, u16::try_from(asked.minutes)) else {
        return Err(Fault::field("from", "range"));
    };
    let rooms = match asked.mode {
        Mode::InPerson => Some(store::rooms::list(view.db)?.into_iter().filter(|room| room.active).map(|room| room.id)),
        Mode::Online | Mode::Phone => None,
    }
    .map(|rooms| rooms.collect::<Vec<RoomId>>());
    let busy = store::appointments::busy(view.db, asked.from, until)?;
    let closed = match (asked.person, asked.mode) {
        (Some(person), Mode::InPerson) => apart::closed(view, person, (asked.from, until))?,
        (Some(_) | None, Mode::InPerson | Mode::Online | Mode::Phone) => Vec::new(),
    };
    let days = Days::new(1);
    let mut out = Vec::new();
    let mut day = asked.from;
    while day < until {
        let mut taken = Taken::on(busy.get(&day).map_or(&[][..], Vec::as_slice), asked.person);
        let near = closed.iter().filter(|(on, ..)| *on == day);
        taken.client.extend(near.filter_map(|(_, from, to)| Span::new(*from, *to)));
        let room_times: Option<Vec<Vec<Span>>> =
            rooms.as_ref().map(|rooms| rooms.iter().map(|room| taken.of_room(*room)).collect());
        for member in &practitioners {
            let open = taken.leaves(member, day, after(view, day));
            for opening in openings(&open, minutes, room_times.as_deref()) {
                let start = day.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(opening.from));
                let room = opening.room.and_then(|index| rooms.as_ref()?.get(index).copied());
                out.push(Slot {
                    practitioner: member.id,
                    start,
                    end: start + TimeDelta::minutes(i64::from(minutes)),
                    room,
                });
            }
        }
        let Some(next) = day.checked_add_days(days) else { break };
        day = next;
    }
    Ok(out)
}

/// The first minute of the day that is still to come.
fn after(view: &View<'_>, day: Day) -> u16 {
    match day.cmp(&view.clock.today()) {
        std::cmp::Ordering::Less => 1440,
        std::cmp::Ordering::Equal => minute(view.clock.now) + 1,
        std::cmp::Ordering::Greater => 0,
    }
}

/// What one day is taken up with.
struct Taken {
    practitioners: HashMap<StaffId, Vec<Span>>,
    rooms: HashMap<RoomId, Vec<Span>>,
    client: Vec<Span>,
}

impl Taken {
    fn on(busy: &[Busy], person: Option<PersonId>) -> Self {
        let mut taken = Self { practitioners: HashMap::new(), rooms: HashMap::new(), client: Vec::new() };
        for one in busy {
            let Some(span) = Span::new(one.from, one.to) else { continue };
            taken.practitioners.entry(one.practitioner).or_default().push(span);
            if let Some(room) = one.room {
                taken.rooms.entry(room).or_default().push(span);
            }
            if person.is_some() && one.person == person {
                taken.client.push(span);
            }
        }
        taken
    }

    fn of_room(&self, room: RoomId) -> Vec<Span> {
        self.rooms.get(&room).cloned().unwrap_or_default()
    }

    /// The member's plan of that day, less what is taken and what is over.
    fn leaves(&self, member: &StaffMember, day: Day, after: u16) -> Vec<Span> {
        let plan = plan_on(&member.hours, day.weekday());
        let own = self.practitioners.get(&member.id).into_iter().flatten().copied();
        let busy = own.chain(self.client.iter().copied()).chain(Span::new(0, after)).collect();
        without(&plan, &merged(busy))
    }
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
fn fitting(service: Service) -> &'static [Role] {
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

/// When a person is free tells when they come; only those who may see a case of theirs may ask.
fn knows(view: &View<'_>, person: PersonId) -> Result<()> {
    for case in store::people::cases_of(view.db, person)? {
        if permission::may_see(view, case)? {
            return Ok(());
        }
    }
    Err(Fault::not_found("a person"))
}
