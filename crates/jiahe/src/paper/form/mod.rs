//! Forms as data: each is written down once, in `paper/forms/*.form`, in a notation that reads like the form, and is
//! printed from there, blank or filled. What may stand on a paper is decided by whoever fills the [`Values`].
//!
//! The notation, line by line:
//!
//! ```text
//! === key 标题          a form begins; then what it is: @set @code @part @from @frame @mark @copies @bare @inside;
//!                       @shut sealed, @shut made: it is not typed in; @call key 名称: what the entry page calls a place
//! # 标题                a heading, which is not left alone at the foot of a page; ## in the middle
//! = words               in the middle; > to the right; : to the left without indent; - in small print
//! words {key}           running text; {key_12} a blank of at least 12 characters, {key@} a date,
//!                       {key?甲/乙} tick boxes, {=key} what was written, without a line under it; {_} only by hand
//! lines 6 {key}         a text of any length, or so many lines to write on
//! 40 | a:4 | {b}:8 |    a row of a table of 24 columns, at least 40 points high; `|^` a head row, which every page repeats
//!                       cells: !words stacked, <words to the left, {key...} a long text, {key<} to the left,
//!                       words & words at the foot of the cell, :4 columns wide, :4v2 two rows down
//! each list 3 … end     the lines between for each of a list, and for at least three; {n} counts them
//! sign words | words    the end of a letter: to the right, kept together
//! cut words             a line to cut along; turn: a new page; gap 12: space; qr: the code in the corner
//! ```

mod entry;
mod read;
mod set;

use std::collections::BTreeMap;
use std::sync::OnceLock;

pub use entry::{PaperLine, PaperPlace, PlaceKind};
pub use set::{Part, bind, print};

use crate::fault::{Fault, Result};
use crate::kernel::coded;

coded! {
    /// The shelves of the gallery.
    pub enum FormSet {
        /// 卷宗
        Volume = "volume",
        /// 心理
        Counselling = "counselling",
        /// 家庭教育
        Education = "education",
        /// 信访
        Petition = "petition",
        /// 反家暴
        Violence = "violence",
        /// 其他
        Other = "other",
    }
}

coded! {
    /// Whose records fill it.
    pub enum FormSource {
        /// Nobody's: it is printed blank, and filled in by hand.
        Blank = "blank",
        Case = "case",
        Mediation = "mediation",
        Counselling = "counselling",
        Education = "education",
        Petition = "petition",
        Report = "report",
        Warning = "warning",
        ProtectionOrder = "protection_order",
        Movement = "movement",
        FollowUp = "follow_up",
        /// The station's own lists, not those of one case.
        Station = "station",
    }
}

/// On what paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    Form,
    /// 公文
    Document,
    Envelope,
}

/// Why a form is not typed in from paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// Only a compartment may know what stands on it.
    Sealed,
    /// The program makes it whole.
    Made,
}

/// One form.
#[derive(Debug)]
pub struct Form {
    /// Its name in addresses and on the trail; never changes.
    pub key: String,
    pub title: String,
    pub set: FormSet,
    /// The short number on a blank form, by which the paper is found again.
    pub code: u16,
    /// Which of the 13 parts of a volume it is.
    pub part: Option<u8>,
    pub source: FormSource,
    pub paper: Paper,
    /// Stands at the head of further pages.
    pub mark: String,
    /// 一式几份: printed so many times, one after the other.
    pub copies: u8,
    /// Stays in the station or goes to nobody but whom it names. Every other form may come into the hands of both sides:
    /// nobody's phone and address are filled in.
    pub inside: bool,
    /// Why what was written on it by hand is not typed in.
    pub shut: Option<Shut>,
    /// The title is printed by the form itself.
    bare: bool,
    /// What the entry page calls a place, where the words before it would not do.
    calls: BTreeMap<String, String>,
    lines: Vec<Line>,
}

/// A line of a form, as it was written down.
#[derive(Debug)]
enum Line {
    Words(Style, Vec<Bit>),
    /// How many lines to write on, and what is written there.
    Lines(usize, String),
    Row {
        least: f32,
        head: bool,
        cells: Vec<Pane>,
    },
    Each {
        list: String,
        least: usize,
        lines: Vec<Line>,
    },
    Sign(Vec<Vec<Bit>>),
    Cut(String),
    Turn,
    Gap(f32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Body,
    Heading,
    Title,
    Centre,
    Right,
    Left,
    Small,
}

/// A stretch of a line.
#[derive(Debug, Clone)]
enum Bit {
    Words(String),
    /// A blank of at least so many characters.
    Blank(String, f32),
    Plain(String),
    Date(String),
    /// Tick boxes, each at least so many characters wide; 0 for as wide as they are.
    Choice(String, Vec<String>, f32),
}

/// A cell of a table.
#[derive(Debug)]
struct Pane {
    kind: PaneKind,
    foot: Vec<Bit>,
    across: usize,
    down: usize,
}

#[derive(Debug)]
enum PaneKind {
    Label(String),
    Stacked(String),
    /// One value in the middle, or to the left.
    Value(Bit, bool),
    Prose(String),
    Mixed(Vec<Bit>),
    /// A section's name across the table.
    Bar(Vec<Bit>),
}

/// Stands between the chosen words of a choice.
const BETWEEN: &str = "\u{1f}";

/// What fills a form; a name that is not there prints a blank. Lists have values of their own, and see those around them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values {
    texts: BTreeMap<String, String>,
    lists: BTreeMap<String, Vec<Values>>,
}

