//! 会商纪要 and its agenda. It goes from hand to hand: people and cases stand on it under pseudonyms only, and
//! whoever fills the struct has seen to that.

use super::fonts::Fonts;
use super::lines::{Align, Para, Piece};
use super::parts::{bar, small_print};
use super::sheet::{Block, Sheet, compose};
use super::table::{Cell, Row, Table};
use super::{Pdf, Printed};
use crate::fault::Result;

#[derive(Debug, Clone, Default)]
pub struct Conference {
    /// 联席会商纪要, 月度分析会议程 …
    pub title: String,
    /// Label and value, two to a row: 编号, 时间, 地点, 主持, 到会.
    pub about: Vec<(String, String)>,
    /// A heading and what stands under it.
    pub sections: Vec<(String, Vec<String>)>,
    pub printed: Option<Printed>,
}

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn print(sheet: &Conference, fonts: &Fonts) -> Result<Pdf> {
    let mut rows: Vec<Row> = sheet
        .about
        .iter()
        .map(|(label, value)| {
            Row::new(27.0, vec![Cell::label(4, label), Cell::left(20, vec![Piece::body(value)])]).splits()
        })
        .collect();
    for (heading, lines) in &sheet.sections {
        rows.push(bar(24, heading));
        if lines.is_empty() {
            rows.push(Row::new(25.0, vec![Cell::left(24, vec![Piece::label("无")])]));
        }
        for line in lines {
            rows.push(Row::new(25.0, vec![Cell::prose(24, line)]).splits());
        }
    }
    let sign = Para::new(10.5, Align::Right, vec![Piece::label("主持人签名："), Piece::blank("", 110.0)]);
    let blocks = vec![
        Block::Gap(4.0),
        Block::Para(small_print("本件已用代称：“个案1”等指各件个案，甲、乙等指其中的人。仅供会商使用，不得外传。")),
        Block::Gap(4.0),
        Block::Table(Table { columns: vec![1.0; 24], rows, head: 0 }),
        Block::Gap(14.0),
        Block::Para(sign),
    ];
    compose(&Sheet { title: &sheet.title, mark: "", printed: sheet.printed.as_ref() }, blocks, fonts)
}
