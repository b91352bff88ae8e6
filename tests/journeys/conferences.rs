//! Conferences from plan to signed minutes, the agenda that writes itself, orders and nudges.

use std::process::Command;

use base64::Engine as _;
use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World, moment};
use serde_json::{Value, json};

pub fn text(printed: &Value) -> String {
    let bytes = base64::engine::general_purpose::STANDARD.decode(printed["base64"].as_str().unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, bytes).unwrap();
    let told = Command::new("pdftotext").args(["-raw", &file.to_string_lossy(), "-"]).output().expect("poppler-utils");
    String::from_utf8(told.stdout).unwrap()
}

fn plan(kind: &str, me: i64, items: Value) -> Value {
    json!({
        "id": null, "version": 0, "kind": kind, "month": if kind == "monthly" { "2026-11" } else { "" },
        "at": "2026-11-24T14:00:00", "place": "三楼会议室", "chair_staff": me, "chair": "",
        "present": [
            { "staff": me, "name": "", "role": "federation_chair", "came": true },
            { "staff": null, "name": "测试外请律师", "role": "lawyer", "came": true },
        ],
        "items": items,
    })
}

fn minutes(id: i64, version: i64, present: &Value) -> Value {
    json!({
        "id": id, "version": version, "held_at": "2026-11-24T14:00:00", "present": present,
        "overview": "总体平稳。", "complex": "虚构甲花与虚构乙树争执，电话 138 0000 0001。", "dangers": "", "next_work": "",
    })
}

#[test]
fn a_conference_goes_from_its_plan_to_signed_minutes_and_its_tasks_lie_on_desks() {
    let mut world = World::county();
    let me = world.me();
    let mediator = world.hire("测试丙调解", &["mediator"]);
    world.hire("测试丁律师", &["lawyer"]);
    let (case, code) = world.open_case();
    let wrong = plan("joint", me, json!([]));
    assert_eq!(world.faults("conferences.save", wrong), [("items".to_owned(), "case_needed".to_owned())]);
    let item = json!([{ "case": case, "reason": "chosen", "title": "虚构甲花家的房子" }]);
    let id = world.ok("conferences.save", plan("joint", me, item)).as_i64().unwrap();
    let file = world.ok("conferences.get", json!({ "id": id }));
    assert_eq!((&file["conference"]["number"], &file["conference"]["state"]), (&json!("2026-001"), &json!("planned")));
    let decision = |tasks: Value| json!({ "id": id, "case": case, "study": "升级可能小", "decision": "由虚构甲花暂住原屋，司法所介入。", "tasks": tasks });
    assert_eq!(world.refused("conferences.decide", decision(json!([]))).code, Code::WrongState, "not yet held");
    let early = world.faults("conferences.write_minutes", minutes(id, 1, &file["present"]));
    assert_eq!(early, [("held_at".to_owned(), "future".to_owned())]);

    world.clock.now = moment("2026-11-24T15:00:00");
    world.ok("conferences.write_minutes", minutes(id, 1, &file["present"]));
    let step = json!({ "id": id, "version": 2, "reason": "" });
    assert_eq!(world.faults("conferences.close", step.clone()), [("items[0]".to_owned(), "plan_missing".to_owned())]);
    let bad = json!([{ "what": " ", "owner_staff": null, "owner": "", "due": "2026-11-01" }]);
    let mut faults = world.faults("conferences.decide", decision(bad));
    faults.sort();
    let wanted = [("tasks[0].due", "past"), ("tasks[0].owner", "required"), ("tasks[0].what", "required")];
    assert_eq!(faults, wanted.map(|(field, why)| (field.to_owned(), why.to_owned())));
    let tasks = json!([
        { "what": "约双方面谈", "owner_staff": mediator, "owner": "", "due": "2026-11-30" },
        { "what": "出具评估意见", "owner_staff": null, "owner": "镇司法所", "due": "2026-12-10" },
    ]);
    world.ok("conferences.decide", decision(tasks));
    let paper = text(&world.ok("prints.conference", json!({ "id": id })));
    assert!(paper.contains("个案1甲") && paper.contains("联席会商纪要") && paper.contains("镇司法所"), "{paper}");
    for secret in ["虚构甲花", "虚构乙树", code.as_str(), "0000 0001", "13800000001", "虚构路"] {
        assert!(!paper.contains(secret), "{secret} is on the minutes:\n{paper}");
    }

    world.sign_in("测试丁律师", PASSWORD);
    assert_eq!(world.refused("conferences.get", json!({ "id": id })).code, Code::NotFound, "not in the room");
    assert_eq!(world.ok("conferences.list", json!({ "kind": null, "state": null })), json!([]));
    let mine = json!({ "mine": true, "open": true });
    assert_eq!(world.ok("conferences.tasks", mine.clone()), json!([]));
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(world.refused("conferences.close", step.clone()).code, Code::NotFound);
    let task = world.ok("conferences.tasks", mine.clone())[0].clone();
    assert_eq!(
        (&task["what"], &task["overdue"], &task["case_code"]),
        (&json!("约双方面谈"), &json!(false), &json!(code))
    );
    world.clock.now = moment("2026-12-02T09:00:00");
    assert_eq!(world.ok("conferences.tasks", mine.clone())[0]["overdue"], true);
    let set = |state: &str, note: &str| json!({ "id": task["id"], "version": 1, "state": state, "note": note });
    assert_eq!(world.faults("conferences.set_task", set("dropped", "")), [("note".to_owned(), "required".to_owned())]);
    world.ok("conferences.set_task", set("done", "已谈"));
    assert_eq!(world.ok("conferences.tasks", mine), json!([]), "off the desk");

    world.sign_in(ADMIN, PASSWORD);
    world.ok("conferences.close", step.clone());
    assert_eq!(world.refused("conferences.close", step).code, Code::WrongState);
    let of_case = world.ok("conferences.of_case", json!({ "id": case }));
    assert_eq!(of_case["plans"][0]["study"], "升级可能小");
    assert_eq!(of_case["tasks"].as_array().unwrap().len(), 2);
    let timeline = world.ok("cases.get", json!({ "id": case }))["timeline"].clone();
    assert!(timeline.as_array().unwrap().iter().any(|event| event["kind"] == "conferred" && event["to"] == "joint"));

    assert_eq!(world.ok("conferences.duty", json!({})), json!({ "month": "2026-12", "due": true }));
    let mut monthly = plan("monthly", me, json!([{ "case": null, "reason": "chosen", "title": "宣传周" }]));
    monthly["month"] = json!("2026-12");
    let monthly = world.ok("conferences.save", monthly);
    assert_eq!(world.ok("conferences.duty", json!({}))["due"], false);
    let blank = json!({ "id": monthly, "version": 1, "reason": "" });
    assert_eq!(world.faults("conferences.cancel", blank), [("reason".to_owned(), "required".to_owned())]);
    world.ok("conferences.cancel", json!({ "id": monthly, "version": 1, "reason": "台风" }));
    assert_eq!(world.ok("conferences.duty", json!({}))["due"], true, "called off is not held");
}

