//! Through break-glass one looks and leaves a note: every command that writes is tried, one by one.

use jiahe::Code;
use jiahe::api::{Kind, commands};
use jiahe_tests::world::{ADMIN, PASSWORD, World, person};
use serde_json::{Value, json};

mod elsewhere;

use elsewhere::{education, elsewhere};

use crate::case_writes::{Things, change, family, furnish};

const MEDIATOR: &str = "测试丙调解";

/// What becomes of a command that somebody calls who sees the case through the glass only.
enum Through {
    /// It would change something of the case.
    Shut(Value),
    /// Looking, and what one may leave.
    Open(Value),
    /// Refused to this person in any case: the compartments of others, the lead's business.
    NotTheirs(Value),
    /// Does not exist for this person: the glass opens the case, neither the register nor the letters of others.
    Hidden(Value),
    /// Knows no case.
    NoCase,
}

/// A 敏感 case with everything on it that a command can take hold of.
struct Secret {
    world: World,
    case: i64,
    code: String,
    file: Value,
    people: [Value; 2],
    hour: i64,
    psychologist: i64,
    class: i64,
    enrolment: i64,
    survey: i64,
    report: i64,
    group: Sitting,
    things: Things,
}

/// A group in which somebody of the case sits.
struct Sitting {
    id: i64,
    member: i64,
    meeting: i64,
    attendance: i64,
}

fn sitting(world: &mut World, case: i64, person: &Value, leader: i64) -> Sitting {
    let entry = json!({
        "id": null, "version": 0, "title": "牵手前行", "service": "psychological_counselling", "leader": leader, "co_leader": null,
        "room": null, "mode": "online", "minutes": 60, "seats": 6, "audience": "",
    });
    let id = world.ok("groups.save", entry).as_i64().unwrap_or_default();
    let apply = json!({
        "group": id, "case": case, "person": person["id"], "name": "", "phone": "", "guardian": "", "guardian_consent": null,
    });
    let member = world.ok("groups.apply", apply).as_i64().unwrap_or_default();
    world.ok("groups.screen", json!({ "id": member, "version": 1, "suited": true, "reason": "愿意参加" }));
    world.ok("groups.admit", json!({ "id": member, "version": 2 }));
    let planned =
        world.ok("groups.plan", json!({ "group": id, "starts": ["2026-11-23T18:00:00"], "outside_plan": true }));
    let meeting = planned[0].as_i64().unwrap_or_default();
    let came = json!({ "appointment": meeting, "member": member, "state": "attended" });
    let attendance = world.ok("groups.attend", came).as_i64().unwrap_or_default();
    Sitting { id, member, meeting, attendance }
}

fn report(case: i64) -> Value {
    json!({
        "case": case, "kind": "minor", "situation": "孩子身上有伤", "suspect": "", "measures": "", "receipt": "", "told": "",
        "feedback": "", "reported_at": "2026-11-23T09:10:00", "reporter": { "name": "虚构邻居某", "phone": "", "relation": "" },
    })
}

fn booking(case: i64, person: &Value, practitioner: i64, time: &str) -> Value {
    json!({
        "case": case, "person": person["id"], "client": "", "client_phone": "", "service": "psychological_counselling",
        "practitioner": practitioner, "room": null, "mode": "phone", "start": format!("2026-11-24T{time}:00"), "minutes": 50,
        "outside_plan": true,
    })
}

fn survey(case: i64) -> Value {
    json!({
        "case": case, "anonymous": false, "day": null, "service": null, "sex": null, "age": null,
        "scores": [{ "item": "overall", "score": 4 }], "first_time": null, "recommend": null, "comment": "", "reply_phone": "",
    })
}

