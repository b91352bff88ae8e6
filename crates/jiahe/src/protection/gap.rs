//! How far apart in time two people are kept who must not meet: a parameter of the station.

use super::Gap;
use crate::api::Noun;
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Result};
use crate::store::{self, settings};
use crate::transact::{Act, View};

const USUAL: u32 = 60;
const MOST: u32 = 480;

/// # Errors
/// The store's.
pub(crate) fn minutes(view: &View<'_>) -> Result<u32> {
    let kept = store::settings::get(view.db, settings::NO_CONTACT_GAP)?;
    Ok(kept.and_then(|kept| kept.parse().ok()).filter(|minutes| *minutes <= MOST).unwrap_or(USUAL))
}

/// # Errors
/// The store's.
pub fn gap(view: &View<'_>, _: Nothing) -> Result<Gap> {
    Ok(Gap { minutes: minutes(view)? })
}

/// # Errors
/// More than eight hours.
pub fn set_gap(act: &mut Act<'_>, asked: Gap) -> Result<Done> {
    let mut check = Check::default();
    check.that(asked.minutes <= MOST, "minutes", "range");
    check.done()?;
    store::settings::set(act.db, settings::NO_CONTACT_GAP, &asked.minutes.to_string())?;
    act.note(Noun::Protection, 0, format!("no-contact gap {} minutes", asked.minutes));
    act.touch(Noun::Appointments);
    Ok(Done {})
}
