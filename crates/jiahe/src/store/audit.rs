//! The audit trail: a hash chain, each row covering its fields and the hash before it. Holds no
//! personal data, only which record, by whom, through which command.

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Db;
use crate::api::Noun;
use crate::audit::{AuditAsked, AuditEntry};
use crate::fault::Result;
use crate::kernel::{CaseId, Clock, Coded, Moment, StaffId, moment};
use crate::transact::Trail;

/// Who did something, when, through which command, from which screen.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    pub clock: Clock,
    pub staff: StaffId,
    pub command: &'a str,
    pub screen: &'a str,
}

/// Where the chain ends: what a copy of it elsewhere is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub seq: i64,
    pub hash: String,
    /// When the last line was written.
    #[serde(default)]
    pub at: Option<Moment>,
}

/// Adds a row.
///
/// # Errors
/// The engine's.
pub fn append(db: &Db, by: By<'_>, entry: &Trail) -> Result<()> {
    let last = head(db)?;
    let (seq, before) = last.map_or((1, String::new()), |last| (last.seq + 1, last.hash));
    let row = Row {
        seq,
        at: moment::stamp(by.clock.now),
        staff: by.staff.0,
        command: by.command.into(),
        screen: by.screen.into(),
        noun: entry.noun.code().into(),
        record: entry.id,
        detail: entry.detail.clone(),
    };
    db.prepare_cached("INSERT INTO audit (seq, at, staff_id, command, screen, noun, record, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")?
        .execute((seq, &row.at, row.staff, &row.command, &row.screen, &row.noun, row.record, &row.detail, row.link(&before)))?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn head(db: &Db) -> Result<Option<Head>> {
    Ok(db
        .prepare_cached("SELECT seq, hash, at FROM audit ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok(Head { seq: row.get(0)?, hash: row.get(1)?, at: row.get(2)? }))
        .optional()?)
}

/// Where the chain ended before a sign-in found something out that nobody has decided about: before the first
/// line that says `found` since the last that begins with `decided`, and what that sign-in wrote beside it.
/// Where the chain ends, when no sign-in has found it out yet.
///
/// # Errors
/// The engine's.
pub fn end_before(db: &Db, found: &str, decided: &str) -> Result<Option<Head>> {
    Ok(db
        .prepare(
            "SELECT a.seq, a.hash, a.at FROM audit a LEFT JOIN (SELECT seq, at FROM audit WHERE detail = $1 AND seq > \
               (SELECT coalesce(max(seq), 0) FROM audit WHERE substr(detail, 1, length($2)) = $2) ORDER BY seq LIMIT 1) f ON 1 = 1 \
             WHERE f.seq IS NULL OR (a.seq < f.seq AND NOT (a.command = 'session.sign_in' AND a.at = f.at)) \
             ORDER BY a.seq DESC LIMIT 1",
        )?
        .query_row((found, decided), |row| Ok(Head { seq: row.get(0)?, hash: row.get(1)?, at: row.get(2)? }))
        .optional()?)
}

/// Whether the chain still runs through a head noted earlier.
///
/// # Errors
/// The engine's.
pub fn runs_through(db: &Db, noted: &Head) -> Result<bool> {
    let hash: Option<String> = db
        .prepare_cached("SELECT hash FROM audit WHERE seq = $1")?
        .query_row([noted.seq], |row| row.get(0))
        .optional()?;
    Ok(hash.as_ref() == Some(&noted.hash))
}

/// One row but for its hash.
struct Row {
    seq: i64,
    at: String,
    staff: i64,
    command: String,
    screen: String,
    noun: String,
    record: i64,
    detail: String,
}

impl Row {
    fn link(&self, before: &str) -> String {
        let mut hash = Sha256::new();
        let (seq, staff, record) = (self.seq.to_string(), self.staff.to_string(), self.record.to_string());
        for part in [before, &seq, &self.at, &staff, &self.command, &self.screen, &self.noun, &record, &self.detail] {
            // The length goes in too, so that no two rows read the same when run together.
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Walks the chain: how many rows it has, and the first that does not follow from the one before.
///
/// # Errors
/// The engine's.
pub fn verify(db: &Db) -> Result<(i64, Option<i64>)> {
    let mut statement =
        db.prepare("SELECT seq, at, staff_id, command, screen, noun, record, detail, hash FROM audit ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let (mut before, mut count, mut broken) = (String::new(), 0i64, None);
    while let Some(row) = rows.next()? {
        let hash: String = row.get(8)?;
        let row = Row {
            seq: row.get(0)?,
            at: row.get(1)?,
            staff: row.get(2)?,
            command: row.get(3)?,
            screen: row.get(4)?,
            noun: row.get(5)?,
            record: row.get(6)?,
            detail: row.get(7)?,
        };
        if broken.is_none() && (row.seq != count + 1 || hash != row.link(&before)) {
            broken = Some(count + 1);
        }
        (before, count) = (hash, count + 1);
    }
    Ok((count, broken))
}

/// The newest entries before `below` (exclusive), at most `limit`, filtered by person and noun.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db, asked: &AuditAsked, limit: u32) -> Result<Vec<AuditEntry>> {
    // A line of wrong passwords belongs to whose name was tried, not to whoever signed in next.
    let mut statement = db.prepare_cached(
        "SELECT a.seq, a.at, a.staff_id, coalesce(s.name, ''), a.command, a.screen, a.noun, a.record, a.detail \
         FROM audit a LEFT JOIN staff s ON s.id = a.staff_id \
         WHERE ($1 IS NULL OR a.seq < $1) \
         AND ($2 IS NULL OR CASE WHEN substr(a.detail, 1, 17) = $3 THEN a.record ELSE a.staff_id END = $2) \
         AND ($4 IS NULL OR a.noun = $4) AND ($5 IS NULL OR a.at >= $5) AND ($6 IS NULL OR a.at < $6) \
         ORDER BY a.seq DESC LIMIT $7",
    )?;
    let from = asked.from.map(|day| day.to_string());
    let to = asked.to.and_then(|day| day.succ_opt()).map(|day| day.to_string());
    let rows = statement.query_map(
        (asked.before, asked.staff, FAILED, asked.noun.map(Noun::code), from, to, limit),
        |row| {
            Ok(AuditEntry {
                seq: row.get(0)?,
                at: row.get(1)?,
                staff: row.get(2)?,
                name: row.get(3)?,
                command: row.get(4)?,
                screen: row.get(5)?,
                noun: row.get(6)?,
                record: row.get(7)?,
                detail: row.get(8)?,
                case: None,
                case_code: String::new(),
                subject: String::new(),
            })
        },
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The case that a record of the trail is about, and what else it is called: a name, a number, the start of an hour.
///
/// # Errors
/// The engine's.
pub fn about(db: &Db, noun: Noun, record: i64) -> Result<(Option<CaseId>, String)> {
    let sql = match noun {
        Noun::Cases | Noun::Protection | Noun::Volumes => "SELECT id, '' FROM cases WHERE id = $1",
        Noun::People => "SELECT NULL, name FROM people WHERE id = $1",
        Noun::Staff => "SELECT NULL, name FROM staff WHERE id = $1",
        Noun::Appointments => "SELECT case_id, start_at FROM appointments WHERE id = $1",
        Noun::Services => "SELECT case_id, client FROM service_records WHERE id = $1",
        Noun::Reports => "SELECT case_id, '' FROM reports WHERE id = $1",
        Noun::Papers => "SELECT case_id, day FROM filled_papers WHERE id = $1",
        Noun::Surveys => "SELECT case_id, day FROM surveys WHERE id = $1",
        Noun::Movements => {
            "SELECT case_id, to_name FROM movements WHERE id = $1 UNION ALL SELECT id, '' FROM cases WHERE id = $1"
        }
        Noun::Obligations => "SELECT case_id, '' FROM case_pauses WHERE id = $1",
        Noun::FollowUps => {
            "SELECT case_id, '' FROM followups WHERE id = $1 UNION ALL SELECT id, '' FROM cases WHERE id = $1"
        }
        Noun::Conferences => "SELECT NULL, number FROM conferences WHERE id = $1",
        Noun::Orders => {
            "SELECT case_id, number FROM orders WHERE id = $1 UNION ALL SELECT case_id, '' FROM nudges WHERE id = $1"
        }
        Noun::Screening => {
            "SELECT NULL, title FROM campaigns WHERE id = $1 UNION ALL SELECT case_id, '' FROM findings WHERE id = $1"
        }
        Noun::Schedule => {
            "SELECT NULL, name FROM staff WHERE id = $1 UNION ALL
             SELECT NULL, s.name FROM plan_exceptions x JOIN staff s ON s.id = x.staff_id WHERE x.id = $1 UNION ALL
             SELECT NULL, s.name FROM supervisions v JOIN staff s ON s.id = v.staff_id WHERE v.id = $1"
        }
        Noun::Waiting => "SELECT case_id, client FROM waiting WHERE id = $1",
        Noun::Duty => {
            "SELECT NULL, s.name FROM duty_shifts d JOIN staff s ON s.id = d.staff_id WHERE d.id = $1 UNION ALL
             SELECT NULL, s.name FROM duty_changes c JOIN staff s ON s.id = c.from_id WHERE c.id = $1"
        }
        Noun::Groups => "SELECT NULL, title FROM counselling_groups WHERE id = $1",
        Noun::Classes => "SELECT NULL, theme FROM classes WHERE id = $1",
        Noun::Courses => "SELECT NULL, title FROM courses WHERE id = $1",
        Noun::Cohorts => "SELECT NULL, title FROM cohorts WHERE id = $1",
        Noun::Guidance => "SELECT case_id, number FROM guidance_orders WHERE id = $1",
        Noun::Care => "SELECT NULL, title FROM care_events WHERE id = $1",
        Noun::Rooms => "SELECT NULL, name FROM rooms WHERE id = $1",
        Noun::Units => "SELECT NULL, name FROM units WHERE id = $1",
        Noun::Stations | Noun::Exchange => "SELECT NULL, name FROM stations WHERE id = $1",
        Noun::Desk | Noun::Drafts | Noun::Backups | Noun::Editions => return Ok((None, String::new())),
    };
    let found = db.prepare_cached(sql)?.query_row([record], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(found.unwrap_or_default())
}

/// The latest moment among the last rows, to notice a clock set back: the rows written since then carry
/// the wrong time themselves, so the last one alone would not tell.
///
/// # Errors
/// The engine's.
pub fn latest(db: &Db) -> Result<Option<Moment>> {
    Ok(db.query_row("SELECT max(at) FROM (SELECT at FROM audit ORDER BY seq DESC LIMIT 500)", [], |row| row.get(0))?)
}

/// Whether a row since that day says so.
///
/// # Errors
/// The engine's.
pub fn says_since(db: &Db, detail: &str, since: crate::kernel::Day) -> Result<bool> {
    Ok(db.query_row(
        "SELECT EXISTS (SELECT 1 FROM audit WHERE detail = $1 AND at >= $2)",
        (detail, since.to_string()),
        |row| row.get(0),
    )?)
}

/// The newest line since that day that begins so.
///
/// # Errors
/// The engine's.
pub fn last_beginning(db: &Db, with: &str, since: crate::kernel::Day) -> Result<Option<(Moment, String)>> {
    Ok(db
        .prepare_cached(
            "SELECT at, detail FROM audit WHERE substr(detail, 1, length($1)) = $1 AND at >= $2 ORDER BY seq DESC LIMIT 1",
        )?
        .query_row((with, since.to_string()), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// When the trail begins.
///
/// # Errors
/// The engine's.
pub fn first(db: &Db) -> Result<Option<Moment>> {
    Ok(db.query_row("SELECT min(at) FROM audit", [], |row| row.get(0))?)
}

/// What the trail says of a backup.
pub const BACKED_UP: &str = "backed up";

/// Whether anything but signing in, locking and backing up was written down after `seq`.
///
/// # Errors
/// The engine's.
pub fn something_since(db: &Db, seq: i64) -> Result<bool> {
    Ok(db.query_row(
        "SELECT EXISTS (SELECT 1 FROM audit WHERE seq > $1 AND noun <> 'backups' AND detail <> $2)",
        (seq, SIGNED_IN),
        |row| row.get(0),
    )?)
}

/// How every line of a refused call begins.
pub const REFUSED: &str = "refused: ";

/// How many refused calls of somebody were written down since then.
///
/// # Errors
/// The engine's.
pub fn refusals_since(db: &Db, staff: StaffId, since: Moment) -> Result<u32> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM (SELECT detail, at FROM audit WHERE staff_id = $1 ORDER BY seq DESC LIMIT 500) \
             WHERE at >= $2 AND substr(detail, 1, 9) = $3",
        )?
        .query_row((staff, moment::stamp(since), REFUSED), |row| row.get(0))?)
}

/// Whether the same command was refused to the same person in the same way since then.
///
/// # Errors
/// The engine's.
pub fn refused_since(db: &Db, staff: StaffId, command: &str, detail: &str, since: Moment) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM (SELECT command, detail, at FROM audit WHERE staff_id = $1 ORDER BY seq DESC LIMIT 100) \
             WHERE command = $2 AND detail = $3 AND at >= $4)",
        )?
        .query_row((staff, command, detail, moment::stamp(since)), |row| row.get(0))?)
}

/// What the trail says of a sign-in.
pub const SIGNED_IN: &str = "signed in";
/// How a line of wrong passwords at the sign-in page begins: `failed sign-ins: 3, last 2026-11-23T08:10:00`.
pub const FAILED: &str = "failed sign-ins: ";
/// How a line of sign-ins begins that found the slot file altered.
pub const ALTERED: &str = "slot file found altered: ";

/// The lines of wrong passwords at somebody's name since the sign-in before their last.
///
/// # Errors
/// The engine's.
pub fn failed_since_last_time(db: &Db, staff: StaffId) -> Result<Vec<String>> {
    let before: Option<i64> = db
        .prepare_cached("SELECT seq FROM audit WHERE staff_id = $1 AND detail = $2 ORDER BY seq DESC LIMIT 1 OFFSET 1")?
        .query_row((staff, SIGNED_IN), |row| row.get(0))
        .optional()?;
    let mut statement = db.prepare_cached(
        "SELECT detail FROM audit WHERE seq > $1 AND noun = 'staff' AND record = $2 AND substr(detail, 1, 17) = $3 ORDER BY seq",
    )?;
    let rows = statement.query_map((before.unwrap_or(0), staff, FAILED), |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether the same was written down of the same person since then, among their last hundred lines.
///
/// # Errors
/// The engine's.
pub fn said_since(db: &Db, staff: StaffId, entry: &Trail, since: Moment) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM (SELECT noun, record, detail, at FROM audit WHERE staff_id = $1 ORDER BY seq DESC LIMIT 100) \
             WHERE noun = $2 AND record = $3 AND detail = $4 AND at >= $5)",
        )?
        .query_row((staff, entry.noun.code(), entry.id, &entry.detail, moment::stamp(since)), |row| row.get(0))?)
}
