//! The register of families: from a finding, rated, coloured by a person, looked at again, taken off with
//! approval and put back; one line of life with its cases; and who may know.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World, person};
use serde_json::{Value, json};

use super::screening::{campaign, enter, row};

fn entry(world: &World, head: &str) -> Value {
    json!({
        "finding": null, "case": null,
        "people": [
            { "relation": null, "person": person(head, "", "13800000021") },
            { "relation": "20", "person": person("虚构小某", "", "") },
        ],
        "area": "岙头村一网格", "kinds": ["left_behind"], "types": ["support"],
        "rating": { "difficulty": "medium", "help": "high", "danger": "low" },
        "risk": "yellow", "risk_reason": "老人独居，子女轮流不到位", "level": null, "handler": world.me(),
        "measures": "每周上门一次", "due": "2026-11-27",
    })
}

fn add(world: &mut World, entry: Value) -> i64 {
    world.ok("screening.register", entry)["id"].as_i64().unwrap()
}

fn read(world: &mut World, id: i64) -> Value {
    world.ok("screening.family", json!({ "id": id }))
}

fn kinds(family: &Value) -> Vec<String> {
    let life = family["life"].as_array().unwrap();
    life.iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_family_is_rated_coloured_taken_off_and_put_back_with_its_whole_history() {
    let mut world = World::village();
    world.hire("测试丙调解", &["mediator"]);
    let mut blank = entry(&world, "虚构空某");
    (blank["risk"], blank["risk_reason"], blank["people"], blank["area"]) =
        (json!(null), json!(""), json!([]), json!(" "));
    let faults = world.faults("screening.register", blank);
    let paths: Vec<&str> = faults.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["people", "area", "risk", "risk_reason"]);

    let whole = entry(&world, "虚构方某");
    let id = add(&mut world, whole);
    let family = read(&mut world, id);
    assert_eq!((&family["row"]["head"], &family["row"]["level"]), (&json!("虚构方某"), &json!("normal")));
    assert_eq!(family["people"].as_array().unwrap().len(), 2);
    assert_eq!(family["rating"], json!({ "difficulty": "medium", "help": "high", "danger": "low" }));

    let no_reason = world.faults("screening.set_family_risk", json!({ "id": id, "risk": "orange", "reason": " " }));
    assert_eq!(
        no_reason,
        [("reason".to_owned(), "required".to_owned())],
        "a colour is a person's decision with a reason"
    );
    world.ok("screening.set_family_risk", json!({ "id": id, "risk": "orange", "reason": "老人跌倒" }));
    let version = read(&mut world, id)["version"].clone();
    let rated = json!({
        "id": id, "version": version, "area": "岙头村一网格", "kinds": ["left_behind", "disability"], "types": ["support"],
        "rating": { "difficulty": "high", "help": "high", "danger": "medium" }, "measures": "每周上门两次",
    });
    world.ok("screening.amend_family", rated.clone());
    assert_eq!(world.refused("screening.amend_family", rated).code, Code::Stale);
    assert_eq!(world.ok("screening.today", json!({}))["due"].as_array().unwrap().len(), 1, "due this week");
    let looked = json!({ "id": id, "day": "2026-11-23", "note": "老人已能下床", "due": "2026-12-23" });
    world.ok("screening.look", looked);
    assert_eq!(world.ok("screening.today", json!({}))["due"], json!([]), "looked at: due in a month");

    let me = world.me();
    world.sign_in("测试丙调解", PASSWORD);
    world.ok("screening.ask_off", json!({ "id": id, "reason": "子女已履行三个月" }));
    assert_eq!(world.refused("screening.ask_off", json!({ "id": id, "reason": "再申请" })).code, Code::WrongState);
    let answer = |approved: bool, note: &str| json!({ "id": id, "approved": approved, "note": note });
    assert_eq!(world.refused("screening.answer_off", answer(true, "")).code, Code::Forbidden, "the lead approves");
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(world.ok("screening.today", json!({}))["off_asked"].as_array().unwrap().len(), 1);
    world.faults("screening.answer_off", answer(false, ""));
    world.ok("screening.answer_off", answer(false, "再看一个月"));
    world.ok("screening.ask_off", json!({ "id": id, "reason": "又履行一个月" }));
    world.ok("screening.answer_off", answer(true, "同意"));
    let off = json!({ "id": id, "risk": "green", "reason": "已稳定" });
    assert_eq!(world.refused("screening.set_family_risk", off).code, Code::WrongState);
    assert_eq!(world.ok("screening.families", json!({ "on": true })), json!([]));
    assert_eq!(world.ok("screening.families", json!({ "on": false })).as_array().unwrap().len(), 1);
    world.ok("screening.put_back", json!({ "id": id, "reason": "又起争执" }));
    world.ok("screening.set_family_handler", json!({ "id": id, "handler": me, "reason": "仍由原责任人包联" }));

    let life = kinds(&read(&mut world, id));
    let story = [
        "handler_changed",
        "put_back",
        "taken_off",
        "off_asked",
        "off_refused",
        "off_asked",
        "looked",
        "amended",
        "rated",
        "risk_changed",
        "rated",
        "risk_changed",
        "registered",
    ];
    assert_eq!(life, story, "nothing of it is lost");
    for (filter, many) in [
        (json!({ "text": "fm" }), 0),
        (json!({ "text": "方" }), 1),
        (json!({ "text": "xgfm" }), 1),
        (json!({ "risk": "orange" }), 1),
        (json!({ "risk": "red" }), 0),
        (json!({ "area": "岙头村一网格" }), 1),
        (json!({ "handler": me, "due": false }), 1),
    ] {
        let found = world.ok("screening.families", filter.clone());
        let wanted = if filter["text"] == "fm" { found.as_array().unwrap().len() } else { many };
        assert_eq!(found.as_array().unwrap().len(), wanted, "{filter}");
    }
}

