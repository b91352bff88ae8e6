//! Cases: one row each, and the lists that hang on it.

mod listing;

use rusqlite::OptionalExtension;

pub use listing::{Listed, by_code, by_exact_code, count, list, newest_of_identity, row};

use super::{Db, people};
use crate::cases::{
    CaseState, Channel, Consent, DangerSign, Details, DisputeType, Level, Member, Party, PromptAnswer, Risk, Service,
    TeamMember,
};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Coded, HouseholdId, Moment, PersonId, StaffId, StationId};
use crate::people::Person;

/// The row of a case, without its lists.
#[derive(Debug, Clone)]
pub struct CaseRecord {
    pub id: CaseId,
    pub code: String,
    pub station: StationId,
    pub household: HouseholdId,
    pub channel: Channel,
    pub reported_at: Moment,
    pub opened_at: Moment,
    pub received_by: StaffId,
    pub handler: StaffId,
    pub main_type: DisputeType,
    pub facts: String,
    pub risk: Risk,
    pub risk_reason: String,
    pub level: Level,
    pub consent: Consent,
    pub consent_note: String,
    /// `family_kinds` and `answers` are lists of their own: see [`Lists`].
    pub details: Details,
    pub state: CaseState,
    pub version: i64,
}

/// The closed lists that hang on a case.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    pub other_types: Vec<DisputeType>,
    pub services: Vec<Service>,
    pub dangers: Vec<DangerSign>,
    pub prompts: Vec<PromptAnswer>,
}

