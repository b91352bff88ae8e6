//! Family education of the demo beyond single lectures: a cohort under way with its homework, self-ratings and a line
//! of those who wait, somebody who comes by order of a court, an activity in a village.

use chrono::{Datelike as _, NaiveTime, TimeDelta};
use serde_json::{Value, json};

use super::county::County;
use super::people;
use crate::cases::DisputeType;
use crate::fault::{Code, Result};
use crate::kernel::{Moment, Role, Session, moment};

const PLACES: u64 = 8;
/// Lessons before the day the demo is opened on.
const BEFORE: i64 = 3;

pub(super) fn plan(county: &mut County<'_>) {
    county.at(county.back(26, 15, 0), begin);
    county.at(county.back(6, 16, 0), visit_village);
}

/// Friday evenings.
fn begin(county: &mut County<'_>) -> Result<()> {
    let lead = county.lead()?;
    let educator = county.one_with(Role::FamilyEducator)?;
    let mut course = county.call(&educator, "courses.starters", json!({}))?.get(1).cloned().unwrap_or_default();
    let titles: Vec<String> = course
        .get("lessons")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|lesson| lesson.get("title")?.as_str().map(str::to_owned))
        .collect();
    if let Some(fields) = course.as_object_mut() {
        fields.insert("active".to_owned(), json!(true));
    }
    let course = county.id(&educator, "courses.save", course)?;
    let today = county.today();
    let friday = today - TimeDelta::days(i64::from((today.weekday().num_days_from_monday() + 3) % 7));
    let evening = NaiveTime::from_hms_opt(19, 0, 0).unwrap_or_default();
    let starts: Vec<Moment> = (1 - BEFORE..)
        .zip(&titles)
        .map(|(week, _)| {
            (friday + TimeDelta::weeks(week) - TimeDelta::days(i64::from(friday == today) * 7)).and_time(evening)
        })
        .collect();
    let lessons: Vec<Value> = titles
        .iter()
        .zip(&starts)
        .map(|(title, start)| {
            json!({
                "theme": title, "start": moment::stamp(*start), "minutes": 90, "instructor": educator.name,
                "instructor_id": educator.staff, "place": "亲子活动室", "room": county.rooms.get(4),
            })
        })
        .collect();
    let cohort = json!({
        "course": course, "title": "好好说话·冬季班", "host": "", "capacity": PLACES, "pass_lessons": BEFORE, "lessons": lessons,
    });
    let cohort = county.id(&lead, "cohorts.plan", cohort)?;
    by_order(county, cohort, &lead)?;
    for number in 0..PLACES + 1 {
        let surname = people::surname(county);
        let parent = json!({
            "cohort": cohort, "case": null, "person": null, "name": people::name(county, surname), "phone": people::phone(county),
            "child_age": county.between(6, 15).to_string(), "eligibility": "guardian", "order": null, "wait": number >= PLACES - 1,
        });
        county.call(&educator, "cohorts.join", parent)?;
    }
    for (index, start) in starts.into_iter().enumerate() {
        let educator = educator.clone();
        county.at(start + TimeDelta::minutes(92), move |county| held(county, cohort, index, &educator));
    }
    Ok(())
}

/// A parent of a case whom the court sent.
fn by_order(county: &mut County<'_>, cohort: i64, lead: &Session) -> Result<()> {
    let parents: Vec<(i64, i64)> = county
        .cases
        .iter()
        .rev()
        .filter(|known| known.family.dispute == DisputeType::Education && !known.family.closed)
        .map(|known| (known.id.0, known.family.lead_party))
        .take(8)
        .collect();
    for (case, person) in parents {
        let ordered = county.now().date();
        let order = json!({
            "id": null, "version": 0, "case": case, "person": person, "kind": "court", "issuer": "演示县人民法院",
            "number": "（2026）演示家教令 3 号", "ordered_on": ordered.to_string(), "received_on": ordered.to_string(),
            "lessons": 3, "hours": 4, "due": (ordered + TimeDelta::days(90)).to_string(),
            "content": "接受不少于三次家庭教育指导，与学校保持联系。",
        });
        let order = match county.id(lead, "guidance.save", order) {
            Ok(order) => order,
            Err(fault) if matches!(fault.code, Code::WrongState | Code::HeldElsewhere) => continue,
            Err(fault) => return Err(fault),
        };
        let joins = json!({
            "cohort": cohort, "case": case, "person": person, "name": "", "phone": "", "child_age": "12",
            "eligibility": "order", "order": order, "wait": false,
        });
        return county.call(lead, "cohorts.join", joins).map(drop);
    }
    Ok(())
}

/// The roll is called; the first evening one says where one stands, and something is given to take home.
fn held(county: &mut County<'_>, cohort: i64, index: usize, educator: &Session) -> Result<()> {
    let lead = county.lead()?;
    let file = county.call(&lead, "cohorts.get", json!({ "id": cohort }))?;
    let class = file.pointer(&format!("/lessons/{index}")).cloned().unwrap_or_default();
    let members: Vec<Value> = file
        .get("members")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter(|member| member.get("state").is_some_and(|state| state == "enrolled"))
        .cloned()
        .collect();
    for member in &members {
        let state = county.pick(&["attended", "attended", "attended", "attended", "attended", "absent"]);
        let seat = member.pointer(&format!("/marks/{index}/enrolment")).cloned();
        county.call(&lead, "classes.mark", json!({ "id": seat, "state": state }))?;
        if index == 0 {
            let scores: Vec<Value> = ["listen", "calm", "rules", "together", "agree", "help"]
                .map(|item| json!({ "item": item, "score": county.between(1, 4) }))
                .to_vec();
            let rated = json!({ "member": member.get("id"), "moment": "before", "scores": scores });
            county.call(&lead, "cohorts.rate", rated)?;
        }
    }
    let seen = county.call(&lead, "classes.get", json!({ "id": class.get("id") }))?;
    let version = seen.pointer("/class/version").cloned();
    let over = json!({ "id": class.get("id"), "version": version, "state": "held", "reason": "" });
    county.call(educator, "classes.set_state", over)?;
    if index > 0 {
        return Ok(());
    }
    let due = (county.now().date() + TimeDelta::days(7)).to_string();
    let work = json!({
        "id": null, "cohort": cohort, "class": class.get("id"), "title": "记三次倾听", "content": "写下孩子说了什么、你怎么回应。", "due": due,
    });
    let work = county.id(&lead, "cohorts.give_homework", work)?;
    let on_day = county.now().date().to_string();
    for member in members.iter().take(3) {
        let handed = json!({ "homework": work, "member": member.get("id"), "on": on_day, "note": "" });
        county.call(&lead, "cohorts.hand_in", handed)?;
    }
    Ok(())
}

/// 护航关爱, without pictures.
fn visit_village(county: &mut County<'_>) -> Result<()> {
    let educator = county.one_with(Role::FamilyEducator)?;
    let event = json!({
        "id": null, "version": 0, "kind": "activity", "focuses": ["family", "tradition"], "title": "好家风故事会",
        "held_on": county.now().date().to_string(), "place": "示例岙村文化礼堂", "host": "示例岙村妇联（演示）", "reached": 46,
        "children": false, "content": "三户人家讲自家的家风，发宣传册，现场答问。", "result": "两户约了家庭教育指导。",
        "materials": [{ "what": "家庭教育促进法宣传册", "count": 46 }, { "what": "12338 服务卡", "count": 60 }],
    });
    county.call(&educator, "care.save", event).map(drop)
}
