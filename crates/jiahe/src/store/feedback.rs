//! Feedback forms on sessions and cohorts.

use super::Db;
use crate::classes::{FeedbackMean, FeedbackScore};
use crate::fault::Result;
use crate::kernel::{ClassId, CohortId, Day, FeedbackId, MemberId};

/// What a form is about.
#[derive(Debug, Clone, Copy)]
pub enum About {
    Class(ClassId),
    Cohort(CohortId),
}

impl About {
    fn is(self) -> (&'static str, i64) {
        match self {
            Self::Class(id) => ("f.class_id", id.0),
            Self::Cohort(id) => ("f.cohort_id", id.0),
        }
    }
}

/// # Errors
/// The engine's.
pub fn insert(
    db: &Db,
    id: FeedbackId,
    about: About,
    member: Option<MemberId>,
    day: Day,
    scores: &[FeedbackScore],
    comment: &str,
) -> Result<()> {
    let (class, cohort) = match about {
        About::Class(id) => (Some(id), None),
        About::Cohort(id) => (None, Some(id)),
    };
    db.execute(
        "INSERT INTO class_feedback (id, class_id, cohort_id, member_id, day, comment) VALUES ($1, $2, $3, $4, $5, $6)",
        (id, class, cohort, member, day, comment),
    )?;
    for one in scores {
        db.execute(
            "INSERT INTO class_feedback_scores (feedback_id, item, score) VALUES ($1, $2, $3)",
            (id, one.item, one.score),
        )?;
    }
    Ok(())
}

/// # Errors
/// The engine's.
pub fn has_given(db: &Db, member: MemberId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM class_feedback WHERE member_id = $1)";
    Ok(db.prepare_cached(sql)?.query_row([member], |row| row.get(0))?)
}

/// How many forms there are, and how many without a name.
///
/// # Errors
/// The engine's.
pub fn counts(db: &Db, about: About) -> Result<(u32, u32)> {
    let (column, id) = about.is();
    let sql =
        format!("SELECT count(*), coalesce(sum(f.member_id IS NULL), 0) FROM class_feedback f WHERE {column} = $1");
    Ok(db.prepare_cached(&sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// # Errors
/// The engine's.
pub fn means(db: &Db, about: About) -> Result<Vec<FeedbackMean>> {
    let (column, id) = about.is();
    let mut statement = db.prepare_cached(&format!(
        "SELECT s.item, CAST(round(100.0 * sum(s.score) / count(*)) AS INTEGER), count(*) FROM class_feedback f
         JOIN class_feedback_scores s ON s.feedback_id = f.id WHERE {column} = $1 GROUP BY s.item"
    ))?;
    let rows = statement
        .query_map([id], |row| Ok(FeedbackMean { item: row.get(0)?, mean: row.get(1)?, forms: row.get(2)? }))?;
    let mut found: Vec<FeedbackMean> = rows.collect::<Result<_, _>>()?;
    found.sort_by_key(|one| one.item);
    Ok(found)
}

/// # Errors
/// The engine's.
pub fn comments(db: &Db, about: About) -> Result<Vec<(Option<MemberId>, String)>> {
    let (column, id) = about.is();
    let mut statement = db.prepare_cached(&format!(
        "SELECT f.member_id, f.comment FROM class_feedback f WHERE {column} = $1 AND f.comment <> '' LIMIT 500"
    ))?;
    Ok(statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}
