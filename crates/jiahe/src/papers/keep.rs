//! Typed-in papers: found by their code, kept, printed again.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use super::{
    FilledPaper, FilledPaperFile, PaperAsked, PaperBody, PaperCodeAsked, PaperEntry, PaperFound, PaperSheet,
    PaperSheetAsked, PapersAsked,
};
use crate::api::Noun;
use crate::attachments::{self, AttachedTo};
use crate::cases::{EventKind, Level, permission, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, FilledPaperId, Moment, Role, text};
use crate::paper::form::{self, Form, FormSet, PaperLine, PaperPlace, PlaceKind, Shut, Values};
use crate::paper::{registration, survey};
use crate::prints::{self, Printed, leave, level_words, printed};
use crate::store::{self, papers::KeptPaper};
use crate::transact::{Act, View};

const TEXT_MOST: usize = 500;
const LONG_MOST: usize = 5_000;
const ROWS_MOST: usize = 100;

/// Which form a paper is, by the code on it.
///
/// # Errors
/// `code`: `paper_code` for what is no code of ours, `paper_sealed` for what only a compartment may know, `paper_made` for
/// what the program makes itself; [`Code::NotFound`] for a case this session may not know of.
pub fn find(view: &View<'_>, asked: PaperCodeAsked) -> Result<PaperFound> {
    // An input method may give full-width digits.
    let typed = text::line(&asked.code.nfkc().collect::<String>()).to_uppercase();
    let mut parts = typed.strip_prefix("JIAHE:").unwrap_or(&typed).splitn(2, ':');
    let number: Option<u16> = parts.next().and_then(|number| number.trim().parse().ok());
    let form = match number {
        Some(registration::CODE) => Some("registration".to_owned()),
        Some(survey::CODE) => Some("survey".to_owned()),
        Some(number) => form::all()?.iter().find(|form| form.code == number).map(|form| form.key.clone()),
        None => None,
    };
    let form = form.ok_or_else(|| Fault::field("code", "paper_code"))?;
    match form::find(&form).ok().and_then(|form| form.shut) {
        Some(Shut::Sealed) => return Err(Fault::field("code", "paper_sealed")),
        Some(Shut::Made) => return Err(Fault::field("code", "paper_made")),
        None => {}
    }
    let case = match parts.next().map(str::trim).filter(|code| !code.is_empty()) {
        None => None,
        Some(code) => {
            let case = store::cases::by_exact_code(view.db, code)?.ok_or_else(|| Fault::not_found("a case"))?;
            permission::require(view, case)?;
            Some(case)
        }
    };
    Ok(PaperFound { form, case })
}

/// A form as it is typed in.
///
/// # Errors
/// [`Code::NotFound`] where there is no form of that name, and for what is not filled in by hand.
pub fn sheet(_: &View<'_>, asked: PaperSheetAsked) -> Result<PaperSheet> {
    let form = form::find(&asked.form)?;
    let lines = form.entry();
    if lines.is_empty() {
        return Err(Fault::not_found("a form to be typed in"));
    }
    Ok(PaperSheet { key: form.key.clone(), title: form.title.clone(), code: form.code, part: form.part, lines })
}

/// Whether this session may know of it: the case's rule, and of what belongs to no case whoever typed it in and a lead.
pub(super) fn readable(view: &View<'_>, id: FilledPaperId) -> Result<KeptPaper> {
    let kept = store::papers::get(view.db, id)?.ok_or_else(|| Fault::not_found("a paper"))?;
    match kept.case {
        Some(case) => permission::require(view, case)?,
        None if kept.by == view.session.staff || view.session.has(Role::Lead) => {}
        None => return Err(Fault::not_found("a paper")),
    }
    Ok(kept)
}

/// The same for whoever changes or prints it.
pub(super) fn in_hand(view: &View<'_>, id: FilledPaperId) -> Result<KeptPaper> {
    let kept = readable(view, id)?;
    if let Some(case) = kept.case {
        permission::require_hand(view, case)?;
    }
    Ok(kept)
}

