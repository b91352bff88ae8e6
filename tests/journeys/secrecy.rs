//! What a session may see is decided record by record: in lists, search, counts and pages alike.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, FIRST_PASSWORD, PASSWORD, World, member};
use serde_json::json;

#[test]
fn outside_its_team_a_sensitive_case_does_not_exist() {
    let mut world = World::village();
    world.hire("测试丙调解", &["mediator"]);
    world.hire("测试丁志愿", &["volunteer"]);
    world.hire("测试戊管理", &["administrator"]);
    world.hire("测试己负责", &["lead"]);
    let (open, _) = world.open_case();
    let mut intake = world.intake();
    intake["level"] = json!("sensitive");
    intake["parties"][0]["person"]["name"] = json!("虚构秘密");
    intake["parties"][0]["person"]["id_number"] = json!("");
    let secret = world.ok("cases.open", intake)["id"].as_i64().unwrap();
    let all = json!({ "filter": {}, "after": null, "limit": 50 });
    assert_eq!(world.ok("cases.list", all.clone())["total"], 2);

    world.sign_in("测试丙调解", PASSWORD);
    let page = world.ok("cases.list", all.clone());
    assert_eq!(page["total"], 1, "not in the count");
    assert_eq!(page["rows"][0]["id"], open, "not in the list");
    let search = world.ok("cases.list", json!({ "filter": { "text": "秘密" }, "after": null, "limit": 50 }));
    assert_eq!(search["rows"], json!([]), "not in the search");
    let hidden = world.refused("cases.get", json!({ "id": secret }));
    let missing = world.refused("cases.get", json!({ "id": 1 }));
    assert_eq!((hidden.code, hidden.message), (missing.code, missing.message), "not even in the error");
    assert_eq!(world.refused("cases.add_note", json!({ "id": secret, "text": "甲" })).code, Code::NotFound);
    let probe = json!({ "people": [{ "name": "虚构秘密", "id_number": "", "phone": "13800000001", "birth": null, "living_address": "" }] });
    let likely = world.ok("people.match", probe);
    assert!(
        likely.as_array().unwrap().iter().all(|likeness| likeness["person"]["name"] != "虚构秘密"),
        "not among the duplicates"
    );
    assert_eq!(world.ok("desk.today", json!({}))["new_cases"].as_array().unwrap().len(), 1, "not on the desk");

    world.sign_in("测试丁志愿", PASSWORD);
    assert_eq!(world.ok("cases.list", all.clone())["total"], 0, "a volunteer sees only the cases they are put on");
    world.sign_in("测试戊管理", PASSWORD);
    assert_eq!(
        world.refused("cases.list", all.clone()).code,
        Code::Forbidden,
        "an administrator reads no case by that role alone"
    );
    world.sign_in("测试己负责", PASSWORD);
    assert_eq!(world.ok("cases.list", all.clone())["total"], 2, "the lead sees sensitive cases");
    world.ok("cases.set_level", json!({ "id": secret, "level": "strict", "reason": "人身安全" }));
    assert_eq!(world.ok("cases.list", all.clone())["total"], 1, "but strict ones only on the team");

    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(world.ok("cases.list", all)["total"], 2, "the team sees it whatever its level");
}

#[test]
fn whoever_manages_accounts_does_not_let_themselves_in() {
    let mut world = World::village();
    let admin = world.me();
    let id = world.hire("测试戊管理", &["administrator"]);
    let mediator = world.hire("测试丙调解", &["mediator"]);
    world.sign_in("测试戊管理", PASSWORD);
    let own = member(Some(id), "测试戊管理", &["administrator", "lead"], "");
    assert_eq!(world.faults("staff.save", own), [("roles".to_owned(), "own_roles".to_owned())]);
    // Nor through somebody they make up, or whose password they set; nor by taking the only lead away first.
    let puppet = member(None, "测试庚木偶", &["lead"], FIRST_PASSWORD);
    assert_eq!(world.faults("staff.save", puppet), [("roles".to_owned(), "leads_give".to_owned())]);
    let raised = member(Some(mediator), "测试丙调解", &["mediator", "lead"], "");
    assert_eq!(world.faults("staff.save", raised), [("roles".to_owned(), "leads_give".to_owned())]);
    let reset = member(Some(admin), ADMIN, &["lead", "administrator", "mediator"], FIRST_PASSWORD);
    assert_eq!(world.faults("staff.save", reset), [("password".to_owned(), "leads_reset".to_owned())]);
    let mut away = member(Some(admin), ADMIN, &["lead", "administrator", "mediator"], "");
    away["suspended"] = json!(true);
    assert_eq!(world.faults("staff.save", away), [("roles".to_owned(), "last_lead".to_owned())]);
    // A password can be set for another, and the lead is told who did it.
    world.ok("staff.save", member(Some(mediator), "测试丙调解", &["mediator"], FIRST_PASSWORD));
    world.sign_in(ADMIN, PASSWORD);
    let told = world.ok("desk.today", json!({}))["account_changes"].clone();
    assert_eq!((&told[0]["name"], &told[0]["detail"]), (&json!("测试戊管理"), &json!("password set")));
    assert_eq!(told[0]["subject"], "测试丙调解");
    world.sign_in("测试丙调解", FIRST_PASSWORD);
    assert_eq!(world.refused("desk.today", json!({})).code, Code::PasswordDue, "and it opens nothing by itself");
}

