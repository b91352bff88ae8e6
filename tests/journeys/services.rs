//! The eight services (5.4): each from its opening to its end, the ways it fails, and who may look.

mod mediation;
mod petition;
mod psychology;
mod volume;

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::{Value, json};

/// What opens a record; change what the test is about.
fn opening(case: Option<i64>, service: &str) -> Value {
    json!({
        "case": case, "service": service, "assigned": null, "unit": "", "person": null, "client": "", "client_phone": "",
        "summary": "虚构事由", "body": null, "outcome": null,
    })
}

fn start(world: &mut World, case: i64, service: &str) -> i64 {
    world.ok("services.open", opening(Some(case), service)).as_i64().unwrap()
}

fn file(world: &mut World, id: i64) -> Value {
    world.ok("services.get", json!({ "id": id }))
}

/// The record as the page would send it back, its form changed by `with`.
fn form(world: &mut World, id: i64, with: impl FnOnce(&mut Value)) -> Value {
    let mut record = file(world, id)["record"].clone();
    with(&mut record["body"]);
    record
}

fn save(world: &mut World, id: i64, with: impl FnOnce(&mut Value)) {
    let body = form(world, id, with);
    world.ok("services.save", body);
}

fn wrong(world: &mut World, id: i64, with: impl FnOnce(&mut Value)) -> Vec<(String, String)> {
    let body = form(world, id, with);
    world.faults("services.save", body)
}

fn ending(world: &mut World, id: i64, outcome: &str) -> Value {
    let version = file(world, id)["record"]["version"].clone();
    json!({ "id": id, "version": version, "outcome": outcome, "note": "已与当事人说明。" })
}

fn end(world: &mut World, id: i64, outcome: &str) {
    let body = ending(world, id, outcome);
    world.ok("services.end", body);
}

/// Why it cannot end like that yet.
fn lacks(world: &mut World, id: i64, outcome: &str) -> Vec<String> {
    let body = ending(world, id, outcome);
    world.faults("services.end", body).into_iter().map(|(field, _)| field).collect()
}

fn kinds(file: &Value) -> Vec<String> {
    file["steps"].as_array().unwrap().iter().rev().map(|step| step["kind"].as_str().unwrap().to_owned()).collect()
}

fn clock(file: &Value, kind: &str) -> (String, Value) {
    let found = file["clocks"].as_array().unwrap().iter().find(|one| one["kind"] == kind);
    let found = found.unwrap_or_else(|| panic!("no clock {kind} in {}", file["clocks"]));
    (found["due"].as_str().unwrap().to_owned(), found["met"].clone())
}

fn has(faults: &[(String, String)], field: &str, why: &str) -> bool {
    faults.contains(&(field.to_owned(), why.to_owned()))
}

/// What the timeline of a case says of services, oldest first.
fn told(world: &mut World, case: i64) -> Vec<(String, String)> {
    let file = world.ok("cases.get", json!({ "id": case }));
    let events = file["timeline"].as_array().unwrap().iter().rev();
    events
        .filter(|event| event["kind"].as_str().unwrap().starts_with("service_"))
        .map(|event| (event["kind"].as_str().unwrap().to_owned(), event["to"].as_str().unwrap().to_owned()))
        .collect()
}

