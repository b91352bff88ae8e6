//! Who came to a meeting.

use super::{AttendanceState, GroupMemberState, MemberAttended, list};
use crate::api::Noun;
use crate::appointments;
use crate::cases::{EventKind, timeline};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{AttendanceId, moment};
use crate::store;
use crate::transact::Act;

/// # Errors
/// [`Code::WrongState`] for a meeting that was called off or is on a later day, or somebody who never was a member;
/// [`Code::NotFound`].
pub fn attend(act: &mut Act<'_>, asked: MemberAttended) -> Result<AttendanceId> {
    let (group, member) = list::in_hand(act, asked.member)?;
    let wrong = || Fault::new(Code::WrongState, "say who came to a meeting");
    let meeting = appointments::meetings(act, group.id)?.into_iter().find(|one| one.id == asked.appointment);
    let meeting = meeting.ok_or_else(|| Fault::not_found("a meeting of the group"))?;
    let was_member = match member.state {
        GroupMemberState::Member | GroupMemberState::Left => true,
        GroupMemberState::Applied | GroupMemberState::Unsuited | GroupMemberState::Suited => false,
    };
    if meeting.state.is_off() || meeting.start.date() > act.clock.today() || !was_member {
        return Err(wrong());
    }
    let before = store::groups::attendance_of(act.db, asked.appointment, asked.member)?;
    let id = before.map_or_else(|| act.fresh(), |(id, _)| id);
    store::groups::attend(act.db, id, &asked, act.session.staff, act.clock)?;
    let kind = match asked.state {
        AttendanceState::Attended => Some(EventKind::GroupAttended),
        AttendanceState::Absent => Some(EventKind::GroupMissed),
        AttendanceState::Excused => None,
    };
    let same = before.is_some_and(|(_, state)| state == asked.state);
    if let (Some(kind), Some(case), false) = (kind, store::groups::case_of(act.db, asked.member)?, same) {
        timeline::happened(act, case, kind, "", &moment::stamp(meeting.start), &group.title)?;
    }
    act.note(Noun::Groups, group.id.0, "attendance");
    Ok(id)
}
