//! 流转: where a case stands, what may come next and why not; and the one way to take a step on it.

use super::chain::{self, taken};
use super::{CaseWay, Choice, MergedCase, Movement, PaperResult, Stay, StepTaken};
use crate::api::Noun;
use crate::cases::flow::{Past, Step, Way, Why};
use crate::cases::{CaseAsked, permission};
use crate::fault::{Code, Fault, FieldFault, Result};
use crate::kernel::{CaseId, Coded, StationId};
use crate::stations::{Station, Tier};
use crate::store::{self, cases::CaseRecord, movements::Custody};
use crate::transact::{Act, View};

/// All there is to know of a case's way.
pub(crate) struct Facts {
    pub case: CaseRecord,
    pub custody: Custody,
    pub holder: Station,
    pub keeper: StationId,
    pub movements: Vec<Movement>,
    pub steps: Vec<StepTaken>,
    pub way: Way,
    own: StationId,
}

/// # Errors
/// [`Code::NotFound`] without such a case.
pub(crate) fn facts(view: &View<'_>, id: CaseId) -> Result<Facts> {
    let case = store::cases::get(view.db, id)?.ok_or_else(|| Fault::not_found("a case"))?;
    let custody = store::movements::custody(view.db, id)?;
    let movements = store::movements::of_case(view.db, id)?;
    let steps = store::movements::steps(view.db, id)?;
    let tier = |station: StationId| -> Result<Tier> { Ok(named(view, station)?.tier) };
    let mut past = Vec::new();
    let stay = |epoch: i64| steps.iter().filter(move |step| step.epoch == epoch).map(|step| Past::Did(step.step));
    past.extend(stay(0));
    for movement in taken(&movements) {
        past.push(Past::Arrived(movement.kind, tier(movement.to_station.unwrap_or(custody.opened))?));
        past.extend(stay(movement.epoch));
    }
    let way = Way::through(tier(custody.opened)?, case.details.may_escalate, &past);
    let keeper = chain::keeper(&custody, &movements);
    let holder = named(view, custody.holder)?;
    Ok(Facts { case, custody, holder, keeper, movements, steps, way, own: view.session.station })
}

/// Whether this station writes for a case: it holds it, or keeps it for a holder without a PC.
///
/// # Errors
/// [`Code::NotFound`] without such a case.
pub(crate) fn written_here(view: &View<'_>, id: CaseId) -> Result<bool> {
    let (custody, own) = (store::movements::custody(view.db, id)?, view.session.station);
    if custody.holder == own {
        return Ok(true);
    }
    Ok(named(view, custody.holder)?.on_paper
        && chain::keeper(&custody, &store::movements::of_case(view.db, id)?) == own)
}

fn named(view: &View<'_>, station: StationId) -> Result<Station> {
    store::stations::get(view.db, station)?.ok_or_else(|| Fault::not_found("a station"))
}

impl Facts {
    #[must_use]
    pub fn held_here(&self) -> bool {
        self.custody.holder == self.own
    }

    /// The holder has no PC, and what it answers is entered here.
    #[must_use]
    pub fn kept_here(&self) -> bool {
        !self.held_here() && self.holder.on_paper && self.keeper == self.own
    }

    /// Why this station may not take a step now.
    ///
    /// # Errors
    /// The reason.
    pub fn may(&self, step: Step) -> Result<(), Why> {
        if !self.held_here() {
            return Err(Why::HeldElsewhere);
        }
        self.way.may(step)?;
        match step {
            Step::Refer | Step::Joint | Step::Confer | Step::Plan => Ok(()),
            Step::Assign
            | Step::ReportUp
            | Step::Return
            | Step::Transfer
            | Step::Resolve
            | Step::NotResolved
            | Step::Withdraw
            | Step::Merge
            | Step::Archive
            | Step::Reopen => {
                if self.custody.in_transit.is_some() {
                    return Err(Why::InTransit);
                }
                Ok(())
            }
        }
    }

    /// The acceptance that began this stay; `None` where it was taken in.
    #[must_use]
    pub fn arrival(&self) -> Option<&Movement> {
        taken(&self.movements).last().copied()
    }

    /// Who sent it to whoever holds it.
    #[must_use]
    pub fn sender(&self) -> Option<StationId> {
        self.arrival().map(|movement| movement.from_station)
    }
}

