//! Keeps an hour for whoever fills in a booking, for ten minutes; each keeps one at a time.

use chrono::TimeDelta;

use super::client::Clients;
use super::free::Pads;
use super::hour::{Hour, is_free, pads, whole_minute};
use super::{Held, HoldAsked, Mode};
use crate::api::Noun;
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Fault, Result};
use crate::kernel::HoldId;
use crate::staff;
use crate::store::{self, holds::NewHold};
use crate::transact::Act;

const MINUTES: i64 = 10;

/// # Errors
/// Fields that do not pass; the busy codes when it is taken or held already.
pub fn hold(act: &mut Act<'_>, asked: HoldAsked) -> Result<Held> {
    let start = whole_minute(asked.start);
    let end = start + TimeDelta::minutes(i64::from(asked.minutes.min(480)));
    let mut check = Check::default();
    check.that((10..=480).contains(&asked.minutes), "minutes", "range");
    check.that(end.date() == start.date(), "minutes", "midnight");
    check.that(start > act.clock.now, "start", "past");
    let member = staff::own(act.db, asked.practitioner)?;
    check.that(member.active, "practitioner", "unknown_code");
    if let Some(room) = asked.room {
        check.that(store::rooms::get(act.db, room)?.is_some_and(|room| room.active), "room", "unknown_code");
    }
    check.done()?;
    store::holds::drop_own(act.db, act.session.staff, act.clock)?;
    let pads = match asked.service {
        Some(service) => pads(act, service, asked.mode.unwrap_or(Mode::InPerson), asked.travel)?.0,
        None => Pads::default(),
    };
    let hour = Hour { pads, ..Hour::bare(&member, asked.room, start, end) };
    is_free(act, &hour, &Clients::default(), &[])?;
    let (id, until): (HoldId, _) = (act.fresh(), act.clock.now + TimeDelta::minutes(MINUTES));
    let new = NewHold {
        id,
        staff: act.session.staff,
        waiting: None,
        practitioner: asked.practitioner,
        room: asked.room,
        start,
        end,
        pads,
        until,
    };
    store::holds::insert(act.db, &new)?;
    act.note(Noun::Appointments, id.0, "held");
    Ok(Held { id, until })
}

/// Lets go of what one held.
///
/// # Errors
/// [`crate::Code::NotFound`] when one held nothing.
pub fn release(act: &mut Act<'_>, _: Nothing) -> Result<Done> {
    if store::holds::drop_own(act.db, act.session.staff, act.clock)? == 0 {
        return Err(Fault::not_found("an hour held"));
    }
    act.note(Noun::Appointments, 0, "let go");
    Ok(Done {})
}
