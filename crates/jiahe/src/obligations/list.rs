//! Whose clocks run: the block on the workbench, the full list, and a case's own. Asked record by record: a clock
//! of a case one may not know of does not show, and is not counted.

use chrono::Days;

use super::pause::{PauseKind, PauseState};
use super::recompute::{Times, rested, times};
use super::{CaseClocks, Obligation, ObligationPage, ObligationsAsked, Rule, When, Whose, rules};
use crate::cases::permission::{self, sees, sight};
use crate::cases::{CaseAsked, Level};
use crate::desk::Nothing;
use crate::fault::{Fault, Result};
use crate::kernel::term::close_of;
use crate::kernel::{Moment, Role};
use crate::store::obligations::{KeptState, Listed, Sieve};
use crate::store::{self};
use crate::transact::View;

/// How many the workbench shows.
const DESK_ROWS: u32 = 8;

/// One's own clocks that are overdue or end within seven days, and how many there are.
///
/// # Errors
/// The store's.
pub fn desk(view: &View<'_>, _: Nothing) -> Result<ObligationPage> {
    let asked =
        ObligationsAsked { whose: Whose::Mine, when: None, rule: None, missing_year: false, skip: 0, limit: DESK_ROWS };
    let mut page = list(view, asked)?;
    page.rows.retain(|row| row.when != When::Later);
    Ok(page)
}

/// # Errors
/// `limit` outside 1–200.
pub fn list(view: &View<'_>, asked: ObligationsAsked) -> Result<ObligationPage> {
    if !(1..=200).contains(&asked.limit) {
        return Err(Fault::field("limit", "range"));
    }
    let times = times(view)?;
    let sieve = sieve(view, &asked)?;
    let mut listed = store::obligations::list(view.db, &sieve, asked.when, asked.skip, asked.limit + 1)?;
    let more = listed.len() > asked.limit as usize;
    listed.truncate(asked.limit as usize);
    let rows = listed.into_iter().filter_map(|one| shown(view, &times, one)).collect::<Vec<_>>();
    Ok(ObligationPage {
        counts: store::obligations::counts(view.db, &sieve)?,
        rows,
        more,
        missing_years: store::obligations::missing_years(view.db)?,
    })
}

fn sieve(view: &View<'_>, asked: &ObligationsAsked) -> Result<Sieve> {
    let now = view.clock.now;
    let lead = view.session.has(Role::Lead);
    let owners = match asked.whose {
        Whose::Everyone => None,
        Whose::Mine if lead => {
            let mut owners = store::obligations::gone(view.db)?;
            owners.push(view.session.staff);
            Some(owners)
        }
        Whose::Mine => Some(vec![view.session.staff]),
    };
    Ok(Sieve {
        me: view.session.staff,
        sight: sight(view.session),
        lead,
        owners,
        rule: asked.rule,
        missing_year: asked.missing_year,
        now,
        tonight: close_of(now.date()),
        in_a_week: close_of(now.date().checked_add_days(Days::new(7)).unwrap_or(now.date())),
    })
}

/// The rule once more, row by row. Practitioners know whom they met, even where the case is closed to them.
fn shown(view: &View<'_>, times: &Times, listed: Listed) -> Option<Obligation> {
    let me = view.session.staff;
    let own = listed.kept.owner == Some(me);
    let seen = match listed.level {
        Some(level) => sees(sight(view.session), level, listed.on_team),
        None => own || view.session.has(Role::Lead) || sees(sight(view.session), Level::Normal, false),
    };
    if seen {
        return Some(told(view.clock.now, times, listed));
    }
    let note = own && listed.kept.rule == Rule::CounsellingNote;
    let blank = Listed { case: None, code: String::new(), parties: Vec::new(), ..listed };
    note.then(|| told(view.clock.now, times, blank))
}

fn told(now: Moment, times: &Times, listed: Listed) -> Obligation {
    let Listed { kept, case, code, parties, noun, owner_name, suspended, .. } = listed;
    let line = rules::line(kept.rule, &times.parameters);
    let when = if kept.due < now {
        When::Overdue
    } else if kept.due <= close_of(now.date()) {
        When::Today
    } else if kept.due.date() <= now.date().checked_add_days(Days::new(7)).unwrap_or(now.date()) {
        When::Week
    } else {
        When::Later
    };
    Obligation {
        id: kept.id,
        case,
        code,
        parties,
        noun,
        record: kept.record,
        rule: kept.rule,
        law: line.law,
        article: line.article,
        count: line.count,
        unit: line.unit,
        at: kept.at,
        due: kept.due,
        last_day: kept.last_day,
        rested: rested(&times.calendar, kept.last_day, kept.due),
        moved: kept.moved,
        missing_year: kept.missing_year,
        lead: kept.owner.is_none(),
        owner: kept.owner,
        owner_name,
        stopped: suspended && line.stops && kept.met.is_none(),
        when,
        met: kept.met,
        extends_most: line.extends_most,
        both_ask: line.both_ask,
    }
}

/// # Errors
/// [`crate::Code::NotFound`] for a case this session may not know of.
pub fn of_case(view: &View<'_>, asked: CaseAsked) -> Result<CaseClocks> {
    permission::require(view, asked.id)?;
    let times = times(view)?;
    let today = view.clock.today();
    let (mut running, mut met) = (Vec::new(), Vec::new());
    for listed in store::obligations::of_case(view.db, asked.id, view.session.staff, view.clock.now)? {
        match listed.kept.state {
            KeptState::Open => running.push(told(view.clock.now, &times, listed)),
            KeptState::Met => met.push(told(view.clock.now, &times, listed)),
            KeptState::Void => {}
        }
    }
    running.sort_by_key(|one| one.due);
    met.sort_by_key(|one| std::cmp::Reverse(one.met));
    let pauses = store::pauses::of_case(view.db, asked.id)?;
    let suspended_until = pauses
        .iter()
        .filter(|one| one.kind == PauseKind::Suspension && one.state == PauseState::Approved)
        .filter_map(|one| one.until)
        .find(|until| *until >= today);
    Ok(CaseClocks { running, met, pauses, suspended_until })
}
