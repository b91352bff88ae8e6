//! A series is looked at whole before any of it is saved; later one, the following or all of it move.

use jiahe::Code;
use serde_json::{Value, json};

use super::{Counter, counter, one};

fn starts(told: &Value) -> Vec<String> {
    let all = told.as_array().unwrap().iter();
    all.filter(|hour| hour["why"] == "").map(|hour| hour["start"].as_str().unwrap().to_owned()).collect()
}

fn booked(at: &mut Counter) -> Vec<Value> {
    let file = at.world.ok("cases.get", json!({ "id": at.case }));
    let mut all = file["appointments"].as_array().unwrap().clone();
    all.reverse();
    all
}

fn when(all: &[Value]) -> Vec<String> {
    let on = |one: &Value| one["start"].as_str().unwrap()[5..16].to_owned();
    all.iter().filter(|one| one["state"] == "confirmed").map(on).collect()
}

#[test]
fn a_series_shows_its_conflicts_first_and_is_saved_whole_or_not_at_all() {
    let mut at = counter();
    let [wife, husband] = at.people;
    at.rules(&[("opposing_gap", json!(null))]);
    at.book(at.booking(husband, "2026-12-14T09:30:00"));
    let booking = at.booking(wife, "2026-11-30T09:00:00");
    let asked = json!({ "booking": booking, "every_weeks": 2, "times": 4 });
    let told = at.world.ok("appointments.preview_series", asked.clone());
    let why: Vec<&str> = told.as_array().unwrap().iter().map(|hour| hour["why"].as_str().unwrap()).collect();
    assert_eq!(why, ["", "practitioner_busy", "", ""]);
    assert_eq!(told[1]["instead"][0]["start"], "2026-12-14T10:20:00", "the next one that day");
    assert_eq!(booked(&mut at).len(), 1, "nothing is saved by looking");

    let all: Vec<Value> = told.as_array().unwrap().iter().map(|hour| hour["start"].clone()).collect();
    let faults = at.world.faults("appointments.book_series", json!({ "booking": booking, "starts": all }));
    assert_eq!(faults, one("starts[1]", "practitioner_busy"));
    assert_eq!(booked(&mut at).len(), 1, "and nothing of a series that does not fit");
    let mut agreed = starts(&told);
    agreed.insert(1, "2026-12-14T10:20:00".into());
    at.world.ok("appointments.book_series", json!({ "booking": booking, "starts": agreed }));
    let all = booked(&mut at);
    assert_eq!(when(&all), ["11-30T09:00", "12-14T09:30", "12-14T10:20", "12-28T09:00", "01-11T09:00"]);
    let series: Vec<&Value> = all.iter().map(|one| &one["series"]).filter(|series| !series.is_null()).collect();
    assert!(series.len() == 4 && series.iter().all(|one| *one == series[0]));

    let wrong = json!({ "booking": booking, "every_weeks": 9, "times": 1 });
    let faults = at.world.faults("appointments.preview_series", wrong);
    assert_eq!(faults, [one("times", "range"), one("every_weeks", "range")].concat());
    let back = json!({ "booking": booking, "starts": ["2027-02-01T09:00:00", "2027-01-25T09:00:00"] });
    assert_eq!(at.world.faults("appointments.book_series", back), one("starts", "order"));
    // A day of leave in the middle of it is said as what it is.
    let leave = json!({
        "staff": at.psychologist, "kind": "leave", "from": "2027-01-01", "to": "2027-01-01", "start": "", "end": "", "note": "",
    });
    at.world.ok("schedule.add_exception", leave);
    let mut friday = booking;
    friday["start"] = json!("2026-12-25T09:00:00");
    let told = at.world.ok("appointments.preview_series", json!({ "booking": friday, "every_weeks": 1, "times": 2 }));
    assert_eq!((&told[0]["why"], &told[1]["why"]), (&json!(""), &json!("on_leave")));
}

#[test]
fn one_the_following_or_all_of_a_series_are_moved_and_cancelled() {
    let mut at = counter();
    let wife = at.people[0];
    let booking = at.booking(wife, "2026-11-30T09:00:00");
    let weeks = ["2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21"].map(|day| format!("{day}T09:00:00"));
    let ids = at.world.ok("appointments.book_series", json!({ "booking": booking, "starts": weeks }));
    let step = |at: &mut Counter, index: usize, scope: &str, start: &str| {
        let version = at.get(ids[index].as_i64().unwrap())["version"].clone();
        json!({
            "id": ids[index], "version": version, "practitioner": at.psychologist, "room": at.rooms[0], "start": start, "minutes": 50,
            "reason": "改到下午", "outside_plan": false, "scope": scope,
        })
    };
    let body = step(&mut at, 1, "one", "2026-12-08T15:00:00");
    at.world.ok("appointments.reschedule", body);
    assert_eq!(when(&booked(&mut at)), ["11-30T09:00", "12-08T15:00", "12-14T09:00", "12-21T09:00"]);

    // Somebody else's hour lies where the last would go: the preview says so, and nothing moves.
    at.rules(&[("opposing_gap", json!(null))]);
    let other = at.book(at.booking(at.people[1], "2026-12-22T10:10:00"));
    let body = step(&mut at, 2, "following", "2026-12-15T10:00:00");
    let told = at.world.ok("appointments.preview_move", body.clone());
    assert_eq!((&told[0]["why"], &told[1]["why"]), (&json!(""), &json!("practitioner_busy")));
    assert_eq!(told[1]["start"], "2026-12-22T10:00:00");
    assert_eq!(at.world.refused("appointments.reschedule", body.clone()).code, Code::PractitionerBusy);
    assert_eq!(when(&booked(&mut at))[2..4], ["12-14T09:00", "12-21T09:00"]);
    at.world.ok("appointments.cancel", json!({ "id": other, "version": 1, "reason": "试", "by": "station" }));
    at.world.ok("appointments.reschedule", body);
    assert_eq!(when(&booked(&mut at)), ["11-30T09:00", "12-08T15:00", "12-15T10:00", "12-22T10:00"]);

    let body = step(&mut at, 3, "all", "2026-12-22T10:30:00");
    at.world.ok("appointments.reschedule", body);
    assert_eq!(when(&booked(&mut at)), ["11-30T09:30", "12-08T15:30", "12-15T10:30", "12-22T10:30"]);
    let version = at.get(ids[2].as_i64().unwrap())["version"].clone();
    let cancel = json!({ "id": ids[2], "version": version, "reason": "已好转", "scope": "following" });
    at.world.ok("appointments.cancel", cancel);
    assert_eq!(when(&booked(&mut at)), ["11-30T09:30", "12-08T15:30"]);
}
