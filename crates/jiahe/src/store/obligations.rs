//! What is owed until when, and the facts of a case that set clocks going.

mod facts;
mod listing;

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row};

pub use facts::{Facts, Turns, facts, facts_of};
pub use listing::{Listed, Sieve, counts, gone, list, of_case, overdue};

use super::Db;
use crate::api::Noun;
use crate::fault::Result;
use crate::kernel::{CaseId, Coded, Day, Moment, ObligationId, StaffId, coded};
use crate::obligations::{Owes, Rule};

coded! {
    pub enum KeptState {
        Open = "open",
        Met = "met",
        /// What set it going is gone.
        Void = "void",
    }
}

/// Where a clock hangs.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    Case(CaseId),
    Record(Noun, i64),
}

/// A clock as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: ObligationId,
    pub rule: Rule,
    pub record: i64,
    pub at: Moment,
    pub due: Moment,
    pub last_day: Option<Day>,
    pub moved: u32,
    pub missing_year: Option<i32>,
    pub owes: Owes,
    pub owner: Option<StaffId>,
    pub state: KeptState,
    pub met: Option<Moment>,
}

const KEPT: &str = "o.id, o.rule, o.record, o.at, o.due_at, o.last_day, o.moved_days, o.missing_year, o.owes, o.owner, o.state, o.met_at";
const KEPT_WIDTH: usize = 12;

fn read(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let owner: Option<StaffId> = row.get(9)?;
    let owes = match (row.get_ref(8)?.as_str()?, owner) {
        ("handler", Some(_)) => Owes::Handler,
        ("staff", Some(staff)) => Owes::Staff(staff),
        _ => Owes::Lead,
    };
    Ok(Kept {
        id: row.get(0)?,
        rule: row.get(1)?,
        record: row.get(2)?,
        at: row.get(3)?,
        due: row.get(4)?,
        last_day: row.get(5)?,
        moved: row.get(6)?,
        missing_year: row.get(7)?,
        owes,
        owner,
        state: row.get(10)?,
        met: row.get(11)?,
    })
}

/// # Errors
/// The engine's.
pub fn kept(db: &Db, place: Place) -> Result<Vec<Kept>> {
    let rows = match place {
        Place::Case(case) => db
            .prepare_cached(&format!("SELECT {KEPT} FROM obligations o WHERE o.case_id = $1"))?
            .query_map([case], read)?
            .collect::<Result<_, _>>(),
        Place::Record(noun, record) => db
            .prepare_cached(&format!(
                "SELECT {KEPT} FROM obligations o WHERE o.case_id IS NULL AND o.noun = $1 AND o.record = $2"
            ))?
            .query_map((noun.code(), record), read)?
            .collect::<Result<_, _>>(),
    };
    Ok(rows?)
}

fn owes(kept: &Kept) -> &'static str {
    match kept.owes {
        Owes::Handler => "handler",
        Owes::Staff(_) => "staff",
        Owes::Lead => "lead",
    }
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, place: Place, kept: &Kept) -> Result<()> {
    let (case, noun, record) = match place {
        Place::Case(case) => (Some(case), Noun::Cases, kept.record),
        Place::Record(noun, record) => (None, noun, record),
    };
    db.prepare_cached(
        "INSERT INTO obligations (id, case_id, noun, record, rule, at, due_at, last_day, moved_days, missing_year, owes, owner, state, met_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )?
    .execute(rusqlite::params![
        kept.id,
        case,
        noun.code(),
        record,
        kept.rule,
        kept.at,
        kept.due,
        kept.last_day,
        kept.moved,
        kept.missing_year,
        owes(kept),
        kept.owner,
        kept.state,
        kept.met,
    ])?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn update(db: &Db, kept: &Kept) -> Result<()> {
    db.prepare_cached(
        "UPDATE obligations SET at = $1, due_at = $2, last_day = $3, moved_days = $4, missing_year = $5, owes = $6, owner = $7,
           state = $8, met_at = $9 WHERE id = $10",
    )?
    .execute(rusqlite::params![
        kept.at,
        kept.due,
        kept.last_day,
        kept.moved,
        kept.missing_year,
        owes(kept),
        kept.owner,
        kept.state,
        kept.met,
        kept.id,
    ])?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn make_void(db: &Db, id: ObligationId) -> Result<()> {
    db.prepare_cached("UPDATE obligations SET state = 'void', met_at = NULL WHERE id = $1")?.execute([id])?;
    Ok(())
}

/// Since when a clock of that rule and record runs, or ran.
///
/// # Errors
/// The engine's.
pub fn since(db: &Db, case: CaseId, rule: &str, record: i64) -> Result<Option<Moment>> {
    Ok(db
        .prepare_cached(
            "SELECT at FROM obligations WHERE case_id = $1 AND rule = $2 AND record = $3 AND state <> 'void'",
        )?
        .query_row((case, rule, record), |row| row.get(0))
        .optional()?)
}

/// # Errors
/// The engine's.
pub fn handler(db: &Db, case: CaseId) -> Result<Option<StaffId>> {
    Ok(db.prepare_cached("SELECT handler FROM cases WHERE id = $1")?.query_row([case], |row| row.get(0)).optional()?)
}

/// The clocks of every case.
///
/// # Errors
/// The engine's.
pub fn kept_of_cases(db: &Db) -> Result<BTreeMap<CaseId, Vec<Kept>>> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {KEPT}, o.case_id FROM obligations o WHERE o.case_id IS NOT NULL"))?;
    let mut rows = statement.query([])?;
    let mut found: BTreeMap<CaseId, Vec<Kept>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        found.entry(row.get(KEPT_WIDTH)?).or_default().push(read(row)?);
    }
    Ok(found)
}

/// Records without a case that owe something.
///
/// # Errors
/// The engine's.
pub fn loose(db: &Db) -> Result<Vec<(Noun, i64)>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT noun, record FROM obligations WHERE case_id IS NULL AND state = 'open' ORDER BY noun, record",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    let rows: Vec<(String, i64)> = rows.collect::<Result<_, _>>()?;
    Ok(rows.into_iter().filter_map(|(noun, record)| Some((Noun::parse(&noun)?, record))).collect())
}

