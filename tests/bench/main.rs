//! The figures of design.md §8, measured beside their budgets. `cargo xtask bench` runs this on a release
//! build; `JIAHE_BENCH_CASES` makes the database smaller for a quick look.

mod county;
mod desk;
mod engine;
mod figure;
mod find;
mod paper;
mod parcels;
mod screen;
#[path = "../e2e/window/mod.rs"]
#[expect(dead_code, unused_imports, reason = "shared with the journeys in the window, which use more of it")]
mod window;

use figure::Figures;

#[test]
fn figures() {
    if screen::is_child() {
        return;
    }
    let cases: usize = std::env::var("JIAHE_BENCH_CASES").ok().and_then(|set| set.parse().ok()).unwrap_or(100_000);
    let mut figures = Figures::default();
    let mut bench = desk::Bench::build(cases);
    bench.unlock(&mut figures);
    bench.pages(&mut figures);
    bench.slots(&mut figures);
    find::measure(&mut bench, &mut figures);
    paper::measure(&mut bench, &mut figures);
    bench.saves(&mut figures);
    bench.lives(&mut figures);
    parcels::measure(&mut figures);
    engine::measure(&mut bench, &mut figures);
    screen::measure(bench, &mut figures);
    figures.tell("bench.json", serde_json::json!({ "cases": cases }));
}

/// A quick look at the clocks alone: `JIAHE_BENCH_CASES=20000 cargo test … --test bench lives -- --ignored --nocapture`.
#[test]
#[ignore = "part of the figures"]
fn lives() {
    let cases: usize = std::env::var("JIAHE_BENCH_CASES").ok().and_then(|set| set.parse().ok()).unwrap_or(100_000);
    desk::Bench::build(cases).lives(&mut Figures::default());
}

/// A quick look at the calendar alone, in the same way: `slots`.
#[test]
#[ignore = "part of the figures"]
fn slots() {
    let cases: usize = std::env::var("JIAHE_BENCH_CASES").ok().and_then(|set| set.parse().ok()).unwrap_or(100_000);
    desk::Bench::build(cases).slots(&mut Figures::default());
}
