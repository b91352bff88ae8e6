//! A scan as PDF (ISO 32000-1), looked through before it is kept: nothing in it may run, open, fetch or carry another
//! file, and what names its maker, its title or its file goes. A hostile file can at most be refused.

use lopdf::{Dictionary, Document, Object};

/// In bytes.
pub const PDF_MOST: usize = 6_000_000;
const PAGES_MOST: usize = 200;
/// How deep objects may lie in one another.
const DEPTH: usize = 60;

/// Names that do something rather than show something.
const ACTIVE: [&[u8]; 18] = [
    b"JS",
    b"JavaScript",
    b"Launch",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"FileAttachment",
    b"RichMedia",
    b"XFA",
    b"SubmitForm",
    b"ImportData",
    b"GoToE",
    b"GoToR",
    b"URI",
    b"Movie",
    b"Sound",
    b"Screen",
    b"Rendition",
    b"3D",
];
/// What tells who made it and how it is called, and what happens on opening.
const TOLD: [&[u8]; 5] = [b"Metadata", b"PieceInfo", b"OpenAction", b"AA", b"LastModified"];

/// The same document without what is not its pages, and how many they are.
///
/// # Errors
/// Why it is refused, as a field's reason: `scan_kind` (no PDF), `scan_large`, `scan_broken`, `scan_locked` (a password),
/// `scan_active` (it runs, opens or carries something), `scan_pages`.
pub fn checked(bytes: &[u8]) -> Result<(Vec<u8>, u32), &'static str> {
    if !bytes.starts_with(b"%PDF-") {
        return Err("scan_kind");
    }
    if bytes.len() > PDF_MOST {
        return Err("scan_large");
    }
    let mut document = Document::load_mem(bytes).map_err(|_| "scan_broken")?;
    if document.is_encrypted() || document.trailer.has(b"Encrypt") {
        return Err("scan_locked");
    }
    if document.objects.values().any(|object| active(object, 0)) {
        return Err("scan_active");
    }
    let pages = document.get_pages().len();
    if pages == 0 || pages > PAGES_MOST {
        return Err("scan_pages");
    }
    document.trailer.remove(b"Info");
    for object in document.objects.values_mut() {
        let dictionary = match object {
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &mut stream.dict,
            _ => continue,
        };
        for key in TOLD {
            dictionary.remove(key);
        }
    }
    document.prune_objects();
    let mut clean = Vec::new();
    document.save_to(&mut clean).map_err(|_| "scan_broken")?;
    let pages = u32::try_from(pages).map_err(|_| "scan_pages")?;
    Ok((clean, pages))
}

fn active(object: &Object, depth: usize) -> bool {
    let named = |name: &[u8]| ACTIVE.contains(&name);
    let within = |dictionary: &Dictionary| dictionary.iter().any(|(key, value)| named(key) || active(value, depth + 1));
    match object {
        _ if depth > DEPTH => true,
        Object::Name(name) => named(name),
        Object::Array(items) => items.iter().any(|item| active(item, depth + 1)),
        Object::Dictionary(dictionary) => within(dictionary),
        Object::Stream(stream) => within(&stream.dict),
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::String(..)
        | Object::Reference(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(more: &str) -> Vec<u8> {
        let body = format!(
            "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {more} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
             3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n4 0 obj\n<< /Title (secret-name) >>\nendobj\n"
        );
        let offsets: Vec<usize> = (1..=4).map(|n| body.find(&format!("\n{n} 0 obj")).unwrap() + 1).collect();
        let table: String = offsets.iter().map(|at| format!("{at:010} 00000 n \n")).collect();
        let at = body.len();
        format!("{body}xref\n0 5\n0000000000 65535 f \n{table}trailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R >>\nstartxref\n{at}\n%%EOF\n").into_bytes()
    }

    #[test]
    fn a_scan_is_kept_without_its_title() {
        let (clean, pages) = checked(&paper("")).unwrap();
        assert_eq!(pages, 1);
        assert!(!String::from_utf8_lossy(&clean).contains("secret-name"));
        assert_eq!(checked(&clean).unwrap().1, 1, "what is kept reads again");
    }

    #[test]
    fn what_runs_or_carries_something_is_refused() {
        for more in [
            "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
            "/OpenAction << /S /Launch /F (a.exe) >>",
            "/Names << /EmbeddedFiles << /Names [] >> >>",
            "/AcroForm << /XFA [] >>",
            "/Junk [[[[<< /S /#4cZaunch /A << /S /URI /URI (x) >> >>]]]]",
        ] {
            assert_eq!(checked(&paper(more)).unwrap_err(), "scan_active", "{more}");
        }
        assert_eq!(checked(b"MZ\x90").unwrap_err(), "scan_kind");
        assert_eq!(checked(b"%PDF-1.7").unwrap_err(), "scan_broken");
    }

    #[test]
    fn a_cut_scan_never_brings_the_desk_down() {
        let whole = paper("");
        for cut in 5..whole.len() {
            let _ = checked(whole.get(..cut).unwrap());
        }
    }
}
