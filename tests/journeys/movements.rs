//! A case between three tiers along Appendix B, with stations and units that answer on paper.

use jiahe::Code;
use jiahe_tests::world::World;
use serde_json::{Value, json};

const TOWN: &str = "330921100";
const OTHER_TOWN: &str = "330921101";
const OTHER_COUNTY: &str = "330903001";

fn station(world: &mut World, name: &str, tier: &str, place: &str) -> i64 {
    let entry = json!({ "name": name, "tier": tier, "place": place, "parent_name": "" });
    world.ok("stations.save_other", json!({ "id": null, "station": entry })).as_i64().unwrap()
}

pub fn unit(world: &mut World, name: &str) -> i64 {
    let entry = json!({
        "id": null, "kind": "functional", "name": name, "contact": "虚构联系人", "phone": "", "address": "", "speciality": "", "active": true,
    });
    world.ok("units.save", entry).as_i64().unwrap()
}

pub fn sending(case: i64, kind: &str, to: Option<i64>) -> Value {
    json!({
        "case": case, "kind": kind, "to_station": to, "to_unit": null, "coordinator": "", "reason": "按流程办理",
        "answer_by": "2026-11-26", "deadline": "2026-12-20",
    })
}

pub fn answer(world: &mut World, id: &Value, accepted: bool) {
    let body = json!({ "id": id, "accepted": accepted, "day": "2026-11-23", "who": "虚构站长", "reason": "人手不足" });
    world.ok("movements.answer_paper", body);
}

/// Sends it and enters that it was accepted.
pub fn moved(world: &mut World, case: i64, kind: &str, to: i64) {
    let id = world.ok("movements.send", sending(case, kind, Some(to)));
    answer(world, &id, true);
}

fn entered(case: i64, result: &str, to: Option<i64>) -> Value {
    json!({ "case": case, "result": result, "to_station": to, "day": "2026-11-23", "who": "虚构网格员", "reason": "已调解两次" })
}

pub fn result(world: &mut World, case: i64, result: &str, to: Option<i64>) {
    world.ok("movements.paper_result", entered(case, result, to));
}

pub fn way(world: &mut World, case: i64) -> Value {
    world.ok("movements.way", json!({ "id": case }))
}

pub fn why_not(way: &Value, step: &str) -> Value {
    way["choices"].as_array().unwrap().iter().find(|one| one["step"] == step).unwrap()["why_not"].clone()
}

pub fn state(world: &mut World, case: i64, to: &str, note: &str) {
    world.ok("cases.set_state", json!({ "id": case, "state": to, "note": note }));
}

pub fn case_state(world: &mut World, case: i64) -> Value {
    world.ok("cases.get", json!({ "id": case }))["state"].clone()
}

/// A county with a town and a village below it, and a case of its own: world, case, own station, town, village.
pub fn county() -> (World, i64, i64, i64, i64) {
    let mut world = World::county();
    let own = world.session.as_ref().unwrap().station.0;
    let town = station(&mut world, "高亭镇家事服务站", "town", TOWN);
    let village = station(&mut world, "岙头村家事服务点", "village", TOWN);
    let (case, _) = world.open_case();
    (world, case, own, town, village)
}

