//! Lists and counts of cases: filters, keyset paging, and the permission rule as a condition. The
//! noun checks every row again in Rust.

use rusqlite::types::ToSql;
use rusqlite::{OptionalExtension, Row, params_from_iter};

use super::Db;
use crate::cases::permission::Sight;
use crate::cases::{CaseCursor, CaseFilter, CaseRow};
use crate::fault::Result;
use crate::kernel::{CaseId, StaffId};

/// A row, and what the permission rule needs to know of it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub row: CaseRow,
    pub on_team: bool,
}

/// Conditions and their values, in order.
#[derive(Default)]
struct Conditions {
    sql: Vec<String>,
    values: Vec<Box<dyn ToSql>>,
}

impl Conditions {
    /// `sql` names its value `?`.
    fn and(&mut self, sql: &str, value: impl ToSql + 'static) {
        self.values.push(Box::new(value));
        self.sql.push(sql.replace('?', &format!("${}", self.values.len())));
    }

    fn clause(&self) -> String {
        if self.sql.is_empty() { "1 = 1".to_owned() } else { self.sql.join(" AND ") }
    }
}

fn conditions(filter: &CaseFilter, sight: Sight, me: StaffId) -> Conditions {
    let mut all = Conditions::default();
    let team = "EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = c.id AND t.staff_id = ?)";
    match sight {
        Sight::TeamOnly => all.and(team, me),
        Sight::Normal => all.and(&format!("(c.level = 'normal' OR {team})"), me),
        Sight::Sensitive => all.and(&format!("(c.level <> 'strict' OR {team})"), me),
    }
    if let Some(dispute) = filter.dispute {
        all.and("EXISTS (SELECT 1 FROM case_types y WHERE y.case_id = c.id AND y.type = ?)", dispute);
    }
    if let Some(service) = filter.service {
        all.and("EXISTS (SELECT 1 FROM case_services v WHERE v.case_id = c.id AND v.service = ?)", service);
    }
    if let Some(risk) = filter.risk {
        all.and("c.risk = ?", risk);
    }
    if let Some(state) = filter.state {
        all.and("c.state = ?", state);
    }
    if let Some(channel) = filter.channel {
        all.and("c.channel = ?", channel);
    }
    match filter.open {
        Some(true) => all.sql.push("c.state IN ('accepted', 'in_progress')".to_owned()),
        Some(false) => all.sql.push("c.state NOT IN ('accepted', 'in_progress')".to_owned()),
        None => {}
    }
    if let Some(handler) = filter.handler {
        all.and("c.handler = ?", handler);
    }
    if let Some(from) = filter.from {
        all.and("c.opened_at >= ?", from);
    }
    if let Some(next) = filter.to.and_then(|to| to.succ_opt()) {
        all.and("c.opened_at < ?", next);
    }
    all
}

const COLUMNS: &str = "c.id, c.code, c.main_type, c.risk, c.level, c.state, c.handler, s.name, n.name, c.opened_at, \
     EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = c.id AND t.staff_id = $1)";
const TABLES: &str = "cases c JOIN staff s ON s.id = c.handler JOIN stations n ON n.id = c.station_id";

fn read(db: &Db, row: &Row<'_>) -> rusqlite::Result<Listed> {
    let id: CaseId = row.get(0)?;
    let parties = db
        .prepare_cached(
            "SELECT p.name FROM case_parties y JOIN people p ON p.id = y.person_id WHERE y.case_id = $1 ORDER BY y.position LIMIT 3",
        )?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let row_read = CaseRow {
        id,
        code: row.get(1)?,
        parties,
        main_type: row.get(2)?,
        risk: row.get(3)?,
        level: row.get(4)?,
        state: row.get(5)?,
        handler: row.get(6)?,
        handler_name: row.get(7)?,
        station_name: row.get(8)?,
        opened_at: row.get(9)?,
        found_by: String::new(),
    };
    Ok(Listed { row: row_read, on_team: row.get(10)? })
}

/// One page, newest first, after `after`.
///
/// # Errors
/// The engine's.
pub fn list(
    db: &Db,
    filter: &CaseFilter,
    sight: Sight,
    me: StaffId,
    after: Option<&CaseCursor>,
    limit: u32,
) -> Result<Vec<Listed>> {
    // `me` is $1 in every statement: the permission condition comes first.
    let mut all = conditions(filter, sight, me);
    if let Some(after) = after {
        all.and("(c.opened_at, c.id) < (?, ", after.opened_at);
        all.values.push(Box::new(after.id));
        let place = all.values.len();
        if let Some(last) = all.sql.last_mut() {
            last.push_str(&format!("${place})"));
        }
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE {} ORDER BY c.opened_at DESC, c.id DESC LIMIT {limit}",
        all.clause()
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(all.values.iter()), |row| read(db, row))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many cases match.
///
/// # Errors
/// The engine's.
pub fn count(db: &Db, filter: &CaseFilter, sight: Sight, me: StaffId) -> Result<u32> {
    let all = conditions(filter, sight, me);
    let sql = format!("SELECT count(*) FROM cases c WHERE {}", all.clause());
    Ok(db.prepare_cached(&sql)?.query_row(params_from_iter(all.values.iter()), |row| row.get(0))?)
}

/// One case as a list shows it, if it passes the filter.
///
/// # Errors
/// The engine's.
pub fn row(db: &Db, case: CaseId, filter: &CaseFilter, sight: Sight, me: StaffId) -> Result<Option<Listed>> {
    let mut all = conditions(filter, sight, me);
    all.and("c.id = ?", case);
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE {}", all.clause());
    Ok(db.prepare_cached(&sql)?.query_row(params_from_iter(all.values.iter()), |row| read(db, row)).optional()?)
}

/// Cases whose code begins with the text, or whose number is the text's digits; newest first, at most 50.
///
/// # Errors
/// The engine's.
pub fn by_code(db: &Db, text: &str) -> Result<Vec<CaseId>> {
    let text = text.to_uppercase();
    let mut found: Vec<CaseId> = db
        .prepare_cached("SELECT id FROM cases WHERE code >= $1 AND code < $2 ORDER BY code DESC LIMIT 50")?
        .query_map([&text, &format!("{text}\u{10ffff}")], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    // What is left on a desk is the end of a number.
    if (3..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        found.extend(
            db.prepare_cached("SELECT id FROM cases WHERE code LIKE '%' || $1 ORDER BY code DESC LIMIT 50")?
                .query_map([&text], |row| row.get::<_, CaseId>(0))?
                .collect::<Result<Vec<_>, _>>()?,
        );
    }
    found.truncate(50);
    Ok(found)
}

/// # Errors
/// The engine's.
pub fn by_exact_code(db: &Db, code: &str) -> Result<Option<CaseId>> {
    Ok(db.prepare_cached("SELECT id FROM cases WHERE code = $1")?.query_row([code], |row| row.get(0)).optional()?)
}

/// The newest case of a party with this identity number.
///
/// # Errors
/// The engine's.
pub fn newest_of_identity(db: &Db, number: &str) -> Result<Option<CaseId>> {
    if number.is_empty() {
        return Ok(None);
    }
    Ok(db
        .prepare_cached(
            "SELECT y.case_id FROM people p JOIN case_parties y ON y.person_id = p.id WHERE p.id_number = $1 \
             ORDER BY y.case_id DESC LIMIT 1",
        )?
        .query_row([number], |row| row.get(0))
        .optional()?)
}
