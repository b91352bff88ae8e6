//! Drafts: every statement names the owner, so that nobody reaches another's.

use rusqlite::OptionalExtension;

use super::Db;
use crate::drafts::{Draft, DraftBrief};
use crate::fault::Result;
use crate::kernel::{DraftId, StaffId};

/// Adds or replaces; `false` when the id is somebody else's.
///
/// # Errors
/// The engine's.
pub fn save(db: &Db, owner: StaffId, draft: &Draft) -> Result<bool> {
    let rows = db
        .prepare_cached(
            "INSERT INTO drafts (id, staff_id, kind, title, body, updated_at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body, updated_at = excluded.updated_at
             WHERE drafts.staff_id = excluded.staff_id AND drafts.kind = excluded.kind",
        )?
        .execute((draft.id, owner, draft.kind, &draft.title, &draft.body, draft.updated_at))?;
    Ok(rows == 1)
}

/// Newest first.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db, owner: StaffId) -> Result<Vec<DraftBrief>> {
    let mut statement = db.prepare_cached(
        "SELECT id, kind, title, updated_at FROM drafts WHERE staff_id = $1 ORDER BY updated_at DESC LIMIT 100",
    )?;
    let drafts = statement.query_map([owner], |row| {
        Ok(DraftBrief { id: row.get(0)?, kind: row.get(1)?, title: row.get(2)?, updated_at: row.get(3)? })
    })?;
    Ok(drafts.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, owner: StaffId, id: DraftId) -> Result<Option<Draft>> {
    Ok(db
        .prepare_cached("SELECT id, kind, title, body, updated_at FROM drafts WHERE staff_id = $1 AND id = $2")?
        .query_row((owner, id), |row| {
            Ok(Draft {
                id: row.get(0)?,
                kind: row.get(1)?,
                title: row.get(2)?,
                body: row.get(3)?,
                updated_at: row.get(4)?,
            })
        })
        .optional()?)
}

/// `false` when there was none of this owner's.
///
/// # Errors
/// The engine's.
pub fn delete(db: &Db, owner: StaffId, id: DraftId) -> Result<bool> {
    Ok(db.execute("DELETE FROM drafts WHERE staff_id = $1 AND id = $2", (owner, id))? == 1)
}
