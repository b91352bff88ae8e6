//! The duty roster: shifts, and what is different on one day.

use std::collections::HashSet;

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::cases::Service;
use crate::duty::{Agreed, DutyChangeKind, DutyChangeState, DutyRequest, Shift};
use crate::fault::Result;
use crate::kernel::{Clock, Day, DutyChangeId, ExceptionId, ShiftId, StaffId};

const SHIFT: &str = "SELECT d.id, d.service, d.staff_id, s.name, d.weekday, d.start_at, d.end_at, d.place, d.from_on, d.until_on \
     FROM duty_shifts d JOIN staff s ON s.id = d.staff_id";

fn read(row: &Row<'_>) -> rusqlite::Result<Shift> {
    Ok(Shift {
        id: row.get(0)?,
        service: row.get(1)?,
        staff: row.get(2)?,
        staff_name: row.get(3)?,
        weekday: row.get(4)?,
        start: row.get(5)?,
        end: row.get(6)?,
        place: row.get(7)?,
        from: row.get(8)?,
        until: row.get(9)?,
    })
}

/// Those that are not over on a day; what was taken away altogether is not among them.
///
/// # Errors
/// The engine's.
pub fn shifts(db: &Db, from: Day) -> Result<Vec<Shift>> {
    let mut statement = db.prepare_cached(&format!(
        "{SHIFT} WHERE (d.until_on IS NULL OR d.until_on >= $1) AND (d.until_on IS NULL OR d.until_on >= d.from_on)
         ORDER BY d.service, d.weekday, d.start_at, d.id"
    ))?;
    Ok(statement.query_map([from], read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn shift(db: &Db, id: ShiftId) -> Result<Option<Shift>> {
    Ok(db.prepare_cached(&format!("{SHIFT} WHERE d.id = $1"))?.query_row([id], read).optional()?)
}

/// # Errors
/// The engine's.
pub fn put_shift(db: &Db, shift: &Shift, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO duty_shifts (id, service, staff_id, weekday, start_at, end_at, place, from_on, until_on, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (id) DO UPDATE SET service = excluded.service, staff_id = excluded.staff_id, weekday = excluded.weekday,
           start_at = excluded.start_at, end_at = excluded.end_at, place = excluded.place, from_on = excluded.from_on,
           until_on = excluded.until_on, set_by = excluded.set_by, set_at = excluded.set_at",
        (
            shift.id,
            shift.service,
            shift.staff,
            shift.weekday,
            &shift.start,
            &shift.end,
            &shift.place,
            shift.from,
            shift.until,
            by,
            clock.now,
        ),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn end_shift(db: &Db, id: ShiftId, last: Day) -> Result<()> {
    db.execute("UPDATE duty_shifts SET until_on = $1 WHERE id = $2", (last, id))?;
    Ok(())
}

/// What is different on one day, as kept.
#[derive(Debug, Clone)]
pub struct Change {
    pub id: DutyChangeId,
    pub shift: ShiftId,
    pub day: Day,
    pub kind: DutyChangeKind,
    /// Whose turn it was when it was asked.
    pub from: StaffId,
    pub to: Option<StaffId>,
    pub back: Option<(ShiftId, Day)>,
    pub state: DutyChangeState,
    pub reason: String,
    pub asked_by: StaffId,
}

/// # Errors
/// The engine's.
pub fn add_change(db: &Db, new: &Change, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO duty_changes (id, shift_id, on_day, kind, from_id, staff_id, back_shift_id, back_day, state, reason, asked_by, asked_at,
           answered_by, answered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, NULL, NULL)",
        (
            new.id,
            new.shift,
            new.day,
            new.kind,
            new.from,
            new.to,
            new.back.map(|back| back.0),
            new.back.map(|back| back.1),
            new.state,
            &new.reason,
            new.asked_by,
            clock.now,
        ),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn change(db: &Db, id: DutyChangeId) -> Result<Option<Change>> {
    let sql = "SELECT id, shift_id, on_day, kind, from_id, staff_id, back_shift_id, back_day, state, reason, asked_by
         FROM duty_changes WHERE id = $1";
    let read = |row: &Row<'_>| {
        let (shift, day): (Option<ShiftId>, Option<Day>) = (row.get(6)?, row.get(7)?);
        Ok(Change {
            id: row.get(0)?,
            shift: row.get(1)?,
            day: row.get(2)?,
            kind: row.get(3)?,
            from: row.get(4)?,
            to: row.get(5)?,
            back: shift.zip(day),
            state: row.get(8)?,
            reason: row.get(9)?,
            asked_by: row.get(10)?,
        })
    };
    Ok(db.prepare_cached(sql)?.query_row([id], read).optional()?)
}

/// # Errors
/// The engine's.
pub fn settle(db: &Db, id: DutyChangeId, state: DutyChangeState, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "UPDATE duty_changes SET state = $1, answered_by = $2, answered_at = $3 WHERE id = $4",
        (state, by, clock.now, id),
    )?;
    Ok(())
}

/// What was agreed to and touches days from one on, the earliest answer first.
///
/// # Errors
/// The engine's.
pub fn agreed(db: &Db, from: Day) -> Result<Vec<Agreed>> {
    let mut statement = db.prepare_cached(
        "SELECT id, shift_id, on_day, kind, staff_id, back_shift_id, back_day, from_id FROM duty_changes
         WHERE state = 'agreed' AND (on_day >= $1 OR back_day >= $1) ORDER BY answered_at, id",
    )?;
    let rows = statement.query_map([from], |row| {
        let (shift, day, staff): (Option<ShiftId>, Option<Day>, StaffId) = (row.get(5)?, row.get(6)?, row.get(7)?);
        Ok(Agreed {
            id: row.get(0)?,
            shift: row.get(1)?,
            day: row.get(2)?,
            kind: row.get(3)?,
            to: row.get(4)?,
            back: shift.zip(day).map(|(shift, day)| (shift, day, staff)),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Those in a state, and whether the one asked can sign in.
///
/// # Errors
/// The engine's.
pub fn requests(db: &Db, state: DutyChangeState) -> Result<Vec<(DutyRequest, bool)>> {
    let mut statement = db.prepare_cached(
        "SELECT c.id, c.kind, c.shift_id, d.service, c.on_day, d.start_at, d.end_at, f.name, c.staff_id, t.name, c.back_day, b.service,
           coalesce(b.start_at, ''), coalesce(b.end_at, ''), c.reason, t.has_account
         FROM duty_changes c JOIN duty_shifts d ON d.id = c.shift_id JOIN staff f ON f.id = c.from_id JOIN staff t ON t.id = c.staff_id
         LEFT JOIN duty_shifts b ON b.id = c.back_shift_id
         WHERE c.state = $1 ORDER BY c.on_day, c.id",
    )?;
    let rows = statement.query_map([state], |row| {
        let service: Option<Service> = row.get(11)?;
        let request = DutyRequest {
            id: row.get(0)?,
            kind: row.get(1)?,
            shift: row.get(2)?,
            service: row.get(3)?,
            day: row.get(4)?,
            start: row.get(5)?,
            end: row.get(6)?,
            from_name: row.get(7)?,
            to: row.get(8)?,
            to_name: row.get(9)?,
            back_day: row.get(10)?,
            back_service: service,
            back_start: row.get(12)?,
            back_end: row.get(13)?,
            reason: row.get(14)?,
            may_answer: false,
            may_withdraw: false,
        };
        Ok((request, row.get(15)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn link_exception(db: &Db, change: DutyChangeId, exception: ExceptionId) -> Result<()> {
    db.execute("INSERT INTO duty_exceptions (change_id, exception_id) VALUES ($1, $2)", (change, exception))?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn exceptions_of(db: &Db, change: DutyChangeId) -> Result<Vec<ExceptionId>> {
    let mut statement = db.prepare_cached("SELECT exception_id FROM duty_exceptions WHERE change_id = $1")?;
    Ok(statement.query_map([change], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Everything that changes of duty added to plans or took from them.
///
/// # Errors
/// The engine's.
pub fn own_exceptions(db: &Db) -> Result<HashSet<ExceptionId>> {
    let mut statement = db.prepare_cached("SELECT exception_id FROM duty_exceptions")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
