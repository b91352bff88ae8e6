//! Forms that come back from the pen: found by their code, typed in, printed again, scanned; and many at once.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::{Value, json};

use crate::case_writes::scan;
use crate::prints::text;

fn entry(form: &str, case: Value, body: Value) -> Value {
    json!({ "id": null, "version": 0, "form": form, "case": case, "day": "2026-11-22", "body": body })
}

#[test]
fn a_paper_is_found_by_its_code_and_typed_in_as_it_was_written() {
    let mut world = World::village();
    let (case, code) = world.open_case();
    let found = |form: &str, case: Value| json!({ "form": form, "case": case });
    assert_eq!(
        world.ok("papers.find", json!({ "code": format!("jiahe:502:{code}") })),
        found("warning_register", json!(case))
    );
    assert_eq!(world.ok("papers.find", json!({ "code": " 701 " })), found("registration", Value::Null));
    assert_eq!(world.ok("papers.find", json!({ "code": "７０２" })), found("survey", Value::Null));
    for none in ["999", "", "一", "http://x"] {
        assert_eq!(
            world.faults("papers.find", json!({ "code": none })),
            [("code".to_owned(), "paper_code".to_owned())]
        );
    }
    // What only the counsellor keeps is not typed in where the team reads it, nor what the program makes itself.
    for (code, why) in
        [("203", "paper_sealed"), ("204", "paper_sealed"), ("205", "paper_sealed"), ("606", "paper_made")]
    {
        assert_eq!(world.faults("papers.find", json!({ "code": code })), [("code".to_owned(), why.to_owned())]);
    }
    assert_eq!(world.refused("papers.sheet", json!({ "form": "counselling_note" })).code, Code::NotFound);
    let note = json!({ "places": { "_1": "来访者说" }, "rows": {} });
    assert_eq!(world.refused("papers.save", entry("counselling_note", json!(case), note)).code, Code::NotFound);
    assert_eq!(world.refused("papers.find", json!({ "code": "JIAHE:502:330000X-2026-00001" })).code, Code::NotFound);

    let sheet = world.ok("papers.sheet", json!({ "form": "warning_register" }));
    assert_eq!(sheet["lines"][0]["place"]["label"], "出具机关");
    let typed = json!({
        "places": { "w.police": "岙头派出所", "w.facts": "酒后推搡\n致软组织挫伤", "_1": "测试某登记" },
        "rows": { "w.visits": [{ "at": "11月20日 上午", "by": "虚构民警", "found": "双方情绪平稳" }, {}] },
    });
    let id = world.ok("papers.save", entry("warning_register", json!(case), typed));
    let paper = text(&world.ok("papers.print", json!({ "id": id })));
    for words in ["岙头派出所", "致软组织挫伤", "双方情绪平稳", "测试某登记", code.as_str()] {
        assert!(paper.contains(words), "{words}: {paper}");
    }
    let listed = world.ok("papers.list", json!({ "case": case }));
    assert_eq!((&listed[0]["id"], &listed[0]["day"]), (&id, &json!("2026-11-22")));
    let events = world.ok("cases.get", json!({ "id": case }))["timeline"].clone();
    assert!(events.as_array().unwrap().iter().any(|one| one["kind"] == "paper_entered"), "{events}");

    // Corrected by whoever has it in hand; not over somebody else's correction.
    let mut again =
        entry("warning_register", json!(case), json!({ "places": { "w.police": "岙头派出所二中队" }, "rows": {} }));
    (again["id"], again["version"]) = (id.clone(), json!(1));
    world.ok("papers.save", again.clone());
    assert_eq!(world.refused("papers.save", again).code, Code::Stale);
    assert_eq!(world.ok("papers.get", json!({ "id": id }))["body"]["places"]["w.police"], "岙头派出所二中队");

    // Another one who sees the case reads it, and leaves it as it is; what was corrected is on the timeline.
    world.hire("测试子调解", &["mediator"]);
    world.sign_in("测试子调解", PASSWORD);
    assert_eq!(world.ok("papers.get", json!({ "id": id }))["paper"]["open"], false);
    let mut foreign = entry("warning_register", json!(case), json!({ "places": { "w.police": "别的" }, "rows": {} }));
    (foreign["id"], foreign["version"]) = (id.clone(), json!(2));
    assert_eq!(world.refused("papers.save", foreign).code, Code::WrongState);
    world.sign_in(ADMIN, PASSWORD);
    let events = world.ok("cases.get", json!({ "id": case }))["timeline"].clone();
    assert!(
        events.as_array().unwrap().iter().any(|one| one["kind"] == "paper_entered" && one["note"] == "更正"),
        "{events}"
    );

    // A copy for both sides carries nobody's phone or address, whatever was typed in from the pen.
    let reach =
        json!({ "places": { "a.name": "虚构甲花", "a.phone": "13911112222", "a.address": "秘密小区9号" }, "rows": {} });
    let id = world.ok("papers.save", entry("mediation_application", json!(case), reach));
    let paper = text(&world.ok("papers.print", json!({ "id": id })));
    assert!(paper.contains("虚构甲花"), "{paper}");
    assert!(!paper.contains("13911112222") && !paper.contains("秘密小区"), "{paper}");
    assert_eq!(world.ok("papers.get", json!({ "id": id }))["body"]["places"]["a.phone"], "13911112222", "it is kept");

    // Nor do the phones of those who stand by, where nobody may be found.
    let close = json!({
        "places": { "p.emergency": "虚构甲姐", "p.emergency_phone": "13700001111", "p.guardian_phone": "虚构甲母 13600002222" },
        "rows": {},
    });
    let id = world.ok("papers.save", entry("counselling_booking", json!(case), close));
    let paper = text(&world.ok("papers.print", json!({ "id": id })));
    assert!(paper.contains("13700001111") && paper.contains("13600002222"), "{paper}");
    world.ok("cases.set_level", json!({ "id": case, "level": "strict", "reason": "人身安全" }));
    let paper = text(&world.ok("papers.print", json!({ "id": id })));
    assert!(paper.contains("虚构甲姐"), "{paper}");
    assert!(!paper.contains("13700001111") && !paper.contains("13600002222"), "{paper}");
    world.ok("cases.set_level", json!({ "id": case, "level": "normal", "reason": "已经解除" }));

    // What no face has is told, not only stood in for.
    let plain = json!({ "places": { "w.police": "岙头派出所" }, "rows": {} });
    let smile = json!({ "places": { "w.police": "岙头派出所🙂" }, "rows": {} });
    for (body, replaced) in [(plain, false), (smile, true)] {
        let id = world.ok("papers.save", entry("warning_register", json!(case), body));
        let paper = world.ok("papers.print", json!({ "id": id }));
        assert_eq!((&paper["replaced"], text(&paper).contains('〓')), (&json!(replaced), replaced));
    }

    // A tick is a tick again.
    let ticked = json!({ "places": { "o.measures": "禁止骚扰\n责令迁出住所" }, "rows": {} });
    let id = world.ok("papers.save", entry("protection_register", json!(case), ticked));
    let paper = text(&world.ok("papers.print", json!({ "id": id })));
    assert!(paper.contains("☑禁止骚扰") && paper.contains("☐禁止跟踪"), "{paper}");
}

