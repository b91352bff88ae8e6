//! The agenda of a monthly conference (5.5.2.2) writes itself: what this session may know of, record by record.

use chrono::{Days, Months};

use super::keep::month_of;
use super::list::row;
use super::{Agenda, AgendaGroup, AgendaItem, AgendaReason, MonthAsked};
use crate::cases::permission::{may_see, sees, sight};
use crate::cases::{CaseFilter, Level, Risk};
use crate::fault::{Fault, Result};
use crate::kernel::{CaseId, Coded as _, Day};
use crate::store;
use crate::surveys::SurveyItem;
use crate::transact::View;

/// The most rows of one kind.
const ROWS_MOST: u32 = 300;

/// # Errors
/// `month` that is none.
pub fn agenda(view: &View<'_>, asked: MonthAsked) -> Result<Agenda> {
    let from = month_of(&asked.month).ok_or_else(|| Fault::field("month", "format"))?;
    let until = from.checked_add_months(Months::new(1)).ok_or_else(|| Fault::field("month", "format"))?;
    let last = until - Days::new(1);
    let today = view.clock.today().min(last);
    let (begin, end) = (from.and_time(chrono::NaiveTime::MIN), until.and_time(chrono::NaiveTime::MIN));
    let year = end.checked_sub_months(Months::new(12)).unwrap_or(begin);
    let mut groups = Vec::new();
    for reason in AgendaReason::ALL {
        let items = match reason {
            AgendaReason::New => {
                listed(view, &CaseFilter { from: Some(from), to: Some(last), ..CaseFilter::default() })?
            }
            AgendaReason::Overdue => marked(view, store::obligations::overdue(view.db, today)?)?,
            AgendaReason::Red => {
                listed(view, &CaseFilter { risk: Some(Risk::Red), open: Some(true), ..CaseFilter::default() })?
            }
            AgendaReason::Repeat => rows(view, repeats(view, from, store::conferences::repeats(view.db, year, end)?)?)?,
            AgendaReason::MovedUp => rows(view, store::conferences::moved_up(view.db, begin, end)?)?,
            AgendaReason::Dissatisfied => dissatisfied(view, from, last)?,
            AgendaReason::Chosen => continue,
        };
        groups.push(AgendaGroup { reason: *reason, items: unmerged(view, items)? });
    }
    Ok(Agenda { month: asked.month, groups })
}

/// What was merged into another is spoken of there.
fn unmerged(view: &View<'_>, items: Vec<AgendaItem>) -> Result<Vec<AgendaItem>> {
    let mut kept = Vec::new();
    for item in items {
        let into = match &item.case {
            Some(row) => store::movements::custody(view.db, row.id)?.merged_into,
            None => None,
        };
        if into.is_none() {
            kept.push(item);
        }
    }
    Ok(kept)
}

/// Families that came again are spoken of while one of their cases is open or new.
fn repeats(view: &View<'_>, from: Day, found: Vec<(CaseId, CaseId)>) -> Result<Vec<CaseId>> {
    let mut kept: Vec<CaseId> = Vec::new();
    for (case, other) in found {
        // That a family has another case, which this session may not know of, is not told this way either.
        if kept.contains(&case) || !may_see(view, case)? || !may_see(view, other)? {
            continue;
        }
        let Some(record) = store::cases::get(view.db, case)? else { continue };
        let open = matches!(record.state, crate::cases::CaseState::Accepted | crate::cases::CaseState::InProgress);
        if open || record.opened_at.date() >= from {
            kept.push(case);
        }
    }
    Ok(kept)
}

fn listed(view: &View<'_>, filter: &CaseFilter) -> Result<Vec<AgendaItem>> {
    let sight = sight(view.session);
    let found = store::cases::list(view.db, filter, sight, view.session.staff, None, ROWS_MOST)?;
    let seen = found.into_iter().filter(|one| sees(sight, one.row.level, one.on_team));
    Ok(seen.map(|one| AgendaItem { case: Some(one.row), note: String::new() }).collect())
}

fn rows(view: &View<'_>, cases: Vec<CaseId>) -> Result<Vec<AgendaItem>> {
    marked(view, cases.into_iter().map(|case| (case, String::new())).collect())
}

fn marked(view: &View<'_>, cases: Vec<(CaseId, String)>) -> Result<Vec<AgendaItem>> {
    let mut found: Vec<AgendaItem> = Vec::new();
    for (case, note) in cases {
        if let Some(last) = found.last_mut().filter(|last| last.case.as_ref().is_some_and(|row| row.id == case)) {
            last.note = format!("{},{note}", last.note);
        } else if let Some(row) = row(view, case)? {
            found.push(AgendaItem { case: Some(row), note });
        }
        if found.len() >= ROWS_MOST as usize {
            break;
        }
    }
    Ok(found)
}

/// Visits on which somebody was dissatisfied, and surveys whose overall score, or any score where none is overall, is
/// 不满意 or worse.
fn dissatisfied(view: &View<'_>, from: Day, to: Day) -> Result<Vec<AgendaItem>> {
    let asked = store::surveys::Asked {
        me: view.session.staff,
        sight: sight(view.session),
        from: Some(from),
        to: Some(to),
        service: None,
    };
    let mut found = Vec::new();
    for one in store::surveys::list(view.db, &asked, 1_000)? {
        if !sees(sight(view.session), one.level.unwrap_or(Level::Normal), one.on_team) {
            continue;
        }
        let entry = one.survey.entry;
        let overall = entry.scores.iter().find(|score| score.item == SurveyItem::Overall);
        let worst = overall.or_else(|| entry.scores.iter().min_by_key(|score| score.score));
        if worst.is_some_and(|score| score.score <= 2) {
            let case = match entry.case {
                Some(case) => row(view, case)?,
                None => None,
            };
            found.push(AgendaItem { case, note: entry.comment });
        }
    }
    let (begin, end) = (from.and_time(chrono::NaiveTime::MIN), (to + Days::new(1)).and_time(chrono::NaiveTime::MIN));
    for (case, note) in store::followups::dissatisfied(view.db, begin, end)? {
        let listed = found.iter().any(|item| item.case.as_ref().is_some_and(|row| row.id == case));
        if let Some(row) = row(view, case)?.filter(|_| !listed) {
            found.push(AgendaItem { case: Some(row), note });
        }
    }
    Ok(found)
}
