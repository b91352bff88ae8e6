//! Before the program is replaced: who may, the backup, the line on the trail. The file itself is tested beside its
//! reader (`crates/update`), the copy of the installer in the shell.

use std::fs;

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::{Value, json};

fn backups(world: &World) -> usize {
    let files = fs::read_dir(world.path().join("backups")).into_iter().flatten().flatten();
    files.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "jhbak")).count()
}

fn details(world: &mut World) -> Vec<String> {
    let told = world.ok("audit.list", json!({}));
    let of =
        |row: &Value| (row["command"] == "updates.begin").then(|| row["detail"].as_str().unwrap_or_default().into());
    told.as_array().unwrap().iter().filter_map(of).collect()
}

#[test]
fn an_update_begins_with_a_backup_and_a_line_that_says_from_what_to_what() {
    let mut world = World::village();
    world.open_case();
    world.ok("updates.begin", json!({ "version": "0.1.1" }));
    assert_eq!(backups(&world), 1);
    let written = details(&mut world);
    assert!(written.contains(&"backed up before the update from 0.1.0 to 0.1.1".to_owned()), "{written:?}");
    assert!(written.contains(&"backed up".to_owned()), "{written:?}");
    // Closing for the installer does not make another one.
    world.pass(1);
    world.ok("session.lock", json!({}));
    assert_eq!(backups(&world), 1);
}

#[test]
fn nobody_but_lead_and_administrator_begins_one_and_nobody_goes_back() {
    let mut world = World::village();
    world.hire("测试丙调解", &["mediator"]);
    for version in ["0.1.0", "0.0.9"] {
        assert_eq!(world.refused("updates.begin", json!({ "version": version })).code, Code::UpdateNotNewer);
    }
    for version in ["", "0.2", "0.2.0 王小明", "v0.2.0"] {
        let faults = world.faults("updates.begin", json!({ "version": version }));
        assert_eq!(faults, [("version".to_owned(), "format".to_owned())]);
    }
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(world.refused("updates.begin", json!({ "version": "0.2.0" })).code, Code::Forbidden);
    assert_eq!(backups(&world), 0);
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(details(&mut world), ["refused: not allowed"]);
}

#[test]
fn without_a_backup_there_is_no_update() {
    let mut world = World::village();
    // A file where the folder should be.
    let folder = world.path().join("backups");
    drop(fs::remove_dir_all(&folder));
    fs::write(&folder, b"").unwrap();
    world.refused("updates.begin", json!({ "version": "0.2.0" }));
    assert!(details(&mut world).is_empty(), "nothing says that one began");
}

#[test]
fn a_database_that_a_newer_version_wrote_is_refused_by_name_and_left_alone() {
    let mut world = World::village();
    let version: i64 = world.database().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    world.database().pragma_update(None, "user_version", version + 1).unwrap();
    world.restart();
    for _ in 0..2 {
        let refused = world.refused("session.sign_in", json!({ "name": ADMIN, "password": PASSWORD }));
        assert_eq!(refused.code, Code::NewerVersion);
    }
    let copies = fs::read_dir(world.path().join("backups")).into_iter().flatten().flatten();
    assert_eq!(copies.filter(|entry| entry.file_name().to_string_lossy().starts_with("before-")).count(), 0);
}
