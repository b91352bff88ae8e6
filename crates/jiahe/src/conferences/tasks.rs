//! Tasks of conferences: they lie on their owner's desk, and are clocks.

use super::{Task, TaskSet, TaskState, TasksAsked};
use crate::api::Noun;
use crate::cases::permission::{may_see, require_hand};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, Day, Moment, Role, text};
use crate::obligations::{self, Owes, Rule, Trigger};
use crate::store::{self, conferences::Of};
use crate::transact::{Act, View};

/// One's own, or (the lead) everybody's. A task of a case is seen by whoever may know of the case.
///
/// # Errors
/// The store's.
pub fn tasks(view: &View<'_>, asked: TasksAsked) -> Result<Vec<Task>> {
    let everyone = !asked.mine && view.session.has(Role::Lead);
    let of = if everyone { Of::Everyone } else { Of::Owner(view.session.staff) };
    let mut found = Vec::new();
    for task in store::conferences::tasks(view.db, of, view.clock.today())? {
        let seen = match task.case {
            None => true,
            Some(case) => may_see(view, case)?,
        };
        if seen && (!asked.open || task.state == TaskState::Open) {
            found.push(task);
        }
    }
    Ok(found)
}

/// Done, dropped, or open again; by its owner or a lead.
///
/// # Errors
/// [`Code::Forbidden`] to anybody else; `note` when it is dropped without one; [`Code::Stale`].
pub fn set_task(act: &mut Act<'_>, set: TaskSet) -> Result<Done> {
    let found = store::conferences::tasks(act.db, Of::One(set.id), act.clock.today())?;
    let before = found.into_iter().next().ok_or_else(|| Fault::not_found("a task"))?;
    if let Some(case) = before.case {
        require_hand(act, case)?;
    }
    let (mine, lead) = (before.owner_staff == Some(act.session.staff), act.session.has(Role::Lead));
    if !lead && !mine {
        return Err(Fault::new(Code::Forbidden, "settle another's task"));
    }
    if before.state == set.state {
        return Err(Fault::new(Code::WrongState, "settle a task twice"));
    }
    let note = text::block(&set.note);
    let mut check = Check::default();
    check.that(set.state != TaskState::Dropped || !note.is_empty(), "note", "required");
    check.fits(&note, 1_000, "note");
    check.done()?;
    let settled_at = match set.state {
        TaskState::Open => None,
        TaskState::Done | TaskState::Dropped => Some(act.clock.now),
    };
    let task = Task { state: set.state, note, settled_at, version: set.version, ..before };
    store::conferences::settle_task(act.db, &task)?;
    match task.case {
        Some(case) => act.unsettle(case),
        None => owe(act, &task)?,
    }
    act.note(Noun::Conferences, task.id.0, "task");
    Ok(Done {})
}

/// The end of a day.
pub(crate) fn end_of(day: Day) -> Option<Moment> {
    day.and_hms_opt(23, 59, 59)
}

fn trigger(task: &Task) -> Trigger {
    let outside = if task.case.is_some() { Owes::Handler } else { Owes::Lead };
    Trigger {
        rule: Rule::ConferenceTask,
        record: task.id.0,
        at: task.set_at,
        due: end_of(task.due),
        met: task.settled_at,
        // Somebody from outside has no desk here: whoever handles the case sees that it is done.
        owes: task.owner_staff.map_or(outside, Owes::Staff),
    }
}

/// The clocks of a case's tasks.
///
/// # Errors
/// The store's.
pub(crate) fn triggers(view: &View<'_>, case: CaseId) -> Result<Vec<Trigger>> {
    let tasks = store::conferences::tasks(view.db, Of::Case(case), view.clock.today())?;
    Ok(tasks.iter().map(trigger).collect())
}

/// The clock of a task without a case.
pub(super) fn owe(act: &mut Act<'_>, task: &Task) -> Result<()> {
    obligations::settle_loose(act, Noun::Conferences, task.id.0, vec![trigger(task)])
}
