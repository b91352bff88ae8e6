//! Places to choose a station's or an address's from (GB/T 2260, towns where known).

use super::{PlaceOffered, PlacesAsked};
use crate::api::{Call, SessionStep};
use crate::desk::Desk;
use crate::fault::Result;
use crate::kernel::{Session, places};

/// # Errors
/// None; an unknown parent has no places below it.
pub fn list_places(
    _: &mut Desk,
    _: Option<&Session>,
    asked: PlacesAsked,
    _: &mut Call<'_>,
) -> Result<(Vec<PlaceOffered>, SessionStep)> {
    let offered = places::places(asked.parent.as_deref())
        .into_iter()
        .map(|place| PlaceOffered { code: place.code, name: place.name, has_children: place.has_children })
        .collect();
    Ok((offered, SessionStep::Same))
}
