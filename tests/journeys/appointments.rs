//! Booking an hour and what becomes of it; nobody in two places at one time, nobody told more than they may know.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World, moment};
use serde_json::{Value, json};

const PSYCHOLOGIST: &str = "测试辛咨询";
const TUESDAY: &str = "2026-11-24";

/// A village with a psychologist who sees people on Tuesday morning and afternoon, a room, and a case.
struct Counter {
    world: World,
    psychologist: i64,
    room: i64,
    case: i64,
    people: [i64; 2],
}

fn counter() -> Counter {
    let mut world = World::village();
    let psychologist = world.hire(PSYCHOLOGIST, &["psychologist"]);
    let hours = json!([
        { "weekday": 2, "start": "09:00", "end": "11:50" },
        { "weekday": 2, "start": "14:00", "end": "17:00" },
    ]);
    world.ok("staff.set_hours", json!({ "staff": psychologist, "hours": hours }));
    let room = world.ok("rooms.save", json!({ "id": null, "name": "调解室", "capacity": 6, "active": true }));
    let (case, _) = world.open_case();
    let file = world.ok("cases.get", json!({ "id": case }));
    let person = |at: usize| file["parties"][at]["person"]["id"].as_i64().unwrap();
    let people = [person(0), person(1)];
    Counter { world, psychologist, room: room.as_i64().unwrap(), case, people }
}

impl Counter {
    /// 50 minutes on Tuesday for the first person of the case, in the room.
    fn booking(&self, time: &str) -> Value {
        json!({
            "case": self.case, "person": self.people[0], "client": "", "client_phone": "", "service": "psychological_counselling",
            "practitioner": self.psychologist, "room": self.room, "mode": "in_person",
            "start": format!("{TUESDAY}T{time}:00"), "minutes": 50, "outside_plan": false,
        })
    }

    fn book(&mut self, time: &str) -> i64 {
        let booking = self.booking(time);
        self.world.ok("appointments.book", booking).as_i64().unwrap()
    }

    fn tuesday(&mut self) -> Vec<Value> {
        let asked = json!({ "from": TUESDAY, "to": TUESDAY, "practitioner": null });
        self.world.ok("appointments.range", asked).as_array().unwrap().clone()
    }

    fn events(&mut self) -> Vec<String> {
        let file = self.world.ok("cases.get", json!({ "id": self.case }));
        file["timeline"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap().to_owned()).collect()
    }
}

#[test]
fn an_hour_is_booked_moved_kept_and_told_on_the_case() {
    let mut at = counter();
    let id = at.book("09:00");
    assert_eq!(at.world.changed, ["cases", "appointments"]);
    let told = at.tuesday();
    assert_eq!(told.len(), 1);
    assert_eq!((&told[0]["client"], &told[0]["room_name"]), (&json!("虚构甲花"), &json!("调解室")));
    assert_eq!((&told[0]["end"], &told[0]["version"]), (&json!("2026-11-24T09:50:00"), &json!(1)));

    let mut step = json!({
        "id": id, "version": 1, "practitioner": at.psychologist, "room": null, "start": "2026-11-24T09:30:00", "minutes": 60,
        "reason": "", "outside_plan": false,
    });
    assert_eq!(
        at.world.faults("appointments.reschedule", step.clone()),
        [("reason".to_owned(), "required".to_owned())]
    );
    step["reason"] = json!("来访者路上堵车");
    at.world.ok("appointments.reschedule", step.clone());
    assert_eq!(
        at.world.refused("appointments.reschedule", step).code,
        Code::Stale,
        "the page was read before the move"
    );

    let attended = json!({ "id": id, "version": 2, "state": "done" });
    assert_eq!(at.world.refused("appointments.mark", attended.clone()).code, Code::WrongState, "nobody has come yet");
    at.world.clock.now = moment("2026-11-24T09:31:00");
    at.world.ok("appointments.mark", attended);
    at.world.ok("appointments.mark", json!({ "id": id, "version": 3, "state": "confirmed" }));
    at.world.ok("appointments.cancel", json!({ "id": id, "version": 4, "reason": "本人取消" }));
    let late = at.world.refused("appointments.mark", json!({ "id": id, "version": 5, "state": "no_show" }));
    assert_eq!(late.code, Code::WrongState, "a cancelled hour is over");
    let events = at.events();
    let expected = [
        "appointment_cancelled",
        "appointment_booked",
        "appointment_attended",
        "appointment_moved",
        "appointment_booked",
    ];
    assert_eq!(events.iter().take(5).map(String::as_str).collect::<Vec<_>>(), expected);
    at.book("09:30");
    let file = at.world.ok("cases.get", json!({ "id": at.case }));
    assert_eq!(file["appointments"].as_array().unwrap().len(), 2, "the cancelled hour stays on the case page");
}

