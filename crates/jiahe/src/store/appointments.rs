//! Appointments and the counselling notes on them.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::appointments::free::Pads;
use crate::appointments::{Absent, Appointment, AppointmentState, Companion, GuardianConsent, Kind, Mode};
use crate::cases::{Level, Service};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{AppointmentId, CaseId, Clock, Coded, Day, GroupId, Moment, PersonId, RoomId, SeriesId, StaffId};

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
    pub kind: Kind,
    pub pads: Pads,
    pub travel: u16,
    pub anonymous: bool,
    pub guardian: &'a str,
    pub guardian_consent: GuardianConsent,
    pub series: Option<SeriesId>,
    pub group: Option<GroupId>,
    pub booked_by: StaffId,
}

/// Where an appointment moves to.
#[derive(Debug, Clone, Copy)]
pub struct Moved<'a> {
    pub practitioner: StaffId,
    pub room: Option<RoomId>,
    pub start: Moment,
    pub end: Moment,
    pub pads: Pads,
    pub reason: &'a str,
}

/// `$1` is the staff member who asks.
const SELECT: &str = "SELECT a.id, a.case_id, coalesce(c.code, ''), a.person_id, coalesce(p.name, a.client), \
     coalesce(p.phone, a.client_phone), coalesce(p.safe_contact, ''), a.service, a.practitioner_id, s.name, a.room_id, \
     coalesce(r.name, ''), a.mode, a.start_at, a.end_at, a.state, a.reason, \
     EXISTS (SELECT 1 FROM compartments n WHERE n.kind = 'counselling_note' AND n.record = a.id), a.version, c.level, \
     EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = a.case_id AND t.staff_id = $1), \
     EXISTS (SELECT 1 FROM glass g WHERE g.ended = 0 AND g.case_id = a.case_id AND g.staff_id = $1), \
     EXISTS (SELECT 1 FROM compartment_letters l WHERE l.kind = 'counselling_note' AND l.record = a.id AND l.staff_id = $1), \
     a.absent, a.kind, a.pad_before, a.pad_after, a.travel, a.anonymous, a.guardian, a.guardian_consent, a.series_id, a.group_id \
     FROM appointments a JOIN staff s ON s.id = a.practitioner_id LEFT JOIN rooms r ON r.id = a.room_id \
     LEFT JOIN people p ON p.id = a.person_id LEFT JOIN cases c ON c.id = a.case_id";

/// Who comes besides the first, where it is an hour for several, and who leads a group besides its leader. Who is in a
/// group is the group's to tell, person by person.
fn with_others(db: &Db, mut found: Vec<Listed>) -> Result<Vec<Listed>> {
    let mut statement = db.prepare_cached(
        "SELECT o.person_id, p.name FROM appointment_people o JOIN people p ON p.id = o.person_id WHERE o.appointment_id = $1 ORDER BY p.id",
    )?;
    let mut staff =
        db.prepare_cached("SELECT staff_id FROM appointment_staff WHERE appointment_id = $1 ORDER BY staff_id")?;
    for listed in found.iter_mut().filter(|listed| listed.appointment.kind != Kind::Individual) {
        if listed.appointment.kind == Kind::Group {
            let id = listed.appointment.id;
            listed.appointment.also = staff.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
            continue;
        }
        let one = |row: &Row<'_>| Ok(Companion { person: row.get(0)?, name: row.get(1)? });
        listed.appointment.others = statement.query_map([listed.appointment.id], one)?.collect::<Result<_, _>>()?;
    }
    Ok(found)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Listed> {
    let absent: String = row.get(23)?;
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
        absent: Absent::parse(&absent),
        kind: row.get(24)?,
        others: Vec::new(),
        pad_before: row.get(25)?,
        pad_after: row.get(26)?,
        travel: row.get(27)?,
        anonymous: row.get(28)?,
        guardian: row.get(29)?,
        guardian_consent: row.get(30)?,
        series: row.get(31)?,
        reason: row.get(16)?,
        hidden: false,
        has_note: row.get(17)?,
        may_read_note: false,
        looking: false,
        group: row.get(32)?,
        also: Vec::new(),
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
                "{SELECT} WHERE (a.practitioner_id = $2 OR (a.kind = 'group' AND EXISTS
                   (SELECT 1 FROM appointment_staff x WHERE x.appointment_id = a.id AND x.staff_id = $2)))
                 AND a.start_at >= $3 AND a.start_at < $4 ORDER BY a.start_at, a.id"
            ))?
            .query_map((me, practitioner, from, until), read)?
            .collect::<Result<_, _>>(),
    };
    with_others(db, rows?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, me: StaffId, id: AppointmentId) -> Result<Option<Listed>> {
    let found = db.prepare_cached(&format!("{SELECT} WHERE a.id = $2"))?.query_row((me, id), read).optional()?;
    Ok(with_others(db, found.into_iter().collect())?.into_iter().next())
}

/// The newest first.
///
/// # Errors
/// The engine's.
pub fn of_case(db: &Db, me: StaffId, case: CaseId) -> Result<Vec<Listed>> {
    let mut statement =
        db.prepare_cached(&format!("{SELECT} WHERE a.case_id = $2 ORDER BY a.start_at DESC, a.id DESC"))?;
    with_others(db, statement.query_map((me, case), read)?.collect::<Result<_, _>>()?)
}

