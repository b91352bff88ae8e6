//! The registers against violence. Whoever found it is in a compartment, and nobody's whereabouts are asked for.

use super::{FormRecord, day};
use crate::cases::{CaseAsked, PartyRole};
use crate::fault::{Fault, Result};
use crate::kernel::CaseId;
use crate::paper::form::Values;
use crate::protection::{
    self, Measure, OrderRelation, OrderStepKind, ProtectionOrder, ProtectionState, VisitMet, Warning,
};
use crate::reports::{Report, ReportKind};
use crate::store;
use crate::transact::View;

pub(super) fn reports(view: &View<'_>, case: CaseId) -> Result<Vec<FormRecord>> {
    let all = store::reports::of_case(view.db, case)?.into_iter();
    Ok(all
        .map(|one| FormRecord { id: one.id.0, day: Some(one.reported_at.date()), about: kind(one.kind).to_owned() })
        .collect())
}

pub(super) fn warnings(view: &View<'_>, case: CaseId) -> Result<Vec<FormRecord>> {
    let all = protection::of_case(view, CaseAsked { id: case })?.warnings.into_iter();
    Ok(all.map(|one| FormRecord { id: one.id.0, day: Some(one.issued_on), about: one.number }).collect())
}

pub(super) fn orders(view: &View<'_>, case: CaseId) -> Result<Vec<FormRecord>> {
    let all = protection::of_case(view, CaseAsked { id: case })?.orders.into_iter();
    Ok(all.map(|one| FormRecord { id: one.id.0, day: Some(one.applied_at.date()), about: one.number }).collect())
}

fn kind(term: ReportKind) -> &'static str {
    match term {
        ReportKind::Minor => "未成年人受侵害",
        ReportKind::Incapable => "无、限制民事行为能力人受家暴",
        ReportKind::Escalation => "可能引发治安、刑事案件",
    }
}

pub(super) fn report(view: &View<'_>, case: CaseId, id: i64, values: &mut Values) -> Result<()> {
    let all = store::reports::of_case(view.db, case)?;
    let one: Report = all.into_iter().find(|one| one.id.0 == id).ok_or_else(|| Fault::not_found("a report"))?;
    let record = store::cases::get(view.db, case)?.ok_or_else(|| Fault::not_found("a case"))?;
    let hurt = |role| matches!(role, PartyRole::Minor | PartyRole::Victim);
    let parties = store::cases::parties(view.db, &record)?;
    if let Some(party) = parties.into_iter().find(|party| hurt(party.role)) {
        values.put("r.victim", &party.person.name);
        values.put("r.victim_sex", super::labels::sex(party.person.sex));
        values.put("r.victim_age", super::about::age(&party.person, view.clock.today()));
    }
    values.tick("r.kind", &[kind(one.kind)]);
    values.put("r.suspect", &one.suspect);
    values.put("r.situation", &one.situation);
    values.put("r.measures", &one.measures);
    values.put("r.at", one.reported_at.format("%Y年%-m月%-d日 %H:%M").to_string());
    values.put("r.receipt", &one.receipt);
    values.put("r.told", &one.told);
    values.put("r.feedback", &one.feedback);
    values.put("r.by", &one.entered_by);
    values.put("r.entered", one.entered_at.format("%Y年%-m月%-d日 %H:%M").to_string());
    Ok(())
}

pub(super) fn warning(view: &View<'_>, case: CaseId, id: i64, values: &mut Values) -> Result<()> {
    let all = protection::of_case(view, CaseAsked { id: case })?.warnings;
    let one: Warning = all.into_iter().find(|one| one.id.0 == id).ok_or_else(|| Fault::not_found("a warning"))?;
    values.put("w.police", &one.police);
    values.put("w.number", &one.number);
    values.put("w.on", day(Some(one.issued_on)));
    values.put("w.offender", &one.offender_name);
    values.put("w.victim", &one.victim_name);
    values.put("w.facts", &one.facts);
    values.put("w.given_offender", day(one.given_offender));
    values.put("w.given_victim", day(one.given_victim));
    values.put("w.told_village", day(one.told_village));
    values.put("w.ended", day(one.ended_on));
    values.put("w.end_reason", &one.end_reason);
    let visits = one.visits.into_iter().map(|visit| {
        let mut line = Values::default();
        line.put("at", visit.visited_at.format("%Y年%-m月%-d日 %H:%M").to_string());
        line.put("by", &visit.visitor);
        line.put(
            "met",
            match visit.met {
                VisitMet::Offender => "加害人",
                VisitMet::Victim => "受害人",
                VisitMet::Both => "双方",
                VisitMet::Nobody => "无人在家",
            },
        );
        line.put("found", if visit.breached { format!("【再次实施】{}", visit.findings) } else { visit.findings });
        line
    });
    values.list("w.visits", visits.collect());
    Ok(())
}

