//! The forms of counselling, family education and petitions, from the record of the service. What a compartment holds
//! (notes, scales, the crisis form, the safety plan) is not asked for.

use super::super::labels;
use super::about::{CaseAbout, age};
use super::{day, number, satisfied};
use crate::fault::Result;
use crate::paper::form::Values;
use crate::services::bodies::{
    ConsentGiver, EducationConcern, EducationOrigin, FamilyEducation, GoalState, HandedTo, Petition, PetitionChannel,
    PetitionNature, PsychologicalCounselling,
};
use crate::services::{ServiceBody, ServiceOutcome, ServiceRecord, ServiceState};
use crate::transact::View;

pub(super) fn fill(view: &View<'_>, about: &CaseAbout, record: &ServiceRecord, values: &mut Values) -> Result<()> {
    let person = match record.person.and_then(|id| about.find(id)) {
        Some(person) => Some(person),
        None => about.parties.first().map(|party| &party.person),
    };
    let mut one = Values::default();
    let today = view.clock.today();
    if let Some(person) = person {
        one = about.person(view, person, "", true)?;
        values.put("person.safe", &person.safe_contact);
        let years = age(person, today).parse::<u32>().ok();
        values.tick("person.minor", &[years.map_or("", |years| if years < 18 { "是" } else { "否" })]);
    }
    for key in ["name", "sex", "age", "phone"] {
        values.put(&format!("person.{key}"), one.text(key).to_owned());
    }
    match &record.body {
        ServiceBody::PsychologicalCounselling(body) => counselling(body, record, about, values),
        ServiceBody::FamilyEducation(body) => education(body, record, values),
        ServiceBody::Petition(body) => petition(body, record, &one, view, values),
        ServiceBody::MarriageCounselling(_)
        | ServiceBody::Mediation(_)
        | ServiceBody::LegalAdvice(_)
        | ServiceBody::LegalAid(_)
        | ServiceBody::HardshipRelief(_) => {}
    }
    Ok(())
}

fn counselling(body: &PsychologicalCounselling, record: &ServiceRecord, about: &CaseAbout, values: &mut Values) {
    values.put("p.practitioner", &record.assigned_name);
    values.put("p.wish", if body.wish.is_empty() { &record.summary } else { &body.wish });
    values.put("p.guardian", &body.guardian);
    // Whom to reach in need often lives with whoever must not learn of it.
    if !about.violent() {
        values.put("p.guardian_phone", &body.guardian);
        values.put("p.emergency", &body.emergency_contact);
        values.put("p.emergency_phone", &body.emergency_phone);
    }
    let agreed = body.consent != ConsentGiver::Nobody;
    values.tick("p.agreed", &[if agreed { "同意" } else { "" }]);
    values.put("p.consent_on", day(body.consent_on));
    values.put("p.refer_to", &body.referral.to);
    values.put("p.refer_note", &body.referral.note);
    values.put("p.refer_on", day(body.referral.advised_on));
}

fn education(body: &FamilyEducation, record: &ServiceRecord, values: &mut Values) {
    values.tick("e.origin", &[origin(body.origin)]);
    values.put("e.ordered_by", &body.ordered_by);
    values.put("e.order_number", &body.order_number);
    values.put("e.learners", &body.learners);
    values.put("e.intake", &body.intake);
    let concerns: Vec<&str> = body.concerns.iter().map(|one| concern(*one)).collect();
    values.tick("e.concerns", &concerns);
    values.put("e.assessment", &body.assessment);
    values.put("e.before", number(body.before));
    values.put("e.after", number(body.after));
    values.put("e.plan", &body.plan);
    values.put("e.result", &body.result);
    values.put("e.count", if body.meetings.is_empty() { String::new() } else { body.meetings.len().to_string() });
    values.put("e.ended", day(record.ended_at.map(|at| at.date())));
    values.tick("e.outcome", &[outcome(record)]);
    let goals = body.goals.iter().map(|goal| {
        let mut line = Values::default();
        line.put("goal", &goal.goal);
        line.put(
            "state",
            match goal.state {
                GoalState::Open => "",
                GoalState::Partly => "部分达到",
                GoalState::Reached => "达到",
                GoalState::Missed => "未达到",
            },
        );
        line.put("note", &goal.note);
        line
    });
    values.list("goals", goals.collect());
    let meetings = body.meetings.iter().map(|meeting| {
        let mut line = Values::default();
        line.put("on", day(meeting.on));
        line.put("what", &meeting.content);
        line.put("by", &record.assigned_name);
        line
    });
    values.list("meetings", meetings.collect());
}

