//! Counts of cases, from the indices where they go far enough: the rows of `cases` are long.

use rusqlite::types::{FromSql, ToSql};

use super::Db;
use crate::cases::permission::Sight;
use crate::fault::{Fault, Result};
use crate::kernel::{CaseId, Coded, Day, StaffId};

/// Which cases are counted, and who asks.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    pub me: StaffId,
    pub sight: Sight,
    pub from: Day,
    /// Not included.
    pub until: Day,
}

/// A column of the case whose terms are counted.
#[derive(Debug, Clone, Copy)]
pub enum Column {
    Risk,
    State,
    Channel,
}

/// A list that hangs on the case: one of two types counts under both, as the list of cases filters by it.
#[derive(Debug, Clone, Copy)]
pub enum List {
    /// The main type included.
    Types,
    Services,
}

/// The permission rule as a condition; `$1` is who asks, `$2` and `$3` the days.
fn condition(sight: Sight) -> String {
    let team = "EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = c.id AND t.staff_id = $1)";
    let seen = match sight {
        Sight::TeamOnly => team.to_owned(),
        Sight::Normal => format!("(c.level = 'normal' OR {team})"),
        Sight::Sensitive => format!("(c.level <> 'strict' OR {team})"),
    };
    format!("{seen} AND c.opened_at >= $2 AND c.opened_at < $3")
}

/// # Errors
/// The engine's.
pub fn count(db: &Db, scope: &Scope) -> Result<u32> {
    let sql = format!("SELECT count(*) FROM cases c WHERE {}", condition(scope.sight));
    Ok(db.prepare_cached(&sql)?.query_row((scope.me, scope.from, scope.until), |row| row.get(0))?)
}

/// Every term that occurs, with its count.
///
/// # Errors
/// The engine's.
pub fn count_by<T: Coded + ToSql + FromSql>(db: &Db, scope: &Scope, column: Column) -> Result<Vec<(T, u32)>> {
    let condition = condition(scope.sight);
    let column = match column {
        Column::Risk => "c.risk",
        Column::State => "c.state",
        Column::Channel => "c.channel",
    };
    // One count for each term stays within an index that begins with the column; grouping would read the rows.
    let mut statement =
        db.prepare_cached(&format!("SELECT count(*) FROM cases c WHERE {condition} AND {column} = $4"))?;
    let mut counts = Vec::with_capacity(T::ALL.len());
    for term in T::ALL {
        counts.push((*term, statement.query_row((scope.me, scope.from, scope.until, term), |row| row.get(0))?));
    }
    Ok(counts)
}

/// The ids of the cases counted, in order.
///
/// # Errors
/// The engine's.
pub fn seen(db: &Db, scope: &Scope) -> Result<Vec<CaseId>> {
    let mut statement = db.prepare_cached(&format!("SELECT c.id FROM cases c WHERE {}", condition(scope.sight)))?;
    let mut ids: Vec<CaseId> =
        statement.query_map((scope.me, scope.from, scope.until), |row| row.get(0))?.collect::<Result<_, _>>()?;
    ids.sort_unstable();
    Ok(ids)
}

/// How many of the cases `seen`, which are in order, have each term on the list. Both run by case id, so
/// they are read side by side: a third of the time of a join with a lookup for every case.
///
/// # Errors
/// The engine's, or a term this version does not know.
pub fn count_in<T: Coded>(db: &Db, seen: &[CaseId], list: List) -> Result<Vec<(T, u32)>> {
    let (Some(first), Some(last)) = (seen.first(), seen.last()) else { return Ok(Vec::new()) };
    let (table, column) = match list {
        List::Types => ("case_types", "type"),
        List::Services => ("case_services", "service"),
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT case_id, {column} FROM {table} WHERE case_id >= $1 AND case_id <= $2 ORDER BY case_id"
    ))?;
    let mut rows = statement.query((first, last))?;
    let mut cases = seen.iter().copied().peekable();
    let mut counts: Vec<(T, u32)> = Vec::with_capacity(T::ALL.len());
    while let Some(row) = rows.next()? {
        let case: CaseId = row.get(0)?;
        while cases.next_if(|of| *of < case).is_some() {}
        if cases.peek() != Some(&case) {
            continue;
        }
        let code = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        match counts.iter_mut().find(|(term, _)| term.code() == code) {
            Some((_, count)) => *count += 1,
            None => counts.push((T::parse(code).ok_or_else(|| Fault::internal("count an unknown term"))?, 1)),
        }
    }
    Ok(counts)
}
