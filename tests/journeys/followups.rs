//! Visits after the case: planned from colour and outcome, tried, found, and what a danger found sets going.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::{Value, json};

use crate::time::{at, met, opened, running, set_state};

#[test]
fn visits_follow_colour_and_outcome_and_a_danger_goes_to_the_lead() {
    let mut world = World::town();
    let mediator = world.hire("测试丙调解", &["mediator"]);
    let case = opened(&mut world, |intake| intake["received_by"] = json!(mediator));
    let plan = |world: &mut World| world.ok("followups.of_case", json!({ "id": case }))["plan"].clone();
    assert_eq!(plan(&mut world)["state"], "none");
    let entry = |at: &str, outcome: &str| {
        json!({ "case": case, "person": null, "at": at, "way": "phone", "outcome": outcome, "performance": null, "satisfaction": null,
            "danger": false, "danger_note": "", "findings": "", "next_on": null, "risk": null, "risk_reason": "" })
    };
    assert_eq!(world.refused("followups.record", entry("2026-11-23T09:31:00", "done")).code, Code::WrongState);
    set_state(&mut world, case, "resolved");
    let proposed = plan(&mut world);
    assert_eq!(
        (&proposed["state"], &proposed["due"], &proposed["interval_days"]),
        (&json!("proposed"), &json!("2026-11-30T23:59:59"), &json!(30))
    );
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(
        world.ok("obligations.desk", json!({}))["rows"][0]["rule"],
        "follow_up",
        "it lies on the handler's desk"
    );

    // Nobody home: try again on a day of one's own.
    at(&mut world, "2026-11-30T10:00:00");
    assert_eq!(
        world.faults("followups.record", entry("2026-11-30T09:00:00", "nobody_home")),
        [("next_on".into(), "required".into())]
    );
    let mut again = entry("2026-11-30T09:00:00", "nobody_home");
    again["next_on"] = json!("2026-12-03");
    world.ok("followups.record", again);
    assert_eq!(running(&mut world, case, "follow_up")["due"], "2026-12-03T23:59:59");
    // Met, and found in danger: the colour is a person's decision, with why.
    at(&mut world, "2026-12-03T10:00:00");
    let mut found = entry("2026-12-03T09:00:00", "done");
    found["danger"] = json!(true);
    found["risk"] = json!("red");
    let wrong: Vec<String> =
        world.faults("followups.record", found.clone()).into_iter().map(|(field, _)| field).collect();
    assert_eq!(wrong, ["performance", "findings", "danger_note", "risk_reason"]);
    for (field, value) in [
        ("performance", json!("breached")),
        ("satisfaction", json!(2)),
        ("findings", json!("未按约定付款")),
        ("danger_note", json!("扬言上门")),
        ("risk_reason", json!("扬言伤人")),
    ] {
        found[field] = value;
    }
    let visit = world.ok("followups.record", found);
    let file = world.ok("cases.get", json!({ "id": case }));
    assert_eq!(file["risk"], "red");
    let said = file["timeline"].as_array().unwrap().iter().find(|event| event["kind"] == "followed_up").unwrap();
    assert_eq!(said["to"], "done,breached,2", "what was found stands in the history");
    // Said on a visit, it counts like a survey: back to a step, and on the agenda of the month.
    assert_eq!(world.ok("movements.way", json!({ "id": case }))["dissatisfied"], true);
    assert_eq!(running(&mut world, case, "follow_up")["due"], "2026-12-10T23:59:59", "red: every seven days");
    assert_eq!(running(&mut world, case, "escalation_report")["record"], visit);
    assert_eq!(
        world.refused("followups.review", json!({ "id": visit, "review": "甲", "no_report": true })).code,
        Code::Forbidden
    );
    world.sign_in(ADMIN, PASSWORD);
    let agenda = world.ok("conferences.agenda", json!({ "month": "2026-12" }));
    let unhappy = agenda["groups"].as_array().unwrap().iter().find(|one| one["reason"] == "dissatisfied").unwrap();
    assert_eq!(unhappy["items"][0]["case"]["id"], case);
    let desk = world.ok("obligations.desk", json!({}));
    assert!(desk["rows"].as_array().unwrap().iter().any(|one| one["rule"] == "danger_review"), "a task for the lead");
    world.ok("followups.review", json!({ "id": visit, "review": "派出所已知悉，社区每日看望", "no_report": true }));
    assert_eq!(running(&mut world, case, "danger_review"), Value::Null);
    assert_eq!(running(&mut world, case, "escalation_report"), Value::Null);

    // A person changes the plan, a parameter changes the rest, and the plan ends with a reason.
    world.ok(
        "followups.set_plan",
        json!({ "case": case, "interval_days": 3, "next_on": "2026-12-05", "reason": "盯紧" }),
    );
    assert_eq!(plan(&mut world)["due"], "2026-12-05T23:59:59");
    assert_eq!(world.faults("followups.close_plan", json!({ "case": case, "reason": "" })).len(), 1);
    world.ok("followups.close_plan", json!({ "case": case, "reason": "已搬离，平稳三个月" }));
    assert_eq!(running(&mut world, case, "follow_up"), Value::Null);
    assert_eq!(met(&mut world, case, "follow_up")["met"], "2026-12-03T09:00:00");
}

