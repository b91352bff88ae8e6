//! 家庭教育反馈表: one page for whoever took part; without a name unless they write one.

use super::fonts::Fonts;
use super::lines::{Align, Para, Piece};
use super::parts::{ask, small_print};
use super::sheet::{Block, Sheet, compose};
use super::table::{Cell, Row, Table};
use super::{Pdf, Printed};
use crate::fault::Result;

/// The default prints it for any session.
#[derive(Debug, Clone, Default)]
pub struct ClassFeedback {
    pub station: String,
    /// The session or the cohort.
    pub theme: String,
    pub instructor: String,
    pub time: String,
    pub printed: Option<Printed>,
}

const ITEMS: [(&str, &str); 5] = [
    ("内容有用", "讲的正是我需要的，回家用得上"),
    ("讲得明白", "听得懂、记得住"),
    ("时间地点", "时间、地点、场地合适"),
    ("交流机会", "有机会提问和说自己的情况"),
    ("总体评价", "对本次活动（课程）的总体感受"),
];
const SCORES: [&str; 5] = ["很好", "好", "一般", "不好", "很不好"];
const ROW: f32 = 30.0;

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn print(form: &ClassFeedback, fonts: &Fonts) -> Result<Pdf> {
    let mut greeting = Para::new(
        10.5,
        Align::Justified,
        vec![Piece::body(
            "各位家长：感谢您来参加。请按真实感受在方框内打“√”。本表可以不写姓名（匿名可选），只用于改进以后的活动和课程。",
        )],
    );
    greeting.indent = 2.0;
    greeting.leading = 1.6;
    let about = vec![
        Row::new(ROW, vec![Cell::label(4, "活动或课程"), Cell::value(20, &form.theme)]),
        Row::new(ROW, vec![Cell::label(4, "主办站点"), Cell::value(20, &form.station)]),
        Row::new(
            ROW,
            vec![
                Cell::label(4, "讲师"),
                Cell::value(8, &form.instructor),
                Cell::label(4, "时间"),
                Cell::value(8, &form.time),
            ],
        ),
    ];
    let mut names = vec![Cell::label(1, "序号"), Cell::label(1, "评价内容")];
    names.extend(SCORES.map(|name| Cell::label(1, name)));
    let mut rows = vec![Row::new(25.0, names).tied()];
    for (number, (name, meaning)) in (1_usize..).zip(ITEMS) {
        let item = vec![Piece::body(name), Piece::label(format!("（{meaning}）"))];
        let mut cells = vec![Cell::label(1, &number.to_string()), Cell::left(1, item)];
        cells.extend(SCORES.map(|_| Cell::new(1, vec![Para::new(13.0, Align::Centre, vec![Piece::body("☐")])])));
        rows.push(Row::new(ROW, cells));
    }
    let scores = Table { columns: vec![12.0, 86.0, 16.0, 16.0, 16.0, 16.0, 16.0], rows, head: 1 };
    let prose = |label: &str| Row::new(96.0, vec![Cell::label(4, label), Cell::prose(20, "")]);
    let mut name = ask("姓名", "", 110.0);
    name.push(Piece::label("（可以不填）"));
    let words = vec![
        prose("最有收获的\n一点"),
        prose("意见建议，\n还想听什么"),
        Row::new(30.0, vec![Cell::label(4, "填表人"), Cell::left(20, name)]),
    ];
    let blocks = vec![
        Block::Gap(10.0),
        Block::Para(greeting),
        Block::Gap(8.0),
        Block::Table(Table { columns: vec![1.0; 24], rows: about, head: 0 }),
        Block::Table(scores),
        Block::Table(Table { columns: vec![1.0; 24], rows: words, head: 0 }),
        Block::Gap(6.0),
        Block::Para(small_print("说明：本表由本站自拟格式，可按需修改。填好后请投入意见箱或交给工作人员。")),
    ];
    let sheet = Sheet { title: "家庭教育活动反馈表", mark: &form.theme, printed: form.printed.as_ref() };
    compose(&sheet, blocks, fonts)
}
