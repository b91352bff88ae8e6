//! Enters a family found: one row of the quick entry, checked and kept at once.

use super::{
    CampaignState, CaseLink, FamilyLink, Finding, FindingEntry, FindingSaved, FindingSettled, UrgentEntry, campaign,
    secrecy, urgent,
};
use crate::api::Noun;
use crate::cases::{self, EventKind, Level, permission, rules, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, FindingId, text};
use crate::store::screening::findings::{self, FindingRecord};
use crate::store::screening::{campaigns, upward};
use crate::store::{self};
use crate::transact::{Act, View};

/// What a session may see of it.
pub(super) fn shown(view: &View<'_>, record: FindingRecord) -> Result<Finding> {
    let case = match record.case {
        Some(id) if permission::may_see(view, id)? => {
            store::cases::get(view.db, id)?.map(|case| CaseLink { id, code: case.code })
        }
        Some(_) | None => None,
    };
    let family = match record.family {
        Some(id) => store::screening::families::get(view.db, id)?
            .filter(|family| secrecy::sees_family(view, family))
            .map(|family| FamilyLink { id, head: family.head }),
        None => None,
    };
    Ok(Finding {
        campaign_title: campaigns::get(view.db, record.campaign)?.map(|one| one.title).unwrap_or_default(),
        found_by_name: store::staff::get(view.db, record.found_by)?.map(|one| one.name).unwrap_or_default(),
        urgent: upward::urgent_of(view.db, record.id)?,
        id: record.id,
        campaign: record.campaign,
        checklist: record.checklist,
        found_on: record.found_on,
        found_by: record.found_by,
        area: record.area,
        head: record.head,
        address: record.address,
        phone: record.phone,
        signs: record.signs,
        kinds: record.kinds,
        colour: record.colour,
        remark: record.remark,
        level: record.level,
        case,
        family,
        settled: record.settled,
        entered_at: record.entered_at,
        version: record.version,
    })
}

