//! Parcels between stations: meeting, sending, receipts, and how everything heals by sending again.

use std::fs;

use jiahe::Code;
use jiahe_tests::stations::{self, county, digest, id, import, know, meet, send, town, village};
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::{Value, json};

/// A case whose first party hides: the case and the person. It gives something to send.
pub fn hidden(world: &mut World) -> (i64, i64) {
    let (case, _) = world.open_case();
    let person = world.ok("cases.get", json!({ "id": case }))["parties"][0]["person"]["id"].as_i64().unwrap();
    let contact = json!({ "address": "海滨路庇护所 3 号", "phone": "13800000077", "note": "" });
    world.ok("people.hide_contact", json!({ "id": person, "contact": contact, "readers": [] }));
    world.unlock();
    (case, person)
}

pub fn say(world: &mut World, (case, person): (i64, i64), to: i64) {
    let asked =
        json!({ "case": case, "kind": "hidden_contact", "record": person, "station": to, "reason": "县里安排转移" });
    world.unlock();
    world.ok("exchange.send_sealed", asked);
}

fn line(world: &mut World, station: i64) -> Value {
    let overview = world.ok("exchange.overview", json!({}));
    overview["stations"].as_array().unwrap().iter().find(|line| line["station"]["id"] == station).cloned().unwrap()
}

#[test]
fn two_stations_meet_by_card_and_count_for_nothing_until_somebody_has_compared() {
    let (mut town, mut village) = (town(), village());
    let (stick, here, there) = (stations::stick(), id(&mut town), id(&mut village));
    let written = village.ok("exchange.save_card", json!({ "path": stick.path() }));
    assert!(written["file_name"].as_str().unwrap().ends_with(".jhcard"));
    let found = town.ok("exchange.found", json!({ "path": stick.path() }));
    assert_eq!((&found[0]["kind"], &found[0]["path"]), (&json!("card"), &written["path"]));
    let card = json!({ "path": written["path"], "text": "" });
    let told = town.ok("exchange.look_at_card", card.clone());
    assert_eq!((&told["name"], &told["known"]), (&json!("岙头村家事服务点"), &json!("new")));
    let shown = village.ok("exchange.card", json!({}));
    assert_eq!(told["fingerprint"], shown["fingerprint"], "both read the same digits");
    assert!(shown["modules"].as_u64().unwrap() > 20 && !shown["black"].as_array().unwrap().is_empty());

    let mut by_card = card.clone();
    by_card["same_as"] = json!(null);
    town.ok("exchange.meet", by_card.clone());
    let waits = json!({ "station": there, "path": stick.path() });
    assert_eq!(town.refused("exchange.send", waits.clone()).code, Code::StationUnconfirmed);
    let wrong = json!({ "station": there, "fingerprint": ["00000", "00000", "00000", "00000", "00000", "00000"] });
    assert_eq!(town.refused("exchange.confirm", wrong).code, Code::Stale);
    // A mediator neither meets nor confirms.
    town.hire("测试丙调解", &["mediator"]);
    town.sign_in("测试丙调解", PASSWORD);
    assert_eq!(town.refused("exchange.meet", by_card.clone()).code, Code::Forbidden);
    town.sign_in(ADMIN, PASSWORD);
    town.ok("exchange.confirm", json!({ "station": there, "fingerprint": told["fingerprint"] }));
    assert_eq!(line(&mut town, there)["confirmed_by"], ADMIN);
    town.ok("exchange.send", waits);

    // One's own card is nobody else's.
    let own = town.ok("exchange.card", json!({}));
    assert_eq!(
        town.faults("exchange.look_at_card", json!({ "path": "", "text": own["text"] })),
        [("path".into(), "own_card".into())]
    );
    assert_eq!(line(&mut town, there)["station"]["name"], "岙头村家事服务点");
    // The village knows nothing of the town yet.
    let parcel = send(&mut town, there, stick.path());
    assert_eq!(import(&mut village, &parcel).unwrap_err().code, Code::ParcelUnknownSender);
    let card = town.ok("exchange.card", json!({}));
    village.ok("exchange.meet", json!({ "path": "", "text": card["text"], "same_as": null }));
    assert_eq!(import(&mut village, &parcel).unwrap_err().code, Code::StationUnconfirmed);
    village.ok("exchange.confirm", json!({ "station": here, "fingerprint": card["fingerprint"] }));
    import(&mut village, &parcel).unwrap();
}

