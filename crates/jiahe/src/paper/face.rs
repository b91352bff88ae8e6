//! One TrueType file, read just enough to set type: which glyph a character has, how wide it is,
//! and the outline bytes that [`super::subset`] copies into a document. It must not know what is
//! printed.
//!
//! printpdf can read fonts too, but it walks all 65,000 outlines of a Chinese font for every
//! document (some 2 ms a face); here the file is looked at once and a document touches only the
//! glyphs it shows.

use crate::fault::{Fault, Result};

/// A parsed face; everything else is read out of `bytes` on demand.
pub(super) struct Face {
    bytes: Vec<u8>,
    /// PostScript name, as it appears in the PDF.
    pub(super) name: &'static str,
    tables: Vec<([u8; 4], usize, usize)>,
    /// `(first, last, first glyph)` of the cmap, ascending.
    groups: Vec<(u32, u32, u32)>,
    long_offsets: bool,
    wide_metrics: usize,
    pub(super) units: u16,
}

impl Face {
    /// # Errors
    /// The bytes are no TrueType font with `glyf` outlines and a Unicode cmap (format 12 or 4).
    pub(super) fn read(name: &'static str, bytes: Vec<u8>) -> Result<Self> {
        Self::try_read(name, bytes).ok_or_else(|| Fault::internal(format!("read the font {name}")))
    }

    fn try_read(name: &'static str, bytes: Vec<u8>) -> Option<Self> {
        let count = usize::from(u16_at(&bytes, 4)?);
        let mut tables = Vec::with_capacity(count);
        for i in 0..count {
            let at = 12 + 16 * i;
            let tag: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
            let (start, len) = (u32_at(&bytes, at + 8)? as usize, u32_at(&bytes, at + 12)? as usize);
            bytes.get(start..start.checked_add(len)?)?;
            tables.push((tag, start, len));
        }
        let mut face = Self { bytes, name, tables, groups: Vec::new(), long_offsets: false, wide_metrics: 0, units: 0 };
        face.table(b"glyf")?;
        face.long_offsets = u16_at(face.table(b"head")?, 50)? == 1;
        face.units = u16_at(face.table(b"head")?, 18).filter(|units| *units > 0)?;
        face.wide_metrics = usize::from(u16_at(face.table(b"hhea")?, 34).filter(|n| *n > 0)?);
        face.groups = unicode_groups(face.table(b"cmap")?)?;
        Some(face)
    }

    /// The raw bytes of a table.
    pub(super) fn table(&self, tag: &[u8; 4]) -> Option<&[u8]> {
        let (_, start, len) = self.tables.iter().find(|(t, _, _)| t == tag)?;
        self.bytes.get(*start..start + len)
    }

    /// Its maker lets it be embedded (OS/2 `fsType`: not "restricted"). A font that does not say may be.
    pub(super) fn may_be_embedded(&self) -> bool {
        const RESTRICTED: u16 = 2;
        self.table(b"OS/2").and_then(|os2| u16_at(os2, 8)).is_none_or(|kind| kind & 0xf != RESTRICTED)
    }

    /// The glyph of a character; `None` rather than `.notdef`.
    pub(super) fn glyph(&self, ch: char) -> Option<u16> {
        let code = u32::from(ch);
        let (first, last, glyph) = *self.groups.get(self.groups.partition_point(|g| g.1 < code))?;
        (first <= code && code <= last).then(|| u16::try_from(glyph + code - first).ok())?.filter(|g| *g != 0)
    }

    /// Advance width and left bearing, in font units.
    pub(super) fn metrics(&self, glyph: u16) -> Option<(u16, u16)> {
        let hmtx = self.table(b"hmtx")?;
        let glyph = usize::from(glyph);
        if glyph < self.wide_metrics {
            return Some((u16_at(hmtx, 4 * glyph)?, u16_at(hmtx, 4 * glyph + 2)?));
        }
        let advance = u16_at(hmtx, 4 * (self.wide_metrics - 1))?;
        Some((advance, u16_at(hmtx, 4 * self.wide_metrics + 2 * (glyph - self.wide_metrics))?))
    }

