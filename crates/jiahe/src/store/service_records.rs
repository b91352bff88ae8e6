//! Service records and their steps. What a form holds is JSON here; its rules are the noun's.

use rusqlite::types::{ToSql, Type};
use rusqlite::{OptionalExtension, Row, params_from_iter};

use super::Db;
use crate::cases::permission::Sight;
use crate::cases::{Level, Service};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Moment, PersonId, ServiceRecordId, StaffId};
use crate::services::{ServiceCursor, ServiceFilter, ServiceRecord, ServiceStep, StepKind};

/// A record, and what the permission rule needs to know of it.
#[derive(Debug, Clone)]
pub struct Listed {
    pub record: ServiceRecord,
    /// `None` without a case.
    pub level: Option<Level>,
    pub on_team: bool,
}

/// `$1` is the staff member who asks. A record of a case without a person of its own is called by the first party.
const SELECT: &str = "SELECT r.id, r.case_id, coalesce(c.code, ''), r.service, r.state, r.assigned_staff, coalesce(a.name, ''), \
     r.assigned_unit, r.person_id, \
     coalesce(p.name, (SELECT q.name FROM case_parties y JOIN people q ON q.id = y.person_id WHERE y.case_id = r.case_id AND y.position = 0), r.client), \
     coalesce(p.phone, r.client_phone), coalesce(p.safe_contact, ''), r.summary, r.body, r.next_step, r.next_on, r.opened_at, \
     r.opened_by, o.name, r.ended_at, r.outcome, r.outcome_note, r.version, c.level, \
     EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = r.case_id AND t.staff_id = $1) \
     FROM service_records r JOIN staff o ON o.id = r.opened_by LEFT JOIN cases c ON c.id = r.case_id \
     LEFT JOIN staff a ON a.id = r.assigned_staff LEFT JOIN people p ON p.id = r.person_id";

fn read(row: &Row<'_>) -> rusqlite::Result<Listed> {
    let body: String = row.get(13)?;
    let body = serde_json::from_str(&body)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(13, Type::Text, Box::new(error)))?;
    let record = ServiceRecord {
        id: row.get(0)?,
        case: row.get(1)?,
        case_code: row.get(2)?,
        service: row.get(3)?,
        state: row.get(4)?,
        assigned: row.get(5)?,
        assigned_name: row.get(6)?,
        unit: row.get(7)?,
        person: row.get(8)?,
        client: row.get(9)?,
        client_phone: row.get(10)?,
        safe_contact: row.get(11)?,
        summary: row.get(12)?,
        body,
        next_step: row.get(14)?,
        next_on: row.get(15)?,
        opened_at: row.get(16)?,
        opened_by: row.get(17)?,
        opened_by_name: row.get(18)?,
        ended_at: row.get(19)?,
        outcome: row.get(20)?,
        outcome_note: row.get(21)?,
        version: row.get(22)?,
    };
    Ok(Listed { record, level: row.get(23)?, on_team: row.get(24)? })
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, me: StaffId, id: ServiceRecordId) -> Result<Option<Listed>> {
    Ok(db.prepare_cached(&format!("{SELECT} WHERE r.id = $2"))?.query_row((me, id), read).optional()?)
}

/// All of a case, the oldest first.
///
/// # Errors
/// The engine's.
pub fn of_case(db: &Db, me: StaffId, case: CaseId) -> Result<Vec<Listed>> {
    let mut statement = db.prepare_cached(&format!("{SELECT} WHERE r.case_id = $2 ORDER BY r.id"))?;
    Ok(statement.query_map((me, case), read)?.collect::<Result<_, _>>()?)
}

/// Those that `scope` may see, the newest first.
///
/// # Errors
/// The engine's.
pub fn list(
    db: &Db,
    filter: &ServiceFilter,
    scope: (Sight, StaffId),
    after: Option<ServiceCursor>,
    limit: u32,
) -> Result<Vec<Listed>> {
    let (sight, me) = scope;
    let mut values: Vec<Box<dyn ToSql>> = vec![Box::new(me)];
    let mut all = vec![format!("({})", seen(sight))];
    let mut and = |sql: &str, value: Box<dyn ToSql>| {
        values.push(value);
        all.push(sql.replace('?', &format!("${}", values.len())));
    };
    if let Some(case) = filter.case {
        and("r.case_id = ?", Box::new(case));
    }
    if let Some(service) = filter.service {
        and("r.service = ?", Box::new(service));
    }
    if let Some(state) = filter.state {
        and("r.state = ?", Box::new(state));
    }
    if let Some(assigned) = filter.assigned {
        and("r.assigned_staff = ?", Box::new(assigned));
    }
    if let Some(alone) = filter.walk_in {
        and("(r.case_id IS NULL) = ?", Box::new(alone));
    }
    if let Some(after) = after {
        and("r.opened_at <= ?", Box::new(after.opened_at));
        values.push(Box::new(after.opened_at));
        values.push(Box::new(after.id));
        all.push(format!("(r.opened_at < ${} OR r.id < ${})", values.len() - 1, values.len()));
    }
    values.push(Box::new(limit));
    let sql =
        format!("{SELECT} WHERE {} ORDER BY r.opened_at DESC, r.id DESC LIMIT ${}", all.join(" AND "), values.len());
    let mut statement = db.prepare_cached(&sql)?;
    Ok(statement.query_map(params_from_iter(values), read)?.collect::<Result<_, _>>()?)
}