#[test]
fn what_cannot_be_typed_in_is_said_beside_its_place() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let wrong =
        |world: &mut World, body: Value| world.faults("papers.save", entry("warning_register", json!(case), body));
    let said = |path: &str, why: &str| (path.to_owned(), why.to_owned());
    assert_eq!(wrong(&mut world, json!({ "places": { "w.police": " " }, "rows": {} })), [said("body", "required")]);
    let long = json!({
        "places": { "w.police": "长".repeat(501), "w.facts": "长".repeat(5_001), "没有": "x" },
        "rows": { "w.visits": [{ "by": "长".repeat(501), "x": "y" }], "没有": [] },
    });
    assert_eq!(
        wrong(&mut world, long),
        [
            said("body.places.w.facts", "too_long:5000"),
            said("body.places.w.police", "too_long:500"),
            said("body.places.没有", "unknown_code"),
            said("body.rows.w.visits[0].by", "too_long:500"),
            said("body.rows.w.visits[0].x", "unknown_code"),
            said("body.rows.没有", "unknown_code"),
        ]
    );
    let mut later = entry("warning_register", json!(case), json!({ "places": { "w.police": "甲" }, "rows": {} }));
    later["day"] = json!("2027-01-01");
    assert_eq!(world.faults("papers.save", later), [said("day", "future")]);
    assert_eq!(world.refused("papers.sheet", json!({ "form": "envelope" })).code, Code::NotFound);
}