#[test]
fn a_card_that_was_touched_is_refused_and_other_keys_are_said_out_loud() {
    let (mut town, mut village) = (town(), village());
    let there = id(&mut village);
    know(&mut town, &mut village);
    let card = village.ok("exchange.card", json!({}))["text"].as_str().unwrap().to_owned();
    for (what, text) in [
        ("another name", card.replace("岙头村", "山嘴村")),
        ("cut", card.chars().take(200).collect()),
        ("no card", "{}".to_owned()),
        ("nonsense", "这是一篇文章".to_owned()),
    ] {
        let refused = town.refused("exchange.look_at_card", json!({ "path": "", "text": text }));
        assert_eq!(refused.code, Code::CardDamaged, "{what}");
    }
    let newer = card.replacen("\"version\":1", "\"version\":2", 1);
    assert_eq!(town.refused("exchange.look_at_card", json!({ "path": "", "text": newer })).code, Code::ParcelNewer);
    // The same station with other keys: somebody set it up anew, or somebody else pretends.
    village.database().execute("DELETE FROM own_pair", []).unwrap();
    let other = village.ok("exchange.card", json!({}));
    let told = town.ok("exchange.meet", json!({ "path": "", "text": other["text"], "same_as": null }));
    assert_eq!(told["known"], "changed");
    let now = line(&mut town, there);
    assert_eq!((&now["changed"], &now["confirmed"]), (&json!(true), &json!(false)));
    let stick = stations::stick();
    let waits = json!({ "station": there, "path": stick.path() });
    assert_eq!(town.refused("exchange.send", waits).code, Code::StationUnconfirmed);
    town.ok("exchange.confirm", json!({ "station": there, "fingerprint": other["fingerprint"] }));
    assert_eq!(line(&mut town, there)["changed"], false);
    let trail = town.ok("audit.list", json!({ "noun": "exchange" })).to_string();
    assert!(trail.contains("card with other keys taken in") && trail.contains("fingerprint compared"), "{trail}");
}

#[test]
fn a_station_of_the_directory_turns_out_to_be_the_one_that_came() {
    let (mut town, mut village) = (town(), village());
    let there = id(&mut village);
    let by_hand = "INSERT INTO stations (id, name, tier, place, parent_name, own, created_at) \
                   VALUES (77, '岙头村服务点', 'village', '330921100', '高亭镇', 0, '2026-11-01T08:00:00')";
    town.database().execute(by_hand, []).unwrap();
    town.database().execute("INSERT INTO case_counters (station_id, year, last) VALUES (77, 2026, 1)", []).unwrap();
    let card = village.ok("exchange.card", json!({}))["text"].clone();
    let told = town.ok("exchange.look_at_card", json!({ "path": "", "text": card }));
    assert_eq!(told["alike"][0]["id"], 77);
    let unknown = json!({ "path": "", "text": card, "same_as": 78 });
    assert_eq!(town.faults("exchange.meet", unknown)[0], ("same_as".to_owned(), "unknown_code".to_owned()));
    town.ok("exchange.meet", json!({ "path": "", "text": card, "same_as": 77 }));
    let kept: i64 =
        town.database().query_row("SELECT station_id FROM case_counters WHERE last = 1", [], |r| r.get(0)).unwrap();
    assert_eq!(kept, there, "what referred to the row by hand refers to the station now");
    assert_eq!(town.ok("stations.list", json!({})).as_array().unwrap().len(), 2);
}

