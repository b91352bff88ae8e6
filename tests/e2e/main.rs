//! Journeys in the real window, on a display of their own, with a fresh home for each. Run them with
//! `cargo xtask test`, which builds the window first.

mod album;
mod clerk;
mod dialogs;
mod journeys;
mod paper;
mod shell;
mod tour;
#[expect(dead_code, reason = "shared with the bench; neither uses all of it")]
mod window;
