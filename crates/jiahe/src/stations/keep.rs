//! This station's own entry.

use super::{Station, StationEntry, Tier};
use crate::api::Noun;
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Result};
use crate::kernel::{StationId, places, text};
use crate::store;
use crate::transact::{Act, View};

/// Reads a station as typed; `path` is where the form keeps it. The id is 0 until the caller knows better.
#[must_use]
pub fn read(entry: &StationEntry, path: &str, check: &mut Check) -> Station {
    let station = Station {
        id: StationId(0),
        name: text::line(&entry.name),
        tier: entry.tier.unwrap_or(Tier::Village),
        place: entry.place.clone(),
        parent_name: text::line(&entry.parent_name),
        own: true,
    };
    check.that(!station.name.is_empty(), format!("{path}name"), "required");
    check.that(text::fits(&station.name, 60), format!("{path}name"), "too_long");
    check.that(entry.tier.is_some(), format!("{path}tier"), "required");
    check.that(!station.place.is_empty(), format!("{path}place"), "required");
    let known = station.place.is_empty() || (station.place.len() >= 6 && places::place_name(&station.place).is_some());
    check.that(known, format!("{path}place"), "unknown_code");
    check.that(text::fits(&station.parent_name, 60), format!("{path}parent_name"), "too_long");
    station
}

/// # Errors
/// The store's.
pub fn list(view: &View<'_>, _: Nothing) -> Result<Vec<Station>> {
    store::stations::list(view.db)
}

/// Changes name, tier, place or parent; codes given before stay as they are.
///
/// # Errors
/// A field that does not pass.
pub fn amend(act: &mut Act<'_>, entry: StationEntry) -> Result<Done> {
    let mut check = Check::default();
    let typed = read(&entry, "", &mut check);
    check.done()?;
    let own = store::stations::own(act.db)?;
    store::stations::update(act.db, &Station { id: own.id, ..typed })?;
    act.note(Noun::Stations, own.id.0, "");
    Ok(Done {})
}
