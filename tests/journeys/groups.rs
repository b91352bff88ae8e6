//! 团体辅导: screening, seats, meetings that take everybody's time, two who must not sit together, notes.

use jiahe::Code;
use jiahe::kernel::identity;
use jiahe_tests::world::{ADMIN, PASSWORD, id_number, person};
use serde_json::{Value, json};

use crate::calendar::paper::text;
use crate::calendar::{Counter, LAWYER, PSYCHOLOGIST, counter, one};

const CO_LEADER: &str = "测试巳咨询";

struct Station {
    at: Counter,
    co_leader: i64,
    group: i64,
}

fn station() -> Station {
    let mut at = counter();
    let co_leader = at.world.hire(CO_LEADER, &["psychologist"]);
    let hours = json!([{ "weekday": 3, "start": "09:00", "end": "17:00" }]);
    at.world.ok("staff.set_hours", json!({ "staff": co_leader, "hours": hours }));
    let group = at.world.ok("groups.save", entry(&at, co_leader, None)).as_i64().unwrap();
    Station { at, co_leader, group }
}

fn entry(at: &Counter, co_leader: i64, id: Option<i64>) -> Value {
    json!({
        "id": id, "version": 1, "title": "牵手前行", "service": "psychological_counselling", "leader": at.psychologist,
        "co_leader": co_leader, "room": at.rooms[0], "mode": "in_person", "minutes": 90, "seats": 2, "audience": "离异母亲",
    })
}

impl Station {
    fn apply(&mut self, person: Option<i64>, name: &str) -> i64 {
        let case = person.map(|_| self.at.case);
        let body = json!({
            "group": self.group, "case": case, "person": person, "name": name, "phone": "", "guardian": "", "guardian_consent": null,
        });
        self.at.world.ok("groups.apply", body).as_i64().unwrap()
    }

    fn suited(&mut self, member: i64) {
        self.at.world.ok("groups.screen", json!({ "id": member, "version": 1, "suited": true, "reason": "愿意分享" }));
    }

    fn joined(&mut self, person: Option<i64>, name: &str) -> i64 {
        let member = self.apply(person, name);
        self.suited(member);
        self.at.world.ok("groups.admit", json!({ "id": member, "version": 2 }));
        member
    }

    /// Wednesdays, ten o'clock.
    fn meets(&mut self, days: &[&str]) -> Vec<i64> {
        let starts: Vec<String> = days.iter().map(|day| format!("{day}T10:00:00")).collect();
        let planned =
            self.at.world.ok("groups.plan", json!({ "group": self.group, "starts": starts, "outside_plan": false }));
        planned.as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect()
    }

    fn file(&mut self) -> Value {
        self.at.world.ok("groups.get", json!({ "id": self.group }))
    }
}

