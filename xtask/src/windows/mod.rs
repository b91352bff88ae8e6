//! `windows`: the program for Windows and its installer, built here and tested under Wine.

mod installer;
mod setup_test;
mod toolchain;
mod wine;

use std::time::Instant;

use serde_json::{Value, json};

use crate::step::{Count, npm};
use crate::{place, ready};
use toolchain::Toolchain;

pub fn run(tests: bool) -> Result<(), String> {
    let began = Instant::now();
    ready::to_build()?;
    let tools = Toolchain::found()?;
    npm("ui: build", "run build").run()?;
    // With the tests, so that program and tests share one set of features and nothing is built twice.
    let what = if tests && !cfg!(windows) { wine::BUILD } else { "build --release --workspace --bins" };
    tools.cargo("build for Windows", what).minutes(240).run()?;
    let made = installer::make(&tools)?;
    let mut told = json!({ "installer": made.told(), "seconds_to_build": began.elapsed().as_secs() });
    println!("{}", made.setup.display());
    if !tests || cfg!(windows) {
        return Ok(());
    }
    let (count, suites) = tested(&tools, &made)?;
    if let Some(told) = told.as_object_mut() {
        told.insert("suites".into(), suites.into());
        told.insert("passed".into(), count.passed.into());
        told.insert("failed".into(), count.failed.into());
        told.insert("not_under_wine".into(), wine::OUTSIDE.iter().map(|(test, why)| json!([test, why])).collect());
    }
    let file = place::target().join("windows/wine.json");
    let text = serde_json::to_string_pretty(&told).map_err(|error| error.to_string())?;
    std::fs::write(&file, text + "\n").map_err(|error| format!("{}: {error}", file.display()))?;
    println!("{}: {} passed, {} failed under Wine", file.display(), count.passed, count.failed);
    if count.failed == 0 { Ok(()) } else { Err("not all tests passed under Wine".into()) }
}

/// The installer of what was built before. A step of its own, since only this one needs what signs it: no script of a
/// package that is built runs in it.
pub fn pack() -> Result<(), String> {
    println!("{}", installer::make(&Toolchain::found()?)?.setup.display());
    Ok(())
}

/// Every test program of the workspace that needs no window, and the installer.
fn tested(tools: &Toolchain, made: &installer::Made) -> Result<(Count, Vec<Value>), String> {
    ready::wine()?;
    let programs = wine::programs(tools)?;
    let prefix = wine::Prefix::fresh()?;
    let (mut all, mut suites) = (Count::default(), Vec::new());
    let mut note = |name: &str, count: Count, seconds: u64| {
        all.passed += count.passed;
        all.failed += count.failed;
        suites.push(json!({ "name": name, "passed": count.passed, "failed": count.failed, "seconds": seconds }));
    };
    for program in &programs {
        let began = Instant::now();
        let (mut count, mut ended) = prefix.test(program, false);
        // Two tests that start a program at one moment are sometimes too much for Wine ("Internal error", 1359): what
        // failed beside others counts only if it fails alone.
        if count.failed > 0 {
            println!("again, one test after the other: {}", program.name);
            (count, ended) = prefix.test(program, true);
        }
        // A program that fell over did not get to count it.
        if ended.is_err() && count.failed == 0 {
            count.failed = 1;
        }
        note(&program.name, count, began.elapsed().as_secs());
    }
    let began = Instant::now();
    note("installer", setup_test::run(&prefix, made, &programs), began.elapsed().as_secs());
    Ok((all, suites))
}
