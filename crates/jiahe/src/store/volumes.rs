//! Volumes: the scans in them, and the seal.

use rusqlite::{OptionalExtension, Row, params};

use super::Db;
use crate::fault::Result;
use crate::kernel::{AttachmentId, CaseId, Clock, StaffId, VolumePaperId};
use crate::volumes::{Keep, Sealed, VolumePaper};

/// A scan to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewPaper<'a> {
    pub id: VolumePaperId,
    pub case: CaseId,
    pub part: u8,
    pub form: &'a str,
    pub note: &'a str,
    pub pages: u32,
    pub attachment: AttachmentId,
    pub after_seal: bool,
}

#[derive(Debug, Clone, Copy)]
pub struct NewSeal<'a> {
    pub case: CaseId,
    pub digest: &'a str,
    pub pages: u32,
    pub keep: Keep,
    pub attachment: AttachmentId,
}

/// A seal, and where its bytes are.
#[derive(Debug, Clone)]
pub struct KeptSeal {
    pub told: Sealed,
    pub attachment: AttachmentId,
}

/// # Errors
/// The engine's.
pub fn insert_paper(db: &Db, new: &NewPaper<'_>, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO volume_papers (id, case_id, part, form, note, pages, attachment_id, after_seal, entered_by, entered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![
            new.id,
            new.case,
            new.part,
            new.form,
            new.note,
            new.pages,
            new.attachment,
            new.after_seal,
            by,
            clock.now
        ],
    )?;
    Ok(())
}

/// Of a case, by part, the oldest first; and who put each in.
///
/// # Errors
/// The engine's.
pub fn papers(db: &Db, case: CaseId) -> Result<Vec<(VolumePaper, StaffId)>> {
    let mut statement = db.prepare_cached(
        "SELECT p.id, p.part, p.form, p.note, a.format, p.pages, a.bytes, p.after_seal, s.name, p.entered_at, p.entered_by
         FROM volume_papers p JOIN attachments a ON a.id = p.attachment_id JOIN staff s ON s.id = p.entered_by
         WHERE p.case_id = $1 ORDER BY p.part, p.id",
    )?;
    let read = |row: &Row<'_>| {
        let paper = VolumePaper {
            id: row.get(0)?,
            part: row.get(1)?,
            form: row.get(2)?,
            note: row.get(3)?,
            format: row.get(4)?,
            pages: row.get(5)?,
            bytes: row.get(6)?,
            after_seal: row.get(7)?,
            entered_by_name: row.get(8)?,
            entered_at: row.get(9)?,
            mine: false,
        };
        Ok((paper, row.get(10)?))
    };
    Ok(statement.query_map([case], read)?.collect::<Result<_, _>>()?)
}

/// Its case, its bytes, and who put it in.
///
/// # Errors
/// The engine's.
pub fn paper(db: &Db, id: VolumePaperId) -> Result<Option<(CaseId, AttachmentId, StaffId)>> {
    Ok(db
        .prepare_cached("SELECT case_id, attachment_id, entered_by FROM volume_papers WHERE id = $1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?)
}

/// SHA-256 of its bytes.
///
/// # Errors
/// The engine's.
pub fn digest_of(db: &Db, id: VolumePaperId) -> Result<String> {
    let sql = "SELECT a.digest FROM volume_papers p JOIN attachments a ON a.id = p.attachment_id WHERE p.id = $1";
    Ok(db.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

/// # Errors
/// The engine's.
pub fn discard_paper(db: &Db, id: VolumePaperId) -> Result<()> {
    db.execute("DELETE FROM volume_papers WHERE id = $1", [id])?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn seal(db: &Db, new: &NewSeal<'_>, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO volumes (case_id, digest, pages, keep, attachment_id, sealed_by, sealed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![new.case, new.digest, new.pages, new.keep, new.attachment, by, clock.now],
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn sealed(db: &Db, case: CaseId) -> Result<Option<KeptSeal>> {
    Ok(db
        .prepare_cached(
            "SELECT v.digest, v.pages, v.keep, s.name, v.sealed_at, v.attachment_id FROM volumes v
             JOIN staff s ON s.id = v.sealed_by WHERE v.case_id = $1",
        )?
        .query_row([case], |row| {
            let told = Sealed {
                digest: row.get(0)?,
                pages: row.get(1)?,
                keep: row.get(2)?,
                by_name: row.get(3)?,
                at: row.get(4)?,
            };
            Ok(KeptSeal { told, attachment: row.get(5)? })
        })
        .optional()?)
}
