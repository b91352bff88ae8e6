//! The window beside an empty Tauri window: how long until the sign-in page is there, and how much
//! memory it holds after work. Each is measured in a process of its own, because the harness takes the
//! program to start from the environment. Each start is alone, in a window as the program opens it, and both programs
//! are started in turn. Needs a display, a driver and both programs: `cargo xtask bench`.
//!
//! "An hour's work" is 300 page changes through the menu and 300 commands, among them lists, case files,
//! searches, statistics and forms, after signing in on the large database, done in about a minute; then half a minute of
//! rest, of which the hour had more. Memory is the proportional share (Pss) of the program and its web processes; what it
//! was before the rest is told beside.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::desk::{Bench, NAME, PASSWORD};
use crate::figure::{Figures, Times};
use crate::window::{Told, desk};

/// Both programs in turn, so that a machine that grows slower meanwhile is as slow for both.
const ROUNDS: usize = 5;
/// Of each program in a round.
const STARTS: usize = 4;
/// What was closed has ended by then, so that each start is alone.
const PAUSE: Duration = Duration::from_secs(1);
const REST: Duration = Duration::from_secs(30);
const CHILD: &str = "JIAHE_BENCH_SCREEN";
const LAST: &str = "JIAHE_BENCH_LAST_ROUND";

pub fn is_child() -> bool {
    std::env::var_os(CHILD).is_some()
}

/// What one program showed: each start in milliseconds, and from its last round the memory in kilobytes.
#[derive(Default)]
struct Seen {
    starts: Vec<f64>,
    memory: Value,
}

impl Seen {
    fn round(&mut self, which: &str, program: &Path, data: &Path, last: bool) -> Result<(), String> {
        let mut told = child(which, program, data, last)?;
        self.starts.extend(told["starts"].as_array().into_iter().flatten().filter_map(Value::as_f64));
        self.memory = told["memory"].take();
        Ok(())
    }
}

/// The desk is let go of first: the window opens the same folder.
pub fn measure(bench: Bench, figures: &mut Figures) {
    let Bench { folder, desk, .. } = bench;
    drop(desk);
    let (start, memory) =
        ("start to the sign-in page beside an empty window", "memory after an hour's work beside an empty window");
    let programs = (std::env::var_os("JIAHE_APP"), std::env::var_os("JIAHE_EMPTY"));
    let (Some(app), Some(empty)) = programs else {
        for what in [start, memory] {
            figures.missing(what, "JIAHE_APP and JIAHE_EMPTY name no programs");
        }
        return;
    };
    let (mut ours, mut bare) = (Seen::default(), Seen::default());
    for round in 1..=ROUNDS {
        let last = round == ROUNDS;
        let seen = ours
            .round("ours", Path::new(&app), folder.path(), last)
            .and_then(|()| bare.round("empty", Path::new(&empty), folder.path(), last));
        if let Err(why) = seen {
            figures.missing(start, &why);
            figures.missing(memory, &why);
            return;
        }
    }
    let (ours_ms, bare_ms) = (Times::of(ours.starts), Times::of(bare.starts));
    let quartiles = |of: &Times| [of.at(0.25), of.median(), of.at(0.75)];
    let told = json!({ "ours_ms": quartiles(&ours_ms), "empty_ms": quartiles(&bare_ms), "starts": ours_ms.count() });
    println!("quartiles {told}; memory of ours {}, of the empty window {} KB", ours.memory, bare.memory);
    figures.add(start, ours_ms.median() / bare_ms.median(), 1.3, "×", told);
    let rested = |of: &Value| of["rested"].as_f64().unwrap_or(f64::NAN);
    let told = json!({ "ours_kb": ours.memory, "empty_kb": bare.memory });
    figures.add(memory, rested(&ours.memory) / rested(&bare.memory), 1.5, "×", told);
}

