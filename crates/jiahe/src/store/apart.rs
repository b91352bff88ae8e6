//! Two people who are kept apart, and the hours that keeps from them.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::fault::Result;
use crate::kernel::{CaseId, ClassId, Clock, Day, Moment, NoContactId, PersonId, ProtectionOrderId, StaffId};
use crate::protection::NoContact;

/// A row to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewPair<'a> {
    pub id: NoContactId,
    pub case: CaseId,
    pub first: PersonId,
    pub second: PersonId,
    pub order: Option<ProtectionOrderId>,
    pub reason: &'a str,
    pub from: Day,
    pub until: Option<Day>,
    pub by: StaffId,
}

/// The other of a pair that nobody has ended.
#[derive(Debug, Clone, Copy)]
pub struct Other {
    pub other: PersonId,
    from: Day,
    until: Option<Day>,
}

impl Other {
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, pair: &NewPair<'_>, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO no_contacts (id, case_id, first_id, second_id, order_id, reason, from_on, until_on, set_by, set_at, ended_on, ended_by, end_reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, NULL, '')",
        (pair.id, pair.case, pair.first, pair.second, pair.order, pair.reason, pair.from, pair.until, pair.by, clock.now),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn prolong(db: &Db, id: NoContactId, until: Option<Day>) -> Result<()> {
    db.execute("UPDATE no_contacts SET until_on = $1 WHERE id = $2", (until, id))?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn end(db: &Db, id: NoContactId, (on, by): (Day, StaffId), reason: &str) -> Result<()> {
    db.execute(
        "UPDATE no_contacts SET ended_on = $1, ended_by = $2, end_reason = $3 WHERE id = $4",
        (on, by, reason, id),
    )?;
    Ok(())
}

/// The pair of an order that nobody has ended.
///
/// # Errors
/// The engine's.
pub fn of_order(db: &Db, order: ProtectionOrderId) -> Result<Option<NoContactId>> {
    let sql = "SELECT id FROM no_contacts WHERE order_id = $1 AND ended_on IS NULL";
    Ok(db.prepare_cached(sql)?.query_row([order], |row| row.get(0)).optional()?)
}

/// # Errors
/// The engine's.
pub fn case_of(db: &Db, id: NoContactId) -> Result<Option<CaseId>> {
    let sql = "SELECT case_id FROM no_contacts WHERE id = $1";
    Ok(db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

/// All of a case, also those that ended; the newest first.
///
/// # Errors
/// The engine's.
pub fn of_case(db: &Db, case: CaseId, clock: Clock) -> Result<Vec<NoContact>> {
    let mut statement = db.prepare_cached(
        "SELECT n.id, n.first_id, f.name, n.second_id, s.name, n.order_id, n.reason, n.from_on, n.until_on, n.set_by, w.name, n.ended_on,
           n.end_reason
         FROM no_contacts n JOIN people f ON f.id = n.first_id JOIN people s ON s.id = n.second_id JOIN staff w ON w.id = n.set_by
         WHERE n.case_id = $1 ORDER BY n.id DESC",
    )?;
    let today = clock.today();
    let rows = statement.query_map([case], |row| {
        let (from, until, ended_on): (Day, Option<Day>, Option<Day>) = (row.get(7)?, row.get(8)?, row.get(11)?);
        Ok(NoContact {
            id: row.get(0)?,
            first: row.get(1)?,
            first_name: row.get(2)?,
            second: row.get(3)?,
            second_name: row.get(4)?,
            order: row.get(5)?,
            reason: row.get(6)?,
            from,
            until,
            set_by: row.get(9)?,
            set_by_name: row.get(10)?,
            ended_on,
            end_reason: row.get(12)?,
            holds: ended_on.is_none() && until.is_none_or(|until| today <= until),
            clashes: Vec::new(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn other(row: &Row<'_>) -> rusqlite::Result<Other> {
    Ok(Other { other: row.get(0)?, from: row.get(1)?, until: row.get(2)? })
}

/// From whom a person is kept apart, in whatever case and under whichever of their records: somebody entered twice
/// does not undo an order.
///
/// # Errors
/// The engine's.
pub fn others(db: &Db, person: PersonId) -> Result<Vec<Other>> {
    let mut found = Vec::new();
    for own in records_of(db, person)? {
        for pair in pairs(db, own)? {
            found.extend(records_of(db, pair.other)?.into_iter().map(|other| Other { other, ..pair }));
        }
    }
    Ok(found)
}

fn pairs(db: &Db, person: PersonId) -> Result<Vec<Other>> {
    let mut statement = db.prepare_cached(
        "SELECT second_id, from_on, until_on FROM no_contacts WHERE first_id = $1 AND ended_on IS NULL
         UNION ALL SELECT first_id, from_on, until_on FROM no_contacts WHERE second_id = $1 AND ended_on IS NULL",
    )?;
    Ok(statement.query_map([person], other)?.collect::<Result<_, _>>()?)
}

/// A person's own record and those that may well be of the same person: of the same name, where neither identity
/// number nor day of birth says otherwise.
fn records_of(db: &Db, person: PersonId) -> Result<Vec<PersonId>> {
    let mut statement = db.prepare_cached(
        "SELECT q.id FROM people p JOIN people q ON q.name = p.name WHERE p.id = $1 AND (q.id = p.id OR (p.name <> ''
           AND (q.id_number = '' OR p.id_number = '' OR q.id_number = p.id_number)
           AND (q.birth IS NULL OR p.birth IS NULL OR q.birth = p.birth))) ORDER BY q.id",
    )?;
    Ok(statement.query_map([person], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn people_by_phone(db: &Db, phone: &str) -> Result<Vec<PersonId>> {
    let mut statement = db.prepare_cached("SELECT id FROM people WHERE phone = $1 AND phone <> '' ORDER BY id")?;
    Ok(statement.query_map([phone], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// What a person has still booked at the station in this case.
///
/// # Errors
/// The engine's.
pub fn booked(db: &Db, case: CaseId, person: PersonId, now: Moment) -> Result<Vec<(Moment, Moment)>> {
    let mut statement = db.prepare_cached(
        "SELECT start_at, end_at FROM appointments a WHERE (person_id = $1 OR EXISTS
             (SELECT 1 FROM appointment_people o WHERE o.appointment_id = a.id AND o.person_id = $1))
           AND (case_id = $2 OR group_id IS NOT NULL) AND mode = 'in_person' AND takes = 1 AND start_at >= $3 ORDER BY start_at",
    )?;
    Ok(statement.query_map((person, case, now), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Who of those on record sits in a session of family education.
///
/// # Errors
/// The engine's.
pub fn enrolled(db: &Db, class: ClassId) -> Result<Vec<PersonId>> {
    let sql = "SELECT person_id FROM enrolments WHERE class_id = $1 AND person_id IS NOT NULL AND state IN ('enrolled', 'attended')";
    Ok(db.prepare_cached(sql)?.query_map([class], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
