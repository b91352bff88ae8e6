//! Writes on a case's timeline.

use super::EventKind;
use crate::api::Noun;
use crate::fault::Result;
use crate::kernel::CaseId;
use crate::store::{self, events::Happened};
use crate::transact::Act;

/// Puts an event on the timeline; `from`, `to` and `note` as [`EventKind`] says, empty where it has none.
///
/// # Errors
/// The store's.
pub fn happened(act: &mut Act<'_>, case: CaseId, kind: EventKind, from: &str, to: &str, note: &str) -> Result<()> {
    let id = act.fresh();
    store::events::append(act.db, id, act.clock, act.session.staff, Happened { case, kind, from, to, note })?;
    act.touch(Noun::Cases);
    act.unsettle(case);
    Ok(())
}
