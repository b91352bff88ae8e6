//! Conferences, what they decided, and their tasks.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::conferences::{Attendant, Conference, ConferenceKind, ConferenceState, ItemEntry, Plan, Task, TaskState};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Clock, ConferenceId, Day, Moment, StaffId, TaskId};

const COLUMNS: &str = "id, number, kind, state, month, at, place, chair_id, chair, overview, complex, dangers, next_work, reason, \
     signed_by, signed_at, created_by, version";

fn read(row: &Row<'_>) -> rusqlite::Result<Conference> {
    Ok(Conference {
        id: row.get(0)?,
        number: row.get(1)?,
        kind: row.get(2)?,
        state: row.get(3)?,
        month: row.get(4)?,
        at: row.get(5)?,
        place: row.get(6)?,
        chair_staff: row.get(7)?,
        chair: row.get(8)?,
        overview: row.get(9)?,
        complex: row.get(10)?,
        dangers: row.get(11)?,
        next_work: row.get(12)?,
        reason: row.get(13)?,
        signed_by: row.get(14)?,
        signed_at: row.get(15)?,
        created_by: row.get(16)?,
        version: row.get(17)?,
    })
}

/// The next number of the year, `2026-003`, of a kind.
///
/// # Errors
/// The engine's.
pub fn next_number(db: &Db, kind: ConferenceKind, year: i32) -> Result<String> {
    let count: i64 = db.query_row(
        "SELECT count(*) FROM conferences WHERE kind = $1 AND number LIKE $2",
        (kind, format!("{year}-%")),
        |row| row.get(0),
    )?;
    Ok(format!("{year}-{:03}", count + 1))
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, one: &Conference, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO conferences (id, number, kind, state, month, at, place, chair_id, chair, overview, complex, dangers, next_work, \
         reason, signed_by, signed_at, created_by, created_at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '', '', '', '', '', NULL, $10, $11, 1)",
        (
            one.id,
            &one.number,
            one.kind,
            one.state,
            &one.month,
            one.at,
            &one.place,
            one.chair_staff,
            &one.chair,
            one.created_by,
            clock.now,
        ),
    )?;
    Ok(())
}

/// Replaces all but number and kind; the version goes up by one.
///
/// # Errors
/// [`Code::Stale`] when the record's version is not `one.version`.
pub fn update(db: &Db, one: &Conference) -> Result<()> {
    let rows = db.execute(
        "UPDATE conferences SET state = $1, month = $2, at = $3, place = $4, chair_id = $5, chair = $6, overview = $7, complex = $8, \
         dangers = $9, next_work = $10, reason = $11, signed_by = $12, signed_at = $13, version = version + 1 \
         WHERE id = $14 AND version = $15",
        (
            one.state,
            &one.month,
            one.at,
            &one.place,
            one.chair_staff,
            &one.chair,
            &one.overview,
            &one.complex,
            &one.dangers,
            &one.next_work,
            &one.reason,
            &one.signed_by,
            one.signed_at,
            one.id,
            one.version,
        ),
    )?;
    if rows == 0 { Err(Fault::new(Code::Stale, "change a conference")) } else { Ok(()) }
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: ConferenceId) -> Result<Option<Conference>> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM conferences WHERE id = $1"))?
        .query_row([id], read)
        .optional()?)
}

/// The latest first.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db, kind: Option<ConferenceKind>, state: Option<ConferenceState>) -> Result<Vec<Conference>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM conferences WHERE ($1 IS NULL OR kind = $1) AND ($2 IS NULL OR state = $2) ORDER BY at DESC, id DESC LIMIT 500"
    ))?;
    Ok(statement.query_map((kind, state), read)?.collect::<Result<_, _>>()?)
}

