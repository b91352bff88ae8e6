//! Cases on their way on paper: to the towns and up again, to units outside, refused, returned, taken back. The
//! town with a PC is in [`super::neighbour`].

use serde_json::{Value, json};

use super::county::County;
use super::lives;
use crate::cases::DisputeType::{self, Education, Marriage, Property, Psychology, Support};
use crate::fault::{Fault, Result};
use crate::kernel::{Role, Session};

/// What becomes of what was sent.
#[derive(Debug, Clone, Copy)]
enum Fate {
    /// Nobody has answered.
    Waits,
    Refused(&'static str),
    /// Taken on, and still worked on there.
    Works,
    /// Taken on and returned with a reason.
    Returned(&'static str),
    /// Taken on, resolved and archived there.
    Resolved,
    TakenBack,
    /// A unit outside tells what came of it.
    Answered(&'static str),
}

/// Working days ago, what, the kind, to whom (a place in the directory, or a unit), its fate.
type Plan = (u64, DisputeType, &'static str, &'static str, Fate);

const PLANS: [Plan; 11] = [
    (28, Support, "assign", "高亭镇家事服务站（演示）", Fate::Resolved),
    (21, Marriage, "assign", "东沙镇家事服务站（演示）", Fate::Resolved),
    (17, Psychology, "refer", "示例县第三人民医院（演示）", Fate::Answered("已接诊，建议门诊随访，回执附后。")),
    (13, Property, "assign", "岱东镇家事服务站（演示）", Fate::Works),
    (11, Education, "joint", "示例县教育局关工委（演示）", Fate::Works),
    (9, Marriage, "assign", "岱西镇家事服务站（演示）", Fate::Returned("当事人已搬到县城居住，请县里直接办理。")),
    (8, Support, "assign", "长涂镇家事服务站（演示）", Fate::Waits),
    (6, Property, "assign", "秀山乡家事服务站（演示）", Fate::Refused("户籍和居住地都不在本乡。")),
    (5, Support, "refer", "示例县法律援助中心（演示）", Fate::Waits),
    (4, Marriage, "transfer", "示例市普陀县家事工作室（演示）", Fate::TakenBack),
    (2, Property, "assign", "高亭镇家事服务站（演示）", Fate::Waits),
];

const UNITS: [(&str, &str, &str); 4] = [
    ("functional", "示例县法律援助中心（演示）", "法律援助"),
    ("functional", "示例县教育局关工委（演示）", "未成年人教育"),
    ("social", "示例县第三人民医院（演示）", "精神卫生"),
    ("expert", "示例县家事调解专家库（演示）", "疑难会诊"),
];

pub(super) fn plan(county: &mut County<'_>) {
    let begin = county.back(30, 8, 40);
    county.at(begin, |county| {
        let lead = county.lead()?;
        for (kind, name, speciality) in UNITS {
            let unit = json!({
                "id": null, "kind": kind, "name": name, "contact": "值班人员（演示）", "phone": "", "address": "", "speciality": speciality,
                "active": true,
            });
            county.call(&lead, "units.save", unit)?;
        }
        let other = json!({
            "id": null,
            "station": { "name": "示例市普陀县家事工作室（演示）", "tier": "county", "place": "330903", "parent_name": "" },
        });
        county.call(&lead, "stations.save_other", other).map(drop)
    });
    for plan in PLANS {
        let moment = county.back(plan.0, 9, 20);
        county.at(moment, move |county| send(county, plan));
    }
}

fn named(county: &mut County<'_>, by: &Session, list: &str, name: &str) -> Result<Value> {
    let all = county.call(by, list, json!({}))?;
    let found = all.as_array().and_then(|all| all.iter().find(|one| one.get("name").is_some_and(|its| its == name)));
    found.and_then(|one| one.get("id").cloned()).ok_or_else(|| Fault::internal("find a name of the demo"))
}

fn send(county: &mut County<'_>, (_, dispute, kind, to, fate): Plan) -> Result<()> {
    let by = if matches!(kind, "assign" | "transfer") { county.lead()? } else { county.one_with(Role::Mediator)? };
    let case = lives::open(county, dispute, &by)?;
    let outside = matches!(kind, "refer" | "joint");
    let target = named(county, &by, if outside { "units.list" } else { "stations.list" }, to)?;
    let (station, unit) = if outside { (Value::Null, target) } else { (target, Value::Null) };
    let asked = json!({
        "case": case, "kind": kind, "to_station": station, "to_unit": unit,
        "coordinator": if kind == "transfer" { "示例市妇联（演示）" } else { "" },
        "reason": county.pick(&["当事人住在当地，请就近先行调处。", "请会同村里上门了解情况，先行调处。"]),
        "answer_by": county.ahead(4), "deadline": county.ahead(25),
    });
    let movement = county.id(&by, "movements.send", asked)?;
    let answer = |county: &mut County<'_>, accepted: bool, reason: &str| {
        let day = county.now().date();
        let told =
            json!({ "id": movement, "accepted": accepted, "day": day, "who": "窗口人员（演示）", "reason": reason });
        county.call(&by.clone(), "movements.answer_paper", told).map(drop)
    };
    match fate {
        Fate::Waits => Ok(()),
        Fate::Refused(why) => answer(county, false, why),
        Fate::Works => answer(county, true, ""),
        Fate::TakenBack => {
            let back = json!({ "id": movement, "reason": "当事人改变主意，愿在本县调解。" });
            county.call(&by, "movements.withdraw", back).map(drop)
        }
        Fate::Answered(result) => {
            answer(county, true, "")?;
            later(county, 3, move |county| {
                let told = json!({ "id": movement, "result": result });
                county.call(&by, "movements.finish", told).map(drop)
            });
            Ok(())
        }
        Fate::Returned(why) => {
            answer(county, true, "")?;
            later(county, 3, move |county| {
                let day = county.now().date();
                let told = json!({
                    "case": case, "result": "returned", "to_station": null, "day": day, "who": "站长（演示）", "reason": why,
                });
                county.call(&by, "movements.paper_result", told).map(drop)
            });
            Ok(())
        }
        Fate::Resolved => {
            answer(county, true, "")?;
            later(county, 9, move |county| {
                let day = county.now().date();
                let told = json!({
                    "case": case, "result": "resolved", "to_station": null, "day": day, "who": "站长（演示）",
                    "reason": "上门两次，双方达成口头协议。",
                });
                county.call(&by, "movements.paper_result", told).map(drop)
            });
            Ok(())
        }
    }
}

fn later(county: &mut County<'_>, days: u64, step: impl FnOnce(&mut County<'_>) -> Result<()> + 'static) {
    let moment = county.working(county.now(), days);
    county.at(moment, step);
}
