//! The recovery key: 256 bits on paper, which open the station on any PC.
//!
//! Printed as fourteen groups of four Crockford base32 marks: 52 for the key, four for a checksum that
//! finds every single wrong mark and every exchange of two (a weighted sum modulo the prime 2²⁰ − 3).

use std::fmt;

use zeroize::Zeroizing;

use crate::fault::{Fault, Result};
use crate::kernel::Chance;

use super::own_key::OwnKey;
use super::seal::derive;
use super::secret::Secret;

/// Without I, L, O and U, which are misread or make words.
const MARKS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const KEY_MARKS: usize = 52;
const ALL_MARKS: usize = KEY_MARKS + 4;
/// Below 2²⁰, so that the sum fits into four marks.
const PRIME: u32 = 1_048_573;
const WEIGHT: u32 = 37;

/// Opens the recovery slot; needs neither PC nor key store nor password.
#[derive(Clone)]
pub struct RecoveryKey(Secret<32>);

impl RecoveryKey {
    #[must_use]
    pub fn fresh(chance: &mut Chance) -> Self {
        Self(Secret::fresh(chance))
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    /// The key pair that letters to the paper are sealed to: they can be written without the paper.
    pub(super) fn own_key(&self) -> Result<OwnKey> {
        let derived = derive(b"jiahe", &[self.bytes()], "jiahe recovery letters 1")?;
        OwnKey::copied(derived.as_ref()).ok_or_else(|| Fault::internal("derive a key from the recovery key"))
    }

    /// As printed: fourteen groups of four marks, the last group being the checksum.
    #[must_use]
    pub fn groups(&self) -> Vec<Zeroizing<String>> {
        let mut values = Zeroizing::new(Vec::with_capacity(ALL_MARKS));
        let (mut waiting, mut bits) = (0u32, 0);
        // One zero byte at the end pads the last mark.
        for byte in self.bytes().iter().chain(&[0]) {
            waiting = (waiting << 8 | u32::from(*byte)) & 0xfff;
            bits += 8;
            while bits >= 5 && values.len() < KEY_MARKS {
                bits -= 5;
                values.push(waiting >> bits & 31);
            }
        }
        let check = checksum(&values);
        values.extend([15, 10, 5, 0].map(|shift| check >> shift & 31));
        let mark =
            |value: &u32| usize::try_from(*value).ok().and_then(|at| MARKS.get(at)).copied().map_or('0', char::from);
        values.chunks(4).map(|group| Zeroizing::new(group.iter().map(mark).collect())).collect()
    }

    /// The groups joined by `-`, for the PDF's QR code and for reading back.
    #[must_use]
    pub fn printed(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(ALL_MARKS / 4 * 5));
        for group in self.groups() {
            if !text.is_empty() {
                text.push('-');
            }
            text.push_str(&group);
        }
        text
    }

    /// Reads a key as typed: lower case, blanks, dashes, full width, O for 0 and I or L for 1 are forgiven.
    ///
    /// # Errors
    /// A field fault on `recovery`: `recovery_characters`, `recovery_length`, or `recovery_checksum`
    /// (a slip of the finger). A well-formed key of another station is only found out by the slot.
    pub fn parse(typed: &str) -> Result<Self> {
        use unicode_normalization::UnicodeNormalization;
        let fault = |why| Fault::field("recovery", why);
        let mut values = Zeroizing::new(Vec::with_capacity(ALL_MARKS));
        let dash = |symbol: &char| matches!(symbol, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '_' | '.');
        for symbol in typed.nfkc().filter(|symbol| !symbol.is_whitespace() && !dash(symbol)) {
            let mark = match symbol.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = MARKS.iter().position(|known| char::from(*known) == mark);
            let value =
                value.and_then(|value| u32::try_from(value).ok()).ok_or_else(|| fault("recovery_characters"))?;
            if values.len() == ALL_MARKS {
                return Err(fault("recovery_length"));
            }
            values.push(value);
        }
        let (Some(key), Some(check)) = (values.get(..KEY_MARKS), values.get(KEY_MARKS..ALL_MARKS)) else {
            return Err(fault("recovery_length"));
        };
        let check = check.iter().fold(0, |sum, value| sum << 5 | value);
        if check != checksum(key) {
            return Err(fault("recovery_checksum"));
        }
        let mut bytes = Zeroizing::new(Vec::with_capacity(33));
        let (mut waiting, mut bits) = (0u32, 0);
        for value in key {
            waiting = (waiting << 5 | value) & 0xfff;
            bits += 5;
            if bits >= 8 {
                bits -= 8;
                bytes.push(u8::try_from(waiting >> bits & 0xff).unwrap_or_default());
            }
        }
        // The last four of 260 bits carry nothing and must say so: one key has one spelling.
        if waiting & 15 != 0 {
            return Err(fault("recovery_checksum"));
        }
        Secret::copied(&bytes).map(Self).ok_or_else(|| fault("recovery_length"))
    }
}

