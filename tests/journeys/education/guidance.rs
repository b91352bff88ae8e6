//! An order of a court to take guidance: on the case, two clocks, what counts towards it, and the issuer told.

use jiahe::Code;
use jiahe_tests::world::{PASSWORD, World, moment};
use serde_json::{Value, json};

use super::{cohort, joins, number, order, seat};

/// Rule and day of what still runs of an order.
fn clocks(world: &mut World, case: i64) -> Vec<(Value, Value)> {
    let owed = world.ok("obligations.of_case", json!({ "id": case }));
    let mut found: Vec<(Value, Value)> = owed["running"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["rule"].as_str().unwrap().starts_with("guidance"))
        .map(|one| (one["rule"].clone(), one["due"].clone()))
        .collect();
    found.sort_by_key(|one| one.0.to_string());
    found
}

fn orders(world: &mut World, case: i64) -> Value {
    world.ok("guidance.of_case", json!({ "case": case }))[0].clone()
}

#[test]
fn an_order_is_fulfilled_by_what_was_attended_and_the_issuer_is_told() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let person = number(&world.ok("cases.get", json!({ "id": case }))["parties"][0]["person"]["id"]);
    let mut wrong = order(case, person);
    (wrong["issuer"], wrong["number"], wrong["ordered_on"], wrong["due"]) =
        (json!(""), json!(" "), json!("2026-11-24"), Value::Null);
    let fields: Vec<String> = world.faults("guidance.save", wrong).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["issuer", "number", "ordered_on", "received_on", "due"]);
    let id = number(&world.ok("guidance.save", order(case, person)));
    let running = clocks(&mut world, case);
    assert_eq!(running.len(), 2, "{running:?}");
    assert_eq!(running[0], (json!("guidance_order"), json!("2027-01-20T23:59:59")));
    assert!(running[1].1.as_str().unwrap() > "2027-01-20", "told after it: {running:?}");

    let cohort = cohort(&mut world, 5, &["2026-11-28T14:00:00", "2026-12-05T14:00:00"]);
    let mut join = joins(cohort, case, person);
    join["eligibility"] = json!("order");
    assert_eq!(world.faults("cohorts.join", join.clone()), [("order".to_owned(), "required".to_owned())]);
    join["order"] = json!(id + 1);
    assert_eq!(world.faults("cohorts.join", join.clone()), [("order".to_owned(), "unknown_code".to_owned())]);
    join["order"] = json!(id);
    world.ok("cohorts.join", join);
    world.clock.now = moment("2026-11-28T15:40:00");
    let first = seat(&mut world, cohort, "虚构甲花", 0);
    world.ok("classes.mark", json!({ "id": first, "state": "attended" }));
    let told = orders(&mut world, case);
    assert_eq!((&told["attended"], &told["minutes"], &told["state"]), (&json!(1), &json!(90), &json!("running")));

    // A session of individual guidance that names the order counts as well.
    let service = json!({
        "case": case, "service": "family_education", "assigned": null, "unit": "", "person": person, "client": "", "client_phone": "",
        "summary": "个案指导", "body": null, "outcome": null,
    });
    let service = world.ok("services.open", service);
    let body = |order: i64, before: u32| {
        json!({
            "service": "family_education", "origin": "court", "ordered_by": "虚构县人民法院", "order": order, "intake": "主动来访",
            "concerns": ["discipline", "communication", "discipline"], "before": before, "plan": "每周一次",
            "goals": [{ "goal": "不打骂", "state": "open", "note": "" }],
            "meetings": [{ "on": "2026-11-27", "present": "母亲", "content": "第一次指导", "result": "", "minutes": 90 }],
        })
    };
    let save = |body: Value| {
        json!({
            "id": service, "version": 1, "assigned": null, "unit": "", "person": person, "client": "", "client_phone": "",
            "summary": "个案指导", "next_step": "", "next_on": null, "body": body,
        })
    };
    let faults = world.faults("services.save", save(body(id + 1, 11)));
    let mut expected =
        vec![("body.before".to_owned(), "one_to_ten".to_owned()), ("body.order".to_owned(), "unknown_code".to_owned())];
    expected.sort();
    let mut faults = faults;
    faults.sort();
    assert_eq!(faults, expected);
    world.ok("services.save", save(body(id, 3)));
    let kept = world.ok("services.get", json!({ "id": service }))["record"]["body"].clone();
    assert_eq!(kept["concerns"], json!(["communication", "discipline"]), "each once, in the order of the form");
    let told = orders(&mut world, case);
    assert_eq!((&told["attended"], &told["minutes"]), (&json!(2), &json!(180)));

    let settled = |version: i64, state: &str, note: &str| json!({ "id": id, "version": version, "state": state, "on": null, "note": note });
    let tell = |version: i64, note: &str| json!({ "id": id, "version": version, "on": null, "note": note });
    assert_eq!(world.refused("guidance.tell", tell(1, "书面")).code, Code::WrongState, "nothing came of it yet");
    world.ok("guidance.settle", settled(1, "fulfilled", ""));
    assert_eq!(
        world
            .refused("guidance.save", {
                let mut again = order(case, person);
                again["id"] = json!(id);
                again["version"] = json!(2);
                again
            })
            .code,
        Code::WrongState
    );
    // Saturday 28 November; three working days later.
    assert_eq!(clocks(&mut world, case), [(json!("guidance_report"), json!("2026-12-02T23:59:59"))]);
    assert_eq!(world.ok("guidance.desk", json!({}))[0]["id"], id, "the issuer has not been told");
    assert_eq!(world.faults("guidance.tell", tell(2, "")), [("note".to_owned(), "required".to_owned())]);
    world.ok("guidance.tell", tell(2, "书面回告承办法官"));
    assert_eq!(world.ok("guidance.desk", json!({})), json!([]));
    assert_eq!(
        world.refused("guidance.settle", settled(3, "running", "误记")).code,
        Code::WrongState,
        "the issuer knows"
    );
    let said: Vec<Value> = world.ok("cases.get", json!({ "id": case }))["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|event| event["kind"] == "educated" && event["from"] == "order")
        .map(|event| event["to"].clone())
        .collect();
    assert_eq!(said, [json!("issuer_told"), json!("fulfilled"), json!("received")]);
}

