//! Journeys through the front door, on a real encrypted file.

mod appointments;
mod backup;
mod cases;
mod classes;
mod custody;
mod disk;
mod durability;
mod exchange;
mod glass;
mod intake;
mod keys;
mod parcels;
mod prints;
mod secrecy;
mod settings;
mod sign_in;
mod surveys;
mod tiers;
mod upgrade;
