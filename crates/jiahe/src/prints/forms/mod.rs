//! The forms of `paper/forms`, filled from the records: one file per noun. What may be printed of a case is asked here,
//! once, before anything is filled in.

mod about;
mod bodies;
mod lists;
mod mediation;
mod safety;
mod way;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::masks::Masks;
use super::{BLANK, Printed, labels, leave, printed};
use crate::api::Noun;
use crate::cases::{Level, Service, permission};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Day};
use crate::paper::form::{self, Form, FormSet, FormSource, Values};
use crate::services::{self as records, ServiceRecord};
use crate::store;
use crate::transact::{Act, View};

pub(super) use about::CaseAbout;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct FormsAsked {
    /// With a case: which records of it each form can be filled from.
    pub case: Option<CaseId>,
}

/// A form in the gallery.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FormLine {
    pub key: String,
    /// As it is printed.
    pub title: String,
    pub set: FormSet,
    /// The short number on the paper.
    pub code: u16,
    /// Which of the 13 parts of a volume.
    pub part: Option<u8>,
    pub source: FormSource,
    /// Whether what was written on it by hand is typed in.
    pub typed: bool,
    /// What it can be filled from, of the case that was asked for, the newest first.
    pub records: Vec<FormRecord>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct FormRecord {
    #[ts(type = "number")]
    pub id: i64,
    /// `None` for somebody to whom an envelope can go.
    #[ts(type = "string | null")]
    pub day: Option<Day>,
    /// What tells it from the others, if anything does.
    pub about: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct FormAsked {
    /// Its key.
    pub form: String,
    /// `None` prints the blank form.
    pub case: Option<CaseId>,
    /// Of which record; the newest where it is not said.
    #[ts(type = "number | null")]
    pub record: Option<i64>,
}

/// # Errors
/// [`Code::NotFound`] for a case this session may not know of.
pub fn forms(view: &View<'_>, asked: FormsAsked) -> Result<Vec<FormLine>> {
    if let Some(case) = asked.case {
        permission::require(view, case)?;
    }
    let mut found = Vec::new();
    for form in form::all()? {
        let records = match asked.case {
            Some(case) => of_case(view, case, form)?,
            None => Vec::new(),
        };
        found.push(FormLine {
            key: form.key.clone(),
            title: form.title.clone(),
            set: form.set,
            code: form.code,
            part: form.part,
            source: form.source,
            typed: !form.entry().is_empty(),
            records,
        });
    }
    Ok(found)
}

/// Which service's records a form is filled from.
fn service_of(source: FormSource) -> Option<Service> {
    match source {
        FormSource::Mediation => Some(Service::Mediation),
        FormSource::Counselling => Some(Service::PsychologicalCounselling),
        FormSource::Education => Some(Service::FamilyEducation),
        FormSource::Petition => Some(Service::Petition),
        FormSource::Blank
        | FormSource::Case
        | FormSource::Report
        | FormSource::Warning
        | FormSource::ProtectionOrder
        | FormSource::Movement
        | FormSource::FollowUp
        | FormSource::Station => None,
    }
}

fn of_case(view: &View<'_>, case: CaseId, form: &Form) -> Result<Vec<FormRecord>> {
    if form.paper == form::Paper::Envelope {
        let all = CaseAbout::of(view, case)?.addressees();
        return Ok(all.into_iter().map(|(id, about)| FormRecord { id, day: None, about }).collect());
    }
    let source = form.source;
    let mut found: Vec<FormRecord> = match source {
        FormSource::Blank | FormSource::Case | FormSource::FollowUp | FormSource::Station => Vec::new(),
        FormSource::Mediation | FormSource::Counselling | FormSource::Education | FormSource::Petition => {
            let all = records::of_case(view, case)?.into_iter();
            let of_kind = all.filter(|record| Some(record.service) == service_of(source));
            of_kind
                .map(|one| FormRecord { id: one.id.0, day: Some(one.opened_at.date()), about: one.summary })
                .collect()
        }
        FormSource::Report => safety::reports(view, case)?,
        FormSource::Warning => safety::warnings(view, case)?,
        FormSource::ProtectionOrder => safety::orders(view, case)?,
        FormSource::Movement => way::referrals(view, case)?,
    };
    found.sort_by_key(|one| std::cmp::Reverse(one.id));
    Ok(found)
}

/// A form, filled.
pub(crate) struct Made {
    pub(crate) form: &'static Form,
    pub(crate) values: Values,
}

/// # Errors
/// [`Code::NotFound`] for a record the case does not have, and for a case this session may not know of.
pub(crate) fn filled(view: &View<'_>, form: &'static Form, case: CaseId, record: Option<i64>) -> Result<Made> {
    permission::require(view, case)?;
    let about = CaseAbout::of(view, case)?;
    let found = of_case(view, case, form)?;
    let chosen = match record {
        Some(id) if !found.iter().any(|one| one.id == id) => return Err(Fault::not_found("a record of the case")),
        Some(id) => Some(id),
        None => found.first().map(|one| one.id),
    };
    // What tells somebody outside names nobody before there is something to tell.
    let mut values = match (form.source, chosen) {
        (FormSource::Report | FormSource::Warning | FormSource::ProtectionOrder | FormSource::Movement, None) => {
            about.heading(view)?
        }
        _ => about.values(view, form.inside)?,
    };
    let service = |id: i64| -> Result<Option<ServiceRecord>> {
        Ok(records::of_case(view, case)?.into_iter().find(|one| one.id.0 == id))
    };
    match (form.source, chosen) {
        (FormSource::Mediation, id) => {
            let record = id.map(service).transpose()?.flatten();
            mediation::fill(view, case, record.as_ref(), &mut values)?;
        }
        (FormSource::Counselling | FormSource::Education | FormSource::Petition, Some(id)) => {
            if let Some(record) = service(id)? {
                bodies::fill(view, &about, &record, &mut values)?;
            }
        }
        (FormSource::Report, Some(id)) => safety::report(view, case, id, &mut values)?,
        (FormSource::Warning, Some(id)) => safety::warning(view, case, id, &mut values)?,
        (FormSource::ProtectionOrder, Some(id)) => safety::order(view, case, id, &mut values)?,
        (FormSource::Movement, Some(id)) => way::referral(view, case, id, &mut values)?,
        (FormSource::FollowUp, _) => mediation::visits(view, case, &mut values)?,
        (FormSource::Case, Some(person)) if form.paper == form::Paper::Envelope => {
            about.post(view, person, &mut values)?
        }
        (FormSource::Case, _) => about.summary(view, &mut values)?,
        _ => {}
    }
    if form.key == "case_outline" {
        let mut masks = Masks::default();
        masks.add(view, case)?;
        values.rewrite(&|text| masks.mask(text));
        // Nor may the code in the corner say which case it is.
        values.drop("code");
    }
    Ok(Made { form, values })
}

/// Prints a form of the gallery, blank or filled.
///
/// # Errors
/// [`Code::NotFound`] for a form, a case or a record that is not there for this session; [`Code::LookingOnly`];
/// [`Code::WrongState`] for a filled form of something that only a compartment knows.
pub fn form(act: &mut Act<'_>, asked: FormAsked) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let form = form::find(&asked.form)?;
    let mut values = Values::default();
    let mut level = "";
    let mut name = "空白".to_owned();
    match (form.source, asked.case) {
        (FormSource::Blank, Some(_)) => return Err(Fault::new(Code::WrongState, "fill a form that is kept blank")),
        (FormSource::Station, _) => {
            values = lists::fill(act, form)?;
            level = "内部";
            name = act.clock.today().to_string();
        }
        (_, None) => {}
        (_, Some(case)) => {
            permission::require_hand(act, case)?;
            values = filled(act, form, case, asked.record)?.values;
            let record = store::cases::get(act.db, case)?.ok_or_else(|| Fault::not_found("a case"))?;
            // On what a family takes home the usual level says nothing.
            level = if form.inside || record.level != Level::Normal { labels::level(record.level) } else { "" };
            name = record.code;
        }
    }
    let leaves = leave(act, level);
    // What is sent by post does not say who printed it.
    let told = !values.is_empty() && form.paper != form::Paper::Envelope;
    let pdf = form::print(form, &values, told.then_some(&leaves), &fonts)?;
    let whose = match asked.case {
        Some(case) if form.source != FormSource::Station => (Noun::Cases, case.0),
        _ => BLANK,
    };
    act.note(whose.0, whose.1, format!("form {} drawn", form.code));
    Ok(printed(&form.key, &name, pdf, whose))
}

/// `2026年11月23日`, or nothing.
pub(super) fn day(day: Option<Day>) -> String {
    day.map(|day| day.format("%Y年%-m月%-d日").to_string()).unwrap_or_default()
}

/// A number, or nothing.
pub(super) fn number<N: ToString>(number: Option<N>) -> String {
    number.map(|n| n.to_string()).unwrap_or_default()
}

/// 5 very satisfied … 1 not at all, in words.
pub(super) fn satisfied(score: Option<u8>) -> &'static str {
    match score {
        Some(5) => "很满意",
        Some(4) => "满意",
        Some(3) => "一般",
        Some(2) => "不满意",
        Some(1) => "很不满意",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Coded;

    #[test]
    fn every_shelf_has_its_forms_and_every_part_of_the_volume_its_own() {
        for part in 1..=13 {
            assert!(form::all().unwrap().iter().any(|form| form.part == Some(part)), "{part}");
        }
        assert!(FormSet::ALL.iter().all(|set| form::all().unwrap().iter().any(|form| form.set == *set)));
    }
}
