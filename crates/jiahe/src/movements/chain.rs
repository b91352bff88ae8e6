//! The chain of a case: everything known of its way, joined with what others know, and what follows from it.

use std::collections::BTreeSet;

use serde_json::Map;

use super::wire::{Chain, MovementWire, StationWire, StepWire};
use super::{Movement, MovementState, StepTaken, facts};
use crate::api::Noun;
use crate::cases::flow::{Outcome, Step, Way};
use crate::cases::{CaseState, EventKind, timeline};
use crate::exchange;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Coded, Moment, StationId};
use crate::store::cases::Change;
use crate::store::{self, movements::Custody};
use crate::transact::{Act, View};

/// Everything known here of a case's way.
///
/// # Errors
/// The store's.
pub(super) fn of(view: &View<'_>, case: CaseId) -> Result<Chain> {
    let record = store::cases::get(view.db, case)?.ok_or_else(|| Fault::not_found("a case"))?;
    let movements = store::movements::of_case(view.db, case)?;
    let steps = store::movements::steps(view.db, case)?;
    let circle = store::movements::circle(view.db, case)?;
    let mut named: BTreeSet<StationId> = circle.iter().copied().chain([record.station, view.session.station]).collect();
    named.extend(movements.iter().flat_map(|movement| movement.to_station.into_iter().chain([movement.from_station])));
    named.extend(steps.iter().map(|step| step.station));
    let stations = store::stations::list(view.db)?;
    Ok(Chain {
        case: case.0,
        code: record.code,
        opened: record.station.0,
        circle: circle.iter().map(|station| station.0).collect(),
        stations: stations.iter().filter(|station| named.contains(&station.id)).map(StationWire::of).collect(),
        movements: movements.iter().map(MovementWire::of).collect(),
        steps: steps.iter().map(StepWire::of).collect(),
        extra: Map::new(),
    })
}

/// Stations of a chain that nobody here has heard of.
///
/// # Errors
/// Nonsense in the chain; the store's.
pub(super) fn meet(act: &mut Act<'_>, chain: &Chain) -> Result<()> {
    for told in &chain.stations {
        let station = told.read()?;
        if store::stations::get(act.db, station.id)?.is_none() {
            store::stations::insert(act.db, &station, act.clock)?;
            act.note(Noun::Stations, station.id.0, "told of");
        }
    }
    Ok(())
}

/// Joins what another station knows with what is known here; `true` when there was news.
///
/// # Errors
/// Nonsense in the chain; the store's.
pub(super) fn join(act: &mut Act<'_>, chain: &Chain) -> Result<bool> {
    let case = CaseId(chain.case);
    let before = store::cases::get(act.db, case)?.ok_or_else(|| Fault::not_found("a case"))?.state;
    meet(act, chain)?;
    let known = |act: &Act<'_>, station: StationId| -> Result<()> {
        match store::stations::get(act.db, station)? {
            Some(_) => Ok(()),
            None => Err(Fault::new(Code::Invalid, "read a movement of a station that was not named")),
        }
    };
    let mut news = false;
    for station in &chain.circle {
        known(act, StationId(*station))?;
        news |= store::movements::join_circle(act.db, case, StationId(*station))?;
    }
    for told in &chain.movements {
        let told = told.read(case)?;
        for station in told.to_station.into_iter().chain([told.from_station]) {
            known(act, station)?;
        }
        news |= join_movement(act, told)?;
    }
    for told in &chain.steps {
        let step = told.read()?;
        known(act, step.station)?;
        news |= store::movements::add_step(act.db, case, &step)?;
    }
    if news {
        settle(act, case)?;
        let after = store::cases::get(act.db, case)?.map_or(before, |record| record.state);
        if after != before {
            timeline::happened(act, case, EventKind::StateChanged, before.code(), after.code(), "")?;
        }
        act.unsettle(case);
        act.note(Noun::Movements, case.0, "joined");
    }
    Ok(news)
}

fn join_movement(act: &mut Act<'_>, mut told: Movement) -> Result<bool> {
    // What is done follows from the chain and is computed here.
    if told.kind.moves_custody() && told.state == MovementState::Done {
        told.state = MovementState::Accepted;
        told.ended_at = None;
    }
    let Some(known) = store::movements::get(act.db, told.id)? else {
        store::movements::keep(act.db, &told)?;
        say(act, &told)?;
        return Ok(true);
    };
    if known.case != told.case {
        return Err(Fault::new(Code::Invalid, "read a movement of two cases"));
    }
    if told.state.rank() > known.state.rank() {
        let withdraw_at = told.withdraw_at.or(known.withdraw_at);
        let withdraw_reason =
            if told.withdraw_reason.is_empty() { known.withdraw_reason.clone() } else { told.withdraw_reason.clone() };
        let joined = Movement { withdraw_at, withdraw_reason, ..told };
        store::movements::keep(act.db, &joined)?;
        say(act, &joined)?;
        return Ok(true);
    }
    if told.withdraw_at.is_some() && known.withdraw_at.is_none() {
        let joined = Movement { withdraw_at: told.withdraw_at, withdraw_reason: told.withdraw_reason, ..known };
        store::movements::keep(act.db, &joined)?;
        return Ok(true);
    }
    Ok(false)
}

