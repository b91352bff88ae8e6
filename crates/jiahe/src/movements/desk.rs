//! 等我签收 / 我送出未签收 / 被退回, for the workbench.

use super::answer::may_answer;
use super::receive::offered_movement;
use super::wire::OfferWire;
use super::{Movement, MovementDesk, MovementRow, MovementState, Offer};
use crate::cases::{DisputeType, Level, Risk, permission};
use crate::desk::Nothing;
use crate::fault::{Fault, Result};
use crate::kernel::{Coded, Role, text};
use crate::store::{self, movements::OfferRecord};
use crate::transact::View;

/// # Errors
/// The store's.
pub fn desk(view: &View<'_>, _: Nothing) -> Result<MovementDesk> {
    let mut offers = Vec::new();
    for record in store::movements::offers(view.db)? {
        let offer = offer(view, &record)?;
        // Of a closed case not even the offer is seen by those who will not see the case.
        if offer.yours || offer.level == Level::Normal {
            offers.push(offer);
        }
    }
    let (mut waiting, mut refused) = (Vec::new(), Vec::new());
    for movement in store::movements::sent_by(view.db, view.session.station)? {
        let Some(row) = row(view, movement)? else { continue };
        match row.movement.state {
            MovementState::Sent => waiting.push(row),
            MovementState::Refused => refused.push(row),
            MovementState::Accepted | MovementState::Withdrawn | MovementState::Done => {}
        }
    }
    let mut returned = Vec::new();
    for movement in store::movements::returned_to(view.db, view.session.station)? {
        returned.extend(row(view, movement)?);
    }
    Ok(MovementDesk { offers, waiting, refused, returned })
}

fn offer(view: &View<'_>, record: &OfferRecord) -> Result<Offer> {
    let wire: OfferWire = serde_json::from_str(&record.body).map_err(|_| Fault::internal("read an offer kept here"))?;
    let movement = offered_movement(&wire)?;
    // What this version cannot read is taken for the most secret and the most dangerous.
    let level = Level::parse(&wire.brief.level).unwrap_or(Level::Strict);
    let yours = may_answer(view, record.case, level)?;
    let sender = store::stations::get(view.db, record.from)?.map(|station| station.name).unwrap_or_default();
    Ok(Offer {
        id: record.id,
        code: text::line(&wire.chain.code).chars().take(40).collect(),
        kind: movement.kind,
        from_name: sender,
        sent_by_name: movement.sent_by_name,
        sent_at: movement.sent_at,
        answer_by: movement.answer_by,
        deadline: movement.deadline,
        reason: if yours { movement.reason } else { String::new() },
        parties: if yours {
            wire.brief.parties.iter().take(3).map(|name| text::line(name).chars().take(60).collect()).collect()
        } else {
            Vec::new()
        },
        main_type: DisputeType::parse(&wire.brief.main_type).unwrap_or(DisputeType::Violence),
        risk: Risk::parse(&wire.brief.risk).unwrap_or(Risk::Red),
        level,
        known: store::cases::get(view.db, record.case)?.is_some(),
        yours,
    })
}

/// On the desk of whoever handles the case, sent it, or looks after all.
fn row(view: &View<'_>, movement: Movement) -> Result<Option<MovementRow>> {
    if !permission::may_see(view, movement.case)? {
        return Ok(None);
    }
    let Some(case) = store::cases::get(view.db, movement.case)? else { return Ok(None) };
    let me = view.session.staff;
    let mine = case.handler == me || movement.sent_by == me || view.session.has_any(&[Role::Lead, Role::Receptionist]);
    if !mine {
        return Ok(None);
    }
    let parties = store::cases::parties(view.db, &case)?;
    let parties = parties.into_iter().take(3).map(|party| party.person.name).collect();
    Ok(Some(MovementRow { code: case.code, parties, movement }))
}
