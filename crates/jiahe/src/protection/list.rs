//! Everything about safety on one case.

use super::{Protection, answer, apart};
use crate::api::Noun;
use crate::cases::{CaseAsked, Level, permission};
use crate::fault::{Fault, Result};
use crate::store;
use crate::transact::View;

/// # Errors
/// [`crate::Code::NotFound`] for a case this session may not know of.
pub fn of_case(view: &View<'_>, asked: CaseAsked) -> Result<Protection> {
    permission::require(view, asked.id)?;
    let case = store::cases::get(view.db, asked.id)?.ok_or_else(|| Fault::not_found("a case"))?;
    if case.level != Level::Normal {
        view.saw(Noun::Protection, case.id.0, "read");
    }
    let mut no_contacts = store::apart::of_case(view.db, case.id, view.clock)?;
    for pair in no_contacts.iter_mut().filter(|pair| pair.holds) {
        pair.clashes = apart::clashes(view, case.id, pair)?;
    }
    Ok(Protection {
        prompts: answer::prompts(view, &case)?,
        warnings: store::protection::warnings(view.db, case.id)?,
        orders: store::protection::orders(view.db, case.id, view.clock)?,
        no_contacts,
        gap: super::gap::minutes(view)?,
    })
}
