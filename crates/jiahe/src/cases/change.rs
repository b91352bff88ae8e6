//! What happens to an open case: notes, colour, secrecy, handler, team, corrections. Each
//! leaves its line on the timeline.

use super::ending::reason;
use super::rules::{self, Answers};
use super::{
    Amendment, CaseState, Details, EventKind, HandlerSet, LevelSet, NoteAdded, RiskSet, Service, TeamSet, permission,
    timeline,
};
use crate::api::Noun;
use crate::desk::Done;
use crate::editions;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, Coded, StaffId, text, works_on_cases};
use crate::paper::edition::StationForm;
use crate::store::cases::{CaseRecord, Change, Lists};
use crate::store::{self};
use crate::transact::Act;

/// The case, if this session may change it and it is not in the archive.
fn open_case(act: &Act<'_>, id: CaseId) -> Result<CaseRecord> {
    permission::require_hand(act, id)?;
    seen_case(act, id)
}

/// The case, if this session may see it, it is held here and not in the archive.
fn seen_case(act: &Act<'_>, id: CaseId) -> Result<CaseRecord> {
    permission::require_held(act, id)?;
    let case = store::cases::get(act.db, id)?.ok_or_else(|| Fault::not_found("a case"))?;
    match case.state {
        CaseState::Archived => Err(Fault::new(Code::WrongState, "change an archived case")),
        CaseState::Accepted | CaseState::InProgress | CaseState::Resolved | CaseState::Unresolved => Ok(case),
    }
}

fn working(act: &Act<'_>, staff: StaffId, field: &str) -> Result<String> {
    match store::staff::get(act.db, staff)? {
        Some(member) if member.active && works_on_cases(&member.roles) => Ok(member.name),
        Some(member) if member.active => Err(Fault::field(field, "not_casework")),
        Some(_) | None => Err(Fault::field(field, "unknown_code")),
    }
}

/// The same for what is the team's or a lead's to decide.
fn own_case(act: &Act<'_>, id: CaseId) -> Result<CaseRecord> {
    permission::require_own(act, id)?;
    seen_case(act, id)
}

/// Whoever only looks leaves a note too; it moves nothing.
///
/// # Errors
/// An empty or over-long note.
pub fn add_note(act: &mut Act<'_>, added: NoteAdded) -> Result<Done> {
    let case = seen_case(act, added.id)?;
    let note = reason(&added.text, "text", 5_000)?;
    timeline::happened(act, case.id, EventKind::Noted, "", "", &note)?;
    if case.state == CaseState::Accepted && !permission::only_looks(act, case.id)? {
        store::cases::change(act.db, case.id, Change::State(CaseState::InProgress))?;
    }
    act.note(Noun::Cases, case.id.0, "noted");
    Ok(Done {})
}

/// A colour is a person's decision with a reason on record (5.5.3.1).
///
/// # Errors
/// No reason.
pub fn set_risk(act: &mut Act<'_>, set: RiskSet) -> Result<Done> {
    let case = open_case(act, set.id)?;
    let why = reason(&set.reason, "reason", 500)?;
    store::cases::change(act.db, case.id, Change::Risk(set.risk, &why))?;
    timeline::happened(act, case.id, EventKind::RiskChanged, case.risk.code(), set.risk.code(), &why)?;
    act.note(Noun::Cases, case.id.0, "risk");
    Ok(Done {})
}

/// # Errors
/// No reason.
pub fn set_level(act: &mut Act<'_>, set: LevelSet) -> Result<Done> {
    let case = own_case(act, set.id)?;
    let why = reason(&set.reason, "reason", 500)?;
    store::cases::change(act.db, case.id, Change::Level(set.level))?;
    timeline::happened(act, case.id, EventKind::LevelChanged, case.level.code(), set.level.code(), &why)?;
    act.note(Noun::Cases, case.id.0, "level");
    Ok(Done {})
}

/// # Errors
/// The new handler does not work here, or no reason.
pub fn set_handler(act: &mut Act<'_>, set: HandlerSet) -> Result<Done> {
    let case = own_case(act, set.id)?;
    let name = working(act, set.handler, "handler")?;
    let before = working_name(act, case.handler)?;
    let why = reason(&set.reason, "reason", 500)?;
    store::cases::change(act.db, case.id, Change::Handler(set.handler))?;
    store::cases::join_team(act.db, case.id, set.handler)?;
    store::glass::settle(act.db, case.id, set.handler)?;
    timeline::happened(act, case.id, EventKind::HandlerChanged, &before, &name, &why)?;
    act.note(Noun::Cases, case.id.0, "handler");
    Ok(Done {})
}

