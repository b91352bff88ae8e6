//! Own keys, compartments, the station key's change, slot files put back, the paper on a bare PC.

use std::fs;

use jiahe::Code;
use jiahe::vault::MemoryKeyStore;
use jiahe_tests::world::{ADMIN, FIRST_PASSWORD, PASSWORD, World, member};
use serde_json::{Value, json};

const PSYCHOLOGIST: &str = "测试庚咨询师";
const OTHER: &str = "测试辛咨询师";

fn all() -> Value {
    json!({ "filter": {}, "after": null, "limit": 50 })
}

/// A village with a psychologist, and one of her hours tomorrow at nine.
fn with_hour() -> (World, i64, i64) {
    let mut world = World::village();
    let psychologist = world.hire(PSYCHOLOGIST, &["psychologist"]);
    let (case, _) = world.open_case();
    let file = world.ok("cases.get", json!({ "id": case }));
    let booking = json!({
        "case": case, "person": file["parties"][0]["person"]["id"], "client": "", "client_phone": "",
        "service": "psychological_counselling", "practitioner": psychologist, "room": null, "mode": "phone",
        "start": "2026-11-24T09:00:00", "minutes": 50, "outside_plan": true,
    });
    let hour = world.ok("appointments.book", booking).as_i64().unwrap_or_default();
    (world, psychologist, hour)
}

fn note(hour: i64, text: &str) -> Value {
    json!({ "id": hour, "note": { "problem": text, "intervention": "", "feedback": "" } })
}

#[test]
fn somebody_new_can_do_nothing_but_set_an_own_password() {
    let mut world = World::village();
    world.invite("测试丙调解", &["mediator"]);
    let session = world.sign_in("测试丙调解", FIRST_PASSWORD);
    assert_eq!(session["password_due"], true);
    for (command, body) in [("cases.list", all()), ("desk.today", json!({})), ("staff.list", json!({}))] {
        assert_eq!(world.refused(command, body).code, Code::PasswordDue, "{command}");
    }
    let same = json!({ "old": FIRST_PASSWORD, "new": FIRST_PASSWORD });
    assert_eq!(world.faults("session.change_password", same), [("new".to_owned(), "same_password".to_owned())]);
    world.ok("session.change_password", json!({ "old": FIRST_PASSWORD, "new": PASSWORD }));
    world.ok("cases.list", all());
    assert_eq!(world.sign_in("测试丙调解", PASSWORD)["password_due"], false);
}

#[test]
fn who_is_suspended_stays_outside_until_let_in_again() {
    let mut world = World::village();
    let id = world.hire("测试丙调解", &["mediator"]);
    let mut entry = member(Some(id), "测试丙调解", &["mediator"], "");
    entry["suspended"] = json!(true);
    world.ok("staff.save", entry.clone());
    let theirs = json!({ "name": "测试丙调解", "password": PASSWORD });
    assert_eq!(world.refused("session.sign_in", theirs.clone()).code, Code::Suspended);
    world.refused("session.sign_in", theirs.clone());
    world.sign_in(ADMIN, PASSWORD);
    let lines = world.ok("audit.list", json!({ "staff": id }));
    let tried = lines.as_array().unwrap().iter().filter(|line| line["detail"] == "refused: suspended").count();
    assert_eq!(tried, 1, "that they tried is on the trail, once a minute: {lines}");
    entry["suspended"] = json!(false);
    world.ok("staff.save", entry);
    let lines = world.ok("audit.list", json!({ "noun": "staff" }));
    assert_eq!((&lines[0]["detail"], &lines[0]["subject"]), (&json!("resumed"), &json!("测试丙调解")));
    world.ok("session.sign_in", theirs);
    world.sign_in(ADMIN, PASSWORD);
    let me = world.me();
    let mut last = member(Some(me), ADMIN, &["administrator", "lead"], "");
    last["suspended"] = json!(true);
    assert_eq!(world.refused("staff.save", last).code, Code::WrongState, "the last administrator stays");
}

