//! B.1, B.2 and B.3 between a county, a town and a village that have nothing but files between them.

use jiahe::Code;
use jiahe_tests::stations::{self, county, id, import, know, meet, send, settle, town, village};
use jiahe_tests::world::{World, id_number, person};
use serde_json::{Value, json};

use super::exchange::{hidden, say};

const COUNTY: usize = 0;
const TOWN: usize = 1;
const VILLAGE: usize = 2;

pub fn three() -> ([World; 3], [i64; 3], tempfile::TempDir) {
    let (mut county, mut town, mut village) = (county(), town(), village());
    meet(&mut county, &mut town);
    meet(&mut town, &mut village);
    meet(&mut county, &mut village);
    let ids = [id(&mut county), id(&mut town), id(&mut village)];
    ([county, town, village], ids, stations::stick())
}

pub fn movement(world: &mut World, case: i64, kind: &str, to: Option<i64>) -> Result<Value, jiahe::Fault> {
    world.call(
        "movements.send",
        json!({
            "case": case, "kind": kind, "to_station": to, "to_unit": null, "coordinator": "",
            "reason": "按流程办理", "answer_by": "2026-11-30", "deadline": null,
        }),
    )
}

pub fn offers(world: &mut World) -> Vec<i64> {
    let desk = world.ok("movements.desk", json!({}));
    desk["offers"].as_array().unwrap().iter().map(|one| one["id"].as_i64().unwrap()).collect()
}

fn accept(world: &mut World) -> i64 {
    let (offer, me) = (offers(world)[0], world.me());
    world.ok("movements.accept", json!({ "id": offer, "handler": me })).as_i64().unwrap()
}

fn state(world: &mut World, case: i64, state: &str, note: &str) {
    world.ok("cases.set_state", json!({ "id": case, "state": state, "note": note }));
}

/// Sends it on and has it accepted there.
pub fn hand_over(
    worlds: &mut [World; 3],
    ids: [i64; 3],
    stick: &std::path::Path,
    case: i64,
    kind: &str,
    (from, to): (usize, usize),
) {
    movement(&mut worlds[from], case, kind, Some(ids[to])).unwrap();
    settle(worlds, stick);
    assert_eq!(accept(&mut worlds[to]), case);
    settle(worlds, stick);
}

/// Everybody who has the case says the same of it.
fn agree(worlds: &mut [World; 3], case: i64, holder: i64) {
    let mut told: Vec<Value> = Vec::new();
    for world in worlds {
        if let Ok(way) = world.call("movements.way", json!({ "id": case })) {
            assert_eq!(way["holder"], holder);
            told.push(history(&way));
        }
    }
    assert!(told.len() > 1 && told.iter().all(|one| *one == told[0]), "{told:#?}");
}

/// What must be the same on all.
pub fn history(way: &Value) -> Value {
    let kept = |rows: &Value, names: &[&str]| -> Vec<Value> {
        let of = |row: &Value| names.iter().map(|name| row[*name].clone()).collect::<Vec<_>>();
        let mut rows: Vec<Value> = rows.as_array().unwrap().iter().map(|row| json!(of(row))).collect();
        rows.sort_by_key(Value::to_string);
        rows
    };
    let movements = kept(
        &way["movements"],
        &["id", "kind", "from_station", "to_station", "epoch", "state", "sent_at", "answered_at"],
    );
    json!([way["holder"], movements, kept(&way["steps"], &["id", "epoch", "station", "step", "at"])])
}

#[test]
fn b1_goes_from_the_county_down_to_the_village_and_all_the_way_up_again() {
    let (mut worlds, ids, stick) = three();
    let (case, code) = worlds[COUNTY].open_case();
    hand_over(&mut worlds, ids, stick.path(), case, "assign", (COUNTY, TOWN));
    hand_over(&mut worlds, ids, stick.path(), case, "assign", (TOWN, VILLAGE));
    let there = worlds[VILLAGE].ok("cases.get", json!({ "id": case }));
    assert_eq!((&there["code"], &there["station_name"]), (&json!(code), &json!("岱山县家事服务工作室")));
    assert_eq!(there["parties"][0]["person"]["name"], "虚构甲花");
    let found = json!({ "filter": { "text": "甲花" }, "after": null, "limit": 9 });
    assert_eq!(
        worlds[VILLAGE].ok("cases.list", found)["rows"].as_array().unwrap().len(),
        1,
        "it is found by name there"
    );
    worlds[VILLAGE].ok("cases.add_note", json!({ "id": case, "text": "已上门两次。" }));
    let staff = worlds[VILLAGE].ok("staff.list", json!({}));
    assert_eq!(staff.as_array().unwrap().len(), 1, "the county's people are no staff of the village's");
    let foreign =
        jiahe_tests::world::member(there["received_by"].as_i64(), "测试甲主任", &["lead"], "初来乍到-5820-柳");
    assert_eq!(worlds[VILLAGE].refused("staff.save", foreign).code, Code::NotFound, "and get no account there");
    state(&mut worlds[VILLAGE], case, "unresolved", "双方仍各执一词");
    hand_over(&mut worlds, ids, stick.path(), case, "report_up", (VILLAGE, TOWN));
    assert_eq!(
        worlds[VILLAGE].refused("cases.set_risk", json!({ "id": case, "risk": "red", "reason": "已上报" })).code,
        Code::HeldElsewhere
    );
    state(&mut worlds[TOWN], case, "unresolved", "镇里也未调成");
    hand_over(&mut worlds, ids, stick.path(), case, "report_up", (TOWN, COUNTY));
    let back = worlds[COUNTY].ok("cases.get", json!({ "id": case }));
    let notes = back["timeline"].as_array().unwrap().iter().filter(|event| event["note"] == "已上门两次。").count();
    assert_eq!(notes, 1, "what the village wrote came along");
    agree(&mut worlds, case, ids[COUNTY]);
}

