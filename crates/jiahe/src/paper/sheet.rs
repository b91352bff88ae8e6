//! From blocks to pages: paper size, margins, running head, page numbers, outline. It must not know which form it sets.

use super::fonts::{Fonts, Official, Role};
use super::ink::{A4, Ink};
use super::lines::{Align, Line, Para, Piece, set};
use super::table::{Table, place};
use super::{Pdf, Printed, words};
use crate::fault::Result;

/// What is the same on every page.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    /// Title of the document; printed large on the first page and small at the head of the others.
    pub(super) title: &'a str,
    /// Stands beside the title at the head of the further pages, such as the number of the form.
    pub(super) mark: &'a str,
    pub(super) printed: Option<&'a Printed>,
}

pub(super) enum Block {
    Para(Para),
    /// A heading: not left alone at the foot of a page.
    Heading(Para),
    /// Paragraphs that stay on one page: a signature with its date.
    Together(Vec<Para>),
    /// Empty space in points.
    Gap(f32),
    Table(Table),
    /// The rest goes on a new page.
    Turn,
    /// A dashed line to cut along, with its words.
    Cut(String),
    /// A QR code of this side length in points, in the middle of the column.
    Qr {
        text: String,
        side: f32,
    },
    /// A QR code in the upper right corner of the page, beside the title; it takes no room of the column.
    Corner {
        text: String,
        side: f32,
        /// Small words under it, for whoever cannot scan.
        words: String,
    },
}

/// The part of the paper that is printed on, in points from its upper left corner.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Frame {
    /// Of the paper.
    pub(super) size: (f32, f32),
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) bottom: f32,
}

/// One millimetre.
const MM: f32 = 72.0 / 25.4;

impl Frame {
    /// Ruled forms: as much of A4 as a desk printer prints.
    pub(super) const FORM: Self = Self { size: A4, left: 51.0, top: 48.0, width: A4.0 - 102.0, bottom: A4.1 - 56.0 };
    /// 公文 (GB/T 9704-2012 5.2): 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm.
    pub(super) const DOCUMENT: Self =
        Self { size: A4, left: 28.0 * MM, top: 37.0 * MM, width: 156.0 * MM, bottom: (37.0 + 225.0) * MM };
    /// 信封 DL (GB/T 1416): 220 mm × 110 mm.
    pub(super) const ENVELOPE: Self = Self {
        size: (220.0 * MM, 110.0 * MM),
        left: 18.0 * MM,
        top: 14.0 * MM,
        width: (220.0 - 36.0) * MM,
        bottom: 100.0 * MM,
    };

    /// 小四 in tables and forms; 三号, 28 to a line and 22 lines to a page, in documents (GB/T 9704-2012 5.2.3, 5.2.4).
    pub(super) const DOCUMENT_TYPE: f32 = 156.0 * MM / 28.0;
    pub(super) const DOCUMENT_LEADING: f32 = 225.0 / 22.0 * 28.0 / 156.0;

    /// What its title is set in (GB/T 9704-2012 7.3.1).
    fn title(&self) -> Role {
        if *self == Self::DOCUMENT { Role::Official(Official::Song) } else { Role::Heading }
    }
}

/// A document, or a part of one that is bound with others.
pub(super) struct Chapter<'a> {
    pub(super) sheet: Sheet<'a>,
    pub(super) frame: Frame,
    /// In points; 0 where the blocks bring a title of their own, and then there is no running head either.
    pub(super) title: f32,
    /// Its pages are counted and say their number: covers and catalogues are not.
    pub(super) numbered: bool,
    /// Its pages are counted from one, whatever is before it.
    pub(super) apart: bool,
    /// Its words in the outline; none where empty.
    pub(super) entry: &'a str,
    pub(super) blocks: Vec<Block>,
}