impl Values {
    /// Writes one down.
    pub fn put(&mut self, key: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.texts.insert(key.to_owned(), text);
        }
    }

    /// Ticks boxes: those of the words that the form offers, and further ones beside them.
    pub fn tick(&mut self, key: &str, chosen: &[&str]) {
        let chosen: Vec<&str> = chosen.iter().copied().filter(|words| !words.is_empty()).collect();
        self.put(key, chosen.join(BETWEEN));
    }

    pub fn list(&mut self, key: &str, items: Vec<Values>) {
        self.lists.insert(key.to_owned(), items);
    }

    /// Takes what the other has over what is here.
    pub fn add(&mut self, other: &Values) {
        self.texts.extend(other.texts.clone());
        self.lists.extend(other.lists.clone());
    }

    pub fn drop(&mut self, key: &str) {
        self.texts.remove(key);
    }

    /// Every text, also those of lists, as `change` makes it.
    pub fn rewrite(&mut self, change: &dyn Fn(&str) -> String) {
        self.texts.values_mut().for_each(|text| *text = change(text));
        self.lists.values_mut().flatten().for_each(|item| item.rewrite(change));
    }

    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        self.texts.get(key).map_or("", String::as_str)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.lists.is_empty()
    }

    fn items(&self, key: &str) -> &[Values] {
        self.lists.get(key).map_or(&[], Vec::as_slice)
    }

    /// These, over the ones around. Of those around only what has a noun before its name (`case.type`) is meant: a row
    /// that nobody filled must not borrow the clerk's own name.
    fn over(&self, around: &Values) -> Values {
        let mut all = Values { texts: around.texts.clone(), lists: around.lists.clone() };
        all.texts.retain(|key, _| key.contains('.'));
        all.texts.extend(self.texts.clone());
        all.lists.extend(self.lists.clone());
        all
    }
}

/// A place on a form that something is written in: the list it stands in, if any, its name, and the words offered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub list: String,
    pub key: String,
    pub offered: Vec<String>,
}

impl Form {
    /// Every place, each once.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        let mut found = std::collections::BTreeSet::new();
        collect(&self.lines, "", &mut found);
        found.into_iter().collect()
    }
}

fn collect(lines: &[Line], list: &str, found: &mut std::collections::BTreeSet<Place>) {
    let place = |key: &str, offered: &[String]| Place { list: list.into(), key: key.into(), offered: offered.to_vec() };
    let bits = |bits: &[Bit], found: &mut std::collections::BTreeSet<Place>| {
        found.extend(bits.iter().filter_map(|bit| match bit {
            Bit::Words(_) => None,
            Bit::Blank(key, _) | Bit::Plain(key) | Bit::Date(key) => Some(place(key, &[])),
            Bit::Choice(key, offered, _) => Some(place(key, offered)),
        }));
    };
    for line in lines {
        match line {
            Line::Words(_, words) => bits(words, found),
            Line::Lines(_, key) => {
                found.insert(place(key, &[]));
            }
            Line::Row { cells, .. } => {
                for cell in cells {
                    match &cell.kind {
                        PaneKind::Value(bit, _) => bits(std::slice::from_ref(bit), found),
                        PaneKind::Prose(key) => {
                            found.insert(place(key, &[]));
                        }
                        PaneKind::Mixed(mixed) | PaneKind::Bar(mixed) => bits(mixed, found),
                        PaneKind::Label(_) | PaneKind::Stacked(_) => {}
                    }
                    bits(&cell.foot, found);
                }
            }
            Line::Each { list, lines, .. } => collect(lines, list, found),
            Line::Sign(rows) => rows.iter().for_each(|row| bits(row, found)),
            Line::Cut(_) | Line::Turn | Line::Gap(_) => {}
        }
    }
}

/// Where they are written down.
const SOURCES: [&str; 6] = [
    include_str!("../forms/volume.form"),
    include_str!("../forms/counselling.form"),
    include_str!("../forms/education.form"),
    include_str!("../forms/petition.form"),
    include_str!("../forms/violence.form"),
    include_str!("../forms/other.form"),
];

/// All forms, in the order of the gallery.
///
/// # Errors
/// [`crate::fault::Code::Internal`] when a definition does not read; a test reads them all.
pub fn all() -> Result<&'static [Form]> {
    static FORMS: OnceLock<std::result::Result<Vec<Form>, String>> = OnceLock::new();
    match FORMS.get_or_init(|| {
        SOURCES
            .into_iter()
            .map(read::forms)
            .collect::<std::result::Result<Vec<_>, _>>()
            .map(|sets| sets.into_iter().flatten().collect())
    }) {
        Ok(forms) => Ok(forms),
        Err(why) => Err(Fault::internal(format!("read the forms: {why}"))),
    }
}

/// # Errors
/// [`crate::fault::Code::NotFound`] where there is no form of that name.
pub fn find(key: &str) -> Result<&'static Form> {
    all()?.iter().find(|form| form.key == key).ok_or_else(|| Fault::not_found("a form"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read_and_has_a_name_and_a_number_of_its_own() {
        let forms = all().unwrap();
        assert!(forms.len() >= 40, "{} forms", forms.len());
        for (at, form) in forms.iter().enumerate() {
            assert!(!form.lines.is_empty(), "{}: nothing on it", form.key);
            assert!((100..1000).contains(&form.code), "{}: its number {}", form.key, form.code);
            for other in &forms[..at] {
                assert!(other.key != form.key && other.code != form.code, "{} and {}", form.key, other.key);
            }
        }
    }
}
