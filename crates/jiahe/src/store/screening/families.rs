//! The register of families to look after, and what happened to each.

use rusqlite::{OptionalExtension, Row};

use crate::cases::{DisputeType, FamilyKind, Level, Risk};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Clock, Day, EventId, HouseholdId, KeyFamilyId, Moment, PersonId, StaffId};
use crate::screening::{FamilyRating, FamilyState, LifeEntry, LifeKind};
use crate::store::Db;

/// The row of a family with its lists.
#[derive(Debug, Clone)]
pub struct FamilyRecord {
    pub id: KeyFamilyId,
    pub household: HouseholdId,
    /// The name of the household's first person.
    pub head: String,
    pub area: String,
    pub level: Level,
    pub risk: Risk,
    pub rating: FamilyRating,
    pub handler: StaffId,
    pub handler_name: String,
    pub measures: String,
    pub state: FamilyState,
    pub due: Option<Day>,
    pub entered_at: Moment,
    pub version: i64,
    pub kinds: Vec<FamilyKind>,
    pub types: Vec<DisputeType>,
}

const COLUMNS: &str = "f.id, f.household_id, \
     COALESCE((SELECT p.name FROM household_members m JOIN people p ON p.id = m.person_id WHERE m.household_id = f.household_id \
       ORDER BY CASE WHEN m.relation IN ('02', '03') THEN 0 ELSE 1 END, m.position, m.person_id LIMIT 1), ''), \
     f.area, f.level, f.risk, f.difficulty, f.help, f.danger, f.handler, s.name, f.measures, f.state, f.due, f.entered_at, f.version";
const TABLES: &str = "key_families f JOIN staff s ON s.id = f.handler";

fn read(db: &Db, row: &Row<'_>) -> rusqlite::Result<FamilyRecord> {
    let id: KeyFamilyId = row.get(0)?;
    let mut kinds: Vec<FamilyKind> = db
        .prepare_cached("SELECT kind FROM key_family_kinds WHERE family_id = $1")?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    kinds.sort_unstable();
    let mut types: Vec<DisputeType> = db
        .prepare_cached("SELECT type FROM key_family_types WHERE family_id = $1")?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    types.sort_unstable();
    Ok(FamilyRecord {
        id,
        household: row.get(1)?,
        head: row.get(2)?,
        area: row.get(3)?,
        level: row.get(4)?,
        risk: row.get(5)?,
        rating: FamilyRating { difficulty: row.get(6)?, help: row.get(7)?, danger: row.get(8)? },
        handler: row.get(9)?,
        handler_name: row.get(10)?,
        measures: row.get(11)?,
        state: row.get(12)?,
        due: row.get(13)?,
        entered_at: row.get(14)?,
        version: row.get(15)?,
        kinds,
        types,
    })
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: KeyFamilyId) -> Result<Option<FamilyRecord>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE f.id = $1"))?;
    Ok(statement.query_row([id], |row| read(db, row)).optional()?)
}

/// # Errors
/// The engine's.
pub fn of_household(db: &Db, household: HouseholdId) -> Result<Option<FamilyRecord>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE f.household_id = $1"))?;
    Ok(statement.query_row([household], |row| read(db, row)).optional()?)
}

/// Of the case's household, or linked to it.
///
/// # Errors
/// The engine's.
pub fn of_case(db: &Db, case: CaseId) -> Result<Option<FamilyRecord>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE f.household_id = (SELECT c.household_id FROM cases c WHERE c.id = $1)
           OR EXISTS (SELECT 1 FROM key_family_cases k WHERE k.family_id = f.id AND k.case_id = $2) ORDER BY f.id LIMIT 1"
    ))?;
    Ok(statement.query_row((case, case), |row| read(db, row)).optional()?)
}

/// Every family a person belongs to.
///
/// # Errors
/// The engine's.
pub fn of_person(db: &Db, person: PersonId) -> Result<Vec<FamilyRecord>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM {TABLES} JOIN household_members m ON m.household_id = f.household_id WHERE m.person_id = $1"
    ))?;
    Ok(statement.query_map([person], |row| read(db, row))?.collect::<Result<_, _>>()?)
}

