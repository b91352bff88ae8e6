//! Groups, and one with its members and meetings, as a session may see them.

use super::{Attendance, Group, GroupAsked, GroupFile, GroupMeeting, GroupMember, GroupsAsked};
use crate::appointments::{self, GuardianConsent};
use crate::cases::Level;
use crate::cases::permission::{looking_only, sees, sight};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{GroupId, GroupMemberId, Role};
use crate::store::{self, groups::Listed};
use crate::transact::View;

/// Those that go on, by title; with `all` also those that ended.
///
/// # Errors
/// The store's.
pub fn list(view: &View<'_>, asked: GroupsAsked) -> Result<Vec<Group>> {
    store::groups::list(view.db, asked.all, view.clock.now)
}

/// # Errors
/// [`Code::NotFound`].
pub fn get(view: &View<'_>, asked: GroupAsked) -> Result<GroupFile> {
    let group = known(view, asked.id)?;
    let members = store::groups::members(view.db, view.session.staff, asked.id)?;
    let mut members: Vec<GroupMember> = members.into_iter().map(|listed| shown(view, &group, listed)).collect();
    let (leads, may_run) = (leads(view, &group), runs(view, &group));
    // What was found in the talk before stays with those who decide; whoever keeps the desk learns what came of it.
    if !may_run {
        members.iter_mut().for_each(|member| member.reason.clear());
    }
    let mut meetings = Vec::new();
    for one in appointments::meetings(view, asked.id)? {
        let mut attendance = store::groups::attendance(view.db, view.session.staff, one.id)?;
        attendance.iter_mut().for_each(|one: &mut Attendance| one.may_read_note |= leads && !one.has_note);
        meetings.push(GroupMeeting {
            appointment: one.id,
            start: one.start,
            end: one.end,
            room_name: one.room_name,
            state: one.state,
            attendance,
        });
    }
    Ok(GroupFile { group, members, meetings, may_run, leads })
}

pub(super) fn known(view: &View<'_>, id: GroupId) -> Result<Group> {
    store::groups::get(view.db, id, view.clock.now)?.ok_or_else(|| Fault::not_found("a group"))
}

/// Who leads it.
pub(super) fn leads(view: &View<'_>, group: &Group) -> bool {
    group.leader == view.session.staff || group.co_leader == Some(view.session.staff)
}

/// Who decides about it.
pub(super) fn runs(view: &View<'_>, group: &Group) -> bool {
    leads(view, group) || view.session.has(Role::Lead)
}

/// One member, and the group, for a change.
pub(super) fn in_hand(view: &View<'_>, id: GroupMemberId) -> Result<(Group, GroupMember)> {
    let missing = || Fault::not_found("a member of a group");
    let (group, listed) = store::groups::member(view.db, view.session.staff, id)?.ok_or_else(missing)?;
    let group = known(view, group)?;
    let member = shown(view, &group, listed);
    if member.hidden {
        return Err(missing());
    }
    if member.looking { Err(looking_only()) } else { Ok((group, member)) }
}

pub(super) fn fresh(member: &GroupMember, version: i64) -> Result<()> {
    if member.version == version { Ok(()) } else { Err(Fault::new(Code::Stale, "change a member of a group")) }
}

/// One without a case reads like one of a normal case. Who leads the group knows who sits in it, even where the case
/// itself is closed to them; to everybody else outside a case there is a seat taken.
pub(super) fn shown(view: &View<'_>, group: &Group, listed: Listed) -> GroupMember {
    let Listed { member, level, on_team, through } = listed;
    let (sight, level) = (sight(view.session), level.unwrap_or(Level::Normal));
    if sees(sight, level, on_team) {
        let looking = through && !leads(view, group) && !sees(sight, level, false);
        return GroupMember { looking, ..member };
    }
    if leads(view, group) {
        return GroupMember { case: None, case_code: String::new(), ..member };
    }
    GroupMember {
        id: member.id,
        case: None,
        case_code: String::new(),
        person: None,
        name: String::new(),
        phone: String::new(),
        safe_contact: String::new(),
        guardian: String::new(),
        guardian_consent: GuardianConsent::NotNeeded,
        state: member.state,
        reason: String::new(),
        screened_by_name: String::new(),
        screened_at: None,
        hidden: true,
        looking: false,
        version: member.version,
    }
}
