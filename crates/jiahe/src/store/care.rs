//! Care activities, what was given at them and whom they reached.

use rusqlite::{OptionalExtension, Row, params};

use super::Db;
use crate::care::{CareEvent, CareFamily, CareMaterial};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CareEventId, CaseId, Clock, StaffId};

const SELECT: &str = "SELECT e.id, e.kind, e.title, e.held_on, e.place, e.host, e.reached, e.children, e.content, e.result, s.name, e.version, \
     (SELECT count(*) FROM attachments a WHERE a.noun = 'care' AND a.record = e.id) \
     FROM care_events e JOIN staff s ON s.id = e.entered_by";

fn read(row: &Row<'_>) -> rusqlite::Result<CareEvent> {
    Ok(CareEvent {
        id: row.get(0)?,
        kind: row.get(1)?,
        focuses: Default::default(),
        title: row.get(2)?,
        held_on: row.get(3)?,
        place: row.get(4)?,
        host: row.get(5)?,
        reached: row.get(6)?,
        children: row.get(7)?,
        content: row.get(8)?,
        result: row.get(9)?,
        materials: Vec::new(),
        pictures: row.get(12)?,
        entered_by_name: row.get(10)?,
        version: row.get(11)?,
    })
}

fn whole(db: &Db, mut event: CareEvent) -> Result<CareEvent> {
    let mut focuses = db.prepare_cached("SELECT focus FROM care_focuses WHERE event_id = $1")?;
    event.focuses = focuses.query_map([event.id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut given =
        db.prepare_cached("SELECT what, count FROM care_materials WHERE event_id = $1 ORDER BY position")?;
    let material = |row: &Row<'_>| Ok(CareMaterial { what: row.get(0)?, count: row.get(1)? });
    event.materials = given.query_map([event.id], material)?.collect::<Result<_, _>>()?;
    Ok(event)
}

/// The latest first.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db) -> Result<Vec<CareEvent>> {
    let sql = format!("{SELECT} ORDER BY e.held_on DESC, e.id DESC LIMIT 500");
    let found: Vec<CareEvent> = db.prepare_cached(&sql)?.query_map([], read)?.collect::<Result<_, _>>()?;
    found.into_iter().map(|event| whole(db, event)).collect()
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: CareEventId) -> Result<Option<CareEvent>> {
    let found = db.prepare_cached(&format!("{SELECT} WHERE e.id = $1"))?.query_row([id], read).optional()?;
    found.map(|event| whole(db, event)).transpose()
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, event: &CareEvent, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO care_events (id, kind, title, held_on, place, host, reached, children, content, result, entered_by, entered_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
        params![
            event.id,
            event.kind,
            &event.title,
            event.held_on,
            &event.place,
            &event.host,
            event.reached,
            event.children,
            &event.content,
            &event.result,
            by,
            clock.now,
        ],
    )?;
    parts(db, event)
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `event.version`.
pub fn update(db: &Db, event: &CareEvent) -> Result<()> {
    let rows = db.execute(
        "UPDATE care_events SET kind = $1, title = $2, held_on = $3, place = $4, host = $5, reached = $6, children = $7, content = $8,
           result = $9, version = version + 1 WHERE id = $10 AND version = $11",
        params![
            event.kind,
            &event.title,
            event.held_on,
            &event.place,
            &event.host,
            event.reached,
            event.children,
            &event.content,
            &event.result,
            event.id,
            event.version,
        ],
    )?;
    if rows == 0 {
        return Err(Fault::new(Code::Stale, "change a care activity"));
    }
    for table in ["care_focuses", "care_materials"] {
        db.execute(&format!("DELETE FROM {table} WHERE event_id = $1"), [event.id])?;
    }
    parts(db, event)
}

fn parts(db: &Db, event: &CareEvent) -> Result<()> {
    for focus in &event.focuses {
        db.execute("INSERT INTO care_focuses (event_id, focus) VALUES ($1, $2)", (event.id, focus))?;
    }
    for (at, one) in (1_u32..).zip(&event.materials) {
        db.execute(
            "INSERT INTO care_materials (event_id, position, what, count) VALUES ($1, $2, $3, $4)",
            (event.id, at, &one.what, one.count),
        )?;
    }
    Ok(())
}

/// # Errors
/// The engine's.
pub fn families(db: &Db, id: CareEventId) -> Result<Vec<CareFamily>> {
    let mut statement = db.prepare_cached(
        "SELECT f.case_id, c.code, f.note FROM care_families f JOIN cases c ON c.id = f.case_id WHERE f.event_id = $1 ORDER BY c.code",
    )?;
    let rows = statement
        .query_map([id], |row| Ok(CareFamily { case: row.get(0)?, case_code: row.get(1)?, note: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn add_family(db: &Db, id: CareEventId, case: CaseId, note: &str) -> Result<()> {
    db.execute("INSERT INTO care_families (event_id, case_id, note) VALUES ($1, $2, $3)", (id, case, note))?;
    Ok(())
}