/// Level and whether `staff` is on the team, or on that of the case it was merged into; `None` when there is no such case.
/// Whoever only looks through the glass at that other case does not look further.
///
/// # Errors
/// The engine's.
pub fn gate(db: &Db, case: CaseId, staff: StaffId) -> Result<Option<(Level, bool)>> {
    Ok(db
        .prepare_cached(
            "SELECT c.level, EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = c.id AND t.staff_id = $1) \
             OR (c.merged_into IS NOT NULL AND EXISTS (\
             WITH RECURSIVE joined(id) AS (SELECT c.merged_into UNION \
             SELECT o.merged_into FROM cases o JOIN joined j ON o.id = j.id WHERE o.merged_into IS NOT NULL) \
             SELECT 1 FROM joined j JOIN case_team t ON t.case_id = j.id WHERE t.staff_id = $1 AND NOT EXISTS (\
             SELECT 1 FROM glass g WHERE g.case_id = j.id AND g.staff_id = $1 AND g.ended = 0))) \
             FROM cases c WHERE c.id = $2",
        )?
        .query_row((staff, case), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The next number of the station's year; taken in the caller's transaction, so none is used twice.
///
/// # Errors
/// The engine's.
pub fn next_number(db: &Db, station: StationId, year: i32) -> Result<i64> {
    Ok(db.query_row(
        "INSERT INTO case_counters (station_id, year, last) VALUES ($1, $2, 1)
         ON CONFLICT (station_id, year) DO UPDATE SET last = last + 1 RETURNING last",
        (station, year),
        |row| row.get(0),
    )?)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, case: &CaseRecord) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO cases (id, code, station_id, household_id, channel, reported_at, opened_at, received_by, handler, main_type, facts,
           risk, risk_reason, level, consent, consent_note, people_count, difficulty, help, danger, may_escalate, escalation_report,
           measures, obstacle, deadline, state, version, holder_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, 1, $3)",
    )?
    .execute(rusqlite::params![
        case.id,
        case.code,
        case.station,
        case.household,
        case.channel,
        case.reported_at,
        case.opened_at,
        case.received_by,
        case.handler,
        case.main_type,
        case.facts,
        case.risk,
        case.risk_reason,
        case.level,
        case.consent,
        case.consent_note,
        case.details.people_count,
        case.details.difficulty,
        case.details.help,
        case.details.danger,
        case.details.may_escalate,
        case.details.escalation_report,
        case.details.measures,
        case.details.obstacle,
        case.details.deadline,
        case.state,
    ])?;
    Ok(())
}

/// Replaces the fields that an amendment may change; the version goes up by one.
///
/// # Errors
/// [`Code::Stale`] when the record's version is not `case.version`.
pub fn amend(db: &Db, case: &CaseRecord) -> Result<()> {
    let rows = db
        .prepare_cached(
            "UPDATE cases SET main_type = $1, facts = $2, consent = $3, consent_note = $4, people_count = $5, difficulty = $6, help = $7,
               danger = $8, may_escalate = $9, escalation_report = $10, measures = $11, obstacle = $12, deadline = $13,
               version = version + 1 WHERE id = $14 AND version = $15",
        )?
        .execute(rusqlite::params![
            case.main_type,
            case.facts,
            case.consent,
            case.consent_note,
            case.details.people_count,
            case.details.difficulty,
            case.details.help,
            case.details.danger,
            case.details.may_escalate,
            case.details.escalation_report,
            case.details.measures,
            case.details.obstacle,
            case.details.deadline,
            case.id,
            case.version,
        ])?;
    if rows == 0 { Err(Fault::new(Code::Stale, "amend a case")) } else { Ok(()) }
}

/// One column that has its own command, with its timeline entry.
#[derive(Debug, Clone, Copy)]
pub enum Change<'a> {
    Risk(Risk, &'a str),
    Level(Level),
    State(CaseState),
    Handler(StaffId),
}

/// # Errors
/// The engine's.
pub fn change(db: &Db, case: CaseId, change: Change<'_>) -> Result<()> {
    match change {
        Change::Risk(risk, reason) => db.execute(
            "UPDATE cases SET risk = $1, risk_reason = $2, version = version + 1 WHERE id = $3",
            (risk, reason, case),
        )?,
        Change::Level(level) => {
            db.execute("UPDATE cases SET level = $1, version = version + 1 WHERE id = $2", (level, case))?
        }
        Change::State(state) => {
            db.execute("UPDATE cases SET state = $1, version = version + 1 WHERE id = $2", (state, case))?
        }
        Change::Handler(staff) => {
            db.execute("UPDATE cases SET handler = $1, version = version + 1 WHERE id = $2", (staff, case))?
        }
    };
    Ok(())
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: CaseId) -> Result<Option<CaseRecord>> {
    let record = db
        .prepare_cached(
            "SELECT id, code, station_id, household_id, channel, reported_at, opened_at, received_by, handler, main_type, facts, risk,
               risk_reason, level, consent, consent_note, people_count, difficulty, help, danger, may_escalate, escalation_report,
               measures, obstacle, deadline, state, version FROM cases WHERE id = $1",
        )?
        .query_row([id], |row| {
            Ok(CaseRecord {
                id: row.get(0)?,
                code: row.get(1)?,
                station: row.get(2)?,
                household: row.get(3)?,
                channel: row.get(4)?,
                reported_at: row.get(5)?,
                opened_at: row.get(6)?,
                received_by: row.get(7)?,
                handler: row.get(8)?,
                main_type: row.get(9)?,
                facts: row.get(10)?,
                risk: row.get(11)?,
                risk_reason: row.get(12)?,
                level: row.get(13)?,
                consent: row.get(14)?,
                consent_note: row.get(15)?,
                details: Details {
                    family_kinds: Vec::new(),
                    answers: Vec::new(),
                    people_count: row.get(16)?,
                    difficulty: row.get(17)?,
                    help: row.get(18)?,
                    danger: row.get(19)?,
                    may_escalate: row.get(20)?,
                    escalation_report: row.get(21)?,
                    measures: row.get(22)?,
                    obstacle: row.get(23)?,
                    deadline: row.get(24)?,
                },
                state: row.get(25)?,
                version: row.get(26)?,
            })
        })
        .optional()?;
    let Some(mut record) = record else { return Ok(None) };
    record.details.family_kinds = codes(db, "SELECT kind FROM case_family_kinds WHERE case_id = $1", id)?;
    record.details.answers = super::editions::answers(db, super::editions::Of::Case(id))?;
    Ok(Some(record))
}

/// A list of codes in the order of its terms.
fn codes<T: Coded + rusqlite::types::FromSql + Ord>(db: &Db, sql: &str, case: CaseId) -> Result<Vec<T>> {
    let mut found: Vec<T> = db.prepare_cached(sql)?.query_map([case], |row| row.get(0))?.collect::<Result<_, _>>()?;
    found.sort();
    Ok(found)
}

/// # Errors
/// The engine's.
pub fn lists(db: &Db, case: &CaseRecord) -> Result<Lists> {
    let mut other_types: Vec<DisputeType> = codes(db, "SELECT type FROM case_types WHERE case_id = $1", case.id)?;
    other_types.retain(|dispute| *dispute != case.main_type);
    let prompts = db
        .prepare_cached("SELECT prompt, done, note FROM case_prompts WHERE case_id = $1")?
        .query_map([case.id], |row| Ok(PromptAnswer { prompt: row.get(0)?, done: row.get(1)?, note: row.get(2)? }))?
        .collect::<Result<_, _>>()?;
    Ok(Lists {
        other_types,
        services: codes(db, "SELECT service FROM case_services WHERE case_id = $1", case.id)?,
        dangers: codes(db, "SELECT sign FROM case_dangers WHERE case_id = $1", case.id)?,
        prompts,
    })
}

/// Replaces every list of the case, its family kinds and the fields of the station's own included. What was answered to a prompt is kept: it was told.
///
/// # Errors
/// The engine's.
pub fn set_lists(db: &Db, case: &CaseRecord, lists: &Lists) -> Result<()> {
    let id = case.id;
    for table in ["case_types", "case_services", "case_dangers", "case_family_kinds"] {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE case_id = $1"))?.execute([id])?;
    }
    let mut types = lists.other_types.clone();
    types.push(case.main_type);
    types.sort_unstable();
    types.dedup();
    for dispute in types {
        db.prepare_cached("INSERT INTO case_types (type, case_id) VALUES ($1, $2)")?.execute((dispute, id))?;
    }
    for service in &lists.services {
        db.prepare_cached("INSERT INTO case_services (service, case_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")?
            .execute((service, id))?;
    }
    for sign in &lists.dangers {
        db.prepare_cached("INSERT INTO case_dangers (case_id, sign) VALUES ($1, $2) ON CONFLICT DO NOTHING")?
            .execute((id, sign))?;
    }
    for answer in &lists.prompts {
        db.prepare_cached(
            "INSERT INTO case_prompts (case_id, prompt, done, note) VALUES ($1, $2, $3, $4) ON CONFLICT (case_id, prompt)
             DO UPDATE SET done = excluded.done, note = excluded.note",
        )?
        .execute((id, answer.prompt, answer.done, &answer.note))?;
    }
    for kind in &case.details.family_kinds {
        db.prepare_cached("INSERT INTO case_family_kinds (case_id, kind) VALUES ($1, $2) ON CONFLICT DO NOTHING")?
            .execute((id, kind))?;
    }
    super::editions::set_answers(db, super::editions::Of::Case(id), &case.details.answers)
}

/// # Errors
/// The engine's.
pub fn add_party(db: &Db, case: CaseId, position: i64, person: PersonId, role: crate::cases::PartyRole) -> Result<()> {
    db.prepare_cached("INSERT INTO case_parties (case_id, position, person_id, role) VALUES ($1, $2, $3, $4)")?
        .execute((case, position, person, role))?;
    Ok(())
}

/// Parties in order; `relation` is theirs to the head of the case's household, if they belong to it.
///
/// # Errors
/// The engine's.
pub fn parties(db: &Db, case: &CaseRecord) -> Result<Vec<Party>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {}, y.role, m.relation FROM case_parties y JOIN people p ON p.id = y.person_id
         LEFT JOIN household_members m ON m.household_id = $1 AND m.person_id = p.id
         WHERE y.case_id = $2 ORDER BY y.position",
        people::COLUMNS
    ))?;
    let parties = statement.query_map((case.household, case.id), |row| {
        Ok(Party { role: row.get(people::WIDTH)?, relation: row.get(people::WIDTH + 1)?, person: people::read(row)? })
    })?;
    Ok(parties.collect::<Result<_, _>>()?)
}

