//! Is somebody on this form already known? Only people this session may know of are named.

use super::{KnownFrom, Likeness, MatchAsked, Person, Probe};
use crate::cases::permission;
use crate::fault::{Fault, Result};
use crate::kernel::{identity, text};
use crate::store;
use crate::transact::View;

const PROBES_MOST: usize = 40;
const EACH_MOST: usize = 5;

/// # Errors
/// More people than a form holds.
pub fn matches(view: &View<'_>, asked: MatchAsked) -> Result<Vec<Likeness>> {
    if asked.people.len() > PROBES_MOST {
        return Err(Fault::field("people", "too_many"));
    }
    let mut found = Vec::new();
    for (index, probe) in (0u32..).zip(&asked.people) {
        let probe = tidy(view, probe);
        let mut alike = Vec::new();
        for person in store::people::alike(view.db, &probe.id_number, &probe.phone, &probe.name, &probe.living_address)?
        {
            let same = same(&probe, &person);
            if !is_likely(&same, &probe, &person) {
                continue;
            }
            let cases = known_from(view, &person)?;
            if !cases.is_empty() {
                alike.push(Likeness { probe: index, person, same, cases });
            }
        }
        alike.sort_by_key(|likeness| std::cmp::Reverse(weight(&likeness.same)));
        found.extend(alike.into_iter().take(EACH_MOST));
    }
    Ok(found)
}

fn tidy(view: &View<'_>, probe: &Probe) -> Probe {
    let number = text::line(&probe.id_number);
    Probe {
        name: text::line(&probe.name),
        id_number: identity::parse(&number, view.clock.today()).map_or(number, |known| known.number),
        phone: text::phone(&probe.phone).unwrap_or_default(),
        birth: probe.birth,
        living_address: text::line(&probe.living_address),
    }
}

fn same(probe: &Probe, person: &Person) -> Vec<String> {
    let agree = |a: &str, b: &str| !a.is_empty() && a == b;
    [
        ("id_number", agree(&probe.id_number, &person.id_number)),
        ("name", agree(&probe.name, &person.name)),
        ("phone", agree(&probe.phone, &person.phone)),
        ("birth", probe.birth.is_some() && probe.birth == person.birth),
        ("address", agree(&probe.living_address, &person.living_address)),
    ]
    .into_iter()
    .filter(|(_, agrees)| *agrees)
    .map(|(field, _)| field.to_owned())
    .collect()
}

/// The same name alone is not enough when anything else speaks against it.
fn is_likely(same: &[String], probe: &Probe, person: &Person) -> bool {
    let differ = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && a != b;
    match same {
        [only] if only == "name" => {
            let other_birth = probe.birth.zip(person.birth).is_some_and(|(typed, known)| typed != known);
            !other_birth && !differ(&probe.id_number, &person.id_number)
        }
        [only] if only == "birth" => false,
        [] => false,
        _ => true,
    }
}

fn weight(same: &[String]) -> u32 {
    same.iter()
        .map(|field| match field.as_str() {
            "id_number" => 16,
            "phone" => 6,
            "name" => 4,
            "address" => 3,
            _ => 2,
        })
        .sum()
}

/// The cases through which this session knows the person, newest first, at most five.
///
/// # Errors
/// The store's.
pub(super) fn known_from(view: &View<'_>, person: &Person) -> Result<Vec<KnownFrom>> {
    let mut known = Vec::new();
    for id in store::people::cases_of(view.db, person.id)? {
        if known.len() == 5 {
            break;
        }
        if !permission::may_see(view, id)? {
            continue;
        }
        if let Some(case) = store::cases::get(view.db, id)? {
            known.push(KnownFrom { id, code: case.code, opened_at: case.opened_at });
        }
    }
    Ok(known)
}
