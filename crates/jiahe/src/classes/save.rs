//! Plans a session or changes its plan.

use chrono::{TimeDelta, Timelike};

use super::hours::{Wanted, is_free};
use super::{Class, ClassEntry, ClassForm, ClassMore, ClassState};
use crate::api::Noun;
use crate::cohorts;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{ClassId, Moment, RoomId, StaffId, text};
use crate::store;
use crate::transact::{Act, View};

pub(crate) const SEATS_MOST: u32 = 500;

/// # Errors
/// Fields that do not pass, a capacity below the seats given, an instructor or a room that is taken among them;
/// [`Code::WrongState`] for a cancelled session or a cohort that is over, [`Code::Stale`].
pub fn save(act: &mut Act<'_>, entry: ClassEntry) -> Result<ClassId> {
    let before = match entry.id {
        None => None,
        Some(id) => Some(store::classes::get(act.db, id)?.ok_or_else(|| Fault::not_found("a session"))?),
    };
    if before.as_ref().is_some_and(|class| class.state == ClassState::Cancelled) {
        return Err(Fault::new(Code::WrongState, "change a cancelled session"));
    }
    let mut class = read(act, &entry, before.as_ref())?;
    match before {
        None => {
            class.id = act.fresh();
            store::classes::insert(act.db, &class, act.clock)?;
            if let Some(cohort) = class.cohort {
                cohorts::lesson_added(act, cohort, &class)?;
            }
        }
        Some(before) => {
            class.id = before.id;
            store::classes::update(act.db, &class)?;
        }
    }
    act.note(Noun::Classes, class.id.0, "");
    act.touch(Noun::Cohorts);
    act.touch(Noun::Appointments);
    Ok(class.id)
}

/// A lesson of a cohort that is being planned.
pub(crate) struct Planned<'a> {
    pub theme: &'a str,
    pub instructor: &'a str,
    pub instructor_id: Option<StaffId>,
    pub place: &'a str,
    pub room: Option<RoomId>,
    pub start: Option<Moment>,
    pub minutes: u32,
    pub capacity: u32,
    /// `lessons[0]`.
    pub at: &'a str,
}

/// Checks one lesson by its path; it has neither id nor cohort yet.
pub(crate) fn plan_one(view: &View<'_>, one: &Planned<'_>, check: &mut Check) -> Result<Option<Class>> {
    let path = |field: &str| format!("{}.{field}", one.at);
    let more = More {
        form: ClassForm::Lesson,
        host: String::new(),
        instructor_id: one.instructor_id,
        room: one.room,
        course: None,
        cohort: None,
    };
    let typed = Typed {
        theme: one.theme,
        instructor: one.instructor,
        place: one.place,
        audience: "",
        start: one.start,
        minutes: one.minutes,
        capacity: one.capacity,
    };
    class_of(view, &typed, more, None, &path, ("instructor_id", "room"), check)
}

struct More {
    form: ClassForm,
    host: String,
    instructor_id: Option<StaffId>,
    room: Option<RoomId>,
    course: Option<crate::kernel::CourseId>,
    cohort: Option<crate::kernel::CohortId>,
}

struct Typed<'a> {
    theme: &'a str,
    instructor: &'a str,
    place: &'a str,
    audience: &'a str,
    start: Option<Moment>,
    minutes: u32,
    capacity: u32,
}

/// The form as a planned session without an id.
fn read(view: &View<'_>, entry: &ClassEntry, before: Option<&Class>) -> Result<Class> {
    let mut check = Check::default();
    let more = more(view, entry.more.as_ref(), before, &mut check)?;
    let typed = Typed {
        theme: &entry.theme,
        instructor: &entry.instructor,
        place: &entry.place,
        audience: &entry.audience,
        start: entry.start,
        minutes: entry.minutes,
        capacity: entry.capacity,
    };
    let fields = ("more.instructor_id", "more.room");
    let class = class_of(view, &typed, more, before, &|field: &str| field.to_owned(), fields, &mut check)?;
    check.done()?;
    let class = class.ok_or_else(|| Fault::field("start", "required"))?;
    Ok(Class { version: entry.version, ..class })
}

