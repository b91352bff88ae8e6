//! What becomes of an hour, by a person's word; who did not come; load and supervision.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, moment};
use serde_json::{Value, json};

use super::{Counter, LAWYER, PSYCHOLOGIST, counter, one};

fn state(at: &mut Counter, id: i64) -> (Value, Value) {
    let told = at.get(id);
    (told["state"].clone(), told["absent"].clone())
}

fn try_mark(at: &mut Counter, id: i64, state: &str) -> Code {
    let version = at.get(id)["version"].clone();
    at.world.refused("appointments.mark", json!({ "id": id, "version": version, "state": state })).code
}

#[test]
fn an_hour_is_asked_for_confirmed_begun_and_held() {
    let mut at = counter();
    let mut booking = at.booking(at.people[0], "2026-11-24T10:00:00");
    booking["more"] = json!({ "request": true });
    let id = at.book(booking);
    assert_eq!(state(&mut at, id).0, "requested");
    let other = at.booking(at.people[1], "2026-11-24T10:00:00");
    assert_eq!(at.world.refused("appointments.book", other).code, Code::PractitionerBusy, "a wish keeps its hour");
    assert_eq!(try_mark(&mut at, id, "arrived"), Code::WrongState, "nobody has confirmed it");
    at.mark(id, "confirmed");
    assert_eq!(try_mark(&mut at, id, "arrived"), Code::WrongState, "not the day before");
    at.world.clock.now = moment("2026-11-24T09:50:00");
    at.mark(id, "arrived");
    let file = at.world.ok("cases.close_check", json!({ "id": at.case }));
    assert!(file.to_string().contains("appointments_open"), "{file}");
    at.mark(id, "in_session");
    assert_eq!(try_mark(&mut at, id, "done"), Code::WrongState, "it has not even begun");
    at.world.clock.now = moment("2026-11-24T10:55:00");
    let unrecorded = at.world.ok("desk.today", json!({}))["unrecorded"].clone();
    assert_eq!((unrecorded[0]["id"].clone(), unrecorded[0]["state"].clone()), (json!(id), json!("in_session")));
    at.mark(id, "done");
    assert_eq!(at.world.ok("desk.today", json!({}))["unrecorded"], json!([]));
    assert_eq!(try_mark(&mut at, id, "arrived"), Code::WrongState);
    at.mark(id, "confirmed");
    for state in ["requested", "cancelled", "late_cancelled", "confirmed"] {
        assert_eq!(try_mark(&mut at, id, state), Code::WrongState, "{state}");
    }
}

#[test]
fn who_did_not_come_is_said_and_the_client_is_waited_for() {
    let mut at = counter();
    let id = at.book(at.booking(at.people[0], "2026-11-24T10:00:00"));
    at.world.clock.now = moment("2026-11-24T10:20:00");
    let body = |absent: Value| json!({ "id": id, "version": 1, "state": "no_show", "absent": absent });
    assert_eq!(at.world.faults("appointments.mark", body(Value::Null)), one("state", "still_waiting"));
    at.world.ok("appointments.mark", body(json!("practitioner")));
    assert_eq!(state(&mut at, id), (json!("no_show"), json!("practitioner")));
    let record = at.world.ok("appointments.client", json!({ "person": at.people[0] }));
    assert_eq!(record["no_shows"], 0, "it was not the client's");
    at.mark(id, "confirmed");
    assert_eq!(state(&mut at, id).1, Value::Null);
    at.world.clock.now = moment("2026-11-24T10:31:00");
    at.mark(id, "no_show");
    assert_eq!(state(&mut at, id), (json!("no_show"), json!("client")));
    at.rules(&[("no_shows_most", json!(1))]);
    let record = at.world.ok("appointments.client", json!({ "person": at.people[0] }));
    assert_eq!((&record["no_shows"], &record["too_many"]), (&json!(1), &json!(true)));
    let mut again = at.booking(at.people[0], "2026-11-25T10:00:00");
    let faults = at.world.faults("appointments.book", again.clone());
    assert_eq!(faults, one("more.despite_no_shows", "too_many_no_shows"));
    again["more"] = json!({ "despite_no_shows": true });
    at.book(again);
}

#[test]
fn only_a_client_cancels_late_and_only_when_a_person_says_so() {
    let mut at = counter();
    let near = at.book(at.booking(at.people[0], "2026-11-24T09:00:00"));
    let far = at.book(at.booking(at.people[0], "2026-11-26T09:00:00"));
    let body =
        |id: i64, by: &str, late: bool| json!({ "id": id, "version": 1, "reason": "来不了", "by": by, "late": late });
    assert_eq!(at.world.faults("appointments.cancel", body(far, "client", true)), one("late", "not_late"));
    assert_eq!(at.world.faults("appointments.cancel", body(near, "practitioner", true)), one("late", "not_late"));
    at.world.ok("appointments.cancel", body(near, "client", true));
    assert_eq!(state(&mut at, near).0, "late_cancelled");
    at.world.ok("appointments.cancel", body(far, "client", false));
    assert_eq!(state(&mut at, far).0, "cancelled");
    let record = at.world.ok("appointments.client", json!({ "person": at.people[0] }));
    assert_eq!((&record["late_cancelled"], &record["no_shows"]), (&json!(1), &json!(0)));
    at.book(at.booking(at.people[0], "2026-11-24T09:00:00"));
    assert_eq!(try_mark(&mut at, near, "confirmed"), Code::WrongState);
}

#[test]
fn load_and_supervision_are_ones_own_and_the_leads() {
    let mut at = counter();
    let id = at.book(at.booking(at.people[0], "2026-11-24T09:00:00"));
    at.book(at.booking(at.people[0], "2026-12-01T09:00:00"));
    at.world.clock.now = moment("2026-11-24T10:00:00");
    at.mark(id, "done");
    at.world.sign_in(PSYCHOLOGIST, PASSWORD);
    let entry =
        json!({ "staff": at.psychologist, "on": "2026-11-20", "minutes": 90, "supervisor": "虚构督导", "note": "" });
    at.world.ok("schedule.supervise", entry.clone());
    let mut wrong = entry.clone();
    (wrong["on"], wrong["supervisor"], wrong["minutes"]) = (json!("2026-12-20"), json!(" "), json!(5));
    let faults = at.world.faults("schedule.supervise", wrong);
    assert_eq!(faults, [one("on", "future"), one("minutes", "range"), one("supervisor", "required")].concat());
    let asked = json!({ "from": "2026-11-01", "to": "2026-11-30" });
    let mine = at.world.ok("schedule.load", asked.clone());
    assert_eq!(mine.as_array().unwrap().len(), 1);
    let expected =
        [("held", 1), ("minutes", 50), ("clients", 1), ("without_note", 1), ("coming", 1), ("supervised_minutes", 90)];
    for (name, figure) in expected {
        assert_eq!(mine[0][name], figure, "{name}");
    }
    at.world.sign_in(LAWYER, PASSWORD);
    assert_eq!(at.world.refused("schedule.supervise", entry).code, Code::Forbidden);
    at.world.sign_in(ADMIN, PASSWORD);
    assert_eq!(at.world.ok("schedule.load", asked).as_array().unwrap().len(), 3);
}
