//! Warning letters with their visits, protection orders with their steps.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Clock, Coded, Day, Moment, ProtectionOrderId, StaffId, WarningId};
use crate::protection::{
    Measure, OrderApplication, OrderStep, OrderStepKind, ProtectionOrder, ProtectionState, VisitEntry, Warning,
    WarningEntry, WarningVisit,
};

/// When somebody last wrote down that a warning or an order was breached.
///
/// # Errors
/// The engine's.
pub fn last_breach(db: &Db, case: CaseId) -> Result<Option<Moment>> {
    Ok(db
        .prepare_cached(
            "SELECT max(at) FROM (SELECT entered_at AS at FROM warning_visits WHERE case_id = $1 AND breached = 1
             UNION ALL SELECT entered_at FROM protection_steps WHERE case_id = $1 AND kind = 'breached') AS breaches",
        )?
        .query_row([case], |row| row.get(0))?)
}

/// # Errors
/// The engine's.
pub fn insert_warning(db: &Db, id: WarningId, entry: &WarningEntry, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO warnings (id, case_id, police, number, issued_on, offender_id, victim_id, facts, given_offender, given_victim,
           told_village, ended_on, end_reason, entered_by, entered_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, '', $12, $13, 1)",
        rusqlite::params![
            id,
            entry.case,
            entry.police,
            entry.number,
            entry.issued_on,
            entry.offender,
            entry.victim,
            entry.facts,
            entry.given_offender,
            entry.given_victim,
            entry.told_village,
            by,
            clock.now,
        ],
    )?;
    Ok(())
}

fn fresh(rows: usize) -> Result<()> {
    if rows == 0 { Err(Fault::new(Code::Stale, "change a record of protection")) } else { Ok(()) }
}

/// # Errors
/// [`Code::Stale`].
pub fn amend_warning(db: &Db, id: WarningId, entry: &WarningEntry) -> Result<()> {
    fresh(db.execute(
        "UPDATE warnings SET police = $1, number = $2, issued_on = $3, offender_id = $4, victim_id = $5, facts = $6, given_offender = $7,
           given_victim = $8, told_village = $9, version = version + 1 WHERE id = $10 AND version = $11",
        rusqlite::params![
            entry.police,
            entry.number,
            entry.issued_on,
            entry.offender,
            entry.victim,
            entry.facts,
            entry.given_offender,
            entry.given_victim,
            entry.told_village,
            id,
            entry.version,
        ],
    )?)
}

/// # Errors
/// [`Code::Stale`].
pub fn end_warning(db: &Db, id: WarningId, version: i64, on: Day, reason: &str) -> Result<()> {
    fresh(db.execute(
        "UPDATE warnings SET ended_on = $1, end_reason = $2, version = version + 1 WHERE id = $3 AND version = $4",
        (on, reason, id, version),
    )?)
}

