//! `chaos`: kills, failing disks, power cuts and flipped bits; what must be 0 is 0 or the step fails.

use crate::step::{Step, cargo};
use crate::{place, ready};

/// The short run takes about two minutes and is part of `test`; the long one hours.
pub fn run(words: &[&str]) -> Result<(), String> {
    let known = |word: &&str| matches!(*word, "--short" | "--seed" | "--only" | "--workflow" | "--seconds" | "--from");
    if let Some(word) = words.iter().find(|word| word.starts_with("--") && !known(word)) {
        return Err(format!("chaos does not know {word}"));
    }
    ready::to_build()?;
    let short = words.contains(&"--short");
    let step = step(words).minutes(if short { 50 } else { 24 * 60 });
    step.run()?;
    let all = !words.iter().any(|word| matches!(*word, "--short" | "--only" | "--workflow"));
    if all { fuzz().run() } else { Ok(()) }
}

/// A minute of every fuzz target.
fn fuzz() -> Step {
    cargo("fuzz", "test --workspace --features jiahe-tests/window --test fuzz -- --nocapture")
        .env("JIAHE_FUZZ_SECONDS", "60")
        .minutes(20)
}

/// The step of `test`.
pub fn short() -> Step {
    step(&["--short"]).minutes(50)
}

/// Built with the features of the journeys, so that nothing is built twice.
fn step(words: &[&str]) -> Step {
    let features = "test --workspace --features jiahe-tests/window,jiahe-tests/chaos --test chaos --";
    let step = cargo("chaos", features).args(&words.join(" "));
    step.arg("--out").arg(place::root().join("target/chaos.json"))
}
