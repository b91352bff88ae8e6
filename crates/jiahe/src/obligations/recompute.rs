//! What is owed, made to agree with what set the clocks going: new clocks are added, changed ones changed in
//! place (their ids stay), and those without a trigger become void. Nothing else writes what is owed.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Owes, Parameters, Rule, Trigger, calendar, gather, parameters, rules};
use crate::api::Noun;
use crate::fault::Result;
use crate::kernel::term::{self, Calendar, Moved, Stop};
use crate::kernel::{CaseId, Coded, Day, Moment, ObligationId, StaffId};
use crate::store::obligations::{Facts, Kept, KeptState, Place};
use crate::store::pauses::Granted;
use crate::store::{self};
use crate::transact::{Act, View};

/// What counting needs beside the triggers; read once for many cases.
pub(super) struct Times {
    pub parameters: Parameters,
    pub calendar: Cow<'static, Calendar>,
}

pub(super) fn times(view: &View<'_>) -> Result<Times> {
    let calendar = calendar::of_station(view)?.map_or(Cow::Borrowed(calendar::built_in()), Cow::Owned);
    Ok(Times { parameters: parameters::of_station(view)?, calendar })
}

/// When one clock ends: its rule, the station's parameters, the calendar and the case's pauses.
pub(super) fn end_of(trigger: &Trigger, times: &Times, pauses: &Granted) -> term::End {
    let line = rules::line(trigger.rule, &times.parameters);
    // What was granted after it was met moves it no more.
    let before = |stop: &&Stop| line.stops && trigger.met.is_none_or(|met| stop.from < met.date());
    let stops: Vec<Stop> = pauses.stops.iter().filter(before).copied().collect();
    let moved = Moved {
        extended: if line.extends_most.is_some() { pauses.extended(trigger.rule, trigger.record) } else { 0 },
        stops: &stops,
    };
    match (trigger.due, line.term()) {
        (Some(due), _) => term::named(trigger.at, due, moved),
        (None, Some(term)) => term::end(term, trigger.at, moved, &times.calendar),
        (None, None) => term::named(trigger.at, trigger.at, moved),
    }
}

/// # Errors
/// The store's.
pub(super) fn case(act: &mut Act<'_>, times: &Times, case: CaseId) -> Result<bool> {
    let Some(facts) = store::obligations::facts(act.db, case)? else { return Ok(false) };
    let kept = store::obligations::kept(act.db, Place::Case(case))?;
    of_case(act, times, &facts, kept)
}

fn of_case(act: &mut Act<'_>, times: &Times, facts: &Facts, kept: Vec<Kept>) -> Result<bool> {
    let triggers = gather::triggers(act, &times.parameters, facts)?;
    if triggers.is_empty() && kept.is_empty() {
        return Ok(false);
    }
    let pauses = if facts.paused { store::pauses::granted(act.db, facts.case)? } else { Granted::default() };
    agree(act, times, Place::Case(facts.case), triggers, kept, Some(facts.handler), &pauses)
}

/// # Errors
/// The store's.
pub(super) fn loose(act: &mut Act<'_>, noun: Noun, record: i64, triggers: Vec<Trigger>) -> Result<()> {
    let times = times(act)?;
    let kept = store::obligations::kept(act.db, Place::Record(noun, record))?;
    if agree(act, &times, Place::Record(noun, record), triggers, kept, None, &Granted::default())? {
        act.touch(Noun::Obligations);
    }
    Ok(())
}

/// Every case, every clock; whether anything had to be changed is told by the lists that are read anew.
///
/// # Errors
/// The store's.
pub(super) fn all(act: &mut Act<'_>) -> Result<u32> {
    let times = times(act)?;
    let mut changed = 0;
    // What is asked of every case is read in one look; the nouns are asked of the cases that they concern.
    let mut kept = store::obligations::kept_of_cases(act.db)?;
    for facts in store::obligations::facts_of(act.db, None)? {
        let kept = kept.remove(&facts.case).unwrap_or_default();
        changed += u32::from(of_case(act, &times, &facts, kept)?);
    }
    for (noun, record) in store::obligations::loose(act.db)? {
        let place = Place::Record(noun, record);
        let kept = store::obligations::kept(act.db, place)?;
        let triggers = kept.iter().filter(|one| one.state != KeptState::Void).map(|one| again(one, &times)).collect();
        changed += u32::from(agree(act, &times, place, triggers, kept, None, &Granted::default())?);
    }
    act.touch(Noun::Obligations);
    Ok(changed)
}

