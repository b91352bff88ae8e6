//! What a station and a person may set, and the lists they choose from.

use jiahe::Code;
use jiahe::kernel::identity::Sex;
use jiahe_tests::world::{PASSWORD, World, id_number};
use serde_json::json;

#[test]
fn places_are_chosen_from_the_national_list_down_to_the_town() {
    let mut world = World::empty();
    let provinces = world.ok("places.list", json!({ "parent": null }));
    assert!(provinces.as_array().unwrap().len() >= 34);
    let counties = world.ok("places.list", json!({ "parent": "330900" }));
    assert!(counties.as_array().unwrap().iter().any(|place| place["code"] == "330921" && place["name"] == "岱山县"));
    let towns = world.ok("places.list", json!({ "parent": "330921" }));
    assert!(towns.as_array().unwrap().iter().any(|place| place["code"] == "330921100" && place["name"] == "高亭镇"));
    assert_eq!(world.ok("places.list", json!({ "parent": "999999" })), json!([]));
    let tables = world.ok("tables.all", json!({}));
    assert!(tables["nations"].as_array().unwrap().len() >= 56);
}

#[test]
fn a_password_is_judged_while_it_is_typed() {
    let mut world = World::empty();
    assert_eq!(world.ok("vault.strength", json!({ "password": "12345678", "name": "" }))["why"], "password_common");
    assert_eq!(world.ok("vault.strength", json!({ "password": "短", "name": "" }))["why"], "password_short");
    let good = world.ok("vault.strength", json!({ "password": PASSWORD, "name": "测试甲主任" }));
    assert_eq!(good["why"], json!(null));
    assert_ne!(good["level"], "weak");
}

#[test]
fn an_identity_number_tells_birth_and_sex_while_it_is_typed() {
    let mut world = World::village();
    let told = world.ok("people.check_identity", json!({ "number": id_number("2000-02-29", Sex::Female, 7) }));
    assert_eq!((&told["birth"], &told["sex"], &told["why"]), (&json!("2000-02-29"), &json!("2"), &json!(null)));
    assert_eq!(told["place"], "浙江省舟山市岱山县");
    assert_eq!(world.ok("people.check_identity", json!({ "number": "33092119" }))["why"], "id_length");
}

#[test]
fn preferences_stay_with_the_person_and_within_their_range() {
    let mut world = World::village();
    world.ok("prefs.set", json!({ "text_size": 20, "language": "en", "idle_minutes": 5 }));
    world.restart();
    let session = world.sign_in(jiahe_tests::world::ADMIN, PASSWORD);
    assert_eq!(session["prefs"], json!({ "text_size": 20, "language": "en", "idle_minutes": 5 }));
    let faults = world.faults("prefs.set", json!({ "text_size": 99, "language": "xx", "idle_minutes": 0 }));
    assert_eq!(faults.len(), 3);
}

#[test]
fn the_station_and_its_rooms_are_kept_by_those_in_charge() {
    let mut world = World::town();
    let own = json!({ "name": "高亭镇家事服务站", "tier": "town", "place": "330921100", "parent_name": "岱山县家事服务工作室" });
    world.ok("stations.amend", own.clone());
    assert_eq!(world.ok("stations.list", json!({}))[0]["parent_name"], "岱山县家事服务工作室");
    world.ok("rooms.save", json!({ "id": null, "name": "谈话一室", "capacity": 4, "active": true }));
    assert_eq!(world.ok("rooms.list", json!({}))[0]["name"], "谈话一室");
    world.hire("测试丙调解", &["mediator"]);
    world.sign_in("测试丙调解", PASSWORD);
    assert_eq!(world.refused("stations.amend", own).code, Code::Forbidden);
    let room = json!({ "id": null, "name": "别室", "capacity": 4, "active": true });
    assert_eq!(world.refused("rooms.save", room).code, Code::Forbidden);
}

#[test]
fn the_team_is_set_by_those_on_it_and_a_draft_can_be_thrown_away() {
    let mut world = World::village();
    let other = world.hire("测试丙调解", &["mediator"]);
    let (id, _) = world.open_case();
    world.ok("cases.set_team", json!({ "id": id, "team": [other] }));
    let team = world.ok("cases.get", json!({ "id": id }))["team"].clone();
    assert_eq!(team.as_array().unwrap().len(), 2, "the handler stays on it: {team}");
    let draft = world.ok("drafts.save", json!({ "id": null, "kind": "intake", "title": "", "body": "{}" }));
    world.ok("drafts.discard", json!({ "id": draft }));
    assert_eq!(world.ok("drafts.list", json!({})), json!([]));
}
