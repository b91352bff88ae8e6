//! The whole volume as one file: cover, catalogue with the numbers of the pages, the parts, back cover.

use super::{PARTS, PartState, VolumeAsked, VolumePart, meter};
use crate::api::Noun;
use crate::attachments::{self, AttachedTo};
use crate::cases::permission;
use crate::fault::{Code, Fault, Result};
use crate::kernel::CaseId;
use crate::paper::Pdf;
use crate::paper::form::{self, Form, Part, Values};
use crate::papers;
use crate::prints::{self, Made, Printed};
use crate::store;
use crate::transact::{Act, View};

/// What the covers say of the volume itself.
#[derive(Default)]
pub(super) struct Filing {
    pub keep: &'static str,
    /// 封存: the words on the back cover.
    pub sealed: String,
}

/// # Errors
/// [`Code::NotFound`] for a case this session may not know of; [`Code::LookingOnly`]; [`Code::WrongState`] where nothing
/// was mediated; [`Code::Damaged`] when the bytes are not those that were sealed.
pub fn print(act: &mut Act<'_>, asked: VolumeAsked) -> Result<Printed> {
    permission::require_hand(act, asked.case)?;
    let record = store::cases::get(act.db, asked.case)?.ok_or_else(|| Fault::not_found("a case"))?;
    // What was sealed comes out as it went in, or not at all.
    let pdf = match store::volumes::sealed(act.db, asked.case)? {
        Some(kept) => {
            let (_, bytes) = attachments::whole(act, AttachedTo::Volume, kept.attachment)?;
            Pdf { bytes, pages: usize::try_from(kept.told.pages).unwrap_or(usize::MAX), replaced: false }
        }
        None if meter::mediation(act, asked.case)?.is_none() => {
            return Err(Fault::new(Code::WrongState, "bind a volume where nothing was mediated"));
        }
        None => whole(act, asked.case, &Filing::default())?,
    };
    act.note(Noun::Volumes, asked.case.0, "drawn");
    Ok(prints::printed("volume", &record.code, pdf, (Noun::Cases, asked.case.0)))
}

/// One document of the volume.
struct Bundle {
    part: u8,
    entry: String,
    form: &'static Form,
    values: Values,
}

/// # Errors
/// [`Code::NotFound`].
pub(super) fn whole(view: &View<'_>, case: CaseId, filing: &Filing) -> Result<Pdf> {
    let fonts = view.fonts.get()?;
    let record = meter::mediation(view, case)?;
    let id = record.as_ref().map(|record| record.id.0);
    let parts = meter::parts(view, case, record.as_ref())?;
    let typed = papers::of_parts(view, case)?;
    let mut bundles = Vec::new();
    for part in &parts {
        // What was written by hand is the paper; the records fill one in where nobody wrote and there must be one.
        let on_record = part.typed_on.is_none() && part.required;
        if part.part != 13 && (on_record || part.printed_on.is_some()) {
            let Made { form, values } = prints::filled(view, form::find(&part.form)?, case, id)?;
            bundles.push(Bundle { part: part.part, entry: entry(part.part), form, values });
        }
        for (_, kept) in typed.iter().filter(|(of, _)| *of == part.part && part.part != 13) {
            let form = form::find(&kept.form)?;
            let entry = format!("{}（手写录入）", entry(part.part));
            bundles.push(Bundle { part: part.part, entry, form, values: papers::values(view, form, kept)? });
        }
        if !part.papers.is_empty() {
            bundles.push(scans(view, case, id, part)?);
        }
    }
    let printed = prints::leave(view, &level(view, case)?);
    // First for the numbers, then with them.
    let inner: Vec<Part<'_>> = bundles.iter().map(inner_part).collect();
    let (_, pages) = form::bind("", &inner, Some(&printed), &fonts)?;
    let counted: usize = pages.iter().map(|(_, many)| many).sum();
    let mut filed = Values::default();
    filed.put("filed.pages", counted.to_string());
    filed.put("filed.documents", bundles.len().to_string());
    filed.put("filed.by", &view.session.name);
    filed.put("filed.on", view.clock.today().format("%Y年%-m月%-d日").to_string());
    filed.put("filed.keep", filing.keep);
    filed.put("filed.sealed", &filing.sealed);
    let gaps = parts.iter().filter(|part| part.required && part.state == PartState::Missing && part.part != 13);
    let gaps: Vec<String> = gaps.map(|part| format!("缺{}。", entry(part.part))).collect();
    filed.put("filed.gaps", gaps.concat());
    for bundle in &mut bundles {
        bundle.values.add(&filed);
    }
    let dress = |key: &str| -> Result<(&'static Form, Values)> {
        let Made { form, mut values } = prints::filled(view, form::find(key)?, case, id)?;
        values.add(&filed);
        Ok((form, values))
    };
    let cover = dress("volume_cover")?;
    let (catalogue, mut listed) = dress("volume_catalogue")?;
    listed.list("entries", entries(&bundles, &pages, &parts));
    let back = dress("volume_back")?;
    let mut all = vec![
        Part { form: cover.0, values: &cover.1, entry: "封面", numbered: false },
        Part { form: catalogue, values: &listed, entry: "卷内目录", numbered: false },
    ];
    all.extend(bundles.iter().map(inner_part));
    all.push(Part { form: back.0, values: &back.1, entry: "封底", numbered: false });
    Ok(form::bind("人民调解卷宗", &all, Some(&printed), &fonts)?.0)
}

