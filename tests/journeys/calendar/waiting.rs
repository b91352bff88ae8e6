//! Who waits for an hour: offered, kept for them, booked or over, each by a person.

use jiahe::Code;
use jiahe_tests::world::{PASSWORD, moment};
use serde_json::{Value, json};

use super::{Counter, LAWYER, counter, one};

fn wish(at: &Counter, person: Option<i64>) -> Value {
    json!({
        "case": person.map(|_| at.case), "person": person, "client": if person.is_some() { "" } else { "李女士" }, "client_phone": "",
        "service": "psychological_counselling", "practitioner": at.psychologist, "mode": "in_person", "minutes": 50, "weekdays": [1],
        "earliest": "14:00", "latest": "15:00", "until": "2026-12-05", "note": "只有周一下午",
    })
}

fn list(at: &mut Counter, all: bool) -> Vec<Value> {
    at.world.ok("waiting.list", json!({ "all": all })).as_array().unwrap().clone()
}

#[test]
fn somebody_who_waits_is_offered_an_hour_that_is_kept_until_they_answer() {
    let mut at = counter();
    let [wife, husband] = at.people;
    let first = at.world.ok("waiting.add", wish(&at, Some(wife)));
    at.world.ok("waiting.add", wish(&at, None));
    let told = list(&mut at, false);
    assert_eq!(
        (&told[0]["id"], &told[0]["fits"]["start"]),
        (&first, &json!("2026-11-23T14:00:00")),
        "today is a Monday"
    );
    assert_eq!(told[1]["client"], "李女士");

    let offer = json!({
        "id": first, "version": 1, "practitioner": at.psychologist, "room": at.rooms[0], "start": "2026-11-30T14:00:00",
        "answer_by": "2026-11-25T12:00:00",
    });
    let mut wrong = offer.clone();
    wrong["answer_by"] = json!("2026-11-20T12:00:00");
    assert_eq!(at.world.faults("waiting.offer", wrong), one("answer_by", "past"));
    at.world.ok("waiting.offer", offer.clone());
    assert_eq!(at.world.refused("waiting.offer", offer).code, Code::Stale);
    let meanwhile = at.booking(husband, "2026-11-30T14:10:00");
    assert_eq!(
        at.world.refused("appointments.book", meanwhile.clone()).code,
        Code::PractitionerBusy,
        "it is kept for her"
    );
    let answer = |version: i64, accepted: bool| json!({ "id": first, "version": version, "accepted": accepted, "guardian": "", "guardian_consent": null });
    let booked = at.world.ok("waiting.answer", answer(2, true)).as_i64().unwrap();
    assert_eq!((&at.get(booked)["person"], &at.get(booked)["state"]), (&json!(wife), &json!("confirmed")));
    assert_eq!(list(&mut at, false).len(), 1);
    assert_eq!(list(&mut at, true)[1]["state"], "booked");
    assert_eq!(at.world.refused("waiting.answer", answer(3, true)).code, Code::WrongState);
}

#[test]
fn a_refusal_waits_on_and_what_has_run_out_is_only_shown() {
    let mut at = counter();
    let wife = at.people[0];
    let id = at.world.ok("waiting.add", wish(&at, Some(wife)));
    let (psychologist, room) = (at.psychologist, at.rooms[0]);
    let offer = |version: i64| {
        json!({
            "id": id, "version": version, "practitioner": psychologist, "room": room, "start": "2026-11-30T14:00:00",
            "answer_by": "2026-11-25T12:00:00",
        })
    };
    at.world.ok("waiting.offer", offer(1));
    let answer = json!({ "id": id, "version": 2, "accepted": false, "guardian": "", "guardian_consent": null });
    at.world.ok("waiting.answer", answer);
    assert_eq!(list(&mut at, false)[0]["state"], "waiting");
    at.book(at.booking(wife, "2026-11-30T14:00:00"));
    assert_eq!(at.world.refused("waiting.offer", offer(3)).code, Code::PractitionerBusy);
    let later = json!({
        "id": id, "version": 3, "practitioner": at.psychologist, "room": at.rooms[0], "start": "2026-11-30T15:00:00",
        "answer_by": "2026-11-25T12:00:00",
    });
    at.world.ok("waiting.offer", later);
    at.world.clock.now = moment("2026-11-26T09:00:00");
    let told = list(&mut at, false);
    assert_eq!(
        (&told[0]["state"], &told[0]["overdue"]),
        (&json!("offered"), &json!(true)),
        "nothing expires by itself"
    );
    at.rules(&[("opposing_gap", json!(null))]);
    at.book(at.booking(at.people[1], "2026-11-30T15:00:00"));
    let close = |state: &str, reason: &str| json!({ "id": id, "version": 4, "state": state, "reason": reason });
    let faults = at.world.faults("waiting.close", close("booked", ""));
    assert_eq!(faults, [one("state", "unknown_code"), one("reason", "required")].concat());
    at.world.ok("waiting.close", close("expired", "两次电话未接"));
    assert_eq!(list(&mut at, false), [] as [Value; 0]);
}

#[test]
fn who_may_not_know_of_a_case_sees_nobody_waiting_for_it() {
    let mut at = counter();
    let id = at.world.ok("waiting.add", wish(&at, Some(at.people[0])));
    at.world.ok("cases.set_level", json!({ "id": at.case, "level": "strict", "reason": "人身安全" }));
    at.world.sign_in(LAWYER, PASSWORD);
    assert_eq!(list(&mut at, true), [] as [Value; 0]);
    let close = json!({ "id": id, "version": 1, "state": "withdrawn", "reason": "不等了" });
    assert_eq!(at.world.refused("waiting.close", close).code, Code::NotFound);
    let mut wrong = wish(&at, None);
    (wrong["client"], wrong["weekdays"], wrong["latest"]) = (json!(""), json!([8]), json!("13:00"));
    let faults = at.world.faults("waiting.add", wrong);
    assert_eq!(faults, [one("client", "required"), one("weekdays", "unknown_code"), one("latest", "order")].concat());
}
