//! Cohorts, who is in them, what they were given and what they said of themselves.

use rusqlite::{OptionalExtension, Row, params};

use super::Db;
use crate::cases::Level;
use crate::cohorts::{Certificate, Cohort, CohortMember, CohortState, Eligibility, MemberState};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Clock, CohortId, CourseId, GuidanceOrderId, MemberId, Moment, PersonId, StaffId};

const SELECT: &str = "SELECT k.id, k.course_id, c.title, k.title, k.host, k.capacity, \
     (SELECT count(*) FROM cohort_members m WHERE m.cohort_id = k.id AND m.state IN ('enrolled', 'offered')), \
     (SELECT count(*) FROM cohort_members m WHERE m.cohort_id = k.id AND m.state = 'waiting'), \
     (SELECT count(*) FROM classes l WHERE l.cohort_id = k.id AND l.state <> 'cancelled'), \
     (SELECT count(*) FROM classes l WHERE l.cohort_id = k.id AND l.state <> 'cancelled' AND (l.state = 'held' OR EXISTS (SELECT 1 FROM enrolments e WHERE e.class_id = l.id AND e.state = 'attended'))), k.pass_lessons, \
     (SELECT count(*) FROM certificates z JOIN cohort_members m ON m.id = z.member_id WHERE m.cohort_id = k.id), \
     (SELECT min(l.start_at) FROM classes l WHERE l.cohort_id = k.id AND l.state <> 'cancelled'), \
     (SELECT max(l.start_at) FROM classes l WHERE l.cohort_id = k.id AND l.state <> 'cancelled'), \
     k.state, k.reason, k.version FROM cohorts k JOIN courses c ON c.id = k.course_id";

fn read(row: &Row<'_>) -> rusqlite::Result<Cohort> {
    Ok(Cohort {
        id: row.get(0)?,
        course: row.get(1)?,
        course_title: row.get(2)?,
        title: row.get(3)?,
        host: row.get(4)?,
        capacity: row.get(5)?,
        taken: row.get(6)?,
        waiting: row.get(7)?,
        lessons: row.get(8)?,
        held: row.get(9)?,
        pass_lessons: row.get(10)?,
        certified: row.get(11)?,
        first: row.get(12)?,
        last: row.get(13)?,
        state: row.get(14)?,
        reason: row.get(15)?,
        version: row.get(16)?,
    })
}

/// # Errors
/// The engine's.
pub fn list(db: &Db) -> Result<Vec<Cohort>> {
    let sql = format!("{SELECT} ORDER BY k.state <> 'open', k.id DESC LIMIT 500");
    Ok(db.prepare_cached(&sql)?.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: CohortId) -> Result<Option<Cohort>> {
    Ok(db.prepare_cached(&format!("{SELECT} WHERE k.id = $1"))?.query_row([id], read).optional()?)
}

/// A cohort to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewCohort<'a> {
    pub id: CohortId,
    pub course: CourseId,
    pub title: &'a str,
    pub host: &'a str,
    pub capacity: u32,
    pub pass_lessons: u32,
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, new: &NewCohort<'_>, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO cohorts (id, course_id, title, host, capacity, pass_lessons, state, reason, created_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8, 1)",
        (new.id, new.course, new.title, new.host, new.capacity, new.pass_lessons, CohortState::Open, clock.now),
    )?;
    Ok(())
}

