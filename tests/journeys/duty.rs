//! 驻点值班: who is on duty for what, swaps and stand-ins, gaps, the roster on the wall.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD};
use serde_json::{Value, json};

use crate::calendar::paper::text;
use crate::calendar::{Counter, LAWYER, PSYCHOLOGIST, counter, one};

const SECOND: &str = "测试辰咨询";

struct Duty {
    at: Counter,
    second: i64,
}

/// Two psychologists and a lawyer, from Monday to Friday, 9–12 and 14–17.
fn duty() -> Duty {
    let mut at = counter();
    let second = at.world.hire(SECOND, &["psychologist"]);
    let hours: Vec<Value> = (1..6)
        .flat_map(|weekday| {
            [("09:00", "12:00"), ("14:00", "17:00")]
                .map(|(start, end)| json!({ "weekday": weekday, "start": start, "end": end }))
        })
        .collect();
    at.world.ok("staff.set_hours", json!({ "staff": second, "hours": hours }));
    Duty { at, second }
}

fn shift(staff: i64, weekdays: &[u8]) -> Value {
    json!({
        "id": null, "service": "psychological_counselling", "staff": staff, "weekdays": weekdays, "start": "09:00", "end": "12:00",
        "place": "", "from": "2026-11-23", "until": null,
    })
}

impl Duty {
    fn add(&mut self, shift: Value) -> Vec<i64> {
        let ids = self.at.world.ok("duty.save_shift", shift);
        ids.as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect()
    }

    /// Whose turns fall into some days: `(11-23, staff, why)`.
    fn turns(&mut self, from: &str, to: &str) -> Vec<(String, i64, String)> {
        let told = self.at.world.ok("duty.roster", json!({ "from": from, "to": to }));
        let turns = told["turns"].as_array().unwrap().clone();
        let said = |turn: &Value, field: &str| turn[field].as_str().unwrap().to_owned();
        turns
            .iter()
            .map(|turn| (said(turn, "day")[5..].to_owned(), turn["staff"].as_i64().unwrap(), said(turn, "why")))
            .collect()
    }

    fn gaps(&mut self) -> Vec<(String, String)> {
        let told = self.at.world.ok("duty.gaps", json!({}));
        let said = |gap: &Value, field: &str| gap[field].as_str().unwrap().to_owned();
        told.as_array().unwrap().iter().map(|gap| (said(gap, "day"), said(gap, "why"))).collect()
    }
}

fn turn(day: &str, staff: i64, why: &str) -> (String, i64, String) {
    (day.to_owned(), staff, why.to_owned())
}

