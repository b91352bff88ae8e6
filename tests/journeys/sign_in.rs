//! First start, signing in, passwords, the recovery key.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::json;

#[test]
fn a_station_is_set_up_once_and_opens_again_after_a_restart() {
    let mut world = World::empty();
    assert_eq!(world.ok("desk.status", json!({}))["state"], "empty");
    world.set_up("岙头村家事服务点", "village", "330921100");
    assert_eq!(world.ok("desk.status", json!({}))["state"], "locked");

    let again = json!({
        "station": { "name": "别站", "tier": "town", "place": "330921100", "parent_name": "" },
        "admin": { "name": "别人", "password": PASSWORD, "roles": [] },
        "without_key_store": false,
    });
    assert_eq!(world.refused("station.set_up", again).code, Code::AlreadySetUp);

    world.restart();
    let status = world.ok("desk.status", json!({}));
    assert_eq!(status["names"][0]["name"], ADMIN, "this PC knows the names of its people");
    let session = world.sign_in(ADMIN, PASSWORD);
    assert_eq!(session["station_name"], "岙头村家事服务点");
    assert_eq!(session["recovery_confirmed"], false);
    assert_eq!(world.ok("desk.status", json!({}))["state"], "open");
}

#[test]
fn every_field_of_the_set_up_that_is_wrong_is_named_at_once() {
    let mut world = World::empty();
    let faults = world.faults(
        "station.set_up",
        json!({
            "station": { "name": " ", "tier": null, "place": "999999", "parent_name": "" },
            "admin": { "name": "", "password": "12345678", "roles": [] },
            "without_key_store": false,
        }),
    );
    for field in ["station.name", "station.tier", "station.place", "admin.name", "admin.password"] {
        assert!(faults.iter().any(|(named, _)| named == field), "{field} is not among {faults:?}");
    }
    assert_eq!(world.ok("desk.status", json!({}))["state"], "empty", "nothing was made");
}

#[test]
fn five_wrong_passwords_bring_growing_delays_that_survive_a_restart() {
    let mut world = World::village();
    world.ok("session.lock", json!({}));
    let wrong = json!({ "name": ADMIN, "password": "不是这个密码" });
    let mut waits = Vec::new();
    for _ in 0..5 {
        let fault = world.refused("session.sign_in", wrong.clone());
        if fault.code == Code::TryLater {
            waits.push(fault.wait_seconds.unwrap());
            world.pass(i64::from(fault.wait_seconds.unwrap()) / 60 + 1);
            assert_eq!(world.refused("session.sign_in", wrong.clone()).code, Code::WrongPassword);
        } else {
            assert_eq!(fault.code, Code::WrongPassword);
        }
    }
    assert!(waits.len() >= 2 && waits.windows(2).all(|pair| pair[0] < pair[1]), "delays grow: {waits:?}");

    world.restart();
    let right = json!({ "name": ADMIN, "password": PASSWORD });
    let fault = world.refused("session.sign_in", right.clone());
    assert_eq!(fault.code, Code::TryLater, "a restart does not shorten the wait, not even for the right password");
    world.pass(10);
    world.ok("session.sign_in", right);
}

#[test]
fn a_wrong_name_and_a_wrong_password_are_not_told_apart() {
    let mut world = World::village();
    world.ok("session.lock", json!({}));
    let name = world.refused("session.sign_in", json!({ "name": "没有此人", "password": PASSWORD }));
    let password = world.refused("session.sign_in", json!({ "name": ADMIN, "password": "不是这个密码" }));
    assert_eq!((name.code, name.message), (password.code, password.message));
}

#[test]
fn locked_means_that_nothing_answers() {
    let mut world = World::village();
    world.open_case();
    world.ok("session.lock", json!({}));
    for command in ["cases.list", "desk.today", "drafts.list", "staff.list"] {
        assert_eq!(
            world.refused(command, json!({ "filter": {}, "after": null, "limit": 10 })).code,
            Code::NotSignedIn,
            "{command}"
        );
    }
}

