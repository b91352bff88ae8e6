//! A folder that cannot be written and a disk that is full. Both need a file system of their own: the test
//! starts itself again in a mount namespace of its own (`unshare -rm`, no privileges needed) on a small tmpfs.

#![cfg(target_os = "linux")]

use std::path::PathBuf;
use std::process::Command;

use jiahe::{Code, Desk};
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::json;

const INSIDE: &str = "JIAHE_TEST_INSIDE";

/// Runs the test of that name again with a tmpfs of `size` mounted; gives the mounted folder when inside.
fn inside(name: &str, size: &str) -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(INSIDE) {
        return Some(folder.into());
    }
    let folder = tempfile::tempdir().unwrap();
    let script = format!("mount -t tmpfs -o size={size} tmpfs \"${INSIDE}\" && exec \"$0\" --exact {name} --nocapture");
    let status = Command::new("unshare")
        .args(["-rm", "sh", "-c", &script])
        .arg(std::env::current_exe().unwrap())
        .env(INSIDE, folder.path())
        .status()
        .expect("unshare (util-linux)");
    assert!(status.success(), "{name} failed inside its own file system");
    None
}

fn station_on(folder: &std::path::Path) -> World {
    let mut world = World::village();
    world.stop();
    for entry in std::fs::read_dir(world.path()).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    world
}

fn open(world: &World, folder: &std::path::Path) -> Desk {
    Desk::open_folder(folder, world.means())
}

#[test]
fn a_full_disk_refuses_the_case_keeps_what_was_there_and_goes_on_when_there_is_room() {
    let Some(folder) =
        inside("disk::a_full_disk_refuses_the_case_keeps_what_was_there_and_goes_on_when_there_is_room", "4m")
    else {
        return;
    };
    let mut world = station_on(&folder);
    let mut desk = open(&world, &folder);
    let clock = world.clock;
    let sign_in = json!({ "name": ADMIN, "password": PASSWORD });
    let reply = desk.call(None, "session.sign_in", sign_in, clock, &mut world.chance).unwrap();
    let jiahe::api::SessionStep::Begin(session) = reply.session else { panic!("no session began") };
    let mut intake = world.intake();
    intake["received_by"] = json!(session.staff.0);
    let saved = desk.call(Some(&session), "cases.open", intake.clone(), clock, &mut world.chance).unwrap().value;

    let ballast = folder.join("ballast");
    let mut fill = vec![0u8; 3 << 20];
    while std::fs::write(&ballast, &fill).is_err() {
        fill.truncate(fill.len() - 4096);
    }
    let (mut refused, mut done) = (None, 0);
    for _ in 0..200 {
        intake["facts"] = json!("甲".repeat(20_000));
        match desk.call(Some(&session), "cases.open", intake.clone(), clock, &mut world.chance) {
            Ok(_) => done += 1,
            Err(fault) => {
                refused = Some(fault);
                break;
            }
        }
    }
    assert_eq!(refused.expect("the disk never filled").code, Code::DiskFull);
    std::fs::remove_file(&ballast).unwrap();
    desk.call(Some(&session), "cases.open", intake, clock, &mut world.chance).expect("there is room again");
    let page = desk
        .call(
            Some(&session),
            "cases.list",
            json!({ "filter": {}, "after": null, "limit": 200 }),
            clock,
            &mut world.chance,
        )
        .unwrap();
    assert_eq!(page.value["total"], json!(done + 2));
    assert!(page.value["rows"].as_array().unwrap().iter().any(|row| row["id"] == saved["id"]));
}

#[test]
fn a_folder_that_cannot_be_written_says_so_and_is_left_alone() {
    let Some(folder) = inside("disk::a_folder_that_cannot_be_written_says_so_and_is_left_alone", "8m") else { return };
    let mut world = station_on(&folder);
    let mounted = Command::new("mount").args(["-o", "remount,ro"]).arg(&folder).status().unwrap();
    assert!(mounted.success());
    let mut desk = open(&world, &folder);
    let status = desk.call(None, "desk.status", json!({}), world.clock, &mut world.chance).unwrap();
    assert_eq!(status.value["trouble"]["code"], "read_only");
    let sign_in = json!({ "name": ADMIN, "password": PASSWORD });
    let fault = desk.call(None, "session.sign_in", sign_in, world.clock, &mut world.chance).unwrap_err();
    assert_eq!(fault.code, Code::ReadOnly);
}