/// Those that have the case on their agenda.
///
/// # Errors
/// The engine's.
pub fn with_case(db: &Db, case: CaseId) -> Result<Vec<Conference>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM conferences WHERE id IN (SELECT conference_id FROM conference_items WHERE case_id = $1) ORDER BY at DESC"
    ))?;
    Ok(statement.query_map([case], read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn present(db: &Db, id: ConferenceId) -> Result<Vec<Attendant>> {
    let mut statement = db.prepare_cached(
        "SELECT staff_id, name, role, came FROM conference_present WHERE conference_id = $1 ORDER BY id",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(Attendant { staff: row.get(0)?, name: row.get(1)?, role: row.get(2)?, came: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Replaces who is on the list; `first` and the numbers after it are fresh ids.
///
/// # Errors
/// The engine's.
pub fn set_present(db: &Db, id: ConferenceId, first: &[i64], present: &[Attendant]) -> Result<()> {
    db.execute("DELETE FROM conference_present WHERE conference_id = $1", [id])?;
    for (row, one) in first.iter().zip(present) {
        db.execute(
            "INSERT INTO conference_present (id, conference_id, staff_id, name, role, came) VALUES ($1, $2, $3, $4, $5, $6)",
            (row, id, one.staff, &one.name, one.role, one.came),
        )?;
    }
    Ok(())
}

/// # Errors
/// The engine's.
pub fn items(db: &Db, id: ConferenceId) -> Result<Vec<ItemEntry>> {
    let mut statement =
        db.prepare_cached("SELECT case_id, reason, title FROM conference_items WHERE conference_id = $1 ORDER BY id")?;
    let rows = statement
        .query_map([id], |row| Ok(ItemEntry { case: row.get(0)?, reason: row.get(1)?, title: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn clear_items(db: &Db, id: ConferenceId) -> Result<()> {
    db.execute("DELETE FROM conference_items WHERE conference_id = $1", [id])?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn add_item(db: &Db, row: i64, id: ConferenceId, item: &ItemEntry) -> Result<()> {
    db.execute(
        "INSERT INTO conference_items (id, conference_id, case_id, reason, title) VALUES ($1, $2, $3, $4, $5)",
        (row, id, item.case, item.reason, &item.title),
    )?;
    Ok(())
}

/// Writes the plan of a case, or writes it over.
///
/// # Errors
/// The engine's.
pub fn set_plan(db: &Db, row: i64, plan: &Plan) -> Result<()> {
    db.execute(
        "INSERT INTO conference_plans (id, case_id, conference_id, kind, number, study, decision, made_by, made_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (case_id, conference_id) DO UPDATE SET \
         study = excluded.study, decision = excluded.decision, made_by = excluded.made_by, made_at = excluded.made_at",
        (
            row,
            plan.case,
            plan.conference,
            plan.kind,
            &plan.number,
            &plan.study,
            &plan.decision,
            &plan.made_by,
            plan.made_at,
        ),
    )?;
    Ok(())
}

/// Of a conference or of a case, the newest first.
///
/// # Errors
/// The engine's.
pub fn plans(db: &Db, conference: Option<ConferenceId>, case: Option<CaseId>) -> Result<Vec<Plan>> {
    let mut statement = db.prepare_cached(
        "SELECT case_id, conference_id, kind, number, study, decision, made_by, made_at FROM conference_plans \
         WHERE conference_id = $1 OR case_id = $2 ORDER BY made_at DESC, id DESC",
    )?;
    let rows = statement.query_map((conference, case), |row| {
        Ok(Plan {
            case: row.get(0)?,
            conference: row.get(1)?,
            kind: row.get(2)?,
            number: row.get(3)?,
            study: row.get(4)?,
            decision: row.get(5)?,
            made_by: row.get(6)?,
            made_at: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn add_task(db: &Db, task: &Task) -> Result<()> {
    db.execute(
        "INSERT INTO conference_tasks (id, case_id, conference_id, what, owner_id, owner, due, state, note, set_at, settled_at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, NULL, 1)",
        (
            task.id,
            task.case,
            task.conference,
            &task.what,
            task.owner_staff,
            &task.owner,
            task.due,
            task.state,
            task.set_at,
        ),
    )?;
    Ok(())
}

/// # Errors
/// [`Code::Stale`].
pub fn settle_task(db: &Db, task: &Task) -> Result<()> {
    let rows = db.execute(
        "UPDATE conference_tasks SET state = $1, note = $2, settled_at = $3, version = version + 1 WHERE id = $4 AND version = $5",
        (task.state, &task.note, task.settled_at, task.id, task.version),
    )?;
    if rows == 0 { Err(Fault::new(Code::Stale, "settle a task")) } else { Ok(()) }
}

/// Whose tasks.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    One(TaskId),
    Conference(ConferenceId),
    Case(CaseId),
    Owner(StaffId),
    Everyone,
}

/// The most urgent first.
///
/// # Errors
/// The engine's.
pub fn tasks(db: &Db, of: Of, today: Day) -> Result<Vec<Task>> {
    let (condition, value) = match of {
        Of::One(id) => ("k.id = $1", id.0),
        Of::Conference(id) => ("k.conference_id = $1", id.0),
        Of::Case(id) => ("k.case_id = $1", id.0),
        Of::Owner(id) => ("k.owner_id = $1", id.0),
        Of::Everyone => ("$1 = 0", 0),
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT k.id, k.case_id, coalesce(c.code, ''), k.conference_id, k.what, k.owner_id, k.owner, k.due, k.state, k.note, k.set_at, \
         k.settled_at, k.version FROM conference_tasks k LEFT JOIN cases c ON c.id = k.case_id \
         WHERE {condition} ORDER BY k.due, k.id LIMIT 2000"
    ))?;
    let rows = statement.query_map([value], |row| {
        let (due, state): (Day, TaskState) = (row.get(7)?, row.get(8)?);
        Ok(Task {
            id: row.get(0)?,
            case: row.get(1)?,
            case_code: row.get(2)?,
            conference: row.get(3)?,
            what: row.get(4)?,
            owner_staff: row.get(5)?,
            owner: row.get(6)?,
            due,
            state,
            note: row.get(9)?,
            set_at: row.get(10)?,
            settled_at: row.get(11)?,
            overdue: state == TaskState::Open && due < today,
            version: row.get(12)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Pairs of cases of one family, of the same household or with a party in common, both opened in `[from, until)`.
///
/// # Errors
/// The engine's.
pub fn repeats(db: &Db, from: Moment, until: Moment) -> Result<Vec<(CaseId, CaseId)>> {
    let mut statement = db.prepare_cached(
        "SELECT c.id, o.id FROM cases c JOIN cases o ON o.household_id = c.household_id AND o.id <> c.id \
         WHERE c.opened_at >= $1 AND c.opened_at < $2 AND o.opened_at >= $1 AND o.opened_at < $2 \
         AND c.merged_into IS NULL AND o.merged_into IS NULL \
         UNION SELECT c.id, o.id FROM cases c JOIN case_parties p ON p.case_id = c.id \
         JOIN case_parties q ON q.person_id = p.person_id AND q.case_id <> c.id JOIN cases o ON o.id = q.case_id \
         WHERE c.opened_at >= $1 AND c.opened_at < $2 AND o.opened_at >= $1 AND o.opened_at < $2 \
         AND c.merged_into IS NULL AND o.merged_into IS NULL ORDER BY 1, 2",
    )?;
    Ok(statement.query_map((from, until), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// Cases reported up in the time, or come from below.
///
/// # Errors
/// The engine's.
pub fn moved_up(db: &Db, from: Moment, until: Moment) -> Result<Vec<CaseId>> {
    ids(
        db,
        "SELECT DISTINCT c.id FROM cases c WHERE (c.channel = 'from_below' AND c.opened_at >= $1 AND c.opened_at < $2) OR EXISTS \
         (SELECT 1 FROM case_events e WHERE e.case_id = c.id AND e.kind = 'moved' AND e.from_value = 'report_up' \
         AND e.at >= $1 AND e.at < $2) ORDER BY c.id",
        (from, until),
    )
}

fn ids(db: &Db, sql: &str, span: (Moment, Moment)) -> Result<Vec<CaseId>> {
    Ok(db.prepare_cached(sql)?.query_map(span, |row| row.get(0))?.collect::<Result<_, _>>()?)
}
