//! Reads the notation of `paper/forms/*.form`. It must not know how a form is printed.

use std::collections::BTreeMap;

use super::{Bit, Form, FormSet, FormSource, Line, Pane, PaneKind, Paper, Shut, Style};
use crate::kernel::Coded;

/// Columns of every table.
const GRID: usize = 24;

/// The forms of one file, or which line does not read.
pub(super) fn forms(text: &str) -> Result<Vec<Form>, String> {
    let mut found: Vec<Form> = Vec::new();
    // The form's own lines, and those of each `each` that is open.
    let mut open: Vec<(String, usize, Vec<Line>)> = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        let wrong = || format!("cannot read: {line}");
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        if let Some(head) = line.strip_prefix("=== ") {
            let (key, title) = head.split_once(' ').ok_or_else(wrong)?;
            found.push(blank(key, title));
            continue;
        }
        let form = found.last_mut().ok_or_else(wrong)?;
        if let Some(about) = line.strip_prefix('@') {
            let (name, value) = about.split_once(' ').unwrap_or((about, ""));
            told(form, name, value).ok_or_else(wrong)?;
        } else if let Some(rest) = line.strip_prefix("each ") {
            let (list, least) = rest.split_once(' ').unwrap_or((rest, "0"));
            open.push((list.to_owned(), least.parse().map_err(|_| wrong())?, Vec::new()));
        } else if line == "end" {
            let (list, least, lines) = open.pop().ok_or_else(wrong)?;
            let each = Line::Each { list, least, lines };
            open.last_mut().map_or(&mut form.lines, |(_, _, outer)| outer).push(each);
        } else {
            let read = one(line).ok_or_else(wrong)?;
            open.last_mut().map_or(&mut form.lines, |(_, _, outer)| outer).push(read);
        }
    }
    for form in &mut found {
        by_hand(&mut form.lines, &mut 0);
    }
    if open.is_empty() { Ok(found) } else { Err("an each without its end".to_owned()) }
}

/// Places that are only written by hand have no name in the notation: each gets its own, by which what was typed in from
/// the paper is kept.
fn by_hand(lines: &mut [Line], count: &mut usize) {
    for line in lines {
        match line {
            Line::Words(_, words) => name_bits(words, count),
            Line::Lines(_, key) => name(key, count),
            Line::Row { cells, .. } => {
                for cell in cells {
                    match &mut cell.kind {
                        PaneKind::Value(bit, _) => name_bits(std::slice::from_mut(bit), count),
                        PaneKind::Prose(key) => name(key, count),
                        PaneKind::Mixed(bits) | PaneKind::Bar(bits) => name_bits(bits, count),
                        PaneKind::Label(_) | PaneKind::Stacked(_) => {}
                    }
                    name_bits(&mut cell.foot, count);
                }
            }
            Line::Each { lines, .. } => by_hand(lines, count),
            Line::Sign(rows) => rows.iter_mut().for_each(|row| name_bits(row, count)),
            Line::Cut(_) | Line::Turn | Line::Gap(_) => {}
        }
    }
}

fn name(key: &mut String, count: &mut usize) {
    if key == "_" {
        *count += 1;
        *key = format!("_{count}");
    }
}

fn name_bits(bits: &mut [Bit], count: &mut usize) {
    for bit in bits {
        match bit {
            Bit::Words(_) => {}
            Bit::Blank(key, _) | Bit::Plain(key) | Bit::Date(key) | Bit::Choice(key, ..) => name(key, count),
        }
    }
}

fn blank(key: &str, title: &str) -> Form {
    Form {
        key: key.to_owned(),
        title: title.trim().to_owned(),
        set: FormSet::Other,
        code: 0,
        part: None,
        source: FormSource::Blank,
        paper: Paper::Form,
        mark: String::new(),
        copies: 1,
        inside: false,
        shut: None,
        bare: false,
        calls: BTreeMap::new(),
        lines: Vec::new(),
    }
}

fn told(form: &mut Form, name: &str, value: &str) -> Option<()> {
    match name {
        "set" => form.set = FormSet::parse(value)?,
        "code" => form.code = value.parse().ok()?,
        "part" => form.part = Some(value.parse().ok()?),
        "from" => form.source = FormSource::parse(value)?,
        "mark" => form.mark = value.to_owned(),
        "copies" => form.copies = value.parse().ok()?,
        "bare" => form.bare = true,
        "inside" => form.inside = true,
        "shut" => {
            form.shut = match value {
                "sealed" => Some(Shut::Sealed),
                "made" => Some(Shut::Made),
                _ => return None,
            }
        }
        "call" => {
            let (key, words) = value.split_once(' ')?;
            form.calls.insert(key.to_owned(), words.to_owned());
        }
        "frame" => {
            form.paper = match value {
                "form" => Paper::Form,
                "document" => Paper::Document,
                "envelope" => Paper::Envelope,
                _ => return None,
            }
        }
        _ => return None,
    }
    Some(())
}