/// The page under the press, and how far down it is printed.
pub(super) struct Press<'a> {
    pub(super) ink: Ink<'a>,
    pub(super) fonts: &'a Fonts,
    pub(super) left: f32,
    pub(super) width: f32,
    /// The pen, in points from the top of the page.
    pub(super) y: f32,
    frame: Frame,
    /// The page is the first of its chapter: space above its first words is meant.
    opening: bool,
}

impl Press<'_> {
    /// What is left of this page.
    pub(super) fn room(&self) -> f32 {
        self.frame.bottom - self.y
    }

    /// What an empty page holds.
    pub(super) fn page_room(&self) -> f32 {
        self.frame.bottom - self.frame.top
    }

    pub(super) fn fresh(&self) -> bool {
        self.y <= self.frame.top
    }

    pub(super) fn turn(&mut self) {
        self.ink.turn(self.frame.size);
        self.y = self.frame.top;
        self.opening = false;
    }

    fn open(&mut self, frame: Frame) {
        self.frame = frame;
        (self.left, self.width) = (frame.left, frame.width);
        self.turn();
        self.opening = true;
    }

    fn para(&mut self, para: &Para) {
        let lines = set(para, self.width, self.fonts);
        let many = lines.len();
        for (at, line) in lines.iter().enumerate() {
            // The last line of a paragraph does not stand alone on the next page, nor its first on this one.
            let next = if (at == 0 && many > 1) || at + 2 == many { 2.0 } else { 1.0 };
            if line.height * next > self.room() + 0.1 && !self.fresh() {
                self.turn();
            }
            self.line(line);
        }
    }

    fn line(&mut self, line: &Line) {
        self.ink.type_line(line, self.left, self.y, self.width);
        self.y += line.height;
    }

    fn together(&mut self, paras: &[Para], below: f32) {
        let lines: Vec<Line> = paras.iter().flat_map(|para| set(para, self.width, self.fonts)).collect();
        let tall: f32 = lines.iter().map(|line| line.height).sum();
        if tall + below > self.room() && tall + below <= self.page_room() && !self.fresh() {
            self.turn();
        }
        for line in &lines {
            if line.height > self.room() && !self.fresh() {
                self.turn();
            }
            self.line(line);
        }
    }

    fn qr(&mut self, text: &str, side: f32) -> Result<()> {
        if side > self.room() && !self.fresh() {
            self.turn();
        }
        let code = super::qr::bars(text)?;
        let module = side / code.modules as f32;
        self.ink.bars(&code.black, self.left + (self.width - side) / 2.0, self.y, module);
        self.y += side;
        Ok(())
    }

    fn corner(&mut self, text: &str, side: f32, words: &str) -> Result<()> {
        let code = super::qr::bars(text)?;
        let left = self.left + self.width - side;
        self.ink.bars(&code.black, left, CORNER, side / code.modules as f32);
        let para = Para::new(7.0, Align::Right, vec![Piece::label(words)]);
        for line in set(&para, self.width, self.fonts).iter().take(1) {
            self.ink.type_line(line, self.left, CORNER + side + 0.5, self.width);
        }
        Ok(())
    }

    /// A line outside the column: running head and page number.
    fn margin_line(&mut self, align: Align, size: f32, text: &str, top: f32) {
        let para = Para::new(size, align, vec![Piece::label(text)]);
        for line in set(&para, self.width, self.fonts).iter().take(1) {
            self.ink.type_line(line, self.left, top, self.width);
        }
    }

    fn block(&mut self, block: Block) -> Result<()> {
        match block {
            Block::Para(para) => self.para(&para),
            Block::Heading(para) => {
                let below = para.size * 3.5;
                self.together(&[para], below);
            }
            Block::Together(paras) => self.together(&paras, 0.0),
            // Space between blocks, and none at the top of a page.
            Block::Gap(_) if self.fresh() && !self.opening => {}
            Block::Gap(height) => self.y += height,
            Block::Table(table) => place(table, self),
            Block::Turn if self.fresh() => {}
            Block::Turn => self.turn(),
            Block::Cut(words) => {
                let y = self.y + 16.0;
                self.ink.dashes(self.left, self.left + self.width, y);
                if !words.is_empty() {
                    self.margin_line(Align::Centre, 8.0, &words, y + 2.0);
                }
                self.y += 34.0;
            }
            Block::Qr { text, side } => self.qr(&text, side)?,
            Block::Corner { text, side, words } => self.corner(&text, side, &words)?,
        }
        Ok(())
    }
}