#[test]
fn marriage_counselling_shows_both_windows_and_ends_by_withdrawal() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let id = start(&mut world, case, "marriage_counselling");
    assert_eq!(world.refused("services.open", opening(Some(case), "marriage_counselling")).code, Code::Invalid);
    save(&mut world, id, |body| {
        body["kind"] = json!("crisis");
        body["divorce_applied_on"] = json!("2026-11-20");
        body["expecting"] = json!("birth");
        body["expecting_on"] = json!("2026-01-05");
    });
    let seen = file(&mut world, id);
    // The 20th is a Sunday (民法典 203): the same day here as among what is owed.
    assert_eq!(clock(&seen, "divorce_withdrawal"), ("2026-12-21".to_owned(), Value::Null));
    let owed = world.ok("obligations.of_case", json!({ "id": case }));
    let owed = owed["running"].as_array().unwrap().iter().find(|one| one["rule"] == "divorce_withdrawal").unwrap();
    assert_eq!(owed["due"], "2026-12-21T23:59:59");
    assert_eq!(clock(&seen, "divorce_certificate"), ("2027-01-19".to_owned(), Value::Null));
    assert_eq!(seen["prompts"], json!(["man_may_not_file"]), "民法典 1082");
    // No certificate within the thirty days, and nothing before it was applied for.
    let early = wrong(&mut world, id, |body| body["certificate_on"] = json!("2026-11-22"));
    assert!(has(&early, "body.certificate_on", "cooling_off"), "{early:?}");
    let before = wrong(&mut world, id, |body| body["divorce_withdrawn_on"] = json!("2026-11-01"));
    assert!(has(&before, "body.divorce_withdrawn_on", "order"), "{before:?}");
    assert_eq!(lacks(&mut world, id, "divorce_withdrawn"), ["body.divorce_withdrawn_on"]);
    assert_eq!(lacks(&mut world, id, "divorce_lapsed"), ["body.divorce_applied_on"], "the windows are not over");
    save(&mut world, id, |body| {
        body["meetings"] =
            json!([{ "on": "2026-11-23", "present": "双方", "content": "情绪疏导", "result": "愿意再想想" }]);
        body["divorce_withdrawn_on"] = json!("2026-11-23");
    });
    end(&mut world, id, "divorce_withdrawn");
    let seen = file(&mut world, id);
    assert_eq!((&seen["record"]["state"], &seen["record"]["outcome"]), (&json!("ended"), &json!("divorce_withdrawn")));
    assert_eq!(clock(&seen, "divorce_certificate").1, json!("2026-11-23"), "nothing is left to be done");
    assert_eq!(kinds(&seen), ["opened", "divorce_applied", "session_held", "divorce_withdrawn", "ended"]);
    assert_eq!(told(&mut world, case)[0], ("service_opened".to_owned(), "marriage_counselling".to_owned()));
    assert_eq!(
        told(&mut world, case)[4],
        ("service_ended".to_owned(), "marriage_counselling,divorce_withdrawn".to_owned())
    );
}

#[test]
fn legal_aid_asks_no_means_of_victims_and_counts_seven_and_three_days() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let id = start(&mut world, case, "legal_aid");
    save(&mut world, id, |body| {
        body["ground"] = json!("violence");
        body["means"] = json!("missing");
        body["matter"] = json!("申请人身安全保护令");
        body["agency"] = json!("岱山县法律援助中心");
        body["applied_on"] = json!("2026-11-20");
    });
    let seen = file(&mut world, id);
    assert_eq!(seen["record"]["body"]["means"], "not_needed", "法律援助法 32");
    assert_eq!(seen["prompts"], json!(["no_means_test"]));
    assert_eq!(clock(&seen, "legal_aid_decision"), ("2026-11-27".to_owned(), Value::Null));
    let refused = wrong(&mut world, id, |body| {
        body["decision"] = json!("refused");
        body["decided_on"] = json!("2026-11-22");
    });
    assert!(has(&refused, "body.refusal", "required"), "{refused:?}");
    save(&mut world, id, |body| {
        body["decision"] = json!("granted");
        body["decided_on"] = json!("2026-11-22");
    });
    assert_eq!(clock(&file(&mut world, id), "legal_aid_assignment"), ("2026-11-25".to_owned(), Value::Null));
    assert_eq!(lacks(&mut world, id, "aided"), ["body.assigned_on", "body.result"]);
    save(&mut world, id, |body| {
        body["assigned_on"] = json!("2026-11-23");
        body["lawyer"] = json!("虚构援助律师");
        body["result"] = json!("保护令已作出。");
    });
    end(&mut world, id, "aided");
    assert_eq!(kinds(&file(&mut world, id)), ["opened", "applied", "decided", "lawyer_assigned", "ended"]);
}

