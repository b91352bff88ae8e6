//! From a form and what fills it to blocks of print. It must not know whose form it is.

use super::{BETWEEN, Bit, Form, Line, Pane, PaneKind, Paper, Style, Values};
use crate::fault::Result;
use crate::paper::fonts::{Fonts, Official, Role};
use crate::paper::lines::{Align, Para, Piece};
use crate::paper::parts::{bar, options};
use crate::paper::sheet::{self, Block, Chapter, Frame, Sheet};
use crate::paper::table::{Cell, Row, Table};
use crate::paper::{Pdf, Printed, words};

const GRID: usize = 24;
/// What documents are written in.
const FANG: Role = Role::Official(Official::Fang);
/// In running text: room for a day on a blank form.
const DATE: &str = "　　　　年　　月　　日";

/// A form in a file of several.
#[derive(Debug)]
pub struct Part<'a> {
    pub form: &'a Form,
    /// Empty for the blank form.
    pub values: &'a Values,
    /// Its words in the outline.
    pub entry: &'a str,
    /// Its pages are counted.
    pub numbered: bool,
}

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn print(form: &Form, values: &Values, printed: Option<&Printed>, fonts: &Fonts) -> Result<Pdf> {
    let part = Part { form, values, entry: "", numbered: form.paper != Paper::Envelope };
    let copies = (0..form.copies.max(1)).map(|_| &part);
    // Each goes to somebody else, and is counted for itself.
    let chapters = copies.map(|part| Chapter { apart: true, ..chapter(part, printed) }).collect();
    sheet::bind(&form.title, chapters, fonts).map(|bound| bound.pdf)
}

