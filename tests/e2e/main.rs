//! Journeys in the real window, on a display of their own, with a fresh home for each. Run them with
//! `cargo xtask test`, which builds the window first.

mod album;
mod shell;
mod window;