/// What set a loose clock going, read back from it: its noun spoke once and is not asked again.
fn again(kept: &Kept, times: &Times) -> Trigger {
    let by_record = rules::line(kept.rule, &times.parameters).term().is_none();
    let due = by_record.then_some(kept.due);
    Trigger { rule: kept.rule, record: kept.record, at: kept.at, due, met: kept.met, owes: kept.owes }
}

fn agree(
    act: &mut Act<'_>,
    times: &Times,
    place: Place,
    triggers: Vec<Trigger>,
    mut kept: Vec<Kept>,
    handler: Option<StaffId>,
    pauses: &Granted,
) -> Result<bool> {
    let mut changed = false;
    let mut seen: BTreeSet<(Rule, i64)> = BTreeSet::new();
    for trigger in triggers {
        if !seen.insert((trigger.rule, trigger.record)) {
            continue;
        }
        let end = end_of(&trigger, times, pauses);
        let (owes, owner) = match (trigger.owes, handler) {
            (Owes::Handler, Some(handler)) => (Owes::Handler, Some(handler)),
            (Owes::Handler | Owes::Lead, _) => (Owes::Lead, None),
            (Owes::Staff(staff), _) => (Owes::Staff(staff), Some(staff)),
        };
        let wanted = |id| Kept {
            id,
            rule: trigger.rule,
            record: trigger.record,
            at: trigger.at,
            due: end.due,
            last_day: end.last_day,
            moved: end.moved,
            missing_year: end.missing_year,
            owes,
            owner,
            state: if trigger.met.is_some() { KeptState::Met } else { KeptState::Open },
            met: trigger.met,
        };
        let found = kept.iter().position(|one| one.rule == trigger.rule && one.record == trigger.record);
        match found.map(|place| kept.swap_remove(place)) {
            Some(before) if before == wanted(before.id) => {}
            Some(before) => {
                store::obligations::update(act.db, &wanted(before.id))?;
                changed = true;
            }
            None => {
                let fresh: ObligationId = act.fresh();
                store::obligations::insert(act.db, place, &wanted(fresh))?;
                changed = true;
            }
        }
    }
    for stale in kept.iter().filter(|one| one.state != KeptState::Void) {
        store::obligations::make_void(act.db, stale.id)?;
        changed = true;
    }
    Ok(changed)
}

/// Since when a clock runs that only a mark on the case sets going: since it was first seen.
///
/// # Errors
/// The store's.
pub(crate) fn since(view: &View<'_>, case: CaseId, rule: Rule, record: i64) -> Result<Moment> {
    Ok(store::obligations::since(view.db, case, rule.code(), record)?.unwrap_or(view.clock.now))
}

/// The holiday, or the day of rest, that a clock's last day fell on.
pub(super) fn rested(calendar: &Calendar, last: Option<Day>, due: Moment) -> Option<String> {
    let last = last.filter(|last| *last < due.date())?;
    Some(calendar.mark(last).filter(|mark| mark.off).map(|mark| mark.name.clone()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suspension_granted_afterwards_leaves_a_finished_clock_alone() {
        let times = Times { parameters: Parameters::default(), calendar: Cow::Borrowed(super::calendar::built_in()) };
        let day = |text: &str| text.parse::<Day>().unwrap();
        let pauses =
            Granted { stops: vec![Stop { from: day("2026-11-25"), until: day("2026-12-10") }], extensions: Vec::new() };
        let due = |met: Option<&str>| {
            let at = "2026-11-20T09:00:00".parse().unwrap();
            let met = met.map(|met| met.parse().unwrap());
            let trigger = Trigger { rule: Rule::MediationMonth, record: 1, at, due: None, met, owes: Owes::Lead };
            end_of(&trigger, &times, &pauses).due.date()
        };
        assert_eq!(due(None), day("2027-01-04"), "fifteen days stood still");
        assert_eq!(due(Some("2026-11-24T16:00:00")), day("2026-12-21"), "the 20th is a Sunday");
    }
}