/// Several forms in one file under one numbering. Gives, besides the file, for each part the number of its first page (0
/// where its pages are not counted) and how many pages it has.
///
/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn bind(
    title: &str,
    parts: &[Part<'_>],
    printed: Option<&Printed>,
    fonts: &Fonts,
) -> Result<(Pdf, Vec<(usize, usize)>)> {
    let chapters = parts.iter().map(|part| chapter(part, printed)).collect();
    sheet::bind(title, chapters, fonts).map(|bound| (bound.pdf, bound.pages))
}

fn chapter<'a>(part: &Part<'a>, printed: Option<&'a Printed>) -> Chapter<'a> {
    let form = part.form;
    let (frame, size) = match form.paper {
        Paper::Form => (Frame::FORM, 10.5),
        Paper::Document => (Frame::DOCUMENT, Frame::DOCUMENT_TYPE),
        Paper::Envelope => (Frame::ENVELOPE, 12.0),
    };
    let title = match (form.bare, form.paper) {
        (true, _) => 0.0,
        // 二号 (GB/T 9704-2012 7.3.1)
        (false, Paper::Document) => 22.0,
        (false, _) => 19.0,
    };
    let mut setter =
        Setter { size, document: form.paper == Paper::Document, bare: form.bare, blocks: Vec::new(), table: None };
    if !form.bare {
        setter.blocks.push(corner(form, part.values));
        setter.blocks.push(Block::Gap(if setter.document { 14.0 } else { 8.0 }));
    }
    setter.lines(&form.lines, part.values);
    setter.close();
    let sheet = Sheet { title: &form.title, mark: &form.mark, printed };
    Chapter { sheet, frame, title, numbered: part.numbered, apart: false, entry: part.entry, blocks: setter.blocks }
}

/// Which form it is, and of which case: for whoever gets the paper back.
fn corner(form: &Form, values: &Values) -> Block {
    let code = values.text("code");
    let (text, words) = if code.is_empty() {
        (format!("JIAHE:{}", form.code), format!("表号 {}", form.code))
    } else {
        (format!("JIAHE:{}:{code}", form.code), format!("表号 {}　{code}", form.code))
    };
    Block::Corner { text, side: 30.0, words }
}

struct Setter {
    size: f32,
    document: bool,
    /// Titles are all it has.
    bare: bool,
    blocks: Vec<Block>,
    table: Option<Table>,
}

impl Setter {
    fn close(&mut self) {
        self.blocks.extend(self.table.take().map(Block::Table));
    }

    fn push(&mut self, block: Block) {
        self.close();
        self.blocks.push(block);
    }

    fn lines(&mut self, lines: &[Line], values: &Values) {
        for line in lines {
            match line {
                Line::Words(style, bits) => {
                    let block = self.words(*style, bits, values);
                    self.push(block);
                }
                Line::Lines(many, key) => {
                    self.close();
                    let text = self.written(*many, values.text(key));
                    self.blocks.extend(text);
                }
                Line::Row { least, head, cells } => {
                    let row = row(*least, *head, cells, values);
                    let table =
                        self.table.get_or_insert_with(|| Table { columns: vec![1.0; GRID], rows: Vec::new(), head: 0 });
                    if *head && table.rows.len() == table.head {
                        table.head += 1;
                    }
                    table.rows.push(row);
                }
                Line::Each { list, least, lines } => {
                    let items = values.items(list);
                    let none = Values::default();
                    // A table keeps rows to write on; a letter that says something has no empty clause after it.
                    let least = if self.document && !items.is_empty() { 0 } else { *least };
                    let empty = least.saturating_sub(items.len());
                    for (at, item) in (1_usize..).zip(items.iter().chain(std::iter::repeat_n(&none, empty))) {
                        let mut inner = item.over(values);
                        inner.put("n", at.to_string());
                        // A new page between them, not before the first.
                        let lines = match lines.as_slice() {
                            [Line::Turn, rest @ ..] if at == 1 => rest,
                            all => all,
                        };
                        self.lines(lines, &inner);
                    }
                }
                Line::Sign(rows) => {
                    self.close();
                    // What is signed stands above the signature, on the same page.
                    let last = self.blocks.pop_if(|block| matches!(block, Block::Para(_)));
                    // And so does the heading, where that is all it has.
                    let head =
                        last.as_ref().and_then(|_| self.blocks.pop_if(|block| matches!(block, Block::Heading(_))));
                    let para = |block| match block {
                        Block::Para(para) | Block::Heading(para) => Some(para),
                        _ => None,
                    };
                    let mut paras: Vec<Para> = head.into_iter().chain(last).filter_map(para).collect();
                    let gap = Para { leading: 1.0, ..self.para(Align::Left, Vec::new()) };
                    paras.push(gap);
                    paras.extend(rows.iter().map(|row| self.para(Align::Right, pieces(row, values, self.size))));
                    self.push(Block::Together(paras));
                }
                Line::Cut(words) => self.push(Block::Cut(words.clone())),
                Line::Turn => self.push(Block::Turn),
                Line::Gap(height) => self.push(Block::Gap(*height)),
            }
        }
    }

    fn para(&self, align: Align, mut pieces: Vec<Piece>) -> Para {
        if self.document {
            pieces.iter_mut().filter(|piece| piece.role == Role::Body).for_each(|piece| piece.role = FANG);
        }
        let leading = if self.document { Frame::DOCUMENT_LEADING } else { 1.75 };
        Para { leading, ..Para::new(self.size, align, pieces) }
    }

    fn words(&self, style: Style, bits: &[Bit], values: &Values) -> Block {
        let size = self.size;
        let body = pieces(bits, values, size);
        let heading = match style {
            // 二级标题 (GB/T 9704-2012 7.3.3)
            Style::Heading if self.document && body.first().is_some_and(|one| one.text.starts_with('（')) => {
                Role::Official(Official::Kai)
            }
            Style::Heading if self.document => Role::Official(Official::Hei),
            _ => Role::Heading,
        };
        let bold = || -> Vec<Piece> { body.iter().cloned().map(|piece| Piece { role: heading, ..piece }).collect() };
        match style {
            Style::Body => Block::Para(Para { indent: 2.0, ..self.para(Align::Justified, body) }),
            Style::Left => Block::Para(self.para(Align::Left, body)),
            Style::Centre => Block::Para(self.para(Align::Centre, body)),
            Style::Right => Block::Para(self.para(Align::Right, body)),
            Style::Small => Block::Para(Para { leading: 1.5, ..Para::new(8.5, Align::Justified, body) }),
            Style::Heading => {
                let indent = if self.document { 2.0 } else { 0.0 };
                Block::Heading(Para { indent, ..self.para(Align::Left, bold()) })
            }
            Style::Title => Block::Heading(Para {
                tracking: 0.06,
                leading: 1.6,
                ..Para::new(size * if self.bare { 2.6 } else { 1.35 }, Align::Centre, bold())
            }),
        }
    }

    /// A long text, or lines to write it on.
    fn written(&self, many: usize, text: &str) -> Vec<Block> {
        if !text.is_empty() {
            return vec![Block::Para(Para { indent: 2.0, ..self.para(Align::Justified, vec![Piece::body(text)]) })];
        }
        let leading = if self.document { Frame::DOCUMENT_LEADING } else { 2.2 };
        let line = || Para { leading, ..Para::new(self.size, Align::Left, vec![Piece::blank("", 600.0)]) };
        (0..many).map(|_| Block::Para(line())).collect()
    }
}

fn pieces(bits: &[Bit], values: &Values, size: f32) -> Vec<Piece> {
    let mut found = Vec::new();
    for bit in bits {
        match bit {
            Bit::Words(words) => found.push(Piece::body(words)),
            Bit::Blank(key, wide) => found.push(Piece::blank(values.text(key), wide * size)),
            Bit::Plain(key) => found.push(Piece::body(values.text(key))),
            Bit::Date(key) => {
                let text = values.text(key);
                found.push(Piece::body(if text.is_empty() { DATE } else { text }));
            }
            Bit::Choice(key, offered, wide) => {
                let chosen: Vec<String> = values.text(key).split(BETWEEN).map(str::to_owned).collect();
                found.extend(options(offered, &chosen, wide * size));
            }
        }
    }
    found
}

fn row(least: f32, head: bool, cells: &[Pane], values: &Values) -> Row {
    if let [Pane { kind: PaneKind::Bar(words), .. }] = cells {
        let words: String = pieces(words, values, 10.5).into_iter().map(|piece| piece.text).collect();
        return bar(GRID, &words);
    }
    let mut row = Row::new(least, cells.iter().map(|cell| cell_of(cell, values)).collect());
    row.tied = head;
    // A row of ordinary height may be broken only where something long stands in it.
    row.splits = !head && cells.iter().all(|cell| cell.down == 1 && cell.foot.is_empty());
    row
}

fn cell_of(cell: &Pane, values: &Values) -> Cell {
    let across = cell.across;
    let mut set = match &cell.kind {
        PaneKind::Label(words) => Cell::label(across, words),
        PaneKind::Stacked(words) => Cell::stacked(across, words),
        PaneKind::Value(Bit::Date(key), _) if values.text(key).is_empty() => Cell::value(across, words::date(None)),
        PaneKind::Value(bit, left) => {
            let text = match bit {
                Bit::Words(words) => words.as_str(),
                Bit::Blank(key, _) | Bit::Plain(key) | Bit::Date(key) | Bit::Choice(key, ..) => values.text(key),
            };
            // What does not fit on a line or two reads better from the left, and may go on over the page.
            match (*left, text.chars().count() > across * 4) {
                (_, true) => Cell { top: true, ..Cell::left(across, vec![Piece::body(text)]) },
                (true, false) => Cell::left(across, vec![Piece::body(text)]),
                (false, false) => Cell::value(across, text),
            }
        }
        PaneKind::Prose(key) => Cell::prose(across, values.text(key)),
        PaneKind::Mixed(bits) | PaneKind::Bar(bits) => {
            let mut para = Para::new(10.0, Align::Left, pieces(bits, values, 10.0));
            para.leading = 1.6;
            let long = bits.iter().any(|bit| matches!(bit, Bit::Blank(key, _) | Bit::Plain(key) | Bit::Date(key) | Bit::Choice(key, ..) if values.text(key).chars().count() > 200));
            Cell { top: long, ..Cell::new(across, vec![para]) }
        }
    };
    if !cell.foot.is_empty() {
        set.foot = vec![Para { leading: 1.8, ..Para::new(9.5, Align::Right, pieces(&cell.foot, values, 9.5)) }];
    }
    set.down(cell.down)
}