/// The permission rule as a condition; the noun checks every row again.
fn seen(sight: Sight) -> &'static str {
    match sight {
        Sight::TeamOnly => {
            "EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = r.case_id AND t.staff_id = $1) OR (r.case_id IS NULL AND (r.assigned_staff = $1 OR r.opened_by = $1))"
        }
        Sight::Normal => {
            "r.case_id IS NULL OR c.level = 'normal' OR EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = r.case_id AND t.staff_id = $1)"
        }
        Sight::Sensitive => {
            "r.case_id IS NULL OR c.level <> 'strict' OR EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = r.case_id AND t.staff_id = $1)"
        }
    }
}

/// Whether one of the service runs on the case.
///
/// # Errors
/// The engine's.
pub fn runs(db: &Db, case: CaseId, service: Service) -> Result<bool> {
    let running =
        "SELECT EXISTS (SELECT 1 FROM service_records WHERE case_id = $1 AND service = $2 AND state = 'open')";
    Ok(db.prepare_cached(running)?.query_row((case, service), |row| row.get(0))?)
}

/// As a party or in the household.
///
/// # Errors
/// The engine's.
pub fn is_on_case(db: &Db, case: CaseId, person: PersonId) -> Result<bool> {
    let on = "SELECT EXISTS (SELECT 1 FROM case_parties WHERE case_id = $1 AND person_id = $2) OR EXISTS \
        (SELECT 1 FROM household_members m JOIN cases c ON c.household_id = m.household_id WHERE c.id = $1 AND m.person_id = $2)";
    Ok(db.prepare_cached(on)?.query_row((case, person), |row| row.get(0))?)
}

fn spelt(record: &ServiceRecord) -> Result<String> {
    serde_json::to_string(&record.body).map_err(|_| Fault::internal("spell a form"))
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, record: &ServiceRecord) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO service_records (id, case_id, service, state, assigned_staff, assigned_unit, person_id, client, client_phone, \
         summary, body, next_step, next_on, opened_at, opened_by, ended_at, outcome, outcome_note, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1)",
    )?
    .execute(rusqlite::params![
        record.id,
        record.case,
        record.service,
        record.state,
        record.assigned,
        record.unit,
        record.person,
        record.client,
        record.client_phone,
        record.summary,
        spelt(record)?,
        record.next_step,
        record.next_on,
        record.opened_at,
        record.opened_by,
        record.ended_at,
        record.outcome,
        record.outcome_note,
    ])?;
    Ok(())
}

/// Replaces what people may change; the version goes up by one.
///
/// # Errors
/// [`Code::Stale`] when the record's version is not `record.version`.
pub fn update(db: &Db, record: &ServiceRecord) -> Result<()> {
    let rows = db
        .prepare_cached(
            "UPDATE service_records SET state = $1, assigned_staff = $2, assigned_unit = $3, person_id = $4, \
             client = CASE WHEN case_id IS NULL THEN $5 ELSE '' END, client_phone = CASE WHEN case_id IS NULL THEN $6 ELSE '' END, \
             summary = $7, body = $8, next_step = $9, next_on = $10, ended_at = $11, outcome = $12, outcome_note = $13, \
             version = version + 1 WHERE id = $14 AND version = $15",
        )?
        .execute(rusqlite::params![
            record.state,
            record.assigned,
            record.unit,
            record.person,
            record.client,
            record.client_phone,
            record.summary,
            spelt(record)?,
            record.next_step,
            record.next_on,
            record.ended_at,
            record.outcome,
            record.outcome_note,
            record.id,
            record.version,
        ])?;
    if rows == 0 { Err(Fault::new(Code::Stale, "change a service record")) } else { Ok(()) }
}

/// # Errors
/// The engine's.
pub fn add_step(db: &Db, id: i64, of: (ServiceRecordId, StaffId), step: (StepKind, Moment, &str)) -> Result<()> {
    let ((record, staff), (kind, at, note)) = (of, step);
    db.prepare_cached(
        "INSERT INTO service_steps (id, record_id, at, staff_id, kind, note) VALUES ($1, $2, $3, $4, $5, $6)",
    )?
    .execute((id, record, at, staff, kind, note))?;
    Ok(())
}

/// The newest first.
///
/// # Errors
/// The engine's.
pub fn steps(db: &Db, record: ServiceRecordId) -> Result<Vec<ServiceStep>> {
    let mut statement = db.prepare_cached(
        "SELECT x.at, x.staff_id, s.name, x.kind, x.note FROM service_steps x JOIN staff s ON s.id = x.staff_id \
         WHERE x.record_id = $1 ORDER BY x.at DESC, x.id DESC",
    )?;
    let rows = statement.query_map([record], |row| {
        Ok(ServiceStep { at: row.get(0)?, by: row.get(1)?, by_name: row.get(2)?, kind: row.get(3)?, note: row.get(4)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
