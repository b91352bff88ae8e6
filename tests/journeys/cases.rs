//! The list, the search, and what happens to a case.

use jiahe::Code;
use jiahe_tests::world::{World, person};
use serde_json::{Value, json};

fn codes(page: &Value) -> Vec<&str> {
    page["rows"].as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap()).collect()
}

fn find(world: &mut World, text: &str) -> Vec<(String, String)> {
    let page = world.ok("cases.list", json!({ "filter": { "text": text }, "after": null, "limit": 50 }));
    page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["code"].as_str().unwrap().to_owned(), row["found_by"].as_str().unwrap().to_owned()))
        .collect()
}

#[test]
fn a_case_is_found_by_two_characters_initials_phone_tail_number_and_code() {
    let mut world = World::village();
    let (_, code) = world.open_case();
    let mut other = world.intake();
    other["parties"][0]["person"] = person("虚构欧阳喆", "", "13900009999");
    other["parties"][1]["person"] = person("Fiktiv Tom", "", "");
    let second = world.ok("cases.open", other)["code"].as_str().unwrap().to_owned();

    for (text, found, by) in [
        ("甲花", &code, "name"),
        ("构乙", &code, "name"),
        ("虚构甲", &code, "name"),
        ("xgjh", &code, "initials"),
        ("GJH", &code, "initials"),
        ("欧阳", &second, "name"),
        ("xgoyz", &second, "initials"),
        ("9999", &second, "phone"),
        ("fiktiv", &second, "name"),
        (code.as_str(), &code, "code"),
    ] {
        let hits = find(&mut world, text);
        assert!(hits.contains(&(found.clone(), by.to_owned())), "{text}: {hits:?}");
        assert_eq!(hits.len(), 1, "{text}: {hits:?}");
    }
    // The end of a number on a note: of a phone or of a case.
    assert_eq!(find(&mut world, "0002"), [(second.clone(), "code".to_owned()), (code.clone(), "phone".to_owned())]);
    let number = world.intake()["parties"][0]["person"]["id_number"].as_str().unwrap().to_owned();
    assert_eq!(find(&mut world, &number), [(code.clone(), "id_number".to_owned())]);
    for nothing in ["甲乙", "zzzz", "' OR 1=1 --", "\"", "*", "甲花\" OR \"", "%", "0"] {
        assert!(find(&mut world, nothing).is_empty(), "{nothing}");
    }
}

#[test]
fn filters_narrow_and_pages_follow_without_gap_or_repeat() {
    let mut world = World::village();
    let mut all = Vec::new();
    for index in 0..25 {
        let mut intake = world.intake();
        intake["parties"][0]["person"] = person(&format!("虚构第{index}"), "", "");
        intake["parties"][1]["person"] = person("虚构某", "", "");
        intake["main_type"] = json!(if index % 5 == 0 { "support" } else { "property" });
        intake["risk"] = json!(if index % 3 == 0 { "red" } else { "green" });
        all.push(world.ok("cases.open", intake)["code"].as_str().unwrap().to_owned());
    }
    all.reverse();
    let (mut seen, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = world.ok("cases.list", json!({ "filter": {}, "after": after, "limit": 7 }));
        seen.extend(codes(&page).into_iter().map(str::to_owned));
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(seen, all);
    let page = world
        .ok("cases.list", json!({ "filter": { "dispute": "support", "risk": "red" }, "after": null, "limit": 50 }));
    assert_eq!(page["total"], 2, "of 0, 5, 10, 15, 20 those that three divides: 0 and 15");
    let other_type = world.ok("cases.list", json!({ "filter": { "dispute": "marriage" }, "after": null, "limit": 1 }));
    assert_eq!(other_type["total"], 25, "other types count too");
    let day = world
        .ok("cases.list", json!({ "filter": { "from": "2026-11-23", "to": "2026-11-23" }, "after": null, "limit": 1 }));
    assert_eq!(day["total"], 25);
    let before = world.ok("cases.list", json!({ "filter": { "to": "2026-11-22" }, "after": null, "limit": 1 }));
    assert_eq!(before["total"], 0);
}

#[test]
fn everything_that_happens_is_on_one_timeline() {
    let mut world = World::village();
    let (id, _) = world.open_case();
    let other = world.hire("测试丙调解", &["mediator"]);
    world.ok("cases.add_note", json!({ "id": id, "text": "电话约双方周三来站。" }));
    world.ok("cases.set_risk", json!({ "id": id, "risk": "orange", "reason": "对方扬言堵门" }));
    assert_eq!(world.faults("cases.set_risk", json!({ "id": id, "risk": "red", "reason": " " }))[0].0, "reason");
    world.ok("cases.set_handler", json!({ "id": id, "handler": other, "reason": "由调解员跟进" }));
    world.ok("cases.set_level", json!({ "id": id, "level": "sensitive", "reason": "涉及隐私" }));
    world.ok("cases.set_state", json!({ "id": id, "state": "resolved", "note": "" }));
    assert_eq!(
        world.refused("cases.set_state", json!({ "id": id, "state": "accepted", "note": "x" })).code,
        Code::WrongState
    );
    world.ok("cases.set_state", json!({ "id": id, "state": "archived", "note": "" }));
    assert_eq!(world.refused("cases.add_note", json!({ "id": id, "text": "归档后" })).code, Code::WrongState);
    world.ok("cases.set_state", json!({ "id": id, "state": "in_progress", "note": "当事人反悔，重新办理" }));

    let file = world.ok("cases.get", json!({ "id": id }));
    let kinds: Vec<&str> =
        file["timeline"].as_array().unwrap().iter().rev().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(
        kinds,
        [
            "opened",
            "noted",
            "risk_changed",
            "handler_changed",
            "level_changed",
            "state_changed",
            "state_changed",
            "state_changed"
        ]
    );
    assert_eq!(file["handler_name"], "测试丙调解");
    assert_eq!(file["team"].as_array().unwrap().len(), 2, "the new handler joined the team");
}

#[test]
fn two_people_correcting_the_same_case_do_not_overwrite_each_other() {
    let mut world = World::village();
    let (id, _) = world.open_case();
    let file = world.ok("cases.get", json!({ "id": id }));
    let amendment = |facts: &str| {
        json!({
            "id": id, "version": file["version"], "main_type": "property", "other_types": [], "services": ["mediation"], "facts": facts,
            "dangers": [], "prompts": [], "consent": "given", "consent_note": "", "details": file["details"],
        })
    };
    world.ok("cases.amend", amendment("第一人改的"));
    assert_eq!(world.refused("cases.amend", amendment("第二人改的")).code, Code::Stale);
    assert_eq!(world.ok("cases.get", json!({ "id": id }))["facts"], "第一人改的");
}

#[test]
fn a_person_is_corrected_once_for_all_their_cases_and_found_under_the_new_name() {
    let mut world = World::village();
    let (id, code) = world.open_case();
    let known = world.ok("cases.get", json!({ "id": id }))["parties"][0]["person"].clone();
    let mut entry = person("虚构改名", known["id_number"].as_str().unwrap(), "13811112222");
    entry["safe_contact"] = json!("只在上午打");
    world.ok("people.amend", json!({ "id": known["id"], "version": known["version"], "entry": entry }));
    assert_eq!(find(&mut world, "改名"), [(code.clone(), "name".to_owned())]);
    assert!(find(&mut world, "甲花").is_empty());
    assert_eq!(
        world.refused("people.amend", json!({ "id": known["id"], "version": known["version"], "entry": entry })).code,
        Code::Stale
    );
    assert_eq!(world.ok("cases.get", json!({ "id": id }))["timeline"][0]["kind"], "amended");
}
