//! Is this household known already? Only what this session may know of is named.

use super::{AlikeAsked, AlikeKind, FindingAlike, secrecy};
use crate::cases::permission;
use crate::fault::Result;
use crate::kernel::text;
use crate::people::Person;
use crate::store::screening::{campaigns, families, findings};
use crate::store::{self};
use crate::transact::View;

const EACH_MOST: usize = 5;

/// What was typed, as it would be kept.
struct Typed {
    head: String,
    address: String,
    phone: String,
}

impl Typed {
    fn same(&self, head: &str, phone: &str, address: &str) -> Vec<String> {
        let agree = |a: &str, b: &str| !a.is_empty() && a == b;
        [
            ("name", agree(&self.head, head)),
            ("phone", agree(&self.phone, phone)),
            ("address", agree(&self.address, address)),
        ]
        .into_iter()
        .filter(|(_, agrees)| *agrees)
        .map(|(field, _)| field.to_owned())
        .collect()
    }

    fn like(&self, person: &Person) -> Vec<String> {
        self.same(&person.name, &person.phone, &person.living_address)
    }
}

/// # Errors
/// A text no row could hold.
pub fn alike(view: &View<'_>, asked: AlikeAsked) -> Result<Vec<FindingAlike>> {
    let typed = Typed {
        head: text::line(&asked.head),
        address: text::line(&asked.address),
        phone: text::phone(&asked.phone).unwrap_or_default(),
    };
    text::within(&typed.head, 60, "head")?;
    text::within(&typed.address, 200, "address")?;
    let (mut in_register, mut in_cases) = (Vec::new(), Vec::new());
    for person in store::people::alike(view.db, "", &typed.phone, &typed.head, &typed.address)? {
        let same = typed.like(&person);
        for family in families::of_person(view.db, person.id)? {
            if secrecy::sees_family(view, &family) {
                add(&mut in_register, AlikeKind::Family, family.id.0, &family.area, vec![family.head], &same);
            }
        }
        for case in store::people::cases_of(view.db, person.id)? {
            if in_cases.len() >= EACH_MOST || !permission::may_see(view, case)? {
                continue;
            }
            if let Some(case) = store::cases::get(view.db, case)? {
                let parties = store::cases::parties(view.db, &case)?;
                let names = parties.into_iter().map(|party| party.person.name).collect();
                add(&mut in_cases, AlikeKind::Case, case.id.0, &case.code, names, &same);
            }
        }
    }
    let mut found = Vec::new();
    for finding in findings::alike(view.db, &typed.head, &typed.phone, &typed.address)? {
        if asked.finding == Some(finding.id) || !secrecy::sees_finding(view, &finding) {
            continue;
        }
        let same = typed.same(&finding.head, &finding.phone, &finding.address);
        let title = campaigns::get(view.db, finding.campaign)?.map(|one| one.title).unwrap_or_default();
        add(&mut found, AlikeKind::Finding, finding.id.0, &title, vec![finding.head], &same);
    }
    Ok([in_register, in_cases, found].into_iter().flat_map(|list| list.into_iter().take(EACH_MOST)).collect())
}

/// Once each, with everything that agrees.
fn add(list: &mut Vec<FindingAlike>, kind: AlikeKind, id: i64, title: &str, names: Vec<String>, same: &[String]) {
    if let Some(known) = list.iter_mut().find(|known| known.id == id) {
        for field in same {
            if !known.same.contains(field) {
                known.same.push(field.clone());
            }
        }
        return;
    }
    list.push(FindingAlike { kind, id, title: title.to_owned(), names, same: same.to_vec() });
}
