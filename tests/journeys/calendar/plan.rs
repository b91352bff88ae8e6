//! When a practitioner can be had, where, and for what.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD};
use serde_json::{Value, json};

use super::{LAWYER, PSYCHOLOGIST, counter, one};

const MONDAY: &str = "2026-11-30";

#[test]
fn leave_breaks_and_other_stations_close_hours_and_extra_hours_open_them() {
    let mut at = counter();
    assert_eq!(at.free(MONDAY, json!({}), None), ["09:00", "09:50", "10:40", "14:00", "14:50", "15:40"]);
    let off = json!([
        { "weekday": 1, "start": "10:00", "end": "10:20", "place": "", "travel": 0 },
        { "weekday": 1, "start": "15:30", "end": "17:00", "place": "衢山镇站", "travel": 40 },
    ]);
    at.practitioner(&[("off_hours", off.clone())]);
    assert_eq!(at.free(MONDAY, json!({}), None), ["09:00", "10:20", "11:10", "14:00"]);
    let mut meeting = off;
    meeting[1]["start"] = json!("10:10");
    let wrong = json!({
        "staff": at.psychologist, "sex": null, "languages": [], "lead_minutes": 30000, "horizon_days": 0, "works_holidays": false,
        "off_hours": meeting,
    });
    let faults = at.world.faults("schedule.set_practitioner", wrong);
    assert_eq!(
        faults,
        [one("lead_minutes", "range"), one("horizon_days", "range"), one("off_hours[1].start", "overlap")].concat()
    );

    let id = at.book(at.booking(at.people[0], "2026-11-30T09:00:00"));
    let leave = json!({
        "staff": at.psychologist, "kind": "leave", "from": MONDAY, "to": "2026-12-02", "start": "", "end": "", "note": "培训",
    });
    let kept = at.world.ok("schedule.add_exception", leave.clone());
    assert_eq!(kept["booked"], 1, "the hour that is booked already is said, and stays");
    assert_eq!(at.get(id)["state"], "confirmed");
    assert_eq!(at.free(MONDAY, json!({}), None), [] as [&str; 0]);
    let booking = at.booking(at.people[0], "2026-12-01T09:00:00");
    assert_eq!(at.world.faults("appointments.book", booking.clone()), one("outside_plan", "on_leave"));
    let mut on_purpose = booking;
    on_purpose["outside_plan"] = json!(true);
    at.book(on_purpose);
    let mut extra = leave;
    (extra["kind"], extra["to"]) = (json!("extra"), json!(MONDAY));
    assert_eq!(at.world.faults("schedule.add_exception", extra.clone()), one("start", "required"));
    (extra["start"], extra["end"]) = (json!("18:00"), json!("17:00"));
    assert_eq!(at.world.faults("schedule.add_exception", extra.clone()), one("end", "order"));
    (extra["start"], extra["end"]) = (json!("18:00"), json!("19:00"));
    let extra = at.world.ok("schedule.add_exception", extra)["id"].clone();
    assert_eq!(at.free(MONDAY, json!({}), None), ["18:00"], "even on a day of leave");

    // One's own plan, and nobody else's.
    at.world.sign_in(LAWYER, PASSWORD);
    assert_eq!(at.world.refused("schedule.drop_exception", json!({ "id": extra })).code, Code::Forbidden);
    at.world.sign_in(PSYCHOLOGIST, PASSWORD);
    at.world.ok("schedule.drop_exception", json!({ "id": extra }));
    let told = at.world.ok("schedule.practitioners", json!({}));
    let mine = told.as_array().unwrap().iter().find(|told| told["staff"] == at.psychologist).unwrap();
    assert_eq!((mine["exceptions"].as_array().unwrap().len(), &mine["off_hours"][1]["place"]), (1, &json!("衢山镇站")));
}

#[test]
fn a_holiday_is_a_day_of_rest_and_a_make_up_day_is_worked() {
    let mut at = counter();
    at.world.clock.now = jiahe_tests::world::moment("2026-09-25T08:00:00");
    // 国庆 2026: 1–7 October off, Saturday 10 October worked.
    assert_eq!(at.free("2026-10-01", json!({}), None), [] as [&str; 0]);
    assert_eq!(at.free("2026-10-10", json!({}), None).len(), 6, "like a Friday");
    let booking = at.booking(at.people[0], "2026-10-01T09:00:00");
    assert_eq!(at.world.faults("appointments.book", booking.clone()), one("outside_plan", "holiday"));
    let plan = at.world.ok("schedule.plan", json!({ "from": "2026-10-01", "to": "2026-10-10" }));
    let day = |day: &str| {
        let days = plan["days"].as_array().unwrap();
        days.iter().find(|one| one["day"] == day && one["staff"] == at.psychologist).unwrap()["open"].clone()
    };
    assert_eq!((day("2026-10-01"), day("2026-10-08")[0]["from"].clone()), (json!([]), json!(540)));
    assert!(plan["marked"].as_array().unwrap().iter().any(|mark| mark["off"] == false && mark["day"] == "2026-10-10"));
    at.practitioner(&[("works_holidays", json!(true))]);
    at.book(booking);
}

