//! 禁止接触: who is kept apart from whom, since when and until when. The calendar and the paper ask here.
//! Whoever is refused an hour is not told that the other person has one: it is like any hour that cannot be had.

use chrono::TimeDelta;

use super::{KeptApart, LetMeet, Measure, NoContact, ProtectionState, order};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{
    AppointmentId, CaseId, ClassId, Day, Moment, NoContactId, PersonId, ProtectionOrderId, Role, text,
};
use crate::store::{self, apart::NewPair};
use crate::transact::{Act, View};

/// # Errors
/// Fields that do not pass; [`Code::Duplicate`] when the two are kept apart already.
pub fn keep_apart(act: &mut Act<'_>, asked: KeptApart) -> Result<NoContactId> {
    order::open_case(act, asked.case)?;
    let mut check = Check::default();
    order::two_people(act, asked.case, ("first", asked.first), ("second", asked.second), &mut check)?;
    let reason = text::block(&asked.reason);
    check.that(!reason.is_empty(), "reason", "required");
    check.fits(&reason, 500, "reason");
    let today = act.clock.today();
    check.that(asked.until.is_none_or(|until| until >= today), "until", "past");
    check.done()?;
    let two = [asked.first, asked.second];
    let held = store::apart::of_case(act.db, asked.case, act.clock)?;
    if held.iter().any(|pair| pair.holds && two.contains(&pair.first) && two.contains(&pair.second)) {
        return Err(Fault::new(Code::Duplicate, "keep two people apart twice"));
    }
    let id: NoContactId = act.fresh();
    let pair = NewPair {
        id,
        case: asked.case,
        first: asked.first,
        second: asked.second,
        order: None,
        reason: &reason,
        from: today,
        until: asked.until,
        by: act.session.staff,
    };
    store::apart::insert(act.db, &pair, act.clock)?;
    timeline::happened(act, asked.case, EventKind::Protected, "no_contact", "set", &reason)?;
    act.note(Noun::Protection, asked.case.0, "no contact");
    act.touch(Noun::Appointments);
    Ok(id)
}

/// # Errors
/// No reason; [`Code::WrongState`] for one that has ended, or that ends with its order.
pub fn let_meet(act: &mut Act<'_>, asked: LetMeet) -> Result<Done> {
    let case = store::apart::case_of(act.db, asked.id)?.ok_or_else(|| Fault::not_found("a no-contact"))?;
    order::open_case(act, case)?;
    let reason = order::reason(&asked.reason, "reason")?;
    let pair = store::apart::of_case(act.db, case, act.clock)?.into_iter().find(|pair| pair.id == asked.id);
    if pair.is_none_or(|pair| pair.ended_on.is_some() || pair.order.is_some()) {
        return Err(Fault::new(Code::WrongState, "end a no-contact"));
    }
    store::apart::end(act.db, asked.id, (act.clock.today(), act.session.staff), &reason)?;
    timeline::happened(act, case, EventKind::Protected, "no_contact", "ended", &reason)?;
    act.note(Noun::Protection, case.0, "no contact ended");
    act.touch(Noun::Appointments);
    Ok(Done {})
}

/// Brings the two of an order in step with it: apart while it forbids contact, and no longer.
pub(super) fn follow(act: &mut Act<'_>, case: CaseId, id: ProtectionOrderId) -> Result<()> {
    let order = store::protection::order(act.db, id, act.clock)?;
    let bound = match order.state {
        ProtectionState::Granted => order.measures.contains(&Measure::Contact),
        ProtectionState::Applied | ProtectionState::Refused | ProtectionState::Withdrawn | ProtectionState::Revoked => {
            false
        }
    };
    let known = store::apart::of_order(act.db, id)?;
    let (today, me) = (act.clock.today(), act.session.staff);
    let to = match (bound, known) {
        (true, Some(pair)) => {
            store::apart::prolong(act.db, pair, order.until)?;
            None
        }
        (true, None) => {
            let new: NoContactId = act.fresh();
            let pair = NewPair {
                id: new,
                case,
                first: order.applicant,
                second: order.respondent,
                order: Some(id),
                reason: &order.number,
                from: order.from.unwrap_or(today),
                until: order.until,
                by: me,
            };
            store::apart::insert(act.db, &pair, act.clock)?;
            Some("set")
        }
        (false, Some(pair)) => {
            store::apart::end(act.db, pair, (today, me), "")?;
            Some("ended")
        }
        (false, None) => None,
    };
    if let Some(to) = to {
        timeline::happened(act, case, EventKind::Protected, "no_contact", to, &order.number)?;
    }
    act.touch(Noun::Appointments);
    Ok(())
}

/// Whether a person must not meet one of the others on that day: in a session of family education, in joint
/// mediation, at a table.
///
/// # Errors
/// The store's.
pub fn keeps_apart(view: &View<'_>, person: PersonId, others: &[PersonId], day: Day) -> Result<bool> {
    let kept = store::apart::others(view.db, person)?;
    Ok(kept.iter().any(|pair| pair.holds_on(day) && others.contains(&pair.other)))
}

/// Whether somebody kept apart from that person sits in the same session of family education.
pub(crate) fn would_share(view: &View<'_>, person: PersonId, class: ClassId, day: Day) -> Result<bool> {
    keeps_apart(view, person, &store::apart::enrolled(view.db, class)?, day)
}

/// Whether anybody may not be told where this person is: then no paper names it.
pub(crate) fn is_guarded(view: &View<'_>, person: PersonId) -> Result<bool> {
    let today = view.clock.today();
    Ok(store::apart::others(view.db, person)?.iter().any(|pair| pair.holds_on(today)))
}

/// A lead decides that the two may come all the same, with a reason.
///
/// # Errors
/// [`Code::Forbidden`] to anybody else; a reason that does not pass.
pub(crate) fn decision(view: &View<'_>, typed: Option<&str>) -> Result<Option<String>> {
    let Some(typed) = typed.filter(|typed| !typed.trim().is_empty()) else { return Ok(None) };
    if !view.session.has(Role::Lead) {
        return Err(Fault::new(Code::Forbidden, "decide on an hour as the lead"));
    }
    order::reason(typed, "decision").map(Some)
}

/// Writes a lead's decision on the timeline and on the trail.
pub(crate) fn decided(act: &mut Act<'_>, case: Option<CaseId>, id: AppointmentId, reason: &str) -> Result<()> {
    if let Some(case) = case {
        timeline::happened(act, case, EventKind::Protected, "no_contact", "overruled", reason)?;
    }
    act.note(Noun::Appointments, id.0, "no contact overruled by the lead");
    Ok(())
}

/// The hours of a case, booked already, at which the two of a pair would meet.
pub(super) fn clashes(view: &View<'_>, case: CaseId, pair: &NoContact) -> Result<Vec<Moment>> {
    let gap = TimeDelta::minutes(i64::from(super::gap::minutes(view)?));
    let of = |person| store::apart::booked(view.db, case, person, view.clock.now);
    let (first, second) = (of(pair.first)?, of(pair.second)?);
    let holds = |at: &Moment| at.date() >= pair.from && pair.until.is_none_or(|until| at.date() <= until);
    let near = |(start, end): &(Moment, Moment)| {
        second.iter().any(|(other_start, other_end)| *start < *other_end + gap && *other_start < *end + gap)
    };
    Ok(first.into_iter().filter(|hour| holds(&hour.0) && near(hour)).map(|(start, _)| start).collect())
}
