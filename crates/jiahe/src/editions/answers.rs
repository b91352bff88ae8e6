//! What is written in fields of the station's own, checked against the edition it is written on.

use std::collections::BTreeSet;

use super::keep::known;
use crate::fault::{Check, Result};
use crate::kernel::{Day, text};
use crate::paper::edition::{Edition, EditionLine, FieldAnswer, FieldKind, OwnField, StationForm};
use crate::transact::View;

const TEXT_MOST: usize = 200;
const LONG_MOST: usize = 2_000;

/// The answers, tidied and in the order of the form, each with the name its field has; empty ones go. `before` are those
/// on record: what came with a case from another station, or stands in a field that is no more, stays as it is.
///
/// # Errors
/// The store's; fields that do not pass are noted in `check` at `path.<key>`.
pub(crate) fn answers(
    view: &View<'_>,
    (form, edition): (StationForm, &Edition),
    given: &[FieldAnswer],
    before: &[FieldAnswer],
    (path, check): (&str, &mut Check),
) -> Result<Vec<FieldAnswer>> {
    let mut seen = BTreeSet::new();
    let mut found: Vec<(usize, FieldAnswer)> = Vec::new();
    let earlier = known(view, form)?;
    for answer in given.iter().filter(|answer| !answer.value.trim().is_empty()) {
        let path = format!("{path}.{}", answer.key);
        if !seen.insert(answer.key.as_str()) {
            check.fail(path, "duplicate");
            continue;
        }
        let was = before.iter().find(|was| was.key == answer.key);
        if was.is_some_and(|was| was.value == answer.value) && edition.lines().all(|line| line.key != answer.key) {
            found.extend(was.map(|was| (usize::MAX, was.clone())));
            continue;
        }
        let at = edition.added().position(|(line, _)| line.key == answer.key);
        let line = edition.lines().find(|line| line.key == answer.key).or_else(|| earlier.get(&answer.key));
        let Some((line, field)) = line.and_then(|line| Some((line, line.added.as_ref()?))) else {
            check.fail(path, "unknown_code");
            continue;
        };
        let value = read(field, &answer.value, was, &path, check);
        found.push((at.unwrap_or(usize::MAX), named(line, value)));
    }
    found.sort_by_key(|(at, _)| *at);
    Ok(found.into_iter().map(|(_, answer)| answer).collect())
}

fn named(line: &EditionLine, value: String) -> FieldAnswer {
    FieldAnswer { key: line.key.clone(), label: line.label.clone(), value }
}

fn read(field: &OwnField, typed: &str, was: Option<&FieldAnswer>, path: &str, check: &mut Check) -> String {
    let offered = |word: &str| {
        field.options.iter().any(|option| option == word)
            || was.is_some_and(|was| was.value.lines().any(|before| before == word))
    };
    match field.kind {
        FieldKind::Text => {
            let value = text::line(typed);
            check.fits(&value, TEXT_MOST, path);
            value
        }
        FieldKind::Long => {
            let value = text::block(typed);
            check.fits(&value, LONG_MOST, path);
            value
        }
        FieldKind::Date => {
            check.that(typed.trim().parse::<Day>().is_ok(), path, "format");
            typed.trim().to_owned()
        }
        FieldKind::One => {
            check.that(offered(typed), path, "unknown_code");
            typed.to_owned()
        }
        FieldKind::Many => {
            let chosen: BTreeSet<&str> = typed.lines().collect();
            check.that(chosen.iter().all(|word| offered(word)), path, "unknown_code");
            // In the order in which they are offered.
            let kept = field.options.iter().map(String::as_str).filter(|option| chosen.contains(option));
            let beyond = chosen.iter().copied().filter(|word| !field.options.iter().any(|option| option == word));
            kept.chain(beyond).collect::<Vec<_>>().join("\n")
        }
        FieldKind::Rate => {
            check.that(matches!(typed, "1" | "2" | "3" | "4" | "5"), path, "range");
            typed.to_owned()
        }
    }
}
