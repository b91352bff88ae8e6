//! Meetings of a group (团体辅导): an hour of its leader, its co-leader and its room, to which the members come. Who may be
//! in the group is the group's business; that nobody is anywhere twice is this one's.

use chrono::TimeDelta;

use super::client::Clients;
use super::hour::{self, Hour, Wanted};
use super::{Appointment, AppointmentState, GuardianConsent, Kind, Mode, SeriesHour, cancel, find, series};
use crate::api::Noun;
use crate::cases::Service;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AppointmentId, GroupId, Moment, PersonId, RoomId, SeriesId, StaffId};
use crate::store::{self, appointments::NewAppointment};
use crate::transact::{Act, View};

/// A meeting as it is to be planned.
#[derive(Debug, Clone)]
pub(crate) struct Meeting<'a> {
    pub group: GroupId,
    pub title: &'a str,
    pub service: Service,
    pub leader: StaffId,
    pub also: &'a [StaffId],
    pub room: Option<RoomId>,
    pub mode: Mode,
    pub minutes: u32,
    pub seats: usize,
    pub series: SeriesId,
    pub members: &'a [PersonId],
    pub outside_plan: bool,
}

fn ready(view: &View<'_>, meeting: &Meeting<'_>, start: Moment) -> Result<Hour> {
    let mut check = Check::default();
    let wanted = Wanted {
        service: meeting.service,
        practitioner: meeting.leader,
        also: meeting.also,
        room: meeting.room,
        mode: meeting.mode,
        kind: Kind::Group,
        people: meeting.seats,
        equipment: &[],
        travel: None,
        start,
        minutes: meeting.minutes,
        outside_plan: meeting.outside_plan,
    };
    let hour = hour::read(view, &wanted, &mut check)?;
    check.done()?;
    let hour = hour.ok_or_else(|| Fault::internal("read the hour of a meeting"))?;
    // The members sit together already: a lead has decided on those who must not, if there are any.
    let clients = Clients { people: meeting.members.to_vec(), ..Clients::default() };
    hour::is_free(view, &hour, &clients, &[])?;
    for person in meeting.members {
        alone(view, &hour, *person, meeting.members, &[])?;
    }
    Ok(hour)
}

/// Whether somebody of a group comes near a person outside of it whom they must not meet.
fn alone(view: &View<'_>, hour: &Hour, person: PersonId, inside: &[PersonId], except: &[AppointmentId]) -> Result<()> {
    if super::near::would_meet_outside(view, hour, person, inside, except)? {
        return Err(Fault::new(Code::ClientBusy, "find the client free"));
    }
    Ok(())
}

/// One meeting looked at before any is saved.
pub(crate) fn would_fit(view: &View<'_>, meeting: &Meeting<'_>, start: Moment) -> Result<SeriesHour> {
    let end = start + TimeDelta::minutes(i64::from(meeting.minutes));
    let why = match ready(view, meeting, start) {
        Ok(_) => String::new(),
        Err(fault) => series::why(&fault).ok_or(fault)?,
    };
    Ok(SeriesHour { start, end, why, instead: Vec::new() })
}

/// Plans one meeting; its faults lie with its place among those planned.
pub(crate) fn place(act: &mut Act<'_>, meeting: &Meeting<'_>, index: usize, start: Moment) -> Result<AppointmentId> {
    let hour = ready(act, meeting, start).map_err(|fault| series::at(index, fault))?;
    let id: AppointmentId = act.fresh();
    let new = NewAppointment {
        id,
        case: None,
        person: None,
        client: meeting.title,
        client_phone: "",
        service: meeting.service,
        practitioner: hour.practitioner,
        room: hour.room,
        mode: meeting.mode,
        start: hour.start,
        end: hour.end,
        state: AppointmentState::Confirmed,
        kind: Kind::Group,
        pads: hour.pads,
        travel: hour.travel,
        anonymous: false,
        guardian: "",
        guardian_consent: GuardianConsent::NotNeeded,
        series: Some(meeting.series),
        group: Some(meeting.group),
        booked_by: act.session.staff,
    };
    store::appointments::insert(act.db, &new, act.clock)?;
    store::appointments::add_people(act.db, id, meeting.members)?;
    for one in meeting.also {
        store::appointments::add_staff(act.db, id, *one)?;
    }
    act.note(Noun::Appointments, id.0, "");
    Ok(id)
}

/// All of a group's, in order; those this session may see.
pub(crate) fn meetings(view: &View<'_>, group: GroupId) -> Result<Vec<Appointment>> {
    find::of_group(view, group)
}

fn to_come(view: &View<'_>, group: GroupId) -> Result<Vec<Appointment>> {
    let all = meetings(view, group)?.into_iter();
    Ok(all.filter(|one| one.state.is_coming() && one.start > view.clock.now).collect())
}

/// Whether somebody can come to every meeting that is still to come.
pub(crate) fn could_join(view: &View<'_>, group: GroupId, person: PersonId, inside: &[PersonId]) -> Result<()> {
    let clients = Clients { people: vec![person], ..Clients::default() };
    for one in to_come(view, group)? {
        let hour = Hour::of(&one);
        hour::is_client_free(view, &hour, &clients, &[one.id])?;
        alone(view, &hour, person, inside, &[one.id])?;
    }
    Ok(())
}

/// Takes the time of somebody who joins; the caller has decided that they may.
pub(crate) fn join(act: &mut Act<'_>, group: GroupId, person: PersonId) -> Result<()> {
    for one in to_come(act, group)? {
        store::appointments::add_people(act.db, one.id, &[person])?;
    }
    act.touch(Noun::Appointments);
    Ok(())
}

/// Gives it back.
pub(crate) fn leave(act: &mut Act<'_>, group: GroupId, person: PersonId) -> Result<()> {
    for one in to_come(act, group)? {
        store::appointments::remove_person(act.db, one.id, person)?;
    }
    act.touch(Noun::Appointments);
    Ok(())
}

/// Calls off what is still to come of a group that ends.
pub(crate) fn call_off(act: &mut Act<'_>, group: GroupId, reason: &str) -> Result<u32> {
    let all = to_come(act, group)?;
    for one in &all {
        cancel::call_off(act, one, AppointmentState::Cancelled, reason)?;
    }
    Ok(u32::try_from(all.len()).unwrap_or(u32::MAX))
}
