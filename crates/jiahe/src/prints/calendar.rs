//! 预约日程表, with names or without, and 提醒联系单: tomorrow's calls with the safe-contact note. Whoever is kept
//! apart from somebody stands on no paper, and hours of closed cases are only taken.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Weekday};
use serde::Deserialize;
use ts_rs::TS;

use super::{Printed, labels, leave, printed};
use crate::api::Noun;
use crate::appointments::{self, Appointment, AppointmentState, Mode, RangeAsked};
use crate::fault::{Check, Result};
use crate::groups::{self, GroupAsked, GroupMemberState};
use crate::kernel::{Day, GroupId, StaffId};
use crate::paper::day_sheet::{self, DaySheet, PrintedDay};
use crate::protection::apart;
use crate::store;
use crate::transact::Act;

const TAKEN: &str = "已占用";
/// Where a name may not stand on paper.
const GUARDED: &str = "（见系统）";

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CalendarPrinted {
    #[ts(type = "string")]
    pub from: Day,
    /// Last day, included; at most six days after `from`.
    #[ts(type = "string")]
    pub to: Day,
    pub practitioner: Option<StaffId>,
    /// Whether names are printed: the sheet hangs in the office, so `false` is the default.
    pub names: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CallsPrinted {
    #[ts(type = "string")]
    pub day: Day,
}

/// # Errors
/// `to` before `from`, or more than a week.
pub fn calendar(act: &mut Act<'_>, asked: CalendarPrinted) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let mut check = Check::default();
    check.that(asked.from <= asked.to, "to", "order");
    check.that(asked.from + Days::new(6) >= asked.to, "to", "range");
    check.done()?;
    let mut lines: BTreeMap<Day, Vec<Vec<String>>> =
        asked.from.iter_days().take_while(|day| *day <= asked.to).map(|day| (day, Vec::new())).collect();
    let range = RangeAsked { from: asked.from, to: asked.to, practitioner: asked.practitioner };
    for one in appointments::range(act, range)?.into_iter().filter(|one| !one.state.is_off()) {
        let open = asked.names && !one.hidden && !one.looking;
        let who = if open { name(act, &one)? } else { TAKEN.to_owned() };
        let what = if open { format!("{} {}", labels::service(one.service), mode(one.mode)) } else { String::new() };
        let line = vec![time(&one), one.practitioner_name, who, what, one.room_name, state(one.state).to_owned()];
        lines.entry(one.start.date()).or_default().push(line);
    }
    let days = lines.into_iter().map(|(day, lines)| PrintedDay { title: title(day), lines }).collect();
    let sheet = DaySheet {
        station: store::stations::own(act.db)?.name,
        title: "预约日程表",
        columns: vec![
            ("时间", 26.0),
            ("服务人员", 26.0),
            ("来访者", 38.0),
            ("服务", 42.0),
            ("房间", 26.0),
            ("状态", 16.0),
        ],
        days,
        note: "本表仅供站内使用，用后销毁；不得张贴在来访者能看到的地方。",
        printed: Some(leave(act, "")),
    };
    let pdf = day_sheet::print(&sheet, &fonts)?;
    act.note(Noun::Appointments, 0, if asked.names { "calendar with names" } else { "calendar without names" });
    Ok(printed("calendar", &asked.from.to_string(), pdf, (Noun::Appointments, 0)))
}

/// # Errors
/// The store's.
pub fn calls(act: &mut Act<'_>, asked: CallsPrinted) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let range = RangeAsked { from: asked.day, to: asked.day, practitioner: None };
    let mut lines = Vec::new();
    for one in appointments::range(act, range)? {
        if one.hidden || one.looking || !one.state.is_coming() {
            continue;
        }
        if let Some(group) = one.group {
            lines.extend(members(act, &one, group)?);
            continue;
        }
        let who = name(act, &one)?;
        let (phone, safe) = if who == GUARDED {
            (GUARDED.to_owned(), String::new())
        } else {
            (one.client_phone.clone(), one.safe_contact.clone())
        };
        lines.push(vec![time(&one), who, phone, safe, one.practitioner_name, String::new()]);
    }
    let sheet = DaySheet {
        station: store::stations::own(act.db)?.name,
        title: "提醒联系单",
        columns: vec![
            ("时间", 26.0),
            ("来访者", 30.0),
            ("电话", 30.0),
            ("怎样联系才安全", 44.0),
            ("服务人员", 24.0),
            ("联系结果", 22.0),
        ],
        days: vec![PrintedDay { title: title(asked.day), lines }],
        note: "打电话前先看“怎样联系才安全”；不是本人接听，不说站名和事由。用后销毁。",
        printed: Some(leave(act, "")),
    };
    let pdf = day_sheet::print(&sheet, &fonts)?;
    act.note(Noun::Appointments, 0, "call list");
    Ok(printed("calls", &asked.day.to_string(), pdf, (Noun::Appointments, 0)))
}

/// A meeting of a group is one call for each member this session may know of.
fn members(act: &Act<'_>, one: &Appointment, group: GroupId) -> Result<Vec<Vec<String>>> {
    let mut lines = Vec::new();
    for member in groups::get(act, GroupAsked { id: group })?.members {
        if member.hidden || member.looking || member.state != GroupMemberState::Member {
            continue;
        }
        let guarded = member.person.map_or(Ok(false), |person| apart::is_guarded(act, person))?;
        let told = if guarded {
            [GUARDED.to_owned(), GUARDED.to_owned(), String::new()]
        } else {
            [member.name, member.phone, member.safe_contact]
        };
        let [who, phone, safe] = told;
        lines.push(vec![time(one), who, phone, safe, one.practitioner_name.clone(), String::new()]);
    }
    Ok(lines)
}

fn name(act: &Act<'_>, one: &Appointment) -> Result<String> {
    for person in one.person.iter().chain(one.others.iter().map(|other| &other.person)) {
        if apart::is_guarded(act, *person)? {
            return Ok(GUARDED.to_owned());
        }
    }
    let first = if one.client.is_empty() { "匿名来访" } else { &one.client };
    let all = std::iter::once(first).chain(one.others.iter().map(|other| other.name.as_str()));
    Ok(all.collect::<Vec<_>>().join("、"))
}

fn time(one: &Appointment) -> String {
    format!("{}～{}", one.start.format("%H:%M"), one.end.format("%H:%M"))
}

fn title(day: Day) -> String {
    format!("{} 星期{}", day.format("%Y年%-m月%-d日"), weekday(day))
}

pub(super) fn weekday(day: Day) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "一",
        Weekday::Tue => "二",
        Weekday::Wed => "三",
        Weekday::Thu => "四",
        Weekday::Fri => "五",
        Weekday::Sat => "六",
        Weekday::Sun => "日",
    }
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "线下",
        Mode::Online => "线上",
        Mode::Phone => "电话",
        Mode::Home => "上门",
    }
}

fn state(state: AppointmentState) -> &'static str {
    match state {
        AppointmentState::Requested => "待确认",
        AppointmentState::Confirmed => "已预约",
        AppointmentState::Arrived => "已到达",
        AppointmentState::InSession => "进行中",
        AppointmentState::Done => "已完成",
        AppointmentState::NoShow => "未到",
        AppointmentState::LateCancelled => "临时取消",
        AppointmentState::Cancelled => "已取消",
    }
}
