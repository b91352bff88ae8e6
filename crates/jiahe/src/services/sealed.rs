//! 量表, 危机评估, 安全计划: for whoever counsels and whom they name, not for everybody on the case. They lie in a
//! compartment; the record and the timeline show only that there are some.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Scale;
use super::form::Form;
use super::{
    ScaleSum, ServiceAsked, ServiceBody, ServiceRecord, ServiceState, SheetsRead, SheetsSaved, SheetsShared, StepKind,
    open, step,
};
use crate::api::Noun;
use crate::compartments::{self, CompartmentKind::ServiceSheets as KIND};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Day, Moment, Role, StaffId, coded};
use crate::store;
use crate::transact::{Act, View};

coded! {
    /// 自杀、自伤意念
    pub enum Ideation {
        /// 没有
        No = "no",
        /// 有过念头
        Passive = "passive",
        /// 现在有
        Active = "active",
    }
}

coded! {
    pub enum CrisisLevel {
        Low = "low",
        Medium = "medium",
        High = "high",
        /// 危急: now
        Imminent = "imminent",
    }
}

/// A scale filled in by the client.
#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct Screening {
    pub scale: Scale,
    #[ts(type = "string")]
    pub on: Day,
    /// 0–3 each, as many as the scale has items.
    pub answers: Vec<u8>,
    pub note: String,
}

/// A score from elsewhere: which scale, by whom. Scales that may not be copied are not filled in here.
#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct OutsideScore {
    pub name: String,
    pub score: String,
    #[ts(type = "string")]
    pub on: Day,
    /// 出具单位
    pub by: String,
}

/// 危机评估
#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct CrisisForm {
    #[ts(type = "string")]
    pub at: Moment,
    pub ideation: Ideation,
    pub ideation_note: String,
    /// 计划: when, where, how
    pub plan: String,
    /// 手段: what is within reach
    pub means: String,
    /// 既往史
    pub history: String,
    /// 伤人风险
    pub harm_to_others: String,
    /// 保护因素
    pub protective: String,
    pub level: CrisisLevel,
    /// 处置
    pub actions: String,
    /// 通知对象
    pub told: String,
}

/// 安全计划
#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct SafetyPlan {
    #[ts(type = "string")]
    pub made_on: Day,
    /// 预警信号
    pub warning_signs: String,
    /// 自己可以做的
    pub coping: String,
    /// 可以去的地方、可以找的人
    pub people: String,
    /// 专业机构和电话
    pub professionals: String,
    /// 环境安全: what is put out of reach
    pub safe_place: String,
    /// 活下去的理由
    pub reasons: String,
}

/// Everything in the compartment of one record.
#[derive(Debug, Clone, Default, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct ServiceSheets {
    pub screenings: Vec<Screening>,
    pub outside: Vec<OutsideScore>,
    pub crises: Vec<CrisisForm>,
    pub plan: Option<SafetyPlan>,
}

impl ServiceSheets {
    fn read(&mut self, consented: bool, form: &mut Form<'_>) {
        form.that(consented || self.screenings.is_empty(), "screenings", "consent_missing");
        form.each(&mut self.screenings, "screenings", |form, _, one| {
            form.past(Some(one.on), "on");
            let fits = one.answers.len() == one.scale.items() && one.answers.iter().all(|answer| *answer <= 3);
            form.that(fits, "answers", "required");
            form.block(&mut one.note, "note");
        });
        form.each(&mut self.outside, "outside", |form, _, one| {
            for (typed, field) in [(&mut one.name, "name"), (&mut one.score, "score"), (&mut one.by, "by")] {
                form.line(typed, field);
                form.required(typed, field);
            }
            form.past(Some(one.on), "on");
        });
        form.each(&mut self.crises, "crises", |form, _, one| one.read(form));
        if let Some(plan) = &mut self.plan {
            form.within("plan", |form| plan.read(form));
        }
    }

