//! What sessions take up of this station's instructors and rooms. The calendar asks here, and sessions ask the calendar.

use chrono::{Days, Timelike};
use serde::Serialize;
use ts_rs::TS;

use super::{ClassForm, ClassesAsked};
use crate::appointments::free::{Pads, Span, Taken};
use crate::fault::{Check, Fault, Result};
use crate::kernel::{ClassId, Day, Moment, RoomId, StaffId};
use crate::store::{self, taken::Taker};
use crate::transact::View;

/// A session on the calendar: nobody who comes to it is named.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LessonHour {
    pub class: ClassId,
    pub theme: String,
    pub form: ClassForm,
    pub instructor: Option<StaffId>,
    pub room: Option<RoomId>,
    pub place: String,
    #[ts(type = "string")]
    pub start: Moment,
    #[ts(type = "string")]
    pub end: Moment,
}

impl LessonHour {
    /// The part of its day that it takes, to the end of the day at most.
    #[must_use]
    pub fn taken(&self) -> Taken {
        Taken { span: span(self.start, self.end), pads: Pads::default() }
    }
}

pub(crate) fn span(start: Moment, end: Moment) -> Span {
    let minute = |moment: Moment| u16::try_from(moment.hour() * 60 + moment.minute()).unwrap_or(0);
    let to = if end.date() == start.date() { minute(end) } else { 1440 };
    Span { from: minute(start), to }
}

/// Sessions that take an instructor's time or a room, from the first day to the last, both included.
///
/// # Errors
/// Either end missing, `to` before `from` or more than 62 days after it.
pub fn hours(view: &View<'_>, asked: ClassesAsked) -> Result<Vec<LessonHour>> {
    let (Some(from), Some(to)) = (asked.from, asked.to) else {
        return Err(Fault::field(if asked.from.is_none() { "from" } else { "to" }, "required"));
    };
    let mut check = Check::default();
    check.that(from <= to, "to", "order");
    check.that(from.checked_add_days(Days::new(62)).is_some_and(|last| to <= last), "to", "range");
    check.done()?;
    store::lessons::between(view.db, (from, to))
}

/// Whether a session takes that instructor or that room within the span of a day, with the gaps that the hour keeps.
///
/// # Errors
/// The store's.
pub(crate) fn takes(
    view: &View<'_>,
    day: Day,
    span: Span,
    pads: Pads,
    is: impl Fn(&LessonHour) -> bool,
) -> Result<bool> {
    let there = store::lessons::between(view.db, (day, day))?;
    Ok(there.iter().any(|one| is(one) && one.taken().closes(pads).overlaps(span)))
}

/// What a session would take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    pub class: Option<ClassId>,
    pub instructor: Option<StaffId>,
    pub room: Option<RoomId>,
    pub start: Moment,
    pub end: Moment,
}

/// Notes at these fields what is taken already: by hours, by what is held for somebody, by other sessions.
pub(crate) fn is_free(view: &View<'_>, wanted: Wanted, fields: (&str, &str), check: &mut Check) -> Result<()> {
    let (day, span) = (wanted.start.date(), span(wanted.start, wanted.end));
    let booked = |taker| -> Result<bool> {
        let there = store::taken::on_day(view.db, taker, day)?;
        Ok(there.iter().any(|one| one.taken.closes(Pads::default()).overlaps(span)))
    };
    let held = store::holds::active(view.db, (day, day), view.clock.now, view.session.staff)?;
    let other = |one: &LessonHour| Some(one.class) != wanted.class;
    if let Some(staff) = wanted.instructor {
        let taken = booked(Taker::Practitioner(staff))?
            || held.iter().any(|one| one.practitioner == staff && one.taken().span.overlaps(span))
            || takes(view, day, span, Pads::default(), |one| other(one) && one.instructor == Some(staff))?;
        check.that(!taken, fields.0, "busy");
    }
    if let Some(room) = wanted.room {
        let taken = booked(Taker::Room(room))?
            || held.iter().any(|one| one.room == Some(room) && one.taken().span.overlaps(span))
            || takes(view, day, span, Pads::default(), |one| other(one) && one.room == Some(room))?;
        check.that(!taken, fields.1, "busy");
    }
    Ok(())
}
