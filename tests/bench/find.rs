//! Finding people among all of them, timed; and what is found, compared with what LIKE finds on the
//! plain columns: the whole ordered list of ids, not only the 200 that a page shows.

use jiahe::kernel::{Chance, pinyin};
use jiahe::store::{Db, find};
use serde_json::json;

use crate::desk::Bench;
use crate::figure::{Figures, Times, once};

struct Somebody {
    id: i64,
    name: String,
    phone: String,
    number: String,
}

fn everybody(db: &Db) -> Vec<Somebody> {
    let mut statement =
        db.prepare("SELECT id, name, phone, id_number FROM people ORDER BY id DESC").expect("a statement");
    let rows = statement
        .query_map([], |row| {
            Ok(Somebody { id: row.get(0)?, name: row.get(1)?, phone: row.get(2)?, number: row.get(3)? })
        })
        .expect("people");
    rows.map(|row| row.expect("a person")).collect()
}

/// The last `length` characters.
fn tail(text: &str, length: usize) -> String {
    text.chars().skip(text.chars().count().saturating_sub(length)).collect()
}

fn texts(all: &[Somebody], kind: &str, n: usize, chance: &mut Chance) -> Vec<String> {
    let mut out = Vec::new();
    while out.len() < n {
        let one = &all[chance.below(all.len())];
        let text = match kind {
            "two characters" => one.name.chars().take(2).collect(),
            "pinyin initials" => pinyin::initials(&one.name).into_iter().next().unwrap_or_default(),
            "phone tail" => tail(&one.phone, 4),
            _ => one.number.clone(),
        };
        if text.chars().count() >= 2 {
            out.push(text);
        }
    }
    out
}

pub fn measure(bench: &mut Bench, figures: &mut Figures) {
    let all = everybody(bench.db());
    let mut chance = Chance::seeded(77);
    let (mut asked, mut missed, mut extra) = (0, 0, 0);
    for kind in ["two characters", "pinyin initials", "phone tail", "identity number"] {
        let texts = texts(&all, kind, 200, &mut chance);
        let store: Vec<f64> = texts.iter().map(|text| once(|| first_page(bench.db(), text)).0).collect();
        figures.times(&format!("find a person by {kind}"), &Times::of(store), 10.0);
        let listed: Vec<f64> = texts
            .iter()
            .map(|text| {
                once(|| {
                    drop(bench.ask("cases.list", json!({ "filter": { "text": text }, "after": null, "limit": 50 })))
                })
                .0
            })
            .collect();
        figures.times(&format!("list the cases found by {kind}"), &Times::of(listed), 100.0);
        for text in texts.iter().take(50) {
            let found = whole(bench.db(), text);
            let like: Vec<i64> =
                if kind == "pinyin initials" { by_reading(&all, text) } else { by_like(bench.db(), text) };
            asked += 1;
            missed += like.iter().filter(|id| !found.contains(id)).count();
            extra += found.iter().filter(|id| !like.contains(id)).count();
            if found.len() == like.len() && found != like {
                println!("in another order: a query by {kind}");
                extra += 1;
            }
        }
    }
    let more = json!({
        "queries": asked, "missed": missed, "extra": extra,
        "how": "every id found, in order, beside LIKE '%text%' on name and LIKE '%text' on phone and id_number; initials beside every reading of every name",
    });
    figures.add("find: people that differ from LIKE", (missed + extra) as f64, 0.0, "people", more);
}

/// As a page reads it: the newest 200.
fn first_page(db: &Db, text: &str) -> usize {
    let mut count = 0;
    find::people(db, text, |_, _| {
        count += 1;
        Ok(count < 200)
    })
    .expect("found");
    count
}

fn whole(db: &Db, text: &str) -> Vec<i64> {
    let mut ids = Vec::new();
    find::people(db, text, |person, _| {
        ids.push(person.0);
        Ok(true)
    })
    .expect("found");
    ids
}

fn by_like(db: &Db, text: &str) -> Vec<i64> {
    let within = format!("%{text}%");
    let ends = format!("%{text}");
    let sql = if text.len() >= 4 && text.is_ascii() {
        "SELECT id FROM people WHERE name LIKE ?1 OR phone LIKE ?2 OR id_number LIKE ?2 ORDER BY id DESC"
    } else {
        "SELECT id FROM people WHERE name LIKE ?1 AND ?2 <> '' ORDER BY id DESC"
    };
    let mut statement = db.prepare(sql).expect("a statement");
    let ids = statement.query_map((within, ends), |row| row.get(0)).expect("people");
    ids.map(|id| id.expect("an id")).collect()
}

fn by_reading(all: &[Somebody], text: &str) -> Vec<i64> {
    let fits = |one: &&Somebody| pinyin::initials(&one.name).iter().any(|reading| reading.contains(text));
    all.iter().filter(fits).map(|one| one.id).collect()
}
