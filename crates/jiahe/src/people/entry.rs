//! From what was typed to what is kept: every field checked, faults beside their fields.

use chrono::Datelike;

use super::{Person, PersonEntry, Sex};
use crate::fault::Check;
use crate::kernel::tables::{Table, label};
use crate::kernel::{Day, PersonId, identity, places, text};

const NAME_MOST: usize = 60;
const LINE_MOST: usize = 200;

/// Reads one person of a form; `path` is where the form keeps it (`parties[0].person`). The person
/// carries id 0 and version 1 until the caller knows better.
pub fn read(entry: &PersonEntry, path: &str, today: Day, check: &mut Check) -> Person {
    let mut person = Person {
        id: PersonId(0),
        name: text::line(&entry.name),
        id_number: text::line(&entry.id_number),
        id_reason: text::line(&entry.id_reason),
        sex: entry.sex.unwrap_or(Sex::Unknown),
        birth: entry.birth,
        phone: String::new(),
        safe_contact: text::line(&entry.safe_contact),
        nation: entry.nation.clone(),
        marriage: entry.marriage.clone(),
        education: entry.education.clone(),
        occupation: text::line(&entry.occupation),
        workplace: text::line(&entry.workplace),
        registered_place: entry.registered_place.clone(),
        registered_address: text::line(&entry.registered_address),
        living_place: entry.living_place.clone(),
        living_address: text::line(&entry.living_address),
        version: 1,
    };
    check.that(!person.name.is_empty(), format!("{path}.name"), "required");
    check.fits(&person.name, NAME_MOST, format!("{path}.name"));
    for (field, value) in [
        ("id_reason", &person.id_reason),
        ("safe_contact", &person.safe_contact),
        ("occupation", &person.occupation),
        ("workplace", &person.workplace),
        ("registered_address", &person.registered_address),
        ("living_address", &person.living_address),
    ] {
        check.fits(value, LINE_MOST, format!("{path}.{field}"));
    }
    for (field, table, code) in [
        ("nation", Table::Nation, &person.nation),
        ("marriage", Table::Marriage, &person.marriage),
        ("education", Table::Education, &person.education),
    ] {
        check.that(code.is_empty() || label(table, code).is_some(), format!("{path}.{field}"), "unknown_code");
    }
    for (field, code) in [("registered_place", &person.registered_place), ("living_place", &person.living_place)] {
        check.that(code.is_empty() || places::place_name(code).is_some(), format!("{path}.{field}"), "unknown_code");
    }
    if !text::line(&entry.phone).is_empty() {
        match text::phone(&entry.phone) {
            Some(phone) => person.phone = phone,
            None => check.fail(format!("{path}.phone"), "phone"),
        }
    }
    read_number(&mut person, path, today, check);
    if let Some(birth) = person.birth {
        check.that(birth <= today, format!("{path}.birth"), "future");
        check.that(birth.year() >= 1900, format!("{path}.birth"), "too_early");
    }
    person
}

/// A number that passes fills birth and sex; one that fails is kept only with a reason (GB 11643).
fn read_number(person: &mut Person, path: &str, today: Day, check: &mut Check) {
    if person.id_number.is_empty() {
        person.id_reason.clear();
        return;
    }
    match identity::parse(&person.id_number, today) {
        Ok(known) => {
            person.sex = Sex::from(known.sex);
            person.birth = Some(known.birth);
            person.id_number = known.number;
            person.id_reason.clear();
        }
        Err(flaw) => {
            check.that(!person.id_reason.is_empty(), format!("{path}.id_number"), flaw.why);
            check.fits(&person.id_number, 30, format!("{path}.id_number"));
        }
    }
}

impl From<identity::Sex> for Sex {
    fn from(sex: identity::Sex) -> Self {
        match sex {
            identity::Sex::Male => Self::Male,
            identity::Sex::Female => Self::Female,
        }
    }
}

/// A record brought up to date by a form that names it: what was typed wins, what was left empty stays.
#[must_use]
pub fn merged(known: &Person, typed: Person) -> Person {
    let keep = |typed: String, known: &str| if typed.is_empty() { known.to_owned() } else { typed };
    Person {
        id: known.id,
        version: known.version,
        name: typed.name,
        sex: if typed.sex == Sex::Unknown { known.sex } else { typed.sex },
        birth: typed.birth.or(known.birth),
        id_reason: if typed.id_number.is_empty() { known.id_reason.clone() } else { typed.id_reason },
        id_number: keep(typed.id_number, &known.id_number),
        phone: keep(typed.phone, &known.phone),
        safe_contact: keep(typed.safe_contact, &known.safe_contact),
        nation: keep(typed.nation, &known.nation),
        marriage: keep(typed.marriage, &known.marriage),
        education: keep(typed.education, &known.education),
        occupation: keep(typed.occupation, &known.occupation),
        workplace: keep(typed.workplace, &known.workplace),
        registered_place: keep(typed.registered_place, &known.registered_place),
        registered_address: keep(typed.registered_address, &known.registered_address),
        living_place: keep(typed.living_place, &known.living_place),
        living_address: keep(typed.living_address, &known.living_address),
    }
}
