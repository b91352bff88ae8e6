//! 满意度调查表 (C), filled from an entered survey, or blank.

use super::{BLANK, Printed, SurveyAsked, labels, printed};
use crate::api::Noun;
use crate::cases::Level;
use crate::cases::permission::{self, sees, sight};
use crate::editions;
use crate::fault::{Fault, Result};
use crate::kernel::Coded;
use crate::paper::edition::StationForm;
use crate::paper::survey::{self, Rating, Survey};
use crate::store;
use crate::surveys::SurveyEntry;
use crate::transact::Act;

/// # Errors
/// [`crate::Code::NotFound`] for a survey this session may not know of.
pub fn survey(act: &mut Act<'_>, asked: SurveyAsked) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let station = store::stations::own(act.db)?.name;
    let Some(id) = asked.survey else {
        let (number, edition) = editions::current(act, StationForm::Survey)?;
        let pdf = survey::print(&Survey { station, edition: Some(edition), number, ..Survey::default() }, &fonts)?;
        act.note(Noun::Desk, 0, "survey form, blank");
        return Ok(printed("survey", "空白", pdf, BLANK));
    };
    let listed = store::surveys::get(act.db, act.session.staff, id)?
        .filter(|listed| sees(sight(act.session), listed.level.unwrap_or(Level::Normal), listed.on_team))
        .ok_or_else(|| Fault::not_found("a survey"))?;
    if let Some(case) = listed.survey.entry.case {
        permission::require_hand(act, case)?;
    }
    let day = listed.survey.entry.day;
    let number = listed.survey.edition;
    let edition = Some(editions::numbered(act, StationForm::Survey, number)?);
    let form = Survey { edition, number, ..filled(listed.survey.entry, station) };
    let pdf = survey::print(&form, &fonts)?;
    act.note(Noun::Surveys, id.0, "drawn");
    Ok(printed("survey", &day.map(|day| day.to_string()).unwrap_or_default(), pdf, (Noun::Surveys, id.0)))
}

fn filled(entry: SurveyEntry, station: String) -> Survey {
    Survey {
        station,
        on: entry.day,
        services: entry.service.map(|service| labels::service(service).to_owned()).into_iter().collect(),
        sex: entry.sex.map(|sex| labels::sex(sex).to_owned()).unwrap_or_default(),
        age_band: entry.age.map(|age| labels::age(age).to_owned()).unwrap_or_default(),
        ratings: entry
            .scores
            .iter()
            .filter_map(|score| Some((score.item.code().to_owned(), rating(score.score)?)))
            .collect(),
        first_time: entry.first_time,
        would_recommend: entry.recommend,
        comments: entry.comment,
        phone: entry.reply_phone,
        answers: entry.answers,
        ..Survey::default()
    }
}

fn rating(score: u8) -> Option<Rating> {
    match score {
        5 => Some(Rating::VeryGood),
        4 => Some(Rating::Good),
        3 => Some(Rating::Fair),
        2 => Some(Rating::Poor),
        1 => Some(Rating::VeryPoor),
        _ => None,
    }
}
