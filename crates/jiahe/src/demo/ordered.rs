//! Orders and nudges of the demo: from above and by the lead; open, overdue, answered, signed off; and short words
//! to whoever owes something.

use serde_json::{Value, json};

use super::county::County;
use super::lives;
use crate::cases::DisputeType;
use crate::fault::Result;
use crate::kernel::{Role, Session};

pub(super) fn plan(county: &mut County<'_>) {
    let (first, second, third) = (county.back(12, 10, 30), county.back(6, 16, 0), county.back(1, 9, 10));
    county.at(first, signed_off);
    county.at(second, under_way);
    county.at(third, nudges);
}

fn mediator(county: &County<'_>) -> Result<Session> {
    let found = county.staff.iter().find(|one| one.has(Role::Mediator) && !one.has(Role::Lead)).cloned();
    found.map_or_else(|| county.lead(), Ok)
}

fn by_lead(matter: &str, asked: &str, due: &str, responsible: &Session, case: Value) -> Value {
    json!({
        "case": case, "origin": "lead", "authority": "", "document": "", "matter": matter, "asked": asked, "due": due,
        "responsible": responsible.staff, "to_station": null,
    })
}

fn from_above(matter: &str, document: &str, due: &str, responsible: &Session) -> Value {
    json!({
        "case": null, "origin": "above", "authority": "示例市妇女联合会（演示）", "document": document, "matter": matter,
        "asked": "查明情况，依法处置，书面报告办理结果。", "due": due, "responsible": responsible.staff, "to_station": null,
    })
}

fn feedback(county: &mut County<'_>, by: &Session, order: i64, said: (&str, bool), version: i64) -> Result<()> {
    let told = json!({ "id": order, "version": version, "text": said.0, "answer": said.1 });
    county.call(by, "orders.feedback", told).map(drop)
}

fn signed_off(county: &mut County<'_>) -> Result<()> {
    let (lead, mediator) = (county.lead()?, mediator(county)?);
    let due = county.ahead(6);
    let body = by_lead("上月逾期未回访的三户", "逐户补访，写明情况。", &due, &mediator, Value::Null);
    let order = county.id(&lead, "orders.issue", body)?;
    feedback(county, &mediator, order, ("已访两户，一户外出。", false), 1)?;
    let moment = county.working(county.now(), 3);
    county.at(moment, move |county| {
        feedback(county, &mediator, order, ("三户都已访到，情况平稳。", true), 2)?;
        let signed = json!({ "id": order, "version": 3, "content": true, "note": "同意销号。", "name": "", "document": "", "on": null });
        county.call(&lead, "orders.sign_off", signed).map(drop)
    });
    Ok(())
}

fn under_way(county: &mut County<'_>) -> Result<()> {
    let (lead, mediator) = (county.lead()?, mediator(county)?);
    // Due in the next days, from above.
    let due = (county.today() + chrono::Days::new(2)).to_string();
    let order = county.id(
        &lead,
        "orders.issue",
        from_above("网上反映某村老人无人赡养", "示例妇联督〔2026〕12号", &due, &lead),
    )?;
    feedback(county, &lead, order, ("已找到老人，村里先行照料，正约子女。", false), 1)?;
    // Overdue since yesterday, from above.
    let due = (county.today() - chrono::Days::new(1)).to_string();
    county.call(&lead, "orders.issue", from_above("12338 转来重复来电一件", "示例妇联督〔2026〕15号", &due, &lead))?;
    // The lead's own: one open, one that waits for the signature.
    let case = lives::open(county, DisputeType::Support, &mediator)?;
    let due = (county.today() + chrono::Days::new(4)).to_string();
    let body = by_lead("赡养费两个月未落实", "本周内面谈三名子女，写下约定。", &due, &mediator, json!(case));
    county.call(&lead, "orders.issue", body)?;
    let due = (county.today() + chrono::Days::new(1)).to_string();
    let body = by_lead("补齐调解协议的签名", "联系当事人到所补签。", &due, &mediator, Value::Null);
    let order = county.id(&lead, "orders.issue", body)?;
    feedback(county, &mediator, order, ("双方昨日到所补签，协议已归入卷内。", true), 1)
}

fn nudges(county: &mut County<'_>) -> Result<()> {
    let (lead, mediator) = (county.lead()?, mediator(county)?);
    let nudge = |to: &Session, text: &str| json!({ "case": null, "order": null, "to": to.staff, "to_station": null, "text": text });
    county.call(&mediator, "orders.nudge", nudge(&lead, "请尽快审批中止申请，家属在问。"))?;
    let sent = county.id(&lead, "orders.nudge", nudge(&mediator, "三楼调解室的笔录请今天录入。"))?;
    county.call(&mediator, "orders.answer_nudge", json!({ "id": sent, "text": "下午录完。" })).map(drop)
}
