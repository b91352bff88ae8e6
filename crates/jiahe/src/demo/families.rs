//! A family and its dispute, as the intake form would send it.

use serde_json::{Value, json};

use super::county::County;
use super::{people, words};
use crate::cases::{DisputeType, Risk};
use crate::fault::Result;
use crate::kernel::identity::Sex;
use crate::kernel::{Coded, Role, Session, moment};

/// What later steps need to know of a family.
#[derive(Debug, Clone)]
pub(super) struct Family {
    pub dispute: DisputeType,
    pub risk: Risk,
    pub services: Vec<&'static str>,
    /// Parties by id, with the relation each has.
    pub parties: Vec<i64>,
    /// The first party's telephone is answered by them alone.
    pub lead_party: i64,
    pub closed: bool,
}

/// How often each type comes, out of a hundred.
const TYPES: [(DisputeType, usize); 7] = [
    (DisputeType::Marriage, 30),
    (DisputeType::Property, 15),
    (DisputeType::Violence, 14),
    (DisputeType::Minors, 8),
    (DisputeType::Support, 14),
    (DisputeType::Education, 11),
    (DisputeType::Psychology, 8),
];

/// The type of case `index`: each once at first, then as often as they come.
pub(super) fn dispute(county: &mut County<'_>, index: usize) -> DisputeType {
    if let Some(first) = DisputeType::ALL.get(index) {
        return *first;
    }
    let mut throw = county.chance.below(100);
    for (dispute, share) in TYPES {
        if throw < share {
            return dispute;
        }
        throw -= share;
    }
    DisputeType::Marriage
}

