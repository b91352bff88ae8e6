//! 重点家庭登记表 (A.1) of a case, or blank.

use super::withheld::{Guard, Withheld};
use super::{BLANK, Printed, RegistrationAsked, labels, leave, printed};
use crate::api::Noun;
use crate::cases::{CaseState, DisputeType, Party, permission};
use crate::editions;
use crate::fault::{Fault, Result};
use crate::kernel::places;
use crate::kernel::tables::{Table, label};
use crate::paper::edition::StationForm;
use crate::paper::registration::{self, Member, Registration};
use crate::people::Person;
use crate::store::{self, cases::CaseRecord};
use crate::transact::Act;

/// # Errors
/// [`crate::Code::NotFound`] for a case this session may not know of.
pub fn registration(act: &mut Act<'_>, asked: RegistrationAsked) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let unit = store::stations::own(act.db)?.name;
    let Some(id) = asked.case else {
        let (number, edition) = editions::current(act, StationForm::Registration)?;
        let blank = Registration { unit, edition: Some(edition), number, ..Registration::default() };
        let pdf = registration::print(&blank, &fonts)?;
        act.note(Noun::Desk, 0, "registration form, blank");
        return Ok(printed("registration", "空白", pdf, BLANK));
    };
    permission::require_hand(act, id)?;
    let case = store::cases::get(act.db, id)?.ok_or_else(|| Fault::not_found("a case"))?;
    let form = form(act, &case, unit)?;
    let pdf = registration::print(&form, &fonts)?;
    act.note(Noun::Cases, id.0, "drawn");
    Ok(printed("registration", &case.code, pdf, (Noun::Cases, id.0)))
}

fn form(act: &Act<'_>, case: &CaseRecord, unit: String) -> Result<Registration> {
    let lists = store::cases::lists(act.db, case)?;
    let parties = store::cases::parties(act.db, case)?;
    let members = store::cases::members(act.db, case, &parties)?;
    let handler = store::staff::get(act.db, case.handler)?;
    let types: Vec<DisputeType> = std::iter::once(case.main_type).chain(lists.other_types.iter().copied()).collect();
    let guard = Guard::of(act, case, &lists, &parties, &members)?;
    let hides = |person: &Person| guard.hides(act, person);
    let mut household: Vec<(String, Member)> = Vec::new();
    for Party { role, relation, person } in &parties {
        let member = match relation {
            Some(relation) => (relation.clone(), row(person, relation_label(relation), hides(person)?)),
            None => ("99".to_owned(), row(person, labels::role(*role).to_owned(), hides(person)?)),
        };
        household.push(member);
    }
    for crate::cases::Member { relation, person } in &members {
        household.push((relation.clone(), row(person, relation_label(relation), hides(person)?)));
    }
    // The head (02, 03) first, the rest as they stand on the form.
    household.sort_by_key(|(relation, _)| !matches!(relation.as_str(), "02" | "03"));

    let details = &case.details;
    let number = store::editions::of_case(act.db, case.id)?;
    let ended = match case.state {
        CaseState::Resolved | CaseState::Archived => Some(true),
        CaseState::Accepted | CaseState::InProgress | CaseState::Unresolved => None,
    };
    Ok(Registration {
        unit,
        code: case.code.clone(),
        filled_by: act.session.name.clone(),
        phone: store::staff::get(act.db, act.session.staff)?.map(|me| me.phone).unwrap_or_default(),
        filled_on: Some(act.clock.today()),
        household: household.into_iter().map(|(_, member)| member).collect(),
        family_types: details.family_kinds.iter().map(|kind| labels::family_kind(*kind).to_owned()).collect(),
        dispute_types: types.iter().map(|dispute| labels::dispute(*dispute).to_owned()).collect(),
        channel: labels::channel(case.channel).to_owned(),
        found_on: Some(case.reported_at.date()),
        people_involved: details.people_count,
        facts: case.facts.clone(),
        difficulty: details.difficulty.map(labels::grade),
        support: details.help.map(labels::grade),
        risk: details.danger.map(labels::grade),
        colour: labels::risk(case.risk).to_owned(),
        colour_reason: case.risk_reason.clone(),
        may_turn_criminal: Some(details.may_escalate),
        reported_at: None,
        reported_to: details.escalation_report.clone(),
        measures: details.measures.clone(),
        obstacles: details.obstacle.clone(),
        services: lists.services.iter().map(|service| labels::service(*service).to_owned()).collect(),
        keeper: handler.as_ref().map(|handler| handler.name.clone()).unwrap_or_default(),
        keeper_phone: handler.map(|handler| handler.phone).unwrap_or_default(),
        resolve_by: details.deadline,
        closed: ended,
        answers: details.answers.clone(),
        edition: Some(editions::numbered(act, StationForm::Registration, number)?),
        number,
        printed: Some(leave(act, labels::level(case.level))),
        ..Registration::default()
    })
}

fn relation_label(code: &str) -> String {
    label(Table::Relation, code).unwrap_or_default().to_owned()
}

fn row(person: &Person, relation: String, withheld: Withheld) -> Member {
    let code = |table, code: &str| label(table, code).unwrap_or_default().to_owned();
    let place = |place: &str, address: &str| format!("{}{address}", places::place_name(place).unwrap_or_default());
    let work = [person.occupation.as_str(), person.workplace.as_str()];
    Member {
        name: person.name.clone(),
        relation,
        sex: labels::sex(person.sex).to_owned(),
        born: person.birth,
        id_number: person.id_number.clone(),
        nation: code(Table::Nation, &person.nation),
        marriage: code(Table::Marriage, &person.marriage),
        education: code(Table::Education, &person.education),
        occupation: work.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" / "),
        phone: Some(withheld.reach(person.phone.clone())),
        registered_at: Some(withheld.open(place(&person.registered_place, &person.registered_address))),
        lives_at: Some(withheld.reach(place(&person.living_place, &person.living_address))),
    }
}
