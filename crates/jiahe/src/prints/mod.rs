//! Prints (打印): fills the paper forms from the records and writes down what left.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{CaseId, ClassId, SurveyId};

/// A document ready to preview, save or hand to the system's viewer.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Printed {
    /// Without personal data: form and code only.
    pub file_name: String,
    /// The PDF, base64.
    pub base64: String,
    pub pages: u32,
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

mod stub;
pub use stub::*;
pub fn printed(form: &str, code: &str, pdf: crate::paper::Pdf) -> Printed {
    use base64::Engine;
    Printed {
        file_name: format!("{form}-{code}.pdf"),
        base64: base64::engine::general_purpose::STANDARD.encode(pdf.bytes),
        pages: pdf.pages as u32,
    }
}
