//! Families found, and the intake forms begun from them.

use rusqlite::{OptionalExtension, Row};

use crate::cases::{DisputeType, Level, Risk};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CampaignId, CaseId, Clock, Day, DraftId, FindingId, KeyFamilyId, Moment, StaffId};
use crate::store::Db;

/// The row of a finding with its lists.
#[derive(Debug, Clone)]
pub struct FindingRecord {
    pub id: FindingId,
    pub campaign: CampaignId,
    pub checklist: u32,
    pub found_on: Day,
    pub found_by: StaffId,
    pub area: String,
    pub head: String,
    pub address: String,
    pub phone: String,
    pub colour: Option<Risk>,
    pub remark: String,
    pub level: Level,
    pub case: Option<CaseId>,
    pub family: Option<KeyFamilyId>,
    pub settled: String,
    pub entered_by: StaffId,
    pub entered_at: Moment,
    pub version: i64,
    pub signs: Vec<u32>,
    pub kinds: Vec<DisputeType>,
}

const COLUMNS: &str = "id, campaign_id, checklist, found_on, found_by, area, head, address, phone, colour, remark, level, case_id, \
     family_id, settled, entered_by, entered_at, version";

fn read(db: &Db, row: &Row<'_>) -> rusqlite::Result<FindingRecord> {
    let id: FindingId = row.get(0)?;
    let signs = db
        .prepare_cached("SELECT position FROM finding_signs WHERE finding_id = $1 ORDER BY position")?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut kinds: Vec<DisputeType> = db
        .prepare_cached("SELECT type FROM finding_kinds WHERE finding_id = $1")?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    kinds.sort_unstable();
    Ok(FindingRecord {
        id,
        campaign: row.get(1)?,
        checklist: row.get(2)?,
        found_on: row.get(3)?,
        found_by: row.get(4)?,
        area: row.get(5)?,
        head: row.get(6)?,
        address: row.get(7)?,
        phone: row.get(8)?,
        colour: row.get(9)?,
        remark: row.get(10)?,
        level: row.get(11)?,
        case: row.get(12)?,
        family: row.get(13)?,
        settled: row.get(14)?,
        entered_by: row.get(15)?,
        entered_at: row.get(16)?,
        version: row.get(17)?,
        signs,
        kinds,
    })
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: FindingId) -> Result<Option<FindingRecord>> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM findings WHERE id = $1"))?;
    Ok(statement.query_row([id], |row| read(db, row)).optional()?)
}

fn list(db: &Db, clause: &str, values: impl rusqlite::Params) -> Result<Vec<FindingRecord>> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM findings WHERE {clause} ORDER BY id DESC"))?;
    Ok(statement.query_map(values, |row| read(db, row))?.collect::<Result<_, _>>()?)
}

/// The newest first.
///
/// # Errors
/// The engine's.
pub fn of_campaign(db: &Db, campaign: CampaignId) -> Result<Vec<FindingRecord>> {
    list(db, "campaign_id = $1", [campaign])
}

/// # Errors
/// The engine's.
pub fn of_family(db: &Db, family: KeyFamilyId) -> Result<Vec<FindingRecord>> {
    list(db, "family_id = $1", [family])
}

/// # Errors
/// The engine's.
pub fn of_case(db: &Db, case: CaseId) -> Result<Vec<FindingRecord>> {
    list(db, "case_id = $1", [case])
}

/// Found from a day to a day.
///
/// # Errors
/// The engine's.
pub fn between(db: &Db, from: Day, to: Day) -> Result<Vec<FindingRecord>> {
    list(db, "found_on >= $1 AND found_on <= $2", (from, to))
}

/// The same head at the same address, found in that campaign.
///
/// # Errors
/// The engine's.
pub fn same(db: &Db, campaign: CampaignId, head: &str, address: &str) -> Result<Vec<FindingRecord>> {
    list(db, "campaign_id = $1 AND head = $2 AND address = $3", (campaign, head, address))
}

/// With signs of danger, not reported at once, and nothing has come of them yet. At most 100, the newest first.
///
/// # Errors
/// The engine's.
pub fn grave_and_open(db: &Db) -> Result<Vec<FindingRecord>> {
    let mut found = list(
        db,
        "case_id IS NULL AND family_id IS NULL AND settled = ''
           AND EXISTS (SELECT 1 FROM finding_signs s JOIN checklist_questions q ON q.position = s.position
             WHERE s.finding_id = findings.id AND q.checklist = findings.checklist AND q.grave = 1)
           AND NOT EXISTS (SELECT 1 FROM urgents u WHERE u.finding_id = findings.id)",
        [],
    )?;
    found.truncate(100);
    Ok(found)
}

