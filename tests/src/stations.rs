//! Several stations on several PCs, which know of each other only what goes over in files.

use std::path::{Path, PathBuf};

use jiahe::Fault;
use jiahe::kernel::Chance;
use jiahe::vault::StationPair;
use serde_json::{Value, json};

use crate::world::{ADMIN, PASSWORD, World};

/// A stick: the folder that files are carried in.
#[must_use]
pub fn stick() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// A station whose ids and keys are its own.
#[must_use]
pub fn station(seed: u64, name: &str, tier: &str, place: &str) -> World {
    let mut world = World::empty();
    world.chance = Chance::seeded(seed);
    world.set_up(name, tier, place);
    world.sign_in(ADMIN, PASSWORD);
    let key = world.recovery_key.clone();
    world.ok("recovery.confirm", json!({ "key": key }));
    world
}

#[must_use]
pub fn county() -> World {
    station(1, "岱山县家事服务工作室", "county", "330921")
}

#[must_use]
pub fn town() -> World {
    station(2, "高亭镇家事服务站", "town", "330921100")
}

#[must_use]
pub fn village() -> World {
    station(3, "岙头村家事服务点", "village", "330921100")
}

/// The station's own id.
pub fn id(world: &mut World) -> i64 {
    world.database().query_row("SELECT id FROM stations WHERE own = 1", [], |row| row.get(0)).expect("a station")
}

/// `one` takes in the card of `other` and, having compared by phone, confirms it.
pub fn know(one: &mut World, other: &mut World) {
    let card = other.ok("exchange.card", json!({}));
    one.ok("exchange.meet", json!({ "path": "", "text": card["text"], "same_as": null }));
    one.ok("exchange.confirm", json!({ "station": card["station"]["id"], "fingerprint": card["fingerprint"] }));
}

pub fn meet(one: &mut World, other: &mut World) {
    know(one, other);
    know(other, one);
}

/// Writes a parcel onto the stick.
pub fn send(from: &mut World, to: i64, stick: &Path) -> PathBuf {
    PathBuf::from(
        from.ok("exchange.send", json!({ "station": to, "path": stick }))["path"].as_str().unwrap_or_default(),
    )
}

/// # Errors
/// As the front door says.
pub fn import(into: &mut World, parcel: &Path) -> Result<Value, Fault> {
    into.call("exchange.import", json!({ "path": parcel }))
}

/// Carries whatever waits between all of them, until nothing does.
pub fn settle(worlds: &mut [World], stick: &Path) {
    for _ in 0..20 {
        let mut quiet = true;
        for from in 0..worlds.len() {
            for to in 0..worlds.len() {
                let there = id(&mut worlds[to]);
                if from == to || !has_for(&mut worlds[from], there) {
                    continue;
                }
                quiet = false;
                let parcel = send(&mut worlds[from], there, stick);
                import(&mut worlds[to], &parcel).expect("a good parcel");
            }
        }
        if quiet {
            return;
        }
    }
    panic!("the stations never come to rest");
}

/// Whether something waits for that station, or a receipt is due to it.
pub fn has_for(world: &mut World, to: i64) -> bool {
    let overview = world.ok("exchange.overview", json!({}));
    let lines = overview["stations"].as_array().expect("stations");
    lines.iter().any(|line| {
        line["station"]["id"] == to
            && (line["waiting"] != 0 || line["unacknowledged"] != 0 || line["receipts"] != 0)
            && line["confirmed"] == true
    })
}

/// The private halves, as somebody would have them who holds the open database.
pub fn pair(world: &mut World) -> StationPair {
    let read = "SELECT opening, signing FROM own_pair";
    let (opening, signing): (String, String) =
        world.database().query_row(read, [], |row| Ok((row.get(0)?, row.get(1)?))).expect("a pair");
    StationPair::read(&opening, &signing).expect("a pair")
}

/// Everything in the database, as one text.
pub fn digest(world: &mut World) -> String {
    let db = world.database();
    let names = "SELECT COALESCE(group_concat(name), '') FROM (SELECT name FROM sqlite_schema WHERE type = 'table' \
                 AND name NOT LIKE 'people_find%' AND name NOT LIKE 'sqlite_%' ORDER BY name)";
    let names: String = db.query_row(names, [], |row| row.get(0)).expect("tables");
    let mut told = String::new();
    for name in names.split(',') {
        let columns = "SELECT group_concat('quote(\"' || name || '\")', ' || ') FROM pragma_table_info($1)";
        let columns: String = db.query_row(columns, [name], |row| row.get(0)).expect("columns");
        let rows = format!("SELECT COALESCE(group_concat(x, ';'), '') FROM (SELECT {columns} AS x FROM \"{name}\")");
        let rows: String = db.query_row(&rows, [], |row| row.get(0)).expect("rows");
        told.push_str(&format!("{name}: {rows}\n"));
    }
    told
}
