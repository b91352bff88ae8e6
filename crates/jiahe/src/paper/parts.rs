//! The pieces that several forms are put together from: section bars, rows of options, blanks.

use super::lines::{Align, Para, Piece};
use super::table::{Cell, Row};

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
