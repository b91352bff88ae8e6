//! Puts a shift on the roster, changes it, ends it; and on which weekdays a service needs somebody.

use chrono::Datelike;

use super::{DutyNeed, Shift, ShiftEnded, ShiftEntry};
use crate::api::Noun;
use crate::appointments;
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{ShiftId, text};
use crate::schedule::{self, plan};
use crate::staff;
use crate::store::{self, settings};
use crate::transact::{Act, View};

/// # Errors
/// Times that are none or inverted (`end`), a weekday that is none, somebody whose role does not give the service,
/// hours in which they cannot be had here, or can be while they are on duty elsewhere (`start`), a second turn at the
/// same time (`start`), days out of order (`until`).
pub fn save_shift(act: &mut Act<'_>, mut entry: ShiftEntry) -> Result<Vec<ShiftId>> {
    let mut check = Check::default();
    if entry.until == Some(entry.from) {
        entry.weekdays = u8::try_from(entry.from.weekday().number_from_monday()).into_iter().collect();
    }
    let place = text::line(&entry.place);
    check.fits(&place, 60, "place");
    check.that(!entry.weekdays.is_empty(), "weekdays", "required");
    check.that(entry.weekdays.iter().all(|weekday| (1..=7).contains(weekday)), "weekdays", "unknown_code");
    check.that(entry.id.is_none() || entry.weekdays.len() == 1, "weekdays", "too_many");
    check.that(staff::is_time(&entry.start), "start", "time");
    check.that(staff::is_time(&entry.end), "end", "time");
    check.that(entry.start < entry.end, "end", "order");
    check.that(entry.until.is_none_or(|until| entry.from <= until), "until", "order");
    let member = store::staff::get(act.db, entry.staff)?.filter(|member| member.active);
    check.that(member.is_some(), "staff", "unknown_code");
    let fits = member
        .as_ref()
        .is_none_or(|member| appointments::fitting(entry.service).iter().any(|role| member.roles.contains(role)));
    check.that(fits, "staff", "not_fitting");
    check.done()?;
    let Some(member) = member else { return Err(Fault::field("staff", "unknown_code")) };
    let new = Shift {
        id: ShiftId(0),
        service: entry.service,
        staff: member.id,
        staff_name: member.name.clone(),
        weekday: 0,
        start: entry.start,
        end: entry.end,
        place,
        from: entry.from,
        until: entry.until,
    };
    let mut kept = Vec::new();
    for weekday in &entry.weekdays {
        kept.push(Shift { weekday: *weekday, ..new.clone() });
    }
    agrees(act, &member, &kept, entry.id)?;
    let mut ids = Vec::new();
    for mut shift in kept {
        shift.id = match entry.id {
            Some(id) => {
                store::duty::shift(act.db, id)?.ok_or_else(|| Fault::not_found("a shift"))?;
                id
            }
            None => act.fresh(),
        };
        store::duty::put_shift(act.db, &shift, act.session.staff, act.clock)?;
        act.note(Noun::Duty, shift.id.0, "shift");
        ids.push(shift.id);
    }
    Ok(ids)
}

/// Whether the person can be had when on duty here, and cannot when on duty elsewhere; and is not twice on duty.
fn agrees(view: &View<'_>, member: &staff::StaffMember, new: &[Shift], same: Option<ShiftId>) -> Result<()> {
    let mut check = Check::default();
    let one = store::schedule::practitioner(view.db, member.id, view.clock.today())?;
    let others = store::duty::shifts(view.db, view.clock.today())?;
    for shift in new {
        let Some(span) = plan::between(&shift.start, &shift.end) else { continue };
        let open = plan::usual(&member.hours, &one, shift.weekday);
        if shift.place.is_empty() {
            // A turn of one day may lie in hours added for that day.
            let once = shift.until == Some(shift.from);
            let covered = appointments::free::covers(&open, span);
            check.that(covered || once, "start", "duty_hours");
        } else {
            check.that(!open.iter().any(|open| open.overlaps(span)), "start", "not_away");
        }
        let meets = |other: &&Shift| {
            other.staff == shift.staff
                && Some(other.id) != same
                && other.weekday == shift.weekday
                && other.start < shift.end
                && shift.start < other.end
                && other.until.is_none_or(|until| shift.from <= until)
                && shift.until.is_none_or(|until| other.from <= until)
        };
        // One person may be there for two services at one place.
        let clash = others.iter().find(meets);
        let same_place = clash.is_some_and(|other| other.place == shift.place && other.service != shift.service);
        check.that(clash.is_none() || same_place, "start", "duty_overlap");
    }
    check.done()
}

/// The shift ends, for everybody to see until when it was.
///
/// # Errors
/// [`Code::NotFound`]; a last day before the one it began on.
pub fn end_shift(act: &mut Act<'_>, asked: ShiftEnded) -> Result<Done> {
    let shift = store::duty::shift(act.db, asked.id)?.ok_or_else(|| Fault::not_found("a shift"))?;
    let earliest = shift.from.pred_opt().unwrap_or(shift.from);
    let mut check = Check::default();
    check.that(asked.last >= earliest, "last", "order");
    check.done()?;
    store::duty::end_shift(act.db, asked.id, asked.last)?;
    act.note(Noun::Duty, asked.id.0, "shift ended");
    Ok(Done {})
}

/// What was set; nothing is set until somebody does.
///
/// # Errors
/// The store's.
pub(super) fn needs(view: &View<'_>) -> Result<Vec<DutyNeed>> {
    let Some(text) = store::settings::get(view.db, settings::DUTY_NEEDS)? else { return Ok(Vec::new()) };
    serde_json::from_str(&text).map_err(|_| Fault::new(Code::Damaged, "read what the roster needs"))
}

/// # Errors
/// A weekday that is none.
pub fn set_needs(act: &mut Act<'_>, asked: DutyNeed) -> Result<Done> {
    let mut check = Check::default();
    check.that(asked.weekdays.iter().all(|weekday| (1..=7).contains(weekday)), "weekdays", "unknown_code");
    check.done()?;
    let mut kept = needs(act)?;
    kept.retain(|need| need.service != asked.service);
    kept.push(asked);
    let text = serde_json::to_string(&kept).map_err(|_| Fault::internal("spell what the roster needs"))?;
    store::settings::set(act.db, settings::DUTY_NEEDS, &text)?;
    act.note(Noun::Duty, 0, "roster needs");
    Ok(Done {})
}

/// Whether somebody runs the roster.
pub(super) fn runs(view: &View<'_>) -> bool {
    schedule::runs_the_desk(view)
}
