//! Stations and units without a PC: their 回执 and their results are entered here, along the same flow.

use super::act_on::{known, wrong_state};
use super::answer::reason;
use super::way::{Facts, refusal};
use super::{Movement, MovementKind, MovementState, PaperAnswer, PaperResult, PaperResulted, chain, facts, way};
use crate::api::Noun;
use crate::cases::flow::{self, Step, Why};
use crate::cases::{EventKind, permission, timeline};
use crate::desk::Done;
use crate::fault::{Check, Fault, Result};
use crate::kernel::{Coded, Day, Moment, MovementId, StationId, text};
use crate::stations::{Station, Tier};
use crate::store;
use crate::transact::{Act, View};

/// A day of the past as a moment between `after` and now.
fn on(act: &Act<'_>, day: Day, after: Moment) -> Moment {
    day.and_hms_opt(12, 0, 0).unwrap_or(act.clock.now).clamp(after, act.clock.now.max(after))
}

fn who(typed: &str, check: &mut Check) -> String {
    let kept = text::line(typed);
    check.that(!kept.is_empty(), "who", "required");
    check.fits(&kept, 60, "who");
    kept
}

/// 回执: a unit or a station on paper has taken it, or not.
///
/// # Errors
/// [`crate::Code::WrongState`] for what is answered, or is not answered on paper; fields that do not pass.
pub fn answer_paper(act: &mut Act<'_>, asked: PaperAnswer) -> Result<Done> {
    let movement = known(act, asked.id)?;
    permission::require_hand(act, movement.case)?;
    if !movement.paper || movement.state != MovementState::Sent {
        return Err(wrong_state("enter a paper answer"));
    }
    let mut check = Check::default();
    let who = who(&asked.who, &mut check);
    check.that(asked.day <= act.clock.today(), "day", "future");
    check.that(asked.day >= movement.sent_at.date(), "day", "before_sent");
    let note = text::block(&asked.reason);
    check.that(asked.accepted || !note.is_empty(), "reason", "required");
    check.fits(&note, super::send::REASON_MOST, "reason");
    check.done()?;
    let state = if asked.accepted { MovementState::Accepted } else { MovementState::Refused };
    let answered = Movement {
        state,
        answered_at: Some(on(act, asked.day, movement.sent_at)),
        answered_by: who,
        answer_reason: note,
        ..movement
    };
    take(act, &answered)?;
    chain::tell(act, answered.case, "movement.notice", None)?;
    act.note(Noun::Movements, answered.id.0, state.code());
    Ok(Done {})
}

fn take(act: &mut Act<'_>, movement: &Movement) -> Result<()> {
    store::movements::keep(act.db, movement)?;
    if movement.state.is_taken()
        && let Some(station) = movement.to_station
    {
        store::movements::join_circle(act.db, movement.case, station)?;
    }
    chain::settle(act, movement.case)?;
    chain::say(act, movement)
}

fn step(result: PaperResult) -> Step {
    match result {
        PaperResult::Resolved => Step::Resolve,
        PaperResult::NotResolved => Step::NotResolved,
        PaperResult::Returned => Step::Return,
        PaperResult::Assigned => Step::Assign,
        PaperResult::Planned => Step::Confer,
    }
}

/// Whether this may be entered for the station on paper that holds the case.
pub(super) fn may(facts: &Facts, result: PaperResult) -> bool {
    if !facts.kept_here() || facts.custody.in_transit.is_some() {
        return false;
    }
    match facts.way.may(step(result)) {
        Ok(()) => true,
        Err(why) => result == PaperResult::Resolved && why == Why::AssignFirst,
    }
}