#[test]
fn turns_recur_by_weekday_rest_on_holidays_and_agree_with_the_plan() {
    let mut duty = duty();
    let (first, second) = (duty.at.psychologist, duty.second);
    duty.add(shift(first, &[1, 3]));
    duty.add(shift(second, &[5]));
    assert_eq!(
        duty.turns("2026-11-23", "2026-11-29"),
        [turn("11-23", first, ""), turn("11-25", first, ""), turn("11-27", second, "")]
    );
    // 2027-01-01 is a Friday; 2026-10-01 was a Thursday.
    let list = json!({ "years": [{ "year": 2026, "days": [
        { "name": "试行假日", "date": "2026-11-25", "off": true }, { "name": "试行假日", "date": "2026-11-28", "off": false },
    ] }] });
    duty.at.world.ok("obligations.import_years", json!({ "text": list.to_string() }));
    assert_eq!(
        duty.turns("2026-11-23", "2026-11-29"),
        [turn("11-23", first, ""), turn("11-27", second, ""), turn("11-28", second, "")],
        "a Saturday worked like a Friday, and nobody on the holiday"
    );
    let today = duty.at.world.ok("duty.today", json!({}));
    assert_eq!((&today[0]["staff_name"], today.as_array().unwrap().len()), (&json!(PSYCHOLOGIST), 1));

    // Outside of their hours, twice at once, in a role that does not give it, in the wrong order.
    let mut noon = shift(first, &[2]);
    (noon["start"], noon["end"]) = (json!("11:00"), json!("15:00"));
    assert_eq!(duty.at.world.faults("duty.save_shift", noon), one("start", "duty_hours"));
    assert_eq!(duty.at.world.faults("duty.save_shift", shift(first, &[1])), one("start", "duty_overlap"));
    let lawyer = duty.at.lawyer;
    assert_eq!(duty.at.world.faults("duty.save_shift", shift(lawyer, &[1])), one("staff", "not_fitting"));
    let mut backwards = shift(first, &[]);
    (backwards["start"], backwards["end"], backwards["until"]) = (json!("12:00"), json!("09:00"), json!("2026-11-01"));
    assert_eq!(
        duty.at.world.faults("duty.save_shift", backwards),
        [one("weekdays", "required"), one("end", "order"), one("until", "order")].concat()
    );
    // At another station one is on duty when one cannot be had here.
    let mut elsewhere = shift(second, &[2]);
    elsewhere["place"] = json!("衢山镇站");
    assert_eq!(duty.at.world.faults("duty.save_shift", elsewhere.clone()), one("start", "not_away"));
    let off = json!([{ "weekday": 2, "start": "09:00", "end": "12:00", "place": "衢山镇站", "travel": 0 }]);
    let plan = json!({
        "staff": second, "sex": null, "languages": [], "lead_minutes": 0, "horizon_days": 180, "works_holidays": false, "off_hours": off,
    });
    duty.at.world.ok("schedule.set_practitioner", plan);
    let ids = duty.add(elsewhere);
    assert_eq!(duty.turns("2026-11-24", "2026-11-24"), [turn("11-24", second, "")]);
    duty.at.world.ok("duty.end_shift", json!({ "id": ids[0], "last": "2026-11-24" }));
    assert_eq!(duty.turns("2026-12-01", "2026-12-01"), []);
    assert_eq!(duty.at.world.ok("duty.shifts", json!({})).as_array().unwrap().len(), 4);
    duty.at.world.sign_in(LAWYER, PASSWORD);
    assert_eq!(
        duty.at.world.refused("duty.end_shift", json!({ "id": ids[0], "last": "2026-11-30" })).code,
        Code::Forbidden
    );
}

#[test]
fn what_lacks_somebody_in_the_next_four_weeks_is_said() {
    let mut duty = duty();
    let first = duty.at.psychologist;
    duty.add(shift(first, &[1, 3]));
    assert_eq!(duty.gaps(), []);
    let leave = json!({
        "staff": first, "kind": "leave", "from": "2026-11-30", "to": "2026-12-04", "start": "", "end": "", "note": "",
    });
    duty.at.world.ok("schedule.add_exception", leave);
    let on_leave = |day: &str| (day.to_owned(), "on_leave".to_owned());
    assert_eq!(duty.gaps(), [on_leave("2026-11-30"), on_leave("2026-12-02")]);
    duty.at.world.ok("duty.set_needs", json!({ "service": "psychological_counselling", "weekdays": [1, 2] }));
    let days: Vec<String> = duty.gaps().into_iter().map(|(day, _)| day).collect();
    assert_eq!(days, ["2026-11-24", "2026-11-30", "2026-12-01", "2026-12-08", "2026-12-15"]);
    assert_eq!(
        duty.at.world.faults("duty.set_needs", json!({ "service": "mediation", "weekdays": [8] })),
        one("weekdays", "unknown_code")
    );
    // Hours that are changed afterwards make the turn one that does not hold.
    duty.at.world.ok("staff.set_hours", json!({ "staff": first, "hours": [] }));
    assert_eq!(duty.turns("2026-11-25", "2026-11-25"), [turn("11-25", first, "outside_hours")]);
}

