//! 补课: a lesson that was missed, made up for in another lesson of the same course.

use serde::Deserialize;
use ts_rs::TS;

use super::{EnrolmentState, enrol, list};
use crate::api::Noun;
use crate::cases::{EventKind, permission, timeline};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{ClassId, EnrolmentId};
use crate::protection;
use crate::store::{self, classes::Seat};
use crate::transact::Act;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MakeUp {
    /// The seat in the lesson that was missed.
    pub missed: EnrolmentId,
    pub class: ClassId,
}

/// # Errors
/// [`Code::WrongState`] for a lesson that was not missed, is made up for already, or belongs to no cohort; a session of
/// another course (`class`: `other_course`); else as enrolling.
pub fn make_up(act: &mut Act<'_>, asked: MakeUp) -> Result<EnrolmentId> {
    let missing = || Fault::not_found("an enrolment");
    let listed = store::classes::enrolment(act.db, act.session.staff, asked.missed)?.ok_or_else(missing)?;
    let missed = store::classes::get(act.db, listed.class)?.ok_or_else(missing)?;
    let before = list::shown(act.session, listed);
    if before.hidden {
        return Err(missing());
    }
    if before.looking {
        return Err(permission::looking_only());
    }
    let made_up = store::classes::made_up(act.db, asked.missed)?;
    let (Some(member), EnrolmentState::Absent, false) = (before.member, before.state, made_up) else {
        return Err(Fault::new(Code::WrongState, "make up for a lesson"));
    };
    let class = store::classes::get(act.db, asked.class)?.ok_or_else(|| Fault::not_found("a session"))?;
    if class.id == missed.id || class.course.is_none() || class.course != missed.course {
        return Err(Fault::field("class", "other_course"));
    }
    enrol::open(&class)?;
    // A walk-in is the same by name and telephone.
    let (name, phone) = if before.person.is_some() { ("", "") } else { (&*before.name, &*before.phone) };
    let known = store::classes::find_enrolment(act.db, class.id, before.person, name, phone)?;
    let withdrawn = match known {
        Some((id, EnrolmentState::Withdrawn)) => Some(id),
        Some((_, EnrolmentState::Enrolled | EnrolmentState::Attended | EnrolmentState::Absent)) => {
            return Err(Fault::new(Code::Duplicate, "make up for a lesson where one has a seat"));
        }
        None => None,
    };
    enrol::has_seat(&class)?;
    if let Some(person) = before.person
        && protection::apart::would_share(act, person, class.id, class.start.date())?
    {
        return Err(Fault::new(Code::ClientBusy, "enrol whom another must not meet"));
    }
    let seat = Seat {
        id: withdrawn.unwrap_or_else(|| act.fresh()),
        class: class.id,
        case: before.case,
        person: before.person,
        name,
        phone,
        child_age: &before.child_age,
        member: Some(member),
        makes_up: Some(asked.missed),
    };
    match withdrawn {
        Some(_) => store::classes::enrol_again(act.db, &seat)?,
        None => store::classes::enrol(act.db, &seat, act.clock)?,
    }
    if let Some(case) = before.case {
        timeline::happened(act, case, EventKind::Educated, "cohort", "make_up", &class.theme)?;
    }
    act.note(Noun::Classes, class.id.0, format!("enrolment {}", seat.id.0));
    act.touch(Noun::Cohorts);
    Ok(seat.id)
}
