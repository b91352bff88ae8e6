//! Service records of the demo: some under way, some ended, a walk-in question or two.

use chrono::Days;
use serde_json::{Value, json};

use super::county::County;
use crate::fault::Result;
use crate::kernel::{CaseId, Role, Session};

/// How many cases have records.
const CASES: usize = 24;

/// Opens and goes on with services of the newest cases that are not in the archive.
pub(super) fn fill(county: &mut County<'_>) -> Result<()> {
    let newest: Vec<_> = county.cases.iter().rev().filter(|known| !known.family.closed).take(CASES).cloned().collect();
    for (index, known) in newest.into_iter().enumerate() {
        let handler = county.member(known.handler)?;
        match index % 8 {
            0 => mediate(county, known.id, &handler, index % 16 == 0)?,
            1 => aid(county, known.id, &handler, index % 16 == 1)?,
            2 => relieve(county, known.id, &handler)?,
            3 => calm(county, known.id, &handler)?,
            4 => petition(county, known.id, &handler, index % 16 == 4)?,
            5 => support(county, known.id, &handler)?,
            6 => advise(county, known.id, &handler)?,
            _ => educate(county, known.id, &handler)?,
        }
    }
    let clerk = county.one_with(Role::Receptionist)?;
    for (question, answer) in [
        ("父母去世没有遗嘱，房子怎么分？", "告知法定继承的顺序和份额，提供不动产继承登记办事指南。"),
        ("离婚后对方不让看孩子怎么办？", "告知探望权的规定，可以先协商，也可以向法院起诉。"),
        ("老人轮流赡养，兄弟不出钱怎么办？", "告知赡养义务不因放弃继承免除，可以申请调解。"),
    ] {
        let body = json!({ "service": "legal_advice", "area": "other", "question": question, "answer": answer });
        let mut opening = opening(None, "legal_advice", question, clerk.staff.0);
        if let Some(fields) = opening.as_object_mut() {
            fields.insert("outcome".to_owned(), json!("answered"));
            fields.insert("body".to_owned(), body);
        }
        county.call(&clerk, "services.open", opening)?;
    }
    Ok(())
}

fn opening(case: Option<CaseId>, service: &str, summary: &str, assigned: i64) -> Value {
    json!({
        "case": case, "service": service, "assigned": assigned, "unit": "", "person": null, "client": "", "client_phone": "",
        "summary": summary, "body": null, "outcome": null,
    })
}

/// Opens a record on the case and saves its form as `with` fills it in.
fn serve(
    county: &mut County<'_>,
    case: CaseId,
    by: &Session,
    what: (&str, &str),
    with: impl FnOnce(&mut Value),
) -> Result<Value> {
    let id = county.call(by, "services.open", opening(Some(case), what.0, what.1, by.staff.0))?;
    let file = county.call(by, "services.get", json!({ "id": id }))?;
    let mut record = file.get("record").cloned().unwrap_or_default();
    if let Some(body) = record.get_mut("body") {
        with(body);
    }
    county.call(by, "services.save", record)?;
    Ok(id)
}

fn ago(county: &County<'_>, days: u64) -> String {
    county.now().date().checked_sub_days(Days::new(days)).unwrap_or(county.today()).to_string()
}

fn ahead(county: &County<'_>, days: u64) -> String {
    county.now().date().checked_add_days(Days::new(days)).unwrap_or(county.today()).to_string()
}

