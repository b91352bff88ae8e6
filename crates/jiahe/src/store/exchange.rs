//! What waits to be sent to other stations, what was read from them, their keys and ours.

use rusqlite::{OptionalExtension, Row, params};

use super::Db;
use crate::exchange::{Direction, Message, ParcelLine, Peer, SealedIn};
use crate::fault::Result;
use crate::kernel::{CaseId, Clock, Moment, ParcelId, StaffId, StationId};
use crate::vault::PublicPair;

/// Appends a message for a station; its number is one above the last.
///
/// # Errors
/// The engine's.
pub fn post(db: &Db, to: StationId, kind: &str, body: &str, clock: Clock) -> Result<()> {
    let sequence = last_posted(db, to)? + 1;
    db.prepare_cached("INSERT INTO outbox (station_id, sequence, kind, body, posted_at) VALUES ($1, $2, $3, $4, $5)")?
        .execute((to, sequence, kind, body, clock.now))?;
    Ok(())
}

/// Everything for a station above a sequence, in order.
///
/// # Errors
/// The engine's.
pub fn waiting(db: &Db, to: StationId, above: i64) -> Result<Vec<Message>> {
    let mut statement = db.prepare_cached(
        "SELECT sequence, kind, posted_at, body FROM outbox WHERE station_id = $1 AND sequence > $2 ORDER BY sequence",
    )?;
    let rows = statement.query_map((to, above), |row| {
        Ok(Message { sequence: row.get(0)?, kind: row.get(1)?, posted_at: row.get(2)?, body: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The message of that number, if it was posted.
///
/// # Errors
/// The engine's.
pub fn posted(db: &Db, to: StationId, sequence: i64) -> Result<Option<(String, String)>> {
    Ok(db
        .prepare_cached("SELECT kind, body FROM outbox WHERE station_id = $1 AND sequence = $2")?
        .query_row((to, sequence), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The highest number used up: posted here, or read there of what an older backup has forgotten here.
///
/// # Errors
/// The engine's.
pub fn last_posted(db: &Db, to: StationId) -> Result<i64> {
    let mut statement = db.prepare_cached(
        "SELECT COALESCE(MAX(number), 0) FROM (SELECT MAX(sequence) AS number FROM outbox WHERE station_id = $1
         UNION ALL SELECT acked_to FROM peers WHERE station_id = $2) AS used",
    )?;
    Ok(statement.query_row((to, to), |row| row.get(0))?)
}

/// How many wait between two numbers, and since when.
///
/// # Errors
/// The engine's.
pub fn count_waiting(db: &Db, to: StationId, above: i64, most: i64) -> Result<(u32, Option<Moment>)> {
    Ok(db.query_row(
        "SELECT count(*), MIN(posted_at) FROM outbox WHERE station_id = $1 AND sequence > $2 AND sequence <= $3",
        (to, above, most),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?)
}

/// Gives every message above a number new numbers, `by` higher, in the same order.
///
/// # Errors
/// The engine's.
pub fn renumber(db: &Db, to: StationId, above: i64, by: i64) -> Result<()> {
    // In two steps, so that no number is taken on the way.
    db.execute(
        "UPDATE outbox SET sequence = -(sequence + $1) WHERE station_id = $2 AND sequence > $3",
        (by, to, above),
    )?;
    db.execute("UPDATE outbox SET sequence = -sequence WHERE station_id = $1 AND sequence < 0", [to])?;
    Ok(())
}

/// This station's own pair, to open with and to sign with.
///
/// # Errors
/// The engine's.
pub fn own_pair(db: &Db) -> Result<Option<(String, String)>> {
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    Ok(db.query_row("SELECT opening, signing FROM own_pair WHERE id = 1", [], read).optional()?)
}

/// # Errors
/// The engine's.
pub fn keep_own_pair(db: &Db, opening: &str, signing: &str, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO own_pair (id, opening, signing, made_at) VALUES (1, $1, $2, $3)",
        (opening, signing, clock.now),
    )?;
    Ok(())
}

const PEER: &str = "station_id, sealing, verifying, confirmed_by, confirmed_at, changed, sent_to, acked_to, read_to, told_to, heard_number, heard_at";

fn peer_of(row: &Row<'_>) -> rusqlite::Result<Peer> {
    Ok(Peer {
        station: row.get(0)?,
        keys: PublicPair { sealing: row.get(1)?, verifying: row.get(2)? },
        confirmed_by: row.get(3)?,
        confirmed_at: row.get(4)?,
        changed: row.get(5)?,
        sent_to: row.get(6)?,
        acked_to: row.get(7)?,
        read_to: row.get(8)?,
        told_to: row.get(9)?,
        heard_number: row.get(10)?,
        heard_at: row.get(11)?,
    })
}

/// # Errors
/// The engine's.
pub fn peer(db: &Db, station: StationId) -> Result<Option<Peer>> {
    let mut statement = db.prepare_cached(&format!("SELECT {PEER} FROM peers WHERE station_id = $1"))?;
    Ok(statement.query_row([station], peer_of).optional()?)
}

/// A station's card was taken in; nobody has compared it yet. What was read and sent stays as it was.
///
/// # Errors
/// The engine's.
pub fn meet(db: &Db, station: StationId, keys: &PublicPair, changed: bool, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO peers (station_id, sealing, verifying, met_at, confirmed_by, confirmed_at, changed, sent_to, acked_to, read_to, told_to, heard_number, heard_at)
         VALUES ($1, $2, $3, $4, NULL, NULL, $5, 0, 0, 0, 0, 0, '2020-01-01T00:00:00')
         ON CONFLICT (station_id) DO UPDATE SET sealing = excluded.sealing, verifying = excluded.verifying, met_at = excluded.met_at,
           confirmed_by = NULL, confirmed_at = NULL, changed = excluded.changed",
        (station, &keys.sealing, &keys.verifying, clock.now, changed),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn confirm(db: &Db, station: StationId, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "UPDATE peers SET confirmed_by = $1, confirmed_at = $2, changed = 0 WHERE station_id = $3",
        (by, clock.now, station),
    )?;
    Ok(())
}

/// How far each side has come.
///
/// # Errors
/// The engine's.
pub fn advance(db: &Db, peer: &Peer) -> Result<()> {
    db.execute(
        "UPDATE peers SET sent_to = $1, acked_to = $2, read_to = $3, told_to = $4, heard_number = $5, heard_at = $6 WHERE station_id = $7",
        (peer.sent_to, peer.acked_to, peer.read_to, peer.told_to, peer.heard_number, peer.heard_at, peer.station),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn digest(db: &Db, from: StationId, sequence: i64) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT digest FROM inbox WHERE station_id = $1 AND sequence = $2")?
        .query_row((from, sequence), |row| row.get(0))
        .optional()?)
}

/// # Errors
/// The engine's.
pub fn note_read(db: &Db, from: StationId, sequence: i64, digest: &str) -> Result<()> {
    db.prepare_cached("INSERT INTO inbox (station_id, sequence, digest) VALUES ($1, $2, $3)")?
        .execute((from, sequence, digest))?;
    Ok(())
}

const PARCEL: &str = "p.id, p.station_id, n.name, p.direction, p.number, p.made_at, p.first, p.last, p.ack, p.bytes, p.file_name, p.at, s.name, e.acked_to";

fn parcel_of(row: &Row<'_>) -> rusqlite::Result<ParcelLine> {
    let (direction, last): (Direction, i64) = (row.get(3)?, row.get(7)?);
    let acked: Option<i64> = row.get(13)?;
    Ok(ParcelLine {
        id: row.get(0)?,
        station: row.get(1)?,
        station_name: row.get(2)?,
        direction,
        number: row.get(4)?,
        made_at: row.get(5)?,
        first: row.get(6)?,
        last,
        ack: row.get(8)?,
        bytes: row.get(9)?,
        file_name: row.get(10)?,
        at: row.get(11)?,
        by_name: row.get(12)?,
        acknowledged: direction == Direction::Received || acked.is_some_and(|acked| acked >= last),
    })
}

/// Newest first.
///
/// # Errors
/// The engine's.
pub fn parcels(db: &Db, station: Option<StationId>, most: u32) -> Result<Vec<ParcelLine>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {PARCEL} FROM parcels p JOIN stations n ON n.id = p.station_id JOIN staff s ON s.id = p.staff_id
         LEFT JOIN peers e ON e.station_id = p.station_id
         WHERE $1 IS NULL OR p.station_id = $1 ORDER BY p.at DESC, p.number DESC, p.id DESC LIMIT $2"
    ))?;
    Ok(statement.query_map((station, most), parcel_of)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn parcel(db: &Db, id: ParcelId) -> Result<Option<ParcelLine>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {PARCEL} FROM parcels p JOIN stations n ON n.id = p.station_id JOIN staff s ON s.id = p.staff_id
         LEFT JOIN peers e ON e.station_id = p.station_id WHERE p.id = $1"
    ))?;
    Ok(statement.query_row([id], parcel_of).optional()?)
}

/// When a parcel last went one way.
///
/// # Errors
/// The engine's.
pub fn last_parcel(db: &Db, station: StationId, direction: Direction) -> Result<Option<Moment>> {
    Ok(db.query_row(
        "SELECT MAX(at) FROM parcels WHERE station_id = $1 AND direction = $2",
        (station, direction),
        |row| row.get(0),
    )?)
}

/// The number of the next parcel to a station.
///
/// # Errors
/// The engine's.
pub fn next_number(db: &Db, to: StationId) -> Result<i64> {
    Ok(db.query_row(
        "SELECT COALESCE(MAX(number), 0) + 1 FROM parcels WHERE station_id = $1 AND direction = 'sent'",
        [to],
        |row| row.get(0),
    )?)
}

/// # Errors
/// The engine's.
pub fn insert_parcel(db: &Db, parcel: &ParcelLine, by: StaffId) -> Result<()> {
    db.execute(
        "INSERT INTO parcels (id, station_id, direction, number, made_at, first, last, ack, bytes, file_name, at, staff_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        params![
            parcel.id,
            parcel.station,
            parcel.direction,
            parcel.number,
            parcel.made_at,
            parcel.first,
            parcel.last,
            parcel.ack,
            parcel.bytes,
            parcel.file_name,
            parcel.at,
            by,
        ],
    )?;
    Ok(())
}

/// A sealed text that came, still sealed.
pub struct Arrived<'a> {
    pub from: StationId,
    pub case: CaseId,
    pub kind: &'a str,
    pub record: i64,
    pub sent_by: &'a str,
    pub reason: &'a str,
    pub body: &'a str,
}

/// # Errors
/// The engine's.
pub fn keep_sealed(db: &Db, id: i64, arrived: &Arrived<'_>, clock: Clock) -> Result<()> {
    let Arrived { from, case, kind, record, sent_by, reason, body } = arrived;
    db.execute(
        "INSERT INTO sealed_in (id, station_id, case_id, kind, record, sent_by, reason, body, received_at, named_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL)",
        params![id, from, case, kind, record, sent_by, reason, body, clock.now],
    )?;
    Ok(())
}

/// Sealed texts that nobody has been named for yet, oldest first; with the sealed text itself.
///
/// # Errors
/// The engine's.
pub fn sealed(db: &Db) -> Result<Vec<(SealedIn, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT i.id, i.station_id, n.name, i.case_id, c.code, i.kind, i.record, COALESCE(p.name, ''), i.sent_by, i.reason, i.received_at, i.body
         FROM sealed_in i JOIN stations n ON n.id = i.station_id JOIN cases c ON c.id = i.case_id LEFT JOIN people p ON p.id = i.record
         WHERE i.named_by IS NULL ORDER BY i.id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((
            SealedIn {
                id: row.get(0)?,
                station: row.get(1)?,
                station_name: row.get(2)?,
                case: row.get(3)?,
                code: row.get(4)?,
                kind: row.get(5)?,
                record: row.get(6)?,
                person_name: row.get(7)?,
                sent_by: row.get(8)?,
                reason: row.get(9)?,
                received_at: row.get(10)?,
            },
            row.get(11)?,
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn sealed_is_named(db: &Db, id: i64, by: StaffId) -> Result<()> {
    db.execute("UPDATE sealed_in SET body = '', named_by = $1 WHERE id = $2", (by, id))?;
    Ok(())
}
