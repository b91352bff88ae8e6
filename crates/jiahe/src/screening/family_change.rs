//! What happens to a family on the register: corrections, colour, secrecy, responsible person, looking again.
//! Each leaves its point on the family's line of life.

use super::{
    FamilyRating, FamilyState, KeyFamilyAmended, KeyFamilyHandlerSet, KeyFamilyLevelSet, KeyFamilyLooked,
    KeyFamilyRiskSet, LifeKind, campaign, clock, secrecy,
};
use crate::api::Noun;
use crate::cases::{Level, rules};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, KeyFamilyId, text};
use crate::store::screening::families::{self, FamilyRecord, Lived};
use crate::store::{self};
use crate::transact::Act;

pub(super) fn lived(
    act: &mut Act<'_>,
    family: KeyFamilyId,
    kind: LifeKind,
    (from, to): (&str, &str),
    note: &str,
) -> Result<()> {
    let id = act.fresh();
    families::lived(act.db, id, act.clock, act.session.staff, Lived { family, kind, from, to, note })
}

/// `difficulty,help,danger`, each empty where nobody said.
pub(super) fn rated(rating: &FamilyRating) -> String {
    [rating.difficulty, rating.help, rating.danger].map(|grade| grade.map_or("", Coded::code)).join(",")
}

/// The family, if this session may change it and it stands on the register.
pub(super) fn on_register(act: &Act<'_>, id: KeyFamilyId) -> Result<FamilyRecord> {
    let family = secrecy::require_family(act, id)?;
    match family.state {
        FamilyState::On | FamilyState::OffAsked => Ok(family),
        FamilyState::Off => Err(Fault::new(Code::WrongState, "change a family that was taken off the register")),
    }
}

pub(super) fn reason(typed: &str, field: &str) -> Result<String> {
    let mut check = Check::default();
    rules::text(typed, field, true, 500, &mut check);
    check.done()?;
    Ok(text::block(typed))
}

/// Kinds, disputes, ratings, measures.
///
/// # Errors
/// A field that does not pass, or [`Code::Stale`].
pub fn amend_family(act: &mut Act<'_>, asked: KeyFamilyAmended) -> Result<Done> {
    let known = on_register(act, asked.id)?;
    let mut check = Check::default();
    let area = text::line(&asked.area);
    check.that(!area.is_empty(), "area", "required");
    check.fits(&area, 60, "area");
    rules::text(&asked.measures, "measures", false, 2_000, &mut check);
    check.done()?;
    let begins = if rules::starts_sensitive(&asked.types) { Level::Sensitive } else { Level::Normal };
    let amended = FamilyRecord {
        area,
        kinds: asked.kinds,
        types: asked.types,
        rating: asked.rating,
        measures: text::block(&asked.measures),
        level: known.level.max(begins),
        version: asked.version,
        ..known.clone()
    };
    families::update(act.db, &amended)?;
    if amended.rating != known.rating {
        lived(act, known.id, LifeKind::Rated, (&rated(&known.rating), &rated(&amended.rating)), "")?;
    }
    if amended.level != known.level {
        lived(act, known.id, LifeKind::LevelChanged, (known.level.code(), amended.level.code()), "")?;
    }
    if amended.measures != known.measures
        || amended.kinds != known.kinds
        || amended.types != known.types
        || amended.area != known.area
    {
        lived(act, known.id, LifeKind::Amended, ("", ""), &amended.measures)?;
    }
    act.note(Noun::Screening, known.id.0, "family amended");
    Ok(Done {})
}

/// A colour is a person's decision with a reason on record (5.5.3.1).
///
/// # Errors
/// No reason.
pub fn set_family_risk(act: &mut Act<'_>, set: KeyFamilyRiskSet) -> Result<Done> {
    let known = on_register(act, set.id)?;
    let why = reason(&set.reason, "reason")?;
    let before = known.risk;
    families::update(act.db, &FamilyRecord { risk: set.risk, ..known })?;
    lived(act, set.id, LifeKind::RiskChanged, (before.code(), set.risk.code()), &why)?;
    act.note(Noun::Screening, set.id.0, "family risk");
    Ok(Done {})
}

/// # Errors
/// No reason.
pub fn set_family_level(act: &mut Act<'_>, set: KeyFamilyLevelSet) -> Result<Done> {
    let known = on_register(act, set.id)?;
    let why = reason(&set.reason, "reason")?;
    let before = known.level;
    families::update(act.db, &FamilyRecord { level: set.level, ..known })?;
    lived(act, set.id, LifeKind::LevelChanged, (before.code(), set.level.code()), &why)?;
    act.note(Noun::Screening, set.id.0, "family level");
    Ok(Done {})
}

/// # Errors
/// The new one does not work here, or no reason.
pub fn set_family_handler(act: &mut Act<'_>, set: KeyFamilyHandlerSet) -> Result<Done> {
    let known = on_register(act, set.id)?;
    if !campaign::works_here(act, set.handler)? {
        return Err(Fault::field("handler", "unknown_code"));
    }
    let why = reason(&set.reason, "reason")?;
    let name = store::staff::get(act.db, set.handler)?.map(|member| member.name).unwrap_or_default();
    let (id, before) = (known.id, known.handler_name.clone());
    let family = FamilyRecord { handler: set.handler, ..known };
    families::update(act.db, &family)?;
    lived(act, id, LifeKind::HandlerChanged, (&before, &name), &why)?;
    clock::settle(act, &family)?;
    act.note(Noun::Screening, id.0, "family handler");
    Ok(Done {})
}

/// Somebody looked in again, and says when next.
///
/// # Errors
/// A field that does not pass.
pub fn look(act: &mut Act<'_>, looked: KeyFamilyLooked) -> Result<Done> {
    let known = on_register(act, looked.id)?;
    let today = act.clock.today();
    let mut check = Check::default();
    check.that(looked.day.is_some(), "day", "required");
    check.that(looked.day.is_none_or(|day| day <= today), "day", "future");
    rules::text(&looked.note, "note", true, 1_000, &mut check);
    check.that(looked.due.is_none_or(|day| day >= today), "due", "too_early");
    check.done()?;
    let id = known.id;
    let family = FamilyRecord { due: looked.due, ..known };
    families::update(act.db, &family)?;
    let seen_on = looked.day.unwrap_or(today).to_string();
    let next = looked.due.map(|day| day.to_string()).unwrap_or_default();
    lived(act, id, LifeKind::Looked, (&seen_on, &next), &text::block(&looked.note))?;
    clock::settle(act, &family)?;
    act.note(Noun::Screening, id.0, "family looked at");
    Ok(Done {})
}
