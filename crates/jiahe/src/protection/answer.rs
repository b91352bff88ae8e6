//! Which prompts a case calls for, and what came of each. They are the case's own prompts of the intake, told
//! apart by when, where and by whom; a breach since makes them asked again.

use super::{PromptTold, Prompted};
use crate::api::Noun;
use crate::cases::{DangerPrompt, DangerSign, DisputeType, EventKind, PartyRole, timeline};
use crate::desk::Done;
use crate::fault::{Check, Fault, Result};
use crate::kernel::{CaseId, Coded, Moment, text};
use crate::store::{self, cases::CaseRecord, prompts::Answered};
use crate::transact::{Act, View};

/// What makes a case dangerous.
pub(super) struct Danger {
    /// 家庭暴力 among its types, or any danger sign.
    pub violence: bool,
    /// Somebody who cannot speak for themselves may be harmed (未保 11; 反家暴 14).
    pub minor: bool,
}

pub(super) fn danger(view: &View<'_>, case: &CaseRecord) -> Result<Danger> {
    let lists = store::cases::lists(view.db, case)?;
    let has = |wanted| case.main_type == wanted || lists.other_types.contains(&wanted);
    let violence = has(DisputeType::Violence) || !lists.dangers.is_empty();
    let parties = store::cases::parties(view.db, case)?;
    let child = parties.iter().any(|party| party.role == PartyRole::Minor);
    let minor = has(DisputeType::Minors) || (violence && child) || lists.dangers.contains(&DangerSign::ChildWitness);
    Ok(Danger { violence, minor })
}

/// How many of them wait for an answer.
///
/// # Errors
/// The store's.
pub(crate) fn untold(view: &View<'_>, case: CaseId) -> Result<usize> {
    let Some(record) = store::cases::get(view.db, case)? else { return Ok(0) };
    Ok(prompts(view, &record)?.iter().filter(|one| one.is_open()).count())
}

/// In the order of the terms.
pub(super) fn prompts(view: &View<'_>, case: &CaseRecord) -> Result<Vec<Prompted>> {
    let danger = danger(view, case)?;
    let breached = store::protection::last_breach(view.db, case.id)?;
    let answered = store::prompts::answers(view.db, case.id)?;
    let mut out = Vec::new();
    for prompt in DangerPrompt::ALL.iter().copied() {
        let needed = danger.violence || (danger.minor && prompt == DangerPrompt::MandatoryReport);
        let found = answered.iter().find(|one| one.prompt == prompt);
        if !needed && found.is_none() {
            continue;
        }
        let blank = Prompted {
            prompt,
            needed,
            done: None,
            told_at: None,
            place: String::new(),
            told_by: String::new(),
            note: String::new(),
            again: false,
        };
        out.push(match found {
            None => blank,
            Some(one) => Prompted {
                done: Some(one.done),
                told_at: one.told_at,
                place: one.place.clone(),
                told_by: one.told_by.clone(),
                note: one.note.clone(),
                again: breached.is_some_and(|breached| one.answered_at.unwrap_or(case.opened_at) < breached),
                ..blank
            },
        });
    }
    Ok(out)
}

/// # Errors
/// A field that does not pass: when, where and by whom where it was done, why where it was not.
pub fn answer(act: &mut Act<'_>, told: PromptTold) -> Result<Done> {
    super::order::open_case(act, told.case)?;
    let mut check = Check::default();
    let (place, told_by, note) = (text::line(&told.place), text::line(&told.told_by), text::block(&told.note));
    if told.done {
        check.that(told.told_at.is_some(), "told_at", "required");
        check.that(!place.is_empty(), "place", "required");
        check.that(!told_by.is_empty(), "told_by", "required");
    } else {
        check.that(!note.is_empty(), "note", "required");
    }
    check.that(told.told_at.is_none_or(|at| at <= act.clock.now), "told_at", "future");
    check.fits(&place, 200, "place");
    check.fits(&told_by, 100, "told_by");
    check.fits(&note, 500, "note");
    check.done()?;
    let now = act.clock.now;
    let told_at = told.told_at.filter(|_| told.done);
    let kept = Answered { prompt: told.prompt, done: told.done, told_at, place, told_by, note, answered_at: Some(now) };
    store::prompts::set_answer(act.db, told.case, &kept)?;
    let to = if told.done { "done" } else { "not_wanted" };
    timeline::happened(act, told.case, EventKind::Protected, told.prompt.code(), to, &kept.note)?;
    act.note(Noun::Protection, told.case.0, told.prompt.code());
    Ok(Done {})
}

/// What was done in the program itself answers its prompt, unless somebody has since the last breach.
pub(crate) fn fulfil(act: &mut Act<'_>, case: CaseId, prompt: DangerPrompt, at: Moment, place: &str) -> Result<()> {
    let record = store::cases::get(act.db, case)?.ok_or_else(|| Fault::not_found("a case"))?;
    if prompts(act, &record)?.iter().any(|one| one.prompt == prompt && one.done.is_some() && !one.again) {
        return Ok(());
    }
    let kept = Answered {
        prompt,
        done: true,
        told_at: Some(at),
        place: place.to_owned(),
        told_by: act.session.name.clone(),
        note: String::new(),
        answered_at: Some(act.clock.now),
    };
    store::prompts::set_answer(act.db, case, &kept)?;
    act.touch(Noun::Protection);
    Ok(())
}

/// A breach is a danger sign of its own, and every prompt is asked again.
pub(super) fn breached(act: &mut Act<'_>, case: CaseId) -> Result<()> {
    store::prompts::add_danger(act.db, case, DangerSign::OrderBreached)
}
