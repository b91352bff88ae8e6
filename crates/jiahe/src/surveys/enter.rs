//! Enters a survey that came back on paper.

use std::collections::BTreeSet;

use super::{SurveyEntry, SurveyItem};
use crate::api::Noun;
use crate::cases::{EventKind, permission, timeline};
use crate::editions;
use crate::fault::{Check, Result};
use crate::kernel::{Day, SurveyId, text};
use crate::paper::edition::StationForm;
use crate::store;
use crate::transact::Act;

const COMMENT_MOST: usize = 2_000;

/// # Errors
/// Fields that do not pass; [`crate::Code::NotFound`] for a case this session may not know of.
pub fn enter(act: &mut Act<'_>, entry: SurveyEntry) -> Result<SurveyId> {
    if let Some(case) = entry.case {
        permission::require_hand(act, case)?;
    }
    let today = act.clock.today();
    let day = entry.day.unwrap_or(today);
    let (number, edition) = editions::current(act, StationForm::Survey)?;
    let mut check = Check::default();
    let form = (StationForm::Survey, &edition);
    let answers = editions::answers(act, form, &entry.answers, &[], ("answers", &mut check))?;
    let kept = SurveyEntry { answers, ..read(entry, day, today, check)? };
    let id: SurveyId = act.fresh();
    store::surveys::insert(act.db, id, day, (&kept, number), act.session.staff, act.clock)?;
    if let Some(case) = kept.case {
        timeline::happened(act, case, EventKind::SurveyEntered, "", "", "")?;
    }
    act.note(Noun::Surveys, id.0, "");
    Ok(id)
}

/// Nothing on an anonymous survey leads back to a person: no case, no telephone.
fn read(entry: SurveyEntry, day: Day, today: Day, mut check: Check) -> Result<SurveyEntry> {
    check.that(day <= today, "day", "future");
    check.that(!entry.anonymous || entry.case.is_none(), "case", "anonymous");
    let typed_phone = !entry.reply_phone.trim().is_empty();
    check.that(!(entry.anonymous && typed_phone), "reply_phone", "anonymous");
    let phone = if typed_phone { text::phone(&entry.reply_phone) } else { Some(String::new()) };
    check.that(phone.is_some(), "reply_phone", "phone");
    let comment = text::block(&entry.comment);
    check.fits(&comment, COMMENT_MOST, "comment");
    let mut answered = BTreeSet::new();
    for (index, score) in entry.scores.iter().enumerate() {
        check.that((1..=5).contains(&score.score), format!("scores[{index}].score"), "range");
        check.that(answered.insert(score.item), format!("scores[{index}].item"), "duplicate");
    }
    check.that(answered.contains(&SurveyItem::Overall), "scores", "required");
    check.done()?;
    Ok(SurveyEntry { day: Some(day), comment, reply_phone: phone.unwrap_or_default(), ..entry })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::CaseId;
    use crate::surveys::Score;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn entry() -> SurveyEntry {
        SurveyEntry {
            case: None,
            anonymous: false,
            day: None,
            service: None,
            sex: None,
            age: None,
            scores: vec![Score { item: SurveyItem::Overall, score: 5 }],
            first_time: None,
            recommend: None,
            comment: " 谢谢 ".into(),
            reply_phone: String::new(),
            answers: Vec::new(),
        }
    }

    fn faults(entry: SurveyEntry, on: &str) -> Vec<(String, String)> {
        let fault = read(entry, day(on), day("2026-11-23"), Check::default()).unwrap_err();
        fault.fields.into_iter().map(|field| (field.field, field.why)).collect()
    }

    #[test]
    fn an_anonymous_survey_leads_back_to_nobody() {
        let named =
            SurveyEntry { anonymous: true, case: Some(CaseId(7)), reply_phone: "13800000000".into(), ..entry() };
        let expected =
            [("case".to_owned(), "anonymous".to_owned()), ("reply_phone".to_owned(), "anonymous".to_owned())];
        assert_eq!(faults(named, "2026-11-23"), expected);
    }

    #[test]
    fn scores_are_one_to_five_once_each_and_the_overall_one_is_needed() {
        let score = |item, score| Score { item, score };
        let odd = SurveyEntry { scores: vec![score(SurveyItem::Speed, 6), score(SurveyItem::Speed, 0)], ..entry() };
        let fields: Vec<String> = faults(odd, "2026-11-23").into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["scores[0].score", "scores[1].score", "scores[1].item", "scores"]);
    }

    #[test]
    fn the_day_is_today_or_before_and_the_text_is_tidied() {
        assert_eq!(faults(entry(), "2026-11-24"), [("day".to_owned(), "future".to_owned())]);
        let kept = read(entry(), day("2024-02-29"), day("2026-11-23"), Check::default()).unwrap();
        assert_eq!((kept.day, kept.comment.as_str()), (Some(day("2024-02-29")), "谢谢"));
    }
}
