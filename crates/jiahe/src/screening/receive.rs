//! What stations below tell: urgent reports and summaries of weeks, applied when a parcel is opened.

use chrono::{Datelike, Weekday};
use serde_json::Value;

use super::UrgentHow;
use super::wire::{UrgentWire, WeeklyWire};
use crate::api::Noun;
use crate::cases::DisputeType;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Coded, Day, StationId, text};
use crate::store;
use crate::store::screening::upward::{self, UrgentRecord, WeeklyRecord};
use crate::transact::Act;

const AREAS_MOST: usize = 500;

fn nonsense() -> Fault {
    Fault::new(Code::Invalid, "read a message about screening")
}

fn line(typed: &str, most: usize) -> Result<String> {
    let kept = text::line(typed);
    if text::fits(&kept, most) { Ok(kept) } else { Err(nonsense()) }
}

/// `verb` is what stands behind `screening.` in the message's kind.
///
/// # Errors
/// [`Code::NotFound`] for a verb this version does not know or a station one has not met;
/// [`Code::Invalid`] for a body that cannot be.
pub(crate) fn receive(act: &mut Act<'_>, from: StationId, verb: &str, body: Value) -> Result<()> {
    let sender = store::stations::get(act.db, from)?.filter(|station| !station.own);
    let sender = sender.ok_or_else(|| Fault::not_found("the station that tells of screening"))?;
    match verb {
        "urgent" => urgent(act, sender.id, serde_json::from_value(body).map_err(|_| nonsense())?),
        "weekly" => weekly(act, sender.id, serde_json::from_value(body).map_err(|_| nonsense())?),
        _ => Err(Fault::not_found("a message about screening")),
    }
}

fn urgent(act: &mut Act<'_>, from: StationId, told: UrgentWire) -> Result<()> {
    let urgent = UrgentRecord {
        id: act.fresh(),
        station: from,
        origin: told.origin,
        finding: None,
        found_on: told.found_on.parse().map_err(|_| nonsense())?,
        area: line(&told.area, 60)?,
        head: line(&told.head, 60)?,
        address: line(&told.address, 200)?,
        kinds: told.kinds.iter().filter_map(|code| DisputeType::parse(code)).collect(),
        told: line(&told.told, 100)?,
        told_at: told.told_at.parse().map_err(|_| nonsense())?,
        how: UrgentHow::parse(&told.how).unwrap_or(UrgentHow::Message),
        remark: line(&told.remark, 500)?,
        sent_to: None,
    };
    upward::keep_urgent(act.db, &urgent, act.clock)?;
    act.note(Noun::Screening, urgent.id.0, "urgent report received");
    Ok(())
}

fn weekly(act: &mut Act<'_>, from: StationId, mut told: WeeklyWire) -> Result<()> {
    let monday: Day = told.monday.parse().map_err(|_| nonsense())?;
    if monday.weekday() != Weekday::Mon || told.areas.len() > AREAS_MOST {
        return Err(nonsense());
    }
    for area in &mut told.areas {
        area.area = line(&area.area, 60)?;
    }
    told.note = line(&told.note, 500)?;
    let body = serde_json::to_string(&told).map_err(|_| nonsense())?;
    let kept = WeeklyRecord { station: from, monday, body, at: act.clock.now, sent_to: None };
    upward::keep_weekly(act.db, &kept)?;
    act.note(Noun::Screening, from.0, "weekly summary received");
    Ok(())
}
