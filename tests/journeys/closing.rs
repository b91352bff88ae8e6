//! What is asked before a case goes into the archive: services that still run, ways to law that nobody told, visits
//! that were called off.

use jiahe::Code;
use jiahe_tests::world::World;
use serde_json::{Value, json};

use crate::time::set_state;

/// What is missing, with how often and whether the archive waits for it.
fn lacks(world: &mut World, case: i64) -> Vec<(String, u64, bool)> {
    let told = world.ok("cases.close_check", json!({ "id": case }));
    let mut found: Vec<_> = told.as_array().unwrap().iter().map(spelt).collect();
    found.retain(|(lack, ..)| ["services_open", "ways_untold", "follow_up_missing"].contains(&lack.as_str()));
    found
}

fn spelt(one: &Value) -> (String, u64, bool) {
    (one["lack"].as_str().unwrap().to_owned(), one["count"].as_u64().unwrap(), one["required"] == true)
}

fn archive(case: i64, note: &str) -> Value {
    json!({ "id": case, "state": "archived", "note": note })
}

fn open(world: &mut World, case: i64, service: &str) -> Value {
    let body = json!({
        "case": case, "service": service, "assigned": null, "unit": "", "person": null, "client": "",
        "client_phone": "", "summary": "虚构事由", "body": null, "outcome": null,
    });
    let id = world.ok("services.open", body);
    world.ok("services.get", json!({ "id": id }))["record"].clone()
}

fn changed(world: &mut World, record: &Value, with: impl FnOnce(&mut Value)) -> Value {
    let mut record = world.ok("services.get", json!({ "id": record["id"] }))["record"].clone();
    with(&mut record["body"]);
    world.ok("services.save", record.clone());
    world.ok("services.get", json!({ "id": record["id"] }))["record"].clone()
}

#[test]
fn services_that_still_run_are_passed_over_with_a_reason() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let advice = open(&mut world, case, "legal_advice");
    open(&mut world, case, "family_education");
    assert_eq!(lacks(&mut world, case), [("services_open".to_owned(), 2, false)]);
    let end = json!({ "id": advice["id"], "version": advice["version"], "outcome": "withdrawn", "note": "不再需要" });
    world.ok("services.end", end);
    assert_eq!(lacks(&mut world, case), [("services_open".to_owned(), 1, false)], "one has ended");
    set_state(&mut world, case, "resolved");
    assert_eq!(world.faults("cases.set_state", archive(case, "")), [("note".to_owned(), "required".to_owned())]);
    world.ok("cases.set_state", archive(case, "家长课堂由社区接着办"));
}

#[test]
fn a_failed_mediation_keeps_the_case_open_until_the_ways_to_law_are_told() {
    let mut world = World::county();
    let (case, _) = world.open_case();
    let record = open(&mut world, case, "mediation");
    assert_eq!(lacks(&mut world, case), [("services_open".to_owned(), 1, false)]);
    let record = changed(&mut world, &record, |body| {
        body["failed_on"] = json!("2026-11-22");
        body["failed_reason"] = json!("分歧过大");
    });
    assert_eq!(
        lacks(&mut world, case),
        [("ways_untold".to_owned(), 1, true), ("services_open".to_owned(), 1, false)],
        "人民调解法 26"
    );
    // It is left otherwise: as somebody nobody reaches any more. The telling is still owed.
    let end =
        json!({ "id": record["id"], "version": record["version"], "outcome": "lost_contact", "note": "联系不上" });
    world.ok("services.end", end);
    assert_eq!(lacks(&mut world, case), [("ways_untold".to_owned(), 1, true)]);
    set_state(&mut world, case, "resolved");
    let refused = world.refused("cases.set_state", archive(case, "先归档再说"));
    assert_eq!(refused.code, Code::WrongState, "no reason passes over it");
    assert!(refused.fields.iter().any(|field| field.why == "ways_untold"), "{:?}", refused.fields);
    let now = world.ok("services.get", json!({ "id": record["id"] }))["record"]["version"].clone();
    world.ok("services.reopen", json!({ "id": record["id"], "version": now, "reason": "补告知" }));
    changed(&mut world, &record, |body| {
        body["ways_told"] = json!("仲裁、行政、司法途径");
        body["ways_told_on"] = json!("2026-11-23");
    });
    assert_eq!(lacks(&mut world, case), [("services_open".to_owned(), 1, false)]);
    world.ok("cases.set_state", archive(case, "已告知，记录由调解员办结"));
}

#[test]
fn visits_that_were_called_off_before_one_was_made_are_named() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    set_state(&mut world, case, "resolved");
    assert_eq!(lacks(&mut world, case), [], "the plan that follows from colour and outcome is enough");
    world.ok("followups.close_plan", json!({ "case": case, "reason": "已搬离" }));
    assert_eq!(lacks(&mut world, case), [("follow_up_missing".to_owned(), 1, false)]);
    assert_eq!(world.faults("cases.set_state", archive(case, ""))[0].0, "note");
    let plan = json!({ "case": case, "interval_days": 30, "next_on": null, "reason": "仍住本村" });
    world.ok("followups.set_plan", plan);
    assert_eq!(lacks(&mut world, case), [], "planned again");
    let visit = json!({
        "case": case, "person": null, "at": world.clock.now, "way": "visit", "outcome": "refused", "performance": null,
        "satisfaction": null, "danger": false, "danger_note": "", "findings": "", "next_on": null, "risk": null,
        "risk_reason": "",
    });
    world.ok("followups.record", visit);
    world.ok("followups.close_plan", json!({ "case": case, "reason": "本人拒绝再访" }));
    assert_eq!(lacks(&mut world, case), [], "somebody went, and was turned away");
    world.ok("cases.set_state", archive(case, ""));
}

#[test]
fn what_must_be_told_about_safety_is_asked_for_before_the_archive() {
    let mut world = World::village();
    let mut intake = world.intake();
    (intake["main_type"], intake["other_types"], intake["level"]) = (json!("violence"), json!([]), json!("sensitive"));
    let case = world.ok("cases.open", intake)["id"].as_i64().unwrap();
    let untold = |world: &mut World| {
        let told = world.ok("cases.close_check", json!({ "id": case }));
        let mut found = told.as_array().unwrap().iter().map(spelt);
        found.find(|(lack, ..)| lack == "prompts_untold").map(|(_, count, required)| (count, required))
    };
    let (before, required) = untold(&mut world).expect("nobody was told anything");
    assert!(before > 1 && !required, "{before}");
    let told = json!({
        "case": case, "prompt": "police", "done": true, "told_at": world.clock.now.format("%Y-%m-%dT%H:%M:%S").to_string(),
        "place": "本站", "told_by": "测试", "note": "",
    });
    world.ok("protection.answer", told);
    assert_eq!(untold(&mut world), Some((before - 1, false)));
}
