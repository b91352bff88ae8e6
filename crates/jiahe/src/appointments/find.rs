//! Appointments as a session may see them: in full, as a taken hour, or not at all.

use chrono::Days;

use super::{Appointment, AppointmentAsked, AppointmentState, GuardianConsent, Kind, Mode, RangeAsked};
use crate::cases::permission::{looking_only, require_holder, sees, sight};
use crate::cases::{Level, Service};
use crate::fault::{Check, Fault, Result};
use crate::kernel::{AppointmentId, CaseId, Day, GroupId, Moment, Session, StaffId};
use crate::store::{self, appointments::Listed};
use crate::transact::View;

/// Days a range may span beyond its first.
const DAYS_MOST: u64 = 62;

/// # Errors
/// `to` before `from` or more than 62 days after it.
pub fn range(view: &View<'_>, asked: RangeAsked) -> Result<Vec<Appointment>> {
    let mut check = Check::default();
    check.that(asked.from <= asked.to, "to", "order");
    let last = asked.from.checked_add_days(Days::new(DAYS_MOST));
    check.that(last.is_some_and(|last| asked.to <= last), "to", "range");
    check.done()?;
    let listed = store::appointments::range(view.db, view.session.staff, (asked.from, asked.to), asked.practitioner)?;
    Ok(listed.into_iter().filter_map(|listed| shown(view.session, listed)).collect())
}

/// One practitioner's, over as many days as are asked for.
pub(super) fn of_practitioner(view: &View<'_>, who: StaffId, days: (Day, Day)) -> Result<Vec<Appointment>> {
    let listed = store::appointments::range(view.db, view.session.staff, days, Some(who))?;
    Ok(listed.into_iter().filter_map(|listed| shown(view.session, listed)).collect())
}

/// # Errors
/// [`crate::Code::NotFound`] also for one whose case this session may not know of.
pub fn get(view: &View<'_>, asked: AppointmentAsked) -> Result<Appointment> {
    let found = known(view, asked.id)?;
    let may_move = found.state.is_coming() && movable(view, asked.id).is_ok();
    Ok(Appointment { may_move, ..found })
}

/// The meetings of a group, in order of their beginning.
pub(super) fn of_group(view: &View<'_>, group: GroupId) -> Result<Vec<Appointment>> {
    let listed = store::appointments::of_group(view.db, view.session.staff, group)?;
    Ok(listed.into_iter().filter_map(|listed| shown(view.session, listed)).collect())
}

/// Every appointment of a case the caller has found visible, the newest first.
///
/// # Errors
/// The store's.
pub fn of_case(view: &View<'_>, case: CaseId) -> Result<Vec<Appointment>> {
    let listed = store::appointments::of_case(view.db, view.session.staff, case)?;
    Ok(listed.into_iter().filter_map(|listed| shown(view.session, listed)).collect())
}

/// One that this session may see in full.
pub(super) fn known(view: &View<'_>, id: AppointmentId) -> Result<Appointment> {
    store::appointments::get(view.db, view.session.staff, id)?
        .and_then(|listed| shown(view.session, listed))
        .filter(|appointment| !appointment.hidden)
        .ok_or_else(|| Fault::not_found("an appointment"))
}

/// One that this session may also cancel or mark: break-glass only shows the hours of others. Hours never travel:
/// each is this station's own, whoever holds its case by now.
pub(super) fn in_hand(view: &View<'_>, id: AppointmentId) -> Result<Appointment> {
    let found = known(view, id)?;
    if found.looking { Err(looking_only()) } else { Ok(found) }
}

/// One that may also be moved, which is to book anew: not for a case that another station holds. Whoever is outside
/// the case does not learn who holds it.
pub(super) fn movable(view: &View<'_>, id: AppointmentId) -> Result<Appointment> {
    let found = in_hand(view, id)?;
    let Some(case) = store::appointments::case_of(view.db, id)? else { return Ok(found) };
    match require_holder(view, case) {
        Err(fault) if found.case.is_some() => Err(fault),
        Err(_) => Err(Fault::not_found("an appointment that can be moved")),
        Ok(()) => Ok(found),
    }
}

/// One without a case reads like one of a normal case. Practitioners know whom they meet, even where
/// the case itself is closed to them; to everybody else outside a case its hours are just taken.
fn shown(session: &Session, listed: Listed) -> Option<Appointment> {
    let Listed { appointment, level, on_team, through, reader } = listed;
    let (sight, level) = (sight(session), level.unwrap_or(Level::Normal));
    let mine = appointment.practitioner == session.staff || appointment.also.contains(&session.staff);
    let may_read_note = reader || (mine && !appointment.has_note);
    if sees(sight, level, on_team) {
        let looking = through && !mine && !sees(sight, level, false);
        return Some(Appointment { may_read_note, looking, ..appointment });
    }
    if mine {
        return Some(Appointment { case: None, case_code: String::new(), may_read_note, ..appointment });
    }
    appointment.state.takes_time().then(|| taken(appointment))
}

/// Time, practitioner and room only. Everything else is always the same, whatever was booked.
fn taken(appointment: Appointment) -> Appointment {
    Appointment {
        case: None,
        case_code: String::new(),
        person: None,
        client: String::new(),
        client_phone: String::new(),
        safe_contact: String::new(),
        service: Service::Mediation,
        mode: Mode::InPerson,
        state: AppointmentState::Confirmed,
        absent: None,
        kind: Kind::Individual,
        others: Vec::new(),
        pad_before: 0,
        pad_after: 0,
        travel: 0,
        anonymous: false,
        guardian: String::new(),
        guardian_consent: GuardianConsent::NotNeeded,
        series: None,
        reason: String::new(),
        hidden: true,
        has_note: false,
        may_read_note: false,
        version: 0,
        group: None,
        ..appointment
    }
}

/// Whether the hour has begun.
pub(super) fn has_begun(start: Moment, now: Moment) -> bool {
    start <= now
}
