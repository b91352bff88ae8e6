//! Sends a case on: 交办, 上报, 退回, 移交, 转介, 协同. Custody stays here until the other side accepts.

use super::way::{Facts, refusal};
use super::wire::{Brief, OfferWire};
use super::{Movement, MovementKind, MovementSent, MovementState, Scope, chain, facts};
use crate::api::Noun;
use crate::cases::flow::{self, Why};
use crate::cases::{Level, permission};
use crate::exchange::{self, snapshot};
use crate::fault::{Check, Fault, Result};
use crate::kernel::{CaseId, Coded, MovementId, StationId, UnitId, text};
use crate::stations::{Station, Tier};
use crate::store;
use crate::transact::{Act, View};

pub(super) const REASON_MOST: usize = 2_000;

/// # Errors
/// [`crate::Code::HeldElsewhere`]; [`crate::Code::WrongState`] with the reason under `step`; fields that do not pass.
pub fn send(act: &mut Act<'_>, asked: MovementSent) -> Result<MovementId> {
    if asked.kind.moves_custody() {
        permission::require_own(act, asked.case)?;
    } else {
        permission::require_hand(act, asked.case)?;
    }
    let facts = facts(act, asked.case)?;
    facts.may(asked.kind.step()).map_err(refusal)?;
    let mut check = Check::default();
    let reason = text::block(&asked.reason);
    check.that(!reason.is_empty(), "reason", "required");
    check.fits(&reason, REASON_MOST, "reason");
    let today = act.clock.today();
    check.that(asked.answer_by >= today, "answer_by", "past");
    check.that(asked.deadline.is_none_or(|day| day >= today), "deadline", "past");
    check.that(asked.deadline.is_none_or(|day| day >= asked.answer_by), "deadline", "before_answer");
    let target = target(act, &facts, &asked, &mut check)?;
    let scope = match (&target, asked.kind) {
        (Some(Target::Station(station)), MovementKind::Transfer) => Some(scope(&facts.holder, station)),
        _ => None,
    };
    let coordinator = text::line(&asked.coordinator);
    let needs = scope.is_some_and(|scope| scope != Scope::WithinTown);
    check.that(!needs || !coordinator.is_empty(), "coordinator", "required");
    check.fits(&coordinator, 100, "coordinator");
    check.done()?;
    let Some(target) = target else { return Err(Fault::field("to_station", "required")) };
    let id: MovementId = act.fresh();
    let (to_station, to_unit, to_name, paper) = match target {
        Target::Station(station) => (Some(station.id), None, station.name, station.on_paper),
        Target::Unit(unit, name) => (None, Some(unit), name, true),
    };
    let movement = Movement {
        id,
        case: asked.case,
        kind: asked.kind,
        from_station: facts.custody.holder,
        from_name: facts.holder.name.clone(),
        to_station,
        to_unit,
        to_name,
        scope,
        coordinator: if needs { coordinator } else { String::new() },
        reason,
        answer_by: asked.answer_by,
        deadline: asked.deadline,
        paper,
        epoch: if asked.kind.moves_custody() { facts.custody.epoch + 1 } else { 0 },
        state: MovementState::Sent,
        sent_at: act.clock.now,
        sent_by: act.session.staff,
        sent_by_name: act.session.name.clone(),
        withdraw_at: None,
        withdraw_reason: String::new(),
        answered_at: None,
        answered_by: String::new(),
        answer_reason: String::new(),
        ended_at: None,
        result: String::new(),
        seen_at: None,
    };
    store::movements::keep(act.db, &movement)?;
    chain::settle(act, asked.case)?;
    chain::say(act, &movement)?;
    // Whoever sends it on has seen that an earlier sending was refused.
    for refused in facts.movements.iter().filter(|one| one.state == MovementState::Refused && one.seen_at.is_none()) {
        store::movements::set_seen(act.db, refused.id, act.clock)?;
    }
    if !paper && let Some(station) = movement.to_station {
        offer(act, &facts, &movement, station)?;
    }
    chain::tell(act, asked.case, "movement.notice", movement.to_station)?;
    act.note(Noun::Movements, id.0, asked.kind.code());
    Ok(id)
}