fn secret() -> Secret {
    let mut world = World::village();
    let mediator = world.hire(MEDIATOR, &["mediator"]);
    let psychologist = world.hire("测试庚咨询", &["psychologist"]);
    let mut intake = world.intake();
    intake["level"] = json!("sensitive");
    let opened = world.ok("cases.open", intake);
    let (case, code) = (opened["id"].as_i64().unwrap(), opened["code"].as_str().unwrap().to_owned());
    let parties = world.ok("cases.get", json!({ "id": case }))["parties"].clone();
    let people = [parties[0]["person"].clone(), parties[1]["person"].clone()];
    let hour =
        world.ok("appointments.book", booking(case, &people[0], psychologist, "09:00")).as_i64().unwrap_or_default();
    let plan = json!({
        "id": null, "version": 0, "theme": "好好说话", "instructor": "测试指导师", "place": "文化礼堂", "audience": "家长",
        "start": "2026-11-23T14:00:00", "minutes": 90, "capacity": 9,
    });
    let class = world.ok("classes.save", plan).as_i64().unwrap_or_default();
    let seat =
        json!({ "class": class, "case": case, "person": people[0]["id"], "name": "", "phone": "", "child_age": "" });
    let enrolment = world.ok("classes.enrol", seat).as_i64().unwrap_or_default();
    let survey = world.ok("surveys.enter", survey(case)).as_i64().unwrap_or_default();
    let report = world.ok("reports.add", report(case)).as_i64().unwrap_or_default();
    let contact = json!({ "address": "海滨路庇护所 3 号", "phone": "13800000077", "note": "" });
    world.ok("people.hide_contact", json!({ "id": people[1]["id"], "contact": contact, "readers": [] }));
    let group = sitting(&mut world, case, &people[0], psychologist);
    let things = furnish(&mut world, case, psychologist, &[mediator]);
    let file = world.ok("cases.get", json!({ "id": case }));
    let people = [file["parties"][0]["person"].clone(), file["parties"][1]["person"].clone()];
    Secret { world, case, code, file, people, hour, psychologist, class, enrolment, survey, report, group, things }
}

