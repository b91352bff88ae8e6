//! When a family of the register is to be looked at again, as a clock of its responsible person.

use chrono::NaiveTime;

use super::FamilyState;
use crate::api::Noun;
use crate::fault::Result;
use crate::kernel::StaffId;
use crate::obligations::{self, Owes, Rule, Trigger};
use crate::store::screening::families::FamilyRecord;
use crate::transact::Act;

/// Nothing is owed on a family that was taken off, or without a day.
fn owed(family: &FamilyRecord) -> Vec<Trigger> {
    let on = match family.state {
        FamilyState::On | FamilyState::OffAsked => true,
        FamilyState::Off => false,
    };
    let due =
        family.due.filter(|_| on).map(|day| day.and_time(NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default()));
    let owes: StaffId = family.handler;
    let trigger = |due| Trigger {
        rule: Rule::ServiceStep,
        record: family.id.0,
        at: family.entered_at,
        due: Some(due),
        met: None,
        owes: Owes::Staff(owes),
    };
    due.map(trigger).into_iter().collect()
}

/// The day is owed by the responsible person.
pub(super) fn settle(act: &mut Act<'_>, family: &FamilyRecord) -> Result<()> {
    obligations::settle_loose(act, Noun::Screening, family.id.0, owed(family))
}