fn fresh(rows: usize) -> Result<()> {
    if rows == 0 { Err(Fault::new(Code::Stale, "change a cohort")) } else { Ok(()) }
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `version`.
pub fn update(
    db: &Db,
    id: CohortId,
    version: i64,
    (title, host): (&str, &str),
    (capacity, pass): (u32, u32),
) -> Result<()> {
    fresh(db.execute(
        "UPDATE cohorts SET title = $1, host = $2, capacity = $3, pass_lessons = $4, version = version + 1
         WHERE id = $5 AND version = $6",
        (title, host, capacity, pass, id, version),
    )?)
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `version`.
pub fn set_state(db: &Db, id: CohortId, version: i64, state: CohortState, reason: &str) -> Result<()> {
    fresh(db.execute(
        "UPDATE cohorts SET state = $1, reason = $2, version = version + 1 WHERE id = $3 AND version = $4",
        (state, reason, id, version),
    )?)
}

/// Lessons still to come seat as many as the cohort, and no fewer than sit there.
///
/// # Errors
/// The engine's.
pub fn set_lesson_capacity(db: &Db, id: CohortId, capacity: u32, now: Moment) -> Result<()> {
    db.execute(
        "UPDATE classes SET capacity = max($1, (SELECT count(*) FROM enrolments e WHERE e.class_id = classes.id AND e.state <> 'withdrawn')),
           version = version + 1 WHERE cohort_id = $2 AND state = 'planned' AND start_at > $3",
        (capacity, id, now),
    )?;
    Ok(())
}

/// A member, and what the permission rule needs to know of them.
#[derive(Debug, Clone)]
pub struct Listed {
    pub member: CohortMember,
    /// `None` without a case.
    pub level: Option<Level>,
    pub on_team: bool,
    /// Break-glass access to the case is open.
    pub through: bool,
}

/// `$1` is the staff member who asks.
const SELECT_MEMBER: &str = "SELECT m.id, m.cohort_id, m.case_id, coalesce(c.code, ''), m.person_id, coalesce(p.name, m.name), \
     coalesce(p.phone, m.phone), m.child_age, m.eligibility, m.order_id, m.state, m.answer_by, m.reason, \
     EXISTS (SELECT 1 FROM class_feedback f WHERE f.member_id = m.id), z.number, z.issued_on, z.attended, z.reason, c.level, \
     EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = m.case_id AND t.staff_id = $1), \
     EXISTS (SELECT 1 FROM glass g WHERE g.ended = 0 AND g.case_id = m.case_id AND g.staff_id = $1) \
     FROM cohort_members m LEFT JOIN people p ON p.id = m.person_id LEFT JOIN cases c ON c.id = m.case_id \
     LEFT JOIN certificates z ON z.member_id = m.id";

fn read_member(row: &Row<'_>) -> rusqlite::Result<Listed> {
    let number: Option<String> = row.get(14)?;
    let certificate = match number {
        Some(number) => {
            Some(Certificate { number, issued_on: row.get(15)?, attended: row.get(16)?, reason: row.get(17)? })
        }
        None => None,
    };
    let member = CohortMember {
        id: row.get(0)?,
        cohort: row.get(1)?,
        case: row.get(2)?,
        case_code: row.get(3)?,
        person: row.get(4)?,
        name: row.get(5)?,
        phone: row.get(6)?,
        child_age: row.get(7)?,
        eligibility: row.get(8)?,
        order: row.get(9)?,
        state: row.get(10)?,
        place: 0,
        answer_by: row.get(11)?,
        reason: row.get(12)?,
        marks: Vec::new(),
        attended: 0,
        handed_in: Vec::new(),
        ratings: Vec::new(),
        gain: None,
        gave_feedback: row.get(13)?,
        certificate,
        hidden: false,
        looking: false,
    };
    Ok(Listed { member, level: row.get(18)?, on_team: row.get(19)?, through: row.get(20)? })
}

/// The enrolled first, in the order they asked in, then those to whom a place was offered, the line, and who left.
///
/// # Errors
/// The engine's.
pub fn members(db: &Db, me: StaffId, cohort: CohortId) -> Result<Vec<Listed>> {
    let mut statement = db.prepare_cached(&format!(
        "{SELECT_MEMBER} WHERE m.cohort_id = $2 ORDER BY CASE m.state WHEN 'enrolled' THEN 0 WHEN 'offered' THEN 1 WHEN 'waiting' THEN 2 ELSE 3 END,
         m.asked_at, m.id"
    ))?;
    Ok(statement.query_map((me, cohort), read_member)?.collect::<Result<_, _>>()?)
}

/// Those enrolled, whoever asks: for the seats of a lesson.
///
/// # Errors
/// The engine's.
pub fn enrolled(db: &Db, cohort: CohortId) -> Result<Vec<CohortMember>> {
    let listed = members(db, StaffId(0), cohort)?;
    Ok(listed.into_iter().map(|one| one.member).filter(|one| one.state == MemberState::Enrolled).collect())
}

/// # Errors
/// The engine's.
pub fn member(db: &Db, me: StaffId, id: MemberId) -> Result<Option<Listed>> {
    Ok(db.prepare_cached(&format!("{SELECT_MEMBER} WHERE m.id = $2"))?.query_row((me, id), read_member).optional()?)
}

/// The row of a person in a cohort, or of a walk-in by name and telephone.
///
/// # Errors
/// The engine's.
pub fn find_member(
    db: &Db,
    cohort: CohortId,
    person: Option<PersonId>,
    name: &str,
    phone: &str,
) -> Result<Option<(MemberId, MemberState)>> {
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found = match person {
        Some(person) => db
            .prepare_cached("SELECT id, state FROM cohort_members WHERE cohort_id = $1 AND person_id = $2")?
            .query_row((cohort, person), read),
        None => db
            .prepare_cached(
                "SELECT id, state FROM cohort_members WHERE cohort_id = $1 AND person_id IS NULL AND name = $2 AND phone = $3",
            )?
            .query_row((cohort, name, phone), read),
    };
    Ok(found.optional()?)
}

/// A place to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewMember<'a> {
    pub id: MemberId,
    pub cohort: CohortId,
    pub case: Option<CaseId>,
    pub person: Option<PersonId>,
    /// Empty when `person` is given: theirs is read from the record.
    pub name: &'a str,
    pub phone: &'a str,
    pub child_age: &'a str,
    pub eligibility: Eligibility,
    pub order: Option<GuidanceOrderId>,
    pub state: MemberState,
    pub by: StaffId,
}

/// # Errors
/// The engine's.
pub fn join(db: &Db, new: &NewMember<'_>, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO cohort_members (id, cohort_id, case_id, person_id, name, phone, child_age, eligibility, order_id, state, asked_at,
           answer_by, reason, entered_by, entered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, '', $12, $11)",
        params![
            new.id,
            new.cohort,
            new.case,
            new.person,
            new.name,
            new.phone,
            new.child_age,
            new.eligibility,
            new.order,
            new.state,
            clock.now,
            new.by
        ],
    )?;
    Ok(())
}

