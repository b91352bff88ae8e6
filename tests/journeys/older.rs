//! An older database lies where a newer one was: nothing is answered until somebody has decided.

use std::fs;

use jiahe::Code;
use jiahe::vault::{KeyStore, SlotFile};
use jiahe_tests::world::{ADMIN, PASSWORD, World, member};
use serde_json::{Value, json};

const MEDIATOR: &str = "测试丙调解";

/// A village whose database of a case ago was put back over the newer one; nobody has signed in since.
fn put_back() -> World {
    let mut world = World::village();
    world.hire(MEDIATOR, &["mediator"]);
    world.open_case();
    world.ok("session.lock", json!({}));
    let database = world.path().join("jiahe.db");
    let old = fs::read(&database).unwrap();
    assert_eq!(world.sign_in(ADMIN, PASSWORD)["trail_cut"], false);
    world.open_case();
    world.ok("session.lock", json!({}));
    world.stop();
    fs::write(&database, &old).unwrap();
    // Whoever puts the note in the folder back as well has not reached the one in the key store.
    fs::remove_file(world.path().join("trail.json")).unwrap();
    world.pass(24 * 60);
    world.start();
    world
}

fn all() -> Value {
    json!({ "filter": {}, "after": null, "limit": 9 })
}

fn backups(world: &World) -> usize {
    fs::read_dir(world.path().join("backups"))
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "jhbak"))
        .count()
}

#[test]
fn nobody_works_in_an_older_database_before_the_lead_has_decided() {
    let mut world = put_back();
    let kept = backups(&world);
    let session = world.sign_in(MEDIATOR, PASSWORD);
    let older = &session["older"];
    assert_eq!((&older["deciders"], &older["mine"]), (&json!([ADMIN]), &json!(false)));
    assert!(older["noted_lines"].as_i64() > older["lines"].as_i64(), "how much is missing: {older}");
    assert!(older["noted_until"].as_str() > older["until"].as_str(), "{older}");
    let answered = ["desk.status", "session.lock", "session.sign_in", "session.change_password", "vault.strength"];
    let also = ["trail.go_on", "backups.found", "backups.inspect"];
    for command in jiahe::api::commands() {
        if !answered.contains(&command.name) && !also.contains(&command.name) {
            let code = world.refused(command.name, json!({})).code;
            assert!(matches!(code, Code::TrailCut | Code::Forbidden), "{} is answered: {code:?}", command.name);
        }
    }
    assert_eq!(world.ok("desk.status", json!({}))["session"]["older"]["mine"], false);
    let reason = json!({ "reason": "电脑送修后取回，资料以此为准" });
    assert_eq!(world.refused("trail.go_on", reason.clone()).code, Code::Forbidden);
    world.ok("session.lock", json!({}));
    assert_eq!(backups(&world), kept, "no backup of the older state pushes out a good one");

    // Locking and starting again change nothing: it still is older.
    world.restart();
    let before = older.clone();
    let session = world.sign_in(ADMIN, PASSWORD);
    assert_eq!((&session["older"]["mine"], &session["trail_cut"]), (&json!(true), &json!(true)));
    for told in ["lines", "until", "noted_lines", "noted_until"] {
        assert_eq!(session["older"][told], before[told], "the sign-ins since do not hide how much is missing");
    }
    assert_eq!(world.refused("cases.list", all()).code, Code::TrailCut);
    let short = world.faults("trail.go_on", json!({ "reason": "好" }));
    assert_eq!(short, [("reason".to_owned(), "too_short".to_owned())]);
    world.ok("trail.go_on", reason.clone());
    assert_eq!(world.ok("cases.list", all())["total"], 1);
    assert_eq!(world.refused("trail.go_on", reason).code, Code::WrongState, "there is nothing left to decide");
    let lines = world.ok("audit.list", json!({}));
    let told = lines.as_array().unwrap().iter().find(|line| line["command"] == "trail.go_on").unwrap();
    assert_eq!(told["detail"], "the older database goes on: 电脑送修后取回，资料以此为准");
    let verdict = world.ok("audit.verify", json!({}));
    assert_eq!((&verdict["cut"], &verdict["broken_at"]), (&json!(true), &json!(null)), "whole in itself, but old");
    world.open_case();
    world.ok("session.lock", json!({}));
    world.restart();
    assert_eq!(world.sign_in(MEDIATOR, PASSWORD)["older"], json!(null));
}

#[test]
fn a_backup_put_in_its_place_ends_it() {
    let mut world = put_back();
    let newest = world.ok("backups.found", json!({ "path": "" }))[0]["path"].clone();
    assert!(!world.sign_in(MEDIATOR, PASSWORD)["older"].is_null());
    let key = world.recovery_key.clone();
    let asked = json!({ "path": newest, "recovery": key, "name": "", "password": "" });
    assert_eq!(world.ok("backups.inspect", asked.clone())["cases"], 2, "it may be looked into meanwhile");
    world.ok("session.lock", json!({}));
    world.ok("backups.restore", asked);
    let session = world.sign_in(ADMIN, PASSWORD);
    assert_eq!((&session["older"], &session["trail_cut"]), (&json!(null), &json!(false)));
    assert_eq!(world.ok("cases.list", all())["total"], 2);
}

