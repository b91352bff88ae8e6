//! Paper leaves the station: filled from the records, written down, and without what must stay home.

use std::process::Command;

use base64::Engine as _;
use jiahe::Code;
use jiahe_tests::world::{PASSWORD, World};
use serde_json::{Value, json};

/// The text of a printed answer, by poppler.
pub fn text(printed: &Value) -> String {
    let bytes = base64::engine::general_purpose::STANDARD.decode(printed["base64"].as_str().unwrap()).unwrap();
    // One paper; of several in one file, each.
    let papers = usize::try_from(printed["pages"].as_u64().unwrap_or(1)).unwrap().div_ceil(2);
    assert!(bytes.len() <= 200 * 1024 * papers, "{} bytes", bytes.len());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, bytes).unwrap();
    let told = Command::new("pdftotext")
        .args(["-raw", &file.to_string_lossy(), "-"])
        .output()
        .expect("pdftotext (poppler-utils)");
    String::from_utf8(told.stdout).unwrap()
}

#[test]
fn a_paper_sent_to_a_printer_is_written_down_and_its_printer_remembered() {
    let mut world = World::village();
    let (id, _) = world.open_case();
    let last = |world: &mut World, form: &str| world.ok("prints.printer", json!({ "form": form }));
    assert_eq!(last(&mut world, "case_summary"), Value::Null);
    let sent = |form: &str, printer: &str, pages: &str| {
        json!({
            "papers": [{ "form": form, "noun": "cases", "id": id, "pages": 5 }], "way": "printer",
            "job": { "printer": printer, "copies": 2, "pages": pages, "grey": true },
        })
    };
    let trail = |world: &mut World| -> Vec<String> {
        let lines = world.ok("audit.list", json!({ "noun": "cases" }));
        let of_case = lines.as_array().unwrap().iter().filter(|line| line["record"] == json!(id));
        let told = of_case.filter(|line| line["command"].as_str().unwrap().starts_with("prints."));
        told.map(|line| line["detail"].as_str().unwrap().to_owned()).collect()
    };
    let printed = |world: &mut World| {
        let file = world.ok("cases.get", json!({ "id": id }));
        file["timeline"].as_array().unwrap().iter().filter(|one| one["kind"] == "printed").count()
    };
    world.ok("prints.leaving", sent("case_summary", "office one", "2-4"));
    assert_eq!(trail(&mut world)[0], "个案情况摘要: 2 copies of 3 pages of 5 for the printer office one");
    assert_eq!(printed(&mut world), 0, "the printer has not taken it yet");
    let came = |pages: &str, gone: bool| {
        json!({
            "papers": [{ "form": "case_summary", "noun": "cases", "id": id, "pages": 5 }], "way": "printer", "pages": pages, "gone": gone,
        })
    };
    world.ok("prints.left", came("", false));
    assert_eq!((trail(&mut world)[0].as_str(), printed(&mut world)), ("个案情况摘要: did not leave by printer", 0));
    world.ok("prints.left", came("2-4", true));
    assert_eq!(
        (trail(&mut world)[0].as_str(), printed(&mut world)),
        ("个案情况摘要: left by printer", 0),
        "not the whole of it"
    );
    world.ok("prints.left", came("", true));
    assert_eq!((trail(&mut world)[0].as_str(), printed(&mut world)), ("个案情况摘要: left by printer", 1));

    world.ok("prints.leaving", sent("envelope", "envelopes", ""));
    assert_eq!(last(&mut world, "case_summary"), json!({ "printer": "office one", "grey": true }));
    assert_eq!(last(&mut world, "visit_record")["printer"], "envelopes", "else what was used last");
    let mut wrong = sent("case_summary", " ", "4-9");
    wrong["job"]["copies"] = json!(0);
    let wrong = world.faults("prints.leaving", wrong);
    for fault in [("job.printer", "required"), ("job.copies", "copies"), ("job.pages", "pages")] {
        assert!(wrong.contains(&(fault.0.to_owned(), fault.1.to_owned())), "{fault:?} in {wrong:?}");
    }
    // Nobody writes what they like on the trail.
    let said = |field: &str, why: &str| [(field.to_owned(), why.to_owned())];
    assert_eq!(world.faults("prints.leaving", sent("任意的话", "office", "")), said("papers", "unknown_code"));
    let nothing = json!({ "papers": [], "way": "file", "job": null });
    assert_eq!(world.faults("prints.leaving", nothing), said("papers", "required"));
    let nowhere =
        json!({ "papers": [{ "form": "survey", "noun": "desk", "id": 0, "pages": 1 }], "way": "printer", "job": null });
    assert_eq!(world.faults("prints.leaving", nowhere), said("job", "required"));
    world.ok("cases.set_level", json!({ "id": id, "level": "strict", "reason": "人身安全" }));
    world.hire("测试丙调解", &["mediator"]);
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(world.refused("prints.leaving", sent("case_summary", "office", "")).code, Code::NotFound);
    assert_eq!(world.refused("prints.left", came("", true)).code, Code::NotFound);
}