/// Takes back whoever left, on the same row, at the end of the line.
///
/// # Errors
/// The engine's.
pub fn join_again(db: &Db, new: &NewMember<'_>, clock: Clock) -> Result<()> {
    db.execute(
        "UPDATE cohort_members SET case_id = $1, child_age = $2, eligibility = $3, order_id = $4, state = $5, asked_at = $6,
           answer_by = NULL, reason = '' WHERE id = $7",
        (new.case, new.child_age, new.eligibility, new.order, new.state, clock.now, new.id),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn set_member(db: &Db, id: MemberId, state: MemberState, answer_by: Option<Moment>, reason: &str) -> Result<()> {
    db.execute(
        "UPDATE cohort_members SET state = $1, answer_by = $2, reason = $3 WHERE id = $4",
        (state, answer_by, reason, id),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn back_in_line(db: &Db, id: MemberId, clock: Clock) -> Result<()> {
    db.execute(
        "UPDATE cohort_members SET state = 'waiting', answer_by = NULL, asked_at = $1 WHERE id = $2",
        (clock.now, id),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn first_in_line(db: &Db, cohort: CohortId) -> Result<Option<MemberId>> {
    let sql = "SELECT id FROM cohort_members WHERE cohort_id = $1 AND state = 'waiting' ORDER BY asked_at, id LIMIT 1";
    Ok(db.prepare_cached(sql)?.query_row([cohort], |row| row.get(0)).optional()?)
}

/// Who of those on record has a place, or is kept one.
///
/// # Errors
/// The engine's.
pub fn people(db: &Db, cohort: CohortId) -> Result<Vec<PersonId>> {
    let sql = "SELECT person_id FROM cohort_members WHERE cohort_id = $1 AND person_id IS NOT NULL AND state IN ('enrolled', 'offered')";
    Ok(db.prepare_cached(sql)?.query_map([cohort], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Withdraws a member's seats in lessons that have not begun.
///
/// # Errors
/// The engine's.
pub fn free_seats(db: &Db, member: MemberId, now: Moment) -> Result<()> {
    db.execute(
        "UPDATE enrolments SET state = 'withdrawn' WHERE member_id = $1 AND state = 'enrolled'
           AND class_id IN (SELECT id FROM classes WHERE start_at > $2)",
        (member, now),
    )?;
    Ok(())
}