fn petition(body: &Petition, record: &ServiceRecord, person: &Values, view: &View<'_>, values: &mut Values) {
    values.put("t.number", &record.case_code);
    values.put("t.received", day(body.received_on));
    values.tick("t.channel", &[channel(body.channel)]);
    values.put("t.by", &record.opened_by_name);
    values.put("t.handler", if record.assigned_name.is_empty() { &view.session.name } else { &record.assigned_name });
    values.tick("t.anonymous", &[if body.anonymous { "是" } else { "否" }]);
    if body.anonymous {
        values.put("t.name", "（匿名）");
    } else {
        values.put("t.name", &record.client);
        values.put("t.phone", person.text("phone"));
    }
    values.put("t.sex", if body.sex.is_empty() { person.text("sex") } else { sex(&body.sex) });
    values.put("t.age", number(body.age));
    values.put("t.marriage", &body.marriage);
    values.put("t.place", &body.place);
    let about = body.about.map(labels::dispute).unwrap_or_default();
    values.tick("t.about", &[about]);
    values.put("t.about_words", about);
    values.tick(
        "t.nature",
        &[match body.nature {
            PetitionNature::Inquiry => "咨询",
            PetitionNature::Help => "求助",
            PetitionNature::Rights => "侵权",
        }],
    );
    values.tick("t.urgent", &[if body.urgent { "紧急" } else { "一般" }]);
    values.tick("t.repeated", &[if body.repeated { "重复" } else { "首次" }]);
    values.put("t.content", if body.content.is_empty() { &record.summary } else { &body.content });
    let mut handled = vec![if body.answer.is_empty() { "" } else { "即时答复" }];
    handled.push(match body.handed_to {
        HandedTo::Nobody => "",
        HandedTo::Practitioner => "协调专业人员",
        HandedTo::Federation => "交属地妇联",
        HandedTo::Unit => "转有权处理单位",
    });
    handled.push(if body.reported_at.is_some() { "报警" } else { "" });
    values.tick("t.handled", &handled);
    values.put("t.answer", &body.answer);
    values.put("t.handed_name", &body.handed_name);
    values.put("t.handed_on", day(body.handed_on));
    values.put("t.reported_to", &body.reported_to);
    values.put("t.receipt", &body.report_receipt);
    values.put("t.reply", &body.reply);
    values.put("t.replied", day(body.replied_on));
    values.tick("t.satisfied", &[satisfied(body.satisfaction)]);
}

/// GB/T 2261.1, or what was typed.
fn sex(code: &str) -> &str {
    match code {
        "1" => "男",
        "2" => "女",
        "0" | "9" => "",
        other => other,
    }
}

fn channel(term: PetitionChannel) -> &'static str {
    match term {
        PetitionChannel::Letter => "来信",
        PetitionChannel::Call => "来电",
        PetitionChannel::Visit => "来访",
        PetitionChannel::Online => "网络",
        PetitionChannel::Hotline12338 => "12338",
    }
}

fn origin(term: EducationOrigin) -> &'static str {
    match term {
        EducationOrigin::Family => "家庭求助",
        EducationOrigin::Station => "站点发现",
        EducationOrigin::School => "学校社区",
        EducationOrigin::Court => "法院责令",
        EducationOrigin::Procurator => "检察督促",
        EducationOrigin::Police => "公安训诫",
    }
}

fn concern(term: EducationConcern) -> &'static str {
    match term {
        EducationConcern::Communication => "亲子沟通",
        EducationConcern::Discipline => "管教方式",
        EducationConcern::Learning => "学习作业",
        EducationConcern::Screens => "手机网络",
        EducationConcern::Emotion => "情绪行为",
        EducationConcern::Absence => "陪伴不足",
        EducationConcern::Discord => "父母不一致",
        EducationConcern::Grandparents => "隔代照料",
        EducationConcern::Separation => "离异重组",
        EducationConcern::Misconduct => "不良行为",
    }
}

/// How a service ended, or that it goes on.
pub(super) fn outcome(record: &ServiceRecord) -> &'static str {
    let Some(outcome) = record.outcome else {
        return match record.state {
            ServiceState::Open => "",
            ServiceState::Ended => "已办结",
            ServiceState::Stopped => "已终止",
        };
    };
    match outcome {
        ServiceOutcome::Reconciled => "关系改善、和好",
        ServiceOutcome::DivorceWithdrawn => "撤回离婚登记申请",
        ServiceOutcome::DivorceLapsed => "逾期未领证，视为撤回",
        ServiceOutcome::DivorceRegistered => "领取离婚证",
        ServiceOutcome::Completed => "完成",
        ServiceOutcome::Answered => "已答复",
        ServiceOutcome::HandedOver => "已转交",
        ServiceOutcome::Reported => "已报警、移送",
        ServiceOutcome::NotAccepted => "不予受理，已告知",
        ServiceOutcome::Agreed => "达成调解协议",
        ServiceOutcome::Performed => "协议已履行完毕",
        ServiceOutcome::Failed => "调解不成",
        ServiceOutcome::Refused => "一方明确拒绝调解",
        ServiceOutcome::Aided => "已援助办结",
        ServiceOutcome::AidRefused => "不予援助",
        ServiceOutcome::Received => "获得帮扶",
        ServiceOutcome::NotGranted => "未获批准",
        ServiceOutcome::Improved => "有改善",
        ServiceOutcome::Unchanged => "没有明显变化",
        ServiceOutcome::ReferredMedical => "建议就医、已转介",
        ServiceOutcome::Onward => "转到其他服务",
        ServiceOutcome::Withdrawn => "本人退出",
        ServiceOutcome::LostContact => "失去联系",
    }
}
