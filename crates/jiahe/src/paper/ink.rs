//! Pages of ink: text, rules, boxes and QR squares, put down in points from the top left corner,
//! and the PDF file that they become. It must not know what a form is.

use std::io::Write as _;

use printpdf::{
    Codepoint, Color, FontEmbeddingMode, FontId, Greyscale, Line as Stroke, LinePoint, Mm, Op, PaintMode, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, PrintpdfFontMeta, Pt,
    Rect, TextItem, TextMatrix, WindingOrder,
};

use super::Pdf;
use super::fonts::{FACES, Fonts, Official, Role, STAND_IN, TICKED, UNTICKED};
use super::lines::{Align, Item, Line};
use super::subset::{Used, cut};
use crate::fault::{Fault, Result};

/// A4 in points.
pub(super) const PAGE_WIDTH: f32 = 595.276;
pub(super) const PAGE_HEIGHT: f32 = 841.89;
pub(super) const A4: (f32, f32) = (PAGE_WIDTH, PAGE_HEIGHT);
/// Where Chinese type stands in its em box: this much of it above the base line.
const ABOVE_BASE: f32 = 0.88;

pub(super) struct Ink<'a> {
    fonts: &'a Fonts,
    /// In the order of [`Role::ALL`].
    used: [Used; FACES],
    pages: Vec<Leaf>,
    /// Index of the page under the pen.
    pub(super) page: usize,
    /// What the table of contents beside the pages names: its words, and the index of its page.
    outline: Vec<(String, usize)>,
}

/// One page: width and height in points, and what is on it. A smaller page hangs at the upper left corner of an A4 one.
struct Leaf {
    size: (f32, f32),
    ops: Vec<Op>,
}