#[test]
fn who_leaves_loses_the_key_even_with_a_copy_of_every_file() {
    let mut world = World::village();
    let id = world.hire("测试丙调解", &["mediator"]);
    world.open_case();
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(world.path()).unwrap().flatten().filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    let mut entry = member(Some(id), "测试丙调解", &["mediator"], "");
    entry["active"] = json!(false);
    world.ok("staff.save", entry);
    assert!(world.path().join("jiahe-2.db").exists(), "the station key has changed");
    assert_eq!(world.ok("cases.list", all())["total"], 1);
    world.open_case();
    world.ok("session.lock", json!({}));

    // The old slot file put back: it names the old generation, whose database is older than it should be.
    let new = fs::read(world.path().join("keys.json")).unwrap();
    fs::copy(copy.path().join("keys.json"), world.path().join("keys.json")).unwrap();
    world.restart();
    let theirs = json!({ "name": "测试丙调解", "password": PASSWORD });
    assert_eq!(world.refused("session.sign_in", theirs.clone()).code, Code::SlotsOld);
    fs::write(world.path().join("keys.json"), new).unwrap();
    world.restart();
    assert_eq!(world.refused("session.sign_in", theirs.clone()).code, Code::WrongPassword);
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(world.ok("cases.list", all())["total"], 2);
    // Once somebody has signed in the old pair is gone, and an old slot file leads nowhere.
    fs::copy(copy.path().join("keys.json"), world.path().join("keys.json")).unwrap();
    world.restart();
    assert_eq!(world.ok("desk.status", json!({}))["trouble"]["code"], "damaged");
    assert_eq!(world.refused("session.sign_in", theirs).code, Code::Damaged);
}

#[test]
fn changing_the_station_key_keeps_everything_and_removes_the_old_pair_after_the_next_sign_in() {
    let (mut world, _, hour) = with_hour();
    world.sign_in(PSYCHOLOGIST, PASSWORD);
    world.ok("appointments.save_note", note(hour, "夜里睡不着"));
    world.sign_in(ADMIN, PASSWORD);
    let before = world.ok("cases.list", all());
    world.ok("keys.rotate", json!({}));
    assert_eq!(world.ok("cases.list", all()), before);
    assert!(world.path().join("jiahe.db").exists(), "the old pair is kept");
    world.restart();
    world.sign_in(PSYCHOLOGIST, PASSWORD);
    assert!(!world.path().join("jiahe.db").exists(), "and has done its duty");
    world.unlock();
    assert_eq!(world.ok("appointments.read_note", json!({ "id": hour }))["note"]["problem"], "夜里睡不着");
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(world.ok("audit.verify", json!({}))["broken_at"], json!(null));
}