pub(super) fn services(county: &mut County<'_>, dispute: DisputeType) -> Vec<&'static str> {
    let (first, more): (&str, &[&str]) = match dispute {
        DisputeType::Marriage => ("marriage_counselling", &["mediation", "psychological_counselling", "legal_advice"]),
        DisputeType::Property => ("mediation", &["legal_advice", "legal_aid"]),
        DisputeType::Violence => ("psychological_counselling", &["legal_aid", "petition", "legal_advice"]),
        DisputeType::Minors => ("hardship_relief", &["family_education", "petition"]),
        DisputeType::Support => ("mediation", &["legal_aid", "hardship_relief"]),
        DisputeType::Education => ("family_education", &["psychological_counselling"]),
        DisputeType::Psychology => ("psychological_counselling", &["family_education"]),
    };
    let mut all = vec![first];
    if county.happens(55) {
        all.push(county.pick(more));
    }
    all
}

pub(super) fn risk(county: &mut County<'_>, dispute: DisputeType) -> Risk {
    let throw = county.chance.below(100);
    let (red, orange, yellow) = match dispute {
        DisputeType::Violence => (25, 70, 95),
        DisputeType::Minors => (8, 45, 90),
        DisputeType::Marriage | DisputeType::Psychology => (2, 14, 62),
        DisputeType::Property | DisputeType::Support | DisputeType::Education => (1, 6, 45),
    };
    match throw {
        throw if throw < red => Risk::Red,
        throw if throw < orange => Risk::Orange,
        throw if throw < yellow => Risk::Yellow,
        _ => Risk::Green,
    }
}

/// Who takes such a case on.
pub(super) fn handler(county: &mut County<'_>, dispute: DisputeType) -> Result<Session> {
    if county.happens(12) {
        return county.lead();
    }
    county.one_with(match dispute {
        DisputeType::Marriage => Role::MarriageCounsellor,
        DisputeType::Property | DisputeType::Violence | DisputeType::Support => Role::Mediator,
        DisputeType::Education | DisputeType::Minors => Role::FamilyEducator,
        DisputeType::Psychology => Role::Psychologist,
    })
}

/// Role, relation to the head, sex, age, and whether of the other surname.
type Part = (&'static str, Option<&'static str>, Sex, u64, bool);

/// The parties and the members of a household, as the type has it.
fn cast(county: &mut County<'_>, dispute: DisputeType) -> (Vec<Part>, Vec<Part>) {
    use Sex::{Female, Male};
    let age = county.between(27, 48);
    let child = county.between(3, 16).min(age - 22);
    let girl = county.happens(48);
    let (child_sex, child_relation) = if girl { (Female, "30") } else { (Male, "20") };
    let kid: Part = ("minor", Some(child_relation), child_sex, child, false);
    let man = |role| -> Part { (role, Some("02"), Male, age, false) };
    let wife = |role| -> Part { (role, Some("12"), Female, age - 2, true) };
    let mother = |role| -> Part { (role, Some("52"), Female, age + 27, true) };
    match dispute {
        DisputeType::Marriage | DisputeType::Psychology => {
            let mut members = vec![kid];
            if county.happens(25) {
                members.push(mother("other"));
            }
            (vec![wife("applicant"), man("respondent")], if county.happens(75) { members } else { Vec::new() })
        }
        DisputeType::Violence => {
            (vec![wife("victim"), man("accused")], if county.happens(70) { vec![kid] } else { Vec::new() })
        }
        DisputeType::Property => {
            let brother: Part = ("respondent", None, Male, age + 4, false);
            (vec![man("applicant"), brother], vec![wife("other"), mother("other")])
        }
        DisputeType::Support => {
            let sister: Part = ("respondent", None, Female, age + 3, false);
            let mut parties = vec![mother("applicant"), man("respondent")];
            if county.happens(60) {
                parties.push(sister);
            }
            (parties, vec![wife("other")])
        }
        DisputeType::Minors | DisputeType::Education => {
            let young: Part = ("minor", Some(child_relation), child_sex, child.max(6), false);
            let grown = if county.happens(60) { wife("guardian") } else { man("guardian") };
            (vec![grown, young], if county.happens(40) { vec![mother("other")] } else { Vec::new() })
        }
    }
}

fn play(county: &mut County<'_>, part: Part, surname: char, home: &(String, String)) -> Value {
    let (_, relation, sex, age, other) = part;
    let own = if other { people::surname(county) } else { surname };
    let elsewhere = if relation.is_none() { people::home(county) } else { home.clone() };
    people::person(county, own, sex, age, &elsewhere)
}

/// A whole form, and what is to be remembered of it.
pub(super) fn intake(county: &mut County<'_>, dispute: DisputeType, handler: &Session) -> (Value, Family) {
    let home = people::home(county);
    let surname = people::surname(county);
    let (parties, members) = cast(county, dispute);
    let child = parties.iter().any(|(_, _, _, age, _)| *age < 14);
    let violent = dispute == DisputeType::Violence;
    let risk = risk(county, dispute);
    let services = services(county, dispute);
    let mut forms = Vec::new();
    for part in parties {
        let mut person = play(county, part, surname, &home);
        if part.0 == "victim"
            && let Some(field) = person.get_mut("safe_contact")
        {
            *field = json!(people::safe_contact(county));
        }
        forms.push(json!({ "role": part.0, "relation": part.1, "person": person }));
    }
    let mut others = Vec::new();
    for part in members {
        others.push(json!({ "relation": part.1, "person": play(county, part, surname, &home) }));
    }
    let dangers: Vec<&str> = if violent { words::dangers(county) } else { Vec::new() };
    let prompts = if dangers.is_empty() { Vec::new() } else { words::prompts(county) };
    let level = match dispute {
        DisputeType::Violence if county.happens(22) => "strict",
        DisputeType::Violence | DisputeType::Minors => "sensitive",
        DisputeType::Marriage | DisputeType::Psychology if county.happens(18) => "sensitive",
        _ => "normal",
    };
    let (consent, consent_note) = match (child, county.chance.below(100)) {
        (true, _) => ("guardian", "监护人到场并签字。"),
        (false, ..88) => ("given", ""),
        (false, ..95) => ("pending", "电话受理，面谈时补签。"),
        (false, _) => ("not_needed", "依法履行强制报告职责。"),
    };
    let early = county.between(5, 900);
    let reported = county.now() - chrono::TimeDelta::minutes(i64::try_from(early).unwrap_or(5));
    let facts = words::facts(county, dispute);
    let other_types: Vec<&str> = match dispute {
        DisputeType::Violence if county.happens(50) => vec!["marriage"],
        DisputeType::Marriage if county.happens(30) => vec!["property"],
        DisputeType::Education if county.happens(30) => vec!["psychology"],
        _ => Vec::new(),
    };
    let body = json!({
        "draft": null,
        "channel": county.pick(&["visit", "visit", "visit", "call", "call", "letter", "online", "screening", "screening",
            "from_above", "from_below", "department", "hotline_12338", "hotline_12338"]),
        "reported_at": moment::stamp(reported),
        "received_by": handler.staff,
        "parties": forms,
        "members": others,
        "main_type": dispute,
        "other_types": other_types,
        "services": services,
        "facts": facts,
        "dangers": dangers,
        "prompts": prompts,
        "risk": risk,
        "risk_reason": words::risk_reason(county, risk),
        "level": level,
        "consent": consent,
        "consent_note": consent_note,
        "details": words::details(county, risk, dispute),
    });
    (body, Family { dispute, risk, services, parties: Vec::new(), lead_party: 0, closed: false })
}
