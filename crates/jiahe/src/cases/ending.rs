//! How a case ends and begins again: 办理状态 along the flow of Appendix B, 撤回 by whoever asked for help, and
//! back to a configured step when somebody is dissatisfied.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::flow::{Step, Why};
use super::{CaseState, EventKind, Service, StateSet, close, permission, rules, timeline};
use crate::api::Noun;
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, Coded, text};
use crate::movements::{self, refusal, require_step};
use crate::obligations::pause;
use crate::store::cases::Change;
use crate::store::{self, settings};
use crate::transact::{Act, View};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CaseReasoned {
    pub id: CaseId,
    pub reason: String,
}

/// 联席会商 or 处置方案 entered by hand.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CaseConferred {
    pub id: CaseId,
    /// `false`: conferred about; `true`: the plan is made.
    pub plan: bool,
    /// Who met and what was found, or the plan.
    pub text: String,
}

/// Where a dissatisfied family's case goes back to; a station's own choice.
#[derive(Debug, Clone, Default, Deserialize, Serialize, TS)]
pub struct BackStep {
    /// 重新受理 instead of 继续办理.
    pub afresh: bool,
    /// The service that is asked for again.
    pub service: Option<Service>,
}

pub(super) fn reason(typed: &str, field: &str, most: usize) -> Result<String> {
    let mut check = Check::default();
    rules::text(typed, field, true, most, &mut check);
    check.done()?;
    Ok(text::block(typed))
}

/// # Errors
/// [`Code::NotOnTeam`]; [`Code::WrongState`] for a step that does not exist, with the reason under `step`, or for an archive that is
/// not complete; a note is required where the case ends unresolved, is opened again, leaves the flow, or is settled
/// while work on it is open.
pub fn set_state(act: &mut Act<'_>, set: StateSet) -> Result<Done> {
    permission::require_own(act, set.id)?;
    let facts = movements::facts(act, set.id)?;
    use CaseState::{Accepted, Archived, InProgress, Resolved, Unresolved};
    let step = match (facts.case.state, set.state) {
        (Accepted, InProgress) => None,
        (Accepted | InProgress, Resolved) => Some(Step::Resolve),
        (Accepted | InProgress, Unresolved) => Some(Step::NotResolved),
        (Resolved | Unresolved, Archived) => Some(Step::Archive),
        (Resolved | Unresolved | Archived, InProgress) => Some(Step::Reopen),
        (_, Accepted)
        | (InProgress, InProgress)
        | (Resolved | Unresolved | Archived, Resolved | Unresolved)
        | (Accepted | InProgress | Archived, Archived) => {
            return Err(Fault::new(Code::WrongState, "move a case to that state"));
        }
    };
    let mut needs_note = matches!(step, Some(Step::NotResolved | Step::Reopen));
    if let Some(step) = step {
        match facts.may(step) {
            Ok(()) => {}
            // 首办负责 (5.6.1): what the window settles by itself need not travel; why is on record.
            Err(Why::AssignFirst) if step == Step::Resolve => needs_note = true,
            Err(why) => return Err(refusal(why)),
        }
    }
    if step == Some(Step::Resolve) {
        needs_note |= close::is_open(act, set.id)?;
    }
    let note = if needs_note { reason(&set.note, "note", 1_000)? } else { text::block(&set.note) };
    if step == Some(Step::Archive) {
        close::require_complete(act, set.id, &note)?;
    }
    change(act, set.id, set.state, &note)?;
    if let Some(step) = step {
        let by = act.session.name.clone();
        movements::record(act, set.id, step, &note, &by)?;
    }
    act.note(Noun::Cases, set.id.0, "state");
    Ok(Done {})
}