#[test]
fn of_many_papers_in_one_file_those_count_whose_pages_left() {
    let mut world = World::village();
    let cases: Vec<i64> = (0..3).map(|_| world.open_case().0).collect();
    let items: Vec<Value> = cases.iter().map(|case| json!({ "is": "registration", "case": case })).collect();
    let made = world.ok("prints.batch", json!({ "items": items }));
    let each = made["papers"][0]["pages"].as_u64().unwrap();
    assert_eq!(made["pages"].as_u64().unwrap(), 3 * each);
    let second = format!("{}-{}", each + 1, 2 * each);
    let job = json!({ "printer": "office", "copies": 1, "pages": second, "grey": false });
    world.ok("prints.leaving", json!({ "papers": made["papers"], "way": "printer", "job": job }));
    world.ok("prints.left", json!({ "papers": made["papers"], "way": "printer", "pages": second, "gone": true }));
    let printed = |world: &mut World, case: i64| {
        world.ok("cases.get", json!({ "id": case }))["timeline"].to_string().contains("printed")
    };
    assert_eq!(cases.iter().map(|case| printed(&mut world, *case)).collect::<Vec<_>>(), [false, true, false]);
}

#[test]
fn what_is_only_looked_at_is_not_printed() {
    let mut world = World::village();
    let (id, _) = world.open_case();
    let made = world.ok("prints.form", json!({ "form": "case_summary", "case": id, "record": null }));
    let kinds = |world: &mut World| world.ok("cases.get", json!({ "id": id }))["timeline"].to_string();
    assert!(!kinds(&mut world).contains("printed"));
    assert!(world.ok("audit.list", json!({ "noun": "cases" })).to_string().contains("form 606 drawn"));
    world.leaves(&made);
    assert!(kinds(&mut world).contains("printed"));
}

#[test]
fn an_envelope_goes_to_whom_it_is_chosen_for_and_says_nothing_where_somebody_must_not_be_found() {
    let mut world = World::village();
    let (id, _) = world.open_case();
    let offered = |world: &mut World, id: &Value| {
        let forms = world.ok("prints.forms", json!({ "case": id }));
        forms.as_array().unwrap().iter().find(|form| form["key"] == "envelope").unwrap()["records"].clone()
    };
    let envelope = |world: &mut World, id: &Value, to: &Value| {
        text(&world.ok("prints.form", json!({ "form": "envelope", "case": id, "record": to })))
    };
    let to = offered(&mut world, &json!(id));
    assert_eq!((&to[0]["about"], &to[1]["about"]), (&json!("虚构甲花"), &json!("虚构乙树")));
    let first = envelope(&mut world, &json!(id), &Value::Null);
    assert!(first.contains("虚构甲花") && first.contains("岙头村家事服务点"), "{first}");
    let second = envelope(&mut world, &json!(id), &to[1]["id"]);
    assert!(second.contains("虚构乙树") && !second.contains("虚构甲花"), "{second}");
    let mut intake = world.intake();
    intake["main_type"] = json!("violence");
    intake["level"] = json!("sensitive");
    let id = world.ok("cases.open", intake)["id"].clone();
    let quiet = envelope(&mut world, &id, &Value::Null);
    assert!(quiet.contains("虚构甲花"), "{quiet}");
    for told in ["岙头村", "家事", "虚构路", "保密"] {
        assert!(!quiet.contains(told), "{told}: {quiet}");
    }
}

