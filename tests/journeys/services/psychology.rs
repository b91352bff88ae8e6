//! 心理疏导: consent first, scales that are no diagnosis, the crisis form, and who may read any of it.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::{Value, json};

use super::{end, file, has, kinds, lacks, save, start, wrong};

const COUNSELLOR: &str = "测试己咨询";

fn counselling() -> (World, i64, i64) {
    let mut world = World::village();
    let counsellor = world.hire(COUNSELLOR, &["psychologist"]);
    world.hire("测试丙调解", &["mediator"]);
    let (case, _) = world.open_case();
    let id = start(&mut world, case, "psychological_counselling");
    let mut record = super::form(&mut world, id, |_| ());
    record["assigned"] = json!(counsellor);
    world.ok("services.save", record);
    world.sign_in(COUNSELLOR, PASSWORD);
    world.unlock();
    (world, case, id)
}

fn screening(scale: &str, answers: Value) -> Value {
    json!({ "scale": scale, "on": "2026-11-23", "answers": answers, "note": "" })
}

fn sheets(id: i64, updated_at: &Value, sheets: &Value) -> Value {
    json!({ "id": id, "updated_at": updated_at, "sheets": sheets })
}

fn crisis() -> Value {
    json!({
        "at": "2026-11-23T09:20:00", "ideation": "passive", "ideation_note": "近一周偶有", "plan": "无", "means": "无", "history": "无",
        "harm_to_others": "无", "protective": "牵挂孩子", "level": "high", "actions": "陪同、建议就医", "told": "",
    })
}

#[test]
fn a_scale_that_speaks_of_dying_calls_for_the_crisis_form_and_nobody_else_reads_it() {
    let (mut world, case, id) = counselling();
    assert_eq!(file(&mut world, id)["prompts"], json!(["consent_missing"]));
    let filled = json!({ "screenings": [screening("phq9", json!([1, 1, 2, 1, 0, 2, 1, 0, 1]))], "outside": [], "crises": [], "plan": null });
    let early = world.faults("services.save_sheets", sheets(id, &Value::Null, &filled));
    assert!(has(&early, "sheets.screenings", "consent_missing"), "{early:?}");
    let silent = wrong(&mut world, id, |body| body["consent"] = json!("client"));
    assert!(has(&silent, "body.consent_on", "required") && has(&silent, "body.explained", "required"), "{silent:?}");
    save(&mut world, id, |body| {
        body["consent"] = json!("client");
        body["consent_on"] = json!("2026-11-23");
        body["explained"] = json!(true);
    });
    let short = json!({ "screenings": [screening("gad7", json!([1, 2]))], "outside": [], "crises": [], "plan": null });
    let faults = world.faults("services.save_sheets", sheets(id, &Value::Null, &short));
    assert!(has(&faults, "sheets.screenings[0].answers", "required"), "{faults:?}");

    let read = world.ok("services.save_sheets", sheets(id, &Value::Null, &filled));
    assert_eq!(
        read["sums"],
        json!([{ "scale": "phq9", "on": "2026-11-23", "sum": 9, "most": 27, "band": "mild", "harm": true }])
    );
    assert_eq!(read["crisis_due"], true, "item 9 is above zero");
    let unassessed =
        json!({ "id": id, "version": file(&mut world, id)["record"]["version"], "outcome": "completed", "note": "" });
    assert_eq!(world.faults("services.end", unassessed)[0].0, "note", "nobody has asked what item 9 means");
    let mut with_crisis = filled.clone();
    with_crisis["crises"] = json!([crisis()]);
    let untold = world.faults("services.save_sheets", sheets(id, &read["updated_at"], &with_crisis));
    assert!(has(&untold, "sheets.crises[0].told", "required"), "{untold:?}");
    with_crisis["crises"][0]["told"] = json!("丈夫、村妇联主席");
    with_crisis["plan"] = json!({
        "made_on": "2026-11-23", "warning_signs": "整夜不睡", "coping": "散步", "people": "姐姐家", "professionals": "12356 心理援助热线",
        "safe_place": "药品由姐姐保管", "reasons": "孩子",
    });
    with_crisis["outside"] =
        json!([{ "name": "SCL-90", "score": "总分 168", "on": "2026-11-10", "by": "舟山市第二人民医院" }]);
    assert_eq!(world.refused("services.save_sheets", sheets(id, &Value::Null, &with_crisis)).code, Code::Stale);
    let read = world.ok("services.save_sheets", sheets(id, &read["updated_at"], &with_crisis));
    assert_eq!(read["crisis_due"], false);
    let seen = file(&mut world, id);
    assert_eq!(kinds(&seen)[2..], ["consent_given", "screened", "screened", "crisis_assessed", "safety_planned"]);

    // The record, the timeline and the file say that there are some, and nothing of what they hold.
    let open = format!("{seen}{}", world.ok("cases.get", json!({ "id": case })));
    for secret in ["整夜不睡", "牵挂孩子", "SCL-90", "168"] {
        assert!(!open.contains(secret), "{secret}");
    }
    world.ok("session.lock", json!({}));
    world.sign_in(COUNSELLOR, PASSWORD);
    assert_eq!(world.refused("services.read_sheets", json!({ "id": id })).code, Code::CompartmentsShut);
    world.unlock();
    assert_eq!(world.ok("services.read_sheets", json!({ "id": id }))["sheets"]["crises"][0]["protective"], "牵挂孩子");
    for who in [ADMIN, "测试丙调解"] {
        world.sign_in(who, PASSWORD);
        world.unlock();
        assert_eq!(world.refused("services.read_sheets", json!({ "id": id })).code, Code::Forbidden, "{who}");
        let written = sheets(id, &read["updated_at"], &filled);
        assert_eq!(world.refused("services.save_sheets", written).code, Code::Forbidden, "{who}");
    }
    world.sign_in(ADMIN, PASSWORD);
    let lead = world.me();
    world.sign_in(COUNSELLOR, PASSWORD);
    world.unlock();
    let nobody = world.faults("services.share_sheets", json!({ "id": id, "readers": [404] }));
    assert_eq!(nobody, [("readers[0]".to_owned(), "no_account".to_owned())]);
    world.ok("services.share_sheets", json!({ "id": id, "readers": [lead] }));
    world.sign_in(ADMIN, PASSWORD);
    world.unlock();
    assert_eq!(world.ok("services.read_sheets", json!({ "id": id }))["sums"][0]["sum"], 9);
}

#[test]
fn in_danger_the_crisis_form_needs_no_consent_and_a_referral_ends_it() {
    let (mut world, case, id) = counselling();
    let mut urgent = crisis();
    urgent["told"] = json!("派出所、家属");
    let now = json!({ "screenings": [], "outside": [], "crises": [urgent], "plan": null });
    world.ok("services.save_sheets", sheets(id, &Value::Null, &now));
    assert_eq!(lacks(&mut world, id, "completed"), ["body.consent"]);
    assert_eq!(lacks(&mut world, id, "referred_medical"), ["body.referral.advised_on"]);
    save(&mut world, id, |body| {
        body["referral"] =
            json!({ "to": "舟山市第二人民医院", "advised_on": "2026-11-23", "copy_given": true, "note": "" });
    });
    end(&mut world, id, "referred_medical");
    let after = sheets(id, &Value::Null, &now);
    assert_eq!(world.refused("services.save_sheets", after).code, Code::WrongState);
    // Only this service has such sheets.
    let other = start(&mut world, case, "legal_aid");
    assert_eq!(world.refused("services.read_sheets", json!({ "id": other })).code, Code::WrongState);
}