impl<'a> Ink<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, used: Default::default(), pages: Vec::new(), page: 0, outline: Vec::new() }
    }

    /// A new page of this width and height in points, at most as high as A4.
    pub(super) fn turn(&mut self, size: (f32, f32)) {
        self.pages.push(Leaf { size, ops: Vec::new() });
        self.page = self.pages.len() - 1;
    }

    /// The page under the pen gets an entry in the outline.
    pub(super) fn entry(&mut self, words: &str) {
        self.outline.push((words.to_owned(), self.page));
    }

    pub(super) fn page_count(&self) -> usize {
        self.pages.len()
    }

    fn put(&mut self, ops: impl IntoIterator<Item = Op>) {
        if let Some(page) = self.pages.get_mut(self.page) {
            page.ops.extend(ops);
        }
    }

    /// Pale words across the page under the pen, beneath everything that is on it.
    pub(super) fn watermark(&mut self, words: &str) {
        const SIZE: f32 = 21.0;
        // 30 degrees.
        const COS: f32 = 0.866;
        const SIN: f32 = 0.5;
        let mut codes = Vec::new();
        let mut long = 0.0;
        for ch in self.fonts.printable(words).chars() {
            if let Some(glyph) = self.fonts.glyph(Role::Label, ch) {
                let gid = self.code(glyph.role, ch, glyph.source);
                if glyph.role == Role::Label {
                    codes.push(Codepoint::with_cid(gid, 0.0, ch.to_string()));
                    long += glyph.em * SIZE;
                }
            }
        }
        let Some((wide, high)) = self.pages.get(self.page).map(|leaf| leaf.size) else { return };
        let grey = Color::Greyscale(Greyscale::new(0.9, None));
        let mut under = vec![Op::SaveGraphicsState, Op::SetFillColor { col: grey }];
        for part in [0.2, 0.5, 0.8] {
            let (x, y) = ((wide - long * COS) / 2.0, PAGE_HEIGHT - high * part - long * SIN / 2.0);
            under.extend([
                Op::StartTextSection,
                Op::SetFont { font: PdfFontHandle::External(font_id(Role::Label)), size: Pt(SIZE) },
                Op::SetTextMatrix { matrix: TextMatrix::Raw([COS, SIN, -SIN, COS, x, y]) },
                Op::ShowText { items: vec![TextItem::GlyphIds(codes.clone())] },
                Op::EndTextSection,
            ]);
        }
        under.push(Op::RestoreGraphicsState);
        if let Some(page) = self.pages.get_mut(self.page) {
            page.ops.splice(0..0, under);
        }
    }

    /// A dashed rule, to cut or fold along.
    pub(super) fn dashes(&mut self, x1: f32, x2: f32, y: f32) {
        let mut x = x1;
        while x < x2 {
            self.rule(x, y, (x + 4.0).min(x2), y, 0.6);
            x += 7.0;
        }
    }

    /// Sets a line of type whose box starts at `(left, top)` in a column `room` wide.
    pub(super) fn type_line(&mut self, line: &Line, left: f32, top: f32, room: f32) {
        let slack = (room - line.indent - line.width).max(0.0);
        let gaps = line.items.len().saturating_sub(1).max(1) as f32;
        // A line that is far too short to fill is left as it is, rather than pulled apart.
        let stretch = if line.align == Align::Justified && slack < 3.0 * line.size { slack / gaps } else { 0.0 };
        let mut x = left
            + line.indent
            + match line.align {
                Align::Left | Align::Justified => 0.0,
                Align::Centre => slack / 2.0,
                Align::Right => slack,
            };
        let base = top + (line.height - line.size) / 2.0 + ABOVE_BASE * line.size;
        let mut run: Option<(Role, f32, Vec<Codepoint>)> = None;
        let mut under: Option<(f32, f32)> = None;
        for item in &line.items {
            let advance = item.width + stretch;
            under = self.underline(item, under, x, base);
            match item.glyph {
                Some(glyph) => {
                    let gid = self.code(glyph.role, item.ch, glyph.source);
                    if run.as_ref().is_some_and(|(role, _, _)| *role != glyph.role) {
                        self.flush(run.take(), line.size, base);
                    }
                    if item.shift != 0.0 {
                        self.flush(run.take(), line.size, base);
                    }
                    // In thousandths of an em, and a positive number moves back.
                    let offset = (glyph.em + (item.shift - advance) / line.size) * 1000.0;
                    let offset = if offset.abs() < 0.5 { 0.0 } else { offset };
                    let (_, _, codes) = run.get_or_insert_with(|| (glyph.role, x + item.shift, Vec::new()));
                    codes.push(Codepoint::with_cid(gid, offset, item.ch.to_string()));
                    if item.ch == TICKED || item.ch == UNTICKED {
                        self.tick_box(x, base, line.size, item.ch == TICKED);
                    }
                }
                None => self.flush(run.take(), line.size, base),
            }
            x += advance;
        }
        self.flush(run, line.size, base);
        if let Some((from, to)) = under {
            self.rule(from, base + 2.0, to, base + 2.0, 0.5);
        }
    }

    /// Extends the line under a blank by `item`, or draws it where the blank has ended.
    fn underline(&mut self, item: &Item, under: Option<(f32, f32)>, x: f32, base: f32) -> Option<(f32, f32)> {
        if item.underlined {
            return Some((under.map_or(x, |(from, _)| from), x + item.width));
        }
        if let Some((from, to)) = under {
            self.rule(from, base + 2.0, to, base + 2.0, 0.5);
        }
        None
    }

    fn code(&mut self, role: Role, ch: char, source: Option<u16>) -> u16 {
        self.used.get_mut(role.at()).map_or(0, |used| used.code(ch, source))
    }

    fn flush(&mut self, run: Option<(Role, f32, Vec<Codepoint>)>, size: f32, base: f32) {
        let Some((role, x, codes)) = run else { return };
        self.put([
            Op::StartTextSection,
            Op::SetFont { font: PdfFontHandle::External(font_id(role)), size: Pt(size) },
            Op::SetTextMatrix { matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, PAGE_HEIGHT - base]) },
            Op::ShowText { items: vec![TextItem::GlyphIds(codes)] },
            Op::EndTextSection,
        ]);
    }

    fn tick_box(&mut self, x: f32, base: f32, size: f32, ticked: bool) {
        let (side, left, bottom) = (0.76 * size, x + 0.1 * size, base + 0.04 * size);
        self.frame(left, bottom - side, side, side, 0.6);
        if ticked {
            let at = |dx: f32, dy: f32| point(left + dx * side, bottom - dy * side);
            self.stroke(vec![at(0.16, 0.52), at(0.42, 0.2), at(0.92, 0.94)], 1.2);
        }
    }

    pub(super) fn rule(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, weight: f32) {
        self.stroke(vec![point(x1, y1), point(x2, y2)], weight);
    }

    fn stroke(&mut self, points: Vec<LinePoint>, weight: f32) {
        let line = Stroke { points, is_closed: false };
        self.put([Op::SetOutlineThickness { pt: Pt(weight) }, Op::DrawLine { line }]);
    }

    pub(super) fn frame(&mut self, left: f32, top: f32, width: f32, height: f32, weight: f32) {
        let rectangle = Rect {
            x: Pt(left),
            y: Pt(PAGE_HEIGHT - top - height),
            width: Pt(width),
            height: Pt(height),
            mode: Some(PaintMode::Stroke),
            winding_order: None,
        };
        self.put([Op::SetOutlineThickness { pt: Pt(weight) }, Op::DrawRectangle { rectangle }]);
    }

    /// Black bars, `(column, row, squares)`, on a grid of `side` points whose corner is `(left, top)`.
    pub(super) fn bars(&mut self, bars: &[(usize, usize, usize)], left: f32, top: f32, side: f32) {
        let rings = bars.iter().map(|(column, row, squares)| {
            let (x, y) = (left + *column as f32 * side, top + *row as f32 * side);
            let (right, bottom) = (x + *squares as f32 * side, y + side);
            PolygonRing { points: vec![point(x, y), point(right, y), point(right, bottom), point(x, bottom)] }
        });
        let polygon = Polygon { rings: rings.collect(), mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        self.put([Op::DrawPolygon { polygon }]);
    }

    /// # Errors
    /// [`crate::fault::Code::Internal`] when a font cannot be cut or printpdf has any complaint:
    /// a page that is not exactly what was meant is not handed out.
    pub(super) fn dry(self, title: &str) -> Result<Pdf> {
        let mut document = PdfDocument::new(title);
        document.metadata.info.creator = "Jiahe".into();
        document.metadata.info.producer = "Jiahe".into();
        for (role, used) in Role::ALL.into_iter().zip(&self.used).filter(|(_, used)| !used.is_empty()) {
            let Some(face) = self.fonts.face(role) else { continue };
            let bytes = cut(face, used).ok_or_else(|| Fault::internal(format!("cut the font {}", face.name)))?;
            let mut parsed = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
                .ok_or_else(|| Fault::internal(format!("embed the font {}", face.name)))?;
            // The six letters mark a subset (ISO 32000-1, 9.6.4); the cutting is ours, so printpdf embeds it whole.
            parsed.font_name = Some(format!("{}+{}", subset_tag(role), face.name));
            let meta = PrintpdfFontMeta {
                embedding_mode: FontEmbeddingMode::Full,
                requires_subsetting: false,
                ..PrintpdfFontMeta::default()
            };
            document.resources.fonts.map.insert(font_id(role), PdfFont::with_meta(parsed, meta));
        }
        let pages = self.pages.len();
        let replaced = self.used.iter().any(|used| used.has(STAND_IN));
        for (words, page) in &self.outline {
            document.add_bookmark(words, page + 1);
        }
        document.pages = self.pages.into_iter().map(Leaf::page).collect();
        let mut warnings = Vec::new();
        let mut file = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
        if let Some(warning) = warnings.first() {
            return Err(Fault::internal(format!("save the document: {}", warning.msg)));
        }
        // printpdf always compresses at the highest level: twice the time for 2 % of the size.
        for stream in file.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()) {
            let packed = deflate(&stream.content).map_err(|_| Fault::internal("compress the document"))?;
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
        let mut bytes = Vec::new();
        file.save_to(&mut bytes).map_err(|_| Fault::internal("write the document"))?;
        Ok(Pdf { bytes, pages, replaced })
    }
}

