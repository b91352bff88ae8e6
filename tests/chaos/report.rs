//! The figures: what was done to the stations, and what came of it. Printed, and written to chaos.json.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use serde_json::{Value, json};

use crate::judge::Harm;

/// What the issue asks for and the program cannot be asked for yet.
const NOT_THERE_YET: &[&str] = &[
    "a bit flipped in the log of a program that was killed ends the log there, as SQLite means it to, and is not told from a cut",
];

#[derive(Debug, Clone)]
pub struct Failure {
    pub section: &'static str,
    pub workflow: &'static str,
    pub seed: u64,
    pub n: u64,
    pub what: String,
}

pub struct Report {
    pub short: bool,
    pub seed: u64,
    out: PathBuf,
    began: Instant,
    /// By section, then by workflow.
    pub done: BTreeMap<&'static str, BTreeMap<&'static str, u64>>,
    /// How many operations each workflow has that can fail.
    pub operations: BTreeMap<&'static str, u64>,
    pub acknowledged: u64,
    pub refused: u64,
    pub corrupt: u64,
    pub lost: u64,
    pub undetected: u64,
    /// Crashed or hung instead of saying what is wrong.
    pub unanswered: u64,
    pub failures: Vec<Failure>,
}

impl Report {
    pub fn new(short: bool, seed: u64, out: PathBuf) -> Self {
        Self {
            short,
            seed,
            out,
            began: Instant::now(),
            done: BTreeMap::new(),
            operations: BTreeMap::new(),
            acknowledged: 0,
            refused: 0,
            corrupt: 0,
            lost: 0,
            undetected: 0,
            unanswered: 0,
            failures: Vec::new(),
        }
    }

    pub fn seconds(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    pub fn count(&mut self, section: &'static str, workflow: &'static str) {
        *self.done.entry(section).or_default().entry(workflow).or_default() += 1;
        let all = self.total(section);
        if all.is_multiple_of(1_000) {
            self.write(false);
            println!("{section} {all}, {} failed, {:.0} s", self.failures.len(), self.seconds());
        }
    }

    pub fn harm(&mut self, harm: Harm, failure: Failure) {
        match harm {
            Harm::Corrupt => self.corrupt += 1,
            Harm::Lost => self.lost += 1,
        }
        self.fail(failure);
    }

    pub fn fail(&mut self, failure: Failure) {
        let Failure { section, workflow, seed, n, what } = &failure;
        println!("FAILED: {section} {workflow} seed {seed} n {n}: {what}");
        self.failures.push(failure);
    }

    fn total(&self, section: &str) -> u64 {
        self.done.get(section).map(|all| all.values().sum()).unwrap_or(0)
    }

    fn json(&self, whole: bool) -> Value {
        let failures = self.failures.iter().map(
            |it| json!({ "section": it.section, "workflow": it.workflow, "seed": it.seed, "n": it.n, "what": it.what }),
        );
        let of = |section: &str| self.done.get(section).cloned().unwrap_or_default();
        json!({
            "whole": whole, "short": self.short, "seed": self.seed, "seconds": self.seconds().round(),
            "kills": of("kills"), "faults": of("faults"), "power_cuts": of("power_cuts"), "flips": of("flips"),
            "operations": self.operations, "acknowledged": self.acknowledged, "refused": self.refused,
            "corrupt": self.corrupt, "lost": self.lost, "undetected": self.undetected, "unanswered": self.unanswered,
            "not_there_yet": NOT_THERE_YET, "failures": failures.collect::<Vec<_>>(),
        })
    }

    /// A long run is written down as it goes: what stops it may be anything.
    fn write(&self, whole: bool) {
        let text = serde_json::to_string_pretty(&self.json(whole)).expect("spell the report");
        std::fs::write(&self.out, text + "\n").expect("write the report");
    }

    /// Writes and prints; says whether all is well.
    pub fn close(&self) -> bool {
        self.write(true);
        for (section, all) in &self.done {
            let each: Vec<String> = all.iter().map(|(workflow, n)| format!("{workflow} {n}")).collect();
            println!("{section:<11}{:>7}   {}", self.total(section), each.join(", "));
        }
        println!(
            "acknowledged {}, refused {}, seed {}, {:.0} s",
            self.acknowledged,
            self.refused,
            self.seed,
            self.seconds()
        );
        println!(
            "corrupt {}, acknowledged writes lost {}, tampering undetected {}, unanswered {}",
            self.corrupt, self.lost, self.undetected, self.unanswered
        );
        NOT_THERE_YET.iter().for_each(|what| println!("not there yet: {what}"));
        let failed = self.failures.len() as u64;
        let all: u64 = self.done.keys().map(|section| self.total(section)).sum();
        let result = if failed == 0 { "ok" } else { "FAILED" };
        println!("test result: {result}. {} passed; {failed} failed", all.saturating_sub(failed));
        failed == 0
    }
}
