//! Opens a case from the intake form (登记受理, 5.3.1, 5.6.1): everything checked, faults beside
//! their fields, then people, household, case, code and timeline in one transaction.

use chrono::Datelike;

use super::rules::{self, Answers};
use super::{
    CaseState, EventKind, Intake, Level, MemberEntry, Opened, PartyEntry, PartyRole, Risk, matching, timeline,
};
use crate::api::Noun;
use crate::editions;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, HouseholdId, PersonId, text, works_on_cases};
use crate::paper::edition::{Edition, FieldAnswer, StationForm};
use crate::people::{Person, PersonEntry, entry};
use crate::screening;
use crate::stations::Tier;
use crate::store::cases::{CaseRecord, Lists};
use crate::store::{self, settings};
use crate::transact::Act;

const PEOPLE_MOST: usize = 20;

/// A person of the form, read, and whom of the database it is.
struct Read {
    entry: PersonEntry,
    person: Person,
    role: Option<PartyRole>,
    relation: Option<String>,
}

/// # Errors
/// [`Code::RecoveryUnconfirmed`] before the recovery key has been read back; [`Code::Invalid`] with
/// every field that does not pass.
pub fn open(act: &mut Act<'_>, intake: Intake) -> Result<Opened> {
    if settings::get(act.db, settings::RECOVERY_CONFIRMED)?.as_deref() != Some(settings::YES) {
        return Err(Fault::new(Code::RecoveryUnconfirmed, "save a case before the recovery key is confirmed"));
    }
    let edition = editions::current(act, StationForm::Registration)?;
    let (people, answers) = check(act, &intake, &edition.1)?;
    let station = store::stations::own(act.db)?;
    let received_by = intake.received_by.unwrap_or(act.session.staff);
    let year = act.clock.today().year();
    let number = store::cases::next_number(act.db, station.id, year)?;
    let code = code(&prefix(act)?, year, number);

    let (parties, members): (Vec<Read>, Vec<Read>) = people.into_iter().partition(|read| read.role.is_some());
    let household = household(act, parties.iter().chain(&members))?;
    let id: CaseId = act.fresh();
    let mut placed: Vec<(PersonId, Option<PartyRole>)> = Vec::new();
    for (position, read) in (0i64..).zip(parties.into_iter().chain(members)) {
        let person = keep(act, &read)?;
        if let Some(relation) = &read.relation {
            store::people::put_in_household(act.db, household, person, relation, position)?;
        }
        placed.push((person, read.role));
    }

    let mut details = intake.details.clone();
    details.answers = answers;
    details.people_count = details.people_count.or(u32::try_from(placed.len()).ok());
    let case = CaseRecord {
        id,
        code: code.clone(),
        station: station.id,
        household,
        channel: intake.channel.unwrap_or(super::Channel::Visit),
        reported_at: intake.reported_at.unwrap_or(act.clock.now),
        opened_at: act.clock.now,
        received_by,
        handler: received_by,
        main_type: intake.main_type.unwrap_or(super::DisputeType::Marriage),
        facts: text::block(&intake.facts),
        risk: intake.risk.unwrap_or(Risk::Yellow),
        risk_reason: text::block(&intake.risk_reason),
        level: intake.level.unwrap_or(Level::Sensitive),
        consent: intake.consent.unwrap_or(super::Consent::Pending),
        consent_note: text::block(&intake.consent_note),
        details: rules::tidy(details),
        state: CaseState::Accepted,
        version: 1,
    };
    let lists = Lists {
        other_types: intake.other_types,
        services: intake.services,
        dangers: intake.dangers,
        prompts: intake.prompts,
    };
    store::cases::insert(act.db, &case)?;
    store::movements::join_circle(act.db, id, station.id)?;
    store::cases::set_lists(act.db, &case, &lists)?;
    store::editions::set_case(act.db, id, edition.0)?;
    for (position, (person, role)) in (0i64..).zip(&placed) {
        if let Some(role) = role {
            store::cases::add_party(act.db, id, position, *person, *role)?;
        }
    }
    for staff in [act.session.staff, received_by] {
        store::cases::join_team(act.db, id, staff)?;
    }
    timeline::happened(act, id, EventKind::Opened, "", &code, "")?;
    if let Some(draft) = intake.draft {
        // A form that was sent twice opens one case: its draft is there once.
        if !store::drafts::delete(act.db, act.session.staff, draft)? {
            return Err(Fault::new(Code::WrongState, "open a case from a draft that is gone"));
        }
        act.touch(Noun::Drafts);
        screening::opened_from(act, draft, id)?;
    }
    act.note(Noun::Cases, id.0, "opened");
    act.touch(Noun::People);
    Ok(Opened { id, code })
}

