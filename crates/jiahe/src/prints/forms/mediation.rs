//! The volume's forms, from the mediation of a case (人民调解法 27).

use super::{day, number, satisfied};
use crate::fault::Result;
use crate::followups::{VisitOutcome, VisitPerformance, VisitWay};
use crate::kernel::{CaseId, StaffId};
use crate::paper::form::Values;
use crate::services::bodies::{
    Agreement, AgreementForm, ConfirmationResult, Mediation, MediationSource, PartyConsent, Performance,
};
use crate::services::{ServiceBody, ServiceRecord};
use crate::store;
use crate::transact::View;

/// Case and people stand in `values` already.
pub(super) fn fill(view: &View<'_>, case: CaseId, record: Option<&ServiceRecord>, values: &mut Values) -> Result<()> {
    let title = format!("{}{}", values.text("parties.names").to_owned(), values.text("case.type").to_owned() + "纠纷");
    values.put("m.title", title.replace("纠纷纠纷", "纠纷"));
    values.put("m.number", values.text("code").to_owned());
    visits(view, case, values)?;
    let Some(record) = record else { return Ok(()) };
    let ServiceBody::Mediation(body) = &record.body else { return Ok(()) };
    values.put("m.accepted", day(body.accepted_on));
    values.put("m.ended", day(record.ended_at.map(|at| at.date())));
    values.put("m.outcome", super::bodies::outcome(record));
    values.put("m.registrar", &record.opened_by_name);
    values.put("m.matter", if body.matter.is_empty() { &record.summary } else { &body.matter });
    values.put("m.invited", &body.invited);
    values.put("m.mediators", names(view, &body.mediators)?);
    values.tick("m.source", &[source(body.source)]);
    values.put("m.consents", consents(body));
    if body.source == MediationSource::Applied {
        values.put("m.applied", day(body.accepted_on));
    }
    let told = body.sessions.iter().find(|session| session.rights_told).and_then(|session| session.at);
    values.put("m.told", day(told.map(|at| at.date())));
    values.put("m.ways", &body.ways_told);
    sessions(body, values);
    if let Some(agreement) = &body.agreement {
        agreed(agreement, values);
    }
    values.put("jc.court", &body.confirmation.court);
    values.put("jc.applied", day(body.confirmation.applied_on));
    values.put("jc.number", &body.confirmation.number);
    values.put("jc.result", confirmed(body.confirmation.result));
    Ok(())
}

fn names(view: &View<'_>, staff: &[StaffId]) -> Result<String> {
    let mut found = Vec::new();
    for id in staff {
        found.extend(store::staff::get(view.db, *id)?.map(|member| member.name));
    }
    Ok(found.join("、"))
}

fn consents(body: &Mediation) -> String {
    let said = body.parties.iter().filter(|party| !party.name.is_empty()).map(|party| {
        let word = match party.consent {
            PartyConsent::NotAsked => "尚未询问",
            PartyConsent::Agrees => "同意调解",
            PartyConsent::Refuses => "明确拒绝",
        };
        format!(
            "{}：{word}{}",
            party.name,
            party.consent_on.map(|on| format!("（{}）", day(Some(on)))).unwrap_or_default()
        )
    });
    said.collect::<Vec<_>>().join("；")
}

fn sessions(body: &Mediation, values: &mut Values) {
    let last = body.sessions.len();
    let lines = (1..).zip(&body.sessions).map(|(n, session)| {
        let mut line = Values::default();
        line.put("at", session.at.map(|at| at.format("%Y年%-m月%-d日 %H:%M").to_string()).unwrap_or_default());
        line.put("place", &session.place);
        line.put("present", &session.present);
        line.put("said", &session.said);
        line.put("result", &session.result);
        line.tick("told", &[if session.rights_told { "已告知" } else { "" }]);
        if n == last && body.failed_on.is_some() {
            line.tick("ways", &[if body.ways_told_on.is_some() { "已告知" } else { "" }]);
        }
        line
    });
    values.list("sessions", lines.collect());
}

fn agreed(agreement: &Agreement, values: &mut Values) {
    values.put("ag.number", &agreement.number);
    values.put("ag.facts", &agreement.facts);
    values.put("ag.disputes", &agreement.disputes);
    values.put("ag.manner", &agreement.manner);
    values.put("ag.agreed", day(agreement.agreed_on));
    values.put("ag.effective", day(agreement.effective()));
    values.put("ag.copies", number(agreement.copies));
    values.put(
        "ag.form",
        match agreement.form {
            AgreementForm::Written => "书面",
            AgreementForm::Oral => "口头",
        },
    );
    let clauses = agreement.clauses.iter().map(|clause| {
        let mut line = Values::default();
        line.put("who", &clause.who);
        line.put("what", &clause.what);
        line.put("due", day(clause.due));
        line.put("performance", performance(clause.performance));
        line.put("seen", day(clause.seen_on));
        line.put("note", &clause.note);
        line
    });
    values.list("clauses", clauses.collect());
}

fn source(term: MediationSource) -> &'static str {
    match term {
        MediationSource::Applied => "当事人申请",
        MediationSource::Offered => "主动调解",
        MediationSource::Entrusted => "委托移送",
    }
}

fn performance(term: Performance) -> &'static str {
    match term {
        Performance::Pending => "",
        Performance::Partly => "部分履行",
        Performance::Done => "已履行",
        Performance::Breached => "违反",
    }
}

fn confirmed(term: ConfirmationResult) -> &'static str {
    match term {
        ConfirmationResult::Pending => "",
        ConfirmationResult::Confirmed => "确认有效",
        ConfirmationResult::Refused => "不予确认",
        ConfirmationResult::Rejected => "不予受理",
        ConfirmationResult::Withdrawn => "撤回申请",
    }
}

/// 回访, the first first; attempts that met nobody are no visits.
pub(super) fn visits(view: &View<'_>, case: CaseId, values: &mut Values) -> Result<()> {
    let mut visits = store::followups::of_case(view.db, case)?;
    visits.retain(|visit| visit.outcome == VisitOutcome::Done);
    visits.sort_by_key(|visit| visit.at);
    let lines = visits.into_iter().map(|visit| {
        let mut line = Values::default();
        line.put("on", visit.at.format("%Y年%-m月%-d日 %H:%M").to_string());
        line.tick(
            "way",
            &[match visit.way {
                VisitWay::Visit => "上门",
                VisitWay::Phone => "电话",
                VisitWay::Station => "到站",
                VisitWay::Online => "其他",
            }],
        );
        line.put("person", &visit.person_name);
        line.put("by", &visit.entered_by);
        line.tick(
            "performance",
            &[match visit.performance {
                Some(VisitPerformance::Full) => "已履行",
                Some(VisitPerformance::Part) => "部分履行",
                Some(VisitPerformance::None) => "未履行",
                Some(VisitPerformance::Breached) => "违反约定",
                Some(VisitPerformance::NothingAgreed) => "没有约定",
                None => "",
            }],
        );
        line.tick("satisfied", &[satisfied(visit.satisfaction)]);
        line.tick("danger", &[if visit.danger { "有" } else { "没有" }]);
        line.put("danger_note", &visit.danger_note);
        line.put("found", &visit.findings);
        line.put("next", visit.next_on.map(|on| format!("{}再次回访", day(Some(on)))).unwrap_or_default());
        line
    });
    values.list("visits", lines.collect());
    Ok(())
}