#[test]
fn notice_and_horizon_hold_unless_somebody_says_otherwise() {
    let mut at = counter();
    at.practitioner(&[("lead_minutes", json!(1440)), ("horizon_days", json!(10))]);
    assert_eq!(at.free("2026-11-23", json!({}), None), [] as [&str; 0]);
    assert_eq!(at.free("2026-11-24", json!({}), None)[0], "09:35", "a day after now");
    assert_eq!(at.free("2026-12-04", json!({}), None), [] as [&str; 0]);
    let soon = at.booking(at.people[0], "2026-11-23T14:00:00");
    assert_eq!(at.world.faults("appointments.book", soon.clone()), one("start", "too_soon"));
    let far = at.booking(at.people[0], "2026-12-07T14:00:00");
    assert_eq!(at.world.faults("appointments.book", far), one("start", "too_far"));
    let mut on_purpose = soon;
    on_purpose["outside_plan"] = json!(true);
    at.book(on_purpose);
}

#[test]
fn gaps_between_hours_are_kept_and_the_way_to_a_home_with_them() {
    let mut at = counter();
    at.service("psychological_counselling", &[("before", json!(10)), ("after", json!(15))]);
    at.book(at.booking(at.people[0], "2026-11-30T10:00:00"));
    assert_eq!(
        at.free(MONDAY, json!({}), None),
        ["11:05", "14:00", "14:50", "15:40"],
        "fifteen minutes before, fifteen after"
    );
    let near = at.booking(at.people[1], "2026-11-30T11:00:00");
    assert_eq!(at.world.refused("appointments.book", near).code, Code::PractitionerBusy);
    // The room rests as well.
    let mut other = at.with_lawyer(at.people[1], "2026-11-30T11:00:00");
    other["room"] = json!(at.rooms[0]);
    assert_eq!(at.world.refused("appointments.book", other).code, Code::RoomBusy);
    let mut home = at.booking(at.people[1], "2026-11-30T15:00:00");
    (home["mode"], home["room"], home["more"]) = (json!("home"), Value::Null, json!({ "travel": 45 }));
    let id = at.book(home);
    let told = at.get(id);
    assert_eq!((&told["pad_before"], &told["pad_after"], &told["travel"]), (&json!(55), &json!(60), &json!(45)));
    assert_eq!(at.free(MONDAY, json!({}), None), ["11:05"], "nothing between 14:05 and 16:50 but the way");
    at.service("psychological_counselling", &[("modes", json!(["in_person"])), ("kinds", json!(["individual"]))]);
    let mut phone = at.booking(at.people[0], "2026-12-01T09:00:00");
    (phone["mode"], phone["room"]) = (json!("phone"), Value::Null);
    (phone["more"]["kind"], phone["more"]["others"]) = (json!("couple"), json!([at.people[1]]));
    let faults = at.world.faults("appointments.book", phone);
    assert_eq!(faults, [one("mode", "not_offered"), one("more.kind", "not_offered")].concat());
    at.world.sign_in(PSYCHOLOGIST, PASSWORD);
    let rule = at.world.ok("schedule.rules", json!({}))["services"][0].clone();
    assert_eq!(at.world.refused("schedule.set_service", rule).code, Code::Forbidden);
}

