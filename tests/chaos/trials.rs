//! The trials: which worker goes where, how it ends, and the judgement afterwards. Each is made from the
//! seed, its section, its workflow and its number alone, so that a failed one can be had again.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiahe::kernel::Chance;

use crate::child::{Disk, End, Shim, Told, copy, send};
use crate::county::write_parcels;
use crate::flips::{AtRest, flip};
use crate::judge::judge;
use crate::report::{Failure, Report};
use crate::state::{Known, State};
use crate::station::{BY_PAPER, Program};
use crate::worker::{Errand, Workflow};

/// Days between two lives on one folder; no worker works longer.
const LIFE: u64 = 300;
/// Lives on one folder before a fresh one is taken.
const LIVES: u64 = 12;
/// Rounds of a worker whose disk fails.
const ROUNDS: u64 = 2;
const KILLS: u64 = 10_000;
/// Folders as a kill left them, kept for trials of the next start.
const WRECKS: usize = 40;
/// Failed folders kept to look at.
const KEPT: usize = 12;

/// A folder, what it may hold, and the first day that nobody worked on it.
struct Site {
    folder: PathBuf,
    known: Known,
    day: u64,
    password: u64,
}

pub struct Trials {
    place: PathBuf,
    pub report: Report,
    shim: Shim,
    /// A station with one case, at rest.
    template: PathBuf,
    recovery: String,
    /// A folder of version 0.1.0, and its recovery key.
    older: PathBuf,
    paper: String,
    wrecks: Vec<Site>,
    keep: PathBuf,
    made: u64,
    workflows: Vec<Workflow>,
    from: u64,
}

impl Trials {
    pub fn new(place: &Path, report: Report, keep: PathBuf, from: u64) -> Self {
        let template = place.join("template");
        let mut program = Program::start(&template, 0, report.seed);
        let recovery = program.set_up().expect("set up the template");
        program.sign_in(0).expect("sign in");
        program.call("recovery.confirm", serde_json::json!({ "key": recovery })).expect("confirm the recovery key");
        program.open_case(1).expect("open a case");
        write_parcels(&mut program, place);
        drop(program);
        drop(std::fs::remove_dir_all(&keep));
        let older = jiahe_tests::world::root().join("tests/fixtures/0.1.0");
        let paper = std::fs::read_to_string(older.join("recovery-key.txt")).expect("the paper of version 0.1.0");
        let shim = Shim::compile(place);
        Self {
            place: place.to_owned(),
            report,
            shim,
            template,
            recovery,
            older,
            paper,
            wrecks: Vec::new(),
            keep,
            made: 0,
            workflows: Vec::new(),
            from,
        }
    }

    /// All sections and workflows, or only one of them; a short run takes so many seconds.
    pub fn run(&mut self, seconds: u64, section: Option<&str>, workflow: Option<&str>) {
        self.workflows = Workflow::ALL.into_iter().filter(|it| workflow.is_none_or(|only| only == it.name())).collect();
        let short = self.report.short;
        let share = |percent: u64| short.then(|| Instant::now() + Duration::from_millis(seconds * percent * 10));
        let wanted = |name: &str| section.is_none_or(|only| only == name);
        if wanted("flips") {
            self.flips();
        }
        if wanted("kills") {
            self.kills(share(if section.is_some() { 100 } else { 35 }));
        }
        for name in ["faults", "power_cuts"] {
            if wanted(name) {
                self.disks(name, share(if section.is_some() { 100 } else { 32 }));
            }
        }
    }