#[test]
fn one_household_is_followed_from_screening_through_case_and_register_to_the_next_screening() {
    let mut world = World::village();
    let first = campaign(&mut world);
    let finding = enter(&mut world, row(first, "虚构甲花", "虚构路 1 号"));
    let begun = json!({ "finding": finding, "family": null, "title": "虚构甲花", "body": "{}" });
    let mut intake = world.intake();
    intake["draft"] = world.ok("screening.begin_case", begun)["draft"].clone();
    let case = world.ok("cases.open", intake)["id"].clone();
    world.ok("cases.set_state", json!({ "id": case, "state": "resolved", "note": "" }));

    // Registered from the finding: its people are the case's.
    let mut from = entry(&world, "不用");
    (from["finding"], from["people"]) = (json!(finding), json!([]));
    let id = add(&mut world, from.clone());
    let family = read(&mut world, id);
    assert_eq!(family["row"]["head"], "虚构乙树", "the head of the case's household");
    assert_eq!(world.refused("screening.register", from).code, Code::Duplicate);

    // A year later somebody is at the door again, and says it is this family.
    world.pass(60 * 24 * 30);
    let second = json!({
        "id": null, "version": 0, "title": "十二月复查", "area": "岙头村", "place": "", "from": "2026-12-20", "to": "2026-12-31", "walks": [],
    });
    let second = world.ok("screening.save_campaign", second).as_i64().unwrap();
    world.ok("screening.set_campaign_state", json!({ "id": second, "state": "running", "note": "" }));
    let alike = world.ok("screening.alike", json!({ "finding": null, "head": "虚构乙树", "address": "", "phone": "" }));
    assert_eq!((&alike[0]["kind"], &alike[0]["id"]), (&json!("family"), &json!(id)));
    let mut again = row(second, "虚构乙树", "虚构路 1 号");
    (again["family"], again["found_on"]) = (json!(id), json!("2026-12-22"));
    enter(&mut world, again);
    // And a second case, begun from the register, with the person it knows.
    let begun = json!({ "finding": null, "family": id, "title": "再次", "body": "{}" });
    let mut intake = world.intake();
    intake["draft"] = world.ok("screening.begin_case", begun)["draft"].clone();
    intake["parties"][1]["person"]["existing"] = family["people"][0]["person"]["id"].clone();
    world.ok("cases.open", intake);

    let family = read(&mut world, id);
    assert_eq!(family["cases"].as_array().unwrap().len(), 2);
    assert_eq!(family["findings"].as_array().unwrap().len(), 2);
    let life: Vec<(String, String)> = family["life"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["kind"].as_str().unwrap().to_owned(), one["event"].as_str().unwrap_or_default().to_owned()))
        .collect();
    let told: Vec<(&str, &str)> = life.iter().map(|(kind, event)| (kind.as_str(), event.as_str())).collect();
    let story = [
        ("case", "opened"),
        ("screened", ""),
        ("rated", ""),
        ("risk_changed", ""),
        ("registered", ""),
        ("case", "state_changed"),
        ("case", "opened"),
        ("screened", ""),
    ];
    assert_eq!(told, story);
    let of_case = world.ok("screening.of_case", json!({ "id": case }));
    assert_eq!(of_case["family"]["id"], id);
}