#[test]
fn b2_begins_in_a_town_and_is_resolved_by_the_county() {
    let (mut worlds, ids, stick) = three();
    let (case, _) = worlds[TOWN].open_case();
    state(&mut worlds[TOWN], case, "unresolved", "镇里未调成");
    hand_over(&mut worlds, ids, stick.path(), case, "report_up", (TOWN, COUNTY));
    agree(&mut worlds, case, ids[COUNTY]);
    assert!(worlds[VILLAGE].call("cases.get", json!({ "id": case })).is_err(), "the village has nothing to do with it");
}

#[test]
fn b3_begins_in_a_village_and_is_resolved_by_the_town_where_it_is_archived() {
    let (mut worlds, ids, stick) = three();
    let (case, _) = worlds[VILLAGE].open_case();
    state(&mut worlds[VILLAGE], case, "unresolved", "村里未调成");
    hand_over(&mut worlds, ids, stick.path(), case, "report_up", (VILLAGE, TOWN));
    state(&mut worlds[TOWN], case, "resolved", "");
    settle(&mut worlds, stick.path());
    agree(&mut worlds, case, ids[TOWN]);
}

#[test]
fn a_preview_tells_of_a_case_what_one_may_know_and_an_answer_is_offered_at_once() {
    let (mut worlds, ids, stick) = three();
    let mut secret = worlds[COUNTY].intake();
    secret["level"] = json!("strict");
    let strict = worlds[COUNTY].ok("cases.open", secret)["id"].as_i64().unwrap();
    let (open, code) = worlds[COUNTY].open_case();
    for case in [strict, open] {
        movement(&mut worlds[COUNTY], case, "assign", Some(ids[TOWN])).unwrap();
    }
    let parcel = send(&mut worlds[COUNTY], ids[TOWN], stick.path());
    let told = worlds[TOWN].ok("exchange.preview", json!({ "path": parcel }));
    let said = told["messages"].as_array().unwrap();
    assert_eq!(said.len(), 2);
    assert_eq!(
        (&said[0]["kind"], &said[0]["hidden"], &said[0]["code"]),
        (&json!("movement.offer"), &json!(true), &json!(""))
    );
    assert_eq!((&said[1]["code"], &said[1]["parties"][0]), (&json!(code), &json!("虚构甲花")));
    let done = import(&mut worlds[TOWN], &parcel).unwrap();
    assert_eq!(done["answers"][0]["receipts"], 2);
    accept(&mut worlds[TOWN]);
    let waiting = worlds[TOWN].ok("exchange.overview", json!({}));
    assert_eq!(waiting["stations"][0]["waiting"], 1, "the acceptance waits to be sent");
}

