//! 排查情况周报: a week's figures by area, kind and colour, for the station above (5.5.1.2). No names: it goes
//! from hand to hand. The station's own form.

use super::fonts::Fonts;
use super::lines::{Align, Para};
use super::parts::{ask, bar, small_print};
use super::sheet::{Block, Sheet, compose};
use super::table::{Cell, Row, Table};
use super::words::date;
use super::{Pdf, Printed};
use crate::fault::Result;
use crate::kernel::Day;

/// Everything on the sheet; the default prints the blank form.
#[derive(Debug, Clone, Default)]
pub struct ScreeningWeek {
    pub station: String,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub sums: Area,
    pub areas: Vec<Area>,
    /// Label and number; empty prints the seven disputes without numbers.
    pub kinds: Vec<(String, u32)>,
    /// As the finders would call it.
    pub colours: Vec<(String, u32)>,
    pub note: String,
    pub printed: Option<Printed>,
}

/// 走访, 发现, 立案, 入册, 紧急.
#[derive(Debug, Clone, Default)]
pub struct Area {
    pub area: String,
    pub figures: Option<[u32; 5]>,
}

const GRID: usize = 24;
const ROW: f32 = 26.0;
/// Rows of areas on the blank form.
const AREAS: usize = 8;

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn print(week: &ScreeningWeek, fonts: &Fonts) -> Result<Pdf> {
    let span = format!("{} 至 {}", date(week.from), date(week.to));
    let heading = vec![Row::new(
        ROW,
        vec![
            Cell::label(3, "填报站点"),
            Cell::value(9, &week.station),
            Cell::label(3, "统计时段"),
            Cell::value(9, span),
        ],
    )];
    let kinds = default_labels(&week.kinds, &super::words::DISPUTES);
    let colours = default_labels(&week.colours, &["红", "橙", "黄", "绿", "未填"]);
    let mut sign = ask("填报人签名", "", 96.0);
    sign.extend(ask("负责人签名", "", 96.0));
    sign.extend(ask("报送日期", "", 96.0));
    let blocks = vec![
        Block::Table(Table { columns: vec![1.0; GRID], rows: heading, head: 0 }),
        Block::Gap(8.0),
        Block::Table(areas(week)),
        Block::Gap(8.0),
        Block::Table(numbers("二、按纠纷情形（一户可有多项）", &kinds)),
        Block::Gap(8.0),
        Block::Table(numbers("三、按走访人建议的颜色（仅供参考，定级以登记表为准）", &colours)),
        Block::Gap(8.0),
        Block::Table(Table {
            columns: vec![1.0; GRID],
            rows: vec![Row::new(64.0, vec![Cell::label(3, "情况说明"), Cell::prose(21, &week.note)]).splits()],
            head: 0,
        }),
        Block::Gap(10.0),
        Block::Para(Para::new(10.0, Align::Left, sign)),
        Block::Gap(4.0),
        Block::Para(small_print(
            "说明：本表为本站自拟格式，只报数字，不写姓名、住址。遇可能引起治安、刑事案件的重大纠纷，应即时报告，不等周报。",
        )),
    ];
    let sheet = Sheet { title: "家庭走访排查情况周报", mark: &week.station, printed: week.printed.as_ref() };
    compose(&sheet, blocks, fonts)
}

/// Labels with their numbers, or without where the form is blank.
fn default_labels(counted: &[(String, u32)], labels: &[&str]) -> Vec<(String, String)> {
    if counted.is_empty() {
        return labels.iter().map(|label| ((*label).to_owned(), String::new())).collect();
    }
    counted.iter().map(|(label, n)| (label.clone(), n.to_string())).collect()
}

fn areas(week: &ScreeningWeek) -> Table {
    let names = ["区域（村、社区、网格）", "走访户数", "发现户数", "其中立案", "其中入册", "紧急报告"];
    let mut rows = vec![bar(6, "一、按区域"), Row::new(24.0, names.map(|name| Cell::label(1, name)).into()).tied()];
    let nothing = Area::default();
    let empty = if week.areas.is_empty() { AREAS } else { 0 };
    for area in week.areas.iter().chain(std::iter::repeat_n(&nothing, empty)) {
        rows.push(line(&area.area, area.figures));
    }
    rows.push(line("合　计", week.sums.figures));
    Table { columns: vec![54.0, 24.0, 24.0, 24.0, 24.0, 24.0], rows, head: 2 }
}

fn line(name: &str, figures: Option<[u32; 5]>) -> Row {
    let mut cells = vec![Cell::value(1, name)];
    match figures {
        Some(figures) => cells.extend(figures.map(|n| Cell::value(1, n.to_string()))),
        None => cells.extend([""; 5].map(|blank| Cell::value(1, blank))),
    }
    Row::new(ROW, cells)
}

fn numbers(title: &str, counted: &[(String, String)]) -> Table {
    let labels = counted.iter().map(|(label, _)| Cell::label(1, label)).collect();
    let figures = counted.iter().map(|(_, n)| Cell::value(1, n)).collect();
    let rows = vec![bar(counted.len(), title), Row::new(24.0, labels).tied(), Row::new(ROW, figures)];
    Table { columns: vec![1.0; counted.len()], rows, head: 0 }
}
