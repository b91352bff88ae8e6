//! What somebody types wrong: each is told beside its field, and nothing is changed by it.

use jiahe::kernel::Clock;
use jiahe_tests::world::moment;
use serde_json::{Value, json};

use super::{counter, one};

#[test]
fn an_hour_ends_after_it_begins_and_before_midnight() {
    let mut at = counter();
    let mut late = at.booking(at.people[0], "2026-11-24T23:50:00");
    late["outside_plan"] = json!(true);
    assert_eq!(at.world.faults("appointments.book", late.clone()), one("minutes", "midnight"), "23:50 and 50 minutes");
    let mut short = at.booking(at.people[0], "2026-11-24T09:00:00");
    short["minutes"] = json!(9);
    assert_eq!(at.world.faults("appointments.book", short), one("minutes", "range"));
    for command in ["appointments.preview_series", "appointments.hold"] {
        let mut body = match command {
            "appointments.hold" => {
                json!({ "practitioner": at.psychologist, "room": null, "start": "2026-11-24T23:50:00", "minutes": 50 })
            }
            _ => json!({ "booking": late, "every_weeks": 1, "times": 2 }),
        };
        if command == "appointments.hold" {
            assert_eq!(at.world.faults(command, body), one("minutes", "midnight"));
        } else {
            body["booking"]["minutes"] = json!(50);
            let told = at.world.ok(command, body);
            assert!(told.as_array().unwrap().iter().all(|hour| hour["why"] == "midnight"), "{told}");
        }
    }
    // A plan whose end lies before its start, and one whose breaks overlap.
    let backwards = json!({ "staff": at.psychologist, "hours": [{ "weekday": 1, "start": "17:00", "end": "09:00" }] });
    assert_eq!(at.world.faults("staff.set_hours", backwards), one("hours[0].end", "order"));
    let twice = json!({ "staff": at.psychologist, "hours": [
        { "weekday": 1, "start": "09:00", "end": "12:00" }, { "weekday": 1, "start": "11:00", "end": "13:00" },
    ] });
    let faults = at.world.faults("staff.set_hours", twice);
    assert_eq!(faults, one("hours[1].start", "overlap"));
    let breaks = json!({
        "staff": at.psychologist, "sex": null, "languages": [], "lead_minutes": 0, "horizon_days": 180, "works_holidays": false,
        "off_hours": [
            { "weekday": 1, "start": "10:00", "end": "10:30", "place": "", "travel": 0 },
            { "weekday": 1, "start": "10:20", "end": "10:40", "place": "", "travel": 0 },
        ],
    });
    assert_eq!(at.world.faults("schedule.set_practitioner", breaks), one("off_hours[1].start", "overlap"));
    let leave = json!({
        "staff": at.psychologist, "kind": "leave", "from": "2026-11-25", "to": "2026-11-24", "start": "12:00", "end": "09:00", "note": "",
    });
    assert_eq!(at.world.faults("schedule.add_exception", leave), [one("to", "order"), one("end", "order")].concat());
    let none =
        at.world.ok("appointments.range", json!({ "from": "2026-11-23", "to": "2026-12-31", "practitioner": null }));
    assert_eq!(none, json!([]));
}

#[test]
fn a_series_from_the_29th_of_february_goes_on_by_weeks() {
    let mut at = counter();
    at.world.clock = Clock::at(moment("2028-02-28T09:30:00"));
    // Nobody has published holidays for 2028 yet: plain weekends count.
    let booking = at.booking(at.people[0], "2028-02-29T09:00:00");
    let told = at.world.ok("appointments.preview_series", json!({ "booking": booking, "every_weeks": 1, "times": 3 }));
    let starts: Vec<&str> = told.as_array().unwrap().iter().map(|hour| hour["start"].as_str().unwrap()).collect();
    assert_eq!(starts, ["2028-02-29T09:00:00", "2028-03-07T09:00:00", "2028-03-14T09:00:00"]);
    assert!(told.as_array().unwrap().iter().all(|hour| hour["why"] == ""), "{told}");
    at.world.ok("appointments.book_series", json!({ "booking": booking, "starts": starts }));
    // A day that is none is no moment at all.
    let none = at.booking(at.people[0], "2027-02-29T09:00:00");
    let fault = at.world.refused("appointments.book", none);
    assert_eq!(fault.code, jiahe::Code::Invalid);
}

#[test]
fn a_room_is_not_closed_under_the_hours_booked_in_it() {
    let mut at = counter();
    let id = at.book(at.booking(at.people[0], "2026-11-24T09:00:00"));
    let room =
        |active: bool| json!({ "id": at.rooms[0], "name": "调解室", "capacity": 6, "equipment": [], "active": active });
    let (shut, room) = (room(false), at.rooms[0]);
    assert_eq!(at.world.faults("rooms.save", shut.clone()), one("active", "hours_booked"));
    at.world.ok("appointments.cancel", json!({ "id": id, "version": 1, "reason": "改日" }));
    at.world.ok("rooms.save", shut);
    let mut gone = at.booking(at.people[0], "2026-11-24T09:00:00");
    gone["room"] = json!(room);
    assert_eq!(at.world.faults("appointments.book", gone), one("room", "unknown_code"));
}

#[test]
fn two_operators_in_quick_succession_never_get_one_hour() {
    let mut at = counter();
    at.world.hire("测试窗口二", &["receptionist"]);
    let first = at.world.session.clone();
    at.world.sign_in("测试窗口二", jiahe_tests::world::PASSWORD);
    let second = at.world.session.clone();
    // Both see it free, both ask for it at once; whoever comes second is told.
    let [wife, husband] = at.people;
    for (person, session) in [(wife, &first), (husband, &second)] {
        at.world.session = session.clone();
        assert!(at.free("2026-11-24", json!({}), Some(person)).contains(&"09:00".to_owned()));
    }
    at.world.session = first.clone();
    at.book(at.booking(wife, "2026-11-24T09:00:00"));
    at.world.session = second.clone();
    let mut theirs = at.booking(husband, "2026-11-24T09:00:00");
    (theirs["case"], theirs["person"], theirs["client"]) = (Value::Null, Value::Null, json!("某女士"));
    assert_eq!(at.world.refused("appointments.book", theirs.clone()).code, jiahe::Code::PractitionerBusy);
    // While one fills in, the hour is kept from the other, the minutes around it as well.
    at.world.session = first;
    at.service("psychological_counselling", &[("before", json!(0)), ("after", json!(15))]);
    let held = json!({
        "practitioner": at.psychologist, "room": at.rooms[0], "start": "2026-11-24T14:00:00", "minutes": 50,
        "service": "psychological_counselling", "mode": "in_person",
    });
    at.world.ok("appointments.hold", held);
    at.world.session = second;
    theirs["start"] = json!("2026-11-24T14:50:00");
    assert_eq!(at.world.refused("appointments.book", theirs.clone()).code, jiahe::Code::PractitionerBusy);
    theirs["start"] = json!("2026-11-24T15:05:00");
    at.book(theirs);
}
