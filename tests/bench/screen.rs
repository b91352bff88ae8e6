//! The window beside an empty Tauri window: how long until the sign-in page is there, and how much
//! memory it holds after work. Each is measured in a process of its own, because the harness takes the
//! program to start from the environment. Each start is alone, in a window as the program opens it. Needs a display, a driver and both programs: `cargo xtask bench`.
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

const STARTS: usize = 15;
/// What was closed has ended by then, so that each start is alone.
const PAUSE: Duration = Duration::from_secs(1);
const REST: Duration = Duration::from_secs(30);
const CHILD: &str = "JIAHE_BENCH_SCREEN";

pub fn is_child() -> bool {
    std::env::var_os(CHILD).is_some()
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
    let ours = child("ours", Path::new(&app), folder.path());
    let bare = child("empty", Path::new(&empty), folder.path());
    match (ours, bare) {
        (Ok(ours), Ok(bare)) => {
            let ratio = |key: &str| ours[key].as_f64().unwrap_or(f64::NAN) / bare[key].as_f64().unwrap_or(f64::NAN);
            let both = |key: &str| json!({ "ours": ours[key], "empty": bare[key], "unit": "×" });
            println!("ours {ours}, empty {bare}");
            figures.add(start, ratio("start_ms"), 1.3, "×", both("start_ms"));
            let mut told = both("memory_kb");
            told["fresh"] = ours["fresh_kb"].clone();
            told["busy"] = ours["busy_kb"].clone();
            figures.add(memory, ratio("memory_kb"), 1.5, "×", told);
        }
        (ours, bare) => {
            let why = format!("{} {}", ours.err().unwrap_or_default(), bare.err().unwrap_or_default());
            figures.missing(start, &why);
            figures.missing(memory, &why);
        }
    }
}

fn child(which: &str, program: &Path, data: &Path) -> Result<Value, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let told = Command::new(this)
        .args(["--exact", "screen::child_of_the_bench", "--nocapture", "--test-threads=1"])
        .env(CHILD, which)
        .env("JIAHE_APP", program)
        .env("JIAHE_BENCH_DATA", data)
        .output()
        .map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&told.stdout).into_owned();
    let line = said.lines().find_map(|line| line.split_once("SCREEN ").map(|(_, told)| told.to_owned()));
    let line = line.ok_or_else(|| {
        let heard = format!("{said} {}", String::from_utf8_lossy(&told.stderr));
        heard.chars().rev().take(600).collect::<String>().chars().rev().collect::<String>()
    })?;
    serde_json::from_str(&line).map_err(|error| error.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn child_of_the_bench() -> Told {
    let Ok(which) = std::env::var(CHILD) else { return Ok(()) };
    let data = std::env::var_os("JIAHE_BENCH_DATA").ok_or("no data")?;
    let ours = which == "ours";
    let mut starts = Vec::new();
    let mut window = desk().at(data).unfilled().open().await?;
    for _ in 0..STARTS {
        let opened = Instant::now();
        ready(&window, ours).await?;
        starts.push((window.started_in + opened.elapsed()).as_secs_f64() * 1_000.0);
        window.close().await?;
        tokio::time::sleep(PAUSE).await;
        window.start().await?;
    }
    ready(&window, ours).await?;
    window.fill_screen().await?;
    let fresh = window.memory_kb()?;
    if ours {
        work(&window).await?;
    }
    let busy = window.memory_kb()?;
    tokio::time::sleep(REST).await;
    let memory = window.memory_kb()?;
    let starts = Times::of(starts);
    let told = json!({
        "start_ms": starts.median(), "starts": starts.count(),
        "memory_kb": memory, "busy_kb": busy, "fresh_kb": fresh,
    });
    println!("\nSCREEN {told}");
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
