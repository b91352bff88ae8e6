//! 中止 and 延期: asked for with a reason, granted or refused by a lead, ended by a person or at its end.
//! Meanwhile the station's own clocks stand still; those of others, and those counted in hours, do not.

use chrono::Days;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Rule, parameters, rules};
use crate::api::Noun;
use crate::cases::{CaseState, EventKind, permission, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, Coded, Day, Moment, ObligationId, PauseId, Role, StaffId, coded, text};
use crate::store::obligations::{KeptState, Place};
use crate::store::{self};
use crate::transact::Act;

/// A suspension ends within so many days; whoever needs longer asks again.
const SUSPENDED_MOST: u64 = 180;

coded! {
    pub enum PauseKind {
        /// 中止: the clocks stand still.
        Suspension = "suspension",
        /// 延期: one clock runs longer.
        Extension = "extension",
    }
}

coded! {
    pub enum PauseState {
        /// 待审批
        Asked = "asked",
        /// 已同意
        Approved = "approved",
        /// 不同意
        Refused = "refused",
        /// 已撤回
        Withdrawn = "withdrawn",
        /// 提前恢复
        Ended = "ended",
    }
}

/// One application, and what became of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Pause {
    pub id: PauseId,
    pub case: CaseId,
    pub kind: PauseKind,
    /// Which clock is extended.
    pub rule: Option<Rule>,
    #[ts(type = "number | null")]
    pub record: Option<i64>,
    pub days: Option<u32>,
    /// Last day of the suspension.
    #[ts(type = "string | null")]
    pub until: Option<Day>,
    pub both_ask: bool,
    pub reason: String,
    pub applicant: StaffId,
    pub applicant_name: String,
    #[ts(type = "string")]
    pub applied_at: Moment,
    pub state: PauseState,
    pub decided_by: String,
    #[ts(type = "string | null")]
    pub decided_at: Option<Moment>,
    pub answer: String,
    pub ended_by: String,
    #[ts(type = "string | null")]
    pub ended_at: Option<Moment>,
    pub end_reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PauseApplied {
    pub case: CaseId,
    pub kind: PauseKind,
    /// The clock to extend.
    pub obligation: Option<ObligationId>,
    /// How many days longer.
    pub days: Option<u32>,
    /// Last day of the suspension.
    #[ts(type = "string | null")]
    pub until: Option<Day>,
    /// Both parties ask for it (调解期限: 司法部令第75号 33).
    pub both_ask: bool,
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PauseDecided {
    pub id: PauseId,
    pub approve: bool,
    /// Required when refused.
    pub answer: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PauseEnded {
    pub id: PauseId,
    pub reason: String,
}

/// # Errors
/// A field that does not pass; [`Code::WrongState`] for a case that has ended; [`Code::Duplicate`] where one is
/// asked for or running already.
pub fn apply(act: &mut Act<'_>, asked: PauseApplied) -> Result<PauseId> {
    permission::require_hand(act, asked.case)?;
    let case = store::cases::get(act.db, asked.case)?.ok_or_else(|| Fault::not_found("a case"))?;
    match case.state {
        CaseState::Accepted | CaseState::InProgress => {}
        CaseState::Resolved | CaseState::Unresolved | CaseState::Archived => {
            return Err(Fault::new(Code::WrongState, "pause a case that has ended"));
        }
    }
    let before = store::pauses::of_case(act.db, asked.case)?;
    let reason = text::block(&asked.reason);
    let mut check = Check::default();
    check.that(!reason.is_empty(), "reason", "required");
    check.fits(&reason, 1_000, "reason");
    let mut pause = Pause {
        id: act.fresh(),
        case: asked.case,
        kind: asked.kind,
        rule: None,
        record: None,
        days: None,
        until: None,
        both_ask: asked.both_ask,
        reason,
        applicant: act.session.staff,
        applicant_name: String::new(),
        applied_at: act.clock.now,
        state: PauseState::Asked,
        decided_by: String::new(),
        decided_at: None,
        answer: String::new(),
        ended_by: String::new(),
        ended_at: None,
        end_reason: String::new(),
    };
    match asked.kind {
        PauseKind::Suspension => {
            let today = act.clock.today();
            let last = today.checked_add_days(Days::new(SUSPENDED_MOST));
            check.that(asked.until.is_some(), "until", "required");
            let fits = asked.until.is_none_or(|until| until >= today && last.is_some_and(|last| until <= last));
            check.that(fits, "until", "range");
            let running = before.iter().any(|one| one.kind == PauseKind::Suspension && holds(one, today));
            if running {
                return Err(Fault::new(Code::Duplicate, "suspend a case twice"));
            }
            pause.until = asked.until;
        }
        PauseKind::Extension => extension(act, &asked, &before, &mut pause, &mut check)?,
    }
    check.done()?;
    store::pauses::insert(act.db, &pause)?;
    told(act, &pause, PauseState::Asked, &pause.reason)?;
    Ok(pause.id)
}

/// Asked for, or running today.
fn holds(pause: &Pause, today: Day) -> bool {
    match pause.state {
        PauseState::Asked => true,
        PauseState::Approved => pause.until.is_some_and(|until| until >= today),
        PauseState::Refused | PauseState::Withdrawn | PauseState::Ended => false,
    }
}

fn extension(
    act: &Act<'_>,
    asked: &PauseApplied,
    before: &[Pause],
    pause: &mut Pause,
    check: &mut Check,
) -> Result<()> {
    let kept = store::obligations::kept(act.db, Place::Case(asked.case))?;
    let clock = kept.iter().find(|one| Some(one.id) == asked.obligation && one.state == KeptState::Open);
    let Some(clock) = clock else {
        check.fail("obligation", if asked.obligation.is_some() { "unknown_code" } else { "required" });
        return Ok(());
    };
    let line = rules::line(clock.rule, &parameters::of_station(act)?);
    let Some(most) = line.extends_most else {
        check.fail("obligation", "not_extendable");
        return Ok(());
    };
    let same = |one: &&Pause| one.rule == Some(clock.rule) && one.record == Some(clock.record);
    let mut taken = 0;
    for one in before.iter().filter(same) {
        match one.state {
            PauseState::Asked => return Err(Fault::new(Code::Duplicate, "extend a clock twice at once")),
            PauseState::Approved | PauseState::Ended => taken += one.days.unwrap_or(0),
            PauseState::Refused | PauseState::Withdrawn => {}
        }
    }
    check.that(asked.days.is_some(), "days", "required");
    check.that(asked.days.is_none_or(|days| (1..=most.saturating_sub(taken)).contains(&days)), "days", "extends_most");
    check.that(!line.both_ask || asked.both_ask, "both_ask", "both_must_ask");
    (pause.rule, pause.record, pause.days) = (Some(clock.rule), Some(clock.record), asked.days);
    Ok(())
}

fn told(act: &mut Act<'_>, pause: &Pause, state: PauseState, note: &str) -> Result<()> {
    timeline::happened(act, pause.case, EventKind::Paused, pause.kind.code(), state.code(), note)?;
    act.note(Noun::Obligations, pause.id.0, format!("{} {}", pause.kind.code(), state.code()));
    Ok(())
}

fn known(act: &Act<'_>, id: PauseId) -> Result<Pause> {
    let pause = store::pauses::get(act.db, id)?.ok_or_else(|| Fault::not_found("an application"))?;
    permission::require_hand(act, pause.case)?;
    Ok(pause)
}

/// A lead grants or refuses; a suspension begins on the day it is granted.
///
/// # Errors
/// No answer to a refusal; [`Code::WrongState`] when it is decided already, or its last day has passed.
pub fn decide(act: &mut Act<'_>, asked: PauseDecided) -> Result<Done> {
    let pause = known(act, asked.id)?;
    let late = pause.until.is_some_and(|until| until < act.clock.today());
    if pause.state != PauseState::Asked || (asked.approve && late) {
        return Err(Fault::new(Code::WrongState, "decide an application"));
    }
    let own = pause.applicant == act.session.staff;
    if own && crate::staff::another_lead(act, act.session.staff)? {
        return Err(Fault::new(Code::Forbidden, "decide one's own application"));
    }
    let answer = text::block(&asked.answer);
    let mut check = Check::default();
    // With no other lead to ask, one's own is decided with a reason that stands on the timeline.
    check.that((asked.approve && !own) || !answer.is_empty(), "answer", "required");
    check.fits(&answer, 1_000, "answer");
    check.done()?;
    let state = if asked.approve { PauseState::Approved } else { PauseState::Refused };
    store::pauses::decide(act.db, pause.id, state, act.session.staff, act.clock, &answer)?;
    told(act, &pause, state, &answer)?;
    Ok(Done {})
}

/// With the case end what was asked for and what still runs.
///
/// # Errors
/// The store's.
pub(crate) fn end_all(act: &mut Act<'_>, case: CaseId, reason: &str) -> Result<()> {
    let today = act.clock.today();
    let running = |one: &Pause| match one.kind {
        PauseKind::Suspension => holds(one, today),
        PauseKind::Extension => one.state == PauseState::Asked,
    };
    for pause in store::pauses::of_case(act.db, case)?.into_iter().filter(running) {
        let state = if pause.state == PauseState::Asked {
            store::pauses::decide(act.db, pause.id, PauseState::Withdrawn, act.session.staff, act.clock, reason)?;
            PauseState::Withdrawn
        } else {
            store::pauses::end(act.db, pause.id, act.session.staff, act.clock, reason)?;
            PauseState::Ended
        };
        told(act, &pause, state, reason)?;
    }
    Ok(())
}

/// Takes an application back, or lets the clocks run again before the suspension's last day.
///
/// # Errors
/// [`Code::WrongState`] for what is over or was refused; [`Code::Forbidden`] to anybody but the applicant, the
/// handler and the lead.
pub fn end(act: &mut Act<'_>, asked: PauseEnded) -> Result<Done> {
    let pause = known(act, asked.id)?;
    let me = act.session.staff;
    let handler = store::obligations::handler(act.db, pause.case)?;
    if pause.applicant != me && handler != Some(me) && !act.session.has(Role::Lead) {
        return Err(Fault::new(Code::Forbidden, "end a pause that one did not ask for"));
    }
    let state = match (pause.kind, pause.state) {
        (_, PauseState::Asked) => PauseState::Withdrawn,
        (PauseKind::Suspension, PauseState::Approved) if holds(&pause, act.clock.today()) => PauseState::Ended,
        (_, PauseState::Approved | PauseState::Refused | PauseState::Withdrawn | PauseState::Ended) => {
            return Err(Fault::new(Code::WrongState, "end a pause that does not run"));
        }
    };
    let reason = text::block(&asked.reason);
    let mut check = Check::default();
    check.that(!reason.is_empty(), "reason", "required");
    check.fits(&reason, 1_000, "reason");
    check.done()?;
    match state {
        PauseState::Withdrawn => {
            store::pauses::decide(act.db, pause.id, PauseState::Withdrawn, me, act.clock, &reason)?;
        }
        PauseState::Asked | PauseState::Approved | PauseState::Refused | PauseState::Ended => {
            store::pauses::end(act.db, pause.id, me, act.clock, &reason)?;
        }
    }
    told(act, &pause, state, &reason)?;
    Ok(Done {})
}
