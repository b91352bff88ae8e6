//! Conferences as those in the room read them, and what a case has of them.

use super::keep::{may_sign, month_of};
use super::{
    CaseConferences, Conference, ConferenceAsked, ConferenceFile, ConferenceKind, ConferenceState, ConferencesAsked,
    Duty, Item, Plan, Seat,
};
use crate::api::Noun;
use crate::cases::permission::{self, may_see, sees, sight};
use crate::cases::{CaseAsked, CaseFilter, CaseRow, Level};
use crate::desk::Nothing;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, ConferenceId, Role};
use crate::store::{self, conferences::Of};
use crate::transact::View;

/// In the room, or the lead.
fn reads(view: &View<'_>, one: &Conference) -> Result<bool> {
    let me = view.session.staff;
    if view.session.has(Role::Lead) || one.created_by == me || one.chair_staff == Some(me) {
        return Ok(true);
    }
    Ok(store::conferences::present(view.db, one.id)?.iter().any(|attendant| attendant.staff == Some(me)))
}

/// # Errors
/// [`crate::Code::NotFound`] also for a conference this session was not in.
pub(crate) fn readable(view: &View<'_>, id: ConferenceId) -> Result<Conference> {
    let one = store::conferences::get(view.db, id)?.ok_or_else(|| Fault::not_found("a conference"))?;
    if reads(view, &one)? { Ok(one) } else { Err(Fault::not_found("a conference")) }
}

/// The lead, the chair, whoever called it together, and who takes the minutes.
pub(super) fn writes(view: &View<'_>, one: &Conference) -> Result<bool> {
    let me = view.session.staff;
    if view.session.has(Role::Lead) || one.created_by == me || one.chair_staff == Some(me) {
        return Ok(true);
    }
    let present = store::conferences::present(view.db, one.id)?;
    Ok(present.iter().any(|attendant| attendant.staff == Some(me) && attendant.role == Seat::Recorder))
}

/// # Errors
/// As [`readable`]; [`Code::Forbidden`] to the others in the room.
pub(super) fn writable(view: &View<'_>, id: ConferenceId) -> Result<Conference> {
    let one = readable(view, id)?;
    if writes(view, &one)? {
        Ok(one)
    } else {
        Err(Fault::new(Code::Forbidden, "write for a conference one only sits in"))
    }
}

/// The latest first.
///
/// # Errors
/// The store's.
pub fn list(view: &View<'_>, asked: ConferencesAsked) -> Result<Vec<Conference>> {
    let mut found = Vec::new();
    for one in store::conferences::list(view.db, asked.kind, asked.state)? {
        if reads(view, &one)? {
            found.push(one);
        }
    }
    Ok(found)
}

/// The case as a list shows it, if this session may know of it.
pub(super) fn row(view: &View<'_>, case: CaseId) -> Result<Option<CaseRow>> {
    let sight = sight(view.session);
    let found = store::cases::row(view.db, case, &CaseFilter::default(), sight, view.session.staff)?;
    Ok(found.filter(|one| sees(sight, one.row.level, one.on_team)).map(|one| one.row))
}

/// # Errors
/// [`crate::Code::NotFound`].
pub fn get(view: &View<'_>, asked: ConferenceAsked) -> Result<ConferenceFile> {
    let conference = readable(view, asked.id)?;
    let mut items = Vec::new();
    for item in store::conferences::items(view.db, asked.id)? {
        let case = match item.case {
            None => None,
            Some(case) => match row(view, case)? {
                Some(row) => Some(row),
                None => continue,
            },
        };
        items.push(Item { case, reason: item.reason, title: item.title });
    }
    let mut plans = Vec::new();
    for plan in store::conferences::plans(view.db, Some(asked.id), None)? {
        if let Some(row) = row(view, plan.case)? {
            if row.level != Level::Normal {
                view.saw(Noun::Cases, plan.case.0, "plan read");
            }
            plans.push(plan);
        }
    }
    let mut tasks = Vec::new();
    for task in store::conferences::tasks(view.db, Of::Conference(asked.id), view.clock.today())? {
        if task.case.is_none_or(|case| may_see(view, case).unwrap_or(false)) {
            tasks.push(task);
        }
    }
    let present = store::conferences::present(view.db, asked.id)?;
    let may_sign = conference.state == ConferenceState::Held && may_sign(view, &conference)?;
    let may_write = writes(view, &conference)?;
    Ok(ConferenceFile { conference, present, items, plans, tasks, may_sign, may_write })
}

/// # Errors
/// [`crate::Code::NotFound`] for a case this session may not know of.
pub fn of_case(view: &View<'_>, asked: CaseAsked) -> Result<CaseConferences> {
    permission::require(view, asked.id)?;
    let mut conferences = Vec::new();
    for one in store::conferences::with_case(view.db, asked.id)? {
        if reads(view, &one)? {
            conferences.push(one);
        }
    }
    let plans = store::conferences::plans(view.db, None, Some(asked.id))?;
    let level = store::cases::gate(view.db, asked.id, view.session.staff)?.map(|(level, _)| level);
    if !plans.is_empty() && level != Some(Level::Normal) {
        view.saw(Noun::Cases, asked.id.0, "plan read");
    }
    let tasks = store::conferences::tasks(view.db, Of::Case(asked.id), view.clock.today())?;
    Ok(CaseConferences { conferences, plans, tasks })
}

/// The newest 处置方案 that a joint conference gave the case (the end of B.1–B.3).
///
/// # Errors
/// The store's.
#[expect(dead_code, reason = "asked by the movement of cases")]
pub(crate) fn plan_of(view: &View<'_>, case: CaseId) -> Result<Option<Plan>> {
    let plans = store::conferences::plans(view.db, None, Some(case))?;
    Ok(plans.into_iter().find(|plan| plan.kind == ConferenceKind::Joint))
}

/// Whether this month still lacks its conference.
///
/// # Errors
/// The store's.
pub fn duty(view: &View<'_>, _: Nothing) -> Result<Duty> {
    let month = view.clock.today().format("%Y-%m").to_string();
    debug_assert!(month_of(&month).is_some(), "a clock of this century");
    let held = store::conferences::list(view.db, Some(ConferenceKind::Monthly), None)?;
    let met = held.iter().any(|one| one.month == month && one.state != ConferenceState::Cancelled);
    Ok(Duty { month, due: !met && view.session.has(Role::Lead) })
}
