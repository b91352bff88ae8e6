//! Reads, draws and keeps editions.

use std::collections::BTreeMap;

use super::{EditionAdopted, EditionAsked, EditionDrawn, EditionEntry, EditionKept, Editions, EditionsAsked};
use crate::api::Noun;
use crate::cases::{CaseState, EventKind, permission, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::text;
use crate::paper::edition::{Edition, EditionLine, FieldKind, OwnField, StationForm, standard};
use crate::paper::{registration, survey};
use crate::prints::{Printed, shown};
use crate::store;
use crate::transact::{Act, View};

const TITLE_MOST: usize = 40;
const LABEL_MOST: usize = 20;
const HINT_MOST: usize = 30;
const WORDS_MOST: usize = 500;
const OPTIONS_MOST: usize = 20;
const OWN_MOST: usize = 40;

/// The newest edition of a form, and those before it.
///
/// # Errors
/// The store's.
pub fn get(view: &View<'_>, asked: EditionsAsked) -> Result<Editions> {
    let (number, edition) = current(view, asked.form)?;
    let kept = store::editions::list(view.db, asked.form)?;
    let kept = kept.into_iter().map(|(number, by_name, at)| EditionKept { number, by_name, at }).collect();
    Ok(Editions { number, edition, kept })
}

/// One edition, also an old one.
///
/// # Errors
/// [`Code::NotFound`].
pub fn version(view: &View<'_>, asked: EditionAsked) -> Result<Edition> {
    numbered(view, asked.form, asked.number)
}

/// The one in use now.
pub(crate) fn current(view: &View<'_>, form: StationForm) -> Result<(u32, Edition)> {
    let number = store::editions::newest(view.db, form)?;
    Ok((number, numbered(view, form, number)?))
}

pub(crate) fn numbered(view: &View<'_>, form: StationForm, number: u32) -> Result<Edition> {
    match number {
        0 => Ok(standard(form)),
        _ => store::editions::get(view.db, form, number)?.ok_or_else(|| Fault::not_found("an edition")),
    }
}

/// The blank form as it would be.
///
/// # Errors
/// What [`keep`] would refuse.
pub fn preview(view: &View<'_>, asked: EditionDrawn) -> Result<Printed> {
    let fonts = view.fonts.get()?;
    let edition = Some(read(view, asked.form, asked.edition)?);
    let number = store::editions::newest(view.db, asked.form)? + 1;
    let station = store::stations::own(view.db)?.name;
    let pdf = match asked.form {
        StationForm::Registration => {
            let form = registration::Registration { unit: station, edition, number, ..Default::default() };
            registration::print(&form, &fonts)?
        }
        StationForm::Survey => {
            survey::print(&survey::Survey { station, edition, number, ..Default::default() }, &fonts)?
        }
    };
    Ok(shown("表样", "预览", pdf))
}

/// Keeps an edition: what is filled in from now on stands on it. Gives its number.
///
/// # Errors
/// Fields that do not pass, by their path; [`Code::Stale`] when there is a newer edition than was taken up.
pub fn keep(act: &mut Act<'_>, entry: EditionEntry) -> Result<u32> {
    let newest = store::editions::newest(act.db, entry.form)?;
    if newest != entry.was {
        return Err(Fault::new(Code::Stale, "keep an edition"));
    }
    let mut edition = read(act, entry.form, entry.edition)?;
    for line in edition.sections.iter_mut().flat_map(|section| &mut section.lines) {
        if line.key.is_empty() {
            // Its own everywhere: an answer goes with its case to other stations, which have fields too.
            let id: i64 = act.fresh();
            line.key = format!("own{id}");
        }
    }
    store::editions::insert(act.db, entry.form, newest + 1, &edition, act.session.staff, act.clock)?;
    act.note(Noun::Editions, i64::from(newest) + 1, "");
    Ok(newest + 1)
}

/// A case takes the newest edition; what was written stays.
///
/// # Errors
/// [`Code::NotFound`] for a case this session may not know of; [`Code::WrongState`] in the archive.
pub fn adopt(act: &mut Act<'_>, asked: EditionAdopted) -> Result<Done> {
    permission::require_hand(act, asked.case)?;
    permission::require_held(act, asked.case)?;
    let case = store::cases::get(act.db, asked.case)?.ok_or_else(|| Fault::not_found("a case"))?;
    if case.state == CaseState::Archived {
        return Err(Fault::new(Code::WrongState, "change an archived case"));
    }
    store::editions::set_case(act.db, case.id, store::editions::newest(act.db, StationForm::Registration)?)?;
    timeline::happened(act, case.id, EventKind::Amended, "", "edition", "")?;
    act.note(Noun::Cases, case.id.0, "edition");
    Ok(Done {})
}

/// Every field of the station's own that any edition of the form has had, with its last name.
pub(crate) fn known(view: &View<'_>, form: StationForm) -> Result<BTreeMap<String, EditionLine>> {
    let mut found = BTreeMap::new();
    for number in 1..=store::editions::newest(view.db, form)? {
        for line in numbered(view, form, number)?.lines().filter(|line| line.added.is_some()) {
            found.insert(line.key.clone(), line.clone());
        }
    }
    Ok(found)
}

/// The same, tidied, if it is an arrangement of the form: every line of the standard one in its own section, and further
/// fields only where there is room for them.
fn read(view: &View<'_>, form: StationForm, edition: Edition) -> Result<Edition> {
    let (standard, earlier) = (standard(form), known(view, form)?);
    let mut check = Check::default();
    let named = |check: &mut Check, typed: &str, most: usize, path: String| {
        let clean = text::line(typed);
        check.that(!clean.is_empty(), &path, "required");
        check.fits(&clean, most, path);
        clean
    };
    let mut kept = Edition {
        title: named(&mut check, &edition.title, TITLE_MOST, "edition.title".into()),
        greeting: text::block(&edition.greeting),
        note: text::block(&edition.note),
        sections: Vec::new(),
    };
    check.fits(&kept.greeting, WORDS_MOST, "edition.greeting");
    check.fits(&kept.note, WORDS_MOST, "edition.note");
    let order = |edition: &Edition| edition.sections.iter().map(|section| section.key.clone()).collect::<Vec<_>>();
    let sorted = |mut keys: Vec<String>| {
        keys.sort_unstable();
        keys
    };
    check.that(sorted(order(&edition)) == sorted(order(&standard)), "edition.sections", "unknown_code");
    check.that(edition.added().count() <= OWN_MOST, "edition.sections", "too_many");
    for (at, section) in edition.sections.into_iter().enumerate() {
        let path = format!("edition.sections[{at}]");
        let Some(shipped) = standard.sections.iter().find(|one| one.key == section.key) else { continue };
        let mut clean = shipped.clone();
        if !shipped.title.is_empty() {
            clean.title = named(&mut check, &section.title, LABEL_MOST, format!("{path}.title"));
        }
        let keys = |lines: &[EditionLine]| {
            lines.iter().filter(|line| line.added.is_none()).map(|line| line.key.clone()).collect::<Vec<_>>()
        };
        let (mine, theirs) = (keys(&section.lines), keys(&shipped.lines));
        let complete = if shipped.flows() { sorted(mine) == sorted(theirs) } else { mine == theirs };
        check.that(complete, format!("{path}.lines"), "unknown_code");
        clean.lines.clear();
        for (row, line) in section.lines.into_iter().enumerate() {
            let path = format!("{path}.lines[{row}]");
            let label = named(&mut check, &line.label, LABEL_MOST, format!("{path}.label"));
            let hint = text::line(&line.hint);
            check.fits(&hint, HINT_MOST, format!("{path}.hint"));
            let rated = form == StationForm::Survey && section.key == "ratings";
            let added = line.added.map(|added| {
                check.that(shipped.flows(), format!("{path}.label"), "unknown_code");
                check.that((added.kind == FieldKind::Rate) == rated, format!("{path}.kind"), "unknown_code");
                let before = earlier.get(&line.key).and_then(|line| line.added.as_ref());
                check.that(line.key.is_empty() || before.is_some(), format!("{path}.label"), "unknown_code");
                check.that(before.is_none_or(|before| before.kind == added.kind), format!("{path}.kind"), "kind_fixed");
                options(added, &path, &mut check)
            });
            clean.lines.push(EditionLine { label, hint, added, ..line });
        }
        kept.sections.push(clean);
    }
    let mut own: Vec<&str> = kept.added().map(|(line, _)| line.key.as_str()).filter(|key| !key.is_empty()).collect();
    let all = own.len();
    own.sort_unstable();
    own.dedup();
    check.that(own.len() == all, "edition.sections", "duplicate");
    check.done()?;
    Ok(kept)
}

fn options(added: OwnField, path: &str, check: &mut Check) -> OwnField {
    if !matches!(added.kind, FieldKind::One | FieldKind::Many) {
        return OwnField { options: Vec::new(), ..added };
    }
    let words: Vec<String> =
        added.options.iter().map(|word| text::line(word)).filter(|word| !word.is_empty()).collect();
    let path = format!("{path}.options");
    check.that(words.len() >= 2, &path, "two_options");
    check.that(words.len() <= OPTIONS_MOST, &path, "too_many");
    check.that(words.iter().all(|word| text::fits(word, LABEL_MOST)), &path, &format!("too_long:{LABEL_MOST}"));
    let twice = words.iter().enumerate().any(|(at, word)| words.iter().skip(at + 1).any(|other| other == word));
    check.that(!twice, path, "duplicate");
    OwnField { options: words, ..added }
}