/// Where a QR code in the corner begins.
const CORNER: f32 = 15.0;
/// How large it is drawn, mostly.
const CORNER_SIDE: f32 = 30.0;

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub(super) fn compose(sheet: &Sheet<'_>, blocks: Vec<Block>, fonts: &Fonts) -> Result<Pdf> {
    let chapter =
        Chapter { sheet: *sheet, frame: Frame::FORM, title: 20.0, numbered: true, apart: false, entry: "", blocks };
    bind("", vec![chapter], fonts).map(|bound| bound.pdf)
}

/// Documents in one file.
pub(super) struct Bound {
    pub(super) pdf: Pdf,
    /// Per chapter: the number of its first page among those that are counted (0 where it is not), and how many it has.
    pub(super) pages: Vec<(usize, usize)>,
}

/// Several documents under one numbering; `title` is the file's, that of the first chapter where it is empty.
///
/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub(super) fn bind(title: &str, chapters: Vec<Chapter<'_>>, fonts: &Fonts) -> Result<Bound> {
    let mut press =
        Press { ink: Ink::new(fonts), fonts, left: 0.0, width: 0.0, y: 0.0, frame: Frame::FORM, opening: false };
    let mut title = title.to_owned();
    let mut done = Vec::new();
    for Chapter { sheet, frame, title: size, numbered, apart, entry, blocks } in chapters {
        let first = press.ink.page_count();
        press.open(frame);
        if !entry.is_empty() {
            press.ink.entry(entry);
        }
        if title.is_empty() {
            title = sheet.title.to_owned();
        }
        if size > 0.0 {
            let words = Piece { role: frame.title(), ..Piece::heading(sheet.title) };
            let mut large = Para::new(size, Align::Centre, vec![words]);
            large.tracking = 0.06;
            // A long one begins below the code in the corner.
            if set(&large, press.width - 3.0 * CORNER_SIDE, fonts).len() > 1 {
                press.y = press.y.max(CORNER + CORNER_SIDE + 10.0);
            }
            press.para(&large);
        }
        for block in blocks {
            press.block(block)?;
        }
        done.push((sheet, frame, size > 0.0, numbered, apart, first..press.ink.page_count()));
    }
    let counted: usize = done.iter().filter(|one| one.3).map(|one| one.5.len()).sum();
    let (mut number, mut pages) = (0, Vec::new());
    for (sheet, frame, headed, numbered, apart, range) in done {
        let counted = if apart { range.len() } else { counted };
        number = if apart { 0 } else { number };
        pages.push((if numbered { number + 1 } else { 0 }, range.len()));
        (press.left, press.width) = (frame.left, frame.width);
        let first = range.start;
        for page in range {
            press.ink.page = page;
            if page > first && headed {
                press.margin_line(Align::Left, 8.0, sheet.title, 30.0);
                press.margin_line(Align::Right, 8.0, sheet.mark, 30.0);
            }
            let foot = frame.size.1;
            if numbered {
                number += 1;
                press.margin_line(Align::Centre, 8.5, &words::page_of(number, counted), foot - 44.0);
            }
            if let Some(printed) = sheet.printed {
                press.margin_line(Align::Centre, 7.5, &words::printed(printed), foot - 30.0);
                if let Some(mark) = words::watermark(printed) {
                    press.ink.watermark(&mark);
                }
            }
        }
    }
    Ok(Bound { pdf: press.ink.dry(&title)?, pages })
}
