//! A form as a page asks for it: its places in the order of the paper, each under the words that stand before it. So that
//! what was written by hand is typed in line by line.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::{Bit, Form, FormSource, Line, Pane, PaneKind, Paper, Style};
use crate::kernel::coded;

coded! {
    pub enum PlaceKind {
        Text = "text",
        Long = "long",
        /// As it was written: a form may say no year.
        Date = "date",
        /// Tick boxes, any of them.
        Choice = "choice",
    }
}

/// A place to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PaperPlace {
    pub key: String,
    /// What stands before it on the paper.
    pub label: String,
    pub kind: PlaceKind,
    pub options: Vec<String>,
}

/// What comes next on the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum PaperLine {
    Heading {
        words: String,
    },
    Place {
        place: PaperPlace,
    },
    /// Rows of a table, at least so many on the paper.
    Rows {
        list: String,
        /// What the paper calls one of them, `{n}` for its number (`第{n}次调解`); empty where it only counts.
        name: String,
        least: u32,
        places: Vec<PaperPlace>,
    },
}

/// What a key is that the form fills in by itself: the number of a row, the code of the case.
fn by_itself(key: &str) -> bool {
    matches!(key, "n" | "code")
}

impl Form {
    /// Empty for what is not typed in: envelopes, labels, lists, and what only a compartment may know.
    #[must_use]
    pub fn entry(&self) -> Vec<PaperLine> {
        if self.paper == Paper::Envelope || self.source == FormSource::Station || self.shut.is_some() {
            return Vec::new();
        }
        let calls = &self.calls;
        let mut reader = Reader { calls, found: Vec::new(), seen: Vec::new(), label: String::new(), heads: Vec::new() };
        reader.lines(&self.lines);
        reader.found
    }
}

struct Reader<'a> {
    calls: &'a BTreeMap<String, String>,
    found: Vec<PaperLine>,
    seen: Vec<String>,
    /// The words that stand before the next place.
    label: String,
    /// The words at the head of a table, one for each of its columns.
    heads: Vec<String>,
}

/// Words without the gaps by which a paper spreads them, and without what leads to a blank.
fn plain(words: &str) -> String {
    let close: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = close.trim_matches(|c: char| "：:，,；;、。．（）()《》“”".contains(c));
    // A bracket in the words keeps its other half.
    if bare.rfind('（') > bare.rfind('）') { format!("{bare}）") } else { bare.to_owned() }
}

/// The same for a heading, whose brackets and marks are its own.
fn heading(words: &str) -> PaperLine {
    PaperLine::Heading { words: words.chars().filter(|c| !c.is_whitespace()).collect() }
}

