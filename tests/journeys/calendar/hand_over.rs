//! Somebody leaves with forty hours to come: who takes them over.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, member};
use serde_json::{Value, json};

use super::{Counter, PSYCHOLOGIST, counter, one};

fn asked(counter: &Counter, to: Option<i64>) -> Value {
    json!({ "from": counter.psychologist, "to": to, "outside_plan": false })
}

fn ids(hours: &Value, fitting: bool) -> Vec<i64> {
    let all = hours["hours"].as_array().unwrap();
    all.iter().filter(|one| (one["why"] == "") == fitting).map(|one| one["id"].as_i64().unwrap()).collect()
}

#[test]
fn forty_hours_of_somebody_who_leaves_go_to_another_and_none_is_lost() {
    let mut counter = counter();
    let other = counter.world.hire("测试壬咨询", &["psychologist"]);
    let plan = counter.world.ok("staff.list", json!({}));
    let hours = plan.as_array().unwrap().iter().find(|one| one["id"] == counter.psychologist).unwrap()["hours"].clone();
    counter.world.ok("staff.set_hours", json!({ "staff": other, "hours": hours }));
    // Four a day from Tuesday on, alternately of either side.
    let mut booked = Vec::new();
    let mut day = counter.world.clock.today().succ_opt().unwrap();
    while booked.len() < 40 {
        let weekday = chrono::Datelike::weekday(&day).number_from_monday();
        if weekday < 6 {
            for at in ["09:00", "10:00", "14:00", "15:00"] {
                let person = counter.people[usize::from(at > "12:00")];
                let booking = counter.booking(person, &format!("{day}T{at}:00"));
                booked.push(counter.book(booking));
            }
        }
        day = day.succ_opt().unwrap();
    }
    // The other is taken at one of those times by somebody who came in from the street.
    let taken = counter.get(booked[5])["start"].clone();
    let mut walk_in = counter.booking(counter.people[0], taken.as_str().unwrap());
    for (name, value) in [
        ("case", Value::Null),
        ("person", Value::Null),
        ("practitioner", json!(other)),
        ("room", json!(counter.rooms[1])),
    ] {
        walk_in[name] = value;
    }
    walk_in["client"] = json!("王女士");
    walk_in["client_phone"] = json!("19900000077");
    counter.book(walk_in);

    assert_eq!(counter.world.ok("appointments.stranded", json!({})), json!([]), "she still works here");
    let mut leaver = member(Some(counter.psychologist), PSYCHOLOGIST, &["psychologist"], "");
    leaver["active"] = json!(false);
    counter.world.ok("staff.save", leaver);
    let stranded = counter.world.ok("appointments.stranded", json!({}));
    assert_eq!(
        (&stranded[0]["staff"], &stranded[0]["hours"]),
        (&json!(counter.psychologist), &json!(40)),
        "{stranded}"
    );

    let alone = counter.world.ok("appointments.preview_hand_over", asked(&counter, None));
    assert_eq!(ids(&alone, true), booked, "in their order");
    let preview = counter.world.ok("appointments.preview_hand_over", asked(&counter, Some(other)));
    assert_eq!(ids(&preview, false), [booked[5]]);
    let bad = preview["hours"].as_array().unwrap().iter().find(|one| one["why"] != "").unwrap();
    assert_eq!(bad["why"], "practitioner_busy");

    let all =
        json!({ "from": counter.psychologist, "to": other, "ids": booked, "reason": "调离", "outside_plan": false });
    let fault = counter.world.call("appointments.hand_over", all.clone()).unwrap_err();
    assert_eq!(
        fault.fields.iter().map(|f| (f.field.clone(), f.why.clone())).collect::<Vec<_>>(),
        one("ids[5]", "practitioner_busy")
    );
    assert_eq!(counter.world.ok("appointments.stranded", json!({}))[0]["hours"], 40, "all or none");

    let mut fitting = all.clone();
    fitting["ids"] = json!(ids(&preview, true));
    assert_eq!(counter.world.ok("appointments.hand_over", fitting.clone()), 39);
    assert_eq!(counter.get(booked[0])["practitioner"], other);
    assert_eq!(counter.get(booked[39])["start"], alone["hours"][39]["start"], "at the time they were told");
    assert_eq!(counter.world.ok("appointments.stranded", json!({}))[0]["hours"], 1);
    assert_eq!(counter.world.call("appointments.hand_over", fitting).unwrap_err().code, Code::Stale, "twice");
    counter.world.ok("appointments.cancel", json!({ "id": booked[5], "version": 1, "reason": "改约他日" }));
    assert_eq!(counter.world.ok("appointments.stranded", json!({})), json!([]));
}

#[test]
fn hours_are_handed_over_by_their_own_practitioner_or_by_whoever_runs_the_desk() {
    let mut counter = counter();
    let booking = counter.booking(counter.people[0], "2026-11-25T09:00:00");
    let id = counter.book(booking);
    let set = |counter: &Counter, to: i64, reason: &str| json!({ "from": counter.psychologist, "to": to, "ids": [id], "reason": reason, "outside_plan": false });
    for (body, field, why) in [
        (set(&counter, counter.psychologist, "请假"), "to", "same"),
        (set(&counter, counter.lawyer, ""), "reason", "required"),
    ] {
        let fault = counter.world.call("appointments.hand_over", body).unwrap_err();
        assert_eq!((fault.fields[0].field.as_str(), fault.fields[0].why.as_str()), (field, why));
    }
    let mut body = asked(&counter, Some(counter.psychologist));
    assert_eq!(counter.world.call("appointments.preview_hand_over", body.clone()).unwrap_err().fields[0].why, "same");
    counter.world.hire("测试癸调解", &["mediator"]);
    counter.world.sign_in("测试癸调解", PASSWORD);
    body["to"] = json!(counter.lawyer);
    assert_eq!(counter.world.call("appointments.preview_hand_over", body).unwrap_err().code, Code::Forbidden);
    let body = set(&counter, counter.lawyer, "替她");
    assert_eq!(counter.world.call("appointments.hand_over", body).unwrap_err().code, Code::Forbidden);
    counter.world.sign_in(ADMIN, PASSWORD);
    assert_eq!(counter.get(id)["practitioner"], counter.psychologist);
}
