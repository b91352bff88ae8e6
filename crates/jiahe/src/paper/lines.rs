//! Breaks Chinese text into lines: closing marks never start a line, opening marks never end one
//! (GB/T 15834-2011 附录A), words and numbers stay whole, and marks that stand together or at a line's end give up the
//! empty half of their square (标点挤压). It must not know about pages.

use super::fonts::{Fonts, Glyph, Role, TICKED, UNTICKED};

/// A stretch of text in one style.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) role: Role,
    pub(super) shape: Shape,
}

/// How a piece behaves among its neighbours; widths in points.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Shape {
    /// Running text.
    Flow,
    /// A blank to write on: underlined, and at least this wide.
    Blank(f32),
    /// An option in a row of options: never broken, and at least this wide, so that boxes stand in columns.
    Slot(f32),
}

impl Piece {
    pub(super) fn body(text: impl Into<String>) -> Self {
        Self { text: text.into(), role: Role::Body, shape: Shape::Flow }
    }

    pub(super) fn label(text: impl Into<String>) -> Self {
        Self { text: text.into(), role: Role::Label, shape: Shape::Flow }
    }

    pub(super) fn heading(text: impl Into<String>) -> Self {
        Self { text: text.into(), role: Role::Heading, shape: Shape::Flow }
    }

    /// A blank of `width` points with `text` written on it.
    pub(super) fn blank(text: impl Into<String>, width: f32) -> Self {
        Self { text: text.into(), role: Role::Body, shape: Shape::Blank(width) }
    }

    /// A tick box and its words.
    pub(super) fn option(words: &str, ticked: bool, width: f32) -> Self {
        let tick = if ticked { TICKED } else { UNTICKED };
        Self { text: format!("{tick}{words}"), role: Role::Body, shape: Shape::Slot(width) }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Align {
    Left,
    Centre,
    Right,
    /// 两端对齐, the last line of a paragraph left.
    Justified,
}

/// One paragraph; a line end in its text starts a new one of the same shape.
#[derive(Clone, Debug)]
pub(super) struct Para {
    pub(super) pieces: Vec<Piece>,
    /// Type size in points.
    pub(super) size: f32,
    /// Line height as a multiple of the size.
    pub(super) leading: f32,
    pub(super) align: Align,
    /// First line indent in em.
    pub(super) indent: f32,
    /// Space between characters in em, for titles.
    pub(super) tracking: f32,
}

impl Para {
    pub(super) fn new(size: f32, align: Align, pieces: Vec<Piece>) -> Self {
        Self { pieces, size, leading: 1.4, align, indent: 0.0, tracking: 0.0 }
    }
}

/// One character, or the empty part of a blank, in its place on a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) ch: char,
    pub(super) glyph: Option<Glyph>,
    pub(super) width: f32,
    pub(super) underlined: bool,
    /// How far the glyph stands from its place: an opening mark that gave up its left half stands half an em before it.
    pub(super) shift: f32,
    /// No line may start here.
    glued: bool,
}

impl Item {
    /// A closing mark that still has its empty right half.
    fn may_give(&self, size: f32) -> bool {
        closes(self.ch) && !self.underlined && self.width > 0.9 * size
    }
}

#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) items: Vec<Item>,
    /// Width of the items without the spaces at the end.
    pub(super) width: f32,
    pub(super) size: f32,
    pub(super) height: f32,
    pub(super) align: Align,
    pub(super) indent: f32,
}

/// The lines of `para` in a column `room` points wide. An empty paragraph is one empty line.
pub(super) fn set(para: &Para, room: f32, fonts: &Fonts) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut items = Vec::new();
    for piece in &para.pieces {
        measure(piece, para, room, fonts, &mut items);
    }
    squeeze(&mut items, para.size);
    for stretch in items.split(|item| item.ch == '\n') {
        break_stretch(stretch, para, room, &mut lines);
    }
    lines
}

