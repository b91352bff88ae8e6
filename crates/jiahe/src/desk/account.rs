//! Accounts: who can sign in on this PC, with which password, and how they like the screen.

use super::{Desk, Done, PasswordChange, Prefs, rotate};
use crate::api::{Call, Noun, SessionStep};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Role, Session, StaffId};
use crate::staff::{self, StaffEntry, StaffMember};
use crate::store;
use crate::transact::{Act, Seen, View};
use crate::vault::{self, Credentials, Means};

/// # Errors
/// Outside the offered ranges.
pub fn set_prefs(act: &mut Act<'_>, prefs: Prefs) -> Result<Done> {
    let mut check = Check::default();
    check.that((16..=20).contains(&prefs.text_size), "text_size", "range");
    check.that(matches!(prefs.language.as_str(), "zh-CN" | "en"), "language", "unknown_code");
    check.that((1..=60).contains(&prefs.idle_minutes), "idle_minutes", "range");
    check.done()?;
    store::staff::set_prefs(act.db, act.session.staff, &prefs)?;
    act.note(Noun::Desk, act.session.staff.0, "preferences");
    Ok(Done {})
}

/// Rewraps one slot; nothing else changes.
///
/// # Errors
/// [`Code::WrongPassword`] for the old one; `new` for one that is too weak.
pub fn change_password(
    desk: &mut Desk,
    session: Option<&Session>,
    asked: PasswordChange,
    call: &mut Call<'_>,
) -> Result<(Done, SessionStep)> {
    let session = session.ok_or_else(|| Fault::new(Code::NotSignedIn, "change a password"))?;
    vault::require_password("new", &asked.new, &session.name)?;
    if asked.new == asked.old {
        return Err(Fault::field("new", "same_password"));
    }
    // Guessing the old password waits like guessing at the sign-in page.
    desk.check_password(&session.name, &asked.old, call.clock, true)?;
    let mut slots = desk.slots()?;
    let device = desk.device(&slots)?;
    let who = Credentials { user: session.staff.0, name: &session.name, password: &asked.old };
    slots.change_password(&who, &asked.new, &Means { device: device.as_ref(), cost: desk.means.cost }, call.chance)?;
    desk.change_slots(session, call, slots, |act| {
        store::staff::set_password_due(act.db, act.session.staff, false)?;
        act.note(Noun::Staff, act.session.staff.0, "password changed");
        Ok(())
    })?;
    Ok((Done {}, SessionStep::Begin(Session { password_due: false, ..session.clone() })))
}

/// Adds or changes a person of the staff, and their account with it.
///
/// # Errors
/// Fields that do not pass; [`Code::WrongState`] when it would leave no administrator who can sign in.
pub fn save_staff(
    desk: &mut Desk,
    session: Option<&Session>,
    entry: StaffEntry,
    call: &mut Call<'_>,
) -> Result<(StaffId, SessionStep)> {
    let session = session.ok_or_else(|| Fault::new(Code::NotSignedIn, "change the staff"))?;
    let slots = desk.slots()?;
    let device = desk.device(&slots)?;
    let seen = Seen::default();
    let (known, member) = check(&desk.view(Some(session), call.clock, &seen)?, &entry)?;
    let id = known.as_ref().map_or_else(|| call.fresh(), |known| known.id);
    let had_account = known.as_ref().is_some_and(|known| known.has_account);
    let was_suspended = known.as_ref().is_some_and(|known| known.suspended);
    // A password set by oneself is one's own; set by anybody else it must be replaced at the first sign-in.
    let due = known.as_ref().is_some_and(|known| known.password_due);
    let password_due = if entry.password.is_empty() { due } else { id != session.staff };
    let has_account = member.active && (had_account || !entry.password.is_empty());
    let member = StaffMember { id, has_account, password_due: has_account && password_due, ..member };

    let key = desk
        .open
        .as_ref()
        .map(|open| open.key.clone())
        .ok_or_else(|| Fault::new(Code::NotSignedIn, "change the staff"))?;
    let mut slots = slots;
    let means = Means { device: device.as_ref(), cost: desk.means.cost };
    let who = Credentials { user: id.0, name: &member.name, password: &entry.password };
    match (had_account, member.has_account, entry.password.is_empty()) {
        (true, false, _) => slots.remove_user(&key, id.0)?,
        (false, true, _) => slots.add_user(&key, &who, &means, call.chance)?,
        (true, true, false) => slots.set_password(&key, &who, &means, call.chance)?,
        (true, true, true) | (false, false, _) => {}
    }
    let left = had_account && !member.active;
    let led = known.as_ref().is_some_and(|known| known.roles.contains(&Role::Lead));
    let becomes_lead = member.roles.contains(&Role::Lead) && !led;
    desk.change_slots(session, call, slots, |act| {
        match known {
            Some(_) => store::staff::update(act.db, &member)?,
            None => store::staff::insert(act.db, act.session.station, &member, act.clock)?,
        }
        let everyone = store::staff::list(act.db)?;
        let administrators = everyone
            .iter()
            .filter(|m| m.active && !m.suspended && m.has_account && m.roles.contains(&Role::Administrator));
        if administrators.count() == 0 {
            return Err(Fault::new(Code::WrongState, "leave a station without an administrator"));
        }
        act.note(Noun::Staff, id.0, said(&member, had_account, was_suspended, !entry.password.is_empty()));
        if becomes_lead {
            act.note(Noun::Staff, id.0, "lead role given");
        }
        Ok(())
    })?;
    if left {
        // Whoever kept a copy of the files and knows the password still has the old station key.
        rotate::rotate(desk, session, call)?;
    }
    Ok((id, SessionStep::Same))
}

