//! Many papers in one file. The window asks for them a few at a time, shows how far it is, and can stop between two: what
//! was made until then is whole, and each paper is on the trail like one printed alone.

use base64::Engine as _;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    FormAsked, PaperOf, Printed, RegistrationAsked, SignInSheetAsked, SurveyAsked, form, registration, shown,
    sign_in_sheet, survey,
};
use crate::api::Noun;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, ClassId, text};
use crate::paper::join;
use crate::transact::{Act, View};

/// Papers of one call.
const ITEMS_MOST: usize = 50;
/// Files of one call of [`joined`].
const FILES_MOST: usize = 100;
/// Of all files together, in bytes.
const BYTES_MOST: usize = 200 << 20;

/// One paper of a batch.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum BatchItem {
    Registration {
        case: CaseId,
    },
    SignInSheet {
        class: ClassId,
        phones: bool,
    },
    /// The survey, blank.
    Survey,
    /// A form of the gallery; `case` `None` for the blank one.
    Form {
        form: String,
        case: Option<CaseId>,
    },
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct BatchAsked {
    /// At most 50, in the order in which they are to lie.
    pub items: Vec<BatchItem>,
}

/// What came of a few of them.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BatchMade {
    /// Empty where none could be made.
    pub base64: String,
    pub pages: u32,
    /// What was made.
    pub papers: Vec<PaperOf>,
    /// On one of them `〓` stands for what could not be printed.
    pub replaced: bool,
    /// Which could not be made, by their place, and why.
    pub failed: Vec<BatchFailed>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct BatchFailed {
    pub at: u32,
    pub code: Code,
}

/// # Errors
/// `items` `too_many`; the station's fonts are missing.
pub fn batch(act: &mut Act<'_>, asked: BatchAsked) -> Result<BatchMade> {
    let mut check = Check::default();
    check.that(asked.items.len() <= ITEMS_MOST, "items", "too_many");
    check.done()?;
    let mut made: Vec<(String, Vec<u8>)> = Vec::new();
    let (mut papers, mut replaced, mut failed) = (Vec::new(), false, Vec::new());
    for (at, item) in (0u32..).zip(asked.items) {
        let one = match item {
            BatchItem::Registration { case } => registration(act, RegistrationAsked { case: Some(case) }),
            BatchItem::SignInSheet { class, phones } => sign_in_sheet(act, SignInSheetAsked { class, phones }),
            BatchItem::Survey => survey(act, SurveyAsked { survey: None }),
            BatchItem::Form { form: key, case } => form(act, FormAsked { form: key, case, record: None }),
        };
        match one {
            Ok(paper) => {
                made.push((paper.file_name.trim_end_matches(".pdf").to_owned(), bytes(&paper.base64)?));
                papers.extend(paper.papers);
                replaced |= paper.replaced;
            }
            // One that may not be printed does not hold up the others.
            Err(Fault {
                code:
                    code @ (Code::NotFound
                    | Code::Forbidden
                    | Code::LookingOnly
                    | Code::NotOnTeam
                    | Code::WrongState
                    | Code::HeldElsewhere),
                ..
            }) => {
                failed.push(BatchFailed { at, code });
            }
            Err(fault) => return Err(fault),
        }
    }
    act.note(Noun::Desk, 0, "many papers");
    if made.is_empty() {
        return Ok(BatchMade { base64: String::new(), pages: 0, papers, replaced, failed });
    }
    let parts: Vec<(&str, &[u8])> = made.iter().map(|(title, bytes)| (title.as_str(), bytes.as_slice())).collect();
    let file = shown("", "", join::join(&parts)?);
    Ok(BatchMade { base64: file.base64, pages: file.pages, papers, replaced, failed })
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct JoinAsked {
    /// What the file is called, without personal data.
    pub name: String,
    /// Files made by [`batch`], base64; at most 100.
    pub files: Vec<String>,
}

/// One file out of several: the pages one after the other, a line in the outline for each. What papers they are was told
/// when they were made.
///
/// # Errors
/// `files` `required`, `too_many`, `scan_large`; what is no document.
pub fn joined(_: &View<'_>, asked: JoinAsked) -> Result<Printed> {
    let mut check = Check::default();
    check.that(!asked.files.is_empty(), "files", "required");
    check.that(asked.files.len() <= FILES_MOST, "files", "too_many");
    check.that(asked.files.iter().map(String::len).sum::<usize>() <= BYTES_MOST, "files", "scan_large");
    check.done()?;
    let files: Vec<Vec<u8>> = asked.files.iter().map(|file| bytes(file)).collect::<Result<_>>()?;
    let name = text::line(&asked.name);
    let titles: Vec<String> = (1..=files.len()).map(|at| format!("{name}（{at}）")).collect();
    let parts: Vec<(&str, &[u8])> =
        titles.iter().zip(&files).map(|(title, bytes)| (title.as_str(), bytes.as_slice())).collect();
    Ok(shown(&name, "成批", join::join(&parts)?))
}

fn bytes(base64: &str) -> Result<Vec<u8>> {
    base64::engine::general_purpose::STANDARD.decode(base64).map_err(|_| Fault::field("files", "scan_broken"))
}
