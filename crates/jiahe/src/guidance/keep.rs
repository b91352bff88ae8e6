//! Enters an order, and shows those there are.

use super::{GuidanceAsked, GuidanceEntry, GuidanceOrder, GuidanceState};
use crate::api::Noun;
use crate::cases::{EventKind, permission, timeline};
use crate::desk::Nothing;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Day, GuidanceOrderId, text};
use crate::services::ServiceBody;
use crate::store;
use crate::transact::{Act, View};

const LESSONS_MOST: u32 = 200;

/// # Errors
/// [`crate::Code::NotFound`] for a case this session may not know of.
pub fn of_case(view: &View<'_>, asked: GuidanceAsked) -> Result<Vec<GuidanceOrder>> {
    permission::require(view, asked.case)?;
    store::guidance::of_case(view.db, asked.case)?.into_iter().map(|one| counted(view, one)).collect()
}

/// With what the person was at since the order: sessions, and meetings of an individual guidance that names it.
fn counted(view: &View<'_>, mut order: GuidanceOrder) -> Result<GuidanceOrder> {
    for (start, end) in store::guidance::attended(view.db, order.person, order.ordered_on)? {
        order.attended += 1;
        order.minutes += u32::try_from((end - start).num_minutes()).unwrap_or(0);
    }
    for listed in store::service_records::of_case(view.db, view.session.staff, order.case)? {
        let ServiceBody::FamilyEducation(guidance) = listed.record.body else { continue };
        if guidance.order != Some(order.id) {
            continue;
        }
        for meeting in &guidance.meetings {
            order.attended += 1;
            order.minutes += meeting.minutes.unwrap_or(0);
        }
    }
    Ok(order)
}

/// Those that run or of which the issuer was not told, of the cases this session may know of, the most pressing first.
///
/// # Errors
/// The store's.
pub fn desk(view: &View<'_>, _: Nothing) -> Result<Vec<GuidanceOrder>> {
    let mut found = Vec::new();
    for one in store::guidance::running(view.db)? {
        if permission::may_see(view, one.case)? {
            found.push(counted(view, one)?);
        }
    }
    Ok(found)
}

/// One whose case this session may know of.
pub(crate) fn known(view: &View<'_>, id: GuidanceOrderId) -> Result<GuidanceOrder> {
    let missing = || Fault::not_found("an order to take guidance");
    let order = store::guidance::get(view.db, id)?.ok_or_else(missing)?;
    if permission::may_see(view, order.case)? { counted(view, order) } else { Err(missing()) }
}

/// # Errors
/// Fields that do not pass; [`Code::WrongState`] for one that runs no more; [`Code::Stale`].
pub fn save(act: &mut Act<'_>, entry: GuidanceEntry) -> Result<GuidanceOrderId> {
    let before = entry.id.map(|id| known(act, id)).transpose()?;
    let case = before.as_ref().map_or(entry.case, |one| one.case);
    permission::require_hand(act, case)?;
    if before.as_ref().is_some_and(|one| one.state != GuidanceState::Running) {
        return Err(Fault::new(Code::WrongState, "change an order that runs no more"));
    }
    let today = act.clock.today();
    let mut check = Check::default();
    check.that(entry.case == case, "case", "unknown_code");
    check.that(store::people::is_on_case(act.db, entry.person, case)?, "person", "unknown_code");
    let issuer = text::line(&entry.issuer);
    check.that(!issuer.is_empty(), "issuer", "required");
    check.fits(&issuer, 100, "issuer");
    let number = text::line(&entry.number);
    check.that(!number.is_empty(), "number", "required");
    check.fits(&number, 60, "number");
    let first = Day::from_ymd_opt(2022, 1, 1).unwrap_or(Day::MIN);
    check.that(entry.ordered_on.is_some(), "ordered_on", "required");
    check.that(entry.ordered_on.is_none_or(|on| on <= today), "ordered_on", "future");
    // 家庭教育促进法 is in force since then.
    check.that(entry.ordered_on.is_none_or(|on| on >= first), "ordered_on", "too_early");
    let ordered_on = entry.ordered_on.unwrap_or(today);
    let received_on = entry.received_on.unwrap_or(today);
    check.that(received_on <= today, "received_on", "future");
    check.that(received_on >= ordered_on, "received_on", "order");
    check.that(entry.due.is_some(), "due", "required");
    check.that(entry.due.is_none_or(|due| due >= ordered_on), "due", "order");
    let last = Day::from_ymd_opt(2099, 12, 31).unwrap_or(Day::MAX);
    check.that(entry.due.is_none_or(|due| due <= last), "due", "range");
    check.that(entry.lessons <= LESSONS_MOST, "lessons", "range");
    check.that(entry.hours <= LESSONS_MOST, "hours", "range");
    let content = text::block(&entry.content);
    check.fits(&content, 2_000, "content");
    check.done()?;
    let row = store::guidance::Row {
        id: entry.id.unwrap_or_else(|| act.fresh()),
        case,
        person: entry.person,
        kind: entry.kind,
        issuer: &issuer,
        number: &number,
        ordered_on,
        received_on,
        lessons: entry.lessons,
        hours: entry.hours,
        due: entry.due.unwrap_or(today),
        content: &content,
    };
    match entry.id {
        None => {
            store::guidance::insert(act.db, &row, act.session.staff, act.clock)?;
            timeline::happened(act, case, EventKind::Educated, "order", "received", &number)?;
        }
        Some(_) => {
            store::guidance::update(act.db, &row, entry.version)?;
            timeline::happened(act, case, EventKind::Educated, "order", "amended", &number)?;
        }
    }
    act.note(Noun::Guidance, row.id.0, "");
    Ok(row.id)
}
