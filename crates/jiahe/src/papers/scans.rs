//! Scans of papers that belong to no volume: of what was typed in, of surveys.

use super::keep::{in_hand, readable};
use super::{ScanAdded, ScanAsked, ScanOf, ScansAsked};
use crate::api::Noun;
use crate::attachments::{self, AttachedTo, Attachment, AttachmentRead, Told};
use crate::cases::Level;
use crate::cases::permission::{self, sees, sight};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AttachmentId, Role};
use crate::store;
use crate::transact::{Act, View};
use crate::volumes::scan_of;

/// Of one paper.
const SCANS_MOST: usize = 20;

/// Where the scans of it lie, if this session may know of it.
fn place(view: &View<'_>, of: ScanOf, hand: bool) -> Result<(AttachedTo, Noun, i64)> {
    match of {
        ScanOf::Paper { id } => {
            if hand {
                in_hand(view, id)?
            } else {
                readable(view, id)?
            };
            Ok((AttachedTo::Paper, Noun::Papers, id.0))
        }
        ScanOf::Survey { id } => {
            let listed = store::surveys::get(view.db, view.session.staff, id)?
                .filter(|listed| sees(sight(view.session), listed.level.unwrap_or(Level::Normal), listed.on_team))
                .ok_or_else(|| Fault::not_found("a survey"))?;
            if let Some(case) = listed.survey.entry.case.filter(|_| hand) {
                permission::require_hand(view, case)?;
            }
            Ok((AttachedTo::Survey, Noun::Surveys, id.0))
        }
    }
}

/// The oldest first.
///
/// # Errors
/// [`Code::NotFound`].
pub fn scans(view: &View<'_>, asked: ScansAsked) -> Result<Vec<Attachment>> {
    let (to, _, record) = place(view, asked.of, false)?;
    attachments::of(view, to, record)
}

/// # Errors
/// `base64` with the reason of a picture or of a scan, `too_many`; [`Code::Duplicate`]; [`Code::NotFound`].
pub fn add_scan(act: &mut Act<'_>, entry: ScanAdded) -> Result<AttachmentId> {
    let (to, noun, record) = place(act, entry.of, true)?;
    let mut check = Check::default();
    check.that(store::attachments::of(act.db, to, record)?.len() < SCANS_MOST, "base64", "too_many");
    let scan = scan_of(&entry.base64, &mut check);
    check.done()?;
    let (picture, _) = scan.ok_or_else(|| Fault::field("base64", "scan_broken"))?;
    let (id, _) = attachments::keep(act, (to, record), &picture, Told::NOTHING)?;
    act.note(noun, record, "scan added");
    Ok(id)
}

/// # Errors
/// [`Code::NotFound`]; [`Code::Damaged`].
pub fn read_scan(view: &View<'_>, asked: ScanAsked) -> Result<AttachmentRead> {
    let (to, noun, record) = place(view, asked.of, false)?;
    let (listed, bytes) = attachments::whole(view, to, asked.scan)?;
    if listed.record != record {
        return Err(Fault::not_found("a scan"));
    }
    view.saw(noun, record, "scan looked at");
    Ok(attachments::shown(&listed, &bytes))
}

/// # Errors
/// [`Code::Forbidden`] to anybody but a lead and whoever put it in; [`Code::NotFound`].
pub fn take_scan(act: &mut Act<'_>, asked: ScanAsked) -> Result<Done> {
    let (to, noun, record) = place(act, asked.of, true)?;
    let listed = store::attachments::get(act.db, to, asked.scan)?
        .filter(|listed| listed.record == record)
        .ok_or_else(|| Fault::not_found("a scan"))?;
    if listed.by != act.session.staff && !act.session.has(Role::Lead) {
        return Err(Fault::new(Code::Forbidden, "take a scan of somebody else away"));
    }
    store::attachments::discard(act.db, asked.scan)?;
    act.note(noun, record, "scan taken away");
    Ok(Done {})
}
