//! A case with everything on it, and for every command that changes something of a case what would change it:
//! the journeys through the glass and on a copy take each in turn.

use jiahe_tests::world::World;
use serde_json::{Value, json};

use crate::movements::{answer, sending, unit};

/// What stands on the case, by the commands that take hold of it.
pub struct Things {
    pub case: i64,
    pub people: [i64; 2],
    /// Another case of this station.
    pub other: i64,
    pub me: i64,
    pub service: i64,
    pub ended_service: i64,
    pub counselling: i64,
    pub pause: i64,
    /// Sent, refused and accepted by a unit.
    pub referrals: [i64; 3],
    pub conference: i64,
    pub task: i64,
    pub order: i64,
    pub nudge: i64,
    pub campaign: i64,
    pub family: i64,
    pub warning: i64,
    pub protection: i64,
    pub apart: i64,
    pub waiting: i64,
    /// An order to take guidance; a cohort, and the place of the first person in it.
    pub guidance: i64,
    pub cohort: i64,
    pub member: i64,
    pub care: i64,
    /// A scan in its volume.
    pub paper: i64,
    /// A form that was typed in, and its scan.
    pub filled: i64,
    pub filled_scan: i64,
}

/// A page of nothing, as a scanner writes it; another one for every mark.
pub fn scan(mark: &str) -> String {
    use base64::Engine as _;
    let body = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
         3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Mark ({mark}) >>\nendobj\n4 0 obj\n<< /Title (虚构文件名) >>\nendobj\n"
    );
    let offsets = (1..=4).map(|n| body.find(&format!("\n{n} 0 obj")).unwrap() + 1);
    let table: String = offsets.map(|at| format!("{at:010} 00000 n \n")).collect();
    let at = body.len();
    let file = format!(
        "{body}xref\n0 5\n0000000000 65535 f \n{table}trailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R >>\nstartxref\n{at}\n%%EOF\n"
    );
    base64::engine::general_purpose::STANDARD.encode(file)
}

pub fn attaching(case: i64, part: u8, mark: &str) -> Value {
    json!({ "case": case, "part": part, "form": "", "note": "", "base64": scan(mark) })
}

fn typed_in(case: i64) -> Value {
    json!({
        "id": null, "version": 0, "form": "warning_register", "case": case, "day": "2026-11-22",
        "body": { "places": { "w.police": "虚构派出所" }, "rows": {} },
    })
}

fn number(world: &mut World, command: &str, body: Value) -> i64 {
    world.ok(command, body).as_i64().unwrap()
}

fn service(case: i64, service: &str, assigned: Option<i64>) -> Value {
    json!({
        "case": case, "service": service, "assigned": assigned, "unit": "", "person": null, "client": "", "client_phone": "",
        "summary": "虚构事由", "body": null, "outcome": null,
    })
}

fn conference(me: i64, guests: &[i64], case: i64) -> Value {
    let mut present = vec![json!({ "staff": me, "name": "", "role": "federation_chair", "came": true })];
    present.extend(guests.iter().map(|id| json!({ "staff": id, "name": "", "role": "mediator", "came": true })));
    json!({
        "id": null, "version": 0, "kind": "consultation", "month": "", "at": "2026-11-23T09:00:00", "place": "三楼会议室",
        "chair_staff": me, "chair": "", "present": present, "items": [{ "case": case, "reason": "chosen", "title": "房子" }],
        "outsiders": true,
    })
}

fn decision(conference: i64, case: i64) -> Value {
    let task = json!({ "what": "约双方面谈", "owner_staff": null, "owner": "镇司法所", "due": "2026-12-10" });
    json!({ "id": conference, "case": case, "study": "可缓和", "decision": "司法所介入", "tasks": [task] })
}

fn pause(case: i64) -> Value {
    json!({
        "case": case, "kind": "suspension", "obligation": null, "days": null, "until": "2026-12-02", "both_ask": false,
        "reason": "一方出海未归",
    })
}

fn order(case: i64, me: i64) -> Value {
    json!({
        "case": case, "origin": "lead", "authority": "", "document": "", "matter": "尽快面谈", "asked": "三日内报结果。",
        "due": "2026-11-27", "responsible": me, "to_station": null,
    })
}

