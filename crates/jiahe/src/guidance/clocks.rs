//! What an order sets going: it is to be fulfilled by its day, and the issuer is to be told what came of it.

use chrono::NaiveTime;

use super::GuidanceState;
use crate::fault::Result;
use crate::kernel::CaseId;
use crate::kernel::term::close_of;
use crate::obligations::{Owes, Rule, Trigger};
use crate::store;
use crate::transact::View;

/// # Errors
/// The store's.
pub(crate) fn triggers(view: &View<'_>, case: CaseId) -> Result<Vec<Trigger>> {
    let mut found = Vec::new();
    for order in store::guidance::of_case(view.db, case)? {
        if order.state == GuidanceState::Revoked {
            continue;
        }
        let morning = |day: crate::kernel::Day| day.and_time(NaiveTime::MIN);
        found.push(Trigger {
            rule: Rule::GuidanceOrder,
            record: order.id.0,
            at: morning(order.received_on),
            due: Some(close_of(order.due)),
            met: order.settled_on.map(morning),
            owes: Owes::Handler,
        });
        // Also of an order that ran out unfulfilled the issuer must hear.
        found.push(Trigger {
            rule: Rule::GuidanceReport,
            record: order.id.0,
            at: morning(order.settled_on.unwrap_or(order.due)),
            due: None,
            met: order.told_on.map(morning),
            owes: Owes::Handler,
        });
    }
    Ok(found)
}
