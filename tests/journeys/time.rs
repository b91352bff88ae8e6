//! What is owed until when: counted by the law, moved by pauses, on the desk of whoever owes it, and on nobody
//! else's.

use jiahe::Code;
use jiahe::kernel::{Clock, Coded as _};
use jiahe::obligations::Rule;
use jiahe_tests::world::{ADMIN, PASSWORD, World, moment, root};
use serde_json::{Value, json};

pub fn at(world: &mut World, text: &str) {
    world.clock = Clock::at(moment(text));
}

pub fn opened(world: &mut World, change: impl FnOnce(&mut Value)) -> i64 {
    let mut intake = world.intake();
    intake["reported_at"] = json!(world.clock.now);
    change(&mut intake);
    world.ok("cases.open", intake)["id"].as_i64().unwrap()
}

fn clocks(world: &mut World, case: i64) -> Value {
    world.ok("obligations.of_case", json!({ "id": case }))
}

/// The running clock of a rule, or null.
pub fn running(world: &mut World, case: i64, rule: &str) -> Value {
    let told = clocks(world, case);
    told["running"].as_array().unwrap().iter().find(|one| one["rule"] == rule).cloned().unwrap_or_default()
}

pub fn met(world: &mut World, case: i64, rule: &str) -> Value {
    let told = clocks(world, case);
    told["met"].as_array().unwrap().iter().find(|one| one["rule"] == rule).cloned().unwrap_or_default()
}

fn all(whose: &str) -> Value {
    json!({ "whose": whose, "when": null, "rule": null, "missing_year": false, "skip": 0, "limit": 200 })
}

pub fn set_state(world: &mut World, case: i64, state: &str) {
    world.ok("cases.set_state", json!({ "id": case, "state": state, "note": "双方协商。" }));
}

#[test]
fn a_month_of_mediation_that_ends_on_national_day_ends_after_it_and_says_so() {
    let mut world = World::town();
    at(&mut world, "2026-09-03T10:00:00");
    let case = opened(&mut world, |_| {});
    let month = running(&mut world, case, "mediation_month");
    assert_eq!(month["due"], "2026-10-08T23:59:59");
    assert_eq!((&month["last_day"], &month["rested"]), (&json!("2026-10-03"), &json!("国庆节")));
    assert_eq!((&month["law"], &month["article"]), (&json!("mediation_rules"), &json!("33")));
    let id = month["id"].clone();
    // It is met when the case ends, and runs anew, under the same id, when the case is opened again.
    at(&mut world, "2026-09-20T10:00:00");
    set_state(&mut world, case, "resolved");
    let done = met(&mut world, case, "mediation_month");
    assert_eq!((&done["id"], done["met"].as_str().unwrap().get(..10)), (&id, Some("2026-09-20")));
    at(&mut world, "2026-11-05T10:00:00");
    set_state(&mut world, case, "in_progress");
    let again = running(&mut world, case, "mediation_month");
    assert_eq!((&again["id"], &again["due"]), (&id, &json!("2026-12-07T23:59:59")), "Saturday the 5th rolls");
    // Taking the service away leaves nothing stale behind.
    let file = world.ok("cases.get", json!({ "id": case }));
    let mut amended = json!({ "id": case, "version": file["version"] });
    for field in ["main_type", "other_types", "facts", "dangers", "prompts", "consent", "consent_note", "details"] {
        amended[field] = file[field].clone();
    }
    amended["services"] = json!(["legal_advice"]);
    amended["details"]["deadline"] = json!("2026-11-20");
    world.ok("cases.amend", amended);
    assert_eq!(running(&mut world, case, "mediation_month"), Value::Null);
    assert_eq!(running(&mut world, case, "resolution")["due"], "2026-11-20T23:59:59");
}

