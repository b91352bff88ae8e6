//! 卷宗: forms filled from the records, the meter of the thirteen parts, scans, the whole bound, the seal.

use std::process::Command;

use base64::Engine as _;
use jiahe::Code;
use jiahe_tests::world::{PASSWORD, World};
use serde_json::{Value, json};

use super::{end, save, start};
use crate::case_writes::{attaching, scan};

/// The text of a printed answer, by poppler, without spaces.
fn text(printed: &Value) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(
        &file,
        base64::engine::general_purpose::STANDARD.decode(printed["base64"].as_str().unwrap()).unwrap(),
    )
    .unwrap();
    let told = Command::new("pdftotext").args(["-raw", &file.to_string_lossy(), "-"]).output().unwrap();
    String::from_utf8(told.stdout).unwrap().chars().filter(|ch| !ch.is_whitespace()).collect()
}

fn form(world: &mut World, form: &str, case: i64) -> String {
    let made = world.ok("prints.form", json!({ "form": form, "case": case, "record": null }));
    world.leaves(&made);
    text(&made)
}

/// A mediation that came to an agreement.
fn mediated(world: &mut World) -> (i64, i64) {
    let (case, _) = world.open_case();
    let id = start(world, case, "mediation");
    let me = world.me();
    save(world, id, |body| {
        body["accepted_on"] = json!("2026-11-19");
        body["matter"] = json!("老屋出资与份额");
        let one = |name: &str| json!({ "name": name, "consent": "agrees", "consent_on": "2026-11-20", "note": "" });
        body["parties"] = json!([one("虚构甲花"), one("虚构乙树")]);
        body["mediators"] = json!([me]);
        body["sessions"] = json!([{
            "at": "2026-11-21T14:00:00", "place": "村调解室", "present": "双方、老支书", "rights_told": true,
            "said": "各说各的道理", "result": "同意分期返还",
        }]);
        body["agreement"] = json!({
            "form": "written", "number": "（2026）岙头调字第1号", "facts": "房屋由双方出资", "disputes": "份额", "agreed_on": "2026-11-21",
            "parties_signed_on": "2026-11-21", "sealed_on": "2026-11-22", "copies": 3,
            "clauses": [{ "id": 0, "who": "虚构乙树", "what": "返还出资五万元", "due": "2026-12-31", "performance": "pending", "seen_on": null, "note": "" }],
        });
    });
    (case, id)
}

fn state(volume: &Value, part: usize) -> (String, bool) {
    let one = &volume["parts"][part - 1];
    assert_eq!(one["part"], part);
    (one["state"].as_str().unwrap().to_owned(), one["required"] == true)
}

fn seen(world: &mut World, case: i64) -> Value {
    world.ok("volumes.get", json!({ "case": case }))
}

#[test]
fn the_forms_of_a_mediation_are_filled_from_its_record() {
    let mut world = World::village();
    let (case, _) = mediated(&mut world);
    let offered = world.ok("prints.forms", json!({ "case": case }));
    let line = offered.as_array().unwrap().iter().find(|line| line["key"] == "mediation_record").unwrap();
    assert_eq!(
        (line["records"].as_array().unwrap().len(), &line["part"], &line["set"]),
        (1, &json!(7), &json!("volume"))
    );
    for (key, words) in [
        ("mediation_application", vec!["虚构甲花", "虚构乙树", "老屋出资与份额"]),
        ("mediation_record", vec!["2026年11月21日14:00", "老支书", "各说各的道理", "☑已告知"]),
        ("mediation_agreement", vec!["（2026）岙头调字第1号", "返还出资五万元", "2026年12月31日"]),
        ("judicial_confirmation", vec!["2026年11月22日", "三十日内"]),
    ] {
        let paper = form(&mut world, key, case);
        for word in words {
            assert!(paper.contains(word), "{word} is not on {key}: {paper}");
        }
    }
    // Nobody's phone and address but on what stays inside: every other form may come into the hands of both sides.
    let secrets = ["13800000001", "13800000002", "虚构路"];
    let mut inside = Vec::new();
    for line in offered.as_array().unwrap() {
        if matches!(line["source"].as_str(), Some("blank" | "station")) {
            continue;
        }
        let key = line["key"].as_str().unwrap();
        let paper = form(&mut world, key, case);
        if secrets.iter().any(|secret| paper.contains(secret)) {
            inside.push(key);
        }
    }
    inside.sort_unstable();
    assert_eq!(inside, ["case_summary", "education_intake", "envelope"]);
    let bound = text(&world.ok("volumes.print", json!({ "case": case })));
    assert!(!secrets.iter().any(|secret| bound.contains(secret)), "{bound}");
    // Nothing is told to a place outside that was not decided.
    assert!(!form(&mut world, "referral_slip", case).contains("虚构"));
    form(&mut world, "power_of_attorney", case);
    let file = world.ok("cases.get", json!({ "id": case }));
    let last = &file["timeline"][0];
    assert_eq!(
        (&last["kind"], &last["from"], &last["to"]),
        (&json!("printed"), &json!("授权委托书"), &json!("power_of_attorney"))
    );
    let blank = text(&world.ok("prints.form", json!({ "form": "mediation_record", "case": null, "record": null })));
    assert!(blank.contains("表号110") && !blank.contains("虚构甲花"));
    assert_eq!(
        world.refused("prints.form", json!({ "form": "nothing", "case": null, "record": null })).code,
        Code::NotFound
    );
    let foreign = json!({ "form": "mediation_record", "case": case, "record": 1 });
    assert_eq!(world.refused("prints.form", foreign).code, Code::NotFound);
    let sealed = json!({ "form": "counselling_note", "case": case, "record": null });
    assert_eq!(world.refused("prints.form", sealed).code, Code::WrongState, "a counselling note is printed blank only");
}

