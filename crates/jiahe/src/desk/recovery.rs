//! The recovery key: printed at set-up, read back once, replaced when lost. Needs neither PC nor key store.

use super::folder::Pending;
use super::{Desk, Done, GroupsAnswered, Nothing, PasswordReset, RecoveryRenewed, RecoveryTyped};
use crate::api::{Call, Noun, SessionStep};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Session, text};
use crate::paper::recovery_sheet::{self, RecoverySheet};
use crate::prints::{Printed, shown};
use crate::stations::SetUpDone;
use crate::store::{self, settings};
use crate::transact::{Act, Seen};
use crate::vault::{self, Credentials, DeviceSecret, Means, RecoveryKey};

fn pending(desk: &Desk) -> Result<&Pending> {
    desk.pending.as_ref().ok_or_else(|| Fault::new(Code::WrongState, "find a recovery key that was just made"))
}

/// The sheet for the safe; only while the key is still in memory.
///
/// # Errors
/// [`Code::WrongState`] later.
pub fn print_recovery(
    desk: &mut Desk,
    _: Option<&Session>,
    _: Nothing,
    call: &mut Call<'_>,
) -> Result<(Printed, SessionStep)> {
    let fonts = desk.means.fonts.get()?;
    let pending = pending(desk)?;
    let seen = Seen::default();
    let view = desk.view(Some(&pending.session), call.clock, &seen)?;
    let sheet = RecoverySheet {
        station: store::stations::own(view.db)?.name,
        on: Some(call.clock.today()),
        key: pending.key.printed().to_string(),
    };
    let pdf = recovery_sheet::print(&sheet, &fonts)?;
    Ok((shown("恢复密钥", &call.clock.today().to_string(), pdf), SessionStep::Same))
}

/// Some groups, read back from paper; at least two different ones.
///
/// # Errors
/// `answers[i].text` for a group that does not agree.
pub fn confirm_groups(
    desk: &mut Desk,
    _: Option<&Session>,
    answered: GroupsAnswered,
    call: &mut Call<'_>,
) -> Result<(Done, SessionStep)> {
    let groups = pending(desk)?.key.groups();
    let mut check = Check::default();
    let mut positions: Vec<u32> = answered.answers.iter().map(|answer| answer.position).collect();
    positions.sort_unstable();
    positions.dedup();
    check.that(positions.len() >= 2, "answers", "required");
    for (index, answer) in answered.answers.iter().enumerate() {
        let typed: String = answer.text.chars().filter(|c| !c.is_whitespace()).map(lookalike).collect();
        let agrees = groups.get(answer.position as usize).is_some_and(|group| group.as_str() == typed);
        check.that(agrees, format!("answers[{index}].text"), "recovery_group");
    }
    check.done()?;
    let session = pending(desk)?.session.clone();
    mark(desk, &session, call, settings::YES)?;
    desk.pending = None;
    Ok((Done {}, SessionStep::Same))
}

/// Crockford's alphabet has no O, I, L: people write them all the same.
fn lookalike(c: char) -> char {
    match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
}

/// The whole key, typed.
///
/// # Errors
/// [`Code::WrongRecoveryKey`], or a slip of the pen told apart by the checksum.
pub fn confirm_recovery(
    desk: &mut Desk,
    session: Option<&Session>,
    typed: RecoveryTyped,
    call: &mut Call<'_>,
) -> Result<(Done, SessionStep)> {
    let session = session.ok_or_else(|| Fault::new(Code::NotSignedIn, "confirm the recovery key"))?;
    let key = RecoveryKey::parse(&typed.key)?;
    desk.slots()?.unlock_with_recovery(&key)?;
    mark(desk, session, call, settings::YES)?;
    desk.pending = None;
    Ok((Done {}, SessionStep::Same))
}