#[test]
fn the_registration_form_is_filled_from_the_case_and_its_leaving_is_written_down() {
    let mut world = World::village();
    let (id, code) = world.open_case();
    let printed = world.ok("prints.registration", json!({ "case": id }));
    assert_eq!(printed["file_name"], json!(format!("重点家庭登记表-{code}.pdf")), "no name in the file's name");
    let paper = text(&printed);
    for word in
        [code.as_str(), "虚构甲花", "虚构乙树", "双方因房屋出资争执", "13800000001", "家事纠纷化解重点家庭登记表"]
    {
        assert!(paper.contains(word), "{word} is not on the form:\n{paper}");
    }
    world.leaves(&printed);
    let file = world.ok("cases.get", json!({ "id": id }));
    assert_eq!((&file["timeline"][0]["kind"], &file["timeline"][0]["to"]), (&json!("printed"), &json!("registration")));

    let blank = text(&world.ok("prints.registration", json!({ "case": null })));
    assert!(blank.contains("户主") && !blank.contains("虚构甲花"));
}

#[test]
fn where_there_is_violence_no_address_or_phone_is_on_the_form() {
    let mut world = World::village();
    let mut intake = world.intake();
    intake["main_type"] = json!("violence");
    intake["level"] = json!("sensitive");
    intake["parties"][0]["person"]["registered_address"] = json!("娘家弄 9 号");
    let id = world.ok("cases.open", intake)["id"].clone();
    let paper = text(&world.ok("prints.registration", json!({ "case": id })));
    assert!(paper.contains("虚构甲花"));
    for secret in ["13800000001", "13800000002", "虚构路", "娘家弄"] {
        assert!(!paper.contains(secret), "{secret} must not reach a shared paper");
    }
    world.hire("测试丙调解", &["mediator"]);
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(world.refused("prints.registration", json!({ "case": id })).code, Code::NotFound);
}

#[test]
fn whoever_hides_has_no_address_on_any_form() {
    let mut world = World::village();
    let mut intake = world.intake();
    intake["parties"][0]["person"]["registered_address"] = json!("娘家弄 9 号");
    let id = world.ok("cases.open", intake)["id"].clone();
    let shown = text(&world.ok("prints.registration", json!({ "case": id })));
    assert!(shown.contains("娘家弄") && shown.contains("13800000002"));
    let person = world.ok("cases.get", json!({ "id": id }))["parties"][0]["person"]["id"].clone();
    let contact = json!({ "address": "庇护所", "phone": "13800000077", "note": "" });
    world.ok("people.hide_contact", json!({ "id": person, "contact": contact, "readers": [] }));
    let paper = text(&world.ok("prints.registration", json!({ "case": id })));
    for secret in ["娘家弄", "13800000001", "13800000077", "庇护所"] {
        assert!(!paper.contains(secret), "{secret} is on the form");
    }
    assert!(paper.contains("13800000002"), "the other party is as before");
}

#[test]
fn nobody_is_called_victim_or_suspect_on_a_paper_that_both_sides_get() {
    let mut world = World::village();
    let mut intake = world.intake();
    intake["parties"][0]["role"] = json!("victim");
    intake["parties"][1]["role"] = json!("accused");
    let id = world.ok("cases.open", intake)["id"].clone();
    let form = |world: &mut World, key: &str| {
        text(&world.ok("prints.form", json!({ "form": key, "case": id, "record": null })))
    };
    for key in ["mediation_acceptance", "mediation_agreement", "oral_agreement", "identity_sheet"] {
        let paper = form(&mut world, key);
        assert!(paper.contains("虚构甲花") && paper.contains("对方当事人"), "{key}: {paper}");
        assert!(!paper.contains("受害人") && !paper.contains("加害人"), "{key}: {paper}");
    }
    assert!(form(&mut world, "case_summary").contains("涉嫌加害人"), "what stays inside says what it is");
}

