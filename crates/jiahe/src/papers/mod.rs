//! Forms that come back from the pen: what was written by hand is typed in on a page in the order of the paper, printed
//! again as it was written, and its scan lies beside it, encrypted with everything else.

mod keep;
mod scans;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use keep::{discard, find, get, list, print, save, sheet};
pub(crate) use keep::{of_parts, values};
pub use scans::{add_scan, read_scan, scans, take_scan};

use crate::attachments::Attachment;
use crate::kernel::{AttachmentId, CaseId, Day, FilledPaperId, Moment, SurveyId};
use crate::paper::form::PaperLine;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperCodeAsked {
    /// What the code on a paper says (`JIAHE:503:330921A-2026-00012`), or the number printed under it.
    pub code: String,
}

/// Which form it is, and of which case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PaperFound {
    /// `registration` and `survey` have pages of their own.
    pub form: String,
    pub case: Option<CaseId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperSheetAsked {
    pub form: String,
}

/// A form as it is typed in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PaperSheet {
    pub key: String,
    pub title: String,
    pub code: u16,
    /// Which of the 13 parts of a volume.
    pub part: Option<u8>,
    pub lines: Vec<PaperLine>,
}

/// What stands on it: places by their key, rows of tables by the key of their list. Several ticked words stand one a line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct PaperBody {
    pub places: BTreeMap<String, String>,
    pub rows: BTreeMap<String, Vec<BTreeMap<String, String>>>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperEntry {
    /// `None` for a new one.
    pub id: Option<FilledPaperId>,
    #[ts(type = "number")]
    pub version: i64,
    pub form: String,
    pub case: Option<CaseId>,
    /// When it was written, as the paper says.
    #[ts(type = "string | null")]
    pub day: Option<Day>,
    pub body: PaperBody,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct FilledPaper {
    pub id: FilledPaperId,
    #[ts(type = "number")]
    pub version: i64,
    pub form: String,
    pub title: String,
    pub case: Option<CaseId>,
    pub case_code: String,
    #[ts(type = "string")]
    pub day: Day,
    pub entered_by_name: String,
    #[ts(type = "string")]
    pub entered_at: Moment,
    /// Typed in after the volume of its case was sealed.
    pub after_seal: bool,
    /// Whether this session may take it away again.
    pub mine: bool,
    /// Whether this session may correct it.
    pub open: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct FilledPaperFile {
    pub paper: FilledPaper,
    pub body: PaperBody,
    pub scans: Vec<Attachment>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PapersAsked {
    /// `None` for those of no case.
    pub case: Option<CaseId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperAsked {
    pub id: FilledPaperId,
}

/// Of what a scan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ScanOf {
    Paper { id: FilledPaperId },
    Survey { id: SurveyId },
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ScanAdded {
    pub of: ScanOf,
    /// PDF, JPEG or PNG. What the file was called is not asked for.
    pub base64: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ScansAsked {
    pub of: ScanOf,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ScanAsked {
    pub of: ScanOf,
    pub scan: AttachmentId,
}
