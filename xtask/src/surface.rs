//! `surface`: the typed face of the commands, for the UI, generated from the Rust types.

use crate::step::cargo;

pub fn write() -> Result<(), String> {
    cargo("surface", "test --workspace --test tidy the_typescript_surface").env("JIAHE_BLESS", "1").run()
}
