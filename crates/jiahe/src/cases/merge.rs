//! Two cases of one family become one: the other stays as it is, in the archive, and points to it. A lead parts what was
//! merged wrongly.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::flow::{Step, Why};
use super::{CaseAsked, CaseReasoned, CaseState, EventKind, permission, rules, timeline};
use crate::api::Noun;
use crate::desk::Done;
use crate::fault::{Check, Result};
use crate::kernel::{CaseId, Coded as _, PersonId, text};
use crate::movements::{self, refusal, require_step};
use crate::store::cases::{CaseRecord, Change};
use crate::store::{self};
use crate::transact::{Act, View};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CasesMerged {
    /// The one that goes on.
    pub id: CaseId,
    /// The one that ends in it.
    pub other: CaseId,
    pub reason: String,
}

/// A case that can be merged into another.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FamilyCase {
    pub id: CaseId,
    pub code: String,
    pub parties: Vec<String>,
}

/// Those of the same family that can be merged into a case, the newest first.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn family(view: &View<'_>, asked: CaseAsked) -> Result<Vec<FamilyCase>> {
    permission::require(view, asked.id)?;
    let missing = || crate::fault::Fault::not_found("a case");
    let case = store::cases::get(view.db, asked.id)?.ok_or_else(missing)?;
    let mut known = BTreeSet::new();
    for person in people(view, &case)? {
        known.extend(store::people::cases_of(view.db, person)?);
    }
    known.remove(&asked.id);
    let mut found = Vec::new();
    for id in known.into_iter().rev() {
        if !permission::may_see(view, id)?
            || !permission::owns(view, id)?
            || movements::facts(view, id)?.may(Step::Merge).is_err()
        {
            continue;
        }
        let other = store::cases::get(view.db, id)?.ok_or_else(missing)?;
        let parties = store::cases::parties(view.db, &other)?.into_iter().map(|party| party.person.name).collect();
        found.push(FamilyCase { id, code: other.code, parties });
    }
    Ok(found)
}

/// # Errors
/// [`crate::Code::HeldElsewhere`] when another station holds one of them; [`crate::Code::WrongState`] when one is ended
/// or under way; `other` for a case of another family.
pub fn merge(act: &mut Act<'_>, asked: CasesMerged) -> Result<Done> {
    permission::require_hand(act, asked.id)?;
    permission::require_hand(act, asked.other)?;
    permission::require_own(act, asked.id)?;
    permission::require_own(act, asked.other)?;
    let stays = require_step(act, asked.id, Step::Merge)?.case;
    let ends = require_step(act, asked.other, Step::Merge)?.case;
    let mut check = Check::default();
    check.that(asked.id != asked.other, "other", "twice");
    check.that(are_one_family(act, &stays, &ends)?, "other", "other_family");
    rules::text(&asked.reason, "reason", true, 1_000, &mut check);
    check.done()?;
    let why = text::block(&asked.reason);
    store::movements::set_merged(act.db, ends.id, Some(stays.id))?;
    store::cases::change(act.db, ends.id, Change::State(CaseState::Archived))?;
    // Each of them names the other: what keeps one secret keeps both.
    let level = stays.level.max(ends.level);
    for case in [&stays, &ends].into_iter().filter(|case| case.level != level) {
        store::cases::change(act.db, case.id, Change::Level(level))?;
        timeline::happened(act, case.id, EventKind::LevelChanged, case.level.code(), level.code(), &why)?;
        store::cases::join_team(act.db, case.id, act.session.staff)?;
    }
    timeline::happened(act, ends.id, EventKind::Merged, "into", &stays.code, &why)?;
    timeline::happened(act, stays.id, EventKind::Merged, "from", &ends.code, &why)?;
    let by = act.session.name.clone();
    movements::record(act, ends.id, Step::Merge, &why, &by)?;
    act.note(Noun::Cases, ends.id.0, "merged");
    Ok(Done {})
}

/// Parts a case from the one it was merged into: it is worked on again, on its own, by its own team. Those who work on
/// the other one read it no more: it may be another family's.
///
/// # Errors
/// [`crate::Code::WrongState`] for a case that was not merged or is under way; no reason.
pub fn part(act: &mut Act<'_>, asked: CaseReasoned) -> Result<Done> {
    permission::require_own(act, asked.id)?;
    let facts = movements::facts(act, asked.id)?;
    let Some(from) = facts.custody.merged_into else { return Err(refusal(Why::NotEnded)) };
    if !facts.held_here() {
        return Err(refusal(Why::HeldElsewhere));
    }
    let why = super::ending::reason(&asked.reason, "reason", 1_000)?;
    store::movements::set_merged(act.db, asked.id, None)?;
    store::cases::change(act.db, asked.id, Change::State(CaseState::InProgress))?;
    timeline::happened(act, asked.id, EventKind::Merged, "parted", &facts.case.code, &why)?;
    timeline::happened(act, from, EventKind::Merged, "parted", &facts.case.code, &why)?;
    let by = act.session.name.clone();
    movements::record(act, asked.id, Step::Reopen, &why, &by)?;
    act.note(Noun::Cases, asked.id.0, "parted");
    Ok(Done {})
}

/// One household, or somebody who is in both.
fn are_one_family(view: &View<'_>, one: &CaseRecord, other: &CaseRecord) -> Result<bool> {
    if one.household == other.household {
        return Ok(true);
    }
    Ok(!people(view, one)?.is_disjoint(&people(view, other)?))
}

fn people(view: &View<'_>, case: &CaseRecord) -> Result<BTreeSet<PersonId>> {
    let parties = store::cases::parties(view.db, case)?;
    let members = store::cases::members(view.db, case, &parties)?;
    Ok(parties.iter().map(|one| one.person.id).chain(members.iter().map(|one| one.person.id)).collect())
}
