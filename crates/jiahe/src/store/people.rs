//! People and households.

use rusqlite::{OptionalExtension, Row};

use super::{Db, find};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Clock, Day, HouseholdId, PersonId};
use crate::people::Person;

pub(super) const COLUMNS: &str = "p.id, p.name, p.id_number, p.id_reason, p.sex, p.birth, p.phone, p.safe_contact, p.nation, p.marriage, \
     p.education, p.occupation, p.workplace, p.registered_place, p.registered_address, p.living_place, p.living_address, p.version";

/// How many columns [`COLUMNS`] has: further columns of a join begin there.
pub(super) const WIDTH: usize = 18;

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get(0)?,
        name: row.get(1)?,
        id_number: row.get(2)?,
        id_reason: row.get(3)?,
        sex: row.get(4)?,
        birth: row.get(5)?,
        phone: row.get(6)?,
        safe_contact: row.get(7)?,
        nation: row.get(8)?,
        marriage: row.get(9)?,
        education: row.get(10)?,
        occupation: row.get(11)?,
        workplace: row.get(12)?,
        registered_place: row.get(13)?,
        registered_address: row.get(14)?,
        living_place: row.get(15)?,
        living_address: row.get(16)?,
        version: row.get(17)?,
    })
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: PersonId) -> Result<Option<Person>> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM people p WHERE p.id = $1"))?
        .query_row([id], read)
        .optional()?)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, person: &Person, clock: Clock) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO people (id, name, id_number, id_reason, sex, birth, phone, safe_contact, nation, marriage, education, occupation,
           workplace, registered_place, registered_address, living_place, living_address, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
    )?
    .execute(rusqlite::params![
        person.id,
        person.name,
        person.id_number,
        person.id_reason,
        person.sex,
        person.birth,
        person.phone,
        person.safe_contact,
        person.nation,
        person.marriage,
        person.education,
        person.occupation,
        person.workplace,
        person.registered_place,
        person.registered_address,
        person.living_place,
        person.living_address,
        person.version,
        clock.now,
    ])?;
    find::index(db, person)
}

/// Replaces every field; the version goes up by one.
///
/// # Errors
/// [`Code::Stale`] when the record's version is not `person.version`.
pub fn update(db: &Db, person: &Person) -> Result<()> {
    let rows = db
        .prepare_cached(
            "UPDATE people SET name = $1, id_number = $2, id_reason = $3, sex = $4, birth = $5, phone = $6, safe_contact = $7,
               nation = $8, marriage = $9, education = $10, occupation = $11, workplace = $12, registered_place = $13,
               registered_address = $14, living_place = $15, living_address = $16, version = version + 1
             WHERE id = $17 AND version = $18",
        )?
        .execute(rusqlite::params![
            person.name,
            person.id_number,
            person.id_reason,
            person.sex,
            person.birth,
            person.phone,
            person.safe_contact,
            person.nation,
            person.marriage,
            person.education,
            person.occupation,
            person.workplace,
            person.registered_place,
            person.registered_address,
            person.living_place,
            person.living_address,
            person.id,
            person.version,
        ])?;
    if rows == 0 {
        return Err(Fault::new(Code::Stale, "change a person"));
    }
    find::index(db, person)
}

/// People who share the number, the phone, the name or the address; at most 50.
///
/// # Errors
/// The engine's.
pub fn alike(db: &Db, id_number: &str, phone: &str, name: &str, address: &str) -> Result<Vec<Person>> {
    let mut found = Vec::new();
    for (column, value) in [("id_number", id_number), ("phone", phone), ("living_address", address), ("name", name)] {
        if value.is_empty() {
            continue;
        }
        let mut statement = db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM people p WHERE p.{column} = $1 AND p.{column} <> '' ORDER BY p.id DESC LIMIT 20"
        ))?;
        for person in statement.query_map([value], read)? {
            let person = person?;
            if found.iter().all(|known: &Person| known.id != person.id) {
                found.push(person);
            }
        }
    }
    Ok(found)
}

/// Every case the person is a party to or a household member of, newest first.
///
/// # Errors
/// The engine's.
pub fn cases_of(db: &Db, person: PersonId) -> Result<Vec<CaseId>> {
    let mut statement = db.prepare_cached(
        "SELECT case_id FROM case_parties WHERE person_id = $1
         UNION SELECT c.id FROM household_members m JOIN cases c ON c.household_id = m.household_id WHERE m.person_id = $2
         ORDER BY 1 DESC",
    )?;
    Ok(statement.query_map((person, person), |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Whether the person is a party to the case or of its household.
///
/// # Errors
/// The engine's.
pub fn is_on_case(db: &Db, person: PersonId, case: CaseId) -> Result<bool> {
    Ok(cases_of(db, person)?.contains(&case))
}

/// # Errors
/// The engine's.
pub fn insert_household(db: &Db, id: HouseholdId, clock: Clock) -> Result<()> {
    db.execute("INSERT INTO households (id, created_at) VALUES ($1, $2)", (id, clock.now))?;
    Ok(())
}

/// The newest household the person belongs to.
///
/// # Errors
/// The engine's.
pub fn household_of(db: &Db, person: PersonId) -> Result<Option<HouseholdId>> {
    Ok(db
        .query_row(
            "SELECT household_id FROM household_members WHERE person_id = $1 ORDER BY household_id DESC LIMIT 1",
            [person],
            |row| row.get(0),
        )
        .optional()?)
}

/// Adds the person, or changes their relation to the head.
///
/// # Errors
/// The engine's.
pub fn put_in_household(
    db: &Db,
    household: HouseholdId,
    person: PersonId,
    relation: &str,
    position: i64,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO household_members (household_id, person_id, relation, position) VALUES ($1, $2, $3, $4)
         ON CONFLICT (household_id, person_id) DO UPDATE SET relation = excluded.relation",
    )?
    .execute((household, person, relation, position))?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn household(db: &Db, household: HouseholdId) -> Result<Vec<(String, Person)>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS}, m.relation FROM household_members m JOIN people p ON p.id = m.person_id
         WHERE m.household_id = $1 ORDER BY m.position, m.person_id"
    ))?;
    Ok(statement.query_map([household], |row| Ok((row.get(WIDTH)?, read(row)?)))?.collect::<Result<_, _>>()?)
}

/// The day the person was born, for rules about minors.
#[must_use]
pub fn age_on(birth: Day, day: Day) -> i32 {
    i32::try_from(day.years_since(birth).unwrap_or(0)).unwrap_or(i32::MAX)
}
