//! The same person must not stand twice on one form, nor be somebody this session may not know of.

use crate::cases::permission;
use crate::fault::{Check, Result};
use crate::kernel::PersonId;
use crate::people::{self, Person, entry};
use crate::screening;
use crate::store;
use crate::transact::View;

/// Where person `index` stands on the form, parties first.
#[must_use]
pub(super) fn path(index: usize, parties: usize, field: &str) -> String {
    match index.checked_sub(parties) {
        None => format!("parties[{index}].person.{field}"),
        Some(member) => format!("members[{member}].person.{field}"),
    }
}

pub(super) fn no_one_twice<'a>(
    parties: usize,
    people: impl Iterator<Item = (&'a Person, Option<PersonId>)> + Clone,
    check: &mut Check,
) {
    for (index, (person, existing)) in people.clone().enumerate() {
        let mut before = people.clone().take(index);
        let twice = before.any(|(other, known)| {
            (existing.is_some() && existing == known)
                || (!person.id_number.is_empty() && person.id_number == other.id_number)
        });
        check.that(!twice, path(index, parties, "id_number"), "twice");
    }
}

/// A person on record whom the form names and brings up to date with what was typed.
///
/// # Errors
/// The store's; what speaks against it goes to `check`.
pub(crate) fn may_be_brought_up_to_date(
    view: &View<'_>,
    existing: PersonId,
    typed: &Person,
    path: &dyn Fn(&str) -> String,
    check: &mut Check,
) -> Result<()> {
    let known = if is_known(view, existing)? { store::people::get(view.db, existing)? } else { None };
    let Some(known) = known else {
        check.fail(path("existing"), "unknown_code");
        return Ok(());
    };
    for field in people::reopened(view, &known, typed)? {
        check.fail(path(field), "contact_hidden");
    }
    let changes = entry::merged(&known, typed.clone()) != known;
    check.that(!changes || is_in_hand(view, existing)?, path("existing"), "looking_only");
    check.that(!changes || is_held(view, existing)?, path("existing"), "held_elsewhere");
    Ok(())
}

/// Whether no case of theirs that this session may know of is held by another station, whose word on them counts.
///
/// # Errors
/// The store's.
fn is_held(view: &View<'_>, person: PersonId) -> Result<bool> {
    for case in store::people::cases_of(view.db, person)? {
        if permission::may_see(view, case)? && permission::require_holder(view, case).is_err() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether this session may change the person's record: it only looks into none of their cases.
///
/// # Errors
/// The store's.
pub(crate) fn is_in_hand(view: &View<'_>, person: PersonId) -> Result<bool> {
    for case in store::people::cases_of(view.db, person)? {
        if permission::only_looks(view, case)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether this session may know of the person, through any case or the register.
pub(crate) fn is_known(view: &View<'_>, person: PersonId) -> Result<bool> {
    for case in store::people::cases_of(view.db, person)? {
        if permission::may_see(view, case)? {
            return Ok(true);
        }
    }
    screening::knows_person(view, person)
}
