//! The overview of a period.

use chrono::{Datelike, Days, Months};

use super::{Overview, OverviewAsked};
use crate::cases::permission::sight;
use crate::fault::{Check, Result};
use crate::kernel::{Coded, Day};
use crate::store::{
    self,
    statistics::{Column, List, Scope},
};
use crate::transact::View;

const YEARS_MOST: u32 = 10;

/// Cases opened from the first to the last day. Every term is given, with 0 where there is none; a case
/// with several types or services counts under each, as in the list behind the number.
///
/// # Errors
/// `to` before `from`, or more than ten years.
pub fn overview(view: &View<'_>, asked: OverviewAsked) -> Result<Overview> {
    let mut check = Check::default();
    check.that(asked.from <= asked.to, "to", "order");
    let last = asked.from.checked_add_months(Months::new(12 * YEARS_MOST));
    check.that(last.is_some_and(|last| asked.to <= last), "to", "range");
    check.done()?;
    let until = asked.to.checked_add_days(Days::new(1)).unwrap_or(asked.to);
    let scope = Scope { me: view.session.staff, sight: sight(view.session), from: asked.from, until };
    let mut by_month = Vec::new();
    for (month, from, until) in months(asked.from, until) {
        by_month.push((month, store::statistics::count(view.db, &Scope { from, until, ..scope })?));
    }
    let seen = store::statistics::seen(view.db, &scope)?;
    Ok(Overview {
        total: by_month.iter().map(|(_, count)| count).sum(),
        by_type: all(store::statistics::count_in(view.db, &seen, List::Types)?),
        by_risk: all(store::statistics::count_by(view.db, &scope, Column::Risk)?),
        by_state: all(store::statistics::count_by(view.db, &scope, Column::State)?),
        by_channel: all(store::statistics::count_by(view.db, &scope, Column::Channel)?),
        by_service: all(store::statistics::count_in(view.db, &seen, List::Services)?),
        by_month,
    })
}

/// Every term in its order, also those that do not occur.
fn all<T: Coded + PartialEq>(found: Vec<(T, u32)>) -> Vec<(T, u32)> {
    let count = |term: &T| found.iter().find(|(of, _)| of == term).map_or(0, |(_, count)| *count);
    T::ALL.iter().map(|term| (*term, count(term))).collect()
}

/// The months that the days from `from` until `until` (not included) lie in, each with its part of them.
fn months(from: Day, until: Day) -> Vec<(String, Day, Day)> {
    let mut out = Vec::new();
    let mut begin = from;
    while begin < until {
        let next = begin.with_day(1).and_then(|first| first.checked_add_months(Months::new(1))).unwrap_or(until);
        out.push((begin.format("%Y-%m").to_string(), begin, next.min(until)));
        begin = next;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn months_cover_every_day_once(start in 0u64..20_000, long in 1u64..3_660) {
            let from = Day::from_ymd_opt(2000, 1, 1).unwrap() + Days::new(start);
            let until = from + Days::new(long);
            let parts = months(from, until);
            prop_assert_eq!((parts[0].1, parts[parts.len() - 1].2), (from, until));
            prop_assert!(parts.windows(2).all(|pair| pair[0].2 == pair[1].1 && pair[1].1.day() == 1));
            for (name, begin, end) in &parts {
                prop_assert!(begin < end);
                let last = *end - Days::new(1);
                prop_assert_eq!(&begin.format("%Y-%m").to_string(), name);
                prop_assert_eq!(&last.format("%Y-%m").to_string(), name);
            }
        }
    }
}
