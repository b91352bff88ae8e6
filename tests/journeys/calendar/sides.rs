//! Two sides of a dispute, several who come together, minors, and people who give no name.

use jiahe::Code;
use jiahe::kernel::identity::Sex;
use jiahe_tests::world::{PASSWORD, id_number, person};
use serde_json::{Value, json};

use super::{LAWYER, counter, one};

const MONDAY: &str = "2026-11-30";

#[test]
fn the_other_side_is_never_near_and_a_refusal_is_that_of_a_busy_client() {
    let mut at = counter();
    let [wife, husband] = at.people;
    at.book(at.booking(wife, "2026-11-30T10:00:00"));
    let busy = at.world.refused("appointments.book", at.with_lawyer(wife, "2026-11-30T10:30:00"));
    assert_eq!(busy.code, Code::ClientBusy);
    for time in ["09:00", "10:30", "11:10"] {
        let booking = at.with_lawyer(husband, &format!("{MONDAY}T{time}:00"));
        assert_eq!(at.world.refused("appointments.book", booking), busy, "{time}: word for word");
    }
    let free = at.free(MONDAY, json!({}), Some(husband));
    assert_eq!(free, ["14:00", "14:50", "15:40"], "half an hour before ten leaves no room in the morning");
    // By telephone they do not meet; an hour for both of them is one.
    let mut phone = at.with_lawyer(husband, "2026-11-30T10:30:00");
    (phone["mode"], phone["room"]) = (json!("phone"), Value::Null);
    at.book(phone);
    let mut both = at.booking(wife, "2026-11-30T14:00:00");
    both["more"] = json!({ "kind": "joint", "others": [husband] });
    let id = at.book(both);
    assert_eq!(at.get(id)["others"][0]["person"], husband);
    let during = at.world.refused("appointments.book", at.with_lawyer(husband, "2026-11-30T14:20:00"));
    assert_eq!(during, busy, "who comes along is busy as well");
    // The station says how far; without a figure they may.
    at.rules(&[("opposing_gap", json!(0))]);
    at.book(at.with_lawyer(husband, "2026-11-30T09:10:00"));
    at.rules(&[("opposing_gap", json!(null))]);
    at.book(at.with_lawyer(husband, "2026-11-30T15:00:00"));
    at.book(at.booking(wife, "2026-11-30T15:00:00"));
    at.world.sign_in(LAWYER, PASSWORD);
    let rules = at.world.ok("schedule.rules", json!({}))["station"].clone();
    assert_eq!(at.world.refused("schedule.set_station", rules).code, Code::Forbidden);
}

#[test]
fn who_is_kept_apart_comes_together_only_by_a_leads_decision() {
    let mut at = counter();
    let [wife, husband] = at.people;
    let pair = json!({ "case": at.case, "first": wife, "second": husband, "reason": "当面威胁", "until": null });
    at.world.ok("protection.keep_apart", pair);
    let mut both = at.booking(wife, "2026-11-30T14:00:00");
    both["more"] = json!({ "kind": "joint", "others": [husband] });
    assert_eq!(at.world.refused("appointments.book", both.clone()).code, Code::ClientBusy);
    let asked = json!({ "kind": "joint", "others": [husband] });
    assert_eq!(at.free(MONDAY, asked, Some(wife)), [] as [&str; 0], "no hour is offered to the two together");
    both["decision"] = json!("法院委托，法警在场");
    at.book(both);
    // Not even with no one's hour in the way does the neighbour learn why.
    let refused = at.world.refused("appointments.book", at.with_lawyer(husband, "2026-11-30T14:20:00"));
    assert_eq!(refused.code, Code::ClientBusy);
}

#[test]
fn several_come_as_the_kind_says() {
    let mut at = counter();
    let [wife, husband] = at.people;
    let why = |at: &mut super::Counter, more: Value| {
        let mut booking = at.booking(wife, "2026-11-30T09:00:00");
        booking["more"] = more;
        at.world.faults("appointments.book", booking)
    };
    assert_eq!(why(&mut at, json!({ "kind": "couple" })), one("more.others", "others_of_kind"));
    assert_eq!(why(&mut at, json!({ "others": [husband] })), one("more.others", "others_of_kind"));
    assert_eq!(why(&mut at, json!({ "kind": "couple", "others": [wife] })), one("more.others[0]", "twice"));
    assert_eq!(why(&mut at, json!({ "kind": "family", "others": [1] })), one("more.others[0]", "unknown_code"));
}

