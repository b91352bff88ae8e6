//! Plans the meetings of a group: looked at whole, saved whole or not at all.

use chrono::Days;

use super::{Group, MeetingsAsked, MeetingsPlanned, keep, list};
use crate::api::Noun;
use crate::appointments::{self, Meeting, SeriesHour};
use crate::fault::{Check, Result};
use crate::kernel::{AppointmentId, PersonId, StaffId};
use crate::store;
use crate::transact::{Act, View};

const TIMES_MOST: usize = 26;

fn meeting<'a>(group: &'a Group, also: &'a [StaffId], members: &'a [PersonId], outside_plan: bool) -> Meeting<'a> {
    Meeting {
        group: group.id,
        title: &group.title,
        service: group.service,
        leader: group.leader,
        also,
        room: group.room,
        mode: group.mode,
        minutes: group.minutes,
        seats: usize::try_from(group.seats).unwrap_or(usize::MAX).saturating_add(also.len()),
        series: group.series,
        members,
        outside_plan,
    }
}

/// # Errors
/// `times` outside 1–26, `every_weeks` outside 1–8; as [`plan`].
pub fn preview(view: &View<'_>, asked: MeetingsAsked) -> Result<Vec<SeriesHour>> {
    let group = list::known(view, asked.group)?;
    keep::in_hand(view, &group)?;
    let mut check = Check::default();
    check.that(asked.times >= 1 && asked.times as usize <= TIMES_MOST, "times", "range");
    check.that((1..=8).contains(&asked.every_weeks), "every_weeks", "range");
    check.done()?;
    let (also, members): (Vec<_>, _) =
        (group.co_leader.into_iter().collect(), store::groups::people_in(view.db, group.id)?);
    let meeting = meeting(&group, &also, &members, asked.outside_plan);
    let mut found = Vec::new();
    for index in 0..asked.times {
        let days = Days::new(u64::from(index * asked.every_weeks) * 7);
        let Some(start) = asked.first.checked_add_days(days) else { break };
        found.push(appointments::would_fit(view, &meeting, start)?);
    }
    Ok(found)
}

/// # Errors
/// Which meeting cannot be had, by its place: `starts[2]`; [`crate::Code::Forbidden`], [`crate::Code::WrongState`].
pub fn plan(act: &mut Act<'_>, asked: MeetingsPlanned) -> Result<Vec<AppointmentId>> {
    let group = list::known(act, asked.group)?;
    keep::in_hand(act, &group)?;
    let mut check = Check::default();
    check.that((1..=TIMES_MOST).contains(&asked.starts.len()), "starts", "range");
    check.that(asked.starts.is_sorted_by(|one, next| one < next), "starts", "order");
    check.done()?;
    let (also, members): (Vec<_>, _) =
        (group.co_leader.into_iter().collect(), store::groups::people_in(act.db, group.id)?);
    let meeting = meeting(&group, &also, &members, asked.outside_plan);
    let mut planned = Vec::new();
    for (index, start) in asked.starts.iter().enumerate() {
        planned.push(appointments::place_meeting(act, &meeting, index, *start)?);
    }
    act.note(Noun::Groups, group.id.0, "meetings planned");
    Ok(planned)
}
