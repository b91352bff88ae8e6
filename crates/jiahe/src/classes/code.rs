//! 签到码: a session's own code, on its sign-in sheet as a QR code. It says which session and nothing else; a scanner
//! types it like a keyboard, and a person can too.

use serde::Deserialize;
use ts_rs::TS;

use crate::fault::{Fault, Result};
use crate::kernel::ClassId;
use crate::store;
use crate::transact::View;

/// Crockford's digits: none that are taken for another.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 11;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CodeAsked {
    /// As scanned or typed: `JY0K3-…`; case, spaces and dashes do not matter.
    pub code: String,
}

/// `JY-` and eleven digits with a check digit at the end.
#[must_use]
pub fn code(id: ClassId) -> String {
    let number = u64::try_from(id.0).unwrap_or(0);
    let digits: Vec<u64> = (0..LENGTH).rev().map(|place| (number >> (5 * place)) & 31).collect();
    let spelt: String = digits.iter().copied().chain([check(&digits)]).filter_map(digit).collect();
    format!("JY-{spelt}")
}

/// Turned by a bit from digit to digit: a wrong digit always shows, and nearly always two that changed places.
fn check(digits: &[u64]) -> u64 {
    digits.iter().fold(0, |sum, digit| (((sum << 1) | (sum >> 4)) & 31) ^ digit)
}

fn digit(value: u64) -> Option<char> {
    DIGITS.get(usize::try_from(value).ok()?).map(|byte| char::from(*byte))
}

/// The session a code names; `None` for a slip of the pen.
fn read(typed: &str) -> Option<ClassId> {
    let plain: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let body = plain.strip_prefix("JY").unwrap_or(&plain);
    if body.len() != LENGTH + 1 {
        return None;
    }
    let value = |c: char| DIGITS.iter().position(|digit| char::from(*digit) == c).and_then(|at| u64::try_from(at).ok());
    let values: Vec<u64> = body.chars().map(value).collect::<Option<_>>()?;
    let (last, digits) = values.split_last()?;
    let number = digits.iter().fold(0u64, |sum, digit| (sum << 5) | digit);
    (check(digits) == *last).then(|| i64::try_from(number).ok().map(ClassId)).flatten()
}

/// # Errors
/// A code with a slip in it (`code`: `checksum`); [`crate::Code::NotFound`] for a session that is not here.
pub fn find(view: &View<'_>, asked: CodeAsked) -> Result<ClassId> {
    let id = read(&asked.code).ok_or_else(|| Fault::field("code", "class_code"))?;
    let class = store::classes::get(view.db, id)?.ok_or_else(|| Fault::not_found("a session"))?;
    Ok(class.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_as_people_and_scanners_write_it() {
        for id in [1, 31, 1_234_567_890_123, (1_i64 << 53) - 1] {
            let spelt = code(ClassId(id));
            assert_eq!(spelt.len(), 15);
            assert_eq!(read(&spelt), Some(ClassId(id)));
            assert_eq!(read(&format!(" {} ", spelt.to_lowercase().replace('0', "o"))), Some(ClassId(id)));
        }
    }

    #[test]
    fn one_wrong_digit_names_no_session() {
        let right = code(ClassId(891_234_567_890_123));
        for at in 3..right.len() {
            for digit in DIGITS {
                let mut wrong: Vec<char> = right.chars().collect();
                if wrong[at] == char::from(*digit) {
                    continue;
                }
                wrong[at] = char::from(*digit);
                let wrong: String = wrong.into_iter().collect();
                assert_eq!(read(&wrong), None, "{wrong}");
            }
        }
        assert_eq!(read("JY-123"), None);
        assert_eq!(read("签到"), None);
    }
}