#[test]
fn no_form_of_a_violent_case_says_where_anybody_is() {
    let mut world = World::village();
    let mut intake = world.intake();
    intake["main_type"] = json!("violence");
    intake["level"] = json!("sensitive");
    let case = world.ok("cases.open", intake)["id"].as_i64().unwrap();
    for service in ["mediation", "psychological_counselling", "petition", "family_education"] {
        start(&mut world, case, service);
    }
    let offered = world.ok("prints.forms", json!({ "case": case }));
    let mut tried = 0;
    for line in offered.as_array().unwrap() {
        if matches!(line["source"].as_str(), Some("blank" | "station")) {
            continue;
        }
        let paper = form(&mut world, line["key"].as_str().unwrap(), case);
        for secret in ["13800000001", "13800000002", "虚构路"] {
            assert!(!paper.contains(secret), "{secret} is on {}: {paper}", line["key"]);
        }
        tried += 1;
    }
    assert!(tried >= 25, "{tried}");
    world.hire("测试丙调解", &["mediator"]);
    world.sign_in("测试丙调解", PASSWORD);
    for (command, body) in [
        ("prints.forms", json!({ "case": case })),
        ("prints.form", json!({ "form": "case_summary", "case": case, "record": null })),
        ("volumes.get", json!({ "case": case })),
        ("volumes.print", json!({ "case": case })),
        ("volumes.add_paper", attaching(case, 3, "x")),
    ] {
        assert_eq!(world.refused(command, body).code, Code::NotFound, "{command}");
    }
}

#[test]
fn an_outline_of_a_case_names_nobody() {
    let mut world = World::village();
    let (case, code) = world.open_case();
    let paper = form(&mut world, "case_outline", case);
    for secret in ["虚构甲花", "虚构乙树", &code, "13800000001"] {
        assert!(!paper.contains(secret), "{secret}: {paper}");
    }
    assert!(paper.contains("个案1甲"), "{paper}");
    assert!(form(&mut world, "case_summary", case).contains("虚构甲花"));
}

#[test]
fn the_lists_of_whoever_prints_them_have_no_phone() {
    let mut world = World::village();
    let (case, _) = mediated(&mut world);
    for list in ["workbench_list", "follow_up_list"] {
        let paper = text(&world.ok("prints.form", json!({ "form": list, "case": null, "record": null })));
        assert!(!paper.contains("13800000001"), "{paper}");
        assert!(paper.contains("内部"), "how secret it is stands at the foot: {paper}");
    }
    let _ = case;
}

#[test]
fn how_somebody_is_called_safely_is_on_the_list_of_those_only_who_have_the_case() {
    let mut world = World::village();
    let mut intake = world.intake();
    intake["parties"][0]["person"]["safe_contact"] = json!("只在上午打给妹妹");
    let case = world.ok("cases.open", intake)["id"].clone();
    let plan = json!({ "case": case, "interval_days": 3, "next_on": "2026-11-23", "reason": "盯紧" });
    world.ok("followups.set_plan", plan);
    let list = |world: &mut World| {
        text(&world.ok("prints.form", json!({ "form": "follow_up_list", "case": null, "record": null })))
    };
    assert!(list(&mut world).contains("只在上午打给妹妹"), "{}", list(&mut world));
    world.hire("测试丙前台", &["receptionist"]);
    world.sign_in("测试丙前台", PASSWORD);
    let paper = list(&mut world);
    assert!(paper.contains("虚构甲花：见个案") && !paper.contains("妹妹"), "{paper}");
}

