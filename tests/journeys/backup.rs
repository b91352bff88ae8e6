//! Backups: made after work, tried, thinned out; restored here, on a bare PC, after a power cut.

use std::fs;
use std::path::PathBuf;

use jiahe::Code;
use jiahe::kernel::Chance;
use jiahe::vault::{MemoryKeyStore, RecoveryKey};
use jiahe_tests::world::{ADMIN, PASSWORD, World, member};
use serde_json::{Value, json};

fn all() -> Value {
    json!({ "filter": {}, "after": null, "limit": 50 })
}

fn backups(world: &World) -> Vec<PathBuf> {
    let folder = fs::read_dir(world.path().join("backups"));
    let mut found: Vec<PathBuf> = folder.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "jhbak"));
    found.sort();
    found
}

fn by_paper(world: &World, path: &std::path::Path) -> Value {
    json!({ "path": path, "recovery": world.recovery_key, "name": "", "password": "" })
}

#[test]
fn a_days_work_is_backed_up_on_locking_and_an_idle_day_is_not() {
    let mut world = World::village();
    world.open_case();
    world.ok("session.lock", json!({}));
    assert_eq!(backups(&world).len(), 1);
    world.pass(60);
    world.sign_in(ADMIN, PASSWORD);
    world.ok("cases.list", all());
    world.ok("session.lock", json!({}));
    assert_eq!(backups(&world).len(), 1, "nothing happened, nothing to keep");
    world.sign_in(ADMIN, PASSWORD);
    let state = world.ok("backups.state", json!({}));
    assert_eq!(state["files"].as_array().unwrap().len(), 1);
    assert_eq!(state["overdue_days"], 0);
    world.pass(4 * 24 * 60);
    assert_eq!(world.ok("backups.state", json!({}))["overdue_days"], 4);
    assert_eq!(world.sign_in(ADMIN, PASSWORD)["backup_overdue_days"], 4, "said at sign-in");
    assert_eq!(world.ok("backups.make", json!({}))["overdue_days"], 0);
    assert_eq!(world.ok("backups.found", json!({ "path": "" })).as_array().unwrap().len(), 2);
    let bytes = fs::read(&backups(&world)[0]).unwrap();
    for plain in ["虚构甲花".as_bytes(), b"13800000001", b"SQLite", b"jiahe-slots"] {
        assert!(!bytes.windows(plain.len()).any(|at| at == plain), "nothing readable in the file");
    }
}

#[test]
fn a_stick_gets_a_copy_of_every_backup_and_may_be_missing() {
    let mut world = World::village();
    let stick = tempfile::tempdir().unwrap();
    let nowhere = json!({ "path": stick.path().join("nowhere") });
    assert_eq!(world.faults("backups.set_folder", nowhere), [("path".to_owned(), "no_folder".to_owned())]);
    assert_eq!(world.faults("backups.set_folder", json!({ "path": "relative" }))[0].1, "no_folder");
    world.ok("backups.set_folder", json!({ "path": stick.path() }));
    world.ok("backups.make", json!({}));
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 1, "and no trial file is left");
    drop(stick);
    world.pass(1);
    let state = world.ok("backups.make", json!({}));
    assert_eq!(state["second_there"], false);
    assert_eq!(state["files"].as_array().unwrap().len(), 2);
}

#[test]
fn a_bare_pc_comes_back_with_the_paper_alone() {
    let mut world = World::village();
    world.open_case();
    world.ok("session.lock", json!({}));
    let backup = backups(&world).remove(0);
    let mut bare = World::empty();
    bare.keys = MemoryKeyStore::default();
    bare.restart();
    bare.recovery_key = world.recovery_key.clone();
    let told = bare.ok("backups.inspect", by_paper(&bare, &backup));
    assert_eq!((&told["station"], &told["cases"]), (&json!("岙头村家事服务点"), &json!(1)));
    assert_eq!((&told["replaces"], &told["needs_recovery"]), (&json!(false), &json!(true)));
    assert_eq!(bare.ok("desk.status", json!({}))["state"], "empty", "looking changes nothing");
    bare.ok("backups.restore", by_paper(&bare, &backup));
    assert_eq!(bare.ok("desk.status", json!({}))["state"], "locked");
    let key = bare.recovery_key.clone();
    bare.ok("recovery.reset_password", json!({ "key": key, "name": ADMIN, "password": "海内存知己-1188" }));
    let session = bare.sign_in(ADMIN, "海内存知己-1188");
    assert_eq!((&session["trail_cut"], &session["key_store"]), (&json!(false), &json!(true)));
    assert_eq!(bare.ok("cases.list", all())["total"], 1);
    let lines = bare.ok("audit.list", json!({ "noun": "backups" })).to_string();
    assert!(lines.contains("restored from the backup of"), "{lines}");
    bare.open_case();
}

