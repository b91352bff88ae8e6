//! A paper leaves the desk: to a printer, into a file, into the system's viewer. Drawing one is on the trail by itself; what
//! counts as printed, on a case and in its volume, is what left. Also which printer a form went to last.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Noun;
use crate::cases::{EventKind, permission, timeline};
use crate::desk::Done;
use crate::fault::{Check, Fault, Result};
use crate::kernel::{CaseId, Coded as _, coded, text};
use crate::paper::form;
use crate::store::settings;
use crate::transact::{Act, View};

/// Forms whose printer is remembered; more than there are forms.
const REMEMBERED: usize = 200;
/// Papers that leave in one file.
const PAPERS_MOST: usize = 2_000;
/// Of one paper.
const PAGES_MOST: u32 = 10_000;

/// Papers with a layout of their own, and how they are called; the others are forms of the gallery.
const OWN: [(&str, &str); 14] = [
    ("registration", "重点家庭登记表"),
    ("survey", "满意度调查表"),
    ("sign_in_sheet", "家庭教育签到表"),
    ("class_feedback", "家庭教育反馈表"),
    ("certificate", "家庭教育结业证书"),
    ("group_sheet", "团体辅导签到表"),
    ("calendar", "预约日程表"),
    ("calls", "提醒联系单"),
    ("duty", "驻点值班表"),
    ("order", "督办单"),
    ("conference", "会商纪要"),
    ("agenda", "月度分析会议程"),
    ("screening_week", "排查周报"),
    ("volume", "人民调解卷宗"),
];

/// What a form is called on paper and on the trail; `None` for what is none.
pub(super) fn title(form: &str) -> Option<String> {
    let own = OWN.iter().find(|(key, _)| *key == form).map(|(_, title)| (*title).to_owned());
    own.or_else(|| form::find(form).ok().map(|form| form.title.replace('　', "")))
}

/// What a paper is, told again when it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperOf {
    /// The key of its form.
    pub form: String,
    /// Whose it is: of a case it is on the timeline of the case; `Desk` for a blank one.
    pub noun: Noun,
    #[ts(type = "number")]
    pub id: i64,
    /// How many pages it has in the file, in which they lie in this order.
    pub pages: u32,
}

impl PaperOf {
    fn case(&self) -> Option<CaseId> {
        (self.noun == Noun::Cases).then_some(CaseId(self.id))
    }
}

coded! {
    /// How a paper leaves.
    pub enum PaperWay {
        Printer = "printer",
        File = "file",
        Viewer = "viewer",
    }
}

