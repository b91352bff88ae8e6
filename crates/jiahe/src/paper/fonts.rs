//! The faces that forms are set in, read once and shared by every document.
//!
//! A character that the wanted face lacks is taken from another face; one that no face has is
//! replaced by a visible stand-in ([`Fonts::printable`]), so that no page ever shows `.notdef`.

use std::sync::{Arc, OnceLock};

use super::face::Face;
use crate::fault::Result;

/// Box and ticked box: drawn as vectors, carried in the text as blanks so that they can be searched and read aloud.
pub(super) const UNTICKED: char = '☐';
pub(super) const TICKED: char = '☑';
/// Room for a box: it and the gap to its words.
pub(super) const BOX_EM: f32 = 1.15;
/// Stands for a character that no face has (the geta mark, 下駄, of Chinese and Japanese printers).
pub(super) const STAND_IN: char = '〓';

/// Which face a text is set in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// 宋体: what people wrote.
    Body,
    /// 黑体, light: the names of fields.
    Label,
    /// 黑体, bold: titles.
    Heading,
    /// A face of 公文, where the PC has it.
    Official(Official),
}

/// The faces of 公文 (GB/T 9704-2012 7.3). They may not be handed on with the program; most office PCs have them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Official {
    /// 小标宋: the title.
    Song = 3,
    /// 黑体: headings of the first order.
    Hei = 4,
    /// 楷体: headings of the second order.
    Kai = 5,
    /// 仿宋: everything else.
    Fang = 6,
}

impl Official {
    /// Its name in the file.
    fn name(self) -> &'static str {
        match self {
            Official::Song => "XiaoBiaoSong",
            Official::Hei => "HeiTi",
            Official::Kai => "KaiTi",
            Official::Fang => "FangSong",
        }
    }
}

impl Role {
    pub(super) const ALL: [Role; FACES] = [
        Role::Body,
        Role::Label,
        Role::Heading,
        Role::Official(Official::Song),
        Role::Official(Official::Hei),
        Role::Official(Official::Kai),
        Role::Official(Official::Fang),
    ];

    /// Its place among all.
    pub(super) fn at(self) -> usize {
        match self {
            Role::Body => 0,
            Role::Label => 1,
            Role::Heading => 2,
            Role::Official(official) => official as usize,
        }
    }

    /// What stands in for it: the face that comes with the program.
    fn bundled(self) -> Role {
        match self {
            Role::Official(Official::Song | Official::Hei) => Role::Heading,
            Role::Official(Official::Kai | Official::Fang) => Role::Body,
            own => own,
        }
    }
}

pub(super) const FACES: usize = 7;

/// Where a character is found: the face, its glyph (`None`: a tick box, drawn as a vector) and its width in em.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Glyph {
    pub(super) role: Role,
    pub(super) source: Option<u16>,
    pub(super) em: f32,
}

/// The parsed faces. Cloning shares them; parsing takes about a millisecond, printing never re-reads them.
#[derive(Clone)]
pub struct Fonts(Arc<Faces>);

struct Faces {
    bundled: [Face; 3],
    /// Looked for when a document first wants them; `None` where the PC has none that can be used.
    of_pc: [OnceLock<Option<Face>>; 4],
    find: Box<dyn Fn(Official) -> Option<Vec<u8>> + Send + Sync>,
}

impl Fonts {
    /// From the bytes of `NotoSerifSC_400Regular.ttf`, `NotoSansSC_400Regular.ttf` and
    /// `NotoSansSC_700Bold.ttf` (npm `@expo-google-fonts/noto-serif-sc` and `noto-sans-sc`, OFL 1.1).
    ///
    /// # Errors
    /// [`crate::fault::Code::Internal`] when one is no TrueType font with `glyf` outlines.
    pub fn from_bytes(serif: Vec<u8>, sans: Vec<u8>, sans_bold: Vec<u8>) -> Result<Self> {
        Self::with_pc(serif, sans, sans_bold, |_| None)
    }

    /// The same on a PC that may have the faces of 公文; `find` gives the bytes of one. A file that is no such font, or
    /// whose maker does not let it be embedded, counts as not there.
    ///
    /// # Errors
    /// As [`Fonts::from_bytes`].
    pub fn with_pc(
        serif: Vec<u8>,
        sans: Vec<u8>,
        sans_bold: Vec<u8>,
        find: impl Fn(Official) -> Option<Vec<u8>> + Send + Sync + 'static,
    ) -> Result<Self> {
        let bundled = [
            Face::read("NotoSerifSC-Regular", serif)?,
            Face::read("NotoSansSC-Regular", sans)?,
            Face::read("NotoSansSC-Bold", sans_bold)?,
        ];
        Ok(Self(Arc::new(Faces { bundled, of_pc: Default::default(), find: Box::new(find) })))
    }

    /// `None`: a face of 公文 that this PC has not.
    pub(super) fn face(&self, role: Role) -> Option<&Face> {
        let Role::Official(official) = role else { return self.0.bundled.get(role.at()) };
        let place = self.0.of_pc.get(role.at().checked_sub(self.0.bundled.len())?)?;
        let read = || {
            let face = Face::read(official.name(), (self.0.find)(official)?).ok()?;
            face.may_be_embedded().then_some(face)
        };
        place.get_or_init(read).as_ref()
    }

    /// The glyph of `ch` in the wanted face or, failing that, in another.
    pub(super) fn glyph(&self, role: Role, ch: char) -> Option<Glyph> {
        if ch == UNTICKED || ch == TICKED {
            return Some(Glyph { role: role.bundled(), source: None, em: BOX_EM });
        }
        [role, role.bundled(), Role::Body, Role::Label, Role::Heading].into_iter().find_map(|role| {
            let face = self.face(role)?;
            let source = face.glyph(ch)?;
            let (advance, _) = face.metrics(source)?;
            Some(Glyph { role, source: Some(source), em: f32::from(advance) / f32::from(face.units) })
        })
    }

    /// `text` as it can be printed: line ends unified, invisible controls dropped, tabs and odd
    /// spaces made plain. A character that no face has becomes `〓`, and where it is a letter
    /// (a rare name character) its code point follows, so that the paper still says which it was.
    pub(super) fn printable(&self, text: &str) -> String {
        let mut clean = String::with_capacity(text.len());
        for ch in text.replace("\r\n", "\n").chars() {
            match ch {
                '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}' => clean.push('\n'),
                '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => clean.push(' '),
                _ if vanishes(ch) => {}
                // A replacement character in the data is a loss that happened earlier; it is shown as one.
                '\u{fffd}' => clean.push(STAND_IN),
                _ if self.glyph(Role::Body, ch).is_some() => clean.push(ch),
                _ => {
                    clean.push(STAND_IN);
                    if ch.is_alphabetic() || ('\u{e000}'..='\u{f8ff}').contains(&ch) || ch >= '\u{f0000}' {
                        clean.push_str(&format!("(U+{:04X})", u32::from(ch)));
                    }
                }
            }
        }
        clean
    }
}

/// Controls, joiners, direction marks, variation selectors and emoji skin tones: nothing to see by themselves.
fn vanishes(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e01ef}')
}