fn measure(piece: &Piece, para: &Para, room: f32, fonts: &Fonts, items: &mut Vec<Item>) {
    let start = items.len();
    let underlined = matches!(piece.shape, Shape::Blank(_));
    for ch in fonts.printable(&piece.text).chars() {
        let glyph = if ch == '\n' { None } else { fonts.glyph(piece.role, ch) };
        let width = glyph.map_or(0.0, |g| (g.em + para.tracking) * para.size);
        items.push(Item { ch, glyph, width, underlined, shift: 0.0, glued: false });
    }
    let least = match piece.shape {
        Shape::Flow => return,
        Shape::Blank(least) | Shape::Slot(least) => least,
    };
    let written: f32 = items.iter().skip(start).map(|item| item.width).sum();
    let spare = least.min(room) - written;
    let pad = |ch, width, glued| Item { ch, glyph: None, width, underlined, shift: 0.0, glued };
    if !underlined {
        items.iter_mut().skip(start + 1).for_each(|item| item.glued = true);
        // At least half a character to the next box.
        items.push(pad(' ', spare.max(para.size * 0.5), true));
    } else if spare > 0.0 {
        // Short enough for its blank: it stands in the middle and is not broken.
        items.iter_mut().skip(start).for_each(|item| item.glued = true);
        items.insert(start, pad('\u{a0}', spare / 2.0, false));
        items.push(pad('\u{a0}', spare / 2.0, true));
    }
}

/// Of two full-width marks side by side one gives up its empty half: 》， （「 ：“.
fn squeeze(items: &mut [Item], size: f32) {
    for at in 1..items.len() {
        let [.., before, after] = items.get_mut(..=at).unwrap_or_default() else { continue };
        if before.may_give(size) && (closes(after.ch) || opens(after.ch)) {
            before.width -= size / 2.0;
        } else if opens(before.ch) && opens(after.ch) && after.width > 0.9 * size && !after.underlined {
            after.width -= size / 2.0;
            after.shift = -size / 2.0;
        }
    }
}

/// Full-width marks whose right half is empty.
fn closes(ch: char) -> bool {
    "，。、；：」』】〕〗｝》〉）”’".contains(ch)
}

/// Full-width marks whose left half is empty.
fn opens(ch: char) -> bool {
    "「『【〔〖｛《〈（“‘".contains(ch)
}

fn break_stretch(items: &[Item], para: &Para, room: f32, lines: &mut Vec<Line>) {
    let indent = para.indent * para.size;
    let mut line = open(para, indent);
    let mut rest = items;
    let mut pen = 0.0;
    while !rest.is_empty() {
        let (unit, after) = rest.split_at(unit_len(rest));
        let width: f32 = unit.iter().map(|item| item.width).sum();
        let spaces: f32 = unit.iter().rev().take_while(|item| item.ch == ' ').map(|item| item.width).sum();
        let given = unit.last().filter(|item| item.may_give(para.size)).map_or(0.0, |_| para.size / 2.0);
        if line.indent + pen + width - spaces - given <= room + 0.01 {
            line.items.extend_from_slice(unit);
            pen += width;
            rest = after;
        } else if !line.items.is_empty() {
            lines.push(close(std::mem::replace(&mut line, open(para, 0.0)), room));
            pen = 0.0;
        } else {
            // Wider than a whole line (a long address, a row of the same mark): broken where it must be.
            let mut fits = 0;
            for item in unit {
                if line.indent + pen + item.width > room && fits > 0 {
                    break;
                }
                pen += item.width;
                fits += 1;
            }
            let (head, tail) = rest.split_at(fits);
            line.items.extend_from_slice(head);
            rest = tail;
        }
    }
    let mut last = close(line, room);
    if last.align == Align::Justified {
        last.align = Align::Left;
    }
    lines.push(last);
}

fn open(para: &Para, indent: f32) -> Line {
    let height = para.size * para.leading;
    Line { items: Vec::new(), width: 0.0, size: para.size, height, align: para.align, indent }
}

fn close(mut line: Line, room: f32) -> Line {
    while line.items.last().is_some_and(|item| item.ch == ' ' && !item.underlined) {
        line.items.pop();
    }
    line.width = line.items.iter().map(|item| item.width).sum();
    let full = line.align == Align::Justified || line.indent + line.width > room;
    if let Some(last) = line.items.last_mut().filter(|item| full && item.may_give(line.size)) {
        last.width -= line.size / 2.0;
        line.width -= line.size / 2.0;
    }
    line
}