fn letter(case: i64, people: [i64; 2]) -> Value {
    json!({
        "case": case, "id": null, "version": 0, "police": "高亭派出所", "number": "虚告字〔2026〕3号", "issued_on": "2026-11-20",
        "offender": people[1], "victim": people[0], "facts": "推搡", "given_offender": "2026-11-20", "given_victim": null,
        "told_village": null,
    })
}

fn application(case: i64, people: [i64; 2]) -> Value {
    json!({
        "case": case, "applicant": people[0], "respondent": people[1], "relation": "spouse", "proxy": null, "proxy_name": "",
        "proxy_reason": null, "willing": false, "court": "岱山县人民法院", "grounds": "多次殴打。",
        "applied_at": "2026-11-23T09:20:00", "urgent": false,
    })
}

fn apart(case: i64, people: [i64; 2]) -> Value {
    json!({ "case": case, "first": people[0], "second": people[1], "reason": "扬言上门", "until": null })
}

fn waits(case: i64, person: i64) -> Value {
    json!({
        "case": case, "person": person, "client": "", "client_phone": "", "service": "psychological_counselling", "practitioner": null,
        "mode": "in_person", "minutes": 50, "weekdays": [], "earliest": "", "latest": "", "until": null, "note": "",
    })
}

pub fn family(case: Option<i64>, people: Value, me: i64) -> Value {
    json!({
        "finding": null, "case": case, "people": people, "area": "岙头村一网格", "kinds": [], "types": ["marriage"],
        "rating": { "difficulty": null, "help": null, "danger": null }, "risk": "yellow", "risk_reason": "常争吵",
        "level": null, "handler": me, "measures": "", "due": null,
    })
}

/// Puts everything on the case, as its handler, who is the lead; the guests sit in its conference.
pub fn furnish(world: &mut World, case: i64, counsellor: i64, guests: &[i64]) -> Things {
    let me = world.me();
    let file = world.ok("cases.get", json!({ "id": case }));
    let people = [0, 1].map(|at| file["parties"][at]["person"]["id"].as_i64().unwrap());
    let (other, _) = world.open_case();
    let running = number(world, "services.open", service(case, "legal_aid", None));
    let ended = number(world, "services.open", service(case, "hardship_relief", None));
    world.ok("services.end", json!({ "id": ended, "version": 1, "outcome": "withdrawn", "note": "不要了" }));
    let counselling = number(world, "services.open", service(case, "psychological_counselling", Some(counsellor)));
    let pause = number(world, "obligations.apply_pause", pause(case));
    let court = unit(world, "虚构人民法庭");
    let mut refer = sending(case, "refer", None);
    refer["to_unit"] = json!(court);
    let referrals = [0; 3].map(|_| number(world, "movements.send", refer.clone()));
    answer(world, &json!(referrals[1]), false);
    answer(world, &json!(referrals[2]), true);
    let meeting = conference(me, guests, case);
    let present = meeting["present"].clone();
    let held = number(world, "conferences.save", meeting);
    let minutes = json!({
        "id": held, "version": 1, "held_at": "2026-11-23T09:00:00", "present": present, "overview": "会商", "complex": "",
        "dangers": "", "next_work": "", "outsiders": true,
    });
    world.ok("conferences.write_minutes", minutes);
    world.ok("conferences.decide", decision(held, case));
    let task = world.ok("conferences.of_case", json!({ "id": case }))["tasks"][0]["id"].as_i64().unwrap();
    let issued = number(world, "orders.issue", order(case, me));
    let nudged = number(
        world,
        "orders.nudge",
        json!({ "case": case, "order": null, "to": me, "to_station": null, "text": "请今天回个话。" }),
    );
    let campaign = crate::screening::campaign(world);
    let registered = world.ok("screening.register", family(Some(case), json!([]), me))["id"].as_i64().unwrap();
    let warning = number(world, "protection.save_warning", letter(case, people));
    let protection = number(world, "protection.apply", application(case, people));
    let pair = number(world, "protection.keep_apart", apart(case, people));
    let waiting = number(world, "waiting.add", waits(case, people[0]));
    let guidance = number(world, "guidance.save", crate::education::order(case, people[0]));
    let cohort = crate::education::cohort(world, 8, &["2026-11-23T14:00:00", "2026-11-30T14:00:00"]);
    world.ok("cohorts.join", crate::education::joins(cohort, case, people[0]));
    let member = world.ok("cohorts.get", json!({ "id": cohort }))["members"][0]["id"].as_i64().unwrap();
    let care = number(world, "care.save", crate::education::care());
    let paper = number(world, "volumes.add_paper", attaching(case, 3, "first"));
    let filled = number(world, "papers.save", typed_in(case));
    let of = json!({ "is": "paper", "id": filled });
    let filled_scan = number(world, "papers.add_scan", json!({ "of": of, "base64": scan("typed") }));
    Things {
        case,
        people,
        other,
        me,
        service: running,
        ended_service: ended,
        counselling,
        pause,
        referrals,
        conference: held,
        task,
        order: issued,
        nudge: nudged,
        campaign,
        family: registered,
        warning,
        protection,
        apart: pair,
        waiting,
        guidance,
        cohort,
        member,
        care,
        paper,
        filled,
        filled_scan,
    }
}

