//! 转交预约: whoever leaves or is away for long leaves hours behind; somebody else takes them over, at the same
//! times. Looked at whole before any of it is saved; what does not fit stays where it is.

use chrono::Days;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::hour::Hour;
use super::reschedule::{self, Step};
use super::{Appointment, find, series};
use crate::cases::Service;
use crate::classes::{self, Class};
use crate::desk::Nothing;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AppointmentId, ClassId, Day, Moment, StaffId};
use crate::schedule::{self, plan};
use crate::store;
use crate::transact::{Act, View};

/// Somebody who no longer works here, with hours that somebody still expects to come to.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Stranded {
    pub staff: StaffId,
    pub name: String,
    pub hours: u32,
    /// Of cases this session may not see.
    pub hidden: u32,
    /// Sessions of family education.
    pub lessons: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct HandOverAsked {
    pub from: StaffId,
    /// Nobody yet: then only what there is.
    pub to: Option<StaffId>,
    pub outside_plan: bool,
    /// Only the hours that lie in this part of a day, as when somebody takes a turn of duty.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub within: Option<PartOfDay>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PartOfDay {
    #[ts(type = "string")]
    pub day: Day,
    /// `09:00`
    pub start: String,
    pub end: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct HandOverHour {
    pub id: AppointmentId,
    #[ts(type = "string")]
    pub start: Moment,
    #[ts(type = "string")]
    pub end: Moment,
    pub client: String,
    pub service: Service,
    /// Why the other cannot take it; empty when they can.
    pub why: String,
}

/// A session of family education that somebody else would lead.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HandOverLesson {
    pub id: ClassId,
    #[ts(type = "string")]
    pub start: Moment,
    #[ts(type = "string")]
    pub end: Moment,
    pub theme: String,
    pub why: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct HandOver {
    pub hours: Vec<HandOverHour>,
    pub lessons: Vec<HandOverLesson>,
    /// Hours of cases this session may not see: their teams move them.
    pub hidden: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct HandedOver {
    pub from: StaffId,
    pub to: StaffId,
    pub ids: Vec<AppointmentId>,
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<ClassId>>")]
    pub lessons: Vec<ClassId>,
    pub reason: String,
    pub outside_plan: bool,
}

/// How far ahead anything can be booked, and more.
const DAYS_AHEAD: u64 = 800;

/// Whoever no longer works here and still has hours to come: how many of them this session can see.
///
/// # Errors
/// The store's.
pub fn stranded(view: &View<'_>, _: Nothing) -> Result<Vec<Stranded>> {
    let mut found = Vec::new();
    for (staff, name) in store::appointments::stranded(view.db, view.clock.now)? {
        let (hours, hidden) = coming(view, staff)?;
        let hours = u32::try_from(hours.len()).unwrap_or(u32::MAX);
        let lessons = store::classes::coming_with(view.db, staff, view.clock.now)?.len();
        let lessons = u32::try_from(lessons).unwrap_or(u32::MAX);
        found.push(Stranded { staff, name, hours, hidden, lessons });
    }
    Ok(found)
}

/// What is still to come, and how many hours of it this session cannot see.
fn coming(view: &View<'_>, from: StaffId) -> Result<(Vec<Appointment>, u32)> {
    let today = view.clock.today();
    let until = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
    let all = find::of_practitioner(view, from, (today, until))?;
    let all = all.into_iter().filter(|one| one.state.is_coming() && one.start > view.clock.now);
    let (hidden, shown): (Vec<_>, Vec<_>) = all.partition(|one| one.hidden || one.looking);
    Ok((shown, u32::try_from(hidden.len()).unwrap_or(u32::MAX)))
}

fn step(view: &View<'_>, one: &Appointment, to: StaffId, outside_plan: bool) -> Result<Step> {
    let mut check = Check::default();
    let hour = reschedule::elsewhere(view, one, to, outside_plan, &mut check)?;
    check.done()?;
    let hour = hour.ok_or_else(|| Fault::internal("read an hour that is handed over"))?;
    Ok(Step { before: one.clone(), hour })
}

/// Every hour to come of one, and which of them the other could take.
///
/// # Errors
/// [`Code::Forbidden`]; `to` the same person.
pub fn preview_hand_over(view: &View<'_>, asked: HandOverAsked) -> Result<HandOver> {
    schedule::may_plan(view, asked.from)?;
    if asked.to == Some(asked.from) {
        return Err(Fault::field("to", "same"));
    }
    let (mut all, hidden) = coming(view, asked.from)?;
    let mut lessons = store::classes::coming_with(view.db, asked.from, view.clock.now)?;
    if let Some(within) = &asked.within {
        let part = plan::between(&within.start, &within.end).ok_or_else(|| Fault::field("within.end", "order"))?;
        all.retain(|one| one.start.date() == within.day && Hour::of(one).span().overlaps(part));
        lessons.retain(|one| one.start.date() == within.day && classes::hours::span(one.start, one.end).overlaps(part));
    }
    let mut hours = Vec::with_capacity(all.len());
    for one in all {
        let fits = match asked.to {
            None => Ok(()),
            Some(to) => find::movable(view, one.id)
                .and_then(|_| step(view, &one, to, asked.outside_plan))
                .and_then(|step| reschedule::fits(view, &step)),
        };
        let why = match fits {
            Ok(()) => String::new(),
            Err(fault) if matches!(fault.code, Code::HeldElsewhere | Code::NotFound) => "case_elsewhere".into(),
            Err(fault) => series::why(&fault).ok_or(fault)?,
        };
        hours.push(HandOverHour {
            id: one.id,
            start: one.start,
            end: one.end,
            client: one.client,
            service: one.service,
            why,
        });
    }
    let lessons = lessons.into_iter().map(|one| lesson(view, one, asked.to)).collect::<Result<_>>()?;
    Ok(HandOver { hours, lessons, hidden })
}

fn lesson(view: &View<'_>, class: Class, to: Option<StaffId>) -> Result<HandOverLesson> {
    let mut check = Check::default();
    if let Some(to) = to {
        classes::hand_over::fits(view, &class, to, &mut check)?;
    }
    let why = check.done().err().and_then(|fault| Some(fault.fields.first()?.why.clone())).unwrap_or_default();
    Ok(HandOverLesson { id: class.id, start: class.start, end: class.end, theme: class.theme, why })
}

/// All of the hours and sessions named, or none.
///
/// # Errors
/// As for a move, by the place of the hour (`ids[2]`) or the session (`lessons[0]`); [`Code::Forbidden`].
pub fn hand_over(act: &mut Act<'_>, asked: HandedOver) -> Result<u32> {
    schedule::may_plan(act, asked.from)?;
    let mut check = Check::default();
    check.that(asked.to != asked.from, "to", "same");
    check.that(!asked.ids.is_empty() || !asked.lessons.is_empty(), "ids", "required");
    let reason = super::hour::reason(&asked.reason, &mut check);
    check.done()?;
    let mut moved = 0;
    for (index, id) in asked.ids.iter().enumerate() {
        let one = find::movable(act, *id)?;
        if one.practitioner != asked.from || !one.state.is_coming() {
            return Err(Fault::new(Code::Stale, "hand over an hour"));
        }
        step(act, &one, asked.to, asked.outside_plan)
            .and_then(|step| reschedule::move_one(act, &step, &[one.id], &reason, None))
            .map_err(|fault| series::why(&fault).map_or(fault, |why| Fault::field(format!("ids[{index}]"), &why)))?;
        moved += 1;
    }
    for (index, id) in asked.lessons.iter().enumerate() {
        classes::hand_over::give(act, *id, asked.from, asked.to).map_err(|fault| match fault.fields.first() {
            Some(field) => Fault::field(format!("lessons[{index}]"), &field.why),
            None => fault,
        })?;
        moved += 1;
    }
    Ok(moved)
}
