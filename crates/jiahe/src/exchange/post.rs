//! Puts a message into another station's outbox.

use serde::Serialize;

use crate::api::Noun;
use crate::fault::{Fault, Result};
use crate::kernel::StationId;
use crate::store;
use crate::transact::Act;

/// What is to be told to another station; it leaves with the next parcel. `kind` is one of those that
/// [`super::apply`] knows, `body` that noun's wire struct.
///
/// # Errors
/// The store's.
pub(crate) fn post(act: &mut Act<'_>, to: StationId, kind: &str, body: &impl Serialize) -> Result<()> {
    let spelt = serde_json::to_string(body).map_err(|_| Fault::internal("spell a message"))?;
    store::exchange::post(act.db, to, kind, &spelt, act.clock)?;
    act.touch(Noun::Exchange);
    Ok(())
}
