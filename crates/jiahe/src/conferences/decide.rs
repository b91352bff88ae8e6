//! What a conference decides about a case (处置方案), and the tasks that follow.

use super::keep::named;
use super::list::writable;
use super::{ConferenceState, Decision, Plan, Task, TaskState, tasks};
use crate::api::Noun;
use crate::cases::permission::{self, sees, sight};
use crate::cases::{EventKind, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, Coded as _, StaffId, text};
use crate::store;
use crate::transact::{Act, View};

/// # Errors
/// Fields that do not pass, an owner who may not know of the case among them; [`Code::WrongState`] before it was
/// held and after it was signed; [`Code::NotFound`] for a case that is not on the agenda.
pub fn decide(act: &mut Act<'_>, decision: Decision) -> Result<Done> {
    let conference = writable(act, decision.id)?;
    if conference.state != ConferenceState::Held {
        return Err(Fault::new(Code::WrongState, "decide in a conference that is not held or is signed"));
    }
    if let Some(case) = decision.case {
        permission::require_hand(act, case)?;
        let items = store::conferences::items(act.db, conference.id)?;
        if !items.iter().any(|item| item.case == Some(case)) {
            return Err(Fault::not_found("a case on the agenda"));
        }
    }
    let mut check = Check::default();
    let (study, said) = (text::block(&decision.study), text::block(&decision.decision));
    check.that(decision.case.is_none() || !said.is_empty(), "decision", "required");
    check.that(decision.case.is_some() || !decision.tasks.is_empty(), "tasks", "required");
    check.fits(&said, 5_000, "decision");
    check.fits(&study, 5_000, "study");
    check.that(decision.tasks.len() <= 50, "tasks", "too_many");
    let mut found = Vec::new();
    for (index, task) in decision.tasks.iter().take(50).enumerate() {
        let what = text::block(&task.what);
        check.that(!what.is_empty(), format!("tasks[{index}].what"), "required");
        check.fits(&what, 1_000, format!("tasks[{index}].what"));
        let path = format!("tasks[{index}].owner");
        let owner = named(act, task.owner_staff, &task.owner, &path, &mut check)?;
        if let (Some(case), Some(staff)) = (decision.case, task.owner_staff) {
            check.that(knows(act, case, staff)?, path, "no_sight");
        }
        check.that(task.due.is_some(), format!("tasks[{index}].due"), "required");
        check.that(task.due.is_none_or(|due| due >= act.clock.today()), format!("tasks[{index}].due"), "past");
        found.push((what, task.owner_staff, owner, task.due.unwrap_or(act.clock.today())));
    }
    check.done()?;
    for (what, owner_staff, owner, due) in found {
        let task = Task {
            id: act.fresh(),
            case: decision.case,
            case_code: String::new(),
            conference: conference.id,
            what,
            owner_staff,
            owner,
            due,
            state: TaskState::Open,
            note: String::new(),
            set_at: act.clock.now,
            settled_at: None,
            overdue: false,
            version: 1,
        };
        store::conferences::add_task(act.db, &task)?;
        if task.case.is_none() {
            tasks::owe(act, &task)?;
        }
    }
    if let Some(case) = decision.case {
        let row = act.fresh::<i64>();
        let plan = Plan {
            case,
            conference: conference.id,
            kind: conference.kind,
            number: conference.number.clone(),
            study,
            decision: said,
            made_by: act.session.name.clone(),
            made_at: act.clock.now,
        };
        store::conferences::set_plan(act.db, row, &plan)?;
        timeline::happened(act, case, EventKind::Conferred, "", conference.kind.code(), &plan.decision)?;
        act.note(Noun::Cases, case.0, "plan");
    }
    act.note(Noun::Conferences, conference.id.0, "decided");
    Ok(Done {})
}

/// Whether somebody else may know of the case.
pub(crate) fn knows(view: &View<'_>, case: CaseId, staff: StaffId) -> Result<bool> {
    let Some(member) = store::staff::get(view.db, staff)? else { return Ok(false) };
    let session = member.session(view.session.station);
    Ok(store::cases::gate(view.db, case, staff)?.is_some_and(|(level, on_team)| sees(sight(&session), level, on_team)))
}
