//! Where the audit trail ended when this PC last opened or closed the desk, noted outside the database: in a
//! sealed file, and in the OS key store where there is one. A database put back from an older copy no
//! longer runs through that point; then nothing is answered until the lead has decided.
//!
//! A note is lines of `GENERATION SEALED`, one for each place where the trail may rightly end: two while a
//! restore is under way, else one. The generation tells an older pair of files, under an older station key,
//! from a note that was not renewed after the key changed.

use chrono::Days;

use super::{Desk, Older};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Chance, Clock, Role, Session};
use crate::staff::StaffMember;
use crate::store::audit::{self, Head};
use crate::store::{self, Db, settings};
use crate::vault::{self, SlotFile, StationKey};

/// What the trail says of it.
pub(crate) const CUT: &str = "the database is older than when this PC last closed it";
/// And of the decision, before its reason.
pub(super) const GOES_ON: &str = "the older database goes on: ";
const PURPOSE: &str = "jiahe trail 1";
/// How long the warning stands at sign-in.
const DAYS: u64 = 30;

/// Notes where the trail ends now.
pub(super) fn note_end(desk: &Desk, chance: &mut Chance) -> Result<()> {
    let Some(open) = &desk.open else { return Ok(()) };
    let Some(line) = line(&open.db, (&open.key, &open.slots), chance)? else { return Ok(()) };
    vault::replace_file(&desk.paths.trail, line.as_bytes())?;
    if open.slots.needs_device() {
        desk.means.keys.note(&open.slots.station(), &line)?;
    }
    Ok(())
}

/// Adds to the key store's note where the trail of a restored database ends. The file beside the database
/// goes with the old one.
pub(super) fn expect(desk: &Desk, db: &Db, (key, slots): (&StationKey, &SlotFile), chance: &mut Chance) -> Result<()> {
    if !slots.needs_device() {
        return Ok(());
    }
    let there = match desk.means.keys.noted(&slots.station()) {
        Err(fault) if fault.code == Code::NoKeyStore => return Ok(()),
        there => there?.unwrap_or_default(),
    };
    let Some(line) = line(db, (key, slots), chance)? else { return Ok(()) };
    let last = there.lines().last().unwrap_or_default();
    desk.means.keys.note(&slots.station(), format!("{last}\n{line}").trim())
}

fn line(db: &Db, (key, slots): (&StationKey, &SlotFile), chance: &mut Chance) -> Result<Option<String>> {
    let Some(head) = audit::head(db)? else { return Ok(None) };
    let text = serde_json::to_vec(&head).map_err(|_| Fault::internal("spell the end of the trail"))?;
    Ok(Some(format!("{} {}", slots.generation(), vault::seal_file(key, PURPOSE, &text, chance)?)))
}

/// What was noted, held beside the open database.
#[derive(Default)]
pub(super) struct Compared {
    /// What the database misses of it; `None` when nothing.
    pub older: Option<Older>,
    /// The file beside the database is there and spoke.
    pub noted: bool,
}

/// # Errors
/// The store's, the key store's.
pub(super) fn compare(desk: &Desk) -> Result<Compared> {
    let Some(open) = &desk.open else { return Ok(Compared::default()) };
    let mut noted = false;
    let in_file = std::fs::read_to_string(&desk.paths.trail).ok();
    let in_store = if open.slots.needs_device() { desk.means.keys.noted(&open.slots.station())? } else { None };
    for (note, is_file) in [(in_file, true), (in_store, false)] {
        let Some(note) = note else { continue };
        let (mut heads, mut newer_key) = (Vec::new(), false);
        for line in note.lines() {
            // Without a generation: written by an earlier version.
            let (generation, sealed) = line.split_once(' ').unwrap_or(("0", line));
            // A damaged line, or one from before the key changed, says nothing.
            match vault::open_file(&open.key, PURPOSE, sealed) {
                Some(text) => heads.extend(serde_json::from_slice::<Head>(&text).ok()),
                None => newer_key |= generation.parse::<u32>().is_ok_and(|noted| noted > open.slots.generation()),
            }
        }
        noted |= is_file && !heads.is_empty();
        let mut runs = false;
        for head in &heads {
            runs |= audit::runs_through(&open.db, head)?;
        }
        if !runs && (!heads.is_empty() || newer_key) {
            return Ok(Compared { older: Some(told(&open.db, heads.last())?), noted });
        }
    }
    // Whoever puts an older database back can take the note away as well; the database knows that there was one.
    let taken = !noted && settings::get(&open.db, settings::TRAIL_NOTED)?.as_deref() == Some(settings::YES);
    let older = if taken { Some(told(&open.db, None)?) } else { None };
    Ok(Compared { older, noted })
}

fn told(db: &Db, noted: Option<&Head>) -> Result<Older> {
    let here = audit::end_before(db, CUT, GOES_ON)?;
    Ok(Older {
        lines: here.as_ref().map_or(0, |head| head.seq),
        until: here.and_then(|head| head.at),
        noted_lines: noted.map(|head| head.seq),
        noted_until: noted.and_then(|head| head.at),
        deciders: deciders(db)?.into_iter().map(|member| member.name).collect(),
        mine: false,
    })
}

/// Who decides: the leads who can sign in, or where there is none the administrators.
fn deciders(db: &Db) -> Result<Vec<StaffMember>> {
    let mut able = store::staff::list(db)?;
    able.retain(|member| member.active && !member.suspended && member.has_account);
    let led = able.iter().any(|member| member.roles.contains(&Role::Lead));
    let role = if led { Role::Lead } else { Role::Administrator };
    able.retain(|member| member.roles.contains(&role));
    Ok(able)
}

/// # Errors
/// The store's.
pub(super) fn decides(db: &Db, session: &Session) -> Result<bool> {
    Ok(deciders(db)?.iter().any(|member| member.id == session.staff))
}

/// Whether it was noticed lately.
pub(crate) fn was_cut(db: &Db, clock: Clock) -> Result<bool> {
    let since = clock.today().checked_sub_days(Days::new(DAYS)).unwrap_or_default();
    store::audit::says_since(db, CUT, since)
}
