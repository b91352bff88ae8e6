//! Reading the trail, and walking its chain.

use super::{AuditAsked, AuditEntry, AuditVerdict};
use crate::api::Noun;
use crate::cases::permission;
use crate::desk::{self, Nothing};
use crate::fault::Result;
use crate::kernel::{CaseId, Coded, PersonId, StaffId};
use crate::store;
use crate::store::audit::{ALTERED, FAILED};
use crate::transact::View;

const LINES: u32 = 100;

/// The newest hundred before `before`, each with what its record is called now. A case that is closed even to
/// the lead (严格保密) shows as a line without its code: that something happened, not to whom.
///
/// # Errors
/// The store's.
pub fn list(view: &View<'_>, asked: AuditAsked) -> Result<Vec<AuditEntry>> {
    let mut entries = store::audit::list(view.db, &asked, LINES)?;
    for entry in &mut entries {
        name(view, entry)?;
        if entry.detail.starts_with(FAILED) || entry.detail.starts_with(ALTERED) {
            // Written down by the next sign-in, whoever's: nobody was signed in when it happened.
            (entry.staff, entry.name) = (StaffId(0), String::new());
        }
    }
    Ok(entries)
}

/// Looks up what the record of a line is called. What this session may not know of keeps neither name nor id.
fn name(view: &View<'_>, entry: &mut AuditEntry) -> Result<()> {
    let Some(noun) = Noun::parse(&entry.noun) else { return Ok(()) };
    let (mut case, subject) = store::audit::about(view.db, noun, entry.record)?;
    let mut known = true;
    if noun == Noun::People {
        let cases = store::people::cases_of(view.db, PersonId(entry.record))?;
        for one in &cases {
            if case.is_none() && permission::may_see(view, *one)? {
                case = Some(*one);
            }
        }
        known = cases.is_empty() || case.is_some();
    } else if let Some(one) = case {
        known = permission::may_see(view, one)?;
    }
    if !known {
        entry.record = 0;
        return Ok(());
    }
    entry.case_code = match case {
        Some(one) => code(view, one)?,
        None => String::new(),
    };
    entry.case = case.filter(|_| !entry.case_code.is_empty());
    entry.subject = subject;
    Ok(())
}

fn code(view: &View<'_>, case: CaseId) -> Result<String> {
    Ok(store::cases::get(view.db, case)?.map(|case| case.code).unwrap_or_default())
}

/// # Errors
/// The store's.
pub fn verify(view: &View<'_>, _: Nothing) -> Result<AuditVerdict> {
    let (lines, broken_at) = store::audit::verify(view.db)?;
    Ok(AuditVerdict { lines, broken_at, cut: desk::trail_was_cut(view.db, view.clock)? })
}
