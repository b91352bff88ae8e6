//! A figure: what was measured, beside what the design allows.

use std::path::PathBuf;
use std::time::Instant;

use serde_json::{Value, json};

#[derive(Default)]
pub struct Figures(Vec<Value>);

/// Times of many runs, in milliseconds, in order.
pub struct Times(Vec<f64>);

impl Times {
    pub fn of(mut all: Vec<f64>) -> Self {
        all.sort_by(f64::total_cmp);
        Self(all)
    }

    /// Runs `work` once unmeasured, then `n` times.
    pub fn measure(n: usize, mut work: impl FnMut(usize)) -> Self {
        work(n);
        Self::of((0..n).map(|run| once(|| work(run)).0).collect())
    }

    pub fn at(&self, share: f64) -> f64 {
        let place = ((self.0.len() as f64 * share).ceil() as usize).clamp(1, self.0.len().max(1)) - 1;
        self.0.get(place).copied().unwrap_or(f64::NAN)
    }

    pub fn median(&self) -> f64 {
        self.at(0.5)
    }

    pub fn p95(&self) -> f64 {
        self.at(0.95)
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }
}

/// Milliseconds that `work` took, and what it gave.
pub fn once<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let began = Instant::now();
    let given = work();
    (began.elapsed().as_secs_f64() * 1_000.0, given)
}

impl Figures {
    /// Times whose 95th percentile has a budget, in milliseconds.
    pub fn times(&mut self, what: &str, times: &Times, budget: f64) {
        self.add(what, times.p95(), budget, "ms p95", json!({ "median": times.median(), "n": times.count() }));
    }

    /// One number that must not be above its budget.
    pub fn add(&mut self, what: &str, measured: f64, budget: f64, unit: &str, more: Value) {
        let ok = measured <= budget;
        println!("{what} | {measured:.2} {unit} | ≤ {budget} | {}", if ok { "ok" } else { "MISSED" });
        let mut row = json!({ "figure": what, "measured": measured, "unit": unit, "budget": budget, "ok": ok });
        if let (Some(row), Some(more)) = (row.as_object_mut(), more.as_object()) {
            row.extend(more.clone());
        }
        self.0.push(row);
    }

    /// Something that could not be measured here, and why.
    pub fn missing(&mut self, what: &str, why: &str) {
        println!("{what} | not measured: {why}");
        self.0.push(json!({ "figure": what, "not_measured": why }));
    }

    /// Prints the table and writes it, with what else there is to say, as `name` into the target folder.
    pub fn tell(&self, name: &str, more: Value) {
        println!("\nfigure | measured | budget | ok/MISSED\n---|---|---|---");
        for row in &self.0 {
            if let Some(why) = row["not_measured"].as_str() {
                println!("{} | – | – | not measured: {why}", row["figure"].as_str().unwrap_or_default());
                continue;
            }
            let verdict = if row["ok"] == true { "ok" } else { "MISSED" };
            let median = row["median"]
                .as_f64()
                .map(|median| format!(" (median {median:.2}, n {})", row["n"]))
                .unwrap_or_default();
            let measured = row["measured"].as_f64().unwrap_or_default();
            let unit = row["unit"].as_str().unwrap_or_default();
            println!(
                "{} | {measured:.2} {unit}{median} | ≤ {} | {verdict}",
                row["figure"].as_str().unwrap_or_default(),
                row["budget"]
            );
        }
        let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
        let mut told = json!({ "profile": profile, "machine": machine(), "figures": self.0 });
        if let (Some(told), Some(more)) = (told.as_object_mut(), more.as_object()) {
            told.extend(more.clone());
        }
        let file = target().join(name);
        std::fs::write(&file, serde_json::to_vec_pretty(&told).expect("JSON")).expect("the figures are written");
        println!("written to {}", file.display());
    }
}

/// The target folder this test was built into.
pub fn target() -> PathBuf {
    let test = std::env::current_exe().expect("this test");
    test.ancestors().nth(3).expect("a target folder").to_owned()
}

fn machine() -> Value {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let line = |text: &str, key: &str| {
        text.lines()
            .find(|line| line.starts_with(key))
            .and_then(|line| line.split_once(':'))
            .map(|(_, it)| it.trim().to_owned())
    };
    let cpu = line(&read("/proc/cpuinfo"), "model name");
    let memory = line(&read("/proc/meminfo"), "MemTotal");
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    json!({ "cpu": cpu, "cores": cores, "memory": memory, "system": std::env::consts::OS, "kernel": read("/proc/version").trim() })
}
