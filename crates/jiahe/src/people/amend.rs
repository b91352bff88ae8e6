//! Corrects a person's record; every case of theirs says so on its timeline.

use super::{Person, PersonAmendment, entry, matches};
use crate::api::Noun;
use crate::cases::{EventKind, permission, timeline};
use crate::fault::{Check, Fault, Result};
use crate::store;
use crate::transact::Act;

/// # Errors
/// A field that does not pass, [`crate::Code::Stale`], or [`crate::Code::NotFound`] for a person of
/// no case this session may see.
pub fn amend(act: &mut Act<'_>, asked: PersonAmendment) -> Result<Person> {
    let known = store::people::get(act.db, asked.id)?.ok_or_else(|| Fault::not_found("a person"))?;
    if matches::known_from(act, &known)?.is_empty() {
        return Err(Fault::not_found("a person"));
    }
    for case in store::people::cases_of(act.db, known.id)? {
        if permission::may_see(act, case)? {
            permission::require_hand(act, case)?;
        }
    }
    let mut check = Check::default();
    let typed = entry::read(&asked.entry, "entry", act.clock.today(), &mut check);
    for field in super::reopened(act, &known, &typed)? {
        check.fail(format!("entry.{field}"), "contact_hidden");
    }
    check.done()?;
    store::people::update(act.db, &Person { id: known.id, version: asked.version, ..typed })?;
    for case in store::people::cases_of(act.db, known.id)? {
        if permission::may_see(act, case)? {
            timeline::happened(act, case, EventKind::Amended, "", "person", &known.name)?;
        }
    }
    act.note(Noun::People, known.id.0, "");
    store::people::get(act.db, known.id)?.ok_or_else(|| Fault::not_found("a person"))
}
