//! Takes attendance, withdraws somebody, or takes either back.

use super::{EnrolmentSet, EnrolmentState, enrol, list};
use crate::api::Noun;
use crate::cases::{EventKind, permission, timeline};
use crate::desk::Done;
use crate::fault::{Code, Fault, Result};
use crate::kernel::Coded;
use crate::store;
use crate::transact::Act;

/// # Errors
/// [`Code::WrongState`] for a cancelled session, before its day (attendance), or when it is so already;
/// [`Code::Full`] when a seat given up has gone; [`Code::NotFound`] for one this session may not see.
pub fn mark(act: &mut Act<'_>, set: EnrolmentSet) -> Result<Done> {
    use EnrolmentState::{Absent, Attended, Enrolled, Withdrawn};
    let missing = || Fault::not_found("an enrolment");
    let listed = store::classes::enrolment(act.db, act.session.staff, set.id)?.ok_or_else(missing)?;
    let class = store::classes::get(act.db, listed.class)?.ok_or_else(missing)?;
    let before = list::shown(act.session, listed);
    if before.hidden {
        return Err(missing());
    }
    if before.looking {
        return Err(permission::looking_only());
    }
    // The seat is this station's own, whoever holds the case by now.
    enrol::open(&class)?;
    let event = match set.state {
        Attended => Some(EventKind::ClassAttended),
        Absent => Some(EventKind::ClassMissed),
        Enrolled | Withdrawn => None,
    };
    // People sign in before it begins, never on an earlier day.
    let too_early = event.is_some() && act.clock.today() < class.start.date();
    if too_early || before.state == set.state {
        return Err(Fault::new(Code::WrongState, "mark an enrolment"));
    }
    if before.state == Withdrawn {
        enrol::has_seat(&class)?;
    }
    store::classes::mark(act.db, set.id, set.state)?;
    if let (Some(kind), Some(case)) = (event, before.case) {
        timeline::happened(act, case, kind, "", &class.theme, "")?;
    }
    act.note(Noun::Classes, class.id.0, format!("enrolment {} {}", set.id.0, set.state.code()));
    act.touch(Noun::Cohorts);
    act.touch(Noun::Guidance);
    Ok(Done {})
}
