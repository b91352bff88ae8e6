//! 定期汇总 (5.5.1.2): a week's figures by area, kind and colour, without anybody's name; sent upward, printed,
//! and laid beside those of the stations below. The lead's, for figures of small places tell of people.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Weekday};

use super::wire::{AreaWire, SumsWire, WeeklyWire};
use super::{
    Weekly, WeeklyArea, WeeklyAsked, WeeklySent, WeeklySums, Weeks, WeeksAsked, WeeksRow, campaign, secrecy, upward,
};
use crate::api::Noun;
use crate::cases::{DisputeType, Risk};
use crate::exchange;
use crate::fault::{Fault, Result};
use crate::kernel::{Coded, Day, StationId, text};
use crate::paper::screening_week::{self as paper, Area, ScreeningWeek};
use crate::prints::{self, Printed};
use crate::store::screening::upward::{self as rows, WeeklyRecord};
use crate::store::screening::{campaigns, findings};
use crate::store::{self};
use crate::transact::{Act, View};

const WEEKS_MOST: u32 = 26;

/// This station's week as it stands now, or a week that another station sent.
///
/// # Errors
/// [`crate::Code::NotFound`] for a week that did not come.
pub fn week(view: &View<'_>, asked: WeeklyAsked) -> Result<Weekly> {
    let monday = campaign::monday(asked.day);
    match asked.station {
        None => counted(view, monday),
        Some(station) => kept(view, station, monday)?.ok_or_else(|| Fault::not_found("a summary of that week")),
    }
}

fn kept(view: &View<'_>, station: StationId, monday: Day) -> Result<Option<Weekly>> {
    let all = rows::weeklies(view.db, monday)?;
    let found = all.into_iter().find(|one| one.station == station && one.monday == monday);
    found.map(|one| read(&one)).transpose()
}

fn counted(view: &View<'_>, monday: Day) -> Result<Weekly> {
    let sunday = monday + Days::new(6);
    let mut areas: BTreeMap<String, WeeklySums> = BTreeMap::new();
    for (area, families) in campaigns::visits_between(view.db, monday, sunday)? {
        areas.entry(area).or_default().visited += families;
    }
    let mut kinds: BTreeMap<DisputeType, u32> = BTreeMap::new();
    let mut colours: BTreeMap<Option<Risk>, u32> = BTreeMap::new();
    for finding in findings::between(view.db, monday, sunday)? {
        if !secrecy::sees_finding(view, &finding) {
            continue;
        }
        let urgent = rows::urgent_of(view.db, finding.id)?.is_some();
        let sums = areas.entry(finding.area).or_default();
        sums.found += 1;
        sums.cases += u32::from(finding.case.is_some());
        sums.registered += u32::from(finding.family.is_some());
        sums.urgent += u32::from(urgent);
        for kind in finding.kinds {
            *kinds.entry(kind).or_default() += 1;
        }
        *colours.entry(finding.colour).or_default() += 1;
    }
    // Where a family was found somebody went, whether or not the round was written down.
    for sums in areas.values_mut() {
        sums.visited = sums.visited.max(sums.found);
    }
    let sums = areas.values().fold(WeeklySums::default(), |all, one| WeeklySums {
        visited: all.visited + one.visited,
        found: all.found + one.found,
        cases: all.cases + one.cases,
        registered: all.registered + one.registered,
        urgent: all.urgent + one.urgent,
    });
    let own = store::stations::own(view.db)?.id;
    let sent = kept(view, own, monday)?;
    Ok(Weekly {
        monday,
        sums,
        by_kind: DisputeType::ALL.iter().map(|kind| (*kind, kinds.get(kind).copied().unwrap_or(0))).collect(),
        by_colour: by_colour(|colour| colours.get(&colour).copied().unwrap_or(0)),
        areas: areas.into_iter().map(|(area, sums)| WeeklyArea { area, sums }).collect(),
        note: sent.as_ref().map(|one| one.note.clone()).unwrap_or_default(),
        sent_at: sent.as_ref().and_then(|one| one.sent_at),
        sent_up: sent.is_some_and(|one| one.sent_up),
    })
}

fn by_colour(count: impl Fn(Option<Risk>) -> u32) -> Vec<(Option<Risk>, u32)> {
    Risk::ALL.iter().map(|risk| Some(*risk)).chain([None]).map(|colour| (colour, count(colour))).collect()
}

const UNSAID: &str = "none";

fn spelt(weekly: &Weekly) -> WeeklyWire {
    let sums = |sums: &WeeklySums| SumsWire {
        visited: sums.visited,
        found: sums.found,
        cases: sums.cases,
        registered: sums.registered,
        urgent: sums.urgent,
    };
    WeeklyWire {
        monday: weekly.monday.to_string(),
        sums: sums(&weekly.sums),
        kinds: weekly.by_kind.iter().map(|(kind, n)| (kind.code().to_owned(), *n)).collect(),
        colours: weekly.by_colour.iter().map(|(risk, n)| (risk.map_or(UNSAID, Coded::code).to_owned(), *n)).collect(),
        areas: weekly.areas.iter().map(|one| AreaWire { area: one.area.clone(), sums: sums(&one.sums) }).collect(),
        note: weekly.note.clone(),
        extra: serde_json::Map::new(),
    }
}

