//! What protects whoever was hurt: in every other violent case a warning letter with its visits, in every third
//! a protection order, in every fourth an address that only the named see. Draws no dice.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::county::County;
use super::families::{self, Family};
use super::lives;
use crate::cases::DisputeType;
use crate::fault::{Code, Result};
use crate::kernel::{CaseId, Session, moment};

/// How long after an order of the last days the court may still be silent.
const UNDECIDED: TimeDelta = TimeDelta::days(2);

/// Puts it on the agenda of the next working days, before the case can end.
pub(super) fn plan(county: &mut County<'_>, place: usize, id: CaseId, handler: &Session, family: &Family) {
    let (DisputeType::Violence, &[victim, offender, ..]) = (family.dispute, family.parties.as_slice()) else { return };
    let soon = county.working(county.now(), 1);
    if place.is_multiple_of(2) {
        let by = handler.clone();
        county.at(soon, move |county| warn(county, id, &by, (victim, offender), place));
    }
    if place.is_multiple_of(3) {
        let by = handler.clone();
        county.at(soon, move |county| apply(county, id, &by, (victim, offender), place));
    }
    if place.is_multiple_of(4) {
        let by = handler.clone();
        county.at(soon + TimeDelta::minutes(20), move |county| {
            let until = county.ahead(60);
            let apart = json!({
                "case": id, "first": victim, "second": offender, "reason": "当事人害怕见到对方，分开约时间。", "until": until,
            });
            match county.call(&by, "protection.keep_apart", apart) {
                // The court keeps them apart already.
                Err(fault) if fault.code == Code::Duplicate => {}
                other => drop(other?),
            }
            hide(county, victim, place)
        });
    }
}

/// 告诫书, and the visits after it until nothing more is heard.
fn warn(county: &mut County<'_>, id: CaseId, by: &Session, (victim, offender): (i64, i64), place: usize) -> Result<()> {
    let day = county.now().date();
    let letter = json!({
        "case": id, "id": null, "version": 0, "police": "示例派出所（演示）", "number": format!("演示家暴告字第{place}号"),
        "issued_on": day, "offender": offender, "victim": victim, "facts": "争吵中推搡，情节较轻。", "given_offender": day,
        "given_victim": day, "told_village": day,
    });
    let letter = county.id(by, "protection.save_warning", letter)?;
    for round in 1..=3_u64 {
        // About once a month, as the station's own interval says.
        let moment = county.working(county.now(), 20 * round - 14);
        let by = by.clone();
        county.at(moment, move |county| {
            let visit = json!({
                "warning": letter, "visited_at": moment::stamp(county.now()), "visitor": "社区民警与村妇联主席（演示）",
                "met": if round == 2 { "both" } else { "victim" }, "findings": "未再动手，双方分房居住。", "breached": false,
            });
            settled(county.call(&by, "protection.visit", visit))
        });
    }
    let moment = county.working(county.now(), 50);
    let by = by.clone();
    county.at(moment, move |county| {
        let end = json!({ "id": letter, "version": 1, "reason": "连续三次查访未见违反，转入回访。" });
        settled(county.call(&by, "protection.end_visits", end))
    });
    Ok(())
}

/// The case has gone to the archive meanwhile.
fn settled(told: Result<Value>) -> Result<()> {
    match told {
        Err(fault) if fault.code == Code::WrongState => Ok(()),
        other => other.map(drop),
    }
}

/// Somebody hurt came this morning, and the court has not answered yet.
pub(super) fn threatened(county: &mut County<'_>) {
    county.at(county.end - TimeDelta::hours(3), |county| {
        let handler = families::handler(county, DisputeType::Violence)?;
        let case = lives::open(county, DisputeType::Violence, &handler)?;
        let file = county.call(&handler, "cases.get", json!({ "id": case }))?;
        let party = |place: usize| file.pointer(&format!("/parties/{place}/person/id")).and_then(Value::as_i64);
        match (party(0), party(1)) {
            (Some(victim), Some(offender)) => apply(county, case, &handler, (victim, offender), 0),
            _ => Ok(()),
        }
    });
}

fn apply(
    county: &mut County<'_>,
    id: CaseId,
    by: &Session,
    (victim, offender): (i64, i64),
    place: usize,
) -> Result<()> {
    let asked = json!({
        "case": id, "applicant": victim, "respondent": offender, "relation": "spouse", "proxy": null, "proxy_name": "",
        "proxy_reason": null, "willing": false, "court": "示例县人民法院（演示）", "grounds": "多次殴打，近日又有威胁。",
        "applied_at": moment::stamp(county.now()), "urgent": place.is_multiple_of(2),
    });
    let order = county.id(by, "protection.apply", asked)?;
    if county.end - county.now() < UNDECIDED {
        return Ok(());
    }
    let until = county.now().date().checked_add_months(chrono::Months::new(3));
    let day = county.now().date();
    let decision = json!({
        "id": order, "version": 1, "granted": true, "decided_at": moment::stamp(county.now()), "number": format!("（演示）民保令{place}号"),
        "measures": ["violence", "harassing", "contact"], "other_measure": "", "until": until, "reason": "",
    });
    county.call(by, "protection.decide", decision)?;
    for (version, kind) in (2..).zip(["served_applicant", "served_respondent", "told_police", "told_village"]) {
        let step = json!({
            "id": order, "version": version, "kind": kind, "day": day, "note": "", "until": null, "measures": [], "other_measure": "",
        });
        county.call(by, "protection.step", step)?;
    }
    // Before it ends she says that she needs it no longer.
    let (moment, by) = (county.working(county.now(), 78), by.clone());
    county.at(moment, move |county| {
        let step = json!({
            "id": order, "version": 6, "kind": "renewal_declined", "day": county.now().date(), "note": "已分居，未再骚扰。", "until": null,
            "measures": [], "other_measure": "",
        });
        settled(county.call(&by, "protection.step", step))
    });
    Ok(())
}

/// Where the person hides, for the lead alone.
fn hide(county: &mut County<'_>, person: i64, place: usize) -> Result<()> {
    let lead = county.lead()?;
    let contact = json!({
        "address": format!("演示镇庇护点 {place} 号房"), "phone": "", "note": "只由负责人联系。", "registered_address": "",
        "safe_contact": "",
    });
    let asked = json!({ "id": person, "contact": contact, "readers": [] });
    match county.call(&lead, "people.hide_contact", asked) {
        Err(fault) if matches!(fault.code, Code::WrongState | Code::NotFound) => Ok(()),
        other => other.map(drop),
    }
}
