//! Family-education sessions and who is enrolled in them.

use rusqlite::{OptionalExtension, Row, params};

use super::Db;
use crate::cases::Level;
use crate::classes::{Class, ClassState, Enrolment, EnrolmentState};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{
    CaseId, ClassId, Clock, CohortId, CourseId, Day, EnrolmentId, MemberId, Moment, PersonId, StaffId,
};

const SELECT: &str = "SELECT k.id, k.theme, k.instructor, k.place, k.audience, k.start_at, k.end_at, k.capacity, \
     (SELECT count(*) FROM enrolments e WHERE e.class_id = k.id AND e.state <> 'withdrawn'), \
     (SELECT count(*) FROM enrolments e WHERE e.class_id = k.id AND e.state = 'attended'), \
     k.state, k.cancel_reason, k.version, k.form, k.host, k.instructor_id, k.room_id, k.course_id, k.cohort_id, \
     coalesce((SELECT h.title FROM cohorts h WHERE h.id = k.cohort_id), '') FROM classes k";

fn read(row: &Row<'_>) -> rusqlite::Result<Class> {
    let id = row.get(0)?;
    Ok(Class {
        id,
        theme: row.get(1)?,
        instructor: row.get(2)?,
        place: row.get(3)?,
        audience: row.get(4)?,
        start: row.get(5)?,
        end: row.get(6)?,
        capacity: row.get(7)?,
        enrolled: row.get(8)?,
        attended: row.get(9)?,
        state: row.get(10)?,
        cancel_reason: row.get(11)?,
        version: row.get(12)?,
        form: row.get(13)?,
        host: row.get(14)?,
        instructor_id: row.get(15)?,
        room: row.get(16)?,
        course: row.get(17)?,
        cohort: row.get(18)?,
        cohort_title: row.get(19)?,
        code: crate::classes::code(id),
    })
}

/// The lessons of a cohort, the first first, the cancelled included.
///
/// # Errors
/// The engine's.
pub fn of_cohort(db: &Db, cohort: CohortId) -> Result<Vec<Class>> {
    let mut statement = db.prepare_cached(&format!("{SELECT} WHERE k.cohort_id = $1 ORDER BY k.start_at, k.id"))?;
    Ok(statement.query_map([cohort], read)?.collect::<Result<_, _>>()?)
}

/// The sessions that teach a course, still to come, the first first.
///
/// # Errors
/// The engine's.
pub fn coming_of_course(db: &Db, course: CourseId, from: Day) -> Result<Vec<Class>> {
    let mut statement = db.prepare_cached(&format!(
        "{SELECT} WHERE k.course_id = $1 AND k.start_at >= $2 AND k.state <> 'cancelled' ORDER BY k.start_at, k.id LIMIT 100"
    ))?;
    Ok(statement.query_map((course, from), read)?.collect::<Result<_, _>>()?)
}

/// What somebody here is to lead after `now`, the first first.
///
/// # Errors
/// The engine's.
pub fn coming_with(db: &Db, instructor: StaffId, now: Moment) -> Result<Vec<Class>> {
    let mut statement = db.prepare_cached(&format!(
        "{SELECT} WHERE k.instructor_id = $1 AND k.start_at > $2 AND k.state = 'planned' ORDER BY k.start_at, k.id"
    ))?;
    Ok(statement.query_map((instructor, now), read)?.collect::<Result<_, _>>()?)
}

