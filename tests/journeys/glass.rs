//! 紧急查看, reports to authorities, hidden whereabouts, and the trail that tells of all of it.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World, person};
use serde_json::{Value, json};

const MEDIATOR: &str = "测试丙调解";

/// A 敏感 case that the mediator is not on: id, code, the first party's person.
fn secret() -> (World, i64, String, i64) {
    let mut world = World::village();
    world.hire(MEDIATOR, &["mediator"]);
    let mut intake = world.intake();
    intake["level"] = json!("sensitive");
    let opened = world.ok("cases.open", intake);
    let (id, code) = (opened["id"].as_i64().unwrap(), opened["code"].as_str().unwrap().to_owned());
    let person = world.ok("cases.get", json!({ "id": id }))["parties"][0]["person"]["id"].as_i64().unwrap();
    (world, id, code, person)
}

fn trail(world: &mut World, detail: &str) -> i64 {
    let count = "SELECT count(*) FROM audit WHERE detail = $1";
    world.database().query_row(count, [detail], |row| row.get(0)).unwrap()
}

#[test]
fn breaking_the_glass_opens_one_case_for_a_day_and_tells_the_lead() {
    let (mut world, id, code, _) = secret();
    let glass = |text: &str, reason: &str| json!({ "text": text, "reason": reason });
    world.sign_in(MEDIATOR, PASSWORD);
    assert_eq!(world.faults("cases.break_glass", glass(&code, "急"))[0], ("reason".to_owned(), "too_short".to_owned()));
    let nobody = world.faults("cases.break_glass", glass("330921C001-2026-99999", "夜间报警需核对住址"));
    assert_eq!(nobody[0], ("text".to_owned(), "no_such_case".to_owned()));
    assert_eq!(world.refused("cases.get", json!({ "id": id })).code, Code::NotFound);
    assert_eq!(world.ok("cases.break_glass", glass(&code.to_lowercase(), "夜间报警需核对住址")), id);
    let file = world.ok("cases.get", json!({ "id": id }));
    assert!(file["team"].as_array().unwrap().iter().any(|one| one["name"] == MEDIATOR && one["until"] != json!(null)));
    assert_eq!(file["timeline"].as_array().unwrap().iter().filter(|event| event["kind"] == "glass_broken").count(), 1);

    let first = file["parties"][0]["person"].clone();
    // Looking is all: neither the team nor anything else is changed by whoever only looks in.
    let me = world.me();
    for (command, body) in [
        ("cases.set_team", json!({ "id": id, "team": [me] })),
        ("cases.set_level", json!({ "id": id, "level": "normal", "reason": "想常看" })),
        ("cases.set_state", json!({ "id": id, "state": "resolved", "note": "" })),
        ("reports.add", report(id)),
        ("prints.registration", json!({ "case": id })),
        (
            "people.amend",
            json!({ "id": first["id"], "version": first["version"], "entry": person("虚构改名", "", "") }),
        ),
    ] {
        assert_eq!(world.refused(command, body).code, Code::LookingOnly, "{command}");
    }
    world.ok("cases.add_note", json!({ "id": id, "text": "已核对住址，派出所出警。" }));

    world.sign_in(ADMIN, PASSWORD);
    let glances = world.ok("desk.today", json!({}))["glances"].clone();
    assert_eq!((&glances[0]["name"], &glances[0]["code"]), (&json!(MEDIATOR), &json!(code)));
    assert_eq!(glances[0]["reason"], "夜间报警需核对住址");
    // The lead sets the team: whoever only looks in neither is put on it nor falls off.
    let me = world.me();
    world.ok("cases.set_team", json!({ "id": id, "team": [me] }));
    world.ok("cases.note_glass", json!({ "id": glances[0]["id"] }));
    assert_eq!(world.refused("cases.note_glass", json!({ "id": glances[0]["id"] })).code, Code::NotFound);
    assert_eq!(world.ok("desk.today", json!({}))["glances"], json!([]));
    assert_eq!(world.ok("cases.glances", json!({}))[0]["noted_by"], ADMIN);

    world.sign_in(MEDIATOR, PASSWORD);
    assert_eq!(world.refused("cases.glances", json!({})).code, Code::Forbidden);
    world.ok("cases.get", json!({ "id": id }));
    world.pass(24 * 60);
    assert_eq!(world.refused("cases.get", json!({ "id": id })).code, Code::NotFound, "a day later it is shut");
    assert_eq!(world.ok("cases.list", json!({ "filter": {}, "after": null, "limit": 9 }))["total"], 0);
}

