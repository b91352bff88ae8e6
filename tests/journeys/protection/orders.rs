//! 人身安全保护令 from its application to its extension and breach.

use jiahe::Code;
use jiahe_tests::world::moment;
use serde_json::json;

use super::{danger, decision, whys};

#[test]
fn an_urgent_application_is_decided_served_extended_breached_and_revoked() {
    let mut at = danger();
    let mut urgent = at.application();
    urgent["urgent"] = json!(true);
    let id = at.world.ok("protection.apply", urgent).as_i64().unwrap();
    assert_eq!(at.told()["orders"][0]["decide_by"], "2026-11-24T09:20:00", "24 hours (反家暴 28)");
    let told = at.told();
    let prompt = told["prompts"].as_array().unwrap().iter().find(|one| one["prompt"] == "protection_order").unwrap();
    assert_eq!((&prompt["done"], &prompt["place"]), (&json!(true), &json!("岱山县人民法院")));

    at.world.ok("protection.decide", decision(id, 1, "2027-05-23"));
    let again = decision(id, 2, "2027-05-23");
    assert_eq!(at.world.refused("protection.decide", again).code, Code::WrongState);
    let mut version = 2;
    for kind in ["served_applicant", "served_respondent", "told_police", "told_village"] {
        let step = at.step(id, version, kind, "2026-11-23");
        at.world.ok("protection.step", step);
        version += 1;
    }
    let stale = at.step(id, 2, "told_police", "2026-11-23");
    assert_eq!(at.world.refused("protection.step", stale).code, Code::Stale);

    // Not a day past the end, and not more than another six months.
    at.world.clock.now = moment("2027-05-10T09:00:00");
    let rows = at.world.ok("protection.board", json!({}))["rows"].clone();
    assert!(rows.as_array().unwrap().iter().any(|row| row["what"] == "ending" && row["by"] == "2027-05-23T23:59:00"));
    let mut extended = at.step(id, version, "extended", "2027-05-10");
    assert_eq!(whys(&at.world.faults("protection.step", extended.clone())), [("until", "required")]);
    extended["until"] = json!("2027-11-24");
    assert_eq!(whys(&at.world.faults("protection.step", extended.clone())), [("until", "six_months")]);
    extended["until"] = json!("2027-11-23");
    at.world.ok("protection.step", extended.clone());
    assert_eq!(at.told()["orders"][0]["until"], "2027-11-23");
    assert_eq!(at.told()["no_contacts"][0]["until"], "2027-11-23", "no contact goes with its order");

    let mut breach = at.step(id, version + 1, "breached", "2027-05-10");
    assert_eq!(whys(&at.world.faults("protection.step", breach.clone())), [("note", "required")]);
    breach["note"] = json!("到单位门口纠缠");
    at.world.ok("protection.step", breach);
    let told = at.told();
    assert!(told["prompts"].as_array().unwrap().iter().any(|one| one["again"] == true));
    let file = at.world.ok("cases.get", json!({ "id": at.case }));
    assert!(file["dangers"].as_array().unwrap().contains(&json!("order_breached")));

    let mut varied = at.step(id, version + 2, "varied", "2027-05-10");
    varied["note"] = json!("增加迁出");
    varied["measures"] = json!(["violence", "contact", "move_out", "other"]);
    assert_eq!(whys(&at.world.faults("protection.step", varied.clone())), [("other_measure", "required")]);
    varied["other_measure"] = json!("不得进入学校周边");
    at.world.ok("protection.step", varied);
    let mut revoked = at.step(id, version + 3, "revoked", "2027-05-10");
    revoked["note"] = json!("申请人申请撤销");
    at.world.ok("protection.step", revoked.clone());
    revoked["version"] = json!(version + 4);
    assert_eq!(at.world.refused("protection.step", revoked).code, Code::WrongState);
    assert_eq!(at.told()["orders"][0]["in_force"], false);

    // An extension after the end is none.
    let mut other = at.application();
    other["applied_at"] = json!("2027-05-10T09:00:00");
    let other = at.world.ok("protection.apply", other).as_i64().unwrap();
    let mut granted = decision(other, 1, "2027-06-10");
    granted["decided_at"] = json!("2027-05-10T09:00:01");
    at.world.ok("protection.decide", granted);
    at.world.clock.now = moment("2027-06-12T09:00:00");
    let mut late = at.step(other, 2, "extended", "2027-06-11");
    late["until"] = json!("2027-08-10");
    assert_eq!(whys(&at.world.faults("protection.step", late)), [("day", "after_end")]);
}

