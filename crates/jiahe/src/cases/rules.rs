//! The rules that intake and amendment share. Pure: form in, faults out.

use super::{Consent, DangerPrompt, DangerSign, Details, DisputeType, PromptAnswer};
use crate::fault::Check;
use crate::kernel::tables::{Table, label};
use crate::kernel::{Coded, Day, text as clean};
use crate::store::people::age_on;

pub const FACTS_MOST: usize = 20_000;

/// What a case says of itself, as typed.
pub struct Answers<'a> {
    pub facts: &'a str,
    pub dangers: &'a [DangerSign],
    pub prompts: &'a [PromptAnswer],
    pub details: &'a Details,
}

/// A block of text, in characters.
pub fn text(typed: &str, field: &str, required: bool, most: usize, check: &mut Check) {
    let kept = clean::block(typed);
    check.that(!required || !kept.is_empty(), field, "required");
    check.fits(&kept, most, field);
}

pub fn relation(code: Option<&str>, field: &str, check: &mut Check) {
    check.that(code.is_none_or(|code| label(Table::Relation, code).is_some()), field, "unknown_code");
}

/// 家庭暴力 and 未成年人保护 start at 敏感 (5.6.4; 反家庭暴力法 5, 未成年人保护法 103).
#[must_use]
pub fn starts_sensitive(types: &[DisputeType]) -> bool {
    types.iter().any(|dispute| match dispute {
        DisputeType::Violence | DisputeType::Minors => true,
        DisputeType::Marriage
        | DisputeType::Property
        | DisputeType::Support
        | DisputeType::Education
        | DisputeType::Psychology => false,
    })
}

/// 不满十四周岁: the guardian consents (个人信息保护法 31). Anything but a plain consent says why.
pub fn consent(consent: Consent, note: &str, births: &[Day], today: Day, check: &mut Check) {
    let child = births.iter().any(|birth| age_on(*birth, today) < 14);
    match consent {
        Consent::Given => check.that(!child, "consent", "guardian_needed"),
        Consent::Guardian => {}
        Consent::NotNeeded | Consent::Pending => text(note, "consent_note", true, 500, check),
    }
    text(note, "consent_note", false, 500, check);
}

/// Facts, danger signs with their five prompts, and the rest of A.1.
pub fn answers(answers: &Answers<'_>, check: &mut Check) {
    text(answers.facts, "facts", true, FACTS_MOST, check);
    if !answers.dangers.is_empty() {
        for prompt in DangerPrompt::ALL {
            let answered = answers.prompts.iter().any(|answer| answer.prompt == *prompt);
            check.that(answered, format!("prompts.{}", prompt.code()), "prompt_missing");
        }
    }
    for (index, answer) in answers.prompts.iter().enumerate() {
        text(&answer.note, &format!("prompts[{index}].note"), !answer.done && !answers.dangers.is_empty(), 500, check);
    }
    let details = answers.details;
    check.that(details.people_count.is_none_or(|count| (1..=999).contains(&count)), "details.people_count", "range");
    text(&details.escalation_report, "details.escalation_report", details.may_escalate, 500, check);
    text(&details.measures, "details.measures", false, 2_000, check);
    text(&details.obstacle, "details.obstacle", false, 2_000, check);
}

/// The texts as they are kept.
#[must_use]
pub fn tidy(details: Details) -> Details {
    Details {
        escalation_report: clean::block(&details.escalation_report),
        measures: clean::block(&details.measures),
        obstacle: clean::block(&details.obstacle),
        ..details
    }
}
