//! Puts a family on the register (重点家庭登记): from a finding, from a case, or by itself. The people are
//! those of a household; one household stands on it once.

use super::family_change::{lived, rated};
use super::{FamilyRating, FamilyState, KeyFamilyAdded, KeyFamilyEntry, LifeKind, campaign, clock, opened, secrecy};
use crate::api::Noun;
use crate::cases::{self, EventKind, Level, MemberEntry, Risk, permission, rules, timeline};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, HouseholdId, PersonId, text};
use crate::people::{Person, entry};
use crate::store::cases::CaseRecord;
use crate::store::screening::families::{self, FamilyRecord};
use crate::store::screening::findings::FindingRecord;
use crate::store::{self};
use crate::transact::Act;

const PEOPLE_MOST: usize = 20;
/// 户主.
const HEAD: &str = "02";

/// # Errors
/// A field that does not pass; [`Code::Duplicate`] for a household that stands on the register.
pub fn register(act: &mut Act<'_>, entry: KeyFamilyEntry) -> Result<KeyFamilyAdded> {
    let finding = entry.finding.map(|id| secrecy::require_finding(act, id)).transpose()?;
    let case = match entry.case.or(finding.as_ref().and_then(|one| one.case)) {
        Some(id) if entry.case.is_some() || permission::may_see(act, id)? => {
            permission::require_hand(act, id)?;
            store::cases::get(act.db, id)?
        }
        Some(_) | None => None,
    };
    if finding.as_ref().is_some_and(|one| one.family.is_some()) {
        return Err(Fault::new(Code::Duplicate, "register a family twice"));
    }
    let people = check(act, &entry, finding.as_ref(), case.as_ref())?;
    let household = household(act, &people, case.as_ref())?;
    if families::of_household(act.db, household)?.is_some() {
        return Err(Fault::new(Code::Duplicate, "register a family twice"));
    }
    let after = store::people::household(act.db, household)?.len();
    for (position, (typed, member)) in (0i64..).zip(&people) {
        let person = keep(act, typed, member)?;
        let relation = member.relation.as_deref().unwrap_or(HEAD);
        let position = position + i64::try_from(after).unwrap_or(0);
        store::people::put_in_household(act.db, household, person, relation, position)?;
    }
    let family = FamilyRecord {
        id: act.fresh(),
        household,
        head: String::new(),
        area: text::line(&entry.area),
        level: level(&entry, finding.as_ref(), case.as_ref()),
        risk: entry.risk.unwrap_or(Risk::Yellow),
        rating: entry.rating,
        handler: entry.handler.unwrap_or(act.session.staff),
        handler_name: String::new(),
        measures: text::block(&entry.measures),
        state: FamilyState::On,
        due: entry.due,
        entered_at: act.clock.now,
        version: 1,
        kinds: entry.kinds,
        types: entry.types,
    };
    families::insert(act.db, &family, act.clock)?;
    match finding {
        Some(finding) => opened::registered_from(act, finding, &family)?,
        None => lived(act, family.id, LifeKind::Registered, ("", ""), "")?,
    }
    lived(act, family.id, LifeKind::RiskChanged, ("", family.risk.code()), &text::block(&entry.risk_reason))?;
    if family.rating != FamilyRating::default() {
        lived(act, family.id, LifeKind::Rated, ("", &rated(&family.rating)), "")?;
    }
    if let Some(case) = case {
        families::link_case(act.db, family.id, case.id)?;
        timeline::happened(act, case.id, EventKind::Screened, "", "", "")?;
    }
    clock::settle(act, &family)?;
    act.note(Noun::Screening, family.id.0, "registered");
    act.touch(Noun::People);
    Ok(KeyFamilyAdded { id: family.id, yours: secrecy::sees_family(act, &family) })
}

/// 敏感 with violence or minors; never below what it grew from.
fn level(entry: &KeyFamilyEntry, finding: Option<&FindingRecord>, case: Option<&CaseRecord>) -> Level {
    let begins = if rules::starts_sensitive(&entry.types) { Level::Sensitive } else { Level::Normal };
    [entry.level, finding.map(|one| one.level), case.map(|one| one.level)]
        .into_iter()
        .flatten()
        .fold(begins, Level::max)
}

fn check(
    act: &Act<'_>,
    entry: &KeyFamilyEntry,
    finding: Option<&FindingRecord>,
    case: Option<&CaseRecord>,
) -> Result<Vec<(Person, MemberEntry)>> {
    let mut check = Check::default();
    check.that(case.is_some() || !entry.people.is_empty(), "people", "required");
    check.that(entry.people.len() <= PEOPLE_MOST, "people", "too_many");
    let mut people = Vec::new();
    for (index, member) in entry.people.iter().enumerate() {
        let path = format!("people[{index}]");
        check.that(index == 0 || member.relation.is_some(), format!("{path}.relation"), "required");
        rules::relation(member.relation.as_deref(), &format!("{path}.relation"), &mut check);
        let read = entry::read(&member.person, &format!("{path}.person"), act.clock.today(), &mut check);
        if let Some(existing) = member.person.existing {
            if cases::is_known(act, existing)? {
                let field = |field: &str| format!("{path}.person.{field}");
                cases::may_be_brought_up_to_date(act, existing, &read, &field, &mut check)?;
            } else {
                check.fail(format!("{path}.person.existing"), "existing");
            }
        }
        people.push((read, member.clone()));
    }
    let area = text::line(&entry.area);
    check.that(!area.is_empty(), "area", "required");
    check.fits(&area, 60, "area");
    check.that(entry.risk.is_some(), "risk", "required");
    rules::text(&entry.risk_reason, "risk_reason", true, 500, &mut check);
    rules::text(&entry.measures, "measures", false, 2_000, &mut check);
    match entry.handler {
        None => check.fail("handler", "required"),
        Some(staff) => check.that(campaign::works_here(act, staff)?, "handler", "unknown_code"),
    }
    check.that(entry.due.is_none_or(|day| day >= act.clock.today()), "due", "too_early");
    if entry.level.is_some_and(|said| said < level(entry, finding, case)) {
        check.fail("level", "starts_sensitive");
    }
    check.done()?;
    Ok(people)
}

/// The case's, the one its people belong to already, or a new one.
fn household(act: &mut Act<'_>, people: &[(Person, MemberEntry)], case: Option<&CaseRecord>) -> Result<HouseholdId> {
    if let Some(case) = case {
        return Ok(case.household);
    }
    for (_, member) in people {
        // Whoever only looks into a family's case does not add to the family either.
        if let Some(existing) = member.person.existing
            && cases::is_in_hand(act, existing)?
            && let Some(known) = store::people::household_of(act.db, existing)?
        {
            return Ok(known);
        }
    }
    let id = act.fresh();
    store::people::insert_household(act.db, id, act.clock)?;
    Ok(id)
}

fn keep(act: &mut Act<'_>, typed: &Person, member: &MemberEntry) -> Result<PersonId> {
    if let Some(existing) = member.person.existing
        && let Some(known) = store::people::get(act.db, existing)?
    {
        let merged = entry::merged(&known, typed.clone());
        if merged != known {
            store::people::update(act.db, &merged)?;
            act.note(Noun::People, existing.0, "updated from the register");
        }
        return Ok(existing);
    }
    let id = act.fresh();
    store::people::insert(act.db, &Person { id, ..typed.clone() }, act.clock)?;
    Ok(id)
}
