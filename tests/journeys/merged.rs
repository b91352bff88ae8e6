//! Two cases of one family become one, and are parted again where that was wrong.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::{Value, json};

use crate::movements::{case_state, state, way, why_not};

fn team(world: &mut World, case: i64) -> Vec<i64> {
    let file = world.ok("cases.get", json!({ "id": case }));
    file["team"].as_array().unwrap().iter().map(|one| one["staff"].as_i64().unwrap()).collect()
}

#[test]
fn two_cases_of_one_family_become_one_and_the_applicant_may_withdraw() {
    let mut world = World::village();
    let (stays, code) = world.open_case();
    let person = world.ok("cases.get", json!({ "id": stays }))["parties"][0]["person"]["id"].clone();
    let mut intake = world.intake();
    intake["parties"][0]["person"]["existing"] = person;
    let ends = world.ok("cases.open", intake)["id"].as_i64().unwrap();
    let gone_code = world.ok("cases.get", json!({ "id": ends }))["code"].as_str().unwrap().to_owned();
    let mut stranger = world.intake();
    for party in 0..2 {
        stranger["parties"][party]["person"]["id_number"] = json!("");
        stranger["parties"][party]["person"]["name"] = json!(format!("虚构路人{party}"));
    }
    let other = world.ok("cases.open", stranger)["id"].as_i64().unwrap();
    let family = |world: &mut World| {
        world
            .ok("cases.family", json!({ "id": stays }))
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["id"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(family(&mut world), [json!(ends)], "a stranger's case is not offered");
    let merging = |other: i64| json!({ "id": stays, "other": other, "reason": "同一纠纷重复登记" });
    assert_eq!(world.faults("cases.merge", merging(other))[0], ("other".to_owned(), "other_family".to_owned()));
    let theirs = world.hire("测试丁调解", &["mediator"]);
    world.hire("测试丙调解", &["mediator"]);
    let (before, reads) = (team(&mut world, ends), |world: &mut World, who: &str, case: i64| {
        world.sign_in(who, PASSWORD);
        let found = world.call("cases.get", json!({ "id": case })).is_ok();
        world.sign_in(ADMIN, PASSWORD);
        found
    });
    world.ok("cases.set_level", json!({ "id": ends, "level": "strict", "reason": "当事人要求" }));
    world.ok("cases.merge", merging(ends));
    let gone = way(&mut world, ends);
    assert_eq!(gone["merged_into"], stays);
    assert_eq!(why_not(&gone, "reopen"), "merged");
    assert_eq!(way(&mut world, stays)["merged"][0]["id"], ends);
    assert_eq!(world.ok("cases.get", json!({ "id": ends }))["timeline"][0]["to"], json!(code));
    assert_eq!(gone["archived_on"], world.ok("cases.get", json!({ "id": ends }))["timeline"][0]["at"]);

    // What keeps one of them secret keeps both; whoever comes to work on the one reads the other, and nobody else.
    assert_eq!(world.ok("cases.get", json!({ "id": stays }))["level"], "strict");
    assert!(!reads(&mut world, "测试丙调解", stays) && !reads(&mut world, "测试丙调解", ends));
    assert!(!reads(&mut world, "测试丁调解", ends));
    world.ok("cases.set_team", json!({ "id": stays, "team": [theirs] }));
    assert!(reads(&mut world, "测试丁调解", stays) && reads(&mut world, "测试丁调解", ends));

    // Merged wrongly: a lead parts them, says why, and both say so; each has its own team again.
    let parting = |reason: &str| json!({ "id": ends, "reason": reason });
    world.sign_in("测试丁调解", PASSWORD);
    assert_eq!(world.refused("cases.part", parting("并错了")).code, Code::Forbidden);
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(world.faults("cases.part", parting(" "))[0].0, "reason");
    world.ok("cases.part", parting("是另一户人家"));
    assert_eq!(case_state(&mut world, ends), "in_progress");
    assert_eq!(way(&mut world, ends)["merged_into"], Value::Null);
    assert_eq!(team(&mut world, ends), before);
    assert!(reads(&mut world, "测试丁调解", stays) && !reads(&mut world, "测试丁调解", ends));
    assert_eq!(way(&mut world, stays)["merged"], json!([]));
    assert_eq!(world.ok("cases.get", json!({ "id": stays }))["timeline"][0]["from"], "parted");
    assert_eq!(world.refused("cases.part", parting("再来")).code, Code::WrongState);
    let opened = world.ok("cases.get", json!({ "id": stays }))["opened_at"].as_str().unwrap()[..10].to_owned();
    world.ok(
        "surveys.enter",
        json!({
            "case": ends, "anonymous": false, "day": opened, "service": "mediation", "sex": null, "age": null,
            "scores": [{ "item": "overall", "score": 1 }], "first_time": null, "recommend": null, "comment": "慢", "reply_phone": "",
        }),
    );
    let month = &opened[..7];
    assert!(world.ok("conferences.agenda", json!({ "month": month })).to_string().contains(gone_code.as_str()));
    world.ok("cases.merge", merging(ends));
    assert_eq!(family(&mut world), Vec::<Value>::new());

    // The month speaks of it where it goes on, also of who was dissatisfied.
    let agenda = world.ok("conferences.agenda", json!({ "month": month })).to_string();
    assert!(agenda.contains(&code) && !agenda.contains(gone_code.as_str()), "{agenda}");

    assert_eq!(world.faults("cases.withdraw", json!({ "id": stays, "reason": "" }))[0].0, "reason");
    world.ok("cases.withdraw", json!({ "id": stays, "reason": "当事人书面撤回" }));
    assert_eq!(case_state(&mut world, stays), "unresolved");
    state(&mut world, stays, "archived", "");
    state(&mut world, stays, "in_progress", "当事人反悔");
    assert_eq!(case_state(&mut world, stays), "in_progress");
}
