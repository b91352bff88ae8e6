//! Moves an hour, with a reason; of a series also those that follow, or all, by as much.

use super::client::Clients;
use super::hour::{self, Hour, Wanted};
use super::{Appointment, Reschedule, SeriesHour, SeriesScope, find, series};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AppointmentId, StaffId, moment};
use crate::protection::apart;
use crate::store::{self, appointments::Moved};
use crate::transact::{Act, View};

/// One hour, and where it goes.
pub(super) struct Step {
    pub before: Appointment,
    pub hour: Hour,
}

fn hand(view: &View<'_>, asked: &Reschedule) -> Result<Vec<Appointment>> {
    let before = find::movable(view, asked.id)?;
    if !before.state.is_coming() {
        return Err(Fault::new(Code::WrongState, "move an appointment that is not booked"));
    }
    series::moving(view, &before, asked.scope.unwrap_or(SeriesScope::One))
}

/// Reads where one of them goes: the one asked for goes where it was asked to, the others by as much.
fn step(
    view: &View<'_>,
    asked: &Reschedule,
    first: &Appointment,
    one: &Appointment,
    check: &mut Check,
) -> Result<Option<Hour>> {
    let minutes = u32::try_from((one.end - one.start).num_minutes()).unwrap_or(0);
    let was = u32::try_from((first.end - first.start).num_minutes()).unwrap_or(0);
    let wanted = Wanted {
        service: one.service,
        practitioner: if asked.practitioner == first.practitioner { one.practitioner } else { asked.practitioner },
        also: &one.also,
        room: if asked.room == first.room { one.room } else { asked.room },
        mode: one.mode,
        kind: one.kind,
        people: Clients::of(view, one)?.people.len().max(1),
        equipment: &[],
        travel: Some(one.travel),
        start: one.start.checked_add_signed(asked.start - first.start).unwrap_or(asked.start),
        minutes: if asked.minutes == was { minutes } else { asked.minutes },
        outside_plan: asked.outside_plan,
    };
    hour::read(view, &wanted, check)
}

/// The same hour with somebody else.
pub(super) fn elsewhere(
    view: &View<'_>,
    one: &Appointment,
    practitioner: StaffId,
    outside_plan: bool,
    check: &mut Check,
) -> Result<Option<Hour>> {
    let asked = Reschedule {
        id: one.id,
        version: one.version,
        practitioner,
        room: one.room,
        start: one.start,
        minutes: u32::try_from((one.end - one.start).num_minutes()).unwrap_or(0),
        reason: String::new(),
        outside_plan,
        decision: None,
        scope: None,
    };
    step(view, &asked, one, one, check)
}

/// # Errors
/// Whoever or whatever is taken then.
pub(super) fn fits(view: &View<'_>, step: &Step) -> Result<()> {
    hour::may_come(view, &step.hour, &Clients::of(view, &step.before)?, &[step.before.id], None).map(drop)
}

fn ids(all: &[Appointment]) -> Vec<AppointmentId> {
    all.iter().map(|one| one.id).collect()
}

/// What moving would come to, hour by hour, before any of it is saved.
///
/// # Errors
/// [`Code::WrongState`] unless it is still to come.
pub fn preview_move(view: &View<'_>, asked: Reschedule) -> Result<Vec<SeriesHour>> {
    let all = hand(view, &asked)?;
    let decision = apart::decision(view, asked.decision.as_deref())?;
    let (Some(first), except) = (all.first(), ids(&all)) else { return Ok(Vec::new()) };
    let (mut found, mut placed): (Vec<SeriesHour>, Vec<Hour>) = (Vec::new(), Vec::new());
    for one in &all {
        let mut check = Check::default();
        let hour = step(view, &asked, first, one, &mut check)?;
        let shift = asked.start - first.start;
        let (start, end) = hour.as_ref().map_or((one.start + shift, one.end + shift), |hour| (hour.start, hour.end));
        let fits = check.done().and_then(|()| match &hour {
            Some(hour) => {
                let clients = Clients::of(view, one)?;
                match placed.iter().find_map(|other| hour.beside(other, clients.is_known())) {
                    Some(code) => Err(Fault::new(code, "move hours of a series onto each other")),
                    None => hour::may_come(view, hour, &clients, &except, decision.as_deref()).map(drop),
                }
            }
            None => Err(Fault::internal("read the hour of a move")),
        });
        let why = match fits {
            Ok(()) => String::new(),
            Err(fault) => series::why(&fault).ok_or(fault)?,
        };
        found.push(SeriesHour { start, end, why, instead: Vec::new() });
        placed.extend(hour);
    }
    Ok(found)
}

/// # Errors
/// As for a booking; [`Code::WrongState`] unless it is still to come, [`Code::Stale`].
pub fn reschedule(act: &mut Act<'_>, asked: Reschedule) -> Result<Done> {
    let all = hand(act, &asked)?;
    let Some(first) = all.first() else { return Err(Fault::not_found("an appointment")) };
    let mut check = Check::default();
    let reason = hour::reason(&asked.reason, &mut check);
    let mut steps = Vec::with_capacity(all.len());
    for one in &all {
        steps.push(step(act, &asked, first, one, &mut check)?.map(|hour| Step { before: one.clone(), hour }));
    }
    check.done()?;
    if first.version != asked.version {
        return Err(Fault::new(Code::Stale, "move an appointment"));
    }
    let decision = apart::decision(act, asked.decision.as_deref())?;
    let except = ids(&all);
    // Those that have moved already stand where they went; only those still to move are in nobody's way.
    for (place, step) in steps.into_iter().flatten().enumerate() {
        move_one(act, &step, except.get(place..).unwrap_or_default(), &reason, decision.as_deref())?;
    }
    Ok(Done {})
}

pub(super) fn move_one(
    act: &mut Act<'_>,
    step: &Step,
    except: &[AppointmentId],
    reason: &str,
    decision: Option<&str>,
) -> Result<()> {
    let Step { before, hour } = step;
    let overruled = hour::may_come(act, hour, &Clients::of(act, before)?, except, decision)?;
    let moved = Moved {
        practitioner: hour.practitioner,
        room: hour.room,
        start: hour.start,
        end: hour.end,
        pads: hour.pads,
        reason,
    };
    store::appointments::move_to(act.db, before.id, before.version, &moved)?;
    // The practitioner may not see the case, and then `before` does not name it; the timeline still says so.
    let case = store::appointments::case_of(act.db, before.id)?;
    if let Some(case) = case {
        let (from, to) = (moment::stamp(before.start), moment::stamp(hour.start));
        timeline::happened(act, case, EventKind::AppointmentMoved, &from, &to, reason)?;
    }
    if let Some(reason) = decision.filter(|_| overruled) {
        apart::decided(act, case, before.id, reason)?;
    }
    act.note(Noun::Appointments, before.id.0, "");
    Ok(())
}