#[test]
fn a_member_is_screened_before_a_seat_is_given_and_waits_when_there_is_none() {
    let mut station = station();
    let wife = station.at.people[0];
    let first = station.apply(Some(wife), "");
    let again = json!({
        "group": station.group, "case": station.at.case, "person": wife, "name": "", "phone": "", "guardian": "", "guardian_consent": null,
    });
    assert_eq!(station.at.world.refused("groups.apply", again).code, Code::Duplicate);
    let admit = |member: i64, version: i64| json!({ "id": member, "version": version });
    assert_eq!(station.at.world.refused("groups.admit", admit(first, 1)).code, Code::WrongState, "not screened yet");
    let screen = json!({ "id": first, "version": 1, "suited": true, "reason": "" });
    assert_eq!(station.at.world.faults("groups.screen", screen.clone()), one("reason", "required"));
    station.at.world.sign_in(LAWYER, PASSWORD);
    assert_eq!(station.at.world.refused("groups.screen", screen).code, Code::Forbidden, "who leads the group says so");
    station.at.world.sign_in(CO_LEADER, PASSWORD);
    station.suited(first);
    station.at.world.sign_in(ADMIN, PASSWORD);
    station.at.world.ok("groups.admit", admit(first, 2));
    station.joined(None, "李女士");
    let third = station.apply(None, "王女士");
    station.suited(third);
    let fourth = station.apply(None, "赵女士");
    station
        .at
        .world
        .ok("groups.screen", json!({ "id": fourth, "version": 1, "suited": false, "reason": "需先个别咨询" }));
    assert_eq!(station.at.world.refused("groups.admit", admit(third, 2)).code, Code::Full);
    let listed = station.at.world.ok("groups.list", json!({ "all": false }));
    assert_eq!((&listed[0]["members"], &listed[0]["waiting"]), (&json!(2), &json!(1)));
    let file = station.file();
    let of = |id: i64| file["members"].as_array().unwrap().iter().find(|one| one["id"] == json!(id)).unwrap().clone();
    assert_eq!((&of(first)["screened_by_name"], &of(first)["reason"]), (&json!(CO_LEADER), &json!("愿意分享")));
    assert_eq!((&of(fourth)["state"], &of(fourth)["reason"]), (&json!("unsuited"), &json!("需先个别咨询")));
    // Whoever keeps the desk learns what came of the talk, not what was said in it.
    station.at.world.hire("测试午接待", &["receptionist"]);
    station.at.world.sign_in("测试午接待", PASSWORD);
    let desk = station.file();
    assert!(!desk.to_string().contains("愿意分享") && !desk.to_string().contains("需先个别咨询"), "{desk}");
    assert!(desk["members"].as_array().unwrap().iter().any(|one| one["state"] == "unsuited"));
    station.at.world.sign_in(ADMIN, PASSWORD);
    // A seat that is given up goes to nobody by itself.
    station.at.world.ok("groups.leave", json!({ "id": first, "version": 3, "reason": "搬家" }));
    station.at.world.ok("groups.admit", admit(third, 2));
    let mut smaller = entry(&station.at, station.co_leader, Some(station.group));
    (smaller["seats"], smaller["title"], smaller["room"]) = (json!(1), json!(""), json!(null));
    assert_eq!(
        station.at.world.faults("groups.save", smaller),
        [one("title", "required"), one("seats", "range"), one("seats", "fewer_than_given"), one("room", "required")]
            .concat()
    );
    let timeline = station.at.world.ok("cases.get", json!({ "id": station.at.case }))["timeline"].clone();
    let kinds: Vec<&str> = timeline.as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"group_joined") && kinds.contains(&"group_left"), "{kinds:?}");
}

