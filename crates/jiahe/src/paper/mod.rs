//! Paper: data in, PDF bytes out. A4, vector, every font embedded and subset, text extractable.
//!
//! A form is a struct and a `print` function; the struct's default prints the blank form, so blank
//! and filled can never drift apart. Nothing here knows SQL, the clock or who is signed in: what
//! may not be read by the receiver (the address of the other party, say) must not be put into the
//! struct. Forms A.1 and C of the standard are lost; what is printed is the station's own and says so.

pub mod certificate;
pub mod class_feedback;
pub mod conference;
pub mod day_sheet;
pub mod edition;
mod face;
mod fonts;
pub mod form;
mod ink;
pub mod join;
mod lines;
pub mod order;
mod parts;
pub(crate) mod qr;
pub mod recovery_sheet;
pub mod registration;
pub mod screening_week;
mod sheet;
pub mod sign_in_sheet;
mod subset;
pub mod survey;
mod table;
pub mod words;

pub use fonts::{Fonts, Official};

use crate::kernel::Moment;

/// A finished document.
#[derive(Debug, Clone)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// A character that no face has is on it; `〓` stands for it.
    pub replaced: bool,
}

/// Who printed it, for the line at the foot of every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Confidentiality level in Chinese; empty prints none (5.6.4 信息保密).
    pub level: String,
    /// Name of the person at the desk.
    pub by: String,
    pub at: Moment,
}