/// Those that begin on the days from the first to the last, both included, the latest first; at most 1,000.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db, from: Day, to: Day) -> Result<Vec<Class>> {
    let until = to.succ_opt().unwrap_or(to);
    let mut statement = db.prepare_cached(&format!(
        "{SELECT} WHERE k.start_at >= $1 AND k.start_at < $2 ORDER BY k.start_at DESC, k.id DESC LIMIT 1000"
    ))?;
    Ok(statement.query_map((from, until), read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: ClassId) -> Result<Option<Class>> {
    Ok(db.prepare_cached(&format!("{SELECT} WHERE k.id = $1"))?.query_row([id], read).optional()?)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, class: &Class, clock: Clock) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO classes (id, theme, instructor, place, audience, start_at, end_at, capacity, state, cancel_reason, created_at,
           form, host, instructor_id, room_id, course_id, cohort_id, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)",
    )?
    .execute(params![
        class.id,
        &class.theme,
        &class.instructor,
        &class.place,
        &class.audience,
        class.start,
        class.end,
        class.capacity,
        class.state,
        &class.cancel_reason,
        clock.now,
        class.form,
        &class.host,
        class.instructor_id,
        class.room,
        class.course,
        class.cohort,
    ])?;
    Ok(())
}

fn fresh(rows: usize) -> Result<()> {
    if rows == 0 { Err(Fault::new(Code::Stale, "change a session")) } else { Ok(()) }
}

/// Replaces what was planned; the version goes up by one.
///
/// # Errors
/// [`Code::Stale`] when the record's version is not `class.version`.
pub fn update(db: &Db, class: &Class) -> Result<()> {
    let rows = db
        .prepare_cached(
            "UPDATE classes SET theme = $1, instructor = $2, place = $3, audience = $4, start_at = $5, end_at = $6, capacity = $7,
               form = $8, host = $9, instructor_id = $10, room_id = $11, course_id = $12, version = version + 1
             WHERE id = $13 AND version = $14",
        )?
        .execute((
            &class.theme,
            &class.instructor,
            &class.place,
            &class.audience,
            class.start,
            class.end,
            class.capacity,
            class.form,
            &class.host,
            class.instructor_id,
            class.room,
            class.course,
            class.id,
            class.version,
        ))?;
    fresh(rows)
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `version`.
pub fn set_state(db: &Db, id: ClassId, version: i64, state: ClassState, reason: &str) -> Result<()> {
    let rows = db
        .prepare_cached(
            "UPDATE classes SET state = $1, cancel_reason = $2, version = version + 1 WHERE id = $3 AND version = $4",
        )?
        .execute((state, reason, id, version))?;
    fresh(rows)
}

/// An enrolment, and what the permission rule needs to know of it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub class: ClassId,
    pub enrolment: Enrolment,
    /// `None` without a case.
    pub level: Option<Level>,
    pub on_team: bool,
    /// Break-glass access to the case is open.
    pub through: bool,
}

/// `$1` is the staff member who asks.
const SELECT_ENROLMENT: &str = "SELECT e.id, e.case_id, coalesce(c.code, ''), e.person_id, coalesce(p.name, e.name), \
     coalesce(p.phone, e.phone), e.child_age, e.state, e.class_id, c.level, \
     EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = e.case_id AND t.staff_id = $1), \
     EXISTS (SELECT 1 FROM glass g WHERE g.ended = 0 AND g.case_id = e.case_id AND g.staff_id = $1), \
     e.member_id, e.makes_up \
     FROM enrolments e LEFT JOIN people p ON p.id = e.person_id LEFT JOIN cases c ON c.id = e.case_id";

fn read_enrolment(row: &Row<'_>) -> rusqlite::Result<Listed> {
    let makes_up: Option<EnrolmentId> = row.get(13)?;
    let enrolment = Enrolment {
        id: row.get(0)?,
        case: row.get(1)?,
        case_code: row.get(2)?,
        person: row.get(3)?,
        name: row.get(4)?,
        phone: row.get(5)?,
        child_age: row.get(6)?,
        state: row.get(7)?,
        member: row.get(12)?,
        makes_up: makes_up.is_some(),
        hidden: false,
        looking: false,
    };
    Ok(Listed { class: row.get(8)?, enrolment, level: row.get(9)?, on_team: row.get(10)?, through: row.get(11)? })
}

