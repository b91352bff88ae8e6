//! 督办单: what is to be done by whom until when, what was done, and the issuer's word (5.5.1, 5.6.1). It is handed
//! over on paper: people stand on it under pseudonyms, and whoever fills the struct has seen to that. The station's
//! own form.

use super::fonts::Fonts;
use super::lines::{Align, Para, Piece};
use super::parts::{ask, bar, small_print};
use super::sheet::{Block, Sheet, compose};
use super::table::{Cell, Row, Table};
use super::words::{date, day_or_empty};
use super::{Pdf, Printed};
use crate::fault::Result;
use crate::kernel::Day;

/// Everything on the sheet; the default prints the blank form.
#[derive(Debug, Clone, Default)]
pub struct Order {
    pub station: String,
    pub number: String,
    /// 本站负责人督办, 上级督办 …
    pub origin: String,
    /// 督办单位或督办人
    pub issuer: String,
    /// 文号
    pub document: String,
    pub issued_on: Option<Day>,
    /// 承办站点或责任人
    pub receiver: String,
    /// Its code; no name.
    pub case: String,
    pub due: Option<Day>,
    /// 督办事项
    pub matter: String,
    /// 办理要求
    pub asked: String,
    /// 办理情况, the oldest first.
    pub feedback: Vec<Entry>,
    /// 销号意见
    pub closed_note: String,
    pub closed_by: String,
    pub closed_on: Option<Day>,
    pub printed: Option<Printed>,
}

#[derive(Debug, Clone, Default)]
pub struct Entry {
    pub on: Option<Day>,
    pub kind: String,
    pub by: String,
    pub text: String,
}

const GRID: usize = 24;
const ROW: f32 = 27.0;
/// Rows for what was done, on the blank form.
const BLANK: usize = 5;

fn pair(first: (&str, &str), second: (&str, &str)) -> Row {
    Row::new(
        ROW,
        vec![Cell::label(4, first.0), Cell::value(8, first.1), Cell::label(4, second.0), Cell::value(8, second.1)],
    )
    .splits()
}

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn print(order: &Order, fonts: &Fonts) -> Result<Pdf> {
    let mut rows = vec![
        pair(("督办编号", &order.number), ("督办来源", &order.origin)),
        pair(("督办单位（人）", &order.issuer), ("文　　号", &order.document)),
        pair(("承办单位（人）", &order.receiver), ("下达日期", &date(order.issued_on))),
        pair(("所涉个案", &order.case), ("办理期限", &date(order.due))),
        Row::new(58.0, vec![Cell::label(4, "督办事项"), Cell::prose(20, &order.matter)]).splits(),
        Row::new(76.0, vec![Cell::label(4, "办理要求"), Cell::prose(20, &order.asked)]).splits(),
        bar(GRID, "办理情况"),
        Row::new(
            24.0,
            vec![Cell::label(4, "日期"), Cell::label(3, "类别"), Cell::label(3, "填写人"), Cell::label(14, "内容")],
        )
        .tied(),
    ];
    for entry in &order.feedback {
        rows.push(
            Row::new(
                ROW,
                vec![
                    Cell::value(4, day_or_empty(entry.on)),
                    Cell::value(3, &entry.kind),
                    Cell::value(3, &entry.by),
                    Cell::prose(14, &entry.text),
                ],
            )
            .splits(),
        );
    }
    for _ in order.feedback.len()..BLANK {
        rows.push(Row::new(ROW, [4, 3, 3, 14].map(|wide| Cell::value(wide, "")).into()));
    }
    rows.push(bar(GRID, "销号"));
    rows.push(Row::new(58.0, vec![Cell::label(4, "销号意见"), Cell::prose(20, &order.closed_note)]).splits());
    rows.push(pair(("同意销号", &order.closed_by), ("销号日期", &date(order.closed_on))));
    let mut sign = ask("督办人签名", "", 96.0);
    sign.extend(ask("承办人签名", "", 96.0));
    sign.extend(ask("日期", "", 96.0));
    let blocks = vec![
        Block::Table(Table { columns: vec![1.0; GRID], rows, head: 0 }),
        Block::Gap(14.0),
        Block::Para(Para::new(10.0, Align::Left, sign)),
        Block::Gap(6.0),
        Block::Para(small_print(
            "说明：本单为本站自拟格式，由督办人销号；未销号的，承办人应继续办理。文中的人已用代称，不得外传。",
        )),
    ];
    let head = Sheet { title: "督　办　单", mark: &order.number, printed: order.printed.as_ref() };
    let mut all =
        vec![Block::Para(Para::new(10.5, Align::Centre, vec![Piece::label(&order.station)])), Block::Gap(8.0)];
    all.extend(blocks);
    compose(&head, all, fonts)
}