    fn chance(&self, section: &str, workflow: Workflow, n: u64) -> Chance {
        let name = section
            .bytes()
            .chain(workflow.name().bytes())
            .fold(0u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        Chance::seeded(
            self.report.seed.wrapping_mul(1_000_003).wrapping_add(name).wrapping_mul(1_000_003).wrapping_add(n),
        )
    }

    fn fresh(&mut self, workflow: Workflow, chance: &mut Chance) -> Site {
        self.made += 1;
        let folder = self.place.join(format!("station-{}", self.made));
        match workflow {
            Workflow::SetUp => {
                std::fs::create_dir_all(&folder).expect("an empty folder");
                Site { folder, known: Known::of(State::default(), ""), day: 1, password: 0 }
            }
            Workflow::Migrate => {
                copy(&self.older, &folder);
                let state = State { set_up: true, cases: [0].into(), password: BY_PAPER, ..State::default() };
                Site { folder, known: Known::of(state, &self.paper), day: 1, password: BY_PAPER }
            }
            Workflow::Recover if !self.wrecks.is_empty() => {
                let wreck = &self.wrecks[chance.below(self.wrecks.len())];
                copy(&wreck.folder, &folder);
                Site { folder, known: wreck.known.clone(), day: wreck.day, password: wreck.password }
            }
            _ => {
                copy(&self.template, &folder);
                let state = State { set_up: true, cases: [1].into(), ..State::default() };
                Site { folder, known: Known::of(state, &self.recovery), day: 1, password: 0 }
            }
        }
    }

    fn errand(&self, workflow: Workflow, site: &Site, rounds: u64) -> Errand {
        let (folder, recovery, parcels) =
            (site.folder.clone(), site.known.recovery.clone(), self.place.join("parcels"));
        Errand { workflow, folder, day: site.day, rounds, password: site.password, recovery, parcels, gives_up: false }
    }

    /// Hears what was said, judges, and keeps what went wrong. Gives whether all was well.
    fn settle(&mut self, site: &mut Site, told: &Told, it: Failure) -> bool {
        let (acknowledged, refused) = (site.known.acknowledged, site.known.refused);
        told.lines.iter().for_each(|line| site.known.hear(line));
        self.report.acknowledged += site.known.acknowledged - acknowledged;
        self.report.refused += site.known.refused - refused;
        self.report.count(it.section, it.workflow);
        let last = || told.lines.iter().rev().take(5).rev().cloned().collect::<Vec<_>>().join(" | ");
        let unanswered = match &told.end {
            End::Crashed(how) => Some(format!("crashed: {how}; {}", last())),
            End::Hung => Some(format!("hung; {}", last())),
            End::Killed | End::Cut | End::Finished => None,
        };
        if let Some(what) = unanswered {
            self.report.unanswered += 1;
            self.report.fail(Failure { what, ..it });
            return false;
        }
        let wreck = self.place.join("wreck");
        drop(std::fs::remove_dir_all(&wreck));
        copy(&site.folder, &wreck);
        site.day += LIFE;
        match judge(&site.folder, site.day - 1, &site.known) {
            Ok(found) => {
                site.password = found.password;
                site.known = Known::of(found, &site.known.recovery);
                true
            }
            Err((harm, what)) => {
                let kept = self.keep.join(format!("{}-{}-{}", it.section, it.workflow, it.n));
                if self.report.failures.len() < KEPT {
                    copy(&wreck, &kept);
                }
                self.report.harm(harm, Failure { what: format!("{what}; {}", last()), ..it });
                false
            }
        }
    }

    fn kills(&mut self, deadline: Option<Instant>) {
        for workflow in self.workflows.clone() {
            let window = self.measure(workflow);
            let share = KILLS.div_ceil(self.workflows.len() as u64);
            // Each workflow its share of the time.
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            let ahead = u32::try_from(self.workflows.iter().filter(|other| **other >= workflow).count()).unwrap_or(1);
            let until = left.map(|left| Instant::now() + left / ahead);
            let (mut n, mut site) = (0, None::<Site>);
            while until.map_or(n < share, |until| Instant::now() < until) {
                let mut chance = self.chance("kills", workflow, n);
                if n % LIVES == 0 || workflow.starts_under_test() {
                    site = None;
                }
                let mut at = site.take().unwrap_or_else(|| self.fresh(workflow, &mut chance));
                let delay =
                    Duration::from_micros(chance.below(usize::try_from(window.as_micros()).unwrap_or(1)) as u64);
                let told = send(&self.errand(workflow, &at, LIFE - 2), &self.shim, None, Some(delay));
                let it = Failure {
                    section: "kills",
                    workflow: workflow.name(),
                    seed: self.report.seed,
                    n,
                    what: String::new(),
                };
                let (day, password, before) = (at.day, at.password, at.known.clone());
                if self.settle(&mut at, &told, it) {
                    self.keep_wreck(workflow, before, &told, day, password);
                    site = Some(at);
                } else {
                    drop(std::fs::remove_dir_all(&at.folder));
                }
                n += 1;
                if site.as_ref().is_some_and(|_| n % LIVES == 0 || workflow.starts_under_test())
                    && let Some(at) = site.take()
                {
                    drop(std::fs::remove_dir_all(&at.folder));
                }
            }
        }
    }

    /// What a kill left, for trials of the start after it; passwords that may be either way are left out.
    fn keep_wreck(&mut self, workflow: Workflow, mut known: Known, told: &Told, day: u64, password: u64) {
        told.lines.iter().for_each(|line| known.hear(line));
        let usable = known.possible.iter().all(|state| state.set_up && state.password == password);
        if !usable || matches!(workflow, Workflow::Password | Workflow::Migrate | Workflow::Recover) {
            return;
        }
        known.backup = None;
        let place = self.report.done.values().flat_map(|all| all.values()).sum::<u64>();
        let at =
            if self.wrecks.len() < WRECKS { self.wrecks.len() } else { usize::try_from(place).unwrap_or(0) % WRECKS };
        let folder = self.place.join(format!("wreck-{at}"));
        drop(std::fs::remove_dir_all(&folder));
        copy(&self.place.join("wreck"), &folder);
        let site = Site { folder, known, day: day + LIFE, password };
        if at < self.wrecks.len() { self.wrecks[at] = site } else { self.wrecks.push(site) }
    }

    /// How long the rounds of a workflow take here and now.
    fn measure(&mut self, workflow: Workflow) -> Duration {
        let site = self.fresh(workflow, &mut Chance::seeded(0));
        let told = send(&self.errand(workflow, &site, 3), &self.shim, None, None);
        assert_eq!(told.end, End::Finished, "{} works on a disk that works: {:?}", workflow.name(), told.lines);
        drop(std::fs::remove_dir_all(&site.folder));
        told.took.mul_f64(1.1)
    }

    /// A disk that fails at its Nth operation, or loses power there.
    fn disks(&mut self, section: &'static str, deadline: Option<Instant>) {
        let ways: &[(&str, &str)] = match section {
            "faults" => &[("once", "EIO"), ("always", "EIO"), ("once", "ENOSPC"), ("always", "ENOSPC")],
            _ => &[("cut", "EIO"); 4],
        };
        let mut all = Vec::new();
        for workflow in self.workflows.clone() {
            let count = Disk { how: "count", at: 0, error: "EIO", seed: 0 };
            let site = self.fresh(workflow, &mut Chance::seeded(0));
            let told = send(&self.errand(workflow, &site, ROUNDS), &self.shim, Some(&count), None);
            drop(std::fs::remove_dir_all(&site.folder));
            self.report.operations.insert(workflow.name(), told.operations.len() as u64);
            all.push((workflow, told.operations));
        }
        let whole = all.iter().map(|(_, all)| all.len() * ways.len()).max().unwrap_or(0) as u64;
        for n in self.from..whole {
            for (workflow, all) in &all {
                // The short run throws its N, the long one takes every N in turn.
                let mut chance = self.chance(section, *workflow, n);
                let way = n % ways.len() as u64;
                let at = match deadline {
                    Some(deadline) if Instant::now() > deadline => return,
                    Some(_) => thrown(all, &mut chance),
                    None if n >= (all.len() * ways.len()) as u64 => continue,
                    None => n / ways.len() as u64 + 1,
                };
                let (how, error) = ways[usize::try_from(way).unwrap_or(0)];
                let disk = Disk { how, at, error, seed: u64::from_le_bytes(chance.bytes()) >> 1 };
                self.disk(section, *workflow, n, &disk, &mut chance);
            }
        }
    }

    fn disk(&mut self, section: &'static str, workflow: Workflow, n: u64, disk: &Disk, chance: &mut Chance) {
        let mut site = self.fresh(workflow, chance);
        let gives_up = chance.below(2) == 0;
        let errand = Errand { gives_up, ..self.errand(workflow, &site, ROUNDS) };
        let told = send(&errand, &self.shim, Some(disk), None);
        let what = format!("{} {} at {}", disk.how, disk.error, disk.at);
        let it = Failure { section, workflow: workflow.name(), seed: self.report.seed, n, what: String::new() };
        let before = self.report.failures.len();
        self.settle(&mut site, &told, it);
        if let Some(failure) = self.report.failures.get_mut(before) {
            println!("   ({what})");
            failure.what = format!("{what}: {}", failure.what);
        }
        drop(std::fs::remove_dir_all(&site.folder));
    }

    fn flips(&mut self) {
        let folder = self.place.join("at-rest");
        copy(&self.template, &folder);
        let mut program = Program::start(&folder, 1, 1);
        program.sign_in(0).expect("sign in");
        (2..=20).for_each(|k| drop(program.open_case(k).expect("open a case")));
        let state = program.call("backups.make", serde_json::json!({})).expect("make a backup");
        drop(program);
        let backup = PathBuf::from(state["files"][0]["path"].as_str().unwrap_or_default());
        let at_rest = AtRest { folder: &folder, backup: &backup, recovery: &self.recovery, day: 3 };
        let mut chance = Chance::seeded(self.report.seed);
        flip(&at_rest, &mut self.report, &mut chance);
        drop(std::fs::remove_dir_all(&folder));
    }
}

/// An operation by chance. Nearly all are the engine's writes, so two of three times the choice is narrowed
/// first: to one kind, or to the steps in which one file takes another's place.
fn thrown(all: &str, chance: &mut Chance) -> u64 {
    let narrowed = chance.below(3);
    let kinds: Vec<char> = "owtsdrum".chars().filter(|kind| all.contains(*kind)).collect();
    let kind = kinds[chance.below(kinds.len())];
    let mut since_rename = usize::MAX;
    let mut which = Vec::new();
    for (at, it) in all.chars().enumerate() {
        since_rename = if it == 'r' { 0 } else { since_rename.saturating_add(1) };
        if narrowed == 0 || narrowed == 1 && it == kind || narrowed == 2 && (since_rename <= 1 || it == 'm') {
            which.push(at as u64 + 1);
        }
    }
    which.get(chance.below(which.len())).copied().unwrap_or(1)
}
