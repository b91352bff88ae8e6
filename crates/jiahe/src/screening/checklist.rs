//! The questions asked at the door. A change makes a new version; findings keep theirs.

use super::{Checklist, ChecklistQuestion, ChecklistSaved, Sign};
use crate::api::Noun;
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, text};
use crate::store::screening::campaigns as store;
use crate::transact::{Act, View};

/// As many as fit on a page of paper, and as one still looks through at the door.
const QUESTIONS_MOST: usize = 40;

fn default() -> Vec<ChecklistQuestion> {
    let question = |sign: &Sign| ChecklistQuestion {
        code: sign.code().to_owned(),
        text: String::new(),
        dispute: sign.dispute(),
        grave: sign.is_grave(),
    };
    Sign::ALL.iter().map(question).collect()
}

/// # Errors
/// The store's.
pub(super) fn of_version(view: &View<'_>, version: u32) -> Result<Checklist> {
    let questions = if version == 0 { default() } else { store::questions(view.db, version)? };
    Ok(Checklist { version, questions })
}

/// # Errors
/// The store's.
pub fn current(view: &View<'_>, _: Nothing) -> Result<Checklist> {
    of_version(view, store::newest_checklist(view.db)?)
}

/// The version a campaign is planned with; our own list becomes the first when nobody has changed it.
pub(super) fn settled(act: &mut Act<'_>) -> Result<u32> {
    let newest = store::newest_checklist(act.db)?;
    if newest > 0 {
        return Ok(newest);
    }
    store::add_checklist(act.db, 1, &default(), act.session.staff, act.clock)?;
    Ok(1)
}

/// # Errors
/// No question, one without words, or [`Code::Stale`].
pub fn save(act: &mut Act<'_>, saved: ChecklistSaved) -> Result<Done> {
    let newest = store::newest_checklist(act.db)?;
    if saved.version != newest {
        return Err(Fault::new(Code::Stale, "change the questions"));
    }
    let mut check = Check::default();
    check.that(!saved.questions.is_empty(), "questions", "required");
    check.that(saved.questions.len() <= QUESTIONS_MOST, "questions", "too_many");
    let mut questions = Vec::new();
    for (index, question) in saved.questions.into_iter().enumerate() {
        let words = text::line(&question.text);
        let known = Sign::parse(&question.code).is_some();
        check.that(known || question.code.is_empty(), format!("questions[{index}].code"), "unknown_code");
        check.that(known || !words.is_empty(), format!("questions[{index}].text"), "required");
        check.fits(&words, 60, format!("questions[{index}].text"));
        questions.push(ChecklistQuestion { text: words, ..question });
    }
    check.done()?;
    store::add_checklist(act.db, newest + 1, &questions, act.session.staff, act.clock)?;
    act.note(Noun::Screening, i64::from(newest) + 1, "questions changed");
    Ok(Done {})
}
