//! Several finished documents in one file (ISO 32000-1, 7.7), each with its line in the outline.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use super::Pdf;
use crate::fault::{Fault, Result};

/// What a page takes from the nodes above it where it says nothing itself.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
/// How deep a tree of pages may be.
const DEPTH: usize = 32;

/// One file out of `parts`, each with its words in the outline.
///
/// # Errors
/// [`crate::fault::Code::Internal`] when one of them does not read or has no page.
pub fn join(parts: &[(&str, &[u8])]) -> Result<Pdf> {
    let broken = |_| Fault::internal("join documents");
    let mut whole = Document::with_version("1.5");
    let root = whole.new_object_id();
    let (mut kids, mut entries) = (Vec::<ObjectId>::new(), Vec::<(String, ObjectId)>::new());
    for (title, bytes) in parts {
        let mut part = Document::load_mem(bytes).map_err(broken)?;
        part.renumber_objects_with(whole.max_id + 1);
        let pages: Vec<ObjectId> = part.get_pages().into_values().collect();
        let first = *pages.first().ok_or_else(|| Fault::internal("join a document without pages"))?;
        entries.push(((*title).to_owned(), first));
        for page in pages {
            let mut dictionary = part.get_dictionary(page).map_err(broken)?.clone();
            for key in INHERITED {
                if let (false, Some(value)) = (dictionary.has(key), above(&part, &dictionary, key)) {
                    dictionary.set(key, value);
                }
            }
            dictionary.set("Parent", root);
            part.objects.insert(page, Object::Dictionary(dictionary));
            kids.push(page);
        }
        let max = part.max_id;
        whole.objects.extend(part.objects.into_iter().filter(|(_, object)| !frame(object)));
        whole.max_id = max;
    }
    let pages = kids.len();
    let count = i64::try_from(pages).unwrap_or(i64::MAX);
    let kids: Vec<Object> = kids.into_iter().map(Object::Reference).collect();
    whole.objects.insert(root, Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }));
    let outline = outline(&mut whole, &entries);
    let catalog = whole.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => root, "Outlines" => outline, "PageMode" => "UseOutlines", "Lang" => text("zh-CN"),
    });
    whole.trailer.set("Root", catalog);
    whole.prune_objects();
    let mut bytes = Vec::new();
    whole.save_to(&mut bytes).map_err(|_| Fault::internal("write joined documents"))?;
    Ok(Pdf { bytes, pages, replaced: false })
}

/// The pages that `range` names (`1-3,5`, as [`crate::prints`] took it), for a print service that knows no ranges.
///
/// # Errors
/// [`crate::fault::Code::Internal`] when the document does not read, or none of its pages is named.
pub fn some(bytes: &[u8], range: &str) -> Result<Vec<u8>> {
    let mut document = Document::load_mem(bytes).map_err(|_| Fault::internal("read a document to part it"))?;
    let wanted = |page: u32| {
        range.split(',').any(|part| {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            let ends = (from.trim().parse::<u32>(), to.trim().parse::<u32>());
            matches!(ends, (Ok(from), Ok(to)) if (from..=to).contains(&page))
        })
    };
    let (keep, away): (Vec<u32>, Vec<u32>) = document.get_pages().into_keys().partition(|page| wanted(*page));
    if keep.is_empty() {
        return Err(Fault::internal("part a document into no page"));
    }
    document.delete_pages(&away);
    let mut part = Vec::new();
    document.save_to(&mut part).map_err(|_| Fault::internal("write a part of a document"))?;
    Ok(part)
}

/// What a page inherits.
fn above(document: &Document, page: &Dictionary, key: &[u8]) -> Option<Object> {
    let mut node = page;
    for _ in 0..DEPTH {
        node = document.get_dictionary(node.get(b"Parent").ok()?.as_reference().ok()?).ok()?;
        if let Ok(value) = node.get(key) {
            return Some(value.clone());
        }
    }
    None
}

/// What held the pages of one document together.
fn frame(object: &Object) -> bool {
    let Ok(dictionary) = object.as_dict() else { return false };
    dictionary
        .get(b"Type")
        .and_then(Object::as_name)
        .is_ok_and(|name| matches!(name, b"Catalog" | b"Pages" | b"Outlines"))
}

fn outline(whole: &mut Document, entries: &[(String, ObjectId)]) -> ObjectId {
    let root = whole.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| whole.new_object_id()).collect();
    for (at, ((title, page), id)) in entries.iter().zip(&ids).enumerate() {
        let dest: Vec<Object> = vec![Object::Reference(*page), "Fit".into()];
        let mut item = dictionary! { "Title" => text(title), "Parent" => root, "Dest" => dest };
        if let Some(next) = ids.get(at + 1) {
            item.set("Next", *next);
        }
        if let Some(before) = at.checked_sub(1).and_then(|at| ids.get(at)) {
            item.set("Prev", *before);
        }
        whole.objects.insert(*id, Object::Dictionary(item));
    }
    let count = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    let mut top = dictionary! { "Type" => "Outlines", "Count" => count };
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        top.set("First", *first);
        top.set("Last", *last);
    }
    whole.objects.insert(root, Object::Dictionary(top));
    root
}

/// A text string (7.9.2.2): UTF-16 with its mark.
fn text(words: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}
