//! Family education of the demo: a session every three weeks, its families, who came; and the bookings
//! that lie ahead of the day the demo is opened on.

use chrono::{Datelike, Days, NaiveTime};
use serde_json::{Value, json};

use super::county::County;
use super::{hours, people};
use crate::cases::DisputeType;
use crate::fault::{Code, Result};
use crate::kernel::{Moment, Role, moment};

const THEMES: [&str; 10] = [
    "好好说话：亲子沟通入门",
    "青春期的情绪",
    "隔代照看怎么立规矩",
    "手机与作业",
    "夫妻如何一起管孩子",
    "家庭里的非暴力沟通",
    "留守儿童的陪伴",
    "入学准备",
    "老人与我们",
    "家风故事会",
];

pub(super) fn plan(county: &mut County<'_>) {
    let mut back: i64 = 336;
    let mut index = 0;
    while back >= -30 {
        let day = county.today() - chrono::TimeDelta::days(back);
        let saturday = day + Days::new(u64::from((6 + 7 - day.weekday().number_from_monday()) % 7));
        let start = saturday.and_time(NaiveTime::from_hms_opt(14, 0, 0).unwrap_or_default());
        let planned = (start - chrono::TimeDelta::days(15)).min(county.end - chrono::TimeDelta::days(2));
        county.at(planned, move |county| hold(county, start, index));
        index += 1;
        back -= 21;
    }
    for ahead in 0..15 {
        let many = if ahead == 0 { 7 } else { 5 };
        for _ in 0..many {
            let moment = county.end - chrono::TimeDelta::minutes(county.chance.below(2_000) as i64 + 15);
            county.at(moment, move |county| {
                // One of the newer cases that is still open.
                let open: Vec<usize> = (0..county.cases.len())
                    .rev()
                    .filter(|place| county.cases.get(*place).is_some_and(|known| !known.family.closed))
                    .take(60)
                    .collect();
                let place = county.pick(&open);
                hours::fill_ahead(county, place, ahead)
            });
        }
    }
}

fn hold(county: &mut County<'_>, start: Moment, index: usize) -> Result<()> {
    let educator = county.one_with(Role::FamilyEducator)?;
    let theme = THEMES.get(index % THEMES.len()).copied().unwrap_or("家庭教育");
    let entry = json!({
        "id": null, "version": 0, "theme": theme, "instructor": educator.name, "place": "亲子活动室",
        "audience": county.pick(&["小学生家长", "初中生家长", "新婚夫妇", "祖辈照看人", "所有家庭"]),
        "start": moment::stamp(start), "minutes": 90, "capacity": 24,
    });
    let id = county.id(&educator, "classes.save", entry)?;
    let mut seats = Vec::new();
    for _ in 0..county.between(6, 15) {
        let surname = people::surname(county);
        let walk_in = json!({
            "class": id, "case": null, "person": null, "name": people::name(county, surname), "phone": people::phone(county),
            "child_age": county.between(3, 15).to_string(),
        });
        seats.push(county.id(&educator, "classes.enrol", walk_in)?);
    }
    let families: Vec<(i64, i64)> = county
        .cases
        .iter()
        .rev()
        .filter(|known| {
            known.family.dispute == DisputeType::Education && known.handler == educator.staff && !known.family.closed
        })
        .map(|known| (known.id.0, known.family.lead_party))
        .take(4)
        .collect();
    for (case, person) in families {
        let seat = json!({ "class": id, "case": case, "person": person, "name": "", "phone": "", "child_age": "" });
        match county.id(&educator, "classes.enrol", seat) {
            Ok(seat) => seats.push(seat),
            Err(fault) if fault.code == Code::Duplicate => {}
            Err(fault) => return Err(fault),
        }
    }
    let version = |told: &Value| told.pointer("/class/version").and_then(Value::as_i64).unwrap_or(1);
    if index == 9 {
        return {
            let told = county.call(&educator, "classes.get", json!({ "id": id }))?;
            let body =
                json!({ "id": id, "version": version(&told), "state": "cancelled", "reason": "台风停航，另行通知。" });
            county.call(&educator, "classes.set_state", body).map(drop)
        };
    }
    county.at(start + chrono::TimeDelta::minutes(95), move |county| {
        for seat in seats {
            let state = county.pick(&["attended", "attended", "attended", "attended", "absent"]);
            county.call(&educator, "classes.mark", json!({ "id": seat, "state": state }))?;
        }
        let told = county.call(&educator, "classes.get", json!({ "id": id }))?;
        let body = json!({ "id": id, "version": version(&told), "state": "held", "reason": "" });
        county.call(&educator, "classes.set_state", body).map(drop)
    });
    Ok(())
}