#[test]
fn whoever_hides_reads_as_kept_secret_and_nobody_else() {
    let mut world = World::village();
    let mut intake = world.intake();
    intake["parties"][0]["role"] = json!("victim");
    intake["parties"][1]["role"] = json!("accused");
    let id = world.ok("cases.open", intake)["id"].clone();
    let before = text(&world.ok("prints.registration", json!({ "case": id })));
    assert!(!before.contains("保密，见个案"));
    let person = world.ok("cases.get", json!({ "id": id }))["parties"][0]["person"]["id"].clone();
    let contact = json!({ "address": "庇护所", "phone": "13800000077", "note": "" });
    world.ok("people.hide_contact", json!({ "id": person, "contact": contact, "readers": [] }));
    let paper = text(&world.ok("prints.registration", json!({ "case": id })));
    assert_eq!(paper.matches("保密，见个案").count(), 2, "her phone and where she lives: {paper}");
    let victim = paper.find("虚构甲花").unwrap();
    let accused = paper.find("虚构乙树").unwrap();
    let kept = paper.find("保密，见个案").unwrap();
    assert!(victim < kept && (accused < victim || kept < accused), "in the row of the victim: {paper}");
    assert!(paper.contains("13800000002"), "the other's phone stands as it was");
}

#[test]
fn the_survey_prints_blank_and_filled() {
    let mut world = World::village();
    let blank = text(&world.ok("prints.survey", json!({ "survey": null })));
    assert!(blank.contains("满意度调查表") && blank.contains("岙头村家事服务点"));
    let id = world.ok(
        "surveys.enter",
        json!({
            "case": null, "anonymous": true, "day": "2026-11-23", "service": "mediation", "sex": "2", "age": "36_50",
            "scores": [{ "item": "overall", "score": 5 }, { "item": "privacy", "score": 2 }],
            "first_time": true, "recommend": true, "comment": "虚构意见:谈话室隔音差。", "reply_phone": "",
        }),
    );
    let filled = text(&world.ok("prints.survey", json!({ "survey": id })));
    assert!(filled.contains("隔音差"), "{filled}");
    assert_eq!(world.refused("prints.survey", json!({ "survey": 1 })).code, Code::NotFound);
}

#[test]
fn the_sign_in_sheet_lies_open_so_it_has_no_phones_unless_asked() {
    let mut world = World::village();
    let class = world.ok(
        "classes.save",
        json!({
            "id": null, "version": 0, "theme": "隔代教养怎么分工", "instructor": "测试讲师", "place": "村文化礼堂", "audience": "祖辈家长",
            "start": "2026-11-28T14:00:00", "minutes": 90, "capacity": 30,
        }),
    );
    let walk_in = json!({ "class": class, "case": null, "person": null, "name": "虚构家长", "phone": "13700007777", "child_age": "6" });
    world.ok("classes.enrol", walk_in);
    let open = text(&world.ok("prints.sign_in_sheet", json!({ "class": class, "phones": false })));
    assert!(open.contains("虚构家长") && open.contains("隔代教养怎么分工") && !open.contains("13700007777"), "{open}");
    let asked = text(&world.ok("prints.sign_in_sheet", json!({ "class": class, "phones": true })));
    assert!(asked.contains("13700007777"));
}

#[test]
fn the_recovery_sheet_is_printed_only_while_the_key_is_fresh() {
    let mut world = World::empty();
    world.set_up("岙头村家事服务点", "village", "330921100");
    let sheet = text(&world.ok("recovery.print", json!({})));
    let first = world.recovery_key.split('-').next().unwrap().to_owned();
    assert!(sheet.contains(&first) && sheet.contains("岙头村家事服务点"), "{sheet}");
    world.restart();
    assert_eq!(world.refused("recovery.print", json!({})).code, Code::WrongState);
}
