//! 转介单, from the movement that sent the case to a unit (5.6.2).

use super::{FormRecord, day};
use crate::fault::{Fault, Result};
use crate::kernel::CaseId;
use crate::movements::{MovementKind, MovementState};
use crate::paper::form::Values;
use crate::store;
use crate::transact::View;

pub(super) fn referrals(view: &View<'_>, case: CaseId) -> Result<Vec<FormRecord>> {
    let all = store::movements::of_case(view.db, case)?.into_iter();
    let sent = all.filter(|one| matches!(one.kind, MovementKind::Refer | MovementKind::Joint));
    Ok(sent.map(|one| FormRecord { id: one.id.0, day: Some(one.sent_at.date()), about: one.to_name }).collect())
}

pub(super) fn referral(view: &View<'_>, case: CaseId, id: i64, values: &mut Values) -> Result<()> {
    let all = store::movements::of_case(view.db, case)?;
    let one = all.into_iter().find(|one| one.id.0 == id).ok_or_else(|| Fault::not_found("a referral"))?;
    let day_of = |at: Option<crate::kernel::Moment>| day(at.map(|at| at.date()));
    values.put("station", &one.from_name);
    values.put("v.to", &one.to_name);
    values.put("v.on", day(Some(one.sent_at.date())));
    values.put("v.by", &one.sent_by_name);
    values.put("v.reason", &one.reason);
    values.put("v.answer_by", day(Some(one.answer_by)));
    values.put("v.deadline", day(one.deadline));
    values.tick(
        "v.answer",
        &[match one.state {
            MovementState::Sent | MovementState::Withdrawn => "",
            MovementState::Accepted | MovementState::Done => "接收办理",
            MovementState::Refused => "不予接收",
        }],
    );
    values.put("v.answer_reason", &one.answer_reason);
    values.put("v.answered_by", &one.answered_by);
    values.put("v.answered", day_of(one.answered_at));
    values.put("v.result", &one.result);
    Ok(())
}
