//! 告诫书 and the visits after it (反家暴 16、17). Each visit sets the next one's clock going, until a person
//! with a reason ends them.

use super::{VisitEntry, VisitsEnded, WarningEntry, answer};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{WarningId, text};
use crate::store;
use crate::transact::Act;

/// # Errors
/// Fields that do not pass; [`Code::Stale`]; [`Code::NotFound`].
pub fn save_warning(act: &mut Act<'_>, entry: WarningEntry) -> Result<WarningId> {
    super::order::open_case(act, entry.case)?;
    let entry = WarningEntry {
        police: text::line(&entry.police),
        number: text::line(&entry.number),
        facts: text::block(&entry.facts),
        ..entry
    };
    let mut check = Check::default();
    check.that(!entry.police.is_empty(), "police", "required");
    check.fits(&entry.police, 100, "police");
    check.that(!entry.number.is_empty(), "number", "required");
    check.fits(&entry.number, 100, "number");
    check.fits(&entry.facts, 2_000, "facts");
    let today = act.clock.today();
    check.that(entry.issued_on <= today, "issued_on", "future");
    for (field, day) in [
        ("given_offender", entry.given_offender),
        ("given_victim", entry.given_victim),
        ("told_village", entry.told_village),
    ] {
        check.that(day.is_none_or(|day| day >= entry.issued_on), field, "order");
        check.that(day.is_none_or(|day| day <= today), field, "future");
    }
    super::order::two_people(act, entry.case, ("offender", entry.offender), ("victim", entry.victim), &mut check)?;
    check.done()?;
    let id = match entry.id {
        Some(id) => {
            if store::protection::case_of_warning(act.db, id)? != Some(entry.case) {
                return Err(Fault::not_found("a warning letter"));
            }
            store::protection::amend_warning(act.db, id, &entry)?;
            id
        }
        None => {
            let id = act.fresh();
            store::protection::insert_warning(act.db, id, &entry, act.session.staff, act.clock)?;
            id
        }
    };
    let to = if entry.id.is_some() { "amended" } else { "entered" };
    timeline::happened(act, entry.case, EventKind::Protected, "warning", to, &entry.number)?;
    act.note(Noun::Protection, entry.case.0, "warning letter");
    Ok(id)
}

/// # Errors
/// Fields that do not pass; [`Code::WrongState`] once the visits have ended.
pub fn visit(act: &mut Act<'_>, entry: VisitEntry) -> Result<Done> {
    let case = store::protection::case_of_warning(act.db, entry.warning)?;
    let case = case.ok_or_else(|| Fault::not_found("a warning letter"))?;
    super::order::open_case(act, case)?;
    let warning = store::protection::warning(act.db, entry.warning)?;
    if warning.ended_on.is_some() {
        return Err(Fault::new(Code::WrongState, "visit after the visits ended"));
    }
    let entry = VisitEntry { visitor: text::line(&entry.visitor), findings: text::block(&entry.findings), ..entry };
    let mut check = Check::default();
    check.that(!entry.visitor.is_empty(), "visitor", "required");
    check.fits(&entry.visitor, 100, "visitor");
    check.that(!entry.findings.is_empty(), "findings", "required");
    check.fits(&entry.findings, 2_000, "findings");
    check.that(entry.visited_at <= act.clock.now, "visited_at", "future");
    check.that(entry.visited_at.date() >= warning.issued_on, "visited_at", "order");
    check.done()?;
    let id: i64 = act.fresh();
    store::protection::insert_visit(act.db, (id, case), &entry, act.session.staff, act.clock)?;
    if entry.breached {
        answer::breached(act, case)?;
    }
    let to = if entry.breached { "breached" } else { "visited" };
    timeline::happened(act, case, EventKind::Protected, "warning", to, &entry.findings)?;
    act.note(Noun::Protection, case.0, "warning visit");
    Ok(Done {})
}

/// # Errors
/// No reason; [`Code::Stale`]; [`Code::WrongState`] when they have ended already.
pub fn end_visits(act: &mut Act<'_>, ended: VisitsEnded) -> Result<Done> {
    let case = store::protection::case_of_warning(act.db, ended.id)?;
    let case = case.ok_or_else(|| Fault::not_found("a warning letter"))?;
    super::order::open_case(act, case)?;
    let reason = super::order::reason(&ended.reason, "reason")?;
    if store::protection::warning(act.db, ended.id)?.ended_on.is_some() {
        return Err(Fault::new(Code::WrongState, "end visits twice"));
    }
    store::protection::end_warning(act.db, ended.id, ended.version, act.clock.today(), &reason)?;
    timeline::happened(act, case, EventKind::Protected, "warning", "ended", &reason)?;
    act.note(Noun::Protection, case.0, "warning visits ended");
    Ok(Done {})
}
