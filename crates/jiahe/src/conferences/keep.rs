//! Plans a conference, keeps its minutes, has them signed, or calls it off.

use super::decide::knows;
use super::list::writable;
use super::{Attendant, Conference, ConferenceEntry, ConferenceKind, ConferenceState, ConferenceStep, MinutesEntry};
use crate::api::Noun;
use crate::cases::permission;
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, ConferenceId, Day, Role, StaffId, text};
use crate::store;
use crate::transact::{Act, View};

const PEOPLE_MOST: usize = 60;
const ITEMS_MOST: usize = 300;
const TEXT_MOST: usize = 8_000;

/// # Errors
/// Fields that do not pass; [`Code::WrongState`] once it was held; [`Code::Stale`].
pub fn save(act: &mut Act<'_>, entry: ConferenceEntry) -> Result<ConferenceId> {
    let before = entry.id.map(|id| writable(act, id)).transpose()?;
    if before.as_ref().is_some_and(|one| one.state != ConferenceState::Planned || one.kind != entry.kind) {
        return Err(Fault::new(Code::WrongState, "plan a conference that was held"));
    }
    let mut check = Check::default();
    let month = text::line(&entry.month);
    let monthly = entry.kind == ConferenceKind::Monthly;
    check.that(!monthly || month_of(&month).is_some(), "month", "required");
    let place = text::line(&entry.place);
    check.that(!place.is_empty(), "place", "required");
    check.fits(&place, 100, "place");
    let chair = named(act, entry.chair_staff, &entry.chair, "chair", &mut check)?;
    let spoken: Vec<CaseId> = entry.items.iter().filter_map(|item| item.case).take(ITEMS_MOST).collect();
    let present = people(act, &entry.present, (!entry.outsiders && !monthly).then_some(&spoken[..]), &mut check)?;
    check.that(entry.items.len() <= ITEMS_MOST, "items", "too_many");
    let cases = entry.items.iter().filter(|item| item.case.is_some()).count();
    check.that(entry.kind != ConferenceKind::Joint || cases > 0, "items", "case_needed");
    check.that(entry.kind != ConferenceKind::Consultation || cases == 1, "items", "one_case");
    let mut items = entry.items;
    for (index, item) in items.iter_mut().enumerate() {
        item.title = text::line(&item.title);
        check.that(item.case.is_some() || !item.title.is_empty(), format!("items[{index}].title"), "required");
        check.fits(&item.title, 300, format!("items[{index}].title"));
    }
    check.done()?;
    let kept = match &before {
        Some(before) => store::conferences::items(act.db, before.id)?,
        None => Vec::new(),
    };
    // A case that another station holds is conferred about too; one that is only looked into is not put on.
    for case in items.iter().filter_map(|item| item.case) {
        if kept.iter().any(|item| item.case == Some(case)) {
            permission::require(act, case)?;
        } else {
            permission::require_glassless(act, case)?;
        }
    }
    // What this session may not know of, or only looks into, stays on the agenda.
    for item in kept {
        if let Some(case) = item.case
            && (!permission::may_see(act, case)? || permission::only_looks(act, case)?)
        {
            items.retain(|one| one.case != Some(case));
            items.push(item);
        }
    }
    let month = if monthly { month } else { String::new() };
    let id = match before {
        None => {
            let year = chrono::Datelike::year(&act.clock.today());
            let number = store::conferences::next_number(act.db, entry.kind, year)?;
            let one = Conference {
                id: act.fresh(),
                number,
                kind: entry.kind,
                state: ConferenceState::Planned,
                month,
                at: entry.at,
                place,
                chair_staff: entry.chair_staff,
                chair,
                overview: String::new(),
                complex: String::new(),
                dangers: String::new(),
                next_work: String::new(),
                reason: String::new(),
                signed_by: String::new(),
                signed_at: None,
                created_by: act.session.staff,
                version: 1,
            };
            store::conferences::insert(act.db, &one, act.clock)?;
            one.id
        }
        Some(before) => {
            let id = before.id;
            let chair_staff = entry.chair_staff;
            let changed =
                Conference { month, at: entry.at, place, chair_staff, chair, version: entry.version, ..before };
            store::conferences::update(act.db, &changed)?;
            id
        }
    };
    seat(act, id, &present)?;
    store::conferences::clear_items(act.db, id)?;
    for item in &items {
        let row = act.fresh::<i64>();
        store::conferences::add_item(act.db, row, id, item)?;
    }
    act.note(Noun::Conferences, id.0, "planned");
    Ok(id)
}

/// `2026-11` as its first day.
pub(super) fn month_of(text: &str) -> Option<Day> {
    if text.len() != 7 {
        return None;
    }
    let day: Day = format!("{text}-01").parse().ok()?;
    (2000..=9998).contains(&chrono::Datelike::year(&day)).then_some(day)
}

/// The name of own staff, or as typed.
pub(super) fn named(
    view: &View<'_>,
    staff: Option<StaffId>,
    typed: &str,
    path: &str,
    check: &mut Check,
) -> Result<String> {
    if let Some(staff) = staff {
        let found = store::staff::get(view.db, staff)?;
        check.that(found.as_ref().is_some_and(|one| one.active), path, "unknown");
        return Ok(found.map(|one| one.name).unwrap_or_default());
    }
    let name = text::line(typed);
    check.that(!name.is_empty(), path, "required");
    check.fits(&name, 100, path);
    Ok(name)
}

