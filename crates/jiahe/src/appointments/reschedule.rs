//! Moves a booked hour, with a reason.

use super::hour::{self, Client, Wanted};
use super::{AppointmentState, Reschedule, find};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::moment;
use crate::protection::apart;
use crate::store::{self, appointments::Moved};
use crate::transact::Act;

/// # Errors
/// As for a booking; [`Code::WrongState`] unless it is still booked, [`Code::Stale`].
pub fn reschedule(act: &mut Act<'_>, asked: Reschedule) -> Result<Done> {
    let before = find::movable(act, asked.id)?;
    if before.state != AppointmentState::Booked {
        return Err(Fault::new(Code::WrongState, "move an appointment that is not booked"));
    }
    let mut check = Check::default();
    let reason = hour::reason(&asked.reason, &mut check);
    let wanted = Wanted {
        practitioner: asked.practitioner,
        room: asked.room,
        mode: before.mode,
        start: asked.start,
        minutes: asked.minutes,
        outside_plan: asked.outside_plan,
    };
    let hour = hour::read(act, &wanted, &mut check)?;
    check.done()?;
    let hour = hour.ok_or_else(|| Fault::internal("read the hour of a move"))?;
    let decision = apart::decision(act, asked.decision.as_deref())?;
    let overruled = hour::may_come(act, &hour, Client::of(&before), Some(before.id), decision.as_deref())?;
    let moved =
        Moved { practitioner: hour.practitioner, room: hour.room, start: hour.start, end: hour.end, reason: &reason };
    store::appointments::move_to(act.db, asked.id, asked.version, &moved)?;
    // The practitioner may not see the case, and then `before` does not name it; the timeline still says so.
    if let Some(case) = store::appointments::case_of(act.db, asked.id)? {
        let (from, to) = (moment::stamp(before.start), moment::stamp(hour.start));
        timeline::happened(act, case, EventKind::AppointmentMoved, &from, &to, &reason)?;
    }
    if let Some(reason) = decision.filter(|_| overruled) {
        apart::decided(act, store::appointments::case_of(act.db, asked.id)?, asked.id, &reason)?;
    }
    act.note(Noun::Appointments, asked.id.0, "");
    Ok(Done {})
}
