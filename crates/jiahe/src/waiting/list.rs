//! Who waits, the longest first, and the next hour that would suit.

use chrono::Days;

use super::{Waiting, WaitingAsked, WaitingState};
use crate::appointments::{self, AlsoWanted, Slot, SlotsAsked};
use crate::cases::permission;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Day, WaitingId};
use crate::store;
use crate::transact::View;

/// How far ahead an hour is looked for.
const DAYS: u32 = 42;

/// Those of a case that this session may not know of are left out.
///
/// # Errors
/// The store's.
pub fn list(view: &View<'_>, asked: WaitingAsked) -> Result<Vec<Waiting>> {
    let since = view.clock.today() - Days::new(90);
    let mut found = store::waiting::list(view.db, asked.all.then_some(since))?;
    let mut shown = Vec::with_capacity(found.len());
    for mut one in found.drain(..) {
        if let Some(case) = one.case
            && !permission::may_see(view, case)?
        {
            continue;
        }
        let (today, now) = (view.clock.today(), view.clock.now);
        match one.state {
            WaitingState::Waiting => {
                one.overdue = one.until.is_some_and(|until| until < today);
                one.fits = if one.overdue { None } else { fits(view, &one, today)? };
            }
            WaitingState::Offered => one.overdue = one.offered.as_ref().is_some_and(|offer| offer.answer_by <= now),
            WaitingState::Booked | WaitingState::Expired | WaitingState::Withdrawn => {}
        }
        shown.push(one);
    }
    Ok(shown)
}

fn fits(view: &View<'_>, one: &Waiting, today: Day) -> Result<Option<Slot>> {
    let left = one.until.map_or(i64::from(DAYS), |until| (until - today).num_days() + 1);
    let days = u32::try_from(left).unwrap_or(1).clamp(1, DAYS);
    let asked = SlotsAsked {
        from: today,
        days,
        practitioners: one.practitioner.into_iter().collect(),
        service: Some(one.service),
        minutes: one.minutes,
        mode: one.mode,
        person: one.person,
        also: Some(AlsoWanted {
            weekdays: one.weekdays.clone(),
            earliest: one.earliest.clone(),
            latest: one.latest.clone(),
            most: 1,
            ..AlsoWanted::default()
        }),
    };
    match appointments::slots(view, asked) {
        Ok(found) => Ok(found.into_iter().next()),
        // Whom they wanted has left, or the service is no longer given that way.
        Err(fault) if matches!(fault.code, Code::Invalid | Code::NotFound) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// One that this session may change.
pub(super) fn in_hand(view: &View<'_>, id: WaitingId) -> Result<Waiting> {
    let found = store::waiting::get(view.db, id)?.ok_or_else(|| Fault::not_found("somebody who waits"))?;
    if let Some(case) = found.case {
        permission::require_hand(view, case)?;
    }
    Ok(found)
}
