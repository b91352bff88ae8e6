//! Lists rooms.

use super::Room;
use crate::desk::Nothing;
use crate::fault::Result;
use crate::store;
use crate::transact::View;

/// Rooms in use first.
///
/// # Errors
/// The store's.
pub fn list(view: &View<'_>, _: Nothing) -> Result<Vec<Room>> {
    store::rooms::list(view.db)
}