pub(super) fn order(view: &View<'_>, case: CaseId, id: i64, values: &mut Values) -> Result<()> {
    let all = protection::of_case(view, CaseAsked { id: case })?.orders;
    let one: ProtectionOrder =
        all.into_iter().find(|one| one.id.0 == id).ok_or_else(|| Fault::not_found("an order"))?;
    values.put("o.number", &one.number);
    values.put("o.applicant", &one.applicant_name);
    values.put("o.respondent", &one.respondent_name);
    values.tick(
        "o.relation",
        &[match one.relation {
            OrderRelation::Spouse => "配偶",
            OrderRelation::ParentChild => "父母子女",
            OrderRelation::Relative => "其他近亲属",
            OrderRelation::LivesTogether => "共同生活的人",
            OrderRelation::FormerSpouse => "前配偶",
            OrderRelation::Dating => "恋爱同居",
        }],
    );
    values.tick("o.way", &[if one.proxy.is_some() { "代为申请" } else { "本人" }]);
    values.put("o.proxy", &one.proxy_name);
    values.put("o.court", &one.court);
    values.put("o.applied", one.applied_at.format("%Y年%-m月%-d日 %H:%M").to_string());
    values.tick(
        "o.state",
        &[match one.state {
            ProtectionState::Applied | ProtectionState::Withdrawn => "",
            ProtectionState::Granted | ProtectionState::Revoked => "作出保护令",
            ProtectionState::Refused => "驳回申请",
        }],
    );
    values.put("o.made", day(one.decided_at.map(|at| at.date())));
    let measures: Vec<&str> = one
        .measures
        .iter()
        .map(|measure| match measure {
            Measure::Violence => "禁止实施家庭暴力",
            Measure::Harassing => "禁止骚扰",
            Measure::Following => "禁止跟踪",
            Measure::Contact => "禁止接触",
            Measure::MoveOut => "责令迁出住所",
            Measure::Other => "其他措施",
        })
        .collect();
    values.tick("o.measures", &measures);
    values.put("o.other", &one.other_measure);
    values.put("o.from", day(one.from));
    values.put("o.until", day(one.until));
    let served = one.steps.iter().find(|step| step.kind == OrderStepKind::ServedRespondent);
    values.put("o.served", day(served.map(|step| step.day)));
    let mut steps = one.steps;
    steps.sort_by_key(|step| step.day);
    let steps = steps.into_iter().map(|step| {
        let mut line = Values::default();
        line.put("on", day(Some(step.day)));
        line.put("kind", taken(step.kind));
        let until = step.until.map(|until| format!("延至{}。", day(Some(until)))).unwrap_or_default();
        line.put("note", format!("{until}{}", step.note));
        line
    });
    values.list("o.steps", steps.collect());
    Ok(())
}

fn taken(term: OrderStepKind) -> &'static str {
    match term {
        OrderStepKind::ServedApplicant => "送达申请人",
        OrderStepKind::ServedRespondent => "送达被申请人",
        OrderStepKind::ToldPolice => "送达公安机关",
        OrderStepKind::ToldVillage => "送达村居",
        OrderStepKind::ReviewAsked => "申请复议",
        OrderStepKind::ReviewDeclined => "不申请复议",
        OrderStepKind::ReviewKept => "复议维持",
        OrderStepKind::Varied => "变更",
        OrderStepKind::Extended => "延长",
        OrderStepKind::RenewalDeclined => "不再延长",
        OrderStepKind::Revoked => "撤销",
        OrderStepKind::Withdrawn => "撤回申请",
        OrderStepKind::Breached => "违反保护令",
    }
}
