//! `test`: one command checks everything. Every step runs, whatever the one before it said, unless it
//! needs that one's result; the last line counts.

use crate::step::{Count, Step, cargo, npm, step};
use crate::{chaos, ready, tour};

/// Counts the tests of steps that have tests, and every other step as one check.
#[derive(Default)]
struct Tally {
    count: Count,
    failed: Vec<String>,
}

impl Tally {
    /// Runs a step; says whether it went well.
    fn add(&mut self, it: Step) -> bool {
        let (count, result) = it.counted();
        self.take(count, result)
    }

    fn take(&mut self, count: Count, result: Result<(), String>) -> bool {
        self.count.passed += count.passed;
        self.count.failed += count.failed;
        match &result {
            Ok(()) if count == Count::default() => self.count.passed += 1,
            Err(_) if count.failed == 0 => self.count.failed += 1,
            _ => {}
        }
        let ok = result.is_ok();
        self.failed.extend(result.err());
        ok
    }

    /// # Errors
    /// What failed, by name.
    fn close(self) -> Result<(), String> {
        for trouble in &self.failed {
            println!("FAILED: {trouble}");
        }
        println!("{} passed, {} failed", self.count.passed, self.count.failed);
        if self.failed.is_empty() { Ok(()) } else { Err(self.failed.join("; ")) }
    }
}

pub fn all() -> Result<(), String> {
    ready::for_window()?;
    let mut tally = Tally::default();
    tally.add(cargo("format", "fmt --all --check"));
    let page = ui(&mut tally, true);
    tally.add(clippy());
    licences(&mut tally);
    tally.add(core());
    if cfg!(target_os = "linux") {
        tally.add(chaos::short());
    }
    if page && tally.add(app()) {
        tally.add(tour::journeys("journeys in the window").args("-- --test-threads=2"));
    } else {
        tally.take(Count::default(), Err("journeys in the window: not run, there is no app to run them in".into()));
    }
    tally.close()
}

/// What one wants between two edits: everything but clippy, the licences and the window.
pub fn fast() -> Result<(), String> {
    ready::to_build()?;
    let mut tally = Tally::default();
    tally.add(cargo("format", "fmt --all --check"));
    ui(&mut tally, false);
    tally.add(core());
    tally.close()
}

/// Says whether there is a page to put into the window.
fn ui(tally: &mut Tally, lint: bool) -> bool {
    tally.add(npm("ui: types", "run check"));
    if lint {
        tally.add(npm("ui: lint", "run lint"));
    }
    tally.add(npm("ui: tests", "run test"));
    tally.add(npm("ui: build", "run build"))
}

fn clippy() -> Step {
    cargo("clippy", "clippy --workspace --all-targets --features jiahe-tests/window,jiahe-tests/chaos,jiahe-tests/bench -- -D warnings")
        .minutes(45)
}

/// The app for the journeys, built with the features the tests have, so that nothing is built twice.
fn app() -> Step {
    cargo("build the app", "build --workspace --all-targets --features jiahe-tests/window").minutes(45)
}

/// All tests that need no window. Each founds a station of its own and waits for the disk at every write: where
/// there is a RAM disk with room, a third of the time is enough.
fn core() -> Step {
    let tests = cargo("tests", "test --workspace").minutes(45);
    match ram_disk() {
        Some(folder) => tests.env("TMPDIR", folder),
        None => tests,
    }
}

/// `/dev/shm` with 2 GiB to spare; in a container it is often much smaller.
fn ram_disk() -> Option<&'static str> {
    let folder = "/dev/shm";
    let told = step("df", "df").args("--output=avail -B1M").arg(folder).asked()?;
    let free: u64 = told.lines().last()?.trim().parse().ok()?;
    (free >= 2_048).then_some(folder)
}

/// Licences, sources and bans by cargo-deny; it takes minutes to install, so it is used where it is. Advisories need a git host and are asked for by hand.
fn licences(tally: &mut Tally) {
    if step("cargo-deny", "cargo-deny").args("--version").asked().is_none() {
        println!("── licences: not checked, cargo-deny is not installed (cargo install cargo-deny --locked)");
        return;
    }
    tally.add(cargo("licences", "deny --offline --all-features check licenses bans sources"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_without_tests_is_one_check_and_a_failed_one_is_named() {
        let mut tally = Tally::default();
        assert!(tally.take(Count::default(), Ok(())));
        assert!(tally.take(Count { passed: 7, failed: 0 }, Ok(())));
        assert!(!tally.take(Count { passed: 3, failed: 2 }, Err("journeys failed".into())));
        assert!(!tally.take(Count { passed: 1, failed: 0 }, Err("tests failed".into())), "a crash after one pass");
        assert_eq!(tally.count, Count { passed: 12, failed: 3 });
        assert_eq!(tally.close(), Err("journeys failed; tests failed".into()));
    }
}
