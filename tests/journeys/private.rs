//! Whatever the program writes of a station is for this user of the PC alone.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::json;

/// Files below `folder` that others could read; all of those seen are counted.
fn open_to_others(folder: &Path, seen: &mut usize) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(open_to_others(&path, seen));
        } else if path.file_name().is_some_and(|name| name != "lock") {
            *seen += 1;
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            if mode != 0o600 {
                found.push(format!("{} {mode:o}", path.display()));
            }
        }
    }
    found
}

#[test]
fn database_keys_and_backups_are_readable_by_their_owner_only() {
    let mut world = World::village();
    let stick = tempfile::tempdir().unwrap();
    world.ok("backups.set_folder", json!({ "path": stick.path() }));
    world.open_case();
    let mut seen = 0;
    assert_eq!(open_to_others(world.path(), &mut seen), Vec::<String>::new(), "with its log, while it is open");
    world.ok("backups.make", json!({}));
    world.ok("keys.rotate", json!({}));
    world.ok("session.lock", json!({}));
    let _counted = world.refused("session.sign_in", json!({ "name": ADMIN, "password": "不是这个密码" }));
    let newest = world.ok("backups.found", json!({ "path": "" }))[0]["path"].clone();
    let key = world.recovery_key.clone();
    world.ok("backups.restore", json!({ "path": newest, "recovery": key, "name": "", "password": "" }));
    let mut seen = 0;
    assert_eq!(open_to_others(world.path(), &mut seen), Vec::<String>::new());
    assert!(seen >= 8, "database, keys, trail, attempts, backups, what was kept: {seen}");
    let mut seen = 0;
    assert_eq!(open_to_others(stick.path(), &mut seen), Vec::<String>::new());
    assert!(seen >= 1, "and the copy on the stick");

    // A file that an earlier version left open to others, or somebody copied in, is taken back.
    let database = world.path().join("jiahe-2.db");
    fs::set_permissions(&database, fs::Permissions::from_mode(0o644)).unwrap();
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(fs::metadata(&database).unwrap().permissions().mode() & 0o777, 0o600);
}