/// Every command of the table that writes; a new one has to be put here before this test goes on.
fn through(command: &str, at: &Secret) -> Through {
    use Through::{NoCase, NotTheirs, Open, Shut};
    if let Some(body) = change(command, &at.things) {
        // Whoever only sits in a conference reads there, whatever they may know of its cases.
        return if command == "conferences.decide" { NotTheirs(body) } else { Shut(body) };
    }
    let (case, hour, me) = (at.case, at.hour, at.psychologist);
    match command {
        "people.amend" => Shut(json!({
            "id": at.people[0]["id"], "version": at.people[0]["version"], "entry": person("虚构改名", "", ""),
        })),
        "people.hide_contact" => Shut(json!({
            "id": at.people[0]["id"], "contact": { "address": "别处", "phone": "", "note": "" }, "readers": [],
        })),
        "people.read_contact" => NotTheirs(json!({ "id": at.people[1]["id"] })),
        "cases.amend" => Shut(at.file.clone()),
        "cases.add_note" => Open(json!({ "id": case, "text": "已核对住址，派出所出警。" })),
        "cases.set_risk" => Shut(json!({ "id": case, "risk": "green", "reason": "想改" })),
        "cases.set_level" => Shut(json!({ "id": case, "level": "normal", "reason": "想常看" })),
        "cases.set_state" => Shut(json!({ "id": case, "state": "resolved", "note": "" })),
        "cases.set_handler" => Shut(json!({ "id": case, "handler": me, "reason": "想接手" })),
        "cases.set_team" => Shut(json!({ "id": case, "team": [me] })),
        "cases.break_glass" => Open(json!({ "text": at.code, "reason": "再看一次住址" })),
        "cases.note_glass" => NotTheirs(json!({ "id": 1 })),
        "reports.add" => Shut(report(case)),
        "reports.reporter" => NotTheirs(json!({ "id": at.report })),
        "appointments.book" => Shut(booking(case, &at.people[0], me, "15:00")),
        "appointments.book_series" => Shut(json!({
            "booking": booking(case, &at.people[0], me, "15:00"), "starts": ["2026-11-24T15:00:00", "2026-12-01T15:00:00"],
        })),
        "appointments.hold" | "appointments.release" => NoCase,
        "appointments.reschedule" => Shut(json!({
            "id": hour, "version": 1, "practitioner": me, "room": null, "start": "2026-11-24T16:00:00", "minutes": 50,
            "reason": "想改", "outside_plan": true,
        })),
        "appointments.cancel" => Shut(json!({ "id": hour, "version": 1, "reason": "想取消" })),
        "appointments.mark" => Shut(json!({ "id": hour, "version": 1, "state": "no_show" })),
        "appointments.save_note" => {
            NotTheirs(json!({ "id": hour, "note": { "problem": "甲", "intervention": "", "feedback": "" } }))
        }
        "appointments.read_note" => NotTheirs(json!({ "id": hour })),
        "appointments.share_note" => NotTheirs(json!({ "id": hour, "readers": [] })),
        "classes.enrol" => Shut(json!({
            "class": at.class, "case": case, "person": at.people[1]["id"], "name": "", "phone": "", "child_age": "",
        })),
        "classes.mark" => Shut(json!({ "id": at.enrolment, "state": "attended" })),
        "classes.make_up" => Shut(json!({ "missed": at.enrolment, "class": at.class })),
        "classes.enter_feedback" => Shut(json!({
            "class": null, "cohort": at.things.cohort, "member": at.things.member, "day": null,
            "scores": [{ "item": "overall", "score": 5 }], "comment": "",
        })),
        "groups.apply" => Shut(json!({
            "group": at.group.id, "case": case, "person": at.people[1]["id"], "name": "", "phone": "", "guardian": "",
            "guardian_consent": null,
        })),
        "groups.screen" => Shut(json!({ "id": at.group.member, "version": 3, "suited": false, "reason": "想改" })),
        "groups.admit" => Shut(json!({ "id": at.group.member, "version": 3 })),
        "groups.leave" => Shut(json!({ "id": at.group.member, "version": 3, "reason": "想让其退出" })),
        "groups.attend" => {
            Shut(json!({ "appointment": at.group.meeting, "member": at.group.member, "state": "absent" }))
        }
        "groups.save_note" => NotTheirs(json!({ "id": at.group.attendance, "text": "甲" })),
        "groups.read_note" => NotTheirs(json!({ "id": at.group.attendance })),
        "groups.share_note" => NotTheirs(json!({ "id": at.group.attendance, "readers": [] })),
        "groups.save" => NotTheirs(json!({
            "id": at.group.id, "version": 1, "title": "改名", "service": "psychological_counselling", "leader": me, "co_leader": null,
            "room": null, "mode": "online", "minutes": 60, "seats": 6, "audience": "",
        })),
        "groups.close" => NotTheirs(json!({ "id": at.group.id, "version": 1, "reason": "想结束" })),
        "groups.plan" => NotTheirs(json!({
            "group": at.group.id, "starts": ["2026-11-30T18:00:00"], "outside_plan": true,
        })),
        // The sheet of a meeting, without the name of whom one only looks at.
        "prints.group_sheet" => Open(json!({ "group": at.group.id, "appointment": at.group.meeting })),
        "duty.change" | "duty.answer" | "duty.withdraw" | "prints.duty" => NoCase,
        "surveys.enter" => Shut(survey(case)),
        "prints.registration" => Shut(json!({ "case": case })),
        "prints.survey" => Shut(json!({ "survey": at.survey })),
        // The form names somebody of the case: see the next test.
        "cases.open" => NoCase,
        // The list of a session, whatever cases its people come from: without the name of this one.
        "prints.sign_in_sheet" => Open(json!({ "class": at.class, "phones": true })),
        // Hours that are only looked at are just taken on it.
        "prints.calendar" => {
            Open(json!({ "from": "2026-11-24", "to": "2026-11-24", "practitioner": null, "names": true }))
        }
        "prints.calls" => Open(json!({ "day": "2026-11-24" })),
        "prints.own_calendar" => Open(json!({ "from": "2026-11-23", "to": "2026-12-23" })),
        "prefs.set"
        | "stations.amend"
        | "backups.set_folder"
        | "drafts.save"
        | "drafts.discard"
        | "schedule.set_practitioner"
        | "schedule.add_exception"
        | "schedule.drop_exception"
        | "schedule.supervise"
        | "staff.set_hours"
        | "rooms.save"
        | "classes.save"
        | "classes.set_state" => NoCase,
        other => education(other, &at.things).unwrap_or_else(|| elsewhere(other, &at.things)),
    }
}