#[test]
fn a_meeting_takes_leaders_room_and_members_and_nobody_is_anywhere_twice() {
    let mut station = station();
    let [wife, husband] = station.at.people;
    station.joined(Some(wife), "");
    let asked = json!({
        "group": station.group, "first": "2026-11-25T10:00:00", "every_weeks": 1, "times": 3, "outside_plan": false,
    });
    // The wife sees the lawyer at that time in the second week.
    let lawyer = station.at.book(station.at.with_lawyer(wife, "2026-12-02T10:30:00"));
    let told = station.at.world.ok("groups.preview", asked.clone());
    let why: Vec<&str> = told.as_array().unwrap().iter().map(|hour| hour["why"].as_str().unwrap()).collect();
    assert_eq!(why, ["", "client_busy", ""]);
    let starts = json!(["2026-11-25T10:00:00", "2026-12-02T10:00:00"]);
    let all = json!({ "group": station.group, "starts": starts, "outside_plan": false });
    assert_eq!(station.at.world.faults("groups.plan", all), one("starts[1]", "client_busy"), "all of them or none");
    assert_eq!(station.file()["meetings"], json!([]));
    let version = station.at.get(lawyer)["version"].clone();
    station.at.world.ok("appointments.cancel", json!({ "id": lawyer, "version": version, "reason": "改日" }));
    let planned = station.meets(&["2026-11-25", "2026-12-02"]);
    let busy = |station: &mut Station, booking: Value| station.at.world.refused("appointments.book", booking).code;
    let with_leader = station.at.booking(husband, "2026-11-25T11:00:00");
    assert_eq!(busy(&mut station, with_leader), Code::PractitionerBusy);
    let mut with_other = station.at.booking(husband, "2026-11-25T11:00:00");
    (with_other["practitioner"], with_other["room"]) = (json!(station.co_leader), json!(station.at.rooms[1]));
    assert_eq!(busy(&mut station, with_other), Code::PractitionerBusy, "who leads it with them as well");
    let mut room = station.at.with_lawyer(husband, "2026-11-25T11:00:00");
    room["room"] = json!(station.at.rooms[0]);
    assert_eq!(busy(&mut station, room), Code::RoomBusy);
    let member = station.at.with_lawyer(wife, "2026-11-25T11:00:00");
    assert_eq!(busy(&mut station, member), Code::ClientBusy);
    let free = station.at.free("2026-11-25", json!({}), None);
    assert_eq!(free, ["09:00", "14:00", "14:50", "15:40"], "10:00–11:30 is the group's");
    // Both see it in their own calendar; nobody learns from it who is in it.
    let range = json!({ "from": "2026-11-25", "to": "2026-11-25", "practitioner": station.co_leader });
    let shown = station.at.world.ok("appointments.range", range);
    assert_eq!(
        (&shown[0]["client"], &shown[0]["kind"], &shown[0]["others"]),
        (&json!("牵手前行"), &json!("group"), &json!([]))
    );
    let leave = json!({
        "staff": station.co_leader, "kind": "leave", "from": "2026-11-25", "to": "2026-11-25", "start": "", "end": "", "note": "",
    });
    assert_eq!(station.at.world.ok("schedule.add_exception", leave)["booked"], 1);
    // Moved, it takes everybody along; who joins later must be free at every meeting.
    let moved = json!({
        "id": planned[1], "version": 1, "practitioner": station.at.psychologist, "room": station.at.rooms[0],
        "start": "2026-12-02T14:00:00", "minutes": 90, "reason": "会议", "outside_plan": false,
    });
    station.at.world.ok("appointments.reschedule", moved);
    let member = station.at.with_lawyer(wife, "2026-12-02T14:30:00");
    assert_eq!(busy(&mut station, member), Code::ClientBusy);
    // A room too small for its seats, and one that no service gives to groups.
    let mut small = entry(&station.at, station.co_leader, None);
    (small["room"], small["seats"]) = (json!(station.at.rooms[1]), json!(5));
    assert_eq!(station.at.world.faults("groups.save", small), one("room", "too_small"));
    station.at.service("psychological_counselling", &[("kinds", json!(["individual"]))]);
    let refused = entry(&station.at, station.co_leader, None);
    assert_eq!(station.at.world.faults("groups.save", refused), one("service", "not_offered"));
    station.at.world.ok("groups.close", json!({ "id": station.group, "version": 1, "reason": "已完成" }));
    let states: Vec<Value> =
        station.file()["meetings"].as_array().unwrap().iter().map(|one| one["state"].clone()).collect();
    assert_eq!(states, [json!("cancelled"), json!("cancelled")]);
    station.at.book(station.at.with_lawyer(wife, "2026-12-02T14:30:00"));
}

