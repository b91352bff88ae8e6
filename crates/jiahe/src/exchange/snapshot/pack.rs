//! A case to be sent.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::tables::{Kind, tables};
use super::{CONTACT, Snapshot, StaffWire, StationWire, VERSION};
use crate::compartments::{self, CompartmentKind};
use crate::fault::{Fault, Result};
use crate::kernel::{CaseId, Coded as _, PersonId, StaffId, StationId};
use crate::store;
use crate::store::rows::{self, RowMap};
use crate::transact::View;

/// The whole case, but for what stays home.
///
/// # Errors
/// [`crate::Code::NotFound`] for no case; the store's.
pub(crate) fn pack(view: &View<'_>, case: CaseId) -> Result<Value> {
    let mut shot = Snapshot { version: VERSION, case: case.0, ..Snapshot::default() };
    let (mut staff, mut people, mut stations) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for table in tables() {
        let mut found = rows::hanging(view.db, table.name, &table.hangs, table.key, case.0)?;
        for row in &mut found {
            for (column, kind) in table.columns {
                let Some(id) = row.get(*column).and_then(Value::as_i64) else { continue };
                match kind {
                    Kind::Staff => drop(staff.insert(id)),
                    Kind::Person => drop(people.insert(id)),
                    Kind::Station => drop(stations.insert(id)),
                    Kind::Moment | Kind::Day | Kind::Term(_) => {}
                }
            }
            for column in table.home {
                row.remove(*column);
            }
        }
        shot.tables.insert(table.name.to_owned(), found.into_iter().map(Value::Object).collect());
    }
    if shot.tables.get("cases").and_then(|rows| rows.get(0)).is_none() {
        return Err(Fault::not_found("a case"));
    }
    for id in people {
        shot.people.push(person(view, PersonId(id))?);
    }
    for id in staff {
        let member =
            store::staff::get(view.db, StaffId(id))?.ok_or_else(|| Fault::not_found("a person of the staff"))?;
        let station = store::staff::station_of(view.db, member.id)?.ok_or_else(|| Fault::not_found("a station"))?;
        stations.insert(station.0);
        shot.staff.push(StaffWire { id, name: member.name, station: station.0 });
    }
    for id in stations {
        let station = store::stations::get(view.db, StationId(id))?.ok_or_else(|| Fault::not_found("a station"))?;
        let tier = station.tier.code().to_owned();
        shot.stations.push(StationWire { id, name: station.name, tier, place: station.place });
    }
    send_on(view, case, &mut shot.tables)?;
    serde_json::to_value(&shot).map_err(|_| Fault::internal("spell a case"))
}

fn person(view: &View<'_>, id: PersonId) -> Result<RowMap> {
    let found = rows::hanging(view.db, "people", &rows::Hangs::Case("id"), &["id"], id.0)?;
    let mut row = found.into_iter().next().ok_or_else(|| Fault::not_found("a person"))?;
    if !compartments::readers(view, CompartmentKind::HiddenContact, id.0)?.is_empty() {
        for column in CONTACT {
            row.insert(column.to_owned(), Value::String(String::new()));
        }
    }
    Ok(row)
}

/// What a newer station told and this version has no place for goes on with the case.
fn send_on(view: &View<'_>, case: CaseId, told: &mut Map<String, Value>) -> Result<()> {
    for (name, record, body) in rows::carried(view.db, case.0)? {
        let Ok(Value::Object(more)) = serde_json::from_str(&body) else { continue };
        let keys = tables().into_iter().find(|table| table.name == name).map(|table| table.key);
        let rows = told.entry(name).or_insert_with(|| Value::Array(Vec::new()));
        let Some(rows) = rows.as_array_mut() else { continue };
        match keys {
            Some(key) => {
                let its = |row: &&mut Value| super::key_of(row, key) == record;
                if let Some(Value::Object(row)) = rows.iter_mut().find(its) {
                    for (column, value) in more {
                        row.entry(column).or_insert(value);
                    }
                }
            }
            None => rows.push(Value::Object(more)),
        }
    }
    Ok(())
}
