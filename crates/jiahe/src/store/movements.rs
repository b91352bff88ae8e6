//! Movements of cases, the steps taken on their way, custody, and what other stations offer.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::cases::flow::Step;
use crate::fault::Result;
use crate::kernel::{CaseId, Clock, Moment, MovementId, StationId};
use crate::movements::{Movement, MovementState, StepTaken};

/// Who holds a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Custody {
    /// Where it was taken in.
    pub opened: StationId,
    pub holder: StationId,
    pub epoch: i64,
    pub in_transit: Option<MovementId>,
    pub merged_into: Option<CaseId>,
}

/// An offer of another station as it came.
#[derive(Debug, Clone)]
pub struct OfferRecord {
    pub id: MovementId,
    pub case: CaseId,
    pub from: StationId,
    /// The wire's JSON; empty once it is answered.
    pub body: String,
    pub arrived_at: Moment,
    pub state: MovementState,
    pub reason: String,
}

const COLUMNS: &str = "m.id, m.case_id, m.kind, m.from_station, n.name, m.to_station, m.to_unit, m.to_name, m.scope, m.coordinator, \
     m.reason, m.answer_by, m.deadline, m.paper, m.epoch, m.state, m.sent_at, m.sent_by, m.sent_by_name, m.withdraw_at, \
     m.withdraw_reason, m.answered_at, m.answered_by, m.answer_reason, m.ended_at, m.result, m.seen_at";
const TABLES: &str = "movements m JOIN stations n ON n.id = m.from_station";

fn read(row: &Row<'_>) -> rusqlite::Result<Movement> {
    Ok(Movement {
        id: row.get(0)?,
        case: row.get(1)?,
        kind: row.get(2)?,
        from_station: row.get(3)?,
        from_name: row.get(4)?,
        to_station: row.get(5)?,
        to_unit: row.get(6)?,
        to_name: row.get(7)?,
        scope: row.get(8)?,
        coordinator: row.get(9)?,
        reason: row.get(10)?,
        answer_by: row.get(11)?,
        deadline: row.get(12)?,
        paper: row.get(13)?,
        epoch: row.get(14)?,
        state: row.get(15)?,
        sent_at: row.get(16)?,
        sent_by: row.get(17)?,
        sent_by_name: row.get(18)?,
        withdraw_at: row.get(19)?,
        withdraw_reason: row.get(20)?,
        answered_at: row.get(21)?,
        answered_by: row.get(22)?,
        answer_reason: row.get(23)?,
        ended_at: row.get(24)?,
        result: row.get(25)?,
        seen_at: row.get(26)?,
    })
}

/// Inserts it, or replaces everything but what it is and `seen_at`.
///
/// # Errors
/// The engine's.
pub fn keep(db: &Db, movement: &Movement) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO movements (id, case_id, kind, from_station, to_station, to_unit, to_name, scope, coordinator, reason, answer_by,
           deadline, paper, epoch, state, sent_at, sent_by, sent_by_name, withdraw_at, withdraw_reason, answered_at, answered_by,
           answer_reason, ended_at, result, seen_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
         ON CONFLICT (id) DO UPDATE SET state = excluded.state, withdraw_at = excluded.withdraw_at,
           withdraw_reason = excluded.withdraw_reason, answered_at = excluded.answered_at, answered_by = excluded.answered_by,
           answer_reason = excluded.answer_reason, ended_at = excluded.ended_at, result = excluded.result",
    )?
    .execute(rusqlite::params![
        movement.id,
        movement.case,
        movement.kind,
        movement.from_station,
        movement.to_station,
        movement.to_unit,
        movement.to_name,
        movement.scope,
        movement.coordinator,
        movement.reason,
        movement.answer_by,
        movement.deadline,
        movement.paper,
        movement.epoch,
        movement.state,
        movement.sent_at,
        movement.sent_by,
        movement.sent_by_name,
        movement.withdraw_at,
        movement.withdraw_reason,
        movement.answered_at,
        movement.answered_by,
        movement.answer_reason,
        movement.ended_at,
        movement.result,
        movement.seen_at,
    ])?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: MovementId) -> Result<Option<Movement>> {
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE m.id = $1");
    Ok(db.prepare_cached(&sql)?.query_row([id], read).optional()?)
}

/// In the order they were sent.
///
/// # Errors
/// The engine's.
pub fn of_case(db: &Db, case: CaseId) -> Result<Vec<Movement>> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE m.case_id = $1 ORDER BY m.id"))?;
    Ok(statement.query_map([case], read)?.collect::<Result<_, _>>()?)
}

/// What `station` sent and nobody answered, and what was refused to it and not taken note of; oldest first.
///
/// # Errors
/// The engine's.
pub fn sent_by(db: &Db, station: StationId) -> Result<Vec<Movement>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE m.from_station = $1 AND (m.state = 'sent' OR (m.state = 'refused' AND m.seen_at IS NULL))
         ORDER BY m.id LIMIT 500"
    ))?;
    Ok(statement.query_map([station], read)?.collect::<Result<_, _>>()?)
}

/// What came back to `station` and began the epoch that still runs.
///
/// # Errors
/// The engine's.
pub fn returned_to(db: &Db, station: StationId) -> Result<Vec<Movement>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM {TABLES} JOIN cases c ON c.id = m.case_id
         WHERE m.kind = 'return' AND m.to_station = $1 AND m.state = 'accepted' AND c.epoch = m.epoch AND c.holder_id = $1
           AND c.in_transit IS NULL ORDER BY m.id LIMIT 500"
    ))?;
    Ok(statement.query_map([station], read)?.collect::<Result<_, _>>()?)
}

