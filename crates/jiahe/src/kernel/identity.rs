//! 公民身份号码, the citizen identity number (GB 11643-1999): reading one as it is typed, and saying
//! why it does not pass. Whether a failing number may be kept is the form's decision, not this one's.

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

use super::Day;

/// Sex as the number and the resident register know it (GB/T 2261.1: 1 and 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Male,
    Female,
}

/// What a number says about its holder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Identity {
    /// Normalised: ASCII digits, `X` upper case; 18 characters (15 only inside [`Flaw::read`]).
    pub number: String,
    #[ts(type = "string")]
    pub birth: Day,
    pub sex: Sex,
    /// GB/T 2260 code of the county that first registered the person; it may be abolished since.
    pub place: String,
}

/// Why a number does not pass, and what could be read all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// `id_length`, `id_digits`, `id_checksum`, `id_birth_invalid`, `id_birth_future`, or `id_fifteen`: a
    /// well-formed number of the first generation (before 1999), no longer valid by itself.
    pub why: &'static str,
    /// With `id_fifteen` only: birth date and sex, to offer to the form.
    pub read: Option<Identity>,
}

/// Reads a number as typed: full-width digits, a lower-case `x` and blanks are forgiven.
///
/// A wrong digit shows as `id_checksum` even where it also spoils the date, because the checksum
/// is what tells a slip of the finger from a number that was issued wrongly.
///
/// # Errors
/// [`Flaw`], with the first reason found.
pub fn parse(typed: &str, today: Day) -> Result<Identity, Flaw> {
    let number = normalised(typed);
    let length = number.chars().count();
    if length != 18 && length != 15 {
        return Err(flaw("id_length"));
    }
    let body = if length == 18 { number.get(..17) } else { Some(number.as_str()) };
    let Some(body) = body.filter(|body| body.bytes().all(|byte| byte.is_ascii_digit())) else {
        return Err(flaw("id_digits"));
    };
    if length == 15 {
        return Err(fifteen(&number, today));
    }
    match number.chars().next_back() {
        Some(last) if last.is_ascii_digit() || last == 'X' => {
            if check_digit(body) != Some(last) {
                return Err(flaw("id_checksum"));
            }
        }
        _ => return Err(flaw("id_digits")),
    }
    let birth = number.get(6..14).and_then(born).ok_or_else(|| flaw("id_birth_invalid"))?;
    read(&number, birth, 14..17, today)
}

/// The 18th character for the first 17 digits (ISO 7064 MOD 11-2); `None` unless exactly 17 digits.
#[must_use]
pub fn check_digit(body: &str) -> Option<char> {
    let digits: Option<Vec<u32>> = body.chars().map(|digit| digit.to_digit(10)).collect();
    let digits = digits.filter(|digits| digits.len() == 17)?;
    let sum = digits.iter().fold(0, |sum, digit| (sum + digit) * 2 % 11);
    match (12 - sum) % 11 {
        10 => Some('X'),
        check => char::from_digit(check, 10),
    }
}

/// An invented number that passes, for tests and the demo: `place` six digits, `seq` 0–499 tells
/// apart people of one place, day and sex. Never for a real person.
#[must_use]
pub fn invented(place: &str, birth: Day, sex: Sex, seq: u16) -> String {
    let order = (seq % 500) * 2 + u16::from(sex == Sex::Male);
    let place: String = place.chars().filter(char::is_ascii_digit).chain("000000".chars()).take(6).collect();
    let body = format!("{place}{}{order:03}", birth.format("%Y%m%d"));
    let check = check_digit(&body).unwrap_or('0');
    format!("{body}{check}")
}

fn normalised(typed: &str) -> String {
    typed.nfkc().filter(|symbol| !symbol.is_whitespace()).map(|symbol| symbol.to_ascii_uppercase()).collect()
}

fn flaw(why: &'static str) -> Flaw {
    Flaw { why, read: None }
}

/// `YYYYMMDD`, if there was such a day and a living or lately living person can be born on it.
fn born(digits: &str) -> Option<Day> {
    let year = digits.get(..4)?.parse().ok()?;
    let month = digits.get(4..6)?.parse().ok()?;
    let day = digits.get(6..)?.parse().ok()?;
    Day::from_ymd_opt(year, month, day).filter(|birth| birth.year() >= 1850)
}

fn fifteen(number: &str, today: Day) -> Flaw {
    let Some(birth) = number.get(6..12).and_then(|short| born(&format!("19{short}"))) else {
        return flaw("id_birth_invalid");
    };
    match read(number, birth, 12..15, today) {
        Ok(identity) => Flaw { why: "id_fifteen", read: Some(identity) },
        Err(flaw) => flaw,
    }
}