#[test]
fn through_the_glass_no_command_changes_anything_of_the_case() {
    let mut at = secret();
    let before = at.file.clone();
    at.world.sign_in(MEDIATOR, PASSWORD);
    at.world.ok("cases.break_glass", json!({ "text": at.code, "reason": "夜间报警需核对住址" }));
    let seen = at.world.ok("cases.get", json!({ "id": at.case }));
    assert_eq!(seen["looking"], true);
    let hour = &seen["appointments"][0];
    assert_eq!((&hour["looking"], &hour["may_read_note"]), (&json!(true), &json!(false)));
    let seats = at.world.ok("classes.get", json!({ "id": at.class }));
    assert_eq!(
        (&seats["enrolments"][0]["looking"], &seats["enrolments"][0]["name"]),
        (&json!(true), &json!("虚构甲花"))
    );
    at.world.unlock();
    let mut tried = 0;
    for command in commands().iter().filter(|command| command.kind == Kind::Write) {
        match through(command.name, &at) {
            Through::Shut(body) => {
                assert_eq!(at.world.refused(command.name, body).code, Code::LookingOnly, "{}", command.name);
                tried += 1;
            }
            Through::NotTheirs(body) => {
                assert_eq!(at.world.refused(command.name, body).code, Code::Forbidden, "{}", command.name);
            }
            Through::Hidden(body) => {
                assert_eq!(at.world.refused(command.name, body).code, Code::NotFound, "{}", command.name);
            }
            Through::Open(body) => drop(at.world.ok(command.name, body)),
            Through::NoCase => {}
        }
    }
    assert!(tried >= 75, "{tried}");

    at.world.sign_in(ADMIN, PASSWORD);
    let mut after = at.world.ok("cases.get", json!({ "id": at.case }));
    assert_eq!(after["looking"], false);
    let kinds: Vec<Value> =
        after["timeline"].as_array().unwrap().iter().map(|event| event["kind"].clone()).take(2).collect();
    assert_eq!(kinds, [json!("noted"), json!("glass_broken")], "the note, and that somebody looked");
    for told in ["timeline", "team"] {
        after[told] = before[told].clone();
    }
    assert_eq!(after, before, "and nothing else; the note did not even begin the work on it");
}

#[test]
fn a_new_case_takes_a_person_from_behind_the_glass_as_they_are() {
    let mut at = secret();
    at.world.sign_in(MEDIATOR, PASSWORD);
    at.world.ok("cases.break_glass", json!({ "text": at.code, "reason": "夜间报警需核对住址" }));
    let mut intake = at.world.intake();
    let existing = at.people[0]["id"].clone();
    intake["parties"][1]["person"] = person("虚构新人", "", "");
    intake["parties"][0]["person"]["existing"] = existing.clone();
    intake["parties"][0]["person"]["phone"] = json!("13800000055");
    let faults = at.world.faults("cases.open", intake.clone());
    assert_eq!(faults, [("parties[0].person.existing".to_owned(), "looking_only".to_owned())]);
    intake["parties"][0]["person"]["phone"] = json!("13800000001");
    let opened = at.world.ok("cases.open", intake)["id"].clone();
    at.world.sign_in(ADMIN, PASSWORD);
    let now = at.world.ok("cases.get", json!({ "id": at.case }));
    assert_eq!(now["parties"][0]["person"], at.people[0]);
    assert_eq!(now["members"], json!([]), "nobody joined the family's household");
    assert_eq!(at.world.ok("cases.get", json!({ "id": opened }))["parties"][0]["person"]["id"], existing);
}