/// In the order in which they enrolled, the withdrawn included.
///
/// # Errors
/// The engine's.
pub fn enrolments(db: &Db, me: StaffId, class: ClassId) -> Result<Vec<Listed>> {
    let mut statement =
        db.prepare_cached(&format!("{SELECT_ENROLMENT} WHERE e.class_id = $2 ORDER BY e.created_at, e.id"))?;
    Ok(statement.query_map((me, class), read_enrolment)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn enrolment(db: &Db, me: StaffId, id: EnrolmentId) -> Result<Option<Listed>> {
    Ok(db
        .prepare_cached(&format!("{SELECT_ENROLMENT} WHERE e.id = $2"))?
        .query_row((me, id), read_enrolment)
        .optional()?)
}

/// The row of a person in a class, or of a walk-in by name and telephone.
///
/// # Errors
/// The engine's.
pub fn find_enrolment(
    db: &Db,
    class: ClassId,
    person: Option<PersonId>,
    name: &str,
    phone: &str,
) -> Result<Option<(EnrolmentId, EnrolmentState)>> {
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found = match person {
        Some(person) => db
            .prepare_cached("SELECT id, state FROM enrolments WHERE class_id = $1 AND person_id = $2")?
            .query_row((class, person), read),
        None => db
            .prepare_cached(
                "SELECT id, state FROM enrolments WHERE class_id = $1 AND person_id IS NULL AND name = $2 AND phone = $3",
            )?
            .query_row((class, name, phone), read),
    };
    Ok(found.optional()?)
}

/// A seat to be written.
#[derive(Debug, Clone, Copy)]
pub struct Seat<'a> {
    pub id: EnrolmentId,
    pub class: ClassId,
    pub case: Option<CaseId>,
    pub person: Option<PersonId>,
    /// Empty when `person` is given: theirs is read from the record.
    pub name: &'a str,
    pub phone: &'a str,
    pub child_age: &'a str,
    /// Whose place in a cohort it belongs to.
    pub member: Option<MemberId>,
    /// The seat that was missed.
    pub makes_up: Option<EnrolmentId>,
}

/// # Errors
/// The engine's, also when the person is enrolled already.
pub fn enrol(db: &Db, seat: &Seat<'_>, clock: Clock) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO enrolments (id, class_id, case_id, person_id, name, phone, child_age, state, created_at, member_id, makes_up)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )?
    .execute((
        seat.id,
        seat.class,
        seat.case,
        seat.person,
        seat.name,
        seat.phone,
        seat.child_age,
        EnrolmentState::Enrolled,
        clock.now,
        seat.member,
        seat.makes_up,
    ))?;
    Ok(())
}

/// Enrols again whoever withdrew, on the same row.
///
/// # Errors
/// The engine's.
pub fn enrol_again(db: &Db, seat: &Seat<'_>) -> Result<()> {
    db.prepare_cached(
        "UPDATE enrolments SET case_id = $1, child_age = $2, state = $3, member_id = $4, makes_up = $5 WHERE id = $6",
    )?
    .execute((seat.case, seat.child_age, EnrolmentState::Enrolled, seat.member, seat.makes_up, seat.id))?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn mark(db: &Db, id: EnrolmentId, state: EnrolmentState) -> Result<()> {
    db.prepare_cached("UPDATE enrolments SET state = $1 WHERE id = $2")?.execute((state, id))?;
    Ok(())
}

/// Whether another seat makes up for that one.
///
/// # Errors
/// The engine's.
pub fn made_up(db: &Db, missed: EnrolmentId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM enrolments WHERE makes_up = $1 AND state <> 'withdrawn')";
    Ok(db.prepare_cached(sql)?.query_row([missed], |row| row.get(0))?)
}

/// A seat that somebody had by themselves is now one of their cohort.
///
/// # Errors
/// The engine's.
pub fn belongs_to(db: &Db, id: EnrolmentId, member: MemberId) -> Result<()> {
    db.prepare_cached("UPDATE enrolments SET member_id = $1 WHERE id = $2")?.execute((member, id))?;
    Ok(())
}