#[test]
fn b1_resolved_in_the_village_is_archived_there() {
    let (mut world, case, _, town, village) = county();
    let before = way(&mut world, case);
    assert_eq!((&before["figure"], &before["held_here"]), (&json!(1), &json!(true)));
    assert_eq!(why_not(&before, "assign"), json!(null));
    assert_eq!(why_not(&before, "confer"), "assign_first");
    let id = world.ok("movements.send", sending(case, "assign", Some(town)));
    let sent = way(&mut world, case);
    assert_eq!(sent["held_here"], true, "custody changes only on acceptance");
    assert_eq!(why_not(&sent, "assign"), "in_transit");
    let desk = world.ok("movements.desk", json!({}));
    assert_eq!(desk["waiting"][0]["movement"]["id"], id);
    answer(&mut world, &id, true);
    assert_eq!(way(&mut world, case)["holder_name"], "高亭镇家事服务站");
    result(&mut world, case, "assigned", Some(village));
    assert_eq!(way(&mut world, case)["holder_name"], "岙头村家事服务点");
    result(&mut world, case, "resolved", None);
    let ended = way(&mut world, case);
    assert_eq!(ended["archived_at"], "岙头村家事服务点");
    assert_eq!(ended["stays"].as_array().unwrap().len(), 3);
    assert_eq!(case_state(&mut world, case), "archived");
    let states: Vec<&Value> = ended["movements"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(states, ["done", "done"]);
}

#[test]
fn b1_not_resolved_in_the_village_goes_to_the_town_and_then_to_the_county() {
    let (mut world, case, own, town, village) = county();
    moved(&mut world, case, "assign", town);
    result(&mut world, case, "assigned", Some(village));
    result(&mut world, case, "not_resolved", Some(town));
    let (mut other, again, ..) = county();
    assert_eq!(way(&mut world, case)["at"], "town");
    result(&mut world, case, "not_resolved", Some(own));
    let back = way(&mut world, case);
    assert_eq!((&back["at"], &back["held_here"]), (&json!("county"), &json!(true)));
    assert_eq!(case_state(&mut world, case), "in_progress");
    assert_eq!(why_not(&back, "resolve"), "confer_first");
    let refused = world.refused("cases.set_state", json!({ "id": case, "state": "resolved", "note": "甲" }));
    assert_eq!((refused.code, refused.fields[0].why.as_str()), (Code::WrongState, "confer_first"));
    world.ok("cases.confer", json!({ "id": case, "plan": false, "text": "领导小组会商：双方分歧在房屋出资。" }));
    world.ok("cases.confer", json!({ "id": case, "plan": true, "text": "由法院、妇联联合处置。" }));
    state(&mut world, case, "unresolved", "引导诉讼");
    state(&mut world, case, "archived", "");
    assert_eq!(way(&mut world, case)["archived_at"], "岱山县家事服务工作室");

    // The same, resolved by the town.
    let town = world_station(&mut other, "town");
    let village = world_station(&mut other, "village");
    moved(&mut other, again, "assign", town);
    result(&mut other, again, "assigned", Some(village));
    result(&mut other, again, "not_resolved", Some(town));
    result(&mut other, again, "resolved", None);
    assert_eq!(way(&mut other, again)["archived_at"], "高亭镇家事服务站");
}

fn world_station(world: &mut World, tier: &str) -> i64 {
    let all = world.ok("stations.list", json!({}));
    let found = all.as_array().unwrap().iter().find(|one| one["tier"] == tier).unwrap();
    found["id"].as_i64().unwrap()
}

#[test]
fn what_the_county_settles_itself_needs_a_reason() {
    let (mut world, case, ..) = county();
    let set = |note: &str| json!({ "id": case, "state": "resolved", "note": note });
    assert_eq!(world.faults("cases.set_state", set(""))[0].0, "note");
    world.ok("cases.set_state", set("当事人仅咨询，当场答复（首办负责 5.6.1）"));
    state(&mut world, case, "archived", "");
}

#[test]
fn b2_is_mediated_by_the_town_and_then_conferred_about_by_the_county() {
    let mut world = World::town();
    let county = station(&mut world, "岱山县家事服务工作室", "county", "330921");
    let village = station(&mut world, "岙头村家事服务点", "village", TOWN);
    let (case, _) = world.open_case();
    let down = world.refused("movements.send", sending(case, "assign", Some(village)));
    assert_eq!((down.code, down.fields[0].why.as_str()), (Code::WrongState, "intake_mediates"));
    let up = world.refused("movements.send", sending(case, "report_up", Some(county)));
    assert_eq!(up.fields[0].why, "mediate_first");
    state(&mut world, case, "unresolved", "两次调解未果");
    assert_eq!(
        world.refused("cases.set_state", json!({ "id": case, "state": "archived", "note": "" })).fields[0].why,
        "goes_up"
    );
    moved(&mut world, case, "report_up", county);
    let ahead = world.refused("movements.paper_result", entered(case, "resolved", None));
    assert_eq!(ahead.fields[0].why, "confer_first");
    result(&mut world, case, "planned", None);
    result(&mut world, case, "not_resolved", None);
    assert_eq!(way(&mut world, case)["archived_at"], "岱山县家事服务工作室");

    let (settled, _) = world.open_case();
    state(&mut world, settled, "resolved", "");
    assert_eq!(
        world.refused("movements.send", sending(settled, "report_up", Some(county))).fields[0].why,
        "resolved_here"
    );
    state(&mut world, settled, "archived", "");
    assert_eq!(way(&mut world, settled)["archived_at"], "高亭镇家事服务站");
}

#[test]
fn b3_is_mediated_by_the_village_then_the_town_then_the_county() {
    let mut world = World::village();
    let town = station(&mut world, "高亭镇家事服务站", "town", TOWN);
    let county = station(&mut world, "岱山县家事服务工作室", "county", "330921");
    for (deep, archive) in [(0, "岙头村家事服务点"), (1, "高亭镇家事服务站"), (2, "岱山县家事服务工作室")]
    {
        let (case, _) = world.open_case();
        if deep == 0 {
            state(&mut world, case, "resolved", "");
            state(&mut world, case, "archived", "");
        } else {
            state(&mut world, case, "unresolved", "调解未果");
            moved(&mut world, case, "report_up", town);
            if deep == 2 {
                result(&mut world, case, "not_resolved", Some(county));
                result(&mut world, case, "planned", None);
            }
            result(&mut world, case, "resolved", None);
        }
        assert_eq!(way(&mut world, case)["archived_at"], archive);
        assert_eq!(case_state(&mut world, case), "archived");
    }
}

#[test]
fn what_may_turn_into_a_crime_is_reported_to_the_town_at_once() {
    let mut world = World::village();
    let town = station(&mut world, "高亭镇家事服务站", "town", TOWN);
    let mut intake = world.intake();
    intake["details"]["may_escalate"] = json!(true);
    intake["details"]["escalation_report"] = json!("11月23日9时电话报告派出所");
    let case = world.ok("cases.open", intake)["id"].as_i64().unwrap();
    let lacks = world.ok("cases.close_check", json!({ "id": case }));
    assert_eq!((&lacks[0]["lack"], &lacks[0]["required"]), (&json!("report_missing"), &json!(true)));
    moved(&mut world, case, "report_up", town);
    assert_eq!(way(&mut world, case)["at"], "town", "without an attempt of the village's own");
    result(&mut world, case, "resolved", None);
}

#[test]
fn across_towns_and_counties_somebody_above_coordinates() {
    let mut world = World::town();
    let near = station(&mut world, "东沙镇家事服务站", "town", OTHER_TOWN);
    let far = station(&mut world, "沈家门街道家事服务站", "town", OTHER_COUNTY);
    let village = station(&mut world, "岙头村家事服务点", "village", TOWN);
    let (case, _) = world.open_case();
    assert_eq!(world.faults("movements.send", sending(case, "transfer", Some(near)))[0].0, "coordinator");
    assert_eq!(
        world.faults("movements.send", sending(case, "transfer", Some(village)))[0],
        ("to_station".to_owned(), "tier".to_owned())
    );
    let with = |to: i64, who: &str| {
        let mut body = sending(case, "transfer", Some(to));
        body["coordinator"] = json!(who);
        body
    };
    let id = world.ok("movements.send", with(near, "岱山县妇女联合会"));
    answer(&mut world, &id, false);
    let id = world.ok("movements.send", with(far, "舟山市妇女联合会"));
    answer(&mut world, &id, true);
    let told = way(&mut world, case);
    let scopes: Vec<&Value> = told["movements"].as_array().unwrap().iter().map(|one| &one["scope"]).collect();
    assert_eq!(scopes, ["cross_town", "cross_county"]);
    assert_eq!(told["movements"][1]["coordinator"], "舟山市妇女联合会");
    assert_eq!(told["holder_name"], "沈家门街道家事服务站");
}

#[test]
fn what_is_refused_returned_or_taken_back_lies_on_the_senders_desk() {
    let (mut world, case, _, town, _) = county();
    let id = world.ok("movements.send", sending(case, "assign", Some(town)));
    answer(&mut world, &id, false);
    let desk = world.ok("movements.desk", json!({}));
    assert_eq!(desk["refused"][0]["movement"]["answer_reason"], "人手不足");
    assert_eq!(way(&mut world, case)["held_here"], true);
    world.ok("movements.acknowledge", json!({ "id": id }));
    assert_eq!(world.ok("movements.desk", json!({}))["refused"], json!([]));
    assert_eq!(world.refused("movements.acknowledge", json!({ "id": id })).code, Code::WrongState);

    let id = world.ok("movements.send", sending(case, "assign", Some(town)));
    assert_eq!(world.faults("movements.withdraw", json!({ "id": id, "reason": " " }))[0].0, "reason");
    world.ok("movements.withdraw", json!({ "id": id, "reason": "发错了镇" }));
    assert_eq!(why_not(&way(&mut world, case), "assign"), json!(null));

    moved(&mut world, case, "assign", town);
    result(&mut world, case, "returned", None);
    let desk = world.ok("movements.desk", json!({}));
    assert_eq!(desk["returned"][0]["movement"]["reason"], "已调解两次");
    let back = way(&mut world, case);
    assert_eq!(why_not(&back, "return"), "not_received");
    assert_eq!(why_not(&back, "assign"), json!(null), "to another town");

    for command in ["movements.accept", "movements.refuse"] {
        let me = world.me();
        assert_eq!(
            world.refused(command, json!({ "id": 1, "handler": me, "reason": "无" })).code,
            Code::NotFound,
            "nobody offered that"
        );
    }
}

#[test]
fn a_referral_has_its_receipt_and_its_result_and_custody_stays() {
    let mut world = World::village();
    let court = unit(&mut world, "虚构人民法庭");
    let (case, _) = world.open_case();
    let mut body = sending(case, "refer", None);
    assert_eq!(world.faults("movements.send", body.clone())[0].0, "to_unit");
    body["to_unit"] = json!(court);
    let refer = world.ok("movements.send", body.clone());
    body["kind"] = json!("joint");
    let joint = world.ok("movements.send", body);
    assert_eq!(way(&mut world, case)["held_here"], true);
    let early = json!({ "id": refer, "result": "已立案" });
    assert_eq!(world.refused("movements.finish", early.clone()).code, Code::WrongState, "no receipt yet");
    answer(&mut world, &refer, true);
    answer(&mut world, &joint, true);
    world.ok("movements.finish", early);
    let lacks = world.ok("cases.close_check", json!({ "id": case }));
    let referral = lacks.as_array().unwrap().iter().find(|one| one["lack"] == "referral_open").expect("a referral");
    assert_eq!(referral["count"], 1);
    state(&mut world, case, "resolved", "法庭已立案，双方同意由法庭处理");
    assert_eq!(
        world.faults("cases.set_state", json!({ "id": case, "state": "archived", "note": "" }))[0].0,
        "note",
        "passed over with a reason only"
    );
    world.ok("movements.finish", json!({ "id": joint, "result": "社区已两次上门" }));
    state(&mut world, case, "archived", "");
    let moved = way(&mut world, case)["movements"].clone();
    assert_eq!((&moved[0]["state"], &moved[0]["answered_by"]), (&json!("done"), &json!("虚构站长")));
}

#[test]
fn whoever_is_dissatisfied_brings_the_case_back_to_the_configured_step() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    world.ok("cases.set_back_step", json!({ "afresh": true, "service": "legal_aid" }));
    assert_eq!(world.ok("cases.back_step", json!({}))["service"], "legal_aid");
    let back = json!({ "id": case, "reason": "对办理结果不满意" });
    assert_eq!(world.refused("cases.bring_back", back.clone()).fields[0].why, "not_ended");
    state(&mut world, case, "resolved", "");
    let survey = json!({
        "case": case, "anonymous": false, "day": null, "service": null, "sex": null, "age": null,
        "scores": [{ "item": "overall", "score": 1 }], "first_time": null, "recommend": null, "comment": "", "reply_phone": "",
    });
    assert_eq!(way(&mut world, case)["dissatisfied"], false);
    world.ok("surveys.enter", survey);
    assert_eq!(way(&mut world, case)["dissatisfied"], true);
    world.ok("cases.bring_back", back);
    let file = world.ok("cases.get", json!({ "id": case }));
    assert_eq!(file["state"], "accepted");
    assert!(file["services"].as_array().unwrap().contains(&json!("legal_aid")));
    assert_eq!(way(&mut world, case)["dissatisfied"], false, "once taken up again");
}

#[test]
fn the_directory_of_units_and_stations_keeps_each_once() {
    let mut world = World::village();
    let id = unit(&mut world, "虚构派出所");
    let again = json!({
        "id": null, "kind": "expert", "name": "虚构派出所", "contact": "", "phone": "一二三", "address": "", "speciality": "", "active": true,
    });
    let fields: Vec<String> = world.faults("units.save", again).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["speciality", "phone", "name"]);
    assert_eq!(world.ok("units.list", json!({}))[0]["id"], id);
    station(&mut world, "高亭镇家事服务站", "town", TOWN);
    let twice = json!({ "name": "高亭镇家事服务站", "tier": "town", "place": TOWN, "parent_name": "" });
    assert_eq!(
        world.faults("stations.save_other", json!({ "id": null, "station": twice.clone() }))[0].0,
        "station.name"
    );
    let own = world.session.as_ref().unwrap().station.0;
    assert_eq!(
        world
            .refused(
                "stations.save_other",
                json!({ "id": own, "station": { "name": "改名", "tier": "town", "place": TOWN, "parent_name": "" } })
            )
            .code,
        Code::WrongState
    );
}