/// The meetings of a group, in order of their beginning.
///
/// # Errors
/// The engine's.
pub fn of_group(db: &Db, me: StaffId, group: GroupId) -> Result<Vec<Listed>> {
    let mut statement = db.prepare_cached(&format!("{SELECT} WHERE a.group_id = $2 ORDER BY a.start_at, a.id"))?;
    with_others(db, statement.query_map((me, group), read)?.collect::<Result<_, _>>()?)
}

/// Whoever no longer works here and has hours to come.
///
/// # Errors
/// The engine's.
pub fn stranded(db: &Db, now: Moment) -> Result<Vec<(StaffId, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, s.name FROM staff s WHERE s.active = 0 AND EXISTS (SELECT 1 FROM appointments a
           WHERE a.practitioner_id = s.id AND a.start_at > $1 AND a.state IN ('requested', 'confirmed')
             UNION ALL SELECT 1 FROM classes k WHERE k.instructor_id = s.id AND k.start_at > $1 AND k.state = 'planned')
         ORDER BY s.name",
    )?;
    Ok(statement.query_map([now], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Which case an appointment belongs to, whoever asks.
///
/// # Errors
/// The engine's, also when there is no such appointment.
pub fn case_of(db: &Db, id: AppointmentId) -> Result<Option<CaseId>> {
    Ok(db.prepare_cached("SELECT case_id FROM appointments WHERE id = $1")?.query_row([id], |row| row.get(0))?)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, new: &NewAppointment<'_>, clock: Clock) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO appointments (id, case_id, person_id, client, client_phone, service, practitioner_id, room_id, mode, start_at,
           end_at, state, reason, booked_by, created_at, version, takes, kind, pad_before, pad_after, travel, anonymous, guardian,
           guardian_consent, series_id, group_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', $13, $14, 1, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)",
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
        new.state.takes_time(),
        new.kind,
        new.pads.before,
        new.pads.after,
        new.travel,
        new.anonymous,
        new.guardian,
        new.guardian_consent,
        new.series,
        new.group,
    ])?;
    Ok(())
}

/// Who comes besides the first.
///
/// # Errors
/// The engine's.
pub fn add_people(db: &Db, id: AppointmentId, others: &[PersonId]) -> Result<()> {
    let mut insert = db.prepare_cached("INSERT INTO appointment_people (appointment_id, person_id) VALUES ($1, $2)")?;
    for person in others {
        insert.execute((id, person))?;
    }
    Ok(())
}

/// Everybody on record who comes, the first one first.
///
/// # Errors
/// The engine's.
pub fn people_of(db: &Db, id: AppointmentId) -> Result<Vec<PersonId>> {
    let mut statement = db.prepare_cached(
        "SELECT person_id, 0 AS place FROM appointments WHERE id = $1 AND person_id IS NOT NULL
         UNION ALL SELECT person_id, 1 FROM appointment_people WHERE appointment_id = $1 ORDER BY place, person_id",
    )?;
    Ok(statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Somebody of the staff whom the hour takes up besides its practitioner.
///
/// # Errors
/// The engine's.
pub fn add_staff(db: &Db, id: AppointmentId, staff: StaffId) -> Result<()> {
    db.prepare_cached("INSERT INTO appointment_staff (appointment_id, staff_id) VALUES ($1, $2)")?
        .execute((id, staff))?;
    Ok(())
}

/// Somebody does not come any more.
///
/// # Errors
/// The engine's.
pub fn remove_person(db: &Db, id: AppointmentId, person: PersonId) -> Result<()> {
    db.prepare_cached("DELETE FROM appointment_people WHERE appointment_id = $1 AND person_id = $2")?
        .execute((id, person))?;
    Ok(())
}

/// In order of their beginning.
///
/// # Errors
/// The engine's.
pub fn of_series(db: &Db, series: SeriesId) -> Result<Vec<AppointmentId>> {
    let mut statement = db.prepare_cached("SELECT id FROM appointments WHERE series_id = $1 ORDER BY start_at")?;
    Ok(statement.query_map([series], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

fn fresh(rows: usize) -> Result<()> {
    if rows == 0 { Err(Fault::new(Code::Stale, "change an appointment")) } else { Ok(()) }
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `version`.
pub fn move_to(db: &Db, id: AppointmentId, version: i64, to: &Moved<'_>) -> Result<()> {
    let rows = db
        .prepare_cached(
            "UPDATE appointments SET practitioner_id = $1, room_id = $2, start_at = $3, end_at = $4, reason = $5, pad_before = $6, pad_after = $7,
               version = version + 1
             WHERE id = $8 AND version = $9",
        )?
        .execute((
            to.practitioner,
            to.room,
            to.start,
            to.end,
            to.reason,
            to.pads.before,
            to.pads.after,
            id,
            version,
        ))?;
    fresh(rows)
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `version`.
pub fn set_state(
    db: &Db,
    id: AppointmentId,
    version: i64,
    (state, absent): (AppointmentState, Option<Absent>),
    reason: &str,
) -> Result<()> {
    let rows = db
        .prepare_cached(
            "UPDATE appointments SET state = $1, takes = $2, absent = $3, reason = $4, version = version + 1
             WHERE id = $5 AND version = $6",
        )?
        .execute((state, state.takes_time(), absent.map_or("", Coded::code), reason, id, version))?;
    fresh(rows)
}