#[test]
fn a_minor_comes_with_a_guardians_consent_or_a_reason_in_law() {
    let mut at = counter();
    let mut intake = at.world.intake();
    let child = person("虚构小禾", &id_number("2014-05-01", jiahe::kernel::identity::Sex::Female, 9), "");
    intake["members"] = json!([{ "relation": "30", "person": child }]);
    let opened = at.world.ok("cases.open", intake)["id"].clone();
    let file = at.world.ok("cases.get", json!({ "id": opened }));
    let child = file["members"].as_array().unwrap().iter().find(|one| one["person"]["name"] == "虚构小禾").unwrap();
    let child = child["person"]["id"].as_i64().unwrap();
    assert_eq!(at.world.ok("appointments.client", json!({ "person": child }))["minor"], true);
    let mut booking = at.booking(child, "2026-11-30T09:00:00");
    booking["case"] = opened;
    assert_eq!(at.world.faults("appointments.book", booking.clone()), one("more.guardian_consent", "guardian_consent"));
    booking["more"] = json!({ "guardian_consent": "given" });
    assert_eq!(at.world.faults("appointments.book", booking.clone()), one("more.guardian", "required"));
    booking["more"] = json!({ "guardian_consent": "given", "guardian": "虚构甲花（母）" });
    let id = at.book(booking.clone());
    let told = at.get(id);
    assert_eq!((&told["guardian"], &told["guardian_consent"]), (&json!("虚构甲花（母）"), &json!("given")));
    booking["start"] = json!("2026-12-01T09:00:00");
    booking["more"] = json!({ "guardian_consent": "waived", "guardian": "" });
    at.book(booking);
}

#[test]
fn a_first_talk_may_be_without_a_name() {
    let mut at = counter();
    let mut booking = at.booking(at.people[0], "2026-11-30T09:00:00");
    booking["more"] = json!({ "anonymous": true });
    assert_eq!(at.world.faults("appointments.book", booking.clone()), one("more.anonymous", "anonymous_case"));
    (booking["case"], booking["person"]) = (Value::Null, Value::Null);
    let id = at.book(booking.clone());
    let told = at.get(id);
    assert_eq!((&told["anonymous"], &told["client"], &told["client_phone"]), (&json!(true), &json!(""), &json!("")));
    booking["more"] = json!({});
    booking["start"] = json!("2026-11-30T10:00:00");
    assert_eq!(at.world.faults("appointments.book", booking), one("client", "required"));
}

#[test]
fn somebody_entered_twice_is_kept_apart_all_the_same() {
    let mut at = counter();
    let [wife, husband] = at.people;
    at.rules(&[("opposing_gap", json!(null))]);
    // The same couple again, without papers this time, and somebody whose papers say that she is another.
    let mut again = at.world.intake();
    for (place, phone) in [(0, "13800000008"), (1, "13800000009")] {
        let who = &mut again["parties"][place]["person"];
        (who["id_number"], who["id_reason"], who["phone"]) = (json!(""), json!("未带证件"), json!(phone));
    }
    let second = at.world.ok("cases.open", again)["id"].as_i64().unwrap();
    let mut other = at.world.intake();
    other["parties"][0]["person"] = person("虚构甲花", &id_number("1975-05-06", Sex::Female, 9), "13800000010");
    other["parties"][1]["person"] = person("虚构丙石", &id_number("1974-05-06", Sex::Male, 9), "13800000011");
    let third = at.world.ok("cases.open", other)["id"].as_i64().unwrap();
    let mut party = |case: i64, place: usize| {
        let file = at.world.ok("cases.get", json!({ "id": case }));
        file["parties"][place]["person"]["id"].as_i64().unwrap()
    };
    let (twice, namesake) = ([party(second, 0), party(second, 1)], party(third, 0));
    assert!(twice[0] != wife && twice[1] != husband, "records of their own");
    let of = |at: &super::Counter, case: i64, person: i64| {
        let mut booking = at.with_lawyer(person, "2026-11-30T14:00:00");
        booking["case"] = json!(case);
        booking
    };
    let mut hers = at.booking(twice[0], "2026-11-30T14:00:00");
    hers["case"] = json!(second);
    at.book(hers);
    let free = of(&at, second, twice[1]);
    let id = at.book(free.clone());
    at.world.ok("appointments.cancel", json!({ "id": id, "version": 1, "reason": "重约" }));

    let pair = json!({ "case": at.case, "first": wife, "second": husband, "reason": "当面威胁", "until": null });
    at.world.ok("protection.keep_apart", pair);
    assert_eq!(
        at.world.refused("appointments.book", free).code,
        Code::ClientBusy,
        "his second record, her second record"
    );
    let mut together = at.booking(twice[0], "2026-12-01T14:00:00");
    (together["case"], together["more"]) = (json!(second), json!({ "kind": "couple", "others": [twice[1]] }));
    assert_eq!(at.world.refused("appointments.book", together).code, Code::ClientBusy, "nor in one session");
    let apart = of(&at, third, namesake);
    at.book(apart);
    // Nor does a paper name her second record.
    let asked = json!({ "from": "2026-11-30", "to": "2026-11-30", "practitioner": null, "names": true });
    let paper = super::paper::text(&at.world.ok("prints.calendar", asked));
    assert!(
        paper.contains("见系统") && paper.contains("虚构甲花"),
        "hers is hidden, that of another of her name is not: {paper}"
    );
}
