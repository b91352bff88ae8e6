//! Satisfaction surveys and their scores.

use rusqlite::types::ToSql;
use rusqlite::{OptionalExtension, Row, params_from_iter};

use super::{Db, editions};
use crate::cases::permission::Sight;
use crate::cases::{Level, Service};
use crate::fault::Result;
use crate::kernel::{CaseId, Clock, Day, Moment, StaffId, SurveyId};
use crate::surveys::{Score, Survey, SurveyEntry, SurveyItem};

/// Which surveys are meant, and who asks.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    pub me: StaffId,
    pub sight: Sight,
    pub from: Option<Day>,
    /// Included.
    pub to: Option<Day>,
    pub service: Option<Service>,
}

/// A survey, and what the permission rule needs to know of it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub survey: Survey,
    /// `None` without a case.
    pub level: Option<Level>,
    pub on_team: bool,
}

/// # Errors
/// The engine's.
pub fn insert(
    db: &Db,
    id: SurveyId,
    day: Day,
    (entry, edition): (&SurveyEntry, u32),
    entered_by: StaffId,
    clock: Clock,
) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO surveys (id, case_id, anonymous, day, service, sex, age, first_time, recommend, comment, reply_phone, entered_by, entered_at,
           edition) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )?
    .execute((
        id,
        entry.case,
        entry.anonymous,
        day,
        entry.service,
        entry.sex,
        entry.age,
        entry.first_time,
        entry.recommend,
        &entry.comment,
        &entry.reply_phone,
        entered_by,
        clock.now,
        edition,
    ))?;
    let mut score = db.prepare_cached("INSERT INTO survey_scores (survey_id, item, score) VALUES ($1, $2, $3)")?;
    for given in &entry.scores {
        score.execute((id, given.item, given.score))?;
    }
    editions::set_answers(db, editions::Of::Survey(id), &entry.answers)
}

const SELECT: &str = "SELECT v.id, v.case_id, v.anonymous, v.day, v.service, v.sex, v.age, v.first_time, v.recommend, v.comment, \
     v.reply_phone, v.entered_at, s.name, coalesce(c.code, ''), c.level, \
     EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = v.case_id AND t.staff_id = $1), v.edition \
     FROM surveys v JOIN staff s ON s.id = v.entered_by LEFT JOIN cases c ON c.id = v.case_id";

fn read(db: &Db, row: &Row<'_>) -> rusqlite::Result<Listed> {
    let id: SurveyId = row.get(0)?;
    let mut scores: Vec<Score> = db
        .prepare_cached("SELECT item, score FROM survey_scores WHERE survey_id = $1")?
        .query_map([id], |row| Ok(Score { item: row.get(0)?, score: row.get(1)? }))?
        .collect::<Result<_, _>>()?;
    scores.sort_by_key(|score| score.item);
    let entry = SurveyEntry {
        case: row.get(1)?,
        anonymous: row.get(2)?,
        day: row.get(3)?,
        service: row.get(4)?,
        sex: row.get(5)?,
        age: row.get(6)?,
        scores,
        first_time: row.get(7)?,
        recommend: row.get(8)?,
        comment: row.get(9)?,
        reply_phone: row.get(10)?,
        answers: editions::answers(db, editions::Of::Survey(id))?,
    };
    let survey = Survey {
        id,
        case_code: row.get(13)?,
        edition: row.get(16)?,
        entry,
        entered_at: row.get(11)?,
        entered_by_name: row.get(12)?,
    };
    Ok(Listed { survey, level: row.get(14)?, on_team: row.get(15)? })
}

/// The permission rule and the filter as a condition on `v` and `c`, with its values; `$1` is who asks.
/// A survey without a case reads like one of a normal case.
fn conditions(asked: &Asked) -> (String, Vec<Box<dyn ToSql>>) {
    let team = "EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = v.case_id AND t.staff_id = $1)";
    let mut sql = match asked.sight {
        Sight::TeamOnly => team.to_owned(),
        Sight::Normal => format!("(v.case_id IS NULL OR c.level = 'normal' OR {team})"),
        Sight::Sensitive => format!("(v.case_id IS NULL OR c.level <> 'strict' OR {team})"),
    };
    let mut values: Vec<Box<dyn ToSql>> = vec![Box::new(asked.me)];
    let mut and = |condition: &str, value: Box<dyn ToSql>| {
        values.push(value);
        sql.push_str(&format!(" AND {condition} ${}", values.len()));
    };
    if let Some(from) = asked.from {
        and("v.day >=", Box::new(from));
    }
    if let Some(to) = asked.to {
        and("v.day <=", Box::new(to));
    }
    if let Some(service) = asked.service {
        and("v.service =", Box::new(service));
    }
    (sql, values)
}

/// The newest first.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db, asked: &Asked, limit: u32) -> Result<Vec<Listed>> {
    let (condition, values) = conditions(asked);
    let mut statement =
        db.prepare_cached(&format!("{SELECT} WHERE {condition} ORDER BY v.day DESC, v.id DESC LIMIT {limit}"))?;
    let rows = statement.query_map(params_from_iter(values.iter()), |row| read(db, row))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, me: StaffId, id: SurveyId) -> Result<Option<Listed>> {
    Ok(db.prepare_cached(&format!("{SELECT} WHERE v.id = $2"))?.query_row((me, id), |row| read(db, row)).optional()?)
}

/// When somebody last said of this case that they are 不满意 or 很不满意 on the whole.
///
/// # Errors
/// The engine's.
pub fn dissatisfied_at(db: &Db, case: CaseId) -> Result<Option<Moment>> {
    Ok(db
        .prepare_cached(
            "SELECT max(v.entered_at) FROM surveys v JOIN survey_scores o ON o.survey_id = v.id
             WHERE v.case_id = $1 AND o.item = 'overall' AND o.score <= 2",
        )?
        .query_row([case], |row| row.get(0))?)
}

/// How many surveys there are.
///
/// # Errors
/// The engine's.
pub fn count(db: &Db, asked: &Asked) -> Result<u32> {
    let (condition, values) = conditions(asked);
    let sql = format!("SELECT count(*) FROM surveys v LEFT JOIN cases c ON c.id = v.case_id WHERE {condition}");
    Ok(db.prepare_cached(&sql)?.query_row(params_from_iter(values.iter()), |row| row.get(0))?)
}

/// How often each score was given to each item.
///
/// # Errors
/// The engine's.
pub fn tally(db: &Db, asked: &Asked) -> Result<Vec<(SurveyItem, u8, u32)>> {
    let (condition, values) = conditions(asked);
    let sql = format!(
        "SELECT o.item, o.score, count(*) FROM surveys v JOIN survey_scores o ON o.survey_id = v.id
         LEFT JOIN cases c ON c.id = v.case_id WHERE {condition} GROUP BY o.item, o.score"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows =
        statement.query_map(params_from_iter(values.iter()), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How often each score was given to each item of the station's own: key, name, score, how often; by key, the oldest
/// name first.
///
/// # Errors
/// The engine's.
pub fn own_tally(db: &Db, asked: &Asked) -> Result<Vec<(String, String, u8, u32)>> {
    let (condition, values) = conditions(asked);
    let sql = format!(
        "SELECT a.key, a.label, CAST(a.value AS INTEGER), count(*) FROM surveys v JOIN survey_answers a ON a.survey_id = v.id
         LEFT JOIN cases c ON c.id = v.case_id WHERE {condition} AND a.value IN ('1', '2', '3', '4', '5')
         GROUP BY a.key, a.label, a.value ORDER BY a.key, min(v.id)"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement
        .query_map(params_from_iter(values.iter()), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