#[test]
fn a_leads_own_look_is_judged_by_another_lead_where_there_is_one() {
    let (mut world, id, code, _) = secret();
    world.ok("cases.set_level", json!({ "id": id, "level": "strict", "reason": "当事人有人身危险" }));
    let one = "测试辛主任";
    world.hire(one, &["lead"]);
    world.sign_in(one, PASSWORD);
    let asked = json!({ "text": code, "reason": "夜间报警需核对住址" });
    world.ok("cases.break_glass", asked);
    assert_eq!(world.ok("desk.today", json!({}))["glances"], json!([]), "not one's own");
    world.sign_in(ADMIN, PASSWORD);
    let glance = world.ok("desk.today", json!({}))["glances"][0]["id"].clone();
    world.sign_in(one, PASSWORD);
    assert_eq!(world.refused("cases.note_glass", json!({ "id": glance })).code, Code::NotFound);
    world.sign_in(ADMIN, PASSWORD);
    world.ok("cases.note_glass", json!({ "id": glance }));
}

#[test]
fn an_identity_number_opens_too_and_an_open_case_needs_no_glass() {
    let (mut world, id, ..) = secret();
    world.sign_in(MEDIATOR, PASSWORD);
    let number = world.intake()["parties"][0]["person"]["id_number"].clone();
    let asked = json!({ "text": number, "reason": "派出所来电核对" });
    assert_eq!(world.ok("cases.break_glass", asked.clone()), id);
    world.ok("cases.break_glass", asked);
    assert_eq!(trail(&mut world, "break-glass"), 1, "looking twice needs it once");
}

#[test]
fn reading_a_sensitive_case_is_on_the_trail_and_an_open_one_is_not() {
    let (mut world, id, code, _) = secret();
    let (open, _) = world.open_case();
    let before = trail(&mut world, "read");
    world.ok("cases.get", json!({ "id": open }));
    assert_eq!(trail(&mut world, "read"), before);
    world.pass(11);
    for _ in 0..3 {
        world.ok("cases.get", json!({ "id": id }));
    }
    assert_eq!(trail(&mut world, "read"), before + 1, "a page that draws itself anew is the same look");
    let lines = world.ok("audit.list", json!({}));
    assert_eq!((&lines[0]["command"], &lines[0]["case_code"]), (&json!("cases.get"), &json!(code)));
    assert_eq!(lines[0]["name"], ADMIN);
    let next = world.ok("audit.list", json!({ "before": lines[0]["seq"], "noun": "cases" }));
    assert!(next.as_array().unwrap().iter().all(|line| line["noun"] == "cases" && line["seq"] != lines[0]["seq"]));
    world.sign_in(MEDIATOR, PASSWORD);
    for command in ["audit.list", "audit.verify"] {
        assert_eq!(world.refused(command, json!({})).code, Code::Forbidden, "{command} is the lead's");
    }
}

fn report(case: i64) -> Value {
    json!({
        "case": case, "kind": "minor", "situation": "孩子身上有伤", "suspect": "", "measures": "已劝离",
        "reported_at": "2026-11-23T09:10:00", "receipt": "高亭派出所 0012", "told": "民政、教育", "feedback": "",
        "reporter": { "name": "虚构邻居某", "phone": "13800000009", "relation": "邻居" },
    })
}