/// Keeps what was typed in; gives its id.
///
/// # Errors
/// [`Code::WrongState`] for one that is sealed or that somebody else typed in; `case` `required` for a part of a volume; `body.places.<key>` and `body.rows.<list>[n].<key>` with why; `body` `required` where nothing was typed; `day`
/// `future`; [`Code::NotFound`]; [`Code::Stale`].
pub fn save(act: &mut Act<'_>, entry: PaperEntry) -> Result<FilledPaperId> {
    let form = form::find(&entry.form)?;
    if form.entry().is_empty() {
        return Err(Fault::not_found("a form to be typed in"));
    }
    if let Some(case) = entry.case {
        permission::require_hand(act, case)?;
        permission::require_held(act, case)?;
    }
    let today = act.clock.today();
    let mut check = Check::default();
    check.that(entry.day.is_some(), "day", "required");
    // A part of a volume without its case would be in no volume.
    check.that(entry.case.is_some() || entry.id.is_some() || form.part.is_none(), "case", "required");
    check.that(entry.day.is_none_or(|day| day <= today), "day", "future");
    let body = read(form, entry.body, &mut check);
    check.done()?;
    let body = serde_json::to_string(&body).map_err(|_| Fault::internal("write a paper"))?;
    let day = entry.day.unwrap_or(today);
    let id = match entry.id {
        Some(id) => {
            let before = in_hand(act, id)?;
            if before.case != entry.case || before.form != entry.form {
                return Err(Fault::field("case", "unknown_code"));
            }
            if !open(act, &before)? {
                return Err(Fault::new(Code::WrongState, "correct a paper that is sealed, or somebody else's"));
            }
            store::papers::update(act.db, (id, entry.version), day, &body)?;
            if let Some(case) = entry.case {
                timeline::happened(act, case, EventKind::PaperEntered, &form.title, &form.key, "更正")?;
            }
            act.note(Noun::Papers, id.0, format!("form {} corrected", form.code));
            return Ok(id);
        }
        None => {
            let id: FilledPaperId = act.fresh();
            store::papers::insert(act.db, (id, &form.key, entry.case), (day, &body), act.session.staff, act.clock)?;
            if let Some(case) = entry.case {
                timeline::happened(act, case, EventKind::PaperEntered, &form.title, &form.key, "")?;
            }
            id
        }
    };
    act.note(Noun::Papers, id.0, format!("form {} typed in", form.code));
    Ok(id)
}

fn read(form: &Form, typed: PaperBody, check: &mut Check) -> PaperBody {
    let lines = form.entry();
    let mut body = PaperBody::default();
    let place_of = |key: &str| {
        lines.iter().find_map(|line| match line {
            PaperLine::Place { place } if place.key == key => Some(place),
            _ => None,
        })
    };
    for (key, value) in typed.places {
        match place_of(&key) {
            None => check.fail(format!("body.places.{key}"), "unknown_code"),
            Some(place) => keep(place, &value, format!("body.places.{key}"), &mut body.places, check),
        }
    }
    for (list, rows) in typed.rows {
        let places = lines.iter().find_map(|line| match line {
            PaperLine::Rows { list: name, places, .. } if *name == list => Some(places),
            _ => None,
        });
        let Some(places) = places else {
            check.fail(format!("body.rows.{list}"), "unknown_code");
            continue;
        };
        check.that(rows.len() <= ROWS_MOST, format!("body.rows.{list}"), "too_many");
        let mut kept: Vec<BTreeMap<String, String>> = Vec::new();
        for (at, row) in rows.into_iter().take(ROWS_MOST).enumerate() {
            let mut clean = BTreeMap::new();
            for (key, value) in row {
                let path = format!("body.rows.{list}[{at}].{key}");
                match places.iter().find(|place| place.key == key) {
                    None => check.fail(path, "unknown_code"),
                    Some(place) => keep(place, &value, path, &mut clean, check),
                }
            }
            kept.push(clean);
        }
        // Rows left blank in the middle stay: the paper has them too.
        while kept.last().is_some_and(BTreeMap::is_empty) {
            kept.pop();
        }
        if !kept.is_empty() {
            body.rows.insert(list, kept);
        }
    }
    check.that(!body.places.is_empty() || !body.rows.is_empty(), "body", "required");
    body
}

