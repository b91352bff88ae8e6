//! 及时报送 (5.5.1.2): what may become a public-security or criminal case is told at once. It lies on the
//! lead's desk until noted, and leaves for the station above where parcels reach it; else by phone.

use super::{Urgent, UrgentEntry, UrgentHow, UrgentNoted, secrecy, upward, wire::UrgentWire};
use crate::api::Noun;
use crate::cases::{Level, permission};
use crate::desk::{Done, Nothing};
use crate::exchange;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, Role, moment::stamp, text};
use crate::store::screening::findings::{self, FindingRecord};
use crate::store::screening::upward::{self as rows, UrgentRecord};
use crate::store::{self};
use crate::transact::{Act, View};

pub(super) fn check(act: &Act<'_>, urgent: &UrgentEntry, check: &mut Check) {
    let told = text::line(&urgent.told);
    check.that(!told.is_empty(), "urgent.told", "required");
    check.fits(&told, 100, "urgent.told");
    check.that(urgent.told_at.is_some(), "urgent.told_at", "required");
    check.that(urgent.told_at.is_none_or(|at| at <= act.clock.now), "urgent.told_at", "future");
    check.that(urgent.how.is_some(), "urgent.how", "required");
}

/// Puts the report on the lead's desk and into the outbox of the station above; whether it left.
pub(super) fn tell(act: &mut Act<'_>, finding: &FindingRecord, entry: &UrgentEntry) -> Result<bool> {
    let own = store::stations::own(act.db)?;
    let above = upward::above(act)?;
    let urgent = UrgentRecord {
        id: act.fresh(),
        station: own.id,
        origin: finding.id.0,
        finding: Some(finding.id),
        found_on: finding.found_on,
        area: finding.area.clone(),
        head: finding.head.clone(),
        address: finding.address.clone(),
        kinds: finding.kinds.clone(),
        told: text::line(&entry.told),
        told_at: entry.told_at.unwrap_or(act.clock.now),
        how: entry.how.unwrap_or(UrgentHow::Phone),
        remark: finding.remark.clone(),
        sent_to: above.as_ref().map(|station| station.id),
    };
    rows::keep_urgent(act.db, &urgent, act.clock)?;
    if let Some(station) = &above {
        let message = UrgentWire {
            origin: urgent.origin,
            found_on: urgent.found_on.to_string(),
            area: urgent.area,
            head: urgent.head,
            address: urgent.address,
            kinds: urgent.kinds.iter().map(|kind| kind.code().to_owned()).collect(),
            told: urgent.told,
            told_at: stamp(urgent.told_at),
            how: urgent.how.code().to_owned(),
            remark: urgent.remark,
            extra: serde_json::Map::new(),
        };
        exchange::post(act, station.id, "screening.urgent", &message)?;
    }
    Ok(above.is_some())
}

/// The lead sees all; others what they found themselves.
pub(super) fn sees(view: &View<'_>, urgent: &Urgent) -> Result<bool> {
    match urgent.finding {
        Some(id) => Ok(findings::get(view.db, id)?.is_some_and(|finding| secrecy::sees_finding(view, &finding))),
        None => Ok(permission::sees(permission::sight(view.session), Level::Sensitive, false)),
    }
}

/// # Errors
/// The store's.
pub fn urgents(view: &View<'_>, _: Nothing) -> Result<Vec<Urgent>> {
    let mut seen = Vec::new();
    for urgent in rows::urgents(view.db)? {
        if sees(view, &urgent)? {
            view.saw(Noun::Screening, urgent.id.0, "urgent report read");
            seen.push(urgent);
        }
    }
    Ok(seen)
}

/// The lead takes note, and says what was arranged.
///
/// # Errors
/// [`Code::Forbidden`] for anybody but the lead; nothing said; noted before.
pub fn note_urgent(act: &mut Act<'_>, noted: UrgentNoted) -> Result<Done> {
    let urgent = rows::urgent(act.db, noted.id)?.ok_or_else(|| Fault::not_found("an urgent report"))?;
    if !sees(act, &urgent)? {
        return Err(Fault::not_found("an urgent report"));
    }
    if !act.session.has(Role::Lead) {
        return Err(Fault::new(Code::Forbidden, "take note of an urgent report"));
    }
    if !urgent.noted_by.is_empty() {
        return Err(Fault::new(Code::WrongState, "take note twice"));
    }
    let note = text::block(&noted.note);
    let mut check = Check::default();
    check.that(!note.is_empty(), "note", "required");
    check.fits(&note, 500, "note");
    check.done()?;
    rows::note_urgent(act.db, noted.id, act.session.staff, &note, act.clock)?;
    act.note(Noun::Screening, noted.id.0, "urgent report noted");
    Ok(Done {})
}
