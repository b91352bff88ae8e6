//! The five prompts, the warning letter with its visits, and a red case with a mandatory report to its end.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World, id_number, moment, person};
use serde_json::{Value, json};

use super::{Danger, MEDIATOR, danger, opened, whys};

fn letter(at: &Danger) -> Value {
    json!({
        "case": at.case, "id": null, "version": 0, "police": "高亭派出所", "number": "岱公（高）家暴告字〔2026〕3号", "issued_on": "2026-11-20",
        "offender": at.husband, "victim": at.wife, "facts": "酒后推搡", "given_offender": "2026-11-20", "given_victim": null,
        "told_village": null,
    })
}

fn visit(warning: i64, at: &str, breached: bool) -> Value {
    json!({
        "warning": warning, "visited_at": at, "visitor": "村妇联主席、社区民警", "met": "both", "findings": "双方分开居住", "breached": breached,
    })
}

fn answer(case: i64, prompt: &str) -> Value {
    json!({
        "case": case, "prompt": prompt, "done": true, "told_at": "2026-11-23T09:10:00", "place": "谈话室", "told_by": ADMIN, "note": "",
    })
}

fn open_prompts(told: &Value) -> usize {
    let open = |one: &&Value| one["needed"] == true && (one["done"].is_null() || one["again"] == true);
    told["prompts"].as_array().unwrap().iter().filter(open).count()
}

#[test]
fn a_warning_letter_is_delivered_visited_breached_and_ended() {
    let mut at = danger();
    let mut wrong = letter(&at);
    wrong["number"] = json!(" ");
    wrong["given_victim"] = json!("2026-11-19");
    wrong["told_village"] = json!("2026-12-24");
    wrong["victim"] = json!(at.husband);
    let faults = at.world.faults("protection.save_warning", wrong);
    let faults = whys(&faults);
    for expected in
        [("number", "required"), ("given_victim", "order"), ("told_village", "future"), ("victim", "same_person")]
    {
        assert!(faults.contains(&expected), "{expected:?} is not among {faults:?}");
    }
    let entry = letter(&at);
    let id = at.world.ok("protection.save_warning", entry).as_i64().unwrap();
    let mut amended = letter(&at);
    (amended["id"], amended["version"], amended["given_victim"]) = (json!(id), json!(1), json!("2026-11-21"));
    at.world.ok("protection.save_warning", amended.clone());
    assert_eq!(at.world.refused("protection.save_warning", amended).code, Code::Stale);
    assert_eq!(at.told()["warnings"][0]["given_victim"], "2026-11-21");

    let mut early = visit(id, "2026-11-19T10:00:00", false);
    early["findings"] = json!("");
    let faults = at.world.faults("protection.visit", early);
    assert_eq!(whys(&faults), [("findings", "required"), ("visited_at", "order")]);
    at.world.ok("protection.visit", visit(id, "2026-11-22T10:00:00", false));
    assert_eq!(at.told()["warnings"][0]["visits"].as_array().unwrap().len(), 1);

    // A breach is a danger sign, and every prompt is asked again.
    for prompt in ["police", "protection_order", "shelter", "legal_aid", "mandatory_report"] {
        let told = answer(at.case, prompt);
        at.world.ok("protection.answer", told);
    }
    assert_eq!(open_prompts(&at.told()), 0);
    at.world.ok("protection.visit", visit(id, "2026-11-23T09:00:00", true));
    assert_eq!(open_prompts(&at.told()), 5);
    let file = at.world.ok("cases.get", json!({ "id": at.case }));
    assert!(file["dangers"].as_array().unwrap().contains(&json!("order_breached")));

    let end = |version, reason: &str| json!({ "id": id, "version": version, "reason": reason });
    assert_eq!(whys(&at.world.faults("protection.end_visits", end(2, ""))), [("reason", "required")]);
    at.world.ok("protection.end_visits", end(2, "连续查访无异常"));
    assert_eq!(at.world.refused("protection.end_visits", end(3, "再来一次")).code, Code::WrongState);
    let late = visit(id, "2026-11-23T09:10:00", false);
    assert_eq!(at.world.refused("protection.visit", late).code, Code::WrongState);
    let told: Vec<String> = at.events().into_iter().filter(|one| one.0 == "warning").map(|one| one.1).collect();
    assert_eq!(told, ["ended", "breached", "visited", "amended", "entered"]);
}

#[test]
fn a_prompt_is_answered_with_when_where_and_by_whom_or_why_not_and_outlives_an_amendment() {
    let mut at = danger();
    assert_eq!(open_prompts(&at.told()), 5, "violence calls for all five, with no danger sign ticked");
    let board = at.world.ok("protection.board", json!({}));
    assert_eq!((&board["rows"][0]["what"], &board["rows"][0]["count"]), (&json!("prompts"), &json!(5)));
    let mut bare = answer(at.case, "shelter");
    (bare["told_at"], bare["place"]) = (json!(null), json!(" "));
    let faults = at.world.faults("protection.answer", bare);
    assert_eq!(whys(&faults), [("told_at", "required"), ("place", "required")]);
    let mut not = answer(at.case, "shelter");
    not["done"] = json!(false);
    assert_eq!(whys(&at.world.faults("protection.answer", not.clone())), [("note", "required")]);
    not["note"] = json!("已住娘家，不需要");
    at.world.ok("protection.answer", not);
    let told = answer(at.case, "police");
    at.world.ok("protection.answer", told);

    let file = at.world.ok("cases.get", json!({ "id": at.case }));
    let amended = json!({
        "id": at.case, "version": file["version"], "main_type": "violence", "other_types": [], "services": [], "facts": "更正后的事实",
        "dangers": [], "prompts": [], "consent": "given", "consent_note": "", "details": file["details"],
    });
    at.world.ok("cases.amend", amended);
    let told = at.told();
    let police = told["prompts"].as_array().unwrap().iter().find(|one| one["prompt"] == "police").unwrap();
    assert_eq!((&police["done"], &police["place"]), (&json!(true), &json!("谈话室")));
    assert_eq!(open_prompts(&told), 3);
}

