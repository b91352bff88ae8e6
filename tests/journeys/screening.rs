//! Screening at the front door: ten families, likenesses, what is told at once, the case that grows from a
//! finding; the week's summary; and who may know.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::{Value, json};

/// A campaign that runs, and its id.
pub fn campaign(world: &mut World) -> i64 {
    let me = world.me();
    let entry = json!({
        "id": null, "version": 0, "title": "十一月走访", "area": "岙头村", "place": "330921100", "from": "2026-11-16",
        "to": "2026-12-15", "walks": [{ "staff": me, "area": "岙头村一网格" }],
    });
    let id = world.ok("screening.save_campaign", entry).as_i64().unwrap();
    world.ok("screening.set_campaign_state", json!({ "id": id, "state": "running", "note": "" }));
    id
}

/// One row as the quick entry sends it.
pub fn row(campaign: i64, head: &str, address: &str) -> Value {
    json!({
        "id": null, "version": 0, "campaign": campaign, "found_on": "2026-11-23", "found_by": null, "area": "岙头村一网格",
        "head": head, "address": address, "phone": "", "signs": [1], "kinds": ["marriage"], "colour": "yellow",
        "urgent": null, "remark": "常争吵", "family": null, "case": null,
    })
}

pub fn enter(world: &mut World, row: Value) -> i64 {
    world.ok("screening.enter", row)["id"].as_i64().unwrap()
}

fn file(world: &mut World, campaign: i64) -> Value {
    world.ok("screening.campaign", json!({ "id": campaign }))
}

#[test]
fn ten_families_are_entered_row_by_row_and_corrected() {
    let mut world = World::village();
    let id = campaign(&mut world);
    let names = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
    for (number, name) in names.iter().enumerate() {
        enter(&mut world, row(id, &format!("虚构{name}某"), &format!("虚构路 {number} 号")));
    }
    world.ok("screening.set_visits", json!({ "id": id, "day": "2026-11-23", "area": "", "families": 46 }));
    let told = file(&mut world, id);
    assert_eq!(told["findings"].as_array().unwrap().len(), 10);
    assert_eq!((&told["campaign"]["found"], &told["campaign"]["visited"]), (&json!(10), &json!(46)));
    assert_eq!(told["findings"][0]["head"], "虚构癸某", "the newest first");
    assert_eq!(told["visits"][0]["area"], "岙头村", "without an area it is the campaign's");

    let first = &told["findings"][9];
    let mut amended = row(id, "虚构甲大某", "虚构路 0 号");
    amended["id"] = first["id"].clone();
    amended["version"] = first["version"].clone();
    amended["phone"] = json!("1380000ABC");
    let faults = world.faults("screening.enter", amended.clone());
    assert_eq!(faults, [("phone".to_owned(), "phone".to_owned())]);
    amended["phone"] = json!("138 0000 0009");
    world.ok("screening.enter", amended.clone());
    assert_eq!(world.refused("screening.enter", amended).code, Code::Stale);

    let mut empty = row(id, "", "");
    empty["signs"] = json!([99]);
    let faults = world.faults("screening.enter", empty);
    let paths: Vec<&str> = faults.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["head", "address", "signs"]);
    let mut nothing = row(id, "虚构无事", "虚构路 99 号");
    (nothing["signs"], nothing["kinds"], nothing["remark"]) = (json!([]), json!([]), json!(""));
    assert_eq!(world.faults("screening.enter", nothing), [("signs".to_owned(), "nothing_found".to_owned())]);

    let settled = told["findings"][0]["id"].clone();
    world.ok("screening.settle_finding", json!({ "id": settled, "note": "当场劝和，双方已和好" }));
    world.ok("screening.set_campaign_state", json!({ "id": id, "state": "closed", "note": "走访完毕" }));
    let late = row(id, "虚构迟到", "虚构路 100 号");
    assert_eq!(world.refused("screening.enter", late).code, Code::WrongState);
    let again = json!({ "id": id, "state": "planned", "note": "" });
    assert_eq!(world.refused("screening.set_campaign_state", again).code, Code::WrongState);
    assert_eq!(world.ok("screening.campaigns", json!({}))[0]["state"], "closed");
}

