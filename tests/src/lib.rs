//! What the tests share: a world with real encrypted files, and plainly invented people.

pub mod stations;
pub mod world;