#[test]
fn who_found_it_is_the_leads_alone_not_even_the_writers() {
    let (mut world, ..) = secret();
    let (case, _) = world.open_case();
    world.sign_in(MEDIATOR, PASSWORD);
    let mut late = report(case);
    late["reported_at"] = json!("2027-01-01T00:00:00");
    late["situation"] = json!(" ");
    let faults = world.faults("reports.add", late);
    assert!(faults.contains(&("situation".to_owned(), "required".to_owned())), "{faults:?}");
    assert!(faults.contains(&("reported_at".to_owned(), "future".to_owned())), "{faults:?}");
    let id = world.ok("reports.add", report(case));
    let listed = world.ok("reports.list", json!({ "id": case }));
    assert_eq!(listed[0]["has_reporter"], true);
    assert!(!listed.to_string().contains("虚构邻居"), "not in the list");
    assert!(!world.ok("cases.get", json!({ "id": case })).to_string().contains("虚构邻居"), "nor in the file");
    world.unlock();
    assert_eq!(world.refused("reports.reporter", json!({ "id": id })).code, Code::Forbidden, "nor for the writer");
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(world.refused("reports.reporter", json!({ "id": id })).code, Code::CompartmentsShut);
    world.unlock();
    assert_eq!(world.ok("reports.reporter", json!({ "id": id }))["name"], "虚构邻居某");
    assert_eq!(trail(&mut world, "reporter read"), 1);
}

#[test]
fn a_hidden_address_leaves_the_open_record_and_opens_for_those_named() {
    let (mut world, id, _, person) = secret();
    let mediator = world.hire("测试丁律师", &["lawyer"]);
    let mut contact = json!({
        "address": "海滨路庇护所 3 号", "phone": "13800000077", "note": "只在上午打",
        "registered_address": "", "safe_contact": "",
    });
    let empty = json!({ "id": person, "contact": { "address": "", "phone": "", "note": "" }, "readers": [] });
    assert_eq!(world.faults("people.hide_contact", empty)[0].1, "required");
    world.ok("people.hide_contact", json!({ "id": person, "contact": contact, "readers": [mediator] }));
    let file = world.ok("cases.get", json!({ "id": id }));
    let open = &file["parties"][0]["person"];
    assert_eq!((&open["phone"], &open["living_address"]), (&json!(""), &json!("")));
    assert_eq!(file["hidden"][0]["readers"].as_array().unwrap().len(), 2);
    let gone = json!({ "filter": { "text": "00000001" }, "after": null, "limit": 9 });
    assert_eq!(world.ok("cases.list", gone)["rows"], json!([]), "the old number finds nothing any more");
    world.unlock();
    assert_eq!(world.ok("people.read_contact", json!({ "id": person }))["contact"], contact);

    world.sign_in("测试丁律师", PASSWORD);
    world.unlock();
    assert_eq!(world.refused("people.read_contact", json!({ "id": person })).code, Code::NotFound, "not on the case");
    world.sign_in(ADMIN, PASSWORD);
    let me = world.me();
    world.ok("cases.set_team", json!({ "id": id, "team": [me, mediator] }));
    world.sign_in("测试丁律师", PASSWORD);
    world.unlock();
    assert_eq!(world.ok("people.read_contact", json!({ "id": person }))["contact"], contact);
    world.sign_in(MEDIATOR, PASSWORD);
    let again = json!({ "id": person, "contact": contact, "readers": [] });
    assert_eq!(world.refused("people.hide_contact", again).code, Code::NotFound);

    // Where somebody is registered and how to call them stay open until they are sealed too.
    world.sign_in(ADMIN, PASSWORD);
    let open = world.ok("cases.get", json!({ "id": id }))["parties"][0]["person"].clone();
    let mut entry = amended(&open);
    entry["registered_address"] = json!("娘家弄 9 号");
    entry["safe_contact"] = json!("打给姐姐");
    let told = world.faults("people.amend", json!({ "id": person, "version": open["version"], "entry": entry }));
    assert_eq!(told, [("entry.registered_address".to_owned(), "contact_hidden".to_owned())]);
    entry["registered_address"] = json!("");
    world.ok("people.amend", json!({ "id": person, "version": open["version"], "entry": entry }));
    contact["registered_address"] = json!("娘家弄 9 号");
    contact["safe_contact"] = json!("打给姐姐");
    world.ok("people.hide_contact", json!({ "id": person, "contact": contact, "readers": [mediator] }));
    let open = world.ok("cases.get", json!({ "id": id }))["parties"][0]["person"].clone();
    assert_eq!((&open["registered_address"], &open["safe_contact"]), (&json!(""), &json!("")));
    world.unlock();
    assert_eq!(world.ok("people.read_contact", json!({ "id": person }))["contact"], contact);
}