#[test]
fn whoever_may_not_know_of_a_case_comes_on_purpose_only_and_reads_but_does_not_write() {
    let mut world = World::county();
    let me = world.me();
    let lawyer = world.hire("测试丁律师", &["lawyer"]);
    let recorder = world.hire("测试戊文书", &["receptionist"]);
    let mut secret = world.intake();
    secret["level"] = json!("strict");
    let case = world.ok("cases.open", secret)["id"].as_i64().unwrap();
    let mut asked = plan("joint", me, json!([{ "case": case, "reason": "chosen", "title": "虚构甲花家的房子" }]));
    asked["present"][1] = json!({ "staff": lawyer, "name": "", "role": "lawyer", "came": true });
    let faults = world.faults("conferences.save", asked.clone());
    assert_eq!(faults, [("present[1].name".to_owned(), "not_on_case".to_owned())]);
    asked["outsiders"] = json!(true);
    let id = world.ok("conferences.save", asked).as_i64().unwrap();
    world.clock.now = moment("2026-11-24T15:00:00");
    let file = world.ok("conferences.get", json!({ "id": id }));
    assert_eq!(file["may_write"], true);
    let mut said = minutes(id, 1, &file["present"]);
    said["present"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "staff": recorder, "name": "", "role": "recorder", "came": true }));
    let faults = world.faults("conferences.write_minutes", said.clone());
    let outside = |at: usize| (format!("present[{at}].name"), "not_on_case".to_owned());
    assert_eq!(faults, [outside(1), outside(2)]);
    said["outsiders"] = json!(true);
    world.ok("conferences.write_minutes", said.clone());

    world.sign_in("测试丁律师", PASSWORD);
    let seen = world.ok("conferences.get", json!({ "id": id }));
    assert_eq!((&seen["may_write"], &seen["items"]), (&json!(false), &json!([])));
    said["version"] = json!(2);
    assert_eq!(world.refused("conferences.write_minutes", said.clone()).code, Code::Forbidden);
    assert_eq!(
        world.refused("conferences.cancel", json!({ "id": id, "version": 2, "reason": "急" })).code,
        Code::Forbidden
    );
    // The paper hides also the people of cases that whoever prints it may not know of.
    let paper = text(&world.ok("prints.conference", json!({ "id": id })));
    assert!(!paper.contains("虚构甲花") && !paper.contains("虚构乙树"), "{paper}");

    world.sign_in("测试戊文书", PASSWORD);
    world.ok("conferences.write_minutes", said);
}