fn inner_part(one: &Bundle) -> Part<'_> {
    Part { form: one.form, values: &one.values, entry: &one.entry, numbered: true }
}

fn level(view: &View<'_>, case: CaseId) -> Result<String> {
    let record = store::cases::get(view.db, case)?.ok_or_else(|| Fault::not_found("a case"))?;
    Ok(prints::level_words(record.level).to_owned())
}

/// `7 调解记录`, as the outline and the catalogue name it.
fn entry(part: u8) -> String {
    PARTS.get(usize::from(part).saturating_sub(1)).copied().unwrap_or_default().to_owned()
}

/// A sheet that stands for the scans of a part: what they are, when they came, and the sums that tell them again.
fn scans(view: &View<'_>, case: CaseId, id: Option<i64>, part: &VolumePart) -> Result<Bundle> {
    let Made { form, mut values } = prints::filled(view, form::find("scan_sheet")?, case, id)?;
    values.put("part", entry(part.part));
    let mut lines = Vec::new();
    for paper in &part.papers {
        let mut line = Values::default();
        line.put("name", if paper.note.is_empty() { entry(part.part) } else { paper.note.clone() });
        line.put("pages", paper.pages.to_string());
        line.put("on", paper.entered_at.format("%Y年%-m月%-d日").to_string());
        line.put("by", &paper.entered_by_name);
        line.put("digest", store::volumes::digest_of(view.db, paper.id)?);
        lines.push(line);
    }
    values.list("scans", lines);
    Ok(Bundle { part: part.part, entry: format!("{}（扫描件）", entry(part.part)), form, values })
}

fn entries(bundles: &[Bundle], pages: &[(usize, usize)], parts: &[VolumePart]) -> Vec<Values> {
    let mut found = Vec::new();
    for part in parts.iter().filter(|part| part.part != 13) {
        let of_part = bundles.iter().zip(pages).filter(|(bundle, _)| bundle.part == part.part);
        let mut any = false;
        for (bundle, (first, many)) in of_part {
            any = true;
            let mut line = Values::default();
            line.put("name", &bundle.entry);
            line.put("page", if *many > 1 { format!("{first}～{}", first + many - 1) } else { first.to_string() });
            if bundle.form.key == "scan_sheet" {
                let sheets: u32 = part.papers.iter().map(|paper| paper.pages).sum();
                line.put("note", format!("原件 {sheets} 页，另附"));
            }
            found.push(line);
        }
        if !any {
            let mut line = Values::default();
            line.put("name", entry(part.part));
            line.put("note", if part.required { "缺" } else { "无" });
            found.push(line);
        }
    }
    found
}