#[test]
fn the_register_takes_a_person_from_behind_the_glass_as_they_are() {
    let mut at = secret();
    at.world.sign_in(MEDIATOR, PASSWORD);
    at.world.ok("cases.break_glass", json!({ "text": at.code, "reason": "夜间报警需核对住址" }));
    let mut entry = person("虚构甲花", "", "13800000055");
    entry["existing"] = at.people[0]["id"].clone();
    let me = at.world.me();
    let faults =
        at.world.faults("screening.register", family(None, json!([{ "relation": null, "person": entry }]), me));
    assert_eq!(faults, [("people[0].person.existing".to_owned(), "looking_only".to_owned())]);
}

#[test]
fn a_lead_only_looks_through_the_glass_as_well() {
    let mut at = secret();
    at.world.hire("测试己负责", &["lead"]);
    at.world.ok("cases.set_level", json!({ "id": at.case, "level": "strict", "reason": "人身安全" }));
    at.world.sign_in("测试己负责", PASSWORD);
    let (case, order, me) = (at.case, at.things.order, at.world.me());
    let issue = json!({
        "case": case, "origin": "lead", "authority": "", "document": "", "matter": "面谈", "asked": "报结果。",
        "due": "2026-11-27", "responsible": me, "to_station": null,
    });
    assert_eq!(at.world.refused("orders.issue", issue.clone()).code, Code::NotFound);
    at.world.ok("cases.break_glass", json!({ "text": at.code, "reason": "夜间报警需核对住址" }));
    at.world.unlock();
    for (command, body) in [
        ("orders.issue", issue),
        ("orders.assign", json!({ "id": order, "version": 1, "responsible": me })),
        ("obligations.decide_pause", json!({ "id": at.things.pause, "approve": true, "answer": "" })),
        ("prints.conference", json!({ "id": at.things.conference })),
    ] {
        assert_eq!(at.world.refused(command, body).code, Code::LookingOnly, "{command}");
    }
    for command in ["orders.feedback", "orders.sign_off", "orders.nudge", "conferences.save", "exchange.send_sealed"] {
        let body = change(command, &at.things).unwrap();
        assert_eq!(at.world.refused(command, body).code, Code::LookingOnly, "{command}");
    }
}

#[test]
fn ones_own_hour_stays_ones_own_and_the_glass_ends_with_the_team() {
    let mut at = secret();
    at.world.sign_in("测试庚咨询", PASSWORD);
    at.world.ok("cases.break_glass", json!({ "text": at.code, "reason": "来访者情绪失控" }));
    at.world.clock.now = jiahe_tests::world::moment("2026-11-24T08:30:00");
    assert_eq!(at.world.ok("appointments.get", json!({ "id": at.hour }))["looking"], false);
    at.world.clock.now = jiahe_tests::world::moment("2026-11-24T09:10:00");
    at.world.ok("appointments.mark", json!({ "id": at.hour, "version": 1, "state": "done" }));

    // Made the handler, one no longer looks, and stays when the day is over.
    at.world.sign_in(ADMIN, PASSWORD);
    at.world.ok("cases.set_handler", json!({ "id": at.case, "handler": at.psychologist, "reason": "由咨询师接手" }));
    at.world.sign_in("测试庚咨询", PASSWORD);
    at.world.pass(2 * 24 * 60);
    assert_eq!(at.world.ok("cases.get", json!({ "id": at.case }))["looking"], false);
    at.world.ok("cases.set_risk", json!({ "id": at.case, "risk": "orange", "reason": "情绪失控" }));
}
