//! Whoever wants to join: applies, is screened, gets a seat, leaves. Two who must not meet never sit in one group without
//! a lead's decision; the refusal is that of a busy client, word for word.

use super::{
    Group, GroupApplied, GroupMember, GroupMemberState, MemberAdmitted, MemberLeft, MemberScreened, keep, list,
};
use crate::api::Noun;
use crate::appointments::{self, GuardianConsent};
use crate::cases::{EventKind, permission, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Day, GroupMemberId, PersonId, text};
use crate::protection::apart;
use crate::store::{self, groups::NewMember};
use crate::transact::{Act, View};

/// # Errors
/// Fields that do not pass; [`Code::Duplicate`] for somebody who is on the list already; the case as for a booking.
pub fn apply(act: &mut Act<'_>, asked: GroupApplied) -> Result<GroupMemberId> {
    let group = list::known(act, asked.group)?;
    if let Some(case) = asked.case {
        permission::require_hand(act, case)?;
    }
    keep::open(&group)?;
    let mut check = Check::default();
    let (name, phone) = match (asked.person, asked.case) {
        (Some(person), Some(case)) => {
            check.that(store::people::is_on_case(act.db, person, case)?, "person", "unknown_code");
            (String::new(), String::new())
        }
        (Some(_), None) => {
            check.fail("case", "required");
            (String::new(), String::new())
        }
        (None, _) => {
            let (name, phone) = appointments::walk_in((&asked.name, &asked.phone), true, &mut check);
            check.that(!name.is_empty(), "name", "required");
            (name, phone)
        }
    };
    let guardian = text::line(&asked.guardian);
    check.fits(&guardian, 60, "guardian");
    let minor = match asked.person {
        Some(person) => appointments::is_minor(act, person, act.clock.today())?,
        None => false,
    };
    let consent = asked.guardian_consent.unwrap_or(GuardianConsent::NotNeeded);
    match (minor, consent) {
        (true, GuardianConsent::NotNeeded) => check.fail("guardian_consent", "guardian_consent"),
        (true, GuardianConsent::Given) => check.that(!guardian.is_empty(), "guardian", "required"),
        (true, GuardianConsent::Waived) | (false, _) => {}
    }
    check.done()?;
    if store::groups::is_listed(act.db, asked.group, asked.person, (&name, &phone))? {
        return Err(Fault::new(Code::Duplicate, "put somebody on the list of a group twice"));
    }
    let new = NewMember {
        id: act.fresh(),
        group: asked.group,
        case: asked.case,
        person: asked.person,
        name: &name,
        phone: &phone,
        guardian: &guardian,
        guardian_consent: if minor { consent } else { GuardianConsent::NotNeeded },
        by: act.session.staff,
    };
    store::groups::apply(act.db, &new, act.clock)?;
    act.note(Noun::Groups, asked.group.0, "member applied");
    Ok(new.id)
}

/// Suited or not, by whom and why.
///
/// # Errors
/// [`Code::Forbidden`] to who does not lead the group; no reason; [`Code::WrongState`] for a member, [`Code::Stale`].
pub fn screen(act: &mut Act<'_>, asked: MemberScreened) -> Result<Done> {
    let (group, member) = list::in_hand(act, asked.id)?;
    if !list::runs(act, &group) {
        return Err(Fault::new(Code::Forbidden, "screen for a group that others lead"));
    }
    keep::open(&group)?;
    match member.state {
        GroupMemberState::Applied | GroupMemberState::Unsuited | GroupMemberState::Suited => {}
        GroupMemberState::Member | GroupMemberState::Left => {
            return Err(Fault::new(Code::WrongState, "screen a member"));
        }
    }
    list::fresh(&member, asked.version)?;
    let reason = keep::reason(&asked.reason)?;
    let state = if asked.suited { GroupMemberState::Suited } else { GroupMemberState::Unsuited };
    store::groups::screen(act.db, asked.id, state, &reason, act.session.staff, act.clock)?;
    act.note(Noun::Groups, group.id.0, if asked.suited { "member suited" } else { "member unsuited" });
    Ok(Done {})
}

