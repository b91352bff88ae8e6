//! The station key changes on a disk that fails: at every step in which one file takes another's place, and
//! when the folder is synced after it, there is one whole pair of files afterwards, and it holds everything.
//! The test starts itself again with the failing disk of `tests/chaos` (shim.c) preloaded.

#![cfg(target_os = "linux")]

use std::path::{Path, PathBuf};
use std::process::Command;

use jiahe::desk::Means;
use jiahe::kernel::{Chance, Clock, Session};
use jiahe::vault::NoKeyStore;
use jiahe::{Desk, Fault};
use jiahe_tests::world::{ADMIN, PASSWORD, World, moment};
use serde_json::{Value, json};

const INSIDE: &str = "JIAHE_TEST_ROTATION";
const NAME: &str = "rotation::a_disk_that_fails_while_the_key_changes_never_takes_the_only_database";

struct Program {
    desk: Desk,
    session: Option<Session>,
    clock: Clock,
    chance: Chance,
}

/// Without a key store, so that everything of the station lies in its folder.
fn program(folder: &Path, minute: i64) -> Program {
    let means = Means { keys: Box::new(NoKeyStore), ..World::empty().means() };
    let clock = Clock::at(moment("2026-11-23T09:30:00") + chrono::TimeDelta::minutes(minute));
    let desk = Desk::open_folder(folder, means);
    Program { desk, session: None, clock, chance: Chance::seeded(u64::try_from(minute).unwrap()) }
}

impl Program {
    fn call(&mut self, command: &str, body: Value) -> Result<Value, Fault> {
        self.clock = Clock::at(self.clock.now + chrono::TimeDelta::seconds(1));
        let reply = self.desk.call(self.session.as_ref(), command, body, self.clock, &mut self.chance)?;
        if let jiahe::api::SessionStep::Begin(session) = reply.session {
            self.session = Some(session);
        }
        Ok(reply.value)
    }

    fn sign_in(&mut self) {
        self.call("session.sign_in", json!({ "name": ADMIN, "password": PASSWORD })).expect("sign in");
    }

    fn plan(&mut self, theme: &str) -> Result<Value, Fault> {
        let plan = json!({
            "id": null, "version": 0, "theme": theme, "instructor": "测试指导师", "place": "文化礼堂", "audience": "家长",
            "start": "2026-11-28T14:00:00", "minutes": 90, "capacity": 9,
        });
        self.call("classes.save", plan)
    }
}

/// The worker: changes the key on the failing disk, goes on working, says what was acknowledged.
fn work(folder: &Path) {
    let mut program = program(folder, 60);
    program.sign_in();
    std::fs::create_dir(folder.join(".arm")).expect("the disk may fail from here on");
    let rotated = program.call("keys.rotate", json!({})).is_ok();
    let saved = program.plan("after").is_ok();
    println!("acknowledged {rotated} {saved}");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten().filter(|entry| entry.path().is_file()) {
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

struct Bench {
    place: tempfile::TempDir,
    shim: PathBuf,
}

impl Bench {
    /// Sends the worker to a copy of the station; gives what it acknowledged, and the letters of the disk.
    fn send(&self, how: &str, at: usize) -> (PathBuf, String, String) {
        let folder = self.place.path().join(format!("{how}-{at}"));
        copy(&self.place.path().join("station"), &folder);
        let counted = self.place.path().join("operations");
        let out = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", NAME, "--nocapture"])
            .env(INSIDE, &folder)
            .env("LD_PRELOAD", &self.shim)
            .env("JIAHE_FAIL_UNDER", &folder)
            .env("JIAHE_FAIL_HOW", how)
            .env("JIAHE_FAIL_AT", at.to_string())
            .env("JIAHE_FAIL_COUNT", &counted)
            .env("JIAHE_FAIL_GRAVE", self.place.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        let told = said.lines().find(|line| line.starts_with("acknowledged")).unwrap_or_else(|| panic!("{said}"));
        (folder, told.to_owned(), std::fs::read_to_string(&counted).unwrap_or_default())
    }
}

#[test]
fn a_disk_that_fails_while_the_key_changes_never_takes_the_only_database() {
    if let Some(folder) = std::env::var_os(INSIDE) {
        return work(Path::new(&folder));
    }
    let place = tempfile::tempdir().unwrap();
    let shim = place.path().join("shim.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("chaos/shim.c");
    let built = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&shim).arg(source).arg("-ldl").status();
    assert!(built.is_ok_and(|status| status.success()), "cc compiles tests/chaos/shim.c");
    let station = place.path().join("station");
    let mut first = program(&station, 0);
    let set_up = json!({
        "station": { "name": "岙头村家事服务点", "tier": "village", "place": "330921100", "parent_name": "" },
        "admin": { "name": ADMIN, "password": PASSWORD, "roles": ["lead", "receptionist"] },
        "without_key_store": true,
    });
    first.call("station.set_up", set_up).unwrap();
    first.sign_in();
    first.plan("before").unwrap();
    drop(first);

    let bench = Bench { place, shim };
    let (_, told, operations) = bench.send("count", 0);
    assert_eq!(told, "acknowledged true true");
    // Every change of a name, and what follows it: that is where one pair of files takes the other's place.
    let letters: Vec<char> = operations.chars().collect();
    let places: Vec<usize> = (0..letters.len())
        .filter(|at| matches!(letters[*at], 'r' | 'd' | 'u') || *at > 0 && letters[at - 1] == 'r')
        .map(|at| at + 1)
        .collect();
    let folders_synced = letters.iter().filter(|letter| **letter == 'd').count();
    assert!(folders_synced >= 3 && places.len() >= 8, "{operations}");
    let mut refused = 0;
    for at in places {
        for how in ["once", "always"] {
            let (folder, told, _) = bench.send(how, at);
            let mut next = program(&folder, 24 * 60);
            next.sign_in();
            let classes = next.call("classes.list", json!({ "from": null, "to": null })).unwrap().to_string();
            assert!(classes.contains("before"), "{how} at {at} ({}): {told}", letters[at - 1]);
            let saved = told.ends_with("true");
            assert!(!saved || classes.contains("after"), "{how} at {at} ({}): {told}", letters[at - 1]);
            assert_eq!(next.call("audit.verify", json!({})).unwrap()["broken_at"], json!(null), "{how} at {at}");
            next.plan("next day").unwrap();
            refused += u32::from(told.starts_with("acknowledged false"));
            drop(next);
            std::fs::remove_dir_all(folder).unwrap();
        }
    }
    assert!(refused > 0, "no failure was ever told: the disk does not fail where it should");
}