fn read(record: &WeeklyRecord) -> Result<Weekly> {
    let told: WeeklyWire =
        serde_json::from_str(&record.body).map_err(|_| Fault::internal("read a summary of a week"))?;
    let sums = |sums: SumsWire| WeeklySums {
        visited: sums.visited,
        found: sums.found,
        cases: sums.cases,
        registered: sums.registered,
        urgent: sums.urgent,
    };
    Ok(Weekly {
        monday: record.monday,
        sums: sums(told.sums),
        by_kind: DisputeType::ALL
            .iter()
            .map(|kind| (*kind, told.kinds.get(kind.code()).copied().unwrap_or(0)))
            .collect(),
        by_colour: by_colour(|colour| told.colours.get(colour.map_or(UNSAID, Coded::code)).copied().unwrap_or(0)),
        areas: told.areas.into_iter().map(|one| WeeklyArea { area: one.area, sums: sums(one.sums) }).collect(),
        note: told.note,
        sent_at: Some(record.at),
        sent_up: record.sent_to.is_some(),
    })
}

/// Sends the week as it stands; sending again replaces it above.
///
/// # Errors
/// A week that has not begun, or a note too long.
pub fn send_week(act: &mut Act<'_>, sent: WeeklySent) -> Result<Weekly> {
    let monday = campaign::monday(sent.day);
    let note = text::line(&sent.note);
    if monday > act.clock.today() {
        return Err(Fault::field("day", "future"));
    }
    text::within(&note, 500, "note")?;
    let own = store::stations::own(act.db)?.id;
    let above = upward::above(act)?.map(|station| station.id);
    let weekly = Weekly { note, ..counted(act, monday)? };
    let message = spelt(&weekly);
    let body = serde_json::to_string(&message).map_err(|_| Fault::internal("spell a summary of a week"))?;
    rows::keep_weekly(act.db, &WeeklyRecord { station: own, monday, body, at: act.clock.now, sent_to: above })?;
    if let Some(above) = above {
        exchange::post(act, above, "screening.weekly", &message)?;
    }
    act.note(Noun::Screening, own.0, "weekly summary sent");
    Ok(Weekly { sent_at: Some(act.clock.now), sent_up: above.is_some(), ..weekly })
}

/// # Errors
/// More weeks than are kept in sight.
pub fn weeks(view: &View<'_>, asked: WeeksAsked) -> Result<Weeks> {
    if !(1..=WEEKS_MOST).contains(&asked.weeks) {
        return Err(Fault::field("weeks", "range"));
    }
    let this = campaign::monday(view.clock.today());
    let mondays: Vec<Day> = (0..asked.weeks).map(|back| this - Days::new(u64::from(back) * 7)).collect();
    let oldest = mondays.last().copied().unwrap_or(this);
    let known = rows::weeklies(view.db, oldest)?;
    let row = |station: StationId, name: String| -> Result<WeeksRow> {
        let cell = |monday: &Day| {
            known.iter().find(|one| one.station == station && one.monday == *monday).map(read).transpose()
        };
        Ok(WeeksRow { station, name, cells: mondays.iter().map(cell).collect::<Result<_>>()? })
    };
    let own = store::stations::own(view.db)?;
    let below: Vec<WeeksRow> =
        upward::below(view)?.into_iter().map(|station| row(station.id, station.name)).collect::<Result<_>>()?;
    Ok(Weeks {
        own: row(own.id, own.name)?,
        below,
        above: upward::above(view)?.map(|station| station.name),
        mondays: mondays.clone(),
    })
}

/// # Errors
/// As [`week`].
pub fn print_week(act: &mut Act<'_>, asked: WeeklyAsked) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let station = match asked.station {
        None => store::stations::own(act.db)?,
        Some(id) => store::stations::get(act.db, id)?.ok_or_else(|| Fault::not_found("a station"))?,
    };
    let weekly = week(act, asked)?;
    let form = ScreeningWeek {
        station: station.name,
        from: Some(weekly.monday),
        to: weekly.monday.checked_add_days(Days::new(6)),
        kinds: prints::by_kind(&weekly.by_kind),
        colours: prints::by_colour(&weekly.by_colour),
        sums: line(String::new(), &weekly.sums),
        areas: weekly.areas.into_iter().map(|one| line(one.area, &one.sums)).collect(),
        note: weekly.note,
        printed: Some(prints::leave(act, "")),
    };
    let pdf = paper::print(&form, &fonts)?;
    act.note(Noun::Screening, station.id.0, "drawn");
    debug_assert!(weekly.monday.weekday() == Weekday::Mon);
    Ok(prints::printed("screening_week", &weekly.monday.to_string(), pdf, (Noun::Screening, station.id.0)))
}

fn line(area: String, sums: &WeeklySums) -> Area {
    Area { area, figures: Some([sums.visited, sums.found, sums.cases, sums.registered, sums.urgent]) }
}
