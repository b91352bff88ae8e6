//! 卷宗: the thirteen parts of a mediation's volume (domain §5, 人民调解法 27), which of them are there, the scans of what
//! was signed, the whole bound into one file, and the seal on it.

mod bind;
mod keep;
mod meter;
mod scan;
mod seal;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use bind::print;
pub(crate) use keep::scan as scan_of;
pub use keep::{add_paper, discard_paper, read_paper};
pub use meter::get;
pub(crate) use meter::missing;
pub use scan::{PDF_MOST, checked};
pub use seal::seal;

use crate::attachments::PictureFormat;
use crate::kernel::{CaseId, Day, Moment, VolumePaperId, coded};

coded! {
    /// 保管期限
    pub enum Keep {
        /// 短期
        Short = "short",
        /// 长期
        Long = "long",
        /// 永久
        Ever = "ever",
    }
}

coded! {
    /// How far a part has come.
    pub enum PartState {
        /// Signed and scanned.
        Scanned = "scanned",
        /// Signed, and typed in; its scan is not there yet.
        Typed = "typed",
        /// Printed; the paper is in the folder, or on its way to be signed.
        Printed = "printed",
        /// What it says is on record: it can be printed filled in.
        Ready = "ready",
        Missing = "missing",
    }
}

/// What the case page shows of the volume.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Volume {
    /// The case has a mediation, whose volume this is.
    pub mediated: bool,
    pub parts: Vec<VolumePart>,
    /// Scans that belong to no part.
    pub others: Vec<VolumePaper>,
    pub sealed: Option<Sealed>,
    /// Whether this session may seal it, and nothing that is required is missing.
    pub may_seal: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct VolumePart {
    /// 1 to 13.
    pub part: u8,
    /// Every volume has it, or this one must (an agreement that was reached, say).
    pub required: bool,
    pub state: PartState,
    #[ts(type = "string | null")]
    pub printed_on: Option<Day>,
    /// Of the papers that were written by hand and typed in, the newest.
    #[ts(type = "string | null")]
    pub typed_on: Option<Day>,
    /// One of them was typed in after the volume was sealed.
    pub typed_later: bool,
    pub papers: Vec<VolumePaper>,
    /// The form that makes it; empty where paper only is put in.
    pub form: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct VolumePaper {
    pub id: VolumePaperId,
    pub part: u8,
    /// Key of the form that was scanned; empty for other papers.
    pub form: String,
    pub note: String,
    pub format: PictureFormat,
    pub pages: u32,
    pub bytes: u32,
    /// Put in after the volume was sealed.
    pub after_seal: bool,
    pub entered_by_name: String,
    #[ts(type = "string")]
    pub entered_at: Moment,
    /// Whether this session may take it out again.
    pub mine: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Sealed {
    pub digest: String,
    pub pages: u32,
    pub keep: Keep,
    pub by_name: String,
    #[ts(type = "string")]
    pub at: Moment,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct VolumeAsked {
    pub case: CaseId,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct VolumeSealing {
    pub case: CaseId,
    pub keep: Keep,
}

/// A scan to be put into the volume.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct VolumePaperEntry {
    pub case: CaseId,
    /// 1 to 13; 0 beside the volume.
    pub part: u8,
    /// Key or number of the form; may be empty.
    pub form: String,
    pub note: String,
    /// PDF, JPEG or PNG. What the file was called is not asked for.
    pub base64: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct VolumePaperAsked {
    pub id: VolumePaperId,
}

/// What the thirteen parts are called.
pub(crate) const PARTS: [&str; 13] = [
    "申请书（受理登记表）",
    "权利义务告知书",
    "当事人身份证明",
    "授权委托书",
    "调查记录",
    "证据材料",
    "调解记录",
    "调解协议书（口头协议登记表）",
    "履行凭证",
    "回访记录",
    "司法确认材料",
    "卷宗情况说明",
    "封底",
];
