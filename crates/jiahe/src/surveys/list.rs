//! Surveys entered, and their sums. Those of cases this session may not know of are neither listed nor counted.

use super::{ItemCount, Survey, SurveyItem, SurveySummary, SurveysAsked};
use crate::cases::Level;
use crate::cases::permission::{sees, sight};
use crate::fault::{Fault, Result};
use crate::kernel::Coded;
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
