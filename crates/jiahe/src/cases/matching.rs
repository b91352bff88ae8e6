//! The same person must not stand twice on one form, nor be somebody this session may not know of.

use crate::cases::permission;
use crate::fault::{Check, Result};
use crate::kernel::PersonId;
use crate::people::Person;
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

/// Whether this session may know of the person, through any case or the register.
pub(crate) fn is_known(view: &View<'_>, person: PersonId) -> Result<bool> {
    for case in store::people::cases_of(view.db, person)? {
        if permission::may_see(view, case)? {
            return Ok(true);
        }
    }
    screening::knows_person(view, person)
}
