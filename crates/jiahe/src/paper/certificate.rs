//! 结业证书 of a family-education course: one page to hang up or hand in. It names nothing of a case.

use super::fonts::Fonts;
use super::lines::{Align, Para, Piece};
use super::parts::small_print;
use super::sheet::{Block, Sheet, compose};
use super::words::date;
use super::{Pdf, Printed};
use crate::fault::Result;
use crate::kernel::Day;

/// Everything on it; the default prints it blank, to be filled in by hand.
#[derive(Debug, Clone, Default)]
pub struct CertificatePaper {
    pub station: String,
    pub number: String,
    pub name: String,
    pub course: String,
    pub cohort: String,
    pub first: Option<Day>,
    pub last: Option<Day>,
    /// Lessons there were, and at how many of them they were.
    pub lessons: Option<u32>,
    pub attended: Option<u32>,
    pub issued_on: Option<Day>,
    pub printed: Option<Printed>,
}

const SIZE: f32 = 15.0;

fn blank(value: &str, width: f32) -> Piece {
    Piece::blank(value.to_owned(), width)
}

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn print(paper: &CertificatePaper, fonts: &Fonts) -> Result<Pdf> {
    let count = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let line = |pieces: Vec<Piece>| {
        let mut para = Para::new(SIZE, Align::Justified, pieces);
        para.indent = 2.0;
        para.leading = 2.3;
        Block::Para(para)
    };
    let plain = |align, size: f32, pieces: Vec<Piece>| {
        let mut para = Para::new(size, align, pieces);
        para.leading = 2.0;
        Block::Para(para)
    };
    let mut who = Para::new(SIZE, Align::Left, vec![blank(&paper.name, 120.0), Piece::body(" 家长：")]);
    who.leading = 2.3;
    let blocks = vec![
        Block::Gap(18.0),
        plain(Align::Centre, 11.0, vec![Piece::label("编号："), blank(&paper.number, 90.0)]),
        Block::Gap(60.0),
        Block::Para(who),
        line(vec![
            Piece::body("您于"),
            Piece::body(date(paper.first)),
            Piece::body("至"),
            Piece::body(date(paper.last)),
            Piece::body("参加本站家庭教育课程"),
            blank(&quoted(&paper.course), 200.0),
            Piece::body("（"),
            blank(&paper.cohort, 120.0),
            Piece::body("），全部课程"),
            blank(&count(paper.lessons), 28.0),
            Piece::body("课，参加"),
            blank(&count(paper.attended), 28.0),
            Piece::body("课，准予结业。"),
        ]),
        line(vec![Piece::body("特发此证。")]),
        Block::Gap(90.0),
        plain(Align::Right, SIZE, vec![Piece::body(&paper.station), Piece::body("　（盖章）")]),
        plain(Align::Right, SIZE, vec![Piece::body(date(paper.issued_on))]),
        Block::Gap(120.0),
        Block::Para(small_print("说明：本证书由主办站点自拟格式，证明参加家庭教育课程的情况，不作为学历、资格凭证。")),
    ];
    let sheet = Sheet { title: "家庭教育课程结业证书", mark: &paper.number, printed: paper.printed.as_ref() };
    compose(&sheet, blocks, fonts)
}

fn quoted(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!("《{title}》") }
}
