//! Orders, as those concerned read them.

use super::work::{may_answer, may_sign};
use super::{CaseOrders, Order, OrderAsked, OrderFile, OrderState, OrdersAsked, nudge};
use crate::cases::CaseAsked;
use crate::cases::permission::{self, may_see};
use crate::fault::{Fault, Result};
use crate::kernel::{OrderId, Role};
use crate::store::{self, orders::Of};
use crate::transact::View;

/// Of a case: whoever may know of the case. Without one: the lead, the issuer, the responsible.
fn reads(view: &View<'_>, order: &Order) -> Result<bool> {
    let me = Some(view.session.staff);
    match order.case {
        Some(case) => may_see(view, case),
        None => Ok(view.session.has(Role::Lead) || order.issued_by == me || order.responsible == me),
    }
}

/// # Errors
/// [`crate::Code::NotFound`].
pub(super) fn readable(view: &View<'_>, id: OrderId) -> Result<Order> {
    let found = store::orders::list(view.db, Of::One(id), view.clock.today())?;
    match found.into_iter().next() {
        Some(order) if reads(view, &order)? => Ok(order),
        _ => Err(Fault::not_found("an order")),
    }
}

/// One that this session may also work on: not where break-glass only shows its case. Whoever holds the case,
/// an order is between its issuer and whoever owes it.
///
/// # Errors
/// [`crate::Code::NotFound`], [`crate::Code::LookingOnly`].
pub(super) fn in_hand(view: &View<'_>, id: OrderId) -> Result<Order> {
    let order = readable(view, id)?;
    if let Some(case) = order.case {
        permission::require_glassless(view, case)?;
    }
    Ok(order)
}

/// The most urgent first.
///
/// # Errors
/// The store's.
pub fn list(view: &View<'_>, asked: OrdersAsked) -> Result<Vec<Order>> {
    let mut found = Vec::new();
    for order in store::orders::list(view.db, Of::Everyone, view.clock.today())? {
        // What came in a parcel lies on the lead's desk until somebody is named.
        let unassigned = order.responsible.is_none() && order.to_station.is_none() && view.session.has(Role::Lead);
        let mine = order.responsible == Some(view.session.staff) || unassigned;
        if (!asked.mine || mine) && (!asked.open || order.state != OrderState::Closed) && reads(view, &order)? {
            found.push(order);
        }
    }
    Ok(found)
}

/// # Errors
/// [`crate::Code::NotFound`].
pub fn get(view: &View<'_>, asked: OrderAsked) -> Result<OrderFile> {
    let order = readable(view, asked.id)?;
    let feedback = store::orders::feedback(view.db, asked.id)?;
    let (may_sign, may_answer) = (may_sign(view, &order)?, may_answer(view, &order));
    Ok(OrderFile { feedback, may_sign, may_answer, order })
}

/// # Errors
/// [`crate::Code::NotFound`] for a case this session may not know of.
pub fn of_case(view: &View<'_>, asked: CaseAsked) -> Result<CaseOrders> {
    permission::require(view, asked.id)?;
    let orders = store::orders::list(view.db, Of::Case(asked.id), view.clock.today())?;
    let nudges = nudge::shown(view, store::orders::nudges_of_case(view.db, asked.id)?)?;
    Ok(CaseOrders { orders, nudges })
}
