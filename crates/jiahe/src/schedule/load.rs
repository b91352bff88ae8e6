//! Case load and supervision (督导) of practitioners, as simple figures.

use super::{Load, LoadAsked, Supervised};
use crate::api::Noun;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Role, SupervisionId, text};
use crate::staff;
use crate::store;
use crate::transact::{Act, View};

/// Everybody's for the lead, one's own for anybody else.
///
/// # Errors
/// `to` before `from`, or more than two years after it.
pub fn load(view: &View<'_>, asked: LoadAsked) -> Result<Vec<Load>> {
    let mut check = Check::default();
    check.that(asked.from <= asked.to, "to", "order");
    check.that((asked.to - asked.from).num_days() <= 731, "to", "range");
    check.done()?;
    let mut found = store::schedule::load(view.db, (asked.from, asked.to), view.clock.now)?;
    if !view.session.has(Role::Lead) {
        found.retain(|load| load.staff == view.session.staff);
    }
    Ok(found)
}

/// # Errors
/// [`Code::Forbidden`] for somebody else's, except to the lead; fields that do not pass.
pub fn supervise(act: &mut Act<'_>, asked: Supervised) -> Result<SupervisionId> {
    if asked.staff != act.session.staff && !act.session.has(Role::Lead) {
        return Err(Fault::new(Code::Forbidden, "enter another person's supervision"));
    }
    staff::own(act.db, asked.staff)?;
    let (supervisor, note) = (text::line(&asked.supervisor), text::block(&asked.note));
    let mut check = Check::default();
    check.that(asked.on <= act.clock.today(), "on", "future");
    check.that((10..=600).contains(&asked.minutes), "minutes", "range");
    check.that(!supervisor.is_empty(), "supervisor", "required");
    check.fits(&supervisor, 60, "supervisor");
    check.fits(&note, 1_000, "note");
    check.done()?;
    let id: SupervisionId = act.fresh();
    let kept = Supervised { supervisor, note, ..asked };
    store::schedule::supervise(act.db, id, &kept, act.session.staff, act.clock)?;
    act.note(Noun::Schedule, id.0, "supervision");
    Ok(id)
}
