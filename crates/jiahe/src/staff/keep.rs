//! Staff lists and weekly plans. Accounts are the desk's business, because they touch keys.

use super::{Hours, HoursSet, StaffEntry, StaffMember};
use crate::api::Noun;
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Fault, Result};
use crate::kernel::{StaffId, text};
use crate::schedule;
use crate::store::{self, Db};
use crate::transact::{Act, View};

/// # Errors
/// The store's.
pub fn list(view: &View<'_>, _: Nothing) -> Result<Vec<StaffMember>> {
    store::staff::list(view.db)
}

/// Whether a lead is there besides somebody: then nobody judges what is their own.
///
/// # Errors
/// The store's.
pub(crate) fn another_lead(view: &View<'_>, but: StaffId) -> Result<bool> {
    Ok(store::staff::list(view.db)?.into_iter().any(|one| one.id != but && one.leads()))
}

/// Somebody of this station; those of others are known by name only and changed by nobody here.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub(crate) fn own(db: &Db, id: StaffId) -> Result<StaffMember> {
    let found = store::staff::list(db)?.into_iter().find(|member| member.id == id);
    found.ok_or_else(|| Fault::not_found("a person of the staff"))
}

/// Reads a person of the staff as typed; the id is 0 until the caller knows better.
#[must_use]
pub fn read(entry: &StaffEntry, path: &str, check: &mut Check) -> StaffMember {
    let member = StaffMember {
        id: entry.id.unwrap_or(StaffId(0)),
        name: text::line(&entry.name),
        phone: if entry.phone.trim().is_empty() {
            String::new()
        } else {
            text::phone(&entry.phone).unwrap_or_default()
        },
        roles: entry.roles.clone(),
        active: entry.active,
        suspended: entry.active && entry.suspended,
        has_account: false,
        password_due: false,
        hours: Vec::new(),
    };
    check.that(!member.name.is_empty(), format!("{path}name"), "required");
    check.fits(&member.name, 60, format!("{path}name"));
    check.that(entry.phone.trim().is_empty() || !member.phone.is_empty(), format!("{path}phone"), "phone");
    check.that(!member.roles.is_empty(), format!("{path}roles"), "required");
    member
}

/// Sets a weekly plan: one's own, or anyone's by the lead or the administrator.
///
/// # Errors
/// [`crate::Code::Forbidden`], or spans that do not pass: `hours[i].start`, `hours[i].end`.
pub fn set_hours(act: &mut Act<'_>, set: HoursSet) -> Result<Done> {
    schedule::may_plan(act, set.staff)?;
    check_hours(&set.hours)?;
    store::staff::set_hours(act.db, set.staff, &set.hours)?;
    act.note(Noun::Staff, set.staff.0, "hours");
    act.touch(Noun::Appointments);
    Ok(Done {})
}

fn check_hours(hours: &[Hours]) -> Result<()> {
    let mut check = Check::default();
    check.that(hours.len() <= 70, "hours", "too_many");
    for (index, span) in hours.iter().enumerate() {
        check.that((1..=7).contains(&span.weekday), format!("hours[{index}].weekday"), "unknown_code");
        check.that(is_time(&span.start), format!("hours[{index}].start"), "time");
        check.that(is_time(&span.end), format!("hours[{index}].end"), "time");
        check.that(span.start < span.end, format!("hours[{index}].end"), "order");
        let overlaps = hours
            .iter()
            .take(index)
            .any(|other| other.weekday == span.weekday && other.start < span.end && span.start < other.end);
        check.that(!overlaps, format!("hours[{index}].start"), "overlap");
    }
    check.done()
}

/// `HH:MM`, on the hour or minute.
pub(crate) fn is_time(text: &str) -> bool {
    text.len() == 5 && chrono::NaiveTime::parse_from_str(text, "%H:%M").is_ok()
}
