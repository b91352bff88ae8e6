//! Where a phone or an address that was just sealed still stands in open texts, so that a person can take it out
//! there: the program does not change what somebody wrote.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::{HiddenContact, OpenPlace, Person, StillOpen};
use crate::cases::permission;
use crate::fault::Result;
use crate::store;
use crate::transact::View;

/// Fewer digits of a phone than that are no phone, fewer characters of an address no address.
const DIGITS: usize = 7;
const CHARACTERS: usize = 4;

/// The places in every case of theirs that this session may know of; `before` is the open record as it was.
///
/// # Errors
/// The store's.
pub(super) fn still_open(view: &View<'_>, before: &Person, contact: &HiddenContact) -> Result<Vec<StillOpen>> {
    let phones: Vec<String> = [&before.phone, &contact.phone].into_iter().flat_map(|text| numbers(text)).collect();
    let addresses: Vec<String> = [&before.living_address, &contact.address]
        .into_iter()
        .map(|text| close(text))
        .filter(|text| text.chars().count() >= CHARACTERS)
        .collect();
    // Whoever stayed in the home they shared has it as their own address: that gives nothing away.
    let home = close(&before.living_address);
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    for case in store::people::cases_of(view.db, before.id)? {
        if !permission::may_see(view, case)? {
            continue;
        }
        let code = store::cases::get(view.db, case)?.map(|case| case.code).unwrap_or_default();
        for open in store::standing::of_case(view.db, case)? {
            let text = close(&open.text);
            let shared = |one: &String| open.place == OpenPlace::Person && *one == home;
            let is = |sought: &[String]| sought.iter().any(|one| text.contains(one.as_str()) && !shared(one));
            let (phone, address) = (is(&phones), is(&addresses));
            if (phone || address) && told.insert((case, open.place, open.of.clone(), phone, address)) {
                found.push(StillOpen { case, code: code.clone(), place: open.place, of: open.of, phone, address });
            }
        }
    }
    Ok(found)
}

/// The numbers in a field of phones, each as its digits alone.
fn numbers(text: &str) -> Vec<String> {
    text.split(['/', ',', ';', '、', '，', '；'])
        .map(close)
        .filter(|number| number.chars().filter(char::is_ascii_digit).count() >= DIGITS)
        .collect()
}

/// Without what people put between the signs of a number or an address, and full-width digits as digits.
fn close(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '—' | '–')).collect()
}

#[cfg(test)]
mod tests {
    use super::{close, numbers};

    #[test]
    fn a_number_is_found_however_it_was_typed() {
        assert_eq!(close("138-0000 ０００１"), "13800000001");
        assert_eq!(numbers("138 0000 0001、0580-1234567；12"), ["13800000001", "05801234567"]);
        assert_eq!(close("虚构路 1 号"), "虚构路1号");
    }
}
