//! A paper goes to a printer: what may be asked of it, that it is written down, and which printer a form went to last.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Noun;
use crate::desk::Done;
use crate::fault::{Check, Fault, Result};
use crate::kernel::text;
use crate::store::settings;
use crate::transact::{Act, View};

/// Forms whose printer is remembered; more than there are forms.
const REMEMBERED: usize = 200;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PrinterAsked {
    /// What the paper is called, as its file name begins.
    pub form: String,
}

/// How a form was printed last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrinterKept {
    pub printer: String,
    /// Without colour.
    pub grey: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperSent {
    pub form: String,
    pub printer: String,
    /// 1 to 99.
    pub copies: u32,
    /// `1-3,5`; empty for all.
    pub pages: String,
    /// How many pages the paper has.
    pub of: u32,
    pub grey: bool,
}

/// This form's own, else that of whatever was printed last.
///
/// # Errors
/// The store's.
pub fn printer(view: &View<'_>, asked: PrinterAsked) -> Result<Option<PrinterKept>> {
    let mut kept = kept(view)?;
    Ok(kept.remove(&asked.form).or_else(|| kept.remove("")))
}

/// Asked before the paper leaves, so that nothing leaves unwritten.
///
/// # Errors
/// `printer`, `copies`, `pages` (a range that is none, or beyond the last page), `form`.
pub fn sent(act: &mut Act<'_>, asked: PaperSent) -> Result<Done> {
    let mut check = Check::default();
    let (form, printer) = (text::line(&asked.form), text::line(&asked.printer));
    check.that(!form.is_empty() && text::fits(&form, 60), "form", "required");
    check.that(!printer.is_empty() && text::fits(&printer, 127), "printer", "required");
    check.that((1..=99).contains(&asked.copies), "copies", "copies");
    let pages = pages(&asked.pages, asked.of);
    check.that(pages.is_some(), "pages", "pages");
    check.done()?;
    let mut kept = kept(act)?;
    let last = PrinterKept { printer, grey: asked.grey };
    if kept.len() < REMEMBERED || kept.contains_key(&form) {
        kept.insert(form, last.clone());
    }
    kept.insert(String::new(), last);
    let spelt = serde_json::to_string(&kept).map_err(|_| Fault::internal("spell the printers"))?;
    settings::set(act.db, settings::PRINTERS, &spelt)?;
    let sheets = pages.unwrap_or(0).saturating_mul(asked.copies);
    act.note(Noun::Desk, 0, format!("sent to a printer, {sheets} pages"));
    Ok(Done {})
}

fn kept(view: &View<'_>) -> Result<BTreeMap<String, PrinterKept>> {
    Ok(settings::get(view.db, settings::PRINTERS)?
        .and_then(|kept| serde_json::from_str(&kept).ok())
        .unwrap_or_default())
}

/// How many pages a range names; `None` for one that is none.
fn pages(range: &str, of: u32) -> Option<u32> {
    if range.is_empty() {
        return Some(of);
    }
    range.split(',').try_fold(0u32, |sum, part| {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok());
        let (from, to) = (number(from).flatten()?, number(to).flatten()?);
        (1 <= from && from <= to && to <= of).then(|| sum + to - from + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::pages;

    #[test]
    fn a_range_is_of_pages_that_are_there() {
        assert_eq!(pages("", 7), Some(7));
        assert_eq!(pages("1-3,5", 7), Some(4));
        assert_eq!(pages("7", 7), Some(1));
        for none in ["0", "8", "3-1", "1-", "-1", "1,,2", "a", "+1", "1 2", "99999999999", "1;rm"] {
            assert_eq!(pages(none, 7), None, "{none}");
        }
    }
}