/// What is asked of a printer.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PrintJob {
    pub printer: String,
    /// 1 to 99.
    pub copies: u32,
    /// `1-3,5`; empty for all.
    pub pages: String,
    pub grey: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperLeaving {
    pub papers: Vec<PaperOf>,
    pub way: PaperWay,
    /// For a printer.
    pub job: Option<PrintJob>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperLeft {
    pub papers: Vec<PaperOf>,
    pub way: PaperWay,
    /// Of a print job: `1-3,5`; empty for all. Only a paper whose pages all left counts as printed.
    pub pages: String,
    /// False where the printer or the disk refused it, or whoever prints thought better of it.
    pub gone: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PrinterAsked {
    /// The key of the form.
    pub form: String,
}

/// How a form was printed last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrinterKept {
    pub printer: String,
    /// Without colour.
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
/// `papers` (none, or what is no form), `job.printer`, `job.copies`, `job.pages` (a range that is none, or beyond the last
/// page); [`crate::Code::NotFound`], [`crate::Code::LookingOnly`] for a case whose papers this session may not take along.
pub fn leaving(act: &mut Act<'_>, asked: PaperLeaving) -> Result<Done> {
    let mut check = Check::default();
    let titles = titles(act, &asked.papers, &mut check)?;
    check.that(asked.way != PaperWay::Printer || asked.job.is_some(), "job", "required");
    let Some(job) = asked.job.filter(|_| asked.way == PaperWay::Printer) else {
        check.done()?;
        let way = asked.way.code();
        for (paper, title) in asked.papers.iter().zip(titles) {
            act.note(paper.noun, paper.id, format!("{title}: about to leave by {way}"));
        }
        return Ok(Done {});
    };
    let (printer, copies) = (text::line(&job.printer), job.copies);
    check.that(!printer.is_empty() && text::fits(&printer, 127), "job.printer", "required");
    check.that((1..=99).contains(&copies), "job.copies", "copies");
    let range = pages(&job.pages, all(&asked.papers));
    check.that(range.is_some(), "job.pages", "pages");
    check.done()?;
    let range = range.unwrap_or_default();
    for ((paper, title), own) in asked.papers.iter().zip(titles).zip(places(&asked.papers)) {
        let pages = own.filter(|page| range.iter().any(|part| part.contains(page))).count();
        if pages > 0 {
            let of = paper.pages;
            act.note(
                paper.noun,
                paper.id,
                format!("{title}: {copies} copies of {pages} pages of {of} for the printer {printer}"),
            );
        }
    }
    remember(act, asked.papers.first(), PrinterKept { printer, grey: job.grey })?;
    Ok(Done {})
}

/// Told when it has left, or has not: only what left counts as printed.
///
/// # Errors
/// As [`leaving`]; `pages` (a range that is none).
pub fn left(act: &mut Act<'_>, asked: PaperLeft) -> Result<Done> {
    let mut check = Check::default();
    let titles = titles(act, &asked.papers, &mut check)?;
    let range = pages(&asked.pages, all(&asked.papers));
    check.that(range.is_some(), "pages", "pages");
    check.done()?;
    let range = range.unwrap_or_default();
    let way = asked.way.code();
    for ((paper, title), own) in asked.papers.iter().zip(titles).zip(places(&asked.papers)) {
        let gone = own.clone().filter(|page| range.iter().any(|part| part.contains(page))).count();
        if gone == 0 {
            continue;
        }
        let whole = gone == own.count();
        if let Some(case) = paper.case().filter(|_| asked.gone && whole) {
            timeline::happened(act, case, EventKind::Printed, &title, &paper.form, "")?;
        }
        if asked.gone {
            act.note(paper.noun, paper.id, format!("{title}: left by {way}"));
        } else {
            act.note(paper.noun, paper.id, format!("{title}: did not leave by {way}"));
        }
    }
    Ok(Done {})
}

/// What the papers are called; each must be a form, and of a case that is in this session's hand.
fn titles(act: &Act<'_>, papers: &[PaperOf], check: &mut Check) -> Result<Vec<String>> {
    check.that(!papers.is_empty(), "papers", "required");
    check.that(papers.len() <= PAPERS_MOST, "papers", "too_many");
    check.that(papers.iter().all(|paper| (1..=PAGES_MOST).contains(&paper.pages)), "papers", "pages");
    let mut found = Vec::new();
    for paper in papers.iter().take(PAPERS_MOST) {
        if let Some(case) = paper.case() {
            permission::require_hand(act, case)?;
        }
        let title = title(&paper.form);
        check.that(title.is_some(), "papers", "unknown_code");
        found.push(title.unwrap_or_default());
    }
    Ok(found)
}

fn remember(act: &mut Act<'_>, paper: Option<&PaperOf>, last: PrinterKept) -> Result<()> {
    let mut kept = kept(act)?;
    let form = paper.map(|paper| paper.form.clone()).unwrap_or_default();
    if kept.len() < REMEMBERED || kept.contains_key(&form) {
        kept.insert(form, last.clone());
    }
    kept.insert(String::new(), last);
    let spelt = serde_json::to_string(&kept).map_err(|_| Fault::internal("spell the printers"))?;
    settings::set(act.db, settings::PRINTERS, &spelt)
}

fn kept(view: &View<'_>) -> Result<BTreeMap<String, PrinterKept>> {
    Ok(settings::get(view.db, settings::PRINTERS)?
        .and_then(|kept| serde_json::from_str(&kept).ok())
        .unwrap_or_default())
}

fn all(papers: &[PaperOf]) -> u32 {
    papers.iter().fold(0, |sum, paper| sum.saturating_add(paper.pages))
}

/// The pages that each paper has in the file.
fn places(papers: &[PaperOf]) -> Vec<RangeInclusive<u32>> {
    let mut before = 0u32;
    let place = |paper: &PaperOf| {
        let from = before.saturating_add(1);
        before = before.saturating_add(paper.pages);
        from..=before
    };
    papers.iter().map(place).collect()
}

/// The pages that a range names; `None` for one that is none.
fn pages(range: &str, of: u32) -> Option<Vec<RangeInclusive<u32>>> {
    if range.is_empty() {
        return Some(vec![1..=of]);
    }
    let part = |part: &str| {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok());
        let (from, to) = (number(from).flatten()?, number(to).flatten()?);
        (1 <= from && from <= to && to <= of).then_some(from..=to)
    };
    range.split(',').map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_of_pages_that_are_there() {
        assert_eq!(pages("", 7), Some(vec![1..=7]));
        assert_eq!(pages("1-3,5", 7), Some(vec![1..=3, 5..=5]));
        assert_eq!(pages("7", 7), Some(vec![7..=7]));
        for none in ["0", "8", "3-1", "1-", "-1", "1,,2", "a", "+1", "1 2", "99999999999", "1;rm"] {
            assert_eq!(pages(none, 7), None, "{none}");
        }
    }

    #[test]
    fn no_form_of_the_gallery_is_called_like_a_paper_of_its_own() {
        for (key, words) in OWN {
            assert!(form::find(key).is_err(), "{key}");
            assert_eq!(title(key).as_deref(), Some(words));
        }
        assert_eq!(title("envelope").as_deref(), Some("信封"));
        assert_eq!(title("nothing"), None);
    }
}
