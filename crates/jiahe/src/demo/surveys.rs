//! Satisfaction surveys of the demo: some signed, some not, most of them content.

use chrono::Days;
use serde_json::json;

use super::county::County;
use super::words;
use crate::fault::Result;
use crate::kernel::{Coded, Role};
use crate::surveys::SurveyItem;

const SURVEYS: usize = 80;

pub(super) fn plan(county: &mut County<'_>) {
    for _ in 0..SURVEYS {
        let back = county.between(1, 340);
        let day = county.end.checked_sub_days(Days::new(back)).unwrap_or(county.end);
        let moment = county.working(day, 0);
        county.at(moment, enter);
    }
}

fn enter(county: &mut County<'_>) -> Result<()> {
    let anonymous = county.happens(45);
    let ended: Vec<usize> = (0..county.cases.len())
        .filter(|place| county.cases.get(*place).is_some_and(|known| known.family.closed))
        .collect();
    let known = if anonymous || ended.is_empty() {
        None
    } else {
        let place = county.pick(&ended);
        county.cases.get(place).cloned()
    };
    let by = match &known {
        Some(known) => county.member(known.handler)?,
        None => county.one_with(Role::Receptionist)?,
    };
    let mut scores = Vec::new();
    for item in SurveyItem::ALL {
        if *item == SurveyItem::Overall || county.happens(94) {
            scores.push(json!({ "item": item, "score": county.pick(&[5, 5, 5, 5, 4, 4, 4, 3, 2]) }));
        }
    }
    let service = known.as_ref().and_then(|known| known.family.services.first().copied());
    let service = service
        .unwrap_or_else(|| county.pick(&["mediation", "marriage_counselling", "family_education", "legal_advice"]));
    let entry = json!({
        "case": known.map(|known| known.id), "anonymous": anonymous, "day": null, "service": service,
        "sex": county.pick(&["1", "2", "2"]), "age": county.pick(&["18_35", "36_50", "36_50", "51_65", "over_65"]),
        "scores": scores, "first_time": county.happens(70), "recommend": county.happens(90), "comment": words::comment(county),
        "reply_phone": "",
    });
    county.call(&by, "surveys.enter", entry).map(drop)
}
