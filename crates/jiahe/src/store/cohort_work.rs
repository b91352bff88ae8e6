//! What the members of a cohort were at, what they were given to do, what they said of themselves, their certificates.

use super::Db;
use crate::cohorts::{Attending, Certificate, Homework, LessonMark, MemberState, RatingMoment, RatingScore};
use crate::fault::Result;
use crate::kernel::{CaseId, ClassId, Clock, CohortId, Day, HomeworkId, MemberId, StaffId};
use rusqlite::OptionalExtension;

/// Every seat of the cohort's members, made-up ones elsewhere included, in the order of the lessons; the withdrawn left out.
///
/// # Errors
/// The engine's.
pub fn marks(db: &Db, cohort: CohortId) -> Result<Vec<LessonMark>> {
    let mut statement = db.prepare_cached(
        "SELECT e.member_id, e.id, e.class_id, e.state, e.makes_up, k.theme, k.start_at, k.state
         FROM cohort_members m JOIN enrolments e ON e.member_id = m.id JOIN classes k ON k.id = e.class_id
         WHERE m.cohort_id = $1 AND e.state <> 'withdrawn' ORDER BY k.start_at, e.id",
    )?;
    let rows = statement.query_map([cohort], |row| {
        Ok(LessonMark {
            member: row.get(0)?,
            enrolment: row.get(1)?,
            class: row.get(2)?,
            state: row.get(3)?,
            makes_up: row.get(4)?,
            theme: row.get(5)?,
            start: row.get(6)?,
            class_state: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Where somebody of a case takes part; the newest first.
#[derive(Debug, Clone)]
pub struct CaseRow {
    pub row: Attending,
    pub member: Option<MemberId>,
}

/// Cohorts, then sessions of their own.
///
/// # Errors
/// The engine's.
pub fn attending(db: &Db, case: CaseId) -> Result<Vec<CaseRow>> {
    let mut statement = db.prepare_cached(
        "SELECT m.id, k.id, k.title, coalesce(p.name, m.name), m.state,
           (SELECT count(*) FROM classes l WHERE l.cohort_id = k.id AND l.state <> 'cancelled'
             AND (l.state = 'held' OR EXISTS (SELECT 1 FROM enrolments e WHERE e.class_id = l.id AND e.state = 'attended'))), k.pass_lessons, coalesce(z.number, ''),
           (SELECT min(l.start_at) FROM classes l WHERE l.cohort_id = k.id AND l.state <> 'cancelled')
         FROM cohort_members m JOIN cohorts k ON k.id = m.cohort_id LEFT JOIN people p ON p.id = m.person_id
         LEFT JOIN certificates z ON z.member_id = m.id WHERE m.case_id = $1 ORDER BY m.id DESC",
    )?;
    let rows = statement.query_map([case], |row| {
        let place = Attending {
            cohort: row.get(1)?,
            title: row.get(2)?,
            name: row.get(3)?,
            state: row.get(4)?,
            attended: 0,
            held: row.get(5)?,
            pass_lessons: row.get(6)?,
            certificate: row.get(7)?,
            class: None,
            start: row.get(8)?,
        };
        Ok(CaseRow { row: place, member: row.get(0)? })
    })?;
    let mut found: Vec<CaseRow> = rows.collect::<Result<_, _>>()?;
    let mut statement = db.prepare_cached(
        "SELECT k.id, k.theme, coalesce(p.name, e.name), e.state, k.state, k.start_at FROM enrolments e JOIN classes k ON k.id = e.class_id
         LEFT JOIN people p ON p.id = e.person_id
         WHERE e.case_id = $1 AND e.member_id IS NULL ORDER BY k.start_at DESC, e.id DESC",
    )?;
    let rows = statement.query_map([case], |row| {
        let (state, class): (String, String) = (row.get(3)?, row.get(4)?);
        let place = Attending {
            cohort: None,
            title: row.get(1)?,
            name: row.get(2)?,
            state: if state == "withdrawn" { MemberState::Left } else { MemberState::Enrolled },
            attended: u32::from(state == "attended"),
            held: u32::from(class == "held"),
            pass_lessons: 0,
            certificate: String::new(),
            class: row.get(0)?,
            start: row.get(5)?,
        };
        Ok(CaseRow { row: place, member: None })
    })?;
    for row in rows {
        found.push(row?);
    }
    Ok(found)
}

/// Homework to be written: lesson, title, content, due.
type Work<'a> = (Option<ClassId>, &'a str, &'a str, Option<Day>);

/// # Errors
/// The engine's.
pub fn give(db: &Db, (id, cohort): (HomeworkId, CohortId), work: Work<'_>, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO homework (id, cohort_id, class_id, title, content, due_on, given_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        (id, cohort, work.0, work.1, work.2, work.3, clock.now),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn change_homework(db: &Db, id: HomeworkId, work: Work<'_>) -> Result<()> {
    db.execute(
        "UPDATE homework SET class_id = $1, title = $2, content = $3, due_on = $4 WHERE id = $5",
        (work.0, work.1, work.2, work.3, id),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn cohort_of_homework(db: &Db, id: HomeworkId) -> Result<Option<CohortId>> {
    let sql = "SELECT cohort_id FROM homework WHERE id = $1";
    Ok(db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

/// The newest first.
///
/// # Errors
/// The engine's.
pub fn homework(db: &Db, cohort: CohortId) -> Result<Vec<Homework>> {
    let mut statement = db.prepare_cached(
        "SELECT w.id, w.class_id, w.title, w.content, w.due_on, w.given_at,
           (SELECT count(*) FROM homework_done d JOIN cohort_members m ON m.id = d.member_id
             WHERE d.homework_id = w.id AND m.state = 'enrolled')
         FROM homework w WHERE w.cohort_id = $1 ORDER BY w.id DESC",
    )?;
    let rows = statement.query_map([cohort], |row| {
        Ok(Homework {
            id: row.get(0)?,
            class: row.get(1)?,
            title: row.get(2)?,
            content: row.get(3)?,
            due: row.get(4)?,
            given_at: row.get(5)?,
            handed_in: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn handed_in(db: &Db, cohort: CohortId) -> Result<Vec<(MemberId, HomeworkId)>> {
    let mut statement = db.prepare_cached(
        "SELECT d.member_id, d.homework_id FROM homework w JOIN homework_done d ON d.homework_id = w.id
         WHERE w.cohort_id = $1 ORDER BY d.homework_id",
    )?;
    Ok(statement.query_map([cohort], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn hand_in(db: &Db, work: HomeworkId, member: MemberId, on: Option<Day>, note: &str) -> Result<()> {
    db.execute("DELETE FROM homework_done WHERE homework_id = $1 AND member_id = $2", (work, member))?;
    if let Some(on) = on {
        db.execute(
            "INSERT INTO homework_done (homework_id, member_id, handed_on, note) VALUES ($1, $2, $3, $4)",
            (work, member, on, note),
        )?;
    }
    Ok(())
}

/// # Errors
/// The engine's.
pub fn rate(db: &Db, member: MemberId, moment: RatingMoment, scores: &[RatingScore]) -> Result<()> {
    db.execute("DELETE FROM self_ratings WHERE member_id = $1 AND moment = $2", (member, moment))?;
    for one in scores {
        db.execute(
            "INSERT INTO self_ratings (member_id, moment, item, score) VALUES ($1, $2, $3, $4)",
            (member, moment, one.item, one.score),
        )?;
    }
    Ok(())
}

/// # Errors
/// The engine's.
pub fn ratings(db: &Db, cohort: CohortId) -> Result<Vec<(MemberId, (RatingMoment, RatingScore))>> {
    let mut statement = db.prepare_cached(
        "SELECT r.member_id, r.moment, r.item, r.score FROM cohort_members m JOIN self_ratings r ON r.member_id = m.id
         WHERE m.cohort_id = $1 ORDER BY r.member_id, r.moment DESC",
    )?;
    let rows = statement.query_map([cohort], |row| {
        Ok((row.get(0)?, (row.get(1)?, RatingScore { item: row.get(2)?, score: row.get(3)? })))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// `2026-0007`: none is used twice, since none is ever taken away.
///
/// # Errors
/// The engine's.
pub fn next_certificate(db: &Db, on: Day) -> Result<String> {
    let year = on.format("%Y").to_string();
    let count: i64 =
        db.query_row("SELECT count(*) FROM certificates WHERE number LIKE $1", [format!("{year}-%")], |row| {
            row.get(0)
        })?;
    Ok(format!("{year}-{:04}", count + 1))
}

/// # Errors
/// The engine's.
pub fn certify(db: &Db, id: i64, member: MemberId, one: &Certificate, by: StaffId) -> Result<()> {
    db.execute(
        "INSERT INTO certificates (id, member_id, number, issued_on, issued_by, attended, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        (id, member, &one.number, one.issued_on, by, one.attended, &one.reason),
    )?;
    Ok(())
}
