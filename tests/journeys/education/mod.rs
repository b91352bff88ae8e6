//! Family education: courses, cohorts, orders to take guidance, care activities, pictures.

mod calendar;
mod care;
mod certified;
mod guidance;
mod line;
mod said;

use jiahe_tests::world::World;
use serde_json::{Value, json};

pub fn course(active: bool, lessons: &[&str], pass: u32) -> Value {
    let lessons: Vec<Value> = lessons.iter().map(|title| json!({ "title": title, "content": "" })).collect();
    json!({
        "id": null, "version": 0, "title": "好好说话", "summary": "", "targets": ["primary", "teen"], "minutes": 90,
        "pass_lessons": pass, "lessons": lessons, "materials": [{ "kind": "paper", "title": "亲子沟通手册", "content": "二楼书架" }],
        "active": active,
    })
}

pub fn lesson(start: &str) -> Value {
    json!({
        "theme": format!("第 {start} 课"), "start": start, "minutes": 90, "instructor": "外请某老师", "instructor_id": null,
        "place": "文化礼堂", "room": null,
    })
}

/// A cohort with these lessons of which all but one must be attended; gives its id.
pub fn cohort(world: &mut World, capacity: u32, starts: &[&str]) -> i64 {
    let titles: Vec<String> = starts.iter().map(|start| format!("第 {start} 课")).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let pass = u32::try_from(starts.len().saturating_sub(1).max(1)).unwrap();
    let course = world.ok("courses.save", course(true, &titles, pass));
    let lessons: Vec<Value> = starts.iter().map(|start| lesson(start)).collect();
    let plan = json!({
        "course": course, "title": "秋季一班", "host": "", "capacity": capacity, "pass_lessons": pass, "lessons": lessons,
    });
    world.ok("cohorts.plan", plan).as_i64().unwrap()
}

pub fn joins(cohort: i64, case: i64, person: i64) -> Value {
    json!({
        "cohort": cohort, "case": case, "person": person, "name": "", "phone": "", "child_age": "8", "eligibility": "guardian",
        "order": null, "wait": false,
    })
}

pub fn walks_in(cohort: i64, name: &str, wait: bool) -> Value {
    json!({
        "cohort": cohort, "case": null, "person": null, "name": name, "phone": "", "child_age": "6、9",
        "eligibility": "guardian", "order": null, "wait": wait,
    })
}

pub fn order(case: i64, person: i64) -> Value {
    json!({
        "id": null, "version": 0, "case": case, "person": person, "kind": "court", "issuer": "虚构县人民法院",
        "number": "（2026）虚家教令1号", "ordered_on": "2026-11-20", "received_on": "2026-11-23", "lessons": 2, "hours": 3,
        "due": "2027-01-20", "content": "接受家庭教育指导不少于二次。",
    })
}

pub fn care() -> Value {
    json!({
        "id": null, "version": 0, "kind": "activity", "focuses": ["family", "tradition"], "title": "好家风故事会",
        "held_on": "2026-11-22", "place": "文化礼堂", "host": "虚构村妇联", "reached": 60, "children": true,
        "content": "讲家风故事，发宣传册。", "result": "", "materials": [{ "what": "家庭教育促进法宣传册", "count": 60 }],
    })
}

/// The cohort's page; members are found in it by name.
pub fn file(world: &mut World, cohort: i64) -> Value {
    world.ok("cohorts.get", json!({ "id": cohort }))
}

pub fn member(world: &mut World, cohort: i64, name: &str) -> Value {
    let file = file(world, cohort);
    let all = file["members"].as_array().unwrap();
    all.iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("no {name} in {file}")).clone()
}

pub fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("no number: {value}"))
}

/// The seat of somebody in the lesson of that place, 0 the first.
pub fn seat(world: &mut World, cohort: i64, name: &str, lesson: usize) -> i64 {
    number(&member(world, cohort, name)["marks"][lesson]["enrolment"])
}
