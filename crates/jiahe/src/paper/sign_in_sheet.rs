//! 家庭教育活动签到表: who was expected is printed, who came signs; the rest of the page is for those
//! who walk in.

use super::fonts::Fonts;
use super::lines::{Align, Para, Piece};
use super::parts::{ask, small_print};
use super::sheet::{Block, Sheet, compose};
use super::table::{Cell, Row, Table};
use super::{Pdf, Printed};
use crate::fault::Result;

/// Everything on the sheet; the default prints a blank page of rows.
#[derive(Debug, Clone)]
pub struct SignInSheet {
    pub station: String,
    pub theme: String,
    pub instructor: String,
    /// As it is to be read: `2026年11月28日 14:00～15:30`.
    pub time: String,
    pub place: String,
    /// 活动对象.
    pub target: String,
    pub enrolled: Vec<Attendee>,
    /// Empty rows after the enrolled.
    pub blank_rows: usize,
    /// The session's own code, also as a QR code; empty prints neither.
    pub code: String,
    pub printed: Option<Printed>,
}

/// One family expected. The sheet lies open on a table, so the phone is only printed if asked for.
#[derive(Debug, Clone, Default)]
pub struct Attendee {
    pub name: String,
    pub phone: Option<String>,
    /// 子女年龄, as it is to be read: `8岁、12岁`.
    pub children: String,
}

impl Default for SignInSheet {
    fn default() -> Self {
        Self {
            station: String::new(),
            theme: String::new(),
            instructor: String::new(),
            time: String::new(),
            place: String::new(),
            target: String::new(),
            enrolled: Vec::new(),
            blank_rows: 18,
            code: String::new(),
            printed: None,
        }
    }
}

const GRID: usize = 24;
const ROW: f32 = 27.0;

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn print(sheet: &SignInSheet, fonts: &Fonts) -> Result<Pdf> {
    let pair = |one: &str, value: &str, other: &str, second: &str| {
        let cells = vec![Cell::label(4, one), Cell::value(8, value), Cell::label(4, other), Cell::value(8, second)];
        Row::new(ROW, cells)
    };
    let about = vec![
        Row::new(ROW, vec![Cell::label(4, "活动主题"), Cell::value(20, &sheet.theme)]),
        pair("主办站点", &sheet.station, "活动时间", &sheet.time),
        pair("讲师", &sheet.instructor, "活动地点", &sheet.place),
        Row::new(ROW, vec![Cell::label(4, "活动对象"), Cell::value(20, &sheet.target)]),
    ];
    let mut count = ask("应到（人）", expected(sheet), 60.0);
    count.extend(ask("实到（人）", "", 60.0));
    count.extend(ask("记录人签名", "", 96.0));
    let mut blocks = vec![
        Block::Gap(10.0),
        Block::Table(Table { columns: vec![1.0; GRID], rows: about, head: 0 }),
        Block::Gap(8.0),
        Block::Table(people(sheet)),
        Block::Gap(10.0),
        Block::Para(Para::new(10.0, Align::Left, count)),
        Block::Gap(4.0),
        Block::Para(small_print(
            "联系电话可以不填。本表由主办站点存档，仅用于本次活动的签到与后续服务，不得拍照外传。",
        )),
    ];
    // At the upper right, where the sheet is held while it is scanned. It says which session and nothing else.
    if !sheet.code.is_empty() {
        blocks.insert(0, Block::Corner { text: sheet.code.clone(), side: 50.0, words: String::new() });
        blocks.push(Block::Para(small_print(&format!(
            "签到码 {}：回到站里后，扫码或输入此码即可打开本场签到录入。",
            sheet.code
        ))));
    }
    let page = Sheet { title: "家庭教育活动签到表", mark: &sheet.theme, printed: sheet.printed.as_ref() };
    compose(&page, blocks, fonts)
}

fn expected(sheet: &SignInSheet) -> String {
    if sheet.enrolled.is_empty() { String::new() } else { sheet.enrolled.len().to_string() }
}

fn people(sheet: &SignInSheet) -> Table {
    let names = ["序号", "姓名", "联系电话（选填）", "子女年龄", "签名"];
    let mut rows = vec![Row::new(25.0, names.map(|name| Cell::label(1, name)).into()).tied()];
    let nobody = Attendee::default();
    let everyone = sheet.enrolled.iter().chain(std::iter::repeat_n(&nobody, sheet.blank_rows));
    for (number, person) in (1_usize..).zip(everyone) {
        let cells = vec![
            Cell::label(1, &number.to_string()),
            Cell::new(1, vec![Para::new(11.0, Align::Centre, vec![Piece::body(&person.name)])]),
            Cell::value(1, person.phone.clone().unwrap_or_default()),
            Cell::value(1, &person.children),
            Cell::value(1, ""),
        ];
        rows.push(Row::new(ROW, cells));
    }
    Table { columns: vec![13.0, 36.0, 44.0, 29.0, 52.0], rows, head: 1 }
}
