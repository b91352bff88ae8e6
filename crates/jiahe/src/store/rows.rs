//! Rows as JSON, for the snapshot of a case: which table and which columns is data (`exchange/snapshot`), so
//! the statements are made here and nowhere else. Names come from our own list and our own schema, never from
//! a parcel. Engine-specific: the schema is asked for its columns and references.

use rusqlite::types::{Value as Cell, ValueRef};
use rusqlite::{ErrorCode, params_from_iter};
use serde_json::{Map, Value};

use super::Db;
use crate::fault::{Code, Fault, Result};

/// One row, by column.
pub type RowMap = Map<String, Value>;

/// The columns of a table, as the schema has them now; empty for no table of ours.
///
/// # Errors
/// The engine's.
pub fn columns(db: &Db, table: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached("SELECT name FROM pragma_table_info($1) ORDER BY cid")?;
    Ok(statement.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// How the rows of a table hang on a case.
pub enum Hangs {
    /// By a column that is the case's id.
    Case(&'static str),
    /// By a column that is the `key` of rows of another table, which hang on the case themselves.
    Under { column: &'static str, of: &'static str, key: &'static str, by: &'static Hangs },
}

impl Hangs {
    #[must_use]
    pub fn column(&self) -> &'static str {
        match self {
            Self::Case(column) | Self::Under { column, .. } => column,
        }
    }

    fn condition(&self) -> String {
        match self {
            Self::Case(column) => format!("\"{column}\" = $1"),
            Self::Under { column, of, key, by } => {
                format!("\"{column}\" IN (SELECT \"{key}\" FROM \"{of}\" WHERE {})", by.condition())
            }
        }
    }
}

/// Tables that have a column of that name.
///
/// # Errors
/// The engine's.
pub fn with_column(db: &Db, column: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare(
        "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = $1 ORDER BY m.name",
    )?;
    Ok(statement.query_map([column], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Every row of `table` that hangs on the case `of`, in the order of `key`; none of a table that is not there.
///
/// # Errors
/// The engine's.
pub fn hanging(db: &Db, table: &str, hangs: &Hangs, key: &[&str], of: i64) -> Result<Vec<RowMap>> {
    let names = columns(db, table)?;
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let condition = hangs.condition();
    let listed = quoted(&names).join(", ");
    let order = quoted(key).join(", ");
    let mut statement =
        db.prepare_cached(&format!("SELECT {listed} FROM \"{table}\" WHERE {condition} ORDER BY {order}"))?;
    let mut rows = statement.query([of])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut map = RowMap::new();
        for (at, name) in names.iter().enumerate() {
            let value = match row.get_ref(at)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(number) => number.into(),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
                ValueRef::Real(_) | ValueRef::Blob(_) => {
                    return Err(Fault::internal(format!("spell a row of {table}")));
                }
            };
            map.insert(name.clone(), value);
        }
        found.push(map);
    }
    Ok(found)
}

/// The row with the same key, if there is one.
///
/// # Errors
/// The engine's; [`Code::ParcelContent`] for a key that is none.
pub fn same_key(db: &Db, table: &str, key: &[&str], row: &RowMap) -> Result<Option<RowMap>> {
    let names = columns(db, table)?;
    let listed = quoted(&names).join(", ");
    let condition: Vec<String> = (1..).zip(key).map(|(at, name)| format!("\"{name}\" = ${at}")).collect();
    let values = key.iter().map(|name| cell(row.get(*name).unwrap_or(&Value::Null))).collect::<Result<Vec<_>>>()?;
    let mut statement =
        db.prepare_cached(&format!("SELECT {listed} FROM \"{table}\" WHERE {}", condition.join(" AND ")))?;
    let mut rows = statement.query(params_from_iter(values))?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let mut map = RowMap::new();
    for (at, name) in names.iter().enumerate() {
        let value = match row.get_ref(at)? {
            ValueRef::Integer(number) => number.into(),
            ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
            ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Value::Null,
        };
        map.insert(name.clone(), value);
    }
    Ok(Some(map))
}

/// Puts a row in, or over the one with the same key. Columns the row does not name keep what they had; a new
/// row must name all that have no default.
///
/// # Errors
/// [`Code::ParcelContent`] for values the table does not take.
pub fn put(db: &Db, table: &str, key: &[&str], row: &RowMap) -> Result<()> {
    let names: Vec<String> = columns(db, table)?.into_iter().filter(|name| row.contains_key(name)).collect();
    let values = names.iter().map(|name| cell(row.get(name).unwrap_or(&Value::Null))).collect::<Result<Vec<_>>>()?;
    let places: Vec<String> = (1..=names.len()).map(|at| format!("${at}")).collect();
    let others: Vec<String> = names
        .iter()
        .filter(|name| !key.contains(&name.as_str()))
        .map(|name| format!("\"{name}\" = excluded.\"{name}\""))
        .collect();
    let over = if others.is_empty() { "NOTHING".to_owned() } else { format!("UPDATE SET {}", others.join(", ")) };
    let told = format!(
        "INSERT INTO \"{table}\" ({}) VALUES ({}) ON CONFLICT ({}) DO {over}",
        quoted(&names).join(", "),
        places.join(", "),
        quoted(key).join(", "),
    );
    db.prepare_cached(&told)?.execute(params_from_iter(values)).map_err(|error| content(error, table))?;
    Ok(())
}

/// Removes every row of `table` that hangs on the case `of`.
///
/// # Errors
/// The engine's.
pub fn clear(db: &Db, table: &str, hangs: &Hangs, of: i64) -> Result<()> {
    db.prepare_cached(&format!("DELETE FROM \"{table}\" WHERE {}", hangs.condition()))?.execute([of])?;
    Ok(())
}

/// What a constraint refuses is the sender's doing, not the engine's failing.
fn content(error: rusqlite::Error, table: &str) -> Fault {
    match &error {
        rusqlite::Error::SqliteFailure(failure, _)
            if matches!(failure.code, ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch) =>
        {
            Fault::new(Code::ParcelContent, format!("put a row into {table}"))
        }
        _ => error.into(),
    }
}

fn cell(value: &Value) -> Result<Cell> {
    match value {
        Value::Null => Ok(Cell::Null),
        Value::String(text) => Ok(Cell::Text(text.clone())),
        Value::Number(number) => number.as_i64().map(Cell::Integer).ok_or_else(strange),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err(strange()),
    }
}

fn strange() -> Fault {
    Fault::new(Code::ParcelContent, "read a value that no column has")
}

fn quoted<T: AsRef<str>>(names: &[T]) -> Vec<String> {
    names.iter().map(|name| format!("\"{}\"", name.as_ref())).collect()
}

/// Lets every reference to one row of `table` point to another one, and removes the first.
///
/// # Errors
/// The engine's, also when both are referred to where only one may be.
pub fn replace_reference(db: &Db, table: &str, from: i64, to: i64) -> Result<()> {
    let mut statement = db.prepare(
        "SELECT m.name, f.\"from\" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
         WHERE m.type = 'table' AND f.\"table\" = $1 ORDER BY m.name, f.\"from\"",
    )?;
    let places: Vec<(String, String)> =
        statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (name, column) in places {
        db.execute(&format!("UPDATE \"{name}\" SET \"{column}\" = $1 WHERE \"{column}\" = $2"), (to, from))?;
    }
    db.execute(&format!("DELETE FROM \"{table}\" WHERE id = $1"), [from])?;
    Ok(())
}

/// What was carried along for a case: table, key, and the fields as JSON.
///
/// # Errors
/// The engine's.
pub fn carried(db: &Db, case: i64) -> Result<Vec<(String, String, String)>> {
    let mut statement =
        db.prepare_cached("SELECT name, record, body FROM carried WHERE case_id = $1 ORDER BY name, record")?;
    Ok(statement.query_map([case], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn carry(db: &Db, case: i64, name: &str, record: &str, body: &str) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO carried (case_id, name, record, body) VALUES ($1, $2, $3, $4)
         ON CONFLICT (case_id, name, record) DO UPDATE SET body = excluded.body",
    )?
    .execute((case, name, record, body))?;
    Ok(())
}