fn keep(place: &PaperPlace, typed: &str, path: String, into: &mut BTreeMap<String, String>, check: &mut Check) {
    let value = match place.kind {
        PlaceKind::Long => text::block(typed),
        PlaceKind::Text | PlaceKind::Date => text::line(typed),
        PlaceKind::Choice => {
            typed.lines().map(text::line).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("\n")
        }
    };
    check.fits(&value, if place.kind == PlaceKind::Long { LONG_MOST } else { TEXT_MOST }, path);
    if !value.is_empty() {
        into.insert(place.key.clone(), value);
    }
}

fn told(view: &View<'_>, kept: &KeptPaper) -> Result<FilledPaper> {
    let sealed = sealed_at(view, kept)?;
    let mine = sealed.is_none() && (kept.by == view.session.staff || view.session.has(Role::Lead));
    let open = open(view, kept)?;
    Ok(FilledPaper {
        id: kept.id,
        version: kept.version,
        form: kept.form.clone(),
        title: form::find(&kept.form).map_or_else(|_| kept.form.clone(), |form| form.title.clone()),
        case: kept.case,
        case_code: kept.case_code.clone(),
        day: kept.day,
        entered_by_name: kept.by_name.clone(),
        entered_at: kept.at,
        after_seal: sealed.is_some_and(|at| kept.at > at),
        mine,
        open,
    })
}

/// Whether this session may correct it: whoever typed it in, those who have its case, and a lead; nobody, once it is part
/// of a volume that was sealed.
fn open(view: &View<'_>, kept: &KeptPaper) -> Result<bool> {
    let part = form::find(&kept.form).is_ok_and(|form| form.part.is_some());
    if part && sealed_at(view, kept)?.is_some() {
        return Ok(false);
    }
    if kept.by == view.session.staff || view.session.has(Role::Lead) {
        return Ok(true);
    }
    kept.case.map_or(Ok(false), |case| permission::owns(view, case))
}

/// When the volume of its case was sealed.
fn sealed_at(view: &View<'_>, kept: &KeptPaper) -> Result<Option<Moment>> {
    let Some(case) = kept.case else { return Ok(None) };
    Ok(store::volumes::sealed(view.db, case)?.map(|kept| kept.told.at))
}

/// Those of a case, or those of no case that this session may know of; the newest first.
///
/// # Errors
/// [`Code::NotFound`] for a case this session may not know of.
pub fn list(view: &View<'_>, asked: PapersAsked) -> Result<Vec<FilledPaper>> {
    if let Some(case) = asked.case {
        permission::require(view, case)?;
    }
    let all = store::papers::list(view.db, asked.case)?;
    let lead = view.session.has(Role::Lead);
    let known = all.iter().filter(|kept| kept.case.is_some() || lead || kept.by == view.session.staff);
    known.map(|kept| told(view, kept)).collect()
}

fn body_of(kept: &KeptPaper) -> Result<PaperBody> {
    serde_json::from_str(&kept.body).map_err(|_| Fault::internal("read a paper"))
}

/// # Errors
/// [`Code::NotFound`].
pub fn get(view: &View<'_>, asked: PaperAsked) -> Result<FilledPaperFile> {
    let kept = readable(view, asked.id)?;
    view.saw(Noun::Papers, kept.id.0, "read");
    let scans = attachments::of(view, AttachedTo::Paper, kept.id.0)?;
    Ok(FilledPaperFile { paper: told(view, &kept)?, body: body_of(&kept)?, scans })
}

