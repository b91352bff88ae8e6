//! Writes on a case's timeline, and tells those on a case what others wrote there.

use chrono::TimeDelta;

use super::{ChangedByOther, EventKind, permission};
use crate::api::Noun;
use crate::desk::Nothing;
use crate::fault::Result;
use crate::kernel::{CaseId, id};
use crate::store::{self, events::Happened};
use crate::transact::{Act, View};

/// Puts an event on the timeline; `from`, `to` and `note` as [`EventKind`] says, empty where it has none.
///
/// # Errors
/// The store's.
pub fn happened(act: &mut Act<'_>, case: CaseId, kind: EventKind, from: &str, to: &str, note: &str) -> Result<()> {
    let id = act.fresh();
    store::events::append(act.db, id, act.clock, act.session.staff, Happened { case, kind, from, to, note })?;
    act.touch(Noun::Cases);
    act.unsettle(case);
    Ok(())
}

/// How long it stays on the workbench.
const TOLD_DAYS: i64 = 7;
const TOLD_MOST: u32 = 20;
/// What whoever works on a case should not learn by chance.
const TOLD: &[EventKind] = &[
    EventKind::StateChanged,
    EventKind::HandlerChanged,
    EventKind::TeamChanged,
    EventKind::LevelChanged,
    EventKind::RiskChanged,
    EventKind::Merged,
    EventKind::Protected,
];

/// What others changed within a week about the cases one is on.
///
/// # Errors
/// The store's.
pub fn by_others(view: &View<'_>, _: Nothing) -> Result<Vec<ChangedByOther>> {
    let first = id::first_of(view.clock.now - TimeDelta::days(TOLD_DAYS));
    let found = store::events::by_others(view.db, view.session.staff, first, TOLD, TOLD_MOST)?;
    let mut seen = Vec::new();
    for one in found {
        if permission::may_see(view, one.case)? {
            seen.push(one);
        }
    }
    Ok(seen)
}
