//! Signing in, locking and signing out. Locking forgets the key: behind the lock there is nothing.

use super::{Desk, Done, Nothing, SessionInfo, SignIn};
use crate::api::{Call, Noun, SessionStep};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Clock, Session, StaffId, text};
use crate::store::{self, settings};
use crate::vault::Attempts;

/// # Errors
/// [`Code::WrongPassword`], [`Code::TryLater`] with the seconds to wait, or what is wrong with the files.
pub fn sign_in(
    desk: &mut Desk,
    _: Option<&Session>,
    asked: SignIn,
    call: &mut Call<'_>,
) -> Result<(SessionInfo, SessionStep)> {
    if let Err(fault) = &desk.lock {
        return Err(fault.clone());
    }
    if !desk.paths.slots.exists() {
        return Err(Fault::new(Code::NotSetUp, "sign in where there is no station"));
    }
    let slots = desk.slots()?;
    let name = text::line(&asked.name);
    let mut attempts = Attempts::load(&desk.paths.attempts);
    let bucket = slots.attempt_key(&name);
    attempts.check(&bucket, call.clock)?;
    let device = desk.device(&slots)?;
    let (key, user) = match slots.unlock(&name, &asked.password, device.as_ref()) {
        Ok(unlocked) => unlocked,
        Err(fault) if fault.code == Code::WrongPassword => {
            attempts.failed(&bucket, call.clock)?;
            let wait = attempts.check(&bucket, call.clock).err().and_then(|later| later.wait_seconds);
            return Err(Fault { wait_seconds: wait, ..fault });
        }
        Err(fault) => return Err(fault),
    };
    let keep_pending = desk.pending.take();
    desk.reopen(key, call.clock)?;
    desk.pending = keep_pending;
    let begun = begin(desk, StaffId(user), call);
    match begun {
        Ok(session) => {
            attempts.succeeded(&bucket)?;
            Ok((info(desk, &session, call.clock)?, SessionStep::Begin(session)))
        }
        Err(fault) => {
            desk.close();
            Err(fault)
        }
    }
}

fn begin(desk: &mut Desk, staff: StaffId, call: &mut Call<'_>) -> Result<Session> {
    let db = &desk.open.as_ref().ok_or_else(|| Fault::internal("read the store just opened"))?.db;
    let station = store::stations::own(db)?;
    let member = store::staff::get(db, staff)?.filter(|member| member.active);
    let member = member.ok_or_else(|| Fault::new(Code::WrongPassword, "sign in somebody who has left"))?;
    let session = Session { staff, station: station.id, name: member.name, roles: member.roles };
    desk.transact(Some(&session), call, |act| {
        act.note(Noun::Desk, staff.0, "signed in");
        Ok(())
    })?;
    Ok(session)
}

/// # Errors
/// The store's.
pub(super) fn info(desk: &Desk, session: &Session, clock: Clock) -> Result<SessionInfo> {
    let view = desk.view(Some(session), clock)?;
    let station = store::stations::own(view.db)?;
    let behind = store::audit::latest(view.db)?.map_or(0, |last| (last - clock.now).num_seconds().max(0));
    Ok(SessionInfo {
        staff: session.staff,
        name: session.name.clone(),
        roles: session.roles.clone(),
        station_name: station.name,
        tier: station.tier,
        place: station.place,
        recovery_confirmed: settings::get(view.db, settings::RECOVERY_CONFIRMED)?.as_deref() == Some(settings::YES),
        prefs: store::staff::prefs(view.db, session.staff)?,
        clock_behind_seconds: behind,
    })
}

/// Locks or signs out: the key and the store are gone from memory; the interface remembers whose turn it was.
///
/// # Errors
/// None.
pub fn lock(desk: &mut Desk, _: Option<&Session>, _: Nothing, _: &mut Call<'_>) -> Result<(Done, SessionStep)> {
    desk.close();
    Ok((Done {}, SessionStep::End))
}
