//! This station's own key pairs, made at first use.

use crate::api::Noun;
use crate::fault::{Code, Fault, Result};
use crate::store;
use crate::transact::{Act, View};
use crate::vault::StationPair;

/// The pair, made now if this is the first time.
///
/// # Errors
/// The store's; [`Code::Damaged`].
pub(super) fn ensure(act: &mut Act<'_>) -> Result<StationPair> {
    if let Some((opening, signing)) = store::exchange::own_pair(act.db)? {
        return StationPair::read(&opening, &signing);
    }
    let pair = StationPair::fresh(act.chance)?;
    let (opening, signing) = pair.spelt();
    store::exchange::keep_own_pair(act.db, &opening, &signing, act.clock)?;
    act.note(Noun::Exchange, act.session.station.0, "keys for parcels made");
    Ok(pair)
}

/// The pair, for whoever only looks: a station that never made one has no parcel to open.
///
/// # Errors
/// [`Code::ParcelNotForUs`] when there is none.
pub(super) fn have(view: &View<'_>) -> Result<StationPair> {
    let (opening, signing) = store::exchange::own_pair(view.db)?
        .ok_or_else(|| Fault::new(Code::ParcelNotForUs, "open a parcel without keys of our own"))?;
    StationPair::read(&opening, &signing)
}
