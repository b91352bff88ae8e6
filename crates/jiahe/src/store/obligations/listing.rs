//! Clocks as lists show them: the permission rule as a condition, and whose they are. The noun checks every row
//! again in Rust.

use rusqlite::types::ToSql;
use rusqlite::{Row, params_from_iter};

use super::{KEPT, KEPT_WIDTH, Kept, read};
use crate::api::Noun;
use crate::cases::Level;
use crate::cases::permission::Sight;
use crate::fault::Result;
use crate::kernel::{CaseId, Coded, Day, Moment, StaffId};
use crate::obligations::{ObligationCounts, Rule, When};
use crate::store::Db;

/// A clock, and what the permission rule needs to know of it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub kept: Kept,
    pub case: Option<CaseId>,
    pub noun: Noun,
    pub code: String,
    pub parties: Vec<String>,
    pub owner_name: String,
    pub level: Option<Level>,
    pub on_team: bool,
    pub suspended: bool,
}

/// Which clocks to list.
#[derive(Debug, Clone)]
pub struct Sieve {
    pub me: StaffId,
    pub sight: Sight,
    pub lead: bool,
    /// `None`: everybody's. A lead's list also has what no single person owes.
    pub owners: Option<Vec<StaffId>>,
    pub rule: Option<Rule>,
    pub missing_year: bool,
    pub now: Moment,
    pub tonight: Moment,
    pub in_a_week: Moment,
}

const TABLES: &str = "obligations o LEFT JOIN cases c ON c.id = o.case_id LEFT JOIN staff s ON s.id = o.owner";
const TEAM: &str = "EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = o.case_id AND t.staff_id = $1)";
/// `$2` is the day.
const SUSPENDED: &str = "EXISTS (SELECT 1 FROM case_pauses z WHERE z.case_id = o.case_id AND z.kind = 'suspension' \
     AND z.state = 'approved' AND z.until >= substr($2, 1, 10))";

/// `$1` is who asks, `$2` now.
fn clause(sieve: &Sieve) -> String {
    let level = match sieve.sight {
        Sight::TeamOnly => "0 = 1",
        Sight::Normal => "c.level = 'normal'",
        Sight::Sensitive => "c.level <> 'strict'",
    };
    let loose = if matches!(sieve.sight, Sight::TeamOnly) { "o.owner = $1" } else { "1 = 1" };
    let mut all = vec![
        "o.state = 'open'".to_owned(),
        format!(
            "((o.case_id IS NULL AND {loose}) OR {level} OR {TEAM} OR (o.rule = 'counselling_note' AND o.owner = $1))"
        ),
        "$2 IS NOT NULL".to_owned(),
    ];
    if let Some(owners) = &sieve.owners {
        let ids: Vec<String> = owners.iter().map(|one| one.0.to_string()).collect();
        let nobody = if sieve.lead { " OR o.owner IS NULL" } else { "" };
        all.push(format!("(o.owner IN ({}){nobody})", ids.join(", ")));
    }
    if let Some(rule) = sieve.rule {
        all.push(format!("o.rule = '{}'", rule.code()));
    }
    if sieve.missing_year {
        all.push("o.missing_year IS NOT NULL".to_owned());
    }
    all.join(" AND ")
}

fn listed(db: &Db, row: &Row<'_>) -> rusqlite::Result<Listed> {
    let case: Option<CaseId> = row.get(KEPT_WIDTH)?;
    let parties = match case {
        Some(case) => db
            .prepare_cached(
                "SELECT p.name FROM case_parties y JOIN people p ON p.id = y.person_id WHERE y.case_id = $1 ORDER BY y.position LIMIT 3",
            )?
            .query_map([case], |row| row.get(0))?
            .collect::<Result<_, _>>()?,
        None => Vec::new(),
    };
    let noun: String = row.get(KEPT_WIDTH + 1)?;
    Ok(Listed {
        kept: read(row)?,
        case,
        noun: Noun::parse(&noun).unwrap_or(Noun::Obligations),
        code: row.get(KEPT_WIDTH + 2)?,
        parties,
        owner_name: row.get(KEPT_WIDTH + 3)?,
        level: row.get(KEPT_WIDTH + 4)?,
        on_team: row.get(KEPT_WIDTH + 5)?,
        suspended: row.get(KEPT_WIDTH + 6)?,
    })
}