#[test]
fn two_who_must_not_meet_never_sit_in_one_group_without_a_leads_decision() {
    let mut station = station();
    let [wife, husband] = station.at.people;
    station.joined(Some(wife), "");
    station.meets(&["2026-11-25"]);
    let other = station.apply(Some(husband), "");
    station.suited(other);
    let admit = json!({ "id": other, "version": 2 });
    // The two sides of a case, and all the more two kept apart: word for word what a busy client is told.
    let sides = station.at.world.refused("groups.admit", admit.clone());
    station.at.rules(&[("opposing_gap", json!(null))]);
    let pair = json!({ "case": station.at.case, "first": wife, "second": husband, "reason": "有暴力", "until": null });
    station.at.world.ok("protection.keep_apart", pair);
    let apart = station.at.world.refused("groups.admit", admit.clone());
    let busy = {
        let hour = station.at.with_lawyer(wife, "2026-11-25T10:30:00");
        station.at.world.refused("appointments.book", hour)
    };
    assert_eq!((sides.code, &sides.message), (busy.code, &busy.message));
    assert_eq!((apart.code, &apart.message), (busy.code, &busy.message));
    let mut decided = admit;
    decided["decision"] = json!("双方书面同意，由两名带领者全程陪同");
    station.at.world.sign_in(PSYCHOLOGIST, PASSWORD);
    assert_eq!(station.at.world.refused("groups.admit", decided.clone()).code, Code::Forbidden, "only a lead decides");
    station.at.world.sign_in(ADMIN, PASSWORD);
    station.at.world.ok("groups.admit", decided);
    let trail = "SELECT count(*) FROM audit WHERE detail = 'no contact overruled by the lead'";
    let lines: i64 = station.at.world.database().query_row(trail, [], |row| row.get(0)).unwrap();
    assert_eq!(lines, 1);
    // Booking one of them near the group's meeting would bring the two together as well.
    station.at.world.ok("groups.leave", json!({ "id": other, "version": 3, "reason": "退出" }));
    let near = station.at.with_lawyer(husband, "2026-11-25T11:10:00");
    assert_eq!(station.at.world.refused("appointments.book", near).code, Code::ClientBusy);
    let board = station.at.world.ok("protection.of_case", json!({ "id": station.at.case }));
    assert!(board.to_string().contains("no_contact") || board.is_object(), "{board}");
}

