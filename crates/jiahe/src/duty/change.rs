//! 停班、代班、换班. A swap and a stand-in are asked, and agreed to by the other; a lead may send a stand-in. Nothing
//! booked moves by itself: the hours in the turn are told, and go to the other only through the hand-over's checks.

use chrono::Days;

use super::told::Known;
use super::{DutyAnswered, DutyChangeAsked, DutyChangeKind, DutyChangeRef, DutyChangeState, DutyChanged, Turn, keep};
use crate::api::Noun;
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Day, DutyChangeId, ExceptionId, Role, ShiftId, StaffId, text};
use crate::schedule::{self, ExceptionKind, PlanException, Where, plan};
use crate::store::{self, duty::Change};
use crate::transact::{Act, View};

const AHEAD: u64 = 366;

/// # Errors
/// [`Code::Forbidden`] for somebody else's turn, except to whoever runs the desk; a day on which it is not that
/// shift's turn, or that is over (`day`); nobody or oneself (`to`), no turn of the other's (`back_day`); no reason.
pub fn change(act: &mut Act<'_>, asked: DutyChangeAsked) -> Result<DutyChanged> {
    let today = act.clock.today();
    let mut check = Check::default();
    let reason = text::block(&asked.reason);
    check.that(!reason.is_empty(), "reason", "required");
    check.fits(&reason, 500, "reason");
    check.that(asked.day >= today, "day", "past");
    check.that(asked.day <= today + Days::new(AHEAD), "day", "range");
    let known = Known::of(act, today)?;
    let turn = turn_on(&known, asked.shift, asked.day);
    check.that(turn.is_some(), "day", "no_turn");
    let mut back = None;
    match asked.kind {
        DutyChangeKind::Off => check.that(asked.to.is_none(), "to", "unknown_code"),
        DutyChangeKind::StandIn | DutyChangeKind::Swap => {
            let works = asked.to.is_some_and(|to| known.member(to).is_some_and(|member| member.active));
            check.that(works, "to", "required");
        }
    }
    if asked.kind == DutyChangeKind::Swap {
        let (shift, day) = (asked.back_shift.unwrap_or(ShiftId(0)), asked.back_day.unwrap_or(today));
        check.that(day >= today, "back_day", "past");
        back = turn_on(&known, shift, day).filter(|other| Some(other.staff) == asked.to);
        check.that(back.is_some(), "back_day", "no_turn");
    }
    let same = turn.as_ref().is_some_and(|turn| asked.to == Some(turn.staff));
    check.that(!same, "to", "same");
    check.done()?;
    let Some(turn) = turn else { return Err(Fault::field("day", "no_turn")) };
    schedule::may_plan(act, turn.staff)?;
    let at_once = match asked.kind {
        DutyChangeKind::Off => true,
        DutyChangeKind::StandIn => {
            act.session.has_any(&[Role::Lead, Role::Administrator]) || asked.to == Some(act.session.staff)
        }
        DutyChangeKind::Swap => false,
    };
    let id: DutyChangeId = act.fresh();
    let change = Change {
        id,
        shift: asked.shift,
        day: asked.day,
        kind: asked.kind,
        from: turn.staff,
        to: asked.to,
        back: back.as_ref().map(|other| (other.shift, other.day)),
        state: DutyChangeState::Asked,
        reason,
        asked_by: act.session.staff,
    };
    store::duty::add_change(act.db, &change, act.clock)?;
    act.note(Noun::Duty, id.0, "duty change asked");
    if at_once {
        agree(act, &change, &known)?;
    }
    let state = if at_once { DutyChangeState::Agreed } else { DutyChangeState::Asked };
    Ok(DutyChanged { id, state, booked: booked(act, &turn)? })
}

fn turn_on(known: &Known, shift: ShiftId, day: Day) -> Option<Turn> {
    known.held((day, day)).into_iter().find(|turn| turn.shift == shift)
}

/// Hours booked here within a turn, of whoever has it.
fn booked(view: &View<'_>, turn: &Turn) -> Result<u32> {
    let Some(span) = plan::between(&turn.start, &turn.end) else { return Ok(0) };
    let hours = store::taken::hours_with(view.db, turn.staff, (turn.day, turn.day), view.clock.now)?;
    Ok(u32::try_from(hours.into_iter().filter(|hour| hour.overlaps(span)).count()).unwrap_or(u32::MAX))
}

/// The one asked answers; for somebody without an account whoever runs the desk does, who has asked them.
pub(super) fn may_answer(view: &View<'_>, to: StaffId, has_account: bool) -> bool {
    view.session.staff == to || (!has_account && keep::runs(view))
}

pub(super) fn may_withdraw(view: &View<'_>, id: DutyChangeId) -> Result<bool> {
    let asked_by = store::duty::change(view.db, id)?.map(|change| change.asked_by);
    Ok(asked_by == Some(view.session.staff) || view.session.has_any(&[Role::Lead, Role::Administrator]))
}