#[test]
fn restoring_here_keeps_what_was_there_and_a_password_is_enough() {
    let mut world = World::village();
    world.open_case();
    world.ok("session.lock", json!({}));
    let backup = backups(&world).remove(0);
    world.sign_in(ADMIN, PASSWORD);
    world.open_case();
    let asked = json!({ "path": backup, "recovery": "", "name": ADMIN, "password": PASSWORD });
    assert_eq!(world.refused("backups.restore", asked.clone()).code, Code::WrongState, "not while somebody works");
    world.ok("session.lock", json!({}));
    let wrong = json!({ "path": backup, "recovery": "", "name": ADMIN, "password": "不是这个密码" });
    assert_eq!(world.refused("backups.restore", wrong).code, Code::WrongPassword);
    world.ok("backups.restore", asked);
    let session = world.sign_in(ADMIN, PASSWORD);
    assert_eq!(session["trail_cut"], false, "a restore is no attack");
    assert_eq!(world.ok("cases.list", all())["total"], 1);
    let kept =
        fs::read_dir(world.path()).unwrap().flatten().find(|e| e.file_name().to_string_lossy().starts_with("kept-"));
    let kept = kept.expect("what was there is kept").path();
    assert!(kept.join("jiahe.db").exists() && kept.join("keys.json").exists());
}

#[test]
fn whoever_left_stays_out_after_a_restore_and_everybody_is_told_of_it() {
    let mut world = World::village();
    let (clerk, gone) = ("测试己窗口", "测试辛志愿");
    world.hire(clerk, &["receptionist"]);
    let id = world.hire(gone, &["volunteer"]);
    world.open_case();
    world.pass(60);
    world.ok("session.lock", json!({}));
    let backup = backups(&world).remove(0);
    // Only those who answer for the station look into a backup by a password.
    for (name, code) in [(clerk, Some(Code::Forbidden)), (ADMIN, None)] {
        let asked = json!({ "path": backup, "recovery": "", "name": name, "password": PASSWORD });
        assert_eq!(world.call("backups.inspect", asked.clone()).err().map(|fault| fault.code), code, "{name}");
        if code.is_some() {
            assert_eq!(world.refused("backups.restore", asked).code, Code::Forbidden);
        }
    }
    world.sign_in(ADMIN, PASSWORD);
    let old = world.recovery_key.clone();
    let mut leaves = member(Some(id), gone, &["volunteer"], "");
    leaves["active"] = json!(false);
    world.ok("staff.save", leaves);
    let wrong = world.refused("recovery.renew", json!({ "password": "不是这个密码" }));
    assert_eq!(wrong.code, Code::WrongPassword);
    let fresh = world.ok("recovery.renew", json!({ "password": PASSWORD }))["recovery_key"].clone();
    world.ok("session.lock", json!({}));
    world.pass(60);

    let by = |recovery: &Value| json!({ "path": backup, "recovery": recovery, "name": "", "password": "" });
    assert_eq!(world.refused("backups.inspect", by(&fresh)).code, Code::BackupOtherKey, "the old paper's");
    let own = json!({ "path": backup, "recovery": "", "name": ADMIN, "password": PASSWORD });
    assert_eq!(world.refused("backups.inspect", own).code, Code::BackupOtherKey, "from before the key changed");
    world.ok("backups.restore", by(&json!(old)));
    let wrong = world.refused("session.sign_in", json!({ "name": gone, "password": PASSWORD }));
    assert_eq!(wrong.code, Code::WrongPassword);
    let reset = json!({ "key": old, "name": gone, "password": "又回来了-5820-柳" });
    assert_eq!(world.refused("recovery.reset_password", reset).code, Code::Invalid);
    let session = world.sign_in(clerk, PASSWORD);
    assert!(session["restored"]["at"].as_str() > session["restored"]["from"].as_str(), "{}", session["restored"]);
    world.sign_in(ADMIN, PASSWORD);
    let changes = world.ok("desk.today", json!({}))["account_changes"].clone();
    let line = changes.as_array().unwrap().iter().find(|line| line["detail"] == "left after the backup");
    assert_eq!(line.unwrap()["subject"], gone);
    world.pass(8 * 24 * 60);
    assert_eq!(world.sign_in(ADMIN, PASSWORD)["restored"], json!(null));
}

#[test]
fn a_restore_that_was_cut_off_is_finished_at_the_next_start() {
    let mut world = World::village();
    world.open_case();
    world.ok("session.lock", json!({}));
    let backup = backups(&world).remove(0);
    world.sign_in(ADMIN, PASSWORD);
    world.open_case();
    world.ok("session.lock", json!({}));
    // What lies ready when the power goes: everything unpacked, the note written, nothing moved.
    world.ok("backups.inspect", by_paper(&world, &backup));
    assert!(!world.path().join("restore").exists(), "looking leaves nothing behind");
    world.ok("backups.restore", by_paper(&world, &backup));
    let kept =
        fs::read_dir(world.path()).unwrap().flatten().find(|e| e.file_name().to_string_lossy().starts_with("kept-"));
    let kept = kept.unwrap().path();
    let restore = world.path().join("restore");
    for moved in 0..3 {
        // Back to the moment after `moved` of the three moves: old files away, database in, slots in.
        fs::create_dir_all(&restore).unwrap();
        fs::copy(world.path().join("keys.json"), restore.join("keys.json")).unwrap();
        fs::write(restore.join("ready"), "1 kept-again").unwrap();
        if moved < 2 {
            fs::rename(world.path().join("jiahe.db"), restore.join("jiahe.db")).unwrap();
        }
        if moved == 0 {
            for name in ["jiahe.db", "keys.json"] {
                fs::copy(kept.join(name), world.path().join(name)).unwrap();
            }
        } else {
            fs::remove_file(world.path().join("keys.json")).unwrap();
        }
        world.restart();
        assert!(!restore.exists(), "finished");
        world.sign_in(ADMIN, PASSWORD);
        assert_eq!(world.ok("cases.list", all())["total"], 1, "after {moved} moves");
        world.ok("session.lock", json!({}));
        world.stop();
    }
}

