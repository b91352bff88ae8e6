//! What presses: courts that have not decided, red cases with unanswered prompts, visits due, orders that end.
//! The lead sees what may be seen at all, a handler what is theirs.

use chrono::Days;

use super::clocks::{DAYS_BEFORE_END, day_end};
use super::{SafetyBoard, SafetyMatter, SafetyRow, answer};
use crate::cases::permission;
use crate::desk::Nothing;
use crate::fault::Result;
use crate::kernel::Role;
use crate::obligations;
use crate::store::{self, pressing::Pressing};
use crate::transact::View;

/// A visit is shown so many days ahead.
const DAYS_AHEAD: u64 = 7;

/// # Errors
/// The store's.
pub fn board(view: &View<'_>, _: Nothing) -> Result<SafetyBoard> {
    let mut rows = Vec::new();
    for one in mine(view, store::pressing::undecided(view.db)?)? {
        rows.push(row(SafetyMatter::Decision, one, 0));
    }
    for one in mine(view, store::pressing::red(view.db)?)? {
        let Some(case) = store::cases::get(view.db, one.case)? else { continue };
        let open = answer::prompts(view, &case)?.iter().filter(|prompt| prompt.is_open()).count();
        if open > 0 {
            rows.push(row(SafetyMatter::Prompts, one, u32::try_from(open).unwrap_or(u32::MAX)));
        }
    }
    let today = view.clock.today();
    let interval = Days::new(u64::from(obligations::parameters_of(view)?.warning_visit_days));
    for mut one in mine(view, store::pressing::visited(view.db)?)? {
        let due = one.at.and_then(|at| at.date().checked_add_days(interval));
        if due.is_some_and(|due| due <= today + Days::new(DAYS_AHEAD)) {
            one.at = due.map(day_end);
            rows.push(row(SafetyMatter::Visit, one, 0));
        }
    }
    let until = today + Days::new(DAYS_BEFORE_END);
    for one in mine(view, store::pressing::ending(view.db, (today, until))?)? {
        rows.push(row(SafetyMatter::Ending, one, 0));
    }
    Ok(SafetyBoard { rows })
}

fn row(what: SafetyMatter, one: Pressing, count: u32) -> SafetyRow {
    SafetyRow { what, case: one.case, code: one.code, handler_name: one.handler_name, by: one.at, count }
}

fn mine(view: &View<'_>, found: Vec<Pressing>) -> Result<Vec<Pressing>> {
    let lead = view.session.has(Role::Lead);
    let mut kept = Vec::new();
    for one in found {
        if (lead || one.handler == view.session.staff) && permission::may_see(view, one.case)? {
            kept.push(one);
        }
    }
    Ok(kept)
}