/// How many items from the front must stay on one line.
fn unit_len(items: &[Item]) -> usize {
    1 + items
        .windows(2)
        .take_while(|pair| matches!(pair, [before, after] if after.glued || !may_break(before.ch, after.ch)))
        .count()
}

/// May a line end after `before` and the next start with `after`?
pub(super) fn may_break(before: char, after: char) -> bool {
    if before == ' ' && after != ' ' {
        return true;
    }
    let whole = (in_word(before) && in_word(after)) || (before == after && matches!(after, '—' | '…'));
    after != ' ' && !whole && !starts_no_line(after) && !ends_no_line(before)
}

pub(super) fn starts_no_line(ch: char) -> bool {
    "。，、；：？！）》〉」』】〕〗｝’”％‰℃·．～,.;:?!)]}>%/".contains(ch)
}

/// A tick box belongs to the word behind it.
pub(super) fn ends_no_line(ch: char) -> bool {
    "（《〈「『【〔〖｛‘“￥＃№([{<$☐☑".contains(ch)
}

fn in_word(ch: char) -> bool {
    (ch.is_ascii_graphic() && !"()[]{}<>".contains(ch)) || matches!(ch, '\u{c0}'..='\u{24f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fonts() -> &'static Fonts {
        static FONTS: std::sync::OnceLock<Fonts> = std::sync::OnceLock::new();
        FONTS.get_or_init(|| {
            let root = std::env::var("JIAHE_FONTS").unwrap_or_else(|_| {
                concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/node_modules/@expo-google-fonts").into()
            });
            let read = |file: &str| std::fs::read(format!("{root}/{file}")).unwrap();
            let bold = read("noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf");
            Fonts::from_bytes(read("noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"), bold.clone(), bold).unwrap()
        })
    }

    fn lines(text: &str, room: f32) -> Vec<String> {
        let para = Para::new(10.0, Align::Left, vec![Piece::body(text)]);
        set(&para, room, fonts()).iter().map(|line| line.items.iter().map(|item| item.ch).collect()).collect()
    }

    #[test]
    fn numbers_and_words_stay_whole() {
        assert_eq!(lines("支付12,500.00元", 52.0), ["支付", "12,500.00", "元"]);
        assert_eq!(lines("甲说：“好。”", 60.0), ["甲说：“好。”"], "seven characters, two of them set close");
        assert_eq!(lines("甲说：“好。”", 45.0), ["甲说：", "“好。”"]);
    }

    #[test]
    fn marks_side_by_side_give_up_their_empty_half() {
        let width = |text: &str| {
            let para = Para::new(10.0, Align::Left, vec![Piece::body(text)]);
            set(&para, 500.0, fonts()).iter().map(|line| line.width).sum::<f32>()
        };
        for (text, em) in [("《甲》，", 3.5), ("甲：“乙", 3.5), ("（（甲））", 4.0), ("甲，乙", 3.0), ("！？", 2.0)]
        {
            assert!((width(text) - 10.0 * em).abs() < 0.01, "{text}: {}", width(text));
        }
        assert_eq!(lines("五个字成行，", 55.0), ["五个字成行，"], "a mark at the end takes half a square");
    }

    proptest! {
        /// Chinese words with a mark here and there, as people write.
        #[test]
        fn no_line_starts_or_ends_with_the_wrong_mark(
            words in prop::collection::vec("[一-龥]{1,6}[。，、；：？！）》”]?[（《“]?", 1..40),
            room in 60.0_f32..300.0,
        ) {
            let text: String = words.into_iter().map(|word| format!("{word}甲")).collect();
            let lines = lines(&text, room);
            prop_assert_eq!(lines.concat(), text.clone());
            for line in lines.iter().skip(1) {
                prop_assert!(!line.chars().next().is_some_and(starts_no_line), "{line} of {text}");
            }
            for line in lines.iter().take(lines.len() - 1) {
                prop_assert!(!line.chars().last().is_some_and(ends_no_line), "{line} of {text}");
            }
        }
    }
}