/// Years without a list in which something open ends.
///
/// # Errors
/// The engine's.
pub fn missing_years(db: &Db) -> Result<Vec<i32>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT missing_year FROM obligations WHERE state = 'open' AND missing_year IS NOT NULL ORDER BY missing_year",
    )?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Somebody under eighteen on that day among the parties or in the household, or a party named as a minor.
///
/// # Errors
/// The engine's.
pub fn has_minor(db: &Db, case: CaseId, victims_only: bool, eighteen_since: Day) -> Result<bool> {
    let household = if victims_only {
        ""
    } else {
        "OR EXISTS (SELECT 1 FROM cases c JOIN household_members m ON m.household_id = c.household_id
           JOIN people q ON q.id = m.person_id WHERE c.id = $1 AND q.birth > $2)"
    };
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM case_parties y JOIN people p ON p.id = y.person_id WHERE y.case_id = $1
           AND (y.role = 'minor' OR (y.role = 'victim' AND p.birth > $2))) {household}"
    );
    Ok(db.prepare_cached(&sql)?.query_row((case, eighteen_since), |row| row.get(0))?)
}

/// Reports to authorities on a case: for minors and the incapable, and for escalation; the first of each since `from`.
///
/// # Errors
/// The engine's.
pub fn reported(db: &Db, case: CaseId, from: Option<Moment>) -> Result<(Option<Moment>, Option<Moment>)> {
    Ok(db
        .prepare_cached(
            "SELECT min(CASE WHEN kind IN ('minor', 'incapable') THEN reported_at END),
               min(CASE WHEN kind = 'escalation' THEN reported_at END)
             FROM reports WHERE case_id = $1 AND ($2 IS NULL OR reported_at >= $2)",
        )?
        .query_row((case, from), |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// An attended counselling hour, and when its note was first written.
#[derive(Debug, Clone)]
pub struct Counselled {
    pub id: i64,
    pub end: Moment,
    pub practitioner: StaffId,
    pub noted: Option<Moment>,
}

const COUNSELLED: &str = "SELECT a.id, a.end_at, a.practitioner_id,
       (SELECT coalesce((SELECT min(e.at) FROM case_events e WHERE e.case_id = a.case_id AND e.kind = 'note_written'
          AND e.to_value = a.start_at), k.updated_at)
        FROM compartments k WHERE k.kind = 'counselling_note' AND k.record = a.id)
     FROM appointments a WHERE a.state = 'done' AND a.service = 'psychological_counselling' AND";

fn counselled(row: &Row<'_>) -> rusqlite::Result<Counselled> {
    Ok(Counselled { id: row.get(0)?, end: row.get(1)?, practitioner: row.get(2)?, noted: row.get(3)? })
}

/// # Errors
/// The engine's.
pub fn counselled_hours(db: &Db, case: CaseId) -> Result<Vec<Counselled>> {
    let mut statement = db.prepare_cached(&format!("{COUNSELLED} a.case_id = $1"))?;
    Ok(statement.query_map([case], counselled)?.collect::<Result<_, _>>()?)
}

/// One hour without a case, if it was attended.
///
/// # Errors
/// The engine's.
pub fn counselled_hour(db: &Db, id: i64) -> Result<Option<Counselled>> {
    let mut statement = db.prepare_cached(&format!("{COUNSELLED} a.case_id IS NULL AND a.id = $1"))?;
    Ok(statement.query_row([id], counselled).optional()?)
}