/// Puts what became of a movement on the timeline.
///
/// # Errors
/// The store's.
pub(super) fn say(act: &mut Act<'_>, movement: &Movement) -> Result<()> {
    let sender = if movement.from_name.is_empty() {
        store::stations::get(act.db, movement.from_station)?.map(|station| station.name).unwrap_or_default()
    } else {
        movement.from_name.clone()
    };
    let why = match movement.state {
        MovementState::Sent => &movement.reason,
        MovementState::Accepted | MovementState::Refused => &movement.answer_reason,
        MovementState::Withdrawn => &movement.withdraw_reason,
        MovementState::Done => &movement.result,
    };
    let between = format!("{sender} → {}", movement.to_name);
    let note = if why.is_empty() { between } else { format!("{between}\n{why}") };
    timeline::happened(act, movement.case, EventKind::Moved, movement.kind.code(), movement.state.code(), &note)
}

/// What follows from the chain: who holds the case in which epoch, what is in transit, and what is done. The
/// highest epoch that was accepted decides; of two claims to one epoch (which no honest station makes) the
/// movement with the lower id.
///
/// # Errors
/// The store's.
pub(crate) fn settle(act: &mut Act<'_>, case: CaseId) -> Result<()> {
    let before = store::movements::custody(act.db, case)?;
    let movements = store::movements::of_case(act.db, case)?;
    let steps = store::movements::steps(act.db, case)?;
    let taken = taken(&movements);
    for (index, movement) in taken.iter().enumerate() {
        let ended = ended(movement, taken.get(index + 1).copied(), &steps);
        let state = if ended.is_some() { MovementState::Done } else { MovementState::Accepted };
        if (movement.state, movement.ended_at) != (state, ended) {
            store::movements::keep(act.db, &Movement { state, ended_at: ended, ..(*movement).clone() })?;
        }
    }
    let (holder, epoch) = match taken.last() {
        Some(last) => (last.to_station.unwrap_or(before.opened), last.epoch),
        None => (before.opened, 0),
    };
    let in_transit = movements
        .iter()
        .find(|one| one.kind.moves_custody() && one.state == MovementState::Sent && one.epoch == epoch + 1)
        .map(|one| one.id);
    store::movements::set_custody(act.db, case, holder, epoch, in_transit)?;
    if epoch != before.epoch || holder != act.session.station {
        let way = facts(act, case)?.way;
        let state = state_of(&way);
        if store::cases::get(act.db, case)?.is_some_and(|record| record.state != state) {
            store::cases::change(act.db, case, Change::State(state))?;
        }
    }
    act.touch(Noun::Cases);
    act.touch(Noun::Movements);
    Ok(())
}

/// The acceptances that made up the case's way, by epoch.
pub(super) fn taken(movements: &[Movement]) -> Vec<&Movement> {
    let mut taken: Vec<&Movement> =
        movements.iter().filter(|one| one.kind.moves_custody() && one.state.is_taken()).collect();
    taken.sort_by_key(|one| (one.epoch, one.id));
    taken.dedup_by_key(|one| one.epoch);
    taken
}

/// When the stay that a movement began came to its answer or its end.
fn ended(movement: &Movement, next: Option<&Movement>, steps: &[StepTaken]) -> Option<Moment> {
    let answered = steps
        .iter()
        .filter(|step| step.epoch == movement.epoch)
        .filter(|step| match step.step {
            Step::Resolve | Step::NotResolved | Step::Withdraw | Step::Merge => true,
            Step::Assign
            | Step::ReportUp
            | Step::Return
            | Step::Transfer
            | Step::Refer
            | Step::Joint
            | Step::Confer
            | Step::Plan
            | Step::Archive
            | Step::Reopen => false,
        })
        .map(|step| step.at);
    answered.chain(next.and_then(|next| next.answered_at)).min()
}

/// The state of a copy, as its way tells it.
fn state_of(way: &Way) -> CaseState {
    if way.archived {
        return CaseState::Archived;
    }
    match way.outcome {
        None => CaseState::InProgress,
        Some(Outcome::Resolved) => CaseState::Resolved,
        Some(Outcome::NotResolved | Outcome::Withdrawn) => CaseState::Unresolved,
        Some(Outcome::Merged) => CaseState::Archived,
    }
}

/// Who writes for the holder: itself, or where it is on paper the station the case last came to as a parcel.
pub(super) fn keeper(custody: &Custody, movements: &[Movement]) -> StationId {
    let last = taken(movements).into_iter().rev().find(|one| !one.paper).and_then(|one| one.to_station);
    last.unwrap_or(custody.opened)
}

/// Tells the whole chain to everyone of the circle who has a PC, except `but`.
///
/// # Errors
/// The store's.
pub(super) fn tell(act: &mut Act<'_>, case: CaseId, kind: &str, but: Option<StationId>) -> Result<()> {
    let mut told = Vec::new();
    for station in store::movements::circle(act.db, case)? {
        let reachable = store::stations::get(act.db, station)?.is_some_and(|one| !one.own && !one.on_paper);
        if reachable && Some(station) != but {
            told.push(station);
        }
    }
    if told.is_empty() {
        return Ok(());
    }
    let chain = of(act, case)?;
    for station in told {
        exchange::post(act, station, kind, &chain)?;
    }
    Ok(())
}
