//! 紧急查看: a case that is closed to somebody is opened to them for a day, with a reason, in front of the
//! lead. One has to know the case's code or a party's identity number: it is no way to look around.

use chrono::TimeDelta;

use super::{EventKind, Glance, GlassBroken, GlassNoted, permission, timeline};
use crate::api::Noun;
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Fault, Result};
use crate::kernel::{CaseId, text};
use crate::staff;
use crate::store;
use crate::transact::{Act, View};

/// A day's work and the night after it.
const HOURS: i64 = 24;

/// # Errors
/// `text` when nothing answers to it, `reason` when none is given.
pub fn break_glass(act: &mut Act<'_>, asked: GlassBroken) -> Result<CaseId> {
    let reason = text::block(&asked.reason);
    let mut check = Check::default();
    check.that(reason.chars().count() >= 5, "reason", "too_short");
    check.fits(&reason, 500, "reason");
    check.done()?;
    let typed = text::line(&asked.text);
    let found = match store::cases::by_exact_code(act.db, &typed.to_uppercase())? {
        Some(case) => Some(case),
        None => store::cases::newest_of_identity(act.db, &typed.to_uppercase())?,
    };
    let case = found.ok_or_else(|| Fault::field("text", "no_such_case"))?;
    if permission::may_see(act, case)? {
        act.note(Noun::Cases, case.0, "break-glass where none was needed");
        return Ok(case);
    }
    let until = act.clock.now + TimeDelta::hours(HOURS);
    let id: i64 = act.fresh();
    store::glass::begin(act.db, id, (case, act.session.staff), (act.clock.now, until), &reason)?;
    timeline::happened(act, case, EventKind::GlassBroken, "", &crate::kernel::moment::stamp(until), &reason)?;
    act.note(Noun::Cases, case.0, "break-glass");
    Ok(case)
}

/// What waits to be taken note of by this lead: not one's own look, where another lead is there to judge it.
pub(crate) fn glances_to_note(view: &View<'_>) -> Result<Vec<Glance>> {
    let me = view.session.staff;
    let mut waiting = store::glass::unnoted(view.db)?;
    if waiting.iter().any(|glance| glance.staff == me) {
        let another = staff::another_lead(view, view.session.staff)?;
        waiting.retain(|glance| glance.staff != me || !another);
    }
    Ok(waiting)
}

/// The lead takes note; the line leaves the desk, not the trail.
///
/// # Errors
/// [`crate::Code::NotFound`] when it was taken note of already, or is one's own and another lead's to judge.
pub fn note_glass(act: &mut Act<'_>, asked: GlassNoted) -> Result<Done> {
    let waits = glances_to_note(act)?.iter().any(|glance| glance.id == asked.id);
    if !waits || !store::glass::note(act.db, asked.id, act.session.staff)? {
        return Err(Fault::not_found("a break-glass access"));
    }
    act.note(Noun::Cases, asked.id, "break-glass noted");
    Ok(Done {})
}

/// # Errors
/// The store's.
pub fn list_glass(view: &View<'_>, _: Nothing) -> Result<Vec<Glance>> {
    store::glass::all(view.db)
}
