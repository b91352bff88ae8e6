//! A picture, read by its own structure: JPEG (ITU-T T.81) and PNG (ISO/IEC 15948). Only what draws it is kept; EXIF with
//! the place, XMP, comments, thumbnails, colour profiles and whatever stands behind the picture's end go. Nothing is
//! decoded: a hostile picture can at most be refused.

use super::PictureFormat;

/// In bytes, as kept. The window makes pictures smaller than that before it sends them.
pub const PICTURE_MOST: usize = 1_500_000;
/// Of one side, in pixels: larger ones eat the web view's memory.
const SIDE_MOST: u32 = 6_000;
/// Of the whole, in pixels: a small file can claim a huge picture.
const PIXELS_MOST: u64 = 25_000_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub format: PictureFormat,
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

/// The same picture without what is not picture.
///
/// # Errors
/// Why it is refused, as a field's reason: `picture_kind` (no JPEG or PNG), `picture_broken`, `picture_size` (too many
/// pixels, or none).
pub fn cleaned(bytes: &[u8]) -> Result<Picture, &'static str> {
    let picture = if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        jpeg(bytes).ok_or("picture_broken")?
    } else if bytes.starts_with(PNG) {
        png(bytes).ok_or("picture_broken")?
    } else {
        return Err("picture_kind");
    };
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    let sane = (1..=SIDE_MOST).contains(&picture.width) && (1..=SIDE_MOST).contains(&picture.height);
    if sane && pixels <= PIXELS_MOST { Ok(picture) } else { Err("picture_size") }
}

/// Reads on through bytes; `None` beyond their end.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(count)?;
        let found = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(found)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn big(&mut self, count: usize) -> Option<u32> {
        Some(self.take(count)?.iter().fold(0, |sum, byte| (sum << 8) | u32::from(*byte)))
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |sum, byte| (sum << 8) | u32::from(*byte))
}

fn jpeg(bytes: &[u8]) -> Option<Picture> {
    let mut from = Reader { bytes, at: 2 };
    let mut kept = vec![0xff, 0xd8];
    let mut size = None;
    let mut scans = 0;
    loop {
        if from.byte()? != 0xff {
            return None;
        }
        let mut marker = from.byte()?;
        while marker == 0xff {
            marker = from.byte()?;
        }
        match marker {
            // EOI; what stands behind it (a film, a second picture, a map) is left out.
            0xd9 => {
                kept.extend([0xff, 0xd9]);
                break;
            }
            // Alone, without a length: nothing that may stand here.
            0x00 | 0x01 | 0xd0..=0xd8 => return None,
            _ => {}
        }
        let length = usize::try_from(from.big(2)?).ok()?;
        let body = from.take(length.checked_sub(2)?)?;
        match marker {
            // SOF: how large it is. Arithmetic coding and lossless ones (C3, C5–C7, CB, CD–CF) no web view draws.
            0xc0..=0xc2 => {
                let (height, width) = (number(body.get(1..3)?), number(body.get(3..5)?));
                // One frame only.
                if size.replace((width, height)).is_some() {
                    return None;
                }
            }
            0xc3 | 0xc5..=0xc7 | 0xc8 | 0xc9..=0xcb | 0xcd..=0xcf => return None,
            // JFIF (APP0) only as far as its head: a thumbnail may follow. Adobe's APP14 says which colours these are.
            0xe0 if body.starts_with(b"JFIF\0") => {
                let mut head = body.get(..12)?.to_vec();
                head.extend([0, 0]);
                segment(&mut kept, 0xe0, &head)?;
                continue;
            }
            0xee if body.starts_with(b"Adobe") => {
                segment(&mut kept, 0xee, body.get(..12)?)?;
                continue;
            }
            // All other APPn and comments.
            0xe0..=0xef | 0xfe => continue,
            _ => {}
        }
        segment(&mut kept, marker, body)?;
        if marker == 0xda {
            scans += 1;
            scan(&mut from, &mut kept)?;
        }
    }
    let (width, height) = size?;
    (scans > 0).then_some(Picture { format: PictureFormat::Jpeg, width, height, bytes: kept })
}

fn segment(kept: &mut Vec<u8>, marker: u8, body: &[u8]) -> Option<()> {
    let length = u16::try_from(body.len() + 2).ok()?;
    kept.extend([0xff, marker]);
    kept.extend(length.to_be_bytes());
    kept.extend(body);
    Some(())
}

/// The coded picture itself, up to the next marker that is not part of it.
fn scan(from: &mut Reader<'_>, kept: &mut Vec<u8>) -> Option<()> {
    loop {
        let byte = from.byte()?;
        if byte != 0xff {
            kept.push(byte);
            continue;
        }
        match from.byte()? {
            // A stuffed FF, or a restart.
            next @ (0x00 | 0xd0..=0xd7) => kept.extend([0xff, next]),
            0xff => from.at -= 1,
            _ => {
                from.at -= 2;
                return Some(());
            }
        }
    }
}

