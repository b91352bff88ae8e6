//! Appointments and the counselling notes on them.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::appointments::{Appointment, AppointmentState, Mode};
use crate::cases::{Level, Service};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{AppointmentId, CaseId, Clock, Day, Moment, PersonId, RoomId, StaffId};

/// An appointment, and what the permission rule needs to know of it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub appointment: Appointment,
    /// `None` without a case.
    pub level: Option<Level>,
    pub on_team: bool,
    /// Break-glass access to the case is open.
    pub through: bool,
    /// Named on the counselling note.
    pub reader: bool,
}

/// A row to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewAppointment<'a> {
    pub id: AppointmentId,
    pub case: Option<CaseId>,
    pub person: Option<PersonId>,
    /// Empty when `person` is given: theirs is read from the record.
    pub client: &'a str,
    pub client_phone: &'a str,
    pub service: Service,
    pub practitioner: StaffId,
    pub room: Option<RoomId>,
    pub mode: Mode,
    pub start: Moment,
    pub end: Moment,
    pub state: AppointmentState,
    pub booked_by: StaffId,
}

/// Where an appointment moves to.
#[derive(Debug, Clone, Copy)]
pub struct Moved<'a> {
    pub practitioner: StaffId,
    pub room: Option<RoomId>,
    pub start: Moment,
    pub end: Moment,
    pub reason: &'a str,
}

/// Who or what an hour takes up.
#[derive(Debug, Clone, Copy)]
pub enum Taker<'a> {
    Practitioner(StaffId),
    Room(RoomId),
    Person(PersonId),
    /// A client without a record, by telephone.
    WalkIn(&'a str),
}

/// An hour that is taken, in minutes since midnight.
#[derive(Debug, Clone, Copy)]
pub struct Busy {
    pub practitioner: StaffId,
    pub room: Option<RoomId>,
    pub person: Option<PersonId>,
    pub from: u16,
    pub to: u16,
}

/// `$1` is the staff member who asks.
const SELECT: &str = "SELECT a.id, a.case_id, coalesce(c.code, ''), a.person_id, coalesce(p.name, a.client), \
     coalesce(p.phone, a.client_phone), coalesce(p.safe_contact, ''), a.service, a.practitioner_id, s.name, a.room_id, \
     coalesce(r.name, ''), a.mode, a.start_at, a.end_at, a.state, a.reason, \
     EXISTS (SELECT 1 FROM compartments n WHERE n.kind = 'counselling_note' AND n.record = a.id), a.version, c.level, \
     EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = a.case_id AND t.staff_id = $1), \
     EXISTS (SELECT 1 FROM glass g WHERE g.ended = 0 AND g.case_id = a.case_id AND g.staff_id = $1), \
     EXISTS (SELECT 1 FROM compartment_letters l WHERE l.kind = 'counselling_note' AND l.record = a.id AND l.staff_id = $1) \
     FROM appointments a JOIN staff s ON s.id = a.practitioner_id LEFT JOIN rooms r ON r.id = a.room_id \
     LEFT JOIN people p ON p.id = a.person_id LEFT JOIN cases c ON c.id = a.case_id";

fn read(row: &Row<'_>) -> rusqlite::Result<Listed> {
    let appointment = Appointment {
        id: row.get(0)?,
        case: row.get(1)?,
        case_code: row.get(2)?,
        person: row.get(3)?,
        client: row.get(4)?,
        client_phone: row.get(5)?,
        safe_contact: row.get(6)?,
        service: row.get(7)?,
        practitioner: row.get(8)?,
        practitioner_name: row.get(9)?,
        room: row.get(10)?,
        room_name: row.get(11)?,
        mode: row.get(12)?,
        start: row.get(13)?,
        end: row.get(14)?,
        state: row.get(15)?,
        reason: row.get(16)?,
        hidden: false,
        has_note: row.get(17)?,
        may_read_note: false,
        looking: false,
        may_move: false,
        version: row.get(18)?,
    };
    Ok(Listed { appointment, level: row.get(19)?, on_team: row.get(20)?, through: row.get(21)?, reader: row.get(22)? })
}

