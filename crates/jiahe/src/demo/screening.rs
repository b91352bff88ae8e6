//! Screening of the demo: a campaign that runs with its findings, one of them on the register, and last
//! week's summary.

use chrono::Days;
use serde_json::{Value, json};

use super::county::County;
use crate::fault::Result;

/// Head, address, questions, kinds, colour, remark.
type Found = (&'static str, &'static str, &'static [u32], &'static [&'static str], &'static str, &'static str);

const FOUND: [Found; 6] = [
    ("凌示例", "示例岙村 3 号", &[1, 2], &["marriage"], "yellow", "分房已久，愿意谈。"),
    ("桑样本", "示例岙村 8 号", &[11], &["support"], "orange", "老人独居，三个子女互相推。"),
    ("戚演示", "示例岙村 15 号", &[3], &["property"], "green", "为老屋翻修出资有分歧。"),
    ("柳虚构", "示例岙村 21 号", &[9, 14], &["minors", "education"], "orange", "祖母带两个孩子，一个常不到校。"),
    ("单示例", "示例岙村 26 号", &[15], &["psychology"], "yellow", "产后情绪低落，家人未当回事。"),
    ("祝样本", "示例岙村 30 号", &[12], &["support"], "yellow", "一人照料卧床丈夫两年。"),
];

pub(super) fn fill(county: &mut County<'_>) -> Result<()> {
    let lead = county.lead()?;
    let today = county.today();
    let day = |back: u64| (today - Days::new(back)).to_string();
    let plan = json!({
        "id": null, "version": 0, "title": "冬季家庭走访（演示）", "area": "高亭镇示例岙村", "place": "330921100", "from": day(10),
        "to": (today + Days::new(20)).to_string(), "walks": [{ "staff": lead.staff, "area": "示例岙村一网格" }],
    });
    let campaign = county.id(&lead, "screening.save_campaign", plan)?;
    county.call(&lead, "screening.set_campaign_state", json!({ "id": campaign, "state": "running", "note": "" }))?;
    for (back, families) in [(7, 32), (6, 27), (1, 18)] {
        let visits = json!({ "id": campaign, "day": day(back), "area": "示例岙村一网格", "families": families });
        county.call(&lead, "screening.set_visits", visits)?;
    }
    let mut neglected = Value::Null;
    for (number, (head, address, signs, kinds, colour, remark)) in (0u64..).zip(FOUND) {
        let row = json!({
            "id": null, "version": 0, "campaign": campaign, "found_on": day(7 - number.min(6)), "found_by": null,
            "area": "示例岙村一网格", "head": head, "address": address, "phone": "", "signs": signs, "kinds": kinds, "colour": colour,
            "urgent": null, "remark": remark, "family": null, "case": null,
        });
        let saved = county.call(&lead, "screening.enter", row)?;
        if kinds == ["support"] && neglected.is_null() {
            neglected = saved.get("id").cloned().unwrap_or_default();
        }
    }
    let person = json!({
        "existing": null, "name": "桑样本", "id_number": "", "id_reason": "", "sex": null, "birth": null, "phone": "",
        "safe_contact": "", "nation": "", "marriage": "", "education": "", "occupation": "", "workplace": "",
        "registered_place": "", "registered_address": "", "living_place": "330921100", "living_address": "示例岙村 8 号",
    });
    let family = json!({
        "finding": neglected, "case": null, "people": [{ "relation": "02", "person": person }], "area": "示例岙村一网格",
        "kinds": ["empty_nest"], "types": ["support"],
        "rating": { "difficulty": "medium", "help": "high", "danger": "medium" }, "risk": "orange",
        "risk_reason": "老人独居，曾跌倒一次。", "level": null, "handler": lead.staff, "measures": "网格员隔天上门，约三个子女面谈。",
        "due": (today + Days::new(3)).to_string(),
    });
    county.call(&lead, "screening.register", family)?;
    county.call(&lead, "screening.send_week", json!({ "day": day(7), "note": "" }))?;
    Ok(())
}
