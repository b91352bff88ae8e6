//! The life of each case: taken in, worked on, met about, ended, filed away.

use chrono::Days;
use serde_json::{Value, json};

use super::county::{County, Known};
use super::families::{self, Family};
use super::{aftercare, hours, protection, words};
use crate::cases::{DisputeType, Risk, rules};
use crate::fault::Result;
use crate::kernel::{CaseId, Moment, Role, Session};

/// Puts `count` intakes over the year before the demo's end, the last days among them.
pub(super) fn plan(county: &mut County<'_>, count: usize) {
    for index in 0..count {
        let back = match index % 20 {
            0 => county.between(1, 9),
            1 | 2 => county.between(3, 60),
            _ => county.between(6, 362),
        };
        let day = county.end.checked_sub_days(Days::new(back)).unwrap_or(county.end);
        let moment = county.working(day, 0);
        county.at(moment, move |county| take_in(county, index));
    }
}

fn take_in(county: &mut County<'_>, index: usize) -> Result<()> {
    let dispute = families::dispute(county, index);
    let handler = families::handler(county, dispute)?;
    let (mut body, family) = families::intake(county, dispute, &handler);
    let known = county.happens(7) && come_again(county, &mut body)?;
    // The window may not know of an earlier case that is secret; its handler does.
    let clerk = if !known && county.happens(60) { county.one_with(Role::Receptionist)? } else { handler.clone() };
    let (id, family) = save(county, &clerk, &handler, body, family)?;
    let place = county.cases.len();
    county.cases.push(Known { id, handler: handler.staff, family: family.clone() });
    report(county, id, &handler)?;
    course(county, place, id, &handler, &family);
    protection::plan(county, place, id, &handler, &family);
    Ok(())
}

/// Sends the form, and looks up who its parties became.
fn save(
    county: &mut County<'_>,
    clerk: &Session,
    handler: &Session,
    body: Value,
    mut family: Family,
) -> Result<(CaseId, Family)> {
    let opened = county.call(clerk, "cases.open", body)?;
    let id = CaseId(opened.get("id").and_then(Value::as_i64).unwrap_or_default());
    let file = county.call(handler, "cases.get", json!({ "id": id }))?;
    let parties = file.get("parties").and_then(Value::as_array).cloned().unwrap_or_default();
    family.parties = parties.iter().filter_map(|party| party.pointer("/person/id")?.as_i64()).collect();
    family.lead_party = family.parties.first().copied().unwrap_or_default();
    Ok((id, family))
}

/// A case with a story of its own, which nothing else of the demo touches.
pub(super) fn open(county: &mut County<'_>, dispute: DisputeType, handler: &Session) -> Result<CaseId> {
    let (mut body, family) = families::intake(county, dispute, handler);
    if let Some(form) = body.as_object_mut() {
        if form.get("consent").is_some_and(|consent| consent != "guardian") {
            form.insert("consent".into(), json!("given"));
        }
        let sensitive = rules::starts_sensitive(&[dispute]);
        form.insert("level".into(), json!(if sensitive { "sensitive" } else { "normal" }));
    }
    Ok(save(county, handler, handler, body, family)?.0)
}

/// Makes the first party somebody whom an earlier case of this handler and kind knows; says whether there was one.
fn come_again(county: &mut County<'_>, body: &mut Value) -> Result<bool> {
    let asked = body.get("received_by").and_then(Value::as_i64);
    let kind = body.get("main_type").cloned();
    let earlier =
        county.cases.iter().find(|known| Some(known.handler.0) == asked && Some(json!(known.family.dispute)) == kind);
    let Some(known) = earlier.cloned() else { return Ok(false) };
    let handler = county.member(known.handler)?;
    let file = county.call(&handler, "cases.get", json!({ "id": known.id }))?;
    let Some(person) = file.pointer("/parties/0/person").cloned() else { return Ok(false) };
    // A child grows up and consent with it: only grown people come again here.
    if person.get("occupation").and_then(Value::as_str) == Some("学生") {
        return Ok(false);
    }
    if let Some(entry) = body.pointer_mut("/parties/0/person").and_then(Value::as_object_mut) {
        for (field, value) in entry.iter_mut() {
            if let Some(kept) = person.get(field) {
                *value = kept.clone();
            }
        }
        entry.insert("existing".into(), json!(known.family.lead_party));
    }
    if let Some(channel) = body.get_mut("channel") {
        *channel = json!("visit");
    }
    Ok(true)
}

