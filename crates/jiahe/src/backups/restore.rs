//! Restoring: everything is unpacked and tried beside the station that is there, and only then takes its
//! place in a step that a power cut cannot leave half done. What was there is kept.

use std::path::Path;

use chrono::Days;

use super::file::{self, Manifest};
use super::{BackupLooked, BackupTold, settle};
use crate::api::{Call, Noun, SessionStep};
use crate::desk::{Desk, Done, Restored};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Clock, Role, Session, StaffId};
use crate::staff::StaffMember;
use crate::store::{self, audit, settings};
use crate::transact::Trail;
use crate::vault::{BackupKey, RecoveryKey, SlotFile, StationKey};

/// Opens a backup and says what it is; changes nothing.
///
/// # Errors
/// [`Code::BackupOtherKey`], [`Code::WrongRecoveryKey`], [`Code::WrongPassword`], [`Code::BackupDamaged`],
/// [`Code::NewerVersion`]; [`Code::Forbidden`] by the password of somebody who is neither lead nor administrator.
pub fn inspect(
    desk: &mut Desk,
    session: Option<&Session>,
    asked: BackupLooked,
    call: &mut Call<'_>,
) -> Result<(BackupTold, SessionStep)> {
    let unpacked = unpack(desk, &asked, session.is_some(), call)?;
    let told = told(desk, &unpacked);
    let _swept_next_time = std::fs::remove_dir_all(settle::place(&desk.data_folder()));
    Ok((told?, SessionStep::Same))
}

/// Puts the backup in the place of what is there, which is kept in a folder of its own.
///
/// # Errors
/// As [`inspect`]; [`Code::WrongState`] while somebody is signed in; what the disk says.
pub fn restore(
    desk: &mut Desk,
    session: Option<&Session>,
    asked: BackupLooked,
    call: &mut Call<'_>,
) -> Result<(Done, SessionStep)> {
    desk.holds_folder()?;
    if session.is_some() {
        return Err(Fault::new(Code::WrongState, "restore while somebody is signed in"));
    }
    let mut unpacked = unpack(desk, &asked, false, call)?;
    written_down(desk, &mut unpacked, call)?;
    let folder = desk.data_folder();
    // Until the end of its trail is noted for good, either of the two is no older one put back.
    desk.expect_end_of(&unpacked.database, &unpacked.key, &unpacked.slots, call)?;
    desk.leave();
    settle::ready(&folder, unpacked.manifest.generation, call.clock.now).inspect_err(|_| settle::call_off(&folder))?;
    settle::settle(&folder)?;
    desk.note_end_of(&unpacked.key, &unpacked.slots, unpacked.manifest.generation, call)?;
    Ok((Done {}, SessionStep::End))
}

struct Unpacked {
    manifest: Manifest,
    slots: SlotFile,
    key: StationKey,
    database: std::path::PathBuf,
}

fn unpack(desk: &Desk, asked: &BackupLooked, signed_in: bool, call: &Call<'_>) -> Result<Unpacked> {
    let by_paper = !asked.recovery.trim().is_empty();
    let paper = if by_paper { Some(RecoveryKey::parse(&asked.recovery)?) } else { None };
    let keys = match &paper {
        Some(paper) => vec![BackupKey::of_paper(paper)?],
        None => {
            let here = desk.check_password(&asked.name, &asked.password, call.clock, signed_in)?;
            vec![BackupKey::of_station(&here.key)?]
        }
    };
    // One that was made ready and could not be finished may hold the only station there is.
    settle::settle(&desk.data_folder())?;
    let folder = file::workplace(settle::place(&desk.data_folder()))?;
    let manifest =
        file::open(Path::new(&asked.path), &keys, &folder, &|done, whole| desk.tell("restore", done, whole))?;
    let slots = SlotFile::load(&folder.join(file::SLOTS)).map_err(|_| file::damaged("read the slots in a backup"))?;
    if slots.generation() != manifest.generation {
        return Err(file::damaged("match the slots with the manifest"));
    }
    let (key, user) = match &paper {
        Some(paper) => (slots.unlock_with_recovery(paper)?, None),
        None => {
            let here = desk.check_password(&asked.name, &asked.password, call.clock, signed_in)?;
            (here.key, Some(StaffId(here.user)))
        }
    };
    let database = folder.join(file::DATABASE);
    let db = store::look_into(&database, &key).map_err(|fault| match fault.code {
        Code::WrongKey | Code::Damaged => file::damaged("open the database in a backup"),
        _ => fault,
    })?;
    if let Some(user) = user
        && !store::staff::get(&db, user)?.is_some_and(|member| may_restore(&member))
    {
        return Err(Fault::new(Code::Forbidden, "look into a backup"));
    }
    Ok(Unpacked { manifest, slots, key, database })
}

