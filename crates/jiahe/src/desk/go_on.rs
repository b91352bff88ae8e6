//! An older database lies where a newer one was: the lead decides to go on with it, with a reason. The other
//! way out is to restore a backup.

use super::{Desk, Done, GoneOn, trail};
use crate::api::{Call, Noun, SessionStep};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Session, text};

/// # Errors
/// [`Code::WrongState`] where nothing waits for it; [`Code::Forbidden`] to anybody but the lead (an
/// administrator where there is none); `reason` when none is given.
pub fn go_on(
    desk: &mut Desk,
    session: Option<&Session>,
    asked: GoneOn,
    call: &mut Call<'_>,
) -> Result<(Done, SessionStep)> {
    let attempted = "go on with an older database";
    let session = session.ok_or_else(|| Fault::new(Code::NotSignedIn, attempted))?;
    let (db, ..) = desk.opened_store()?;
    if !trail::decides(db, session)? {
        return Err(Fault::new(Code::Forbidden, attempted));
    }
    if !desk.is_cut() {
        return Err(Fault::new(Code::WrongState, attempted));
    }
    let reason = text::line(&asked.reason);
    let mut check = Check::default();
    check.that(reason.chars().count() >= 5, "reason", "too_short");
    check.fits(&reason, 200, "reason");
    check.done()?;
    desk.transact(Some(session), call, |act| {
        act.note(Noun::Desk, act.session.station.0, format!("{}{reason}", trail::GOES_ON));
        Ok(())
    })?;
    // From here on this is the state that counts.
    trail::note_end(desk, call.chance)?;
    if let Some(open) = &mut desk.open {
        open.older = None;
    }
    Ok((Done {}, SessionStep::Same))
}