/// What would change something of the case, by the command; `None` for one that does not.
pub fn change(command: &str, at: &Things) -> Option<Value> {
    let (case, me) = (at.case, at.me);
    Some(match command {
        "prints.form" => json!({ "form": "case_summary", "case": case, "record": null }),
        "prints.leaving" | "prints.left" => json!({
            "papers": [{ "form": "case_summary", "noun": "cases", "id": case, "pages": 1 }], "way": "file", "job": null,
            "pages": "", "gone": true,
        }),
        "volumes.add_paper" => attaching(case, 3, "another"),
        "volumes.discard_paper" => json!({ "id": at.paper }),
        "volumes.seal" => json!({ "case": case, "keep": "long" }),
        "volumes.print" => json!({ "case": case }),
        "editions.adopt" => json!({ "case": case }),
        "papers.save" => typed_in(case),
        "papers.print" | "papers.discard" => json!({ "id": at.filled }),
        "papers.add_scan" => json!({ "of": { "is": "paper", "id": at.filled }, "base64": scan("another") }),
        "papers.take_scan" => json!({ "of": { "is": "paper", "id": at.filled }, "scan": at.filled_scan }),
        "services.open" => service(case, "mediation", None),
        "services.open_many" => {
            json!({ "case": case, "chosen": [{ "service": "mediation", "assigned": null, "unit": "" }] })
        }
        "services.save" => json!({
            "id": at.service, "version": 1, "assigned": me, "unit": "", "person": null, "client": "", "client_phone": "",
            "summary": "改", "next_step": "", "next_on": null, "body": { "service": "legal_aid" },
        }),
        "services.step" => {
            json!({ "id": at.service, "kind": "told", "at": "2026-11-23T09:00:00", "note": "电话告知材料清单" })
        }
        "services.perform" => json!({
            "id": at.service, "version": 1, "clause": 1, "performance": "done", "seen_on": "2026-11-23", "note": "",
        }),
        "services.end" => json!({ "id": at.service, "version": 1, "outcome": "withdrawn", "note": "不要了" }),
        "services.reopen" => json!({ "id": at.ended_service, "version": 2, "reason": "又来求助" }),
        "services.save_sheets" => json!({
            "id": at.counselling, "updated_at": null,
            "sheets": { "screenings": [], "outside": [], "crises": [], "plan": null },
        }),
        "services.share_sheets" => json!({ "id": at.counselling, "readers": [] }),
        "movements.send" => sending(case, "refer", None),
        "movements.withdraw" => json!({ "id": at.referrals[0], "reason": "发错了" }),
        "movements.answer_paper" => json!({
            "id": at.referrals[0], "accepted": true, "day": "2026-11-23", "who": "虚构站长", "reason": "",
        }),
        "movements.acknowledge" => json!({ "id": at.referrals[1] }),
        "movements.finish" => json!({ "id": at.referrals[2], "result": "已立案" }),
        "movements.paper_result" => json!({
            "case": case, "result": "returned", "to_station": null, "day": "2026-11-23", "who": "虚构网格员", "reason": "人手不足",
        }),
        "cases.withdraw" => json!({ "id": case, "reason": "当事人撤回" }),
        "cases.confer" => json!({ "id": case, "plan": false, "text": "会商" }),
        "cases.merge" => json!({ "id": at.other, "other": case, "reason": "重复登记" }),
        "cases.bring_back" => json!({ "id": case, "reason": "不满意" }),
        "obligations.apply_pause" => pause(case),
        "obligations.end_pause" => json!({ "id": at.pause, "reason": "已回岸" }),
        "followups.set_plan" => json!({ "case": case, "interval_days": 3, "next_on": "2026-12-05", "reason": "盯紧" }),
        "followups.close_plan" => json!({ "case": case, "reason": "已搬离" }),
        "followups.record" => json!({
            "case": case, "person": null, "at": "2026-11-23T09:31:00", "way": "phone", "outcome": "done", "performance": null,
            "satisfaction": null, "danger": false, "danger_note": "", "findings": "平稳", "next_on": null, "risk": null, "risk_reason": "",
        }),
        "conferences.save" => conference(me, &[], case),
        "conferences.decide" => decision(at.conference, case),
        "conferences.set_task" => json!({ "id": at.task, "version": 1, "state": "done", "note": "已谈" }),
        "orders.feedback" => json!({ "id": at.order, "version": 1, "text": "已面谈。", "answer": true }),
        "orders.sign_off" => json!({
            "id": at.order, "version": 1, "content": true, "note": "", "name": "", "document": "", "on": null,
        }),
        "orders.nudge" => {
            json!({ "case": null, "order": at.order, "to": me, "to_station": null, "text": "请今天回个话。" })
        }
        "screening.enter" => {
            let mut row = crate::screening::row(at.campaign, "虚构甲花", "虚构路 1 号");
            row["case"] = json!(case);
            row
        }
        "screening.register" => family(Some(case), json!([]), me),
        "protection.answer" => json!({
            "case": case, "prompt": "police", "done": true, "told_at": "2026-11-23T09:10:00", "place": "谈话室", "told_by": "虚构某",
            "note": "",
        }),
        "protection.save_warning" => letter(case, at.people),
        "protection.visit" => json!({
            "warning": at.warning, "visited_at": "2026-11-23T09:10:00", "visitor": "社区民警", "met": "both", "findings": "分开居住",
            "breached": false,
        }),
        "protection.end_visits" => json!({ "id": at.warning, "version": 1, "reason": "双方已离婚" }),
        "protection.apply" => application(case, at.people),
        "protection.decide" => json!({
            "id": at.protection, "version": 1, "granted": true, "decided_at": "2026-11-23T09:25:00", "number": "虚民保令7号",
            "measures": ["violence", "contact"], "other_measure": "", "until": "2027-02-23", "reason": "",
        }),
        "protection.step" => json!({
            "id": at.protection, "version": 1, "kind": "withdrawn", "day": "2026-11-23", "note": "", "until": null, "measures": [],
            "other_measure": "",
        }),
        "protection.keep_apart" => apart(case, at.people),
        "protection.let_meet" => json!({ "id": at.apart, "reason": "危险解除" }),
        "waiting.add" => waits(case, at.people[0]),
        "waiting.offer" => json!({
            "id": at.waiting, "version": 1, "practitioner": me, "room": null, "start": "2026-11-25T09:00:00",
            "answer_by": "2026-11-24T09:00:00",
        }),
        "waiting.answer" => {
            json!({ "id": at.waiting, "version": 1, "accepted": true, "guardian": "", "guardian_consent": null })
        }
        "waiting.close" => json!({ "id": at.waiting, "version": 1, "state": "withdrawn", "reason": "不等了" }),
        "guidance.save" => crate::education::order(case, at.people[1]),
        "guidance.settle" => {
            json!({ "id": at.guidance, "version": 1, "state": "revoked", "on": null, "note": "法院撤销" })
        }
        "guidance.tell" => json!({ "id": at.guidance, "version": 1, "on": null, "note": "电话告知承办法官" }),
        "cohorts.join" => crate::education::joins(at.cohort, case, at.people[1]),
        "care.add_family" => json!({ "id": at.care, "case": case, "note": "" }),
        "exchange.send_sealed" => json!({
            "case": case, "kind": "hidden_contact", "record": at.people[1], "station": 1, "reason": "交接所需",
        }),
        _ => return None,
    })
}
