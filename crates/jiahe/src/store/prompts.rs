//! What came of the mandatory prompts of a case.

use super::Db;
use crate::cases::{DangerPrompt, DangerSign};
use crate::fault::Result;
use crate::kernel::{CaseId, Moment};

/// A prompt as it was answered.
#[derive(Debug, Clone)]
pub struct Answered {
    pub prompt: DangerPrompt,
    pub done: bool,
    pub told_at: Option<Moment>,
    pub place: String,
    pub told_by: String,
    pub note: String,
    /// `None` when it was answered with the intake.
    pub answered_at: Option<Moment>,
}

/// # Errors
/// The engine's.
pub fn answers(db: &Db, case: CaseId) -> Result<Vec<Answered>> {
    let mut statement = db.prepare_cached(
        "SELECT prompt, done, told_at, place, told_by, note, answered_at FROM case_prompts WHERE case_id = $1",
    )?;
    let rows = statement.query_map([case], |row| {
        Ok(Answered {
            prompt: row.get(0)?,
            done: row.get(1)?,
            told_at: row.get(2)?,
            place: row.get(3)?,
            told_by: row.get(4)?,
            note: row.get(5)?,
            answered_at: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn set_answer(db: &Db, case: CaseId, one: &Answered) -> Result<()> {
    db.execute(
        "INSERT INTO case_prompts (case_id, prompt, done, note, told_at, place, told_by, answered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (case_id, prompt) DO UPDATE SET done = excluded.done, note = excluded.note,
           told_at = excluded.told_at, place = excluded.place, told_by = excluded.told_by, answered_at = excluded.answered_at",
        (case, one.prompt, one.done, &one.note, one.told_at, &one.place, &one.told_by, one.answered_at),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn add_danger(db: &Db, case: CaseId, sign: DangerSign) -> Result<()> {
    db.execute("INSERT INTO case_dangers (case_id, sign) VALUES ($1, $2) ON CONFLICT DO NOTHING", (case, sign))?;
    Ok(())
}