fn columns() -> String {
    format!("{KEPT}, o.case_id, o.noun, coalesce(c.code, ''), coalesce(s.name, ''), c.level, {TEAM}, {SUSPENDED}")
}

/// The most urgent first.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db, sieve: &Sieve, when: Option<When>, skip: u32, limit: u32) -> Result<Vec<Listed>> {
    let mut values: Vec<Box<dyn ToSql>> = vec![Box::new(sieve.me), Box::new(sieve.now)];
    let range = match when {
        None => "1 = 1",
        Some(When::Overdue) => "o.due_at < $2",
        Some(When::Today) => {
            values.push(Box::new(sieve.tonight));
            "o.due_at >= $2 AND o.due_at <= $3"
        }
        Some(When::Week) => {
            values.push(Box::new(sieve.tonight));
            values.push(Box::new(sieve.in_a_week));
            "o.due_at > $3 AND o.due_at <= $4"
        }
        Some(When::Later) => {
            values.push(Box::new(sieve.in_a_week));
            "o.due_at > $3"
        }
    };
    let sql = format!(
        "SELECT {} FROM {TABLES} WHERE {} AND {range} ORDER BY o.due_at, o.id LIMIT {limit} OFFSET {skip}",
        columns(),
        clause(sieve)
    );
    let mut statement = db.prepare(&sql)?;
    let rows = statement.query_map(params_from_iter(values.iter()), |row| listed(db, row))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Parameters are numbered by where they first stand: `$1` comes first.
///
/// # Errors
/// The engine's.
pub fn counts(db: &Db, sieve: &Sieve) -> Result<ObligationCounts> {
    let sql = format!(
        "SELECT count($1), coalesce(sum(o.due_at < $2), 0), coalesce(sum(o.due_at >= $2 AND o.due_at <= $3), 0), \
         coalesce(sum(o.due_at > $3 AND o.due_at <= $4), 0), coalesce(sum(o.due_at > $4), 0) FROM {} WHERE {}",
        "obligations o LEFT JOIN cases c ON c.id = o.case_id",
        clause(sieve)
    );
    Ok(db.prepare(&sql)?.query_row((sieve.me, sieve.now, sieve.tonight, sieve.in_a_week), |row| {
        Ok(ObligationCounts { overdue: row.get(1)?, today: row.get(2)?, week: row.get(3)?, later: row.get(4)? })
    })?)
}

/// Every clock of a case the caller has found visible.
///
/// # Errors
/// The engine's.
pub fn of_case(db: &Db, case: CaseId, me: StaffId, now: Moment) -> Result<Vec<Listed>> {
    let mut statement = db.prepare_cached(&format!("SELECT {} FROM {TABLES} WHERE o.case_id = $3", columns()))?;
    let rows = statement.query_map((me, now, case), |row| listed(db, row))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// People of the own station who have left: what they owe is on the lead's desk.
///
/// # Errors
/// The engine's.
pub fn gone(db: &Db) -> Result<Vec<StaffId>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id FROM staff s JOIN stations n ON n.id = s.station_id WHERE n.own = 1 AND s.active = 0 ORDER BY s.id",
    )?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Cases with a clock that ran out before `day`, and which rule's; each once.
///
/// # Errors
/// The engine's.
pub fn overdue(db: &Db, day: Day) -> Result<Vec<(CaseId, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT case_id, rule FROM obligations WHERE state = 'open' AND due_at < $1 AND case_id IS NOT NULL ORDER BY 1, 2",
    )?;
    let rows = statement.query_map([day.and_time(chrono::NaiveTime::MIN)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
