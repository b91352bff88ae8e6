//! A case that came. Everything in it is checked before it is put beside or over what is here: a hostile parcel
//! of a station that is known can be wrong in every field.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::parcel::content;
use super::tables::{Kind, Meets, Table, tables};
use super::{CONTACT, Snapshot, VERSION, key_of};
use crate::api::Noun;
use crate::compartments::{self, CompartmentKind};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Coded as _, Day, Moment, PersonId, StaffId, StationId, text};
use crate::stations::{Station, Tier};
use crate::store::rows::{self, Hangs, RowMap};
use crate::store::{self, find};
use crate::transact::Act;

/// What a newer sender may add, so that nobody fills the disk with it.
const CARRIED_MOST: usize = 10_000;

/// Takes the case in, or what changed of it. An older state than the one here adds what is missing and changes
/// nothing. The team stays as it is; a new case has none yet.
///
/// # Errors
/// [`Code::ParcelContent`] for what cannot be, an id of another record above all; [`Code::ParcelNewer`].
pub(crate) fn unpack(act: &mut Act<'_>, from: StationId, value: Value) -> Result<CaseId> {
    if value.get("version").and_then(Value::as_u64).unwrap_or(0) > u64::from(VERSION) {
        return Err(Fault::new(Code::ParcelNewer, "read a case of a newer version"));
    }
    let shot: Snapshot = serde_json::from_value(value).map_err(|_| content("read a case"))?;
    let case = CaseId(shot.case);
    let mut told = BTreeMap::new();
    let mut unknown = Vec::new();
    let known = tables();
    for (name, found) in shot.tables {
        let Value::Array(found) = found else { return Err(content("read a table")) };
        let found: Vec<RowMap> = found.into_iter().map(object).collect::<Result<_>>()?;
        if known.iter().any(|table| table.name == name && !rows::columns(act.db, &name).is_ok_and(|c| c.is_empty())) {
            told.insert(name, found);
        } else {
            unknown.extend(found.into_iter().map(|row| (name.clone(), row)));
        }
    }
    let arrived = told.get("cases").and_then(|cases| cases.first()).ok_or_else(|| content("find the case itself"))?;
    let here = rows::same_key(act.db, "cases", &["id"], arrived)?;
    let version = |row: &RowMap| row.get("version").and_then(Value::as_i64).unwrap_or(0);
    let newer = here.as_ref().is_none_or(|here| version(arrived) >= version(here));

    for station in &shot.stations {
        put_station(act, station)?;
    }
    for member in &shot.staff {
        put_staff(act, member)?;
    }
    for row in shot.people {
        put_person(act, row, newer)?;
    }
    for table in &known {
        let Some(found) = told.remove(table.name) else { continue };
        let parents = parents(act, table, case)?;
        if table.meets == Meets::List && newer {
            rows::clear(act.db, table.name, &table.hangs, case.0)?;
        }
        let mut seen = BTreeSet::new();
        for row in found {
            if !seen.insert(key_of(&Value::Object(row.clone()), table.key)) {
                return Err(content("read a table with two rows of one key"));
            }
            put_row(act, table, row, case, &parents, newer)?;
        }
    }
    carry(act, case, unknown)?;
    // What does not read back as a case is none.
    let stored = store::cases::get(act.db, case)?.ok_or_else(|| content("find the case that came"))?;
    store::cases::parties(act.db, &stored)?;
    store::cases::lists(act.db, &stored)?;
    act.note(Noun::Cases, case.0, format!("came in a parcel from station {}", from.0));
    act.touch(Noun::People);
    act.unsettle(case);
    Ok(case)
}

fn object(value: Value) -> Result<RowMap> {
    match value {
        Value::Object(row) => Ok(row),
        _ => Err(content("read a row")),
    }
}

fn put_station(act: &Act<'_>, wire: &super::StationWire) -> Result<()> {
    if store::stations::get(act.db, StationId(wire.id))?.is_some() {
        return Ok(());
    }
    let tier = Tier::parse(&wire.tier).ok_or_else(|| content("know a station's tier"))?;
    let name = text::line(&wire.name);
    if wire.id <= 0 || name.is_empty() || !text::fits(&name, 60) || wire.place.len() > 20 {
        return Err(content("read a station"));
    }
    let parent_name = String::new();
    let station = Station {
        id: StationId(wire.id),
        name,
        tier,
        place: wire.place.clone(),
        parent_name,
        own: false,
        on_paper: false,
    };
    store::stations::insert(act.db, &station, act.clock)
}

fn put_staff(act: &Act<'_>, wire: &super::StaffWire) -> Result<()> {
    let (id, station) = (StaffId(wire.id), StationId(wire.station));
    let name = text::line(&wire.name);
    if wire.id <= 0 || name.is_empty() || !text::fits(&name, 60) {
        return Err(content("read a person of the staff"));
    }
    let own = store::stations::own(act.db)?.id;
    match store::staff::station_of(act.db, id)? {
        Some(there) if there != station => return Err(content("tell two people of the staff apart")),
        Some(_) if station == own => return Ok(()),
        Some(_) | None => {}
    }
    store::stations::get(act.db, station)?.ok_or_else(|| content("find the station of a person of the staff"))?;
    store::staff::put_outsider(act.db, id, station, &name, act.clock)
}

