//! Proposes services from what a case is about and how dangerous it is: a table of reasons, and a person decides.

use super::{ProposalAsked, ProposalReason as Why, ServiceProposal};
use crate::cases::{Channel, DisputeType, FamilyKind, Risk, Service, permission};
use crate::fault::{Fault, Result};
use crate::kernel::Coded;
use crate::store;
use crate::transact::View;

/// What the rules look at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    pub types: &'a [DisputeType],
    pub asked: &'a [Service],
    pub danger: bool,
    pub risk: Risk,
    pub channel: Channel,
    pub family: &'a [FamilyKind],
}

/// # Errors
/// [`crate::Code::NotFound`] for a case this session may not know of.
pub fn propose(view: &View<'_>, asked: ProposalAsked) -> Result<Vec<ServiceProposal>> {
    permission::require(view, asked.case)?;
    let case = store::cases::get(view.db, asked.case)?.ok_or_else(|| Fault::not_found("a case"))?;
    let lists = store::cases::lists(view.db, &case)?;
    let types: Vec<DisputeType> = std::iter::once(case.main_type).chain(lists.other_types).collect();
    let facts = Facts {
        types: &types,
        asked: &lists.services,
        danger: !lists.dangers.is_empty(),
        risk: case.risk,
        channel: case.channel,
        family: &case.details.family_kinds,
    };
    let mut found = rules(facts);
    for one in &mut found {
        one.running = store::service_records::runs(view.db, asked.case, one.service)?;
    }
    Ok(found)
}

/// The table. Every service stands in it, those without a reason last.
pub(super) fn rules(facts: Facts<'_>) -> Vec<ServiceProposal> {
    let violent = facts.danger || facts.types.contains(&DisputeType::Violence);
    let mut found: Vec<ServiceProposal> = Service::ALL
        .iter()
        .map(|service| ServiceProposal {
            service: *service,
            reasons: reasons(*service, facts, violent),
            running: false,
            caution: *service == Service::Mediation && violent,
        })
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.reasons.len()));
    found
}

fn reasons(service: Service, facts: Facts<'_>, violent: bool) -> Vec<Why> {
    let mut why = Vec::new();
    if facts.asked.contains(&service) {
        why.push(Why::Asked);
    }
    // Who was beaten is not asked to sit at a table with who beat them; whoever asks for it at intake gets a caution.
    if !(service == Service::Mediation && violent) {
        why.extend(facts.types.iter().filter_map(|dispute| of_type(service, *dispute)));
    }
    if facts.danger && matches!(service, Service::LegalAid | Service::PsychologicalCounselling | Service::LegalAdvice) {
        why.push(Why::Danger);
    }
    if matches!(facts.risk, Risk::Red | Risk::Orange) && service == Service::PsychologicalCounselling {
        why.push(Why::HighRisk);
    }
    if matches!(facts.channel, Channel::Letter | Channel::Call | Channel::Online | Channel::Hotline12338)
        && service == Service::Petition
    {
        why.push(Why::Channel);
    }
    let hard = facts.family.iter().any(|kind| {
        matches!(
            kind,
            FamilyKind::LowIncome | FamilyKind::Disability | FamilyKind::LostOnlyChild | FamilyKind::EmptyNest
        )
    });
    if hard && service == Service::HardshipRelief {
        why.push(Why::Hardship);
    }
    why
}

fn of_type(service: Service, dispute: DisputeType) -> Option<Why> {
    use Service as S;
    let (why, fitting): (Why, &[Service]) = match dispute {
        DisputeType::Marriage => (Why::TypeMarriage, &[S::MarriageCounselling, S::Mediation]),
        DisputeType::Property => (Why::TypeProperty, &[S::Mediation, S::LegalAdvice]),
        DisputeType::Violence => {
            (Why::TypeViolence, &[S::LegalAid, S::PsychologicalCounselling, S::LegalAdvice, S::HardshipRelief])
        }
        DisputeType::Minors => (Why::TypeMinors, &[S::FamilyEducation, S::PsychologicalCounselling, S::LegalAid]),
        DisputeType::Support => (Why::TypeSupport, &[S::Mediation, S::LegalAdvice, S::HardshipRelief]),
        DisputeType::Education => (Why::TypeEducation, &[S::FamilyEducation]),
        DisputeType::Psychology => (Why::TypePsychology, &[S::PsychologicalCounselling]),
    };
    fitting.contains(&service).then_some(why)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(types: &[DisputeType]) -> Facts<'_> {
        Facts { types, asked: &[], danger: false, risk: Risk::Yellow, channel: Channel::Visit, family: &[] }
    }

    fn why(found: &[ServiceProposal], service: Service) -> &[Why] {
        &found.iter().find(|one| one.service == service).unwrap().reasons
    }

    #[test]
    fn a_quarrel_over_a_house_is_mediated_and_a_beating_is_not() {
        let found = rules(facts(&[DisputeType::Property]));
        assert_eq!(why(&found, Service::Mediation), [Why::TypeProperty]);
        assert!(why(&found, Service::LegalAid).is_empty());
        let found =
            rules(Facts { danger: true, risk: Risk::Red, ..facts(&[DisputeType::Violence, DisputeType::Property]) });
        assert!(why(&found, Service::Mediation).is_empty());
        assert!(found.iter().any(|one| one.service == Service::Mediation && one.caution));
        assert_eq!(why(&found, Service::LegalAid), [Why::TypeViolence, Why::Danger]);
        assert_eq!(why(&found, Service::PsychologicalCounselling), [Why::TypeViolence, Why::Danger, Why::HighRisk]);
    }

    #[test]
    fn every_type_of_dispute_has_a_service_and_every_service_stands_in_the_list() {
        for dispute in DisputeType::ALL {
            let found = rules(facts(&[*dispute]));
            assert_eq!(found.len(), Service::ALL.len());
            assert!(found.iter().any(|one| !one.reasons.is_empty()), "{dispute:?}");
        }
    }
}
