//! What is kept of a practitioner: languages, how early and how far ahead, breaks and other stations, leave.

use chrono::Days;

use super::plan::between;
use super::{
    ExceptionAdded, ExceptionAsked, ExceptionKept, ExceptionKind, OffHours, PlanException, Practitioner,
    PractitionerSet,
};
use crate::api::Noun;
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{ExceptionId, Role, StaffId, text};
use crate::staff;
use crate::store;
use crate::transact::{Act, View};

/// Everybody who works here, in the order of the staff list.
///
/// # Errors
/// The store's.
pub fn practitioners(view: &View<'_>, _: Nothing) -> Result<Vec<Practitioner>> {
    let since = view.clock.today() - Days::new(31);
    let active = store::staff::list(view.db)?.into_iter().filter(|member| member.active);
    active.map(|member| store::schedule::practitioner(view.db, member.id, since)).collect()
}

/// One's own plan, or anyone's by who runs the station or sits at the window.
/// Whose plan it is, and whoever runs the desk.
pub(crate) fn may_plan(view: &View<'_>, staff: StaffId) -> Result<()> {
    let mine = view.session.staff == staff;
    if !mine && !runs_the_desk(view) {
        return Err(Fault::new(Code::Forbidden, "set another person's plan"));
    }
    staff::own(view.db, staff).map(drop)
}

/// The lead, the administrator, whoever sits at the window.
pub(crate) fn runs_the_desk(view: &View<'_>) -> bool {
    view.session.has_any(&[Role::Lead, Role::Administrator, Role::Receptionist])
}

/// # Errors
/// [`Code::Forbidden`]; figures out of range; times that are none, inverted or overlapping.
pub fn set_practitioner(act: &mut Act<'_>, asked: PractitionerSet) -> Result<Done> {
    may_plan(act, asked.staff)?;
    let mut check = Check::default();
    check.that(asked.lead_minutes <= 20_160, "lead_minutes", "range");
    check.that((1..=1_096).contains(&asked.horizon_days), "horizon_days", "range");
    check.that(asked.off_hours.len() <= 70, "off_hours", "too_many");
    let mut off_hours: Vec<OffHours> = Vec::new();
    for (index, off) in asked.off_hours.iter().enumerate().take(70) {
        let path = |field: &str| format!("off_hours[{index}].{field}");
        let place = text::line(&off.place);
        check.that((1..=7).contains(&off.weekday), path("weekday"), "unknown_code");
        check.that(staff::is_time(&off.start), path("start"), "time");
        check.that(staff::is_time(&off.end), path("end"), "time");
        check.that(off.start < off.end, path("end"), "order");
        check.fits(&place, 60, path("place"));
        check.that(off.travel <= 240, path("travel"), "range");
        let meets = |other: &OffHours| other.weekday == off.weekday && other.start < off.end && off.start < other.end;
        check.that(!off_hours.iter().any(meets), path("start"), "overlap");
        let travel = if place.is_empty() { 0 } else { off.travel };
        off_hours.push(OffHours { place, travel, ..off.clone() });
    }
    check.done()?;
    let kept = Practitioner {
        staff: asked.staff,
        sex: asked.sex,
        languages: asked.languages,
        lead_minutes: asked.lead_minutes,
        horizon_days: asked.horizon_days,
        works_holidays: asked.works_holidays,
        off_hours,
        exceptions: Vec::new(),
    };
    store::schedule::set_practitioner(act.db, &kept)?;
    act.note(Noun::Schedule, asked.staff.0, "practitioner");
    act.touch(Noun::Appointments);
    Ok(Done {})
}

/// # Errors
/// [`Code::Forbidden`]; an end before its start; more than a year; additional hours without times.
pub fn add_exception(act: &mut Act<'_>, asked: ExceptionAdded) -> Result<ExceptionKept> {
    may_plan(act, asked.staff)?;
    let mut check = Check::default();
    check.that(asked.from <= asked.to, "to", "order");
    check.that(asked.to <= asked.from + Days::new(366), "to", "range");
    check.that(asked.to >= act.clock.today() - Days::new(31), "to", "past");
    let whole = asked.start.is_empty() && asked.end.is_empty();
    match asked.kind {
        ExceptionKind::Leave => {}
        ExceptionKind::Extra => check.that(!whole, "start", "required"),
    }
    if !whole {
        check.that(staff::is_time(&asked.start), "start", "time");
        check.that(staff::is_time(&asked.end), "end", "time");
        check.that(between(&asked.start, &asked.end).is_some(), "end", "order");
    }
    let note = text::line(&asked.note);
    check.fits(&note, 200, "note");
    check.done()?;
    let id: ExceptionId = act.fresh();
    let kept = PlanException {
        id,
        kind: asked.kind,
        from: asked.from,
        to: asked.to,
        start: asked.start,
        end: asked.end,
        note,
    };
    store::schedule::add_exception(act.db, asked.staff, &kept, act.session.staff, act.clock)?;
    act.note(Noun::Schedule, id.0, "exception");
    act.touch(Noun::Appointments);
    let booked = match asked.kind {
        ExceptionKind::Extra => 0,
        ExceptionKind::Leave => booked(act, asked.staff, &kept)?,
    };
    Ok(ExceptionKept { id, booked })
}

fn booked(view: &View<'_>, staff: StaffId, leave: &PlanException) -> Result<u32> {
    let times = between(&leave.start, &leave.end);
    let hours = store::taken::hours_with(view.db, staff, (leave.from, leave.to), view.clock.now)?;
    let inside = hours.iter().filter(|span| times.is_none_or(|leave| leave.overlaps(**span)));
    Ok(u32::try_from(inside.count()).unwrap_or(u32::MAX))
}

/// # Errors
/// [`Code::NotFound`]; [`Code::Forbidden`].
pub fn drop_exception(act: &mut Act<'_>, asked: ExceptionAsked) -> Result<Done> {
    let staff = store::schedule::staff_of_exception(act.db, asked.id)?;
    may_plan(act, staff.ok_or_else(|| Fault::not_found("an exception of a plan"))?)?;
    store::schedule::drop_exception(act.db, asked.id)?;
    act.note(Noun::Schedule, asked.id.0, "exception dropped");
    act.touch(Noun::Appointments);
    Ok(Done {})
}
