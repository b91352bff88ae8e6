//! Where the audit trail ended when this PC last closed the desk, noted outside the database: in a
//! sealed file, and in the OS key store where there is one. A database put back from an older copy no
//! longer runs through that point.

use chrono::Days;

use super::Desk;
use crate::fault::{Fault, Result};
use crate::kernel::{Chance, Clock};
use crate::store::audit::{self, Head};
use crate::store::{self, Db};
use crate::vault;

/// What the trail says of it.
pub(crate) const CUT: &str = "the database is older than when this PC last closed it";
const PURPOSE: &str = "jiahe trail 1";
/// How long the warning stands at sign-in.
const DAYS: u64 = 30;

/// Notes where the trail ends now.
pub(super) fn note_end(desk: &Desk, chance: &mut Chance) -> Result<()> {
    let Some(open) = &desk.open else { return Ok(()) };
    let Some(head) = audit::head(&open.db)? else { return Ok(()) };
    let text = serde_json::to_vec(&head).map_err(|_| Fault::internal("spell the end of the trail"))?;
    let sealed = vault::seal_file(&open.key, PURPOSE, &text, chance)?;
    vault::replace_file(&desk.paths.trail, sealed.as_bytes())?;
    if open.slots.needs_device() {
        desk.means.keys.note(&open.slots.station(), &sealed)?;
    }
    Ok(())
}

/// Whether the open database misses what was noted.
pub(super) fn is_cut(desk: &Desk) -> Result<bool> {
    let Some(open) = &desk.open else { return Ok(false) };
    let in_file = std::fs::read_to_string(&desk.paths.trail).ok();
    let in_store = if open.slots.needs_device() { desk.means.keys.noted(&open.slots.station())? } else { None };
    let opened = |sealed: String| vault::open_file(&open.key, PURPOSE, &sealed);
    // A note under an earlier station key, or a damaged one, says nothing.
    let heads = [in_file, in_store].into_iter().flatten().filter_map(opened);
    for text in heads {
        let Ok(head) = serde_json::from_slice::<Head>(&text) else { continue };
        if !audit::runs_through(&open.db, &head)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether it was noticed lately.
pub(crate) fn was_cut(db: &Db, clock: Clock) -> Result<bool> {
    let since = clock.today().checked_sub_days(Days::new(DAYS)).unwrap_or_default();
    store::audit::says_since(db, CUT, since)
}
