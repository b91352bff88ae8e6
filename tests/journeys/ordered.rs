//! 督办 and 催办 between stations that have nothing but files between them, 联合会诊 by a team of experts, and who is
//! refused.

use jiahe::Code;
use jiahe_tests::stations::{self, settle};
use jiahe_tests::world::{ADMIN, PASSWORD, World, moment};
use serde_json::{Value, json};

use super::conferences::text;
use super::tiers::{hand_over, movement, offers, three};

const COUNTY: usize = 0;
const TOWN: usize = 1;
const VILLAGE: usize = 2;

fn order(case: Value, to_station: Option<i64>, responsible: Option<i64>) -> Value {
    json!({
        "case": case, "origin": "lead", "authority": "", "document": "", "matter": "虚构甲花家一个月未调结",
        "asked": "三日内约双方面谈并报结果，电话 13800000001。", "due": "2026-11-27", "responsible": responsible,
        "to_station": to_station,
    })
}

fn file(world: &mut World, id: &Value) -> Value {
    world.ok("orders.get", json!({ "id": id }))
}

fn kinds(file: &Value) -> Vec<&str> {
    file["feedback"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect()
}

fn tell(world: &mut World, id: &Value, said: &str, answer: bool) {
    let version = file(world, id)["order"]["version"].clone();
    world.ok("orders.feedback", json!({ "id": id, "version": version, "text": said, "answer": answer }));
}

fn sign(world: &mut World, id: &Value, content: bool, note: &str) {
    let version = file(world, id)["order"]["version"].clone();
    let signed = json!({ "id": id, "version": version, "content": content, "note": note, "name": "", "document": "", "on": null });
    world.ok("orders.sign_off", signed);
}

#[test]
fn an_order_goes_to_the_station_that_holds_the_case_and_its_feedback_comes_back() {
    let (mut worlds, ids, stick) = three();
    let (case, code) = worlds[COUNTY].open_case();
    hand_over(&mut worlds, ids, stick.path(), case, "assign", (COUNTY, TOWN));
    let id = worlds[COUNTY].ok("orders.issue", order(json!(case), Some(ids[TOWN]), None));
    settle(&mut worlds, stick.path());

    // On the desk of the town's lead until somebody is named; the village hears nothing of it.
    let mine = worlds[TOWN].ok("orders.list", json!({ "mine": true, "open": true }));
    let got = mine[0].clone();
    assert_eq!((&got["id"], &got["origin"], &got["case"]), (&id, &json!("station"), &json!(case)));
    assert_eq!(got["station_name"], "岱山县家事服务工作室");
    assert_eq!(worlds[VILLAGE].ok("orders.list", json!({ "mine": false, "open": false })), json!([]));
    let desk = worlds[TOWN].ok("obligations.of_case", json!({ "id": case }));
    assert!(desk["running"].to_string().contains("\"order\""), "and its clock runs there: {desk}");
    let me = worlds[TOWN].me();
    worlds[TOWN].ok("orders.assign", json!({ "id": id, "version": got["version"], "responsible": me }));
    let refused = json!({ "id": id, "version": 1, "text": "甲", "answer": false });
    assert_eq!(worlds[COUNTY].refused("orders.feedback", refused).code, Code::WrongState, "it is not done here");
    let early = json!({ "id": id, "version": 2, "content": true, "note": "", "name": "", "document": "", "on": null });
    assert_eq!(worlds[TOWN].refused("orders.sign_off", early).code, Code::WrongState);

    // A nudge and its answer, besides.
    let nudge = json!({ "case": null, "order": id, "to": null, "to_station": ids[TOWN], "text": "请今天回个话。" });
    worlds[COUNTY].ok("orders.nudge", nudge);
    settle(&mut worlds, stick.path());
    let waits = worlds[TOWN].ok("orders.nudges", json!({}));
    assert_eq!((&waits[0]["waits_for_me"], &waits[0]["order"]), (&json!(true), &id));
    worlds[TOWN].ok("orders.answer_nudge", json!({ "id": waits[0]["id"], "text": "下午面谈。" }));
    tell(&mut worlds[TOWN], &id, "已约双方。", false);
    tell(&mut worlds[TOWN], &id, "已面谈，虚构甲花愿意再想想。", true);
    settle(&mut worlds, stick.path());
    assert_eq!(worlds[COUNTY].ok("orders.nudges", json!({}))[0]["answer"], "下午面谈。");
    let back = file(&mut worlds[COUNTY], &id);
    assert_eq!((kinds(&back).len(), &back["order"]["state"], &back["may_sign"]), (2, &json!("answered"), &json!(true)));

    // 退回, once more, 销号: the issuer's word is the town's last.
    sign(&mut worlds[COUNTY], &id, false, "没有书面记录");
    settle(&mut worlds, stick.path());
    assert_eq!(file(&mut worlds[TOWN], &id)["order"]["state"], "open");
    tell(&mut worlds[TOWN], &id, "记录已补。", true);
    settle(&mut worlds, stick.path());
    sign(&mut worlds[COUNTY], &id, true, "可以");
    settle(&mut worlds, stick.path());
    for at in [COUNTY, TOWN] {
        let ended = file(&mut worlds[at], &id);
        assert_eq!((&ended["order"]["state"], &ended["order"]["closed_note"]), (&json!("closed"), &json!("可以")));
        let mut told = kinds(&ended);
        told.sort_unstable();
        assert_eq!(told, ["answer", "answer", "closed", "progress", "returned"]);
        let paper = text(&worlds[at].ok("prints.order", json!({ "id": id })));
        let shown: String = paper.chars().filter(|ch| !ch.is_whitespace()).collect();
        assert!(shown.contains("督办单") || shown.contains("督　办　单"), "{shown}");
        assert!(
            shown.contains(&code) && shown.contains("个案1甲家一个月未调结") && shown.contains("同意销号"),
            "{shown}"
        );
        for hidden in ["虚构甲花", "虚构乙树", "13800000001"] {
            assert!(!shown.contains(hidden), "{hidden} is on the order");
        }
    }
    let running = worlds[TOWN].ok("obligations.of_case", json!({ "id": case }))["running"].clone();
    assert!(!running.as_array().unwrap().iter().any(|one| one["rule"] == "order"), "its clock is met");
}

#[test]
fn what_is_told_twice_is_taken_once_and_another_order_under_its_id_is_refused() {
    let (mut worlds, ids, stick) = three();
    let (case, _) = worlds[COUNTY].open_case();
    let id = worlds[COUNTY].ok("orders.issue", order(json!(case), Some(ids[TOWN]), None));
    worlds[COUNTY].ok(
        "orders.nudge",
        json!({ "case": null, "order": id, "to": null, "to_station": ids[TOWN], "text": "请今天回个话。" }),
    );
    // The county's messages once more, behind them, as after a copy was put back; with the case's own snapshot.
    let again = "INSERT INTO outbox (station_id, sequence, kind, body, posted_at)
                 SELECT station_id, sequence + 2, kind, body, posted_at FROM outbox WHERE kind LIKE 'order.%'";
    assert_eq!(worlds[COUNTY].database().execute(again, []).unwrap(), 2);
    settle(&mut worlds, stick.path());
    hand_over(&mut worlds, ids, stick.path(), case, "assign", (COUNTY, TOWN));
    let all = worlds[TOWN].ok("orders.list", json!({ "mine": false, "open": false }));
    assert_eq!(all.as_array().unwrap().len(), 1);
    assert_eq!(worlds[TOWN].ok("orders.nudges", json!({})).as_array().unwrap().len(), 1);
    tell(&mut worlds[TOWN], &id, "已面谈。", true);
    settle(&mut worlds, stick.path());
    assert_eq!(file(&mut worlds[COUNTY], &id)["order"]["state"], "answered");

    // A different matter under the same id is no repetition.
    worlds[COUNTY].ok("orders.issue", order(json!(null), Some(ids[TOWN]), None));
    let forge = "UPDATE outbox SET body = replace(body, $1, $2) WHERE kind = 'order.issue'";
    let last: String = worlds[COUNTY]
        .database()
        .query_row("SELECT body FROM outbox WHERE kind = 'order.issue' ORDER BY sequence DESC LIMIT 1", [], |row| {
            row.get(0)
        })
        .unwrap();
    let told: Value = serde_json::from_str(&last).unwrap();
    worlds[COUNTY].database().execute(forge, [told["id"].to_string(), id.to_string()]).unwrap();
    let parcel = stations::send(&mut worlds[COUNTY], ids[TOWN], stick.path());
    assert!(stations::import(&mut worlds[TOWN], &parcel).is_err());
    assert_eq!(worlds[TOWN].ok("orders.list", json!({ "mine": false, "open": false })).as_array().unwrap().len(), 1);
}

#[test]
fn a_team_of_experts_confers_about_one_case_and_its_plan_becomes_tasks() {
    let mut world = World::county();
    let me = world.me();
    let lawyer = world.hire("测试丁律师", &["lawyer"]);
    let (case, _) = world.open_case();
    let (other, _) = world.open_case();
    let expert = world.ok(
        "units.save",
        json!({
            "id": null, "kind": "expert", "name": "示例心理专家", "contact": "", "phone": "", "address": "",
            "speciality": "儿童心理", "active": true,
        }),
    );
    assert!(expert.is_number());
    let experts = world.ok("units.list", json!({}));
    let name = experts.as_array().unwrap().iter().find(|one| one["kind"] == "expert").unwrap()["name"].clone();
    let plan = |items: Value| {
        json!({
            "id": null, "version": 0, "kind": "consultation", "month": "", "at": "2026-11-24T14:00:00", "place": "会诊室",
            "chair_staff": me, "chair": "",
            "present": [
                { "staff": me, "name": "", "role": "leading_group", "came": true },
                { "staff": lawyer, "name": "", "role": "lawyer", "came": true },
                { "staff": null, "name": name, "role": "psychologist", "came": true },
            ],
            "items": items,
        })
    };
    let item = |case: i64| json!({ "case": case, "reason": "chosen", "title": "" });
    for wrong in [json!([]), json!([item(case), item(other)])] {
        assert_eq!(
            world.faults("conferences.save", plan(wrong)),
            [("items".to_owned(), "one_case".to_owned())],
            "5.6.3"
        );
    }
    let id = world.ok("conferences.save", plan(json!([item(case)])));
    world.clock.now = moment("2026-11-24T16:00:00");
    let present = world.ok("conferences.get", json!({ "id": id }))["present"].clone();
    assert!(present.to_string().contains("示例心理专家"));
    let minutes = json!({
        "id": id, "version": 1, "held_at": "2026-11-24T14:00:00", "present": present, "overview": "", "complex": "",
        "dangers": "孩子情绪低落", "next_work": "",
    });
    world.ok("conferences.write_minutes", minutes);
    let close = |version: i64| json!({ "id": id, "version": version, "reason": "" });
    assert_eq!(world.faults("conferences.close", close(2)), [("items[0]".to_owned(), "plan_missing".to_owned())]);
    world.ok(
        "conferences.decide",
        json!({
            "id": id, "case": case, "study": "专家认为孩子应先作心理疏导", "decision": "心理疏导四次，律师同步释法",
            "tasks": [{ "what": "约第一次疏导", "owner_staff": lawyer, "owner": "", "due": "2026-11-30" }],
        }),
    );
    let now = world.ok("conferences.get", json!({ "id": id }))["conference"]["version"].as_i64().unwrap();
    world.ok("conferences.close", close(now));
    let told = world.ok("conferences.of_case", json!({ "id": case }));
    assert_eq!((&told["plans"][0]["kind"], &told["tasks"][0]["owner"]), (&json!("consultation"), &json!("测试丁律师")));
    let paper = text(&world.ok("prints.conference", json!({ "id": id })));
    assert!(paper.contains("联合会诊") && paper.contains("心理疏导四次") && !paper.contains("虚构甲花"), "{paper}");

    // A task that was settled too early is opened again, by its owner or a lead.
    let task = told["tasks"][0].clone();
    let set =
        |version: &Value, state: &str| json!({ "id": task["id"], "version": version, "state": state, "note": "" });
    world.ok("conferences.set_task", set(&task["version"], "done"));
    let done = world.ok("conferences.of_case", json!({ "id": case }))["tasks"][0].clone();
    world.ok("conferences.set_task", set(&done["version"], "open"));
    let again = world.ok("conferences.of_case", json!({ "id": case }))["tasks"][0].clone();
    assert_eq!((&again["state"], &again["settled_at"]), (&json!("open"), &json!(null)));
    let running = world.ok("obligations.of_case", json!({ "id": case }))["running"].to_string();
    assert!(running.contains("conference_task"), "and its clock runs again");
}

#[test]
fn a_nudge_is_answered_by_whom_it_is_to_and_nobody_who_only_looks() {
    let mut world = World::county();
    let mediator = world.hire("测试丙调解", &["mediator"]);
    world.hire("测试戊调解", &["mediator"]);
    let (case, _) = world.open_case();
    let nudge = json!({ "case": case, "order": null, "to": mediator, "to_station": null, "text": "请今天回个话。" });
    let id = world.ok("orders.nudge", nudge);
    let answer = json!({ "id": id, "text": "好" });
    assert_eq!(world.refused("orders.answer_nudge", answer.clone()).code, Code::WrongState, "not by its sender");
    world.sign_in("测试戊调解", PASSWORD);
    assert_eq!(world.refused("orders.answer_nudge", answer.clone()).code, Code::NotFound, "not by another");
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(
        world.faults("orders.answer_nudge", json!({ "id": id, "text": "好".repeat(301) })),
        [("text".to_owned(), "too_long:300".to_owned())]
    );
    // The case is closed to the mediator since; break-glass lets look, and no more.
    let me = world.session.clone();
    world.sign_in(ADMIN, PASSWORD);
    world.ok("cases.set_level", json!({ "id": case, "level": "sensitive", "reason": "涉未成年人" }));
    world.session = me;
    assert_eq!(world.refused("orders.answer_nudge", answer).code, Code::NotFound, "of a case that is closed to them");
}

#[test]
fn an_offer_is_answered_once_and_only_by_whom_its_level_lets() {
    let (mut worlds, ids, stick) = three();
    worlds[TOWN].hire("测试丙调解", &["mediator"]);
    worlds[TOWN].hire("测试志愿者", &["volunteer"]);
    let mut intake = worlds[COUNTY].intake();
    intake["level"] = json!("sensitive");
    let case = worlds[COUNTY].ok("cases.open", intake)["id"].as_i64().unwrap();
    movement(&mut worlds[COUNTY], case, "assign", Some(ids[TOWN])).unwrap();
    settle(&mut worlds, stick.path());
    let (offer, lead) = (offers(&mut worlds[TOWN])[0], worlds[TOWN].me());
    let accept = json!({ "id": offer, "handler": lead });
    let refuse = json!({ "id": offer, "reason": "不属于本站辖区" });
    worlds[TOWN].sign_in("测试丙调解", PASSWORD);
    assert_eq!(offers(&mut worlds[TOWN]), [] as [i64; 0], "not even listed to a mediator");
    for (command, body) in [("movements.accept", &accept), ("movements.refuse", &refuse)] {
        assert_eq!(worlds[TOWN].refused(command, body.clone()).code, Code::NotFound, "{command}");
    }
    worlds[TOWN].sign_in(ADMIN, PASSWORD);
    assert_eq!(
        worlds[TOWN].faults("movements.refuse", json!({ "id": offer, "reason": " " })),
        [("reason".to_owned(), "required".to_owned())]
    );
    assert_eq!(
        worlds[TOWN].faults("movements.accept", json!({ "id": offer, "handler": 1 })),
        [("handler".to_owned(), "unknown_code".to_owned())]
    );
    worlds[TOWN].ok("movements.accept", accept.clone());
    assert_eq!(worlds[TOWN].refused("movements.accept", accept).code, Code::WrongState, "twice");
    assert_eq!(worlds[TOWN].refused("movements.refuse", refuse).code, Code::WrongState, "nor refused after");

    // Sealed texts: the lead alone names readers, of what was sent.
    let name = json!({ "id": 1, "readers": [lead] });
    assert_eq!(worlds[TOWN].refused("exchange.name_readers", name.clone()).code, Code::NotFound);
    worlds[TOWN].sign_in("测试丙调解", PASSWORD);
    assert_eq!(worlds[TOWN].refused("exchange.name_readers", name).code, Code::Forbidden);
}

#[test]
fn a_practitioner_outside_a_case_does_not_learn_who_holds_it_and_gives_up_their_own_hour() {
    let (mut worlds, ids, stick) = three();
    let counsellor = worlds[COUNTY].hire("测试庚咨询", &["psychologist"]);
    let mut intake = worlds[COUNTY].intake();
    intake["level"] = json!("sensitive");
    let case = worlds[COUNTY].ok("cases.open", intake)["id"].as_i64().unwrap();
    let person = worlds[COUNTY].ok("cases.get", json!({ "id": case }))["parties"][0]["person"]["id"].clone();
    let hour = |start: &str| {
        json!({
            "case": case, "person": person, "client": "", "client_phone": "", "service": "psychological_counselling",
            "practitioner": counsellor, "room": null, "mode": "phone", "start": start, "minutes": 50, "outside_plan": true,
        })
    };
    let booked = worlds[COUNTY].ok("appointments.book", hour("2026-11-24T09:00:00"));
    hand_over(&mut worlds, ids, stick.path(), case, "assign", (COUNTY, TOWN));
    let move_it = json!({
        "id": booked, "version": 1, "practitioner": counsellor, "room": null, "start": "2026-11-24T15:00:00", "minutes": 50,
        "reason": "想改", "outside_plan": true,
    });
    assert_eq!(worlds[COUNTY].refused("appointments.reschedule", move_it.clone()).code, Code::HeldElsewhere);
    worlds[COUNTY].sign_in("测试庚咨询", PASSWORD);
    let got = worlds[COUNTY].ok("appointments.get", json!({ "id": booked }));
    assert_eq!((&got["case"], &got["may_move"]), (&json!(null), &json!(false)));
    assert_eq!(worlds[COUNTY].refused("appointments.reschedule", move_it).code, Code::NotFound, "no word of a holder");
    worlds[COUNTY].ok("appointments.cancel", json!({ "id": booked, "version": 1, "reason": "当天培训" }));
}

#[test]
fn a_new_case_does_not_change_a_person_whose_other_case_another_station_holds() {
    let (mut worlds, ids, stick) = three();
    let (case, _) = worlds[COUNTY].open_case();
    hand_over(&mut worlds, ids, stick.path(), case, "assign", (COUNTY, TOWN));
    let known = worlds[COUNTY].ok("cases.get", json!({ "id": case }))["parties"][0]["person"].clone();
    let mut intake = worlds[COUNTY].intake();
    intake["parties"][0]["person"]["existing"] = known["id"].clone();
    let mut changed = intake.clone();
    changed["parties"][0]["person"]["phone"] = json!("13800000077");
    assert_eq!(
        worlds[COUNTY].faults("cases.open", changed),
        [("parties[0].person.existing".to_owned(), "held_elsewhere".to_owned())]
    );
    worlds[COUNTY].ok("cases.open", intake);
    let now = worlds[COUNTY].ok("cases.get", json!({ "id": case }))["parties"][0]["person"].clone();
    assert_eq!(now, known, "as it stood");
}
