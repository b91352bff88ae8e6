//! 隐藏联系方式: where a person hides and how to reach them, for the people named and nobody else. The open
//! record keeps nothing of it.

use std::collections::BTreeSet;

use super::{ContactSealed, HiddenContact, HiddenContactRead, HideContact, PersonAsked, matches, standing};
use crate::api::Noun;
use crate::cases::{EventKind, permission, timeline};
use crate::compartments::{self, CompartmentKind::HiddenContact as KIND};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{PersonId, StaffId, text};
use crate::people::Person;
use crate::store;
use crate::transact::{Act, View};

fn known(act: &Act<'_>, id: PersonId) -> Result<Person> {
    let person = store::people::get(act.db, id)?.ok_or_else(|| Fault::not_found("a person"))?;
    if matches::known_from(act, &person)?.is_empty() {
        return Err(Fault::not_found("a person"));
    }
    Ok(person)
}

/// Seals the contact for those named (and whoever writes it), and takes phone and address out of the open
/// record; tells where they still stand in what people wrote. Only a present reader changes what is there already.
///
/// # Errors
/// A field that does not pass; `readers[i]` for somebody without an account; [`Code::Forbidden`].
pub fn hide_contact(act: &mut Act<'_>, asked: HideContact) -> Result<ContactSealed> {
    let person = known(act, asked.id)?;
    let contact = HiddenContact {
        address: text::line(&asked.contact.address),
        phone: text::line(&asked.contact.phone),
        note: text::block(&asked.contact.note),
        registered_address: text::line(&asked.contact.registered_address),
        safe_contact: text::line(&asked.contact.safe_contact),
    };
    let mut check = Check::default();
    check.that(!contact.address.is_empty() || !contact.phone.is_empty(), "contact.address", "required");
    check.fits(&contact.address, 200, "contact.address");
    check.fits(&contact.phone, 60, "contact.phone");
    check.fits(&contact.note, 1_000, "contact.note");
    check.fits(&contact.registered_address, 200, "contact.registered_address");
    check.fits(&contact.safe_contact, 200, "contact.safe_contact");
    for (index, reader) in asked.readers.iter().enumerate() {
        compartments::may_be_reader(act, *reader, &format!("readers[{index}]"), &mut check)?;
    }
    check.done()?;
    let me = act.session.staff;
    for case in store::people::cases_of(act.db, asked.id)? {
        if permission::may_see(act, case)? {
            permission::require_hand(act, case)?;
        }
    }
    let readers_before = compartments::readers(act, KIND, asked.id.0)?;
    if !readers_before.is_empty() && readers_before.iter().all(|reader| reader.staff != me) {
        return Err(Fault::new(Code::Forbidden, "change a hidden contact one is not named on"));
    }
    let readers: BTreeSet<StaffId> = asked.readers.iter().copied().chain([me]).collect();
    let plain = serde_json::to_string(&contact).map_err(|_| Fault::internal("spell a contact"))?;
    compartments::seal(act, KIND, asked.id.0, &readers, &plain)?;
    let emptied = emptied(person.clone(), &contact);
    store::people::update(act.db, &emptied)?;
    for case in store::people::cases_of(act.db, emptied.id)? {
        if permission::may_see(act, case)? {
            timeline::happened(act, case, EventKind::ContactHidden, "", "", &emptied.name)?;
        }
    }
    act.note(Noun::People, emptied.id.0, "contact hidden");
    Ok(ContactSealed { still_open: standing::still_open(act, &person, &contact)? })
}

/// The open record without what is sealed now. Where somebody is registered and how to call them safely go
/// only when they were written down here too: the one may be of use on papers, the other keeps a colleague
/// who may not read this from calling at the wrong time.
fn emptied(person: Person, contact: &HiddenContact) -> Person {
    let registered = contact.registered_address.is_empty();
    Person {
        phone: String::new(),
        living_place: String::new(),
        living_address: String::new(),
        registered_place: if registered { person.registered_place } else { String::new() },
        registered_address: if registered { person.registered_address } else { String::new() },
        safe_contact: if contact.safe_contact.is_empty() { person.safe_contact } else { String::new() },
        ..person
    }
}

/// What somebody typed that must not stand in the open record of a person whose contact is sealed: it
/// belongs in the compartment. Empty while nothing is sealed.
///
/// # Errors
/// The store's.
pub(crate) fn reopened(view: &View<'_>, known: &Person, typed: &Person) -> Result<Vec<&'static str>> {
    if compartments::readers(view, KIND, known.id.0)?.is_empty() {
        return Ok(Vec::new());
    }
    let fields = [
        ("phone", &typed.phone, &known.phone),
        ("living_place", &typed.living_place, &known.living_place),
        ("living_address", &typed.living_address, &known.living_address),
        ("registered_place", &typed.registered_place, &known.registered_place),
        ("registered_address", &typed.registered_address, &known.registered_address),
    ];
    Ok(fields
        .into_iter()
        .filter(|(_, typed, known)| !typed.is_empty() && typed != known)
        .map(|(field, ..)| field)
        .collect())
}

/// Reading is written down, so this is a command that writes.
///
/// # Errors
/// [`Code::Forbidden`] to anybody not named; [`Code::CompartmentsShut`] before the own password was typed.
pub fn read_contact(act: &mut Act<'_>, asked: PersonAsked) -> Result<HiddenContactRead> {
    known(act, asked.id)?;
    let plain = compartments::open(act, KIND, asked.id.0)?.ok_or_else(|| Fault::not_found("a hidden contact"))?;
    act.note(Noun::People, asked.id.0, "hidden contact read");
    let contact = serde_json::from_str(&plain).map_err(|_| Fault::new(Code::Damaged, "read a contact"))?;
    Ok(HiddenContactRead { contact, readers: compartments::readers(act, KIND, asked.id.0)? })
}
