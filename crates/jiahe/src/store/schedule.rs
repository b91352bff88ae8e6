//! Plans of practitioners beside their weekly hours, exceptions, supervision.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::fault::Result;
use crate::kernel::{Clock, Day, ExceptionId, Moment, StaffId, SupervisionId};
use crate::schedule::{Load, OffHours, PlanException, Practitioner, Supervised};

/// What was never said is what is usual.
///
/// # Errors
/// The engine's.
pub fn practitioner(db: &Db, id: StaffId, since: Day) -> Result<Practitioner> {
    let plain = Practitioner::plain(id);
    let kept = db
        .prepare_cached(
            "SELECT sex, lead_minutes, horizon_days, works_holidays FROM practitioners WHERE staff_id = $1",
        )?
        .query_row([id], |row| {
            Ok(Practitioner {
                sex: row.get(0)?,
                lead_minutes: row.get(1)?,
                horizon_days: row.get(2)?,
                works_holidays: row.get(3)?,
                ..plain.clone()
            })
        })
        .optional()?;
    let languages = db
        .prepare_cached("SELECT language FROM practitioner_languages WHERE staff_id = $1")?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let off_hours = db
        .prepare_cached(
            "SELECT weekday, start_at, end_at, place, travel FROM practitioner_off_hours WHERE staff_id = $1 ORDER BY weekday, start_at",
        )?
        .query_map([id], off_hours)?
        .collect::<Result<_, _>>()?;
    let exceptions = db
        .prepare_cached(
            "SELECT id, kind, from_on, to_on, start_at, end_at, note FROM plan_exceptions WHERE staff_id = $1 AND to_on >= $2
             ORDER BY from_on, start_at",
        )?
        .query_map((id, since), exception)?
        .collect::<Result<_, _>>()?;
    Ok(Practitioner { languages, off_hours, exceptions, ..kept.unwrap_or(plain) })
}

fn off_hours(row: &Row<'_>) -> rusqlite::Result<OffHours> {
    Ok(OffHours { weekday: row.get(0)?, start: row.get(1)?, end: row.get(2)?, place: row.get(3)?, travel: row.get(4)? })
}

fn exception(row: &Row<'_>) -> rusqlite::Result<PlanException> {
    Ok(PlanException {
        id: row.get(0)?,
        kind: row.get(1)?,
        from: row.get(2)?,
        to: row.get(3)?,
        start: row.get(4)?,
        end: row.get(5)?,
        note: row.get(6)?,
    })
}

/// Everything but the exceptions.
///
/// # Errors
/// The engine's.
pub fn set_practitioner(db: &Db, one: &Practitioner) -> Result<()> {
    db.execute(
        "INSERT INTO practitioners (staff_id, sex, lead_minutes, horizon_days, works_holidays) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (staff_id) DO UPDATE SET sex = excluded.sex, lead_minutes = excluded.lead_minutes,
           horizon_days = excluded.horizon_days, works_holidays = excluded.works_holidays",
        (one.staff, one.sex, one.lead_minutes, one.horizon_days, one.works_holidays),
    )?;
    db.execute("DELETE FROM practitioner_languages WHERE staff_id = $1", [one.staff])?;
    for language in &one.languages {
        db.execute("INSERT INTO practitioner_languages (staff_id, language) VALUES ($1, $2)", (one.staff, language))?;
    }
    db.execute("DELETE FROM practitioner_off_hours WHERE staff_id = $1", [one.staff])?;
    for off in &one.off_hours {
        db.execute(
            "INSERT INTO practitioner_off_hours (staff_id, weekday, start_at, end_at, place, travel) VALUES ($1, $2, $3, $4, $5, $6)",
            (one.staff, off.weekday, &off.start, &off.end, &off.place, off.travel),
        )?;
    }
    Ok(())
}

/// # Errors
/// The engine's.
pub fn add_exception(db: &Db, staff: StaffId, one: &PlanException, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO plan_exceptions (id, staff_id, kind, from_on, to_on, start_at, end_at, note, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        (one.id, staff, one.kind, one.from, one.to, &one.start, &one.end, &one.note, by, clock.now),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn staff_of_exception(db: &Db, id: ExceptionId) -> Result<Option<StaffId>> {
    let sql = "SELECT staff_id FROM plan_exceptions WHERE id = $1";
    Ok(db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

/// # Errors
/// The engine's.
pub fn drop_exception(db: &Db, id: ExceptionId) -> Result<()> {
    db.execute("DELETE FROM plan_exceptions WHERE id = $1", [id])?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn supervise(db: &Db, id: SupervisionId, new: &Supervised, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO supervisions (id, staff_id, held_on, minutes, supervisor, note, entered_by, entered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        (id, new.staff, new.on, new.minutes, &new.supervisor, &new.note, by, clock.now),
    )?;
    Ok(())
}

/// Of everybody active here, in the order of the staff list.
///
/// # Errors
/// The engine's.
pub fn load(db: &Db, (from, to): (Day, Day), now: Moment) -> Result<Vec<Load>> {
    let until = to.succ_opt().unwrap_or(to);
    let mut statement = db.prepare_cached(
        "SELECT s.id, s.name,
           coalesce(sum(a.state = 'done'), 0),
           coalesce(sum(CASE WHEN a.state = 'done' THEN (CAST(substr(a.end_at, 12, 2) AS INTEGER) - CAST(substr(a.start_at, 12, 2) AS INTEGER)) * 60
             + CAST(substr(a.end_at, 15, 2) AS INTEGER) - CAST(substr(a.start_at, 15, 2) AS INTEGER) ELSE 0 END), 0),
           count(DISTINCT CASE WHEN a.state = 'done' THEN a.person_id END),
           coalesce(sum(a.state = 'no_show' AND a.absent <> 'practitioner'), 0),
           coalesce(sum(a.state = 'late_cancelled'), 0),
           coalesce(sum(a.state IN ('requested', 'confirmed', 'arrived', 'in_session') AND a.end_at < $1), 0),
           coalesce(sum(a.state = 'done' AND NOT EXISTS
             (SELECT 1 FROM compartments n WHERE n.kind = 'counselling_note' AND n.record = a.id)), 0),
           (SELECT count(*) FROM appointments b WHERE b.practitioner_id = s.id AND b.start_at >= $1
             AND b.state IN ('requested', 'confirmed')),
           (SELECT count(*) FROM cases c WHERE c.handler = s.id AND c.state IN ('accepted', 'in_progress')),
           (SELECT coalesce(sum(v.minutes), 0) FROM supervisions v WHERE v.staff_id = s.id AND v.held_on >= $2 AND v.held_on < $3)
         FROM staff s LEFT JOIN appointments a ON a.practitioner_id = s.id AND a.start_at >= $2 AND a.start_at < $3
         WHERE s.active = 1 AND s.station_id = (SELECT id FROM stations WHERE own = 1)
         GROUP BY s.id, s.name ORDER BY s.id",
    )?;
    let rows = statement.query_map((now, from, until), |row| {
        Ok(Load {
            staff: row.get(0)?,
            name: row.get(1)?,
            held: row.get(2)?,
            minutes: row.get(3)?,
            clients: row.get(4)?,
            no_shows: row.get(5)?,
            late_cancelled: row.get(6)?,
            unrecorded: row.get(7)?,
            without_note: row.get(8)?,
            coming: row.get(9)?,
            open_cases: row.get(10)?,
            supervised_minutes: row.get(11)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