#[test]
fn attendance_notes_and_paper_are_for_those_who_may_know() {
    let mut station = station();
    let wife = station.at.people[0];
    let member = station.joined(Some(wife), "");
    station.joined(None, "李女士");
    let meeting = station.meets(&["2026-11-25"])[0];
    let came = json!({ "appointment": meeting, "member": member, "state": "attended" });
    assert_eq!(station.at.world.refused("groups.attend", came.clone()).code, Code::WrongState, "not before its day");
    station.at.world.pass(2 * 24 * 60 + 120);
    let attendance = station.at.world.ok("groups.attend", came.clone());
    assert_eq!(station.at.world.ok("groups.attend", came), attendance, "said twice is the same");
    let saved = json!({ "id": attendance, "text": "愿意谈起过去" });
    assert_eq!(station.at.world.refused("groups.save_note", saved.clone()).code, Code::Forbidden, "not even the lead");
    station.at.world.sign_in(PSYCHOLOGIST, PASSWORD);
    assert_eq!(
        station.at.world.faults("groups.save_note", json!({ "id": attendance, "text": " " })),
        one("text", "required")
    );
    station.at.world.ok("groups.save_note", saved);
    let read = json!({ "id": attendance });
    assert_eq!(station.at.world.refused("groups.read_note", read.clone()).code, Code::CompartmentsShut);
    station.at.world.unlock();
    assert_eq!(station.at.world.ok("groups.read_note", read.clone())["text"], "愿意谈起过去");
    let raw = "SELECT body FROM compartments WHERE kind = 'member_note'";
    let raw: String = station.at.world.database().query_row(raw, [], |row| row.get(0)).unwrap();
    assert!(!raw.contains("愿意谈起过去"), "the open database does not show it");
    // The note of the meeting as a whole is the counselling note of its hour.
    let whole =
        json!({ "id": meeting, "note": { "problem": "建立信任", "intervention": "破冰", "feedback": "气氛好" } });
    station.at.world.ok("appointments.save_note", whole);
    station.at.world.sign_in(CO_LEADER, PASSWORD);
    station.at.world.unlock();
    assert_eq!(station.at.world.refused("groups.read_note", read.clone()).code, Code::Forbidden);
    station.at.world.sign_in(PSYCHOLOGIST, PASSWORD);
    station.at.world.unlock();
    station.at.world.ok("groups.share_note", json!({ "id": attendance, "readers": [station.co_leader] }));
    station.at.world.sign_in(CO_LEADER, PASSWORD);
    station.at.world.unlock();
    assert_eq!(station.at.world.ok("groups.read_note", read)["readers"].as_array().unwrap().len(), 2);

    // To those who may not know of the case there is a seat taken; the leaders know whom they meet.
    station.at.world.sign_in(ADMIN, PASSWORD);
    station.at.world.ok("cases.set_level", json!({ "id": station.at.case, "level": "strict", "reason": "人身安全" }));
    let sheet = json!({ "group": station.group, "appointment": meeting });
    station.at.world.sign_in(LAWYER, PASSWORD);
    let file = station.file();
    let hidden = file["members"].as_array().unwrap().iter().find(|one| one["id"] == json!(member)).unwrap();
    assert_eq!((&hidden["hidden"], &hidden["name"], &hidden["phone"]), (&json!(true), &json!(""), &json!("")));
    assert!(!file.to_string().contains("虚构甲花"), "{file}");
    let paper = text(&station.at.world.ok("prints.group_sheet", sheet.clone()));
    assert!(paper.contains("团体辅导签到表") && paper.contains("李女士") && !paper.contains("虚构甲花"), "{paper}");
    let out = json!({ "id": member, "version": 3, "reason": "想改" });
    assert_eq!(station.at.world.refused("groups.leave", out).code, Code::NotFound);
    station.at.world.sign_in(PSYCHOLOGIST, PASSWORD);
    let file = station.file();
    let known = file["members"].as_array().unwrap().iter().find(|one| one["id"] == json!(member)).unwrap();
    assert_eq!((&known["name"], &known["case"], &known["case_code"]), (&json!("虚构甲花"), &Value::Null, &json!("")));
    let paper = text(&station.at.world.ok("prints.group_sheet", sheet));
    assert!(paper.contains("虚构甲花"), "{paper}");
    let calls = text(&station.at.world.ok("prints.calls", json!({ "day": "2026-11-25" })));
    assert!(calls.contains("李女士"), "each member is a call of its own: {calls}");
}

#[test]
fn a_minor_joins_with_a_guardians_consent() {
    let mut station = station();
    let mut intake = station.at.world.intake();
    intake["members"] = json!([{ "relation": "20", "person": person("虚构小丙", &id_number("2012-05-01", identity::Sex::Male, 9), "") }]);
    intake["parties"][0]["person"] =
        person("虚构丁兰", &id_number("1985-05-01", identity::Sex::Female, 11), "13800000011");
    intake["parties"][1]["person"] =
        person("虚构戊山", &id_number("1984-05-01", identity::Sex::Male, 12), "13800000012");
    intake["level"] = json!("sensitive");
    intake["consent_note"] = json!("监护人已同意");
    let case = station.at.world.ok("cases.open", intake)["id"].clone();
    let child = station.at.world.ok("cases.get", json!({ "id": case }))["members"][0]["person"]["id"].clone();
    let mut body = json!({
        "group": station.group, "case": case, "person": child, "name": "", "phone": "", "guardian": "", "guardian_consent": null,
    });
    assert_eq!(station.at.world.faults("groups.apply", body.clone()), one("guardian_consent", "guardian_consent"));
    body["guardian_consent"] = json!("given");
    assert_eq!(station.at.world.faults("groups.apply", body.clone()), one("guardian", "required"));
    body["guardian"] = json!("虚构丁兰（母亲）");
    station.at.world.ok("groups.apply", body);
}