/// A new recovery key; the old one opens nothing but older backups from now on.
///
/// # Errors
/// [`Code::WrongPassword`]; what the disk says.
pub fn renew_recovery(
    desk: &mut Desk,
    session: Option<&Session>,
    asked: RecoveryRenewed,
    call: &mut Call<'_>,
) -> Result<(SetUpDone, SessionStep)> {
    let session = session.ok_or_else(|| Fault::new(Code::NotSignedIn, "renew the recovery key"))?;
    desk.check_password(&session.name, &asked.password, call.clock, true)?;
    let open = desk.open.as_ref().ok_or_else(|| Fault::new(Code::NotSignedIn, "renew the recovery key"))?;
    let fresh = RecoveryKey::fresh(call.chance);
    let mut slots = desk.slots()?;
    slots.replace_recovery(&open.key, &fresh, call.chance)?;
    desk.change_slots(session, call, slots, |act| {
        act.note(Noun::Staff, act.session.staff.0, "recovery key replaced");
        confirmed(act, settings::NO)
    })?;
    let done = SetUpDone {
        recovery_key: fresh.printed().to_string(),
        groups: fresh.groups().iter().map(|group| group.to_string()).collect(),
    };
    desk.pending = Some(Pending { key: fresh, session: session.clone() });
    Ok((done, SessionStep::Same))
}

/// A forgotten password or a lost device secret: the recovery key sets a new password for a person of the staff.
///
/// # Errors
/// [`Code::WrongRecoveryKey`]; `name` for nobody of that name with an account here; `password` for a weak one.
pub fn reset_password(
    desk: &mut Desk,
    _: Option<&Session>,
    asked: PasswordReset,
    call: &mut Call<'_>,
) -> Result<(Done, SessionStep)> {
    desk.holds_folder()?;
    crate::backups::settle(&desk.paths.folder)?;
    let name = text::line(&asked.name);
    vault::require_password("password", &asked.password, &name)?;
    let mut slots = desk.slots()?;
    let recovery = RecoveryKey::parse(&asked.key)?;
    let key = slots.unlock_with_recovery(&recovery)?;
    desk.reopen(key.clone(), call.clock)?;
    let reset = (|| {
        let db = &desk.open.as_ref().ok_or_else(|| Fault::internal("read the store just opened"))?.db;
        let found = store::staff::list(db)?
            .into_iter()
            .find(|member| member.name == name && member.active && member.has_account);
        let member = found.ok_or_else(|| Fault::field("name", "unknown_name"))?;
        let device = match desk.means.keys.get(&slots.station()) {
            // The station goes without, on whatever PC.
            _ if !slots.needs_device() => None,
            Ok(None) => {
                // The key store was emptied: a new secret for this PC. Everybody else's slot needs the old one.
                let fresh = DeviceSecret::fresh(call.chance);
                desk.means.keys.put(&slots.station(), &fresh)?;
                Some(fresh)
            }
            Ok(found) => found,
            // This PC has no key store: the station goes without from now on, and the window says so.
            Err(fault) if fault.code == Code::NoKeyStore => None,
            Err(fault) => return Err(fault),
        };
        let means = Means { device: device.as_ref(), cost: desk.means.cost };
        let who = Credentials { user: member.id.0, name: &member.name, password: &asked.password };
        slots.recover_user(&recovery, &who, &means, call.chance)?;
        let remembered = settings::get(db, settings::SLOTS_SERIAL)?.and_then(|text| text.parse().ok()).unwrap_or(0);
        slots.raise_serial(&key, remembered)?;
        let station = store::stations::own(db)?;
        let session = Session { password_due: false, ..member.session(station.id) };
        desk.change_slots(&session, call, slots, |act| {
            store::staff::set_password_due(act.db, act.session.staff, false)?;
            act.note(Noun::Staff, act.session.staff.0, "password set with the recovery key");
            Ok(())
        })
    })();
    desk.close();
    reset.map(|()| (Done {}, SessionStep::Same))
}

fn mark(desk: &mut Desk, session: &Session, call: &mut Call<'_>, yes: &str) -> Result<()> {
    desk.transact(Some(session), call, |act| confirmed(act, yes))
}

fn confirmed(act: &mut Act<'_>, yes: &str) -> Result<()> {
    settings::set(act.db, settings::RECOVERY_CONFIRMED, yes)?;
    act.note(Noun::Desk, act.session.station.0, format!("recovery key confirmed: {yes}"));
    Ok(())
}
