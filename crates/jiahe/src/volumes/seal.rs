//! 封存: the volume as it is now is kept as one file with its sum; what comes later is marked.

use super::bind::{Filing, whole};
use super::{Keep, VolumeAsked, VolumeSealing, meter};
use crate::api::Noun;
use crate::attachments::{self, AttachedTo, Picture, PictureFormat, Told};
use crate::cases::permission;
use crate::desk::Done;
use crate::fault::{Code, Fault, Result};
use crate::store::{self, volumes::NewSeal};
use crate::transact::Act;

fn words(keep: Keep) -> &'static str {
    match keep {
        Keep::Short => "短期",
        Keep::Long => "长期",
        Keep::Ever => "永久",
    }
}

/// # Errors
/// [`Code::WrongState`] where something required is missing, or it is sealed already; [`Code::NotOnTeam`].
pub fn seal(act: &mut Act<'_>, asked: VolumeSealing) -> Result<Done> {
    permission::require_own(act, asked.case)?;
    if !meter::get(act, VolumeAsked { case: asked.case })?.may_seal {
        return Err(Fault::new(Code::WrongState, "seal a volume that is not complete"));
    }
    let now = act.clock.now.format("%Y年%-m月%-d日 %H:%M");
    let sealed = format!("本卷于 {now} 由 {} 封存，此后补入的材料另行编页。", act.session.name);
    let pdf = whole(act, asked.case, &Filing { keep: words(asked.keep), sealed })?;
    let pages = u32::try_from(pdf.pages).unwrap_or(u32::MAX);
    let picture = Picture { format: PictureFormat::Pdf, width: 0, height: 0, bytes: pdf.bytes };
    let (attachment, digest) = attachments::keep(act, (AttachedTo::Volume, asked.case.0), &picture, Told::NOTHING)?;
    let kept = NewSeal { case: asked.case, digest: &digest, pages, keep: asked.keep, attachment };
    store::volumes::seal(act.db, &kept, act.session.staff, act.clock)?;
    act.note(Noun::Volumes, asked.case.0, "volume sealed");
    Ok(Done {})
}
