//! The county above the station, on a PC of its own: a case more in each of its parcels.

use std::path::Path;

use serde_json::{Value, json};

use crate::station::{COUNTY, FIRST_TAKEN_IN, PARCELS, Program, parcel};

/// Sets the county up, has it and the station know each other, and writes the parcels.
pub fn write_parcels(station: &mut Program, place: &Path) {
    let mut county = Program::start(&place.join("county"), 0, 2);
    let key = county.set_up_as(COUNTY, "county", "330921").expect("set up the county");
    county.sign_in(0).expect("sign in at the county");
    county.call("recovery.confirm", json!({ "key": key })).expect("confirm the county's recovery key");
    let there = know(&mut county, station);
    know(station, &mut county);
    let parcels = place.join("parcels");
    std::fs::create_dir_all(&parcels).expect("a folder for parcels");
    for k in FIRST_TAKEN_IN..FIRST_TAKEN_IN + PARCELS {
        let opened = county.open_case(k).expect("open a case at the county");
        let movement = json!({
            "case": opened["id"], "kind": "assign", "to_station": there, "to_unit": null, "coordinator": "",
            "reason": format!("case {k}"), "answer_by": "2026-11-30", "deadline": null,
        });
        county.call("movements.send", movement).expect("assign the case");
        let path = parcel(&parcels, k);
        county.call("exchange.send", json!({ "station": there, "path": path })).expect("write a parcel");
    }
}

/// `one` takes in the card of `other` and confirms it; gives the station of the card.
fn know(one: &mut Program, other: &mut Program) -> Value {
    let card = other.call("exchange.card", json!({})).expect("a card");
    let text = json!({ "path": "", "text": card["text"], "same_as": null });
    one.call("exchange.meet", text).expect("take in the card");
    let station = card["station"]["id"].clone();
    let confirmed = json!({ "station": station, "fingerprint": card["fingerprint"] });
    one.call("exchange.confirm", confirmed).expect("confirm the card");
    station
}
