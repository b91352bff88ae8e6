//! What today holds for the person signed in.

use chrono::Days;

use super::Nothing;
use super::workbench::Workbench;
use crate::api::Noun;
use crate::appointments::{self, Appointment, RangeAsked};
use crate::audit::{self, AuditAsked, AuditEntry};
use crate::cases::permission::{sees, sight};
use crate::cases::{self, CaseFilter, CaseRow, Risk};
use crate::classes::{self, ClassState, ClassesAsked};
use crate::fault::Result;
use crate::kernel::{Day, Role, works_on_cases};
use crate::store;
use crate::transact::View;

const ROWS_MOST: u32 = 20;

/// # Errors
/// The store's.
pub fn today(view: &View<'_>, _: Nothing) -> Result<Workbench> {
    let today = view.clock.today();
    let drafts = store::drafts::list(view.db, view.session.staff)?;
    if !works_on_cases(&view.session.roles) {
        return Ok(Workbench { drafts, ..empty(today) });
    }
    let appointments = appointments(view, today, today)?;
    let mut unrecorded = self::appointments(view, today - Days::new(30), today)?;
    unrecorded.retain(|one| one.state.is_open() && one.end < view.clock.now && !one.hidden);
    let mut classes = classes::list(view, ClassesAsked { from: Some(today), to: Some(today + Days::new(7)) })?;
    classes.retain(|class| class.state != ClassState::Cancelled);
    Ok(Workbench {
        appointments,
        unrecorded,
        classes,
        new_cases: cases(view, &CaseFilter { from: Some(today - Days::new(7)), ..CaseFilter::default() })?,
        pressing: pressing(view)?,
        drafts,
        open_cases: count(view, &CaseFilter { open: Some(true), ..CaseFilter::default() })?,
        red_cases: count(view, &mine(view, Risk::Red))?,
        orange_cases: count(view, &mine(view, Risk::Orange))?,
        glances: if view.session.has(Role::Lead) { cases::glances_to_note(view)? } else { Vec::new() },
        account_changes: if view.session.has(Role::Lead) { account_changes(view)? } else { Vec::new() },
        ..empty(today)
    })
}

fn empty(today: Day) -> Workbench {
    Workbench {
        today,
        appointments: Vec::new(),
        unrecorded: Vec::new(),
        classes: Vec::new(),
        new_cases: Vec::new(),
        pressing: Vec::new(),
        drafts: Vec::new(),
        open_cases: 0,
        red_cases: 0,
        orange_cases: 0,
        glances: Vec::new(),
        account_changes: Vec::new(),
    }
}

/// Whoever manages accounts can set a password and sign in with it: the lead is told of every change.
fn account_changes(view: &View<'_>) -> Result<Vec<AuditEntry>> {
    let since =
        AuditAsked { noun: Some(Noun::Staff), from: Some(view.clock.today() - Days::new(7)), ..AuditAsked::default() };
    let mut found = audit::list(view, since)?;
    found.retain(|entry| {
        matches!(entry.command.as_str(), "staff.save" | "recovery.renew" | "backups.restore")
            && entry.staff != view.session.staff
    });
    found.truncate(ROWS_MOST as usize);
    Ok(found)
}

/// Everybody's at the window and for the lead, one's own for practitioners.
fn appointments(view: &View<'_>, from: Day, to: Day) -> Result<Vec<Appointment>> {
    let everyone = view.session.has_any(&[Role::Receptionist, Role::Lead]);
    let practitioner = (!everyone).then_some(view.session.staff);
    let mut found = appointments::range(view, RangeAsked { from, to, practitioner })?;
    found.retain(|one| !one.state.is_off());
    Ok(found)
}

fn cases(view: &View<'_>, filter: &CaseFilter) -> Result<Vec<CaseRow>> {
    let sight = sight(view.session);
    let listed = store::cases::list(view.db, filter, sight, view.session.staff, None, ROWS_MOST)?;
    let seen = listed.into_iter().filter(|listed| sees(sight, listed.row.level, listed.on_team));
    Ok(seen.map(|listed| listed.row).collect())
}

/// Red and orange cases of one's own that are still open, red first.
fn pressing(view: &View<'_>) -> Result<Vec<CaseRow>> {
    let mut found = Vec::new();
    for risk in [Risk::Red, Risk::Orange] {
        found.extend(cases(view, &mine(view, risk))?);
    }
    found.truncate(ROWS_MOST as usize);
    Ok(found)
}

fn mine(view: &View<'_>, risk: Risk) -> CaseFilter {
    CaseFilter { risk: Some(risk), handler: Some(view.session.staff), open: Some(true), ..CaseFilter::default() }
}

fn count(view: &View<'_>, filter: &CaseFilter) -> Result<u32> {
    store::cases::count(view.db, filter, sight(view.session), view.session.staff)
}
