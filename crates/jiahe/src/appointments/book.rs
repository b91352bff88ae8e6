//! Books an hour for somebody on a case, or for a walk-in.

use super::hour::{self, Client, Wanted};
use super::{AppointmentState, Booking};
use crate::api::Noun;
use crate::cases::{CaseState, EventKind, permission, timeline};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AppointmentId, moment, text};
use crate::protection::apart;
use crate::store::{self, appointments::NewAppointment};
use crate::transact::Act;

/// # Errors
/// Fields that do not pass; [`Code::PractitionerBusy`], [`Code::RoomBusy`], [`Code::ClientBusy`];
/// [`Code::NotFound`] for a case this session may not know of, [`Code::WrongState`] for one in the archive.
pub fn book(act: &mut Act<'_>, booking: Booking) -> Result<AppointmentId> {
    if let Some(case) = booking.case {
        permission::require_hand(act, case)?;
        if store::cases::get(act.db, case)?.is_some_and(|case| case.state == CaseState::Archived) {
            return Err(Fault::new(Code::WrongState, "book for an archived case"));
        }
    }
    let mut check = Check::default();
    let (client, phone) = client(act, &booking, &mut check)?;
    let wanted = Wanted {
        practitioner: booking.practitioner,
        room: booking.room,
        mode: booking.mode,
        start: booking.start,
        minutes: booking.minutes,
        outside_plan: booking.outside_plan,
    };
    let hour = hour::read(act, &wanted, &mut check)?;
    check.done()?;
    let hour = hour.ok_or_else(|| Fault::internal("read the hour of a booking"))?;
    let decision = apart::decision(act, booking.decision.as_deref())?;
    let comes = booking.person.map_or(Client::Phone(&phone), Client::Person);
    let overruled = hour::may_come(act, &hour, comes, None, decision.as_deref())?;

    let id: AppointmentId = act.fresh();
    let appointment = NewAppointment {
        id,
        case: booking.case,
        person: booking.person,
        client: &client,
        client_phone: &phone,
        service: booking.service,
        practitioner: hour.practitioner,
        room: hour.room,
        mode: booking.mode,
        start: hour.start,
        end: hour.end,
        state: AppointmentState::Booked,
        booked_by: act.session.staff,
    };
    store::appointments::insert(act.db, &appointment, act.clock)?;
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

/// 称呼 and telephone of a walk-in; both empty for somebody on record, whose own are read when shown.
fn client(act: &Act<'_>, booking: &Booking, check: &mut Check) -> Result<(String, String)> {
    if let Some(person) = booking.person {
        let belongs = match booking.case {
            Some(case) => store::people::is_on_case(act.db, person, case)?,
            None => {
                check.fail("case", "required");
                return Ok((String::new(), String::new()));
            }
        };
        check.that(belongs, "person", "unknown_code");
        return Ok((String::new(), String::new()));
    }
    let client = text::line(&booking.client);
    check.that(!client.is_empty(), "client", "required");
    check.that(text::fits(&client, 60), "client", "too_long");
    let phone =
        if booking.client_phone.trim().is_empty() { Some(String::new()) } else { text::phone(&booking.client_phone) };
    check.that(phone.is_some(), "client_phone", "phone");
    Ok((client, phone.unwrap_or_default()))
}