/// Gives a seat, and with it the time of every meeting still to come.
///
/// # Errors
/// [`Code::Full`]; [`Code::ClientBusy`] where it cannot be, not saying why; [`Code::WrongState`] for somebody who has
/// not been found suited, [`Code::Stale`].
pub fn admit(act: &mut Act<'_>, asked: MemberAdmitted) -> Result<Done> {
    let (group, member) = list::in_hand(act, asked.id)?;
    keep::in_hand(act, &group)?;
    list::fresh(&member, asked.version)?;
    if member.state != GroupMemberState::Suited {
        return Err(Fault::new(Code::WrongState, "give a seat to somebody who was not found suited"));
    }
    if group.members >= group.seats {
        return Err(Fault::new(Code::Full, "find a seat in a group"));
    }
    let case = store::groups::case_of(act.db, asked.id)?;
    if let Some(case) = case {
        permission::require_holder(act, case)?;
    }
    let decision = apart::decision(act, asked.decision.as_deref())?;
    let overruled = must_not(act, &group, &member)?;
    if overruled && decision.is_none() {
        return Err(Fault::new(Code::ClientBusy, "find the client free"));
    }
    let inside = store::groups::people_in(act.db, group.id)?;
    if let Some(person) = member.person {
        appointments::could_join(act, group.id, person, &inside)?;
        appointments::join(act, group.id, person)?;
    }
    store::groups::set_state(act.db, asked.id, GroupMemberState::Member, &member.reason)?;
    if let Some(case) = case {
        timeline::happened(act, case, EventKind::GroupJoined, "", "", &group.title)?;
        if let Some(reason) = decision.as_deref().filter(|_| overruled) {
            timeline::happened(act, case, EventKind::Protected, "no_contact", "overruled", reason)?;
        }
    }
    act.note(Noun::Groups, group.id.0, if overruled { "no contact overruled by the lead" } else { "member admitted" });
    Ok(Done {})
}

/// Whether somebody sits in the group whom they must not meet, on any day it meets.
fn must_not(view: &View<'_>, group: &Group, member: &GroupMember) -> Result<bool> {
    let who = known_as(view, member.person, &member.phone)?;
    let mut inside: Vec<PersonId> = Vec::new();
    for (person, phone) in store::groups::identities(view.db, group.id)? {
        inside.extend(known_as(view, person, &phone)?);
    }
    let today = view.clock.today();
    let meetings = appointments::meetings(view, group.id)?.into_iter().map(|one| one.start.date());
    let days: Vec<Day> = std::iter::once(today).chain(meetings.filter(|day| *day >= today)).collect();
    appointments::would_share(view, &who, &inside, &days)
}

/// On record, or whoever has that telephone.
fn known_as(view: &View<'_>, person: Option<PersonId>, phone: &str) -> Result<Vec<PersonId>> {
    match person {
        Some(person) => Ok(vec![person]),
        None => store::apart::people_by_phone(view.db, phone),
    }
}

/// # Errors
/// No reason; [`Code::WrongState`] for somebody who has left, [`Code::Stale`].
pub fn leave(act: &mut Act<'_>, asked: MemberLeft) -> Result<Done> {
    let (group, member) = list::in_hand(act, asked.id)?;
    list::fresh(&member, asked.version)?;
    if member.state == GroupMemberState::Left {
        return Err(Fault::new(Code::WrongState, "leave a group twice"));
    }
    let reason = keep::reason(&asked.reason)?;
    if let Some(person) = member.person.filter(|_| member.state == GroupMemberState::Member) {
        appointments::leave(act, group.id, person)?;
    }
    store::groups::set_state(act.db, asked.id, GroupMemberState::Left, &reason)?;
    if let Some(case) = store::groups::case_of(act.db, asked.id)?.filter(|_| member.state == GroupMemberState::Member) {
        timeline::happened(act, case, EventKind::GroupLeft, "", "", &group.title)?;
    }
    act.note(Noun::Groups, group.id.0, "member left");
    Ok(Done {})
}
