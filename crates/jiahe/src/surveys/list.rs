//! Surveys entered, and their sums. Those of cases this session may not know of are neither listed nor counted.

use super::{ItemCount, OwnCount, Survey, SurveyItem, SurveySummary, SurveysAsked};
use crate::cases::Level;
use crate::cases::permission::{sees, sight};
use crate::editions;
use crate::fault::{Fault, Result};
use crate::kernel::Coded;
use crate::paper::edition::{FieldKind, StationForm};
use crate::store::{self, surveys::Asked};
use crate::transact::View;

const LIST_MOST: u32 = 500;

/// The newest first, at most 500.
///
/// # Errors
/// `to` before `from`.
pub fn list(view: &View<'_>, asked: SurveysAsked) -> Result<Vec<Survey>> {
    let listed = store::surveys::list(view.db, &scope(view, &asked)?, LIST_MOST)?;
    let sight = sight(view.session);
    Ok(listed
        .into_iter()
        .filter(|listed| sees(sight, listed.level.unwrap_or(Level::Normal), listed.on_team))
        .map(|listed| listed.survey)
        .collect())
}

/// # Errors
/// `to` before `from`.
pub fn summary(view: &View<'_>, asked: SurveysAsked) -> Result<SurveySummary> {
    let scope = scope(view, &asked)?;
    let tally = store::surveys::tally(view.db, &scope)?;
    Ok(SurveySummary {
        count: store::surveys::count(view.db, &scope)?,
        items: SurveyItem::ALL.iter().map(|item| counts(*item, &tally)).collect(),
        satisfied_percent: satisfied(counts(SurveyItem::Overall, &tally).counts),
        own: own(&rated(view, store::surveys::own_tally(view.db, &scope)?)?),
    })
}

fn scope(view: &View<'_>, asked: &SurveysAsked) -> Result<Asked> {
    if asked.from.zip(asked.to).is_some_and(|(from, to)| from > to) {
        return Err(Fault::field("to", "order"));
    }
    Ok(Asked {
        me: view.session.staff,
        sight: sight(view.session),
        from: asked.from,
        to: asked.to,
        service: asked.service,
    })
}

/// Only what is rated: a number may also stand in a field for words.
fn rated(view: &View<'_>, mut tally: Vec<(String, String, u8, u32)>) -> Result<Vec<(String, String, u8, u32)>> {
    let fields = editions::known(view, StationForm::Survey)?;
    let rate =
        |key: &str| fields.get(key).and_then(|line| line.added.as_ref()).is_some_and(|own| own.kind == FieldKind::Rate);
    tally.retain(|(key, ..)| rate(key));
    Ok(tally)
}

/// By the last name that each item had.
fn own(tally: &[(String, String, u8, u32)]) -> Vec<OwnCount> {
    let mut found: Vec<(&str, OwnCount)> = Vec::new();
    for (key, label, score, count) in tally {
        if found.last().is_none_or(|(of, _)| of != key) {
            found.push((key, OwnCount { label: label.clone(), counts: [0; 5] }));
        }
        let place = usize::from(*score).checked_sub(1);
        if let Some((place, (_, item))) = place.zip(found.last_mut()) {
            item.label.clone_from(label);
            if let Some(slot) = item.counts.get_mut(place) {
                *slot += count;
            }
        }
    }
    found.into_iter().map(|(_, item)| item).collect()
}

fn counts(item: SurveyItem, tally: &[(SurveyItem, u8, u32)]) -> ItemCount {
    let mut counts = [0; 5];
    for (_, score, count) in tally.iter().filter(|(of, ..)| *of == item) {
        if let Some(place) = usize::from(*score).checked_sub(1).and_then(|place| counts.get_mut(place)) {
            *place += count;
        }
    }
    ItemCount { item, counts }
}

/// 很满意 and 满意 in percent, rounded; `None` when nobody answered.
fn satisfied(counts: [u32; 5]) -> Option<u32> {
    let [.., fourth, fifth] = counts;
    let all: u32 = counts.iter().sum();
    ((fourth + fifth) * 100 + all / 2).checked_div(all)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn items_of_the_station_s_own_are_counted_each_under_its_last_name() {
        let row = |key: &str, label: &str, score, count| (key.to_owned(), label.to_owned(), score, count);
        let tally = [
            row("own1", "旧名", 5, 2),
            row("own1", "新名", 5, 1),
            row("own1", "新名", 1, 4),
            row("own2", "停车", 3, 1),
        ];
        let counted = |label: &str, counts| OwnCount { label: label.to_owned(), counts };
        assert_eq!(own(&tally), [counted("新名", [4, 0, 0, 0, 3]), counted("停车", [0, 0, 1, 0, 0])]);
    }

    #[test]
    fn the_share_is_rounded_and_nobody_is_no_share() {
        assert_eq!(satisfied([0; 5]), None);
        assert_eq!(satisfied([1, 0, 0, 1, 1]), Some(67));
        assert_eq!(satisfied([0, 0, 1, 1, 0]), Some(50));
        assert_eq!(satisfied([9, 0, 0, 0, 0]), Some(0));
    }

    proptest! {
        #[test]
        fn the_share_is_a_percentage_close_to_the_truth(counts in proptest::array::uniform5(0u32..100_000)) {
            let all: u32 = counts.iter().sum();
            prop_assume!(all > 0);
            let exact = f64::from(counts[3] + counts[4]) * 100.0 / f64::from(all);
            prop_assert!((f64::from(satisfied(counts).unwrap()) - exact).abs() <= 0.5);
        }
    }
}
