//! Changing the station key. Never in place: a new database under the new key is written, checked row
//! for row, and counts from the moment the slot file names its generation. The old pair stays until
//! somebody has signed in with the new one.

use super::{Desk, Done, Nothing, trail};
use crate::api::{Call, Noun, SessionStep};
use crate::fault::{Code, Fault, Result};
use crate::kernel::Session;
use crate::store::{self, settings};
use crate::vault::{StationKey, previous};

/// # Errors
/// As [`rotate`].
pub fn rotate_keys(
    desk: &mut Desk,
    session: Option<&Session>,
    _: Nothing,
    call: &mut Call<'_>,
) -> Result<(Done, SessionStep)> {
    let session = session.ok_or_else(|| Fault::new(Code::NotSignedIn, "change the station key"))?;
    rotate(desk, session, call)?;
    Ok((Done {}, SessionStep::Same))
}

/// # Errors
/// What the disk says, or the copy is not the original; the station then goes on with its old key.
pub(super) fn rotate(desk: &mut Desk, session: &Session, call: &mut Call<'_>) -> Result<()> {
    crate::backups::make(desk, session, call)?;
    desk.transact(Some(session), call, |act| {
        act.note(Noun::Desk, act.session.station.0, "station key changes");
        Ok(())
    })?;
    let open = desk.open.as_mut().ok_or_else(|| Fault::new(Code::NotSignedIn, "change the station key"))?;
    let fresh = StationKey::fresh(call.chance);
    let mut slots = open.slots.clone();
    slots.rotate(&open.key, &fresh, call.chance)?;
    let path = desk.paths.database(slots.generation());
    // Left over from a change that was cut off before its slot file counted.
    let _none_there = store::remove_database(&path);
    let serial = slots.serial().to_string();
    let (from, old) = (desk.paths.database(open.slots.generation()), open.key.clone());
    let device = desk.device(&slots)?;
    let progress = |done: u64, whole: u64| (desk.means.progress)("rotate", done, whole);
    let finish = |copy: &store::Db| {
        // The note of the trail's end is sealed under the old key until it is renewed below.
        settings::set(copy, settings::TRAIL_NOTED, settings::NO)?;
        settings::set(copy, settings::SLOTS_SERIAL, &serial)
    };
    let written = store::export((&from, &old), (&path, &fresh), finish, &progress)
        .and_then(|()| slots.save(&desk.paths.slots, device.as_ref()));
    // A disk may refuse after the slot file has its new name: then the new pair counts, and stays.
    if written.is_err() && desk.slots().is_ok_and(|there| there.generation() < slots.generation()) {
        let _already_gone = store::remove_database(&path);
        return written;
    }
    let own = desk.open.as_mut().and_then(super::folder::Open::take_own);
    desk.reopen(fresh, call.clock)?;
    if let Some((own, until)) = own {
        desk.hold(own, until);
    }
    trail::note_end(desk, call.chance).and(written)
}

/// Somebody has signed in: the pair before this one has done its duty.
pub(super) fn sweep(desk: &Desk) {
    let Some(open) = &desk.open else { return };
    let generation = open.slots.generation();
    if generation > 1 {
        let _in_use_until_next_time = store::remove_database(&desk.paths.database(generation - 1));
        let _none_there = std::fs::remove_file(previous(&desk.paths.slots));
    }
}