/// Household members who are not parties.
///
/// # Errors
/// The engine's.
pub fn members(db: &Db, case: &CaseRecord, parties: &[Party]) -> Result<Vec<Member>> {
    let is_party = |person: &Person| parties.iter().any(|party| party.person.id == person.id);
    let household = people::household(db, case.household)?;
    Ok(household
        .into_iter()
        .filter(|(_, person)| !is_party(person))
        .map(|(relation, person)| Member { relation, person })
        .collect())
}

/// # Errors
/// The engine's.
pub fn team(db: &Db, case: CaseId) -> Result<Vec<TeamMember>> {
    let mut statement = db.prepare_cached(
        "SELECT s.id, s.name, (SELECT max(g.until) FROM glass g WHERE g.case_id = t.case_id AND g.staff_id = s.id AND g.ended = 0) \
         FROM case_team t JOIN staff s ON s.id = t.staff_id WHERE t.case_id = $1 ORDER BY s.id",
    )?;
    Ok(statement
        .query_map([case], |row| Ok(TeamMember { staff: row.get(0)?, name: row.get(1)?, until: row.get(2)? }))?
        .collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn join_team(db: &Db, case: CaseId, staff: StaffId) -> Result<()> {
    db.prepare_cached("INSERT INTO case_team (case_id, staff_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")?
        .execute((case, staff))?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn leave_team(db: &Db, case: CaseId, staff: StaffId) -> Result<()> {
    db.execute("DELETE FROM case_team WHERE case_id = $1 AND staff_id = $2", (case, staff))?;
    Ok(())
}

/// All of them, whoever may see them: for what a backup says of itself.
///
/// # Errors
/// The engine's.
pub fn how_many(db: &Db) -> Result<u64> {
    let count: i64 = db.query_row("SELECT count(*) FROM cases", [], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}
