//! What goes up and what came from below: urgent reports and summaries of weeks.

use rusqlite::{OptionalExtension, Row};

use crate::cases::DisputeType;
use crate::fault::Result;
use crate::kernel::{CampaignId, Clock, Coded, Day, FindingId, Moment, StaffId, StationId, UrgentId};
use crate::screening::{Urgent, UrgentHow};
use crate::store::Db;

/// An urgent report as it is kept.
#[derive(Debug, Clone)]
pub struct UrgentRecord {
    pub id: UrgentId,
    pub station: StationId,
    /// Its id at the station that told it.
    pub origin: i64,
    pub finding: Option<FindingId>,
    pub found_on: Day,
    pub area: String,
    pub head: String,
    pub address: String,
    pub kinds: Vec<DisputeType>,
    pub told: String,
    pub told_at: Moment,
    pub how: UrgentHow,
    pub remark: String,
    pub sent_to: Option<StationId>,
}

fn spelt(kinds: &[DisputeType]) -> String {
    kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(",")
}

/// Adds the report, or brings one of the same station and origin up to date.
///
/// # Errors
/// The engine's.
pub fn keep_urgent(db: &Db, urgent: &UrgentRecord, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO urgents (id, station_id, origin, finding_id, found_on, area, head, address, kinds, told, told_at, how, remark, sent_to,
           noted, entered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', $15)
         ON CONFLICT (station_id, origin) DO UPDATE SET found_on = excluded.found_on, area = excluded.area, head = excluded.head,
           address = excluded.address, kinds = excluded.kinds, told = excluded.told, told_at = excluded.told_at, how = excluded.how,
           remark = excluded.remark, sent_to = excluded.sent_to",
        rusqlite::params![
            urgent.id,
            urgent.station,
            urgent.origin,
            urgent.finding,
            urgent.found_on,
            urgent.area,
            urgent.head,
            urgent.address,
            spelt(&urgent.kinds),
            urgent.told,
            urgent.told_at,
            urgent.how,
            urgent.remark,
            urgent.sent_to,
            clock.now,
        ],
    )?;
    Ok(())
}

const COLUMNS: &str = "u.id, CASE WHEN n.own = 1 THEN '' ELSE n.name END, u.finding_id, f.campaign_id, u.found_on, u.area, u.head, \
     u.address, u.kinds, u.told, u.told_at, u.how, u.remark, u.sent_to IS NOT NULL, COALESCE(s.name, ''), u.noted_at, u.noted";
const TABLES: &str = "urgents u JOIN stations n ON n.id = u.station_id LEFT JOIN findings f ON f.id = u.finding_id \
     LEFT JOIN staff s ON s.id = u.noted_by";

fn read(row: &Row<'_>) -> rusqlite::Result<Urgent> {
    let kinds: String = row.get(8)?;
    let campaign: Option<CampaignId> = row.get(3)?;
    Ok(Urgent {
        id: row.get(0)?,
        station: row.get(1)?,
        finding: row.get(2)?,
        campaign,
        found_on: row.get(4)?,
        area: row.get(5)?,
        head: row.get(6)?,
        address: row.get(7)?,
        kinds: kinds.split(',').filter_map(DisputeType::parse).collect(),
        told: row.get(9)?,
        told_at: row.get(10)?,
        how: row.get(11)?,
        remark: row.get(12)?,
        sent_up: row.get(13)?,
        noted_by: row.get(14)?,
        noted_at: row.get(15)?,
        noted: row.get(16)?,
    })
}

/// The newest first, those that nobody has taken note of in front; at most 100.
///
/// # Errors
/// The engine's.
pub fn urgents(db: &Db) -> Result<Vec<Urgent>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM {TABLES} ORDER BY u.noted_by IS NOT NULL, u.entered_at DESC, u.id DESC LIMIT 100"
    ))?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn urgent(db: &Db, id: UrgentId) -> Result<Option<Urgent>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE u.id = $1"))?;
    Ok(statement.query_row([id], read).optional()?)
}

/// # Errors
/// The engine's.
pub fn urgent_of(db: &Db, finding: FindingId) -> Result<Option<Urgent>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE u.finding_id = $1"))?;
    Ok(statement.query_row([finding], read).optional()?)
}

/// # Errors
/// The engine's.
pub fn note_urgent(db: &Db, id: UrgentId, by: StaffId, note: &str, clock: Clock) -> Result<()> {
    db.execute("UPDATE urgents SET noted_by = $1, noted_at = $2, noted = $3 WHERE id = $4", (by, clock.now, note, id))?;
    Ok(())
}

/// A week's summary as it was sent or received.
#[derive(Debug, Clone)]
pub struct WeeklyRecord {
    pub station: StationId,
    pub monday: Day,
    pub body: String,
    pub at: Moment,
    pub sent_to: Option<StationId>,
}

/// Adds or replaces: the newest word of a station about a week stands.
///
/// # Errors
/// The engine's.
pub fn keep_weekly(db: &Db, weekly: &WeeklyRecord) -> Result<()> {
    db.execute(
        "INSERT INTO weeklies (station_id, monday, body, at, sent_to) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (station_id, monday) DO UPDATE SET body = excluded.body, at = excluded.at, sent_to = excluded.sent_to",
        (weekly.station, weekly.monday, &weekly.body, weekly.at, weekly.sent_to),
    )?;
    Ok(())
}

/// Every summary since a Monday.
///
/// # Errors
/// The engine's.
pub fn weeklies(db: &Db, since: Day) -> Result<Vec<WeeklyRecord>> {
    let mut statement = db.prepare_cached(
        "SELECT station_id, monday, body, at, sent_to FROM weeklies WHERE monday >= $1 ORDER BY station_id, monday",
    )?;
    let rows = statement.query_map([since], |row| {
        Ok(WeeklyRecord {
            station: row.get(0)?,
            monday: row.get(1)?,
            body: row.get(2)?,
            at: row.get(3)?,
            sent_to: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