#[test]
fn what_waits_goes_in_every_parcel_until_the_other_has_said_it_read_it() {
    let (mut town, mut village) = (town(), village());
    meet(&mut town, &mut village);
    let (stick, here, there) = (stations::stick(), id(&mut town), id(&mut village));
    let about = hidden(&mut town);
    say(&mut town, about, there);
    let waiting = line(&mut town, there);
    assert_eq!((&waiting["waiting"], &waiting["unacknowledged"]), (&json!(1), &json!(0)));
    assert_ne!(waiting["waiting_since"], json!(null));
    let lost = send(&mut town, there, stick.path());
    fs::remove_file(lost).unwrap();
    say(&mut town, about, there);
    let second = send(&mut town, there, stick.path());
    let sent = line(&mut town, there);
    assert_eq!((&sent["waiting"], &sent["unacknowledged"]), (&json!(0), &json!(2)));

    let told = village.ok("exchange.preview", json!({ "path": second }));
    assert_eq!(told["station_name"], "高亭镇家事服务站");
    assert_eq!(told["messages"].as_array().unwrap().len(), 2, "the lost one is in it");
    assert_eq!(village.ok("exchange.parcels", json!({ "station": null })), json!([]), "looking takes nothing in");
    let taken = import(&mut village, &second).unwrap();
    assert_eq!(taken["answers"][0]["receipts"], 2, "a receipt is offered at once");
    let again = import(&mut village, &second).unwrap();
    assert_eq!((&again["told"]["already"], &again["told"]["messages"]), (&json!(true), &json!([])));

    let receipt = send(&mut village, here, stick.path());
    assert_eq!(town.ok("exchange.preview", json!({ "path": receipt }))["acknowledges"], 2);
    assert_eq!(import(&mut town, &receipt).unwrap()["answers"], json!([]), "no receipt for a receipt");
    assert_eq!(line(&mut town, there)["unacknowledged"], 0);
    let parcels = town.ok("exchange.parcels", json!({ "station": there }));
    let states: Vec<(&Value, &Value)> =
        parcels.as_array().unwrap().iter().map(|one| (&one["direction"], &one["acknowledged"])).collect();
    assert_eq!(states.len(), 3);
    assert!(states.iter().all(|(_, acknowledged)| **acknowledged == json!(true)), "{states:?}");
    let trail = town.ok("audit.list", json!({ "noun": "cases" })).to_string();
    assert!(trail.contains("left in a parcel: exchange.sealed"), "{trail}");
    // Nothing readable in the file, nor anything of the case in its name.
    let bytes = fs::read(&second).unwrap();
    for plain in ["exchange".as_bytes(), "海滨路".as_bytes(), b"jhparcel", b"13800000077"] {
        assert!(!bytes.windows(plain.len()).any(|at| at == plain));
    }
}

#[test]
fn an_older_parcel_after_a_newer_one_does_nothing_and_one_too_early_is_refused() {
    let (mut town, mut village) = (town(), village());
    meet(&mut town, &mut village);
    let (stick, here, there) = (stations::stick(), id(&mut town), id(&mut village));
    let about = hidden(&mut town);
    say(&mut town, about, there);
    let first = send(&mut town, there, stick.path());
    say(&mut town, about, there);
    let second = send(&mut town, there, stick.path());
    import(&mut village, &second).unwrap();
    let late = import(&mut village, &first).unwrap();
    assert_eq!((&late["told"]["messages"], &late["told"]["skipped"]), (&json!([]), &json!(1)));
    // The town believes that three were read, the village comes back from a backup of before.
    let receipt = send(&mut village, here, stick.path());
    import(&mut town, &receipt).unwrap();
    say(&mut town, about, there);
    let third = send(&mut town, there, stick.path());
    village.database().execute("UPDATE peers SET read_to = 0, told_to = 0", []).unwrap();
    village.database().execute("DELETE FROM inbox", []).unwrap();
    village.database().execute("DELETE FROM sealed_in", []).unwrap();
    let before = digest(&mut village);
    assert_eq!(import(&mut village, &third).unwrap_err().code, Code::ParcelGap);
    assert_eq!(digest(&mut village), before);
    // It says how far it has read, and gets everything again.
    let asking = send(&mut village, here, stick.path());
    import(&mut town, &asking).unwrap();
    let healed = send(&mut town, there, stick.path());
    assert_eq!(import(&mut village, &healed).unwrap()["told"]["messages"].as_array().unwrap().len(), 3);
}