impl Reader<'_> {
    fn lines(&mut self, lines: &[Line]) {
        for line in lines {
            match line {
                Line::Words(style, bits) => {
                    let words: String = bits.iter().filter_map(said).collect();
                    let title = matches!(style, Style::Heading | Style::Title);
                    if title && !plain(&words).is_empty() {
                        self.found.push(heading(&words));
                    }
                    self.label = if title { plain(&words) } else { String::new() };
                    let places = self.bits(bits);
                    self.keep(places);
                }
                Line::Lines(_, key) => {
                    let label = std::mem::take(&mut self.label);
                    let place = self.place(key, label, PlaceKind::Long, &[]);
                    self.keep(place.into_iter().collect());
                }
                Line::Row { head, cells, .. } => {
                    if let [Pane { kind: PaneKind::Bar(bits), .. }] = cells.as_slice() {
                        let words: String = bits.iter().filter_map(said).collect();
                        self.found.push(heading(&words));
                    }
                    if *head {
                        self.heads = cells.iter().map(|cell| plain(&label_of(cell).unwrap_or_default())).collect();
                    }
                    let places = self.row(cells, false);
                    self.keep(places);
                }
                Line::Each { list, least, lines } => {
                    let (mut places, mut name) = (Vec::new(), String::new());
                    for line in lines {
                        if let Line::Row { cells, .. } = line {
                            if let [Pane { kind: PaneKind::Bar(bits), .. }] = cells.as_slice() {
                                name = counted(bits);
                            }
                            places.extend(self.row(cells, true));
                        } else if let Line::Words(_, bits) = line {
                            self.label.clear();
                            places.extend(self.bits(bits));
                        } else if let Line::Lines(_, key) = line {
                            let label = std::mem::take(&mut self.label);
                            places.extend(self.place(key, label, PlaceKind::Long, &[]));
                        }
                    }
                    if !places.is_empty() {
                        let least = u32::try_from(*least).unwrap_or_default();
                        self.found.push(PaperLine::Rows { list: list.clone(), name, least, places });
                    }
                }
                Line::Sign(rows) => {
                    for row in rows {
                        self.label.clear();
                        let mut places = self.bits(row);
                        let dates = places.iter_mut().filter(|place| place.kind == PlaceKind::Date);
                        dates
                            .filter(|place| place.label.is_empty())
                            .for_each(|place| "日期".clone_into(&mut place.label));
                        self.keep(places);
                    }
                }
                Line::Cut(_) | Line::Turn | Line::Gap(_) => {}
            }
        }
    }

    fn keep(&mut self, places: Vec<PaperPlace>) {
        self.found.extend(places.into_iter().map(|place| PaperLine::Place { place }));
    }

    fn row(&mut self, cells: &[Pane], each: bool) -> Vec<PaperPlace> {
        let mut found = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            if let Some(words) = label_of(cell) {
                self.label = plain(&words);
                continue;
            }
            if each && let Some(head) = self.heads.get(at) {
                self.label.clone_from(head);
            }
            match &cell.kind {
                PaneKind::Value(bit, _) => found.extend(self.bits(std::slice::from_ref(bit))),
                PaneKind::Prose(key) => {
                    let label = std::mem::take(&mut self.label);
                    found.extend(self.place(key, label, PlaceKind::Long, &[]));
                }
                PaneKind::Mixed(bits) | PaneKind::Bar(bits) => {
                    let cell = self.label.clone();
                    let mut places = self.bits(bits);
                    // A second blank of a cell, without words of its own, says more about the first.
                    for place in places.iter_mut().skip(1).filter(|place| place.label.is_empty() && !cell.is_empty()) {
                        place.label = format!("{cell}（说明）");
                    }
                    found.extend(places);
                }
                PaneKind::Label(_) | PaneKind::Stacked(_) => {}
            }
            self.label.clear();
            found.extend(self.bits(&cell.foot));
        }
        found
    }

    fn bits(&mut self, bits: &[Bit]) -> Vec<PaperPlace> {
        let mut found = Vec::new();
        for bit in bits {
            let (key, kind, options): (&str, PlaceKind, &[String]) = match bit {
                Bit::Words(words) => {
                    let last = words.rsplit(['\n', '，', '。', '；', '　']).find(|part| !plain(part).is_empty());
                    if let Some(words) = last.map(plain) {
                        self.label = words.chars().skip(words.chars().count().saturating_sub(20)).collect();
                    }
                    continue;
                }
                Bit::Blank(key, _) | Bit::Plain(key) => (key, PlaceKind::Text, &[]),
                Bit::Date(key) => (key, PlaceKind::Date, &[]),
                Bit::Choice(key, offered, _) => (key, PlaceKind::Choice, offered),
            };
            let label = std::mem::take(&mut self.label);
            found.extend(self.place(key, label, kind, options));
        }
        found
    }

    /// Each place once.
    fn place(&mut self, key: &str, label: String, kind: PlaceKind, options: &[String]) -> Option<PaperPlace> {
        if by_itself(key) || self.seen.iter().any(|seen| seen == key) {
            return None;
        }
        self.seen.push(key.to_owned());
        let label = self.calls.get(key).cloned().unwrap_or(label);
        Some(PaperPlace { key: key.to_owned(), label, kind, options: options.to_vec() })
    }
}

fn said(bit: &Bit) -> Option<&str> {
    if let Bit::Words(words) = bit { Some(words) } else { None }
}

