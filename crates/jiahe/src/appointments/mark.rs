//! Says whether the client came, or takes that back.

use super::hour::{self, Client, Hour};
use super::{Appointment, AppointmentState, Outcome, find};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::desk::Done;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Coded, moment};
use crate::obligations;
use crate::store;
use crate::transact::Act;

/// # Errors
/// [`Code::WrongState`] before it has begun, when cancelled, or when it is so already; [`Code::Stale`];
/// the busy codes when a missed hour that somebody else took since is taken back.
pub fn mark(act: &mut Act<'_>, asked: Outcome) -> Result<Done> {
    use AppointmentState::{Attended, Booked, Cancelled, NoShow};
    let before = find::in_hand(act, asked.id)?;
    let wrong = || Fault::new(Code::WrongState, "mark an appointment");
    let kind = match (before.state, asked.state) {
        (Cancelled, _) | (_, Cancelled) | (Booked, Booked) | (Attended, Attended) | (NoShow, NoShow) => {
            return Err(wrong());
        }
        (_, Booked) => EventKind::AppointmentBooked,
        (_, Attended) => EventKind::AppointmentAttended,
        (_, NoShow) => EventKind::AppointmentMissed,
    };
    if asked.state != Booked && !find::has_begun(before.start, act.clock.now) {
        return Err(wrong());
    }
    if !find::takes_time(before.state) {
        still_free(act, &before)?;
    }
    store::appointments::set_state(act.db, asked.id, asked.version, asked.state, &before.reason)?;
    if let Some(case) = store::appointments::case_of(act.db, asked.id)? {
        timeline::happened(act, case, kind, "", &moment::stamp(before.start), &before.practitioner_name)?;
    } else {
        obligations::settle_hour(act, asked.id)?;
    }
    act.note(Noun::Appointments, asked.id.0, asked.state.code());
    Ok(Done {})
}

/// A missed hour keeps nobody from it, so somebody may have taken it.
fn still_free(act: &Act<'_>, before: &Appointment) -> Result<()> {
    let hour = Hour {
        practitioner: before.practitioner,
        practitioner_name: before.practitioner_name.clone(),
        room: before.room,
        start: before.start,
        end: before.end,
        here: hour::is_here(before.mode),
    };
    hour::may_come(act, &hour, Client::of(before), Some(before.id), None).map(drop)
}
