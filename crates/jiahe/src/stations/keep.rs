//! This station's own entry.

use super::{OtherStationEntry, Station, StationEntry, Tier};
use crate::api::Noun;
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Code, Fault, Result};
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
        on_paper: false,
    };
    check.that(!station.name.is_empty(), format!("{path}name"), "required");
    check.fits(&station.name, 60, format!("{path}name"));
    check.that(entry.tier.is_some(), format!("{path}tier"), "required");
    check.that(!station.place.is_empty(), format!("{path}place"), "required");
    let known = station.place.is_empty() || (station.place.len() >= 6 && places::place_name(&station.place).is_some());
    check.that(known, format!("{path}place"), "unknown_code");
    check.fits(&station.parent_name, 60, format!("{path}parent_name"));
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

/// Keeps a station that works without Jiahe: above, below or beside this one.
///
/// # Errors
/// A field that does not pass; [`Code::WrongState`] for a station with a PC, which tells of itself.
pub fn save_other(act: &mut Act<'_>, entry: OtherStationEntry) -> Result<StationId> {
    let mut check = Check::default();
    let typed = read(&entry.station, "station.", &mut check);
    let all = store::stations::list(act.db)?;
    let twice = all.iter().any(|one| Some(one.id) != entry.id && one.name == typed.name && one.tier == typed.tier);
    check.that(!twice, "station.name", "duplicate");
    check.done()?;
    let id = match entry.id {
        Some(id) => {
            let known = store::stations::get(act.db, id)?.ok_or_else(|| Fault::not_found("a station"))?;
            if known.own || !known.on_paper {
                return Err(Fault::new(Code::WrongState, "change a station that tells of itself"));
            }
            store::stations::update(act.db, &Station { id, ..typed })?;
            id
        }
        None => {
            let id: StationId = act.fresh();
            store::stations::insert(act.db, &Station { id, own: false, on_paper: true, ..typed }, act.clock)?;
            id
        }
    };
    act.note(Noun::Stations, id.0, "on paper");
    Ok(id)
}