    fn sums(&self) -> Vec<ScaleSum> {
        let one = |screening: &Screening| {
            let sum = screening.answers.iter().map(|answer| u32::from(*answer)).sum();
            ScaleSum {
                scale: screening.scale,
                on: screening.on,
                sum,
                most: u32::try_from(screening.scale.items() * 3).unwrap_or(0),
                band: screening.scale.band(sum),
                harm: screening.scale.speaks_of_harm(&screening.answers),
            }
        };
        self.screenings.iter().map(one).collect()
    }

    /// Item 9 above zero calls for the crisis form, of the same day or later.
    fn crisis_due(&self) -> bool {
        let harm = self.screenings.iter().filter(|one| one.scale.speaks_of_harm(&one.answers)).map(|one| one.on).max();
        let met = self.crises.iter().map(|one| one.at.date()).max();
        harm.is_some_and(|on| met.is_none_or(|met| met < on))
    }
}

impl CrisisForm {
    fn read(&mut self, form: &mut Form<'_>) {
        form.that(self.at <= form.now, "at", "future");
        form.past(Some(self.at.date()), "at");
        for (typed, field) in [
            (&mut self.ideation_note, "ideation_note"),
            (&mut self.plan, "plan"),
            (&mut self.means, "means"),
            (&mut self.history, "history"),
            (&mut self.harm_to_others, "harm_to_others"),
            (&mut self.protective, "protective"),
            (&mut self.actions, "actions"),
            (&mut self.told, "told"),
        ] {
            form.block(typed, field);
        }
        form.required(&self.actions, "actions");
        match self.level {
            CrisisLevel::Low | CrisisLevel::Medium => {}
            CrisisLevel::High | CrisisLevel::Imminent => form.required(&self.told, "told"),
        }
    }
}

impl SafetyPlan {
    fn read(&mut self, form: &mut Form<'_>) {
        form.past(Some(self.made_on), "made_on");
        for (typed, field) in [
            (&mut self.warning_signs, "warning_signs"),
            (&mut self.coping, "coping"),
            (&mut self.people, "people"),
            (&mut self.professionals, "professionals"),
            (&mut self.safe_place, "safe_place"),
            (&mut self.reasons, "reasons"),
        ] {
            form.block(typed, field);
        }
        form.required(&self.warning_signs, "warning_signs");
        form.required(&self.professionals, "professionals");
    }
}

/// Whether this session may begin the sheets of a record that has none.
fn counsels(view: &View<'_>, record: &ServiceRecord) -> bool {
    record.assigned == Some(view.session.staff) || view.session.has(Role::Psychologist)
}

fn consented(record: &ServiceRecord) -> Result<bool> {
    match &record.body {
        ServiceBody::PsychologicalCounselling(body) => Ok(body.consented()),
        ServiceBody::MarriageCounselling(_)
        | ServiceBody::Petition(_)
        | ServiceBody::Mediation(_)
        | ServiceBody::LegalAdvice(_)
        | ServiceBody::LegalAid(_)
        | ServiceBody::HardshipRelief(_)
        | ServiceBody::FamilyEducation(_) => Err(Fault::new(Code::WrongState, "keep sheets of another service")),
    }
}

/// Whether an answer speaks of harm and no crisis form followed. Only whoever may read the sheets can know.
///
/// # Errors
/// [`Code::CompartmentsShut`] before the own password was typed.
pub(super) fn unassessed(view: &View<'_>, record: &ServiceRecord) -> Result<bool> {
    let mine = compartments::readers(view, KIND, record.id.0)?.iter().any(|one| one.staff == view.session.staff);
    Ok(mine && kept(view, record)?.is_some_and(|(sheets, _)| sheets.crisis_due()))
}

/// What is there, for whom it is sealed to; `None` when there is nothing yet.
fn kept(view: &View<'_>, record: &ServiceRecord) -> Result<Option<(ServiceSheets, Moment)>> {
    let Some(plain) = compartments::open(view, KIND, record.id.0)? else {
        if counsels(view, record) {
            return Ok(None);
        }
        return Err(Fault::new(Code::Forbidden, "open the sheets of somebody else's counselling"));
    };
    let sheets = serde_json::from_str(&plain).map_err(|_| Fault::new(Code::Damaged, "read the sheets of a service"))?;
    let at = store::compartments::get(view.db, KIND, record.id.0)?.map(|kept| kept.updated_at);
    Ok(at.map(|at| (sheets, at)))
}