/// # Errors
/// [`Code::Forbidden`] to anybody but the one asked; [`Code::WrongState`] when it was answered already or is past;
/// `agreed` with why the turn cannot be theirs: leave, or another turn at the same time.
pub fn answer(act: &mut Act<'_>, asked: DutyAnswered) -> Result<DutyChanged> {
    let change = store::duty::change(act.db, asked.id)?.ok_or_else(|| Fault::not_found("a change of duty"))?;
    let to = change.to.unwrap_or(change.from);
    let has_account = store::staff::get(act.db, to)?.is_some_and(|member| member.has_account);
    if !may_answer(act, to, has_account) {
        return Err(Fault::new(Code::Forbidden, "answer for somebody else"));
    }
    if change.state != DutyChangeState::Asked || change.day < act.clock.today() {
        return Err(Fault::new(Code::WrongState, "answer a change of duty"));
    }
    if !asked.agreed {
        store::duty::settle(act.db, asked.id, DutyChangeState::Declined, act.session.staff, act.clock)?;
        act.note(Noun::Duty, asked.id.0, "duty change declined");
        return Ok(DutyChanged { id: asked.id, state: DutyChangeState::Declined, booked: 0 });
    }
    let known = Known::of(act, act.clock.today())?;
    let turn = turn_on(&known, change.shift, change.day).filter(|turn| turn.staff == change.from);
    let turn = turn.ok_or_else(|| Fault::new(Code::WrongState, "agree to a turn that is no longer theirs"))?;
    if let Some((shift, day)) = change.back {
        let theirs = turn_on(&known, shift, day).is_some_and(|other| other.staff == to);
        if !theirs || day < act.clock.today() {
            return Err(Fault::new(Code::WrongState, "agree to a swap that is no longer theirs"));
        }
    }
    agree(act, &change, &known)?;
    Ok(DutyChanged { id: asked.id, state: DutyChangeState::Agreed, booked: booked(act, &turn)? })
}

fn agree(act: &mut Act<'_>, change: &Change, known: &Known) -> Result<()> {
    if let Some(to) = change.to {
        adopt(act, change, known, to, (change.shift, change.day))?;
        if let Some(back) = change.back {
            adopt(act, change, known, change.from, back)?;
        }
    }
    store::duty::settle(act.db, change.id, DutyChangeState::Agreed, act.session.staff, act.clock)?;
    act.note(Noun::Duty, change.id.0, "duty change agreed");
    act.touch(Noun::Appointments);
    act.touch(Noun::Schedule);
    Ok(())
}

/// Whoever takes a turn can be had then: hours outside their plan are added to that day, or, for a turn at another
/// station, taken from it.
fn adopt(act: &mut Act<'_>, change: &Change, known: &Known, to: StaffId, (shift, day): (ShiftId, Day)) -> Result<()> {
    let shift = store::duty::shift(act.db, shift)?.ok_or_else(|| Fault::not_found("a shift"))?;
    let refused = |why: &str| Fault::field(if act.session.staff == change.asked_by { "to" } else { "agreed" }, why);
    let (Some(member), Some(span)) = (known.member(to), plan::between(&shift.start, &shift.end)) else {
        return Err(refused("unknown_code"));
    };
    let given_up = |turn: &Turn| {
        change.back.is_some_and(|(back, on)| back == turn.shift && on == turn.day)
            || (turn.shift == change.shift && turn.day == change.day)
    };
    let twice = known.held((day, day)).into_iter().any(|turn| {
        turn.staff == to
            && !given_up(&turn)
            && turn.place != shift.place
            && plan::between(&turn.start, &turn.end).is_some_and(|other| other.overlaps(span))
    });
    if twice {
        return Err(refused("duty_overlap"));
    }
    let kind = if shift.place.is_empty() {
        match known.planner.place(member, day, span) {
            Where::Inside => return Ok(()),
            Where::Leave => return Err(refused("duty_leave")),
            Where::Outside | Where::Holiday => ExceptionKind::Extra,
        }
    } else {
        if !known.planner.open(member, day).iter().any(|open| open.overlaps(span)) {
            return Ok(());
        }
        ExceptionKind::Leave
    };
    let id: ExceptionId = act.fresh();
    let added = PlanException {
        id,
        kind,
        from: day,
        to: day,
        start: shift.start,
        end: shift.end,
        note: if shift.place.is_empty() {
            "驻点值班".to_owned()
        } else {
            format!("驻点值班：{}", shift.place)
        },
    };
    store::schedule::add_exception(act.db, to, &added, act.session.staff, act.clock)?;
    store::duty::link_exception(act.db, change.id, id)
}

/// Takes back what was asked, or what was agreed to and is still to come.
///
/// # Errors
/// [`Code::Forbidden`] to anybody but whoever asked, and the lead; [`Code::WrongState`] when it is over.
pub fn withdraw(act: &mut Act<'_>, asked: DutyChangeRef) -> Result<Done> {
    let change = store::duty::change(act.db, asked.id)?.ok_or_else(|| Fault::not_found("a change of duty"))?;
    if !may_withdraw(act, asked.id)? {
        return Err(Fault::new(Code::Forbidden, "take back what somebody else asked"));
    }
    let open = match change.state {
        DutyChangeState::Asked | DutyChangeState::Agreed => change.day >= act.clock.today(),
        DutyChangeState::Declined | DutyChangeState::Withdrawn => false,
    };
    if !open {
        return Err(Fault::new(Code::WrongState, "take back a change of duty"));
    }
    for exception in store::duty::exceptions_of(act.db, asked.id)? {
        store::schedule::drop_exception(act.db, exception)?;
    }
    store::duty::settle(act.db, asked.id, DutyChangeState::Withdrawn, act.session.staff, act.clock)?;
    act.note(Noun::Duty, asked.id.0, "duty change withdrawn");
    act.touch(Noun::Appointments);
    act.touch(Noun::Schedule);
    Ok(Done {})
}
