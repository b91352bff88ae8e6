//! Every answer against a slow counter that walks day by day and knows nothing of the shortcuts.

use proptest::prelude::*;

use super::*;
use crate::obligations::calendar::built_in;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn ends(count: u32, unit: TermUnit, from: &str) -> End {
    end(Term { count, unit, rolls: true }, at(from), Moved::default(), built_in())
}

#[test]
fn the_first_day_is_not_counted_and_the_last_runs_to_midnight() {
    let end = ends(15, TermUnit::Days, "2026-11-02T09:30:00");
    assert_eq!((end.due, end.last_day), (at("2026-11-17T23:59:59"), Some(day("2026-11-17"))));
}

#[test]
fn a_period_that_ends_in_the_national_day_week_ends_on_the_first_working_day_after() {
    let end = ends(1, TermUnit::Months, "2026-09-03T09:00:00");
    assert_eq!((end.due, end.last_day), (at("2026-10-08T23:59:59"), Some(day("2026-10-03"))));
    // A Saturday that is worked to make up for the holiday is a working day.
    assert_eq!(ends(1, TermUnit::Months, "2026-09-10T09:00:00").due, at("2026-10-10T23:59:59"));
    // A plain Saturday is not.
    assert_eq!(ends(1, TermUnit::Months, "2026-09-17T09:00:00").due, at("2026-10-19T23:59:59"));
}

#[test]
fn months_end_on_the_corresponding_day_or_the_months_last() {
    let months =
        |from| end(Term { count: 1, unit: TermUnit::Months, rolls: false }, at(from), Moved::default(), built_in());
    assert_eq!(months("2026-01-31T08:00:00").last_day, Some(day("2026-02-28")));
    assert_eq!(months("2024-01-31T08:00:00").last_day, Some(day("2024-02-29")));
    assert_eq!(months("2026-02-28T08:00:00").last_day, Some(day("2026-03-28")));
}

#[test]
fn hours_run_from_their_moment_and_never_roll_or_stand_still() {
    let stops = [Stop { from: day("2026-09-30"), until: day("2026-12-01") }];
    let moved = Moved { extended: 5, stops: &stops };
    let end = end(Term { count: 72, unit: TermUnit::Hours, rolls: true }, at("2026-09-30T16:40:00"), moved, built_in());
    assert_eq!((end.due, end.moved), (at("2026-10-03T16:40:00"), 0));
}

#[test]
fn working_days_skip_rest_and_count_days_made_up() {
    // Thursday 2026-09-17; Sunday the 20th is worked.
    assert_eq!(ends(3, TermUnit::WorkingDays, "2026-09-17T10:00:00").due, at("2026-09-21T23:59:59"));
    assert_eq!(ends(2, TermUnit::WorkingDays, "2026-09-17T10:00:00").due, at("2026-09-20T23:59:59"));
}

#[test]
fn a_year_without_a_list_is_told() {
    assert_eq!(ends(60, TermUnit::Days, "2026-11-23T09:00:00").missing_year, Some(2027));
    assert_eq!(ends(10, TermUnit::Days, "2026-11-23T09:00:00").missing_year, None);
    let plain = end(
        Term { count: 60, unit: TermUnit::Days, rolls: false },
        at("2026-11-23T09:00:00"),
        Moved::default(),
        built_in(),
    );
    assert_eq!(plain.missing_year, None, "nothing was asked of the list");
}

/// Counts days one at a time, leaving out those that stand still.
fn walked(term: Term, from: Moment, moved: Moved<'_>) -> Day {
    let still = |day: Day| moved.stops.iter().any(|stop| stop.from <= day && day < stop.until);
    let began = from.date();
    let mut days = 0u32;
    match term.unit {
        TermUnit::Months => {
            let (mut month, mut walked) = (began, 0);
            while walked < term.count {
                let next = month.succ_opt().unwrap();
                walked += u32::from(next.day() == 1);
                month = next;
            }
            while month.day() < began.day() && month.succ_opt().unwrap().day() != 1 {
                month = month.succ_opt().unwrap();
            }
            let mut day = began;
            while day < month {
                day = day.succ_opt().unwrap();
                days += 1;
            }
        }
        TermUnit::Days => days = term.count,
        TermUnit::Hours | TermUnit::WorkingDays => unreachable!(),
    }
    let (mut left, mut day) = (days + moved.extended, began);
    while left > 0 {
        day = day.succ_opt().unwrap();
        left -= u32::from(!still(day));
    }
    if term.rolls {
        while !built_in().is_working(day) {
            day = day.succ_opt().unwrap();
        }
    }
    day
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn every_end_is_the_slow_counters(
        from in 0u64..1_000, minute in 0i64..1_440, count in 1u32..100, months in any::<bool>(), rolls in any::<bool>(),
        extended in 0u32..40, gaps in proptest::collection::vec((0u64..60, 1u64..50), 0..4),
    ) {
        let from = day("2024-01-01") + Days::new(from);
        let mut stops = Vec::new();
        let mut begin = from - Days::new(20);
        for (gap, length) in gaps {
            let (first, until) = (begin + Days::new(gap), begin + Days::new(gap + length));
            stops.push(Stop { from: first, until });
            begin = until;
        }
        let moved = Moved { extended, stops: &stops };
        let term = if months {
            Term { count: 1 + count % 5, unit: TermUnit::Months, rolls }
        } else {
            Term { count, unit: TermUnit::Days, rolls }
        };
        let from = from.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute);
        let end = end(term, from, moved, built_in());
        prop_assert_eq!(end.due, close_of(walked(term, from, moved)));
        prop_assert!(!rolls || built_in().is_working(end.due.date()));
    }

    #[test]
    fn working_days_are_the_slow_counters(from in 0u64..900, count in 1u32..60) {
        let from = day("2024-01-01") + Days::new(from);
        let (mut left, mut walked) = (count, from);
        while left > 0 {
            walked = walked.succ_opt().unwrap();
            left -= u32::from(built_in().is_working(walked));
        }
        let term = Term { count, unit: TermUnit::WorkingDays, rolls: true };
        let end = end(term, from.and_time(NaiveTime::MIN), Moved::default(), built_in());
        prop_assert_eq!(end.due, close_of(walked));
    }

    #[test]
    fn no_date_makes_it_panic(days in any::<i32>(), count in any::<u32>(), unit in 0usize..4) {
        let from = Day::MIN.checked_add_days(Days::new(u64::from(days.unsigned_abs()))).unwrap_or(Day::MAX);
        let unit = [TermUnit::Hours, TermUnit::Days, TermUnit::WorkingDays, TermUnit::Months][unit];
        let _ = end(Term { count, unit, rolls: true }, from.and_time(NaiveTime::MIN), Moved { extended: count, stops: &[] }, built_in());
    }
}
