//! Cuts a small TrueType file out of a large one: the glyphs a document shows and nothing else
//! (ISO 32000-1, 9.9: a CIDFontType2 program needs no cmap, name or post table). It must not know
//! about pages.

use super::face::{Face, u16_at};
use super::fonts::BOX_EM;

/// The glyphs of one face that a document has shown so far, numbered as they came.
#[derive(Default)]
pub(super) struct Used {
    /// Source glyph per new glyph id minus one; `None` is the blank behind a tick box.
    sources: Vec<Option<u16>>,
    by_char: std::collections::BTreeMap<char, u16>,
}

impl Used {
    /// The id that `ch` has in the subset; `source` is its glyph in the whole face.
    pub(super) fn code(&mut self, ch: char, source: Option<u16>) -> u16 {
        if let Some(code) = self.by_char.get(&ch) {
            return *code;
        }
        self.sources.push(source);
        let code = u16::try_from(self.sources.len()).unwrap_or(0);
        self.by_char.insert(ch, code);
        code
    }

    pub(super) fn has(&self, ch: char) -> bool {
        self.by_char.contains_key(&ch)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }
}

/// One Unicode subtable of format 12 without groups. The PDF addresses glyphs by number and needs
/// none, but printpdf's reader will not take a font without it.
const EMPTY_CMAP: [u8; 28] = [0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0];

/// A complete font file with glyph 0 = `.notdef` and then the used glyphs in order.
pub(super) fn cut(face: &Face, used: &Used) -> Option<Vec<u8>> {
    let mut sources: Vec<Option<u16>> = std::iter::once(Some(0)).chain(used.sources.iter().copied()).collect();
    let (mut glyf, mut loca, mut hmtx) = (Vec::new(), 0_u32.to_be_bytes().to_vec(), Vec::new());
    let mut next = 0;
    while let Some(source) = sources.get(next).copied() {
        let (advance, bearing) = match source {
            Some(glyph) => {
                let mut outline = face.outline(glyph)?.to_vec();
                renumber_parts(&mut outline, &mut sources)?;
                glyf.extend_from_slice(&outline);
                glyf.resize(glyf.len().next_multiple_of(4), 0);
                face.metrics(glyph)?
            }
            None => ((f32::from(face.units) * BOX_EM) as u16, 0),
        };
        hmtx.extend_from_slice(&advance.to_be_bytes());
        hmtx.extend_from_slice(&bearing.to_be_bytes());
        loca.extend_from_slice(&u32::try_from(glyf.len()).ok()?.to_be_bytes());
        next += 1;
    }
    let count = u16::try_from(sources.len()).ok()?.to_be_bytes();
    let mut tables: Vec<(&[u8; 4], Vec<u8>)> = Vec::new();
    tables.extend(face.table(b"OS/2").map(|bytes| (b"OS/2", bytes.to_vec())));
    tables.push((b"cmap", EMPTY_CMAP.to_vec()));
    for tag in [b"cvt ", b"fpgm"] {
        tables.extend(face.table(tag).map(|bytes| (tag, bytes.to_vec())));
    }
    tables.push((b"glyf", glyf));
    tables.push((b"head", patched(face.table(b"head")?, &[(8, &[0; 4]), (50, &[0, 1])])?));
    tables.push((b"hhea", patched(face.table(b"hhea")?, &[(34, &count)])?));
    tables.push((b"hmtx", hmtx));
    tables.push((b"loca", loca));
    tables.push((b"maxp", patched(face.table(b"maxp")?, &[(4, &count)])?));
    tables.extend(face.table(b"prep").map(|bytes| (b"prep", bytes.to_vec())));
    assemble(&tables)
}

/// A composite outline names its parts by glyph id: gives each part a place in the subset.
fn renumber_parts(outline: &mut [u8], sources: &mut Vec<Option<u16>>) -> Option<()> {
    const WORDS: u16 = 1;
    const SCALE: u16 = 8;
    const MORE: u16 = 32;
    const X_AND_Y_SCALE: u16 = 64;
    const TWO_BY_TWO: u16 = 128;
    if outline.is_empty() || u16_at(outline, 0)? < 0x8000 {
        return Some(());
    }
    let mut at = 10;
    loop {
        let (flags, part) = (u16_at(outline, at)?, u16_at(outline, at + 2)?);
        let place = sources.iter().position(|s| *s == Some(part)).unwrap_or_else(|| {
            sources.push(Some(part));
            sources.len() - 1
        });
        outline.get_mut(at + 2..at + 4)?.copy_from_slice(&u16::try_from(place).ok()?.to_be_bytes());
        at += 4 + if flags & WORDS != 0 { 4 } else { 2 };
        at += match flags {
            f if f & SCALE != 0 => 2,
            f if f & X_AND_Y_SCALE != 0 => 4,
            f if f & TWO_BY_TWO != 0 => 8,
            _ => 0,
        };
        if flags & MORE == 0 {
            return Some(());
        }
    }
}

fn patched(table: &[u8], changes: &[(usize, &[u8])]) -> Option<Vec<u8>> {
    let mut table = table.to_vec();
    for (at, bytes) in changes {
        table.get_mut(*at..at + bytes.len())?.copy_from_slice(bytes);
    }
    Some(table)
}

/// Table directory and tables; `tables` must be in ascending order of tag.
fn assemble(tables: &[(&[u8; 4], Vec<u8>)]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = 15 - u16::try_from(count.leading_zeros()).ok()?;
    let mut file = 0x0001_0000_u32.to_be_bytes().to_vec();
    for number in [count, 16 << power, power, (count - (1 << power)) * 16] {
        file.extend_from_slice(&number.to_be_bytes());
    }
    let mut at = file.len() + 16 * tables.len();
    for (tag, bytes) in tables {
        file.extend_from_slice(*tag);
        for number in [checksum(bytes), u32::try_from(at).ok()?, u32::try_from(bytes.len()).ok()?] {
            file.extend_from_slice(&number.to_be_bytes());
        }
        at += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in tables {
        file.extend_from_slice(bytes);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    Some(file)
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0_u32, |sum, word| {
        let word = word.iter().chain([0; 3].iter()).take(4).fold(0_u32, |w, b| (w << 8) | u32::from(*b));
        sum.wrapping_add(word)
    })
}
