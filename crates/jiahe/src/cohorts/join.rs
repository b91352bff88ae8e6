//! Takes somebody into a cohort or onto its waiting list, offers a place to the first in line, takes their answer, lets
//! them go. Nothing is offered or confirmed by itself.

use serde::Deserialize;
use ts_rs::TS;

use super::{CohortMember, Eligibility, MemberState, in_hand, open};
use crate::api::Noun;
use crate::cases::{EventKind, permission, timeline};
use crate::classes::{self, Class, ClassState, EnrolmentState, Who};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::guidance::{self, GuidanceState};
use crate::kernel::{CaseId, CohortId, GuidanceOrderId, MemberId, Moment, PersonId, coded, text};
use crate::protection;
use crate::store::{self, classes::Seat, cohorts::NewMember};
use crate::transact::Act;

/// From a case (case and person given) or a walk-in (name typed).
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CohortJoin {
    pub cohort: CohortId,
    pub case: Option<CaseId>,
    pub person: Option<PersonId>,
    pub name: String,
    pub phone: String,
    pub child_age: String,
    pub eligibility: Eligibility,
    /// Required where that is why they come.
    pub order: Option<GuidanceOrderId>,
    /// Onto the waiting list where there is no place.
    pub wait: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlaceOffer {
    pub member: MemberId,
    /// Until when the place is kept.
    #[ts(type = "string")]
    pub answer_by: Moment,
}

coded! {
    pub enum PlaceAnswer {
        /// 确认参加
        Accepts = "accepts",
        /// 不参加了
        Declines = "declines",
        /// 这次不行, 排到末位
        Later = "later",
    }
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlaceAnswered {
    pub member: MemberId,
    pub answer: PlaceAnswer,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CohortLeave {
    pub member: MemberId,
    /// Required.
    pub reason: String,
}

/// Gives the new state: enrolled, or waiting.
///
/// # Errors
/// [`Code::Full`] where there is no place, or others wait for it, and one does not want to wait; [`Code::Duplicate`];
/// [`Code::ClientBusy`] where it cannot be (not saying why); fields that do not pass.
pub fn join(act: &mut Act<'_>, asked: CohortJoin) -> Result<MemberState> {
    let cohort = open(act, asked.cohort)?;
    if let Some(case) = asked.case {
        permission::require_hand(act, case)?;
    }
    let mut check = Check::default();
    let (name, phone, child_age) = (&*asked.name, &*asked.phone, &*asked.child_age);
    let typed = classes::who(act, Who { case: asked.case, person: asked.person, name, phone, child_age }, &mut check)?;
    let ages_needed = asked.eligibility == Eligibility::Guardian;
    check.that(!ages_needed || !typed.child_age.is_empty(), "child_age", "required");
    check.that((asked.eligibility == Eligibility::Order) == asked.order.is_some(), "order", "required");
    if let (Some(order), Some(case)) = (asked.order, asked.case) {
        let known = guidance::known(act, order).ok().filter(|one| one.case == case && Some(one.person) == asked.person);
        check.that(known.is_some_and(|one| one.state == GuidanceState::Running), "order", "unknown_code");
    }
    check.that(asked.order.is_none() || asked.case.is_some(), "case", "required");
    check.done()?;
    let known = store::cohorts::find_member(act.db, asked.cohort, asked.person, &typed.name, &typed.phone)?;
    let again = match known {
        Some((id, MemberState::Left)) => Some(id),
        Some((_, MemberState::Waiting | MemberState::Offered | MemberState::Enrolled)) => {
            return Err(Fault::new(Code::Duplicate, "take the same person into a cohort twice"));
        }
        None => None,
    };
    may_come(act, asked.cohort, asked.person)?;
    // Whoever waits comes first.
    let free = cohort.taken < cohort.capacity && cohort.waiting == 0;
    let state = match (free, asked.wait) {
        (true, _) => MemberState::Enrolled,
        (false, true) => MemberState::Waiting,
        (false, false) => return Err(Fault::new(Code::Full, "find a place in a cohort")),
    };
    let member = NewMember {
        id: again.unwrap_or_else(|| act.fresh()),
        cohort: asked.cohort,
        case: asked.case,
        person: asked.person,
        name: &typed.name,
        phone: &typed.phone,
        child_age: &typed.child_age,
        eligibility: asked.eligibility,
        order: asked.order,
        state,
        by: act.session.staff,
    };
    match again {
        Some(_) => store::cohorts::join_again(act.db, &member, act.clock)?,
        None => store::cohorts::join(act.db, &member, act.clock)?,
    }
    let id = member.id;
    if state == MemberState::Enrolled {
        seat(act, id)?;
    }
    let what = if state == MemberState::Enrolled { "joined" } else { "waiting" };
    told(act, asked.case, what, &cohort.title)?;
    done(act, asked.cohort, if state == MemberState::Enrolled { "place taken" } else { "put on the waiting list" });
    Ok(state)
}

/// Keeps a place for the first in line until they have answered.
///
/// # Errors
/// [`Code::WrongState`] for one who is not the first in line; [`Code::Full`]; [`Code::ClientBusy`] as when joining;
/// `answer_by` that has passed.
pub fn offer(act: &mut Act<'_>, asked: PlaceOffer) -> Result<Done> {
    let member = in_hand(act, asked.member)?;
    let cohort = open(act, member.cohort)?;
    if store::cohorts::first_in_line(act.db, member.cohort)? != Some(member.id) {
        return Err(Fault::new(Code::WrongState, "offer a place to one who is not the first in line"));
    }
    if cohort.taken >= cohort.capacity {
        return Err(Fault::new(Code::Full, "find a place in a cohort"));
    }
    let mut check = Check::default();
    check.that(asked.answer_by > act.clock.now, "answer_by", "past");
    check.done()?;
    may_come(act, member.cohort, member.person)?;
    store::cohorts::set_member(act.db, member.id, MemberState::Offered, Some(asked.answer_by), "")?;
    done(act, member.cohort, "place offered");
    Ok(Done {})
}

/// # Errors
/// [`Code::WrongState`] for one to whom no place was offered (`later` also takes one who waits).
pub fn answer(act: &mut Act<'_>, asked: PlaceAnswered) -> Result<Done> {
    let member = in_hand(act, asked.member)?;
    let cohort = open(act, member.cohort)?;
    let allowed = match (member.state, asked.answer) {
        (MemberState::Offered, _) | (MemberState::Waiting, PlaceAnswer::Later) => true,
        (MemberState::Waiting | MemberState::Enrolled | MemberState::Left, _) => false,
    };
    if !allowed {
        return Err(Fault::new(Code::WrongState, "answer an offer"));
    }
    match asked.answer {
        PlaceAnswer::Accepts => {
            may_come(act, member.cohort, member.person)?;
            store::cohorts::set_member(act.db, member.id, MemberState::Enrolled, None, "")?;
            seat(act, member.id)?;
            told(act, member.case, "joined", &cohort.title)?;
            done(act, member.cohort, "place taken");
        }
        PlaceAnswer::Declines => {
            store::cohorts::set_member(act.db, member.id, MemberState::Left, None, "")?;
            told(act, member.case, "left", &cohort.title)?;
            done(act, member.cohort, "place declined");
        }
        PlaceAnswer::Later => {
            store::cohorts::back_in_line(act.db, member.id, act.clock)?;
            done(act, member.cohort, "put back in the line");
        }
    }
    Ok(Done {})
}

/// Lets somebody go; their seats in lessons still to come are free again.
///
/// # Errors
/// No reason; [`Code::WrongState`] for one who has left.
pub fn leave(act: &mut Act<'_>, asked: CohortLeave) -> Result<Done> {
    let member = in_hand(act, asked.member)?;
    let cohort = super::known(act, member.cohort)?;
    if member.state == MemberState::Left {
        return Err(Fault::new(Code::WrongState, "leave a cohort twice"));
    }
    let reason = text::block(&asked.reason);
    let mut check = Check::default();
    check.that(!reason.is_empty(), "reason", "required");
    check.fits(&reason, 500, "reason");
    check.done()?;
    store::cohorts::set_member(act.db, member.id, MemberState::Left, None, &reason)?;
    store::cohorts::free_seats(act.db, member.id, act.clock.now)?;
    told(act, member.case, "left", &cohort.title)?;
    done(act, member.cohort, "place given up");
    Ok(Done {})
}

/// Gives everybody in the cohort a seat in a lesson that came to it.
///
/// # Errors
/// The store's.
pub fn lesson_added(act: &mut Act<'_>, cohort: CohortId, class: &Class) -> Result<()> {
    for member in store::cohorts::enrolled(act.db, cohort)? {
        take_seat(act, &member, class)?;
    }
    Ok(())
}

/// A seat in every lesson that has not been marked as held: a cohort may also be entered afterwards from its papers.
fn seat(act: &mut Act<'_>, id: MemberId) -> Result<()> {
    let member = in_hand(act, id)?;
    for class in store::classes::of_cohort(act.db, member.cohort)? {
        if class.state == ClassState::Planned {
            take_seat(act, &member, &class)?;
        }
    }
    Ok(())
}

fn take_seat(act: &mut Act<'_>, member: &CohortMember, class: &Class) -> Result<()> {
    // The name of one on record is read from there.
    let (name, phone) = if member.person.is_some() { ("", "") } else { (&*member.name, &*member.phone) };
    let known = store::classes::find_enrolment(act.db, class.id, member.person, name, phone)?;
    let seat = Seat {
        id: known.map_or_else(|| act.fresh(), |(id, _)| id),
        class: class.id,
        case: member.case,
        person: member.person,
        name,
        phone,
        child_age: &member.child_age,
        member: Some(member.id),
        makes_up: None,
    };
    match known.map(|(_, state)| state) {
        None => store::classes::enrol(act.db, &seat, act.clock),
        Some(EnrolmentState::Withdrawn) => store::classes::enrol_again(act.db, &seat),
        Some(EnrolmentState::Enrolled | EnrolmentState::Attended | EnrolmentState::Absent) => {
            store::classes::belongs_to(act.db, seat.id, member.id)
        }
    }
}

/// Nobody whom one of the others must not meet, on any day of a lesson still to come. Which it is is not said.
fn may_come(act: &Act<'_>, cohort: CohortId, person: Option<PersonId>) -> Result<()> {
    let Some(person) = person else { return Ok(()) };
    let others = store::cohorts::people(act.db, cohort)?;
    let lessons = store::classes::of_cohort(act.db, cohort)?;
    let coming = lessons.iter().filter(|class| class.state == ClassState::Planned);
    let refused = || Fault::new(Code::ClientBusy, "take in whom another must not meet");
    for class in coming {
        let day = class.start.date();
        // Somebody who only makes up a lesson sits there as well.
        if protection::apart::keeps_apart(act, person, &others, day)?
            || protection::apart::would_share(act, person, class.id, day)?
        {
            return Err(refused());
        }
    }
    if protection::apart::keeps_apart(act, person, &others, act.clock.today())? { Err(refused()) } else { Ok(()) }
}

fn told(act: &mut Act<'_>, case: Option<CaseId>, what: &str, title: &str) -> Result<()> {
    match case {
        Some(case) => timeline::happened(act, case, EventKind::Educated, "cohort", what, title),
        None => Ok(()),
    }
}

fn done(act: &mut Act<'_>, cohort: CohortId, detail: &'static str) {
    act.note(Noun::Cohorts, cohort.0, detail);
    act.touch(Noun::Classes);
}