#[test]
fn a_room_must_have_the_seats_and_the_things() {
    let mut at = counter();
    assert_eq!(at.free(MONDAY, json!({ "equipment": ["sandplay"] }), None).len(), 6);
    assert_eq!(at.free(MONDAY, json!({ "equipment": ["video"] }), None), [] as [&str; 0]);
    let mut booking = at.booking(at.people[0], "2026-11-30T09:00:00");
    booking["more"] = json!({ "equipment": ["sandplay"] });
    assert_eq!(at.world.faults("appointments.book", booking.clone()), one("room", "lacks_equipment"));
    booking["room"] = json!(at.rooms[1]);
    booking["more"] = json!({ "equipment": ["sandplay"], "kind": "couple", "others": [at.people[1]] });
    assert_eq!(at.world.faults("appointments.book", booking.clone()), one("room", "too_small"), "two seats for three");
    booking["more"] = json!({ "equipment": ["sandplay"] });
    at.book(booking);
    let close = json!({ "id": at.rooms[1], "name": "咨询室", "capacity": 2, "active": false });
    assert_eq!(at.world.faults("rooms.save", close), one("active", "hours_booked"));
    let keep = json!({ "id": at.rooms[1], "name": "沙盘室", "capacity": 2, "active": true });
    at.world.ok("rooms.save", keep);
    let rooms = at.world.ok("rooms.list", json!({}));
    assert_eq!(rooms[1]["equipment"], json!(["one_way_mirror", "sandplay"]), "not said, not changed");
}

#[test]
fn the_next_free_hour_is_found_across_practitioners_by_sex_and_language() {
    let mut at = counter();
    let second = at.world.hire("测试壬咨询", &["psychologist"]);
    let hours =
        json!([{ "weekday": 1, "start": "08:00", "end": "10:00" }, { "weekday": 2, "start": "16:00", "end": "18:00" }]);
    at.world.ok("staff.set_hours", json!({ "staff": second, "hours": hours }));
    at.practitioner(&[("sex", json!("1")), ("languages", json!(["mandarin", "local"]))]);
    let one = json!({
        "staff": second, "sex": "2", "languages": ["mandarin", "sign"], "lead_minutes": 0, "horizon_days": 180, "works_holidays": false,
        "off_hours": [],
    });
    at.world.ok("schedule.set_practitioner", one);
    let mut next = |also: Value| {
        let asked = json!({
            "from": MONDAY, "days": 14, "practitioners": [], "service": "psychological_counselling", "minutes": 50, "mode": "in_person",
            "person": null, "also": also,
        });
        let told = at.world.ok("appointments.slots", asked);
        let said =
            |slot: &Value| (slot["practitioner"].as_i64().unwrap(), slot["start"].as_str().unwrap()[5..16].to_owned());
        told.as_array().unwrap().iter().map(said).collect::<Vec<_>>()
    };
    let (first, say) = (at.psychologist, |text: &str| text.to_owned());
    assert_eq!(
        next(json!({ "most": 3 })),
        [(second, say("11-30T08:00")), (second, say("11-30T08:50")), (first, say("11-30T09:00"))]
    );
    assert_eq!(next(json!({ "most": 1, "sex": "1" })), [(first, say("11-30T09:00"))]);
    assert_eq!(next(json!({ "most": 1, "language": "sign", "weekdays": [2] })), [(second, say("12-01T16:00"))]);
    assert_eq!(next(json!({ "most": 1, "earliest": "15:00", "latest": "15:30" })), [(first, say("11-30T15:00"))]);
    assert_eq!(next(json!({ "language": "cantonese" })), []);
}

#[test]
fn an_hour_is_kept_while_somebody_fills_in() {
    let mut at = counter();
    let hold =
        json!({ "practitioner": at.psychologist, "room": at.rooms[0], "start": "2026-11-30T09:00:00", "minutes": 50 });
    at.world.sign_in(LAWYER, PASSWORD);
    at.world.ok("appointments.hold", hold.clone());
    assert_eq!(at.free(MONDAY, json!({}), None)[0], "09:00", "to whoever holds it, it is free");
    at.world.sign_in(ADMIN, PASSWORD);
    assert_eq!(at.free(MONDAY, json!({}), None)[0], "09:50");
    let booking = at.booking(at.people[0], "2026-11-30T09:10:00");
    assert_eq!(at.world.refused("appointments.book", booking.clone()).code, Code::PractitionerBusy);
    assert_eq!(at.world.refused("appointments.hold", hold.clone()).code, Code::PractitionerBusy);
    at.world.pass(11);
    at.book(booking);
    at.world.sign_in(LAWYER, PASSWORD);
    let mut later = hold;
    later["start"] = json!("2026-11-30T14:00:00");
    at.world.ok("appointments.hold", later.clone());
    at.world.ok("appointments.release", json!({}));
    assert_eq!(at.world.refused("appointments.release", json!({})).code, Code::NotFound);
    at.world.sign_in(ADMIN, PASSWORD);
    at.world.ok("appointments.hold", later);
}