enum Target {
    Station(Station),
    Unit(UnitId, String),
}

/// Where it goes, if it may go there.
fn target(view: &View<'_>, facts: &Facts, asked: &MovementSent, check: &mut Check) -> Result<Option<Target>> {
    let tier = match asked.kind {
        MovementKind::Assign => flow::below(facts.way.at),
        MovementKind::ReportUp => flow::above(facts.way.at),
        MovementKind::Transfer => Some(facts.way.at),
        MovementKind::Return => {
            let Some(sender) = facts.sender() else { return Err(refusal(Why::NotReceived)) };
            return Ok(store::stations::get(view.db, sender)?.map(Target::Station));
        }
        MovementKind::Refer => {
            return unit(view, asked.to_unit, check);
        }
        MovementKind::Joint => {
            if asked.to_station.is_none() {
                return unit(view, asked.to_unit, check);
            }
            None
        }
    };
    let Some(id) = asked.to_station else {
        check.fail("to_station", "required");
        return Ok(None);
    };
    let Some(station) = store::stations::get(view.db, id)? else {
        check.fail("to_station", "unknown_code");
        return Ok(None);
    };
    check.that(station.id != facts.custody.holder, "to_station", "own");
    check.that(tier.is_none_or(|tier| tier == station.tier), "to_station", "tier");
    // What comes up goes to the place's own town and county, what goes down stays in it.
    if matches!(asked.kind, MovementKind::Assign | MovementKind::ReportUp) {
        check.that(related(&facts.holder, &station), "to_station", "other_place");
    }
    Ok(Some(Target::Station(station)))
}

fn unit(view: &View<'_>, id: Option<UnitId>, check: &mut Check) -> Result<Option<Target>> {
    let Some(id) = id else {
        check.fail("to_unit", "required");
        return Ok(None);
    };
    match store::units::get(view.db, id)? {
        Some(unit) if unit.active => Ok(Some(Target::Unit(unit.id, unit.name))),
        Some(_) | None => {
            check.fail("to_unit", "unknown_code");
            Ok(None)
        }
    }
}

/// Whether one place lies in the other, as far as the first `digits` say: six are a county, nine a town.
fn share(one: &Station, other: &Station, digits: usize) -> bool {
    one.place.chars().zip(other.place.chars()).take(digits).all(|(one, other)| one == other)
}

/// Whether one of them lies in the other's place.
fn related(one: &Station, other: &Station) -> bool {
    match (one.tier, other.tier) {
        (Tier::County, _) | (_, Tier::County) => share(one, other, 6),
        (Tier::Town | Tier::Village, Tier::Town | Tier::Village) => share(one, other, 9),
    }
}

/// 5.5.2.1: across towns the county's 妇联 coordinates, across counties the city's.
fn scope(from: &Station, to: &Station) -> Scope {
    match from.tier {
        Tier::County => Scope::CrossCounty,
        Tier::Town | Tier::Village if !share(from, to, 6) => Scope::CrossCounty,
        Tier::Village if share(from, to, 9) => Scope::WithinTown,
        Tier::Town | Tier::Village => Scope::CrossTown,
    }
}

fn offer(act: &mut Act<'_>, facts: &Facts, movement: &Movement, to: StationId) -> Result<()> {
    let wire = OfferWire {
        movement: movement.id.0,
        brief: brief(act, facts, movement.case)?,
        chain: chain::of(act, movement.case)?,
        case: snapshot::pack(act, movement.case)?,
        extra: serde_json::Map::new(),
    };
    exchange::post(act, to, "movement.offer", &wire)
}

fn brief(view: &View<'_>, facts: &Facts, case: CaseId) -> Result<Brief> {
    let record = store::cases::get(view.db, case)?.ok_or_else(|| Fault::not_found("a case"))?;
    let parties = if record.level == Level::Strict { Vec::new() } else { store::cases::parties(view.db, &record)? };
    Ok(Brief {
        parties: parties.into_iter().take(3).map(|party| party.person.name).collect(),
        main_type: facts.case.main_type.code().to_owned(),
        risk: facts.case.risk.code().to_owned(),
        level: facts.case.level.code().to_owned(),
        extra: serde_json::Map::new(),
    })
}
