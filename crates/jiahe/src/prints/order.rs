//! 督办单. The people of its case stand on it under pseudonyms; the case is named by its code.

use super::masks::Masks;
use super::{Printed, leave, printed};
use crate::api::Noun;
use crate::cases::permission;
use crate::fault::Result;
use crate::orders::{self, FeedbackKind, OrderAsked, OrderOrigin};
use crate::paper::order::{self, Entry};
use crate::store;
use crate::transact::Act;

fn origin(term: OrderOrigin) -> &'static str {
    match term {
        OrderOrigin::Lead => "本站负责人督办",
        OrderOrigin::Above => "上级督办",
        OrderOrigin::Station => "其他站点督办",
    }
}

fn kind(term: FeedbackKind) -> &'static str {
    match term {
        FeedbackKind::Progress => "进展",
        FeedbackKind::Answer => "申请销号",
        FeedbackKind::Returned => "退回",
        FeedbackKind::Closed => "销号",
    }
}

/// # Errors
/// [`crate::Code::NotFound`] for an order that is none of this session's business; [`crate::Code::LookingOnly`].
pub fn order(act: &mut Act<'_>, asked: OrderAsked) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let file = orders::get(act, asked)?;
    let one = file.order;
    let mut masks = Masks::default();
    if let Some(case) = one.case {
        permission::require_glassless(act, case)?;
        masks.add(act, case)?;
    }
    let own = store::stations::own(act.db)?.name;
    let issuer = match one.origin {
        OrderOrigin::Lead => format!("{own}　{}", one.issuer),
        OrderOrigin::Above => one.authority.clone(),
        OrderOrigin::Station => format!("{}　{}", one.station_name, one.issuer),
    };
    let receiver = if one.to_station.is_some() { one.station_name.clone() } else { one.responsible_name.clone() };
    let mut feedback: Vec<Entry> = file
        .feedback
        .iter()
        .map(|entry| Entry {
            on: Some(entry.at.date()),
            kind: kind(entry.kind).to_owned(),
            by: entry.author.clone(),
            text: masks.mask(&entry.text),
        })
        .collect();
    feedback.sort_by_key(|entry| entry.on);
    let sheet = order::Order {
        station: own,
        number: one.number.clone(),
        origin: origin(one.origin).to_owned(),
        issuer,
        document: one.document,
        issued_on: Some(one.issued_at.date()),
        receiver,
        case: one.case_code,
        due: Some(one.due),
        matter: masks.mask(&one.matter),
        asked: masks.mask(&one.asked),
        feedback,
        closed_note: masks.mask(&one.closed_note),
        closed_by: one.closed_by,
        closed_on: one.closed_at.map(|at| at.date()),
        printed: Some(leave(act, "内部")),
    };
    let pdf = order::print(&sheet, &fonts)?;
    act.note(Noun::Orders, one.id.0, "drawn");
    Ok(printed("order", &one.number, pdf, (Noun::Orders, one.id.0)))
}
