//! 驻点值班表 for the wall: days, services, names and times. Nothing of any case is on it.

use std::collections::BTreeSet;

use chrono::{Datelike, Days};
use serde::Deserialize;
use ts_rs::TS;

use super::calendar::weekday;
use super::{Printed, labels, leave, printed};
use crate::api::Noun;
use crate::cases::Service;
use crate::duty::roster::OFF;
use crate::duty::{self, Roster, RosterAsked, Turn};
use crate::fault::{Check, Result};
use crate::kernel::Day;
use crate::paper::day_sheet::{self, DaySheet, PrintedDay};
use crate::store;
use crate::transact::Act;

const WIDTH: f32 = 174.0;
const DAY: f32 = 30.0;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct DutyPrinted {
    #[ts(type = "string")]
    pub from: Day,
    /// Last day, included; at most 30 days after `from`.
    #[ts(type = "string")]
    pub to: Day,
}

/// # Errors
/// `to` before `from`, or more than 31 days.
pub fn duty(act: &mut Act<'_>, asked: DutyPrinted) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let mut check = Check::default();
    check.that(asked.from <= asked.to, "to", "order");
    check.that(asked.from + Days::new(30) >= asked.to, "to", "range");
    check.done()?;
    let roster = duty::roster(act, RosterAsked { from: asked.from, to: asked.to })?;
    let services: BTreeSet<Service> = roster.turns.iter().map(|turn| turn.service).collect();
    let share = (WIDTH - DAY) / f32::from(u8::try_from(services.len().max(1)).unwrap_or(8));
    let mut columns = vec![("日期", DAY)];
    columns.extend(services.iter().map(|service| (labels::service(*service), share)));
    if services.is_empty() {
        columns.push(("值班人员", share));
    }
    let mut weeks: Vec<PrintedDay> = Vec::new();
    for day in asked.from.iter_days().take_while(|day| *day <= asked.to) {
        if weeks.is_empty() || day.weekday().number_from_monday() == 1 {
            let last = day + Days::new(u64::from(7 - day.weekday().number_from_monday()));
            let title = format!("{}～{}", day.format("%Y年%-m月%-d日"), last.min(asked.to).format("%-m月%-d日"));
            weeks.push(PrintedDay { title, lines: Vec::new() });
        }
        if let (Some(line), Some(week)) = (line(&roster, day, &services), weeks.last_mut()) {
            week.lines.push(line);
        }
    }
    let sheet = DaySheet {
        station: store::stations::own(act.db)?.name,
        title: "驻点值班表",
        columns,
        days: weeks,
        note: "法定节假日不值班；临时调整以当日公布为准。",
        printed: Some(leave(act, "")),
    };
    let pdf = day_sheet::print(&sheet, &fonts)?;
    act.note(Noun::Duty, 0, "drawn");
    Ok(printed("duty", &asked.from.to_string(), pdf, (Noun::Duty, 0)))
}

/// One day; a weekend on which nobody is on duty is no line of it.
fn line(roster: &Roster, day: Day, services: &BTreeSet<Service>) -> Option<Vec<String>> {
    let mark = roster.marked.iter().find(|mark| mark.day == day && mark.off);
    let mut line = vec![format!("{} 周{}", day.format("%-m月%-d日"), weekday(day))];
    let of = |service: Service| {
        // Whoever is not there is not announced.
        let there = roster.turns.iter().filter(|turn| turn.day == day && turn.service == service);
        there
            .filter(|turn| !matches!(turn.why.as_str(), OFF | "on_leave" | "left"))
            .map(said)
            .collect::<Vec<_>>()
            .join("；")
    };
    line.extend(services.iter().map(|service| of(*service)));
    let empty = line.iter().skip(1).all(String::is_empty);
    if let (Some(mark), true) = (mark, empty) {
        line.truncate(1);
        line.push(format!("{}放假", mark.name));
        line.resize(services.len().max(1) + 1, String::new());
        return Some(line);
    }
    let rest = day.weekday().number_from_monday() > 5;
    line.resize(services.len().max(1) + 1, String::new());
    (!(rest && empty)).then_some(line)
}

fn said(turn: &Turn) -> String {
    let place = if turn.place.is_empty() { String::new() } else { format!("（{}）", turn.place) };
    format!("{} {}～{}{place}", turn.staff_name, turn.start, turn.end)
}
