//! What a movement owes to whom until when.

use chrono::TimeDelta;

use super::{MovementKind, MovementState, facts};
use crate::fault::Result;
use crate::kernel::{CaseId, Day, Moment};
use crate::obligations::{Owes, Rule, Trigger};
use crate::stations::Tier;
use crate::transact::View;

/// 及时 (5.5.1.2): within a day.
const AT_ONCE: TimeDelta = TimeDelta::hours(24);

fn end_of(day: Day) -> Option<Moment> {
    day.and_hms_opt(23, 59, 59)
}

/// The sender owes that it is answered, then that a refusal is looked at, and for a referral that the result
/// is asked for; the receiver owes what it was asked for by the deadline; a village its report to the town.
///
/// # Errors
/// The store's.
pub(crate) fn triggers(view: &View<'_>, case: CaseId) -> Result<Vec<Trigger>> {
    let facts = facts(view, case)?;
    let own = view.session.station;
    let mut found = Vec::new();
    for movement in &facts.movements {
        let clock = |at: Moment, due: Option<Moment>, met: Option<Moment>| Trigger {
            rule: Rule::MovementAnswer,
            record: movement.id.0,
            at,
            due,
            met,
            owes: Owes::Handler,
        };
        let answered = movement.answered_at.unwrap_or(movement.sent_at);
        if movement.from_station == own {
            found.push(match movement.state {
                MovementState::Sent => clock(movement.sent_at, end_of(movement.answer_by), None),
                MovementState::Refused => clock(answered, Some(answered), movement.seen_at),
                MovementState::Withdrawn => clock(movement.sent_at, end_of(movement.answer_by), Some(answered)),
                MovementState::Accepted | MovementState::Done => match movement.deadline {
                    Some(day) if !movement.kind.moves_custody() => clock(answered, end_of(day), movement.ended_at),
                    Some(_) | None => clock(movement.sent_at, end_of(movement.answer_by), Some(answered)),
                },
            });
        } else if movement.to_station == Some(own)
            && movement.state.is_taken()
            && let Some(day) = movement.deadline
        {
            found.push(clock(answered, end_of(day), movement.ended_at));
        }
    }
    let here = facts.custody.opened == own && facts.way.intake == Tier::Village;
    if here && facts.case.details.may_escalate {
        let reported = facts.movements.iter().find(|one| one.kind == MovementKind::ReportUp && one.from_station == own);
        let at = facts.case.opened_at;
        found.push(Trigger {
            rule: Rule::TownReport,
            record: case.0,
            at,
            due: Some(at + AT_ONCE),
            met: reported.map(|one| one.sent_at),
            owes: Owes::Handler,
        });
    }
    Ok(found)
}
