//! Hands a message to the noun it concerns.

use crate::fault::{Code, Fault, Result};
use crate::kernel::StationId;
use crate::screening;
use crate::transact::Act;

/// Applies one message of a parcel from `from`; called in the order they were posted, each once.
///
/// # Errors
/// [`Code::NotFound`] for a kind this version does not know; what the noun says.
#[expect(dead_code, reason = "called when a parcel is opened")]
pub(super) fn apply(act: &mut Act<'_>, from: StationId, kind: &str, body: serde_json::Value) -> Result<()> {
    let (noun, verb) = kind.split_once('.').unwrap_or((kind, ""));
    match noun {
        "movement" => crate::movements::receive(act, from, verb, body),
        "order" => crate::orders::receive(act, from, verb, body),
        "screening" => screening::receive(act, from, verb, body),
        _ => Err(Fault::new(Code::NotFound, "apply a message of a kind this version does not know")),
    }
}
