//! Hands a message to the noun it concerns.

use serde_json::Value;

use super::sealed;
use crate::fault::{Code, Fault, Result};
use crate::kernel::StationId;
use crate::screening;
use crate::transact::Act;

/// Applies one message of a parcel from `from`; called in the order they were posted, each once.
///
/// # Errors
/// [`Code::ParcelNewer`] for a kind this version does not know; what the noun says.
pub(super) fn apply(act: &mut Act<'_>, from: StationId, kind: &str, body: Value) -> Result<()> {
    let (noun, verb) = kind.split_once('.').unwrap_or((kind, ""));
    match noun {
        "movement" => crate::movements::receive(act, from, verb, body),
        "order" => crate::orders::receive(act, from, verb, body),
        "screening" => screening::receive(act, from, verb, body),
        "exchange" => sealed::receive(act, from, verb, body),
        _ => Err(Fault::new(Code::ParcelNewer, "apply a message of a kind this version does not know")),
    }
}