#[test]
fn a_station_that_went_back_to_a_backup_says_nothing_twice_under_one_number() {
    let (mut town, mut village) = (town(), village());
    meet(&mut town, &mut village);
    let (stick, here, there) = (stations::stick(), id(&mut town), id(&mut village));
    let about = hidden(&mut town);
    say(&mut town, about, there);
    let first = send(&mut town, there, stick.path());
    import(&mut village, &first).unwrap();
    // Back to before the first message; another one takes its number.
    for forget in ["DELETE FROM outbox", "UPDATE peers SET sent_to = 0, acked_to = 0", "DELETE FROM parcels"] {
        town.database().execute(forget, []).unwrap();
    }
    town.pass(1);
    let nothing = send(&mut town, there, stick.path());
    assert_eq!(import(&mut village, &nothing).unwrap_err().code, Code::ParcelSetBack);
    say(&mut town, about, there);
    let other = send(&mut town, there, stick.path());
    assert_eq!(import(&mut village, &other).unwrap_err().code, Code::ParcelSetBack);
    // The village's next parcel tells the town how far it had come.
    let receipt = send(&mut village, here, stick.path());
    import(&mut town, &receipt).unwrap();
    let healed = send(&mut town, there, stick.path());
    assert_eq!(import(&mut village, &healed).unwrap()["told"]["messages"].as_array().unwrap().len(), 1);
    say(&mut town, about, there);
    let next = send(&mut town, there, stick.path());
    assert_eq!(import(&mut village, &next).unwrap()["told"]["messages"].as_array().unwrap().len(), 1);
}

#[test]
fn keys_outlive_a_change_of_the_station_key_and_a_restore_on_a_bare_pc() {
    let (mut town, mut village) = (town(), village());
    meet(&mut town, &mut village);
    let (stick, there) = (stations::stick(), id(&mut village));
    let card = village.ok("exchange.card", json!({}))["fingerprint"].clone();
    village.ok("keys.rotate", json!({}));
    let about = hidden(&mut town);
    say(&mut town, about, there);
    let parcel = send(&mut town, there, stick.path());
    import(&mut village, &parcel).unwrap();
    assert_eq!(village.ok("exchange.card", json!({}))["fingerprint"], card);
    village.ok("session.lock", json!({}));
    let mut backups: Vec<_> =
        fs::read_dir(village.path().join("backups")).unwrap().flatten().map(|e| e.path()).collect();
    backups.retain(|path| path.extension().is_some_and(|ending| ending == "jhbak"));
    backups.sort();
    let mut bare = World::empty();
    bare.keys = jiahe::vault::MemoryKeyStore::default();
    bare.restart();
    let key = village.recovery_key.clone();
    bare.ok("backups.restore", json!({ "path": backups.pop(), "recovery": key, "name": "", "password": "" }));
    bare.ok("recovery.reset_password", json!({ "key": key, "name": ADMIN, "password": "海内存知己-1188" }));
    bare.sign_in(ADMIN, "海内存知己-1188");
    assert_eq!(bare.ok("exchange.card", json!({}))["fingerprint"], card);
    say(&mut town, about, there);
    let parcel = send(&mut town, there, stick.path());
    assert_eq!(import(&mut bare, &parcel).unwrap()["told"]["messages"].as_array().unwrap().len(), 1);
}