/// `第{n}次调解`; empty where there is no number in it.
fn counted(bits: &[Bit]) -> String {
    let words = bits.iter().map(|bit| match bit {
        Bit::Words(words) => words.as_str(),
        Bit::Plain(key) | Bit::Blank(key, _) if key == "n" => "{n}",
        Bit::Plain(_) | Bit::Blank(..) | Bit::Date(_) | Bit::Choice(..) => "",
    });
    let words: String = words.collect::<String>().chars().filter(|c| !c.is_whitespace()).collect();
    if words.contains("{n}") { words } else { String::new() }
}

fn label_of(cell: &Pane) -> Option<String> {
    match &cell.kind {
        PaneKind::Label(words) | PaneKind::Stacked(words) => Some(words.replace('\n', "")),
        PaneKind::Value(..) | PaneKind::Prose(_) | PaneKind::Mixed(_) | PaneKind::Bar(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::form;

    fn places(lines: &[PaperLine]) -> Vec<&PaperPlace> {
        lines
            .iter()
            .flat_map(|line| match line {
                PaperLine::Heading { .. } => Vec::new(),
                PaperLine::Place { place } => vec![place],
                PaperLine::Rows { places, .. } => places.iter().collect(),
            })
            .collect()
    }

    #[test]
    fn every_place_of_every_form_is_asked_for_once() {
        for form in form::all().unwrap() {
            let lines = form.entry();
            let asked = places(&lines);
            let mut wanted: Vec<String> = form.places().into_iter().map(|place| place.key).collect();
            wanted.sort_unstable();
            wanted.dedup();
            wanted.retain(|key| !by_itself(key));
            let mut keys: Vec<String> = asked.iter().map(|place| place.key.clone()).collect();
            keys.sort_unstable();
            if form.paper == Paper::Envelope || form.source == FormSource::Station || form.shut.is_some() {
                assert!(lines.is_empty(), "{}", form.key);
            } else {
                assert_eq!(keys, wanted, "{}", form.key);
            }
        }
    }

    /// Of a table's free column, and where a paper has nothing but a line.
    const NAMELESS: usize = 12;

    #[test]
    fn a_place_is_called_by_words_that_say_what_it_is() {
        let mut nameless = Vec::new();
        for form in form::all().unwrap() {
            for place in places(&form.entry()) {
                let label = &place.label;
                assert_eq!(label.matches('（').count(), label.matches('）').count(), "{}: {label}", form.key);
                if label.chars().count() < 2 && label != "共" {
                    nameless.push(format!("{} {} {label}", form.key, place.key));
                }
            }
        }
        assert!(nameless.len() <= NAMELESS, "{nameless:#?}");
    }

    #[test]
    fn a_place_is_asked_for_in_the_order_and_by_the_words_of_the_paper() {
        let form = form::find("warning_register").unwrap();
        let lines = form.entry();
        let said = |at: usize| match &lines[at] {
            PaperLine::Place { place } => place.label.as_str(),
            PaperLine::Heading { words } => words.as_str(),
            PaperLine::Rows { list, .. } => list.as_str(),
        };
        assert_eq!([said(0), said(1), said(2), said(3)], ["出具机关", "文号", "出具日期", "加害人"]);
        let rows = lines.iter().find_map(|line| match line {
            PaperLine::Rows { places, least, .. } => Some((places, *least)),
            _ => None,
        });
        let (rows, least) = rows.unwrap();
        let labels: Vec<&str> = rows.iter().map(|place| place.label.as_str()).collect();
        assert_eq!((labels, least), (vec!["查访时间", "查访人", "见到何人", "情况"], 6));
        let named = |key: &str| {
            form::find(key).unwrap().entry().into_iter().find_map(|line| match line {
                PaperLine::Rows { name, .. } => Some(name),
                _ => None,
            })
        };
        assert_eq!(named("mediation_record").as_deref(), Some("第{n}次调解"));
        assert_eq!(named("warning_register").as_deref(), Some(""));
    }
}
