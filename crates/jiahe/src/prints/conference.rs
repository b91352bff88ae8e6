//! 会商纪要 and the monthly agenda, under pseudonyms: no name, code, number, address or phone of a case is on them.

use super::masks::Masks;
use super::{Printed, labels, leave, printed};
use crate::api::Noun;
use crate::cases::{CaseRow, permission};
use crate::conferences::{self, AgendaReason, ConferenceAsked, ConferenceKind, MonthAsked, Seat, TaskState};
use crate::fault::Result;
use crate::paper::conference::{self, Conference};
use crate::store;
use crate::transact::Act;

fn kind(term: ConferenceKind) -> &'static str {
    match term {
        ConferenceKind::Joint => "联席会商",
        ConferenceKind::Consultation => "联合会诊",
        ConferenceKind::Monthly => "月度分析会",
    }
}

fn seat(term: Seat) -> &'static str {
    match term {
        Seat::FederationChair => "妇联主席",
        Seat::LeadingGroup => "领导小组成员",
        Seat::Mediator => "调解员",
        Seat::Lawyer => "律师",
        Seat::Psychologist => "心理咨询师",
        Seat::MarriageCounsellor => "婚姻辅导员",
        Seat::FamilyEducator => "家庭教育指导师",
        Seat::Police => "公安",
        Seat::CivilAffairs => "民政",
        Seat::Justice => "司法行政",
        Seat::Recorder => "记录人",
        Seat::Other => "其他",
    }
}

fn reason(term: AgendaReason) -> &'static str {
    match term {
        AgendaReason::New => "本月新增",
        AgendaReason::Overdue => "超期未办",
        AgendaReason::Red => "红色个案",
        AgendaReason::Repeat => "一年内多次求助的家庭",
        AgendaReason::MovedUp => "上报的个案",
        AgendaReason::Dissatisfied => "评价不满意",
        AgendaReason::Chosen => "提请会商",
    }
}

fn line(name: &str, row: &CaseRow) -> String {
    let (risk, opened) = (labels::risk(row.risk), row.opened_at.format("%-m月%-d日"));
    format!("{name}　{}　{risk}　{opened}受理", labels::dispute(row.main_type))
}

/// # Errors
/// [`crate::Code::NotFound`] for a conference this session was not in; [`crate::Code::LookingOnly`] where break-glass
/// shows one of its cases.
pub fn conference(act: &mut Act<'_>, asked: ConferenceAsked) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let file = conferences::get(act, asked)?;
    let one = file.conference;
    let cases = file.items.iter().filter_map(|item| item.case.as_ref().map(|row| row.id));
    for case in
        cases.chain(file.plans.iter().map(|plan| plan.case)).chain(file.tasks.iter().filter_map(|task| task.case))
    {
        permission::require_glassless(act, case)?;
    }
    let mut masks = Masks::default();
    let mut named = Vec::new();
    for item in &file.items {
        let name = item.case.as_ref().map(|row| masks.add(act, row.id)).transpose()?;
        named.push((item, name));
    }
    // What is said may name people of cases that whoever prints may not know of: they are masked as well.
    for case in store::conferences::items(act.db, one.id)?.into_iter().filter_map(|item| item.case) {
        masks.add(act, case)?;
    }
    for task in &file.tasks {
        if let Some(case) = task.case {
            masks.add(act, case)?;
        }
    }
    let mut agenda = Vec::new();
    for (item, name) in named {
        let head = match (&name, &item.case) {
            (Some(name), Some(row)) => line(name, row),
            _ => String::new(),
        };
        agenda.push(format!("{}　{head}　{}", reason(item.reason), masks.mask(&item.title)));
    }
    let mut plans = Vec::new();
    for plan in &file.plans {
        let name = masks.add(act, plan.case)?;
        if !plan.study.is_empty() {
            plans.push(format!("{name}　研判：{}", masks.mask(&plan.study)));
        }
        plans.push(format!("{name}　处置方案：{}", masks.mask(&plan.decision)));
    }
    let mut tasks = Vec::new();
    for task in &file.tasks {
        let name = task.case.map(|case| masks.add(act, case)).transpose()?.unwrap_or_default();
        let state = match task.state {
            TaskState::Open => "未完成",
            TaskState::Done => "已完成",
            TaskState::Dropped => "不再办理",
        };
        let due = task.due.format("%Y年%-m月%-d日");
        tasks.push(format!("{name}　{}　责任：{}　{due}前　{state}", masks.mask(&task.what), task.owner));
    }
    let came = file.present.iter().filter(|person| person.came || one.signed_at.is_none());
    let came: Vec<String> = came.map(|person| format!("{}（{}）", person.name, seat(person.role))).collect();
    let mut sections = vec![("议题".to_owned(), agenda)];
    for (head, said) in [
        ("总体情况", &one.overview),
        ("复杂案例", &one.complex),
        ("重大隐患", &one.dangers),
        ("下阶段工作", &one.next_work),
    ] {
        if !said.is_empty() {
            sections.push((head.to_owned(), vec![masks.mask(said)]));
        }
    }
    sections.push(("处置方案".to_owned(), plans));
    sections.push(("任务".to_owned(), tasks));
    let sheet = Conference {
        title: format!("{}纪要", kind(one.kind)),
        about: vec![
            ("编号".into(), one.number.clone()),
            ("站点".into(), store::stations::own(act.db)?.name),
            ("时间".into(), one.at.format("%Y年%-m月%-d日 %H:%M").to_string()),
            ("地点".into(), one.place),
            ("主持".into(), one.chair),
            ("到会".into(), came.join("、")),
        ],
        sections,
        printed: Some(leave(act, "内部")),
    };
    let pdf = conference::print(&sheet, &fonts)?;
    act.note(Noun::Conferences, one.id.0, "drawn");
    Ok(printed("conference", &one.number, pdf, (Noun::Conferences, one.id.0)))
}

/// # Errors
/// `month` that is none.
pub fn agenda(act: &mut Act<'_>, asked: MonthAsked) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let agenda = conferences::agenda(act, asked)?;
    let mut masks = Masks::default();
    let mut sections = Vec::new();
    for group in &agenda.groups {
        let mut lines = Vec::new();
        for item in &group.items {
            // What somebody wrote in a survey without a case may name anybody: only that there was one is printed.
            lines.push(match &item.case {
                Some(row) => line(&masks.add(act, row.id)?, row),
                None => "一份未关联个案的调查".to_owned(),
            });
        }
        sections.push((format!("{}（{}）", reason(group.reason), lines.len()), lines));
    }
    let sheet = Conference {
        title: "月度分析会议程".into(),
        about: vec![("站点".into(), store::stations::own(act.db)?.name), ("月份".into(), agenda.month.clone())],
        sections,
        printed: Some(leave(act, "内部")),
    };
    let pdf = conference::print(&sheet, &fonts)?;
    act.note(Noun::Conferences, 0, "agenda");
    Ok(printed("agenda", &agenda.month, pdf, (Noun::Conferences, 0)))
}