#[test]
fn after_a_danger_the_next_visit_is_soon_whatever_the_colour() {
    let mut world = World::town();
    let case = opened(&mut world, |intake| intake["risk"] = json!("green"));
    set_state(&mut world, case, "resolved");
    at(&mut world, "2026-11-30T10:00:00");
    let mut visit = json!({ "case": case, "person": null, "at": "2026-11-30T09:00:00", "way": "visit", "outcome": "done",
        "performance": "none", "satisfaction": null, "danger": true, "danger_note": "扬言上门", "findings": "情绪激动",
        "next_on": null, "risk": null, "risk_reason": "" });
    world.ok("followups.record", visit.clone());
    assert_eq!(running(&mut world, case, "follow_up")["due"], "2026-12-07T23:59:59", "as for a red case");
    at(&mut world, "2026-12-07T10:00:00");
    (visit["at"], visit["danger"], visit["danger_note"]) = (json!("2026-12-07T09:00:00"), json!(false), json!(""));
    world.ok("followups.record", visit);
    assert_eq!(running(&mut world, case, "follow_up")["due"], "2027-03-07T23:59:59", "calm again: 90 days");
}

#[test]
fn what_was_agreed_and_is_broken_is_visited_soon_and_named_before_the_archive() {
    let mut world = World::town();
    let case = opened(&mut world, |_| ());
    set_state(&mut world, case, "resolved");
    at(&mut world, "2026-11-30T10:00:00");
    let visit = |at: &str, performance: &str, satisfaction: u8| {
        json!({ "case": case, "person": null, "at": at, "way": "phone", "outcome": "done", "performance": performance,
            "satisfaction": satisfaction, "danger": false, "danger_note": "", "findings": "已问双方", "next_on": null, "risk": null,
            "risk_reason": "" })
    };
    let ill =
        |world: &mut World| world.ok("cases.close_check", json!({ "id": case })).to_string().contains("follow_up_ill");
    world.ok("followups.record", visit("2026-11-30T09:00:00", "breached", 4));
    assert_eq!(running(&mut world, case, "follow_up")["due"], "2026-12-07T23:59:59", "as a red case, every seven days");
    assert!(ill(&mut world));
    at(&mut world, "2026-12-04T10:00:00");
    world.ok("followups.record", visit("2026-12-04T09:00:00", "full", 2));
    assert_eq!(running(&mut world, case, "follow_up")["due"], "2026-12-11T23:59:59");
    assert!(ill(&mut world));
    at(&mut world, "2026-12-08T10:00:00");
    world.ok("followups.record", visit("2026-12-08T09:00:00", "full", 4));
    assert_eq!(running(&mut world, case, "follow_up")["due"], "2027-01-07T23:59:59", "mended: by the colour again");
    assert!(!ill(&mut world));
}
