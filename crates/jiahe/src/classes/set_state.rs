//! Held, cancelled, or planned again.

use super::hours::{Wanted, is_free};
use super::{ClassState, ClassStateSet};
use crate::api::Noun;
use crate::cohorts;
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, text};
use crate::store;
use crate::transact::Act;

/// # Errors
/// [`Code::WrongState`] when it is so already, before it has begun (held), or from held to cancelled; a
/// missing reason to cancel; an instructor or a room that somebody else has by now (`busy`); [`Code::Stale`].
pub fn set_state(act: &mut Act<'_>, set: ClassStateSet) -> Result<Done> {
    use ClassState::{Cancelled, Held, Planned};
    let class = store::classes::get(act.db, set.id)?.ok_or_else(|| Fault::not_found("a session"))?;
    let (start, end) = (class.start, class.end);
    let allowed = match (class.state, set.state) {
        (Planned, Held) => class.start <= act.clock.now,
        (Planned, Cancelled) | (Held | Cancelled, Planned) => true,
        (Planned, Planned) | (Held, Held | Cancelled) | (Cancelled, Held | Cancelled) => false,
    };
    if !allowed {
        return Err(Fault::new(Code::WrongState, "move a session to that state"));
    }
    let cancelled = set.state == Cancelled;
    let reason = if cancelled { text::block(&set.reason) } else { String::new() };
    let mut check = Check::default();
    check.that(!cancelled || !reason.is_empty(), "reason", "required");
    check.fits(&reason, 500, "reason");
    // Called off, it let go of its instructor and its room: somebody else may have them by now.
    if class.state == Cancelled && class.end > act.clock.now {
        let (class, instructor, room) = (Some(class.id), class.instructor_id, class.room);
        let wanted = Wanted { class, instructor, room, start, end };
        is_free(act, wanted, ("instructor_id", "room"), &mut check)?;
    }
    check.done()?;
    store::classes::set_state(act.db, set.id, set.version, set.state, &reason)?;
    if let (Planned, Some(cohort)) = (set.state, class.cohort) {
        cohorts::lesson_added(act, cohort, &class)?;
    }
    act.note(Noun::Classes, set.id.0, set.state.code());
    act.touch(Noun::Cohorts);
    act.touch(Noun::Appointments);
    Ok(Done {})
}
