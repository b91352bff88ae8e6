//! `tour`: the main job, once through, in the real window; what it leaves is there to be looked at.

use std::path::Path;

use serde_json::Value;

use crate::step::{Step, cargo};
use crate::{place, ready, window};

pub fn into(folder: &Path) -> Result<(), String> {
    let folder = std::path::absolute(folder).map_err(|error| error.to_string())?;
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let story = folder.join("tour.json");
    // What an earlier tour said must not be taken for this one's word.
    drop(std::fs::remove_file(&story));
    ready::for_window()?;
    window::build()?;
    let walked = journeys("tour").arg("tour::").args("-- --nocapture").env("JIAHE_TOUR", &folder).run();
    println!("pictures, PDFs and tour.json are in {}", folder.display());
    walked?;
    let told = std::fs::read(&story).map_err(|error| format!("the tour left no tour.json: {error}"))?;
    let told: Value = serde_json::from_slice(&told).map_err(|error| format!("tour.json: {error}"))?;
    match told.get("ok") {
        Some(Value::Bool(true)) => Ok(()),
        _ => Err(format!("the tour was not clean, see {}", story.display())),
    }
}

/// The journeys in the real window; the app must have been built.
pub fn journeys(name: &str) -> Step {
    cargo(name, "test --workspace --features jiahe-tests/window --test e2e")
        .env("JIAHE_APP", place::app("debug"))
        .env("JIAHE_TOOLS", place::tools())
        .minutes(40)
}
