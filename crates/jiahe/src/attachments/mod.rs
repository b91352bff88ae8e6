//! Pictures on records. Their bytes lie in pieces in the encrypted database, so that backup, restore, a change of key and
//! a power cut treat them like every other row. What comes in is looked at by its first bytes, read segment by segment,
//! and kept without what a camera writes beside the picture: place, time, maker, thumbnail (`picture.rs`).

mod keep;
mod picture;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use keep::{Told, keep, shown, whole};
pub use keep::{add, discard, of, read};
pub use picture::{PICTURE_MOST, Picture, cleaned};

use crate::kernel::{AttachmentId, Moment, coded};

coded! {
    /// On what kind of record.
    pub enum AttachedTo {
        /// 护航关爱活动
        Care = "care",
        /// 卷宗
        Volume = "volume",
        /// 手写后录入的表
        Paper = "paper",
        /// 满意度调查表
        Survey = "survey",
    }
}

coded! {
    pub enum PictureFormat {
        Jpeg = "jpeg",
        Png = "png",
        /// A scan, in a volume only.
        Pdf = "pdf",
    }
}

coded! {
    /// 未成年人保护法 103: whether a child can be told from it.
    pub enum ChildrenShown {
        /// No child is on it.
        None = "none",
        /// 已遮挡, 无法辨认
        Masked = "masked",
        /// Can be told, and the guardian agreed in writing; never where a family of a case was reached.
        Consented = "consented",
    }
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Attachment {
    pub id: AttachmentId,
    pub format: PictureFormat,
    pub width: u32,
    pub height: u32,
    pub bytes: u32,
    pub caption: String,
    pub children: ChildrenShown,
    /// Who agreed, and when.
    pub consent: String,
    pub added_by_name: String,
    #[ts(type = "string")]
    pub added_at: Moment,
    /// Whether this session may take it away again.
    pub mine: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct AttachmentEntry {
    pub to: AttachedTo,
    #[ts(type = "number")]
    pub record: i64,
    pub caption: String,
    pub children: ChildrenShown,
    /// Required where a child can be told.
    pub consent: String,
    /// JPEG or PNG, at most [`PICTURE_MOST`] bytes.
    pub base64: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct AttachmentAsked {
    pub id: AttachmentId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct AttachmentRead {
    /// `image/jpeg` or `image/png`, of the bytes themselves.
    pub mime: String,
    pub base64: String,
}
