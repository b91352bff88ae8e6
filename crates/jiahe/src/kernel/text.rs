//! Typed text, made safe to keep: one line or a block, without control and direction-override characters.

use unicode_normalization::UnicodeNormalization;

use crate::fault::{Check, Result};

/// Characters that no form needs and that can make text look other than it is. (The joiners U+200C and
/// U+200D stay: emoji and some scripts are written with them.)
fn is_harmful(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// One line: line breaks and tabs become spaces, runs of spaces one, ends trimmed.
#[must_use]
pub fn line(typed: &str) -> String {
    let clean: String =
        typed.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_harmful(*c)).collect();
    clean.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A block: line breaks kept, ends trimmed.
#[must_use]
pub fn block(typed: &str) -> String {
    let clean: String = typed.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| !is_harmful(*c)).collect();
    clean.trim().to_owned()
}

/// A telephone number as kept: ASCII digits with an optional leading `+`; spaces, dashes and brackets go.
/// `None` when anything else is in it, or it has fewer than 5 or more than 20 digits.
#[must_use]
pub fn phone(typed: &str) -> Option<String> {
    let kept: String =
        typed.nfkc().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '(' | ')' | '.')).collect();
    let digits = kept.strip_prefix('+').unwrap_or(&kept);
    let fits = (5..=20).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit());
    fits.then_some(kept)
}

/// At most `most` characters (not bytes).
#[must_use]
pub fn fits(text: &str, most: usize) -> bool {
    text.chars().nth(most).is_none()
}

/// # Errors
/// More than `most` characters.
pub fn within(text: &str, most: usize, field: &str) -> Result<()> {
    let mut check = Check::default();
    check.fits(text, most, field);
    check.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_line_breaks_becomes_one_line_and_keeps_rare_characters() {
        assert_eq!(line(" 喆堃\n犇龑\t镕𠅤 "), "喆堃 犇龑 镕𠅤");
        assert_eq!(line("👨\u{200d}👩\u{200d}👧"), "👨\u{200d}👩\u{200d}👧");
        assert_eq!(line("甲\u{202e}乙\u{0}"), "甲乙");
        assert_eq!(block("一\r\n二\r三\u{7}"), "一\n二\n三");
    }

    #[test]
    fn phones_are_read_as_people_write_them() {
        assert_eq!(phone("１３８ 0000-0000").as_deref(), Some("13800000000"));
        assert_eq!(phone("(0580) 4471234").as_deref(), Some("05804471234"));
        assert_eq!(phone("12"), None);
        assert_eq!(phone("打我"), None);
    }
}
