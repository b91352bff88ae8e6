//! Enrols somebody on a case, or a walk-in.

use super::{Class, ClassState, Enrol, EnrolmentState};
use crate::api::Noun;
use crate::cases::{EventKind, permission, timeline};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, EnrolmentId, PersonId, text};
use crate::protection;
use crate::store::{self, classes::Seat};
use crate::transact::{Act, View};

/// # Errors
/// [`Code::Full`], [`Code::Duplicate`] for the same person, or a walk-in of the same name and
/// telephone; [`Code::ClientBusy`] where it cannot be (not saying why); [`Code::WrongState`] for a cancelled session; fields that do not pass.
pub fn enrol(act: &mut Act<'_>, asked: Enrol) -> Result<EnrolmentId> {
    let class = store::classes::get(act.db, asked.class)?.ok_or_else(|| Fault::not_found("a session"))?;
    if let Some(case) = asked.case {
        permission::require_hand(act, case)?;
    }
    let mut check = Check::default();
    let (name, phone, child_age) = (&*asked.name, &*asked.phone, &*asked.child_age);
    let typed = who(act, Who { case: asked.case, person: asked.person, name, phone, child_age }, &mut check)?;
    check.done()?;
    open(&class)?;
    let known = store::classes::find_enrolment(act.db, class.id, asked.person, &typed.name, &typed.phone)?;
    let withdrawn = match known {
        Some((id, EnrolmentState::Withdrawn)) => Some(id),
        Some((_, EnrolmentState::Enrolled | EnrolmentState::Attended | EnrolmentState::Absent)) => {
            return Err(Fault::new(Code::Duplicate, "enrol the same person twice"));
        }
        None => None,
    };
    has_seat(&class)?;
    if let Some(person) = asked.person
        && protection::apart::would_share(act, person, class.id, class.start.date())?
    {
        return Err(Fault::new(Code::ClientBusy, "enrol whom another must not meet"));
    }
    let seat = Seat {
        id: withdrawn.unwrap_or_else(|| act.fresh()),
        class: class.id,
        case: asked.case,
        person: asked.person,
        name: &typed.name,
        phone: &typed.phone,
        child_age: &typed.child_age,
        member: None,
        makes_up: None,
    };
    match withdrawn {
        Some(_) => store::classes::enrol_again(act.db, &seat)?,
        None => store::classes::enrol(act.db, &seat, act.clock)?,
    }
    if let Some(case) = asked.case {
        timeline::happened(act, case, EventKind::ClassEnrolled, "", &class.theme, "")?;
    }
    act.note(Noun::Classes, class.id.0, format!("enrolment {}", seat.id.0));
    Ok(seat.id)
}

/// # Errors
/// [`Code::WrongState`] when the session is cancelled.
pub(super) fn open(class: &Class) -> Result<()> {
    match class.state {
        ClassState::Planned | ClassState::Held => Ok(()),
        ClassState::Cancelled => Err(Fault::new(Code::WrongState, "change the list of a cancelled session")),
    }
}

/// # Errors
/// [`Code::Full`].
pub(super) fn has_seat(class: &Class) -> Result<()> {
    if class.enrolled < class.capacity { Ok(()) } else { Err(Fault::new(Code::Full, "find a seat in a session")) }
}

/// Whom a form means: somebody on a case, or a walk-in by name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Who<'a> {
    pub case: Option<CaseId>,
    pub person: Option<PersonId>,
    pub name: &'a str,
    pub phone: &'a str,
    pub child_age: &'a str,
}

/// What is kept of the form; name and telephone stay empty for somebody on record.
pub(crate) struct Typed {
    pub name: String,
    pub phone: String,
    pub child_age: String,
}

/// Checks whom a form means, at `person`, `case`, `name`, `phone` and `child_age`.
pub(crate) fn who(view: &View<'_>, asked: Who<'_>, check: &mut Check) -> Result<Typed> {
    let child_age = ages(asked.child_age, check);
    Ok(match (asked.person, asked.case) {
        (Some(person), Some(case)) => {
            check.that(store::people::is_on_case(view.db, person, case)?, "person", "unknown_code");
            Typed { name: String::new(), phone: String::new(), child_age }
        }
        (Some(_), None) => {
            check.fail("case", "required");
            Typed { name: String::new(), phone: String::new(), child_age }
        }
        (None, _) => {
            let name = text::line(asked.name);
            check.that(!name.is_empty(), "name", "required");
            check.fits(&name, 60, "name");
            let phone = if asked.phone.trim().is_empty() { Some(String::new()) } else { text::phone(asked.phone) };
            check.that(phone.is_some(), "phone", "phone");
            Typed { name, phone: phone.unwrap_or_default(), child_age }
        }
    })
}

/// One or several ages as kept: 6、9 or 3岁半 or 孕期.
fn ages(typed: &str, check: &mut Check) -> String {
    let child_age = text::line(typed);
    check.fits(&child_age, 30, "child_age");
    let an_age = |c: char| c.is_ascii_digit() || "、，,;； 岁半个月大孕期未上学和".contains(c);
    check.that(child_age.chars().all(an_age), "child_age", "child_age");
    child_age
}
