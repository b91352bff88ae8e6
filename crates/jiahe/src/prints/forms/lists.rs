//! Lists of whoever prints them: what is owed, and whom to visit. No phone is on them.

use super::day;
use crate::cases::{EventKind, Party, permission};
use crate::fault::Result;
use crate::kernel::CaseId;
use crate::obligations::{self, Obligation, ObligationsAsked, Rule, When, Whose};
use crate::paper::form::{Form, Values};
use crate::protection::apart;
use crate::store;
use crate::transact::View;

/// Rows of one list; more is no list to carry about.
const MOST: u32 = 200;

pub(super) fn fill(view: &View<'_>, form: &Form) -> Result<Values> {
    let mut values = Values::default();
    values.put("station", store::stations::own(view.db)?.name);
    let visits = form.key == "follow_up_list";
    let asked = ObligationsAsked {
        whose: if visits { Whose::Everyone } else { Whose::Mine },
        when: None,
        rule: visits.then_some(Rule::FollowUp),
        missing_year: false,
        skip: 0,
        limit: MOST,
    };
    let mut rows = Vec::new();
    for one in obligations::list(view, asked)?.rows.into_iter().filter(|one| one.when != When::Later) {
        let mut line = Values::default();
        line.put("due", one.due.format("%Y年%-m月%-d日").to_string());
        line.put("code", &one.code);
        line.put("names", one.parties.join("、"));
        line.put("by", &one.owner_name);
        line.put("what", owed(&one));
        line.put("source", article(&one));
        if let Some(case) = one.case.filter(|_| visits) {
            line.put("safe", safe(view, case)?);
        }
        rows.push(line);
    }
    values.put("today", day(Some(view.clock.today())));
    values.list("rows", rows);
    Ok(values)
}

/// How its people are to be called, for those who have the case in hand; of whoever must not be found, in the window only.
fn safe(view: &View<'_>, case: CaseId) -> Result<String> {
    let Some(record) = store::cases::get(view.db, case)? else { return Ok(String::new()) };
    let mine = permission::owns(view, case)?;
    let mut said = Vec::new();
    for Party { person, .. } in store::cases::parties(view.db, &record)? {
        if person.safe_contact.is_empty() {
            continue;
        }
        let told = if mine && !apart::is_guarded(view, person.id)? { &person.safe_contact } else { "见个案" };
        said.push(format!("{}：{told}", person.name));
    }
    Ok(said.join("；"))
}

fn article(one: &Obligation) -> String {
    use crate::obligations::Law;
    let law = match one.law {
        Law::Mediation => "人民调解法",
        Law::MediationRules => "人民调解工作若干规定",
        Law::CivilCode => "民法典",
        Law::Petition => "信访工作条例",
        Law::LegalAid => "法律援助法",
        Law::Minors => "未成年人保护法",
        Law::Violence => "反家庭暴力法",
        Law::FamilyEducation => "家庭教育促进法",
        Law::Standard => "服务规范",
        Law::Custom => "本站约定",
    };
    if one.article.is_empty() { law.to_owned() } else { format!("{law} {}", one.article) }
}

fn owed(one: &Obligation) -> &'static str {
    match one.rule {
        Rule::MediationMonth => "调解期限届满",
        Rule::Performance => "核实协议履行",
        Rule::JudicialConfirmation => "共同申请司法确认的期限",
        Rule::DivorceWithdrawal => "离婚登记申请撤回期满",
        Rule::DivorceCertificate => "申领离婚证期满",
        Rule::PetitionNotice => "告知信访受理情况",
        Rule::PetitionAnswer => "办结信访事项",
        Rule::LegalAidDecision => "法律援助审查决定",
        Rule::LegalAidAssignment => "指派法律援助人员",
        Rule::MandatoryReport => "强制报告",
        Rule::EscalationReport => "报告可能激化的纠纷",
        Rule::ProtectionDecision | Rule::ProtectionDecisionUrgent => "法院裁定保护令",
        Rule::ProtectionRenewal => "保护令到期，申请延长",
        Rule::ProtectionReview => "保护令复议期满",
        Rule::WarningVisit => "告诫后查访",
        Rule::FollowUp => "回访",
        Rule::TownReport => "报告乡镇（街道）站",
        Rule::MovementAnswer => "签收流转",
        Rule::ConferenceTask => "会商任务",
        Rule::Order => "督办事项",
        Rule::CounsellingNote => "补写咨询记录",
        Rule::Resolution => "化解时限届满",
        Rule::ServiceStep => "服务的下一步",
        Rule::DangerReview => "处理回访发现的隐患",
        Rule::GuidanceOrder => "责令接受家庭教育指导期满",
        Rule::GuidanceReport => "告知指导情况",
        Rule::PauseDecision => "审批中止、延期",
    }
}

/// What of a case's timeline a summary tells; `None` for the station's own housekeeping.
pub(super) fn event(kind: EventKind) -> Option<&'static str> {
    Some(match kind {
        EventKind::Opened => "登记受理",
        EventKind::Noted => "办理记录",
        EventKind::RiskChanged => "调整关注等级",
        EventKind::HandlerChanged => "变更包联责任人",
        EventKind::StateChanged => "办理状态变更",
        EventKind::AppointmentAttended => "到站服务",
        EventKind::ServiceOpened => "开始服务",
        EventKind::ServiceEnded => "结束服务",
        EventKind::Moved => "流转",
        EventKind::Paused => "中止、延期",
        EventKind::Merged => "并案",
        EventKind::Conferred => "会商",
        EventKind::Ordered => "督办",
        EventKind::FollowedUp => "回访",
        EventKind::ClassAttended | EventKind::GroupAttended | EventKind::Educated => "参加家庭教育、团体辅导",
        EventKind::Amended
        | EventKind::LevelChanged
        | EventKind::TeamChanged
        | EventKind::ServicesChanged
        | EventKind::AppointmentBooked
        | EventKind::AppointmentMoved
        | EventKind::AppointmentCancelled
        | EventKind::AppointmentMissed
        | EventKind::NoteWritten
        | EventKind::ClassEnrolled
        | EventKind::ClassMissed
        | EventKind::GroupJoined
        | EventKind::GroupMissed
        | EventKind::GroupLeft
        | EventKind::Printed
        | EventKind::SurveyEntered
        | EventKind::PaperEntered
        | EventKind::GlassBroken
        | EventKind::Reported
        | EventKind::ContactHidden
        | EventKind::ServiceChanged
        | EventKind::Protected
        | EventKind::Screened
        | EventKind::Exchanged => return None,
    })
}
