//! Pseudonyms for what goes from hand to hand: no name, code, number, address or phone of a case stays in a text.

use crate::fault::Result;
use crate::kernel::CaseId;
use crate::store;
use crate::transact::View;

/// Pseudonyms: cases by number, their people by 甲, 乙 …
#[derive(Default)]
pub(super) struct Masks {
    cases: Vec<CaseId>,
    /// What is replaced by what, the longest first.
    words: Vec<(String, String)>,
}

const STEMS: [&str; 10] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];

impl Masks {
    pub(super) fn add(&mut self, view: &View<'_>, case: CaseId) -> Result<String> {
        if let Some(place) = self.cases.iter().position(|one| *one == case) {
            return Ok(format!("个案{}", place + 1));
        }
        self.cases.push(case);
        let name = format!("个案{}", self.cases.len());
        let Some(record) = store::cases::get(view.db, case)? else { return Ok(name) };
        let parties = store::cases::parties(view.db, &record)?;
        let members = store::cases::members(view.db, &record, &parties)?;
        let people = parties.into_iter().map(|one| one.person).chain(members.into_iter().map(|one| one.person));
        self.words.push((record.code, name.clone()));
        for (index, person) in people.enumerate() {
            let stem = STEMS.get(index % STEMS.len()).copied().unwrap_or("某");
            self.words.push((person.name, format!("{name}{stem}")));
            for secret in [
                person.id_number,
                person.phone,
                person.living_address,
                person.registered_address,
                person.workplace,
                person.safe_contact,
            ] {
                self.words.push((secret, "（略）".to_owned()));
            }
        }
        self.words.retain(|(word, _)| word.chars().count() > 1);
        self.words.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
        Ok(name)
    }

    /// The text under pseudonyms; runs of seven digits and more go as well, however they are spaced.
    pub(super) fn mask(&self, text: &str) -> String {
        let mut masked = text.to_owned();
        for (word, other) in &self.words {
            masked = masked.replace(word, other);
        }
        let (mut out, mut run) = (String::new(), String::new());
        for ch in masked.chars().chain(std::iter::once('\n')) {
            if ch.is_numeric() || (!run.is_empty() && matches!(ch, ' ' | '-' | 'X' | 'x')) {
                run.push(ch);
                continue;
            }
            let digits = run.chars().filter(|one| one.is_numeric()).count();
            out.push_str(if digits >= 9 || (digits >= 7 && !run.contains('-')) { "（略）" } else { &run });
            run.clear();
            out.push(ch);
        }
        out.pop();
        out
    }
}
