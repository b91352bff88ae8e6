//! Puts a scan into a volume, shows it, takes it out.

use super::{VolumePaperAsked, VolumePaperEntry, checked};
use crate::api::Noun;
use crate::attachments::{self, AttachedTo, AttachmentRead, PICTURE_MOST, Picture, PictureFormat, Told, cleaned};
use crate::cases::permission;
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Role, VolumePaperId, text};
use crate::paper::form;
use crate::store::{self, volumes::NewPaper};
use crate::transact::{Act, View};
use base64::Engine as _;

/// Of one case.
const PAPERS_MOST: usize = 200;

/// # Errors
/// `base64` with the reason of a picture or of a scan, `too_many`; `form` that is none; [`Code::Duplicate`];
/// [`Code::NotFound`] for the case.
pub fn add_paper(act: &mut Act<'_>, entry: VolumePaperEntry) -> Result<VolumePaperId> {
    permission::require_hand(act, entry.case)?;
    let mut check = Check::default();
    let note = text::line(&entry.note);
    check.fits(&note, 100, "note");
    check.that(entry.part <= 13, "part", "range");
    let form = match entry.form.trim() {
        "" => String::new(),
        typed => match form::all()?.iter().find(|form| form.key == typed || form.code.to_string() == typed) {
            Some(form) => form.key.clone(),
            None => {
                check.fail("form", "unknown");
                String::new()
            }
        },
    };
    let there = store::volumes::papers(act.db, entry.case)?;
    check.that(there.len() < PAPERS_MOST, "base64", "too_many");
    let scan = scan(&entry.base64, &mut check);
    check.done()?;
    let (picture, pages) = scan.ok_or_else(|| Fault::field("base64", "scan_broken"))?;
    let (attachment, _) = attachments::keep(act, (AttachedTo::Volume, entry.case.0), &picture, Told::NOTHING)?;
    let id: VolumePaperId = act.fresh();
    let after_seal = store::volumes::sealed(act.db, entry.case)?.is_some();
    let paper =
        NewPaper { id, case: entry.case, part: entry.part, form: &form, note: &note, pages, attachment, after_seal };
    store::volumes::insert_paper(act.db, &paper, act.session.staff, act.clock)?;
    act.note(Noun::Volumes, entry.case.0, if after_seal { "scan added after the seal" } else { "scan added" });
    Ok(id)
}

/// A picture or a PDF, and how many pages it has; by its first bytes, whatever it was called.
pub(crate) fn scan(base64: &str, check: &mut Check) -> Option<(Picture, u32)> {
    if base64.len() > super::PDF_MOST * 4 / 3 + 4 {
        check.fail("base64", "scan_large");
        return None;
    }
    let Ok(bytes) = base64::engine::general_purpose::STANDARD.decode(base64) else {
        check.fail("base64", "scan_broken");
        return None;
    };
    let read = if bytes.starts_with(b"%PDF-") {
        checked(&bytes)
            .map(|(bytes, pages)| (Picture { format: PictureFormat::Pdf, width: 0, height: 0, bytes }, pages))
    } else {
        cleaned(&bytes).map(|picture| (picture, 1)).map_err(|why| if why == "picture_kind" { "scan_kind" } else { why })
    };
    match read {
        Err(why) => {
            check.fail("base64", why);
            None
        }
        Ok((picture, _)) if picture.format != PictureFormat::Pdf && picture.bytes.len() > PICTURE_MOST => {
            check.fail("base64", "picture_large");
            None
        }
        Ok(read) => Some(read),
    }
}

/// The scan itself; that it was looked at is on the trail.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Damaged`] when the bytes are not those that were kept.
pub fn read_paper(view: &View<'_>, asked: VolumePaperAsked) -> Result<AttachmentRead> {
    let missing = || Fault::not_found("a scan");
    let (case, attachment, _) = store::volumes::paper(view.db, asked.id)?.ok_or_else(missing)?;
    permission::require(view, case)?;
    let (listed, bytes) = attachments::whole(view, AttachedTo::Volume, attachment)?;
    view.saw(Noun::Volumes, case.0, "scan looked at");
    Ok(attachments::shown(&listed, &bytes))
}

/// # Errors
/// [`Code::Forbidden`] to anybody but a lead and whoever put it in; [`Code::WrongState`] for what was sealed;
/// [`Code::NotFound`].
pub fn discard_paper(act: &mut Act<'_>, asked: VolumePaperAsked) -> Result<Done> {
    let missing = || Fault::not_found("a scan");
    let (case, attachment, by) = store::volumes::paper(act.db, asked.id)?.ok_or_else(missing)?;
    permission::require_hand(act, case)?;
    if by != act.session.staff && !act.session.has(Role::Lead) {
        return Err(Fault::new(Code::Forbidden, "take out a scan of somebody else"));
    }
    if store::volumes::sealed(act.db, case)?.is_some() {
        return Err(Fault::new(Code::WrongState, "take a scan out of a sealed volume"));
    }
    store::volumes::discard_paper(act.db, asked.id)?;
    store::attachments::discard(act.db, attachment)?;
    act.note(Noun::Volumes, case.0, "scan taken out");
    Ok(Done {})
}