#[test]
fn a_change_of_the_questions_leaves_older_findings_with_theirs() {
    let mut world = World::village();
    let first = campaign(&mut world);
    enter(&mut world, row(first, "虚构甲某", "虚构路 1 号"));
    let list = world.ok("screening.checklist", json!({}));
    assert_eq!(list["version"], 1, "our own list became the first version with the first campaign");
    assert!(list["questions"].as_array().unwrap().len() >= 15);
    let own = json!({ "code": "", "text": "老人有没有人按时送饭", "dispute": "support", "grave": false });
    let saved = json!({ "version": 1, "questions": [own] });
    world.ok("screening.save_checklist", saved.clone());
    assert_eq!(world.refused("screening.save_checklist", saved).code, Code::Stale);
    let blank = json!({ "code": "", "text": " ", "dispute": "support", "grave": false });
    let faults = world.faults("screening.save_checklist", json!({ "version": 2, "questions": [blank] }));
    assert_eq!(faults, [("questions[0].text".to_owned(), "required".to_owned())]);

    let second = campaign(&mut world);
    assert_eq!(file(&mut world, second)["checklist"]["version"], 2);
    let old = file(&mut world, first);
    assert_eq!(old["checklist"]["version"], 1, "a campaign that runs keeps its questions");
    assert_eq!(old["findings"][0]["checklist"], 1);
    let mut too_far = row(second, "虚构乙某", "虚构路 2 号");
    too_far["signs"] = json!([2]);
    assert_eq!(world.faults("screening.enter", too_far)[0].0, "signs", "the second has one question only");
}

#[test]
fn a_household_that_is_known_is_shown_while_one_types_as_far_as_one_may_know() {
    let mut world = World::village();
    world.hire("测试丙调解", &["mediator"]);
    let (case, code) = world.open_case();
    let id = campaign(&mut world);
    let first = enter(&mut world, row(id, "虚构甲花", "虚构路 1 号"));
    let probe = json!({ "finding": null, "head": "虚构甲花", "address": "", "phone": "" });
    let alike = world.ok("screening.alike", probe.clone());
    let kinds: Vec<&Value> = alike.as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    assert_eq!(kinds, ["case", "finding"]);
    assert_eq!((&alike[0]["title"], &alike[0]["same"]), (&json!(code), &json!(["name"])));
    let by_phone = world
        .ok("screening.alike", json!({ "finding": null, "head": "虚构另名", "address": "", "phone": "13800000002" }));
    assert_eq!(by_phone[0]["id"], case);
    let itself =
        world.ok("screening.alike", json!({ "finding": first, "head": "虚构甲花", "address": "", "phone": "" }));
    assert_eq!(itself.as_array().unwrap().len(), 1, "not likened to itself");

    // It is that case's family: the link is kept, and the case says so.
    let mut same = row(id, "虚构甲花", "虚构路 1 号东");
    same["case"] = json!(case);
    enter(&mut world, same);
    let told = world.ok("cases.get", json!({ "id": case }));
    assert_eq!(told["timeline"][0]["kind"], "screened");
    assert_eq!(world.ok("screening.of_case", json!({ "id": case }))["findings"].as_array().unwrap().len(), 1);

    // Once the case is closed to a colleague, neither it nor what hangs on it is named.
    world.ok("cases.set_level", json!({ "id": case, "level": "sensitive", "reason": "人身安全" }));
    world.sign_in("测试丙调解", PASSWORD);
    let alike = world.ok("screening.alike", probe);
    assert!(alike.as_array().unwrap().iter().all(|one| one["kind"] != "case"), "{alike}");
    assert_eq!(world.refused("screening.of_case", json!({ "id": case })).code, Code::NotFound);
}

/// A row that must be told at once.
fn urgent(campaign: i64) -> Value {
    let mut row = row(campaign, "虚构险某", "虚构路 9 号");
    row["signs"] = json!([5, 7]);
    row["kinds"] = json!(["violence"]);
    row["remark"] = json!("动过刀");
    row["urgent"] = json!({ "told": "镇服务站值班室", "told_at": "2026-11-23T09:10:00", "how": "phone" });
    row
}

