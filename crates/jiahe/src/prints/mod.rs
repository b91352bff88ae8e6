//! Prints (打印): fills the paper forms from the records and writes down what left.

mod batch;
mod calendar;
mod conference;
mod duty;
mod family_education;
mod forms;
mod group_sheet;
mod labels;
mod left;
mod masks;
mod order;
mod own_calendar;
mod registration;
mod sign_in_sheet;
mod survey;
mod withheld;

use base64::Engine as _;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use batch::{BatchAsked, BatchFailed, BatchItem, BatchMade, JoinAsked, batch, joined};
pub use calendar::{CalendarPrinted, CallsPrinted, calendar, calls};
pub use conference::{agenda, conference};
pub use duty::{DutyPrinted, duty};
pub use family_education::{CertificateAsked, ClassFeedbackAsked, certificate, class_feedback};
pub use forms::{FormAsked, FormLine, FormRecord, FormsAsked, form, forms};
pub(crate) use forms::{Made, filled};
pub use group_sheet::{GroupSheetAsked, group_sheet};
pub(crate) use labels::{by_colour, by_kind, level as level_words};
pub use left::{
    PaperLeaving, PaperLeft, PaperOf, PaperWay, PrintJob, PrinterAsked, PrinterKept, leaving, left, printer,
};
pub use order::order;
pub use own_calendar::{CalendarFile, OwnCalendarAsked, own_calendar};
pub use registration::registration;
pub use sign_in_sheet::sign_in_sheet;
pub use survey::survey;

use crate::api::Noun;
use crate::fault::Result;
use crate::kernel::{CaseId, ClassId, SurveyId};
use crate::paper::{self, Pdf};
use crate::transact::View;

/// A document ready to preview, save or hand to the system's viewer.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Printed {
    /// Without personal data: form and code only.
    pub file_name: String,
    /// The PDF, base64.
    pub base64: String,
    pub pages: u32,
    /// What it is, for [`leaving`] and [`left`]; nothing for what is only looked at.
    pub papers: Vec<PaperOf>,
    /// Something on it could not be printed: `〓` stands there.
    pub replaced: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct RegistrationAsked {
    /// `None` prints the blank form.
    pub case: Option<CaseId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SurveyAsked {
    /// `None` prints the blank form.
    pub survey: Option<SurveyId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SignInSheetAsked {
    pub class: ClassId,
    /// Whether phone numbers are printed; the sheet lies open in the room, so `false` is the default.
    pub phones: bool,
}

/// `name-code.pdf`: no personal data. It belongs to no record.
pub(crate) fn shown(name: &str, code: &str, pdf: Pdf) -> Printed {
    Printed {
        file_name: format!("{name}-{code}.pdf"),
        base64: base64::engine::general_purpose::STANDARD.encode(&pdf.bytes),
        pages: u32::try_from(pdf.pages).unwrap_or(u32::MAX),
        papers: Vec::new(),
        replaced: pdf.replaced,
    }
}

/// A paper of the form with the key `form`, and the record whose it is.
pub(crate) fn printed(form: &str, code: &str, pdf: Pdf, (noun, id): (Noun, i64)) -> Printed {
    let seen = shown(&left::title(form).unwrap_or_default(), code, pdf);
    Printed { papers: vec![PaperOf { form: form.to_owned(), noun, id, pages: seen.pages }], ..seen }
}

/// Of nobody: a blank one.
pub(super) const BLANK: (Noun, i64) = (Noun::Desk, 0);

/// Whether nobody's whereabouts go on a paper of this case.
pub(crate) fn guarded(view: &View<'_>, case: CaseId) -> Result<bool> {
    Ok(forms::CaseAbout::of(view, case)?.guarded())
}

/// The line at the foot: how secret, by whom, when.
pub(crate) fn leave(act: &View<'_>, level: &str) -> paper::Printed {
    paper::Printed { level: level.to_owned(), by: act.session.name.clone(), at: act.clock.now }
}
