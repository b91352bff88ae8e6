//! An attempt, what was found, and what a lead decides where there is danger.

use chrono::Days;

use super::{DangerReviewed, FollowUp, FollowUpEntry, PlanState, VisitOutcome};
use crate::api::Noun;
use crate::cases::{CaseAsked, EventKind, permission, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, FollowUpId, text};
use crate::store::cases::Change;
use crate::store::{self};
use crate::transact::Act;

/// # Errors
/// A field that does not pass; [`Code::WrongState`] where nothing is planned.
pub fn record(act: &mut Act<'_>, entry: FollowUpEntry) -> Result<FollowUpId> {
    permission::require_hand(act, entry.case)?;
    let case = store::cases::get(act.db, entry.case)?.ok_or_else(|| Fault::not_found("a case"))?;
    match super::of_case(act, CaseAsked { id: case.id })?.plan.state {
        PlanState::Proposed | PlanState::Running => {}
        PlanState::None | PlanState::Closed => {
            return Err(Fault::new(Code::WrongState, "record an unplanned follow-up"));
        }
    }
    let (met, again) = match entry.outcome {
        VisitOutcome::Done => (true, false),
        VisitOutcome::NobodyHome | VisitOutcome::Again => (false, true),
        VisitOutcome::Refused => (false, false),
    };
    let (findings, danger_note) = (text::block(&entry.findings), text::block(&entry.danger_note));
    let why = text::block(&entry.risk_reason);
    let today = act.clock.today();
    let last = today.checked_add_days(Days::new(366)).unwrap_or(today);
    let mut check = Check::default();
    check.that(entry.at <= act.clock.now, "at", "future");
    check.that(entry.at >= case.opened_at, "at", "too_early");
    check.that(!met || entry.performance.is_some(), "performance", "required");
    check.that(!met || !findings.is_empty(), "findings", "required");
    check.fits(&findings, 5_000, "findings");
    check.that(entry.satisfaction.is_none_or(|score| (1..=5).contains(&score)), "satisfaction", "range");
    check.that(!entry.danger || !danger_note.is_empty(), "danger_note", "required");
    check.fits(&danger_note, 2_000, "danger_note");
    check.that(!again || entry.next_on.is_some(), "next_on", "required");
    check.that(entry.next_on.is_none_or(|day| (today..=last).contains(&day)), "next_on", "range");
    let recoloured = entry.risk.filter(|risk| *risk != case.risk);
    check.that(recoloured.is_none() || !why.is_empty(), "risk_reason", "required");
    check.fits(&why, 500, "risk_reason");
    let parties = store::cases::parties(act.db, &case)?;
    let members = store::cases::members(act.db, &case, &parties)?;
    let mut people = parties.iter().map(|one| one.person.id).chain(members.iter().map(|one| one.person.id));
    check.that(entry.person.is_none_or(|person| people.any(|id| id == person)), "person", "unknown_code");
    check.done()?;

    let visit = FollowUp {
        id: act.fresh(),
        person: entry.person,
        person_name: String::new(),
        at: entry.at,
        way: entry.way,
        outcome: entry.outcome,
        performance: entry.performance.filter(|_| met),
        satisfaction: entry.satisfaction.filter(|_| met),
        danger: entry.danger,
        danger_note: if entry.danger { danger_note } else { String::new() },
        findings,
        next_on: entry.next_on,
        entered_by: String::new(),
        entered_at: act.clock.now,
        review: String::new(),
        reviewed_by: String::new(),
        reviewed_at: None,
        no_report: false,
    };
    store::followups::insert(act.db, case.id, &visit, act.session.staff)?;
    if let Some(risk) = recoloured {
        store::cases::change(act.db, case.id, Change::Risk(risk, &why))?;
        timeline::happened(act, case.id, EventKind::RiskChanged, case.risk.code(), risk.code(), &why)?;
    }
    let note = if visit.danger { &visit.danger_note } else { &visit.findings };
    // What was found about the agreement and how content they are stand beside the outcome: `done,breached,1`.
    let performance = visit.performance.map_or("", |performance| performance.code());
    let came = format!(
        "{},{performance},{}",
        visit.outcome.code(),
        visit.satisfaction.map(|score| score.to_string()).unwrap_or_default()
    );
    timeline::happened(act, case.id, EventKind::FollowedUp, visit.way.code(), came.trim_end_matches(','), note)?;
    act.note(Noun::FollowUps, visit.id.0, if visit.danger { "danger" } else { visit.outcome.code() });
    Ok(visit.id)
}

/// A lead says what is to be done about a danger that was found.
///
/// # Errors
/// No decision; [`Code::WrongState`] where no danger was found or a lead has decided.
pub fn review(act: &mut Act<'_>, asked: DangerReviewed) -> Result<Done> {
    let (case, visit) = store::followups::get(act.db, asked.id)?.ok_or_else(|| Fault::not_found("a follow-up"))?;
    permission::require_hand(act, case)?;
    if !visit.danger || visit.reviewed_at.is_some() {
        return Err(Fault::new(Code::WrongState, "review a follow-up"));
    }
    let decision = text::block(&asked.review);
    let mut check = Check::default();
    check.that(!decision.is_empty(), "review", "required");
    check.fits(&decision, 2_000, "review");
    check.done()?;
    store::followups::review(act.db, asked.id, act.session.staff, act.clock, &decision, asked.no_report)?;
    timeline::happened(act, case, EventKind::FollowedUp, "", "reviewed", &decision)?;
    act.note(Noun::FollowUps, asked.id.0, "reviewed");
    Ok(Done {})
}
