//! What the tests share: a world with real encrypted files, and plainly invented people.

pub mod world;
