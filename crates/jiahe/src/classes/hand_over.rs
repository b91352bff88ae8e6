//! Sessions of somebody who leaves or is away go to somebody else, at the same time and place.

use super::hours::{Wanted, is_free};
use super::{Class, ClassState};
use crate::api::Noun;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{ClassId, StaffId};
use crate::store;
use crate::transact::{Act, View};

/// Whether the other works here and has nothing else then: `to` fails with `unknown_code`, or `class` with `busy`.
///
/// # Errors
/// The store's.
pub(crate) fn fits(view: &View<'_>, class: &Class, to: StaffId, check: &mut Check) -> Result<()> {
    let active = store::staff::get(view.db, to)?.is_some_and(|member| member.active);
    check.that(active, "to", "unknown_code");
    let wanted = Wanted { class: Some(class.id), instructor: Some(to), room: None, start: class.start, end: class.end };
    is_free(view, wanted, ("class", "room"), check)
}

/// # Errors
/// [`Code::Stale`] when it is no longer theirs, or no longer to come; as [`fits`].
pub(crate) fn give(act: &mut Act<'_>, id: ClassId, from: StaffId, to: StaffId) -> Result<()> {
    let class = store::classes::get(act.db, id)?.ok_or_else(|| Fault::not_found("a session"))?;
    let coming = class.state == ClassState::Planned && class.start > act.clock.now;
    if class.instructor_id != Some(from) || !coming {
        return Err(Fault::new(Code::Stale, "hand over a session"));
    }
    let mut check = Check::default();
    fits(act, &class, to, &mut check)?;
    check.done()?;
    let member = store::staff::get(act.db, to)?.ok_or_else(|| Fault::not_found("a member of staff"))?;
    store::classes::update(act.db, &Class { instructor: member.name, instructor_id: Some(to), ..class })?;
    act.note(Noun::Classes, id.0, "handed over");
    act.touch(Noun::Cohorts);
    act.touch(Noun::Appointments);
    Ok(())
}