    /// The outline of a glyph as it stands in `glyf`; empty for a blank.
    pub(super) fn outline(&self, glyph: u16) -> Option<&[u8]> {
        let (loca, glyph) = (self.table(b"loca")?, usize::from(glyph));
        let (from, to) = if self.long_offsets {
            (u32_at(loca, 4 * glyph)? as usize, u32_at(loca, 4 * glyph + 4)? as usize)
        } else {
            (2 * usize::from(u16_at(loca, 2 * glyph)?), 2 * usize::from(u16_at(loca, 2 * glyph + 2)?))
        };
        self.table(b"glyf")?.get(from..to)
    }
}

/// The groups of the format 12 subtable, which covers all planes (rare name characters sit in plane 2), or, in the fonts
/// of older PCs, those of format 4.
fn unicode_groups(cmap: &[u8]) -> Option<Vec<(u32, u32, u32)>> {
    let count = usize::from(u16_at(cmap, 2)?);
    let subtable = |format: u16| {
        (0..count).find_map(|i| {
            let (platform, at) = (u16_at(cmap, 4 + 8 * i)?, u32_at(cmap, 4 + 8 * i + 4)? as usize);
            (matches!(platform, 0 | 3) && u16_at(cmap, at)? == format).then_some(at)
        })
    };
    let Some(start) = subtable(12) else { return short_groups(cmap.get(subtable(4)?..)?) };
    let groups = u32_at(cmap, start + 12)? as usize;
    let mut found = Vec::with_capacity(groups.min(65_536));
    for i in 0..groups {
        let at = start + 16 + 12 * i;
        found.push((u32_at(cmap, at)?, u32_at(cmap, at + 4)?, u32_at(cmap, at + 8)?));
    }
    Some(found)
}

/// Format 4: segments that are shifted by a number, or look each glyph up behind the segments.
fn short_groups(table: &[u8]) -> Option<Vec<(u32, u32, u32)>> {
    let twice = usize::from(u16_at(table, 6)?);
    let mut found: Vec<(u32, u32, u32)> = Vec::new();
    for at in (0..twice).step_by(2) {
        let last = u16_at(table, 14 + at)?;
        let first = u16_at(table, 16 + twice + at)?;
        let delta = u16_at(table, 16 + 2 * twice + at)?;
        let place = 16 + 3 * twice + at;
        let offset = usize::from(u16_at(table, place)?);
        for code in first..=last {
            let glyph = match offset {
                0 => code.wrapping_add(delta),
                _ => match u16_at(table, place + offset + 2 * usize::from(code - first)).unwrap_or(0) {
                    0 => 0,
                    glyph => glyph.wrapping_add(delta),
                },
            };
            let (code, glyph) = (u32::from(code), u32::from(glyph));
            match found.last_mut() {
                _ if glyph == 0 => {}
                Some((from, to, start)) if *to + 1 == code && *start + code - *from == glyph => *to = code,
                _ => found.push((code, code, glyph)),
            }
        }
    }
    Some(found)
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cmap with one subtable of format 4: 一 to 丅 by a shift, 七 and 万 by a list.
    fn older() -> Vec<u8> {
        let words: [u16; 2 + 4] = [0, 1, 3, 1, 0, 12];
        let segments: [u16; 7] = [4, 0, 0, 6, 0, 0, 0];
        let last = [0x4e05_u16, 0x4e08, 0xffff];
        let first = [0x4e00_u16, 0x4e07, 0xffff];
        let delta = [10_u16.wrapping_sub(0x4e00), 0, 1];
        // From its own place over the two numbers behind it to the list.
        let offset = [0_u16, 4, 0];
        let list = [99_u16, 40];
        let all = words.iter().chain(&segments).chain(&last).chain(&[0]).chain(&first).chain(&delta).chain(&offset);
        all.chain(&list).flat_map(|word| word.to_be_bytes()).collect()
    }

    #[test]
    fn the_fonts_of_older_pcs_are_read() {
        let groups = unicode_groups(&older()).unwrap();
        assert_eq!(groups, [(0x4e00, 0x4e05, 10), (0x4e07, 0x4e07, 99), (0x4e08, 0x4e08, 40)]);
        for cut in 0..older().len() {
            let _ = unicode_groups(older().get(..cut).unwrap());
        }
    }
}