/// A refusal with its reason under `step`.
#[must_use]
pub(crate) fn refusal(why: Why) -> Fault {
    let code = if why == Why::HeldElsewhere { Code::HeldElsewhere } else { Code::WrongState };
    let told = FieldFault { field: "step".to_owned(), why: why.code().to_owned() };
    Fault { fields: vec![told], ..Fault::new(code, "take a step on a case's way") }
}

/// # Errors
/// [`Code::HeldElsewhere`], or [`Code::WrongState`] with the reason under `step`.
pub(crate) fn require_step(view: &View<'_>, case: CaseId, step: Step) -> Result<Facts> {
    let facts = facts(view, case)?;
    facts.may(step).map_err(refusal)?;
    Ok(facts)
}

/// Takes a step in the name of whoever holds the case, and tells its circle. The caller has asked whether it
/// may, and writes the timeline.
///
/// # Errors
/// The store's.
pub(crate) fn record(act: &mut Act<'_>, case: CaseId, step: Step, reason: &str, by: &str) -> Result<()> {
    let custody = store::movements::custody(act.db, case)?;
    let id: i64 = act.fresh();
    let taken = StepTaken {
        id,
        epoch: custody.epoch,
        station: custody.holder,
        station_name: String::new(),
        tier: Tier::Village,
        step,
        reason: reason.to_owned(),
        at: act.clock.now,
        by_name: by.to_owned(),
    };
    store::movements::add_step(act.db, case, &taken)?;
    chain::settle(act, case)?;
    chain::tell(act, case, "movement.notice", None)?;
    act.note(Noun::Movements, case.0, step.code());
    Ok(())
}

/// # Errors
/// [`Code::NotFound`] also for a case this session may not know of.
pub fn way(view: &View<'_>, asked: CaseAsked) -> Result<CaseWay> {
    permission::require(view, asked.id)?;
    let facts = facts(view, asked.id)?;
    let stays = stays(view, &facts)?;
    let choices = Step::ALL.iter().map(|step| Choice { step: *step, why_not: facts.may(*step).err() }).collect();
    let filed = facts.steps.iter().rev().find(|step| matches!(step.step, Step::Archive | Step::Merge));
    let archived_on = filed.filter(|_| facts.way.archived).map(|step| step.at);
    let archived_at = if facts.way.archived { facts.holder.name.clone() } else { String::new() };
    let merged = store::movements::merged(view.db, asked.id)?;
    Ok(CaseWay {
        figure: facts.way.figure(),
        intake: facts.way.intake,
        at: facts.way.at,
        holder: facts.holder.id,
        holder_name: facts.holder.name.clone(),
        held_here: facts.held_here(),
        kept_here: facts.kept_here(),
        since: stays.last().map_or(facts.case.opened_at, |stay| stay.since),
        stays,
        choices,
        paper_choices: PaperResult::ALL.iter().copied().filter(|result| super::paper::may(&facts, *result)).collect(),
        archived_at,
        archived_on,
        dissatisfied: dissatisfied(view, &facts)?,
        merged_into: facts.custody.merged_into,
        merged: merged.into_iter().map(|(id, code)| MergedCase { id, code }).collect(),
        movements: facts.movements,
        steps: facts.steps,
    })
}

/// Whether a family said that it is dissatisfied, and the case has not been taken up again since.
fn dissatisfied(view: &View<'_>, facts: &Facts) -> Result<bool> {
    let case = facts.case.id;
    let said = store::surveys::dissatisfied_at(view.db, case)?.max(store::followups::dissatisfied_at(view.db, case)?);
    let again = facts.steps.iter().rev().find(|step| step.step == Step::Reopen).map(|step| step.at);
    Ok(said.is_some_and(|said| again.is_none_or(|again| said > again)))
}

/// Each stay of the case at a station, in order.
fn stays(view: &View<'_>, facts: &Facts) -> Result<Vec<Stay>> {
    let outcome = |epoch: i64| facts.steps.iter().rev().find(|step| step.epoch == epoch).map(|step| step.step);
    let opened = named(view, facts.custody.opened)?;
    let mut stays = vec![Stay {
        station: opened.id,
        station_name: opened.name,
        tier: opened.tier,
        since: facts.case.opened_at,
        came_by: None,
        outcome: outcome(0),
    }];
    for movement in taken(&facts.movements) {
        let station = named(view, movement.to_station.unwrap_or(facts.custody.opened))?;
        stays.push(Stay {
            station: station.id,
            station_name: station.name,
            tier: station.tier,
            since: movement.answered_at.unwrap_or(movement.sent_at),
            came_by: Some(movement.kind),
            outcome: outcome(movement.epoch),
        });
    }
    Ok(stays)
}