#[test]
fn a_paper_of_a_closed_case_is_closed_and_one_of_no_case_is_its_clerk_s_and_the_lead_s() {
    let mut world = World::village();
    world.hire("测试子调解", &["mediator"]);
    let (case, _) = world.open_case();
    let body = json!({ "places": { "w.police": "岙头派出所" }, "rows": {} });
    let closed = world.ok("papers.save", entry("warning_register", json!(case), body));
    world.ok("cases.set_level", json!({ "id": case, "level": "strict", "reason": "人身安全" }));
    let forms = world.ok("prints.forms", json!({ "case": null }));
    let complaint =
        forms.as_array().unwrap().iter().find(|form| form["title"].as_str().unwrap().contains("投诉")).unwrap();
    let key = complaint["key"].as_str().unwrap().to_owned();
    let sheet = world.ok("papers.sheet", json!({ "form": key }));
    let place =
        sheet["lines"].as_array().unwrap().iter().find(|line| line["is"] == "place").unwrap()["place"]["key"].clone();
    let mut places = serde_json::Map::new();
    places.insert(place.as_str().unwrap().to_owned(), json!("虚构来信"));
    let open = world.ok("papers.save", entry(&key, Value::Null, json!({ "places": places, "rows": {} })));
    let scan_of = |id: &Value, mark: &str| json!({ "of": { "is": "paper", "id": id }, "base64": scan(mark) });
    let picture = world.ok("papers.add_scan", scan_of(&open, "complaint"));
    assert_eq!(world.refused("papers.add_scan", scan_of(&open, "complaint")).code, Code::Duplicate);
    let reading = json!({ "of": { "is": "paper", "id": open }, "scan": picture });
    assert_eq!(world.ok("papers.read_scan", reading.clone())["mime"], "application/pdf");
    assert_eq!(world.ok("papers.get", json!({ "id": open }))["scans"].as_array().unwrap().len(), 1);
    // Nor is it reached by the name of another paper.
    let aside = json!({ "of": { "is": "paper", "id": closed }, "scan": picture });
    assert_eq!(world.refused("papers.read_scan", aside).code, Code::NotFound);

    world.sign_in("测试子调解", PASSWORD);
    for id in [&closed, &open] {
        for command in ["papers.get", "papers.print", "papers.discard"] {
            assert_eq!(world.refused(command, json!({ "id": id })).code, Code::NotFound, "{command}");
        }
        assert_eq!(world.refused("papers.add_scan", scan_of(id, "other")).code, Code::NotFound);
    }
    assert_eq!(world.refused("papers.read_scan", reading.clone()).code, Code::NotFound);
    assert_eq!(world.refused("papers.list", json!({ "case": case })).code, Code::NotFound);
    assert_eq!(world.ok("papers.list", json!({ "case": null })), json!([]));

    world.sign_in(ADMIN, PASSWORD);
    world.ok("papers.take_scan", reading.clone());
    assert_eq!(world.refused("papers.read_scan", reading).code, Code::NotFound);
    world.ok("papers.add_scan", scan_of(&open, "again"));
    world.ok("papers.discard", json!({ "id": open }));
    assert_eq!(world.ok("papers.list", json!({ "case": null })), json!([]));
}

#[test]
fn a_survey_has_its_scan_beside_it() {
    let mut world = World::village();
    let sheet = json!({
        "case": null, "anonymous": true, "day": null, "service": null, "sex": null, "age": null,
        "scores": [{ "item": "overall", "score": 5 }], "first_time": null, "recommend": null, "comment": "", "reply_phone": "",
    });
    let survey = world.ok("surveys.enter", sheet);
    let of = json!({ "is": "survey", "id": survey });
    let picture = world.ok("papers.add_scan", json!({ "of": of, "base64": scan("survey") }));
    assert_eq!(world.ok("papers.read_scan", json!({ "of": of, "scan": picture }))["mime"], "application/pdf");
    assert_eq!(world.ok("papers.scans", json!({ "of": of }))[0]["id"], picture);
    let wrong = world.faults("papers.add_scan", json!({ "of": of, "base64": "TVqQAAMAAAA=" }));
    assert_eq!(wrong, [("base64".to_owned(), "scan_kind".to_owned())]);
}

#[test]
fn many_papers_come_in_one_file_and_what_may_not_be_printed_does_not_hold_up_the_rest() {
    let mut world = World::village();
    world.hire("测试子调解", &["mediator"]);
    let (open, code) = world.open_case();
    let (closed, secret) = world.open_case();
    world.ok("cases.set_level", json!({ "id": closed, "level": "strict", "reason": "人身安全" }));
    world.sign_in("测试子调解", PASSWORD);
    let items = json!([
        { "is": "registration", "case": open }, { "is": "registration", "case": closed }, { "is": "survey" },
        { "is": "form", "form": "warning_register", "case": null },
    ]);
    let made = world.ok("prints.batch", json!({ "items": items }));
    assert_eq!(made["failed"], json!([{ "at": 1, "code": "not_found" }]));
    assert_eq!(made["pages"], 4, "two of the registration, one of each other");
    let paper = text(&made);
    assert!(paper.contains(&code) && !paper.contains(&secret) && paper.contains("告诫书"), "{paper}");
    let all = world.ok("prints.join", json!({ "name": "成批表单", "files": [made["base64"], made["base64"]] }));
    assert_eq!((&all["pages"], &all["file_name"]), (&json!(8), &json!("成批表单-成批.pdf")));
    assert_eq!(text(&all).matches(code.as_str()).count(), 2 * paper.matches(code.as_str()).count());
    let none = world.ok("prints.batch", json!({ "items": [{ "is": "registration", "case": closed }] }));
    assert_eq!((&none["base64"], &none["pages"]), (&json!(""), &json!(0)));
    let many: Vec<Value> = (0..51).map(|_| json!({ "is": "survey" })).collect();
    assert_eq!(world.faults("prints.batch", json!({ "items": many })), [("items".to_owned(), "too_many".to_owned())]);
    assert_eq!(
        world.faults("prints.join", json!({ "name": "x", "files": ["!"] })),
        [("files".to_owned(), "scan_broken".to_owned())]
    );

    // Each is on the trail like one printed alone.
    assert_eq!((made["papers"].as_array().unwrap().len(), &made["papers"][0]["id"]), (3, &json!(open)));
    world.leaves(&made);
    world.sign_in(ADMIN, PASSWORD);
    let events = world.ok("cases.get", json!({ "id": open }))["timeline"].clone();
    assert!(events.as_array().unwrap().iter().any(|one| one["kind"] == "printed"), "{events}");
}
