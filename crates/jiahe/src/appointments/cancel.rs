//! Cancels an hour, or what is still to come of its series, with a reason; the hour is free again.

use chrono::TimeDelta;

use super::{Appointment, AppointmentState, Cancellation, CancelledBy, SeriesScope, find, hour, series};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::moment;
use crate::schedule;
use crate::store;
use crate::transact::Act;

/// Whether it counts as late is said by a person, and only of a client within the station's hours.
///
/// # Errors
/// No reason; `late` where it is not; [`Code::WrongState`] unless it is still to come, [`Code::Stale`].
pub fn cancel(act: &mut Act<'_>, asked: Cancellation) -> Result<Done> {
    let before = find::in_hand(act, asked.id)?;
    if !before.state.is_coming() {
        return Err(Fault::new(Code::WrongState, "cancel an appointment that is not booked"));
    }
    if before.version != asked.version {
        return Err(Fault::new(Code::Stale, "cancel an appointment"));
    }
    let mut check = Check::default();
    let reason = hour::reason(&asked.reason, &mut check);
    let by_client = match asked.by.unwrap_or(CancelledBy::Client) {
        CancelledBy::Client => true,
        CancelledBy::Practitioner | CancelledBy::Station => false,
    };
    let notice = TimeDelta::hours(i64::from(schedule::station_rules(act)?.cancel_hours));
    let is_late = by_client && act.clock.now + notice > before.start;
    check.that(!asked.late || is_late, "late", "not_late");
    check.done()?;
    let all = series::moving(act, &before, asked.scope.unwrap_or(SeriesScope::One))?;
    for one in &all {
        let late = asked.late && one.id == before.id;
        let state = if late { AppointmentState::LateCancelled } else { AppointmentState::Cancelled };
        call_off(act, one, state, &reason)?;
    }
    Ok(Done {})
}

pub(super) fn call_off(act: &mut Act<'_>, one: &Appointment, state: AppointmentState, reason: &str) -> Result<()> {
    store::appointments::set_state(act.db, one.id, one.version, (state, None), reason)?;
    if let Some(case) = store::appointments::case_of(act.db, one.id)? {
        let start = moment::stamp(one.start);
        timeline::happened(act, case, EventKind::AppointmentCancelled, "", &start, reason)?;
    }
    act.note(Noun::Appointments, one.id.0, "");
    Ok(())
}
