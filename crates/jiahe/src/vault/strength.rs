//! How good a password is, said while it is typed, and the least that is accepted.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

use crate::fault::{Fault, Result};
use crate::kernel::pinyin;

/// For the bar beside the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Found in hours by whoever has the file, or refused outright.
    Weak,
    /// Enough together with the device secret.
    Fair,
    /// Enough by itself.
    Strong,
}

/// A rough estimate: how many kinds of marks, how many of them carry something new. A password that
/// [`password_flaw`] refuses is weak whatever its length.
#[must_use]
pub fn strength(password: &str, name: &str) -> Strength {
    if password_flaw(password, name).is_some() {
        return Strength::Weak;
    }
    if bits(password) < STRONG { Strength::Fair } else { Strength::Strong }
}

/// Below this a password is refused: with the file in hand it is found in hours.
const WEAK: f64 = 32.0;
const STRONG: f64 = 65.0;

fn bits(password: &str) -> f64 {
    let marks: Vec<char> = password.nfc().collect();
    let has = |kind: fn(&char) -> bool| marks.iter().any(kind);
    let pools = [
        (has(char::is_ascii_digit), 10.0),
        (has(char::is_ascii_lowercase), 26.0),
        (has(char::is_ascii_uppercase), 26.0),
        (has(|mark| mark.is_ascii() && !mark.is_ascii_alphanumeric()), 32.0),
        (has(|mark| !mark.is_ascii()), 1_000.0),
    ];
    let pool: f64 = pools.iter().filter(|(present, _)| *present).map(|(_, size)| size).sum();
    // A mark that repeats or continues a run (aaa, 123, cba) is worth a quarter of a new one.
    let steps = marks.iter().zip(marks.iter().skip(1));
    let runs = steps.filter(|(mark, next)| u32::from(**mark).abs_diff(u32::from(**next)) <= 1).count();
    let distinct = marks.iter().collect::<BTreeSet<_>>().len();
    let fresh = (marks.len() - runs).min(distinct * 2);
    let counted = fresh as f64 + (marks.len() - fresh) as f64 / 4.0;
    counted * pool.log2()
}

/// Why a password is refused: `password_is_name` (as written or in pinyin), `password_short` (fewer than
/// eight marks), `password_common` (on every attacker's list, or one mark over and over) or
/// `password_weak`; `None` when it is accepted.
#[must_use]
pub fn password_flaw(password: &str, name: &str) -> Option<&'static str> {
    plain_flaw(password, name).or_else(|| (bits(password) < WEAK).then_some("password_weak"))
}

fn plain_flaw(password: &str, name: &str) -> Option<&'static str> {
    let plain = |text: &str| text.nfkc().filter(|mark| !mark.is_whitespace()).collect::<String>().to_lowercase();
    let (word, name) = (plain(password), plain(name));
    let spelt = pinyin::spelt(&name);
    let is_name = |name: &str| !name.is_empty() && !word.is_empty() && word.replace(name, "").is_empty();
    if is_name(&name) || is_name(&spelt) {
        return Some("password_is_name");
    }
    if password.nfc().count() < 8 {
        return Some("password_short");
    }
    let one_mark = word.chars().collect::<BTreeSet<_>>().len() <= 1;
    (one_mark || COMMON.contains(&word.as_str())).then_some("password_common")
}

/// The minimum rule, as a form's error on `field`.
///
/// # Errors
/// [`crate::fault::Code::Invalid`] with the reason of [`password_flaw`].
pub fn require_password(field: &str, password: &str, name: &str) -> Result<()> {
    password_flaw(password, name).map_or(Ok(()), |why| Err(Fault::field(field, why)))
}

/// What Chinese and international lists have in front, eight marks and more.
const COMMON: &[&str] = &[
    "12345678",
    "123456789",
    "1234567890",
    "0123456789",
    "87654321",
    "987654321",
    "9876543210",
    "12341234",
    "11223344",
    "1122334455",
    "123123123",
    "12344321",
    "123454321",
    "147258369",
    "159357456",
    "66668888",
    "88886666",
    "12345679",
    "5201314520",
    "52013145",
    "13145201314",
    "20202020",
    "password",
    "password1",
    "password123",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "qwertyui",
    "qwertyuiop",
    "qwerty123",
    "asdfghjk",
    "asdfghjkl",
    "zxcvbnm1",
    "zxcvbnm123",
    "1qaz2wsx",
    "1qaz2wsx3edc",
    "qazwsxedc",
    "1q2w3e4r",
    "1q2w3e4r5t",
    "q1w2e3r4",
    "123qweasd",
    "qwe123456",
    "abc12345",
    "abc123456",
    "abcd1234",
    "a1234567",
    "a12345678",
    "a123456789",
    "aa123456",
    "aa12345678",
    "asd123456",
    "zxc123456",
    "123456abc",
    "123456aa",
    "woaini520",
    "woaini521",
    "woaini1314",
    "woaini123",
    "woaiwojia",
    "iloveyou",
    "admin123",
    "admin888",
    "admin1234",
    "administrator",
    "root1234",
    "test1234",
    "welcome1",
    "changeme",
    "letmein1",
    "computer",
    "internet",
    "jiahe123",
    "jiahe2026",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_tries_first_is_refused_with_its_reason() {
        for (password, name, why) in [
            ("", "甲某", "password_short"),
            ("a1B2c3D", "甲某", "password_short"),
            ("12345678", "甲某", "password_common"),
            ("１２３４５６７８", "甲某", "password_common"),
            ("PassWord", "甲某", "password_common"),
            ("aaaaaaaaaaaa", "甲某", "password_common"),
            ("Li Xiaoming", "lixiaoming", "password_is_name"),
            ("甲某甲某甲某甲某", "甲某", "password_is_name"),
        ] {
            assert_eq!(password_flaw(password, name), Some(why), "{password}");
            assert_eq!(strength(password, name), Strength::Weak, "{password}");
            let fault = require_password("password", password, name).unwrap_err();
            assert_eq!((fault.fields[0].field.as_str(), fault.fields[0].why.as_str()), ("password", why));
        }
        require_password("password", "河边 有 三棵 老樟树", "甲某").unwrap();
        require_password("password", "kxwvq7t2", "").unwrap();
    }

    #[test]
    fn the_bar_grows_with_what_is_new() {
        assert_eq!(strength("abcdefgh1", "甲某"), Strength::Weak);
        assert_eq!(password_flaw("abcdefgh1", "甲某"), Some("password_weak"));
        assert_eq!(password_flaw("zhoujing", "周静"), Some("password_is_name"));
        assert_eq!(password_flaw("ZhouJing zhoujing", "周静"), Some("password_is_name"));
        assert_eq!(strength("kxbvq7t2m9", "甲某"), Strength::Fair);
        assert_eq!(strength("kX7!vq-T2m9w", "甲某"), Strength::Strong);
        assert_eq!(strength("河边有三棵老樟树", "甲某"), Strength::Strong);
        assert_eq!(strength("ababababababab", "甲某"), Strength::Weak);
    }
}