#[test]
fn whoever_only_manages_accounts_is_named_on_no_case_and_no_secret() {
    let mut world = World::village();
    let bare = world.hire("测试戊管理", &["administrator"]);
    let both = world.hire("测试己兼任", &["administrator", "mediator"]);
    let me = world.me();
    let (case, _) = world.open_case();
    let person = world.ok("cases.get", json!({ "id": case }))["parties"][0]["person"]["id"].clone();
    let contact = json!({ "address": "别处", "phone": "", "note": "" });
    let mut intake = world.intake();
    intake["received_by"] = json!(bare);
    let booking = json!({
        "case": case, "person": person, "client": "", "client_phone": "", "service": "mediation", "practitioner": bare,
        "room": null, "mode": "phone", "start": "2026-11-24T09:00:00", "minutes": 50, "outside_plan": true,
    });
    for (command, body, field) in [
        ("cases.set_team", json!({ "id": case, "team": [bare, me] }), "team[1]"),
        ("cases.set_handler", json!({ "id": case, "handler": bare, "reason": "换人" }), "handler"),
        ("cases.open", intake, "received_by"),
        ("people.hide_contact", json!({ "id": person, "contact": contact, "readers": [bare] }), "readers[0]"),
        ("appointments.book", booking.clone(), "practitioner"),
    ] {
        assert_eq!(world.faults(command, body), [(field.to_owned(), "not_casework".to_owned())], "{command}");
    }
    world.ok("cases.set_team", json!({ "id": case, "team": [both, me] }));
    world.ok("people.hide_contact", json!({ "id": person, "contact": contact, "readers": [both] }));
    let mut booking = booking;
    booking["practitioner"] = json!(me);
    let hour = world.ok("appointments.book", booking).as_i64().unwrap();
    let note = json!({ "id": hour, "note": { "problem": "甲", "intervention": "", "feedback": "" } });
    world.ok("appointments.save_note", note);
    world.unlock();
    let faults = world.faults("appointments.share_note", json!({ "id": hour, "readers": [bare] }));
    assert_eq!(faults, [("readers[0]".to_owned(), "not_casework".to_owned())]);
    world.ok("appointments.share_note", json!({ "id": hour, "readers": [both] }));
    let told = |world: &mut World| world.ok("appointments.get", json!({ "id": hour }))["may_read_note"].clone();
    assert_eq!(told(&mut world), true);
    world.sign_in("测试己兼任", PASSWORD);
    assert_eq!(told(&mut world), true, "named on it");
    world.hire("测试庚旁人", &["mediator"]);
    world.sign_in("测试庚旁人", PASSWORD);
    assert_eq!(told(&mut world), false, "and to others the button is not offered");
}

#[test]
fn a_number_on_the_desk_is_that_of_the_list_behind_it() {
    let mut world = World::village();
    let other = world.hire("测试丙调解", &["mediator"]);
    let me = world.me();
    for (handler, risk) in [(me, "red"), (other, "red"), (other, "orange"), (me, "orange"), (me, "red")] {
        let mut intake = world.intake();
        intake["risk"] = json!(risk);
        let id = world.ok("cases.open", intake)["id"].clone();
        if handler != me {
            world.ok("cases.set_handler", json!({ "id": id, "handler": handler, "reason": "分工" }));
        }
    }
    let today = world.ok("desk.today", json!({}));
    for (field, risk) in [("red_cases", "red"), ("orange_cases", "orange")] {
        let filter = json!({ "risk": risk, "open": true, "handler": me });
        let listed = world.ok("cases.list", json!({ "filter": filter, "after": null, "limit": 9 }));
        assert_eq!(today[field], listed["total"], "{field}");
    }
    assert_eq!((&today["red_cases"], &today["orange_cases"]), (&json!(2), &json!(1)));
}

#[test]
fn a_command_needs_its_role_and_a_session() {
    let mut world = World::village();
    world.hire("测试丙调解", &["mediator"]);
    world.sign_in("测试丙调解", PASSWORD);
    let entry = json!({ "id": null, "name": "测试庚", "phone": "", "roles": ["lead"], "active": true, "suspended": false, "password": PASSWORD });
    assert_eq!(world.refused("staff.save", entry).code, Code::Forbidden);
    assert_eq!(world.refused("recovery.renew", json!({ "password": PASSWORD })).code, Code::Forbidden);
    assert_eq!(world.refused("no.such_command", json!({})).code, Code::NotFound);
    assert_eq!(world.refused("cases.get", json!({ "id": "1; DROP TABLE cases" })).code, Code::Invalid);
}

#[test]
fn the_trail_is_whole_after_a_days_work_and_shows_where_it_was_touched() {
    let mut world = World::village();
    let (id, _) = world.open_case();
    world.ok("cases.add_note", json!({ "id": id, "text": "记一笔" }));
    let verdict = world.ok("audit.verify", json!({}));
    assert!(verdict["lines"].as_i64().unwrap() >= 4);
    assert_eq!(verdict["broken_at"], json!(null));
    world.database().execute_batch("UPDATE audit SET staff_id = staff_id + 1 WHERE seq = 2").unwrap();
    assert_eq!(world.ok("audit.verify", json!({}))["broken_at"], 2);
}