#[test]
fn what_is_urgent_is_told_at_once_and_the_case_opened_from_it_keeps_the_link() {
    let mut world = World::village();
    let id = campaign(&mut world);
    let mut half = urgent(id);
    half["urgent"] = json!({ "told": "", "told_at": null, "how": null });
    let faults = world.faults("screening.enter", half);
    let paths: Vec<&str> = faults.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["urgent.told", "urgent.told_at", "urgent.how"]);
    let saved = world.ok("screening.enter", urgent(id));
    assert_eq!(saved["sent_up"], false, "no station above is known: it was told by phone");
    let finding = saved["id"].as_i64().unwrap();

    let desk = world.ok("screening.today", json!({}));
    assert_eq!(desk["urgents"].as_array().unwrap().len(), 1, "on the lead's desk");
    let report = desk["urgents"][0]["id"].clone();
    world.ok("screening.note_urgent", json!({ "id": report, "note": "已请派出所一同上门" }));
    let twice = world.refused("screening.note_urgent", json!({ "id": report, "note": "再记" }));
    assert_eq!(twice.code, Code::WrongState);
    assert_eq!(world.ok("screening.today", json!({}))["urgents"], json!([]));
    assert_eq!(world.ok("screening.urgents", json!({}))[0]["noted"], "已请派出所一同上门");

    let begun = json!({ "finding": finding, "family": null, "title": "虚构险某", "body": "{\"v\":1}" });
    let draft = world.ok("screening.begin_case", begun.clone())["draft"].clone();
    let mut intake = world.intake();
    intake["draft"] = draft;
    intake["channel"] = json!("screening");
    intake["main_type"] = json!("violence");
    intake["level"] = json!("sensitive");
    let case = world.ok("cases.open", intake)["id"].clone();
    let told = file(&mut world, id);
    assert_eq!(told["findings"][0]["case"]["id"], case, "the finding knows its case");
    let screened: Vec<Value> = world.ok("cases.get", json!({ "id": case }))["timeline"].as_array().unwrap().clone();
    assert!(screened.iter().any(|event| event["kind"] == "screened" && event["to"] == "十一月走访"), "{screened:?}");
    assert_eq!(world.refused("screening.begin_case", begun).code, Code::WrongState, "one case per finding");
}

#[test]
fn outside_the_door_and_the_lead_a_violent_family_does_not_exist() {
    let mut world = World::village();
    world.hire("测试丙调解", &["mediator"]);
    world.hire("测试丁志愿", &["volunteer"]);
    world.hire("测试己负责", &["lead"]);
    let id = campaign(&mut world);
    enter(&mut world, row(id, "虚构平某", "虚构路 1 号"));
    let secret = world.ok("screening.enter", urgent(id))["id"].clone();

    world.sign_in("测试丙调解", PASSWORD);
    let told = file(&mut world, id);
    assert_eq!(told["campaign"]["found"], 1, "not in the count");
    assert_eq!(told["findings"].as_array().unwrap().len(), 1, "not in the list");
    assert_eq!(world.ok("screening.campaigns", json!({}))[0]["found"], 1);
    let probe = json!({ "finding": null, "head": "虚构险某", "address": "虚构路 9 号", "phone": "" });
    assert_eq!(world.ok("screening.alike", probe), json!([]), "not among the likenesses");
    assert_eq!(world.ok("screening.urgents", json!({})), json!([]));
    assert_eq!(world.ok("screening.today", json!({}))["urgents"], json!([]));
    let settled = json!({ "id": secret, "note": "看看" });
    let (hidden, missing) = (
        world.refused("screening.settle_finding", settled),
        world.refused("screening.settle_finding", json!({ "id": 1, "note": "看看" })),
    );
    assert_eq!((hidden.code, hidden.message), (missing.code, missing.message), "not even in the error");
    assert_eq!(world.refused("screening.week", json!({ "station": null, "day": "2026-11-23" })).code, Code::Forbidden);

    world.sign_in("测试丁志愿", PASSWORD);
    assert_eq!(file(&mut world, id)["findings"], json!([]), "a volunteer sees what they found themselves");
    let mut own = row(id, "虚构助某", "虚构路 3 号");
    own["kinds"] = json!(["minors"]);
    enter(&mut world, own);
    assert_eq!(file(&mut world, id)["findings"].as_array().unwrap().len(), 1);

    world.sign_in("测试己负责", PASSWORD);
    assert_eq!(file(&mut world, id)["findings"].as_array().unwrap().len(), 3, "the lead sees all");
    let trail = world.ok(
        "audit.list",
        json!({ "staff": null, "noun": "screening", "from": null, "to": null, "before": null, "limit": 50 }),
    );
    assert!(trail.to_string().contains("sensitive findings read"), "{trail}");
}

