//! Versions of the questions, campaigns, who walks where, how many were visited.

use rusqlite::{OptionalExtension, Row};

use crate::fault::{Code, Fault, Result};
use crate::kernel::{CampaignId, Clock, Day, StaffId};
use crate::screening::{CampaignState, CampaignVisit, CampaignWalk, ChecklistQuestion};
use crate::store::Db;

/// The newest version of the questions; 0 while there is none.
///
/// # Errors
/// The engine's.
pub fn newest_checklist(db: &Db) -> Result<u32> {
    Ok(db.prepare_cached("SELECT COALESCE(MAX(version), 0) FROM checklists")?.query_row([], |row| row.get(0))?)
}

/// # Errors
/// The engine's.
pub fn questions(db: &Db, version: u32) -> Result<Vec<ChecklistQuestion>> {
    let mut statement = db.prepare_cached(
        "SELECT code, text, dispute, grave FROM checklist_questions WHERE checklist = $1 ORDER BY position",
    )?;
    let rows = statement.query_map([version], |row| {
        Ok(ChecklistQuestion { code: row.get(0)?, text: row.get(1)?, dispute: row.get(2)?, grave: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's, also when the version is there.
pub fn add_checklist(db: &Db, version: u32, questions: &[ChecklistQuestion], by: StaffId, clock: Clock) -> Result<()> {
    db.execute("INSERT INTO checklists (version, made_by, made_at) VALUES ($1, $2, $3)", (version, by, clock.now))?;
    for (position, question) in (1u32..).zip(questions) {
        db.execute(
            "INSERT INTO checklist_questions (checklist, position, code, text, dispute, grave) VALUES ($1, $2, $3, $4, $5, $6)",
            (version, position, &question.code, &question.text, question.dispute, question.grave),
        )?;
    }
    Ok(())
}

/// The row of a campaign.
#[derive(Debug, Clone)]
pub struct CampaignRecord {
    pub id: CampaignId,
    pub title: String,
    pub area: String,
    pub place: String,
    pub from: Day,
    pub to: Day,
    pub checklist: u32,
    pub state: CampaignState,
    pub closing: String,
    pub version: i64,
}

const COLUMNS: &str = "id, title, area, place, from_day, to_day, checklist, state, closing, version";

fn read(row: &Row<'_>) -> rusqlite::Result<CampaignRecord> {
    Ok(CampaignRecord {
        id: row.get(0)?,
        title: row.get(1)?,
        area: row.get(2)?,
        place: row.get(3)?,
        from: row.get(4)?,
        to: row.get(5)?,
        checklist: row.get(6)?,
        state: row.get(7)?,
        closing: row.get(8)?,
        version: row.get(9)?,
    })
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: CampaignId) -> Result<Option<CampaignRecord>> {
    Ok(db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM campaigns WHERE id = $1"))?
        .query_row([id], read)
        .optional()?)
}

/// The newest first, at most 200.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db) -> Result<Vec<CampaignRecord>> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM campaigns ORDER BY from_day DESC, id DESC LIMIT 200"))?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, campaign: &CampaignRecord, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO campaigns (id, title, area, place, from_day, to_day, checklist, state, closing, created_by, created_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)",
        rusqlite::params![
            campaign.id,
            campaign.title,
            campaign.area,
            campaign.place,
            campaign.from,
            campaign.to,
            campaign.checklist,
            campaign.state,
            campaign.closing,
            by,
            clock.now,
        ],
    )?;
    Ok(())
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `campaign.version`.
pub fn update(db: &Db, campaign: &CampaignRecord) -> Result<()> {
    let rows = db.execute(
        "UPDATE campaigns SET title = $1, area = $2, place = $3, from_day = $4, to_day = $5, checklist = $6, state = $7, closing = $8,
           version = version + 1 WHERE id = $9 AND version = $10",
        rusqlite::params![
            campaign.title,
            campaign.area,
            campaign.place,
            campaign.from,
            campaign.to,
            campaign.checklist,
            campaign.state,
            campaign.closing,
            campaign.id,
            campaign.version,
        ],
    )?;
    if rows == 0 { Err(Fault::new(Code::Stale, "change a campaign")) } else { Ok(()) }
}

/// # Errors
/// The engine's.
pub fn walks(db: &Db, id: CampaignId) -> Result<Vec<CampaignWalk>> {
    let mut statement = db.prepare_cached(
        "SELECT w.staff_id, s.name, w.area FROM campaign_walks w JOIN staff s ON s.id = w.staff_id
         WHERE w.campaign_id = $1 ORDER BY w.position",
    )?;
    let rows = statement
        .query_map([id], |row| Ok(CampaignWalk { staff: row.get(0)?, name: row.get(1)?, area: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn set_walks<'a>(db: &Db, id: CampaignId, walks: impl Iterator<Item = (StaffId, &'a str)>) -> Result<()> {
    db.execute("DELETE FROM campaign_walks WHERE campaign_id = $1", [id])?;
    for (position, (staff, area)) in (0i64..).zip(walks) {
        db.execute(
            "INSERT INTO campaign_walks (campaign_id, position, staff_id, area) VALUES ($1, $2, $3, $4)",
            (id, position, staff, area),
        )?;
    }
    Ok(())
}

/// # Errors
/// The engine's.
pub fn set_visits(db: &Db, id: CampaignId, day: Day, area: &str, families: u32) -> Result<()> {
    if families == 0 {
        db.execute("DELETE FROM campaign_visits WHERE campaign_id = $1 AND day = $2 AND area = $3", (id, day, area))?;
        return Ok(());
    }
    db.execute(
        "INSERT INTO campaign_visits (campaign_id, day, area, families) VALUES ($1, $2, $3, $4)
         ON CONFLICT (campaign_id, day, area) DO UPDATE SET families = excluded.families",
        (id, day, area, families),
    )?;
    Ok(())
}

/// The newest day first.
///
/// # Errors
/// The engine's.
pub fn visits(db: &Db, id: CampaignId) -> Result<Vec<CampaignVisit>> {
    let mut statement = db.prepare_cached(
        "SELECT day, area, families FROM campaign_visits WHERE campaign_id = $1 ORDER BY day DESC, area",
    )?;
    let rows = statement
        .query_map([id], |row| Ok(CampaignVisit { day: row.get(0)?, area: row.get(1)?, families: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Visits of all campaigns from a day to a day: area and families.
///
/// # Errors
/// The engine's.
pub fn visits_between(db: &Db, from: Day, to: Day) -> Result<Vec<(String, u32)>> {
    let mut statement = db.prepare_cached(
        "SELECT area, SUM(families) FROM campaign_visits WHERE day >= $1 AND day <= $2 GROUP BY area ORDER BY area",
    )?;
    Ok(statement.query_map((from, to), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}