/// Those that begin on the days from the first to the last, both included, in order of their start.
///
/// # Errors
/// The engine's.
pub fn range(db: &Db, me: StaffId, (from, to): (Day, Day), practitioner: Option<StaffId>) -> Result<Vec<Listed>> {
    let until = to.succ_opt().unwrap_or(to);
    let rows = match practitioner {
        None => db
            .prepare_cached(&format!("{SELECT} WHERE a.start_at >= $2 AND a.start_at < $3 ORDER BY a.start_at, a.id"))?
            .query_map((me, from, until), read)?
            .collect::<Result<_, _>>(),
        Some(practitioner) => db
            .prepare_cached(&format!(
                "{SELECT} WHERE a.practitioner_id = $2 AND a.start_at >= $3 AND a.start_at < $4 ORDER BY a.start_at, a.id"
            ))?
            .query_map((me, practitioner, from, until), read)?
            .collect::<Result<_, _>>(),
    };
    Ok(rows?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, me: StaffId, id: AppointmentId) -> Result<Option<Listed>> {
    Ok(db.prepare_cached(&format!("{SELECT} WHERE a.id = $2"))?.query_row((me, id), read).optional()?)
}

/// The newest first.
///
/// # Errors
/// The engine's.
pub fn of_case(db: &Db, me: StaffId, case: CaseId) -> Result<Vec<Listed>> {
    let mut statement =
        db.prepare_cached(&format!("{SELECT} WHERE a.case_id = $2 ORDER BY a.start_at DESC, a.id DESC"))?;
    Ok(statement.query_map((me, case), read)?.collect::<Result<_, _>>()?)
}

/// Which case an appointment belongs to, whoever asks.
///
/// # Errors
/// The engine's, also when there is no such appointment.
pub fn case_of(db: &Db, id: AppointmentId) -> Result<Option<CaseId>> {
    Ok(db.prepare_cached("SELECT case_id FROM appointments WHERE id = $1")?.query_row([id], |row| row.get(0))?)
}

/// Whether a booked or attended hour of the taker's overlaps the half-open time from `start` to `end`.
///
/// # Errors
/// The engine's.
pub fn is_taken(db: &Db, taker: Taker<'_>, start: Moment, end: Moment, except: Option<AppointmentId>) -> Result<bool> {
    // Appointments end on the day they begin: none that began before this day reaches into it.
    let (day, except) = (start.date(), except.unwrap_or(AppointmentId(0)));
    let sql = |condition: &str| {
        format!(
            "SELECT EXISTS (SELECT 1 FROM appointments WHERE {condition} AND start_at >= $2 AND start_at < $3 AND end_at > $4
               AND state IN ('booked', 'attended') AND id <> $5)"
        )
    };
    let taken = match taker {
        Taker::Practitioner(id) => {
            db.prepare_cached(&sql("practitioner_id = $1"))?.query_row((id, day, end, start, except), |row| row.get(0))
        }
        Taker::Room(id) => {
            db.prepare_cached(&sql("room_id = $1"))?.query_row((id, day, end, start, except), |row| row.get(0))
        }
        Taker::Person(id) => {
            db.prepare_cached(&sql("person_id = $1"))?.query_row((id, day, end, start, except), |row| row.get(0))
        }
        Taker::WalkIn(phone) => db
            .prepare_cached(&sql("person_id IS NULL AND client_phone = $1"))?
            .query_row((phone, day, end, start, except), |row| row.get(0)),
    };
    Ok(taken?)
}

/// Every hour taken from `from` until `until` (not included), by day.
///
/// # Errors
/// The engine's.
pub fn busy(db: &Db, from: Day, until: Day) -> Result<HashMap<Day, Vec<Busy>>> {
    // Minutes are taken from the text by the engine: parsing two moments a row would be half the time of a search.
    let mut statement = db.prepare_cached(
        "SELECT substr(start_at, 1, 10), practitioner_id, room_id, person_id,
           CAST(substr(start_at, 12, 2) AS INTEGER) * 60 + CAST(substr(start_at, 15, 2) AS INTEGER),
           CAST(substr(end_at, 12, 2) AS INTEGER) * 60 + CAST(substr(end_at, 15, 2) AS INTEGER)
         FROM appointments WHERE start_at >= $1 AND start_at < $2 AND state IN ('booked', 'attended') ORDER BY start_at",
    )?;
    let mut rows = statement.query((from, until))?;
    let mut found: HashMap<Day, Vec<Busy>> = HashMap::new();
    let (mut text, mut day, mut held) = (String::new(), from, Vec::new());
    while let Some(row) = rows.next()? {
        let begins = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        if begins != text {
            if !held.is_empty() {
                found.insert(day, std::mem::take(&mut held));
            }
            begins.clone_into(&mut text);
            day = row.get(0)?;
        }
        held.push(Busy {
            practitioner: row.get(1)?,
            room: row.get(2)?,
            person: row.get(3)?,
            from: row.get(4)?,
            to: row.get(5)?,
        });
    }
    if !held.is_empty() {
        found.insert(day, held);
    }
    Ok(found)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, new: &NewAppointment<'_>, clock: Clock) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO appointments (id, case_id, person_id, client, client_phone, service, practitioner_id, room_id, mode, start_at,
           end_at, state, reason, booked_by, created_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', $13, $14, 1)",
    )?
    .execute(rusqlite::params![
        new.id,
        new.case,
        new.person,
        new.client,
        new.client_phone,
        new.service,
        new.practitioner,
        new.room,
        new.mode,
        new.start,
        new.end,
        new.state,
        new.booked_by,
        clock.now,
    ])?;
    Ok(())
}

fn fresh(rows: usize) -> Result<()> {
    if rows == 0 { Err(Fault::new(Code::Stale, "change an appointment")) } else { Ok(()) }
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `version`.
pub fn move_to(db: &Db, id: AppointmentId, version: i64, to: &Moved<'_>) -> Result<()> {
    let rows = db
        .prepare_cached(
            "UPDATE appointments SET practitioner_id = $1, room_id = $2, start_at = $3, end_at = $4, reason = $5, version = version + 1
             WHERE id = $6 AND version = $7",
        )?
        .execute((to.practitioner, to.room, to.start, to.end, to.reason, id, version))?;
    fresh(rows)
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `version`.
pub fn set_state(db: &Db, id: AppointmentId, version: i64, state: AppointmentState, reason: &str) -> Result<()> {
    let rows = db
        .prepare_cached(
            "UPDATE appointments SET state = $1, reason = $2, version = version + 1 WHERE id = $3 AND version = $4",
        )?
        .execute((state, reason, id, version))?;
    fresh(rows)
}
