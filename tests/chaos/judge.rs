//! Opens a folder after whatever happened to it, as the next morning would, and says what is wrong.

use std::path::Path;

use jiahe::desk::Paths;
use jiahe::vault::SlotFile;
use jiahe::{Code, store};
use jiahe_tests::world::ADMIN;
use serde_json::{Value, json};

use crate::state::{Known, State};
use crate::station::{BY_PAPER, Program, password};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    /// The station cannot be used, or holds what nobody wrote.
    Corrupt,
    /// Something acknowledged is not there.
    Lost,
}

pub type Verdict = Result<State, (Harm, String)>;

/// Looks on that day; gives what is there.
pub fn judge(folder: &Path, day: u64, known: &Known) -> Verdict {
    let found = look(folder, day, known).map_err(|what| (Harm::Corrupt, what))?;
    if known.possible.contains(&found) {
        return Ok(found);
    }
    let harm = if known.lost(&found) { Harm::Lost } else { Harm::Corrupt };
    let (short, expected) = (brief(&found), known.possible.iter().map(brief).collect::<Vec<_>>().join(" or "));
    Err((harm, format!("found {short}, expected {expected}")))
}

fn brief(state: &State) -> String {
    let last = |all: &std::collections::BTreeSet<u64>| format!("{}:{}", all.len(), all.last().copied().unwrap_or(0));
    let State { set_up, cases, notes, taken_in, draft, password } = state;
    format!(
        "[set_up {set_up} cases {} notes {} taken in {} draft {draft:?} password {password}]",
        last(cases),
        last(notes),
        last(taken_in)
    )
}

fn look(folder: &Path, day: u64, known: &Known) -> Result<State, String> {
    let mut program = Program::start(folder, day, day);
    let status = program.call("desk.status", json!({})).map_err(|fault| format!("desk.status: {fault}"))?;
    if status["state"] == "empty" {
        if known.possible.iter().any(|state| !state.set_up) {
            program.set_up().map_err(|fault| format!("a second set-up: {fault}"))?;
            program.sign_in(0).map_err(|fault| format!("sign in after a second set-up: {fault}"))?;
        }
        return Ok(State::default());
    }
    if status["state"] != "locked" {
        return Err(format!("desk.status says {} {}", status["state"], status["trouble"]["code"]));
    }
    let (k, session) = sign_in(&mut program, known)?;
    if session["trail_cut"] == true {
        return Err("the trail is said to be cut".into());
    }
    let trail = program.call("audit.verify", json!({})).map_err(|fault| format!("audit.verify: {fault}"))?;
    if !trail["broken_at"].is_null() {
        return Err(format!("the trail is broken at {}", trail["broken_at"]));
    }
    let found = program.read(k)?;
    if let Some((path, inside)) = &known.backup {
        let asked = json!({ "path": path, "recovery": known.recovery, "name": "", "password": "" });
        let told =
            program.call("backups.inspect", asked).map_err(|fault| format!("an acknowledged backup: {fault}"))?;
        if !inside.iter().any(|state| told["cases"].as_u64() == Some(state.cases.len() as u64)) {
            return Err(format!("a backup holds {} cases", told["cases"]));
        }
    }
    program
        .call("prefs.set", json!({ "text_size": 18, "language": "zh-CN", "idle_minutes": 10 }))
        .map_err(|fault| format!("go on working: {fault}"))?;
    drop(program);
    whole(folder, k)?;
    Ok(found)
}

/// With the first password that can be the right one.
fn sign_in(program: &mut Program, known: &Known) -> Result<(u64, Value), String> {
    let mut passwords: Vec<u64> = known.possible.iter().map(|state| state.password).collect();
    passwords.sort_unstable_by_key(|k| (*k != BY_PAPER, *k));
    passwords.dedup();
    let mut told = String::new();
    for k in passwords.into_iter().rev() {
        if k == BY_PAPER {
            let reset = json!({ "key": known.recovery, "name": ADMIN, "password": password(k) });
            program.call("recovery.reset_password", reset).map_err(|fault| format!("the paper: {fault}"))?;
        }
        match program.sign_in(k) {
            Ok(session) => return Ok((k, session)),
            Err(fault) if fault.code == Code::WrongPassword => program.pass_minutes(6),
            Err(fault) => told = format!("; {fault}"),
        }
    }
    Err(format!("no password opens the station{told}"))
}

/// Every page and every index of the database that counts.
fn whole(folder: &Path, k: u64) -> Result<(), String> {
    let paths = Paths::of(folder);
    let slots = SlotFile::load(&paths.slots).map_err(|fault| format!("the slots: {fault}"))?;
    let key = slots.unlock(ADMIN, &password(k), None).map_err(|fault| format!("the slots: {fault}"))?.key;
    store::look_into(&paths.database(slots.generation()), &key)
        .map(drop)
        .map_err(|fault| format!("the database: {fault}"))
}
