//! Signing in, locking and signing out. Locking forgets the key: behind the lock there is nothing.

use super::{Desk, Done, Nothing, Older, SessionInfo, SignIn, rotate, trail};
use crate::api::{Call, Noun, SessionStep};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Clock, Moment, Session, StaffId, moment};
use crate::store::audit::{self, FAILED, SIGNED_IN};
use crate::store::{self, settings};
use crate::transact::{Seen, Trail, View};
use crate::vault::{ALTERED, Attempts, SlotFile, Unlocked, Unwritten};

/// What the trail says when somebody suspended tried to sign in.
const SUSPENDED: &str = "refused: suspended";

/// # Errors
/// [`Code::WrongPassword`], [`Code::TryLater`] with the seconds to wait, or what is wrong with the files.
pub fn sign_in(
    desk: &mut Desk,
    _: Option<&Session>,
    asked: SignIn,
    call: &mut Call<'_>,
) -> Result<(SessionInfo, SessionStep)> {
    desk.holds_folder()?;
    crate::backups::settle(&desk.paths.folder)?;
    if !desk.paths.slots.exists() {
        return Err(Fault::new(Code::NotSetUp, "sign in where there is no station"));
    }
    let unlocked = desk.check_password(&asked.name, &asked.password, call.clock, false)?;
    let keep_pending = desk.pending.take();
    desk.reopen(unlocked.key.clone(), call.clock)?;
    desk.pending = keep_pending;
    let begun = begin(desk, &unlocked, call).and_then(|session| Ok((info(desk, &session, call.clock)?, session)));
    match begun {
        Ok((info, session)) => Ok((info, SessionStep::Begin(session))),
        Err(fault) => {
            desk.close();
            Err(fault)
        }
    }
}

fn begin(desk: &mut Desk, unlocked: &Unlocked, call: &mut Call<'_>) -> Result<Session> {
    let open = desk.open.as_ref().ok_or_else(|| Fault::internal("read the store just opened"))?;
    let remembered = settings::get(&open.db, settings::SLOTS_SERIAL)?.and_then(|text| text.parse::<u64>().ok());
    if remembered.is_some_and(|remembered| open.slots.serial() < remembered) {
        return Err(Fault::new(Code::SlotsOld, "sign in with an older slot file than the database remembers"));
    }
    let station = store::stations::own(&open.db)?;
    let member = store::staff::get(&open.db, StaffId(unlocked.user))?.filter(|member| member.active);
    let member = member.ok_or_else(|| Fault::new(Code::WrongPassword, "sign in somebody who has left"))?;
    if member.suspended {
        let _refused_all_the_same = suspended(desk, &member.session(station.id), call);
        return Err(Fault::new(Code::Suspended, "sign in somebody who is suspended"));
    }
    let session = member.session(station.id);
    let trail::Compared { older, noted } = trail::compare(desk)?;
    let mut attempts = Attempts::load(&desk.paths.attempts);
    let failures = failures(&attempts.unwritten(), &desk.slots()?);
    desk.transact(Some(&session), call, |act| {
        for (user, detail) in failures {
            act.note(Noun::Staff, user, detail);
        }
        act.note(Noun::Desk, act.session.staff.0, SIGNED_IN);
        if noted {
            settings::set(act.db, settings::TRAIL_NOTED, settings::YES)?;
        }
        if older.is_some() {
            act.note(Noun::Desk, act.session.station.0, trail::CUT);
        }
        Ok(())
    })?;
    // Unwritten, they are said once more next time.
    attempts.written().ok();
    if let (Some(open), Some(older)) = (&mut desk.open, older) {
        // Nothing is renewed or swept away before somebody has decided.
        open.older = Some(older);
        return Ok(session);
    }
    let mut slots = desk.slots()?;
    if slots.needs_device() && !slots.is_marked_here() {
        let _next_time = slots.save(&desk.paths.slots, desk.device(&slots)?.as_ref());
    }
    if slots.renew_escrow(unlocked, call.chance)? {
        desk.change_slots(&session, call, slots, |act| {
            act.note(Noun::Staff, act.session.staff.0, "own key kept for the recovery key");
            Ok(())
        })?;
    }
    rotate::sweep(desk);
    // Not only at the end of the day: these PCs are unplugged without warning.
    let _noted_on_locking = trail::note_end(desk, call.chance);
    Ok(session)
}