#[test]
fn hidden_whereabouts_stay_home_and_come_only_when_sent_on_purpose() {
    let (mut worlds, ids, stick) = three();
    let (case, hider) = hidden(&mut worlds[COUNTY]);
    let report = json!({
        "case": case, "kind": "minor", "situation": "孩子身上有伤", "suspect": "", "measures": "已劝离",
        "reported_at": "2026-11-23T09:10:00", "receipt": "", "told": "", "feedback": "",
        "reporter": { "name": "虚构邻居某", "phone": "13800000009", "relation": "邻居" },
    });
    worlds[COUNTY].ok("reports.add", report);
    hand_over(&mut worlds, ids, stick.path(), case, "assign", (COUNTY, TOWN));
    let there = worlds[TOWN].ok("cases.get", json!({ "id": case }));
    let person = &there["parties"][0]["person"];
    for column in ["phone", "living_address", "registered_address"] {
        assert_eq!(person[column], "", "{column}");
    }
    assert_eq!(there["reports"][0]["has_reporter"], false, "the report came, who found it did not");
    assert_eq!(there["team"].as_array().unwrap().len(), 1, "the county's team stays the county's");
    // On purpose: sealed, until the lead has named readers.
    say(&mut worlds[COUNTY], (case, hider), ids[TOWN]);
    settle(&mut worlds, stick.path());
    let sealed = worlds[TOWN].ok("exchange.sealed", json!({}));
    assert_eq!((&sealed[0]["kind"], &sealed[0]["person_name"]), (&json!("hidden_contact"), &json!("虚构甲花")));
    let body: String = worlds[TOWN].database().query_row("SELECT body FROM sealed_in", [], |row| row.get(0)).unwrap();
    assert!(!body.contains("海滨路"));
    let none = json!({ "id": sealed[0]["id"], "readers": [] });
    assert_eq!(worlds[TOWN].faults("exchange.name_readers", none)[0], ("readers".to_owned(), "required".to_owned()));
    let me = worlds[TOWN].me();
    worlds[TOWN].ok("exchange.name_readers", json!({ "id": sealed[0]["id"], "readers": [me] }));
    worlds[TOWN].unlock();
    let contact = worlds[TOWN].ok("people.read_contact", json!({ "id": hider }))["contact"].clone();
    assert_eq!(contact["address"], "海滨路庇护所 3 号");
    assert_eq!(worlds[TOWN].ok("exchange.sealed", json!({})), json!([]));
    let trail = worlds[COUNTY].ok("audit.list", json!({ "noun": "cases" })).to_string();
    assert!(trail.contains("hidden_contact sent on purpose"), "{trail}");
    // The town amends the person and gives the case back; what the county keeps of the address is still the county's.
    let amended = person_of(&mut worlds[TOWN], case);
    let mut entry =
        self::person("虚构甲花", &id_number("1988-02-29", jiahe::kernel::identity::Sex::Female, 1), "13800000055");
    entry["occupation"] = json!("教师");
    for sealed in ["phone", "living_place", "living_address"] {
        entry[sealed] = json!("");
    }
    worlds[TOWN].ok("people.amend", json!({ "id": hider, "version": amended["version"], "entry": entry }));
    hand_over(&mut worlds, ids, stick.path(), case, "return", (TOWN, COUNTY));
    let home = person_of(&mut worlds[COUNTY], case);
    assert_eq!((&home["phone"], &home["living_address"]), (&json!(""), &json!("")), "hidden stays hidden");
    assert_eq!(home["occupation"], "教师");
}

fn person_of(world: &mut World, case: i64) -> Value {
    world.ok("cases.get", json!({ "id": case }))["parties"][0]["person"].clone()
}

/// What is done to a snapshot on its way.
type Harm = Box<dyn Fn(&mut Value)>;

/// The snapshot that lies in the town's offers, harmed, and accepted.
fn harmed(change: impl FnOnce(&mut Value)) -> (Result<Value, jiahe::Fault>, bool) {
    let (mut county, mut town) = (county(), town());
    meet(&mut county, &mut town);
    let (case, _) = county.open_case();
    town.open_case();
    let (stick, there) = (stations::stick(), id(&mut town));
    movement(&mut county, case, "assign", Some(there)).unwrap();
    let parcel = send(&mut county, there, stick.path());
    import(&mut town, &parcel).unwrap();
    let body: String = town.database().query_row("SELECT body FROM movement_offers", [], |row| row.get(0)).unwrap();
    let mut body: Value = serde_json::from_str(&body).unwrap();
    change(&mut body);
    town.database().execute("UPDATE movement_offers SET body = $1", [body.to_string()]).unwrap();
    let before = stations::digest(&mut town);
    let (offer, me) = (offers(&mut town)[0], town.me());
    let answer = town.call("movements.accept", json!({ "id": offer, "handler": me }));
    let untouched = stations::digest(&mut town) == before;
    if answer.is_ok() {
        let list = json!({ "filter": {}, "after": null, "limit": 50 });
        town.ok("cases.list", list);
        town.ok("cases.get", json!({ "id": case }));
    }
    (answer, untouched)
}

