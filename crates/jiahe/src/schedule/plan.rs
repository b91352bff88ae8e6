//! When somebody can be had on one day, as interval arithmetic: the weekly plan, less breaks and hours at other
//! stations, less holidays and leave, and what was added for that day. Pure.

use chrono::{Datelike, Weekday};

use super::{ExceptionKind, OffHours, PlanException, Practitioner};
use crate::appointments::free::{Span, merged, without};
use crate::kernel::Day;
use crate::kernel::term::Calendar;
use crate::staff::Hours;

/// The weekday whose plan holds on a day; `None` on a holiday. A Saturday worked to make up for a holiday is
/// worked like a Friday and a Sunday like a Monday, unless there is a plan for that day of rest itself.
fn worked_like(hours: &[Hours], one: &Practitioner, calendar: &Calendar, day: Day) -> Option<Weekday> {
    like(calendar, day, on_weekday(hours, day.weekday()).next().is_some(), one.works_holidays)
}

/// The same for whatever recurs by weekday; `own` when something is planned for the weekday itself.
#[must_use]
pub fn like(calendar: &Calendar, day: Day, own: bool, works_holidays: bool) -> Option<Weekday> {
    let weekday = day.weekday();
    match calendar.mark(day) {
        Some(mark) if mark.off => works_holidays.then_some(weekday),
        Some(_) if own => Some(weekday),
        Some(_) => Some(match weekday {
            Weekday::Sat => Weekday::Fri,
            Weekday::Sun => Weekday::Mon,
            other => other,
        }),
        None => Some(weekday),
    }
}

fn on_weekday(hours: &[Hours], weekday: Weekday) -> impl Iterator<Item = &Hours> {
    hours.iter().filter(move |hours| u32::from(hours.weekday) == weekday.number_from_monday())
}

/// The weekly plan on a weekday, merged: 9–11 and 11–12 are one morning.
#[must_use]
pub fn weekly(hours: &[Hours], weekday: Weekday) -> Vec<Span> {
    merged(on_weekday(hours, weekday).filter_map(|hours| between(&hours.start, &hours.end)).collect())
}

fn off(one: &OffHours) -> Option<Span> {
    let span = between(&one.start, &one.end)?;
    let way = if one.place.is_empty() { 0 } else { u16::try_from(one.travel).unwrap_or(0) };
    Span::new(span.from.saturating_sub(way), span.to.saturating_add(way).min(1440))
}

/// What a week usually leaves of a weekday: its plan, less breaks and hours at other stations. 1 Monday … 7 Sunday.
#[must_use]
pub fn usual(hours: &[Hours], one: &Practitioner, weekday: u8) -> Vec<Span> {
    let planned = hours.iter().filter(|hours| hours.weekday == weekday);
    let planned = merged(planned.filter_map(|hours| between(&hours.start, &hours.end)).collect());
    let away = one.off_hours.iter().filter(|off| off.weekday == weekday).filter_map(off);
    without(&planned, &merged(away.collect()))
}

/// Those of some exceptions that are leave on a day.
pub fn leave_of<'a>(exceptions: impl IntoIterator<Item = &'a PlanException>, day: Day) -> Vec<Span> {
    on_day(exceptions, ExceptionKind::Leave, day)
}

fn on_day<'a>(exceptions: impl IntoIterator<Item = &'a PlanException>, kind: ExceptionKind, day: Day) -> Vec<Span> {
    let held = exceptions.into_iter().filter(|one| one.kind == kind && one.from <= day && day <= one.to);
    let whole = Span { from: 0, to: 1440 };
    held.filter_map(|one| if one.start.is_empty() { Some(whole) } else { between(&one.start, &one.end) }).collect()
}

/// Merged and in order.
#[must_use]
pub fn on(hours: &[Hours], one: &Practitioner, calendar: &Calendar, day: Day) -> Vec<Span> {
    let mut open = Vec::new();
    if let Some(weekday) = worked_like(hours, one, calendar, day) {
        let weekday_off = one.off_hours.iter().filter(|off| u32::from(off.weekday) == weekday.number_from_monday());
        let mut away: Vec<Span> = weekday_off.filter_map(off).collect();
        away.extend(on_day(&one.exceptions, ExceptionKind::Leave, day));
        open = without(&weekly(hours, weekday), &merged(away));
    }
    open.extend(on_day(&one.exceptions, ExceptionKind::Extra, day));
    merged(open)
}

/// Whether leave was taken on any part of a day.
#[must_use]
pub fn on_leave(one: &Practitioner, day: Day) -> bool {
    !on_day(&one.exceptions, ExceptionKind::Leave, day).is_empty()
}