#[test]
fn only_our_own_kinds_of_file_are_written_and_only_into_a_folder_that_is_there() {
    let (mut town, mut village) = (town(), village());
    meet(&mut town, &mut village);
    let (stick, there) = (stations::stick(), id(&mut village));
    let letter = stick.path().join("letter.jhp");
    fs::write(&letter, "一封信").unwrap();
    for (path, why) in [
        (stick.path().join("nowhere/a.jhp"), "no_folder"),
        (stick.path().join("a.txt"), "no_folder"),
        ("relative.jhp".into(), "no_folder"),
        (letter.clone(), "other_file"),
    ] {
        let faults = town.faults("exchange.send", json!({ "station": there, "path": path }));
        assert_eq!(faults, [("path".to_owned(), why.to_owned())], "{}", path.display());
    }
    assert_eq!(fs::read_to_string(&letter).unwrap(), "一封信");
    let named = stick.path().join("给岙头村.jhp");
    for _ in 0..2 {
        town.ok("exchange.send", json!({ "station": there, "path": named }));
    }
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 2, "its own parcel is replaced, and no part is left");
    assert_eq!(town.faults("exchange.found", json!({ "path": "relative" }))[0].1, "no_folder");
    assert_eq!(town.ok("exchange.overview", json!({}))["folder"], json!(stick.path()));
    assert_eq!(town.refused("exchange.import", json!({ "path": stick.path() })).code, Code::ParcelDamaged);
}

#[test]
fn sending_a_sealed_text_takes_a_reason_the_own_password_and_a_station_that_was_compared() {
    let (mut county, mut town) = (county(), town());
    let there = id(&mut town);
    let (case, person) = hidden(&mut county);
    let asked = |kind: &str, record: i64, reason: &str| json!({ "case": case, "kind": kind, "record": record, "station": there, "reason": reason });
    assert_eq!(
        county.refused("exchange.send_sealed", asked("hidden_contact", person, "县里安排转移")).code,
        Code::StationUnconfirmed
    );
    meet(&mut county, &mut town);
    assert_eq!(county.faults("exchange.send_sealed", asked("hidden_contact", person, "急"))[0].1, "too_short");
    assert_eq!(county.faults("exchange.send_sealed", asked("counselling_note", person, "县里安排转移"))[0].0, "kind");
    assert_eq!(county.faults("exchange.send_sealed", asked("hidden_contact", case, "县里安排转移"))[0].0, "kind");
    county.ok("compartments.close", json!({}));
    assert_eq!(
        county.refused("exchange.send_sealed", asked("hidden_contact", person, "县里安排转移")).code,
        Code::CompartmentsShut
    );
    county.unlock();
    county.hire("测试丙调解", &["mediator"]);
    county.sign_in("测试丙调解", PASSWORD);
    county.unlock();
    assert_eq!(
        county.refused("exchange.send_sealed", asked("hidden_contact", person, "县里安排转移")).code,
        Code::Forbidden,
        "not named on it"
    );
    county.sign_in(ADMIN, PASSWORD);
    county.unlock();
    county.ok("exchange.send_sealed", asked("hidden_contact", person, "县里安排转移"));
    let timeline = county.ok("cases.get", json!({ "id": case }))["timeline"].clone();
    assert_eq!((&timeline[0]["kind"], &timeline[0]["note"]), (&json!("exchanged"), &json!("县里安排转移")));
    let posted: String = county.database().query_row("SELECT body FROM outbox", [], |row| row.get(0)).unwrap();
    assert!(!posted.contains("海滨路"), "sealed to the other station even in our own outbox");
}

#[test]
fn five_megabytes_go_over_in_one_parcel() {
    let (mut town, mut village) = (town(), village());
    meet(&mut town, &mut village);
    let (stick, there) = (stations::stick(), id(&mut village));
    let body = json!({ "case": 1, "kind": "hidden_contact", "record": 1, "sent_by": "某", "reason": "测量", "sealed": "x".repeat(40 << 10) });
    let post = "INSERT INTO outbox (station_id, sequence, kind, body, posted_at) VALUES ($1, $2, 'exchange.sealed', $3, '2026-11-23T09:30:00')";
    for sequence in 1..=130 {
        town.database().execute(post, (there, sequence, body.to_string())).unwrap();
    }
    let began = std::time::Instant::now();
    let parcel = send(&mut town, there, stick.path());
    let sealed = began.elapsed();
    village.ok("exchange.preview", json!({ "path": parcel }));
    println!("sealed in {sealed:?}, opened in {:?}", began.elapsed() - sealed);
    assert!(fs::metadata(&parcel).unwrap().len() > 5 << 20);
    assert_eq!(import(&mut village, &parcel).unwrap()["told"]["messages"].as_array().unwrap().len(), 130);
}
