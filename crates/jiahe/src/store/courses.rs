//! Courses with their targets, lessons and materials.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::courses::{Course, CourseLesson, CourseMaterial};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Clock, CourseId};

const SELECT: &str = "SELECT c.id, c.title, c.summary, c.minutes, c.pass_lessons, c.active, c.version, \
     (SELECT count(*) FROM cohorts k WHERE k.course_id = c.id) FROM courses c";

fn read(row: &Row<'_>) -> rusqlite::Result<Course> {
    Ok(Course {
        id: row.get(0)?,
        title: row.get(1)?,
        summary: row.get(2)?,
        targets: Default::default(),
        minutes: row.get(3)?,
        pass_lessons: row.get(4)?,
        lessons: Vec::new(),
        materials: Vec::new(),
        active: row.get(5)?,
        cohorts: row.get(7)?,
        version: row.get(6)?,
    })
}

fn whole(db: &Db, mut course: Course) -> Result<Course> {
    let mut targets = db.prepare_cached("SELECT target FROM course_targets WHERE course_id = $1")?;
    course.targets = targets.query_map([course.id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut lessons =
        db.prepare_cached("SELECT title, content FROM course_lessons WHERE course_id = $1 ORDER BY position")?;
    course.lessons = lessons
        .query_map([course.id], |row| Ok(CourseLesson { title: row.get(0)?, content: row.get(1)? }))?
        .collect::<Result<_, _>>()?;
    let mut materials =
        db.prepare_cached("SELECT kind, title, content FROM course_materials WHERE course_id = $1 ORDER BY position")?;
    course.materials = materials
        .query_map([course.id], |row| {
            Ok(CourseMaterial { kind: row.get(0)?, title: row.get(1)?, content: row.get(2)? })
        })?
        .collect::<Result<_, _>>()?;
    Ok(course)
}

/// Those in use first, by title.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db) -> Result<Vec<Course>> {
    let found: Vec<Course> = db
        .prepare_cached(&format!("{SELECT} ORDER BY c.active DESC, c.title, c.id LIMIT 500"))?
        .query_map([], read)?
        .collect::<Result<_, _>>()?;
    found.into_iter().map(|course| whole(db, course)).collect()
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: CourseId) -> Result<Option<Course>> {
    let found = db.prepare_cached(&format!("{SELECT} WHERE c.id = $1"))?.query_row([id], read).optional()?;
    found.map(|course| whole(db, course)).transpose()
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, course: &Course, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO courses (id, title, summary, minutes, pass_lessons, active, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, 1, $7)",
        (course.id, &course.title, &course.summary, course.minutes, course.pass_lessons, course.active, clock.now),
    )?;
    parts(db, course)
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `course.version`.
pub fn update(db: &Db, course: &Course) -> Result<()> {
    let rows = db.execute(
        "UPDATE courses SET title = $1, summary = $2, minutes = $3, pass_lessons = $4, active = $5, version = version + 1
         WHERE id = $6 AND version = $7",
        (
            &course.title,
            &course.summary,
            course.minutes,
            course.pass_lessons,
            course.active,
            course.id,
            course.version,
        ),
    )?;
    if rows == 0 {
        return Err(Fault::new(Code::Stale, "change a course"));
    }
    for table in ["course_targets", "course_lessons", "course_materials"] {
        db.execute(&format!("DELETE FROM {table} WHERE course_id = $1"), [course.id])?;
    }
    parts(db, course)
}

fn parts(db: &Db, course: &Course) -> Result<()> {
    for target in &course.targets {
        db.execute("INSERT INTO course_targets (course_id, target) VALUES ($1, $2)", (course.id, target))?;
    }
    for (at, one) in (1_u32..).zip(&course.lessons) {
        db.execute(
            "INSERT INTO course_lessons (course_id, position, title, content) VALUES ($1, $2, $3, $4)",
            (course.id, at, &one.title, &one.content),
        )?;
    }
    for (at, one) in (1_u32..).zip(&course.materials) {
        db.execute(
            "INSERT INTO course_materials (course_id, position, kind, title, content) VALUES ($1, $2, $3, $4, $5)",
            (course.id, at, one.kind, &one.title, &one.content),
        )?;
    }
    Ok(())
}
