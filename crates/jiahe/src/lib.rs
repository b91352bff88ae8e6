//! 家和 Jiahe: the desk of a family-dispute station, without its window.
//!
//! Reading order: `api` is the front door; the nouns hold the rules; `transact` is the only way to
//! write; `store` is the only place that knows the engine.

pub mod api;
pub mod desk;
pub mod transact;

pub mod appointments;
pub mod cases;
pub mod classes;
pub mod drafts;
pub mod people;
pub mod prints;
pub mod rooms;
pub mod staff;
pub mod stations;
pub mod statistics;
pub mod surveys;

pub mod fault;
pub mod kernel;
pub mod paper;
pub mod store;

pub use desk::Desk;
pub use fault::{Code, Fault};
