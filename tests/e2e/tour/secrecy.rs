//! After all of it: no name, number or fact lies anywhere in plain, but in the papers that were asked for.

use std::path::{Path, PathBuf};

use super::{
    ADDRESS, CHILD, COUNSEL, FACTS, FINDER, HUSBAND, HUSBAND_PHONE, MOTHER, SHELTER, Story, Told, WALK_IN, WIFE,
    WIFE_PHONE, Window,
};
use crate::clerk::PASSWORD;

/// Looks through everything under the desk's home: the data folder, its log, the temporary folder, the
/// web view's caches and storage. `Documents` is left out: there are the papers the person kept.
pub async fn search(window: &Window, story: &Story) -> Told {
    let facts: String = FACTS.chars().take(10).collect();
    let groups: Vec<String> = story.groups.windows(2).map(|two| two.join("-")).collect();
    let mut words = vec![
        WIFE,
        HUSBAND,
        CHILD,
        MOTHER,
        WALK_IN,
        WIFE_PHONE,
        HUSBAND_PHONE,
        COUNSEL,
        PASSWORD,
        ADDRESS,
        FINDER,
        SHELTER,
        &facts,
    ];
    words.extend([story.wife_id.as_str(), story.husband_id.as_str()].into_iter().filter(|word| !word.is_empty()));
    words.extend(groups.iter().map(String::as_str));
    let mut files = Vec::new();
    below(window.home(), &mut files)?;
    let mut found = Vec::new();
    for file in &files {
        let Ok(bytes) = std::fs::read(file) else { continue };
        found
            .extend(words.iter().filter(|word| says(&bytes, word)).map(|word| format!("{word} in {}", file.display())));
    }
    if files.len() < 5 {
        return Err(format!("only {} files were looked through", files.len()).into());
    }
    if found.is_empty() { Ok(()) } else { Err(format!("in plain: {}", found.join("; ")).into()) }
}

fn says(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [word.as_bytes(), &wide].iter().any(|needle| bytes.windows(needle.len()).any(|at| at == *needle))
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) -> Told {
    for entry in std::fs::read_dir(folder)?.flatten() {
        let kind = entry.file_type()?;
        if kind.is_dir() && entry.file_name() != "Documents" {
            below(&entry.path(), files)?;
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    Ok(())
}
