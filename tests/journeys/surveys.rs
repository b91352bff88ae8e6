//! Satisfaction surveys, signed and anonymous, and the numbers of a period.

use jiahe::Code;
use jiahe_tests::world::{PASSWORD, World};
use serde_json::{Value, json};

fn sheet(case: Value, anonymous: bool, overall: u8) -> Value {
    json!({
        "case": case, "anonymous": anonymous, "day": null, "service": "mediation", "sex": "2", "age": "36_50",
        "scores": [{ "item": "speed", "score": 3 }, { "item": "overall", "score": overall }],
        "first_time": true, "recommend": null, "comment": "<i>谢谢</i>\n😀", "reply_phone": "",
    })
}

const ALL: &str = r#"{ "from": null, "to": null, "service": null }"#;

fn asked() -> Value {
    serde_json::from_str(ALL).unwrap()
}

#[test]
fn a_survey_is_entered_listed_and_summed() {
    let mut world = World::village();
    let (case, code) = world.open_case();
    world.ok("surveys.enter", sheet(json!(case), false, 5));
    world.ok("surveys.enter", sheet(Value::Null, true, 2));
    let mut named = sheet(json!(case), true, 5);
    named["reply_phone"] = json!("13800000001");
    let refused = world.faults("surveys.enter", named);
    assert_eq!(refused.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["case", "reply_phone"]);
    let mut hollow = sheet(Value::Null, true, 5);
    hollow["scores"] = json!([]);
    assert_eq!(world.faults("surveys.enter", hollow), [("scores".to_owned(), "required".to_owned())]);

    let list = world.ok("surveys.list", asked());
    assert_eq!((&list[0]["case_code"], &list[1]["case_code"]), (&json!(""), &json!(code)), "the newest first");
    assert_eq!(
        (&list[1]["entry"]["day"], &list[1]["entry"]["comment"]),
        (&json!("2026-11-23"), &json!("<i>谢谢</i>\n😀"))
    );
    let sum = world.ok("surveys.summary", asked());
    assert_eq!((&sum["count"], &sum["satisfied_percent"]), (&json!(2), &json!(50)));
    let speed = sum["items"].as_array().unwrap().iter().find(|item| item["item"] == "speed").unwrap();
    assert_eq!(speed["counts"], json!([0, 0, 2, 0, 0]));
    let none = world.ok("surveys.summary", json!({ "from": "2026-11-24", "to": null, "service": null }));
    assert_eq!((&none["count"], &none["satisfied_percent"]), (&json!(0), &Value::Null));
    let file = world.ok("cases.get", json!({ "id": case }));
    assert_eq!(file["timeline"][0]["kind"], "survey_entered");
}

#[test]
fn outside_the_team_a_survey_is_neither_listed_nor_counted() {
    let mut world = World::village();
    world.hire("测试子调解", &["mediator"]);
    let (case, _) = world.open_case();
    world.ok("surveys.enter", sheet(json!(case), false, 5));
    world.ok("surveys.enter", sheet(Value::Null, true, 2));
    world.ok("cases.set_level", json!({ "id": case, "level": "strict", "reason": "人身安全" }));
    world.sign_in("测试子调解", PASSWORD);
    assert_eq!(world.ok("surveys.list", asked()).as_array().unwrap().len(), 1);
    let sum = world.ok("surveys.summary", asked());
    assert_eq!((&sum["count"], &sum["satisfied_percent"]), (&json!(1), &json!(0)));
    assert_eq!(world.refused("surveys.enter", sheet(json!(case), false, 5)).code, Code::NotFound);
}

#[test]
fn the_numbers_of_a_period_are_those_of_the_lists_behind_them() {
    let mut world = World::village();
    world.hire("测试子调解", &["mediator"]);
    world.open_case();
    let mut secret = world.intake();
    secret["level"] = json!("sensitive");
    secret["main_type"] = json!("violence");
    secret["other_types"] = json!([]);
    secret["risk"] = json!("red");
    world.ok("cases.open", secret);
    let period = json!({ "from": "2026-10-15", "to": "2026-11-23" });
    let count = |told: &Value, of: &str, term: &str| {
        told[of].as_array().unwrap().iter().find(|pair| pair[0] == term).map(|pair| pair[1].as_u64().unwrap())
    };
    let told = world.ok("statistics.overview", period.clone());
    assert_eq!((&told["total"], &told["by_month"]), (&json!(2), &json!([["2026-10", 0], ["2026-11", 2]])));
    for dispute in ["property", "marriage", "violence", "minors"] {
        let filter = json!({ "filter": { "dispute": dispute }, "after": null, "limit": 50 });
        let listed = world.ok("cases.list", filter)["total"].as_u64();
        assert_eq!(count(&told, "by_type", dispute), listed, "{dispute}");
    }
    assert_eq!((count(&told, "by_risk", "red"), count(&told, "by_service", "mediation")), (Some(1), Some(2)));
    assert_eq!((count(&told, "by_channel", "visit"), count(&told, "by_state", "accepted")), (Some(2), Some(2)));

    world.sign_in("测试子调解", PASSWORD);
    let told = world.ok("statistics.overview", period);
    assert_eq!((&told["total"], count(&told, "by_risk", "red")), (&json!(1), Some(0)), "not even in a count");
    let long = json!({ "from": "2010-01-01", "to": "2026-11-23" });
    assert_eq!(world.faults("statistics.overview", long), [("to".to_owned(), "range".to_owned())]);
}