fn child(which: &str, program: &Path, data: &Path, last: bool) -> Result<Value, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut child = Command::new(this);
    child
        .args(["--exact", "screen::child_of_the_bench", "--nocapture", "--test-threads=1"])
        .env(CHILD, which)
        .env("JIAHE_APP", program)
        .env("JIAHE_BENCH_DATA", data);
    if last {
        child.env(LAST, "1");
    }
    let told = child.output().map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&told.stdout).into_owned();
    let line = said.lines().find_map(|line| line.split_once("SCREEN ").map(|(_, told)| told.to_owned()));
    let line = line.ok_or_else(|| {
        let heard = format!("{} {said} {}", told.status, String::from_utf8_lossy(&told.stderr));
        heard.chars().rev().take(600).collect::<String>().chars().rev().collect::<String>()
    })?;
    serde_json::from_str(&line).map_err(|error| error.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn child_of_the_bench() -> Told {
    let Ok(which) = std::env::var(CHILD) else { return Ok(()) };
    let data = std::env::var_os("JIAHE_BENCH_DATA").ok_or("no data")?;
    let ours = which == "ours";
    let mut window = desk().at(data).unfilled().open().await?;
    // The first of a round finds nothing of this program in the machine's caches.
    ready(&window, ours).await?;
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        window.close().await?;
        tokio::time::sleep(PAUSE).await;
        window.start().await?;
        let opened = Instant::now();
        ready(&window, ours).await?;
        starts.push((window.started_in + opened.elapsed()).as_secs_f64() * 1_000.0);
    }
    let mut memory = Value::Null;
    if std::env::var_os(LAST).is_some() {
        window.fill_screen().await?;
        let fresh = window.memory_kb()?;
        if ours {
            work(&window).await?;
        }
        let busy = window.memory_kb()?;
        tokio::time::sleep(REST).await;
        memory = json!({ "fresh": fresh, "busy": busy, "rested": window.memory_kb()? });
    }
    println!("\nSCREEN {}", json!({ "starts": starts, "memory": memory }));
    window.close().await
}

/// Until the field for the password is there, or, in the empty window, the page.
async fn ready(window: &crate::window::Window, ours: bool) -> Told {
    let there = if ours {
        "return document.querySelector('[data-act=\"sign-in\"]') !== null"
    } else {
        "return document.readyState === 'complete'"
    };
    let began = Instant::now();
    while window.client()?.execute(there, Vec::new()).await? != Value::Bool(true) {
        if began.elapsed() > Duration::from_secs(30) {
            let page: String = window.page_text().await?.chars().take(300).collect();
            return Err(format!("the page does not come; it says: {page}").into());
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(())
}

async fn work(window: &crate::window::Window) -> Told {
    let signed = window.call("session.sign_in", json!({ "name": NAME, "password": PASSWORD })).await?;
    signed.map_err(|fault| format!("not signed in: {fault}"))?;
    window.client()?.refresh().await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let list = window.call("cases.list", json!({ "filter": {}, "after": null, "limit": 200 })).await?;
    let rows = list.map_err(|fault| fault.to_string())?["rows"].as_array().cloned().unwrap_or_default();
    let turn = "const all = [...document.querySelectorAll('nav a[href]')]; if (all.length) all[arguments[0] % all.length].click(); return all.length";
    let mut links = Value::Null;
    for round in 0..300 {
        links = window.client()?.execute(turn, vec![json!(round)]).await?;
        tokio::time::sleep(Duration::from_millis(80)).await;
        let row = rows.get(round % rows.len().max(1)).cloned().unwrap_or_default();
        let (command, body) = match round % 5 {
            0 => ("cases.list", json!({ "filter": { "text": "海波" }, "after": null, "limit": 50 })),
            1 => ("cases.get", json!({ "id": row["id"] })),
            2 => ("desk.today", json!({})),
            3 => ("prints.registration", json!({ "case": row["id"] })),
            _ => ("statistics.overview", json!({ "from": "2025-11-24", "to": "2026-11-23" })),
        };
        window.call(command, body).await?.map_err(|fault| format!("{command}: {fault}"))?;
    }
    if links.as_u64().unwrap_or(0) < 3 {
        return Err(format!("the menu has {links} links").into());
    }
    Ok(())
}
