//! A closer look at a printed PDF, with poppler and qpdf: sound in itself, fonts embedded and subset, words there to be found,
//! nothing that came out as a box, small enough to send.

use std::path::Path;
use std::process::Command;

use crate::window::Told;

const LARGEST: u64 = 200 * 1024;

/// What is wrong with a paper; nothing, hopefully.
pub fn trouble(paper: &Path, words: &[&str]) -> Told<Vec<String>> {
    let mut trouble = Vec::new();
    let size = std::fs::metadata(paper)?.len();
    if size > LARGEST {
        trouble.push(format!("{size} bytes, more than {LARGEST}"));
    }
    let fonts = Command::new("pdffonts").arg(paper).output()?;
    let fonts = String::from_utf8_lossy(&fonts.stdout).into_owned();
    let listed: Vec<&str> = fonts.lines().skip(2).collect();
    if listed.is_empty() {
        trouble.push("no fonts".into());
    }
    for font in listed {
        let mut told = font.split_whitespace().rev().skip(2);
        let (_unicode, subset, embedded) = (told.next(), told.next(), told.next());
        if subset != Some("yes") || embedded != Some("yes") {
            trouble.push(format!("not embedded and subset: {font}"));
        }
    }
    let checked = Command::new("qpdf").arg("--check").arg(paper).output()?;
    if !checked.status.success() {
        trouble.push(format!("qpdf: {}", String::from_utf8_lossy(&checked.stderr)));
    }
    let read = Command::new("pdftotext").arg(paper).arg("-").output()?;
    let read: String = String::from_utf8_lossy(&read.stdout).split_whitespace().collect();
    if read.contains('\u{fffd}') {
        trouble.push("a character that cannot be read back".into());
    }
    for word in words {
        let flat: String = word.split_whitespace().collect();
        if !read.contains(&flat) {
            trouble.push(format!("does not say {word}"));
        }
    }
    Ok(trouble)
}