/// Horner's sum; it starts at 1 so that a row of zeros is no key. A wrong mark changes it by
/// `d·37ⁱ` with 0 < d < 32, an exchange by `d·(37ⁱ − 37ʲ)`: neither is 0 modulo the prime.
fn checksum(values: &[u32]) -> u32 {
    values.iter().fold(1, |sum, value| (sum * WEIGHT + value) % PRIME)
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn why(typed: &str) -> String {
        RecoveryKey::parse(typed).unwrap_err().fields[0].why.clone()
    }

    #[test]
    fn the_spelling_of_a_key_never_changes() {
        let key = RecoveryKey(Secret::copied(&std::array::from_fn::<u8, 32, _>(|at| at as u8)).unwrap());
        let printed = key.printed();
        assert!(printed.starts_with("000G-40R4-0M30-E209-185G-R38E-1W81-24GK"), "{}", printed.as_str());
        assert_eq!(key.groups().len(), 14);
        assert_eq!(format!("{key:?}"), "RecoveryKey(…)");
    }

    #[test]
    fn it_is_read_as_people_type() {
        let key = RecoveryKey::fresh(&mut Chance::seeded(7));
        let printed = key.printed();
        let typed = [
            printed.to_lowercase(),
            printed.replace('-', " "),
            printed.replace('-', ""),
            printed.replace('0', "O").replace('1', "l"),
            printed.replace('0', "o").replace('1', "I"),
            printed.replace('-', "－"),
            format!("\n {} \n", printed.as_str()),
        ];
        for typed in typed {
            assert_eq!(RecoveryKey::parse(&typed).unwrap().bytes(), key.bytes(), "{typed}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
        let printed = RecoveryKey::fresh(&mut Chance::seeded(7)).printed();
        assert_eq!(why(""), "recovery_length");
        assert_eq!(why(printed.get(..printed.len() - 1).unwrap()), "recovery_length");
        assert_eq!(why(&format!("{}0", printed.as_str())), "recovery_length");
        assert_eq!(why(&printed.replacen(|c: char| c != '-', "U", 1)), "recovery_characters");
        assert_eq!(why(&"家".repeat(56)), "recovery_characters");
        assert_eq!(why(&"0".repeat(56)), "recovery_checksum");
    }

    proptest! {
        #[test]
        fn every_key_reads_back(seed: u64) {
            let key = RecoveryKey::fresh(&mut Chance::seeded(seed));
            let read = RecoveryKey::parse(&key.printed()).unwrap();
            prop_assert_eq!(read.bytes(), key.bytes());
        }

        #[test]
        fn every_wrong_mark_is_caught(seed: u64, at in 0usize..56) {
            let printed = RecoveryKey::fresh(&mut Chance::seeded(seed)).printed().replace('-', "");
            for mark in MARKS.iter().filter(|mark| **mark != printed.as_bytes()[at]) {
                let mut typed = printed.clone().into_bytes();
                typed[at] = *mark;
                prop_assert_eq!(why(&String::from_utf8(typed).unwrap()), "recovery_checksum");
            }
        }

        #[test]
        fn every_exchange_of_two_marks_is_caught(seed: u64, one in 0usize..52, other in 0usize..52) {
            let mut typed = RecoveryKey::fresh(&mut Chance::seeded(seed)).printed().replace('-', "").into_bytes();
            prop_assume!(typed[one] != typed[other]);
            typed.swap(one, other);
            prop_assert_eq!(why(&String::from_utf8(typed).unwrap()), "recovery_checksum");
        }
    }
}
