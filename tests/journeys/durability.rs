//! Files that are cut, flipped, foreign or newer; folders that cannot be written; a second program.

use std::fs;

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::{Value, json};

fn sign_in() -> Value {
    json!({ "name": ADMIN, "password": PASSWORD })
}

/// A village with one case, as it lies on the disk after a power cut.
fn killed() -> World {
    let mut world = World::village();
    world.open_case();
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(world.path()).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    world.stop();
    world.folder = copy;
    world
}

/// A village with one case, its program ended in order.
fn stopped() -> World {
    let mut world = World::village();
    world.open_case();
    world.stop();
    world
}

#[test]
fn a_damaged_file_is_told_from_a_wrong_one_and_neither_is_touched() {
    type Harm = fn(Vec<u8>) -> Vec<u8>;
    let harms: [(&str, Harm, Code); 5] = [
        (
            "cut short",
            |mut file| {
                file.truncate(file.len() - 4096 - 100);
                file
            },
            Code::Damaged,
        ),
        (
            "a flipped byte in the middle",
            |mut file| {
                let at = file.len() / 2;
                file[at] ^= 1;
                file
            },
            Code::Damaged,
        ),
        (
            "a flipped byte in the first page",
            |mut file| {
                file[100] ^= 1;
                file
            },
            Code::Damaged,
        ),
        ("empty", |_| Vec::new(), Code::Damaged),
        ("no database", |_| b"This is a letter, not a database. ".repeat(200), Code::WrongKey),
    ];
    for (harm, change, code) in harms {
        // Beside the file may lie the log of a program that was killed. What the log holds whole is not lost, since
        // a power cut while it is folded in tears the same pages; but it must not be folded into damage.
        for logged in [false, true] {
            let mut world = if logged { killed() } else { stopped() };
            let path = world.path().join("jiahe.db");
            let harmed = change(fs::read(&path).unwrap());
            fs::write(&path, &harmed).unwrap();
            world.start();
            match world.call("session.sign_in", sign_in()) {
                Err(fault) => {
                    assert_eq!(fault.code, code, "{harm}");
                    assert_eq!(fs::read(&path).unwrap(), harmed, "{harm}: the file is left as it is");
                }
                Ok(_) => {
                    assert!(logged, "{harm}: only a log can make a file whole");
                    let page = world.ok("cases.list", json!({ "filter": {}, "after": null, "limit": 50 }));
                    assert_eq!(page["total"], 1, "{harm}");
                }
            }
        }
    }
}

#[test]
fn a_missing_half_is_told_before_anyone_signs_in() {
    let mut world = stopped();
    fs::rename(world.path().join("jiahe.db"), world.path().join("elsewhere")).unwrap();
    world.start();
    let status = world.ok("desk.status", json!({}));
    assert_eq!((&status["state"], &status["trouble"]["code"]), (&json!("trouble"), &json!("damaged")));
    fs::rename(world.path().join("elsewhere"), world.path().join("jiahe.db")).unwrap();
    fs::rename(world.path().join("keys.json"), world.path().join("elsewhere")).unwrap();
    assert_eq!(world.ok("desk.status", json!({}))["trouble"]["code"], "slots_damaged");
    let over = json!({
        "station": { "name": "别站", "tier": "town", "place": "330921100", "parent_name": "" },
        "admin": { "name": "别人", "password": PASSWORD, "roles": [] }, "without_key_store": false,
    });
    assert_eq!(
        world.refused("station.set_up", over).code,
        Code::AlreadySetUp,
        "nothing re-creates a database by itself"
    );
}

#[test]
fn a_database_of_a_newer_version_is_refused_and_kept() {
    let mut world = World::village();
    world.database().execute_batch("PRAGMA user_version = 99").unwrap();
    world.restart();
    assert_eq!(world.refused("session.sign_in", sign_in()).code, Code::NewerVersion);
    world.stop();
    assert!(world.path().join("jiahe.db").metadata().unwrap().len() > 4096);
}

#[test]
fn a_second_program_is_told_that_the_station_is_in_use() {
    let world = World::village();
    let mut second = world.another();
    let mut chance = jiahe::kernel::Chance::seeded(2);
    let status = second.call(None, "desk.status", json!({}), world.clock, &mut chance).unwrap();
    assert_eq!(status.value["trouble"]["code"], "in_use");
    let fault = second.call(None, "session.sign_in", sign_in(), world.clock, &mut chance).unwrap_err();
    assert_eq!(fault.code, Code::InUse);
}

#[test]
fn a_clock_set_back_by_a_day_is_told_and_nothing_breaks() {
    let mut world = World::village();
    world.open_case();
    world.restart();
    world.pass(-24 * 60);
    let session = world.sign_in(ADMIN, PASSWORD);
    assert!(session["clock_behind_seconds"].as_i64().unwrap() > 80_000, "{session}");
    let mut intake = world.intake();
    intake["parties"][0]["person"]["id_number"] = json!("");
    intake["reported_at"] = json!("2026-11-22T08:00:00");
    let code = world.ok("cases.open", intake)["code"].clone();
    assert!(code.as_str().unwrap().ends_with("00002"), "the number goes on: {code}");
}

#[test]
fn what_was_acknowledged_is_there_after_a_power_cut_and_what_was_not_is_not() {
    let mut world = World::village();
    let (_, code) = world.open_case();
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(world.path()).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    world.stop();
    world.folder = copy;
    world.start();
    world.sign_in(ADMIN, PASSWORD);
    let page = world.ok("cases.list", json!({ "filter": {}, "after": null, "limit": 50 }));
    assert_eq!(page["rows"][0]["code"], json!(code));
}

#[test]
fn a_failed_write_leaves_nothing_and_announces_nothing() {
    let mut world = World::village();
    let mut intake = world.intake();
    intake["parties"][1]["person"]["existing"] = json!(12345);
    world.changed.clear();
    world.refused("cases.open", intake);
    assert!(world.changed.is_empty());
    let (_, code) = world.open_case();
    assert!(code.ends_with("00001"), "the number of the refused one was not used up: {code}");
}

#[test]
fn nothing_of_a_case_can_be_read_in_the_files() {
    let world = stopped();
    let secrets = ["虚构甲花", "13800000001", "房屋出资", "虚构路", ADMIN, "岙头村", PASSWORD];
    for entry in fs::read_dir(world.path()).unwrap() {
        let entry = entry.unwrap();
        let bytes = fs::read(entry.path()).unwrap();
        for secret in secrets {
            let utf16: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for needle in [secret.as_bytes(), &utf16] {
                assert!(
                    !bytes.windows(needle.len()).any(|window| window == needle),
                    "{secret} stands in {:?}",
                    entry.file_name()
                );
            }
        }
    }
}