#[test]
fn a_swap_holds_once_the_other_agrees_and_is_on_the_trail() {
    let mut duty = duty();
    let (first, second) = (duty.at.psychologist, duty.second);
    let monday = duty.add(shift(first, &[1]))[0];
    let friday = duty.add(shift(second, &[5]))[0];
    duty.at.world.sign_in(PSYCHOLOGIST, PASSWORD);
    let asked = json!({
        "shift": monday, "day": "2026-11-30", "kind": "swap", "to": second, "back_shift": friday, "back_day": "2026-12-04",
        "reason": "孩子开家长会",
    });
    let mut wrong = asked.clone();
    (wrong["back_day"], wrong["reason"]) = (json!("2026-12-03"), json!(" "));
    assert_eq!(
        duty.at.world.faults("duty.change", wrong),
        [one("reason", "required"), one("back_day", "no_turn")].concat()
    );
    let done = duty.at.world.ok("duty.change", asked);
    assert_eq!(done["state"], "asked");
    assert_eq!(duty.turns("2026-11-30", "2026-11-30"), [turn("11-30", first, "")], "not before the other agrees");
    let answer = json!({ "id": done["id"], "agreed": true });
    assert_eq!(duty.at.world.refused("duty.answer", answer.clone()).code, Code::Forbidden);
    duty.at.world.sign_in(SECOND, PASSWORD);
    let roster = duty.at.world.ok("duty.roster", json!({ "from": "2026-11-30", "to": "2026-12-06" }));
    assert_eq!(roster["requests"][0]["may_answer"], true);
    assert_eq!(duty.at.world.ok("duty.answer", answer.clone())["state"], "agreed");
    assert_eq!(duty.at.world.refused("duty.answer", answer).code, Code::WrongState);
    assert_eq!(
        duty.turns("2026-11-30", "2026-12-06"),
        [turn("11-30", second, ""), turn("12-04", first, "")],
        "both days have changed hands"
    );
    assert_eq!(
        duty.turns("2026-12-07", "2026-12-11"),
        [turn("12-07", first, ""), turn("12-11", second, "")],
        "this once"
    );
    let trail = "SELECT count(*) FROM audit WHERE detail IN ('duty change asked', 'duty change agreed')";
    let lines: i64 = duty.at.world.database().query_row(trail, [], |row| row.get(0)).unwrap();
    assert_eq!(lines, 2);
    duty.at.world.sign_in(ADMIN, PASSWORD);
    duty.at.world.ok("duty.withdraw", json!({ "id": done["id"] }));
    assert_eq!(duty.turns("2026-11-30", "2026-11-30"), [turn("11-30", first, "")]);
}

