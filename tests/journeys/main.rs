//! Journeys through the front door, on a real encrypted file.

mod appointments;
mod backup;
mod cases;
mod classes;
mod conferences;
mod disk;
mod durability;
mod glass;
mod intake;
mod key_families;
mod keys;
mod looking;
mod older;
mod prints;
mod private;
mod protection;
mod refused;
mod rotation;
mod screening;
mod secrecy;
mod services;
mod settings;
mod sign_in;
mod surveys;
mod time;
mod upgrade;
