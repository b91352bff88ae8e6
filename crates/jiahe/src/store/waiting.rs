//! Who waits for an hour.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::fault::Result;
use crate::kernel::{AppointmentId, Clock, Day, Moment, StaffId, WaitingId};
use crate::waiting::{Offered, Waiting, WaitingAdded, WaitingOffer, WaitingState};

const SELECT: &str = "SELECT w.id, w.case_id, coalesce(c.code, ''), w.person_id, coalesce(p.name, w.client), \
     coalesce(p.phone, w.client_phone), coalesce(p.safe_contact, ''), w.service, w.practitioner_id, w.mode, w.minutes, w.weekdays, \
     w.earliest, w.latest, w.until_on, w.note, w.state, w.offered_to, w.offered_room, w.offered_at, w.answer_by, w.appointment_id, \
     w.reason, w.entered_at, w.version \
     FROM waiting w LEFT JOIN cases c ON c.id = w.case_id LEFT JOIN people p ON p.id = w.person_id";

fn read(row: &Row<'_>) -> rusqlite::Result<Waiting> {
    let weekdays: String = row.get(11)?;
    let (to, start, answer_by): (Option<StaffId>, Option<Moment>, Option<Moment>) =
        (row.get(17)?, row.get(19)?, row.get(20)?);
    let offered = match (to, start, answer_by) {
        (Some(practitioner), Some(start), Some(answer_by)) => {
            Some(WaitingOffer { practitioner, room: row.get(18)?, start, answer_by })
        }
        _ => None,
    };
    Ok(Waiting {
        id: row.get(0)?,
        case: row.get(1)?,
        case_code: row.get(2)?,
        person: row.get(3)?,
        client: row.get(4)?,
        client_phone: row.get(5)?,
        safe_contact: row.get(6)?,
        service: row.get(7)?,
        practitioner: row.get(8)?,
        mode: row.get(9)?,
        minutes: row.get(10)?,
        weekdays: weekdays.bytes().map(|byte| byte.wrapping_sub(b'0')).collect(),
        earliest: row.get(12)?,
        latest: row.get(13)?,
        until: row.get(14)?,
        note: row.get(15)?,
        state: row.get(16)?,
        offered,
        appointment: row.get(21)?,
        reason: row.get(22)?,
        since: row.get(23)?,
        fits: None,
        overdue: false,
        version: row.get(24)?,
    })
}

/// Those that wait or were offered something, the longest first; with a day also what ended since.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db, since: Option<Day>) -> Result<Vec<Waiting>> {
    let mut statement = db.prepare_cached(&format!(
        "{SELECT} WHERE w.state IN ('waiting', 'offered') OR ($1 IS NOT NULL AND w.entered_at >= $1)
         ORDER BY CASE WHEN w.state IN ('waiting', 'offered') THEN 0 ELSE 1 END, w.entered_at, w.id"
    ))?;
    Ok(statement.query_map([since], read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: WaitingId) -> Result<Option<Waiting>> {
    Ok(db.prepare_cached(&format!("{SELECT} WHERE w.id = $1"))?.query_row([id], read).optional()?)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, id: WaitingId, new: &WaitingAdded, by: StaffId, clock: Clock) -> Result<()> {
    let weekdays: String = new.weekdays.iter().map(u8::to_string).collect();
    db.prepare_cached(
        "INSERT INTO waiting (id, case_id, person_id, client, client_phone, service, practitioner_id, mode, minutes, weekdays, earliest,
           latest, until_on, note, state, reason, entered_by, entered_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'waiting', '', $15, $16, 1)",
    )?
    .execute(rusqlite::params![
        id,
        new.case,
        new.person,
        new.client,
        new.client_phone,
        new.service,
        new.practitioner,
        new.mode,
        new.minutes,
        weekdays,
        new.earliest,
        new.latest,
        new.until,
        new.note,
        by,
        clock.now,
    ])?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn set_offer(db: &Db, offer: &Offered) -> Result<()> {
    db.prepare_cached(
        "UPDATE waiting SET state = 'offered', offered_to = $1, offered_room = $2, offered_at = $3, answer_by = $4, version = version + 1
         WHERE id = $5",
    )?
    .execute((offer.practitioner, offer.room, offer.start, offer.answer_by, offer.id))?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn settle(db: &Db, id: WaitingId, state: WaitingState, booked: Option<AppointmentId>, reason: &str) -> Result<()> {
    db.prepare_cached(
        "UPDATE waiting SET state = $1, appointment_id = $2, reason = $3, offered_to = NULL, offered_room = NULL, offered_at = NULL,
           answer_by = NULL, version = version + 1
         WHERE id = $4",
    )?
    .execute((state, booked, reason, id))?;
    Ok(())
}
