//! Which cases have something overdue. The one place to ask the table of obligations instead, once it is there.

use crate::fault::Result;
use crate::kernel::{CaseId, Day};
use crate::store;
use crate::transact::View;

/// Case and the rule's code, of what ran out before `day`.
pub(super) fn overdue(view: &View<'_>, day: Day) -> Result<Vec<(CaseId, String)>> {
    store::conferences::run_out(view.db, day)
}