fn said(member: &StaffMember, had_account: bool, was_suspended: bool, password: bool) -> &'static str {
    if was_suspended && member.active && !member.suspended {
        return "resumed";
    }
    match (member.active, member.suspended, had_account, member.has_account) {
        (true, false, true, true) if password => "password set",
        (false, _, _, _) => "left",
        (true, true, _, _) => "suspended",
        (true, false, false, true) => "account",
        (true, false, true, _) | (true, false, false, false) => "saved",
    }
}

/// A lead sees every case: while there is one, whoever is none makes no other, neither by role nor by a password, nor takes
/// the only one away, which would open the door again.
fn beside_a_lead(
    view: &View<'_>,
    known: Option<&StaffMember>,
    member: &StaffMember,
    entry: &StaffEntry,
    check: &mut Check,
) -> Result<()> {
    let was_lead = known.is_some_and(|known| known.roles.contains(&Role::Lead));
    let own = known.is_some_and(|known| known.id == view.session.staff);
    check.that(was_lead || own || !member.roles.contains(&Role::Lead), "roles", "leads_give");
    check.that(!was_lead || entry.password.is_empty(), "password", "leads_reset");
    if let Some(known) = known.filter(|known| known.leads()) {
        let stays = StaffMember { has_account: true, ..member.clone() }.leads();
        check.that(stays || staff::another_lead(view, known.id)?, "roles", "last_lead");
    }
    Ok(())
}

fn check(view: &View<'_>, entry: &StaffEntry) -> Result<(Option<StaffMember>, StaffMember)> {
    let mut check = Check::default();
    let member = staff::read(entry, "", &mut check);
    let known = match entry.id {
        None => None,
        Some(id) => Some(staff::own(view.db, id)?),
    };
    if !entry.password.is_empty()
        && let Some(why) = vault::password_flaw(&entry.password, &member.name)
    {
        check.fail("password", why);
    }
    // Whoever manages accounts must not let themselves in to the cases: a lead or another administrator does.
    let mine = known.as_ref().filter(|known| known.id == view.session.staff && !known.roles.contains(&Role::Lead));
    check.that(mine.is_none_or(|mine| member.roles.is_subset(&mine.roles)), "roles", "own_roles");
    if !view.session.has(Role::Lead) && staff::another_lead(view, view.session.staff)? {
        beside_a_lead(view, known.as_ref(), &member, entry, &mut check)?;
    }
    let renamed = known.as_ref().is_some_and(|known| known.has_account && known.name != member.name);
    check.that(!renamed || !entry.password.is_empty(), "password", "needed_for_new_name");
    let taken =
        store::staff::list(view.db)?.iter().any(|other| other.name == member.name && Some(other.id) != entry.id);
    check.that(!taken, "name", "taken");
    check.done()?;
    Ok((known, member))
}
