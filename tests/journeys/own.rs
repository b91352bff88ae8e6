//! 首办负责 (5.6.1): who has a case, where it goes and how it ends is decided by those who have it in hand, or a
//! lead; and whoever works on it learns what others did. For a station without a PC this one goes on writing.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::{Value, json};

use crate::movements::{county, moved, result, sending};
use crate::time::{opened, running};

fn told(world: &mut World) -> Vec<Value> {
    world.ok("cases.by_others", json!({})).as_array().unwrap().iter().map(|one| one["event"]["kind"].clone()).collect()
}

#[test]
fn a_case_of_others_is_read_and_noted_on_and_decided_by_them() {
    let mut world = World::town();
    let handler = world.hire("测试丙调解", &["mediator"]);
    let other = world.hire("测试丁调解", &["mediator"]);
    let case = opened(&mut world, |intake| intake["received_by"] = json!(handler));
    let (second, _) = world.open_case();
    world.ok("cases.set_team", json!({ "id": case, "team": [handler] }));
    world.sign_in("测试丁调解", PASSWORD);
    assert_eq!(world.ok("cases.get", json!({ "id": case }))["mine"], false);
    for (command, body) in [
        ("cases.set_state", json!({ "id": case, "state": "resolved", "note": "代为办结" })),
        ("cases.set_handler", json!({ "id": case, "handler": other, "reason": "我来" })),
        ("cases.set_team", json!({ "id": case, "team": [other] })),
        ("cases.set_level", json!({ "id": case, "level": "strict", "reason": "我来" })),
        ("cases.withdraw", json!({ "id": case, "reason": "我来" })),
        ("cases.confer", json!({ "id": case, "plan": false, "text": "我来" })),
        ("cases.bring_back", json!({ "id": case, "reason": "我来" })),
        ("cases.merge", json!({ "id": case, "other": second, "reason": "我来" })),
        ("cases.merge", json!({ "id": second, "other": case, "reason": "我来" })),
        ("movements.send", sending(case, "report_up", Some(1))),
    ] {
        assert_eq!(world.refused(command, body).code, Code::NotOnTeam, "{command}");
    }
    // What helps is anybody's who works on cases.
    world.ok("cases.add_note", json!({ "id": case, "text": "路上遇见当事人，情绪平稳" }));
    world.ok("cases.set_risk", json!({ "id": case, "risk": "orange", "reason": "听说又吵了" }));
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(world.ok("cases.get", json!({ "id": case }))["mine"], true);
    assert_eq!(told(&mut world), [json!("risk_changed"), json!("team_changed")], "a note is for the timeline");
    world.pass(8 * 24 * 60);
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(told(&mut world), Vec::<Value>::new(), "a week is enough");

    // A lead hands it on; the one who had it is told.
    world.sign_in(ADMIN, PASSWORD);
    world.ok("cases.set_handler", json!({ "id": case, "handler": other, "reason": "丙休假" }));
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(told(&mut world), [json!("handler_changed")]);
    world.sign_in("测试丁调解", PASSWORD);
    world.ok("cases.set_state", json!({ "id": case, "state": "resolved", "note": "" }));
}

#[test]
fn what_somebody_who_left_had_in_hand_anybody_may_take_over() {
    let mut world = World::town();
    let gone = world.hire("测试丙调解", &["mediator"]);
    let other = world.hire("测试丁调解", &["mediator"]);
    let case = opened(&mut world, |intake| intake["received_by"] = json!(gone));
    let mut leaving = jiahe_tests::world::member(Some(gone), "测试丙调解", &["mediator"], "");
    leaving["suspended"] = json!(true);
    world.ok("staff.save", leaving);
    world.sign_in("测试丁调解", PASSWORD);
    world.ok("cases.set_handler", json!({ "id": case, "handler": other, "reason": "丙已停用" }));
}

#[test]
fn for_a_station_without_a_pc_this_one_goes_on_writing() {
    let (mut world, _, _, town, _) = county();
    let case = opened(&mut world, |intake| {
        intake["main_type"] = json!("minors");
        intake["level"] = json!("sensitive");
    });
    moved(&mut world, case, "assign", town);
    let file = world.ok("cases.get", json!({ "id": case }));
    assert_eq!((&file["held_here"], &file["kept_here"]), (&json!(false), &json!(true)));
    assert_ne!(running(&mut world, case, "mandatory_report"), Value::Null, "its clocks go on");
    world.ok("cases.add_note", json!({ "id": case, "text": "镇里来电：已见到孩子" }));
    world.ok("cases.set_risk", json!({ "id": case, "risk": "red", "reason": "孩子有伤" }));
    let report = json!({
        "case": case, "kind": "minor", "situation": "孩子有伤", "suspect": "", "measures": "", "reported_at": "2026-11-23T09:00:00",
        "receipt": "", "told": "派出所", "feedback": "", "reporter": { "name": "", "phone": "", "relation": "" },
    });
    world.ok("reports.add", report);
    assert_eq!(running(&mut world, case, "mandatory_report"), Value::Null);
    // How it ends there is said on paper, and nowhere else.
    let ended = json!({ "id": case, "state": "resolved", "note": "好了" });
    assert_eq!(world.refused("cases.set_state", ended).code, Code::HeldElsewhere);
    result(&mut world, case, "resolved", None);
    assert_eq!(world.ok("movements.way", json!({ "id": case }))["archived_at"], "高亭镇家事服务站");
}
