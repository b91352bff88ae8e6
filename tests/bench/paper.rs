//! Registration forms: one, warm, and a thousand in a row; each read from the records, drawn, logged.

use serde_json::{Value, json};

use crate::desk::Bench;
use crate::figure::{Figures, Times, once};

pub fn measure(bench: &mut Bench, figures: &mut Figures) {
    let mut ids: Vec<Value> = Vec::new();
    let mut after = Value::Null;
    while ids.len() < 1_000 {
        let page = bench.ask("cases.list", json!({ "filter": {}, "after": after, "limit": 200 }));
        ids.extend(page["rows"].as_array().expect("rows").iter().map(|row| row["id"].clone()));
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    let mut largest = 0;
    let times = Times::measure(100, |run| {
        let printed = bench.ask("prints.registration", json!({ "case": ids[run % ids.len()] }));
        largest = largest.max(printed["base64"].as_str().map_or(0, str::len) * 3 / 4);
    });
    figures.times("a filled registration form, warm", &times, 10.0);
    figures.add("the largest registration form", largest as f64 / 1024.0, 200.0, "KB", json!({ "n": 100 }));
    let (took, ()) = once(|| {
        for run in 0..1_000 {
            bench.ask("prints.registration", json!({ "case": ids[run % ids.len()] }));
        }
    });
    let more = json!({ "how": "1,000 calls one after the other, each with its own audit row on the disk" });
    figures.add("1,000 registration forms", took / 1_000.0, 10.0, "s", more);
}
