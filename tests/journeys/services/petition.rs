//! 家事信访, and a question answered in one breath.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::{Value, json};

use super::{clock, end, ending, file, form, has, lacks, opening, save, start, wrong};

#[test]
fn a_petition_is_answered_handed_over_or_reported_and_its_clocks_run() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let id = start(&mut world, case, "petition");
    // What the case says already is not typed again.
    let (seen, about) = (file(&mut world, id), world.ok("cases.get", json!({ "id": case })));
    let body = &seen["record"]["body"];
    assert_eq!(body["channel"], about["channel"]);
    assert_eq!(body["received_on"].as_str(), about["reported_at"].as_str().map(|at| &at[..10]));
    assert_eq!((&body["about"], &body["content"]), (&about["main_type"], &about["facts"]));
    save(&mut world, id, |body| {
        body["channel"] = json!("hotline_12338");
        body["received_on"] = json!("2026-11-02");
        body["nature"] = json!("rights");
        body["content"] = json!("反映丈夫动手");
        body["accepted_on"] = json!("2026-11-10");
        body["notice_on"] = json!("2026-11-10");
    });
    let seen = file(&mut world, id);
    assert_eq!(seen["prompts"], json!(["report_violence"]));
    assert_eq!(clock(&seen, "petition_notice"), ("2026-11-17".to_owned(), json!("2026-11-10")));
    assert_eq!(clock(&seen, "petition_answer"), ("2027-01-11".to_owned(), Value::Null));
    // 侵权、家暴 are not closed by talk.
    assert_eq!(lacks(&mut world, id, "answered"), ["body.replied_on", "body.reported_at"]);
    let unfounded = wrong(&mut world, id, |body| body["extended_on"] = json!("2026-11-20"));
    assert!(has(&unfounded, "body.extended_by", "required") && has(&unfounded, "body.extended_reason", "required"));
    // 经负责人批准: nobody else says so for the lead.
    world.hire("测试丙调解", &["mediator"]);
    world.sign_in("测试丙调解", PASSWORD);
    let alone = wrong(&mut world, id, |body| {
        body["extended_on"] = json!("2026-11-20");
        body["extended_by"] = json!("测试甲主任");
        body["extended_reason"] = json!("情况复杂");
    });
    for field in ["body.extended_on", "body.extended_by", "body.extended_reason"] {
        assert!(has(&alone, field, "lead_approves"), "{field}: {alone:?}");
    }
    world.sign_in(ADMIN, PASSWORD);
    save(&mut world, id, |body| {
        body["extended_on"] = json!("2026-11-20");
        body["extended_by"] = json!("测试甲主任");
        body["extended_reason"] = json!("情况复杂");
        body["reported_to"] = json!("高亭派出所");
        body["reported_at"] = json!("2026-11-02T15:20:00");
        body["report_receipt"] = json!("接警 0042");
    });
    let seen = file(&mut world, id);
    assert_eq!(seen["prompts"], json!([]));
    assert_eq!(clock(&seen, "petition_answer").0, "2027-02-08", "thirty days more");
    // 60 and once 30: when within the sixty it was granted adds nothing, and after them it cannot be (信访工作条例 34).
    save(&mut world, id, |body| body["extended_on"] = json!("2026-11-22"));
    assert_eq!(clock(&file(&mut world, id), "petition_answer").0, "2027-02-08");
    let mut early = world.clock;
    early.now = jiahe_tests::world::moment("2027-01-20T09:00:00");
    let now = std::mem::replace(&mut world.clock, early);
    let late = wrong(&mut world, id, |body| body["extended_on"] = json!("2027-01-15"));
    assert!(has(&late, "body.extended_on", "extended_late"), "{late:?}");
    world.clock = now;
    save(&mut world, id, |body| {
        body["replied_on"] = json!("2026-11-22");
        body["reply"] = json!("已由派出所出具告诫书。");
        body["reply_written"] = json!(true);
    });
    let seen = file(&mut world, id);
    assert_eq!(clock(&seen, "petition_answer").1, json!("2026-11-22"));
    assert_eq!(clock(&seen, "petition_review").0, "2026-12-22", "复查 (信访工作条例 35)");
    save(&mut world, id, |body| body["review_asked_on"] = json!("2026-11-23"));
    assert_eq!(clock(&file(&mut world, id), "petition_review_reply").0, "2026-12-23");
    end(&mut world, id, "reported");

    let help = start(&mut world, case, "petition");
    save(&mut world, help, |body| {
        body["nature"] = json!("help");
        body["content"] = json!("想找律师");
    });
    assert_eq!(file(&mut world, help)["prompts"], json!(["hand_over"]));
    assert_eq!(lacks(&mut world, help, "handed_over"), ["body.handed_to"]);
    save(&mut world, help, |body| {
        body["handed_to"] = json!("federation");
        body["handed_name"] = json!("高亭镇妇联");
        body["handed_on"] = json!("2026-11-23");
    });
    end(&mut world, help, "handed_over");

    // 侵权、家庭暴力 that nobody was told of is not closed without a word, whatever becomes of it.
    let violence = start(&mut world, case, "petition");
    save(&mut world, violence, |body| {
        body["nature"] = json!("rights");
        body["content"] = json!("昨夜被打");
        body["handed_to"] = json!("federation");
        body["handed_name"] = json!("高亭镇妇联");
        body["handed_on"] = json!("2026-11-23");
    });
    for outcome in ["onward", "handed_over"] {
        let mut silent = ending(&mut world, violence, outcome);
        silent["note"] = json!("");
        assert!(has(&world.faults("services.end", silent), "note", "required"), "{outcome}");
    }
}

