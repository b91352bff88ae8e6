//! What stands before the first case comes: stations above and below, staff, rooms, hours; and what lies
//! unfinished on the lead's desk.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::county::County;
use super::{PASSWORD, PSYCHOLOGIST, RECEPTIONIST, people};
use crate::api::Noun;
use crate::fault::Result;
use crate::kernel::{Role, RoomId, Session, StaffId, StationId};
use crate::stations::{Station, Tier};
use crate::store;

/// The county's towns, with an invented village of each.
pub(super) const TOWNS: [(&str, &str, &str); 7] = [
    ("330921100", "高亭镇", "示例岙村"),
    ("330921101", "东沙镇", "样本浦村"),
    ("330921102", "岱东镇", "虚构沙村"),
    ("330921103", "岱西镇", "演示盐村"),
    ("330921105", "长涂镇", "样本港村"),
    ("330921106", "衢山镇", "示例山村"),
    ("330921200", "秀山乡", "虚构湾村"),
];

/// Given by the lead, replaced at once.
const FIRST_PASSWORD: &str = "演示-首次登录-2026";

/// Name, role, account, weekly plan.
const STAFF: [(&str, &str, bool, &str); 10] = [
    (PSYCHOLOGIST, "psychologist", true, "2345"),
    (RECEPTIONIST, "receptionist", true, "12345"),
    ("演示丁调解员", "mediator", false, "12345"),
    ("演示戊调解员", "mediator", false, "12345"),
    ("演示己律师", "lawyer", false, "14"),
    ("演示庚辅导员", "marriage_counsellor", false, "1356"),
    ("演示辛指导师", "family_educator", false, "2456"),
    ("演示壬调解员", "mediator", false, "12345"),
    ("演示癸咨询师", "psychologist", true, "136"),
    ("演示子志愿者", "volunteer", false, ""),
];

const ROOMS: [(&str, u32); 6] =
    [("第一调解室", 8), ("第二调解室", 6), ("心理疏导室", 3), ("婚姻辅导室", 4), ("亲子活动室", 40), ("法律咨询室", 3)];

pub(super) fn furnish(county: &mut County<'_>) -> Result<()> {
    directory(county)?;
    let lead = county.lead()?;
    for (name, role, account, days) in STAFF {
        let phone = people::phone(county);
        let password = if account { FIRST_PASSWORD } else { "" };
        let entry = json!({
            "id": null, "name": name, "phone": phone, "roles": [role], "active": true, "suspended": false,
            "password": password,
        });
        let id = StaffId(county.id(&lead, "staff.save", entry)?);
        county.call(&lead, "staff.set_hours", json!({ "staff": id, "hours": hours(days) }))?;
        let roles: BTreeSet<Role> = serde_json::from_value(json!([role])).unwrap_or_default();
        let session = Session { staff: id, station: lead.station, name: name.to_owned(), roles, password_due: false };
        if account {
            county.call(&session, "session.change_password", json!({ "old": FIRST_PASSWORD, "new": PASSWORD }))?;
        }
        county.staff.push(session);
    }
    county.call(&lead, "staff.set_hours", json!({ "staff": lead.staff, "hours": hours("12345") }))?;
    for (name, capacity) in ROOMS {
        let entry = json!({ "id": null, "name": name, "capacity": capacity, "active": true });
        let id = RoomId(county.id(&lead, "rooms.save", entry)?);
        county.rooms.push(id);
    }
    Ok(())
}

fn directory(county: &mut County<'_>) -> Result<()> {
    let own = "岱山县家事纠纷化解综合服务工作室（演示）";
    county.write(|act| {
        for (place, town, village) in TOWNS {
            let station = format!("{town}家事服务站（演示）");
            let point = format!("{town}{village}家事服务点（演示）");
            for (name, tier, parent) in [(station.clone(), Tier::Town, own), (point, Tier::Village, station.as_str())] {
                let mut id: StationId = act.fresh();
                while store::stations::get(act.db, id)?.is_some() {
                    id = act.fresh();
                }
                let entry = Station {
                    id,
                    name,
                    tier,
                    place: place.to_owned(),
                    parent_name: parent.to_owned(),
                    own: false,
                    on_paper: true,
                };
                store::stations::insert(act.db, &entry, act.clock)?;
                act.note(Noun::Stations, entry.id.0, "demo");
            }
        }
        Ok(())
    })
}

fn hours(days: &str) -> Vec<Value> {
    let spans = [("08:30", "11:30"), ("14:00", "17:00")];
    days.chars()
        .filter_map(|day| day.to_digit(10))
        .flat_map(|day| spans.map(|(start, end)| json!({ "weekday": day, "start": start, "end": end })))
        .collect()
}

/// Two intakes the lead has begun and not finished.
pub(super) fn leave_drafts(county: &mut County<'_>) -> Result<()> {
    let lead = county.lead()?;
    let drafts = [
        (
            "虞范例 · 赡养扶养抚养",
            "虞范例",
            "support",
            "来电称兄弟三人对母亲轮流照料的安排有分歧，约定面谈后补全。",
            "call",
        ),
        ("未填姓名 · 家庭教育", "", "education", "学校转介，孩子近期多次逃课，家长下午来所。", "department"),
    ];
    for (title, name, main_type, facts, channel) in drafts {
        let person = json!({ "existing": null, "name": name, "phone": "" });
        let body = json!({
            "v": 1, "channel": channel, "day": county.today().to_string(), "time": "09:10", "received_by": lead.staff,
            "parties": [
                { "key": 1, "role": "applicant", "relation": "", "person": person },
                { "key": 2, "role": "respondent", "relation": "", "person": {} },
            ],
            "members": [], "main_type": main_type, "other_types": [], "services": [], "facts": facts, "dangers": [],
            "prompts": {}, "risk": "", "risk_reason": "", "level": "", "level_chosen": false, "consent": "",
            "consent_note": "", "details": {}, "strangers": [],
        });
        let saved = json!({ "id": null, "kind": "intake", "title": title, "body": body.to_string() });
        county.call(&lead, "drafts.save", saved)?;
    }
    Ok(())
}