fn change(act: &mut Act<'_>, case: CaseId, state: CaseState, note: &str) -> Result<()> {
    let before = store::cases::get(act.db, case)?.ok_or_else(|| Fault::not_found("a case"))?.state;
    store::cases::change(act.db, case, Change::State(state))?;
    if matches!(state, CaseState::Resolved | CaseState::Unresolved) {
        pause::end_all(act, case, note)?;
    }
    timeline::happened(act, case, EventKind::StateChanged, before.code(), state.code(), note)
}

/// 当事人撤回: an ending of its own; it is archived where it was withdrawn.
///
/// # Errors
/// [`Code::WrongState`] for a case that is ended or under way; no reason.
pub fn withdraw(act: &mut Act<'_>, asked: CaseReasoned) -> Result<Done> {
    permission::require_own(act, asked.id)?;
    require_step(act, asked.id, Step::Withdraw)?;
    let why = reason(&asked.reason, "reason", 1_000)?;
    change(act, asked.id, CaseState::Unresolved, &why)?;
    let by = act.session.name.clone();
    movements::record(act, asked.id, Step::Withdraw, &why, &by)?;
    act.note(Noun::Cases, asked.id.0, "withdrawn");
    Ok(Done {})
}

/// 联席会商 or 处置方案 of the county (5.5.2.1), where no conference of this PC's own says so.
///
/// # Errors
/// [`Code::WrongState`] with the reason under `step`; no text.
pub fn confer(act: &mut Act<'_>, asked: CaseConferred) -> Result<Done> {
    permission::require_own(act, asked.id)?;
    let step = if asked.plan { Step::Plan } else { Step::Confer };
    require_step(act, asked.id, step)?;
    let told = reason(&asked.text, "text", 2_000)?;
    timeline::happened(act, asked.id, EventKind::Conferred, "", step.code(), &told)?;
    let by = act.session.name.clone();
    movements::record(act, asked.id, step, &told, &by)?;
    act.note(Noun::Cases, asked.id.0, step.code());
    Ok(Done {})
}

/// # Errors
/// The store's.
pub fn back_step(view: &View<'_>, _: Nothing) -> Result<BackStep> {
    let kept = settings::get(view.db, settings::BACK_STEP)?;
    Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default())
}

/// # Errors
/// The store's.
pub fn set_back_step(act: &mut Act<'_>, set: BackStep) -> Result<Done> {
    let spelt = serde_json::to_string(&set).map_err(|_| Fault::internal("spell a step"))?;
    settings::set(act.db, settings::BACK_STEP, &spelt)?;
    act.note(Noun::Cases, 0, "back step");
    Ok(Done {})
}

/// 不满意 → back to the configured step (5.5.3.1): worked on again, with the configured service asked for.
///
/// # Errors
/// [`Code::WrongState`] for a case that is not ended; no reason.
pub fn bring_back(act: &mut Act<'_>, asked: CaseReasoned) -> Result<Done> {
    permission::require_own(act, asked.id)?;
    require_step(act, asked.id, Step::Reopen)?;
    let why = reason(&asked.reason, "reason", 1_000)?;
    let to = back_step(act, Nothing {})?;
    let state = if to.afresh { CaseState::Accepted } else { CaseState::InProgress };
    change(act, asked.id, state, &why)?;
    if let Some(service) = to.service {
        let case = store::cases::get(act.db, asked.id)?.ok_or_else(|| Fault::not_found("a case"))?;
        let mut lists = store::cases::lists(act.db, &case)?;
        if !lists.services.contains(&service) {
            lists.services.push(service);
            lists.services.sort_unstable();
            store::cases::set_lists(act.db, &case, &lists)?;
        }
        let codes: Vec<&str> = lists.services.iter().map(|service| service.code()).collect();
        timeline::happened(act, asked.id, EventKind::ServicesChanged, "", &codes.join(","), &why)?;
    }
    let by = act.session.name.clone();
    movements::record(act, asked.id, Step::Reopen, &why, &by)?;
    act.note(Noun::Cases, asked.id.0, "back");
    Ok(Done {})
}
