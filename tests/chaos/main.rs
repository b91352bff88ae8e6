//! Durability: a station's program is killed, its disk fails, its power is cut, bits flip; and every
//! morning after the station must open, hold all that was acknowledged, and nothing half done.
//!
//! To look into one thing: `--only kills|faults|power_cuts|flips`, `--workflow NAME`, `--seconds N` with
//! `--short`, `--from N` to begin with the Nth trial of a disk. `cargo xtask chaos` builds and runs it; not a libtest harness, because the same executable is the driver
//! and the worker it kills. Linux only: the failing disk is preloaded (shim.c).

mod child;
mod county;
mod flips;
mod judge;
mod report;
mod state;
mod station;

mod trials;
mod worker;

use std::path::PathBuf;
use std::process::ExitCode;

use report::Report;
use trials::Trials;

fn main() -> ExitCode {
    if let Some(errand) = std::env::var_os(worker::ERRAND) {
        worker::run(&errand.to_string_lossy());
        return ExitCode::SUCCESS;
    }
    let args: Vec<String> = std::env::args().skip(1).collect();
    let after = |flag: &str| args.iter().position(|arg| arg == flag).and_then(|at| args.get(at + 1)).cloned();
    let seed = after("--seed").and_then(|seed| seed.parse().ok()).unwrap_or(20_261_124);
    let out = after("--out").map_or_else(|| jiahe_tests::world::root().join("target/chaos.json"), PathBuf::from);
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder).expect("a folder for the report");
    }
    // A RAM disk where there is one: what a power cut takes is decided by the shim, not by the disk.
    let fast = std::path::Path::new("/dev/shm");
    let place = if fast.is_dir() { tempfile::tempdir_in(fast) } else { tempfile::tempdir() };
    let place = place.expect("a temporary folder");
    let report = Report::new(args.iter().any(|arg| arg == "--short"), seed, out.clone());
    let seconds = after("--seconds").and_then(|seconds| seconds.parse().ok()).unwrap_or(90);
    let from = after("--from").and_then(|from| from.parse().ok()).unwrap_or(0);
    let mut trials = Trials::new(place.path(), report, out.with_file_name("chaos"), from);
    trials.run(seconds, after("--only").as_deref(), after("--workflow").as_deref());
    if trials.report.close() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
