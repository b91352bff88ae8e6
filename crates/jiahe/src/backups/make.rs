//! Making a backup, and trying it.

use std::path::{Path, PathBuf};

use super::file::{self, Manifest};
use super::{BackupState, keep};
use crate::api::{Call, Noun, SessionStep};
use crate::desk::{Desk, Nothing};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Session, moment};
use crate::store::{self, audit, settings};
use crate::vault::{BackupKey, new_private, refused, rename_file, settle};

/// Makes one when something has happened since the last, and a word to the trail is not something.
///
/// # Errors
/// As [`make`].
pub(crate) fn after_work(desk: &mut Desk, session: &Session, call: &mut Call<'_>) -> Result<()> {
    let Some(db) = desk.database() else { return Ok(()) };
    let since = settings::get(db, settings::BACKUP_SEQ)?.and_then(|text| text.parse().ok()).unwrap_or(0);
    if !audit::something_since(db, since)? {
        return Ok(());
    }
    make(desk, session, call)
}

/// # Errors
/// As [`make`].
pub fn make_now(
    desk: &mut Desk,
    session: Option<&Session>,
    _: Nothing,
    call: &mut Call<'_>,
) -> Result<(BackupState, SessionStep)> {
    let of = session.ok_or_else(|| Fault::new(Code::NotSignedIn, "make a backup"))?;
    make(desk, of, call)?;
    keep::state(desk, session, Nothing {}, call)
}

/// One backup, in the folder beside the data and in the second one if it is there now. It counts only
/// when it could be opened again, down to every page of the database in it.
///
/// # Errors
/// The disk's; [`Code::BackupDamaged`] when what was written is not what is read back.
pub(crate) fn make(desk: &mut Desk, session: &Session, call: &mut Call<'_>) -> Result<()> {
    let folder = desk.backup_folder();
    std::fs::create_dir_all(&folder).map_err(|error| refused(&error))?;
    let work = file::workplace(folder.join("making"))?;
    let made = sealed(desk, call, &work);
    let (part, seq) = match made {
        Ok(made) => made,
        Err(fault) => {
            let _swept_next_time = std::fs::remove_dir_all(&work);
            return Err(fault);
        }
    };
    let name = keep::name(call.clock.now);
    let to = folder.join(&name);
    rename_file(&part, &to).and_then(|()| settle(&to)).map_err(|error| refused(&error))?;
    let _swept_next_time = std::fs::remove_dir_all(&work);
    let second = desk.database().map(|db| keep::second(db)).transpose()?.flatten();
    let second_done = second.as_deref().filter(|second| second.is_dir()).map(|second| copy(&to, second, &name));
    desk.transact(Some(session), call, |act| {
        settings::set(act.db, settings::BACKUP_AT, &moment::stamp(act.clock.now))?;
        settings::set(act.db, settings::BACKUP_SEQ, &seq.to_string())?;
        act.note(Noun::Backups, 0, audit::BACKED_UP);
        match &second_done {
            Some(Ok(())) => act.note(Noun::Backups, 0, "copied to the second folder"),
            Some(Err(_)) => act.note(Noun::Backups, 0, "the second folder could not be written"),
            None => {}
        }
        Ok(())
    })?;
    keep::thin_out(&folder);
    Ok(())
}

fn copy(from: &Path, folder: &Path, name: &str) -> Result<()> {
    let part = folder.join(format!("{name}.part"));
    let write = || -> std::io::Result<()> {
        let mut to = new_private(&part)?;
        std::io::copy(&mut std::fs::File::open(from)?, &mut to)?;
        to.sync_all()
    };
    let copied = write().and_then(|()| rename_file(&part, folder.join(name)));
    if let Err(error) = copied {
        let _half = std::fs::remove_file(&part);
        return Err(refused(&error));
    }
    keep::thin_out(folder);
    Ok(())
}

/// The sealed file, tried, in the workplace; and where the trail stood in it.
fn sealed(desk: &Desk, call: &Call<'_>, work: &Path) -> Result<(PathBuf, i64)> {
    let (db, key, slots) = desk.opened_store()?;
    let progress = |done: u64, whole: u64| desk.tell("backup", done, whole);
    let copied = work.join("copy.db");
    store::copy_to(db, &copied, key, &|done, whole| progress(done, whole * 3))?;
    let seq = audit::head(db)?.map_or(0, |head| head.seq);
    let station = store::stations::own(db)?.name;
    let slot_file = desk.slot_file();
    let manifest = Manifest::of(station, (slots.generation(), call.clock.now, seq), &slot_file, &copied)?;
    let ours = BackupKey::of_station(key)?;
    let part = work.join("backup.part");
    let addresses = [slots.backup_address(), ours.address()];
    let writing = |done: u64, whole: u64| progress(whole + done, whole * 3);
    file::write(&part, &manifest, (&slot_file, &copied), &addresses, &writing)?;
    // A backup is good when it opens. The paper is in its safe, so it is tried with the station's own key.
    let trial = file::workplace(work.join("trial"))?;
    let trying = |done: u64, whole: u64| progress(whole * 2 + done, whole * 3);
    let read = file::open(&part, &[ours], &trial, &trying)?;
    if read != manifest {
        return Err(file::damaged("read back what was written"));
    }
    let inside = store::look_into(&trial.join(file::DATABASE), key)?;
    if audit::head(&inside)?.map_or(0, |head| head.seq) != seq {
        return Err(file::damaged("find the last line of the trail in a backup"));
    }
    Ok((part, seq))
}
