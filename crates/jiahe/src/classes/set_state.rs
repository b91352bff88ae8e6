//! Held, cancelled, or planned again.

use super::{ClassState, ClassStateSet};
use crate::api::Noun;
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, text};
use crate::store;
use crate::transact::Act;

/// # Errors
/// [`Code::WrongState`] when it is so already, before it has begun (held), or from held to cancelled; a
/// missing reason to cancel; [`Code::Stale`].
pub fn set_state(act: &mut Act<'_>, set: ClassStateSet) -> Result<Done> {
    use ClassState::{Cancelled, Held, Planned};
    let class = store::classes::get(act.db, set.id)?.ok_or_else(|| Fault::not_found("a session"))?;
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
    check.that(text::fits(&reason, 500), "reason", "too_long");
    check.done()?;
    store::classes::set_state(act.db, set.id, set.version, set.state, &reason)?;
    act.note(Noun::Classes, set.id.0, set.state.code());
    Ok(Done {})
}