const PNG: &[u8] = &[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];
/// What draws it.
const CHUNKS: [&[u8]; 5] = [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"];

fn png(bytes: &[u8]) -> Option<Picture> {
    let mut from = Reader { bytes, at: PNG.len() };
    let mut kept = PNG.to_vec();
    let (mut size, mut drawn) = (None, false);
    loop {
        let start = from.at;
        let length = usize::try_from(from.big(4)?).ok()?;
        let name = from.take(4)?;
        let body = from.take(length)?;
        from.take(4)?;
        if size.is_none() {
            if name != b"IHDR" || length != 13 {
                return None;
            }
            size = Some((number(body.get(..4)?), number(body.get(4..8)?)));
        } else if name == b"IHDR" {
            return None;
        }
        drawn |= name == b"IDAT";
        if CHUNKS.contains(&name) {
            kept.extend(bytes.get(start..from.at)?);
        }
        if name == b"IEND" {
            break;
        }
    }
    let (width, height) = size?;
    drawn.then_some(Picture { format: PictureFormat::Png, width, height, bytes: kept })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A baseline picture of 16 × 8, with what a telephone writes around it.
    fn photo(beside: &[(u8, &[u8])], behind: &[u8]) -> Vec<u8> {
        let mut out = vec![0xff, 0xd8];
        for (marker, body) in beside {
            segment(&mut out, *marker, body).unwrap();
        }
        segment(&mut out, 0xdb, &[0; 65]).unwrap();
        segment(&mut out, 0xc0, &[8, 0, 8, 0, 16, 1, 1, 0x11, 0]).unwrap();
        segment(&mut out, 0xda, &[1, 1, 0, 0, 63, 0]).unwrap();
        out.extend([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]);
        out.extend(behind);
        out
    }

    fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
        bytes.windows(wanted.len()).any(|window| window == wanted)
    }

    #[test]
    fn the_place_and_the_thumbnail_go_and_the_picture_stays() {
        let exif = b"Exif\0\0II*\0GPSLatitude 30.2, 122.1";
        let jfif = b"JFIF\0\x01\x02\0\0\x48\0\x48\x02\x02THUMBNAIL";
        let bytes = photo(
            &[
                (0xe0, jfif),
                (0xe1, exif),
                (0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
                (0xfe, b"taken at home"),
                (0xed, b"Photoshop"),
            ],
            b"MotionPhoto_Data with its own GPS",
        );
        let picture = cleaned(&bytes).unwrap();
        assert_eq!((picture.format, picture.width, picture.height), (PictureFormat::Jpeg, 16, 8));
        for gone in [&b"GPS"[..], b"Exif", b"xmp", b"home", b"THUMB", b"Photoshop", b"Motion"] {
            assert!(!holds(&picture.bytes, gone), "{}", String::from_utf8_lossy(gone));
        }
        assert!(holds(&picture.bytes, &[0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]));
        assert_eq!(cleaned(&picture.bytes).unwrap(), picture, "clean stays clean");
    }

    #[test]
    fn what_is_no_picture_is_refused_whatever_it_is_called() {
        assert_eq!(cleaned(b"<html><script>alert(1)</script>"), Err("picture_kind"));
        assert_eq!(cleaned(b"%PDF-1.7"), Err("picture_kind"));
        assert_eq!(cleaned(b"GIF89a"), Err("picture_kind"));
        assert_eq!(cleaned(b""), Err("picture_kind"));
        let whole = photo(&[], b"");
        for end in 3..whole.len() {
            assert_eq!(cleaned(&whole[..end]), Err("picture_broken"), "cut at {end}");
        }
    }

    #[test]
    fn a_picture_that_claims_to_be_huge_is_refused() {
        let mut bytes = photo(&[], b"");
        let at = bytes.windows(2).position(|window| window == [0xff, 0xc0]).unwrap();
        bytes[at + 5..at + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
        assert_eq!(cleaned(&bytes), Err("picture_size"));
        bytes[at + 5..at + 9].copy_from_slice(&[0, 0, 0, 16]);
        assert_eq!(cleaned(&bytes), Err("picture_size"));
    }

    #[test]
    fn of_a_png_only_what_draws_it_stays() {
        let chunk = |name: &[u8], body: &[u8]| {
            let mut out = u32::try_from(body.len()).unwrap().to_be_bytes().to_vec();
            out.extend(name);
            out.extend(body);
            out.extend([0; 4]);
            out
        };
        let mut head = 20u32.to_be_bytes().to_vec();
        head.extend(10u32.to_be_bytes());
        head.extend([8, 2, 0, 0, 0]);
        let parts = [
            chunk(b"IHDR", &head),
            chunk(b"eXIf", b"GPS"),
            chunk(b"tEXt", b"Author\0Mama"),
            chunk(b"IDAT", b"pixels"),
            chunk(b"IEND", b""),
        ];
        let bytes = [PNG.to_vec(), parts.concat(), b"behind".to_vec()].concat();
        let picture = cleaned(&bytes).unwrap();
        assert_eq!((picture.width, picture.height), (20, 10));
        assert!(holds(&picture.bytes, b"pixels"));
        assert!(![&b"GPS"[..], b"Mama", b"behind"].iter().any(|gone| holds(&picture.bytes, gone)));
        assert_eq!(cleaned(&bytes[..bytes.len() - 8]).map(drop), Err("picture_broken"));
    }
}
