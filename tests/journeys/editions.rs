//! The two reconstructed forms as a station arranges them, and what is filled in on them before and after.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::{Value, json};

use crate::prints::text;

fn section<'a>(edition: &'a mut Value, key: &str) -> &'a mut Vec<Value> {
    let sections = edition["sections"].as_array_mut().unwrap();
    sections.iter_mut().find(|section| section["key"] == key).unwrap()["lines"].as_array_mut().unwrap()
}

fn field(label: &str, kind: &str, options: &[&str]) -> Value {
    json!({ "key": "", "label": label, "hint": "", "added": { "kind": kind, "options": options } })
}

/// The registration form with 发现途径 first, 户籍地 under another name and two fields of its own.
fn arranged(world: &mut World) -> Value {
    let mut edition = world.ok("editions.get", json!({ "form": "registration" }))["edition"].clone();
    let dispute = section(&mut edition, "dispute");
    let channel = dispute.remove(2);
    dispute.insert(0, channel);
    dispute.push(field("网格编号", "text", &[]));
    dispute.push(field("是否低保", "one", &["是", "否", "正在申请"]));
    section(&mut edition, "household")[10]["label"] = json!("户口所在地");
    edition
}

fn keep(world: &mut World, edition: &Value, was: u32) -> u32 {
    let entry = json!({ "form": "registration", "edition": edition, "was": was });
    u32::try_from(world.ok("editions.keep", entry).as_u64().unwrap()).unwrap()
}

