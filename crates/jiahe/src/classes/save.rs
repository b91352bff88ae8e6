//! Plans a session or changes its plan.

use chrono::{TimeDelta, Timelike};

use super::{Class, ClassEntry, ClassState};
use crate::api::Noun;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{ClassId, text};
use crate::store;
use crate::transact::Act;

pub(super) const SEATS_MOST: u32 = 500;

/// # Errors
/// Fields that do not pass, a capacity below the seats given among them; [`Code::WrongState`] for a
/// cancelled session, [`Code::Stale`].
pub fn save(act: &mut Act<'_>, entry: ClassEntry) -> Result<ClassId> {
    let before = match entry.id {
        None => None,
        Some(id) => Some(store::classes::get(act.db, id)?.ok_or_else(|| Fault::not_found("a session"))?),
    };
    if before.as_ref().is_some_and(|class| class.state == ClassState::Cancelled) {
        return Err(Fault::new(Code::WrongState, "change a cancelled session"));
    }
    let mut class = read(&entry, before.as_ref().map_or(0, |class| class.enrolled))?;
    match before {
        None => {
            class.id = act.fresh();
            store::classes::insert(act.db, &class, act.clock)?;
        }
        Some(before) => {
            class.id = before.id;
            store::classes::update(act.db, &class)?;
        }
    }
    act.note(Noun::Classes, class.id.0, "");
    Ok(class.id)
}

/// The form as a planned session without an id. `enrolled`: seats given already.
fn read(entry: &ClassEntry, enrolled: u32) -> Result<Class> {
    let mut check = Check::default();
    let mut line = |typed: &str, field: &str, required: bool, most: usize| {
        let kept = text::line(typed);
        check.that(!required || !kept.is_empty(), field, "required");
        check.that(text::fits(&kept, most), field, "too_long");
        kept
    };
    let theme = line(&entry.theme, "theme", true, 100);
    let instructor = line(&entry.instructor, "instructor", true, 60);
    let place = line(&entry.place, "place", true, 100);
    let audience = line(&entry.audience, "audience", false, 100);
    check.that((10..=480).contains(&entry.minutes), "minutes", "range");
    let capacity_fits = (1..=SEATS_MOST).contains(&entry.capacity) && entry.capacity >= enrolled;
    check.that(capacity_fits, "capacity", "range");
    let start = entry.start.and_then(|start| start.with_second(0)?.with_nanosecond(0));
    check.that(start.is_some(), "start", "required");
    let end = start.and_then(|start| start.checked_add_signed(TimeDelta::minutes(i64::from(entry.minutes.min(480)))));
    check.that(start.is_none() || end.is_some(), "start", "range");
    check.done()?;
    let (Some(start), Some(end)) = (start, end) else {
        return Err(Fault::field("start", "required"));
    };
    Ok(Class {
        id: ClassId(0),
        theme,
        instructor,
        place,
        audience,
        start,
        end,
        capacity: entry.capacity,
        enrolled,
        attended: 0,
        state: ClassState::Planned,
        cancel_reason: String::new(),
        version: entry.version,
    })
}
