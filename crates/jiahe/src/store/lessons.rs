//! Sessions of family education as hours that are taken.

use super::Db;
use crate::classes::LessonHour;
use crate::fault::Result;
use crate::kernel::{Day, Moment, RoomId};

/// Those that take an instructor or a room and begin on the days from the first to the last, in order.
///
/// # Errors
/// The engine's.
pub fn between(db: &Db, (from, to): (Day, Day)) -> Result<Vec<LessonHour>> {
    let mut statement = db.prepare_cached(
        "SELECT id, theme, form, instructor_id, room_id, place, start_at, end_at FROM classes
         WHERE start_at >= $1 AND start_at < $2 AND state <> 'cancelled' AND (instructor_id IS NOT NULL OR room_id IS NOT NULL)
         ORDER BY start_at, id",
    )?;
    let rows = statement.query_map((from, to.succ_opt().unwrap_or(to)), |row| {
        Ok(LessonHour {
            class: row.get(0)?,
            theme: row.get(1)?,
            form: row.get(2)?,
            instructor: row.get(3)?,
            room: row.get(4)?,
            place: row.get(5)?,
            start: row.get(6)?,
            end: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many sessions are still to come in a room.
///
/// # Errors
/// The engine's.
pub fn coming_in(db: &Db, room: RoomId, now: Moment) -> Result<u32> {
    let sql = "SELECT count(*) FROM classes WHERE room_id = $1 AND start_at >= $2 AND state = 'planned'";
    Ok(db.prepare_cached(sql)?.query_row((room, now), |row| row.get(0))?)
}