#[test]
fn a_changed_password_is_the_only_one_that_opens() {
    let mut world = World::village();
    let weak = world.faults("session.change_password", json!({ "old": PASSWORD, "new": "11111111" }));
    assert_eq!(weak[0].0, "new");
    assert_eq!(
        world.refused("session.change_password", json!({ "old": "不是这个密码", "new": "天涯共此时-8472" })).code,
        Code::WrongPassword
    );
    world.ok("session.change_password", json!({ "old": PASSWORD, "new": "天涯共此时-8472" }));
    world.restart();
    assert_eq!(
        world.refused("session.sign_in", json!({ "name": ADMIN, "password": PASSWORD })).code,
        Code::WrongPassword
    );
    world.sign_in(ADMIN, "天涯共此时-8472");
}

#[test]
fn no_real_case_is_saved_before_the_recovery_key_was_read_back() {
    let mut world = World::empty();
    world.set_up("岙头村家事服务点", "village", "330921100");
    let groups: Vec<String> = world.recovery_key.split('-').map(str::to_owned).collect();
    let wrong = json!({ "answers": [{ "position": 0, "text": groups[0] }, { "position": 3, "text": "0000" }] });
    assert_eq!(
        world.faults("recovery.confirm_groups", wrong),
        [("answers[1].text".to_owned(), "recovery_group".to_owned())]
    );

    world.sign_in(ADMIN, PASSWORD);
    let intake = world.intake();
    assert_eq!(world.refused("cases.open", intake.clone()).code, Code::RecoveryUnconfirmed);

    let right = json!({ "answers": [{ "position": 0, "text": groups[0].to_lowercase() }, { "position": 3, "text": groups[3] }] });
    world.ok("recovery.confirm_groups", right);
    world.ok("cases.open", intake);
}

#[test]
fn the_recovery_key_sets_a_new_password_and_a_renewed_one_replaces_it() {
    let mut world = World::village();
    let old = world.recovery_key.clone();
    let renewed = world.ok("recovery.renew", json!({ "password": PASSWORD }));
    let renewed = renewed["recovery_key"].as_str().unwrap().to_owned();
    world.restart();
    let reset = |key: &str| json!({ "key": key, "name": ADMIN, "password": "天涯共此时-8472" });
    assert_eq!(world.refused("recovery.reset_password", reset(&old)).code, Code::WrongRecoveryKey);
    world.ok("recovery.reset_password", reset(&renewed));
    assert_eq!(
        world.refused("cases.list", json!({ "filter": {}, "after": null, "limit": 10 })).code,
        Code::NotSignedIn
    );
    world.sign_in(ADMIN, "天涯共此时-8472");
}

#[test]
fn the_recovery_key_works_when_the_key_store_was_emptied() {
    let mut world = World::village();
    world.open_case();
    world.stop();
    world.keys = jiahe::vault::MemoryKeyStore::default();
    world.start();
    let right = json!({ "name": ADMIN, "password": PASSWORD });
    assert_ne!(world.call("session.sign_in", right).map(|_| ()).unwrap_err().code, Code::Damaged);
    let key = world.recovery_key.clone();
    world.ok("recovery.reset_password", json!({ "key": key, "name": ADMIN, "password": "天涯共此时-8472" }));
    world.sign_in(ADMIN, "天涯共此时-8472");
    assert_eq!(world.ok("cases.list", json!({ "filter": {}, "after": null, "limit": 10 }))["total"], 1);
}

#[test]
fn the_last_administrator_stays() {
    let mut world = World::village();
    let me = world.me();
    let left = json!({ "id": me, "name": ADMIN, "phone": "", "roles": ["lead"], "active": true, "suspended": false, "password": "" });
    assert_eq!(world.refused("staff.save", left).code, Code::WrongState);
    let other = world.hire("测试乙管理员", &["administrator"]);
    let gone = json!({ "id": other, "name": "测试乙管理员", "phone": "", "roles": ["administrator"], "active": false, "suspended": false, "password": "" });
    world.ok("staff.save", gone);
    world.restart();
    assert_eq!(
        world.refused("session.sign_in", json!({ "name": "测试乙管理员", "password": PASSWORD })).code,
        Code::WrongPassword
    );
    world.sign_in(ADMIN, PASSWORD);
}