/// # Errors
/// A field that does not pass; [`Code::WrongState`] for a new one where the campaign does not run.
pub fn enter(act: &mut Act<'_>, entry: FindingEntry) -> Result<FindingSaved> {
    let campaign = campaign::record(act, entry.campaign)?;
    let known = entry.id.map(|id| secrecy::require_finding(act, id)).transpose()?;
    if known.is_none() && campaign.state != CampaignState::Running {
        return Err(Fault::new(Code::WrongState, "enter a finding of a campaign that does not run"));
    }
    let checklist = known.as_ref().map_or(campaign.checklist, |one| one.checklist);
    let questions = campaigns::questions(act.db, checklist)?;
    let today = act.clock.today();
    let mut check = Check::default();
    let line = |typed: &str| text::line(typed);
    let (head, address, area) = (line(&entry.head), line(&entry.address), line(&entry.area));
    check.that(!head.is_empty(), "head", "required");
    check.fits(&head, 60, "head");
    check.that(!address.is_empty(), "address", "required");
    check.fits(&address, 200, "address");
    check.fits(&area, 60, "area");
    let typed_phone = line(&entry.phone);
    let phone = if typed_phone.is_empty() { Some(String::new()) } else { text::phone(&typed_phone) };
    check.that(phone.is_some(), "phone", "phone");
    check.that(entry.found_on.is_none_or(|day| day <= today), "found_on", "future");
    check.that(entry.found_on.is_none_or(|day| day >= campaign.from), "found_on", "too_early");
    let most = u32::try_from(questions.len()).unwrap_or(0);
    check.that(entry.signs.iter().all(|place| (1..=most).contains(place)), "signs", "unknown_code");
    let remark = text::block(&entry.remark);
    check.fits(&remark, 500, "remark");
    check.that(!entry.signs.is_empty() || !entry.kinds.is_empty() || !remark.is_empty(), "signs", "nothing_found");
    if let Some(urgent) = &entry.urgent {
        urgent::check(act, urgent, &mut check);
    }
    let found_by = entry.found_by.unwrap_or(act.session.staff);
    check.that(campaign::works_here(act, found_by)?, "found_by", "unknown_code");
    let family = entry.family.map(|id| secrecy::require_family(act, id)).transpose()?;
    let case = match entry.case {
        Some(id) => Some(own_case(act, id)?),
        None => None,
    };
    if known.is_none() && !head.is_empty() {
        let same = findings::same(act.db, campaign.id, &head, &address)?;
        check.that(!same.iter().any(|one| secrecy::sees_finding(act, one)), "head", "already_found");
    }
    check.done()?;

    let (mut signs, mut kinds) = (entry.signs, entry.kinds);
    signs.sort_unstable();
    signs.dedup();
    kinds.sort_unstable();
    kinds.dedup();
    let grave = (1u32..).zip(&questions).any(|(place, question)| question.grave && signs.contains(&place));
    // Violence, minors, anything grave begins at 敏感; a correction never lowers it.
    let begins = if rules::starts_sensitive(&kinds) || grave || entry.urgent.is_some() {
        Level::Sensitive
    } else {
        Level::Normal
    };
    let levels =
        [family.as_ref().map(|one| one.level), case.as_ref().map(|one| one.level), known.as_ref().map(|one| one.level)];
    let level = levels.into_iter().flatten().fold(begins, Level::max).min(Level::Sensitive);
    let record = FindingRecord {
        id: known.as_ref().map_or_else(|| act.fresh(), |one| one.id),
        campaign: campaign.id,
        checklist,
        found_on: entry.found_on.unwrap_or(today),
        found_by,
        area: if area.is_empty() { campaign.area.clone() } else { area },
        head,
        address,
        phone: phone.unwrap_or_default(),
        colour: entry.colour,
        remark,
        level,
        case: case.as_ref().map(|one| one.id).or(known.as_ref().and_then(|one| one.case)),
        family: family.as_ref().map(|one| one.id).or(known.as_ref().and_then(|one| one.family)),
        settled: known.as_ref().map(|one| one.settled.clone()).unwrap_or_default(),
        entered_by: known.as_ref().map_or(act.session.staff, |one| one.entered_by),
        entered_at: act.clock.now,
        version: entry.version,
        signs,
        kinds,
    };
    match &known {
        None => findings::insert(act.db, &record, act.clock)?,
        Some(known) if known.campaign != campaign.id => return Err(Fault::not_found("a finding")),
        Some(_) => findings::update(act.db, &record)?,
    }
    if let Some(case) = &case
        && known.as_ref().is_none_or(|one| one.case != Some(case.id))
    {
        timeline::happened(act, case.id, EventKind::Screened, "", &campaign.title, "")?;
    }
    let sent_up = match &entry.urgent {
        Some(urgent) => tell(act, &record, urgent)?,
        None => false,
    };
    act.note(Noun::Screening, record.id.0, if entry.urgent.is_some() { "urgent finding" } else { "finding" });
    Ok(FindingSaved { id: record.id, sent_up })
}

fn tell(act: &mut Act<'_>, record: &FindingRecord, entry: &UrgentEntry) -> Result<bool> {
    urgent::tell(act, record, entry)
}

fn own_case(act: &Act<'_>, id: CaseId) -> Result<store::cases::CaseRecord> {
    cases::permission::require_hand(act, id)?;
    store::cases::get(act.db, id)?.ok_or_else(|| Fault::not_found("a case"))
}

/// Settled at the door, or nothing to be done: said in a sentence.
///
/// # Errors
/// No sentence.
pub fn settle_finding(act: &mut Act<'_>, settled: FindingSettled) -> Result<Done> {
    let known = secrecy::require_finding(act, settled.id)?;
    let mut check = Check::default();
    rules::text(&settled.note, "note", true, 500, &mut check);
    check.done()?;
    let id: FindingId = known.id;
    findings::update(act.db, &FindingRecord { settled: text::block(&settled.note), ..known })?;
    act.note(Noun::Screening, id.0, "settled");
    Ok(Done {})
}
