//! Group counselling of the demo: a group that has met a few times and goes on, with its members, a line of those who
//! wait for a seat, and who came.

use chrono::{Datelike as _, NaiveTime, TimeDelta};
use serde_json::{Value, json};

use super::county::County;
use super::people;
use crate::fault::{Code, Result};
use crate::kernel::{Session, moment};

const SEATS: u64 = 6;
/// Meetings before the day the demo is opened on, and after it.
const MEETINGS: (i64, i64) = (4, 4);

pub(super) fn plan(county: &mut County<'_>) {
    county.at(county.back(25, 10, 0), begin);
}

/// Wednesday afternoons, when both who lead it are there.
fn begin(county: &mut County<'_>) -> Result<()> {
    let (Some(leader), Some(other), Some(room)) =
        (county.staff.get(1).cloned(), county.staff.get(9).cloned(), county.rooms.get(4).copied())
    else {
        return Ok(());
    };
    let group = json!({
        "id": null, "version": 0, "title": "牵手前行", "service": "psychological_counselling", "leader": leader.staff,
        "co_leader": other.staff, "room": room, "mode": "in_person", "minutes": 90, "seats": SEATS, "audience": "离异单亲家长",
    });
    let group = county.id(&leader, "groups.save", group)?;
    let today = county.today();
    let wednesday = today - TimeDelta::days(i64::from((today.weekday().num_days_from_monday() + 5) % 7));
    let afternoon = NaiveTime::from_hms_opt(14, 30, 0).unwrap_or_default();
    let mut meetings = Vec::new();
    for week in -MEETINGS.0..MEETINGS.1 {
        let start = (wednesday + TimeDelta::weeks(week)).and_time(afternoon);
        let meeting = json!({ "group": group, "starts": [moment::stamp(start)], "outside_plan": false });
        match county.call(&leader, "groups.plan", meeting) {
            Ok(ids) => meetings.extend(ids.pointer("/0").and_then(Value::as_i64).map(|id| (id, start))),
            Err(fault) if is_taken(fault.code) => {}
            Err(fault) => return Err(fault),
        }
    }
    let members = gather(county, group, &leader)?;
    for (meeting, start) in meetings {
        let (members, leader) = (members.clone(), leader.clone());
        county.at(start + TimeDelta::minutes(95), move |county| meet(county, meeting, &leader, &members));
    }
    Ok(())
}

/// A holiday, or an hour somebody had before: the week is left out.
fn is_taken(code: Code) -> bool {
    matches!(code, Code::Invalid | Code::PractitionerBusy | Code::RoomBusy | Code::ClientBusy)
}

/// As many as there are seats, two who wait, one who needs something else first.
fn gather(county: &mut County<'_>, group: i64, leader: &Session) -> Result<Vec<i64>> {
    let mut members = Vec::new();
    for number in 0..SEATS + 3 {
        let surname = people::surname(county);
        let (name, phone) = (people::name(county, surname), people::phone(county));
        let applied = json!({
            "group": group, "case": null, "person": null, "name": name, "phone": phone, "guardian": "", "guardian_consent": null,
        });
        let id = county.id(leader, "groups.apply", applied)?;
        let suited = number != SEATS;
        let reason =
            if suited { "愿意分享，情绪平稳。" } else { "近期情绪波动大，先做个别咨询。" };
        county.call(leader, "groups.screen", json!({ "id": id, "version": 1, "suited": suited, "reason": reason }))?;
        if number < SEATS {
            county.call(leader, "groups.admit", json!({ "id": id, "version": 2 }))?;
            members.push(id);
        }
    }
    Ok(members)
}

fn meet(county: &mut County<'_>, meeting: i64, leader: &Session, members: &[i64]) -> Result<()> {
    for member in members {
        let state = county.pick(&["attended", "attended", "attended", "attended", "absent", "excused"]);
        let came = json!({ "appointment": meeting, "member": member, "state": state });
        county.call(leader, "groups.attend", came)?;
    }
    let version = county.call(leader, "appointments.get", json!({ "id": meeting }))?.get("version").cloned();
    let done = json!({ "id": meeting, "version": version, "state": "done" });
    county.call(leader, "appointments.mark", done)?;
    let note = json!({
        "problem": "轮流说本周最难的一刻。", "intervention": "练习倾听与回应，约定组内保密。", "feedback": "多数成员说轻松了些。",
    });
    county.call(leader, "appointments.save_note", json!({ "id": meeting, "note": note })).map(drop)
}
