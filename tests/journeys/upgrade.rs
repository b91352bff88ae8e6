//! Data folders of every version that was ever given out, kept under `tests/fixtures`: each later version
//! must open them, with everything in them. `JIAHE_FIXTURE=0.2.0` writes one more, of this version.

use std::fs;
use std::path::{Path, PathBuf};

use jiahe::vault::MemoryKeyStore;
use jiahe_tests::world::{ADMIN, PASSWORD, World, root};
use serde_json::json;

const PSYCHOLOGIST: &str = "测试庚咨询师";
const NOTE: &str = "来访者希望先把孩子的事安排好。";

fn fixtures() -> PathBuf {
    root().join("tests/fixtures")
}

/// A village after a day's work: a case, an hour with its sealed note, a draft, a backup.
fn written(to: &Path) {
    let mut world = World::village();
    let psychologist = world.hire(PSYCHOLOGIST, &["psychologist"]);
    let (case, _) = world.open_case();
    let person = world.ok("cases.get", json!({ "id": case }))["parties"][0]["person"]["id"].clone();
    let hour = world.ok(
        "appointments.book",
        json!({
            "case": case, "person": person, "client": "", "client_phone": "", "service": "psychological_counselling",
            "practitioner": psychologist, "room": null, "mode": "phone", "start": "2026-11-24T09:00:00", "minutes": 50,
            "outside_plan": true,
        }),
    );
    world.ok("drafts.save", json!({ "id": null, "kind": "intake", "title": "未完", "body": "{}" }));
    world.sign_in(PSYCHOLOGIST, PASSWORD);
    let note = json!({ "problem": NOTE, "intervention": "", "feedback": "" });
    world.ok("appointments.save_note", json!({ "id": hour, "note": note }));
    world.ok("session.lock", json!({}));
    world.stop();
    fs::create_dir_all(to).unwrap();
    for name in ["jiahe.db", "keys.json"] {
        fs::copy(world.path().join(name), to.join(name)).unwrap();
    }
    let backup = fs::read_dir(world.path().join("backups")).unwrap().flatten().next().unwrap();
    fs::copy(backup.path(), to.join("backup.jhbak")).unwrap();
    fs::write(to.join("recovery-key.txt"), &world.recovery_key).unwrap();
}

/// What must be found in it.
fn judged(world: &mut World, version: &str) {
    let key = world.recovery_key.clone();
    for name in [ADMIN, PSYCHOLOGIST] {
        world.ok("recovery.reset_password", json!({ "key": key, "name": name, "password": PASSWORD }));
    }
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(world.ok("drafts.list", json!({})).as_array().unwrap().len(), 1, "{version}");
    let found = world.ok("cases.list", json!({ "filter": { "text": "甲花" }, "after": null, "limit": 9 }));
    assert_eq!(found["rows"].as_array().unwrap().len(), 1, "{version}: found by two characters");
    assert_eq!(world.ok("audit.verify", json!({}))["broken_at"], json!(null), "{version}");
    world.sign_in(PSYCHOLOGIST, PASSWORD);
    world.unlock();
    let hours =
        world.ok("appointments.range", json!({ "from": "2026-11-24", "to": "2026-11-24", "practitioner": null }));
    let read = world.ok("appointments.read_note", json!({ "id": hours[0]["id"] }));
    assert_eq!(read["note"]["problem"], NOTE, "{version}: the sealed note, by the paper");
    world.sign_in(ADMIN, PASSWORD);
    world.open_case();
}

#[test]
fn every_version_that_was_given_out_still_opens_and_restores() {
    if let Some(version) = std::env::var_os("JIAHE_FIXTURE") {
        written(&fixtures().join(version));
    }
    let mut seen = 0;
    for folder in fs::read_dir(fixtures()).unwrap().flatten().map(|entry| entry.path()).filter(|path| path.is_dir()) {
        let version = folder.file_name().unwrap().to_string_lossy().into_owned();
        let mut world = World::empty();
        world.stop();
        world.keys = MemoryKeyStore::default();
        for name in ["jiahe.db", "keys.json"] {
            fs::copy(folder.join(name), world.path().join(name)).unwrap();
        }
        world.recovery_key = fs::read_to_string(folder.join("recovery-key.txt")).unwrap();
        world.start();
        judged(&mut world, &version);

        let mut bare = World::empty();
        bare.recovery_key = world.recovery_key.clone();
        let asked =
            json!({ "path": folder.join("backup.jhbak"), "recovery": bare.recovery_key, "name": "", "password": "" });
        bare.ok("backups.restore", asked);
        judged(&mut bare, &version);
        seen += 1;
    }
    assert!(seen > 0, "there is a fixture");
}
