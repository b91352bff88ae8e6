//! The calendar of holidays and make-up working days: the lists that come with the program, and years a station
//! imported (State Council notices, in the form of `data/holidays.json`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::recompute;
use crate::api::Noun;
use crate::desk::Nothing;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::term::{Calendar, Marked};
use crate::kernel::{Day, text};
use crate::store;
use crate::transact::{Act, View};

#[derive(Deserialize)]
struct List {
    years: Vec<YearList>,
}

#[derive(Deserialize)]
struct YearList {
    year: i32,
    days: Vec<DayLine>,
}

#[derive(Deserialize)]
struct DayLine {
    name: String,
    date: String,
    off: bool,
}

static BUILT_IN: LazyLock<Calendar> = LazyLock::new(|| {
    let mut calendar = Calendar::default();
    for (year, days) in read(include_str!("../../data/holidays.json")).unwrap_or_default() {
        calendar.put(year, days);
    }
    calendar
});

/// The years that come with the program.
#[must_use]
pub fn built_in() -> &'static Calendar {
    &BUILT_IN
}

/// The program's years, and the station's own in their place.
///
/// # Errors
/// The store's.
pub(crate) fn of_station(view: &View<'_>) -> Result<Option<Calendar>> {
    let imported = store::calendar::days(view.db)?;
    if imported.is_empty() {
        return Ok(None);
    }
    let mut calendar = built_in().clone();
    for (year, days) in imported {
        calendar.put(year, days);
    }
    Ok(Some(calendar))
}

/// A list as typed or picked, checked whole; faults name the line, or the year's place and the day's.
fn read(typed: &str) -> Result<BTreeMap<i32, BTreeMap<Day, Marked>>> {
    let list: List = serde_json::from_str(typed).map_err(|error| {
        Fault::field(format!("line[{}]", error.line()), if error.is_data() { "shape" } else { "json" })
    })?;
    let mut check = Check::default();
    check.that((1..=20).contains(&list.years.len()), "years", "range");
    let mut found = BTreeMap::new();
    for (place, YearList { year, days }) in list.years.iter().enumerate().take(20) {
        let path = format!("years[{place}]");
        check.that((2000..=2100).contains(year), format!("{path}.year"), "range");
        check.that((1..=200).contains(&days.len()), format!("{path}.days"), "range");
        let mut marks = BTreeMap::new();
        for (index, line) in days.iter().enumerate().take(200) {
            let path = format!("{path}.days[{index}]");
            let name = text::line(&line.name);
            check.that(!name.is_empty(), format!("{path}.name"), "required");
            check.fits(&name, 20, format!("{path}.name"));
            let Ok(day) = line.date.parse::<Day>() else {
                check.fail(format!("{path}.date"), "date");
                continue;
            };
            let belongs = day.year() == *year || (day.year() == *year - 1 && day.month() == 12);
            check.that(belongs, format!("{path}.date"), "other_year");
            let before = marks.insert(day, Marked { name, off: line.off });
            check.that(before.is_none(), format!("{path}.date"), "duplicate");
        }
        check.that(found.insert(*year, marks).is_none(), format!("{path}.year"), "duplicate");
    }
    check.done()?;
    Ok(found)
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct YearsImported {
    /// The file's text.
    pub text: String,
}

/// One year the station can count in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CalendarYear {
    pub year: i32,
    pub imported: bool,
    /// Days off on a weekday or named by the list.
    pub off: u32,
    /// Saturdays and Sundays that are worked.
    pub made_up: u32,
    pub days: Vec<CalendarDay>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CalendarDay {
    #[ts(type = "string")]
    pub day: Day,
    pub name: String,
    pub off: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CalendarTold {
    pub years: Vec<CalendarYear>,
    /// Years in which something is owed here, and that have no list.
    pub missing: Vec<i32>,
}

/// # Errors
/// The store's.
pub fn told(view: &View<'_>, _: Nothing) -> Result<CalendarTold> {
    let imported: BTreeSet<i32> = store::calendar::days(view.db)?.into_keys().collect();
    let own = of_station(view)?;
    let calendar = own.as_ref().unwrap_or_else(|| built_in());
    let years = calendar.years().map(|(year, days)| {
        let count = |off| u32::try_from(days.values().filter(|mark| mark.off == off).count()).unwrap_or(0);
        CalendarYear {
            year,
            imported: imported.contains(&year),
            off: count(true),
            made_up: count(false),
            days: days
                .iter()
                .map(|(day, mark)| CalendarDay { day: *day, name: mark.name.clone(), off: mark.off })
                .collect(),
        }
    });
    Ok(CalendarTold { years: years.collect(), missing: store::obligations::missing_years(view.db)? })
}

/// Takes the years of a list, in place of those there were, and computes every clock again.
///
/// # Errors
/// Every line that does not pass; nothing is taken then.
pub fn import(act: &mut Act<'_>, asked: YearsImported) -> Result<Vec<i32>> {
    if asked.text.len() > 1_000_000 {
        return Err(Fault::field("text", "too_long"));
    }
    if asked.text.trim().is_empty() {
        return Err(Fault::field("text", "required"));
    }
    let found = read(asked.text.trim_start_matches('\u{feff}'))?;
    if found.is_empty() {
        return Err(Fault::new(Code::Invalid, "import an empty list of years"));
    }
    for (year, days) in &found {
        store::calendar::replace(act.db, *year, days, act.session.staff, act.clock)?;
        act.note(Noun::Obligations, i64::from(*year), "calendar imported");
    }
    recompute::all(act)?;
    Ok(found.into_keys().collect())
}