fn counts(agenda: &Value) -> Vec<(String, usize)> {
    let groups = agenda["groups"].as_array().unwrap().iter();
    groups.map(|group| (group["reason"].as_str().unwrap().into(), group["items"].as_array().unwrap().len())).collect()
}

#[test]
fn the_monthly_agenda_writes_itself_and_keeps_what_is_secret() {
    let mut world = World::county();
    world.hire("测试己负责", &["lead"]);
    let mediator = world.hire("测试丙调解", &["mediator"]);
    let (first, code) = world.open_case();
    let person = world.ok("cases.get", json!({ "id": first }))["parties"][0]["person"]["id"].clone();
    let mut secret = world.intake();
    secret["level"] = json!("strict");
    secret["risk"] = json!("red");
    secret["channel"] = json!("from_below");
    secret["details"]["deadline"] = json!("2026-11-24");
    secret["parties"][0]["person"]["existing"] = person;
    let second = world.ok("cases.open", secret)["id"].as_i64().unwrap();
    world.ok(
        "surveys.enter",
        json!({
            "case": second, "anonymous": false, "day": "2026-11-23", "service": "mediation", "sex": null, "age": null,
            "scores": [{ "item": "overall", "score": 1 }], "first_time": null, "recommend": null, "comment": "慢", "reply_phone": "",
        }),
    );
    world.clock.now = moment("2026-11-26T09:00:00");
    let month = json!({ "month": "2026-11" });
    let counted = |list: [usize; 6]| {
        let names = ["new", "overdue", "red", "repeat", "moved_up", "dissatisfied"];
        names.into_iter().map(str::to_owned).zip(list).collect::<Vec<_>>()
    };
    let mine = world.ok("conferences.agenda", month.clone());
    assert_eq!(counts(&mine), counted([2, 1, 1, 2, 1, 1]));
    let paper = text(&world.ok("prints.agenda", month.clone()));
    assert!(paper.contains("个案1") && paper.contains("红色个案（1）"), "{paper}");
    for hidden in ["虚构甲花", "虚构乙树", code.as_str(), "13800000001", "虚构路"] {
        assert!(!paper.contains(hidden), "{hidden} is on the agenda");
    }
    assert_eq!(
        world.faults("conferences.agenda", json!({ "month": "2026-13" })),
        [("month".to_owned(), "format".to_owned())]
    );

    world.sign_in("测试己负责", PASSWORD);
    let theirs = world.ok("conferences.agenda", month);
    assert_eq!(counts(&theirs), counted([1, 0, 0, 0, 0, 0]), "neither row nor count of the strict case");
    world.sign_in(ADMIN, PASSWORD);
    let me = world.me();
    let items =
        json!([{ "case": second, "reason": "red", "title": "" }, { "case": first, "reason": "new", "title": "" }]);
    let id = world.ok("conferences.save", plan("monthly", me, items)).as_i64().unwrap();
    assert_eq!(world.ok("conferences.get", json!({ "id": id }))["items"].as_array().unwrap().len(), 2);
    let present = world.ok("conferences.get", json!({ "id": id }))["present"].clone();
    world.ok("conferences.write_minutes", minutes(id, 1, &present));
    let blind = json!({ "id": id, "case": second, "study": "", "decision": "查访", "tasks": [{ "what": "查访", "owner_staff": mediator, "owner": "", "due": "2026-12-01" }] });
    assert_eq!(world.faults("conferences.decide", blind), [("tasks[0].owner".to_owned(), "no_sight".to_owned())]);
    world.sign_in("测试己负责", PASSWORD);
    assert_eq!(world.ok("conferences.get", json!({ "id": id }))["items"].as_array().unwrap().len(), 1);
}