/// The sender has taken note of a refusal.
///
/// # Errors
/// The engine's.
pub fn set_seen(db: &Db, id: MovementId, clock: Clock) -> Result<()> {
    db.execute("UPDATE movements SET seen_at = $1 WHERE id = $2", (clock.now, id))?;
    Ok(())
}

/// # Errors
/// The engine's; [`crate::Code::NotFound`] without such a case.
pub fn custody(db: &Db, case: CaseId) -> Result<Custody> {
    Ok(db
        .prepare_cached(
            "SELECT station_id, COALESCE(holder_id, station_id), epoch, in_transit, merged_into FROM cases WHERE id = $1",
        )?
        .query_row([case], |row| {
            Ok(Custody {
                opened: row.get(0)?,
                holder: row.get(1)?,
                epoch: row.get(2)?,
                in_transit: row.get(3)?,
                merged_into: row.get(4)?,
            })
        })?)
}

/// # Errors
/// The engine's.
pub fn set_custody(db: &Db, case: CaseId, holder: StationId, epoch: i64, in_transit: Option<MovementId>) -> Result<()> {
    db.prepare_cached("UPDATE cases SET holder_id = $1, epoch = $2, in_transit = $3 WHERE id = $4")?
        .execute((holder, epoch, in_transit, case))?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn set_merged(db: &Db, case: CaseId, into: Option<CaseId>) -> Result<()> {
    db.execute("UPDATE cases SET merged_into = $1 WHERE id = $2", (into, case))?;
    Ok(())
}

/// Cases merged into this one, oldest first.
///
/// # Errors
/// The engine's.
pub fn merged(db: &Db, case: CaseId) -> Result<Vec<(CaseId, String)>> {
    let mut statement = db.prepare_cached("SELECT id, code FROM cases WHERE merged_into = $1 ORDER BY id")?;
    Ok(statement.query_map([case], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// `false` when it was there already.
///
/// # Errors
/// The engine's.
pub fn add_step(db: &Db, case: CaseId, step: &StepTaken) -> Result<bool> {
    let rows = db
        .prepare_cached(
            "INSERT INTO flow_steps (id, case_id, epoch, station_id, step, reason, at, by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (id) DO NOTHING",
        )?
        .execute((step.id, case, step.epoch, step.station, step.step, &step.reason, step.at, &step.by_name))?;
    Ok(rows == 1)
}

/// In the order they were taken.
///
/// # Errors
/// The engine's.
pub fn steps(db: &Db, case: CaseId) -> Result<Vec<StepTaken>> {
    let mut statement = db.prepare_cached(
        "SELECT f.id, f.epoch, f.station_id, n.name, n.tier, f.step, f.reason, f.at, f.by_name
         FROM flow_steps f JOIN stations n ON n.id = f.station_id WHERE f.case_id = $1 ORDER BY f.epoch, f.id",
    )?;
    let steps = statement.query_map([case], |row| {
        Ok(StepTaken {
            id: row.get(0)?,
            epoch: row.get(1)?,
            station: row.get(2)?,
            station_name: row.get(3)?,
            tier: row.get(4)?,
            step: row.get::<_, Step>(5)?,
            reason: row.get(6)?,
            at: row.get(7)?,
            by_name: row.get(8)?,
        })
    })?;
    Ok(steps.collect::<Result<_, _>>()?)
}

/// `false` when it was in it already.
///
/// # Errors
/// The engine's.
pub fn join_circle(db: &Db, case: CaseId, station: StationId) -> Result<bool> {
    let rows = db
        .prepare_cached("INSERT INTO case_circle (case_id, station_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")?
        .execute((case, station))?;
    Ok(rows == 1)
}

/// # Errors
/// The engine's.
pub fn circle(db: &Db, case: CaseId) -> Result<Vec<StationId>> {
    let mut statement =
        db.prepare_cached("SELECT station_id FROM case_circle WHERE case_id = $1 ORDER BY station_id")?;
    Ok(statement.query_map([case], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

const OFFER: &str = "id, case_id, from_station, body, arrived_at, state, reason";

fn read_offer(row: &Row<'_>) -> rusqlite::Result<OfferRecord> {
    Ok(OfferRecord {
        id: row.get(0)?,
        case: row.get(1)?,
        from: row.get(2)?,
        body: row.get(3)?,
        arrived_at: row.get(4)?,
        state: row.get(5)?,
        reason: row.get(6)?,
    })
}

/// # Errors
/// The engine's.
pub fn keep_offer(db: &Db, offer: &OfferRecord) -> Result<()> {
    db.execute(
        "INSERT INTO movement_offers (id, case_id, from_station, body, arrived_at, state, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET body = excluded.body, state = excluded.state, reason = excluded.reason",
        (offer.id, offer.case, offer.from, &offer.body, offer.arrived_at, offer.state, &offer.reason),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn offer(db: &Db, id: MovementId) -> Result<Option<OfferRecord>> {
    let sql = format!("SELECT {OFFER} FROM movement_offers WHERE id = $1");
    Ok(db.prepare_cached(&sql)?.query_row([id], read_offer).optional()?)
}

/// Unanswered, oldest first.
///
/// # Errors
/// The engine's.
pub fn offers(db: &Db) -> Result<Vec<OfferRecord>> {
    let sql = format!("SELECT {OFFER} FROM movement_offers WHERE state = 'sent' ORDER BY id LIMIT 500");
    Ok(db.prepare_cached(&sql)?.query_map([], read_offer)?.collect::<Result<_, _>>()?)
}
