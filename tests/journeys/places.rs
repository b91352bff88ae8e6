//! Where the station lies on the disk does not matter: a Chinese user name, blanks, a folder deeper than the 260
//! characters that old Windows programs can reach.

use std::path::{Path, PathBuf};

use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::json;

/// A station in a folder of its own below `at`.
fn station(at: &Path) -> World {
    std::fs::create_dir_all(at).unwrap();
    let mut world = World::empty();
    world.stop();
    world.folder = tempfile::Builder::new().prefix("王小明 的电脑 ").tempdir_in(at).unwrap();
    world.start();
    world.set_up("岙头村家事服务点", "village", "330921100");
    world.sign_in(ADMIN, PASSWORD);
    let key = world.recovery_key.clone();
    world.ok("recovery.confirm", json!({ "key": key }));
    world
}

/// A day of work, a backup with a copy on a stick as deep, new keys, and back from that copy.
fn works(at: &Path) {
    let mut world = station(at);
    let stick = at.join("优盘 (E)");
    std::fs::create_dir_all(&stick).unwrap();
    world.ok("backups.set_folder", json!({ "path": stick }));
    let (case, _) = world.open_case();
    world.ok("backups.make", json!({}));
    world.ok("keys.rotate", json!({}));
    world.ok("session.lock", json!({}));
    world.restart();
    world.sign_in(ADMIN, PASSWORD);
    world.ok("cases.get", json!({ "id": case }));
    world.ok("session.lock", json!({}));
    let copy = world.ok("backups.found", json!({ "path": stick }))[0]["path"].clone();
    let key = world.recovery_key.clone();
    world.ok("backups.restore", json!({ "path": copy, "recovery": key, "name": "", "password": "" }));
    world.restart();
    world.sign_in(ADMIN, PASSWORD);
    world.ok("cases.get", json!({ "id": case }));
}

#[test]
fn a_chinese_path_with_blanks() {
    let folder = tempfile::tempdir().unwrap();
    works(&folder.path().join("用户 王小明/应用 数据"));
}

#[test]
fn a_path_longer_than_260_characters() {
    let folder = tempfile::tempdir().unwrap();
    // Few of them Chinese: SQLite takes no more than 512 bytes on Linux.
    let deep: PathBuf = (0..10).map(|at| format!("one folder in another {at:02}")).collect();
    let deep = folder.path().join(deep);
    assert!(deep.to_string_lossy().chars().count() > 260 - 40, "{}", deep.display());
    works(&deep.join("再深一点"));
}
