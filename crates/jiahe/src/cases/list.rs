//! Lists cases: by filter, page by page, or by a text that finds people and codes.

use super::permission::{Sight, sees, sight};
use super::{CaseCursor, CaseFilter, CaseListAsked, CasePage, CaseRow};
use crate::fault::{Fault, Result};
use crate::kernel::{CaseId, text};
use crate::store::cases::Listed;
use crate::store::{self, find};
use crate::transact::View;

/// A search shows at most so many cases, the newest; more characters narrow it.
const FOUND_MOST: usize = 200;
/// Where filters or secrecy hide most of what a common text finds, the search stops after so many people.
const LOOKED_AT_MOST: usize = 5_000;

/// # Errors
/// `limit` outside 1–200, or a search text over 60 characters.
pub fn list(view: &View<'_>, asked: CaseListAsked) -> Result<CasePage> {
    if !(1..=200).contains(&asked.limit) {
        return Err(Fault::field("limit", "range"));
    }
    let searched = text::line(asked.filter.text.as_deref().unwrap_or_default());
    text::within(&searched, 60, "filter.text")?;
    if searched.is_empty() { page(view, &asked) } else { search(view, &asked.filter, &searched) }
}

/// The rule once more, row by row, in Rust.
fn seen(view: &View<'_>, rows: Vec<Listed>) -> Vec<CaseRow> {
    let sight = sight(view.session);
    rows.into_iter().filter(|listed| sees(sight, listed.row.level, listed.on_team)).map(|listed| listed.row).collect()
}

fn page(view: &View<'_>, asked: &CaseListAsked) -> Result<CasePage> {
    let (sight, me) = (sight(view.session), view.session.staff);
    let listed = store::cases::list(view.db, &asked.filter, sight, me, asked.after.as_ref(), asked.limit)?;
    let full = listed.len() == asked.limit as usize;
    let next = listed.last().filter(|_| full).map(|last| CaseCursor { opened_at: last.row.opened_at, id: last.row.id });
    let total = match asked.after {
        None => Some(store::cases::count(view.db, &asked.filter, sight, me)?),
        Some(_) => None,
    };
    Ok(CasePage { rows: seen(view, listed), next, total })
}

fn search(view: &View<'_>, filter: &CaseFilter, searched: &str) -> Result<CasePage> {
    let mut rows: Vec<CaseRow> = Vec::new();
    for case in store::cases::by_code(view.db, searched)? {
        add(view, filter, case, "code", &mut rows)?;
    }
    let mut looked_at = 0;
    find::people(view.db, searched, |person, by| {
        looked_at += 1;
        for case in store::people::cases_of(view.db, person)? {
            add(view, filter, case, by.code(), &mut rows)?;
        }
        Ok(rows.len() < FOUND_MOST && looked_at < LOOKED_AT_MOST)
    })?;
    rows.truncate(FOUND_MOST);
    Ok(CasePage { rows, next: None, total: None })
}

fn add(view: &View<'_>, filter: &CaseFilter, case: CaseId, by: &str, rows: &mut Vec<CaseRow>) -> Result<()> {
    if rows.iter().any(|row| row.id == case) {
        return Ok(());
    }
    let sight: Sight = sight(view.session);
    if let Some(listed) = store::cases::row(view.db, case, filter, sight, view.session.staff)? {
        rows.extend(seen(view, vec![listed]).into_iter().map(|row| CaseRow { found_by: by.to_owned(), ..row }));
    }
    Ok(())
}
