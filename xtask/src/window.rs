//! `run`: the app in a window, or, where there is no display, the tour.

use crate::step::{cargo, npm, step};
use crate::{place, ready, tour};

pub fn run(demo: bool) -> Result<(), String> {
    let display =
        ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|it| !it.is_empty()));
    if !display && cfg!(target_os = "linux") {
        println!("no display here: the main job runs on a display of its own, and its pictures are kept");
        return tour::into(&place::target().join("tour"));
    }
    ready::to_build()?;
    build()?;
    let app = step("家和", place::app("debug"));
    if demo { app.args("--demo") } else { app }.hand_over()
}

/// The interface, then the app around it.
pub fn build() -> Result<(), String> {
    npm("ui: build", "run build").run()?;
    // All of the workspace takes part, so that every build here shares one set of features.
    cargo("build the app", "build --workspace --bins").minutes(240).run()
}