#[test]
fn nobody_is_booked_twice_and_touching_hours_are_fine() {
    let mut at = counter();
    at.book("09:00");
    let busy = |at: &mut Counter, change: &dyn Fn(&mut Value)| {
        let mut booking = at.booking("09:49");
        change(&mut booking);
        at.world.refused("appointments.book", booking).code
    };
    let clerk = at.world.me();
    let (second, phone) = (at.people[1], json!("13800000009"));
    assert_eq!(busy(&mut at, &|b| b["person"] = json!(second)), Code::PractitionerBusy);
    let elsewhere = |b: &mut Value| {
        b["practitioner"] = json!(clerk);
        b["outside_plan"] = json!(true);
    };
    assert_eq!(
        busy(&mut at, &|b| {
            elsewhere(b);
            b["person"] = json!(second)
        }),
        Code::RoomBusy
    );
    assert_eq!(
        busy(&mut at, &|b| {
            elsewhere(b);
            b["room"] = Value::Null
        }),
        Code::ClientBusy
    );

    let walk_in = |b: &mut Value| {
        for (field, value) in
            [("case", Value::Null), ("person", Value::Null), ("room", Value::Null), ("client", json!("某女士"))]
        {
            b[field] = value;
        }
        b["client_phone"] = phone.clone();
    };
    let mut first = at.booking("10:00");
    walk_in(&mut first);
    at.world.ok("appointments.book", first);
    let mut again = at.booking("10:30");
    walk_in(&mut again);
    elsewhere(&mut again);
    again["client"] = json!("另一个称呼");
    assert_eq!(at.world.refused("appointments.book", again.clone()).code, Code::ClientBusy, "the same telephone");
    again["client_phone"] = json!("");
    at.world.ok("appointments.book", again);
    at.book("10:50");
}

#[test]
fn a_form_says_what_is_wrong_with_it() {
    let mut at = counter();
    let why = |at: &mut Counter, time: &str, change: &dyn Fn(&mut Value)| {
        let mut booking = at.booking(time);
        change(&mut booking);
        at.world.faults("appointments.book", booking)
    };
    let one = |field: &str, why: &str| vec![(field.to_owned(), why.to_owned())];
    assert_eq!(why(&mut at, "11:30", &|_| {}), one("outside_plan", "outside_hours"), "runs into noon");
    assert_eq!(why(&mut at, "09:00", &|b| b["start"] = json!("2026-10-20T09:00:00")), one("start", "past"));
    assert_eq!(why(&mut at, "09:00", &|b| b["mode"] = json!("phone")), one("room", "not_in_person"));
    assert_eq!(why(&mut at, "09:00", &|b| b["room"] = json!(1)), one("room", "unknown_code"));
    assert_eq!(why(&mut at, "09:00", &|b| b["practitioner"] = json!(1)), one("practitioner", "unknown_code"));
    assert_eq!(why(&mut at, "09:00", &|b| b["person"] = json!(1)), one("person", "unknown_code"));
    assert_eq!(why(&mut at, "09:00", &|b| b["case"] = Value::Null), one("case", "required"));
    let late = why(&mut at, "23:30", &|b| b["outside_plan"] = json!(true));
    assert_eq!(late, one("minutes", "midnight"), "it would end tomorrow");
    let short = why(&mut at, "09:00", &|b| b["minutes"] = json!(9));
    assert_eq!(short, one("minutes", "range"));
    let nameless = why(&mut at, "09:00", &|b| {
        b["person"] = Value::Null;
        b["client"] = json!(" \n ");
        b["client_phone"] = json!("打我");
    });
    assert_eq!(nameless, [one("client", "required"), one("client_phone", "phone")].concat());

    // The clock was set back by a day: yesterday's hour can still be entered, and what was typed is only text.
    let mut odd = at.booking("09:00");
    odd["start"] = json!("2026-11-17T09:00:00");
    odd["person"] = Value::Null;
    odd["client"] = json!("<script>喆堃犇龑镕𠅤</script>\n😀");
    let id = at.world.ok("appointments.book", odd);
    assert_eq!(at.world.ok("appointments.get", json!({ "id": id }))["client"], "<script>喆堃犇龑镕𠅤</script> 😀");
}