/// Enters what a station on paper made of the case it holds: resolved and archived there, not resolved and
/// reported up, returned, assigned on, or conferred about.
///
/// # Errors
/// [`crate::Code::HeldElsewhere`] when nobody here writes for the holder; [`crate::Code::WrongState`] with the reason
/// under `step`; fields that do not pass.
pub fn paper_result(act: &mut Act<'_>, asked: PaperResulted) -> Result<Done> {
    permission::require_glassless(act, asked.case)?;
    let facts = facts(act, asked.case)?;
    if !facts.kept_here() {
        return Err(refusal(Why::HeldElsewhere));
    }
    if !may(&facts, asked.result) {
        return Err(refusal(facts.way.may(step(asked.result)).err().unwrap_or(Why::InTransit)));
    }
    let mut check = Check::default();
    let who = who(&asked.who, &mut check);
    let since = facts.arrival().and_then(|movement| movement.answered_at).unwrap_or(facts.case.opened_at);
    check.that(asked.day <= act.clock.today(), "day", "future");
    check.that(asked.day >= since.date(), "day", "before_sent");
    let goes_up = asked.result == PaperResult::NotResolved && facts.way.at != Tier::County;
    let tier = match asked.result {
        PaperResult::NotResolved => flow::above(facts.way.at),
        PaperResult::Assigned => flow::below(facts.way.at),
        PaperResult::Resolved | PaperResult::Returned | PaperResult::Planned => None,
    };
    let wanted = match asked.result {
        PaperResult::Returned => facts.sender(),
        PaperResult::NotResolved if goes_up => asked.to_station,
        PaperResult::Assigned => asked.to_station,
        PaperResult::NotResolved | PaperResult::Resolved | PaperResult::Planned => None,
    };
    let moves = goes_up || matches!(asked.result, PaperResult::Returned | PaperResult::Assigned);
    let to = if moves { reachable(act, wanted, tier, &mut check)? } else { None };
    check.done()?;
    let reason = reason(&asked.reason)?;
    let case = asked.case;
    let kind = match asked.result {
        PaperResult::Resolved => {
            way::record(act, case, Step::Resolve, &reason, &who)?;
            way::record(act, case, Step::Archive, "", &who)?;
            None
        }
        PaperResult::NotResolved => {
            way::record(act, case, Step::NotResolved, &reason, &who)?;
            if !goes_up {
                way::record(act, case, Step::Archive, "", &who)?;
            }
            Some(MovementKind::ReportUp)
        }
        PaperResult::Planned => {
            way::record(act, case, Step::Confer, "", &who)?;
            way::record(act, case, Step::Plan, &reason, &who)?;
            None
        }
        PaperResult::Returned => Some(MovementKind::Return),
        PaperResult::Assigned => Some(MovementKind::Assign),
    };
    let said = format!("{}：{who}\n{reason}", facts.holder.name);
    timeline::happened(act, case, EventKind::Moved, "paper", asked.result.code(), &said)?;
    if let (Some(kind), Some(to)) = (kind, to) {
        let at = on(act, asked.day, since);
        pass_on(act, &facts, kind, to, (&reason, &who, at))?;
    }
    chain::tell(act, case, "movement.notice", None)?;
    act.note(Noun::Movements, case.0, asked.result.code());
    Ok(Done {})
}

/// A station on paper passes on to one on paper, or back to this one: what goes to another PC goes from here.
fn reachable(view: &View<'_>, id: Option<StationId>, tier: Option<Tier>, check: &mut Check) -> Result<Option<Station>> {
    let Some(id) = id else {
        check.fail("to_station", "required");
        return Ok(None);
    };
    let Some(station) = store::stations::get(view.db, id)? else {
        check.fail("to_station", "unknown_code");
        return Ok(None);
    };
    check.that(station.own || station.on_paper, "to_station", "not_on_paper");
    check.that(tier.is_none_or(|tier| tier == station.tier), "to_station", "tier");
    Ok(Some(station))
}

fn pass_on(
    act: &mut Act<'_>,
    facts: &Facts,
    kind: MovementKind,
    to: Station,
    (reason, who, at): (&str, &str, Moment),
) -> Result<()> {
    let id: MovementId = act.fresh();
    let movement = Movement {
        id,
        case: facts.case.id,
        kind,
        from_station: facts.holder.id,
        from_name: facts.holder.name.clone(),
        to_station: Some(to.id),
        to_unit: None,
        to_name: to.name,
        scope: None,
        coordinator: String::new(),
        reason: reason.to_owned(),
        answer_by: act.clock.today(),
        deadline: None,
        paper: true,
        epoch: facts.custody.epoch + 1,
        state: MovementState::Accepted,
        sent_at: at,
        sent_by: act.session.staff,
        sent_by_name: who.to_owned(),
        withdraw_at: None,
        withdraw_reason: String::new(),
        answered_at: Some(act.clock.now),
        answered_by: act.session.name.clone(),
        answer_reason: String::new(),
        ended_at: None,
        result: String::new(),
        seen_at: None,
    };
    if store::movements::custody(act.db, facts.case.id)?.epoch + 1 != movement.epoch {
        return Err(Fault::internal("pass a case on"));
    }
    take(act, &movement)
}