/// A person of the file as the form that corrects them sends it.
fn amended(person: &Value) -> Value {
    let mut entry = person.clone();
    entry["existing"] = json!(null);
    entry
}

#[test]
fn no_form_puts_a_hidden_phone_or_address_back_into_the_open_record() {
    let (mut world, id, _, person) = secret();
    let contact = json!({ "address": "海滨路庇护所 3 号", "phone": "13800000077", "note": "" });
    world.ok("people.hide_contact", json!({ "id": person, "contact": contact, "readers": [] }));
    let open = world.ok("cases.get", json!({ "id": id }))["parties"][0]["person"].clone();
    let mut entry = amended(&open);
    entry["phone"] = json!("13800000077");
    entry["living_place"] = json!("330921100");
    entry["living_address"] = json!("海滨路");
    let faults = world.faults("people.amend", json!({ "id": person, "version": open["version"], "entry": entry }));
    let fields: Vec<&str> = faults.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["entry.phone", "entry.living_place", "entry.living_address"]);
    assert!(faults.iter().all(|(_, why)| why == "contact_hidden"));
    let mut entry = amended(&open);
    entry["occupation"] = json!("教师");
    world.ok("people.amend", json!({ "id": person, "version": open["version"], "entry": entry }));

    let mut intake = world.intake();
    intake["parties"][0]["person"]["existing"] = json!(person);
    let faults = world.faults("cases.open", intake.clone());
    assert!(faults.contains(&("parties[0].person.phone".to_owned(), "contact_hidden".to_owned())), "{faults:?}");
    for field in ["phone", "living_place", "living_address"] {
        intake["parties"][0]["person"][field] = json!("");
    }
    let opened = world.ok("cases.open", intake)["id"].clone();
    assert_eq!(world.ok("cases.get", json!({ "id": opened }))["parties"][0]["person"]["phone"], "");
}

#[test]
fn whoever_seals_a_contact_is_told_where_it_still_stands() {
    let mut world = World::village();
    let mut intake = world.intake();
    intake["facts"] = json!("她现在住虚构路1号，电话 138-0000 0001。");
    intake["parties"][1]["person"]["safe_contact"] = json!("可打 13800000001 找她");
    intake["parties"][1]["person"]["living_address"] = json!("海滨路 2 号");
    let opened = world.ok("cases.open", intake);
    let (id, code) = (opened["id"].clone(), opened["code"].clone());
    world.ok("cases.add_note", json!({ "id": id, "text": "已转到庇护所三楼" }));
    let person = world.ok("cases.get", json!({ "id": id }))["parties"][0]["person"]["id"].clone();
    let contact = json!({ "address": "庇护所三楼", "phone": "13800000077", "note": "" });
    let told = world.ok("people.hide_contact", json!({ "id": person, "contact": contact, "readers": [] }));
    let still: Vec<(Value, Value, Value)> = told["still_open"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            assert_eq!((&one["case"], &one["code"]), (&id, &code));
            (one["place"].clone(), one["phone"].clone(), one["address"].clone())
        })
        .collect();
    assert_eq!(
        still,
        [
            (json!("facts"), json!(true), json!(true)),
            (json!("timeline"), json!(false), json!(true)),
            (json!("safe_contact"), json!(true), json!(false)),
        ]
    );
    // Taken out there, nothing is told any more.
    let file = world.ok("cases.get", json!({ "id": id }));
    let mut amended = file.clone();
    amended["facts"] = json!("双方因房屋出资争执。");
    world.ok("cases.amend", amended);
    let contact = json!({ "address": "庇护所三楼", "phone": "", "note": "" });
    let told = world.ok("people.hide_contact", json!({ "id": person, "contact": contact, "readers": [] }));
    let places: Vec<&Value> = told["still_open"].as_array().unwrap().iter().map(|one| &one["place"]).collect();
    assert_eq!(places, [&json!("timeline")], "the note can only be followed by another: {told}");
}
