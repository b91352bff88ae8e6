//! Pictures, in pieces: no row is larger than a piece, so that a backup and a change of key go on step by step.

use rusqlite::{OptionalExtension, Row, params};

use super::Db;
use crate::attachments::{AttachedTo, Attachment, ChildrenShown, Picture};
use crate::fault::Result;
use crate::kernel::{AttachmentId, Clock, StaffId};

/// Bytes of one piece.
const PIECE: usize = 64 << 10;

/// A picture to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewAttachment<'a> {
    pub id: AttachmentId,
    pub to: AttachedTo,
    pub record: i64,
    pub picture: &'a Picture,
    pub digest: &'a str,
    pub caption: &'a str,
    pub children: ChildrenShown,
    pub consent: &'a str,
    pub by: StaffId,
}

/// What is kept of a picture, without its bytes.
#[derive(Debug, Clone)]
pub struct Listed {
    pub attachment: Attachment,
    pub record: i64,
    pub digest: String,
    pub by: StaffId,
}

const SELECT: &str = "SELECT a.id, a.format, a.width, a.height, a.bytes, a.caption, a.children, a.consent, s.name, a.added_at, a.record, \
     a.digest, a.added_by FROM attachments a JOIN staff s ON s.id = a.added_by";

fn read(row: &Row<'_>) -> rusqlite::Result<Listed> {
    let attachment = Attachment {
        id: row.get(0)?,
        format: row.get(1)?,
        width: row.get(2)?,
        height: row.get(3)?,
        bytes: row.get(4)?,
        caption: row.get(5)?,
        children: row.get(6)?,
        consent: row.get(7)?,
        added_by_name: row.get(8)?,
        added_at: row.get(9)?,
        mine: false,
    };
    Ok(Listed { attachment, record: row.get(10)?, digest: row.get(11)?, by: row.get(12)? })
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, new: &NewAttachment<'_>, clock: Clock) -> Result<()> {
    let picture = new.picture;
    db.execute(
        "INSERT INTO attachments (id, noun, record, format, width, height, bytes, digest, caption, children, consent, added_by, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        params![
            new.id,
            new.to,
            new.record,
            picture.format,
            picture.width,
            picture.height,
            i64::try_from(picture.bytes.len()).unwrap_or(i64::MAX),
            new.digest,
            new.caption,
            new.children,
            new.consent,
            new.by,
            clock.now,
        ],
    )?;
    let mut piece =
        db.prepare_cached("INSERT INTO attachment_chunks (attachment_id, position, bytes) VALUES ($1, $2, $3)")?;
    for (at, bytes) in (0_u32..).zip(picture.bytes.chunks(PIECE)) {
        piece.execute((new.id, at, bytes))?;
    }
    Ok(())
}

/// Of a record, the oldest first.
///
/// # Errors
/// The engine's.
pub fn of(db: &Db, to: AttachedTo, record: i64) -> Result<Vec<Listed>> {
    let mut statement = db.prepare_cached(&format!("{SELECT} WHERE a.noun = $1 AND a.record = $2 ORDER BY a.id"))?;
    Ok(statement.query_map((to, record), read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, to: AttachedTo, id: AttachmentId) -> Result<Option<Listed>> {
    Ok(db.prepare_cached(&format!("{SELECT} WHERE a.id = $1 AND a.noun = $2"))?.query_row((id, to), read).optional()?)
}

/// # Errors
/// The engine's.
pub fn is_there(db: &Db, to: AttachedTo, record: i64, digest: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM attachments WHERE noun = $1 AND record = $2 AND digest = $3)";
    Ok(db.prepare_cached(sql)?.query_row((to, record, digest), |row| row.get(0))?)
}

/// # Errors
/// The engine's.
pub fn bytes(db: &Db, id: AttachmentId) -> Result<Vec<u8>> {
    let mut statement =
        db.prepare_cached("SELECT bytes FROM attachment_chunks WHERE attachment_id = $1 ORDER BY position")?;
    let mut rows = statement.query([id])?;
    let mut whole = Vec::new();
    while let Some(row) = rows.next()? {
        whole.extend_from_slice(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?);
    }
    Ok(whole)
}

/// # Errors
/// The engine's.
pub fn discard(db: &Db, id: AttachmentId) -> Result<()> {
    db.execute("DELETE FROM attachment_chunks WHERE attachment_id = $1", [id])?;
    db.execute("DELETE FROM attachments WHERE id = $1", [id])?;
    Ok(())
}
