//! What screening lays on the workbench.

use super::{CampaignState, FamilyState, ScreeningToday, campaign, family_read, finding, secrecy, urgent};
use crate::desk::Nothing;
use crate::fault::Result;
use crate::kernel::Role;
use crate::store::screening::{families, findings, upward};
use crate::transact::View;

/// # Errors
/// The store's.
pub fn today(view: &View<'_>, _: Nothing) -> Result<ScreeningToday> {
    let (me, lead) = (view.session.staff, view.session.has(Role::Lead));
    let mut campaigns = campaign::campaigns(view, Nothing {})?;
    campaigns
        .retain(|one| one.state == CampaignState::Running && (lead || one.walks.iter().any(|walk| walk.staff == me)));
    let mut urgents = Vec::new();
    for one in upward::urgents(view.db)? {
        if one.noted_by.is_empty() && urgent::sees(view, &one)? {
            urgents.push(one);
        }
    }
    let mut grave = Vec::new();
    for one in findings::grave_and_open(view.db)? {
        let own = one.found_by == me || one.entered_by == me;
        if (lead || own) && secrecy::sees_finding(view, &one) {
            grave.push(finding::shown(view, one)?);
        }
    }
    let mut known = families::list(view.db)?;
    known.retain(|family| secrecy::sees_family(view, family));
    let off_asked = known.iter().filter(|family| lead && family.state == FamilyState::OffAsked);
    let off_asked = off_asked.cloned().map(family_read::row).collect();
    known.retain(|family| family.handler == me && family_read::is_due(view, family));
    known.sort_by_key(|family| family.due);
    Ok(ScreeningToday { campaigns, urgents, grave, due: known.into_iter().map(family_read::row).collect(), off_asked })
}