/// 一事一码: the station's prefix, the year, the number of the year: `330921A-2026-00012`.
fn code(prefix: &str, year: i32, number: i64) -> String {
    format!("{prefix}-{year}-{number:05}")
}

fn prefix(act: &Act<'_>) -> Result<String> {
    settings::get(act.db, settings::CODE_PREFIX)?.ok_or_else(|| Fault::internal("read the station's code prefix"))
}

/// The station's part of the code: its place, and a letter for its tier, so that a county and its
/// town never give the same code; a village adds three digits of its own name, for several villages
/// share a town's place code.
#[must_use]
pub fn code_prefix(place: &str, tier: Tier, name: &str) -> String {
    use sha2::{Digest, Sha256};
    match tier {
        Tier::County => format!("{place}A"),
        Tier::Town => format!("{place}B"),
        Tier::Village => {
            let digest = Sha256::digest(name.as_bytes());
            let own = digest.iter().fold(0u32, |sum, byte| (sum * 256 + u32::from(*byte)) % 1000);
            format!("{place}C{own:03}")
        }
    }
}

fn check(act: &Act<'_>, intake: &Intake, edition: &Edition) -> Result<(Vec<Read>, Vec<FieldAnswer>)> {
    let today = act.clock.today();
    let mut check = Check::default();
    check.that(intake.channel.is_some(), "channel", "required");
    check.that(intake.reported_at.is_some(), "reported_at", "required");
    let late = act.clock.now + chrono::TimeDelta::hours(24);
    check.that(intake.reported_at.is_none_or(|at| at <= late), "reported_at", "future");
    match intake.received_by {
        None => check.fail("received_by", "required"),
        Some(staff) => {
            let member = store::staff::get(act.db, staff)?.filter(|member| member.active);
            check.that(member.is_some(), "received_by", "unknown_code");
            let casework = member.is_none_or(|member| works_on_cases(&member.roles));
            check.that(casework, "received_by", "not_casework");
        }
    }
    check.that(intake.parties.len() >= 2, "parties", "two_parties");
    check.that(intake.parties.len() <= PEOPLE_MOST, "parties", "too_many");
    check.that(intake.members.len() <= PEOPLE_MOST, "members", "too_many");
    let mut people = Vec::new();
    for (index, PartyEntry { role, person, relation }) in intake.parties.iter().enumerate() {
        let path = format!("parties[{index}]");
        check.that(role.is_some(), format!("{path}.role"), "required");
        rules::relation(relation.as_deref(), &format!("{path}.relation"), &mut check);
        let read = entry::read(person, &format!("{path}.person"), today, &mut check);
        people.push(Read {
            entry: person.clone(),
            person: read,
            role: role.or(Some(PartyRole::Other)),
            relation: relation.clone(),
        });
    }
    for (index, MemberEntry { person, relation }) in intake.members.iter().enumerate() {
        let path = format!("members[{index}]");
        check.that(relation.is_some(), format!("{path}.relation"), "required");
        rules::relation(relation.as_deref(), &format!("{path}.relation"), &mut check);
        let read = entry::read(person, &format!("{path}.person"), today, &mut check);
        people.push(Read { entry: person.clone(), person: read, role: None, relation: relation.clone() });
    }
    matching::no_one_twice(
        intake.parties.len(),
        people.iter().map(|read| (&read.person, read.entry.existing)),
        &mut check,
    );
    for (index, read) in people.iter().enumerate() {
        if let Some(existing) = read.entry.existing {
            let path = |field: &str| matching::path(index, intake.parties.len(), field);
            matching::may_be_brought_up_to_date(act, existing, &read.person, &path, &mut check)?;
        }
    }
    check.that(intake.main_type.is_some(), "main_type", "required");
    check.that(intake.risk.is_some(), "risk", "required");
    rules::text(&intake.risk_reason, "risk_reason", true, 500, &mut check);
    check.that(intake.level.is_some(), "level", "required");
    let types: Vec<_> = intake.main_type.into_iter().chain(intake.other_types.iter().copied()).collect();
    if intake.level == Some(Level::Normal) {
        check.that(!rules::starts_sensitive(&types), "level", "starts_sensitive");
    }
    check.that(intake.consent.is_some(), "consent", "required");
    let births: Vec<_> =
        people.iter().filter(|read| read.role.is_some()).filter_map(|read| read.person.birth).collect();
    if let Some(consent) = intake.consent {
        rules::consent(consent, &intake.consent_note, &births, today, &mut check);
    }
    let answers =
        Answers { facts: &intake.facts, dangers: &intake.dangers, prompts: &intake.prompts, details: &intake.details };
    rules::answers(&answers, &mut check);
    check.that(intake.details.deadline.is_none_or(|day| day >= today), "details.deadline", "too_early");
    let form = (StationForm::Registration, edition);
    let written = editions::answers(act, form, &intake.details.answers, &[], ("details.answers", &mut check))?;
    check.done()?;
    Ok((people, written))
}