#[test]
fn a_walk_in_question_is_taken_in_and_answered_in_one_breath() {
    let mut world = World::village();
    let mut asked = opening(None, "legal_advice");
    asked["client"] = json!("虚构来访人");
    asked["client_phone"] = json!("138 0000 0055");
    asked["outcome"] = json!("answered");
    asked["body"] = json!({ "service": "legal_advice", "area": "inheritance", "question": "房子怎么继承？" });
    let faults = world.faults("services.open", asked.clone());
    assert!(has(&faults, "body.answer", "required"), "{faults:?}");
    asked["body"]["answer"] = json!("告知法定继承顺序，提供办事指南。");
    asked["body"]["from_a_later_version"] = json!({ "kept": 1 });
    let id = world.ok("services.open", asked).as_i64().unwrap();
    let seen = file(&mut world, id);
    assert_eq!((&seen["record"]["state"], &seen["record"]["client_phone"]), (&json!("ended"), &json!("13800000055")));
    assert_eq!(seen["record"]["body"]["answered_on"], "2026-11-23");
    assert_eq!(seen["record"]["body"]["from_a_later_version"], json!({ "kept": 1 }), "unknown fields are kept");

    // Unanswered, it waits in the list of whoever has it.
    world.hire("测试丁律师", &["lawyer"]);
    world.sign_in("测试丁律师", PASSWORD);
    let me = world.me();
    world.sign_in(ADMIN, PASSWORD);
    let mut later = opening(None, "legal_advice");
    later["assigned"] = json!(me);
    let open = world.ok("services.open", later).as_i64().unwrap();
    let mut record = form(&mut world, open, |body| body["question"] = json!("抚养费怎么算"));
    record["next_step"] = json!("回电答复");
    record["next_on"] = json!("2026-11-26");
    world.ok("services.save", record);
    world.sign_in("测试丁律师", PASSWORD);
    let mine = json!({ "filter": { "assigned": me, "state": "open" }, "after": null, "limit": 50 });
    let page = world.ok("services.list", mine);
    assert_eq!(page["rows"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&page["rows"][0]["next"]["due"], &page["rows"][0]["next"]["note"]),
        (&json!("2026-11-26"), &json!("回电答复"))
    );
    save(&mut world, open, |body| {
        body["answer"] = json!("按收入比例，提供计算表。");
        body["follow_up"] = json!("legal_aid");
    });
    end(&mut world, open, "onward");
    let alone = json!({ "filter": { "walk_in": true }, "after": null, "limit": 1 });
    let first = world.ok("services.list", alone);
    let next = json!({ "filter": { "walk_in": true }, "after": first["next"], "limit": 1 });
    assert_eq!(world.ok("services.list", next)["rows"][0]["id"], id, "pages follow without a gap");
}

#[test]
fn a_walk_in_report_of_violence_is_known_to_its_clerk_and_the_lead_only() {
    let mut world = World::village();
    for name in ["测试丙调解", "测试丁调解"] {
        world.hire(name, &["mediator"]);
    }
    world.sign_in("测试丙调解", PASSWORD);
    let mut asked = opening(None, "petition");
    asked["body"] = json!({ "service": "petition", "nature": "rights", "content": "丈夫昨晚打我" });
    let secret = world.ok("services.open", asked).as_i64().unwrap();
    let plain = world.ok("services.open", opening(None, "petition")).as_i64().unwrap();
    assert_eq!(file(&mut world, secret)["record"]["assigned_name"], "测试丙调解", "kept by whoever took it in");
    let list = json!({ "filter": { "walk_in": true }, "after": null, "limit": 50 });
    let mut seen = |who: &str| {
        world.sign_in(who, PASSWORD);
        let page = world.ok("services.list", list.clone());
        let mut found: Vec<i64> =
            page["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect();
        found.sort_unstable();
        found
    };
    assert_eq!(seen("测试丙调解"), [secret, plain]);
    assert_eq!(seen(ADMIN), [secret, plain], "a lead");
    assert_eq!(seen("测试丁调解"), [plain]);
    for command in ["services.get", "services.read_sheets"] {
        assert_eq!(world.refused(command, json!({ "id": secret })).code, Code::NotFound, "{command}");
    }
    let step = json!({ "id": secret, "kind": "told", "at": "2026-11-23T09:00:00", "note": "看看" });
    assert_eq!(world.refused("services.step", step).code, Code::NotFound);
}