/// # Errors
/// The engine's.
pub fn case_of_warning(db: &Db, id: WarningId) -> Result<Option<CaseId>> {
    let sql = "SELECT case_id FROM warnings WHERE id = $1";
    Ok(db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

const WARNING: &str = "SELECT w.id, w.police, w.number, w.issued_on, w.offender_id, o.name, w.victim_id, v.name, w.facts, w.given_offender,
       w.given_victim, w.told_village, w.ended_on, w.end_reason, w.version
     FROM warnings w JOIN people o ON o.id = w.offender_id JOIN people v ON v.id = w.victim_id";

fn read_warning(row: &Row<'_>) -> rusqlite::Result<Warning> {
    Ok(Warning {
        id: row.get(0)?,
        police: row.get(1)?,
        number: row.get(2)?,
        issued_on: row.get(3)?,
        offender: row.get(4)?,
        offender_name: row.get(5)?,
        victim: row.get(6)?,
        victim_name: row.get(7)?,
        facts: row.get(8)?,
        given_offender: row.get(9)?,
        given_victim: row.get(10)?,
        told_village: row.get(11)?,
        ended_on: row.get(12)?,
        end_reason: row.get(13)?,
        visits: Vec::new(),
        version: row.get(14)?,
    })
}

fn visits(db: &Db, warning: WarningId) -> Result<Vec<WarningVisit>> {
    let mut statement = db.prepare_cached(
        "SELECT id, visited_at, visitor, met, findings, breached, entered_at FROM warning_visits WHERE warning_id = $1
         ORDER BY visited_at, id",
    )?;
    let rows = statement.query_map([warning], |row| {
        Ok(WarningVisit {
            id: row.get(0)?,
            visited_at: row.get(1)?,
            visitor: row.get(2)?,
            met: row.get(3)?,
            findings: row.get(4)?,
            breached: row.get(5)?,
            entered_at: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's, also when there is none.
pub fn warning(db: &Db, id: WarningId) -> Result<Warning> {
    Ok(db.prepare_cached(&format!("{WARNING} WHERE w.id = $1"))?.query_row([id], read_warning)?)
}

/// The newest first, each with its visits from the first on.
///
/// # Errors
/// The engine's.
pub fn warnings(db: &Db, case: CaseId) -> Result<Vec<Warning>> {
    let mut found: Vec<Warning> = db
        .prepare_cached(&format!("{WARNING} WHERE w.case_id = $1 ORDER BY w.issued_on DESC, w.id DESC"))?
        .query_map([case], read_warning)?
        .collect::<Result<_, _>>()?;
    for one in &mut found {
        one.visits = visits(db, one.id)?;
    }
    Ok(found)
}

/// # Errors
/// The engine's.
pub fn insert_visit(db: &Db, (id, case): (i64, CaseId), entry: &VisitEntry, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO warning_visits (id, warning_id, case_id, visited_at, visitor, met, findings, breached, entered_by, entered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        (
            id,
            entry.warning,
            case,
            entry.visited_at,
            &entry.visitor,
            entry.met,
            &entry.findings,
            entry.breached,
            by,
            clock.now,
        ),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn insert_order(db: &Db, id: ProtectionOrderId, asked: &OrderApplication, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO protection_orders (id, case_id, applicant_id, respondent_id, relation, proxy, proxy_name, proxy_reason, court, grounds,
           applied_at, urgent, state, decided_at, number, measures, other_measure, reason, from_on, until_on, entered_by, entered_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'applied', NULL, '', '', '', '', NULL, NULL, $13, $14, 1)",
        rusqlite::params![
            id,
            asked.case,
            asked.applicant,
            asked.respondent,
            asked.relation,
            asked.proxy,
            asked.proxy_name,
            asked.proxy_reason,
            asked.court,
            asked.grounds,
            asked.applied_at,
            asked.urgent,
            by,
            clock.now,
        ],
    )?;
    Ok(())
}

/// What the court said.
#[derive(Debug, Clone, Copy)]
pub struct Decided<'a> {
    pub state: ProtectionState,
    pub decided_at: Moment,
    pub number: &'a str,
    pub measures: &'a [Measure],
    pub other_measure: &'a str,
    pub reason: &'a str,
    pub from: Option<Day>,
    pub until: Option<Day>,
}

fn spelled(measures: &[Measure]) -> String {
    measures.iter().map(|measure| measure.code()).collect::<Vec<_>>().join(",")
}

/// # Errors
/// [`Code::Stale`].
pub fn decide_order(db: &Db, id: ProtectionOrderId, version: i64, to: &Decided<'_>) -> Result<()> {
    fresh(db.execute(
        "UPDATE protection_orders SET state = $1, decided_at = $2, number = $3, measures = $4, other_measure = $5, reason = $6, from_on = $7,
           until_on = $8, version = version + 1 WHERE id = $9 AND version = $10",
        (
            to.state,
            to.decided_at,
            to.number,
            spelled(to.measures),
            to.other_measure,
            to.reason,
            to.from,
            to.until,
            id,
            version,
        ),
    )?)
}

/// What a step changes on the order itself.
#[derive(Debug, Clone, Copy)]
pub struct Changed<'a> {
    pub state: ProtectionState,
    pub measures: &'a [Measure],
    pub other_measure: &'a str,
    pub until: Option<Day>,
}

/// # Errors
/// [`Code::Stale`].
pub fn change_order(db: &Db, id: ProtectionOrderId, version: i64, to: &Changed<'_>) -> Result<()> {
    fresh(db.execute(
        "UPDATE protection_orders SET state = $1, measures = $2, other_measure = $3, until_on = $4, version = version + 1
         WHERE id = $5 AND version = $6",
        (to.state, spelled(to.measures), to.other_measure, to.until, id, version),
    )?)
}

/// A step to be written.
#[derive(Debug, Clone, Copy)]
pub struct Taken {
    pub id: i64,
    pub order: ProtectionOrderId,
    pub case: CaseId,
    pub kind: OrderStepKind,
    pub day: Day,
    pub until: Option<Day>,
}

/// # Errors
/// The engine's.
pub fn insert_step(db: &Db, step: &Taken, note: &str, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO protection_steps (id, order_id, case_id, kind, day, until_on, note, entered_by, entered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        (step.id, step.order, step.case, step.kind, step.day, step.until, note, by, clock.now),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn case_of_order(db: &Db, id: ProtectionOrderId) -> Result<Option<CaseId>> {
    let sql = "SELECT case_id FROM protection_orders WHERE id = $1";
    Ok(db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

const ORDER: &str = "SELECT o.id, o.applicant_id, a.name, o.respondent_id, r.name, o.relation, o.proxy, o.proxy_name, o.proxy_reason, o.court,
       o.grounds, o.applied_at, o.urgent, o.state, o.decided_at, o.number, o.measures, o.other_measure, o.reason, o.from_on, o.until_on, o.version
     FROM protection_orders o JOIN people a ON a.id = o.applicant_id JOIN people r ON r.id = o.respondent_id";

fn read_order(row: &Row<'_>, today: Day) -> rusqlite::Result<ProtectionOrder> {
    let measures: String = row.get(16)?;
    let (state, until): (ProtectionState, Option<Day>) = (row.get(13)?, row.get(20)?);
    let (applied_at, urgent): (Moment, bool) = (row.get(11)?, row.get(12)?);
    Ok(ProtectionOrder {
        id: row.get(0)?,
        applicant: row.get(1)?,
        applicant_name: row.get(2)?,
        respondent: row.get(3)?,
        respondent_name: row.get(4)?,
        relation: row.get(5)?,
        proxy: row.get(6)?,
        proxy_name: row.get(7)?,
        proxy_reason: row.get(8)?,
        court: row.get(9)?,
        grounds: row.get(10)?,
        applied_at,
        urgent,
        state,
        decide_by: applied_at + chrono::TimeDelta::hours(if urgent { 24 } else { 72 }),
        decided_at: row.get(14)?,
        number: row.get(15)?,
        measures: measures.split(',').filter_map(Measure::parse).collect(),
        other_measure: row.get(17)?,
        reason: row.get(18)?,
        from: row.get(19)?,
        until,
        in_force: state == ProtectionState::Granted && until.is_some_and(|until| today <= until),
        steps: Vec::new(),
        version: row.get(21)?,
    })
}

fn steps(db: &Db, order: ProtectionOrderId) -> Result<Vec<OrderStep>> {
    let mut statement = db.prepare_cached(
        "SELECT p.id, p.kind, p.day, p.until_on, p.note, s.name, p.entered_at FROM protection_steps p
         JOIN staff s ON s.id = p.entered_by WHERE p.order_id = $1 ORDER BY p.day, p.id",
    )?;
    let rows = statement.query_map([order], |row| {
        Ok(OrderStep {
            id: row.get(0)?,
            kind: row.get(1)?,
            day: row.get(2)?,
            until: row.get(3)?,
            note: row.get(4)?,
            entered_by: row.get(5)?,
            entered_at: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's, also when there is none.
pub fn order(db: &Db, id: ProtectionOrderId, clock: Clock) -> Result<ProtectionOrder> {
    let mut found = db
        .prepare_cached(&format!("{ORDER} WHERE o.id = $1"))?
        .query_row([id], |row| read_order(row, clock.today()))?;
    found.steps = steps(db, id)?;
    Ok(found)
}

/// The newest first, each with its steps from the first on.
///
/// # Errors
/// The engine's.
pub fn orders(db: &Db, case: CaseId, clock: Clock) -> Result<Vec<ProtectionOrder>> {
    let mut found: Vec<ProtectionOrder> = db
        .prepare_cached(&format!("{ORDER} WHERE o.case_id = $1 ORDER BY o.applied_at DESC, o.id DESC"))?
        .query_map([case], |row| read_order(row, clock.today()))?
        .collect::<Result<_, _>>()?;
    for one in &mut found {
        one.steps = steps(db, one.id)?;
    }
    Ok(found)
}