/// Somebody suspended gave the right password: that they tried is on the trail, once a minute at most. An older
/// database that nobody has decided about is left as it is.
fn suspended(desk: &mut Desk, session: &Session, call: &mut Call<'_>) -> Result<()> {
    let (db, ..) = desk.opened_store()?;
    let lately = call.clock.now - chrono::TimeDelta::minutes(1);
    if audit::refused_since(db, session.staff, call.command, SUSPENDED, lately)?
        || trail::compare(desk)?.older.is_some()
    {
        return Ok(());
    }
    desk.transact(Some(session), call, |act| {
        act.read(Trail { noun: Noun::Staff, id: act.session.staff.0, detail: SUSPENDED.into() });
        Ok(())
    })
}

/// Wrong passwords since the trail was last open, name by name; 0 stands for names that nobody has.
fn failures(unwritten: &[Unwritten], slots: &SlotFile) -> Vec<(i64, String)> {
    let line = |one: &Unwritten| {
        let last = moment::stamp(one.last);
        let said = if one.key == ALTERED { audit::ALTERED } else { FAILED };
        (slots.counted_for(&one.key).unwrap_or(0), format!("{said}{}, last {last}", one.times))
    };
    unwritten.iter().map(line).collect()
}

/// How many wrong passwords at one's own name, and when the last of them, as the trail spells it.
fn failed(view: &View<'_>) -> Result<(u32, Option<Moment>)> {
    let (mut times, mut last) = (0u32, None);
    for line in audit::failed_since_last_time(view.db, view.session.staff)? {
        let Some((count, at)) = line.strip_prefix(FAILED).and_then(|rest| rest.split_once(", last ")) else { continue };
        times = times.saturating_add(count.parse().unwrap_or(0));
        last = at.parse().ok().or(last);
    }
    Ok((times, last))
}

/// # Errors
/// The store's.
pub(super) fn info(desk: &Desk, session: &Session, clock: Clock) -> Result<SessionInfo> {
    let seen = Seen::default();
    let view = desk.view(Some(session), clock, &seen)?;
    let station = store::stations::own(view.db)?;
    let (failed_sign_ins, failed_last) = failed(&view)?;
    let older = desk.open.as_ref().and_then(|open| open.older.clone());
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
        password_due: session.password_due,
        trail_cut: trail::was_cut(view.db, clock)?,
        restored: crate::backups::restored(view.db, clock)?,
        older: match older {
            Some(older) => Some(Older { mine: trail::decides(view.db, session)?, ..older }),
            None => None,
        },
        failed_sign_ins,
        failed_last,
        key_store: desk.open.as_ref().is_some_and(|open| open.slots.needs_device()),
        backup_overdue_days: crate::backups::overdue_days(view.db, clock)?,
    })
}

/// Locks or signs out: the key and the store are gone from memory; the interface remembers whose turn it was.
///
/// # Errors
/// None.
pub fn lock(
    desk: &mut Desk,
    session: Option<&Session>,
    _: Nothing,
    call: &mut Call<'_>,
) -> Result<(Done, SessionStep)> {
    desk.let_go();
    // An older database that nobody has decided about is neither backed up over good ones nor noted as right.
    if let Some(session) = session.filter(|_| !desk.is_cut()) {
        // Neither a full disk nor a missing stick may keep the desk open: what failed shows at the next sign-in.
        let _told_at_sign_in = crate::backups::after_work(desk, session, call);
        let _noted = trail::note_end(desk, call.chance);
    }
    desk.close();
    Ok((Done {}, SessionStep::End))
}
