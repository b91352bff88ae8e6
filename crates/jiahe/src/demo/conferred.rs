//! Conferences of the demo: last month's analysis signed, this month's planned, the leading group on one case, a
//! consultation ahead; and their tasks done, due and overdue.

use chrono::Datelike;
use serde_json::{Value, json};

use super::county::County;
use super::lives;
use crate::cases::DisputeType;
use crate::fault::Result;
use crate::kernel::{Moment, Role, Session, moment};

pub(super) fn plan(county: &mut County<'_>) {
    let (monthly, joint, ahead) = (county.back(16, 14, 0), county.back(5, 9, 30), county.back(1, 10, 40));
    county.at(monthly, last_month);
    county.at(joint, confer);
    county.at(ahead, look_ahead);
}

fn month(at: Moment, back: u32) -> String {
    let day = at.date().with_day(1).and_then(|day| day.checked_sub_months(chrono::Months::new(back)));
    day.unwrap_or(at.date()).format("%Y-%m").to_string()
}

fn present(county: &mut County<'_>) -> Result<Value> {
    let (lead, mediator, lawyer) = (county.lead()?, county.one_with(Role::Mediator)?, county.one_with(Role::Lawyer)?);
    let mut all = vec![json!({ "staff": lead.staff, "name": "", "role": "federation_chair", "came": true })];
    for (session, role) in [(mediator, "mediator"), (lawyer, "lawyer")] {
        if session.staff != lead.staff {
            all.push(json!({ "staff": session.staff, "name": "", "role": role, "came": true }));
        }
    }
    for (name, role, came) in [
        ("法院家事庭代表（演示）", "leading_group", true),
        ("公安局法制大队代表（演示）", "police", true),
        ("民政局代表（演示）", "civil_affairs", false),
    ] {
        all.push(json!({ "staff": null, "name": name, "role": role, "came": came }));
    }
    Ok(Value::Array(all))
}

fn entry(kind: &str, month: &str, at: Moment, lead: &Session, (present, items): (&Value, Value)) -> Value {
    json!({
        "id": null, "version": 0, "kind": kind, "month": month, "at": moment::stamp(at), "place": "三楼会议室", "chair_staff": lead.staff,
        "chair": "", "present": present, "items": items, "outsiders": true,
    })
}

/// Held at once, its minutes written.
fn held(county: &mut County<'_>, lead: &Session, body: Value, texts: [&str; 4]) -> Result<i64> {
    let present = body.get("present").cloned().unwrap_or_default();
    let id = county.id(lead, "conferences.save", body)?;
    let [overview, complex, dangers, next_work] = texts;
    let minutes = json!({
        "id": id, "version": 1, "held_at": moment::stamp(county.now()), "present": present, "overview": overview, "complex": complex,
        "dangers": dangers, "next_work": next_work, "outsiders": true,
    });
    county.call(lead, "conferences.write_minutes", minutes)?;
    Ok(id)
}

fn last_month(county: &mut County<'_>) -> Result<()> {
    let (lead, present) = (county.lead()?, present(county)?);
    let items = json!([
        { "case": null, "reason": "chosen", "title": "秋季以来赡养纠纷增多的原因" },
        { "case": null, "reason": "chosen", "title": "镇街服务站值班安排" },
    ]);
    let body = entry("monthly", &month(county.now(), 1), county.now(), &lead, (&present, items));
    let texts = [
        "上月受理平稳，婚姻家庭类占三成，赡养类比前月多四件。",
        "个案一：三兄弟分家，调解三次仍有分歧，建议联席会商。",
        "两户有肢体冲突史，已列为橙色，镇里隔周看望。",
        "下月重点走访独居老人，办一场“好好说话”家庭教育课。",
    ];
    let id = held(county, &lead, body, texts)?;
    let educator = county.one_with(Role::FamilyEducator)?;
    let mediator = county.one_with(Role::Mediator)?;
    let tasks = json!([
        { "what": "排出下月家庭教育课的日子", "owner_staff": educator.staff, "owner": "", "due": county.ahead(5) },
        { "what": "汇总各镇独居老人名单", "owner_staff": lead.staff, "owner": "", "due": county.ahead(18) },
        { "what": "走访两户橙色家庭并写明情况", "owner_staff": mediator.staff, "owner": "", "due": county.ahead(40) },
    ]);
    let decision = json!({ "id": id, "case": null, "study": "", "decision": "", "tasks": tasks });
    county.call(&lead, "conferences.decide", decision)?;
    county.call(&lead, "conferences.close", json!({ "id": id, "version": 2, "reason": "" }))?;
    let moment = county.working(county.now(), 4);
    county.at(moment, move |county| {
        let mine = county.call(&educator, "conferences.tasks", json!({ "mine": true, "open": true }))?;
        let Some(task) = mine.as_array().and_then(|all| all.first()) else { return Ok(()) };
        let done = json!({ "id": task.get("id"), "version": 1, "state": "done", "note": "已排好，通知各镇。" });
        county.call(&educator, "conferences.set_task", done).map(drop)
    });
    Ok(())
}

