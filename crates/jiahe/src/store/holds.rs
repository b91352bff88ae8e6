//! Hours kept for a moment: while a booking is filled in, or until an offer is answered.

use chrono::{NaiveTime, Timelike};

use super::Db;
use crate::appointments::free::{Pads, Span, Taken};
use crate::fault::Result;
use crate::kernel::{Clock, Day, HoldId, Moment, RoomId, StaffId, WaitingId};

/// A row to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewHold {
    pub id: HoldId,
    pub staff: StaffId,
    pub waiting: Option<WaitingId>,
    pub practitioner: StaffId,
    pub room: Option<RoomId>,
    pub start: Moment,
    pub end: Moment,
    /// Minutes that the booking will want free around it.
    pub pads: Pads,
    pub until: Moment,
}

/// An hour that somebody else holds.
#[derive(Debug, Clone, Copy)]
pub struct Hold {
    pub practitioner: StaffId,
    pub room: Option<RoomId>,
    pub start: Moment,
    pub end: Moment,
    pub pads: Pads,
}

impl Hold {
    #[must_use]
    pub fn taken(&self) -> Taken {
        let minute = |time: NaiveTime| u16::try_from(time.hour() * 60 + time.minute()).unwrap_or(0);
        let span = Span { from: minute(self.start.time()), to: minute(self.end.time()) };
        Taken { span, pads: self.pads }
    }
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, new: &NewHold) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO holds (id, staff_id, waiting_id, practitioner_id, room_id, start_at, end_at, until, pad_before, pad_after)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )?
    .execute((
        new.id,
        new.staff,
        new.waiting,
        new.practitioner,
        new.room,
        new.start,
        new.end,
        new.until,
        new.pads.before,
        new.pads.after,
    ))?;
    Ok(())
}

/// Those that keep somebody from an hour now: what others fill in, and what is offered to anybody.
///
/// # Errors
/// The engine's.
pub fn active(db: &Db, (from, to): (Day, Day), now: Moment, me: StaffId) -> Result<Vec<Hold>> {
    let mut statement = db.prepare_cached(
        "SELECT practitioner_id, room_id, start_at, end_at, pad_before, pad_after FROM holds
         WHERE start_at >= $1 AND start_at < $2 AND until > $3 AND (staff_id <> $4 OR waiting_id IS NOT NULL)",
    )?;
    let rows = statement.query_map((from, to.succ_opt().unwrap_or(to), now, me), |row| {
        Ok(Hold {
            practitioner: row.get(0)?,
            room: row.get(1)?,
            start: row.get(2)?,
            end: row.get(3)?,
            pads: Pads { before: row.get(4)?, after: row.get(5)? },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Lets go of what somebody held while filling in, and of what nobody holds any more.
///
/// # Errors
/// The engine's.
pub fn drop_own(db: &Db, staff: StaffId, clock: Clock) -> Result<usize> {
    db.prepare_cached("DELETE FROM holds WHERE until <= $1 AND waiting_id IS NULL AND staff_id <> $2")?
        .execute((clock.now, staff))?;
    Ok(db.prepare_cached("DELETE FROM holds WHERE staff_id = $1 AND waiting_id IS NULL")?.execute([staff])?)
}

/// # Errors
/// The engine's.
pub fn drop_offered(db: &Db, waiting: WaitingId) -> Result<()> {
    db.prepare_cached("DELETE FROM holds WHERE waiting_id = $1")?.execute([waiting])?;
    Ok(())
}