/// The household the form's people belong to already, or a new one.
fn household<'a>(act: &mut Act<'_>, people: impl Iterator<Item = &'a Read>) -> Result<HouseholdId> {
    for read in people {
        // Whoever only looks into a family's case does not add to the family either.
        if let (Some(existing), Some(_)) = (read.entry.existing, &read.relation)
            && matching::is_in_hand(act, existing)?
            && let Some(known) = store::people::household_of(act.db, existing)?
        {
            return Ok(known);
        }
    }
    let id = act.fresh();
    store::people::insert_household(act.db, id, act.clock)?;
    Ok(id)
}

fn keep(act: &mut Act<'_>, read: &Read) -> Result<PersonId> {
    if let Some(existing) = read.entry.existing
        && let Some(known) = store::people::get(act.db, existing)?
    {
        let merged = entry::merged(&known, read.person.clone());
        if merged != known {
            store::people::update(act.db, &merged)?;
            act.note(Noun::People, existing.0, "updated from intake");
        }
        return Ok(existing);
    }
    let id = act.fresh();
    store::people::insert(act.db, &Person { id, ..read.person.clone() }, act.clock)?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn codes_of_one_station_and_year_never_meet_and_sort_by_number(
            place in "[1-9][0-9]{5}([0-9]{3})?", tier in 0usize..3, name in "\\PC{1,12}",
            years in (2020i32..2100, 2020i32..2100), numbers in (1i64..100_000, 1i64..100_000),
        ) {
            let tier = [Tier::County, Tier::Town, Tier::Village][tier];
            let prefix = code_prefix(&place, tier, &name);
            let (one, other) = (code(&prefix, years.0, numbers.0), code(&prefix, years.1, numbers.1));
            prop_assert_eq!(one == other, (years.0, numbers.0) == (years.1, numbers.1));
            prop_assert_eq!(one.cmp(&other), (years.0, numbers.0).cmp(&(years.1, numbers.1)));
            prop_assert!(one.is_ascii() && one.starts_with(&place));
        }

        #[test]
        fn tiers_of_one_place_never_share_a_prefix(place in "[1-9][0-9]{8}", name in "\\PC{1,12}") {
            let prefixes = [Tier::County, Tier::Town, Tier::Village].map(|tier| code_prefix(&place, tier, &name));
            prop_assert!(prefixes[0] != prefixes[1] && prefixes[1] != prefixes[2] && prefixes[0] != prefixes[2]);
        }
    }
}
