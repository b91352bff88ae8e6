//! Journeys through the front door, on a real encrypted file.

mod cases;
mod durability;
mod intake;
mod secrecy;
mod sign_in;