/// Papers of a case that are parts of its volume, with the part, the oldest first.
///
/// # Errors
/// The store's.
pub(crate) fn of_parts(view: &View<'_>, case: CaseId) -> Result<Vec<(u8, KeptPaper)>> {
    let all = store::papers::list(view.db, Some(case))?.into_iter().rev();
    let part = |kept: &KeptPaper| form::find(&kept.form).ok()?.part;
    Ok(all.filter_map(|kept| Some((part(&kept)?, kept))).collect())
}

/// Whether a place holds how somebody is reached: `a.phone`, `p.emergency_phone`, `address`.
fn reaches(key: &str) -> bool {
    (key.ends_with("phone") || key.ends_with("address")) && key != "station.phone"
}

/// What was typed in, as the form prints it. Whoever holds the pen writes phones and addresses; a copy for both sides has
/// them from nobody else, nor has any where nobody may be found.
pub(crate) fn values(view: &View<'_>, form: &Form, kept: &KeptPaper) -> Result<Values> {
    let guarded = kept.case.map_or(Ok(false), |case| prints::guarded(view, case))?;
    let shared = !form.inside && (guarded || form.set == FormSet::Volume);
    let body = body_of(kept)?;
    let mut values = Values::default();
    let ticked: Vec<String> =
        form.places().into_iter().filter(|place| !place.offered.is_empty()).map(|place| place.key).collect();
    let put = |values: &mut Values, texts: &BTreeMap<String, String>| {
        for (key, text) in texts {
            if shared && reaches(key) {
                continue;
            }
            if ticked.contains(key) {
                values.tick(key, &text.lines().collect::<Vec<_>>());
            } else {
                values.put(key, text);
            }
        }
    };
    put(&mut values, &body.places);
    for (list, rows) in &body.rows {
        let rows = rows.iter().map(|row| {
            let mut one = Values::default();
            put(&mut one, row);
            one
        });
        values.list(list, rows.collect());
    }
    values.put("code", &kept.case_code);
    Ok(values)
}

/// The form again, with what was typed in.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::LookingOnly`].
pub fn print(act: &mut Act<'_>, asked: PaperAsked) -> Result<Printed> {
    let kept = in_hand(act, asked.id)?;
    let fonts = act.fonts.get()?;
    let form = form::find(&kept.form)?;
    let values = values(act, form, &kept)?;
    let mut level = "";
    if let Some(case) = kept.case {
        let record = store::cases::get(act.db, case)?.ok_or_else(|| Fault::not_found("a case"))?;
        level = if form.inside || record.level != Level::Normal { level_words(record.level) } else { "" };
    }
    let leaves = leave(act, level);
    let pdf = form::print(form, &values, Some(&leaves), &fonts)?;
    act.note(Noun::Papers, kept.id.0, format!("form {} drawn", form.code));
    let name = if kept.case_code.is_empty() { kept.day.to_string() } else { kept.case_code.clone() };
    let whose = kept.case.map_or((Noun::Papers, kept.id.0), |case| (Noun::Cases, case.0));
    Ok(printed(&form.key, &name, pdf, whose))
}

/// Takes a paper that was typed in wrongly away, with its scans; that it was there stays on the trail.
///
/// # Errors
/// [`Code::Forbidden`] to anybody but a lead and whoever typed it in; [`Code::NotFound`].
pub fn discard(act: &mut Act<'_>, asked: PaperAsked) -> Result<Done> {
    let kept = in_hand(act, asked.id)?;
    if kept.by != act.session.staff && !act.session.has(Role::Lead) {
        return Err(Fault::new(Code::Forbidden, "take a paper of somebody else away"));
    }
    if sealed_at(act, &kept)?.is_some() {
        return Err(Fault::new(Code::WrongState, "take a paper out of a sealed volume"));
    }
    for scan in attachments::of(act, AttachedTo::Paper, kept.id.0)? {
        store::attachments::discard(act.db, scan.id)?;
    }
    store::papers::discard(act.db, kept.id)?;
    act.note(Noun::Papers, kept.id.0, "taken away");
    Ok(Done {})
}
