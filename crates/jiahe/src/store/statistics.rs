//! Counts of cases, from the indices alone: `cases` itself is never read, for its rows are long.

use rusqlite::types::FromSql;

use super::Db;
use crate::cases::permission::Sight;
use crate::fault::Result;
use crate::kernel::{Day, StaffId};

/// Which cases are counted, and who asks.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    pub me: StaffId,
    pub sight: Sight,
    pub from: Day,
    /// Not included.
    pub until: Day,
}

/// A column of the case, or a list that hangs on it.
#[derive(Debug, Clone, Copy)]
pub enum By {
    Risk,
    State,
    Channel,
    /// Every type of a case, as the list filters by it: a case of two types counts under both.
    Type,
    Service,
}

impl By {
    fn from(self) -> (&'static str, &'static str) {
        match self {
            Self::Risk => ("c.risk", "cases c"),
            Self::State => ("c.state", "cases c"),
            Self::Channel => ("c.channel", "cases c"),
            Self::Type => ("y.type", "cases c CROSS JOIN case_types y ON y.case_id = c.id"),
            Self::Service => ("y.service", "cases c CROSS JOIN case_services y ON y.case_id = c.id"),
        }
    }
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

/// Terms that occur, with their counts.
///
/// # Errors
/// The engine's.
pub fn count_by<T: FromSql>(db: &Db, scope: &Scope, by: By) -> Result<Vec<(T, u32)>> {
    let (column, tables) = by.from();
    let sql = format!("SELECT {column}, count(*) FROM {tables} WHERE {} GROUP BY {column}", condition(scope.sight));
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map((scope.me, scope.from, scope.until), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
