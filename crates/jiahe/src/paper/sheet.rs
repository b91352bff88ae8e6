//! From blocks to pages: A4, margins, running head, page numbers. It must not know which form it sets.

use super::fonts::Fonts;
use super::ink::{Ink, PAGE_HEIGHT, PAGE_WIDTH};
use super::lines::{Align, Para, Piece, set};
use super::table::{Table, place};
use super::{Pdf, Printed, words};
use crate::fault::Result;

/// What is the same on every page.
pub(super) struct Sheet<'a> {
    /// Title of the document; printed large on the first page and small at the head of the others.
    pub(super) title: &'a str,
    /// Stands beside the title at the head of the further pages, such as the number of the form.
    pub(super) mark: &'a str,
    pub(super) printed: Option<&'a Printed>,
}

pub(super) enum Block {
    Para(Para),
    /// Empty space in points.
    Gap(f32),
    Table(Table),
    /// A QR code of this side length in points, in the middle of the column.
    Qr {
        text: String,
        side: f32,
    },
    /// A QR code in the upper right corner of the page, beside the title; it takes no room of the column.
    Corner {
        text: String,
        side: f32,
    },
}

const SIDE: f32 = 51.0;
const TOP: f32 = 48.0;
const BOTTOM: f32 = 56.0;

/// The page under the press, and how far down it is printed.
pub(super) struct Press<'a> {
    pub(super) ink: Ink<'a>,
    pub(super) fonts: &'a Fonts,
    pub(super) left: f32,
    pub(super) width: f32,
    /// The pen, in points from the top of the page.
    pub(super) y: f32,
}

impl Press<'_> {
    /// What is left of this page.
    pub(super) fn room(&self) -> f32 {
        PAGE_HEIGHT - BOTTOM - self.y
    }

    /// What an empty page holds.
    pub(super) fn page_room(&self) -> f32 {
        PAGE_HEIGHT - BOTTOM - TOP
    }

    pub(super) fn fresh(&self) -> bool {
        self.y <= TOP
    }

    pub(super) fn turn(&mut self) {
        self.ink.turn();
        self.y = TOP;
    }

    fn para(&mut self, para: &Para) {
        for line in set(para, self.width, self.fonts) {
            if line.height > self.room() && !self.fresh() {
                self.turn();
            }
            self.ink.type_line(&line, self.left, self.y, self.width);
            self.y += line.height;
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

    /// A line outside the column: running head and page number.
    fn margin_line(&mut self, align: Align, size: f32, text: &str, top: f32) {
        let para = Para::new(size, align, vec![Piece::label(text)]);
        for line in set(&para, self.width, self.fonts).iter().take(1) {
            self.ink.type_line(line, self.left, top, self.width);
        }
    }
}

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub(super) fn compose(sheet: &Sheet<'_>, blocks: Vec<Block>, fonts: &Fonts) -> Result<Pdf> {
    let mut press = Press { ink: Ink::new(fonts), fonts, left: SIDE, width: PAGE_WIDTH - 2.0 * SIDE, y: TOP };
    let mut title = Para::new(20.0, Align::Centre, vec![Piece::heading(sheet.title)]);
    title.tracking = 0.06;
    press.para(&title);
    for block in blocks {
        match block {
            Block::Para(para) => press.para(&para),
            Block::Gap(height) => press.y += height,
            Block::Table(table) => place(table, &mut press),
            Block::Qr { text, side } => press.qr(&text, side)?,
            Block::Corner { text, side } => {
                let code = super::qr::bars(&text)?;
                let left = press.left + press.width - side;
                press.ink.bars(&code.black, left, TOP - 28.0, side / code.modules as f32);
            }
        }
    }
    let pages = press.ink.page_count();
    for page in 0..pages {
        press.ink.page = page;
        if page > 0 {
            press.margin_line(Align::Left, 8.0, sheet.title, 30.0);
            press.margin_line(Align::Right, 8.0, sheet.mark, 30.0);
        }
        press.margin_line(Align::Centre, 8.5, &words::page_of(page + 1, pages), PAGE_HEIGHT - 44.0);
        if let Some(printed) = sheet.printed {
            press.margin_line(Align::Centre, 7.5, &words::printed(printed), PAGE_HEIGHT - 30.0);
        }
    }
    press.ink.dry(sheet.title)
}