/// Who is asked to come, or came. Own staff who may not know of a case in `closed` would read of it here: they are
/// named, unless that is on purpose (`None`), as it is in the month's conference, which goes through all of them.
fn people(
    view: &View<'_>,
    typed: &[Attendant],
    closed: Option<&[CaseId]>,
    check: &mut Check,
) -> Result<Vec<Attendant>> {
    check.that(typed.len() <= PEOPLE_MOST, "present", "too_many");
    let mut found: Vec<Attendant> = Vec::new();
    for (index, one) in typed.iter().take(PEOPLE_MOST).enumerate() {
        let path = format!("present[{index}].name");
        let name = named(view, one.staff, &one.name, &path, check)?;
        if let (Some(staff), Some(closed)) = (one.staff, closed) {
            let mut outside = false;
            for case in closed {
                outside = outside || !knows(view, *case, staff)?;
            }
            check.that(!outside, path.clone(), "not_on_case");
        }
        check.that(!found.iter().any(|other| other.name == name && other.staff == one.staff), path, "duplicate");
        found.push(Attendant { name, ..one.clone() });
    }
    Ok(found)
}

fn seat(act: &mut Act<'_>, id: ConferenceId, present: &[Attendant]) -> Result<()> {
    let rows: Vec<i64> = present.iter().map(|_| act.fresh::<i64>()).collect();
    store::conferences::set_present(act.db, id, &rows, present)
}

/// # Errors
/// `held_at` ahead of now, nobody present, a text too long; [`Code::WrongState`] once signed or cancelled.
pub fn write_minutes(act: &mut Act<'_>, entry: MinutesEntry) -> Result<Done> {
    let before = writable(act, entry.id)?;
    if !matches!(before.state, ConferenceState::Planned | ConferenceState::Held) {
        return Err(Fault::new(Code::WrongState, "write minutes that are signed"));
    }
    let mut check = Check::default();
    check.that(entry.held_at <= act.clock.now, "held_at", "future");
    let monthly = before.kind == ConferenceKind::Monthly;
    let spoken = store::conferences::items(act.db, before.id)?;
    let spoken: Vec<CaseId> = spoken.into_iter().filter_map(|item| item.case).collect();
    let present = people(act, &entry.present, (!entry.outsiders && !monthly).then_some(&spoken[..]), &mut check)?;
    check.that(present.iter().any(|one| one.came), "present", "required");
    let mut block = |typed: &str, field: &str| {
        let kept = text::block(typed);
        check.fits(&kept, TEXT_MOST, field);
        kept
    };
    let overview = block(&entry.overview, "overview");
    let complex = block(&entry.complex, "complex");
    let dangers = block(&entry.dangers, "dangers");
    let next_work = block(&entry.next_work, "next_work");
    check.done()?;
    let held = Conference {
        state: ConferenceState::Held,
        at: entry.held_at,
        overview,
        complex,
        dangers,
        next_work,
        version: entry.version,
        ..before
    };
    store::conferences::update(act.db, &held)?;
    seat(act, held.id, &present)?;
    act.note(Noun::Conferences, held.id.0, "minutes");
    Ok(Done {})
}

/// The chair signs; for a chair from outside, or one who has no account here, a lead does.
pub(super) fn may_sign(view: &View<'_>, one: &Conference) -> Result<bool> {
    if one.chair_staff == Some(view.session.staff) {
        return Ok(true);
    }
    let account = match one.chair_staff {
        None => false,
        Some(staff) => {
            store::staff::get(view.db, staff)?.is_some_and(|one| one.active && one.has_account && !one.suspended)
        }
    };
    Ok(!account && view.session.has(Role::Lead))
}

/// Signs the minutes off.
///
/// # Errors
/// [`Code::Forbidden`] to anybody but the chair; `overview` when nothing was written; `items[i]` for a case of a
/// joint conference or a consultation without its 处置方案.
pub fn close(act: &mut Act<'_>, step: ConferenceStep) -> Result<Done> {
    let before = writable(act, step.id)?;
    if before.state != ConferenceState::Held {
        return Err(Fault::new(Code::WrongState, "sign minutes of a conference that was not held"));
    }
    if !may_sign(act, &before)? {
        return Err(Fault::new(Code::Forbidden, "sign another's minutes"));
    }
    let mut check = Check::default();
    if before.kind == ConferenceKind::Monthly {
        check.that(!before.overview.is_empty(), "overview", "required");
    } else {
        let plans = store::conferences::plans(act.db, Some(before.id), None)?;
        for (index, item) in store::conferences::items(act.db, before.id)?.iter().enumerate() {
            if let Some(case) = item.case
                && permission::may_see(act, case)?
            {
                check.that(plans.iter().any(|plan| plan.case == case), format!("items[{index}]"), "plan_missing");
            }
        }
    }
    check.done()?;
    let signed = Conference {
        state: ConferenceState::Closed,
        signed_by: before.chair.clone(),
        signed_at: Some(act.clock.now),
        version: step.version,
        ..before
    };
    store::conferences::update(act.db, &signed)?;
    act.note(Noun::Conferences, signed.id.0, "signed");
    Ok(Done {})
}

/// # Errors
/// `reason` left blank; [`Code::WrongState`] once it was held.
pub fn cancel(act: &mut Act<'_>, step: ConferenceStep) -> Result<Done> {
    let before = writable(act, step.id)?;
    if before.state != ConferenceState::Planned {
        return Err(Fault::new(Code::WrongState, "cancel a conference that was held"));
    }
    let reason = text::block(&step.reason);
    let mut check = Check::default();
    check.that(!reason.is_empty(), "reason", "required");
    check.fits(&reason, 500, "reason");
    check.done()?;
    let state = ConferenceState::Cancelled;
    store::conferences::update(act.db, &Conference { state, reason, version: step.version, ..before })?;
    act.note(Noun::Conferences, step.id.0, "cancelled");
    Ok(Done {})
}
