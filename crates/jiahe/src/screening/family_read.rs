//! The register as a list, and a family's page: its people, its cases, its line of life from the first
//! screening to the last look, each as far as this session may know.

use chrono::Days;

use super::{
    CaseLink, CaseScreening, FamilyState, KeyFamily, KeyFamilyAsked, KeyFamilyCase, KeyFamilyFilter, KeyFamilyRow,
    LifeEntry, LifeKind, finding, secrecy,
};
use crate::api::Noun;
use crate::cases::{CaseAsked, EventKind, Level, Member, permission};
use crate::fault::Result;
use crate::kernel::{pinyin, text};
use crate::store::screening::families::{self, FamilyRecord};
use crate::store::screening::findings;
use crate::store::{self};
use crate::transact::View;

/// To be looked at within so many days.
pub(super) const SOON: u64 = 7;

pub(super) fn row(family: FamilyRecord) -> KeyFamilyRow {
    KeyFamilyRow {
        id: family.id,
        head: family.head,
        area: family.area,
        kinds: family.kinds,
        types: family.types,
        risk: family.risk,
        level: family.level,
        state: family.state,
        handler: family.handler,
        handler_name: family.handler_name,
        due: family.due,
    }
}

pub(super) fn is_on(state: FamilyState) -> bool {
    match state {
        FamilyState::On | FamilyState::OffAsked => true,
        FamilyState::Off => false,
    }
}

pub(super) fn is_due(view: &View<'_>, family: &FamilyRecord) -> bool {
    is_on(family.state) && family.due.is_some_and(|day| day <= view.clock.today() + Days::new(SOON))
}

/// # Errors
/// A search text over 60 characters.
pub fn families(view: &View<'_>, filter: KeyFamilyFilter) -> Result<Vec<KeyFamilyRow>> {
    let searched = text::line(filter.text.as_deref().unwrap_or_default()).to_lowercase();
    text::within(&searched, 60, "text")?;
    let fits = |family: &FamilyRecord| {
        secrecy::sees_family(view, family)
            && filter.risk.is_none_or(|risk| family.risk == risk)
            && filter.area.as_ref().is_none_or(|area| family.area == *area)
            && filter.handler.is_none_or(|handler| family.handler == handler)
            && filter.on.is_none_or(|on| is_on(family.state) == on)
            && filter.due.is_none_or(|due| is_due(view, family) == due)
            && (searched.is_empty()
                || family.head.to_lowercase().contains(&searched)
                || family.area.to_lowercase().contains(&searched)
                || pinyin::initials(&family.head).iter().any(|reading| reading.contains(&searched)))
    };
    Ok(families::list(view.db)?.into_iter().filter(fits).map(row).collect())
}

/// # Errors
/// [`crate::Code::NotFound`] also for a family this session may not know of.
pub fn family(view: &View<'_>, asked: KeyFamilyAsked) -> Result<KeyFamily> {
    let family = secrecy::require_family(view, asked.id)?;
    if family.level != Level::Normal {
        view.saw(Noun::Screening, family.id.0, "read");
    }
    let own = families::life(view.db, family.id)?;
    let mut life = own.clone();
    let mut found = findings::of_family(view.db, family.id)?;
    found.retain(|one| secrecy::sees_finding(view, one));
    let mut shown = Vec::new();
    for one in found {
        let entered_at = one.entered_at;
        let one = finding::shown(view, one)?;
        life.push(LifeEntry {
            at: one.found_on.and_time(entered_at.time()).min(entered_at),
            kind: LifeKind::Screened,
            by_name: one.found_by_name.clone(),
            event: None,
            case: None,
            from: String::new(),
            to: one.campaign_title.clone(),
            note: one.remark.clone(),
        });
        shown.push(one);
    }
    let mut cases = Vec::new();
    for id in families::cases(view.db, family.id, family.household)? {
        if !permission::may_see(view, id)? {
            continue;
        }
        let Some(case) = store::cases::get(view.db, id)? else { continue };
        if case.level != Level::Normal {
            view.saw(Noun::Cases, id.0, "read on its family's page");
        }
        life.extend(of_case_life(view, &CaseLink { id, code: case.code.clone() })?);
        cases.push(KeyFamilyCase {
            id,
            code: case.code,
            main_type: case.main_type,
            risk: case.risk,
            state: case.state,
            opened_at: case.opened_at,
        });
    }
    // Stable: what happened in one moment stays in the order of its own list, the newest first.
    life.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    let people = store::people::household(view.db, family.household)?;
    let why = own.iter().find(|entry| entry.kind == LifeKind::RiskChanged).map(|entry| entry.note.clone());
    Ok(KeyFamily {
        people: people.into_iter().map(|(relation, person)| Member { relation, person }).collect(),
        rating: family.rating.clone(),
        risk_reason: why.unwrap_or_default(),
        measures: family.measures.clone(),
        entered_at: family.entered_at,
        findings: shown,
        cases,
        life,
        version: family.version,
        row: row(family),
    })
}

/// What of a case belongs on its family's line: that it began, its colours, its ends, its visits.
fn of_case_life(view: &View<'_>, case: &CaseLink) -> Result<Vec<LifeEntry>> {
    let belongs = |kind: EventKind| {
        matches!(
            kind,
            EventKind::Opened
                | EventKind::RiskChanged
                | EventKind::StateChanged
                | EventKind::FollowedUp
                | EventKind::Moved
        )
    };
    let events = store::events::of_case(view.db, case.id)?;
    Ok(events
        .into_iter()
        .filter(|event| belongs(event.kind))
        .map(|event| LifeEntry {
            at: event.at,
            kind: LifeKind::Case,
            by_name: event.by_name,
            event: Some(event.kind),
            case: Some(case.clone()),
            from: event.from,
            to: event.to,
            note: event.note,
        })
        .collect())
}

/// # Errors
/// [`crate::Code::NotFound`] for a case this session may not know of.
pub fn of_case(view: &View<'_>, asked: CaseAsked) -> Result<CaseScreening> {
    permission::require(view, asked.id)?;
    let mut found = findings::of_case(view.db, asked.id)?;
    found.retain(|one| secrecy::sees_finding(view, one));
    let family = families::of_case(view.db, asked.id)?.filter(|family| secrecy::sees_family(view, family));
    Ok(CaseScreening {
        findings: found.into_iter().map(|one| finding::shown(view, one)).collect::<Result<_>>()?,
        family: family.map(row),
    })
}
