//! Restoring: everything is unpacked and tried beside the station that is there, and only then takes its
//! place in a step that a power cut cannot leave half done. What was there is kept.

use std::path::Path;

use super::file::{self, Manifest};
use super::{BackupLooked, BackupTold, settle};
use crate::api::{Call, Noun, SessionStep};
use crate::desk::{Desk, Done};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Session, StaffId};
use crate::store::{self, audit};
use crate::transact::Trail;
use crate::vault::{BackupKey, RecoveryKey, SlotFile, StationKey};

/// Opens a backup and says what it is; changes nothing.
///
/// # Errors
/// [`Code::WrongRecoveryKey`], [`Code::WrongPassword`], [`Code::BackupDamaged`], [`Code::NewerVersion`].
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
    let unpacked = unpack(desk, &asked, false, call)?;
    written_down(&unpacked, call)?;
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
    let key = match &paper {
        Some(paper) => slots.unlock_with_recovery(paper)?,
        None => desk.check_password(&asked.name, &asked.password, call.clock, signed_in)?.key,
    };
    let database = folder.join(file::DATABASE);
    store::look_into(&database, &key).map_err(|fault| match fault.code {
        Code::WrongKey | Code::Damaged => file::damaged("open the database in a backup"),
        _ => fault,
    })?;
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

/// The restored trail says so itself.
fn written_down(unpacked: &Unpacked, call: &Call<'_>) -> Result<()> {
    let mut db = store::open(&unpacked.database, &unpacked.key, call.clock)?;
    let transaction = store::begin(&mut db)?;
    let by = audit::By { clock: call.clock, staff: StaffId(0), command: call.command, screen: call.screen };
    let detail = format!("restored from the backup of {}", crate::kernel::moment::stamp(unpacked.manifest.at));
    audit::append(&transaction, by, &Trail { noun: Noun::Backups, id: 0, detail })?;
    store::commit(transaction)?;
    store::in_one_file(db)
}
