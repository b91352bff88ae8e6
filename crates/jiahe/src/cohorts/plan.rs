//! Plans a cohort with its lessons, changes it, ends it or calls it off.

use std::collections::BTreeMap;

use super::{Cohort, CohortEntry, CohortPlan, CohortState, CohortStateSet, MemberState};
use crate::api::Noun;
use crate::classes::{Class, ClassForm, ClassState, Planned, plan_one};
use crate::courses;
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, CohortId, Day, text};
use crate::store;
use crate::transact::{Act, View};

const LESSONS_MOST: usize = 40;
const SEATS_MOST: u32 = 300;

/// # Errors
/// Fields that do not pass, an instructor or a room that is taken among them, by the lesson (`lessons[2].room`); two
/// lessons at once (`lessons[2].start`: `overlap`).
pub fn plan(act: &mut Act<'_>, asked: CohortPlan) -> Result<CohortId> {
    let course = courses::get(act, courses::CourseAsked { id: asked.course })?;
    let mut check = Check::default();
    check.that(course.active, "course", "unknown_code");
    let title = text::line(&asked.title);
    check.that(!title.is_empty(), "title", "required");
    check.fits(&title, 100, "title");
    let host = text::line(&asked.host);
    check.fits(&host, 100, "host");
    check.that((1..=SEATS_MOST).contains(&asked.capacity), "capacity", "range");
    let count = u32::try_from(asked.lessons.len()).unwrap_or(u32::MAX);
    check.that(count >= 1, "lessons", "required");
    check.that(asked.lessons.len() <= LESSONS_MOST, "lessons", "too_many");
    check.that((1..=count.max(1)).contains(&asked.pass_lessons), "pass_lessons", "range");
    let mut lessons: Vec<Class> = Vec::new();
    let mut taken: BTreeMap<Day, Vec<(usize, Class)>> = BTreeMap::new();
    for (index, one) in asked.lessons.iter().take(LESSONS_MOST).enumerate() {
        let at = format!("lessons[{index}]");
        let planned = Planned {
            theme: &one.theme,
            instructor: &one.instructor,
            instructor_id: one.instructor_id,
            place: &one.place,
            room: one.room,
            start: one.start,
            minutes: one.minutes,
            capacity: asked.capacity.clamp(1, SEATS_MOST),
            at: &at,
        };
        let Some(class) = plan_one(act, &planned, &mut check)? else { continue };
        // Members cannot be in two lessons at once.
        let others = taken.entry(class.start.date()).or_default();
        let twice = others.iter().any(|(_, other)| class.start < other.end && other.start < class.end);
        check.that(!twice, format!("{at}.start"), "overlap");
        others.push((index, class.clone()));
        lessons.push(class);
    }
    check.done()?;
    let id: CohortId = act.fresh();
    let row = store::cohorts::NewCohort {
        id,
        course: asked.course,
        title: &title,
        host: &host,
        capacity: asked.capacity,
        pass_lessons: asked.pass_lessons,
    };
    store::cohorts::insert(act.db, &row, act.clock)?;
    for lesson in lessons {
        let class = Class {
            id: act.fresh(),
            form: ClassForm::Lesson,
            host: host.clone(),
            course: Some(asked.course),
            cohort: Some(id),
            ..lesson
        };
        store::classes::insert(act.db, &class, act.clock)?;
        act.note(Noun::Classes, class.id.0, "");
    }
    act.note(Noun::Cohorts, id.0, "");
    act.touch(Noun::Courses);
    act.touch(Noun::Appointments);
    Ok(id)
}

/// # Errors
/// Fields that do not pass, a capacity below the places given among them; [`Code::WrongState`] for one that is over;
/// [`Code::Stale`].
pub fn save(act: &mut Act<'_>, entry: CohortEntry) -> Result<Done> {
    let before = open(act, entry.id)?;
    let mut check = Check::default();
    let title = text::line(&entry.title);
    check.that(!title.is_empty(), "title", "required");
    check.fits(&title, 100, "title");
    let host = text::line(&entry.host);
    check.fits(&host, 100, "host");
    let fits = (1..=SEATS_MOST).contains(&entry.capacity) && entry.capacity >= before.taken;
    check.that(fits, "capacity", "range");
    check.that((1..=before.lessons.max(1)).contains(&entry.pass_lessons), "pass_lessons", "range");
    check.done()?;
    let (title, host) = (title.as_str(), host.as_str());
    store::cohorts::update(act.db, entry.id, entry.version, (title, host), (entry.capacity, entry.pass_lessons))?;
    // The lessons to come seat as many.
    store::cohorts::set_lesson_capacity(act.db, entry.id, entry.capacity, act.clock.now)?;
    act.note(Noun::Cohorts, entry.id.0, "");
    act.touch(Noun::Classes);
    Ok(Done {})
}

/// Ends it, calls it off with the lessons still to come, or takes either back.
///
/// # Errors
/// [`Code::WrongState`] when it is so already, or lessons are still to come (ended); a missing reason to cancel;
/// [`Code::Stale`].
pub fn set_state(act: &mut Act<'_>, set: CohortStateSet) -> Result<Done> {
    use CohortState::{Cancelled, Ended, Open};
    let before = super::known(act, set.id)?;
    let lessons = store::classes::of_cohort(act.db, set.id)?;
    let now = act.clock.now;
    let coming = |class: &&Class| class.state == ClassState::Planned && class.start > now;
    let allowed = match (before.state, set.state) {
        (Open, Ended) => !lessons.iter().any(|class| coming(&class)),
        (Open, Cancelled) | (Ended | Cancelled, Open) => true,
        (Open, Open) | (Ended, Ended | Cancelled) | (Cancelled, Ended | Cancelled) => false,
    };
    if !allowed {
        return Err(Fault::new(Code::WrongState, "move a cohort to that state"));
    }
    let reason = if set.state == Cancelled { text::block(&set.reason) } else { String::new() };
    let mut check = Check::default();
    check.that(set.state != Cancelled || !reason.is_empty(), "reason", "required");
    check.fits(&reason, 500, "reason");
    check.done()?;
    store::cohorts::set_state(act.db, set.id, set.version, set.state, &reason)?;
    if set.state == Cancelled {
        for class in lessons.iter().filter(coming) {
            store::classes::set_state(act.db, class.id, class.version, ClassState::Cancelled, &reason)?;
            act.note(Noun::Classes, class.id.0, ClassState::Cancelled.code());
        }
    }
    act.note(Noun::Cohorts, set.id.0, set.state.code());
    act.touch(Noun::Classes);
    act.touch(Noun::Appointments);
    Ok(Done {})
}

/// One that still runs.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::WrongState`] for one that has ended or was called off.
pub(crate) fn open(view: &View<'_>, id: CohortId) -> Result<Cohort> {
    let cohort = super::known(view, id)?;
    match cohort.state {
        CohortState::Open => Ok(cohort),
        CohortState::Ended | CohortState::Cancelled => {
            Err(Fault::new(Code::WrongState, "change a cohort that is over"))
        }
    }
}

impl MemberState {
    /// Whether a place of the cohort is theirs, or kept for them.
    #[must_use]
    pub fn takes_place(self) -> bool {
        match self {
            Self::Enrolled | Self::Offered => true,
            Self::Waiting | Self::Left => false,
        }
    }
}