#[test]
fn a_note_is_ciphertext_to_the_database_key_and_passes_on_only_by_its_author() {
    let (mut world, _, hour) = with_hour();
    let other = world.hire(OTHER, &["psychologist"]);
    world.sign_in(PSYCHOLOGIST, PASSWORD);
    world.ok("appointments.save_note", note(hour, "夜里睡不着"));
    let draft = json!({ "id": null, "kind": "counselling_note", "title": "记录", "body": "{\"还没写完的话\":1}" });
    let draft = world.ok("drafts.save", draft);
    // Whoever holds the database key sees everything but this.
    let dump: String = world
        .database()
        .prepare("SELECT body FROM compartments UNION ALL SELECT letter FROM compartment_letters UNION ALL SELECT body FROM drafts")
        .unwrap()
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(!dump.contains("睡不着") && !dump.contains("还没写完") && dump.len() > 200);

    assert_eq!(world.refused("drafts.get", json!({ "id": draft })).code, Code::CompartmentsShut);
    assert_eq!(world.refused("compartments.unlock", json!({ "password": "不是这个密码" })).code, Code::WrongPassword);
    world.unlock();
    assert_eq!(world.ok("drafts.get", json!({ "id": draft }))["body"], "{\"还没写完的话\":1}");
    world.ok("drafts.discard", json!({ "id": draft }));
    world.pass(11);
    assert_eq!(
        world.refused("appointments.read_note", json!({ "id": hour })).code,
        Code::CompartmentsShut,
        "ten minutes"
    );
    world.unlock();
    world.ok("compartments.close", json!({}));
    assert_eq!(world.refused("appointments.read_note", json!({ "id": hour })).code, Code::CompartmentsShut);
    world.unlock();
    world.ok("appointments.share_note", json!({ "id": hour, "readers": [other] }));

    world.sign_in(OTHER, PASSWORD);
    world.unlock();
    let read = world.ok("appointments.read_note", json!({ "id": hour }));
    assert_eq!(read["note"]["problem"], "夜里睡不着");
    assert_eq!(read["readers"].as_array().unwrap().len(), 2);
    assert_eq!(world.refused("appointments.share_note", json!({ "id": hour, "readers": [] })).code, Code::Forbidden);
    assert_eq!(world.refused("appointments.save_note", note(hour, "改写")).code, Code::Forbidden);

    world.sign_in(PSYCHOLOGIST, PASSWORD);
    world.unlock();
    world.ok("appointments.share_note", json!({ "id": hour, "readers": [] }));
    world.sign_in(OTHER, PASSWORD);
    world.unlock();
    assert_eq!(world.refused("appointments.read_note", json!({ "id": hour })).code, Code::Forbidden);
}

#[test]
fn whoever_sets_a_password_does_not_read_the_notes_and_the_paper_brings_them_back() {
    let (mut world, psychologist, hour) = with_hour();
    world.sign_in(PSYCHOLOGIST, PASSWORD);
    world.ok("appointments.save_note", note(hour, "夜里睡不着"));
    world.sign_in(ADMIN, PASSWORD);
    world.ok("staff.save", member(Some(psychologist), PSYCHOLOGIST, &["psychologist"], FIRST_PASSWORD));
    world.sign_in(PSYCHOLOGIST, FIRST_PASSWORD);
    world.ok("session.change_password", json!({ "old": FIRST_PASSWORD, "new": PASSWORD }));
    world.unlock();
    assert_eq!(world.refused("appointments.read_note", json!({ "id": hour })).code, Code::CompartmentLost);
    world.ok("session.lock", json!({}));
    let key = world.recovery_key.clone();
    world.ok("recovery.reset_password", json!({ "key": key, "name": PSYCHOLOGIST, "password": PASSWORD }));
    world.sign_in(PSYCHOLOGIST, PASSWORD);
    world.unlock();
    assert_eq!(world.ok("appointments.read_note", json!({ "id": hour }))["note"]["problem"], "夜里睡不着");
}

#[test]
fn an_older_slot_file_put_back_is_told_by_its_age() {
    let mut world = World::village();
    let old = fs::read(world.path().join("keys.json")).unwrap();
    world.ok("session.change_password", json!({ "old": PASSWORD, "new": "天涯共此时-8472" }));
    world.ok("session.lock", json!({}));
    fs::write(world.path().join("keys.json"), &old).unwrap();
    world.restart();
    let before = json!({ "name": ADMIN, "password": PASSWORD });
    assert_eq!(world.refused("session.sign_in", before.clone()).code, Code::SlotsOld, "the old password is not back");
    // The paper overrules it, and from then on the file is the newer one.
    let key = world.recovery_key.clone();
    world.ok("recovery.reset_password", json!({ "key": key, "name": ADMIN, "password": "海内存知己-1188" }));
    world.sign_in(ADMIN, "海内存知己-1188");
}

