//! 预约日程表 and 提醒联系单: the hours of some days as they hang in the office, and whom to call the day before.
//! The station's own forms.

use super::fonts::Fonts;
use super::lines::{Align, Para, Piece};
use super::parts::{bar, small_print};
use super::sheet::{Block, Sheet, compose};
use super::table::{Cell, Row, Table};
use super::{Pdf, Printed};
use crate::fault::Result;

/// One day: how it is to be read, and its hours.
#[derive(Debug, Clone, Default)]
pub struct PrintedDay {
    /// `2026年11月24日 星期二`
    pub title: String,
    pub lines: Vec<Vec<String>>,
}

#[derive(Debug, Clone, Default)]
pub struct DaySheet {
    pub station: String,
    pub title: &'static str,
    /// Column heads with their widths.
    pub columns: Vec<(&'static str, f32)>,
    pub days: Vec<PrintedDay>,
    pub note: &'static str,
    pub printed: Option<Printed>,
}

const ROW: f32 = 25.0;
/// Rows of a day on which nothing is booked, to write into.
const BLANK: usize = 2;

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn print(sheet: &DaySheet, fonts: &Fonts) -> Result<Pdf> {
    let mut blocks = vec![Block::Para(Para::new(10.5, Align::Centre, vec![Piece::label(&sheet.station)]))];
    for day in &sheet.days {
        blocks.push(Block::Gap(8.0));
        blocks.push(Block::Table(hours(sheet, day)));
    }
    blocks.push(Block::Gap(6.0));
    blocks.push(Block::Para(small_print(sheet.note)));
    let page = Sheet { title: sheet.title, mark: &sheet.station, printed: sheet.printed.as_ref() };
    compose(&page, blocks, fonts)
}

fn hours(sheet: &DaySheet, day: &PrintedDay) -> Table {
    let heads = sheet.columns.iter().map(|(head, _)| Cell::label(1, head)).collect();
    let mut rows = vec![bar(sheet.columns.len(), &day.title).tied(), Row::new(24.0, heads).tied()];
    let blank = vec![String::new(); sheet.columns.len()];
    let empty = if day.lines.is_empty() { BLANK } else { 0 };
    for line in day.lines.iter().chain(std::iter::repeat_n(&blank, empty)) {
        rows.push(Row::new(ROW, line.iter().map(|text| Cell::value(1, text)).collect()));
    }
    Table { columns: sheet.columns.iter().map(|(_, width)| *width).collect(), rows, head: 2 }
}
