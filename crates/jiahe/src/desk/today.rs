//! What today holds for the person signed in.

use chrono::{Days, TimeDelta};

use super::Nothing;
use super::workbench::Workbench;
use crate::appointments::{self, Appointment, AppointmentState, RangeAsked};
use crate::cases::permission::{sees, sight};
use crate::cases::{CaseFilter, CaseRow, CaseState, Risk};
use crate::classes::{self, ClassState, ClassesAsked};
use crate::fault::Result;
use crate::kernel::{Day, Role};
use crate::store;
use crate::transact::View;

const ROWS_MOST: usize = 20;

/// # Errors
/// The store's.
pub fn today(view: &View<'_>, _: Nothing) -> Result<Workbench> {
    let today = view.clock.today();
    let drafts = store::drafts::list(view.db, view.session.staff)?;
    if view.session.roles.iter().all(|role| *role == Role::Administrator) {
        return Ok(Workbench { drafts, ..empty(today) });
    }
    let appointments = appointments(view, today, today)?;
    let mut unrecorded = self::appointments(view, today - Days::new(30), today)?;
    unrecorded.retain(|one| one.state == AppointmentState::Booked && one.end < view.clock.now && !one.hidden);
    let mut classes = classes::list(view, ClassesAsked { from: Some(today), to: Some(today + Days::new(7)) })?;
    classes.retain(|class| class.state != ClassState::Cancelled);
    Ok(Workbench {
        appointments,
        unrecorded,
        classes,
        new_cases: cases(
            view,
            &CaseFilter { from: Some((view.clock.now - TimeDelta::days(7)).date()), ..CaseFilter::default() },
            |_| true,
        )?,
        pressing: pressing(view)?,
        drafts,
        open_cases: open_cases(view)?,
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
    }
}

/// Everybody's at the window and for the lead, one's own for practitioners.
fn appointments(view: &View<'_>, from: Day, to: Day) -> Result<Vec<Appointment>> {
    let everyone = view.session.has_any(&[Role::Receptionist, Role::Lead]);
    let practitioner = (!everyone).then_some(view.session.staff);
    let mut found = appointments::range(view, RangeAsked { from, to, practitioner })?;
    found.retain(|one| one.state != AppointmentState::Cancelled);
    Ok(found)
}

fn cases(view: &View<'_>, filter: &CaseFilter, keep: impl Fn(&CaseRow) -> bool) -> Result<Vec<CaseRow>> {
    let sight = sight(view.session);
    let listed = store::cases::list(view.db, filter, sight, view.session.staff, None, 200)?;
    let seen =
        listed.into_iter().filter(|listed| sees(sight, listed.row.level, listed.on_team)).map(|listed| listed.row);
    Ok(seen.filter(|row| keep(row)).take(ROWS_MOST).collect())
}

fn is_open(state: CaseState) -> bool {
    match state {
        CaseState::Accepted | CaseState::InProgress => true,
        CaseState::Resolved | CaseState::Unresolved | CaseState::Archived => false,
    }
}

/// Red and orange cases of one's own that are still open, red first.
fn pressing(view: &View<'_>) -> Result<Vec<CaseRow>> {
    let mut found = Vec::new();
    for risk in [Risk::Red, Risk::Orange] {
        let filter = CaseFilter { risk: Some(risk), handler: Some(view.session.staff), ..CaseFilter::default() };
        found.extend(cases(view, &filter, |row| is_open(row.state))?);
    }
    found.truncate(ROWS_MOST);
    Ok(found)
}

fn open_cases(view: &View<'_>) -> Result<u32> {
    let mut sum = 0;
    for state in [CaseState::Accepted, CaseState::InProgress] {
        let filter = CaseFilter { state: Some(state), ..CaseFilter::default() };
        sum += store::cases::count(view.db, &filter, sight(view.session), view.session.staff)?;
    }
    Ok(sum)
}