fn keys(world: &mut World) -> Vec<String> {
    let got = world.ok("editions.get", json!({ "form": "registration" }));
    let lines =
        got["edition"]["sections"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap().clone());
    lines.filter(|line| line["added"] != Value::Null).map(|line| line["key"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_station_arranges_its_form_and_what_was_filled_in_before_stays_on_the_old_one() {
    let mut world = World::village();
    let (old, _) = world.open_case();
    let edition = arranged(&mut world);
    let shown = text(&world.ok("editions.preview", json!({ "form": "registration", "edition": edition })));
    assert!(shown.contains("网格编号") && shown.contains("正在申请") && shown.contains("第1版"), "{shown}");
    assert_eq!(keep(&mut world, &edition, 0), 1);
    assert_eq!(
        world.refused("editions.keep", json!({ "form": "registration", "edition": edition, "was": 0 })).code,
        Code::Stale
    );
    let [grid, poor] = keys(&mut world).try_into().unwrap();

    // Blank and filled stand on it, in the station's order.
    let blank = text(&world.ok("prints.registration", json!({ "case": null })));
    assert!(blank.find("发现途径").unwrap() < blank.find("家庭类型").unwrap(), "{blank}");
    let mut intake = world.intake();
    intake["details"]["answers"] = json!([
        { "key": poor, "value": "正在申请" }, { "key": grid, "value": " 东三网格 " },
    ]);
    let new = world.ok("cases.open", intake)["id"].as_i64().unwrap();
    let file = world.ok("cases.get", json!({ "id": new }));
    assert_eq!(
        file["details"]["answers"],
        json!([{ "key": grid, "label": "网格编号", "value": "东三网格" }, { "key": poor, "label": "是否低保", "value": "正在申请" }])
    );
    let paper = text(&world.ok("prints.registration", json!({ "case": new })));
    assert!(paper.contains("东三网格") && paper.contains("☑正在申请") && paper.contains("户口所在地"), "{paper}");
    let paper = text(&world.ok("prints.registration", json!({ "case": old })));
    assert!(paper.contains("户籍地") && !paper.contains("网格编号") && !paper.contains("表样"), "{paper}");

    // The next one drops a field: what was written in it is not lost, and the old case takes the new form when asked to.
    let mut edition = world.ok("editions.get", json!({ "form": "registration" }))["edition"].clone();
    section(&mut edition, "dispute").retain(|line| line["key"] != json!(grid));
    assert_eq!(keep(&mut world, &edition, 1), 2);
    let paper = text(&world.ok("prints.registration", json!({ "case": new })));
    assert!(paper.contains("第1版") && paper.contains("东三网格"), "{paper}");
    for case in [old, new] {
        world.ok("editions.adopt", json!({ "case": case }));
    }
    let paper = text(&world.ok("prints.registration", json!({ "case": new })));
    assert!(paper.contains("第2版") && paper.contains("网格编号") && paper.contains("东三网格"), "left over: {paper}");
    assert!(text(&world.ok("prints.registration", json!({ "case": old }))).contains("是否低保"));
    let file = world.ok("cases.get", json!({ "id": old }));
    assert_eq!((&file["edition"], &file["newest_edition"]), (&json!(2), &json!(2)));
    let kept = world.ok("editions.version", json!({ "form": "registration", "number": 1 }));
    assert!(kept.to_string().contains("网格编号"));
    assert_eq!(world.refused("editions.version", json!({ "form": "registration", "number": 9 })).code, Code::NotFound);
}

#[test]
fn answers_are_checked_beside_their_field_and_corrected_with_the_case() {
    let mut world = World::village();
    let mut edition = arranged(&mut world);
    section(&mut edition, "handling")
        .extend([field("下次走访", "date", &[]), field("帮扶单位", "many", &["民政", "残联"])]);
    keep(&mut world, &edition, 0);
    let [grid, poor, visit, units] = keys(&mut world).try_into().unwrap();
    let mut intake = world.intake();
    intake["details"]["answers"] = json!([
        { "key": grid, "value": "长".repeat(201) }, { "key": poor, "value": "也许" }, { "key": visit, "value": "明天" },
        { "key": units, "value": "残联\n民政局" }, { "key": "own1", "value": "没有这一项" }, { "key": grid, "value": "又一次" },
    ]);
    let refused = world.faults("cases.open", intake.clone());
    let wrong = |key: &str, why: &str| (format!("details.answers.{key}"), why.to_owned());
    assert_eq!(
        refused,
        [
            wrong(&grid, "too_long:200"),
            wrong(&poor, "unknown_code"),
            wrong(&visit, "format"),
            wrong(&units, "unknown_code"),
            wrong("own1", "unknown_code"),
            wrong(&grid, "duplicate"),
        ]
    );
    intake["details"]["answers"] =
        json!([{ "key": units, "value": "残联\n民政" }, { "key": visit, "value": "2026-12-01" }]);
    let case = world.ok("cases.open", intake)["id"].as_i64().unwrap();
    let file = world.ok("cases.get", json!({ "id": case }));
    let answers = file["details"]["answers"].as_array().unwrap();
    assert_eq!(answers[0]["value"], "2026-12-01", "in the order of the form");
    assert_eq!(answers[1]["value"], "民政\n残联", "in the order in which they are offered");

    // Later the station calls it otherwise and offers less; what was chosen may stay.
    for section in edition["sections"].as_array_mut().unwrap() {
        for line in section["lines"].as_array_mut().unwrap().iter_mut().filter(|line| line["label"] == "帮扶单位") {
            line["key"] = json!(units);
            line["added"]["options"] = json!(["残联", "妇联"]);
        }
    }
    let mut known = [grid, poor, visit.clone()].into_iter();
    for section in edition["sections"].as_array_mut().unwrap() {
        for line in section["lines"].as_array_mut().unwrap().iter_mut().filter(|line| line["key"] == "") {
            line["key"] = json!(known.next().unwrap());
        }
    }
    keep(&mut world, &edition, 1);
    world.ok("editions.adopt", json!({ "case": case }));
    let file = world.ok("cases.get", json!({ "id": case }));
    let mut details = file["details"].clone();
    details["answers"] = json!([{ "key": units, "value": "民政\n妇联" }]);
    let mut amendment = json!({ "id": case, "version": file["version"], "details": details });
    for same in ["main_type", "other_types", "services", "facts", "dangers", "prompts", "consent", "consent_note"] {
        amendment[same] = file[same].clone();
    }
    world.ok("cases.amend", amendment);
    let file = world.ok("cases.get", json!({ "id": case }));
    assert_eq!(file["details"]["answers"], json!([{ "key": units, "label": "帮扶单位", "value": "妇联\n民政" }]));
}

#[test]
fn an_arrangement_that_is_none_of_the_form_is_refused() {
    let mut world = World::village();
    let good = arranged(&mut world);
    let faults = |world: &mut World, change: &dyn Fn(&mut Value)| {
        let mut edition = good.clone();
        change(&mut edition);
        world.faults("editions.keep", json!({ "form": "registration", "edition": edition, "was": 0 }))
    };
    let first = |faults: Vec<(String, String)>| faults.into_iter().next().unwrap();
    let said = |path: &str, why: &str| (path.to_owned(), why.to_owned());
    let untitled = first(faults(&mut world, &|edition| edition["title"] = json!(" ")));
    assert_eq!(untitled, said("edition.title", "required"));
    let lost = first(faults(&mut world, &|edition| drop(section(edition, "rating").remove(0))));
    assert_eq!(lost, said("edition.sections[3].lines", "unknown_code"));
    let moved = first(faults(&mut world, &|edition| section(edition, "household").swap(0, 1)));
    assert_eq!(moved, said("edition.sections[1].lines", "unknown_code"));
    let long = first(faults(&mut world, &|edition| section(edition, "rating")[0]["label"] = json!("长".repeat(21))));
    assert_eq!(long, said("edition.sections[3].lines[0].label", "too_long:20"));
    let alone = faults(&mut world, &|edition| section(edition, "rating").push(field("选择", "many", &["一", " "])));
    assert_eq!(first(alone), said("edition.sections[3].lines[3].options", "two_options"));
    let rated = faults(&mut world, &|edition| section(edition, "rating").push(field("停车", "rate", &[])));
    assert_eq!(first(rated), said("edition.sections[3].lines[3].kind", "unknown_code"));
    let column = faults(&mut world, &|edition| section(edition, "household").push(field("微信", "text", &[])));
    assert_eq!(first(column), said("edition.sections[1].lines[12].label", "unknown_code"));

    // A field keeps its kind: what was written in it must stay readable. And only who runs the station arranges its forms.
    keep(&mut world, &good, 0);
    let mut changed = world.ok("editions.get", json!({ "form": "registration" }))["edition"].clone();
    section(&mut changed, "dispute")[6]["added"]["kind"] = json!("date");
    let fixed = world.faults("editions.keep", json!({ "form": "registration", "edition": changed, "was": 1 }));
    assert_eq!(first(fixed), said("edition.sections[2].lines[6].kind", "kind_fixed"));
    world.hire("测试丙调解", &["mediator"]);
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(
        world.refused("editions.keep", json!({ "form": "registration", "edition": good, "was": 1 })).code,
        Code::Forbidden
    );
    world.sign_in(ADMIN, PASSWORD);
}

#[test]
fn a_survey_asks_what_the_station_wants_to_know_and_counts_it() {
    let mut world = World::village();
    let mut edition = world.ok("editions.get", json!({ "form": "survey" }))["edition"].clone();
    section(&mut edition, "ratings").insert(0, field("停车方便", "rate", &[]));
    section(&mut edition, "comments").push(field("从哪里知道我们", "text", &[]));
    world.ok("editions.keep", json!({ "form": "survey", "edition": edition, "was": 0 }));
    let got = world.ok("editions.get", json!({ "form": "survey" }));
    let own: Vec<String> = got["edition"]["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|section| section["lines"].as_array().unwrap())
        .filter(|line| line["added"] != Value::Null)
        .map(|line| line["key"].as_str().unwrap().to_owned())
        .collect();
    let [parking, heard] = own.try_into().unwrap();
    let sheet = |answers: Value| {
        json!({
            "case": null, "anonymous": true, "day": null, "service": null, "sex": null, "age": null,
            "scores": [{ "item": "overall", "score": 4 }], "first_time": null, "recommend": null, "comment": "",
            "reply_phone": "", "answers": answers,
        })
    };
    let wrong = world.faults("surveys.enter", sheet(json!([{ "key": parking, "value": "6" }])));
    assert_eq!(wrong, [(format!("answers.{parking}"), "range".to_owned())]);
    let id =
        world.ok("surveys.enter", sheet(json!([{ "key": parking, "value": "2" }, { "key": heard, "value": "5" }])));
    let sum = world.ok("surveys.summary", json!({ "from": null, "to": null, "service": null }));
    assert_eq!(sum["own"], json!([{ "label": "停车方便", "counts": [0, 1, 0, 0, 0] }]), "a 5 in words is no grade");
    let paper = text(&world.ok("prints.survey", json!({ "survey": id })));
    assert!(
        paper.find("停车方便").unwrap() < paper.find("接待态度").unwrap() && paper.contains("从哪里知道我们"),
        "{paper}"
    );
}
