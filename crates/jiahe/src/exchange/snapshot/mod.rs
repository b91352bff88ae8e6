//! A case as it travels: every row of every table that hangs on it, by the names that the tables have. What a
//! receiver may not need stays home: the team, sealed compartments (counselling notes, reporters, hidden
//! contacts), and address and phone of a person whose contact is hidden.

mod pack;
mod tables;
mod unpack;

pub(crate) use pack::pack;
pub(crate) use unpack::unpack;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::cases::Level;
use crate::kernel::Coded as _;
use crate::store::rows::RowMap;

const VERSION: u32 = 1;

/// Where a person lives and can be reached: blank on the way when the contact is hidden.
const CONTACT: [&str; 5] = ["phone", "living_place", "living_address", "registered_place", "registered_address"];

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Snapshot {
    version: u32,
    case: i64,
    /// Rows by table.
    tables: Map<String, Value>,
    people: Vec<RowMap>,
    staff: Vec<StaffWire>,
    stations: Vec<StationWire>,
}

/// Somebody whom the rows name.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct StaffWire {
    id: i64,
    name: String,
    station: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StationWire {
    id: i64,
    name: String,
    tier: String,
    place: String,
}

/// What a preview may tell of a case that is not here yet.
pub(super) struct Glance {
    pub code: String,
    pub level: Level,
    pub parties: Vec<String>,
}

/// Looks for a snapshot in a message; `None` when there is none to be read.
pub(super) fn glance(body: &Value) -> Option<Glance> {
    let found = body.as_object()?.values().find(|value| value.get("tables").is_some_and(Value::is_object))?;
    let tables = found.get("tables")?;
    let case = tables.get("cases")?.get(0)?;
    let level = Level::parse(case.get("level")?.as_str()?)?;
    let people = found.get("people")?.as_array()?;
    let parties = tables.get("case_parties")?.as_array()?;
    let name = |party: &Value| {
        let id = party.get("person_id")?;
        let person = people.iter().find(|person| person.get("id") == Some(id))?;
        Some(person.get("name")?.as_str()?.chars().take(60).collect())
    };
    let parties = parties.iter().filter_map(name).take(3).collect();
    Some(Glance { code: case.get("code")?.as_str()?.chars().take(60).collect(), level, parties })
}

/// A row's key as one text.
fn key_of(row: &Value, key: &[&str]) -> String {
    Value::Array(key.iter().map(|column| row.get(*column).cloned().unwrap_or_default()).collect()).to_string()
}
