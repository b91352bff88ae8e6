//! Hostile bodies at the front door and hostile files beside the database. Nothing may panic, nothing may
//! be an internal error, and no file may open that was touched. The seeds lie beside this file: what the
//! journeys send (`JIAHE_CORPUS=DIR cargo test --test journeys`), one file per command. `JIAHE_FUZZ=N` runs
//! N cases of each, `JIAHE_FUZZ_SECONDS=N` as many as go into N seconds (the long chaos run: a minute of each);
//! a few run always.

mod body;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use jiahe::Code;
use jiahe::kernel::Chance;
use jiahe::vault::{RecoveryKey, SlotFile};
use jiahe_tests::stations::{self, id, import, meet, send};
use jiahe_tests::world::{ADMIN, PASSWORD, World, root};
use serde_json::{Value, json};

fn cases(few: u64) -> impl Iterator<Item = u64> {
    let set = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let until = set("JIAHE_FUZZ_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let most = set("JIAHE_FUZZ").unwrap_or(few);
    (0..).take_while(move |number| {
        let goes_on = until.map_or(*number < most, |until| Instant::now() < until);
        if !goes_on {
            println!("{} {number} cases", std::thread::current().name().unwrap_or_default());
        }
        goes_on
    })
}

fn corpus() -> BTreeMap<String, Vec<Value>> {
    let path = root().join("tests/fuzz/front-door.json");
    serde_json::from_slice(&fs::read(&path).expect("the seeds")).expect("a map of command to bodies")
}

/// Commands that end what the others need are tried on a world of their own.
const ENDS: &[&str] = &["session.lock", "backups.restore", "session.change_password", "recovery.reset_password"];

#[test]
fn every_command_answers_every_body() {
    let corpus = corpus();
    let mut chance = Chance::seeded(7);
    let mut world = busy();
    let nothing = vec![json!({})];
    for number in cases(12) {
        for command in jiahe::api::commands() {
            let seeds = corpus.get(command.name).unwrap_or(&nothing);
            let seed = &seeds[chance.below(seeds.len())];
            let body = body::mutated(seed, &mut chance);
            let before = body.to_string();
            match world.call(command.name, body) {
                Ok(_) => {}
                Err(fault) => assert!(fault.code != Code::Internal, "{} {number}: {fault} at {before}", command.name),
            }
            if world.session.is_none() || ENDS.contains(&command.name) {
                world = busy();
            }
        }
    }
    assert_eq!(world.ok("audit.verify", json!({}))["broken_at"], json!(null), "and the trail is whole");
}

/// A station with a little of everything, so that mutated ids sometimes meet something.
fn busy() -> World {
    let mut world = World::village();
    world.hire("测试丙调解", &["mediator"]);
    world.open_case();
    world.unlock();
    world
}

#[test]
fn every_text_in_every_search_field_is_a_text() {
    let mut world = busy();
    let before = world.ok("cases.list", all());
    for hostile in body::TEXTS {
        for (command, body) in [
            ("cases.list", json!({ "filter": { "text": hostile }, "after": null, "limit": 50 })),
            ("cases.break_glass", json!({ "text": hostile, "reason": "测试输入的安全" })),
            (
                "people.match",
                json!({ "people": [{ "name": hostile, "id_number": hostile, "phone": hostile, "birth": null, "living_address": hostile }] }),
            ),
            ("backups.found", json!({ "path": hostile })),
            ("places.list", json!({ "parent": hostile })),
            ("exchange.found", json!({ "path": hostile })),
            ("people.check_identity", json!({ "number": hostile })),
        ] {
            if let Err(fault) = world.call(command, body) {
                assert!(matches!(fault.code, Code::Invalid | Code::NotFound), "{command} {hostile:?}: {fault}");
            }
        }
    }
    assert_eq!(world.ok("cases.list", all()), before, "and nothing was done by any of them");
}

fn all() -> Value {
    json!({ "filter": {}, "after": null, "limit": 50 })
}

/// A byte changed, cut, doubled or inserted.
fn harmed(whole: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut hurt = whole.to_vec();
    let at = chance.below(hurt.len());
    match chance.below(5) {
        0 => hurt[at] ^= 1 << chance.below(8),
        1 => hurt.truncate(at),
        2 => hurt.insert(at, chance.bytes::<1>()[0]),
        3 => {
            let end = (at + chance.below(64)).min(hurt.len());
            let again = hurt[at..end].to_vec();
            hurt.splice(at..at, again);
        }
        _ => hurt[at] = chance.bytes::<1>()[0],
    }
    hurt
}

#[test]
fn a_slot_file_that_was_touched_opens_for_nobody() {
    let mut world = busy();
    world.ok("session.lock", json!({}));
    let path = world.path().join("keys.json");
    let whole = fs::read(&path).unwrap();
    let paper = RecoveryKey::parse(&world.recovery_key).unwrap();
    let mut chance = Chance::seeded(11);
    for _ in cases(300) {
        let hurt = harmed(&whole, &mut chance);
        fs::write(&path, &hurt).unwrap();
        let Ok(file) = SlotFile::load(&path) else { continue };
        // JSON has more than one spelling of the same: what still reads as the same file is the same file.
        fs::write(&path, &whole).unwrap();
        if file == SlotFile::load(&path).unwrap() {
            continue;
        }
        assert!(file.unlock(ADMIN, PASSWORD, None).is_err(), "{}", String::from_utf8_lossy(&hurt));
        let _the_paper_may_still_open_it = file.unlock_with_recovery(&paper);
    }
}

#[test]
fn a_backup_that_was_touched_is_refused_and_changes_nothing() {
    let mut world = busy();
    world.ok("session.lock", json!({}));
    let folder = world.path().join("backups");
    let backup: PathBuf = fs::read_dir(&folder).unwrap().flatten().map(|entry| entry.path()).next().unwrap();
    let whole = fs::read(&backup).unwrap();
    let hurt_at = world.path().join("hurt.jhbak");
    let mut chance = Chance::seeded(13);
    let asked = json!({ "path": hurt_at, "recovery": world.recovery_key, "name": "", "password": "" });
    for _ in cases(40) {
        let hurt = harmed(&whole, &mut chance);
        if hurt == whole {
            continue;
        }
        fs::write(&hurt_at, &hurt).unwrap();
        let fault = world.refused("backups.restore", asked.clone());
        assert!(matches!(fault.code, Code::BackupDamaged | Code::BackupOtherKey | Code::WrongRecoveryKey), "{fault}");
    }
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(world.ok("cases.list", all())["total"], 1);
}

#[test]
fn a_parcel_that_was_touched_is_refused_and_changes_nothing() {
    let (mut town, mut village) = (stations::town(), stations::village());
    meet(&mut town, &mut village);
    let (stick, there) = (stations::stick(), id(&mut village));
    let (case, _) = town.open_case();
    let offer = json!({
        "case": case, "kind": "assign", "to_station": there, "to_unit": null, "coordinator": "", "reason": "就近办理",
        "answer_by": "2026-11-30", "deadline": null,
    });
    let _the_town_mediates_first = town.call("movements.send", offer);
    let whole = fs::read(send(&mut town, there, stick.path())).unwrap();
    let at = stick.path().join("hurt.jhp");
    let before = stations::digest(&mut village);
    let mut chance = Chance::seeded(17);
    for _ in cases(150) {
        let hurt = harmed(&whole, &mut chance);
        if hurt == whole {
            continue;
        }
        fs::write(&at, &hurt).unwrap();
        let fault = import(&mut village, &at).unwrap_err();
        assert!(matches!(fault.code, Code::ParcelDamaged | Code::ParcelNotForUs), "{fault}");
    }
    assert!(stations::digest(&mut village) == before);
}

#[test]
fn a_card_that_was_touched_is_refused() {
    let (mut town, mut village) = (stations::town(), stations::village());
    let stick = stations::stick();
    let card = village.ok("exchange.card", json!({}))["text"].as_str().unwrap().to_owned();
    let at = stick.path().join("hurt.jhcard");
    let whole = town.ok("exchange.look_at_card", json!({ "path": "", "text": card }));
    let mut chance = Chance::seeded(19);
    for _ in cases(300) {
        fs::write(&at, harmed(card.as_bytes(), &mut chance)).unwrap();
        match town.call("exchange.look_at_card", json!({ "path": at, "text": "" })) {
            // JSON has more than one spelling of the same.
            Ok(told) => assert_eq!(told, whole),
            Err(fault) => assert!(matches!(fault.code, Code::CardDamaged | Code::ParcelNewer), "{fault}"),
        }
    }
}
