//! Finding people: a full-text index of characters, pairs, pinyin initials and number tails, inside
//! the encrypted file. Engine-specific (FTS5).
//!
//! FTS5's own tokenisers miss two-character Chinese words, so the tokens are made here: each is the
//! code points in hex behind a letter for its kind, which any tokeniser leaves whole. The index only
//! proposes; every hit is verified against the record, so recall and precision equal LIKE's.

use super::Db;
use crate::fault::Result;
use crate::kernel::{PersonId, pinyin};
use crate::people::Person;

pub(super) const INDEX: &str = "CREATE VIRTUAL TABLE people_find USING fts5 (tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');";

/// How a text was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Name,
    Initials,
    Phone,
    IdNumber,
}

impl By {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Initials => "initials",
            Self::Phone => "phone",
            Self::IdNumber => "id_number",
        }
    }
}

fn token(kind: char, characters: &[char]) -> String {
    let points: Vec<String> = characters.iter().map(|c| format!("{:x}", u32::from(*c))).collect();
    format!("{kind}{}", points.join("z"))
}

fn grams(kind: char, text: &str, sizes: &[usize]) -> Vec<String> {
    let characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    sizes.iter().flat_map(|size| characters.windows(*size)).map(|window| token(kind, window)).collect()
}

fn tail(text: &str, length: usize) -> String {
    let skip = text.chars().count().saturating_sub(length);
    text.chars().skip(skip).collect()
}

/// Latin letters in names are found in either case.
fn folded(name: &str) -> String {
    name.to_lowercase()
}

fn tokens(person: &Person) -> String {
    let mut all = grams('n', &folded(&person.name), &[1, 2]);
    for reading in pinyin::initials(&person.name) {
        all.extend(grams('y', &reading, &[1, 2]));
    }
    for (kind, number) in [('p', &person.phone), ('i', &person.id_number)] {
        if number.chars().count() >= 4 {
            all.push(token(kind, &tail(number, 4).chars().collect::<Vec<_>>()));
        }
    }
    all.sort();
    all.dedup();
    all.join(" ")
}

/// Puts a person into the index, or anew.
///
/// # Errors
/// The engine's.
pub fn index(db: &Db, person: &Person) -> Result<()> {
    db.prepare_cached("DELETE FROM people_find WHERE rowid = $1")?.execute([person.id])?;
    db.prepare_cached("INSERT INTO people_find (rowid, tokens) VALUES ($1, $2)")?
        .execute((person.id, tokens(person)))?;
    Ok(())
}

/// The FTS5 expression for a text, or `None` when it is too short to search people by.
fn expression(text: &str) -> Option<String> {
    let all = |kind: char, text: &str| {
        let length = text.chars().filter(|c| !c.is_whitespace()).count();
        let found = grams(kind, text, if length == 1 { &[1] } else { &[2] });
        (!found.is_empty()).then(|| found.iter().map(|t| format!("\"{t}\"")).collect::<Vec<_>>().join(" AND "))
    };
    let name = all('n', &folded(text))?;
    if text.chars().all(|c| c.is_ascii_alphabetic()) {
        return Some(format!("({name}) OR ({})", all('y', &text.to_lowercase())?));
    }
    if text.chars().all(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X')) && text.len() >= 4 {
        let last: Vec<char> = tail(&text.to_uppercase(), 4).chars().collect();
        return Some(format!("\"{}\" OR \"{}\"", token('p', &last), token('i', &last)));
    }
    Some(name)
}

/// Why this record answers the text, if it does.
fn verify(text: &str, name: &str, phone: &str, id_number: &str) -> Option<By> {
    let squeezed = |text: &str| folded(text).split_whitespace().collect::<String>();
    if squeezed(name).contains(&squeezed(text)) {
        return Some(By::Name);
    }
    if text.len() >= 4 && phone.ends_with(text) {
        return Some(By::Phone);
    }
    if text.len() >= 4 && id_number.ends_with(&text.to_uppercase()) {
        return Some(By::IdNumber);
    }
    let letters = text.to_lowercase();
    let read = text.chars().all(|c| c.is_ascii_alphabetic())
        && pinyin::initials(name).iter().any(|reading| reading.contains(&letters));
    read.then_some(By::Initials)
}

/// People answering the text, newest first; `each` says whether to go on.
///
/// # Errors
/// The engine's.
pub fn people(db: &Db, text: &str, mut each: impl FnMut(PersonId, By) -> Result<bool>) -> Result<()> {
    let Some(expression) = expression(text) else { return Ok(()) };
    let mut statement = db.prepare_cached(
        "SELECT p.id, p.name, p.phone, p.id_number FROM people_find f JOIN people p ON p.id = f.rowid
         WHERE people_find MATCH $1 ORDER BY f.rowid DESC",
    )?;
    let mut rows = statement.query([expression])?;
    while let Some(row) = rows.next()? {
        let (name, phone, number): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        if let Some(by) = verify(text, &name, &phone, &number)
            && !each(row.get(0)?, by)?
        {
            break;
        }
    }
    Ok(())
}