fn one(line: &str) -> Option<Line> {
    let number = line.split_once(' ').and_then(|(number, rest)| Some((number.parse::<f32>().ok()?, rest.trim_start())));
    if let Some((least, row)) = number.filter(|(_, rest)| rest.starts_with('|')) {
        return table_row(least, row);
    }
    if line.starts_with('|') {
        return table_row(23.0, line);
    }
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let style = match first {
        "#" => Some(Style::Heading),
        "##" => Some(Style::Title),
        "=" => Some(Style::Centre),
        ">" => Some(Style::Right),
        ":" => Some(Style::Left),
        "-" => Some(Style::Small),
        _ => None,
    };
    if let Some(style) = style {
        return Some(Line::Words(style, bits(rest)?));
    }
    match first {
        "turn" => Some(Line::Turn),
        "gap" => Some(Line::Gap(rest.parse().ok()?)),
        "cut" => Some(Line::Cut(rest.to_owned())),
        "lines" => {
            let (many, key) = rest.split_once(' ')?;
            Some(Line::Lines(many.parse().ok()?, key.trim().strip_prefix('{')?.strip_suffix('}')?.to_owned()))
        }
        "sign" => Some(Line::Sign(rest.split('|').map(|part| bits(part.trim())).collect::<Option<_>>()?)),
        _ => Some(Line::Words(Style::Body, bits(line)?)),
    }
}

fn table_row(least: f32, row: &str) -> Option<Line> {
    let inner = row.strip_prefix('|')?;
    let (head, inner) = inner.strip_prefix('^').map_or((false, inner), |rest| (true, rest));
    let inner = inner.trim_end().trim_end_matches('|');
    if let Some(words) = inner.strip_prefix('=') {
        let bar = Pane { kind: PaneKind::Bar(bits(words.trim())?), foot: Vec::new(), across: GRID, down: 1 };
        return Some(Line::Row { least, head, cells: vec![bar] });
    }
    let mut cells: Vec<Pane> = inner.split('|').map(|cell| cell_of(cell.trim())).collect::<Option<_>>()?;
    let said: usize = cells.iter().map(|cell| cell.across).sum();
    let silent = cells.iter().filter(|cell| cell.across == 0).count();
    let left = GRID.checked_sub(said)?;
    let mut rest = left;
    for (at, cell) in cells.iter_mut().filter(|cell| cell.across == 0).enumerate() {
        let share = rest / (silent - at);
        cell.across = share;
        rest -= share;
    }
    Some(Line::Row { least, head, cells })
}

/// `words:4v2`, `{key...}:8`, `!words`, `<words`, `… & …`.
fn cell_of(cell: &str) -> Option<Pane> {
    let (content, across, down) = sized(cell);
    let (main, foot) = content.split_once(" & ").unwrap_or((content, ""));
    let main = main.trim();
    let value = |inner: &str| {
        inner
            .strip_prefix('{')
            .and_then(|key| key.strip_suffix('}'))
            .filter(|key| !key.contains('{'))
            .map(str::to_owned)
    };
    let kind = if let Some(words) = main.strip_prefix('!') {
        PaneKind::Stacked(words.to_owned())
    } else if let Some(words) = main.strip_prefix('<') {
        PaneKind::Mixed(bits(words)?)
    } else if let Some(key) = value(main) {
        if let Some(key) = key.strip_suffix("...") {
            PaneKind::Prose(key.to_owned())
        } else if let Some(key) = key.strip_suffix('<') {
            PaneKind::Value(Bit::Plain(key.to_owned()), true)
        } else {
            match bit(&key)? {
                choice @ Bit::Choice(..) => PaneKind::Mixed(vec![choice]),
                Bit::Blank(key, _) => PaneKind::Value(Bit::Plain(key), false),
                other => PaneKind::Value(other, false),
            }
        }
    } else if main.contains('{') {
        PaneKind::Mixed(bits(main)?)
    } else {
        PaneKind::Label(main.replace("\\n", "\n"))
    };
    Some(Pane { kind, foot: if foot.is_empty() { Vec::new() } else { bits(foot.trim())? }, across, down })
}

/// What stands before `:4v2`, and the two numbers; 0 columns where none are said.
fn sized(cell: &str) -> (&str, usize, usize) {
    let Some((content, size)) = cell.rsplit_once(':') else { return (cell, 0, 1) };
    let (across, down) = size.split_once('v').unwrap_or((size, "1"));
    match (across.parse(), down.parse()) {
        (Ok(across), Ok(down)) => (content.trim(), across, down),
        _ => (cell, 0, 1),
    }
}

fn bits(text: &str) -> Option<Vec<Bit>> {
    let text = text.replace("\\n", "\n");
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some((words, after)) = rest.split_once('{') {
        if !words.is_empty() {
            found.push(Bit::Words(words.to_owned()));
        }
        let (inner, behind) = after.split_once('}')?;
        found.push(bit(inner)?);
        rest = behind;
    }
    if !rest.is_empty() {
        found.push(Bit::Words(rest.to_owned()));
    }
    Some(found)
}

/// What stands between braces.
fn bit(inner: &str) -> Option<Bit> {
    if let Some(key) = inner.strip_prefix('=') {
        return Some(Bit::Plain(key.to_owned()));
    }
    if let Some(key) = inner.strip_suffix('@') {
        return Some(Bit::Date(key.to_owned()));
    }
    if let Some((key, offered)) = inner.split_once('?') {
        let (offered, wide) = wide(offered);
        return Some(Bit::Choice(key.to_owned(), offered.split('/').map(str::to_owned).collect(), wide.unwrap_or(0.0)));
    }
    let (key, wide) = wide(inner);
    Some(Bit::Blank(key.to_owned(), wide.unwrap_or(6.0)))
}

/// `name_12`: the name, and how many characters wide.
fn wide(inner: &str) -> (&str, Option<f32>) {
    match inner.rsplit_once('_').and_then(|(key, wide)| Some((key, wide.parse().ok()?))) {
        Some((key, wide)) => (key, Some(wide)),
        None => (inner, None),
    }
}