#[test]
fn more_than_six_months_is_refused_and_so_is_half_a_decision() {
    let mut at = danger();
    let id = at.apply();
    assert_eq!(whys(&at.world.faults("protection.decide", decision(id, 1, "2027-05-24"))), [("until", "six_months")]);
    assert_eq!(whys(&at.world.faults("protection.decide", decision(id, 1, "2026-11-23"))), [("until", "order")]);
    let mut bare = decision(id, 1, "2027-05-23");
    (bare["number"], bare["measures"]) = (json!(""), json!([]));
    bare["decided_at"] = json!("2026-11-23T09:19:00");
    let faults = at.world.faults("protection.decide", bare);
    assert_eq!(whys(&faults), [("number", "required"), ("decided_at", "order"), ("measures", "required")]);
    at.world.ok("protection.decide", decision(id, 1, "2027-05-23"));
}

#[test]
fn a_refusal_is_reviewed_once_and_may_still_become_an_order() {
    let mut at = danger();
    let id = at.apply();
    let mut refusal = decision(id, 1, "2027-05-23");
    refusal["granted"] = json!(false);
    assert_eq!(whys(&at.world.faults("protection.decide", refusal.clone())), [("reason", "required")]);
    refusal["reason"] = json!("证据不足");
    at.world.ok("protection.decide", refusal);
    let unasked = decision(id, 2, "2027-02-23");
    assert_eq!(at.world.refused("protection.decide", unasked).code, Code::WrongState);
    let asked = at.step(id, 2, "review_asked", "2026-11-23");
    at.world.ok("protection.step", asked);
    let twice = at.step(id, 3, "review_asked", "2026-11-23");
    assert_eq!(at.world.refused("protection.step", twice).code, Code::WrongState, "once (反家暴 31)");
    at.world.ok("protection.decide", decision(id, 3, "2027-02-23"));
    assert_eq!(at.told()["orders"][0]["state"], "granted");
    let withdrawn = at.step(id, 4, "withdrawn", "2026-11-23");
    assert_eq!(at.world.refused("protection.step", withdrawn).code, Code::WrongState);
}

#[test]
fn somebody_may_apply_in_anothers_place_where_the_law_says_so() {
    let mut at = danger();
    let mut by_proxy = at.application();
    (by_proxy["proxy"], by_proxy["proxy_reason"]) = (json!("elders_organisation"), json!("coerced"));
    let faults = at.world.faults("protection.apply", by_proxy.clone());
    assert_eq!(whys(&faults), [("proxy_name", "required"), ("proxy", "no_such_proxy")]);
    (by_proxy["proxy_name"], by_proxy["proxy_reason"]) = (json!("望潮镇老年协会"), json!("frail"));
    assert_eq!(whys(&at.world.faults("protection.apply", by_proxy.clone())), [("willing", "own_will")]);
    by_proxy["willing"] = json!(true);
    at.world.ok("protection.apply", by_proxy.clone());
    (by_proxy["proxy"], by_proxy["proxy_reason"]) = (json!("womens_federation"), json!("coerced"));
    at.world.ok("protection.apply", by_proxy.clone());
    by_proxy["respondent"] = json!(at.wife);
    by_proxy["applied_at"] = json!("2026-12-24T09:00:00");
    let faults = at.world.faults("protection.apply", by_proxy);
    assert_eq!(whys(&faults), [("respondent", "same_person"), ("applied_at", "future")]);
    let told = at.told();
    assert_eq!(told["orders"].as_array().unwrap().len(), 2);
    assert_eq!(told["no_contacts"], json!([]), "an application forbids nothing yet");
}
