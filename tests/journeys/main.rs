//! Journeys through the front door, on a real encrypted file.

mod appointments;
mod backup;
mod calendar;
mod case_writes;
mod cases;
mod classes;
mod closing;
mod conferences;
#[path = "../bench/county.rs"]
#[expect(dead_code, reason = "shared with the bench, which also fills a calendar")]
mod county;
mod custody;
mod disk;
mod durability;
mod duty;
mod education;
mod exchange;
mod followups;
mod glass;
mod groups;
mod held;
mod intake;
mod key_families;
mod keys;
mod looking;
mod merged;
mod movements;
mod older;
mod ordered;
mod own;
mod parcels;
mod prints;
mod private;
mod protection;
mod recompute;
mod refused;
mod rotation;
mod screening;
mod secrecy;
mod services;
mod settings;
mod sign_in;
mod surveys;
mod tiers;
mod time;
mod upgrade;
