//! Reading the trail, and walking its chain.

use super::{AuditAsked, AuditEntry, AuditVerdict};
use crate::api::Noun;
use crate::cases::permission;
use crate::desk::{self, Nothing};
use crate::fault::Result;
use crate::kernel::{CaseId, Coded};
use crate::store;
use crate::transact::View;

const LINES: u32 = 100;

/// The newest hundred before `before`. A case that is closed even to the lead (严格保密) shows as a line
/// without its code: that something happened, not to whom.
///
/// # Errors
/// The store's.
pub fn list(view: &View<'_>, asked: AuditAsked) -> Result<Vec<AuditEntry>> {
    let mut entries = store::audit::list(view.db, &asked, LINES)?;
    for entry in entries.iter_mut().filter(|entry| entry.noun == Noun::Cases.code()) {
        if !permission::may_see(view, CaseId(entry.record))? {
            entry.case_code.clear();
            entry.record = 0;
        }
    }
    Ok(entries)
}

/// # Errors
/// The store's.
pub fn verify(view: &View<'_>, _: Nothing) -> Result<AuditVerdict> {
    let (lines, broken_at) = store::audit::verify(view.db)?;
    Ok(AuditVerdict { lines, broken_at, cut: desk::trail_was_cut(view.db, view.clock)? })
}