#[test]
fn nobody_works_on_a_station_that_a_restore_is_about_to_replace() {
    let mut world = World::village();
    world.open_case();
    world.ok("session.lock", json!({}));
    let backup = backups(&world).remove(0);
    world.sign_in(ADMIN, PASSWORD);
    world.open_case();
    world.ok("session.lock", json!({}));
    // Everything lies ready, and the disk refuses the next step: a file lies where a folder is to be made.
    let at = world.clock.now + chrono::TimeDelta::seconds(1);
    let blocked = world.path().join(format!("kept-{}", at.format("%Y%m%dT%H%M%S")));
    fs::write(&blocked, "").unwrap();
    world.refused("backups.restore", by_paper(&world, &backup));
    assert!(world.path().join("restore").exists());
    world.restart();
    world.refused("session.sign_in", json!({ "name": ADMIN, "password": PASSWORD }));
    fs::remove_file(&blocked).unwrap();
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(world.ok("cases.list", all())["total"], 1, "finished at the sign-in, and no older database");
}

#[test]
fn a_damaged_or_hostile_backup_changes_nothing() {
    let mut world = World::village();
    world.open_case();
    world.ok("session.lock", json!({}));
    let backup = backups(&world).remove(0);
    let whole = fs::read(&backup).unwrap();
    let bad = world.path().join("bad.jhbak");
    let mut flipped = whole.clone();
    let last = flipped.len() - 1;
    flipped[last] ^= 1;
    let mut head = whole.clone();
    head[3] ^= 1;
    for (what, bytes) in [
        ("cut", whole[..whole.len() / 2].to_vec()),
        ("flipped at the end", flipped),
        ("flipped in the head", head),
        ("empty", Vec::new()),
        ("no backup at all", "这是一篇文章".repeat(1000).into_bytes()),
        ("age, but nothing of ours in it", age_of(&world, b"hello")),
        ("a tar that climbs out", age_of(&world, &climbing())),
    ] {
        fs::write(&bad, &bytes).unwrap();
        let refused = world.refused("backups.restore", by_paper(&world, &bad));
        assert_eq!(refused.code, Code::BackupDamaged, "{what}");
        assert!(!world.path().parent().unwrap().join("climbed").exists(), "{what}");
    }
    // A gigabyte: of nothing, of a head that never ends, and behind a head that is ours.
    let began = std::time::Instant::now();
    let endless = [b"age-encryption.org/v1\n-> X25519 ".as_slice(), &[b'A'; 1 << 20]].concat();
    for (what, head) in
        [("nothing", b"".as_slice()), ("an endless head", &endless), ("our head", &whole[..whole.len() / 2])]
    {
        fs::write(&bad, head).unwrap();
        fs::File::options().write(true).open(&bad).unwrap().set_len(1 << 30).unwrap();
        assert_eq!(world.refused("backups.restore", by_paper(&world, &bad)).code, Code::BackupDamaged, "{what}");
    }
    assert!(began.elapsed() < std::time::Duration::from_secs(10), "{:?}", began.elapsed());
    fs::remove_file(&bad).unwrap();
    let missing = world.path().join("missing.jhbak");
    assert_eq!(world.refused("backups.restore", by_paper(&world, &missing)).code, Code::BackupDamaged);
    let stranger = RecoveryKey::fresh(&mut Chance::seeded(99)).printed();
    let foreign = json!({ "path": backup, "recovery": *stranger, "name": "", "password": "" });
    assert_eq!(world.refused("backups.restore", foreign).code, Code::BackupOtherKey);
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(world.ok("cases.list", all())["total"], 1);
}

/// Something sealed to the station's paper that is no backup.
fn age_of(world: &World, plain: &[u8]) -> Vec<u8> {
    let slots: Value = serde_json::from_slice(&fs::read(world.path().join("keys.json")).unwrap()).unwrap();
    let to: age::x25519::Recipient = slots["body"]["recovery"]["backups"].as_str().unwrap().parse().unwrap();
    age::encrypt(&to, plain).unwrap()
}

/// A tar whose first entry would be written outside.
fn climbing() -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.as_old_mut().name[..13].copy_from_slice(b"../../climbed");
    header.set_size(4);
    header.set_cksum();
    tar.append(&header, &b"oops"[..]).unwrap();
    tar.into_inner().unwrap()
}