#[test]
fn relief_and_family_education_say_what_was_applied_for_and_what_came_of_it() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let relief = start(&mut world, case, "hardship_relief");
    let blank = json!({ "to": "civil_affairs", "unit": "镇民政办", "what": "临时救助", "state": "applied", "applied_on": "2026-11-20", "received": "", "received_on": null });
    save(&mut world, relief, |body| body["reliefs"] = json!([blank]));
    assert_eq!(lacks(&mut world, relief, "received"), ["body.reliefs"]);
    let unsaid = wrong(&mut world, relief, |body| body["reliefs"][0]["state"] = json!("received"));
    assert!(has(&unsaid, "body.reliefs[0].received_on", "required"), "{unsaid:?}");
    save(&mut world, relief, |body| {
        body["reliefs"][0]["state"] = json!("received");
        body["reliefs"][0]["received"] = json!("一次性 2000 元");
        body["reliefs"][0]["received_on"] = json!("2026-11-23");
    });
    end(&mut world, relief, "received");
    assert_eq!(kinds(&file(&mut world, relief)), ["opened", "applied", "received", "ended"]);

    let education = start(&mut world, case, "family_education");
    let unnamed = wrong(&mut world, education, |body| body["origin"] = json!("court"));
    assert!(has(&unnamed, "body.ordered_by", "required"), "{unnamed:?}");
    save(&mut world, education, |body| {
        body["origin"] = json!("court");
        body["ordered_by"] = json!("岱山县人民法院");
        body["plan"] = json!("六次亲子沟通课");
        body["meetings"] =
            json!([{ "on": "2026-11-23", "present": "父母", "content": "亲子沟通第一课", "result": "" }]);
    });
    assert_eq!(lacks(&mut world, education, "improved"), ["body.result"]);
    save(&mut world, education, |body| body["result"] = json!("争吵减少"));
    end(&mut world, education, "improved");
}

#[test]
fn a_set_is_proposed_with_reasons_and_a_person_decides() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let proposed = world.ok("services.propose", json!({ "case": case }));
    let first = &proposed[0];
    assert_eq!(
        (&first["service"], &first["reasons"]),
        (&json!("mediation"), &json!(["asked", "type_property", "type_marriage"]))
    );
    let lawyer = world.hire("测试丁律师", &["lawyer"]);
    let chosen = |assigned: Value| {
        json!({ "case": case, "chosen": [
            { "service": "mediation", "assigned": null, "unit": "村调委会" },
            { "service": "legal_advice", "assigned": assigned, "unit": "" },
        ] })
    };
    assert_eq!(world.faults("services.open_many", json!({ "case": case, "chosen": [] }))[0].0, "chosen");
    let nobody = world.faults("services.open_many", chosen(json!(77)));
    assert!(has(&nobody, "chosen[1].assigned", "unknown_code"), "{nobody:?}");
    let all = json!({ "filter": { "case": case }, "after": null, "limit": 50 });
    assert_eq!(world.ok("services.list", all.clone())["rows"], json!([]), "all or none");
    world.ok("services.open_many", chosen(json!(lawyer)));
    assert_eq!(world.ok("services.list", all)["rows"].as_array().unwrap().len(), 2);
    let proposed = world.ok("services.propose", json!({ "case": case }));
    assert!(proposed.as_array().unwrap().iter().any(|one| one["service"] == "mediation" && one["running"] == true));
    let team = world.ok("cases.get", json!({ "id": case }))["team"].clone();
    assert!(team.as_array().unwrap().iter().any(|one| one["staff"] == lawyer), "whoever takes it over is on the case");
}

