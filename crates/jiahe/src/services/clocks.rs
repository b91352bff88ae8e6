//! The clocks that a service's dates set going: shown on the record in words, and put on the desk of whoever
//! owes them.

use chrono::{Days, Months, NaiveTime};
use serde::Serialize;
use ts_rs::TS;

use super::{CountdownKind, ServiceRecord};
use crate::api::Noun;
use crate::fault::Result;
use crate::kernel::{CaseId, Day, Moment};
use crate::obligations::{self, Owes, Trigger};
use crate::store;
use crate::store::obligations::{Kept, KeptState, Place};
use crate::transact::{Act, View};

/// A clock of a record, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Countdown {
    pub kind: CountdownKind,
    /// The clause of an agreement, else the record.
    #[ts(type = "number")]
    pub about: i64,
    #[ts(type = "string")]
    pub from: Day,
    /// The last day.
    #[ts(type = "string")]
    pub due: Day,
    /// The day it was met; `None` while it runs.
    #[ts(type = "string | null")]
    pub met: Option<Day>,
    /// Which clause, or which step.
    pub note: String,
    /// The day is one that people set, not one of the law.
    pub set: bool,
}

impl Countdown {
    /// A clock of the law, of `kind`'s own length.
    pub(super) fn of(kind: CountdownKind, from: Day, met: Option<Day>) -> Self {
        Self { kind, about: 0, from, due: due(kind, from), met, note: String::new(), set: false }
    }

    /// A day that people set.
    pub(super) fn set(kind: CountdownKind, from: Day, due: Day, met: Option<Day>) -> Self {
        Self { kind, about: 0, from, due, met, note: String::new(), set: true }
    }
}

/// The last day of a limit that began on `from`, which is not counted (民法典 201). Rest days at the end
/// (民法典 203) are the calendar's business.
pub(super) fn due(kind: CountdownKind, from: Day) -> Day {
    use CountdownKind as K;
    let days = match kind {
        K::DivorceWithdrawal
        | K::DivorceCertificate
        | K::PetitionReview
        | K::PetitionReviewReply
        | K::PetitionRecheck
        | K::PetitionRecheckReply
        | K::JudicialConfirmation => 30,
        K::PetitionNotice => 15,
        K::PetitionAnswer => 60,
        K::LegalAidDecision => 7,
        K::LegalAidAssignment => 3,
        K::MediationMonth => return from.checked_add_months(Months::new(1)).unwrap_or(from),
        K::Performance | K::ServiceStep => 0,
    };
    from.checked_add_days(Days::new(days)).unwrap_or(from)
}

/// All clocks of a record, by the law alone.
fn of(record: &ServiceRecord) -> Vec<Countdown> {
    let mut found = record.body.countdowns(record.opened_at.date());
    if let Some(day) = record.next_on {
        let note = record.next_step.clone();
        found
            .push(Countdown { note, ..Countdown::set(CountdownKind::ServiceStep, record.opened_at.date(), day, None) });
    }
    // What was agreed outlives the record; every other clock stops with it.
    if let Some(ended) = record.ended_at {
        for one in &mut found {
            let outlives = match one.kind {
                CountdownKind::Performance | CountdownKind::JudicialConfirmation => true,
                CountdownKind::DivorceWithdrawal
                | CountdownKind::DivorceCertificate
                | CountdownKind::PetitionNotice
                | CountdownKind::PetitionAnswer
                | CountdownKind::PetitionReview
                | CountdownKind::PetitionReviewReply
                | CountdownKind::PetitionRecheck
                | CountdownKind::PetitionRecheckReply
                | CountdownKind::MediationMonth
                | CountdownKind::LegalAidDecision
                | CountdownKind::LegalAidAssignment
                | CountdownKind::ServiceStep => false,
            };
            if !outlives {
                one.met = one.met.or(Some(ended.date()));
            }
        }
    }
    for one in &mut found {
        if one.about == 0 {
            one.about = record.id.0;
        }
    }
    found
}

/// The same, the next first and those met last, each with the day that stands among what is owed: rest days, extensions and suspensions counted in.
pub(super) fn shown(view: &View<'_>, record: &ServiceRecord) -> Result<Vec<Countdown>> {
    let place = match record.case {
        Some(case) => Place::Case(case),
        None => Place::Record(Noun::Services, record.id.0),
    };
    let kept = store::obligations::kept(view.db, place)?;
    let mut found = of(record);
    for one in found.iter_mut().filter(|one| !one.set) {
        let same = |owed: &&Kept| Some(owed.rule) == one.kind.rule() && owed.record == one.about;
        if let Some(owed) = kept.iter().find(same).filter(|owed| owed.state != KeptState::Void) {
            one.due = owed.due.date();
        }
    }
    in_order(&mut found);
    Ok(found)
}

fn in_order(clocks: &mut [Countdown]) {
    clocks.sort_by_key(|one| (one.met.is_some(), one.due, one.kind));
}

/// The first that still runs.
pub(super) fn next(view: &View<'_>, record: &ServiceRecord) -> Result<Option<Countdown>> {
    Ok(shown(view, record)?.into_iter().find(|one| one.met.is_none()))
}

fn morning(day: Day) -> Moment {
    day.and_time(NaiveTime::MIN)
}

fn evening(day: Day) -> Moment {
    day.and_hms_opt(23, 59, 59).unwrap_or_else(|| morning(day))
}

fn owes(record: &ServiceRecord) -> Owes {
    match (record.assigned, record.case) {
        (Some(staff), _) => Owes::Staff(staff),
        (None, Some(_)) => Owes::Handler,
        (None, None) => Owes::Staff(record.opened_by),
    }
}

fn triggers_of(record: &ServiceRecord) -> Vec<Trigger> {
    let clocks = of(record).into_iter();
    clocks
        .filter_map(|one| {
            Some(Trigger {
                rule: one.kind.rule()?,
                record: one.about,
                at: morning(one.from),
                due: one.set.then(|| evening(one.due)),
                met: one.met.map(morning),
                owes: owes(record),
            })
        })
        .collect()
}

/// What the services of a case set going.
///
/// # Errors
/// The store's.
pub(crate) fn triggers(view: &View<'_>, case: CaseId) -> Result<Vec<Trigger>> {
    let records = store::service_records::of_case(view.db, view.session.staff, case)?;
    Ok(records.iter().flat_map(|listed| triggers_of(&listed.record)).collect())
}

/// Something changed that matters to the record's clocks: they are computed again before the commit.
pub(super) fn settle(act: &mut Act<'_>, record: &ServiceRecord) -> Result<()> {
    match record.case {
        Some(case) => act.unsettle(case),
        None => obligations::settle_loose(act, Noun::Services, record.id.0, triggers_of(record))?,
    }
    Ok(())
}
