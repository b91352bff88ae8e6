//! The plan of some days, as the calendar shows it and as a booking is held against.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::Days;

use super::{Language, MarkedDay, OpenSpan, PlanAsked, PlanTold, PlannedDay, Practitioner, plan};
use crate::appointments::free::{Span, covers};
use crate::fault::{Check, Result};
use crate::kernel::term::Calendar;
use crate::kernel::{Day, StaffId};
use crate::obligations::calendar;
use crate::people::Sex;
use crate::staff::StaffMember;
use crate::store;
use crate::transact::View;

const DAYS_MOST: u64 = 62;

/// Why an hour does not lie in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Where {
    Inside,
    Outside,
    Leave,
    Holiday,
}

impl Where {
    /// Empty where nothing is lacking.
    pub fn lacking(self) -> &'static str {
        match self {
            Self::Inside => "",
            Self::Outside | Self::Leave | Self::Holiday => self.why(),
        }
    }

    pub fn why(self) -> &'static str {
        match self {
            Self::Inside | Self::Outside => "outside_hours",
            Self::Leave => "on_leave",
            Self::Holiday => "holiday",
        }
    }
}

/// Plans of practitioners, looked up once for any number of days.
pub(crate) struct Planner {
    calendar: Cow<'static, Calendar>,
    known: HashMap<StaffId, Practitioner>,
}

impl Planner {
    pub fn of(view: &View<'_>, staff: impl IntoIterator<Item = StaffId>) -> Result<Self> {
        let calendar = match calendar::of_station(view)? {
            Some(own) => Cow::Owned(own),
            None => Cow::Borrowed(calendar::built_in()),
        };
        let since = view.clock.today() - Days::new(31);
        let mut known = HashMap::new();
        for id in staff {
            known.insert(id, store::schedule::practitioner(view.db, id, since)?);
        }
        Ok(Self { calendar, known })
    }

    /// Holidays and make-up days.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    pub fn practitioner(&self, staff: StaffId) -> Option<&Practitioner> {
        self.known.get(&staff)
    }

    pub fn open(&self, member: &StaffMember, day: Day) -> Vec<Span> {
        let one = self.known.get(&member.id);
        one.map(|one| plan::on(&member.hours, one, &self.calendar, day)).unwrap_or_default()
    }

    pub fn place(&self, member: &StaffMember, day: Day, wanted: Span) -> Where {
        let off = self.calendar.mark(day).is_some_and(|mark| mark.off);
        match self.known.get(&member.id) {
            _ if covers(&self.open(member, day), wanted) => Where::Inside,
            Some(one) if plan::on_leave(one, day) => Where::Leave,
            Some(one) if off && !one.works_holidays => Where::Holiday,
            Some(_) | None => Where::Outside,
        }
    }

    /// Whether somebody is what is asked for.
    pub fn suits(&self, staff: StaffId, sex: Option<Sex>, language: Option<Language>) -> bool {
        let one = self.known.get(&staff);
        one.is_some_and(|one| {
            sex.is_none_or(|sex| one.sex == Some(sex))
                && language.is_none_or(|language| one.languages.contains(&language))
        })
    }
}

/// # Errors
/// `to` before `from`, or more than 62 days after it.
pub fn told(view: &View<'_>, asked: PlanAsked) -> Result<PlanTold> {
    let mut check = Check::default();
    check.that(asked.from <= asked.to, "to", "order");
    let last = asked.from.checked_add_days(Days::new(DAYS_MOST));
    check.that(last.is_some_and(|last| asked.to <= last), "to", "range");
    check.done()?;
    let staff: Vec<StaffMember> = store::staff::list(view.db)?.into_iter().filter(|member| member.active).collect();
    let planner = Planner::of(view, staff.iter().map(|member| member.id))?;
    let (mut days, mut marked) = (Vec::new(), Vec::new());
    for day in asked.from.iter_days().take_while(|day| *day <= asked.to) {
        if let Some(mark) = planner.calendar.mark(day) {
            marked.push(MarkedDay { day, name: mark.name.clone(), off: mark.off });
        }
        for member in &staff {
            let open = planner.open(member, day).into_iter().map(|span| OpenSpan { from: span.from, to: span.to });
            let leave = planner.practitioner(member.id).is_some_and(|one| plan::on_leave(one, day));
            days.push(PlannedDay { staff: member.id, day, open: open.collect(), leave });
        }
    }
    Ok(PlanTold { days, marked })
}
