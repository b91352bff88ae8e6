//! Staff, their roles, hours and preferences.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::desk::Prefs;
use crate::fault::Result;
use crate::kernel::{Clock, Role, StaffId, StationId};
use crate::staff::{Hours, StaffMember};

fn read(db: &Db, row: &Row<'_>) -> rusqlite::Result<StaffMember> {
    let id: StaffId = row.get(0)?;
    let roles = db
        .prepare_cached("SELECT role FROM staff_roles WHERE staff_id = $1")?
        .query_map([id], |row| row.get::<_, Role>(0))?
        .collect::<Result<_, _>>()?;
    let hours = db
        .prepare_cached(
            "SELECT weekday, start_at, end_at FROM staff_hours WHERE staff_id = $1 ORDER BY weekday, start_at",
        )?
        .query_map([id], |row| Ok(Hours { weekday: row.get(0)?, start: row.get(1)?, end: row.get(2)? }))?
        .collect::<Result<_, _>>()?;
    Ok(StaffMember {
        id,
        name: row.get(1)?,
        phone: row.get(2)?,
        roles,
        active: row.get(3)?,
        suspended: row.get(4)?,
        has_account: row.get(5)?,
        password_due: row.get(6)?,
        hours,
    })
}

const COLUMNS: &str = "id, name, phone, active, suspended, has_account, password_due";

/// This station's own people, active ones first, in the order they came. Those of other stations are rows as
/// well once a case of theirs has come here, but work elsewhere.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db) -> Result<Vec<StaffMember>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM staff WHERE station_id = (SELECT id FROM stations WHERE own = 1) ORDER BY active DESC, id"
    ))?;
    Ok(statement.query_map([], |row| read(db, row))?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: StaffId) -> Result<Option<StaffMember>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM staff WHERE id = $1"))?;
    Ok(statement.query_row([id], |row| read(db, row)).optional()?)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, station: StationId, member: &StaffMember, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO staff (id, station_id, name, phone, active, suspended, has_account, password_due, text_size, language, idle_minutes, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 16, 'zh-CN', 10, $9)",
        (
            member.id,
            station,
            &member.name,
            &member.phone,
            member.active,
            member.suspended,
            member.has_account,
            member.password_due,
            clock.now,
        ),
    )?;
    set_roles(db, member)
}

/// Everything but the hours.
///
/// # Errors
/// The engine's.
pub fn update(db: &Db, member: &StaffMember) -> Result<()> {
    db.execute(
        "UPDATE staff SET name = $1, phone = $2, active = $3, suspended = $4, has_account = $5, password_due = $6 WHERE id = $7",
        (
            &member.name,
            &member.phone,
            member.active,
            member.suspended,
            member.has_account,
            member.password_due,
            member.id,
        ),
    )?;
    set_roles(db, member)
}

fn set_roles(db: &Db, member: &StaffMember) -> Result<()> {
    db.execute("DELETE FROM staff_roles WHERE staff_id = $1", [member.id])?;
    for role in &member.roles {
        db.execute("INSERT INTO staff_roles (staff_id, role) VALUES ($1, $2)", (member.id, role))?;
    }
    Ok(())
}

/// The password is the person's own from now on, or (after somebody else set it) not.
///
/// # Errors
/// The engine's.
pub fn set_password_due(db: &Db, id: StaffId, due: bool) -> Result<()> {
    db.execute("UPDATE staff SET password_due = $1 WHERE id = $2", (due, id))?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn set_hours(db: &Db, id: StaffId, hours: &[Hours]) -> Result<()> {
    db.execute("DELETE FROM staff_hours WHERE staff_id = $1", [id])?;
    for span in hours {
        db.execute(
            "INSERT INTO staff_hours (staff_id, weekday, start_at, end_at) VALUES ($1, $2, $3, $4)",
            (id, span.weekday, &span.start, &span.end),
        )?;
    }
    Ok(())
}

/// # Errors
/// The engine's, also when there is no such person.
pub fn prefs(db: &Db, id: StaffId) -> Result<Prefs> {
    Ok(db.query_row("SELECT text_size, language, idle_minutes FROM staff WHERE id = $1", [id], |row| {
        Ok(Prefs { text_size: row.get(0)?, language: row.get(1)?, idle_minutes: row.get(2)? })
    })?)
}

/// # Errors
/// The engine's.
pub fn set_prefs(db: &Db, id: StaffId, prefs: &Prefs) -> Result<()> {
    db.execute(
        "UPDATE staff SET text_size = $1, language = $2, idle_minutes = $3 WHERE id = $4",
        (prefs.text_size, &prefs.language, prefs.idle_minutes, id),
    )?;
    Ok(())
}

/// Which station somebody works at.
///
/// # Errors
/// The engine's.
pub fn station_of(db: &Db, id: StaffId) -> Result<Option<StationId>> {
    let mut statement = db.prepare_cached("SELECT station_id FROM staff WHERE id = $1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

/// Somebody of another station, by name only: no account, and no part in this station's work. A new name
/// replaces the old one.
///
/// # Errors
/// The engine's.
pub fn put_outsider(db: &Db, id: StaffId, station: StationId, name: &str, clock: Clock) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO staff (id, station_id, name, phone, active, suspended, has_account, password_due, text_size, language, idle_minutes, created_at)
         VALUES ($1, $2, $3, '', 0, 0, 0, 0, 16, 'zh-CN', 10, $4)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE staff.has_account = 0 AND staff.active = 0",
    )?
    .execute((id, station, name, clock.now))?;
    Ok(())
}
