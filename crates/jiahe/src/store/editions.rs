//! Editions of the station's forms, and what was written in fields of its own.

use rusqlite::OptionalExtension;

use super::Db;
use crate::fault::{Fault, Result};
use crate::kernel::{CaseId, Clock, Moment, StaffId};
use crate::paper::edition::{Edition, FieldAnswer, StationForm};

/// Number, by whom, when; the newest first.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db, form: StationForm) -> Result<Vec<(u32, String, Moment)>> {
    let mut statement = db.prepare_cached(
        "SELECT e.number, s.name, e.kept_at FROM form_editions e JOIN staff s ON s.id = e.kept_by WHERE e.form = $1 \
         ORDER BY e.number DESC",
    )?;
    let rows = statement.query_map([form], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's, or what is kept does not read.
pub fn get(db: &Db, form: StationForm, number: u32) -> Result<Option<Edition>> {
    let body: Option<String> = db
        .prepare_cached("SELECT body FROM form_editions WHERE form = $1 AND number = $2")?
        .query_row((form, number), |row| row.get(0))
        .optional()?;
    body.map(|body| serde_json::from_str(&body).map_err(|_| Fault::internal("read an edition"))).transpose()
}

/// 0 where the station has none of its own.
///
/// # Errors
/// The engine's.
pub fn newest(db: &Db, form: StationForm) -> Result<u32> {
    Ok(db
        .prepare_cached("SELECT coalesce(max(number), 0) FROM form_editions WHERE form = $1")?
        .query_row([form], |row| row.get(0))?)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, form: StationForm, number: u32, edition: &Edition, by: StaffId, clock: Clock) -> Result<()> {
    let body = serde_json::to_string(edition).map_err(|_| Fault::internal("write an edition"))?;
    db.execute(
        "INSERT INTO form_editions (form, number, body, kept_by, kept_at) VALUES ($1, $2, $3, $4, $5)",
        (form, number, body, by, clock.now),
    )?;
    Ok(())
}

/// On which edition a case was registered.
///
/// # Errors
/// The engine's.
pub fn of_case(db: &Db, case: CaseId) -> Result<u32> {
    Ok(db
        .prepare_cached("SELECT number FROM case_editions WHERE case_id = $1")?
        .query_row([case], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}

/// # Errors
/// The engine's.
pub fn set_case(db: &Db, case: CaseId, number: u32) -> Result<()> {
    db.execute(
        "INSERT INTO case_editions (case_id, number) VALUES ($1, $2) ON CONFLICT (case_id) DO UPDATE SET number = excluded.number",
        (case, number),
    )?;
    Ok(())
}

/// Whose answers.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    Case(CaseId),
    Survey(crate::kernel::SurveyId),
}

impl Of {
    fn place(self) -> (&'static str, &'static str, i64) {
        match self {
            Self::Case(id) => ("case_answers", "case_id", id.0),
            Self::Survey(id) => ("survey_answers", "survey_id", id.0),
        }
    }
}

/// In the order of the form.
///
/// # Errors
/// The engine's.
pub fn answers(db: &Db, of: Of) -> rusqlite::Result<Vec<FieldAnswer>> {
    let (table, column, id) = of.place();
    let mut statement = db
        .prepare_cached(&format!("SELECT key, label, value FROM {table} WHERE {column} = $1 ORDER BY position, key"))?;
    let rows = statement
        .query_map([id], |row| Ok(FieldAnswer { key: row.get(0)?, label: row.get(1)?, value: row.get(2)? }))?;
    rows.collect()
}

/// Replaces them.
///
/// # Errors
/// The engine's.
pub fn set_answers(db: &Db, of: Of, answers: &[FieldAnswer]) -> Result<()> {
    let (table, column, id) = of.place();
    db.prepare_cached(&format!("DELETE FROM {table} WHERE {column} = $1"))?.execute([id])?;
    let mut insert = db.prepare_cached(&format!(
        "INSERT INTO {table} ({column}, key, position, label, value) VALUES ($1, $2, $3, $4, $5)"
    ))?;
    for (position, answer) in (0i64..).zip(answers) {
        insert.execute((id, &answer.key, position, &answer.label, &answer.value))?;
    }
    Ok(())
}