#[test]
fn a_volume_is_bound_only_where_something_was_mediated() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    assert_eq!(world.refused("volumes.print", json!({ "case": case })).code, Code::WrongState);
}

#[test]
fn the_meter_rises_with_each_part_and_closing_warns_of_what_is_missing() {
    let mut world = World::village();
    let (case, id) = mediated(&mut world);
    let volume = seen(&mut world, case);
    assert_eq!((state(&volume, 1), state(&volume, 4)), (("ready".into(), true), ("missing".into(), false)));
    assert_eq!(state(&volume, 8), ("ready".into(), true), "an agreement that took effect belongs in it");
    assert_eq!(volume["may_seal"], json!(false));
    world.ok("prints.form", json!({ "form": "mediation_acceptance", "case": case, "record": null }));
    assert_eq!(state(&seen(&mut world, case), 1).0, "ready", "looking at it prints nothing");
    form(&mut world, "mediation_acceptance", case);
    assert_eq!(state(&seen(&mut world, case), 1).0, "printed", "the other form of the part counts as well");
    let lacking = |world: &mut World| {
        let told = world.ok("cases.close_check", json!({ "id": case }));
        told.as_array().unwrap().iter().find(|one| one["lack"] == "volume_incomplete").map(|one| one["count"].clone())
    };
    assert_eq!(lacking(&mut world), None, "nothing is asked while it goes on");
    end(&mut world, id, "agreed");
    assert_eq!(lacking(&mut world), Some(json!(4)), "notice, identity, record, agreement");
    for form_key in ["mediation_rights", "identity_sheet", "mediation_record"] {
        form(&mut world, form_key, case);
    }
    // What was written by hand and typed in is there as well, and stands in the bound volume as it was written.
    let body = json!({ "places": { "_1": "" }, "rows": {} });
    let typed = |body: Value, case: Value| json!({ "id": null, "version": 0, "form": "investigation_record", "case": case, "day": "2026-11-22", "body": body });
    let sheet = world.ok("papers.sheet", json!({ "form": "investigation_record" }));
    let key =
        sheet["lines"].as_array().unwrap().iter().find(|line| line["is"] == "place").unwrap()["place"]["key"].clone();
    let mut written = body;
    written["places"] = json!({ key.as_str().unwrap(): "邻居说听见争吵" });
    let alone = typed(written.clone(), Value::Null);
    assert_eq!(world.faults("papers.save", alone), [("case".to_owned(), "required".to_owned())]);
    world.ok("papers.save", typed(written, json!(case)));
    let volume = seen(&mut world, case);
    assert_eq!((state(&volume, 5).0, &volume["parts"][4]["typed_on"]), ("typed".to_owned(), &json!("2026-11-22")));
    let whole = text(&world.ok("volumes.print", json!({ "case": case })));
    assert!(whole.contains("邻居说听见争吵") && whole.contains("调查记录（手写录入）"), "{whole}");
    world.ok("volumes.add_paper", attaching(case, 8, "signed"));
    let volume = seen(&mut world, case);
    assert_eq!((state(&volume, 8).0, &volume["may_seal"]), ("scanned".to_owned(), &json!(true)));
    assert_eq!(lacking(&mut world), None);
}

#[test]
fn a_scan_is_kept_without_its_name_and_hostile_files_are_refused() {
    let mut world = World::village();
    let (case, _) = mediated(&mut world);
    let mut entry = attaching(case, 3, "cards");
    entry["form"] = json!("106");
    entry["note"] = json!("甲方身份证");
    let id = world.ok("volumes.add_paper", entry.clone());
    let paper = seen(&mut world, case)["parts"][2]["papers"][0].clone();
    assert_eq!(
        (&paper["form"], &paper["note"], &paper["pages"], &paper["format"]),
        (&json!("identity_sheet"), &json!("甲方身份证"), &json!(1), &json!("pdf"))
    );
    let read = world.ok("volumes.read_paper", json!({ "id": id }));
    assert_eq!(read["mime"], "application/pdf");
    let bytes = base64::engine::general_purpose::STANDARD.decode(read["base64"].as_str().unwrap()).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("虚构文件名"), "what the file was called is gone");
    assert_eq!(world.refused("volumes.add_paper", entry).code, Code::Duplicate);
    for (base64, why) in [("!!", "scan_broken"), ("TVqQAAMAAAA=", "scan_kind"), ("JVBERi0xLjc=", "scan_broken")] {
        let body = json!({ "case": case, "part": 3, "form": "", "note": "", "base64": base64 });
        assert_eq!(world.faults("volumes.add_paper", body), [("base64".to_owned(), why.to_owned())]);
    }
    let unknown = json!({ "case": case, "part": 3, "form": "999", "note": "", "base64": scan("y") });
    assert_eq!(world.faults("volumes.add_paper", unknown), [("form".to_owned(), "unknown".to_owned())]);
    // A scan is reached by its own door only, where its case is asked for.
    let attachment =
        world.database().query_row("SELECT attachment_id FROM volume_papers", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(world.refused("care.picture", json!({ "id": attachment })).code, Code::NotFound);
    world.hire("测试丙调解", &["mediator"]);
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(world.refused("volumes.discard_paper", json!({ "id": id })).code, Code::Forbidden);
    world.sign_in(jiahe_tests::world::ADMIN, PASSWORD);
    world.ok("volumes.discard_paper", json!({ "id": id }));
    assert_eq!(world.refused("volumes.read_paper", json!({ "id": id })).code, Code::NotFound);
}