#[test]
fn a_stand_in_can_be_booked_then_and_takes_hours_only_by_the_hand_over() {
    let mut duty = duty();
    let (first, second) = (duty.at.psychologist, duty.second);
    let monday = duty.add(shift(first, &[1]))[0];
    let [wife, husband] = duty.at.people;
    let booked = duty.at.book(duty.at.booking(wife, "2026-11-30T09:00:00"));
    duty.at.book(duty.at.booking(husband, "2026-11-30T15:00:00"));
    // The other does not work on Mondays.
    let hours = json!([{ "weekday": 5, "start": "09:00", "end": "12:00" }]);
    duty.at.world.ok("staff.set_hours", json!({ "staff": second, "hours": hours }));
    let asked = json!({
        "shift": monday, "day": "2026-11-30", "kind": "stand_in", "to": second, "back_shift": null, "back_day": null, "reason": "病假",
    });
    let done = duty.at.world.ok("duty.change", asked.clone());
    assert_eq!((&done["state"], &done["booked"]), (&json!("agreed"), &json!(1)), "a lead sends somebody at once");
    assert_eq!(duty.turns("2026-11-30", "2026-11-30"), [turn("11-30", second, "")], "and they can be booked then");
    let told = duty.at.world.ok("duty.roster", json!({ "from": "2026-11-30", "to": "2026-11-30" }));
    assert_eq!(told["turns"][0]["instead_of"], PSYCHOLOGIST);
    assert_eq!(duty.at.get(booked)["practitioner"], json!(first), "nothing booked moves by itself");
    let within = json!({ "day": "2026-11-30", "start": "09:00", "end": "12:00" });
    let preview = json!({ "from": first, "to": second, "outside_plan": false, "within": within });
    let preview = duty.at.world.ok("appointments.preview_hand_over", preview);
    let hours = preview["hours"].as_array().unwrap();
    assert_eq!(
        (hours.len(), &hours[0]["id"], &hours[0]["why"]),
        (1, &json!(booked), &json!("")),
        "those of the turn only"
    );
    let move_on = json!({ "from": first, "to": second, "ids": [booked], "reason": "代班", "outside_plan": false });
    assert_eq!(duty.at.world.ok("appointments.hand_over", move_on), json!(1));
    // Taken back, the hours that were added for it go as well.
    duty.at.world.ok("duty.withdraw", json!({ "id": done["id"] }));
    assert_eq!(duty.turns("2026-11-30", "2026-11-30"), [turn("11-30", first, "")]);
    let plan = duty.at.world.ok("schedule.plan", json!({ "from": "2026-11-30", "to": "2026-11-30" }));
    let open = plan["days"].as_array().unwrap().iter().find(|day| day["staff"] == json!(second)).unwrap();
    assert_eq!(open["open"], json!([]));

    // Not on leave; nor is anybody sent by a colleague.
    let leave = json!({
        "staff": second, "kind": "leave", "from": "2026-11-30", "to": "2026-11-30", "start": "", "end": "", "note": "",
    });
    duty.at.world.ok("schedule.add_exception", leave);
    assert_eq!(duty.at.world.faults("duty.change", asked.clone()), one("to", "duty_leave"));
    duty.at.world.sign_in(LAWYER, PASSWORD);
    assert_eq!(duty.at.world.refused("duty.change", asked.clone()).code, Code::Forbidden);
    duty.at.world.sign_in(PSYCHOLOGIST, PASSWORD);
    let mut next = asked;
    next["day"] = json!("2026-12-07");
    let done = duty.at.world.ok("duty.change", next.clone());
    assert_eq!(done["state"], "asked");
    duty.at.world.sign_in(SECOND, PASSWORD);
    assert_eq!(duty.at.world.ok("duty.answer", json!({ "id": done["id"], "agreed": false }))["state"], "declined");
    assert_eq!(duty.turns("2026-12-07", "2026-12-07"), [turn("12-07", first, "")]);
    duty.at.world.sign_in(PSYCHOLOGIST, PASSWORD);
    let off = json!({
        "shift": monday, "day": "2026-12-07", "kind": "off", "to": null, "back_shift": null, "back_day": null, "reason": "停电",
    });
    duty.at.world.ok("duty.change", off);
    assert_eq!(
        duty.turns("2026-12-07", "2026-12-07"),
        [turn("12-07", first, "off")],
        "it is seen that it was called off"
    );
    assert!(duty.gaps().contains(&("2026-12-07".to_owned(), "off".to_owned())));
    next["day"] = json!("2026-12-08");
    assert_eq!(duty.at.world.faults("duty.change", next), one("day", "no_turn"));
}

#[test]
fn the_roster_on_the_wall_has_names_and_services_and_nothing_of_any_case() {
    let mut duty = duty();
    let (first, lawyer) = (duty.at.psychologist, duty.at.lawyer);
    duty.add(shift(first, &[1, 3]));
    let mut legal = shift(lawyer, &[2]);
    (legal["service"], legal["start"], legal["end"]) = (json!("legal_advice"), json!("14:00"), json!("17:00"));
    duty.add(legal);
    duty.at.book(duty.at.booking(duty.at.people[0], "2026-11-25T09:00:00"));
    let week = text(&duty.at.world.ok("prints.duty", json!({ "from": "2026-11-23", "to": "2026-11-29" })));
    for said in
        ["驻点值班表", "11月23日 周一", "心理疏导", "法律咨询", PSYCHOLOGIST, LAWYER, "09:00～12:00", "14:00～17:00"]
    {
        assert!(week.contains(said), "{said} in {week}");
    }
    for secret in ["虚构甲花", "13800000001", "09:50", "11月28日"] {
        assert!(!week.contains(secret), "{secret} in {week}");
    }
    let month = duty.at.world.ok("prints.duty", json!({ "from": "2026-11-01", "to": "2026-11-30" }));
    assert!(text(&month).contains("11月30日"), "{}", text(&month));
    let long = json!({ "from": "2026-11-01", "to": "2026-12-31" });
    assert_eq!(duty.at.world.faults("prints.duty", long), one("to", "range"));
    assert_eq!(
        duty.at.world.faults("duty.roster", json!({ "from": "2026-11-02", "to": "2026-11-01" })),
        one("to", "order")
    );
}
