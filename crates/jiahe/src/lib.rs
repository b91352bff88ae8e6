//! 家和 Jiahe: the desk of a family-dispute station, without its window.
//!
//! Reading order: `api` is the front door; `desk` is what it opens on; the nouns hold the rules;
//! `transact` is the only way to write; `store` is the only place that knows the engine. `vault`
//! keeps keys and `paper` makes PDFs, both bytes in and bytes out.

pub mod api;
pub mod demo;
pub mod desk;
pub mod transact;

pub mod appointments;
pub mod attachments;
pub mod audit;
pub mod backups;
pub mod care;
pub mod cases;
pub mod classes;
pub mod cohorts;
pub mod compartments;
pub mod conferences;
pub mod courses;
pub mod drafts;
pub mod duty;
pub mod editions;
pub mod exchange;
pub mod followups;
pub mod groups;
pub mod guidance;
pub mod movements;
pub mod obligations;
pub mod orders;
pub mod papers;
pub mod people;
pub mod prints;
pub mod protection;
pub mod reports;
pub mod rooms;
pub mod schedule;
pub mod screening;
pub mod services;
pub mod staff;
pub mod stations;
pub mod statistics;
pub mod surveys;
pub mod units;
pub mod updates;
pub mod volumes;
pub mod waiting;

pub mod fault;
pub mod kernel;
pub mod paper;
pub mod store;
pub mod vault;

pub use desk::Desk;
pub use fault::{Code, Fault};
