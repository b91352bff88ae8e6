//! 结业证书: to whoever was at as many lessons as the cohort asks for, once its last lesson is over; to others and before
//! only by a lead's decision with a reason.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MemberState, in_hand, known, progress};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Day, MemberId, Role, text};
use crate::store;
use crate::transact::Act;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Certificate {
    /// `2026-0007`, of the station's year.
    pub number: String,
    #[ts(type = "string")]
    pub issued_on: Day,
    /// Lessons attended by then.
    pub attended: u32,
    /// Why a lead gave it all the same.
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Certify {
    pub member: MemberId,
    /// Required where the rule is not reached; a lead's.
    pub reason: String,
}

/// # Errors
/// [`Code::WrongState`] for one who is not in the cohort; [`Code::Duplicate`]; a rule that is not reached (`reason`:
/// `required`) or [`Code::Forbidden`] to anybody but a lead then.
pub fn certify(act: &mut Act<'_>, asked: Certify) -> Result<Certificate> {
    let member = in_hand(act, asked.member)?;
    let cohort = known(act, member.cohort)?;
    if member.state != MemberState::Enrolled || cohort.state == super::CohortState::Cancelled {
        return Err(Fault::new(Code::WrongState, "certify one who takes no part"));
    }
    if member.certificate.is_some() {
        return Err(Fault::new(Code::Duplicate, "certify somebody twice"));
    }
    let marks: Vec<_> =
        store::cohort_work::marks(act.db, cohort.id)?.into_iter().filter(|mark| mark.member == member.id).collect();
    let attended = progress::attended(&marks);
    let over = cohort.last.is_none_or(|last| last <= act.clock.now);
    let reached = attended >= cohort.pass_lessons && over;
    let reason = if reached { String::new() } else { text::block(&asked.reason) };
    if !reached && !act.session.has(Role::Lead) {
        return Err(Fault::new(Code::Forbidden, "certify somebody below the rule"));
    }
    let mut check = Check::default();
    check.that(reached || !reason.is_empty(), "reason", "required");
    check.fits(&reason, 500, "reason");
    check.done()?;
    let issued_on = act.clock.today();
    let number = store::cohort_work::next_certificate(act.db, issued_on)?;
    let certificate = Certificate { number, issued_on, attended, reason };
    let id: MemberId = act.fresh();
    store::cohort_work::certify(act.db, id.0, member.id, &certificate, act.session.staff)?;
    if let Some(case) = member.case {
        timeline::happened(act, case, EventKind::Educated, "cohort", "certified", &cohort.title)?;
    }
    act.note(Noun::Cohorts, cohort.id.0, if reached { "certified" } else { "certified by a lead below the rule" });
    Ok(certificate)
}
