//! The demo county (`--demo`): a year of an invented station, told through the front door with a clock
//! that moves, so that everything in it could have been typed. Knows no SQL and no window; nobody in it
//! exists: names, identity numbers and telephones are made up, and the station's name says so.

mod aftercare;
mod classes;
mod conferred;
mod county;
mod duty;
mod families;
mod groups;
mod hours;
mod learning;
mod lives;
mod moved;
mod neighbour;
mod ordered;
mod people;
mod protection;
mod screening;
mod served;
mod station;
mod surveys;
mod words;

use crate::desk::Desk;
use crate::fault::Result;
use crate::kernel::{Chance, Clock};
use county::County;

/// Who signs in to look around: lead, mediator and administrator.
pub const NAME: &str = "演示甲主任";
/// A practitioner's view.
pub const PSYCHOLOGIST: &str = "演示乙咨询师";
/// The window's view.
pub const RECEPTIONIST: &str = "演示丙接待员";
/// Of all three accounts. It is printed here for everyone, which is what a demo is for.
pub const PASSWORD: &str = "家和演示-2026";
/// The county that `--demo` shows.
pub const SEED: u64 = 20_261_123;

/// How many cases the year before `clock` brought.
const CASES: usize = 300;

/// Fills an empty folder with the demo county as it stands at `clock`, and locks the desk again. The
/// same seed and clock give the same county.
///
/// # Errors
/// [`crate::Code::AlreadySetUp`] when the folder holds a station: then nothing is touched; or what the
/// disk says.
pub fn fill(desk: &mut Desk, clock: Clock, seed: u64) -> Result<()> {
    let mut county = County::found(desk, clock, Chance::seeded(seed))?;
    station::furnish(&mut county)?;
    lives::plan(&mut county, CASES);
    classes::plan(&mut county);
    learning::plan(&mut county);
    duty::plan(&mut county);
    groups::plan(&mut county);
    surveys::plan(&mut county);
    moved::plan(&mut county);
    neighbour::plan(&mut county);
    conferred::plan(&mut county);
    ordered::plan(&mut county);
    protection::threatened(&mut county);
    aftercare::pauses(&mut county);
    county.live()?;
    served::fill(&mut county)?;
    station::leave_drafts(&mut county)?;
    screening::fill(&mut county)?;
    county.close()
}

#[cfg(test)]
mod tests;
