//! Saves, lists, gives back and discards drafts of the session's own.

use super::{Draft, DraftAsked, DraftBrief, DraftSaved};
use crate::api::Noun;
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
    let draft = Draft { id, kind: saved.kind, title, body: saved.body, updated_at: act.clock.now };
    if !store::drafts::save(act.db, act.session.staff, &draft)? {
        return Err(Fault::not_found("a draft"));
    }
    act.quietly(Noun::Drafts);
    Ok(id)
}

/// # Errors
/// The store's.
pub fn list(view: &View<'_>, _: Nothing) -> Result<Vec<DraftBrief>> {
    store::drafts::list(view.db, view.session.staff)
}

/// # Errors
/// No such draft of this session's.
pub fn get(view: &View<'_>, asked: DraftAsked) -> Result<Draft> {
    store::drafts::get(view.db, view.session.staff, asked.id)?.ok_or_else(|| Fault::not_found("a draft"))
}

/// # Errors
/// No such draft of this session's.
pub fn discard(act: &mut Act<'_>, asked: DraftAsked) -> Result<Done> {
    if !store::drafts::delete(act.db, act.session.staff, asked.id)? {
        return Err(Fault::not_found("a draft"));
    }
    act.quietly(Noun::Drafts);
    Ok(Done {})
}
