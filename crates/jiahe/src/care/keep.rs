//! Enters what was done, and shows it.

use super::{CareAsked, CareEntry, CareEvent, CareFamilyAdded, CareFile, CareMaterial};
use crate::api::Noun;
use crate::attachments::{self, AttachedTo, ChildrenShown};
use crate::cases::{EventKind, permission, timeline};
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CareEventId, Day, text};
use crate::store;
use crate::transact::{Act, View};

const MATERIALS_MOST: usize = 40;

/// The latest first, at most 500.
///
/// # Errors
/// The store's.
pub fn list(view: &View<'_>, _: Nothing) -> Result<Vec<CareEvent>> {
    store::care::list(view.db)
}

fn known(view: &View<'_>, id: CareEventId) -> Result<CareEvent> {
    store::care::get(view.db, id)?.ok_or_else(|| Fault::not_found("a care activity"))
}

/// # Errors
/// [`Code::NotFound`].
pub fn get(view: &View<'_>, asked: CareAsked) -> Result<CareFile> {
    let event = known(view, asked.id)?;
    let mut families = Vec::new();
    for family in store::care::families(view.db, asked.id)? {
        if permission::may_see(view, family.case)? {
            families.push(family);
        }
    }
    Ok(CareFile { event, pictures: attachments::of(view, AttachedTo::Care, asked.id.0)?, families })
}

/// # Errors
/// Fields that do not pass, by their path; [`Code::Stale`].
pub fn save(act: &mut Act<'_>, entry: CareEntry) -> Result<CareEventId> {
    if let Some(id) = entry.id {
        known(act, id)?;
    }
    let today = act.clock.today();
    let mut check = Check::default();
    let mut line = |typed: &str, field: &str, required: bool| {
        let kept = text::line(typed);
        check.that(!required || !kept.is_empty(), field, "required");
        check.fits(&kept, 100, field);
        kept
    };
    let title = line(&entry.title, "title", true);
    let place = line(&entry.place, "place", true);
    let host = line(&entry.host, "host", false);
    let mut block = |typed: &str, field: &str| {
        let kept = text::block(typed);
        check.fits(&kept, 5_000, field);
        kept
    };
    let content = block(&entry.content, "content");
    let result = block(&entry.result, "result");
    check.that(!entry.focuses.is_empty(), "focuses", "required");
    check.that(entry.held_on.is_some(), "held_on", "required");
    check.that(entry.held_on.is_none_or(|on| on <= today), "held_on", "future");
    let first = Day::from_ymd_opt(2000, 1, 1).unwrap_or(Day::MIN);
    check.that(entry.held_on.is_none_or(|on| on >= first), "held_on", "too_early");
    check.that(entry.reached <= 100_000, "reached", "range");
    check.that(entry.materials.len() <= MATERIALS_MOST, "materials", "too_many");
    let materials: Vec<CareMaterial> = entry
        .materials
        .iter()
        .take(MATERIALS_MOST)
        .enumerate()
        .map(|(at, one)| {
            let what = text::line(&one.what);
            check.that(!what.is_empty(), format!("materials[{at}].what"), "required");
            check.fits(&what, 100, format!("materials[{at}].what"));
            check.that((1..=1_000_000).contains(&one.count), format!("materials[{at}].count"), "range");
            CareMaterial { what, count: one.count }
        })
        .collect();
    check.done()?;
    let event = CareEvent {
        id: entry.id.unwrap_or_else(|| act.fresh()),
        kind: entry.kind,
        focuses: entry.focuses,
        title,
        held_on: entry.held_on.unwrap_or(today),
        place,
        host,
        reached: entry.reached,
        children: entry.children,
        content,
        result,
        materials,
        pictures: 0,
        entered_by_name: String::new(),
        version: entry.version,
    };
    match entry.id {
        None => store::care::insert(act.db, &event, act.session.staff, act.clock)?,
        Some(_) => store::care::update(act.db, &event)?,
    }
    act.note(Noun::Care, event.id.0, "");
    Ok(event.id)
}

/// Writes on the timeline of a case that its family was reached.
///
/// # Errors
/// [`Code::Duplicate`]; `case`: `pictures_told` while a picture shows a child who can be told; as
/// [`permission::require_hand`].
pub fn add_family(act: &mut Act<'_>, asked: CareFamilyAdded) -> Result<Done> {
    let event = known(act, asked.id)?;
    permission::require_hand(act, asked.case)?;
    let note = text::block(&asked.note);
    let mut check = Check::default();
    check.fits(&note, 500, "note");
    // 未成年人保护法 103: then nobody's child may be told from its pictures.
    let pictures = store::attachments::of(act.db, AttachedTo::Care, asked.id.0)?;
    let told = pictures.iter().any(|one| one.attachment.children == ChildrenShown::Consented);
    check.that(!told, "case", "pictures_told");
    check.done()?;
    if store::care::families(act.db, asked.id)?.iter().any(|one| one.case == asked.case) {
        return Err(Fault::new(Code::Duplicate, "name a family twice"));
    }
    store::care::add_family(act.db, asked.id, asked.case, &note)?;
    timeline::happened(act, asked.case, EventKind::Educated, "care", "reached", &event.title)?;
    act.note(Noun::Care, asked.id.0, "");
    Ok(Done {})
}