#[test]
fn the_volume_is_bound_with_right_numbers_and_sealed_for_good() {
    let mut world = World::village();
    let (case, id) = mediated(&mut world);
    end(&mut world, id, "agreed");
    world.ok("volumes.add_paper", attaching(case, 3, "cards"));
    let whole = text(&world.ok("volumes.print", json!({ "case": case })));
    for word in ["人民调解卷宗", "卷内目录", "权利义务告知书", "各说各的道理", "返还出资五万元", "封底", "扫描件清单"]
    {
        assert!(whole.contains(word), "{word}: {whole}");
    }
    assert!(whole.contains("1申请书（受理登记表）12权利义务告知书2"), "part and page: {whole}");
    assert_eq!(world.refused("volumes.seal", json!({ "case": case, "keep": "long" })).code, Code::WrongState);
    for key in ["mediation_application", "mediation_rights", "mediation_record", "mediation_agreement"] {
        form(&mut world, key, case);
    }
    let typed = |form: &str| {
        let body = json!({ "places": { "a.name": "虚构甲花" }, "rows": {} });
        json!({ "id": null, "version": 0, "form": form, "case": case, "day": "2026-11-22", "body": body })
    };
    let before = world.ok("papers.save", typed("mediation_application"));
    world.ok("volumes.seal", json!({ "case": case, "keep": "long" }));
    let sealed = seen(&mut world, case)["sealed"].clone();
    assert_eq!((sealed["digest"].as_str().unwrap().len(), &sealed["keep"]), (64, &json!("long")));
    let first = world.ok("volumes.print", json!({ "case": case }));
    assert!(text(&first).contains("保管期限长期") && text(&first).contains("封存"), "{}", text(&first));
    assert_eq!(world.refused("volumes.seal", json!({ "case": case, "keep": "ever" })).code, Code::WrongState);
    // What comes later is marked, and changes nothing of what was sealed.
    let later = world.ok("volumes.add_paper", attaching(case, 9, "receipt"));
    let paper = seen(&mut world, case)["parts"][8]["papers"][0].clone();
    assert_eq!((&paper["after_seal"], &paper["mine"]), (&json!(true), &json!(false)));
    assert_eq!(world.refused("volumes.discard_paper", json!({ "id": later })).code, Code::WrongState);
    let after = world.ok("papers.save", typed("mediation_application"));
    for one in world.ok("papers.list", json!({ "case": case })).as_array().unwrap() {
        assert_eq!((&one["after_seal"], &one["mine"]), (&json!(one["id"] == after), &json!(false)), "{one}");
    }
    assert_eq!(world.refused("papers.discard", json!({ "id": before })).code, Code::WrongState);
    let mut rewritten = typed("mediation_application");
    (rewritten["id"], rewritten["version"]) = (before.clone(), json!(1));
    assert_eq!(world.refused("papers.save", rewritten).code, Code::WrongState, "what was sealed stays as it was");
    assert_eq!(seen(&mut world, case)["parts"][0]["typed_later"], true);
    assert_eq!(world.ok("volumes.print", json!({ "case": case }))["base64"], first["base64"]);
    // What is not what was sealed does not come out as if it were.
    let sql = "UPDATE attachment_chunks SET bytes = zeroblob(10) WHERE attachment_id = (SELECT attachment_id FROM volumes) AND position = 1";
    assert_eq!(world.database().execute(sql, []).unwrap(), 1);
    assert_eq!(world.refused("volumes.print", json!({ "case": case })).code, Code::Damaged);
}