fn mediate(county: &mut County<'_>, case: CaseId, by: &Session, agreed: bool) -> Result<()> {
    let (accepted, held, signed, due) = (ago(county, 9), ago(county, 5), ago(county, 4), ahead(county, 26));
    let file = county.call(by, "cases.get", json!({ "id": case }))?;
    let name = |at: &str| file.pointer(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (asks, asked) = (name("/parties/0/person/name"), name("/parties/1/person/name"));
    let party = |name: &str| json!({ "name": name, "consent": "agrees", "consent_on": accepted, "note": "" });
    let id = serve(county, case, by, ("mediation", "双方愿意坐下来谈"), |body| {
        body["accepted_on"] = json!(accepted);
        body["parties"] = json!([party(&asks), party(&asked)]);
        body["mediators"] = json!([by.staff]);
        body["sessions"] = json!([{
            "at": format!("{held}T14:30:00"), "place": "调解室", "present": "双方、调解员", "rights_told": true,
            "said": "双方分别陈述，核对了账目。", "result": if agreed { "达成协议" } else { "约定下周再谈" },
        }]);
        if agreed {
            body["agreement"] = json!({
                "form": "written", "facts": "分开居住后，老人的生活费没有着落，探望也断了。",
                "disputes": "生活费由谁出、出多少；多久探望一次。", "agreed_on": held, "parties_signed_on": held, "sealed_on": signed, "copies": 3,
                "clauses": [
                    { "who": asked, "what": "按月支付生活费八百元", "due": due, "performance": "pending" },
                    { "who": asks, "what": "保证每周探望一次", "due": due, "performance": "pending" },
                ],
            });
        }
    })?;
    if !agreed {
        return Ok(());
    }
    let version = county.call(by, "services.get", json!({ "id": id }))?.pointer("/record/version").cloned();
    let ending = json!({ "id": id, "version": version, "outcome": "agreed", "note": "" });
    county.call(by, "services.end", ending).map(drop)
}

fn aid(county: &mut County<'_>, case: CaseId, by: &Session, granted: bool) -> Result<()> {
    let (applied, decided) = (ago(county, 5), ago(county, 2));
    serve(county, case, by, ("legal_aid", "想请律师帮忙"), |body| {
        body["ground"] = json!("violence");
        body["matter"] = json!("离婚诉讼");
        body["agency"] = json!("演示县法律援助中心");
        body["applied_on"] = json!(applied);
        if granted {
            body["decision"] = json!("granted");
            body["decided_on"] = json!(decided);
        }
    })
    .map(drop)
}

fn relieve(county: &mut County<'_>, case: CaseId, by: &Session) -> Result<()> {
    let applied = ago(county, 6);
    serve(county, case, by, ("hardship_relief", "家里暂时没有收入"), |body| {
        body["need"] = json!("失业三个月，孩子上学");
        body["reliefs"] =
            json!([{ "to": "civil_affairs", "what": "临时救助", "state": "applied", "applied_on": applied }]);
    })
    .map(drop)
}

fn calm(county: &mut County<'_>, case: CaseId, by: &Session) -> Result<()> {
    let (applied, met) = (ago(county, 11), ago(county, 2));
    serve(county, case, by, ("marriage_counselling", "一方提出离婚，另一方不愿"), |body| {
        body["kind"] = json!("crisis");
        body["divorce_applied_on"] = json!(applied);
        body["meetings"] =
            json!([{ "on": met, "present": "双方", "content": "梳理矛盾，约定冷静期相处", "result": "情绪平稳" }]);
    })
    .map(drop)
}

/// Received by telephone; answered, or with the notice of acceptance still due.
fn petition(county: &mut County<'_>, case: CaseId, by: &Session, accepted: bool) -> Result<()> {
    let (received, noticed) = (ago(county, 10), ago(county, 4));
    serve(county, case, by, ("petition", "来电求助，要求单位协助"), |body| {
        body["channel"] = json!("hotline_12338");
        body["received_on"] = json!(received);
        body["nature"] = json!("help");
        body["content"] = json!("反映丈夫长期不归家，生活费无着落，请求妇联出面。");
        if accepted {
            body["notice_on"] = json!(noticed);
            body["accepted_on"] = json!(noticed);
        }
    })
    .map(drop)
}

fn support(county: &mut County<'_>, case: CaseId, by: &Session) -> Result<()> {
    let told = ago(county, 6);
    let id = serve(county, case, by, ("psychological_counselling", "睡不好，怕回家"), |body| {
        body["wish"] = json!("想让自己平静下来");
        body["consent"] = json!("client");
        body["consent_on"] = json!(told);
        body["explained"] = json!(true);
    })?;
    step(county, by, &id, "met", "第一次面谈，约定每周一次。")
}

fn advise(county: &mut County<'_>, case: CaseId, by: &Session) -> Result<()> {
    serve(county, case, by, ("legal_advice", "问分割房产要准备什么"), |body| {
        body["area"] = json!("other");
        body["question"] = json!("父母的房子兄弟三人怎么分，要哪些材料？");
    })
    .map(drop)
}

fn educate(county: &mut County<'_>, case: CaseId, by: &Session) -> Result<()> {
    let met = ago(county, 4);
    serve(county, case, by, ("family_education", "不知道怎么管孩子"), |body| {
        body["learners"] = json!("父亲、祖母");
        body["assessment"] = json!("管教以训斥为主，父子一周说不上几句话。");
        body["plan"] = json!("四次指导：倾听、立规矩、一起做事、复盘。");
        body["meetings"] =
            json!([{ "on": met, "present": "父亲、祖母", "content": "练习倾听", "result": "愿意试一周" }]);
    })
    .map(drop)
}

fn step(county: &mut County<'_>, by: &Session, id: &Value, kind: &str, note: &str) -> Result<()> {
    let at = crate::kernel::moment::stamp(county.now());
    county.call(by, "services.step", json!({ "id": id, "kind": kind, "at": at, "note": note })).map(drop)
}