#[test]
fn a_week_is_summed_up_without_names_sent_and_printed() {
    let mut world = World::village();
    let id = campaign(&mut world);
    enter(&mut world, row(id, "虚构甲某", "虚构路 1 号"));
    let mut other = row(id, "虚构乙某", "虚构路 2 号");
    (other["area"], other["colour"], other["kinds"]) =
        (json!("岙头村二网格"), json!(null), json!(["support", "property"]));
    enter(&mut world, other);
    world.ok("screening.enter", urgent(id));
    let visits = json!({ "id": id, "day": "2026-11-23", "area": "岙头村二网格", "families": 12 });
    world.ok("screening.set_visits", visits);

    let week = world.ok("screening.week", json!({ "station": null, "day": "2026-11-25" }));
    assert_eq!(week["monday"], "2026-11-23");
    let sums = json!({ "visited": 14, "found": 3, "cases": 0, "registered": 0, "urgent": 1 });
    assert_eq!(week["sums"], sums);
    let of = |list: &str, code: Value| {
        week[list].as_array().unwrap().iter().find(|pair| pair[0] == code).map(|pair| pair[1].as_u64().unwrap())
    };
    assert_eq!((of("by_kind", json!("violence")), of("by_kind", json!("property"))), (Some(1), Some(1)));
    assert_eq!((of("by_colour", json!("yellow")), of("by_colour", json!(null))), (Some(2), Some(1)));
    let areas: Vec<&Value> = week["areas"].as_array().unwrap().iter().map(|one| &one["area"]).collect();
    assert_eq!(areas, ["岙头村一网格", "岙头村二网格"]);

    let sent = world.ok("screening.send_week", json!({ "day": "2026-11-25", "note": "台风期间少走一天" }));
    assert_eq!((&sent["sent_up"], &sent["sums"]), (&json!(false), &sums), "no station above is known: on paper");
    assert!(!sent.to_string().contains("虚构"), "no name in it");
    let ahead = world.faults("screening.send_week", json!({ "day": "2026-12-07", "note": "" }));
    assert_eq!(ahead, [("day".to_owned(), "future".to_owned())]);
    let weeks = world.ok("screening.weeks", json!({ "weeks": 4 }));
    assert_eq!(weeks["mondays"].as_array().unwrap().len(), 4);
    assert_eq!(weeks["own"]["cells"][0]["note"], "台风期间少走一天");
    assert_eq!(weeks["own"]["cells"][1], json!(null), "a week nobody told of is a gap");
    assert_eq!(weeks["below"], json!([]));
    let printed = world.ok("screening.print_week", json!({ "station": null, "day": "2026-11-23" }));
    assert_eq!(printed["file_name"], "排查周报-2026-11-23.pdf");
    assert_eq!(world.refused("screening.week", json!({ "station": 7, "day": "2026-11-23" })).code, Code::NotFound);
    world.sign_in(ADMIN, PASSWORD);
}

#[test]
fn a_family_is_entered_once_and_signs_of_danger_reach_the_lead() {
    let mut world = World::village();
    world.hire("测试丙调解", &["mediator"]);
    world.hire("测试丁调解", &["mediator"]);
    let id = campaign(&mut world);
    let questions = file(&mut world, id)["checklist"]["questions"].clone();
    let grave = 1 + questions.as_array().unwrap().iter().position(|one| one["grave"] == true).unwrap();
    world.sign_in("测试丙调解", PASSWORD);
    let mut found = row(id, "虚构戊某", "虚构路 5 号");
    found["signs"] = json!([grave]);
    let first = enter(&mut world, found.clone());
    assert_eq!(world.faults("screening.enter", found), [("head".to_owned(), "already_found".to_owned())]);
    enter(&mut world, row(id, "虚构戊某", "虚构路 6 号"));
    let named = |world: &mut World| {
        let today = world.ok("screening.today", json!({}));
        today["grave"].as_array().unwrap().iter().map(|one| one["id"].as_i64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(named(&mut world), [first], "whoever found it");
    world.sign_in("测试丁调解", PASSWORD);
    assert_eq!(named(&mut world), Vec::<i64>::new());
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(named(&mut world), [first], "and the lead");
    world.ok("screening.settle_finding", json!({ "id": first, "note": "已上门劝导，派出所备案" }));
    assert_eq!(named(&mut world), Vec::<i64>::new());
}