/// `09:30` and `11:00` as minutes since midnight.
#[must_use]
pub fn between(start: &str, end: &str) -> Option<Span> {
    Span::new(clock_time(start)?, clock_time(end)?)
}

fn clock_time(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    Some(hour.parse::<u16>().ok()? * 60 + minute.parse::<u16>().ok()?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::appointments::free::covers;
    use crate::kernel::term::Marked;
    use crate::kernel::{ExceptionId, StaffId};

    fn hours(weekday: u8, start: &str, end: &str) -> Hours {
        Hours { weekday, start: start.into(), end: end.into() }
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn span(from: u16, to: u16) -> Span {
        Span { from, to }
    }

    #[test]
    fn a_plan_of_touching_parts_is_one_stretch_of_its_own_weekday() {
        let plan = [
            hours(2, "11:00", "12:00"),
            hours(2, "09:00", "11:00"),
            hours(2, "14:00", "17:00"),
            hours(3, "08:00", "18:00"),
        ];
        let tuesday = weekly(&plan, Weekday::Tue);
        assert_eq!(tuesday, [span(540, 720), span(840, 1020)]);
        assert!(covers(&tuesday, span(630, 690)), "10:30–11:30 crosses the seam");
        assert!(!covers(&tuesday, span(690, 740)), "11:30–12:20 runs into the noon break");
        assert_eq!(weekly(&plan, Weekday::Sun), []);
    }

    #[test]
    fn holidays_rest_make_up_days_work_and_a_person_may_say_otherwise() {
        let plan = [hours(1, "09:00", "12:00"), hours(4, "09:00", "12:00"), hours(5, "13:00", "17:00")];
        let mut calendar = Calendar::default();
        let mark = |name: &str, off| Marked { name: name.into(), off };
        // 2026-10-01 is a Thursday, 2026-10-10 a Saturday, 2026-09-20 a Sunday.
        let marks = [("2026-10-01", true), ("2026-10-10", false), ("2026-09-20", false)];
        calendar.put(2026, marks.map(|(on, off)| (day(on), mark("国庆", off))).into_iter().collect::<BTreeMap<_, _>>());
        let mut one = Practitioner::plain(StaffId(1));
        assert_eq!(on(&plan, &one, &calendar, day("2026-10-01")), []);
        assert_eq!(on(&plan, &one, &calendar, day("2026-10-10")), [span(780, 1020)], "like a Friday");
        assert_eq!(on(&plan, &one, &calendar, day("2026-09-20")), [span(540, 720)], "like a Monday");
        assert_eq!(on(&plan, &one, &calendar, day("2026-10-17")), [], "an ordinary Saturday");
        one.exceptions.push(PlanException {
            id: ExceptionId(1),
            kind: ExceptionKind::Extra,
            from: day("2026-10-01"),
            to: day("2026-10-01"),
            start: "10:00".into(),
            end: "11:00".into(),
            note: String::new(),
        });
        assert_eq!(on(&plan, &one, &calendar, day("2026-10-01")), [span(600, 660)]);
        one.works_holidays = true;
        assert_eq!(on(&plan, &one, &calendar, day("2026-10-01")), [span(540, 720)]);
    }

    #[test]
    fn breaks_other_stations_with_the_way_there_and_leave_are_taken_out() {
        let plan = [hours(1, "08:00", "18:00")];
        let calendar = Calendar::default();
        let monday = day("2026-11-23");
        let mut one = Practitioner::plain(StaffId(1));
        let off = |start: &str, end: &str, place: &str, travel| OffHours {
            weekday: 1,
            start: start.into(),
            end: end.into(),
            place: place.into(),
            travel,
        };
        one.off_hours = vec![off("12:00", "13:00", "", 40), off("15:00", "16:30", "衢山镇站", 30)];
        assert_eq!(on(&plan, &one, &calendar, monday), [span(480, 720), span(780, 870), span(1020, 1080)]);
        one.exceptions.push(PlanException {
            id: ExceptionId(1),
            kind: ExceptionKind::Leave,
            from: monday,
            to: day("2026-11-25"),
            start: "08:00".into(),
            end: "11:00".into(),
            note: String::new(),
        });
        assert_eq!(on(&plan, &one, &calendar, monday), [span(660, 720), span(780, 870), span(1020, 1080)]);
        assert!(on_leave(&one, day("2026-11-25")) && !on_leave(&one, day("2026-11-26")));
        one.exceptions.iter_mut().for_each(|leave| leave.start.clear());
        assert_eq!(on(&plan, &one, &calendar, monday), []);
    }
}