#[test]
fn suspension_is_granted_by_a_lead_and_moves_the_stations_own_clocks_only() {
    let mut world = World::town();
    world.hire("测试丙调解", &["mediator"]);
    let case = opened(&mut world, |intake| {
        intake["details"]["may_escalate"] = json!(true);
        intake["details"]["escalation_report"] = json!("拟报派出所");
    });
    let due = running(&mut world, case, "mediation_month")["due"].clone();
    let report = running(&mut world, case, "escalation_report")["due"].clone();
    assert_eq!(due, "2026-12-23T23:59:59");
    assert!(report.as_str().unwrap().starts_with("2026-11-24T09:30"), "a day by the clock: {report}");
    world.sign_in("测试丙调解", PASSWORD);
    let asked = |until: &str, reason: &str| json!({ "case": case, "kind": "suspension", "obligation": null, "days": null, "until": until, "both_ask": false, "reason": reason });
    let wrong = world.faults("obligations.apply_pause", asked("2026-11-20", ""));
    assert_eq!(wrong, [("reason".into(), "required".into()), ("until".into(), "range".into())]);
    let id = world.ok("obligations.apply_pause", asked("2026-12-02", "一方出海未归"));
    assert_eq!(world.refused("obligations.apply_pause", asked("2026-12-03", "再来")).code, Code::Duplicate);
    assert_eq!(
        world.refused("obligations.decide_pause", json!({ "id": id, "approve": true, "answer": "" })).code,
        Code::Forbidden
    );
    assert_eq!(running(&mut world, case, "mediation_month")["due"], due, "asking moves nothing");

    world.sign_in(ADMIN, PASSWORD);
    let decision = running(&mut world, case, "pause_decision");
    assert_eq!((&decision["lead"], &decision["due"]), (&json!(true), &json!("2026-11-26T23:59:59")));
    world.ok("obligations.decide_pause", json!({ "id": id, "approve": true, "answer": "同意" }));
    // Nine days: the clock began to count on the 24th, and stands still to the end of the 2nd.
    let month = running(&mut world, case, "mediation_month");
    assert_eq!(
        (&month["due"], &month["moved"], &month["stopped"]),
        (&json!("2027-01-01T23:59:59"), &json!(9), &json!(true))
    );
    assert_eq!(running(&mut world, case, "escalation_report")["due"], report, "hours never stand still");
    assert_eq!(clocks(&mut world, case)["suspended_until"], "2026-12-02");

    // Ended early, the clock gives back the days that were not used.
    at(&mut world, "2026-11-28T09:00:00");
    assert_eq!(world.faults("obligations.end_pause", json!({ "id": id, "reason": "" })).len(), 1);
    world.ok("obligations.end_pause", json!({ "id": id, "reason": "已回岸" }));
    let month = running(&mut world, case, "mediation_month");
    assert_eq!(
        (&month["due"], &month["moved"], &month["stopped"]),
        (&json!("2026-12-28T23:59:59"), &json!(4), &json!(false))
    );
    assert_eq!(world.refused("obligations.end_pause", json!({ "id": id, "reason": "再" })).code, Code::WrongState);

    // It ends with the case, and so does what was only asked for.
    let again = json!({ "case": case, "kind": "suspension", "obligation": null, "days": null, "until": "2026-12-15", "both_ask": false, "reason": "又出海" });
    let asked = world.ok("obligations.apply_pause", again.clone());
    world.ok("obligations.decide_pause", json!({ "id": asked, "approve": true, "answer": "同意" }));
    assert_eq!(clocks(&mut world, case)["suspended_until"], "2026-12-15");
    world.ok("cases.set_state", json!({ "id": case, "state": "unresolved", "note": "双方不愿再谈" }));
    assert_eq!(clocks(&mut world, case)["suspended_until"], Value::Null);
    assert_eq!(world.refused("obligations.end_pause", json!({ "id": asked, "reason": "再" })).code, Code::WrongState);
}

