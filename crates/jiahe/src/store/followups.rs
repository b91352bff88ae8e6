//! Follow-ups and what a person changed about their plan.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::fault::Result;
use crate::followups::FollowUp;
use crate::kernel::{CaseId, Clock, Day, FollowUpId, Moment, StaffId};

#[derive(Debug, Clone)]
pub struct PlanKept {
    pub interval_days: Option<u32>,
    pub next_on: Option<Day>,
    pub reason: String,
    pub closed: bool,
    pub changed_by: String,
    pub changed_at: Moment,
}

/// # Errors
/// The engine's.
pub fn plan(db: &Db, case: CaseId) -> Result<Option<PlanKept>> {
    Ok(db
        .prepare_cached(
            "SELECT p.interval_days, p.next_on, p.reason, p.state = 'closed', s.name, p.changed_at
             FROM followup_plans p JOIN staff s ON s.id = p.changed_by WHERE p.case_id = $1",
        )?
        .query_row([case], |row| {
            Ok(PlanKept {
                interval_days: row.get(0)?,
                next_on: row.get(1)?,
                reason: row.get(2)?,
                closed: row.get(3)?,
                changed_by: row.get(4)?,
                changed_at: row.get(5)?,
            })
        })
        .optional()?)
}

/// # Errors
/// The engine's.
pub fn set_plan(db: &Db, fresh: i64, case: CaseId, plan: &PlanKept, by: StaffId) -> Result<()> {
    let state = if plan.closed { "closed" } else { "running" };
    db.execute(
        "INSERT INTO followup_plans (id, case_id, interval_days, next_on, reason, state, changed_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (case_id) DO UPDATE SET interval_days = excluded.interval_days, next_on = excluded.next_on,
           reason = excluded.reason, state = excluded.state, changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        (fresh, case, plan.interval_days, plan.next_on, &plan.reason, state, by, plan.changed_at),
    )?;
    Ok(())
}

const SELECT: &str = "SELECT f.id, f.person_id, coalesce(p.name, ''), f.at, f.way, f.outcome, f.performance, f.satisfaction, \
     f.danger, f.danger_note, f.findings, f.next_on, s.name, f.entered_at, f.review, coalesce(r.name, ''), f.reviewed_at, \
     f.no_report, f.case_id \
     FROM followups f JOIN staff s ON s.id = f.entered_by LEFT JOIN people p ON p.id = f.person_id \
     LEFT JOIN staff r ON r.id = f.reviewed_by";

fn read(row: &Row<'_>) -> rusqlite::Result<FollowUp> {
    Ok(FollowUp {
        id: row.get(0)?,
        person: row.get(1)?,
        person_name: row.get(2)?,
        at: row.get(3)?,
        way: row.get(4)?,
        outcome: row.get(5)?,
        performance: row.get(6)?,
        satisfaction: row.get(7)?,
        danger: row.get(8)?,
        danger_note: row.get(9)?,
        findings: row.get(10)?,
        next_on: row.get(11)?,
        entered_by: row.get(12)?,
        entered_at: row.get(13)?,
        review: row.get(14)?,
        reviewed_by: row.get(15)?,
        reviewed_at: row.get(16)?,
        no_report: row.get(17)?,
    })
}

/// When somebody last said on a visit of this case that they are 不满意 or 很不满意.
///
/// # Errors
/// The engine's.
pub fn dissatisfied_at(db: &Db, case: CaseId) -> Result<Option<Moment>> {
    Ok(db
        .prepare_cached("SELECT max(entered_at) FROM followups WHERE case_id = $1 AND satisfaction <= 2")?
        .query_row([case], |row| row.get(0))?)
}

/// The visits between two moments on which somebody said so: the case, and what was found.
///
/// # Errors
/// The engine's.
pub fn dissatisfied(db: &Db, from: Moment, until: Moment) -> Result<Vec<(CaseId, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT case_id, findings FROM followups WHERE satisfaction <= 2 AND at >= $1 AND at < $2 ORDER BY at, id",
    )?;
    Ok(statement.query_map((from, until), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// The newest first.
///
/// # Errors
/// The engine's.
pub fn of_case(db: &Db, case: CaseId) -> Result<Vec<FollowUp>> {
    let mut statement = db.prepare_cached(&format!("{SELECT} WHERE f.case_id = $1 ORDER BY f.at DESC, f.id DESC"))?;
    Ok(statement.query_map([case], read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: FollowUpId) -> Result<Option<(CaseId, FollowUp)>> {
    Ok(db
        .prepare_cached(&format!("{SELECT} WHERE f.id = $1"))?
        .query_row([id], |row| Ok((row.get(18)?, read(row)?)))
        .optional()?)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, case: CaseId, visit: &FollowUp, by: StaffId) -> Result<()> {
    db.execute(
        "INSERT INTO followups (id, case_id, person_id, at, way, outcome, performance, satisfaction, danger, danger_note, findings,
           next_on, entered_by, entered_at, review, no_report)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', 0)",
        rusqlite::params![
            visit.id,
            case,
            visit.person,
            visit.at,
            visit.way,
            visit.outcome,
            visit.performance,
            visit.satisfaction,
            visit.danger,
            visit.danger_note,
            visit.findings,
            visit.next_on,
            by,
            visit.entered_at,
        ],
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn review(db: &Db, id: FollowUpId, by: StaffId, clock: Clock, review: &str, no_report: bool) -> Result<()> {
    db.execute(
        "UPDATE followups SET reviewed_by = $1, reviewed_at = $2, review = $3, no_report = $4 WHERE id = $5",
        (by, clock.now, review, no_report, id),
    )?;
    Ok(())
}
