//! The courses of the station.

use super::{Course, CourseAsked, CourseEntry, CourseLesson, CourseMaterial};
use crate::api::Noun;
use crate::desk::Nothing;
use crate::fault::{Check, Fault, Result};
use crate::kernel::{CourseId, text};
use crate::store;
use crate::transact::{Act, View};

const LESSONS_MOST: usize = 40;
const MATERIALS_MOST: usize = 60;
const TEXT_MOST: usize = 5_000;

/// Those in use first, by title.
///
/// # Errors
/// The store's.
pub fn list(view: &View<'_>, _: Nothing) -> Result<Vec<Course>> {
    store::courses::list(view.db)
}

/// # Errors
/// [`crate::Code::NotFound`].
pub fn get(view: &View<'_>, asked: CourseAsked) -> Result<Course> {
    known(view, asked.id)
}

pub(crate) fn known(view: &View<'_>, id: CourseId) -> Result<Course> {
    store::courses::get(view.db, id)?.ok_or_else(|| Fault::not_found("a course"))
}

/// # Errors
/// Fields that do not pass, by their path; [`crate::Code::Stale`].
pub fn save(act: &mut Act<'_>, entry: CourseEntry) -> Result<CourseId> {
    if let Some(id) = entry.id {
        known(act, id)?;
    }
    let mut course = read(&entry)?;
    course.id = entry.id.unwrap_or_else(|| act.fresh());
    match entry.id {
        None => store::courses::insert(act.db, &course, act.clock)?,
        Some(_) => store::courses::update(act.db, &course)?,
    }
    act.note(Noun::Courses, course.id.0, "");
    Ok(course.id)
}

fn read(entry: &CourseEntry) -> Result<Course> {
    let mut check = Check::default();
    let title = text::line(&entry.title);
    check.that(!title.is_empty(), "title", "required");
    check.fits(&title, 100, "title");
    let summary = text::block(&entry.summary);
    check.fits(&summary, TEXT_MOST, "summary");
    check.that(!entry.targets.is_empty(), "targets", "required");
    check.that((10..=480).contains(&entry.minutes), "minutes", "range");
    check.that(!entry.lessons.is_empty(), "lessons", "required");
    check.that(entry.lessons.len() <= LESSONS_MOST, "lessons", "too_many");
    let lessons: Vec<CourseLesson> = entry
        .lessons
        .iter()
        .take(LESSONS_MOST)
        .enumerate()
        .map(|(at, one)| {
            let kept = CourseLesson { title: text::line(&one.title), content: text::block(&one.content) };
            check.that(!kept.title.is_empty(), format!("lessons[{at}].title"), "required");
            check.fits(&kept.title, 100, format!("lessons[{at}].title"));
            check.fits(&kept.content, TEXT_MOST, format!("lessons[{at}].content"));
            kept
        })
        .collect();
    let most = u32::try_from(lessons.len()).unwrap_or(0);
    check.that((1..=most.max(1)).contains(&entry.pass_lessons), "pass_lessons", "range");
    check.that(entry.materials.len() <= MATERIALS_MOST, "materials", "too_many");
    let materials = entry
        .materials
        .iter()
        .take(MATERIALS_MOST)
        .enumerate()
        .map(|(at, one)| {
            let (title, content) = (text::line(&one.title), text::block(&one.content));
            check.that(!title.is_empty(), format!("materials[{at}].title"), "required");
            check.fits(&title, 100, format!("materials[{at}].title"));
            check.fits(&content, TEXT_MOST, format!("materials[{at}].content"));
            CourseMaterial { kind: one.kind, title, content }
        })
        .collect();
    check.done()?;
    Ok(Course {
        id: CourseId(0),
        title,
        summary,
        targets: entry.targets.clone(),
        minutes: entry.minutes,
        pass_lessons: entry.pass_lessons,
        lessons,
        materials,
        active: entry.active,
        cohorts: 0,
        version: entry.version,
    })
}
