//! The fields of each service, as JSON tagged with the service. Fields that this version does not know are kept.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use super::bodies::{
    AidGround, EducationConcern, FamilyEducation, HardshipRelief, LegalAdvice, LegalAid, LegalArea,
    MarriageCounselling, Mediation, Petition, PetitionNature, PsychologicalCounselling,
};
use super::clocks::Countdown;
use super::form::Form;
use super::{ServiceOutcome, ServicePrompt, StepKind};
use crate::cases::{DisputeType, Service};
use crate::kernel::Day;

/// What a form of another version had beside.
pub(super) type Beside = Map<String, Value>;

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(tag = "service", rename_all = "snake_case")]
pub enum ServiceBody {
    MarriageCounselling(MarriageCounselling),
    Petition(Petition),
    Mediation(Mediation),
    LegalAdvice(LegalAdvice),
    PsychologicalCounselling(PsychologicalCounselling),
    LegalAid(LegalAid),
    HardshipRelief(HardshipRelief),
    FamilyEducation(FamilyEducation),
}

/// What every service's form can say of itself.
pub(super) trait Sheet: Default {
    /// Tidies what was typed and notes what does not pass; `before` is what was kept so far.
    fn read(&mut self, before: &Self, form: &mut Form<'_>);
    /// What must be there before it can end like this.
    fn ends(&self, outcome: ServiceOutcome, form: &mut Form<'_>);
    fn countdowns(&self, opened: Day) -> Vec<Countdown>;
    fn prompts(&self, today: Day) -> Vec<ServicePrompt>;
    /// Steps that write themselves: what is so now and was not before.
    fn milestones(&self, before: &Self) -> Vec<(StepKind, String)>;
}

macro_rules! each {
    ($body:expr, $sheet:ident => $answer:expr) => {
        match $body {
            ServiceBody::MarriageCounselling($sheet) => $answer,
            ServiceBody::Petition($sheet) => $answer,
            ServiceBody::Mediation($sheet) => $answer,
            ServiceBody::LegalAdvice($sheet) => $answer,
            ServiceBody::PsychologicalCounselling($sheet) => $answer,
            ServiceBody::LegalAid($sheet) => $answer,
            ServiceBody::HardshipRelief($sheet) => $answer,
            ServiceBody::FamilyEducation($sheet) => $answer,
        }
    };
}

macro_rules! pair {
    ($this:expr, $other:expr, $sheet:ident, $before:ident => $answer:expr, $else:expr) => {
        match ($this, $other) {
            (ServiceBody::MarriageCounselling($sheet), ServiceBody::MarriageCounselling($before)) => $answer,
            (ServiceBody::Petition($sheet), ServiceBody::Petition($before)) => $answer,
            (ServiceBody::Mediation($sheet), ServiceBody::Mediation($before)) => $answer,
            (ServiceBody::LegalAdvice($sheet), ServiceBody::LegalAdvice($before)) => $answer,
            (ServiceBody::PsychologicalCounselling($sheet), ServiceBody::PsychologicalCounselling($before)) => $answer,
            (ServiceBody::LegalAid($sheet), ServiceBody::LegalAid($before)) => $answer,
            (ServiceBody::HardshipRelief($sheet), ServiceBody::HardshipRelief($before)) => $answer,
            (ServiceBody::FamilyEducation($sheet), ServiceBody::FamilyEducation($before)) => $answer,
            _ => $else,
        }
    };
}

impl ServiceBody {
    /// An infringement or violence that nobody was told of (反家庭暴力法 13).
    #[must_use]
    pub fn unreported(&self) -> bool {
        match self {
            Self::Petition(petition) => petition.unreported(),
            Self::MarriageCounselling(_)
            | Self::Mediation(_)
            | Self::LegalAdvice(_)
            | Self::PsychologicalCounselling(_)
            | Self::LegalAid(_)
            | Self::HardshipRelief(_)
            | Self::FamilyEducation(_) => false,
        }
    }

    /// A mediation that came to nothing without the ways to law being told (人民调解法 26).
    #[must_use]
    pub fn ways_untold(&self) -> bool {
        match self {
            Self::Mediation(mediation) => mediation.ways_untold(),
            Self::MarriageCounselling(_)
            | Self::Petition(_)
            | Self::LegalAdvice(_)
            | Self::PsychologicalCounselling(_)
            | Self::LegalAid(_)
            | Self::HardshipRelief(_)
            | Self::FamilyEducation(_) => false,
        }
    }

    #[must_use]
    pub fn blank(service: Service) -> Self {
        match service {
            Service::MarriageCounselling => Self::MarriageCounselling(MarriageCounselling::default()),
            Service::Petition => Self::Petition(Petition::default()),
            Service::Mediation => Self::Mediation(Mediation::default()),
            Service::LegalAdvice => Self::LegalAdvice(LegalAdvice::default()),
            Service::PsychologicalCounselling => Self::PsychologicalCounselling(PsychologicalCounselling::default()),
            Service::LegalAid => Self::LegalAid(LegalAid::default()),
            Service::HardshipRelief => Self::HardshipRelief(HardshipRelief::default()),
            Service::FamilyEducation => Self::FamilyEducation(FamilyEducation::default()),
        }
    }

    #[must_use]
    pub fn service(&self) -> Service {
        match self {
            Self::MarriageCounselling(_) => Service::MarriageCounselling,
            Self::Petition(_) => Service::Petition,
            Self::Mediation(_) => Service::Mediation,
            Self::LegalAdvice(_) => Service::LegalAdvice,
            Self::PsychologicalCounselling(_) => Service::PsychologicalCounselling,
            Self::LegalAid(_) => Service::LegalAid,
            Self::HardshipRelief(_) => Service::HardshipRelief,
            Self::FamilyEducation(_) => Service::FamilyEducation,
        }
    }

    /// Whether it is about what makes a case 敏感 from the start (5.6.4): violence, children, somebody's state of mind.
    #[must_use]
    pub fn delicate(&self) -> bool {
        match self {
            Self::PsychologicalCounselling(_) => true,
            Self::Petition(petition) => {
                petition.nature == PetitionNature::Rights
                    || matches!(
                        petition.about,
                        Some(DisputeType::Violence | DisputeType::Minors | DisputeType::Psychology)
                    )
            }
            Self::LegalAdvice(advice) => matches!(advice.area, LegalArea::Violence | LegalArea::Minors),
            Self::LegalAid(aid) => {
                matches!(aid.ground, AidGround::Violence | AidGround::Abuse | AidGround::Abandonment)
            }
            Self::FamilyEducation(plan) => plan.concerns.contains(&EducationConcern::Misconduct),
            Self::MarriageCounselling(_) | Self::Mediation(_) | Self::HardshipRelief(_) => false,
        }
    }

    /// The outcomes it knows, in the order they are offered.
    #[must_use]
    pub fn outcomes(&self) -> &'static [ServiceOutcome] {
        use ServiceOutcome as O;
        match self.service() {
            Service::MarriageCounselling => &[
                O::Reconciled,
                O::Completed,
                O::DivorceWithdrawn,
                O::DivorceLapsed,
                O::DivorceRegistered,
                O::Onward,
                O::Withdrawn,
                O::LostContact,
            ],
            Service::Petition => {
                &[O::Answered, O::HandedOver, O::Reported, O::NotAccepted, O::Onward, O::Withdrawn, O::LostContact]
            }
            Service::Mediation => &[O::Agreed, O::Performed, O::Failed, O::Refused, O::Withdrawn, O::LostContact],
            Service::LegalAdvice => &[O::Answered, O::Onward, O::Withdrawn, O::LostContact],
            Service::PsychologicalCounselling => {
                &[O::Completed, O::Improved, O::ReferredMedical, O::Onward, O::Withdrawn, O::LostContact]
            }
            Service::LegalAid => &[O::Aided, O::AidRefused, O::Onward, O::Withdrawn, O::LostContact],
            Service::HardshipRelief => &[O::Received, O::NotGranted, O::Onward, O::Withdrawn, O::LostContact],
            Service::FamilyEducation => {
                &[O::Improved, O::Completed, O::Unchanged, O::Onward, O::Withdrawn, O::LostContact]
            }
        }
    }

    pub(super) fn read(&mut self, before: &Self, form: &mut Form<'_>) {
        pair!(self, before, sheet, before => {
            // A window of an older version does not know them, and leaves them out.
            for (field, value) in &before.beside {
                sheet.beside.entry(field.clone()).or_insert_with(|| value.clone());
            }
            sheet.read(before, form);
        }, form.fail("service", "unknown_code"));
    }

    pub(super) fn ends(&self, outcome: ServiceOutcome, form: &mut Form<'_>) {
        each!(self, sheet => sheet.ends(outcome, form));
    }

    pub(super) fn countdowns(&self, opened: Day) -> Vec<Countdown> {
        each!(self, sheet => sheet.countdowns(opened))
    }

    pub(super) fn prompts(&self, today: Day) -> Vec<ServicePrompt> {
        each!(self, sheet => sheet.prompts(today))
    }

    pub(super) fn milestones(&self, before: &Self) -> Vec<(StepKind, String)> {
        pair!(self, before, sheet, before => sheet.milestones(before), Vec::new())
    }
}

/// A day that is there now and was not before.
pub(super) fn begun(now: Option<Day>, before: Option<Day>) -> bool {
    now.is_some() && before.is_none()
}

/// Whether a text is a form as it is kept; of one that came from another station.
pub(crate) fn is_body(text: &str) -> bool {
    serde_json::from_str::<ServiceBody>(text).is_ok()
}