/// What the law wants reported within the day is, but for those of the last two days.
fn report(county: &mut County<'_>, id: CaseId, by: &Session) -> Result<()> {
    let clocks = county.call(by, "obligations.of_case", json!({ "id": id }))?;
    let running = clocks.get("running").and_then(Value::as_array).cloned().unwrap_or_default();
    for (rule, kind) in [("mandatory_report", "minor"), ("escalation_report", "escalation")] {
        let owed = running.iter().any(|one| one.get("rule").is_some_and(|its| its == rule));
        let moment = county.now() + chrono::TimeDelta::hours(2);
        if !owed || moment > county.end - chrono::TimeDelta::hours(30) {
            continue;
        }
        let by = by.clone();
        county.at(moment, move |county| {
            let entry = json!({
                "case": id, "kind": kind, "situation": "已按规定报告，见登记内容。", "suspect": "", "measures": "已安抚当事人，请村里当晚上门看望。",
                "reported_at": crate::kernel::moment::stamp(county.now()), "receipt": "示例派出所值班电话（演示）", "told": "", "feedback": "",
                "reporter": { "name": "", "phone": "", "relation": "" },
            });
            county.call(&by, "reports.add", entry).map(drop)
        });
    }
    Ok(())
}

fn course(county: &mut County<'_>, place: usize, id: CaseId, handler: &Session, family: &Family) {
    let opened = county.now();
    let mut last = opened;
    for _ in 0..county.between(1, 4) {
        let pause = county.between(1, 11);
        last = county.working(last, pause);
        let by = handler.clone();
        county.at(last, move |county| {
            let text = words::note(county);
            county.call(&by, "cases.add_note", json!({ "id": id, "text": text })).map(drop)
        });
    }
    meetings(county, place, opened, family);
    calmer(county, id, handler, family, last);
    if county.happens(6) {
        let by = handler.clone();
        county.at(county.now() + chrono::TimeDelta::hours(3), move |county| join(county, id, &by));
    }
    // One in nine of the last two months goes on, one in fifty of the older ones.
    let young = opened > county.end - chrono::TimeDelta::days(60);
    if county.happens(if young { 89 } else { 98 }) {
        let pause = county.between(4, 40);
        let moment = county.working(last, pause);
        let by = handler.clone();
        county.at(moment, move |county| end(county, place, id, &by));
    }
}

fn meetings(county: &mut County<'_>, place: usize, opened: Moment, family: &Family) {
    if family.services.is_empty() || !county.happens(52) {
        return;
    }
    for round in 0..county.between(1, 2) {
        let pause = county.between(1, 3) + round * 7;
        let moment = county.working(opened, pause);
        county.at(moment, move |county| hours::arrange(county, place));
    }
}

/// The colour comes down with the danger.
fn calmer(county: &mut County<'_>, id: CaseId, handler: &Session, family: &Family, after: Moment) {
    let lower = match family.risk {
        Risk::Red => Risk::Orange,
        Risk::Orange => Risk::Yellow,
        Risk::Yellow | Risk::Green => return,
    };
    if !county.happens(55) {
        return;
    }
    let by = handler.clone();
    let moment = county.working(after, 1);
    county.at(moment, move |county| {
        let reason = "经走访与面谈，危险已下降，继续观察。";
        match county.call(&by, "cases.set_risk", json!({ "id": id, "risk": lower, "reason": reason })) {
            Err(fault) if fault.code == crate::Code::WrongState => Ok(()),
            other => other.map(drop),
        }
    });
}

/// A colleague joins the case.
fn join(county: &mut County<'_>, id: CaseId, by: &Session) -> Result<()> {
    let colleague = county.one_with(Role::Psychologist)?;
    county.call(by, "cases.set_team", json!({ "id": id, "team": [by.staff, colleague.staff] })).map(drop)
}

fn end(county: &mut County<'_>, place: usize, id: CaseId, by: &Session) -> Result<()> {
    let resolved = county.happens(88);
    let note = words::ending(county, resolved);
    if resolved {
        county.call(by, "cases.set_state", json!({ "id": id, "state": "resolved", "note": note }))?;
    } else {
        county.call(by, "cases.withdraw", json!({ "id": id, "reason": note }))?;
    }
    aftercare::plan(county, id, by);
    let mut education = false;
    if let Some(known) = county.cases.get_mut(place) {
        known.family.closed = true;
        education = known.family.dispute == DisputeType::Education;
    }
    if county.happens(if education { 30 } else { 70 }) {
        let pause = county.between(20, 70);
        let moment = county.working(county.now(), pause);
        let by = by.clone();
        county.at(moment, move |county| {
            let filed = json!({ "id": id, "state": "archived", "note": "已逐项核对，未尽事项转回访。" });
            match county.call(&by, "cases.set_state", filed) {
                // The consent is still missing: it stays where it is.
                Err(fault) if fault.code == crate::Code::WrongState => Ok(()),
                other => other.map(drop),
            }
        });
    }
    Ok(())
}
