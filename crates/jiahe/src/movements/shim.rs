//! Where unit *exchange* packs the case; until it is merged the case does not travel, only its way does.

use serde_json::{Value, json};

use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, StationId};
use crate::store;
use crate::transact::{Act, View};

/// The case as the receiver is to have it.
///
/// # Errors
/// The store's.
pub(super) fn pack(_view: &View<'_>, case: CaseId) -> Result<Value> {
    Ok(json!({ "case": case.0 }))
}

/// Puts a case that came along into the database, over an older copy.
///
/// # Errors
/// The case did not come along and was never here.
pub(super) fn unpack(act: &mut Act<'_>, _from: StationId, body: Value) -> Result<CaseId> {
    let case = CaseId(body.get("case").and_then(Value::as_i64).unwrap_or_default());
    if store::cases::get(act.db, case)?.is_none() {
        return Err(Fault::new(Code::WrongState, "accept a case that did not come along"));
    }
    Ok(case)
}
