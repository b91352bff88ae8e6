//! Which stations stand above and below.

use crate::fault::Result;
use crate::stations::Station;
use crate::store;
use crate::transact::View;

/// The station above, once the two have met: parcels can reach it.
pub(super) fn above(view: &View<'_>) -> Result<Option<Station>> {
    let own = store::stations::own(view.db)?;
    let known = store::stations::list(view.db)?;
    Ok(known.into_iter().find(|station| !station.own && !own.parent_name.is_empty() && station.name == own.parent_name))
}

/// The stations directly below.
pub(super) fn below(view: &View<'_>) -> Result<Vec<Station>> {
    let own = store::stations::own(view.db)?;
    let known = store::stations::list(view.db)?;
    Ok(known.into_iter().filter(|station| !station.own && station.parent_name == own.name).collect())
}
