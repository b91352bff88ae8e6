//! What a dump of the process holds once the desk is locked: no database key, no password, no case text.
//! The test starts itself again as the program, with the program's allocator, and reads its memory from
//! outside, as a forensic tool would.

#![cfg(target_os = "linux")]

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::process::{Command, Stdio};

use jiahe::vault::{RecoveryKey, SlotFile};
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::json;

#[global_allocator]
static WIPES: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

const PROGRAM: &str = "JIAHE_MEMORY_PROGRAM";
/// Put together at run time, so that the program's own text does not contain it.
fn facts() -> String {
    ["渡口旁第三棵", "苦楝树下", "的争执"].concat()
}

/// The program: works, says where its files are, locks when told, and stays.
fn program() {
    let mut world = World::village();
    let mut intake = world.intake();
    intake["facts"] = json!(facts());
    let case = world.ok("cases.open", intake)["id"].clone();
    world.ok("session.lock", json!({}));
    world.sign_in(ADMIN, PASSWORD);
    world.unlock();
    let file = world.ok("cases.get", json!({ "id": case }));
    assert!(file["facts"].as_str().unwrap().contains(&facts()));
    world.ok("cases.list", json!({ "filter": { "text": "甲花" }, "after": null, "limit": 50 }));
    world.ok("prints.registration", json!({ "case": case }));
    drop(file);
    println!("open {} {}", world.path().display(), world.recovery_key);
    wait();
    world.ok("session.lock", json!({}));
    world.recovery_key.clear();
    println!("locked");
    wait();
}

fn wait() {
    std::io::stdout().flush().unwrap();
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
}

/// Everything the process can read of itself and could have written.
fn dump(pid: u32) -> Vec<u8> {
    let maps = std::fs::read_to_string(format!("/proc/{pid}/maps")).unwrap();
    let mut memory = File::open(format!("/proc/{pid}/mem")).unwrap();
    let mut all = Vec::new();
    for line in maps.lines().filter(|line| line.split_whitespace().nth(1).is_some_and(|how| how.starts_with("rw"))) {
        let (from, to) = line.split_whitespace().next().and_then(|range| range.split_once('-')).unwrap();
        let (from, to) = (u64::from_str_radix(from, 16).unwrap(), u64::from_str_radix(to, 16).unwrap());
        let mut part = vec![0; usize::try_from(to - from).unwrap()];
        if memory.seek(SeekFrom::Start(from)).is_ok() && memory.read_exact(&mut part).is_ok() {
            all.extend(part);
        }
    }
    assert!(all.len() > 1 << 20, "the dump is a dump: {} bytes", all.len());
    all
}

fn times(dump: &[u8], needle: &[u8]) -> usize {
    let first = needle[0];
    let mut found = 0;
    let mut at = 0;
    while let Some(next) = dump[at..].iter().position(|byte| *byte == first) {
        at += next;
        found += usize::from(dump[at..].starts_with(needle));
        at += 1;
    }
    found
}

#[test]
fn after_the_lock_the_process_holds_no_key_no_password_and_no_case() {
    if std::env::var_os(PROGRAM).is_some() {
        return program();
    }
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "after_the_lock_the_process_holds_no_key_no_password_and_no_case",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(PROGRAM, "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut hear = |word: &str| loop {
        let line = told.next().expect("the program goes on").unwrap();
        if let Some(at) = line.find(word) {
            return line[at..].to_owned();
        }
    };
    let opened = hear("open /");
    let mut words = opened.split_whitespace().skip(1);
    let (folder, paper) = (words.next().unwrap().to_owned(), words.next().unwrap().to_owned());
    let slots = SlotFile::load(&std::path::Path::new(&folder).join("keys.json")).unwrap();
    let literal = slots.unlock_with_recovery(&RecoveryKey::parse(&paper).unwrap()).unwrap().pragma_key().to_string();
    let digits = &literal[2..66];
    let raw: Vec<u8> = (0..32).map(|at| u8::from_str_radix(&digits[at * 2..at * 2 + 2], 16).unwrap()).collect();
    let secrets: [(&str, Vec<u8>); 4] = [
        ("the database key", raw),
        ("the database key, spelt", digits.as_bytes().to_vec()),
        ("the case", facts().into_bytes()),
        ("a party's telephone", b"13800000001".to_vec()),
    ];
    let open = dump(child.id());
    let key_there = times(&open, &secrets[0].1) + times(&open, &secrets[1].1);
    assert!(key_there > 0, "while it is open the key is there: else this test sees nothing");
    assert!(times(&open, &secrets[2].1) > 0, "and so is the case");
    drop(open);
    let mut stdin = child.stdin.take().unwrap();
    writeln!(stdin, "lock").unwrap();
    hear("locked");
    let locked = dump(child.id());
    let left: Vec<String> = secrets
        .iter()
        .chain(&[("the password", PASSWORD.as_bytes().to_vec())])
        .map(|(what, needle)| (what, times(&locked, needle)))
        .filter(|(_, times)| *times > 0)
        .map(|(what, times)| format!("{what}: {times} times"))
        .collect();
    writeln!(stdin, "end").unwrap();
    drop(stdin);
    child.wait().unwrap();
    assert!(left.is_empty(), "after the lock: {left:?}");
}
