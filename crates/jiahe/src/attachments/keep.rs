//! Takes a picture in, shows it, takes it away.

use base64::Engine as _;
use sha2::{Digest, Sha256};

use super::{
    AttachedTo, Attachment, AttachmentAsked, AttachmentEntry, AttachmentRead, ChildrenShown, PICTURE_MOST, Picture,
    PictureFormat, cleaned,
};
use crate::api::Noun;
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AttachmentId, CareEventId, Role, text};
use crate::store::{
    self,
    attachments::{Listed, NewAttachment},
};
use crate::transact::{Act, View};

/// On one record.
const PICTURES_MOST: usize = 30;

/// # Errors
/// `base64`: `picture_kind`, `picture_broken`, `picture_size`, `picture_large`, `too_many`; `children`: a child who can be
/// told where a family of a case was reached (`case_child`); `consent`; [`Code::NotFound`] for the record.
pub fn add(act: &mut Act<'_>, entry: AttachmentEntry) -> Result<AttachmentId> {
    // A scan of a volume has a door of its own (`volumes/`), with the permission of its case.
    if entry.to != AttachedTo::Care {
        return Err(Fault::not_found("a care activity"));
    }
    let record = CareEventId(entry.record);
    let event = store::care::get(act.db, record)?.ok_or_else(|| Fault::not_found("a care activity"))?;
    let mut check = Check::default();
    let caption = text::line(&entry.caption);
    check.fits(&caption, 100, "caption");
    let told = entry.children == ChildrenShown::Consented;
    let consent = if told { text::block(&entry.consent) } else { String::new() };
    check.that(!told || !consent.is_empty(), "consent", "required");
    check.fits(&consent, 500, "consent");
    // 未成年人保护法 103: of a case nobody may be shown from whom a child can be told, whoever agreed.
    let of_case = !store::care::families(act.db, record)?.is_empty();
    check.that(!(told && of_case), "children", "case_child");
    check.that(entry.children == ChildrenShown::None || event.children, "children", "no_children");
    check.that(store::attachments::of(act.db, entry.to, entry.record)?.len() < PICTURES_MOST, "base64", "too_many");
    // Four characters for three bytes; a picture may hold as much again beside it that does not stay.
    let short = entry.base64.len() <= PICTURE_MOST * 8 / 3;
    check.that(short, "base64", "picture_large");
    let picture = if short { picture(&entry.base64, &mut check) } else { None };
    check.done()?;
    let picture = picture.ok_or_else(|| Fault::field("base64", "picture_broken"))?;
    let told = Told { caption: &caption, children: entry.children, consent: &consent };
    let (id, _) = keep(act, (entry.to, entry.record), &picture, told)?;
    act.note(Noun::Care, entry.record, "picture added");
    Ok(id)
}

/// What is said of a picture.
pub(crate) struct Told<'a> {
    pub caption: &'a str,
    pub children: ChildrenShown,
    pub consent: &'a str,
}

impl Told<'static> {
    /// Of a paper: there is nothing to say.
    pub(crate) const NOTHING: Self = Self { caption: "", children: ChildrenShown::None, consent: "" };
}

/// Keeps what was looked through on a record; gives its id and its SHA-256.
///
/// # Errors
/// [`Code::Duplicate`] for the same bytes on the same record.
pub(crate) fn keep(
    act: &mut Act<'_>,
    (to, record): (AttachedTo, i64),
    picture: &Picture,
    told: Told<'_>,
) -> Result<(AttachmentId, String)> {
    let digest = digest(&picture.bytes);
    if store::attachments::is_there(act.db, to, record, &digest)? {
        return Err(Fault::new(Code::Duplicate, "attach the same bytes twice"));
    }
    let id: AttachmentId = act.fresh();
    let Told { caption, children, consent } = told;
    let by = act.session.staff;
    let new = NewAttachment { id, to, record, picture, digest: &digest, caption, children, consent, by };
    store::attachments::insert(act.db, &new, act.clock)?;
    Ok((id, digest))
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What was kept, with its bytes.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Damaged`] when the bytes are not those that were kept.
pub(crate) fn whole(view: &View<'_>, to: AttachedTo, id: AttachmentId) -> Result<(Listed, Vec<u8>)> {
    let listed = store::attachments::get(view.db, to, id)?.ok_or_else(|| Fault::not_found("an attachment"))?;
    let bytes = store::attachments::bytes(view.db, id)?;
    if digest(&bytes) != listed.digest {
        return Err(Fault::new(Code::Damaged, "read an attachment"));
    }
    Ok((listed, bytes))
}

/// As the window takes it.
pub(crate) fn shown(listed: &Listed, bytes: &[u8]) -> AttachmentRead {
    let mime = match listed.attachment.format {
        PictureFormat::Jpeg => "image/jpeg",
        PictureFormat::Png => "image/png",
        PictureFormat::Pdf => "application/pdf",
    };
    AttachmentRead { mime: mime.to_owned(), base64: base64::engine::general_purpose::STANDARD.encode(bytes) }
}

fn picture(base64: &str, check: &mut Check) -> Option<Picture> {
    let Ok(bytes) = base64::engine::general_purpose::STANDARD.decode(base64) else {
        check.fail("base64", "picture_broken");
        return None;
    };
    match cleaned(&bytes) {
        Err(why) => {
            check.fail("base64", why);
            None
        }
        Ok(picture) => {
            check.that(picture.bytes.len() <= PICTURE_MOST, "base64", "picture_large");
            Some(picture)
        }
    }
}

/// Those of a record, the oldest first.
///
/// # Errors
/// The store's.
pub fn of(view: &View<'_>, to: AttachedTo, record: i64) -> Result<Vec<Attachment>> {
    let listed = store::attachments::of(view.db, to, record)?;
    let lead = view.session.has(Role::Lead);
    let mine = |by| lead || by == view.session.staff;
    Ok(listed.into_iter().map(|one| Attachment { mine: mine(one.by), ..one.attachment }).collect())
}

/// The picture itself. One on which children are to be told is written on the trail when it is looked at.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Damaged`] when the bytes are not those that were kept.
pub fn read(view: &View<'_>, asked: AttachmentAsked) -> Result<AttachmentRead> {
    let (listed, bytes) = whole(view, AttachedTo::Care, asked.id)?;
    if listed.attachment.children == ChildrenShown::Consented {
        view.saw(Noun::Care, listed.record, "picture looked at");
    }
    Ok(shown(&listed, &bytes))
}

/// Takes a picture away for good; that it was there stays on the trail.
///
/// # Errors
/// [`Code::Forbidden`] to anybody but a lead and whoever added it; [`Code::NotFound`].
pub fn discard(act: &mut Act<'_>, asked: AttachmentAsked) -> Result<Done> {
    let listed =
        store::attachments::get(act.db, AttachedTo::Care, asked.id)?.ok_or_else(|| Fault::not_found("a picture"))?;
    if listed.by != act.session.staff && !act.session.has(Role::Lead) {
        return Err(Fault::new(Code::Forbidden, "take a picture of somebody else away"));
    }
    store::attachments::discard(act.db, asked.id)?;
    act.note(Noun::Care, listed.record, "picture taken away");
    Ok(Done {})
}
