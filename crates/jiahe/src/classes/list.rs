//! Sessions, and one with everybody on its list. Who comes from a case that is not this session's to
//! see holds a seat without a name.

use super::{Class, ClassAsked, ClassFile, ClassesAsked, Enrolment};
use crate::cases::Level;
use crate::cases::permission::{sees, sight};
use crate::fault::{Fault, Result};
use crate::kernel::{Day, Session};
use crate::store::{self, classes::Listed};
use crate::transact::View;

/// The latest first, at most 1,000. Either end may be open.
///
/// # Errors
/// `to` before `from`.
pub fn list(view: &View<'_>, asked: ClassesAsked) -> Result<Vec<Class>> {
    let earliest = Day::from_ymd_opt(2000, 1, 1).unwrap_or(Day::MIN);
    let latest = Day::from_ymd_opt(9998, 12, 31).unwrap_or(Day::MAX);
    let (from, to) = (asked.from.unwrap_or(earliest), asked.to.unwrap_or(latest));
    if from > to {
        return Err(Fault::field("to", "order"));
    }
    store::classes::list(view.db, from, to)
}

/// # Errors
/// [`crate::Code::NotFound`].
pub fn get(view: &View<'_>, asked: ClassAsked) -> Result<ClassFile> {
    let class = store::classes::get(view.db, asked.id)?.ok_or_else(|| Fault::not_found("a session"))?;
    let listed = store::classes::enrolments(view.db, view.session.staff, asked.id)?;
    let feedback = super::feedback::sum(view, store::feedback::About::Class(asked.id))?;
    Ok(ClassFile {
        class,
        enrolments: listed.into_iter().map(|listed| shown(view.session, listed)).collect(),
        feedback,
    })
}

/// One without a case reads like one of a normal case.
pub(super) fn shown(session: &Session, listed: Listed) -> Enrolment {
    let Listed { enrolment, level, on_team, through, class: _ } = listed;
    let (sight, level) = (sight(session), level.unwrap_or(Level::Normal));
    if sees(sight, level, on_team) {
        return Enrolment { looking: through && !sees(sight, level, false), ..enrolment };
    }
    Enrolment {
        id: enrolment.id,
        case: None,
        case_code: String::new(),
        person: None,
        name: String::new(),
        phone: String::new(),
        child_age: String::new(),
        state: enrolment.state,
        member: None,
        makes_up: enrolment.makes_up,
        hidden: true,
        looking: false,
    }
}