/// By id and version. Where the contact is hidden here, it stays as it is here.
fn put_person(act: &Act<'_>, mut row: RowMap, newer: bool) -> Result<()> {
    let id =
        PersonId(row.get("id").and_then(Value::as_i64).filter(|id| *id > 0).ok_or_else(|| content("read a person"))?);
    let named = row.get("name").and_then(Value::as_str).is_some_and(|name| text::fits(name, 60) && !name.is_empty());
    check_kinds(
        &row,
        &[
            ("created_at", Kind::Moment),
            ("birth", Kind::Day),
            ("sex", Kind::Term(super::tables::known::<crate::people::Sex>)),
        ],
    )?;
    if !named {
        return Err(content("read a person's name"));
    }
    if let Some(here) = rows::same_key(act.db, "people", &["id"], &row)? {
        if here.get("created_at") != row.get("created_at") {
            return Err(content("tell two people apart"));
        }
        let version = |row: &RowMap| row.get("version").and_then(Value::as_i64).unwrap_or(0);
        if !newer || version(&here) > version(&row) {
            return Ok(());
        }
        if !compartments::readers(act, CompartmentKind::HiddenContact, id.0)?.is_empty() {
            for column in CONTACT {
                row.insert(column.to_owned(), here.get(column).cloned().unwrap_or_default());
            }
        }
    }
    rows::put(act.db, "people", &["id"], &row)?;
    let person = store::people::get(act.db, id)?.ok_or_else(|| content("find the person that came"))?;
    find::index(act.db, &person)
}

/// The values that the hanging column of a table may have: the case itself, or its rows one step up.
fn parents(act: &Act<'_>, table: &Table, case: CaseId) -> Result<BTreeSet<i64>> {
    match &table.hangs {
        Hangs::Case(_) => Ok([case.0].into()),
        Hangs::Under { of, key, by, .. } => {
            let above = rows::hanging(act.db, of, by, &[key], case.0)?;
            Ok(above.iter().filter_map(|row| row.get(*key).and_then(Value::as_i64)).collect())
        }
    }
}

fn put_row(
    act: &Act<'_>,
    table: &Table,
    mut row: RowMap,
    case: CaseId,
    parents: &BTreeSet<i64>,
    newer: bool,
) -> Result<()> {
    let column = table.hangs.column();
    let hangs_on = row.get(column).and_then(Value::as_i64);
    // A household is named by its case, which comes after it.
    let to_come = table.name == "households";
    if !to_come && !hangs_on.is_some_and(|id| parents.contains(&id)) {
        return Err(content("keep a row to its own case"));
    }
    for column in table.home {
        row.remove(*column);
    }
    check_kinds(&row, table.columns)?;
    let names = rows::columns(act.db, table.name)?;
    let more: RowMap =
        row.iter().filter(|(name, _)| !names.contains(name)).map(|(n, v)| (n.clone(), v.clone())).collect();
    row.retain(|name, _| names.contains(name));
    let record = key_of(&Value::Object(row.clone()), table.key);
    if !more.is_empty() {
        keep(act, case, table.name, &record, &more)?;
    }
    let here = rows::same_key(act.db, table.name, table.key, &row)?;
    if let Some(here) = &here {
        let same = |column: &str| here.get(column) == row.get(column);
        match table.meets {
            Meets::Same if row.keys().all(|column| same(column)) => return Ok(()),
            Meets::Same => return Err(content("put a different record under an id that is taken")),
            Meets::Newer => {
                if !same(column) || !table.fixed.iter().all(|column| same(column)) {
                    return Err(content("put another record under an id that is taken"));
                }
                let version = |row: &RowMap| row.get("version").and_then(Value::as_i64).unwrap_or(0);
                if !newer || version(here) > version(&row) {
                    return Ok(());
                }
            }
            Meets::List | Meets::Beside if !newer => return Ok(()),
            Meets::List | Meets::Beside => {}
        }
    }
    // An older list is not mixed into a newer one.
    if table.meets == Meets::List && !newer {
        return Ok(());
    }
    rows::put(act.db, table.name, table.key, &row)
}

fn check_kinds(row: &RowMap, columns: &[(&str, Kind)]) -> Result<()> {
    for (column, kind) in columns {
        let Some(value) = row.get(*column).filter(|value| !value.is_null()) else { continue };
        let text = value.as_str();
        let sound = match kind {
            Kind::Station | Kind::Staff | Kind::Person => value.as_i64().is_some_and(|id| id > 0),
            Kind::Moment => text.is_some_and(is_moment),
            Kind::Day => text.is_some_and(|text| text.parse::<Day>().is_ok_and(|day| day.to_string() == text)),
            Kind::Term(known) => text.is_some_and(known),
        };
        if !sound {
            return Err(content(&format!("read the column {column}")));
        }
    }
    Ok(())
}

/// As the store spells it, or as the wire does; nothing that would be read as something else.
fn is_moment(text: &str) -> bool {
    ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"].iter().any(|spelling| {
        Moment::parse_from_str(text, spelling).is_ok_and(|moment| moment.format(spelling).to_string() == text)
    })
}

fn carry(act: &Act<'_>, case: CaseId, unknown: Vec<(String, RowMap)>) -> Result<()> {
    if unknown.len() > CARRIED_MOST {
        return Err(content("carry so many rows along"));
    }
    for (number, (name, row)) in unknown.into_iter().enumerate() {
        if name.len() > 64 {
            return Err(content("read a table's name"));
        }
        let record = row.get("id").map_or_else(|| format!("#{number}"), Value::to_string);
        keep(act, case, &name, &record, &row)?;
    }
    Ok(())
}

fn keep(act: &Act<'_>, case: CaseId, name: &str, record: &str, row: &RowMap) -> Result<()> {
    let body = serde_json::to_string(row).map_err(|_| Fault::internal("spell a row"))?;
    rows::carry(act.db, case.0, name, record, &body)
}
