//! Periods as the law counts them (民法典 200–203): the first day is not counted; months end on the
//! corresponding day, or the month's last; a period that ends on a statutory holiday or rest day ends on the
//! next working day; hours run from their moment and never roll. Knows no rule and no storage.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveTime, TimeDelta, Weekday};

use super::{Day, Moment, coded};

coded! {
    /// What a limit is counted in.
    pub enum TermUnit {
        /// 小时
        Hours = "hours",
        /// 日
        Days = "days",
        /// 工作日
        WorkingDays = "working_days",
        /// 月
        Months = "months",
    }
}

/// What a list says of a day: a holiday, or a day worked to make up for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    pub name: String,
    pub off: bool,
}

/// Holidays and make-up working days by year; without a mark, Saturday and Sunday are days of rest.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    years: BTreeMap<i32, BTreeMap<Day, Marked>>,
}

impl Calendar {
    /// Takes a year's list, instead of the one that was there.
    pub fn put(&mut self, year: i32, days: BTreeMap<Day, Marked>) {
        self.years.insert(year, days);
    }

    #[must_use]
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    pub fn years(&self) -> impl Iterator<Item = (i32, &BTreeMap<Day, Marked>)> {
        self.years.iter().map(|(year, days)| (*year, days))
    }

    /// A list may speak of the last days of the year before: 元旦 begins in December at times.
    #[must_use]
    pub fn mark(&self, day: Day) -> Option<&Marked> {
        [day.year(), day.year() + 1].iter().find_map(|year| self.years.get(year)?.get(&day))
    }

    #[must_use]
    pub fn is_working(&self, day: Day) -> bool {
        match self.mark(day) {
            Some(mark) => !mark.off,
            None => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// The day itself, or the first working day after it.
    #[must_use]
    pub fn working_from(&self, day: Day) -> Day {
        day.iter_days().take(60).find(|day| self.is_working(*day)).unwrap_or(day)
    }
}

/// How long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    pub count: u32,
    pub unit: TermUnit,
    /// Whether it ends on the next working day when its last day is one of rest.
    pub rolls: bool,
}

/// A stretch during which a clock stands still; `until` runs again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    pub from: Day,
    pub until: Day,
}

/// Days that were added to a period, and those it stood still.
#[derive(Debug, Clone, Copy, Default)]
pub struct Moved<'a> {
    pub extended: u32,
    /// In order.
    pub stops: &'a [Stop],
}

/// When a period ends, and how that came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    pub due: Moment,
    /// The last day before it rolled over; `None` for hours.
    pub last_day: Option<Day>,
    /// Days added and stood still.
    pub moved: u32,
    /// A year whose list was needed and is not there.
    pub missing_year: Option<i32>,
}

/// 二十四时 of that day.
#[must_use]
pub fn close_of(day: Day) -> Moment {
    day.and_time(NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default())
}

/// When a period that began at `at` ends.
#[must_use]
pub fn end(term: Term, at: Moment, moved: Moved<'_>, calendar: &Calendar) -> End {
    let last = match term.unit {
        TermUnit::Hours => {
            let due = at.checked_add_signed(TimeDelta::hours(term.count.into())).unwrap_or(Moment::MAX);
            return End { due, last_day: None, moved: 0, missing_year: None };
        }
        TermUnit::Days => plus(at.date(), term.count),
        TermUnit::Months => at.date().checked_add_months(Months::new(term.count)).unwrap_or(Day::MAX),
        TermUnit::WorkingDays => nth_working(at.date(), term.count, calendar),
    };
    let shifted = shift(at.date(), last, moved);
    let due = if term.rolls || term.unit == TermUnit::WorkingDays { calendar.working_from(shifted) } else { shifted };
    let years = match term.unit {
        TermUnit::WorkingDays => Some(at.year()..=due.year()),
        TermUnit::Days | TermUnit::Months if term.rolls => Some(shifted.year()..=due.year()),
        TermUnit::Hours | TermUnit::Days | TermUnit::Months => None,
    };
    End {
        due: close_of(due),
        last_day: Some(shifted),
        moved: u32::try_from((shifted - last).num_days()).unwrap_or(0),
        missing_year: years.and_then(|years| years.take(10).find(|year| !calendar.knows(*year))),
    }
}

/// An end that the record itself names; only pauses move it.
#[must_use]
pub fn named(at: Moment, due: Moment, moved: Moved<'_>) -> End {
    let last = shift(at.date(), due.date(), moved);
    End {
        due: last.and_time(due.time()),
        last_day: Some(last),
        moved: u32::try_from((last - due.date()).num_days()).unwrap_or(0),
        missing_year: None,
    }
}

fn plus(day: Day, days: u32) -> Day {
    day.checked_add_days(Days::new(days.into())).unwrap_or(Day::MAX)
}

fn nth_working(from: Day, count: u32, calendar: &Calendar) -> Day {
    let mut left = count;
    let found = from.iter_days().skip(1).take(4_000).find(|day| {
        left -= u32::from(left > 0 && calendar.is_working(*day));
        left == 0
    });
    found.filter(|_| count > 0).unwrap_or(from)
}

/// The last day, later by the days added and by every stop that began before the end.
fn shift(began: Day, last: Day, moved: Moved<'_>) -> Day {
    let mut end = plus(last, moved.extended);
    let mut free_from = began.succ_opt().unwrap_or(Day::MAX);
    for stop in moved.stops {
        let from = stop.from.max(free_from);
        if from <= end && stop.until > from {
            end = plus(end, u32::try_from((stop.until - from).num_days()).unwrap_or(0));
            free_from = stop.until;
        }
    }
    end
}

#[cfg(test)]
#[path = "term_tests.rs"]
mod tests;