#[test]
fn a_red_case_with_a_mandatory_report_from_intake_to_closing() {
    let world = World::village();
    let mut intake = world.intake();
    let child = person("虚构丙芽", &id_number("2018-05-01", jiahe::kernel::identity::Sex::Female, 3), "");
    intake["parties"].as_array_mut().unwrap().push(json!({ "role": "minor", "relation": "31", "person": child }));
    for (field, value) in [
        ("main_type", json!("violence")),
        ("level", json!("strict")),
        ("risk", json!("red")),
        ("consent", json!("guardian")),
        ("dangers", json!(["strangling", "child_witness"])),
        (
            "prompts",
            json!([
                { "prompt": "police", "done": true, "note": "已报警" },
                { "prompt": "protection_order", "done": false, "note": "明日再谈" },
                { "prompt": "shelter", "done": true, "note": "" },
                { "prompt": "legal_aid", "done": true, "note": "" },
                { "prompt": "mandatory_report", "done": false, "note": "正在核实" },
            ]),
        ),
    ] {
        intake[field] = value;
    }
    let mut at = opened(world, intake);
    assert_eq!(at.told()["prompts"][0]["note"], "已报警", "the intake's answers are the same prompts");
    let report = json!({
        "case": at.case, "kind": "minor", "situation": "孩子目睹并受伤", "suspect": "其父", "measures": "已随母离家", "told": "民政、教育",
        "reported_at": "2026-11-23T09:25:00", "receipt": "高亭派出所 0013", "feedback": "",
        "reporter": { "name": "", "phone": "", "relation": "" },
    });
    at.world.ok("reports.add", report.clone());
    let rest = answer(at.case, "mandatory_report");
    at.world.ok("protection.answer", rest);
    at.granted();
    let told = at.told();
    let order = told["prompts"].as_array().unwrap().iter().find(|one| one["prompt"] == "protection_order").unwrap();
    assert_eq!(order["done"], false, "what a person answered is not overwritten");
    let rest = answer(at.case, "protection_order");
    at.world.ok("protection.answer", rest);
    assert_eq!(open_prompts(&at.told()), 0);
    assert_eq!(at.world.ok("protection.board", json!({}))["rows"], json!([]), "nothing presses any more");
    for state in ["resolved", "archived"] {
        at.world.ok("cases.set_state", json!({ "id": at.case, "state": state, "note": "" }));
    }
    let again = answer(at.case, "police");
    assert_eq!(at.world.refused("protection.answer", again).code, Code::WrongState, "the archive is only read");
    assert_eq!(at.told()["orders"][0]["state"], "granted");
}

#[test]
fn outside_the_team_none_of_it_exists_and_the_handler_has_it_on_the_desk() {
    let mut at = danger();
    let order = at.apply();
    let entry = letter(&at);
    let warning = at.world.ok("protection.save_warning", entry).as_i64().unwrap();
    let pair = json!({ "case": at.case, "first": at.wife, "second": at.husband, "reason": "当面威胁", "until": null });
    let pair = at.world.ok("protection.keep_apart", pair).as_i64().unwrap();
    at.world.hire(MEDIATOR, &["mediator"]);
    at.world.sign_in(MEDIATOR, PASSWORD);
    let (letter, application, step) = (letter(&at), at.application(), at.step(order, 1, "withdrawn", "2026-11-23"));
    for (command, body) in [
        ("protection.of_case", json!({ "id": at.case })),
        ("protection.answer", answer(at.case, "police")),
        ("protection.save_warning", letter),
        ("protection.visit", visit(warning, "2026-11-22T10:00:00", false)),
        ("protection.end_visits", json!({ "id": warning, "version": 1, "reason": "x" })),
        ("protection.apply", application),
        ("protection.decide", super::decision(order, 1, "2027-02-23")),
        ("protection.step", step),
        ("protection.let_meet", json!({ "id": pair, "reason": "x" })),
    ] {
        assert_eq!(at.world.refused(command, body).code, Code::NotFound, "{command}");
    }
    assert_eq!(at.world.ok("protection.board", json!({}))["rows"], json!([]));
    at.world.sign_in(ADMIN, PASSWORD);
    let rows = at.world.ok("protection.board", json!({}))["rows"].clone();
    let whats: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["what"].as_str().unwrap()).collect();
    assert_eq!(whats, ["decision", "prompts"]);
    assert_eq!(rows[0]["by"], "2026-11-26T09:20:00", "72 hours, never rolled over");
    // Four weeks on the visit after the letter is due, and stays so until somebody went.
    at.world.clock.now = moment("2026-12-18T09:00:00");
    let rows = at.world.ok("protection.board", json!({}))["rows"].clone();
    assert!(rows.as_array().unwrap().iter().any(|row| row["what"] == "visit"), "{rows}");
    let read = "SELECT count(*) FROM audit WHERE command = 'protection.of_case' AND detail = 'read'";
    at.told();
    let reads: i64 = at.world.database().query_row(read, [], |row| row.get(0)).unwrap();
    assert!(reads > 0, "reading a 敏感 case is on the trail");
}
