//! What waits to be sent to other stations.

use super::Db;
use crate::fault::Result;
use crate::kernel::{Clock, StationId};

/// Appends a message for a station; its sequence is one above the last.
///
/// # Errors
/// The engine's.
pub fn post(db: &Db, to: StationId, kind: &str, body: &str, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO outbox (station_id, sequence, kind, body, posted_at)
         SELECT $1, COALESCE(MAX(sequence), 0) + 1, $2, $3, $4 FROM outbox WHERE station_id = $1",
        (to, kind, body, clock.now),
    )?;
    Ok(())
}
