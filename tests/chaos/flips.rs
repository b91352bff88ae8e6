//! One flipped bit: in every page of the database, in the slot file, in a backup. Opening must tell.

use std::fs;
use std::path::Path;

use jiahe::Code;
use jiahe::kernel::Chance;
use jiahe::vault::SlotFile;
use serde_json::json;

use crate::report::{Failure, Report};
use crate::station::Program;

const PAGE: usize = 4096;

/// A station at rest, with a backup of it; `day` is after its last.
pub struct AtRest<'a> {
    pub folder: &'a Path,
    pub backup: &'a Path,
    pub recovery: &'a str,
    pub day: u64,
}

pub fn flip(at_rest: &AtRest<'_>, report: &mut Report, chance: &mut Chance) {
    let database = fs::read(at_rest.folder.join("jiahe.db")).expect("the database");
    for page in 0..database.len() / PAGE {
        let at = page * PAGE + chance.below(PAGE);
        let codes = [Code::Damaged, Code::WrongKey];
        one(at_rest, "jiahe.db", &database, at, report, chance, &|program| told(program.sign_in(0).err(), &codes));
    }
    let slots = fs::read(at_rest.folder.join("keys.json")).expect("the slots");
    let step = if report.short { 7 } else { 1 };
    for at in (0..slots.len()).step_by(step) {
        let codes = [Code::SlotsDamaged, Code::NewerVersion, Code::WrongPassword, Code::NoKeyStore];
        one(at_rest, "keys.json", &slots, at, report, chance, &|program| told(program.sign_in(0).err(), &codes));
    }
    let backup = fs::read(at_rest.backup).expect("a backup");
    let many = if report.short { 60 } else { 2_000 };
    for n in 0..many {
        // The head of the file is small; half of the flips go there.
        let at = if n % 2 == 0 { chance.below(1_000.min(backup.len())) } else { chance.below(backup.len()) };
        let codes = [Code::BackupDamaged, Code::BackupOtherKey, Code::WrongRecoveryKey];
        one(at_rest, "backup", &backup, at, report, chance, &|program| {
            let path = at_rest.folder.join("backup");
            let asked = json!({ "path": path, "recovery": at_rest.recovery, "name": "", "password": "" });
            told(program.call("backups.inspect", asked).err(), &codes)
        });
    }
}

fn told(fault: Option<jiahe::Fault>, codes: &[Code]) -> Result<(), String> {
    match fault {
        Some(fault) if codes.contains(&fault.code) => Ok(()),
        Some(fault) => Err(format!("told as {:?}: {}", fault.code, fault.message)),
        None => Err("went on silently".into()),
    }
}

fn one(
    at_rest: &AtRest<'_>,
    name: &'static str,
    whole: &[u8],
    at: usize,
    report: &mut Report,
    chance: &mut Chance,
    look: &dyn Fn(&mut Program) -> Result<(), String>,
) {
    let path = at_rest.folder.join(name);
    let mut flipped = whole.to_vec();
    flipped[at] ^= 1 << chance.below(8);
    fs::write(&path, &flipped).expect("write the flipped file");
    // Some bits of a JSON text mean nothing: a hex digit's case.
    let same = name == "keys.json"
        && SlotFile::load(&path).ok().is_some_and(|slots| {
            fs::write(&path, whole).is_ok() && SlotFile::load(&path).is_ok_and(|before| before == slots)
        });
    if !same {
        fs::write(&path, &flipped).expect("write the flipped file");
        let seen = look(&mut Program::start(at_rest.folder, at_rest.day, 1));
        report.count("flips", name);
        if let Err(what) = seen {
            report.undetected += 1;
            report.fail(Failure { section: "flips", workflow: name, seed: report.seed, n: at as u64, what });
        } else if name == "jiahe.db" && fs::read(&path).ok().as_deref() != Some(&flipped) {
            report.corrupt += 1;
            let what = "a damaged file was changed".to_owned();
            report.fail(Failure { section: "flips", workflow: name, seed: report.seed, n: at as u64, what });
        }
    }
    fs::write(&path, whole).expect("put it back");
    drop(fs::remove_file(at_rest.folder.join("attempts.json")));
}
