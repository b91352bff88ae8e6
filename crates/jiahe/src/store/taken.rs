//! What hours take up: practitioners, rooms and people, with the gaps around them; and who stands against whom.

use rusqlite::types::ValueRef;
use rusqlite::{Row, Rows};

use super::Db;
use crate::appointments::free::{Pads, Span, Taken};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{AppointmentId, Day, Moment, PersonId, RoomId, StaffId};

/// Who or what an hour takes up, besides people on record.
#[derive(Debug, Clone, Copy)]
pub enum Taker<'a> {
    Practitioner(StaffId),
    Room(RoomId),
    /// A client without a record, by telephone.
    WalkIn(&'a str),
}

/// An hour of a day that is taken.
#[derive(Debug, Clone, Copy)]
pub struct DayHour {
    pub id: AppointmentId,
    pub taken: Taken,
}

/// An hour of a person.
#[derive(Debug, Clone, Copy)]
pub struct PersonHour {
    pub id: AppointmentId,
    pub day: Day,
    pub span: Span,
}

/// Whose an hour is.
#[derive(Debug, Clone, Copy)]
pub struct Busy {
    pub practitioner: StaffId,
    pub room: Option<RoomId>,
    pub taken: Taken,
}

/// How often somebody did not come.
#[derive(Debug, Clone, Copy, Default)]
pub struct Missed {
    pub no_shows: u32,
    pub late_cancelled: u32,
}

/// `…T09:30:00` as 570. Parsing two moments a row would be half the time of a search.
fn minute(value: ValueRef<'_>) -> Result<u16> {
    let text = value.as_bytes().map_err(rusqlite::Error::from)?;
    let digit = |at: usize| text.get(at).map(|byte| u16::from(byte.wrapping_sub(b'0')));
    match (digit(11), digit(12), digit(14), digit(15)) {
        (Some(a), Some(b), Some(c), Some(d)) => Ok((a * 10 + b) * 60 + c * 10 + d),
        _ => Err(Fault::new(Code::Damaged, "read when an hour begins")),
    }
}

fn span(row: &Row<'_>, start: usize, end: usize) -> Result<Span> {
    let (from, to) = (minute(row.get_ref(start)?)?, minute(row.get_ref(end)?)?);
    Span::new(from, to).ok_or_else(|| Fault::new(Code::Damaged, "read how long an hour is"))
}

fn until(to: Day) -> Day {
    to.succ_opt().unwrap_or(to)
}

/// # Errors
/// The engine's.
pub fn on_day(db: &Db, taker: Taker<'_>, day: Day) -> Result<Vec<DayHour>> {
    let sql = |condition: &str| {
        format!(
            "SELECT id, start_at, end_at, pad_before, pad_after FROM appointments
             WHERE {condition} AND start_at >= $2 AND start_at < $3 AND takes = 1"
        )
    };
    let read = |mut rows: Rows<'_>| {
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let pads = Pads { before: row.get(3)?, after: row.get(4)? };
            found.push(DayHour { id: row.get(0)?, taken: Taken { span: span(row, 1, 2)?, pads } });
        }
        Ok(found)
    };
    match taker {
        Taker::Practitioner(id) => {
            let own = read(db.prepare_cached(&sql("practitioner_id = $1"))?.query((id, day, until(day)))?)?;
            let shared = "kind = 'group' AND EXISTS
                (SELECT 1 FROM appointment_staff x WHERE x.appointment_id = appointments.id AND x.staff_id = $1)";
            let shared = read(db.prepare_cached(&sql(shared))?.query((id, day, until(day)))?)?;
            Ok(own.into_iter().chain(shared).collect())
        }
        Taker::Room(id) => read(db.prepare_cached(&sql("room_id = $1"))?.query((id, day, until(day)))?),
        Taker::WalkIn(phone) => {
            let condition = "person_id IS NULL AND client_phone = $1";
            read(db.prepare_cached(&sql(condition))?.query((phone, day, until(day)))?)
        }
    }
}

/// Tells every hour taken on the days from the first to the last, in order of its beginning.
///
/// # Errors
/// The engine's.
pub fn all(db: &Db, (from, to): (Day, Day), mut tell: impl FnMut(Day, Busy)) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT start_at, end_at, practitioner_id, room_id, pad_before, pad_after FROM appointments
         WHERE start_at >= $1 AND start_at < $2 AND takes = 1 ORDER BY start_at",
    )?;
    let mut rows = statement.query((from, until(to)))?;
    let (mut text, mut day): (Vec<u8>, Day) = (Vec::new(), from);
    while let Some(row) = rows.next()? {
        let begins = row.get_ref(0)?.as_bytes().map_err(rusqlite::Error::from)?;
        let date = begins.get(..10).unwrap_or_default();
        if date != text {
            date.clone_into(&mut text);
            let read = std::str::from_utf8(date).ok().and_then(|date| date.parse().ok());
            day = read.ok_or_else(|| Fault::new(Code::Damaged, "read the day of an hour"))?;
        }
        let pads = Pads { before: row.get(4)?, after: row.get(5)? };
        tell(day, Busy { practitioner: row.get(2)?, room: row.get(3)?, taken: Taken { span: span(row, 0, 1)?, pads } });
    }
    let mut statement = db.prepare_cached(
        "SELECT a.start_at, a.end_at, x.staff_id, a.pad_before, a.pad_after
         FROM appointment_staff x JOIN appointments a ON a.id = x.appointment_id
         WHERE a.start_at >= $1 AND a.start_at < $2 AND a.takes = 1",
    )?;
    let mut rows = statement.query((from, until(to)))?;
    while let Some(row) = rows.next()? {
        let start: Moment = row.get(0)?;
        let pads = Pads { before: row.get(3)?, after: row.get(4)? };
        let taken = Taken { span: span(row, 0, 1)?, pads };
        tell(start.date(), Busy { practitioner: row.get(2)?, room: None, taken });
    }
    Ok(())
}

