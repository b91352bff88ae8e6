//! Says what became of an hour, or takes that back. Nothing is marked by itself.

use chrono::TimeDelta;

use super::client::Clients;
use super::hour::{self, Hour};
use super::{Absent, Appointment, AppointmentState, Outcome, find};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, moment};
use crate::obligations;
use crate::schedule;
use crate::store;
use crate::transact::Act;

/// What a step tells the timeline: nothing, for the steps within an hour.
enum Told {
    Nothing,
    Event(EventKind),
}

/// Which step may follow which.
fn step(from: AppointmentState, to: AppointmentState) -> Option<Told> {
    use AppointmentState::{Arrived, Cancelled, Confirmed, Done, InSession, LateCancelled, NoShow, Requested};
    match (from, to) {
        (Requested | Done | NoShow, Confirmed) => Some(Told::Event(EventKind::AppointmentBooked)),
        (Arrived | InSession, Confirmed) | (Confirmed | InSession, Arrived) | (Confirmed | Arrived, InSession) => {
            Some(Told::Nothing)
        }
        (Confirmed | Arrived | InSession | NoShow, Done) => Some(Told::Event(EventKind::AppointmentAttended)),
        (Confirmed | Arrived | Done, NoShow) => Some(Told::Event(EventKind::AppointmentMissed)),
        (Requested, Requested | Arrived | InSession | Done | NoShow | Cancelled | LateCancelled)
        | (Confirmed, Requested | Confirmed | Cancelled | LateCancelled)
        | (Arrived, Requested | Arrived | Cancelled | LateCancelled)
        | (InSession, Requested | InSession | NoShow | Cancelled | LateCancelled)
        | (Done, Requested | Arrived | InSession | Done | Cancelled | LateCancelled)
        | (NoShow, Requested | Arrived | InSession | NoShow | Cancelled | LateCancelled)
        | (Cancelled | LateCancelled, _) => None,
    }
}

/// # Errors
/// [`Code::WrongState`] for a step that cannot follow, or before its time; `state` while the station still waits
/// for the client; [`Code::Stale`]; the busy codes when a missed hour that somebody else took since is taken back.
pub fn mark(act: &mut Act<'_>, asked: Outcome) -> Result<Done> {
    let before = find::in_hand(act, asked.id)?;
    let wrong = || Fault::new(Code::WrongState, "mark an appointment");
    let told = step(before.state, asked.state).ok_or_else(wrong)?;
    let absent = in_time(act, &before, &asked)?;
    if !before.state.takes_time() && asked.state.takes_time() {
        still_free(act, &before)?;
    }
    store::appointments::set_state(act.db, asked.id, asked.version, (asked.state, absent), &before.reason)?;
    match (told, store::appointments::case_of(act.db, asked.id)?) {
        (Told::Event(kind), Some(case)) => {
            timeline::happened(act, case, kind, "", &moment::stamp(before.start), &before.practitioner_name)?;
        }
        (Told::Event(_), None) => obligations::settle_hour(act, asked.id)?,
        (Told::Nothing, _) => {}
    }
    act.note(Noun::Appointments, asked.id.0, asked.state.code());
    Ok(Done {})
}

/// Whether the hour has come for it; who was missing, when somebody was.
fn in_time(act: &Act<'_>, before: &Appointment, asked: &Outcome) -> Result<Option<Absent>> {
    let (now, wrong) = (act.clock.now, || Fault::new(Code::WrongState, "mark an appointment before its time"));
    match asked.state {
        AppointmentState::Arrived | AppointmentState::InSession if before.start.date() != now.date() => Err(wrong()),
        AppointmentState::Done | AppointmentState::NoShow if !find::has_begun(before.start, now) => Err(wrong()),
        AppointmentState::NoShow => {
            let absent = asked.absent.unwrap_or(Absent::Client);
            let wait = match absent {
                Absent::Client => schedule::station_rules(act)?.wait_minutes,
                Absent::Practitioner | Absent::Both => 0,
            };
            let mut check = Check::default();
            check.that(now >= before.start + TimeDelta::minutes(i64::from(wait)), "state", "still_waiting");
            check.done()?;
            Ok(Some(absent))
        }
        AppointmentState::Requested
        | AppointmentState::Confirmed
        | AppointmentState::Arrived
        | AppointmentState::InSession
        | AppointmentState::Done
        | AppointmentState::LateCancelled
        | AppointmentState::Cancelled => Ok(None),
    }
}

/// A missed hour keeps nobody from it, so somebody may have taken it.
fn still_free(act: &Act<'_>, before: &Appointment) -> Result<()> {
    hour::may_come(act, &Hour::of(before), &Clients::of(act, before)?, &[before.id], None).map(drop)
}
