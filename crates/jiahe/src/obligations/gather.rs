//! Asks every noun what set a clock of a case going.

use super::Trigger;
use crate::fault::Result;
use crate::kernel::CaseId;
use crate::transact::View;

/// A noun's answer.
type Source = fn(&View<'_>, CaseId) -> Result<Vec<Trigger>>;

/// One line per noun.
const SOURCES: &[Source] = &[crate::movements::triggers];

/// # Errors
/// The store's.
pub(super) fn triggers(view: &View<'_>, case: CaseId) -> Result<Vec<Trigger>> {
    let mut found = Vec::new();
    for source in SOURCES {
        found.extend(source(view, case)?);
    }
    Ok(found)
}
