//! Two cases of one family become one: the other stays as it is, in the archive, and points to it.

use std::collections::BTreeSet;

use serde::Deserialize;
use ts_rs::TS;

use super::flow::Step;
use super::{CaseState, EventKind, permission, rules, timeline};
use crate::api::Noun;
use crate::desk::Done;
use crate::fault::{Check, Result};
use crate::kernel::{CaseId, PersonId, text};
use crate::movements::{self, require_step};
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
    store::movements::set_merged(act.db, ends.id, stays.id)?;
    store::cases::change(act.db, ends.id, Change::State(CaseState::Archived))?;
    // Whoever works on the one that goes on reads the other as well.
    for member in store::cases::team(act.db, stays.id)?.iter().filter(|member| member.until.is_none()) {
        store::cases::join_team(act.db, ends.id, member.staff)?;
    }
    timeline::happened(act, ends.id, EventKind::Merged, "into", &stays.code, &why)?;
    timeline::happened(act, stays.id, EventKind::Merged, "from", &ends.code, &why)?;
    let by = act.session.name.clone();
    movements::record(act, ends.id, Step::Merge, &why, &by)?;
    act.note(Noun::Cases, ends.id.0, "merged");
    Ok(Done {})
}

/// One household, or somebody who is in both.
fn are_one_family(view: &View<'_>, one: &CaseRecord, other: &CaseRecord) -> Result<bool> {
    if one.household == other.household {
        return Ok(true);
    }
    let people = |case: &CaseRecord| -> Result<BTreeSet<PersonId>> {
        let parties = store::cases::parties(view.db, case)?;
        let members = store::cases::members(view.db, case, &parties)?;
        Ok(parties.iter().map(|one| one.person.id).chain(members.iter().map(|one| one.person.id)).collect())
    };
    Ok(!people(one)?.is_disjoint(&people(other)?))
}
