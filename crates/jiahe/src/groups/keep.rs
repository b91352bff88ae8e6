//! Begins a group, changes what it is, ends it.

use super::{Group, GroupClosed, GroupEntry, GroupState, list};
use crate::api::Noun;
use crate::appointments::{self, Kind, Mode};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{GroupId, Role, SeriesId, StaffId, text, works_on_cases};
use crate::schedule;
use crate::store;
use crate::transact::{Act, View};

/// What is changed holds for meetings planned from then on; those planned already are moved in the calendar.
///
/// # Errors
/// Fields that do not pass, seats below those given and a room that is too small among them; [`Code::Forbidden`] to
/// who neither leads the group nor the station; [`Code::WrongState`] for one that ended, [`Code::Stale`].
pub fn save(act: &mut Act<'_>, entry: GroupEntry) -> Result<GroupId> {
    let before = entry.id.map(|id| list::known(act, id)).transpose()?;
    if let Some(before) = &before {
        in_hand(act, before)?;
        if before.version != entry.version {
            return Err(Fault::new(Code::Stale, "change a group"));
        }
    }
    let mut group = read(act, &entry, before.as_ref().map_or(0, |group| group.members))?;
    match before {
        None => {
            let series: SeriesId = act.fresh();
            (group.id, group.series) = (act.fresh(), series);
            store::groups::insert(act.db, &group, act.session.staff, act.clock)?;
        }
        Some(before) => {
            group.id = before.id;
            store::groups::update(act.db, &group)?;
        }
    }
    act.note(Noun::Groups, group.id.0, "");
    Ok(group.id)
}

/// A group that goes on, for whoever may change it.
pub(super) fn in_hand(view: &View<'_>, group: &Group) -> Result<()> {
    if !list::runs(view, group) && !view.session.has(Role::Receptionist) {
        return Err(Fault::new(Code::Forbidden, "change a group that others lead"));
    }
    open(group)
}

pub(super) fn open(group: &Group) -> Result<()> {
    match group.state {
        GroupState::Open => Ok(()),
        GroupState::Closed => Err(Fault::new(Code::WrongState, "change a group that has ended")),
    }
}

fn read(view: &View<'_>, entry: &GroupEntry, members: u32) -> Result<Group> {
    let mut check = Check::default();
    let (title, audience) = (text::line(&entry.title), text::line(&entry.audience));
    check.that(!title.is_empty(), "title", "required");
    check.fits(&title, 40, "title");
    check.fits(&audience, 100, "audience");
    check.that((10..=480).contains(&entry.minutes), "minutes", "range");
    check.that((2..=40).contains(&entry.seats), "seats", "range");
    check.that(entry.seats >= members, "seats", "fewer_than_given");
    let rule = schedule::service_rule(view, entry.service)?;
    check.that(rule.kinds.contains(&Kind::Group), "service", "not_offered");
    check.that(rule.modes.contains(&entry.mode), "mode", "not_offered");
    check.that(entry.mode != Mode::Home, "mode", "not_offered");
    leader(view, entry.leader, "leader", &mut check)?;
    if let Some(other) = entry.co_leader {
        leader(view, other, "co_leader", &mut check)?;
        check.that(other != entry.leader, "co_leader", "twice");
    }
    if entry.mode == Mode::InPerson {
        let room = match entry.room {
            Some(room) => store::rooms::get(view.db, room)?.filter(|room| room.active),
            None => None,
        };
        check.that(room.is_some(), "room", "required");
        // Both who lead it sit there as well.
        let both = usize::from(entry.co_leader.is_some());
        let seats = usize::try_from(entry.seats).unwrap_or(usize::MAX).saturating_add(both);
        check.that(room.is_none_or(|room| room.seats(seats)), "room", "too_small");
    } else {
        check.that(entry.room.is_none(), "room", "not_in_person");
    }
    check.done()?;
    Ok(Group {
        id: GroupId(0),
        title,
        service: entry.service,
        leader: entry.leader,
        leader_name: String::new(),
        co_leader: entry.co_leader,
        co_leader_name: String::new(),
        room: entry.room,
        room_name: String::new(),
        mode: entry.mode,
        minutes: entry.minutes,
        seats: entry.seats,
        audience,
        series: SeriesId(0),
        state: GroupState::Open,
        reason: String::new(),
        members,
        waiting: 0,
        meetings: 0,
        next: None,
        version: entry.version,
    })
}

fn leader(view: &View<'_>, staff: StaffId, field: &str, check: &mut Check) -> Result<()> {
    let member = store::staff::get(view.db, staff)?.filter(|member| member.active);
    check.that(member.is_some(), field, "unknown_code");
    check.that(member.is_none_or(|member| works_on_cases(&member.roles)), field, "not_casework");
    Ok(())
}

/// Ends a group; meetings still to come are called off with the same reason.
///
/// # Errors
/// No reason; as [`save`].
pub fn close(act: &mut Act<'_>, asked: GroupClosed) -> Result<Done> {
    let group = list::known(act, asked.id)?;
    in_hand(act, &group)?;
    if group.version != asked.version {
        return Err(Fault::new(Code::Stale, "end a group"));
    }
    let reason = reason(&asked.reason)?;
    appointments::call_off(act, asked.id, &reason)?;
    store::groups::close(act.db, asked.id, &reason)?;
    act.note(Noun::Groups, asked.id.0, "group ended");
    act.touch(Noun::Appointments);
    Ok(Done {})
}

pub(super) fn reason(typed: &str) -> Result<String> {
    let kept = text::block(typed);
    let mut check = Check::default();
    check.that(!kept.is_empty(), "reason", "required");
    check.fits(&kept, 500, "reason");
    check.done()?;
    Ok(kept)
}
