//! What another station holds is here a copy to read: every command that changes something of a case is tried.

use jiahe::Code;
use jiahe::api::{Kind, commands};
use jiahe_tests::stations;
use serde_json::{Value, json};

use crate::case_writes::{change, furnish};
use crate::movements::{county, moved, sending, unit};

/// What may be entered though another station holds the case: what that station answered on paper, what this
/// station's conference and its orders are about, and what it was sent under seal.
const HONEST: [&str; 6] = [
    "movements.paper_result",
    "conferences.save",
    "orders.feedback",
    "orders.sign_off",
    "orders.nudge",
    "exchange.send_sealed",
];

#[test]
fn a_case_held_elsewhere_is_a_copy_to_read() {
    let (mut world, case, _, town, village) = county();
    let counsellor = world.hire("测试庚咨询", &["psychologist"]);
    let file = world.ok("cases.get", json!({ "id": case }));
    let first = file["parties"][0]["person"]["id"].clone();
    let start = |hour: u32| format!("2026-11-24T{hour:02}:00:00");
    let hour = |hour: u32| {
        json!({
            "case": case, "person": first, "client": "", "client_phone": "", "service": "psychological_counselling",
            "practitioner": counsellor, "room": null, "mode": "phone", "start": start(hour), "minutes": 50, "outside_plan": true,
        })
    };
    let booked = world.ok("appointments.book", hour(9));
    let class = world.ok(
        "classes.save",
        json!({
            "id": null, "version": 0, "theme": "好好说话", "instructor": "测试指导师", "place": "文化礼堂", "audience": "家长",
            "start": "2026-11-23T14:00:00", "minutes": 90, "capacity": 9,
        }),
    );
    let seat = |person: &Value| json!({ "class": class, "case": case, "person": person, "name": "", "phone": "", "child_age": "" });
    let enrolment = world.ok("classes.enrol", seat(&first));
    let things = furnish(&mut world, case, counsellor, &[]);
    let joint = unit(&mut world, "虚构司法所");
    moved(&mut world, case, "assign", town);
    // The town has a PC from now on, and writes for itself.
    let mut there = stations::town();
    let card = there.ok("exchange.card", json!({}))["text"].clone();
    world.ok("exchange.meet", json!({ "path": "", "text": card, "same_as": town }));
    let copy = world.ok("cases.get", json!({ "id": case }));
    assert_eq!((&copy["held_here"], &copy["holder_name"]), (&json!(false), &json!("高亭镇家事服务站")));
    let me = world.me();
    let person = file["parties"][0]["person"].clone();
    let (other, _) = world.open_case();
    let mut refer = sending(case, "refer", None);
    refer["to_unit"] = json!(joint);
    let entry = jiahe_tests::world::person(person["name"].as_str().unwrap(), person["id_number"].as_str().unwrap(), "");
    for (command, body) in [
        ("cases.add_note", json!({ "id": case, "text": "记一笔" })),
        ("cases.set_risk", json!({ "id": case, "risk": "red", "reason": "急" })),
        ("cases.set_level", json!({ "id": case, "level": "strict", "reason": "急" })),
        ("cases.set_state", json!({ "id": case, "state": "resolved", "note": "急" })),
        ("cases.set_handler", json!({ "id": case, "handler": me, "reason": "急" })),
        ("cases.set_team", json!({ "id": case, "team": [me] })),
        (
            "cases.amend",
            json!({
                "id": case, "version": file["version"], "main_type": "property", "other_types": [], "services": [], "facts": "改",
                "dangers": [], "prompts": [], "consent": "given", "consent_note": "", "details": file["details"],
            }),
        ),
        ("cases.withdraw", json!({ "id": case, "reason": "急" })),
        ("cases.confer", json!({ "id": case, "plan": false, "text": "急" })),
        ("cases.merge", json!({ "id": other, "other": case, "reason": "急" })),
        ("cases.merge", json!({ "id": case, "other": other, "reason": "急" })),
        ("cases.bring_back", json!({ "id": case, "reason": "急" })),
        ("movements.send", sending(case, "assign", Some(village))),
        ("movements.send", refer),
        ("prints.registration", json!({ "case": case })),
        (
            "reports.add",
            json!({
                "case": case, "kind": "minor", "situation": "急", "suspect": "", "measures": "", "reported_at": "2026-11-23T09:00:00",
                "receipt": "", "told": "", "feedback": "", "reporter": { "name": "", "phone": "", "relation": "" },
            }),
        ),
        (
            "surveys.enter",
            json!({
                "case": case, "anonymous": false, "day": null, "service": null, "sex": null, "age": null,
                "scores": [{ "item": "overall", "score": 5 }], "first_time": null, "recommend": null, "comment": "", "reply_phone": "",
            }),
        ),
        ("appointments.book", hour(15)),
        (
            "appointments.reschedule",
            json!({
                "id": booked, "version": 1, "practitioner": counsellor, "room": null, "start": start(16), "minutes": 50,
                "reason": "想改", "outside_plan": true,
            }),
        ),
        ("classes.enrol", seat(&file["parties"][1]["person"]["id"])),
        ("people.amend", json!({ "id": person["id"], "version": person["version"], "entry": entry })),
    ] {
        assert_eq!(world.refused(command, body).code, Code::HeldElsewhere, "{command}");
    }
    let mut tried = 0;
    for command in commands().iter().filter(|command| command.kind == Kind::Write && !HONEST.contains(&command.name)) {
        if let Some(body) = change(command.name, &things) {
            assert_eq!(world.refused(command.name, body).code, Code::HeldElsewhere, "{}", command.name);
            tried += 1;
        }
    }
    assert!(tried >= 35, "{tried}");
    let reviewed = json!({ "id": things.pause, "approve": true, "answer": "" });
    assert_eq!(world.refused("obligations.decide_pause", reviewed).code, Code::HeldElsewhere);
    assert_eq!(world.ok("cases.get", json!({ "id": case }))["timeline"], copy["timeline"], "and nothing has changed");
    // The hour and the seat are this station's own: given up here, and never moved.
    let got = world.ok("appointments.get", json!({ "id": booked }));
    assert_eq!((&got["may_move"], &got["state"]), (&json!(false), &json!("confirmed")));
    world.ok("appointments.cancel", json!({ "id": booked, "version": 1, "reason": "已交镇里办理" }));
    world.ok("classes.mark", json!({ "id": enrolment, "state": "withdrawn" }));
}