#[test]
fn an_extension_needs_both_parties_where_the_rule_says_so_and_has_an_end() {
    let mut world = World::town();
    let case = opened(&mut world, |_| {});
    let month = running(&mut world, case, "mediation_month");
    let asked = |both: bool, days: u32| json!({ "case": case, "kind": "extension", "obligation": month["id"], "days": days, "until": null, "both_ask": both, "reason": "还需一次面谈" });
    assert_eq!(
        world.faults("obligations.apply_pause", asked(false, 15)),
        [("both_ask".into(), "both_must_ask".into())]
    );
    assert_eq!(world.faults("obligations.apply_pause", asked(true, 91)), [("days".into(), "extends_most".into())]);
    let first = world.ok("obligations.apply_pause", asked(true, 15));
    assert_eq!(
        world.faults("obligations.decide_pause", json!({ "id": first, "approve": false, "answer": "" })),
        [("answer".into(), "required".into())]
    );
    world.ok("obligations.decide_pause", json!({ "id": first, "approve": false, "answer": "先约谈" }));
    assert_eq!(running(&mut world, case, "mediation_month")["due"], month["due"]);
    let second = world.ok("obligations.apply_pause", asked(true, 15));
    let own = json!({ "id": second, "approve": true, "answer": "" });
    assert_eq!(
        world.faults("obligations.decide_pause", own),
        [("answer".into(), "required".into())],
        "the only lead decides on an own application with a reason"
    );
    let id = world.hire("测试庚负责人", &["lead"]);
    let own = json!({ "id": second, "approve": true, "answer": "双方都要求" });
    assert_eq!(world.refused("obligations.decide_pause", own.clone()).code, Code::Forbidden, "another lead is there");
    let mut away = jiahe_tests::world::member(Some(id), "测试庚负责人", &["lead"], "");
    away["suspended"] = json!(true);
    world.ok("staff.save", away);
    world.ok("obligations.decide_pause", own);
    let longer = running(&mut world, case, "mediation_month");
    assert_eq!((&longer["due"], &longer["missing_year"]), (&json!("2027-01-07T23:59:59"), &json!(2027)));
    let report = json!({ "case": case, "kind": "extension", "obligation": 1, "days": 3, "until": null, "both_ask": true, "reason": "其他" });
    assert_eq!(world.faults("obligations.apply_pause", report), [("obligation".into(), "unknown_code".into())]);
    set_state(&mut world, case, "resolved");
    assert_eq!(world.refused("obligations.apply_pause", asked(true, 1)).code, Code::WrongState);
}

#[test]
fn a_year_without_a_list_is_warned_of_until_it_is_imported() {
    let mut world = World::town();
    at(&mut world, "2026-12-03T10:00:00");
    let case = opened(&mut world, |_| {});
    // 2027-01-03 is a Sunday: without a list, plain weekends are counted, and the desk is told.
    let month = running(&mut world, case, "mediation_month");
    assert_eq!((&month["due"], &month["missing_year"]), (&json!("2027-01-04T23:59:59"), &json!(2027)));
    assert_eq!(world.ok("obligations.desk", json!({}))["missing_years"], json!([2027]));
    assert_eq!(world.ok("obligations.calendar", json!({}))["missing"], json!([2027]));
    let mut only = all("mine");
    only["missing_year"] = json!(true);
    assert_eq!(world.ok("obligations.list", only)["rows"].as_array().unwrap().len(), 1);

    let import = |text: &str| json!({ "text": text });
    assert_eq!(world.faults("obligations.import_years", import("")), [("text".into(), "required".into())]);
    assert_eq!(
        world.faults("obligations.import_years", import("{\n \"years\": [,")),
        [("line[2]".into(), "json".into())]
    );
    assert_eq!(
        world.faults("obligations.import_years", import("{\n\"years\": [{\"year\": \"甲\"}]}")),
        [("line[2]".into(), "shape".into())]
    );
    let bad = json!({ "years": [{ "year": 2027, "days": [
        { "name": "元旦", "date": "2027-01-32", "off": true },
        { "name": "", "date": "2026-03-01", "off": true },
    ] }] });
    let wrong = world.faults("obligations.import_years", import(&bad.to_string()));
    let expected = [
        ("years[0].days[0].date", "date"),
        ("years[0].days[1].name", "required"),
        ("years[0].days[1].date", "other_year"),
    ];
    assert_eq!(wrong, expected.map(|(field, why)| (field.to_owned(), why.to_owned())));
    let good = json!({ "years": [{ "year": 2027, "days": [
        { "name": "元旦", "date": "2027-01-01", "off": true }, { "name": "元旦", "date": "2027-01-04", "off": true },
    ] }] });
    assert_eq!(world.ok("obligations.import_years", import(&good.to_string())), json!([2027]));
    let month = running(&mut world, case, "mediation_month");
    assert_eq!((&month["due"], &month["missing_year"]), (&json!("2027-01-05T23:59:59"), &Value::Null));
    assert_eq!(world.ok("obligations.desk", json!({}))["missing_years"], json!([]));
    let told = world.ok("obligations.calendar", json!({}));
    let year = told["years"].as_array().unwrap().iter().find(|one| one["year"] == 2027).cloned().unwrap();
    assert_eq!((&year["imported"], &year["off"]), (&json!(true), &json!(2)));

    let mediator = world.hire("测试丙调解", &["mediator"]);
    assert!(mediator > 0);
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(world.refused("obligations.import_years", import(&good.to_string())).code, Code::Forbidden);
}