/// The leading group on a case that the county holds.
fn confer(county: &mut County<'_>) -> Result<()> {
    let (lead, present) = (county.lead()?, present(county)?);
    let case = lives::open(county, DisputeType::Property, &lead)?;
    let items = json!([{ "case": case, "reason": "chosen", "title": "兄弟为祖宅拆迁款多次争执" }]);
    let body = entry("joint", "", county.now(), &lead, (&present, items));
    let texts = [
        "听取承办人汇报，逐一发表意见。",
        "账目多年未清，双方各执一词。",
        "有言语威胁，暂无肢体冲突。",
        "按处置方案办理，两周后再看。",
    ];
    let id = held(county, &lead, body, texts)?;
    let mediator = county.one_with(Role::Mediator)?;
    let owner = if mediator.has(Role::Lead) { json!(null) } else { json!(mediator.staff) };
    let tasks = json!([
        { "what": "约双方对账，请村里老会计到场", "owner_staff": lead.staff, "owner": "", "due": county.ahead(3) },
        { "what": "查明拆迁款发放记录", "owner_staff": null, "owner": "示例镇司法所（演示）", "due": county.ahead(14) },
        { "what": "每周上门一次，防止矛盾升级", "owner_staff": owner, "owner": if owner.is_null() { "村网格员（演示）" } else { "" }, "due": county.ahead(20) },
    ]);
    let decision = json!({
        "id": id, "case": case, "study": "升级可能中等，宜先对账再调解。", "decision": "由县工作室牵头对账，司法所查明发放记录，镇里稳控。",
        "tasks": tasks,
    });
    county.call(&lead, "conferences.decide", decision)?;
    county.call(&lead, "conferences.close", json!({ "id": id, "version": 2, "reason": "" })).map(drop)
}

/// This month's analysis in three days with what the agenda wrote by itself, and a consultation tomorrow.
fn look_ahead(county: &mut County<'_>) -> Result<()> {
    let (lead, present) = (county.lead()?, present(county)?);
    let this = month(county.end, 0);
    let agenda = county.call(&lead, "conferences.agenda", json!({ "month": this }))?;
    let mut items: Vec<Value> = Vec::new();
    for group in agenda.get("groups").and_then(Value::as_array).into_iter().flatten() {
        for item in group.get("items").and_then(Value::as_array).into_iter().flatten().take(2) {
            if let Some(case) = item.pointer("/case/id")
                && !items.iter().any(|one| one.get("case") == Some(case))
            {
                items.push(json!({ "case": case, "reason": group.get("reason"), "title": "" }));
            }
        }
    }
    let at = county.working(county.end, 3);
    let body = entry("monthly", &this, at, &lead, (&present, Value::Array(items)));
    county.call(&lead, "conferences.save", body)?;
    let case = lives::open(county, DisputeType::Psychology, &lead)?;
    let items = json!([{ "case": case, "reason": "chosen", "title": "一方长期失眠，家人不理解" }]);
    let at = county.working(county.end, 1);
    let body = entry("consultation", "", at, &lead, (&present, items));
    county.call(&lead, "conferences.save", body).map(drop)
}
