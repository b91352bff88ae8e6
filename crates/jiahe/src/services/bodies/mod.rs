//! One file per service: its fields in the order of the paper form, what they must hold, what they set going.

mod advice;
mod agreement;
mod aid;
mod marriage;
mod mediation;
mod petition;
mod psychology;
mod relief;
mod upbringing;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use advice::{LegalAdvice, LegalArea};
pub use agreement::{
    Agreement, AgreementForm, Clause, Confirmation, ConfirmationResult, ConfirmationWish, ExcludedMatter, Performance,
};
pub use aid::{AidDecision, AidGround, LegalAid, MeansTest};
pub use marriage::{Expecting, MarriageCounselling, MarriageKind};
pub use mediation::{Mediation, MediationParty, MediationSession, MediationSource, PartyConsent};
pub use petition::{HandedTo, Petition, PetitionChannel, PetitionNature};
pub use psychology::{ConsentGiver, MedicalReferral, PsychologicalCounselling};
pub use relief::{HardshipRelief, Relief, ReliefState, ReliefUnit};
pub use upbringing::{EducationConcern, EducationGoal, EducationOrigin, FamilyEducation, GoalState};

use super::StepKind;
use super::form::Form;
use crate::kernel::Day;

/// 一次辅导、指导: when, who, what, with what result.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct Meeting {
    #[ts(type = "string | null")]
    pub on: Option<Day>,
    /// 参加人
    pub present: String,
    /// 内容; for 家风培育 also the class that was attended.
    pub content: String,
    pub result: String,
    /// How long it took, where that is asked for: an order to take guidance counts hours.
    pub minutes: Option<u32>,
}

fn meetings(rows: &mut [Meeting], form: &mut Form<'_>) {
    form.each(rows, "meetings", |form, _, row| {
        form.given(row.on, "on");
        form.past(row.on, "on");
        form.line(&mut row.present, "present");
        form.block(&mut row.content, "content");
        form.required(&row.content, "content");
        form.block(&mut row.result, "result");
        form.that(row.minutes.is_none_or(|minutes| (5..=480).contains(&minutes)), "minutes", "range");
    });
}

fn more(now: usize, before: usize) -> Vec<(StepKind, String)> {
    if now > before { vec![(StepKind::SessionHeld, String::new())] } else { Vec::new() }
}