fn working_name(act: &Act<'_>, staff: StaffId) -> Result<String> {
    Ok(store::staff::get(act.db, staff)?.map(|member| member.name).unwrap_or_default())
}

/// The handler, the lead or a team member sets the team; the handler and the first receiver stay on it.
///
/// # Errors
/// [`Code::NotOnTeam`] for anyone else; a person who does not work here.
pub fn set_team(act: &mut Act<'_>, set: TeamSet) -> Result<Done> {
    let case = own_case(act, set.id)?;
    let before = store::cases::team(act.db, case.id)?;
    let mut wanted = set.team;
    wanted.extend([case.handler, case.received_by]);
    wanted.sort_unstable();
    wanted.dedup();
    let mut names = Vec::new();
    for (index, staff) in wanted.iter().enumerate() {
        if before.iter().all(|member| member.staff != *staff || member.until.is_some()) {
            names.push(format!("+{}", working(act, *staff, &format!("team[{index}]"))?));
            store::cases::join_team(act.db, case.id, *staff)?;
            store::glass::settle(act.db, case.id, *staff)?;
        }
    }
    for member in before.iter().filter(|member| member.until.is_none() && !wanted.contains(&member.staff)) {
        names.push(format!("−{}", member.name));
        store::cases::leave_team(act.db, case.id, member.staff)?;
    }
    timeline::happened(act, case.id, EventKind::TeamChanged, "", &names.join(" "), "")?;
    act.note(Noun::Cases, case.id.0, "team");
    Ok(Done {})
}

/// Corrects the case's own fields.
///
/// # Errors
/// A field that does not pass, or [`Code::Stale`].
pub fn amend(act: &mut Act<'_>, asked: Amendment) -> Result<Done> {
    let case = open_case(act, asked.id)?;
    let mut check = Check::default();
    let answers =
        Answers { facts: &asked.facts, dangers: &asked.dangers, prompts: &asked.prompts, details: &asked.details };
    rules::answers(&answers, &mut check);
    let (limit, opened) = (asked.details.deadline, case.opened_at.date());
    let same = limit == case.details.deadline;
    check.that(same || limit.is_none_or(|day| day >= opened), "details.deadline", "too_early");
    let parties = store::cases::parties(act.db, &case)?;
    let births: Vec<_> = parties.iter().filter_map(|party| party.person.birth).collect();
    rules::consent(asked.consent, &asked.consent_note, &births, act.clock.today(), &mut check);
    let edition = editions::numbered(act, StationForm::Registration, store::editions::of_case(act.db, case.id)?)?;
    let (given, known) = (&asked.details.answers, &case.details.answers);
    let written =
        editions::answers(act, (StationForm::Registration, &edition), given, known, ("details.answers", &mut check))?;
    check.done()?;
    let before = store::cases::lists(act.db, &case)?;
    let amended = CaseRecord {
        main_type: asked.main_type,
        facts: text::block(&asked.facts),
        consent: asked.consent,
        consent_note: text::block(&asked.consent_note),
        details: Details { answers: written, ..rules::tidy(asked.details) },
        version: asked.version,
        ..case.clone()
    };
    store::cases::amend(act.db, &amended)?;
    let lists = Lists {
        other_types: asked.other_types,
        services: asked.services,
        dangers: asked.dangers,
        prompts: asked.prompts,
    };
    store::cases::set_lists(act.db, &amended, &lists)?;
    if before.services != lists.services {
        let codes = |list: &[Service]| list.iter().map(|service| service.code()).collect::<Vec<_>>().join(",");
        let (from, to) = (codes(&before.services), codes(&lists.services));
        timeline::happened(act, case.id, EventKind::ServicesChanged, &from, &to, "")?;
    }
    timeline::happened(act, case.id, EventKind::Amended, "", "case", "")?;
    act.note(Noun::Cases, case.id.0, "amended");
    Ok(Done {})
}
