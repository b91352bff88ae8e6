//! Cohorts, and one with everybody in it. Who comes from a case that is not this session's to see holds a place without
//! a name.

use super::{
    Attending, AttendingAsked, Cohort, CohortAsked, CohortFile, CohortMember, MemberState, homework, progress, rate,
};
use crate::cases::Level;
use crate::cases::permission::{self, looking_only, sees, sight};
use crate::classes;
use crate::desk::Nothing;
use crate::fault::{Fault, Result};
use crate::kernel::{CohortId, MemberId};
use crate::store::{self, cohorts::Listed, feedback::About};
use crate::transact::View;

/// The newest first, those that are over after the others; at most 500.
///
/// # Errors
/// The store's.
pub fn list(view: &View<'_>, _: Nothing) -> Result<Vec<Cohort>> {
    store::cohorts::list(view.db)
}

/// # Errors
/// [`crate::Code::NotFound`].
pub fn get(view: &View<'_>, asked: CohortAsked) -> Result<CohortFile> {
    let cohort = known(view, asked.id)?;
    let lessons = store::classes::of_cohort(view.db, asked.id)?;
    let mut listed = store::cohorts::members(view.db, view.session.staff, asked.id)?;
    for mark in store::cohort_work::marks(view.db, asked.id)? {
        if let Some(one) = listed.iter_mut().find(|one| one.member.id == mark.member) {
            one.member.marks.push(mark);
        }
    }
    for (member, given) in store::cohort_work::ratings(view.db, asked.id)? {
        if let Some(one) = listed.iter_mut().find(|one| one.member.id == member) {
            rate::put(&mut one.member.ratings, given);
        }
    }
    for (member, work) in store::cohort_work::handed_in(view.db, asked.id)? {
        if let Some(one) = listed.iter_mut().find(|one| one.member.id == member) {
            one.member.handed_in.push(work);
        }
    }
    let mut waiting = 0;
    for one in &mut listed {
        let member = &mut one.member;
        member.attended = progress::attended(&member.marks);
        member.gain = rate::gain(&member.ratings);
        if member.state == MemberState::Waiting {
            waiting += 1;
            member.place = waiting;
        }
    }
    let rated = rate::together(listed.iter().map(|one| &one.member));
    let members = listed.into_iter().map(|one| shown(view, one)).collect();
    let from = view.clock.today();
    let elsewhere = store::classes::coming_of_course(view.db, cohort.course, from)?
        .into_iter()
        .filter(|class| class.cohort != Some(cohort.id))
        .collect();
    Ok(CohortFile {
        homework: homework::of(view, asked.id)?,
        feedback: classes::feedback_sum(view, About::Cohort(asked.id))?,
        cohort,
        lessons,
        members,
        rated,
        elsewhere,
    })
}

/// Where the people of a case take part, the newest first.
///
/// # Errors
/// [`crate::Code::NotFound`] for a case this session may not know of.
pub fn of_case(view: &View<'_>, asked: AttendingAsked) -> Result<Vec<Attending>> {
    permission::require(view, asked.case)?;
    let mut found = store::cohort_work::attending(view.db, asked.case)?;
    for one in &mut found {
        if let (Some(cohort), Some(member)) = (one.row.cohort, one.member) {
            let marks: Vec<_> =
                store::cohort_work::marks(view.db, cohort)?.into_iter().filter(|mark| mark.member == member).collect();
            one.row.attended = progress::attended(&marks);
        }
    }
    Ok(found.into_iter().map(|one| one.row).collect())
}

/// # Errors
/// [`crate::Code::NotFound`].
pub(crate) fn known(view: &View<'_>, id: CohortId) -> Result<Cohort> {
    store::cohorts::get(view.db, id)?.ok_or_else(|| Fault::not_found("a cohort"))
}

/// A member whom this session may see and change.
///
/// # Errors
/// [`crate::Code::NotFound`], also for one of a case that is closed to this session; [`crate::Code::LookingOnly`].
pub(crate) fn in_hand(view: &View<'_>, id: MemberId) -> Result<CohortMember> {
    let missing = || Fault::not_found("a member of a cohort");
    let listed = store::cohorts::member(view.db, view.session.staff, id)?.ok_or_else(missing)?;
    let member = shown(view, listed);
    if member.hidden {
        return Err(missing());
    }
    if member.looking { Err(looking_only()) } else { Ok(member) }
}

/// What a member is called, for whoever may know.
pub(crate) fn name_of(view: &View<'_>, id: MemberId) -> Result<Option<String>> {
    let listed = store::cohorts::member(view.db, view.session.staff, id)?;
    Ok(listed.map(|listed| shown(view, listed)).filter(|member| !member.hidden).map(|member| member.name))
}

/// One without a case reads like one of a normal case.
fn shown(view: &View<'_>, listed: Listed) -> CohortMember {
    let Listed { member, level, on_team, through } = listed;
    let (sight, level) = (sight(view.session), level.unwrap_or(Level::Normal));
    if sees(sight, level, on_team) {
        return CohortMember { looking: through && !sees(sight, level, false), ..member };
    }
    CohortMember {
        case: None,
        case_code: String::new(),
        person: None,
        name: String::new(),
        phone: String::new(),
        child_age: String::new(),
        order: None,
        eligibility: super::Eligibility::Guardian,
        answer_by: None,
        reason: String::new(),
        marks: Vec::new(),
        attended: 0,
        handed_in: Vec::new(),
        ratings: Vec::new(),
        gain: None,
        gave_feedback: false,
        certificate: None,
        hidden: true,
        looking: false,
        ..member
    }
}