fn told(desk: &Desk, unpacked: &Unpacked) -> Result<BackupTold> {
    let db = store::look_into(&unpacked.database, &unpacked.key)?;
    Ok(BackupTold {
        station: unpacked.manifest.station.clone(),
        at: unpacked.manifest.at,
        cases: store::cases::how_many(&db)?,
        replaces: desk.slot_file().exists(),
        needs_recovery: !desk.has_secret_for(&unpacked.slots),
    })
}

/// By a password; the paper opens everything anyway.
fn may_restore(member: &StaffMember) -> bool {
    let trusted = member.roles.contains(&Role::Lead) || member.roles.contains(&Role::Administrator);
    trusted && member.active && !member.suspended
}

/// The restored trail says so itself, and whoever has left since the backup does not come back with it.
fn written_down(desk: &Desk, unpacked: &mut Unpacked, call: &Call<'_>) -> Result<()> {
    let mut db = store::open(&unpacked.database, &unpacked.key, call.clock)?;
    let transaction = store::begin(&mut db)?;
    let by = audit::By { clock: call.clock, staff: StaffId(0), command: call.command, screen: call.screen };
    let note = |noun, id, detail| audit::append(&transaction, by, &Trail { noun, id, detail });
    let at = crate::kernel::moment::stamp(unpacked.manifest.at);
    note(Noun::Backups, 0, format!("{RESTORED}{at}"))?;
    let left = left_since(desk, &unpacked.slots, &store::staff::list(&transaction)?);
    for member in &left {
        unpacked.slots.remove_user(&unpacked.key, member.id.0)?;
        store::staff::update(&transaction, &StaffMember { has_account: false, ..member.clone() })?;
        note(Noun::Staff, member.id.0, "left after the backup".to_owned())?;
    }
    // The note of where the trail ends goes with the old database.
    settings::set(&transaction, settings::TRAIL_NOTED, settings::NO)?;
    store::commit(transaction)?;
    store::in_one_file(db)?;
    if !left.is_empty() {
        let device = desk.device(&unpacked.slots).ok().flatten();
        unpacked.slots.save(&unpacked.database.with_file_name(file::SLOTS), device.as_ref())?;
    }
    Ok(())
}

/// Who has a slot in the backup and none in the slot file that is here; nobody, where it is another station's or
/// would leave none to manage the accounts.
fn left_since(desk: &Desk, slots: &SlotFile, staff: &[StaffMember]) -> Vec<StaffMember> {
    let Ok(here) = SlotFile::load(&desk.slot_file()) else { return Vec::new() };
    if here.station() != slots.station() {
        return Vec::new();
    }
    let (here, there) = (here.users(), slots.users());
    let (stay, left): (Vec<&StaffMember>, Vec<&StaffMember>) =
        staff.iter().filter(|member| there.contains(&member.id.0)).partition(|member| here.contains(&member.id.0));
    if stay.iter().any(|member| member.roles.contains(&Role::Administrator)) {
        left.into_iter().cloned().collect()
    } else {
        Vec::new()
    }
}

/// What the trail says of it, before the moment of the backup.
const RESTORED: &str = "restored from the backup of ";
/// How long everybody is told.
const DAYS: u64 = 7;

/// The last restore of this week.
pub(crate) fn restored(db: &store::Db, clock: Clock) -> Result<Option<Restored>> {
    let since = clock.today().checked_sub_days(Days::new(DAYS)).unwrap_or_default();
    let Some((at, detail)) = audit::last_beginning(db, RESTORED, since)? else { return Ok(None) };
    Ok(detail.strip_prefix(RESTORED).and_then(|from| from.parse().ok()).map(|from| Restored { at, from }))
}
