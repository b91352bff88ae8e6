//! Typing one's own password again, for what the open database alone must not show.

use chrono::TimeDelta;

use super::{CompartmentUnlock, CompartmentsOpen};
use crate::api::{Call, Noun, SessionStep};
use crate::desk::{Desk, Done, Nothing};
use crate::fault::{Code, Fault, Result};
use crate::kernel::Session;

const MINUTES: i64 = 10;

/// Keeps the own key of the person signed in, for ten minutes or until the desk is locked.
///
/// # Errors
/// [`Code::WrongPassword`], [`Code::TryLater`]: counted like a sign-in.
pub fn unlock(
    desk: &mut Desk,
    session: Option<&Session>,
    asked: CompartmentUnlock,
    call: &mut Call<'_>,
) -> Result<(CompartmentsOpen, SessionStep)> {
    let session = session.ok_or_else(|| Fault::new(Code::NotSignedIn, "open the compartments"))?;
    let unlocked = desk.check_password(&session.name, &asked.password, call.clock, true)?;
    if unlocked.user != session.staff.0 {
        return Err(Fault::new(Code::WrongPassword, "open the compartments"));
    }
    let until = call.clock.now + TimeDelta::minutes(MINUTES);
    desk.hold(unlocked.own, until);
    desk.transact(Some(session), call, |act| {
        act.note(Noun::Desk, act.session.staff.0, "compartments opened");
        Ok(())
    })?;
    Ok((CompartmentsOpen { until }, SessionStep::Same))
}

/// # Errors
/// None.
pub fn close(desk: &mut Desk, _: Option<&Session>, _: Nothing, _: &mut Call<'_>) -> Result<(Done, SessionStep)> {
    desk.let_go();
    Ok((Done {}, SessionStep::Same))
}