#[test]
fn steps_are_dated_endings_can_be_undone_and_nobody_overwrites_anybody() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let id = start(&mut world, case, "hardship_relief");
    let step = |kind: &str, at: &str| json!({ "id": id, "kind": kind, "at": at, "note": "电话告知材料清单" });
    assert_eq!(world.faults("services.step", step("ended", "2026-11-23T09:00:00"))[0].0, "kind");
    assert_eq!(world.faults("services.step", step("told", "2026-12-01T09:00:00"))[0].1, "future");
    world.ok("services.step", step("told", "2026-11-22T16:00:00"));
    let old = form(&mut world, id, |body| body["need"] = json!("失业"));
    save(&mut world, id, |body| body["need"] = json!("患病"));
    assert_eq!(world.refused("services.save", old).code, Code::Stale);
    let other = form(&mut world, id, |body| *body = json!({ "service": "legal_aid" }));
    assert_eq!(world.faults("services.save", other)[0].0, "body.service");
    assert_eq!(
        world.faults("services.end", json!({ "id": id, "version": 2, "outcome": "withdrawn", "note": "" }))[0].0,
        "note"
    );
    assert_eq!(
        world.faults("services.end", json!({ "id": id, "version": 2, "outcome": "agreed", "note": "" }))[0].0,
        "outcome"
    );
    assert_eq!(
        world.refused("services.end", json!({ "id": id, "version": 1, "outcome": "withdrawn", "note": "不要了" })).code,
        Code::Stale
    );
    end(&mut world, id, "withdrawn");
    assert_eq!(file(&mut world, id)["record"]["state"], "stopped");
    assert_eq!(world.refused("services.step", step("told", "2026-11-22T16:00:00")).code, Code::WrongState);
    let after = form(&mut world, id, |_| ());
    assert_eq!(world.refused("services.save", after).code, Code::WrongState);
    let version = file(&mut world, id)["record"]["version"].clone();
    assert_eq!(world.faults("services.reopen", json!({ "id": id, "version": version, "reason": " " }))[0].0, "reason");
    world.ok("services.reopen", json!({ "id": id, "version": version, "reason": "当事人又来求助" }));
    assert_eq!(kinds(&file(&mut world, id)), ["told", "opened", "ended", "reopened"]);
    assert_eq!(
        world.refused("services.reopen", json!({ "id": id, "version": 4, "reason": "再来" })).code,
        Code::WrongState
    );
}

#[test]
fn a_service_of_a_closed_case_does_not_exist_for_others_and_an_archived_one_stays_as_it_is() {
    let mut world = World::village();
    world.hire("测试丙调解", &["mediator"]);
    world.hire("测试戊志愿", &["volunteer"]);
    let mut intake = world.intake();
    intake["level"] = json!("sensitive");
    let case = world.ok("cases.open", intake)["id"].as_i64().unwrap();
    let id = start(&mut world, case, "legal_aid");
    let walk_in = world.ok("services.open", opening(None, "petition")).as_i64().unwrap();
    let trail = |world: &mut World| -> i64 {
        let reads = "SELECT count(*) FROM audit WHERE command = 'services.get' AND detail = 'read'";
        world.database().query_row(reads, [], |row| row.get(0)).unwrap()
    };
    file(&mut world, id);
    assert_eq!(trail(&mut world), 1, "looking at a service of a sensitive case is written down");
    for who in ["测试丙调解", "测试戊志愿"] {
        world.sign_in(who, PASSWORD);
        for (command, body) in [
            ("services.get", json!({ "id": id })),
            ("services.step", json!({ "id": id, "kind": "told", "at": "2026-11-23T09:00:00", "note": "x" })),
            ("services.end", json!({ "id": id, "version": 1, "outcome": "withdrawn", "note": "x" })),
            ("services.propose", json!({ "case": case })),
            ("services.open", opening(Some(case), "mediation")),
            ("services.list", json!({ "filter": { "case": case }, "after": null, "limit": 9 })),
        ] {
            assert_eq!(world.refused(command, body).code, Code::NotFound, "{who} {command}");
        }
        let rows = world.ok("services.list", json!({ "filter": {}, "after": null, "limit": 9 }))["rows"].clone();
        let seen: Vec<i64> = rows.as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect();
        assert_eq!(seen, if who == "测试丙调解" { vec![walk_in] } else { vec![] }, "{who}");
    }
    assert_eq!(
        world.refused("services.open", opening(None, "petition")).code,
        Code::Forbidden,
        "no volunteer takes in"
    );

    world.sign_in(ADMIN, PASSWORD);
    let resolved = |note: &str| json!({ "id": case, "state": "resolved", "note": note });
    assert_eq!(world.faults("cases.set_state", resolved(""))[0].0, "note", "a service is open: how was it settled?");
    world.ok("cases.set_state", resolved("双方和好，疏导接着做"));
    world.ok("cases.set_state", json!({ "id": case, "state": "archived", "note": "疏导由咨询师接着做" }));
    let late = form(&mut world, id, |_| ());
    assert_eq!(world.refused("services.save", late).code, Code::WrongState);
    assert_eq!(file(&mut world, id)["may_change"], false);
}