#[test]
fn free_hours_leave_out_what_is_taken_and_what_is_over() {
    let mut at = counter();
    let asked = |person: Value, mode: &str| json!({ "from": "2026-11-23", "days": 7, "practitioners": [], "service": "psychological_counselling", "minutes": 50, "mode": mode, "person": person });
    let starts = |told: &Value| -> Vec<String> {
        told.as_array().unwrap().iter().map(|slot| slot["start"].as_str().unwrap()[11..16].to_owned()).collect()
    };
    let free = at.world.ok("appointments.slots", asked(Value::Null, "in_person"));
    assert_eq!(starts(&free), ["09:00", "09:50", "10:40", "14:00", "14:50", "15:40"]);
    assert_eq!(free[0]["room"], at.room);
    let clerk = at.world.me();
    let mut elsewhere = at.booking("14:30");
    elsewhere["practitioner"] = json!(clerk);
    elsewhere["outside_plan"] = json!(true);
    at.world.ok("appointments.book", elsewhere);
    at.book("09:50");
    let free = at.world.ok("appointments.slots", asked(Value::Null, "in_person"));
    assert_eq!(starts(&free), ["09:00", "10:40", "15:20", "16:10"], "the only room is taken from 14:30 to 15:20");
    let free = at.world.ok("appointments.slots", asked(Value::Null, "phone"));
    assert_eq!(starts(&free), ["09:00", "10:40", "14:00", "14:50", "15:40"], "the telephone needs no room");
    let free = at.world.ok("appointments.slots", asked(json!(at.people[0]), "phone"));
    assert_eq!(starts(&free), ["09:00", "10:40", "15:20", "16:10"], "but the client is elsewhere");
    at.world.clock.now = moment("2026-11-24T10:40:00");
    let free = at.world.ok("appointments.slots", asked(Value::Null, "phone"));
    assert_eq!(starts(&free), ["10:45", "14:00", "14:50", "15:40"], "never before now");
    assert_eq!(at.world.refused("appointments.slots", asked(json!(1), "phone")).code, Code::NotFound);
}

#[test]
fn a_missed_hour_is_free_again_and_cannot_be_taken_back_once_given_away() {
    let mut at = counter();
    let id = at.book("09:00");
    at.world.clock.now = moment("2026-11-24T09:31:00");
    at.world.ok("appointments.mark", json!({ "id": id, "version": 1, "state": "no_show" }));
    at.book("09:40");
    let back = at.world.refused("appointments.mark", json!({ "id": id, "version": 2, "state": "done" }));
    assert_eq!(back.code, Code::PractitionerBusy);
}

