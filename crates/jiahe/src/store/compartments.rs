//! Sealed texts and the letters to those who may read them. Holds ciphertext only.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::compartments::{CompartmentKind, Reader};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Moment, StaffId};
use crate::vault::{Compartment, Letter};

pub struct Kept {
    pub author: StaffId,
    pub sealed: Compartment,
    pub updated_at: Moment,
}

fn spelt<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Fault::internal("spell a sealed text"))
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Fault::new(Code::Damaged, "read a sealed text"))
}

/// # Errors
/// The engine's.
pub fn put(db: &Db, kind: CompartmentKind, record: i64, kept: &Kept) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO compartments (kind, record, author, body, updated_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (kind, record) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at",
    )?
    .execute((kind, record, kept.author, spelt(&kept.sealed)?, kept.updated_at))?;
    Ok(())
}

/// # Errors
/// The engine's; [`Code::Damaged`] for what is no sealed text.
pub fn get(db: &Db, kind: CompartmentKind, record: i64) -> Result<Option<Kept>> {
    let columns = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?));
    let found = db
        .prepare_cached("SELECT author, body, updated_at FROM compartments WHERE kind = $1 AND record = $2")?
        .query_row((kind, record), columns)
        .optional()?;
    found.map(|(author, body, updated_at)| Ok(Kept { author, sealed: read(&body)?, updated_at })).transpose()
}

/// # Errors
/// The engine's.
pub fn remove(db: &Db, kind: CompartmentKind, record: i64) -> Result<()> {
    forget_readers(db, kind, record)?;
    db.execute("DELETE FROM compartments WHERE kind = $1 AND record = $2", (kind, record))?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn add_reader(db: &Db, kind: CompartmentKind, record: i64, reader: StaffId, letter: &Letter) -> Result<()> {
    db.prepare_cached("INSERT INTO compartment_letters (kind, record, staff_id, letter) VALUES ($1, $2, $3, $4)")?
        .execute((kind, record, reader, spelt(letter)?))?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn forget_readers(db: &Db, kind: CompartmentKind, record: i64) -> Result<()> {
    db.execute("DELETE FROM compartment_letters WHERE kind = $1 AND record = $2", (kind, record))?;
    Ok(())
}

/// # Errors
/// As [`get`].
pub fn letter(db: &Db, kind: CompartmentKind, record: i64, reader: StaffId) -> Result<Option<Letter>> {
    let found: Option<String> = db
        .prepare_cached("SELECT letter FROM compartment_letters WHERE kind = $1 AND record = $2 AND staff_id = $3")?
        .query_row((kind, record, reader), |row| row.get(0))
        .optional()?;
    found.as_deref().map(read).transpose()
}

/// # Errors
/// The engine's.
pub fn readers(db: &Db, kind: CompartmentKind, record: i64) -> Result<Vec<Reader>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, s.name FROM compartment_letters l JOIN staff s ON s.id = l.staff_id \
         WHERE l.kind = $1 AND l.record = $2 ORDER BY s.id",
    )?;
    let rows = statement.query_map((kind, record), |row| Ok(Reader { staff: row.get(0)?, name: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
