//! Journeys through the front door, on a real encrypted file.

mod appointments;
mod cases;
mod classes;
mod disk;
mod durability;
mod intake;
mod prints;
mod secrecy;
mod settings;
mod sign_in;
mod surveys;
