//! Campaigns: planned, running, closed; who walks where, how many families were visited.

use chrono::{Datelike, Days};

use super::{
    Campaign, CampaignAsked, CampaignEntry, CampaignFile, CampaignState, CampaignStateSet, CampaignVisitsSet,
    CampaignWalkEntry, checklist, finding, secrecy,
};
use crate::api::Noun;
use crate::cases::Level;
use crate::cases::permission::{sees, sight};
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CampaignId, Day, StaffId, places, text};
use crate::store::screening::campaigns::{self as rows, CampaignRecord};
use crate::store::{self, screening::findings};
use crate::transact::{Act, View};

const WALKS_MOST: usize = 60;

/// Monday of the day's week.
pub(super) fn monday(day: Day) -> Day {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

pub(super) fn record(view: &View<'_>, id: CampaignId) -> Result<CampaignRecord> {
    rows::get(view.db, id)?.ok_or_else(|| Fault::not_found("a campaign"))
}

/// # Errors
/// The store's.
pub fn campaigns(view: &View<'_>, _: Nothing) -> Result<Vec<Campaign>> {
    rows::list(view.db)?.into_iter().map(|one| shown(view, one)).collect()
}

fn shown(view: &View<'_>, record: CampaignRecord) -> Result<Campaign> {
    let (sight, me) = (sight(view.session), view.session.staff);
    let (mut found, mut this_week) = (0, 0);
    for count in findings::counts(view.db, record.id, me, monday(view.clock.today()))? {
        if sees(sight, count.level, count.mine) {
            found += count.all;
            this_week += count.since;
        }
    }
    let visits = rows::visits(view.db, record.id)?;
    Ok(Campaign {
        id: record.id,
        title: record.title,
        area: record.area,
        place: record.place,
        from: record.from,
        to: record.to,
        state: record.state,
        closing: record.closing,
        walks: rows::walks(view.db, record.id)?,
        visited: visits.iter().map(|visit| visit.families).sum(),
        found,
        this_week,
        version: record.version,
    })
}

/// # Errors
/// [`Code::NotFound`].
pub fn campaign(view: &View<'_>, asked: CampaignAsked) -> Result<CampaignFile> {
    let record = record(view, asked.id)?;
    let mut seen = findings::of_campaign(view.db, record.id)?;
    seen.retain(|one| secrecy::sees_finding(view, one));
    if seen.iter().any(|one| one.level != Level::Normal) {
        view.saw(Noun::Screening, record.id.0, "sensitive findings read");
    }
    Ok(CampaignFile {
        checklist: checklist::of_version(view, record.checklist)?,
        visits: rows::visits(view.db, record.id)?,
        findings: seen.into_iter().map(|one| finding::shown(view, one)).collect::<Result<_>>()?,
        campaign: shown(view, record)?,
    })
}

/// # Errors
/// A field that does not pass; [`Code::WrongState`] once it is closed.
pub fn save_campaign(act: &mut Act<'_>, entry: CampaignEntry) -> Result<CampaignId> {
    let known = entry.id.map(|id| record(act, id)).transpose()?;
    if known.as_ref().is_some_and(|one| one.state == CampaignState::Closed) {
        return Err(Fault::new(Code::WrongState, "change a closed campaign"));
    }
    let mut check = Check::default();
    let (title, area) = (text::line(&entry.title), text::line(&entry.area));
    for (field, typed) in [("title", &title), ("area", &area)] {
        check.that(!typed.is_empty(), field, "required");
        check.fits(typed, 60, field);
    }
    check.that(entry.place.is_empty() || places::place_name(&entry.place).is_some(), "place", "unknown_code");
    check.that(entry.from.is_some(), "from", "required");
    check.that(entry.to.is_some(), "to", "required");
    check.that(entry.from.zip(entry.to).is_none_or(|(from, to)| from <= to), "to", "order");
    check.that(entry.walks.len() <= WALKS_MOST, "walks", "too_many");
    for (index, CampaignWalkEntry { staff, area }) in entry.walks.iter().enumerate() {
        check.that(works_here(act, *staff)?, format!("walks[{index}].staff"), "unknown_code");
        check.fits(&text::line(area), 60, format!("walks[{index}].area"));
    }
    check.done()?;
    let today = act.clock.today();
    let mut campaign = CampaignRecord {
        id: known.as_ref().map_or_else(|| act.fresh(), |one| one.id),
        title,
        area,
        place: entry.place,
        from: entry.from.unwrap_or(today),
        to: entry.to.unwrap_or(today),
        checklist: 0,
        state: CampaignState::Planned,
        closing: String::new(),
        version: entry.version,
    };
    match known {
        None => {
            campaign.checklist = checklist::settled(act)?;
            rows::insert(act.db, &campaign, act.session.staff, act.clock)?;
        }
        Some(known) => {
            (campaign.checklist, campaign.state) = (known.checklist, known.state);
            rows::update(act.db, &campaign)?;
        }
    }
    let walks: Vec<_> = entry.walks.iter().map(|walk| (walk.staff, text::line(&walk.area))).collect();
    rows::set_walks(act.db, campaign.id, walks.iter().map(|(staff, area)| (*staff, area.as_str())))?;
    act.note(Noun::Screening, campaign.id.0, "campaign");
    Ok(campaign.id)
}

pub(super) fn works_here(view: &View<'_>, staff: StaffId) -> Result<bool> {
    Ok(store::staff::get(view.db, staff)?.is_some_and(|member| member.active))
}

/// # Errors
/// [`Code::WrongState`] for a step that does not exist.
pub fn set_campaign_state(act: &mut Act<'_>, set: CampaignStateSet) -> Result<Done> {
    use CampaignState::{Closed, Planned, Running};
    let known = record(act, set.id)?;
    // A campaign that begins asks by the newest questions; one that runs keeps its own.
    let asked_by = match (known.state, set.state) {
        (Planned, Running) => checklist::settled(act)?,
        (Running, Closed) | (Closed, Running) => known.checklist,
        (Planned | Running | Closed, Planned) | (Planned, Closed) | (Running, Running) | (Closed, Closed) => {
            return Err(Fault::new(Code::WrongState, "move a campaign to that state"));
        }
    };
    let note = text::block(&set.note);
    text::within(&note, 500, "note")?;
    rows::update(act.db, &CampaignRecord { state: set.state, checklist: asked_by, closing: note, ..known })?;
    act.note(Noun::Screening, set.id.0, "campaign state");
    Ok(Done {})
}

/// # Errors
/// A day that is not of the campaign, or a number that cannot be.
pub fn set_visits(act: &mut Act<'_>, set: CampaignVisitsSet) -> Result<Done> {
    let campaign = record(act, set.id)?;
    let area = text::line(&set.area);
    let mut check = Check::default();
    check.that(campaign.state == CampaignState::Running, "day", "not_running");
    check.that(set.day.is_some(), "day", "required");
    check.that(set.day.is_none_or(|day| day <= act.clock.today()), "day", "future");
    check.that(set.day.is_none_or(|day| day >= campaign.from), "day", "too_early");
    check.fits(&area, 60, "area");
    check.that(set.families <= 9_999, "families", "range");
    check.done()?;
    let area = if area.is_empty() { campaign.area } else { area };
    rows::set_visits(act.db, campaign.id, set.day.unwrap_or(campaign.from), &area, set.families)?;
    act.note(Noun::Screening, campaign.id.0, "visits");
    Ok(Done {})
}
