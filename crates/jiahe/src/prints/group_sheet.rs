//! 团体辅导签到表 of one meeting. It lies open in the room: of a case this session may not know of, not even the name is
//! on it.

use serde::Deserialize;
use ts_rs::TS;

use super::{Printed, leave, printed};
use crate::api::Noun;
use crate::fault::{Fault, Result};
use crate::groups::{self, GroupAsked, GroupMemberState};
use crate::kernel::{AppointmentId, GroupId};
use crate::paper::day_sheet::{self, DaySheet, PrintedDay};
use crate::store;
use crate::transact::Act;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct GroupSheetAsked {
    pub group: GroupId,
    pub appointment: AppointmentId,
}

/// # Errors
/// [`crate::Code::NotFound`] for a meeting that is none of the group's.
pub fn group_sheet(act: &mut Act<'_>, asked: GroupSheetAsked) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let file = groups::get(act, GroupAsked { id: asked.group })?;
    let at = file.meetings.iter().position(|one| one.appointment == asked.appointment);
    let meeting = at.and_then(|at| file.meetings.get(at).map(|one| (at + 1, one)));
    let (number, meeting) = meeting.ok_or_else(|| Fault::not_found("a meeting of the group"))?;
    let members = file.members.iter().filter(|one| one.state == GroupMemberState::Member);
    let lines = (1_usize..)
        .zip(members)
        .map(|(place, one)| {
            let name = if one.hidden || one.looking { String::new() } else { one.name.clone() };
            vec![place.to_string(), name, String::new(), String::new()]
        })
        .collect();
    let group = &file.group;
    let leaders = [group.leader_name.as_str(), group.co_leader_name.as_str()];
    let leaders: Vec<&str> = leaders.into_iter().filter(|name| !name.is_empty()).collect();
    let title = format!(
        "{}  第{number}次  {}～{}  {}  带领者：{}",
        group.title,
        meeting.start.format("%Y年%-m月%-d日 %H:%M"),
        meeting.end.format("%H:%M"),
        meeting.room_name,
        leaders.join("、"),
    );
    let sheet = DaySheet {
        station: store::stations::own(act.db)?.name,
        title: "团体辅导签到表",
        columns: vec![("序号", 16.0), ("姓名", 44.0), ("签名", 64.0), ("备注", 50.0)],
        days: vec![PrintedDay { title, lines }],
        note: "本表由本站存档，仅用于本次签到，不得拍照外传。",
        printed: Some(leave(act, "")),
    };
    let pdf = day_sheet::print(&sheet, &fonts)?;
    act.note(Noun::Groups, group.id.0, "group sheet");
    Ok(printed("group_sheet", &meeting.start.format("%Y-%m-%d").to_string(), pdf, (Noun::Groups, group.id.0)))
}