fn answer(view: &View<'_>, record: &ServiceRecord, sheets: ServiceSheets, at: Option<Moment>) -> Result<SheetsRead> {
    Ok(SheetsRead {
        sums: sheets.sums(),
        crisis_due: sheets.crisis_due(),
        readers: compartments::readers(view, KIND, record.id.0)?,
        sheets,
        updated_at: at,
    })
}

/// Reading is written down, so this is a command that writes.
///
/// # Errors
/// [`Code::Forbidden`] to anybody not named, and while there are none to anybody but the counsellor;
/// [`Code::CompartmentsShut`] before the own password was typed.
pub fn read_sheets(act: &mut Act<'_>, asked: ServiceAsked) -> Result<SheetsRead> {
    let record = open::known(act, asked.id)?.record;
    consented(&record)?;
    let (sheets, at) = kept(act, &record)?.map_or((ServiceSheets::default(), None), |(sheets, at)| (sheets, Some(at)));
    act.note(Noun::Services, record.id.0, "sheets read");
    answer(act, &record, sheets, at)
}

/// # Errors
/// As [`read_sheets`]; a field that does not pass; scales without consent; [`Code::Stale`].
pub fn save_sheets(act: &mut Act<'_>, saved: SheetsSaved) -> Result<SheetsRead> {
    let record = open::in_hand(act, saved.id)?;
    let consented = consented(&record)?;
    if record.state != ServiceState::Open {
        return Err(Fault::new(Code::WrongState, "change the sheets of a service that has ended"));
    }
    let (before, at) = kept(act, &record)?.map_or((ServiceSheets::default(), None), |(sheets, at)| (sheets, Some(at)));
    if at != saved.updated_at {
        return Err(Fault::new(Code::Stale, "change the sheets of a service"));
    }
    let mut sheets = saved.sheets;
    let mut check = Check::default();
    sheets.read(consented, &mut Form::new(&mut check, act.clock.now, "sheets"));
    check.done()?;
    let plain = serde_json::to_string(&sheets).map_err(|_| Fault::internal("spell the sheets of a service"))?;
    let mut readers: BTreeSet<StaffId> =
        compartments::readers(act, KIND, record.id.0)?.into_iter().map(|reader| reader.staff).collect();
    readers.insert(act.session.staff);
    if at.is_none() {
        readers.extend(record.assigned);
    }
    compartments::seal(act, KIND, record.id.0, &readers, &plain)?;
    for (now, was, kind) in [
        (
            sheets.screenings.len() + sheets.outside.len(),
            before.screenings.len() + before.outside.len(),
            StepKind::Screened,
        ),
        (sheets.crises.len(), before.crises.len(), StepKind::CrisisAssessed),
        (usize::from(sheets.plan.is_some()), usize::from(before.plan.is_some()), StepKind::SafetyPlanned),
    ] {
        if now > was {
            step::note_down(act, &record, kind, "")?;
        }
    }
    act.note(Noun::Services, record.id.0, "sheets");
    let now = act.clock.now;
    answer(act, &record, sheets, Some(now))
}

/// A reader names who else may read: a supervisor, a successor. The one who names stays among them.
///
/// # Errors
/// As [`read_sheets`]; `readers[i]` for somebody who has no account here; [`Code::NotFound`] while there are none.
pub fn share_sheets(act: &mut Act<'_>, shared: SheetsShared) -> Result<Done> {
    let record = open::in_hand(act, shared.id)?;
    consented(&record)?;
    compartments::author(act, KIND, record.id.0)?.ok_or_else(|| Fault::not_found("the sheets of a service"))?;
    let mut check = Check::default();
    for (index, reader) in shared.readers.iter().enumerate() {
        check.that(act.slots.address(reader.0).is_some(), format!("readers[{index}]"), "no_account");
    }
    check.done()?;
    let mut readers: BTreeSet<StaffId> = shared.readers.into_iter().collect();
    readers.insert(act.session.staff);
    compartments::set_readers(act, KIND, record.id.0, &readers)?;
    act.note(Noun::Services, record.id.0, "sheets shared");
    Ok(Done {})
}
