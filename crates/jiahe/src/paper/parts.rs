//! The pieces that several forms are put together from: section bars, rows of options, blanks.

use super::edition::{EditionLine, FieldAnswer, FieldKind, OwnField};
use super::lines::{Align, Para, Piece};
use super::table::{Cell, Row};
use super::words::date;
use crate::kernel::Day;

/// A heading across the whole table, kept with the row below.
pub(super) fn bar(across: usize, text: &str) -> Row {
    let para = Para::new(10.5, Align::Left, vec![Piece::heading(text)]);
    Row::new(22.0, vec![Cell::new(across, vec![para])]).tied()
}

/// Tick boxes for `offered`, then for whatever was chosen beyond them, so that a choice the
/// station has since struck from its list still prints.
pub(super) fn options(offered: &[String], chosen: &[String], width: f32) -> Vec<Piece> {
    let beyond = chosen.iter().filter(|choice| !offered.contains(choice) && !choice.is_empty());
    offered.iter().chain(beyond).map(|words| Piece::option(words, chosen.contains(words), width)).collect()
}

/// Tick boxes of which at most one is ticked.
pub(super) fn one_of(offered: &[&str], chosen: Option<&str>, width: f32) -> Vec<Piece> {
    offered.iter().map(|words| Piece::option(words, chosen == Some(*words), width)).collect()
}

/// 是 / 否.
pub(super) fn yes_no(answer: Option<bool>) -> Vec<Piece> {
    one_of(&["是", "否"], answer.map(|yes| if yes { "是" } else { "否" }), 40.0)
}

/// `label：____`, the value standing on the line.
pub(super) fn ask(label: &str, value: impl Into<String>, width: f32) -> Vec<Piece> {
    vec![Piece::label(format!("{label}：")), Piece::blank(value, width), Piece::body("  ")]
}

/// Small print under a form.
pub(super) fn small_print(text: &str) -> Para {
    let mut para = Para::new(8.5, Align::Justified, vec![Piece::label(text)]);
    para.leading = 1.5;
    para
}

/// Columns of the tables that a station may arrange.
pub(super) const GRID: usize = 24;

/// What a line of such a form becomes.
pub(super) enum Drawn {
    /// Cells that share a row with those beside them.
    Cells(Vec<Cell>),
    Rows(Vec<Row>),
}

/// Lines one after the other; what does not fill its row is stretched.
pub(super) fn flow(height: f32, lines: Vec<Drawn>) -> Vec<Row> {
    fn full(rows: &mut Vec<Row>, row: &mut Vec<Cell>, height: f32) {
        let used: usize = row.iter().map(|cell| cell.across).sum();
        if let Some(last) = row.last_mut() {
            last.across += GRID.saturating_sub(used);
            rows.push(Row::new(height, std::mem::take(row)));
        }
    }
    let (mut rows, mut row) = (Vec::new(), Vec::<Cell>::new());
    for line in lines {
        match line {
            Drawn::Rows(more) => {
                full(&mut rows, &mut row, height);
                rows.extend(more);
            }
            Drawn::Cells(cells) => {
                let wide = |cells: &[Cell]| cells.iter().map(|cell| cell.across).sum::<usize>();
                if wide(&row) + wide(&cells) > GRID {
                    full(&mut rows, &mut row, height);
                }
                row.extend(cells);
            }
        }
    }
    full(&mut rows, &mut row, height);
    rows
}

/// A label in a narrow cell: what stands in brackets goes below; what does not fit on a line is broken in its middle.
pub(super) fn named(label: &str) -> String {
    let many = label.chars().count();
    if many > 8 && label.contains('（') {
        label.replacen('（', "\n（", 1)
    } else if (8..=14).contains(&many) {
        let first: String = label.chars().take(many.div_ceil(2)).collect();
        format!("{first}\n{}", label.chars().skip(many.div_ceil(2)).collect::<String>())
    } else {
        label.to_owned()
    }
}

/// One field across the table.
pub(super) fn field(height: f32, label: &str, pieces: Vec<Piece>) -> Row {
    Row::new(height, vec![Cell::label(4, &named(label)), Cell::left(20, pieces)])
}

/// One text of any length across the table.
pub(super) fn long_field(label: &str, text: &str, least: f32) -> Row {
    Row::new(least, vec![Cell::label(4, &named(label)), Cell::prose(20, text)]).splits()
}

/// What was written in a field of the station's own.
pub(super) fn answered<'a>(answers: &'a [FieldAnswer], key: &str) -> &'a str {
    answers.iter().find(|answer| answer.key == key).map_or("", |answer| answer.value.as_str())
}

/// A field of the station's own.
pub(super) fn own(line: &EditionLine, added: &OwnField, answers: &[FieldAnswer], height: f32) -> Drawn {
    let value = answered(answers, &line.key);
    let beside = |text: String| Drawn::Cells(vec![Cell::label(4, &named(&line.label)), Cell::value(8, text)]);
    match added.kind {
        FieldKind::Text if value.chars().count() > 60 => Drawn::Rows(vec![long_field(&line.label, value, height)]),
        FieldKind::Text => beside(value.to_owned()),
        FieldKind::Date => beside(
            value
                .parse::<Day>()
                .map_or_else(|_| if value.is_empty() { date(None) } else { value.to_owned() }, |day| date(Some(day))),
        ),
        FieldKind::Long => Drawn::Rows(vec![long_field(&line.label, value, 56.0)]),
        FieldKind::One | FieldKind::Many | FieldKind::Rate => {
            let chosen: Vec<String> = value.lines().map(str::to_owned).collect();
            let widest = added.options.iter().map(|option| option.chars().count()).max().unwrap_or_default();
            // Boxes stand under one another: two, three or four to a line.
            let wide = if widest <= 6 { 96.0 } else { 192.0 };
            Drawn::Rows(vec![field(height, &line.label, options(&added.options, &chosen, wide))])
        }
    }
}

/// Answers to fields that the form no longer has, each under the name it was given by: nothing that was written is lost.
pub(super) fn left_over<'a>(keys: impl Iterator<Item = &'a str>, answers: &[FieldAnswer], height: f32) -> Vec<Drawn> {
    let known: Vec<&str> = keys.collect();
    let unknown = answers.iter().filter(|answer| !known.contains(&answer.key.as_str()) && !answer.value.is_empty());
    let text = |answer: &FieldAnswer| answer.value.lines().collect::<Vec<_>>().join("、");
    unknown.map(|answer| Drawn::Rows(vec![long_field(&answer.label, &text(answer), height)])).collect()
}

/// `一、` to `十、`, then in digits.
pub(super) fn counted(number: usize) -> String {
    const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    number
        .checked_sub(1)
        .and_then(|at| NUMERALS.get(at))
        .map_or_else(|| number.to_string(), |words| (*words).to_owned())
}

/// The small print, and which edition of the station's own it stands on.
pub(super) fn note(note: &str, number: u32) -> Para {
    let text = if number == 0 { note.to_owned() } else { format!("{note}（本站表样第{number}版）") };
    small_print(&text)
}