/// The whole register, the newest first.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db) -> Result<Vec<FamilyRecord>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} ORDER BY f.id DESC"))?;
    Ok(statement.query_map([], |row| read(db, row))?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, family: &FamilyRecord, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO key_families (id, household_id, area, level, risk, difficulty, help, danger, handler, measures, state, due, entered_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)",
        rusqlite::params![
            family.id,
            family.household,
            family.area,
            family.level,
            family.risk,
            family.rating.difficulty,
            family.rating.help,
            family.rating.danger,
            family.handler,
            family.measures,
            family.state,
            family.due,
            clock.now,
        ],
    )?;
    set_lists(db, family)
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `family.version`.
pub fn update(db: &Db, family: &FamilyRecord) -> Result<()> {
    let rows = db.execute(
        "UPDATE key_families SET area = $1, level = $2, risk = $3, difficulty = $4, help = $5, danger = $6, handler = $7, measures = $8,
           state = $9, due = $10, version = version + 1 WHERE id = $11 AND version = $12",
        rusqlite::params![
            family.area,
            family.level,
            family.risk,
            family.rating.difficulty,
            family.rating.help,
            family.rating.danger,
            family.handler,
            family.measures,
            family.state,
            family.due,
            family.id,
            family.version,
        ],
    )?;
    if rows == 0 {
        return Err(Fault::new(Code::Stale, "change a family of the register"));
    }
    set_lists(db, family)
}

fn set_lists(db: &Db, family: &FamilyRecord) -> Result<()> {
    db.execute("DELETE FROM key_family_kinds WHERE family_id = $1", [family.id])?;
    for kind in &family.kinds {
        db.execute("INSERT INTO key_family_kinds (family_id, kind) VALUES ($1, $2)", (family.id, kind))?;
    }
    db.execute("DELETE FROM key_family_types WHERE family_id = $1", [family.id])?;
    for dispute in &family.types {
        db.execute("INSERT INTO key_family_types (family_id, type) VALUES ($1, $2)", (family.id, dispute))?;
    }
    Ok(())
}

/// # Errors
/// The engine's.
pub fn link_case(db: &Db, family: KeyFamilyId, case: CaseId) -> Result<()> {
    db.execute(
        "INSERT INTO key_family_cases (family_id, case_id) VALUES ($1, $2) ON CONFLICT (family_id, case_id) DO NOTHING",
        (family, case),
    )?;
    Ok(())
}

/// Of the household, linked to it, or of its findings; the newest first.
///
/// # Errors
/// The engine's.
pub fn cases(db: &Db, family: KeyFamilyId, household: HouseholdId) -> Result<Vec<CaseId>> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM cases WHERE household_id = $1
         UNION SELECT case_id FROM key_family_cases WHERE family_id = $2
         UNION SELECT case_id FROM findings WHERE family_id = $3 AND case_id IS NOT NULL ORDER BY 1 DESC",
    )?;
    Ok(statement.query_map((household, family, family), |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// What is written on a family's line of life.
#[derive(Debug, Clone, Copy)]
pub struct Lived<'a> {
    pub family: KeyFamilyId,
    pub kind: LifeKind,
    pub from: &'a str,
    pub to: &'a str,
    pub note: &'a str,
}

/// # Errors
/// The engine's.
pub fn lived(db: &Db, id: EventId, clock: Clock, staff: StaffId, what: Lived<'_>) -> Result<()> {
    db.execute(
        "INSERT INTO key_family_events (id, family_id, at, staff_id, kind, from_value, to_value, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        (id, what.family, clock.now, staff, what.kind, what.from, what.to, what.note),
    )?;
    Ok(())
}

/// The newest first.
///
/// # Errors
/// The engine's.
pub fn life(db: &Db, family: KeyFamilyId) -> Result<Vec<LifeEntry>> {
    let mut statement = db.prepare_cached(
        "SELECT e.at, e.kind, s.name, e.from_value, e.to_value, e.note FROM key_family_events e JOIN staff s ON s.id = e.staff_id
         WHERE e.family_id = $1 ORDER BY e.id DESC",
    )?;
    let rows = statement.query_map([family], |row| {
        Ok(LifeEntry {
            at: row.get(0)?,
            kind: row.get(1)?,
            by_name: row.get(2)?,
            event: None,
            case: None,
            from: row.get(3)?,
            to: row.get(4)?,
            note: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