/// That share the name, the phone or the address; empty values share nothing. At most 50.
///
/// # Errors
/// The engine's.
pub fn alike(db: &Db, head: &str, phone: &str, address: &str) -> Result<Vec<FindingRecord>> {
    let mut found = list(
        db,
        "(head = $1 AND head <> '') OR (phone = $2 AND phone <> '') OR (address = $3 AND address <> '')",
        (head, phone, address),
    )?;
    found.truncate(50);
    Ok(found)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, finding: &FindingRecord, clock: Clock) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO findings (id, campaign_id, checklist, found_on, found_by, area, head, address, phone, colour, remark, level, case_id,
           family_id, settled, entered_by, entered_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)",
    )?
    .execute(rusqlite::params![
        finding.id,
        finding.campaign,
        finding.checklist,
        finding.found_on,
        finding.found_by,
        finding.area,
        finding.head,
        finding.address,
        finding.phone,
        finding.colour,
        finding.remark,
        finding.level,
        finding.case,
        finding.family,
        finding.settled,
        finding.entered_by,
        clock.now,
    ])?;
    set_lists(db, finding)
}

/// # Errors
/// [`Code::Stale`] when the record's version is not `finding.version`.
pub fn update(db: &Db, finding: &FindingRecord) -> Result<()> {
    let rows = db
        .prepare_cached(
            "UPDATE findings SET found_on = $1, found_by = $2, area = $3, head = $4, address = $5, phone = $6, colour = $7, remark = $8,
               level = $9, case_id = $10, family_id = $11, settled = $12, version = version + 1 WHERE id = $13 AND version = $14",
        )?
        .execute(rusqlite::params![
            finding.found_on,
            finding.found_by,
            finding.area,
            finding.head,
            finding.address,
            finding.phone,
            finding.colour,
            finding.remark,
            finding.level,
            finding.case,
            finding.family,
            finding.settled,
            finding.id,
            finding.version,
        ])?;
    if rows == 0 {
        return Err(Fault::new(Code::Stale, "change a finding"));
    }
    set_lists(db, finding)
}

fn set_lists(db: &Db, finding: &FindingRecord) -> Result<()> {
    db.execute("DELETE FROM finding_signs WHERE finding_id = $1", [finding.id])?;
    for position in &finding.signs {
        db.execute("INSERT INTO finding_signs (finding_id, position) VALUES ($1, $2)", (finding.id, position))?;
    }
    db.execute("DELETE FROM finding_kinds WHERE finding_id = $1", [finding.id])?;
    for kind in &finding.kinds {
        db.execute("INSERT INTO finding_kinds (finding_id, type) VALUES ($1, $2)", (finding.id, kind))?;
    }
    Ok(())
}

/// An intake form was begun from here.
///
/// # Errors
/// The engine's.
pub fn begin_draft(db: &Db, draft: DraftId, finding: Option<FindingId>, family: Option<KeyFamilyId>) -> Result<()> {
    db.execute(
        "INSERT INTO screening_drafts (draft_id, finding_id, family_id) VALUES ($1, $2, $3)",
        (draft, finding, family),
    )?;
    Ok(())
}

/// What the form grew from, and forgets it: the case is there now.
///
/// # Errors
/// The engine's.
pub fn end_draft(db: &Db, draft: DraftId) -> Result<Option<(Option<FindingId>, Option<KeyFamilyId>)>> {
    Ok(db
        .prepare_cached("DELETE FROM screening_drafts WHERE draft_id = $1 RETURNING finding_id, family_id")?
        .query_row([draft], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// How many findings of a campaign there are of one level, by whether they are one's own.
#[derive(Debug, Clone, Copy)]
pub struct FindingCount {
    pub level: Level,
    pub mine: bool,
    pub all: u32,
    /// Of these, found since the day asked for.
    pub since: u32,
}

/// # Errors
/// The engine's.
pub fn counts(db: &Db, campaign: CampaignId, me: StaffId, since: Day) -> Result<Vec<FindingCount>> {
    let mut statement = db.prepare_cached(
        "SELECT level, CASE WHEN found_by = $1 OR entered_by = $1 THEN 1 ELSE 0 END AS mine, count(*),
           SUM(CASE WHEN found_on >= $2 THEN 1 ELSE 0 END)
         FROM findings WHERE campaign_id = $3 GROUP BY level, mine",
    )?;
    let rows = statement.query_map((me, since, campaign), |row| {
        Ok(FindingCount { level: row.get(0)?, mine: row.get(1)?, all: row.get(2)?, since: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
