//! Cancels a booked hour, with a reason; the hour is free again.

use super::{AppointmentState, Cancellation, find, hour};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::moment;
use crate::store;
use crate::transact::Act;

/// # Errors
/// No reason; [`Code::WrongState`] unless it is still booked, [`Code::Stale`].
pub fn cancel(act: &mut Act<'_>, asked: Cancellation) -> Result<Done> {
    let before = find::in_hand(act, asked.id)?;
    if before.state != AppointmentState::Booked {
        return Err(Fault::new(Code::WrongState, "cancel an appointment that is not booked"));
    }
    let mut check = Check::default();
    let reason = hour::reason(&asked.reason, &mut check);
    check.done()?;
    store::appointments::set_state(act.db, asked.id, asked.version, AppointmentState::Cancelled, &reason)?;
    if let Some(case) = store::appointments::case_of(act.db, asked.id)? {
        let start = moment::stamp(before.start);
        timeline::happened(act, case, EventKind::AppointmentCancelled, "", &start, &reason)?;
    }
    act.note(Noun::Appointments, asked.id.0, "");
    Ok(Done {})
}
