//! 我的日程: one's own hours to come as iCalendar (RFC 5545), for the telephone in one's pocket. It leaves the encrypted
//! database for good, so nothing in it says who comes: time, service and room only.

use chrono::{DateTime, TimeDelta, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::labels;
use crate::api::Noun;
use crate::appointments::{self, Appointment, AppointmentState, RangeAsked};
use crate::fault::Result;
use crate::kernel::{Day, Moment};
use crate::transact::Act;

/// 北京时间 is eight hours before UTC, all year.
const BEIJING: TimeDelta = TimeDelta::hours(8);

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OwnCalendarAsked {
    #[ts(type = "string")]
    pub from: Day,
    /// Last day, included; at most 62 days after `from`.
    #[ts(type = "string")]
    pub to: Day,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CalendarFile {
    /// Ends in `.ics`.
    pub file_name: String,
    pub text: String,
    pub hours: u32,
}

/// # Errors
/// `to` before `from`, or more than 62 days.
pub fn own_calendar(act: &mut Act<'_>, asked: OwnCalendarAsked) -> Result<CalendarFile> {
    let range = RangeAsked { from: asked.from, to: asked.to, practitioner: Some(act.session.staff) };
    let own: Vec<Appointment> =
        appointments::range(act, range)?.into_iter().filter(|one| !one.state.is_off()).collect();
    let mut file = Calendar::new();
    file.name("家和日程");
    for one in &own {
        file.push(event(one, act.clock.now));
    }
    act.note(Noun::Appointments, 0, "own calendar without names");
    Ok(CalendarFile {
        file_name: format!("我的日程 {}.ics", asked.from),
        text: file.done().to_string(),
        hours: u32::try_from(own.len()).unwrap_or(u32::MAX),
    })
}

fn event(one: &Appointment, now: Moment) -> Event {
    let status = match one.state {
        AppointmentState::Requested => EventStatus::Tentative,
        AppointmentState::NoShow | AppointmentState::LateCancelled | AppointmentState::Cancelled => {
            EventStatus::Cancelled
        }
        AppointmentState::Confirmed
        | AppointmentState::Arrived
        | AppointmentState::InSession
        | AppointmentState::Done => EventStatus::Confirmed,
    };
    let mut event = Event::new();
    event.uid(&format!("{}@jiahe", one.id.0)).timestamp(utc(now)).starts(utc(one.start)).ends(utc(one.end));
    event.summary(labels::service(one.service)).status(status);
    if !one.room_name.is_empty() {
        event.location(&one.room_name);
    }
    event.done()
}

fn utc(at: Moment) -> DateTime<Utc> {
    (at - BEIJING).and_utc()
}