#[test]
fn short_of_the_order_somebody_says_why_and_nobody_outside_the_case_sees_it() {
    let mut world = World::village();
    world.hire("测试癸讲师", &["family_educator"]);
    let mut intake = world.intake();
    intake["level"] = json!("strict");
    let case = number(&world.ok("cases.open", intake)["id"]);
    let person = number(&world.ok("cases.get", json!({ "id": case }))["parties"][0]["person"]["id"]);
    let id = number(&world.ok("guidance.save", order(case, person)));
    let settled =
        |state: &str, note: &str| json!({ "id": id, "version": 1, "state": state, "on": "2026-11-23", "note": note });
    assert_eq!(
        world.faults("guidance.settle", settled("fulfilled", "")),
        [("note".to_owned(), "short_of_order".to_owned())]
    );
    assert_eq!(
        world.faults("guidance.settle", settled("unfulfilled", "")),
        [("note".to_owned(), "required".to_owned())]
    );
    world.ok("guidance.settle", settled("fulfilled", "法院认可其在外地完成"));
    world.sign_in("测试癸讲师", PASSWORD);
    assert_eq!(world.ok("guidance.desk", json!({})), json!([]));
    assert_eq!(world.refused("guidance.of_case", json!({ "case": case })).code, Code::NotFound);
    assert_eq!(
        world.refused("guidance.tell", json!({ "id": id, "version": 2, "on": null, "note": "电话" })).code,
        Code::NotFound
    );
}
