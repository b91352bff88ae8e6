//! The same work on SQLCipher and on plain SQLite: two files of the same content and settings, the same
//! functions, round by round in turns.

use std::collections::BTreeSet;

use jiahe::api::Call;
use jiahe::cases::{CaseAsked, CaseListAsked, Intake};
use jiahe::kernel::{CaseId, Chance, Clock, Session};
use jiahe::statistics::OverviewAsked;
use jiahe::store::{self, Db};
use jiahe::transact::{Beside, Seen, View, transact};
use jiahe::vault::{RecoveryKey, SlotFile, StationKey};
use jiahe::{cases, statistics};
use jiahe_tests::world::fonts;
use serde_json::json;

use crate::county;
use crate::desk::{Bench, intake};
use crate::figure::{Figures, once};

const ROUNDS: usize = 60;

pub fn measure(bench: &mut Bench, figures: &mut Figures) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut plain = copy(bench, &folder.path().join("plain.db"));
    let (lead, clock) = (bench.lead.clone(), bench.clock);
    let mut chance = Chance::seeded(31);
    let span: i64 = plain.query_row("SELECT count(*) FROM cases", [], |row| row.get(0)).expect("a count");
    let mut sums = [[0.0; 2]; 2];
    for round in 0..=ROUNDS {
        // Turns change, so that neither always finds the file system warm.
        let order = if round % 2 == 0 { [0, 1] } else { [1, 0] };
        let skip = i64::try_from(chance.below(usize::try_from(span).unwrap_or(1))).unwrap_or(0);
        let id: i64 = plain
            .query_row("SELECT id FROM cases ORDER BY id LIMIT 1 OFFSET ?1", [skip], |row| row.get(0))
            .expect("an id");
        for which in order {
            let db = if which == 0 { bench.db() } else { &mut plain };
            let (reads, ()) = once(|| look(db, &lead, clock, CaseId(id)));
            let (writes, ()) = once(|| save(db, &lead, clock, round));
            if round > 0 {
                sums[which][0] += reads;
                sums[which][1] += writes;
            }
        }
    }
    let ratio = |kind: usize| sums[0][kind] / sums[1][kind];
    let all = (sums[0][0] + sums[0][1]) / (sums[1][0] + sums[1][1]);
    let more = json!({ "rounds": ROUNDS, "sqlcipher_ms": sums[0], "plain_ms": sums[1], "reading": ratio(0), "saving": ratio(1) });
    println!("reading {:.3} ×, saving {:.3} ×", ratio(0), ratio(1));
    figures.add("the same work on SQLCipher beside plain SQLite", all, 1.15, "×", more);
}

/// A plain file of the same tables, filled from the same seed, under the settings of the real one.
fn copy(bench: &mut Bench, path: &std::path::Path) -> Db {
    let mut plain = Db::open(path).expect("a plain file");
    plain
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; PRAGMA cache_size = -65536; PRAGMA cell_size_check = ON;",
        )
        .expect("settings");
    plain.set_prepared_statement_cache_capacity(128);
    let db = bench.db();
    let tables: Vec<String> = db
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'people\\_find\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY rowid")
        .expect("the tables")
        .query_map([], |row| row.get(0))
        .expect("the tables")
        .map(|sql| sql.expect("a table"))
        .collect();
    for sql in tables {
        plain.execute_batch(&sql).expect("a table");
    }
    let clock = bench.clock;
    let db = bench.db();
    for station in store::stations::list(db).expect("stations") {
        store::stations::insert(&plain, &station, clock).expect("a station");
    }
    for member in store::staff::list(db).expect("staff") {
        store::staff::insert(&plain, bench.lead.station, &member, clock).expect("a member");
    }
    let db = bench.db();
    for room in store::rooms::list(db).expect("rooms") {
        store::rooms::insert(&plain, &room).expect("a room");
    }
    for name in [store::settings::CODE_PREFIX, store::settings::RECOVERY_CONFIRMED] {
        let value = store::settings::get(db, name).expect("a setting").expect("a setting");
        store::settings::set(&plain, name, &value).expect("a setting");
    }
    county::fill(&mut plain, &bench.staffed, bench.cases, clock.today());
    plain
}

/// Nobody's: what is measured here seals nothing.
fn slots() -> SlotFile {
    let mut chance = Chance::seeded(1);
    let (key, paper) = (StationKey::fresh(&mut chance), RecoveryKey::fresh(&mut chance));
    SlotFile::create(&key, &paper, false, &mut chance).expect("a slot file")
}

/// What an hour at the desk reads: lists, a case, searches, a year's numbers.
fn look(db: &Db, lead: &Session, clock: Clock, id: CaseId) {
    let (fonts, slots, seen) = (fonts(), slots(), Seen::default());
    let view = View::new(db, lead, clock, Beside { fonts: &fonts, slots: &slots, own: None }, &seen);
    for filter in [json!({}), json!({ "risk": "red" }), json!({ "text": "海波" }), json!({ "text": "4711" })] {
        let asked: CaseListAsked =
            serde_json::from_value(json!({ "filter": filter, "after": null, "limit": 50 })).expect("a list");
        cases::list(&view, asked).expect("a list");
    }
    for _ in 0..10 {
        // A case of long ago may be in nobody's sight but its team's: reading that it is so is work too.
        cases::get(&view, CaseAsked { id }).ok();
    }
    let (from, to) = (clock.today() - chrono::Days::new(364), clock.today());
    statistics::overview(&view, OverviewAsked { from, to }).expect("numbers");
}

fn save(db: &mut Db, lead: &Session, clock: Clock, round: usize) {
    let (fonts, slots) = (fonts(), slots());
    let beside = Beside { fonts: &fonts, slots: &slots, own: None };
    for turn in 0..4 {
        let run = round * 4 + turn;
        let clock = Clock::at(clock.now + chrono::TimeDelta::seconds(run as i64 + 60));
        let body: Intake = serde_json::from_value(intake(run, lead.staff)).expect("a form");
        let mut chance = Chance::seeded(9_000 + run as u64);
        let mut call = Call {
            clock,
            chance: &mut chance,
            changed: BTreeSet::new(),
            command: "cases.open",
            screen: "",
            last_id: 0,
        };
        transact(db, beside, lead, &mut call, |act| cases::open(act, body)).expect("a form is saved");
    }
}
