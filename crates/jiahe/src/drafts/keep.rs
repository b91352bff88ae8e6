//! Saves, lists, gives back and discards drafts of the session's own.

use std::collections::BTreeSet;

use super::{Draft, DraftAsked, DraftBrief, DraftKind, DraftSaved};
use crate::api::Noun;
use crate::compartments::{self, CompartmentKind};
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Fault, Result};
use crate::kernel::{DraftId, text};
use crate::store;
use crate::transact::{Act, View};

const BODY_MOST: usize = 1 << 20;

/// # Errors
/// The body is over 1 MiB, or the id is somebody else's.
pub fn save(act: &mut Act<'_>, saved: DraftSaved) -> Result<DraftId> {
    let mut check = Check::default();
    check.that(saved.body.len() <= BODY_MOST, "body", "too_long");
    check.done()?;
    let id = saved.id.unwrap_or_else(|| act.fresh());
    let title: String = text::line(&saved.title).chars().take(60).collect();
    let sealed = is_sealed(saved.kind);
    let body = if sealed { String::new() } else { saved.body.clone() };
    let draft = Draft { id, kind: saved.kind, title, body, updated_at: act.clock.now };
    if !store::drafts::save(act.db, act.session.staff, &draft)? {
        return Err(Fault::not_found("a draft"));
    }
    if sealed {
        let readers = BTreeSet::from([act.session.staff]);
        compartments::seal(act, CompartmentKind::Draft, id.0, &readers, &saved.body)?;
    }
    act.quietly(Noun::Drafts);
    Ok(id)
}

/// What will be a counselling note is sealed while it is still being typed.
fn is_sealed(kind: DraftKind) -> bool {
    match kind {
        DraftKind::CounsellingNote => true,
        DraftKind::Intake
        | DraftKind::Survey
        | DraftKind::Service
        | DraftKind::Screening
        | DraftKind::Edition
        | DraftKind::Paper => false,
    }
}

/// # Errors
/// The store's.
pub fn list(view: &View<'_>, _: Nothing) -> Result<Vec<DraftBrief>> {
    store::drafts::list(view.db, view.session.staff)
}

/// # Errors
/// No such draft of this session's; [`crate::Code::CompartmentsShut`] for a sealed one before the own
/// password was typed.
pub fn get(view: &View<'_>, asked: DraftAsked) -> Result<Draft> {
    let draft = store::drafts::get(view.db, view.session.staff, asked.id)?;
    let draft = draft.ok_or_else(|| Fault::not_found("a draft"))?;
    if !is_sealed(draft.kind) {
        return Ok(draft);
    }
    let body = compartments::open(view, CompartmentKind::Draft, draft.id.0)?;
    Ok(Draft { body: body.map(|text| text.to_string()).unwrap_or_default(), ..draft })
}

/// # Errors
/// No such draft of this session's.
pub fn discard(act: &mut Act<'_>, asked: DraftAsked) -> Result<Done> {
    if !store::drafts::delete(act.db, act.session.staff, asked.id)? {
        return Err(Fault::not_found("a draft"));
    }
    compartments::discard(act, CompartmentKind::Draft, asked.id.0)?;
    act.quietly(Noun::Drafts);
    Ok(Done {})
}