impl Leaf {
    fn page(self) -> PdfPage {
        let mut page = PdfPage::new(Mm(210.0), Mm(297.0), self.ops);
        if self.size != A4 {
            // printpdf writes the four numbers as they are, and the PDF reads the last two as the upper right corner.
            let part = Rect { y: Pt(PAGE_HEIGHT - self.size.1), width: Pt(self.size.0), ..page.media_box.clone() };
            page.media_box = part.clone();
            page.trim_box = part.clone();
            page.crop_box = part;
        }
        page
    }
}

fn deflate(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(4));
    packer.write_all(content)?;
    packer.finish()
}

fn subset_tag(role: Role) -> &'static str {
    match role {
        Role::Body => "JHBODY",
        Role::Label => "JHLABE",
        Role::Heading => "JHHEAD",
        Role::Official(Official::Song) => "JHSONG",
        Role::Official(Official::Hei) => "JHHEIT",
        Role::Official(Official::Kai) => "JHKAIT",
        Role::Official(Official::Fang) => "JHFANG",
    }
}

fn font_id(role: Role) -> FontId {
    FontId(subset_tag(role).into())
}

fn point(x: f32, y: f32) -> LinePoint {
    LinePoint { p: Point { x: Pt(x), y: Pt(PAGE_HEIGHT - y) }, bezier: false }
}