fn hours(mut rows: Rows<'_>) -> Result<Vec<PersonHour>> {
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let start: Moment = row.get(1)?;
        found.push(PersonHour { id: row.get(0)?, day: start.date(), span: span(row, 1, 2)? });
    }
    Ok(found)
}

/// Hours that somebody on record comes to, alone or with others.
///
/// # Errors
/// The engine's.
pub fn of_person(db: &Db, person: PersonId, (from, to): (Day, Day)) -> Result<Vec<PersonHour>> {
    let mut statement = db.prepare_cached(
        "SELECT id, start_at, end_at FROM appointments WHERE person_id = $1 AND start_at >= $2 AND start_at < $3 AND takes = 1
         UNION ALL SELECT a.id, a.start_at, a.end_at FROM appointment_people o JOIN appointments a ON a.id = o.appointment_id
         WHERE o.person_id = $1 AND a.start_at >= $2 AND a.start_at < $3 AND a.takes = 1",
    )?;
    hours(statement.query((person, from, until(to)))?)
}

/// Hours for which somebody comes to the station, those booked by their telephone only among them.
///
/// # Errors
/// The engine's.
pub fn at_station(db: &Db, person: PersonId, (from, to): (Day, Day)) -> Result<Vec<PersonHour>> {
    let mut statement = db.prepare_cached(
        "SELECT id, start_at, end_at FROM appointments WHERE (person_id = $1
             OR (person_id IS NULL AND client_phone <> '' AND client_phone = (SELECT phone FROM people WHERE id = $1)))
           AND mode = 'in_person' AND takes = 1 AND start_at >= $2 AND start_at < $3
         UNION ALL SELECT a.id, a.start_at, a.end_at FROM appointment_people o JOIN appointments a ON a.id = o.appointment_id
         WHERE o.person_id = $1 AND a.mode = 'in_person' AND a.takes = 1 AND a.start_at >= $2 AND a.start_at < $3",
    )?;
    hours(statement.query((person, from, until(to)))?)
}

/// Hours of a practitioner on some days that are still to come.
///
/// # Errors
/// The engine's.
pub fn hours_with(db: &Db, staff: StaffId, (from, to): (Day, Day), now: Moment) -> Result<Vec<Span>> {
    let mut statement = db.prepare_cached(
        "SELECT id, start_at, end_at FROM appointments
         WHERE (practitioner_id = $1 OR (kind = 'group' AND EXISTS
             (SELECT 1 FROM appointment_staff x WHERE x.appointment_id = appointments.id AND x.staff_id = $1)))
           AND start_at >= $2 AND start_at < $3 AND start_at >= $4 AND takes = 1 ORDER BY start_at",
    )?;
    let found = hours(statement.query((staff, from, until(to), now))?)?;
    Ok(found.into_iter().map(|one| one.span).collect())
}

/// The other side in every open case of a person: 申请人 against 被申请人, 受害人 against 涉嫌加害人.
///
/// # Errors
/// The engine's.
pub fn opposed(db: &Db, person: PersonId) -> Result<Vec<PersonId>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT o.person_id FROM case_parties m JOIN cases c ON c.id = m.case_id JOIN case_parties o ON o.case_id = m.case_id
         WHERE m.person_id = $1 AND o.person_id <> $1 AND c.state <> 'archived'
           AND ((m.role IN ('applicant', 'victim') AND o.role IN ('respondent', 'accused'))
             OR (m.role IN ('respondent', 'accused') AND o.role IN ('applicant', 'victim')))",
    )?;
    Ok(statement.query_map([person], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn missed(db: &Db, person: PersonId, since: Day) -> Result<Missed> {
    let sql = "SELECT coalesce(sum(state = 'no_show' AND absent <> 'practitioner'), 0), coalesce(sum(state = 'late_cancelled'), 0)
         FROM appointments WHERE person_id = $1 AND start_at >= $2";
    let read = |row: &Row<'_>| Ok(Missed { no_shows: row.get(0)?, late_cancelled: row.get(1)? });
    Ok(db.prepare_cached(sql)?.query_row((person, since), read)?)
}

/// How many hours are still to come in a room.
///
/// # Errors
/// The engine's.
pub fn coming_in(db: &Db, room: RoomId, now: Moment) -> Result<u32> {
    let sql = "SELECT count(*) FROM appointments WHERE room_id = $1 AND start_at >= $2 AND takes = 1";
    Ok(db.prepare_cached(sql)?.query_row((room, now), |row| row.get(0))?)
}