#[test]
fn a_family_with_violence_is_its_responsible_persons_and_the_leads() {
    let mut world = World::village();
    let handler = world.hire("测试丙调解", &["mediator"]);
    world.hire("测试庚调解", &["mediator"]);
    world.hire("测试己负责", &["lead"]);
    world.sign_in("测试庚调解", PASSWORD);
    let mut violent = entry(&world, "虚构秘某");
    (violent["types"], violent["handler"], violent["level"]) = (json!(["violence"]), json!(handler), json!("normal"));
    let faults = world.faults("screening.register", violent.clone());
    assert_eq!(faults, [("level".to_owned(), "starts_sensitive".to_owned())]);
    violent["level"] = json!(null);
    let added = world.ok("screening.register", violent);
    let id = added["id"].as_i64().unwrap();
    assert_eq!(added["yours"], false, "whoever typed it in does not look at it again");
    assert_eq!(world.ok("screening.families", json!({})), json!([]), "not in the list");
    assert_eq!(world.ok("screening.families", json!({ "text": "秘" })), json!([]), "not in the search");
    let probe = json!({ "finding": null, "head": "虚构秘某", "address": "", "phone": "13800000021" });
    assert_eq!(world.ok("screening.alike", probe), json!([]), "not among the likenesses");
    let (hidden, missing) =
        (world.refused("screening.family", json!({ "id": id })), world.refused("screening.family", json!({ "id": 1 })));
    assert_eq!((hidden.code, hidden.message), (missing.code, missing.message));
    for (command, body) in [
        ("screening.look", json!({ "id": id, "day": "2026-11-23", "note": "看", "due": null })),
        ("screening.ask_off", json!({ "id": id, "reason": "看" })),
        ("screening.set_family_level", json!({ "id": id, "level": "normal", "reason": "看" })),
        ("screening.begin_case", json!({ "finding": null, "family": id, "title": "", "body": "{}" })),
    ] {
        assert_eq!(world.refused(command, body).code, Code::NotFound, "{command}");
    }
    let trail_of = |world: &mut World| {
        let asked =
            json!({ "staff": null, "noun": "screening", "from": null, "to": null, "before": null, "limit": 50 });
        world.ok("audit.list", asked).to_string()
    };
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(read(&mut world, id)["row"]["level"], "sensitive");
    world.sign_in("测试己负责", PASSWORD);
    assert!(trail_of(&mut world).contains("screening.family"), "that it was read is on the trail");
    read(&mut world, id);
    world.ok("screening.set_family_level", json!({ "id": id, "level": "strict", "reason": "人身安全" }));
    assert_eq!(
        world.refused("screening.family", json!({ "id": id })).code,
        Code::NotFound,
        "strict: not even the lead"
    );
    world.sign_in("测试丙调解", PASSWORD);
    read(&mut world, id);
}
