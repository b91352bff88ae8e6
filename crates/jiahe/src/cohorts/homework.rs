//! 家庭作业: what a cohort was given to do, and who has handed it in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{in_hand, open};
use crate::api::Noun;
use crate::desk::Done;
use crate::fault::{Check, Fault, Result};
use crate::kernel::{ClassId, CohortId, Day, HomeworkId, MemberId, Moment, text};
use crate::store;
use crate::transact::{Act, View};

#[derive(Debug, Clone, Serialize, TS)]
pub struct Homework {
    pub id: HomeworkId,
    /// The lesson it was given in.
    pub class: Option<ClassId>,
    pub title: String,
    pub content: String,
    #[ts(type = "string | null")]
    pub due: Option<Day>,
    #[ts(type = "string")]
    pub given_at: Moment,
    pub handed_in: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct GiveHomework {
    /// `None` gives a new one.
    pub id: Option<HomeworkId>,
    pub cohort: CohortId,
    pub class: Option<ClassId>,
    pub title: String,
    pub content: String,
    #[ts(type = "string | null")]
    pub due: Option<Day>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct HandIn {
    pub homework: HomeworkId,
    pub member: MemberId,
    /// `None` takes it back.
    #[ts(type = "string | null")]
    pub on: Option<Day>,
    pub note: String,
}

pub(super) fn of(view: &View<'_>, cohort: CohortId) -> Result<Vec<Homework>> {
    store::cohort_work::homework(view.db, cohort)
}

/// # Errors
/// Fields that do not pass; [`crate::Code::WrongState`] for a cohort that is over; [`crate::Code::NotFound`].
pub fn give_homework(act: &mut Act<'_>, asked: GiveHomework) -> Result<HomeworkId> {
    open(act, asked.cohort)?;
    let mut check = Check::default();
    let (title, content) = (text::line(&asked.title), text::block(&asked.content));
    check.that(!title.is_empty(), "title", "required");
    check.fits(&title, 100, "title");
    check.fits(&content, 2_000, "content");
    let lessons = store::classes::of_cohort(act.db, asked.cohort)?;
    let known = asked.class.is_none_or(|class| lessons.iter().any(|one| one.id == class));
    check.that(known, "class", "unknown_code");
    let sane = asked.due.is_none_or(|due| due >= act.clock.today() || asked.id.is_some());
    check.that(sane, "due", "past");
    check.done()?;
    if let Some(id) = asked.id
        && store::cohort_work::cohort_of_homework(act.db, id)? != Some(asked.cohort)
    {
        return Err(Fault::not_found("homework"));
    }
    let id = asked.id.unwrap_or_else(|| act.fresh());
    let row = (asked.class, title.as_str(), content.as_str(), asked.due);
    match asked.id {
        None => store::cohort_work::give(act.db, (id, asked.cohort), row, act.clock)?,
        Some(_) => store::cohort_work::change_homework(act.db, id, row)?,
    }
    act.note(Noun::Cohorts, asked.cohort.0, "homework");
    Ok(id)
}

/// # Errors
/// A day that is to come; homework of another cohort; [`crate::Code::NotFound`].
pub fn hand_in(act: &mut Act<'_>, asked: HandIn) -> Result<Done> {
    let member = in_hand(act, asked.member)?;
    let mut check = Check::default();
    let note = text::block(&asked.note);
    check.fits(&note, 500, "note");
    check.that(asked.on.is_none_or(|on| on <= act.clock.today()), "on", "future");
    let cohort = store::cohort_work::cohort_of_homework(act.db, asked.homework)?;
    check.that(cohort == Some(member.cohort), "homework", "unknown_code");
    check.done()?;
    store::cohort_work::hand_in(act.db, asked.homework, member.id, asked.on, &note)?;
    act.note(Noun::Cohorts, member.cohort.0, "homework handed in");
    Ok(Done {})
}
