//! Appointments of the demo: booked in the practitioner's hours, moved, missed, held, noted.

use chrono::{Days, NaiveTime};
use serde_json::{Value, json};

use super::county::County;
use super::words;
use crate::fault::{Code, Result};
use crate::kernel::{Day, Moment, Role, Session, moment};

/// When an hour may begin, within everybody's plan.
const STARTS: [(u32, u32); 6] = [(8, 30), (9, 20), (10, 20), (14, 0), (15, 0), (16, 0)];
const TRIES: usize = 8;

fn practitioner(county: &mut County<'_>, service: &str) -> Result<(Session, usize)> {
    let (role, room) = match service {
        "psychological_counselling" => (Role::Psychologist, 2),
        "marriage_counselling" => (Role::MarriageCounsellor, 3),
        "legal_advice" | "legal_aid" => (Role::Lawyer, 5),
        "family_education" => (Role::FamilyEducator, 4),
        _ => (Role::Mediator, county.chance.below(2)),
    };
    Ok((county.one_with(role)?, room))
}

fn start(county: &mut County<'_>, day: Day) -> Moment {
    let (hour, minute) = county.pick(&STARTS);
    day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
}

/// Arranges an hour for case `place` within the fortnight after now, and what becomes of it.
pub(super) fn arrange(county: &mut County<'_>, place: usize) -> Result<()> {
    for _ in 0..TRIES {
        let ahead = county.between(1, 13);
        let day = county.now().date().checked_add_days(Days::new(ahead)).unwrap_or(county.today());
        let from = start(county, day);
        if book(county, place, from, false)? {
            return Ok(());
        }
    }
    Ok(())
}

/// Fills the day the demo is opened on and the fortnight after it.
pub(super) fn fill_ahead(county: &mut County<'_>, place: usize, ahead: u64) -> Result<()> {
    let day = county.today().checked_add_days(Days::new(ahead)).unwrap_or(county.today());
    for _ in 0..TRIES {
        let from = start(county, day);
        if book(county, place, from, ahead == 0)? {
            return Ok(());
        }
    }
    Ok(())
}

/// Whether the hour could be had. Busy and out of hours are an answer, not a mishap.
fn book(county: &mut County<'_>, place: usize, from: Moment, outside_plan: bool) -> Result<bool> {
    let Some(known) = county.cases.get(place).cloned() else { return Ok(true) };
    if known.family.closed {
        return Ok(true);
    }
    let service = known.family.services.first().copied().unwrap_or("mediation");
    let (who, room) = practitioner(county, service)?;
    let by = county.member(known.handler)?;
    let mode = county.pick(&["in_person", "in_person", "in_person", "in_person", "phone", "online"]);
    let room = if mode == "in_person" { county.rooms.get(room).copied() } else { None };
    let booking = json!({
        "case": known.id, "person": known.family.lead_party, "client": "", "client_phone": "", "service": service,
        "practitioner": who.staff, "room": room, "mode": mode, "start": moment::stamp(from), "minutes": 50,
        "outside_plan": outside_plan,
    });
    let id = match county.id(&by, "appointments.book", booking) {
        Ok(id) => id,
        Err(fault) => {
            return match fault.code {
                Code::PractitionerBusy | Code::RoomBusy | Code::ClientBusy | Code::Invalid => Ok(false),
                Code::WrongState => Ok(true),
                _ => Err(fault),
            };
        }
    };
    if county.happens(7) {
        let moment = from - chrono::TimeDelta::hours(20);
        let by = by.clone();
        county.at(moment.max(county.now()), move |county| cancel(county, id, &by));
    } else {
        county.at(from + chrono::TimeDelta::minutes(55), move |county| outcome(county, id, &by, &who));
    }
    Ok(true)
}

fn version(county: &mut County<'_>, id: i64, by: &Session) -> Result<i64> {
    let told = county.call(by, "appointments.get", json!({ "id": id }))?;
    Ok(told.get("version").and_then(Value::as_i64).unwrap_or(1))
}

fn cancel(county: &mut County<'_>, id: i64, by: &Session) -> Result<()> {
    let version = version(county, id, by)?;
    let reason = county.pick(&["当事人临时出海。", "孩子生病，另约。", "台风停航。", "对方不同意见面。"]);
    county.call(by, "appointments.cancel", json!({ "id": id, "version": version, "reason": reason })).map(drop)
}

fn outcome(county: &mut County<'_>, id: i64, by: &Session, who: &Session) -> Result<()> {
    // Of the last ten days some are still to be recorded.
    let recent = county.now() > county.end - chrono::TimeDelta::days(10);
    if recent && county.happens(30) {
        return Ok(());
    }
    let came = county.happens(88);
    let state = if came { "done" } else { "no_show" };
    let version = version(county, id, by)?;
    county.call(by, "appointments.mark", json!({ "id": id, "version": version, "state": state }))?;
    if came && who.has(Role::Psychologist) {
        let note = words::counselling(county);
        county.call(who, "appointments.save_note", json!({ "id": id, "note": note }))?;
    }
    Ok(())
}