#[test]
fn a_case_with_one_false_field_is_not_taken_in_at_all() {
    let other = |body: &mut Value, table: &str, at: usize, column: &str, value: Value| {
        body["case"]["tables"][table][at][column] = value;
    };
    let tries: Vec<(&str, Harm)> = vec![
        ("a state that is none", Box::new(move |body| other(body, "cases", 0, "state", json!("gone")))),
        (
            "a day that is none",
            Box::new(move |body| other(body, "cases", 0, "opened_at", json!("2026-13-40T00:00:00"))),
        ),
        ("a text for a number", Box::new(move |body| other(body, "cases", 0, "version", json!("eins")))),
        ("a list for a text", Box::new(move |body| other(body, "cases", 0, "facts", json!([])))),
        ("a party of another case", Box::new(move |body| other(body, "case_parties", 0, "case_id", json!(1)))),
        ("an event of another case", Box::new(move |body| other(body, "case_events", 0, "case_id", json!(1)))),
        (
            "a person who does not come along",
            Box::new(move |body| other(body, "case_parties", 0, "person_id", json!(1))),
        ),
        ("a handler who does not come along", Box::new(move |body| other(body, "cases", 0, "handler", json!(1)))),
        ("no case", Box::new(|body| body["case"]["tables"]["cases"] = json!([]))),
        ("another case", Box::new(|body| body["case"]["case"] = json!(1))),
        ("nobody's birthday", Box::new(|body| body["case"]["people"][0]["birth"] = json!("gestern"))),
        ("a name without end", Box::new(|body| body["case"]["people"][0]["name"] = json!("长".repeat(5_000)))),
        (
            "a station of no tier",
            Box::new(|body| {
                body["case"]["stations"][0] = json!({ "id": 5, "name": "某站", "tier": "moon", "place": "" })
            }),
        ),
        (
            "two of one key",
            Box::new(|body| {
                let first = body["case"]["tables"]["case_events"][0].clone();
                body["case"]["tables"]["case_events"].as_array_mut().unwrap().push(first);
            }),
        ),
        ("a newer version", Box::new(|body| body["case"]["version"] = json!(9))),
    ];
    harmed(|_| ()).0.expect("unharmed it is taken in");
    for (what, change) in tries {
        let (answer, untouched) = harmed(change);
        let code = answer.expect_err(what).code;
        assert!(matches!(code, Code::ParcelContent | Code::ParcelNewer | Code::Invalid), "{what}: {code:?}");
        assert!(untouched, "{what}");
    }
}

#[test]
fn what_a_newer_station_tells_and_this_one_has_no_place_for_is_kept_and_sent_on() {
    let (mut worlds, ids, stick) = three();
    let (case, _) = worlds[COUNTY].open_case();
    movement(&mut worlds[COUNTY], case, "assign", Some(ids[TOWN])).unwrap();
    // As if the county's version had one more column and one more table.
    let body: String = worlds[COUNTY]
        .database()
        .query_row("SELECT body FROM outbox WHERE kind = 'movement.offer'", [], |row| row.get(0))
        .unwrap();
    let mut body: Value = serde_json::from_str(&body).unwrap();
    body["case"]["tables"]["cases"][0]["weather"] = json!("雨");
    body["case"]["tables"]["case_weather"] = json!([{ "id": 5, "case_id": case, "wind": 3 }]);
    worlds[COUNTY]
        .database()
        .execute("UPDATE outbox SET body = $1 WHERE kind = 'movement.offer'", [body.to_string()])
        .unwrap();
    settle(&mut worlds, stick.path());
    accept(&mut worlds[TOWN]);
    movement(&mut worlds[TOWN], case, "assign", Some(ids[VILLAGE])).unwrap();
    let on: String = worlds[TOWN]
        .database()
        .query_row("SELECT body FROM outbox WHERE kind = 'movement.offer'", [], |row| row.get(0))
        .unwrap();
    let on: Value = serde_json::from_str(&on).unwrap();
    assert_eq!(on["case"]["tables"]["cases"][0]["weather"], "雨");
    assert_eq!(on["case"]["tables"]["case_weather"][0]["wind"], 3);
}

#[test]
fn a_station_that_nobody_confirmed_gets_nothing_but_what_is_for_it_waits() {
    let (mut county, mut town) = (county(), town());
    let (stick, there) = (stations::stick(), id(&mut town));
    let card = town.ok("exchange.card", json!({}));
    county.ok("exchange.meet", json!({ "path": "", "text": card["text"], "same_as": null }));
    let (case, _) = county.open_case();
    movement(&mut county, case, "assign", Some(there)).unwrap();
    let waiting = county.ok("exchange.overview", json!({}));
    assert_eq!((&waiting["stations"][0]["waiting"], &waiting["stations"][0]["confirmed"]), (&json!(1), &json!(false)));
    assert_eq!(
        county.refused("exchange.send", json!({ "station": there, "path": stick.path() })).code,
        Code::StationUnconfirmed
    );
    know(&mut county, &mut town);
    know(&mut town, &mut county);
    let parcel = send(&mut county, there, stick.path());
    import(&mut town, &parcel).unwrap();
    assert_eq!(offers(&mut town).len(), 1);
}