#[test]
fn a_child_in_danger_is_owed_a_report_at_once_and_no_pause_changes_that() {
    let mut world = World::town();
    let case = opened(&mut world, |intake| {
        intake["main_type"] = json!("minors");
        intake["level"] = json!("sensitive");
        intake["parties"][0]["role"] = json!("minor");
    });
    let report = running(&mut world, case, "mandatory_report");
    let opened_at = world.ok("cases.get", json!({ "id": case }))["opened_at"].clone();
    assert_eq!((&report["due"], &report["at"]), (&opened_at, &opened_at), "at once");
    let desk = world.ok("obligations.desk", json!({}));
    assert_eq!((&desk["counts"]["overdue"], &desk["rows"][0]["rule"]), (&json!(1), &json!("mandatory_report")));
    // A later change of the case does not begin it anew.
    world.pass(90);
    world.ok("cases.add_note", json!({ "id": case, "text": "已联系学校" }));
    assert_eq!(running(&mut world, case, "mandatory_report")["due"], report["due"]);
    world.ok("reports.add", json!({
        "case": case, "kind": "minor", "situation": "疑似受伤", "suspect": "", "measures": "", "reported_at": "2026-11-23T10:10:00",
        "receipt": "", "told": "", "feedback": "", "reporter": { "name": "", "phone": "", "relation": "" },
    }));
    assert_eq!(met(&mut world, case, "mandatory_report")["met"], "2026-11-23T10:10:00");
}

#[test]
fn a_counselling_note_is_owed_within_a_day_by_whoever_held_the_hour() {
    let mut world = World::town();
    let psychologist = world.hire("测试丁咨询", &["psychologist"]);
    let (case, _) = world.open_case();
    let book = |case: Value, client: &str, start: &str| {
        json!({ "case": case, "person": null, "client": client, "client_phone": "", "service": "psychological_counselling",
            "practitioner": psychologist, "room": null, "mode": "in_person", "start": start, "minutes": 50, "outside_plan": true })
    };
    let file = world.ok("cases.get", json!({ "id": case }));
    let mut with_case = book(json!(case), "", "2026-11-23T14:00:00");
    with_case["person"] = file["parties"][0]["person"]["id"].clone();
    let first = world.ok("appointments.book", with_case);
    let walk_in = world.ok("appointments.book", book(Value::Null, "过路人", "2026-11-23T15:00:00"));
    world.sign_in("测试丁咨询", PASSWORD);
    at(&mut world, "2026-11-23T16:00:00");
    for id in [&first, &walk_in] {
        let version = world.ok("appointments.get", json!({ "id": id }))["version"].clone();
        world.ok("appointments.mark", json!({ "id": id, "version": version, "state": "done" }));
    }
    let mine = world.ok("obligations.list", all("mine"));
    let dues: Vec<&Value> = mine["rows"].as_array().unwrap().iter().map(|one| &one["due"]).collect();
    assert_eq!(dues, [&json!("2026-11-24T14:50:00"), &json!("2026-11-24T15:50:00")]);
    for id in [&first, &walk_in] {
        world.ok(
            "appointments.save_note",
            json!({ "id": id, "note": { "problem": "甲", "intervention": "乙", "feedback": "丙" } }),
        );
    }
    assert_eq!(world.ok("obligations.list", all("mine"))["rows"], json!([]));
    // A mark that is taken back takes what was owed with it, and a full recount changes nothing.
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(world.ok("obligations.recompute", json!({}))["changed"], 0);
}

