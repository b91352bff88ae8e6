//! Issues an order: by the lead, or one that came from above on paper.

use super::wire::Issued;
use super::{Order, OrderEntry, OrderOrigin, OrderState, work};
use crate::cases::permission;
use crate::conferences::knows;
use crate::exchange;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{OrderId, text};
use crate::store;
use crate::transact::Act;

/// # Errors
/// Fields that do not pass, a responsible who may not know of the case among them; [`Code::NotFound`].
pub fn issue(act: &mut Act<'_>, entry: OrderEntry) -> Result<OrderId> {
    if let Some(case) = entry.case {
        permission::require_glassless(act, case)?;
    }
    if entry.origin == OrderOrigin::Station {
        return Err(Fault::new(Code::WrongState, "issue another station's order"));
    }
    let mut check = Check::default();
    let above = entry.origin == OrderOrigin::Above;
    let mut line = |typed: &str, field: &str, required: bool, most: usize| {
        let kept = text::block(typed);
        check.that(!required || !kept.is_empty(), field, "required");
        check.fits(&kept, most, field);
        kept
    };
    let authority = line(&entry.authority, "authority", above, 100);
    let document = line(&entry.document, "document", false, 100);
    let matter = line(&entry.matter, "matter", true, 300);
    let asked = line(&entry.asked, "asked", true, 3_000);
    check.that(entry.due.is_some(), "due", "required");
    check.that(entry.due.is_none_or(|due| above || due >= act.clock.today()), "due", "past");
    check.that(entry.responsible.is_some() || entry.to_station.is_some(), "responsible", "required");
    check.that(entry.responsible.is_none() || entry.to_station.is_none(), "to_station", "either");
    let mut responsible_name = String::new();
    if let Some(staff) = entry.responsible {
        let member = store::staff::get(act.db, staff)?.filter(|one| one.active);
        check.that(member.is_some(), "responsible", "unknown");
        responsible_name = member.map(|one| one.name).unwrap_or_default();
        if let Some(case) = entry.case {
            check.that(responsible_name.is_empty() || knows(act, case, staff)?, "responsible", "no_sight");
        }
    }
    if let Some(station) = entry.to_station {
        let known = store::stations::get(act.db, station)?.is_some_and(|one| !one.own);
        check.that(known, "to_station", "unknown");
    }
    check.done()?;
    let year = chrono::Datelike::year(&act.clock.today());
    let order = Order {
        id: act.fresh(),
        case: entry.case,
        case_code: String::new(),
        number: store::orders::next_number(act.db, year)?,
        origin: entry.origin,
        authority,
        document,
        matter,
        asked,
        due: entry.due.unwrap_or(act.clock.today()),
        responsible: entry.responsible,
        responsible_name,
        issued_by: Some(act.session.staff),
        issuer: act.session.name.clone(),
        issued_at: act.clock.now,
        from_station: None,
        to_station: entry.to_station,
        station_name: String::new(),
        state: OrderState::Open,
        closed_at: None,
        closed_by: String::new(),
        closed_note: String::new(),
        overdue: false,
        version: 1,
    };
    store::orders::insert(act.db, &order)?;
    if let Some(station) = order.to_station {
        let told = Issued {
            id: order.id.0,
            case: order.case.map(|case| case.0),
            number: order.number.clone(),
            matter: order.matter.clone(),
            asked: order.asked.clone(),
            due: order.due.to_string(),
            issuer: order.issuer.clone(),
        };
        exchange::post(act, station, "order.issue", &told)?;
    }
    work::happened(act, &order, "issued", &order.matter)?;
    Ok(order.id)
}
