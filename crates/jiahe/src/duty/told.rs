//! The roster of some days, what it lacks, and who is on duty today. Names and services only.

use std::collections::{HashMap, HashSet};

use chrono::Days;

use super::roster::{self, Agreed};
use super::{DutyChangeState, DutyGap, DutyNeed, DutyRequest, Roster, RosterAsked, Shift, Turn};
use crate::desk::Nothing;
use crate::fault::{Check, Result};
use crate::kernel::{Day, ExceptionId, StaffId};
use crate::schedule::{self, MarkedDay, Planner};
use crate::staff::StaffMember;
use crate::store;
use crate::transact::View;

const DAYS_MOST: u64 = 62;
/// The next four weeks.
const DAYS_AHEAD: u64 = 27;

/// Everything the roster is worked out from, looked up once.
pub(super) struct Known {
    pub shifts: Vec<Shift>,
    agreed: Vec<Agreed>,
    /// What the roster itself added to plans or took from them.
    own: HashSet<ExceptionId>,
    staff: HashMap<StaffId, StaffMember>,
    pub planner: Planner,
}

impl Known {
    pub fn of(view: &View<'_>, from: Day) -> Result<Self> {
        let staff: HashMap<StaffId, StaffMember> =
            store::staff::list(view.db)?.into_iter().map(|member| (member.id, member)).collect();
        let planner = Planner::of(view, staff.keys().copied())?;
        Ok(Self {
            shifts: store::duty::shifts(view.db, from)?,
            agreed: store::duty::agreed(view.db, from)?,
            own: store::duty::own_exceptions(view.db)?,
            staff,
            planner,
        })
    }

    pub fn member(&self, staff: StaffId) -> Option<&StaffMember> {
        self.staff.get(&staff)
    }

    pub fn turns(&self, days: (Day, Day)) -> Vec<Turn> {
        let name = |staff| self.member(staff).map(|member| member.name.clone()).unwrap_or_default();
        let mut turns = roster::turns(&self.shifts, &self.agreed, self.planner.calendar(), days, name);
        for turn in turns.iter_mut().filter(|turn| turn.why.is_empty()) {
            turn.why = self.why(turn).to_owned();
        }
        turns
    }

    /// Those that were not called off.
    pub fn held(&self, days: (Day, Day)) -> Vec<Turn> {
        let mut turns = self.turns(days);
        turns.retain(|turn| turn.why != roster::OFF);
        turns
    }

    /// Whether whoever is on duty can be had then: here within the plan, elsewhere outside of it.
    fn why(&self, turn: &Turn) -> &'static str {
        let Some(member) = self.member(turn.staff).filter(|member| member.active) else { return "left" };
        let Some(span) = schedule::plan::between(&turn.start, &turn.end) else { return "outside_hours" };
        if turn.place.is_empty() {
            return self.planner.place(member, turn.day, span).lacking();
        }
        let leave = self.planner.practitioner(member.id).is_some_and(|one| {
            let real = one.exceptions.iter().filter(|leave| !self.own.contains(&leave.id));
            schedule::plan::leave_of(real, turn.day).iter().any(|leave| leave.overlaps(span))
        });
        if leave {
            return "on_leave";
        }
        if self.planner.open(member, turn.day).iter().any(|open| open.overlaps(span)) { "not_away" } else { "" }
    }
}

/// # Errors
/// `to` before `from`, or more than 62 days after it.
pub fn roster(view: &View<'_>, asked: RosterAsked) -> Result<Roster> {
    let mut check = Check::default();
    check.that(asked.from <= asked.to, "to", "order");
    let last = asked.from.checked_add_days(Days::new(DAYS_MOST));
    check.that(last.is_some_and(|last| asked.to <= last), "to", "range");
    check.done()?;
    let known = Known::of(view, asked.from)?;
    let marked = asked.from.iter_days().take_while(|day| *day <= asked.to).filter_map(|day| {
        let mark = known.planner.calendar().mark(day)?;
        Some(MarkedDay { day, name: mark.name.clone(), off: mark.off })
    });
    Ok(Roster {
        marked: marked.collect(),
        turns: known.turns((asked.from, asked.to)),
        requests: requests(view)?,
        needs: super::keep::needs(view)?,
    })
}

fn requests(view: &View<'_>) -> Result<Vec<DutyRequest>> {
    let today = view.clock.today();
    let mut found = Vec::new();
    for (request, has_account) in store::duty::requests(view.db, DutyChangeState::Asked)? {
        // What nobody answered in time is past; it stays on record.
        if request.day < today {
            continue;
        }
        let may_answer = super::change::may_answer(view, request.to, has_account);
        let may_withdraw = super::change::may_withdraw(view, request.id)?;
        found.push(DutyRequest { may_answer, may_withdraw, ..request });
    }
    Ok(found)
}

/// Which service has nobody on which day of the next four weeks.
///
/// # Errors
/// The store's.
pub fn gaps(view: &View<'_>, _: Nothing) -> Result<Vec<DutyGap>> {
    let from = view.clock.today();
    let days = (from, from + Days::new(DAYS_AHEAD));
    let known = Known::of(view, from)?;
    let needs: Vec<DutyNeed> = super::keep::needs(view)?;
    Ok(roster::gaps(&known.shifts, &known.turns(days), &needs, known.planner.calendar(), days))
}

/// Shifts that are not over, by service and weekday.
///
/// # Errors
/// The store's.
pub fn shifts(view: &View<'_>, _: Nothing) -> Result<Vec<Shift>> {
    store::duty::shifts(view.db, view.clock.today())
}

/// Who is on duty today; those on leave are left out.
///
/// # Errors
/// The store's.
pub fn today(view: &View<'_>, _: Nothing) -> Result<Vec<Turn>> {
    let today = view.clock.today();
    let mut turns = Known::of(view, today)?.held((today, today));
    turns.retain(|turn| !matches!(turn.why.as_str(), "on_leave" | "left"));
    Ok(turns)
}