/// What a session has besides, where a form of an older window does not say it as well.
fn more(view: &View<'_>, asked: Option<&ClassMore>, before: Option<&Class>, check: &mut Check) -> Result<More> {
    let kept = |class: &Class| More {
        form: class.form,
        host: class.host.clone(),
        instructor_id: class.instructor_id,
        room: class.room,
        course: class.course,
        cohort: class.cohort,
    };
    let Some(asked) = asked else {
        let none = More {
            form: ClassForm::Lecture,
            host: String::new(),
            instructor_id: None,
            room: None,
            course: None,
            cohort: None,
        };
        return Ok(before.map_or(none, kept));
    };
    // A lesson stays one of its cohort, whatever else is changed.
    let cohort = before.map_or(asked.cohort, |class| class.cohort);
    let course = match cohort {
        Some(id) => {
            let cohort = cohorts::open(view, id)?;
            Some(cohort.course)
        }
        None => asked.course,
    };
    if let (None, Some(id)) = (cohort, course) {
        check.that(store::courses::get(view.db, id)?.is_some(), "more.course", "unknown_code");
    }
    let form = if cohort.is_some() { ClassForm::Lesson } else { asked.form };
    check.that(cohort.is_some() || form != ClassForm::Lesson, "more.form", "unknown_code");
    let host = text::line(&asked.host);
    check.fits(&host, 100, "more.host");
    check.that(form != ClassForm::Outreach || !host.is_empty(), "more.host", "required");
    check.that(form != ClassForm::Outreach || asked.room.is_none(), "more.room", "room_outside");
    Ok(More { form, host, instructor_id: asked.instructor_id, room: asked.room, course, cohort })
}

/// `fields`: where an instructor and a room of this station stand in the request, below `path` for a lesson.
fn class_of(
    view: &View<'_>,
    typed: &Typed<'_>,
    more: More,
    before: Option<&Class>,
    path: &dyn Fn(&str) -> String,
    fields: (&str, &str),
    check: &mut Check,
) -> Result<Option<Class>> {
    let (instructor_field, room_field) = (path(fields.0), path(fields.1));
    let mut line = |typed: &str, field: &str, required: bool, most: usize| {
        let kept = text::line(typed);
        check.that(!required || !kept.is_empty(), path(field), "required");
        check.fits(&kept, most, path(field));
        kept
    };
    let member = match more.instructor_id {
        Some(id) => store::staff::get(view.db, id)?.filter(|member| member.active),
        None => None,
    };
    let room = match more.room {
        Some(id) => store::rooms::get(view.db, id)?.filter(|room| room.active),
        None => None,
    };
    let theme = line(typed.theme, "theme", true, 100);
    let instructor = match &member {
        Some(member) => member.name.clone(),
        None => line(typed.instructor, "instructor", true, 60),
    };
    let place = match &room {
        Some(room) if text::line(typed.place).is_empty() => room.name.clone(),
        _ => line(typed.place, "place", true, 100),
    };
    let audience = line(typed.audience, "audience", false, 100);
    check.that((10..=480).contains(&typed.minutes), path("minutes"), "range");
    let enrolled = before.map_or(0, |class| class.enrolled);
    let capacity_fits = (1..=SEATS_MOST).contains(&typed.capacity) && typed.capacity >= enrolled;
    check.that(capacity_fits, path("capacity"), "range");
    let start = typed.start.and_then(|start| start.with_second(0)?.with_nanosecond(0));
    check.that(start.is_some(), path("start"), "required");
    let minutes = i64::from(typed.minutes.min(480));
    let end = start.and_then(|start| start.checked_add_signed(TimeDelta::minutes(minutes)));
    check.that(start.is_none() || end.is_some(), path("start"), "range");
    // Who left keeps the sessions that were: only whom one names anew must work here.
    let kept_instructor = member.is_some() || before.is_some_and(|class| class.instructor_id == more.instructor_id);
    check.that(more.instructor_id.is_none() || kept_instructor, &*instructor_field, "unknown_code");
    let kept_room = room.is_some() || before.is_some_and(|class| class.room == more.room);
    check.that(more.room.is_none() || kept_room, &*room_field, "unknown_code");
    if let Some(room) = &room {
        let people = usize::try_from(typed.capacity).unwrap_or(usize::MAX);
        check.that(room.seats(people), &*room_field, "too_small");
    }
    let (Some(start), Some(end)) = (start, end) else { return Ok(None) };
    // One that was is entered afterwards; what it took then is nobody's hour any more.
    if end > view.clock.now && minutes >= 10 {
        let class = before.map(|class| class.id);
        let wanted = Wanted { class, instructor: more.instructor_id, room: more.room, start, end };
        is_free(view, wanted, (&instructor_field, &room_field), check)?;
    }
    Ok(Some(Class {
        id: ClassId(0),
        theme,
        instructor,
        place,
        audience,
        start,
        end,
        capacity: typed.capacity,
        enrolled: 0,
        attended: 0,
        state: ClassState::Planned,
        cancel_reason: String::new(),
        form: more.form,
        host: more.host,
        instructor_id: more.instructor_id,
        room: more.room,
        course: more.course,
        cohort: more.cohort,
        cohort_title: String::new(),
        code: String::new(),
        version: 0,
    }))
}
