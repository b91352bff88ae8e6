//! A family-education session: planned, filled, held, signed for.

use jiahe::Code;
use jiahe_tests::world::{PASSWORD, World, moment};
use serde_json::{Value, json};

fn plan(id: Value, version: i64, capacity: u32) -> Value {
    json!({
        "id": id, "version": version, "theme": "好好说话", "instructor": "测试指导师", "place": "文化礼堂", "audience": "家长",
        "start": "2026-11-28T14:00:00", "minutes": 90, "capacity": capacity,
    })
}

fn walk_in(class: i64, name: &str, phone: &str) -> Value {
    json!({ "class": class, "case": null, "person": null, "name": name, "phone": phone, "child_age": "3、9" })
}

fn file(world: &mut World, class: i64) -> Value {
    world.ok("classes.get", json!({ "id": class }))
}

#[test]
fn families_enrol_until_it_is_full_come_and_are_counted() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let parties = world.ok("cases.get", json!({ "id": case }))["parties"].clone();
    let class = world.ok("classes.save", plan(Value::Null, 0, 2)).as_i64().unwrap();

    let from_case = json!({ "class": class, "case": case, "person": parties[0]["person"]["id"], "name": "", "phone": "", "child_age": "6" });
    let first = world.ok("classes.enrol", from_case.clone()).as_i64().unwrap();
    assert_eq!(world.refused("classes.enrol", from_case.clone()).code, Code::Duplicate);
    let second = world.ok("classes.enrol", walk_in(class, "某妈妈", "138 0000 0008")).as_i64().unwrap();
    assert_eq!(world.refused("classes.enrol", walk_in(class, " 某妈妈 ", "13800000008")).code, Code::Duplicate);
    assert_eq!(world.refused("classes.enrol", walk_in(class, "某爸爸", "")).code, Code::Full);
    assert_eq!(world.faults("classes.save", plan(json!(class), 1, 1)), [("capacity".to_owned(), "range".to_owned())]);

    world.ok("classes.mark", json!({ "id": first, "state": "withdrawn" }));
    world.ok("classes.enrol", walk_in(class, "某爸爸", ""));
    assert_eq!(world.refused("classes.enrol", from_case.clone()).code, Code::Full, "the seat is gone");
    assert_eq!(world.refused("classes.mark", json!({ "id": first, "state": "enrolled" })).code, Code::Full);
    world.ok("classes.save", plan(json!(class), 1, 3));
    assert_eq!(world.ok("classes.enrol", from_case), json!(first), "the same row again");

    let present = json!({ "id": first, "state": "attended" });
    assert_eq!(world.refused("classes.mark", present.clone()).code, Code::WrongState, "days before");
    let held = json!({ "id": class, "version": 2, "state": "held", "reason": "" });
    assert_eq!(world.refused("classes.set_state", held.clone()).code, Code::WrongState);
    world.clock.now = moment("2026-11-28T14:05:00");
    world.ok("classes.mark", present);
    world.ok("classes.mark", json!({ "id": second, "state": "absent" }));
    world.ok("classes.set_state", held.clone());
    assert_eq!(world.refused("classes.set_state", held).code, Code::WrongState, "held already");
    let told = file(&mut world, class);
    assert_eq!(
        (&told["class"]["enrolled"], &told["class"]["attended"], &told["class"]["state"]),
        (&json!(3), &json!(1), &json!("held"))
    );
    assert_eq!(told["enrolments"][0]["name"], "虚构甲花");
    let timeline = world.ok("cases.get", json!({ "id": case }))["timeline"].clone();
    assert_eq!((&timeline[0]["kind"], &timeline[0]["to"]), (&json!("class_attended"), &json!("好好说话")));
}

#[test]
fn a_cancelled_session_says_why_and_takes_nobody() {
    let mut world = World::village();
    let class = world.ok("classes.save", plan(Value::Null, 0, 500)).as_i64().unwrap();
    let mut cancel = json!({ "id": class, "version": 1, "state": "cancelled", "reason": " " });
    assert_eq!(world.faults("classes.set_state", cancel.clone()), [("reason".to_owned(), "required".to_owned())]);
    cancel["reason"] = json!("台风");
    world.ok("classes.set_state", cancel.clone());
    assert_eq!(world.refused("classes.set_state", cancel).code, Code::WrongState);
    assert_eq!(world.refused("classes.enrol", walk_in(class, "某人", "")).code, Code::WrongState);
    assert_eq!(world.refused("classes.save", plan(json!(class), 2, 10)).code, Code::WrongState);
    world.ok("classes.set_state", json!({ "id": class, "version": 2, "state": "planned", "reason": "" }));
    assert_eq!(file(&mut world, class)["class"]["cancel_reason"], "");
    assert_eq!(world.refused("classes.save", plan(json!(class), 2, 10)).code, Code::Stale);
    world.ok("classes.enrol", walk_in(class, "<b>喆堃</b>\n😀", ""));
    assert_eq!(file(&mut world, class)["enrolments"][0]["name"], "<b>喆堃</b> 😀");
    let asked = |from: Value, to: Value| json!({ "from": from, "to": to });
    assert_eq!(world.ok("classes.list", asked(json!("2026-11-28"), json!("2026-11-28"))).as_array().unwrap().len(), 1);
    assert_eq!(world.ok("classes.list", asked(Value::Null, json!("2026-11-27"))), json!([]));
    assert_eq!(world.faults("classes.list", asked(json!("2026-11-29"), json!("2026-11-28")))[0].0, "to");
}

#[test]
fn a_form_says_what_is_wrong_with_it() {
    let mut world = World::village();
    let empty = json!({
        "id": null, "version": 0, "theme": "", "instructor": "", "place": " ", "audience": "长".repeat(101), "start": null, "minutes": 5, "capacity": 501,
    });
    let fields: Vec<String> = world.faults("classes.save", empty).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["theme", "instructor", "place", "audience", "minutes", "capacity", "start"]);
    let class = world.ok("classes.save", plan(Value::Null, 0, 2)).as_i64().unwrap();
    let fields: Vec<String> =
        world.faults("classes.enrol", walk_in(class, "", "打我")).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["name", "phone"]);
}

#[test]
fn outside_the_team_a_seat_has_no_name() {
    let mut world = World::village();
    world.hire("测试癸讲师", &["family_educator"]);
    let mut intake = world.intake();
    intake["level"] = json!("sensitive");
    let case = world.ok("cases.open", intake)["id"].clone();
    let person = world.ok("cases.get", json!({ "id": case }))["parties"][0]["person"]["id"].clone();
    let class = world.ok("classes.save", plan(Value::Null, 0, 5)).as_i64().unwrap();
    let enrol = json!({ "class": class, "case": case, "person": person, "name": "", "phone": "", "child_age": "6" });
    let id = world.ok("classes.enrol", enrol.clone());

    world.sign_in("测试癸讲师", PASSWORD);
    let told = file(&mut world, class);
    assert_eq!(told["class"]["enrolled"], 1, "the seat is taken");
    let seat = &told["enrolments"][0];
    assert_eq!((&seat["hidden"], &seat["name"], &seat["phone"]), (&json!(true), &json!(""), &json!("")));
    assert_eq!((&seat["case"], &seat["case_code"], &seat["person"]), (&Value::Null, &json!(""), &Value::Null));
    assert_eq!(world.refused("classes.mark", json!({ "id": id, "state": "withdrawn" })).code, Code::NotFound);
    assert_eq!(world.refused("classes.enrol", enrol).code, Code::NotFound);
}