/// `order`: where the three sequence digits stand; odd is male.
fn read(number: &str, birth: Day, order: std::ops::Range<usize>, today: Day) -> Result<Identity, Flaw> {
    if birth > today {
        return Err(flaw("id_birth_future"));
    }
    let order: u32 = number.get(order).and_then(|digits| digits.parse().ok()).ok_or_else(|| flaw("id_digits"))?;
    let sex = if order % 2 == 1 { Sex::Male } else { Sex::Female };
    let place = number.get(..6).unwrap_or_default().to_owned();
    Ok(Identity { number: number.to_owned(), birth, sex, place })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd_opt(year, month, day).unwrap()
    }

    fn why(typed: &str) -> &'static str {
        parse(typed, day(2026, 11, 23)).unwrap_err().why
    }

    /// The body with its right check digit, whatever the body says.
    fn closed(body: &str) -> String {
        format!("{body}{}", check_digit(body).unwrap())
    }

    #[test]
    fn the_examples_printed_in_the_standard_pass() {
        let today = day(2026, 11, 23);
        let woman = parse("11010519491231002X", today).unwrap();
        assert_eq!((woman.birth, woman.sex, woman.place.as_str()), (day(1949, 12, 31), Sex::Female, "110105"));
        let man = parse("440524188001010014", today).unwrap();
        assert_eq!((man.birth, man.sex), (day(1880, 1, 1), Sex::Male));
    }

    #[test]
    fn a_hurried_clerk_is_forgiven_width_case_and_blanks() {
        let today = day(2026, 11, 23);
        for typed in ["11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", " 110105 19491231 002ｘ\u{3000}"]
        {
            assert_eq!(parse(typed, today).unwrap().number, "11010519491231002X", "{typed}");
        }
    }

    #[test]
    fn each_flaw_is_told_by_its_own_reason() {
        assert_eq!(why(""), "id_length");
        assert_eq!(why("1101051949123100"), "id_length");
        assert_eq!(why("110105194912310021"), "id_checksum");
        assert_eq!(why("11010519491231002X0"), "id_length");
        assert_eq!(why("11010519491231001X"), "id_checksum");
    }

    #[test]
    fn letters_where_digits_belong() {
        assert_eq!(why("1101O519491231002X"), "id_digits");
        assert_eq!(why("11010519491231002Y"), "id_digits");
        assert_eq!(why("1101051949123100X2"), "id_digits");
        assert_eq!(why("一二三四五六七八九十一二三四五六七八"), "id_digits");
        assert_eq!(why("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"), "id_digits");
    }

    #[test]
    fn only_days_that_were_and_are_not_to_come() {
        assert_eq!(why(&closed("33092119000229001")), "id_birth_invalid", "1900 was no leap year");
        assert_eq!(why(&closed("33092120230229001")), "id_birth_invalid");
        assert_eq!(why(&closed("33092119901301001")), "id_birth_invalid");
        assert_eq!(why(&closed("33092100000101001")), "id_birth_invalid");
        assert_eq!(why(&closed("33092120261124001")), "id_birth_future");
        let today = day(2026, 11, 23);
        assert_eq!(parse(&closed("33092120000229001"), today).unwrap().birth, day(2000, 2, 29));
        assert_eq!(parse(&closed("33092120261123001"), today).unwrap().birth, today, "born today");
    }

    #[test]
    fn an_old_card_is_recognised_and_flagged() {
        let old = parse("330921640229002", day(2026, 11, 23)).unwrap_err();
        let read = old.read.unwrap();
        assert_eq!((old.why, read.birth, read.sex), ("id_fifteen", day(1964, 2, 29), Sex::Female));
        assert_eq!(why("330921630229002"), "id_birth_invalid");
        assert_eq!(why("33092163022900X"), "id_digits");
    }

    fn people() -> impl Strategy<Value = String> {
        (100_000u32..700_000, -36_500i64..0, any::<bool>(), 0u16..500).prop_map(|(place, days, male, seq)| {
            let birth = day(2026, 11, 23) + chrono::Duration::days(days);
            invented(&place.to_string(), birth, if male { Sex::Male } else { Sex::Female }, seq)
        })
    }

    proptest! {
        #[test]
        fn an_invented_number_reads_back(place in 100_000u32..700_000, days in -36_500i64..=0, male: bool, seq in 0u16..500) {
            let today = day(2026, 11, 23);
            let birth = today + chrono::Duration::days(days);
            let sex = if male { Sex::Male } else { Sex::Female };
            let number = invented(&place.to_string(), birth, sex, seq);
            let read = parse(&number, today).unwrap();
            prop_assert_eq!(read, Identity { number, birth, sex, place: place.to_string() });
        }

        #[test]
        fn one_wrong_digit_is_caught_by_the_checksum(number in people(), at in 0usize..18, to in 0u8..11) {
            let to = if to == 10 && at == 17 { b'X' } else { b'0' + to % 10 };
            let mut typed = number.into_bytes();
            prop_assume!(typed[at] != to);
            typed[at] = to;
            prop_assert_eq!(why(&String::from_utf8(typed).unwrap()), "id_checksum");
        }

        #[test]
        fn two_neighbours_exchanged_are_caught(number in people(), at in 0usize..17) {
            let mut typed = number.into_bytes();
            prop_assume!(typed[at] != typed[at + 1]);
            typed.swap(at, at + 1);
            let expected = if typed[16] == b'X' { "id_digits" } else { "id_checksum" };
            prop_assert_eq!(why(&String::from_utf8(typed).unwrap()), expected);
        }

        #[test]
        fn no_typing_brings_it_down(typed in ".{0,40}") {
            drop(parse(&typed, day(2026, 11, 23)));
        }
    }
}