#[test]
fn outside_the_team_a_secret_hour_is_only_taken() {
    let mut at = counter();
    at.world.hire("测试壬调解", &["mediator"]);
    let id = at.book("09:00");
    at.world.ok("cases.set_level", json!({ "id": at.case, "level": "strict", "reason": "人身安全" }));

    at.world.sign_in("测试壬调解", PASSWORD);
    let told = at.tuesday();
    let shown = &told[0];
    assert_eq!(
        (&shown["hidden"], &shown["start"], &shown["room"]),
        (&json!(true), &json!("2026-11-24T09:00:00"), &json!(at.room))
    );
    for field in ["client", "client_phone", "safe_contact", "case_code", "reason"] {
        assert_eq!(shown[field], "", "{field}");
    }
    assert_eq!((&shown["case"], &shown["person"]), (&Value::Null, &Value::Null));
    assert_eq!(at.world.refused("appointments.get", json!({ "id": id })).code, Code::NotFound);
    let cancel = json!({ "id": id, "version": 1, "reason": "甲" });
    assert_eq!(at.world.refused("appointments.cancel", cancel).code, Code::NotFound);
    let mut booking = at.booking("10:00");
    assert_eq!(at.world.refused("appointments.book", booking.clone()).code, Code::NotFound);
    booking["case"] = Value::Null;
    booking["person"] = Value::Null;
    booking["client"] = json!("某先生");
    booking["start"] = json!("2026-11-24T09:20:00");
    assert_eq!(at.world.refused("appointments.book", booking).code, Code::PractitionerBusy, "taken all the same");

    at.world.sign_in(PSYCHOLOGIST, PASSWORD);
    let own = &at.tuesday()[0];
    assert_eq!(
        (&own["client"], &own["case"], &own["case_code"]),
        (&json!("虚构甲花"), &Value::Null, &json!("")),
        "whom, but not which case"
    );
    at.world.sign_in(ADMIN, PASSWORD);
    assert_eq!(at.tuesday()[0]["case"], at.case);
}

#[test]
fn a_counselling_note_is_its_authors_alone_and_every_reading_is_on_the_trail() {
    let mut at = counter();
    let id = at.book("09:00");
    let note = json!({ "problem": "睡眠差", "intervention": "倾听", "feedback": "愿意再来" });
    let saved = json!({ "id": id, "note": note });
    assert_eq!(at.world.refused("appointments.save_note", saved.clone()).code, Code::Forbidden, "not even the lead");
    at.world.sign_in(PSYCHOLOGIST, PASSWORD);
    at.world.ok("appointments.save_note", saved.clone());
    at.world.ok("appointments.save_note", saved);
    let empty = json!({ "id": id, "note": { "problem": " ", "intervention": "", "feedback": "" } });
    assert_eq!(at.world.faults("appointments.save_note", empty)[0].0, "note.problem");
    let long = json!({ "id": id, "note": { "problem": "长".repeat(20_001), "intervention": "", "feedback": "" } });
    assert_eq!(
        at.world.faults("appointments.save_note", long),
        [("note.problem".to_owned(), "too_long:20000".to_owned())]
    );
    assert_eq!(at.world.refused("appointments.read_note", json!({ "id": id })).code, Code::CompartmentsShut);
    at.world.unlock();
    assert_eq!(at.world.ok("appointments.read_note", json!({ "id": id }))["note"], note);
    let read = "SELECT count(*) FROM audit WHERE command = 'appointments.read_note' AND detail = 'read note'";
    assert_eq!(at.world.database().query_row(read, [], |row| row.get::<_, i64>(0)).unwrap(), 1);

    at.world.sign_in(ADMIN, PASSWORD);
    assert_eq!(at.world.refused("appointments.read_note", json!({ "id": id })).code, Code::Forbidden);
    let written = at.events().into_iter().filter(|kind| kind == "note_written").count();
    assert_eq!(written, 1, "that one was written, once");
    let file = at.world.ok("cases.get", json!({ "id": at.case })).to_string();
    assert!(!file.contains("睡眠差"), "the case file does not show it");
    at.world.ok(
        "appointments.reschedule",
        json!({ "id": id, "version": 1, "practitioner": at.world.me(), "room": null, "start": "2026-11-24T14:00:00", "minutes": 50, "reason": "换人", "outside_plan": true }),
    );
    assert_eq!(
        at.world.refused("appointments.read_note", json!({ "id": id })).code,
        Code::Forbidden,
        "it does not move along"
    );
}