#[test]
fn without_a_lead_an_administrator_decides() {
    let mut world = World::village();
    let id = world.me();
    let deputy = world.hire("测试戊管理", &["administrator"]);
    // The only lead leaves the leading to nobody.
    world.ok("staff.save", member(Some(id), ADMIN, &["receptionist"], ""));
    world.ok("session.lock", json!({}));
    let database = world.path().join("jiahe.db");
    let old = fs::read(&database).unwrap();
    world.sign_in(ADMIN, PASSWORD);
    world.open_case();
    world.ok("session.lock", json!({}));
    world.stop();
    fs::write(&database, &old).unwrap();
    world.start();
    assert_eq!(world.sign_in(ADMIN, PASSWORD)["older"]["deciders"], json!(["测试戊管理"]));
    let session = world.sign_in("测试戊管理", PASSWORD);
    assert_eq!((&session["staff"], &session["older"]["mine"]), (&json!(deputy), &json!(true)));
    world.ok("trail.go_on", json!({ "reason": "负责人空缺，先恢复工作" }));
    assert_eq!(world.sign_in(ADMIN, PASSWORD)["older"], json!(null));
}

#[test]
fn a_whole_older_folder_is_noticed_even_from_before_the_key_changed() {
    let mut world = World::village();
    world.open_case();
    world.ok("session.lock", json!({}));
    let copy = tempfile::tempdir().unwrap();
    for name in ["jiahe.db", "keys.json", "trail.json"] {
        fs::copy(world.path().join(name), copy.path().join(name)).unwrap();
    }
    world.sign_in(ADMIN, PASSWORD);
    world.ok("keys.rotate", json!({}));
    world.ok("session.lock", json!({}));
    world.sign_in(ADMIN, PASSWORD);
    world.ok("session.lock", json!({}));
    world.stop();
    for name in ["jiahe.db", "keys.json", "trail.json"] {
        fs::copy(copy.path().join(name), world.path().join(name)).unwrap();
    }
    world.start();
    let older = world.sign_in(ADMIN, PASSWORD)["older"].clone();
    assert_eq!(
        (&older["mine"], &older["noted_lines"]),
        (&json!(true), &json!(null)),
        "the old key cannot read the note"
    );
}

#[test]
fn taking_the_note_away_or_spoiling_it_tells_as_well_where_no_key_store_holds_another() {
    for spoilt in [None, Some("0 不是它"), Some("")] {
        let mut world = World::village();
        let database = world.path().join("jiahe.db");
        world.ok("session.lock", json!({}));
        // From here on the database knows that there is a note.
        world.sign_in(ADMIN, PASSWORD);
        world.ok("session.lock", json!({}));
        let old = fs::read(&database).unwrap();
        world.sign_in(ADMIN, PASSWORD);
        world.open_case();
        world.ok("session.lock", json!({}));
        world.stop();
        fs::write(&database, &old).unwrap();
        let note = world.path().join("trail.json");
        match spoilt {
            None => fs::remove_file(&note).unwrap(),
            Some(text) => fs::write(&note, text).unwrap(),
        }
        let station = SlotFile::load(&world.path().join("keys.json")).unwrap().station();
        world.keys.note(&station, "").unwrap();
        world.start();
        let session = world.sign_in(ADMIN, PASSWORD);
        assert_eq!(session["older"]["mine"], true, "{spoilt:?}");
        assert_eq!(world.refused("cases.list", all()).code, Code::TrailCut);
        world.ok("session.lock", json!({}));
        assert_eq!(world.sign_in(ADMIN, PASSWORD)["older"]["mine"], true, "signing in again changes nothing");
        world.ok("trail.go_on", json!({ "reason": "电脑送修后取回，资料以此为准" }));
        world.ok("session.lock", json!({}));
        assert_eq!(world.sign_in(ADMIN, PASSWORD)["older"], json!(null));
    }
}

#[test]
fn changing_the_key_or_restoring_needs_no_decision() {
    let mut world = World::village();
    world.ok("session.lock", json!({}));
    world.sign_in(ADMIN, PASSWORD);
    world.open_case();
    world.ok("keys.rotate", json!({}));
    world.ok("session.lock", json!({}));
    assert_eq!(world.sign_in(ADMIN, PASSWORD)["older"], json!(null));
    world.ok("session.lock", json!({}));
    let backup = fs::read_dir(world.path().join("backups")).unwrap().flatten().map(|entry| entry.path()).max().unwrap();
    let asked = json!({ "path": backup, "recovery": world.recovery_key, "name": "", "password": "" });
    world.ok("backups.restore", asked);
    assert_eq!(world.sign_in(ADMIN, PASSWORD)["older"], json!(null));
}