fn order(case: Value, responsible: i64) -> Value {
    json!({
        "case": case, "origin": "lead", "authority": "", "document": "", "matter": "尽快面谈", "asked": "三日内约双方面谈并报结果。",
        "due": "2026-11-27", "responsible": responsible, "to_station": null,
    })
}

#[test]
fn an_order_is_answered_and_signed_off_by_its_issuer_only() {
    let mut world = World::county();
    let mediator = world.hire("测试丙调解", &["mediator"]);
    world.hire("测试己负责", &["lead"]);
    let (case, _) = world.open_case();
    let mut blank = order(json!(null), mediator);
    blank["matter"] = json!(" ");
    blank["due"] = json!("2026-11-01");
    assert_eq!(world.faults("orders.issue", blank).len(), 2);
    let id = world.ok("orders.issue", order(json!(case), mediator)).as_i64().unwrap();
    let nudge = json!({ "case": null, "order": id, "to": mediator, "to_station": null, "text": "请今天回个话。" });
    let nudged = world.ok("orders.nudge", nudge.clone());

    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(world.refused("orders.issue", order(json!(case), mediator)).code, Code::Forbidden);
    let mine = world.ok("orders.list", json!({ "mine": true, "open": true }));
    assert_eq!((&mine[0]["id"], &mine[0]["overdue"]), (&json!(id), &json!(false)));
    let got = world.ok("orders.nudges", json!({}));
    assert_eq!((&got[0]["text"], &got[0]["waits_for_me"]), (&json!("请今天回个话。"), &json!(true)));
    world.ok("orders.answer_nudge", json!({ "id": nudged, "text": "" }));
    world.ok("orders.answer_nudge", json!({ "id": nudged, "text": "下午面谈。" }));
    assert_eq!(world.refused("orders.answer_nudge", json!({ "id": nudged, "text": "又" })).code, Code::WrongState);
    let said =
        |version: i64, answer: bool| json!({ "id": id, "version": version, "text": "已面谈。", "answer": answer });
    world.ok("orders.feedback", said(1, false));
    assert_eq!(world.refused("orders.feedback", said(1, true)).code, Code::Stale);
    world.ok("orders.feedback", said(2, true));
    let sign = |version: i64, content: bool, note: &str| json!({ "id": id, "version": version, "content": content, "note": note, "name": "", "document": "", "on": null });
    assert_eq!(world.refused("orders.sign_off", sign(3, true, "")).code, Code::Forbidden, "not by who owes it");
    world.sign_in("测试己负责", PASSWORD);
    assert_eq!(world.refused("orders.sign_off", sign(3, true, "")).code, Code::Forbidden, "not by another lead");
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(world.faults("orders.sign_off", sign(3, false, "")), [("note".to_owned(), "required".to_owned())]);
    world.ok("orders.sign_off", sign(3, false, "没有记录"));
    world.clock.now = moment("2026-11-29T09:00:00");
    assert_eq!(world.ok("orders.get", json!({ "id": id }))["order"]["overdue"], true);
    world.ok("orders.feedback", said(4, true));
    world.ok("orders.sign_off", sign(5, true, "可以"));
    assert_eq!(world.refused("orders.sign_off", sign(6, true, "")).code, Code::WrongState);
    let of_case = world.ok("orders.of_case", json!({ "id": case }));
    assert_eq!(
        (&of_case["orders"][0]["state"], &of_case["nudges"][0]["answer"]),
        (&json!("closed"), &json!("下午面谈。"))
    );

    let mut above = order(json!(null), mediator);
    above["origin"] = json!("above");
    assert_eq!(world.faults("orders.issue", above.clone()), [("authority".to_owned(), "required".to_owned())]);
    above["authority"] = json!("市示例妇联");
    let id = world.ok("orders.issue", above);
    let me = world.me();
    world.ok("orders.assign", json!({ "id": id, "version": 1, "responsible": me }));
    world.ok("orders.feedback", json!({ "id": id, "version": 2, "text": "办结", "answer": true }));
    let mut sign =
        json!({ "id": id, "version": 3, "content": true, "note": "", "name": "", "document": "", "on": null });
    assert_eq!(world.faults("orders.sign_off", sign.clone()).len(), 3, "name, document and date of above");
    sign["name"] = json!("测试市科长");
    sign["document"] = json!("示例〔2026〕1 号");
    sign["on"] = json!("2026-11-28");
    world.ok("orders.sign_off", sign);
}
