//! Journeys in the window beside the tour: what must be survived, and what must not show.

mod calendar;
mod clipboard;
mod duty;
mod education;
mod files;
mod forms;
mod handed;
mod hands;
mod hostile;
mod intruder;
pub mod older;
mod screen;
mod screening;
mod updates;
mod volume;
mod zone;