#[test]
fn two_users_slots_cannot_change_places_and_are_told_from_a_wrong_password() {
    let theirs = json!({ "name": "测试丙调解", "password": PASSWORD });
    for what in ["user", "tag"] {
        let mut world = World::village();
        let mediator = world.hire("测试丙调解", &["mediator"]);
        world.ok("session.lock", json!({}));
        let path = world.path().join("keys.json");
        let whole = fs::read(&path).unwrap();
        let mut file: Value = serde_json::from_slice(&whole).unwrap();
        let users = file["body"]["users"].as_array_mut().unwrap();
        let (first, second) = (users[0][what].clone(), users[1][what].clone());
        (users[0][what], users[1][what]) = (second, first);
        fs::write(&path, file.to_string()).unwrap();
        world.restart();
        for _ in 0..2 {
            let fault = world.refused("session.sign_in", theirs.clone());
            assert_eq!((fault.code, fault.wait_seconds), (Code::SlotsDamaged, None), "{what}: not the person's fault");
        }
        // Without this PC's mark only a password that fits the slot can tell (here both have the same one);
        // nobody becomes somebody else all the same.
        file.as_object_mut().unwrap().remove("here");
        fs::write(&path, file.to_string()).unwrap();
        let (code, altered, failed) = match what {
            "tag" => (Code::SlotsDamaged, 3, 0),
            _ => (Code::WrongPassword, 2, 1),
        };
        assert_eq!(world.refused("session.sign_in", theirs.clone()).code, code, "{what}");
        // Put right, the trail hears of it.
        fs::write(&path, &whole).unwrap();
        world.sign_in(ADMIN, PASSWORD);
        let lines = world.ok("audit.list", json!({ "noun": "staff" })).to_string();
        assert!(lines.contains(&format!("slot file found altered: {altered}")), "{lines}");
        assert_eq!(lines.matches("failed sign-ins: 1").count(), failed, "{lines}");
        assert_eq!(world.sign_in("测试丙调解", PASSWORD)["staff"], mediator);
    }
}

#[test]
fn this_pcs_mark_follows_every_change_of_the_slots() {
    let mut world = World::village();
    let marked = |world: &World| {
        let file: Value = serde_json::from_slice(&fs::read(world.path().join("keys.json")).unwrap()).unwrap();
        file["here"].as_str().map(str::to_owned)
    };
    let mut marks = vec![marked(&world)];
    let mediator = world.hire("测试丙调解", &["mediator"]);
    marks.push(marked(&world));
    world.ok("keys.rotate", json!({}));
    marks.push(marked(&world));
    world.ok("recovery.renew", json!({ "password": PASSWORD }));
    marks.push(marked(&world));
    let mut left = member(Some(mediator), "测试丙调解", &["mediator"], "");
    left["active"] = json!(false);
    world.ok("staff.save", left);
    marks.push(marked(&world));
    assert!(marks.iter().all(Option::is_some));
    marks.dedup();
    assert_eq!(marks.len(), 5, "each change has its own");
    // A file of an earlier version, or one that another PC wrote, is marked at the next sign-in.
    world.ok("session.lock", json!({}));
    let path = world.path().join("keys.json");
    let mut file: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    file.as_object_mut().unwrap().remove("here");
    fs::write(&path, file.to_string()).unwrap();
    world.restart();
    world.sign_in(ADMIN, PASSWORD);
    assert!(marked(&world).is_some());
    world.restart();
    world.sign_in(ADMIN, PASSWORD);
}

#[test]
fn an_emptied_key_store_leaves_the_paper_and_a_bare_pc_without_one_says_so() {
    let mut world = World::village();
    world.open_case();
    world.ok("session.lock", json!({}));
    world.stop();
    world.keys = MemoryKeyStore::default();
    world.start();
    let right = json!({ "name": ADMIN, "password": PASSWORD });
    world.refused("session.sign_in", right);
    let key = world.recovery_key.clone();
    world.ok("recovery.reset_password", json!({ "key": key, "name": ADMIN, "password": "海内存知己-1188" }));
    let session = world.sign_in(ADMIN, "海内存知己-1188");
    assert_eq!(session["key_store"], true, "this PC has a secret of its own again");
    assert_eq!(world.ok("cases.list", all())["total"], 1);
}