#[test]
fn a_local_limit_is_the_stations_and_changing_it_counts_anew() {
    let mut world = World::town();
    let case = opened(&mut world, |_| {});
    set_state(&mut world, case, "unresolved");
    assert_eq!(running(&mut world, case, "follow_up")["due"], "2026-12-23T23:59:59", "yellow: thirty days");
    let mut parameters = world.ok("obligations.parameters", json!({}));
    parameters["yellow_days"] = json!(0);
    assert_eq!(
        world.faults("obligations.set_parameters", parameters.clone()),
        [("yellow_days".into(), "range".into())]
    );
    parameters["yellow_days"] = json!(14);
    parameters["palette"]["yellow"] = json!("黄·困境");
    world.ok("obligations.set_parameters", parameters);
    assert_eq!(running(&mut world, case, "follow_up")["due"], "2026-12-07T23:59:59");
    assert_eq!(world.ok("obligations.parameters", json!({}))["palette"]["yellow"], "黄·困境");
}

#[test]
fn what_is_due_on_a_secret_case_does_not_show_to_those_outside() {
    let mut world = World::town();
    world.hire("测试丙调解", &["mediator"]);
    world.hire("测试己负责", &["lead"]);
    let open = opened(&mut world, |_| {});
    let secret = opened(&mut world, |intake| {
        intake["level"] = json!("strict");
        intake["main_type"] = json!("violence");
        intake["parties"][0]["role"] = json!("minor");
    });
    let seen = |world: &mut World, whose: &str| {
        let page = world.ok("obligations.list", all(whose));
        let rows: Vec<i64> = page["rows"].as_array().unwrap().iter().filter_map(|one| one["case"].as_i64()).collect();
        let counts =
            ["overdue", "today", "week", "later"].iter().map(|key| page["counts"][key].as_u64().unwrap()).sum::<u64>();
        assert_eq!(rows.len() as u64, counts, "what does not show is not counted");
        rows
    };
    assert!(seen(&mut world, "everyone").contains(&secret));
    for name in ["测试丙调解", "测试己负责"] {
        world.sign_in(name, PASSWORD);
        let rows = seen(&mut world, "everyone");
        assert!(rows.contains(&open) && !rows.contains(&secret), "{name}: {rows:?}");
        assert!(seen(&mut world, "mine").is_empty(), "{name}");
        assert_eq!(world.refused("obligations.of_case", json!({ "id": secret })).code, Code::NotFound);
        assert_eq!(world.refused("followups.of_case", json!({ "id": secret })).code, Code::NotFound);
    }
    // What somebody owes who leaves lies with the lead, and a new handler takes over what the old one owed.
    let mediator = world.session.as_ref().map(|session| session.staff.0).unwrap();
    assert!(mediator > 0);
}

#[test]
fn clocks_follow_the_handler_and_fall_to_the_lead_when_somebody_leaves() {
    let mut world = World::town();
    let mediator = world.hire("测试丙调解", &["mediator"]);
    let case = opened(&mut world, |_| {});
    let id = running(&mut world, case, "mediation_month")["id"].clone();
    world.ok("cases.set_handler", json!({ "id": case, "handler": mediator, "reason": "分工" }));
    let month = running(&mut world, case, "mediation_month");
    assert_eq!((&month["owner"], &month["id"]), (&json!(mediator), &id));
    assert_eq!(world.ok("obligations.list", all("mine"))["rows"], json!([]));
    let mut left = jiahe_tests::world::member(Some(mediator), "测试丙调解", &["mediator"], "");
    left["active"] = json!(false);
    world.ok("staff.save", left);
    let rows = world.ok("obligations.list", all("mine"))["rows"].clone();
    assert_eq!(rows[0]["id"], id);
}

#[test]
fn every_rule_has_an_article_or_is_said_to_be_a_custom_and_has_its_words() {
    let mut world = World::town();
    let rules = world.ok("obligations.rules", json!({}));
    assert_eq!(rules.as_array().unwrap().len(), Rule::ALL.len());
    for one in rules.as_array().unwrap() {
        assert_eq!(one["article"] == "", one["law"] == "custom", "{one}");
        assert_eq!(one["count"].is_null(), one["unit"].is_null(), "{one}");
    }
    for language in ["zh-CN", "en"] {
        let words = std::fs::read_to_string(root().join(format!("ui/src/words/{language}/obligations.ts"))).unwrap();
        for rule in Rule::ALL {
            assert_eq!(
                words.matches(&format!("    {}:", rule.code())).count(),
                2,
                "{language}: {} and how it is met",
                rule.code()
            );
        }
    }
}
