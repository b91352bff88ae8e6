//! Books an hour for somebody on a case, for a walk-in, or for somebody who gives no name.

use super::free::Pads;
use super::hour::{self, Wanted};
use super::{AppointmentState, Booking, Kind, client};
use crate::api::Noun;
use crate::cases::{CaseState, EventKind, permission, timeline};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AppointmentId, CaseId, SeriesId, moment};
use crate::protection::apart;
use crate::store::{self, appointments::NewAppointment};
use crate::transact::{Act, View};

/// # Errors
/// Fields that do not pass; [`Code::PractitionerBusy`], [`Code::RoomBusy`], [`Code::ClientBusy`];
/// [`Code::NotFound`] for a case this session may not know of, [`Code::WrongState`] for one in the archive.
pub fn book(act: &mut Act<'_>, booking: Booking) -> Result<AppointmentId> {
    place(act, &booking, None)
}

/// Whether this session may book for that case at all.
pub(crate) fn may_book(view: &View<'_>, case: Option<CaseId>) -> Result<()> {
    let Some(case) = case else { return Ok(()) };
    permission::require_hand(view, case)?;
    if store::cases::get(view.db, case)?.is_some_and(|case| case.state == CaseState::Archived) {
        return Err(Fault::new(Code::WrongState, "book for an archived case"));
    }
    Ok(())
}

/// A booking that passed: the hour, who comes, and whose consent it needs.
pub(super) struct Ready {
    pub hour: hour::Hour,
    pub clients: client::Clients,
    pub guardian: client::Guardian,
    pub kind: Kind,
}

/// Checks every field of a booking.
pub(super) fn ready(view: &View<'_>, booking: &Booking) -> Result<Ready> {
    let more = booking.more.clone().unwrap_or_default();
    let kind = more.kind.unwrap_or(Kind::Individual);
    let mut check = Check::default();
    // Meetings of a group are planned on its page.
    check.that(kind != Kind::Group, "more.kind", "not_offered");
    let clients = client::read(view, booking, kind, &mut check)?;
    let guardian = client::guardian(view, booking, &clients, &mut check)?;
    if let Some(person) = booking.person
        && !more.despite_no_shows
    {
        check.that(!client::standing(view, person)?.1, "more.despite_no_shows", "too_many_no_shows");
    }
    let wanted = Wanted {
        service: booking.service,
        practitioner: booking.practitioner,
        also: &[],
        room: booking.room,
        mode: booking.mode,
        kind,
        people: clients.people.len().max(1),
        equipment: &more.equipment,
        travel: more.travel,
        start: booking.start,
        minutes: booking.minutes,
        outside_plan: booking.outside_plan,
    };
    let hour = hour::read(view, &wanted, &mut check)?;
    check.done()?;
    let hour = hour.ok_or_else(|| Fault::internal("read the hour of a booking"))?;
    Ok(Ready { hour, clients, guardian, kind })
}

/// Whether a booking would pass now, for an hour that is only offered; what it would keep free around it.
///
/// # Errors
/// As for a booking.
pub(crate) fn could_book(view: &View<'_>, booking: &Booking) -> Result<Pads> {
    may_book(view, booking.case)?;
    let ready = ready(view, booking)?;
    hour::may_come(view, &ready.hour, &ready.clients, &[], None)?;
    Ok(ready.hour.pads)
}

/// Books one hour; the caller has decided that it may.
pub(crate) fn place(act: &mut Act<'_>, booking: &Booking, series: Option<SeriesId>) -> Result<AppointmentId> {
    may_book(act, booking.case)?;
    let Ready { hour, clients, guardian, kind } = ready(act, booking)?;
    let decision = apart::decision(act, booking.decision.as_deref())?;
    let overruled = hour::may_come(act, &hour, &clients, &[], decision.as_deref())?;
    let more = booking.more.clone().unwrap_or_default();

    let id: AppointmentId = act.fresh();
    let appointment = NewAppointment {
        id,
        case: booking.case,
        person: booking.person,
        client: &clients.name,
        client_phone: &clients.phone,
        service: booking.service,
        practitioner: hour.practitioner,
        room: hour.room,
        mode: booking.mode,
        start: hour.start,
        end: hour.end,
        state: if more.request { AppointmentState::Requested } else { AppointmentState::Confirmed },
        kind,
        pads: hour.pads,
        travel: hour.travel,
        anonymous: more.anonymous,
        guardian: &guardian.name,
        guardian_consent: guardian.consent,
        series,
        group: None,
        booked_by: act.session.staff,
    };
    store::appointments::insert(act.db, &appointment, act.clock)?;
    store::appointments::add_people(act.db, id, clients.people.get(1..).unwrap_or_default())?;
    store::holds::drop_own(act.db, act.session.staff, act.clock)?;
    if let Some(case) = booking.case {
        let start = moment::stamp(hour.start);
        timeline::happened(act, case, EventKind::AppointmentBooked, "", &start, &hour.practitioner_name)?;
    }
    if let Some(reason) = decision.filter(|_| overruled) {
        apart::decided(act, booking.case, id, &reason)?;
    }
    act.note(Noun::Appointments, id.0, "");
    Ok(id)
}
