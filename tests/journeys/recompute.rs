//! Every clock of a station computed in one look, and those of one case after the other: the same clocks.

use std::collections::BTreeMap;

use jiahe::api::SessionStep;
use jiahe::kernel::{Chance, Clock, RoomId, Session, StaffId};
use jiahe::{Desk, demo};
use jiahe_tests::world::{ADMIN, PASSWORD, World, moment};
use serde_json::{Value, json};

use crate::county::{self, Staffed};

/// A filled station whose clock stands still: what is owed since it was first seen is then the same twice.
struct Still {
    desk: Desk,
    session: Session,
    clock: Clock,
    chance: Chance,
}

impl Still {
    fn open(mut desk: Desk, clock: Clock, name: &str, password: &str) -> Self {
        let mut chance = Chance::seeded(6);
        let body = json!({ "name": name, "password": password });
        let SessionStep::Begin(session) = desk.call(None, "session.sign_in", body, clock, &mut chance).unwrap().session
        else {
            panic!("not signed in")
        };
        Self { desk, session, clock, chance }
    }

    fn ask(&mut self, command: &str, body: Value) -> Result<Value, jiahe::Fault> {
        self.desk.call(Some(&self.session), command, body, self.clock, &mut self.chance).map(|reply| reply.value)
    }

    fn forget(&mut self) {
        let db = self.desk.database().unwrap();
        db.execute("DELETE FROM obligations WHERE case_id IS NOT NULL", []).unwrap();
    }

    fn cases(&mut self) -> Vec<i64> {
        let db = self.desk.database().unwrap();
        let mut all = db.prepare("SELECT id FROM cases ORDER BY id").unwrap();
        all.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    /// All but their ids, by case.
    fn kept(&mut self) -> BTreeMap<i64, Vec<String>> {
        let db = self.desk.database().unwrap();
        let mut all = db
            .prepare(
                "SELECT case_id, rule || ' ' || record || ' at ' || at || ' due ' || due_at || ' last ' || coalesce(last_day, '-')
                   || ' moved ' || moved_days || ' missing ' || coalesce(missing_year, '-') || ' ' || owes || ' '
                   || coalesce(owner, '-') || ' ' || state || ' ' || coalesce(met_at, '-')
                 FROM obligations WHERE case_id IS NOT NULL ORDER BY 1, 2",
            )
            .unwrap();
        let mut found: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for row in all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap() {
            let (case, clock) = row.unwrap();
            found.entry(case).or_default().push(clock);
        }
        found
    }

    /// How many clocks there were, of how many cases.
    fn compare(&mut self) -> (usize, usize) {
        self.forget();
        self.ask("obligations.recompute", json!({})).unwrap();
        let mut at_once = self.kept();
        assert_eq!(self.ask("obligations.recompute", json!({})).unwrap()["changed"], 0, "computed once more");
        self.forget();
        for case in self.cases() {
            // A note computes its case's clocks, and is none; a case that is only looked at here takes none.
            if self.ask("cases.add_note", json!({ "id": case, "text": "看一眼。" })).is_err() {
                at_once.remove(&case);
            }
        }
        let one_by_one = self.kept();
        assert_eq!(at_once, one_by_one);
        (one_by_one.values().map(Vec::len).sum(), one_by_one.len())
    }
}

#[test]
fn the_clocks_of_a_county_of_years_are_the_same_at_once_and_one_by_one() {
    let mut world = World::county();
    let lead = world.session.clone().unwrap();
    let rooms = vec![RoomId(
        world
            .ok("rooms.save", json!({ "id": null, "name": "一号室", "capacity": 6, "active": true }))
            .as_i64()
            .unwrap(),
    )];
    let staff = vec![StaffId(world.me()), StaffId(world.hire("林远", &["mediator", "psychologist"]))];
    let staffed = Staffed { station: lead.station, staff, rooms, prefix: "330921A".into() };
    let until = world.clock.today();
    county::fill(world.database(), &staffed, 400, until);
    world.stop();
    let (clocks, cases) = Still::open(world.another(), world.clock, ADMIN, PASSWORD).compare();
    println!("{clocks} clocks of {cases} cases");
    assert!(clocks > 200 && cases > 120, "{clocks} clocks of {cases} cases");
}

#[test]
fn the_clocks_of_the_demo_county_are_the_same_at_once_and_one_by_one() {
    let world = World::empty();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open_folder(folder.path(), jiahe::desk::Means { demo: true, ..world.means() });
    let clock = Clock::at(moment("2026-11-23T09:30:00"));
    demo::fill(&mut desk, clock, demo::SEED).unwrap();
    let (clocks, cases) = Still::open(desk, clock, demo::NAME, demo::PASSWORD).compare();
    println!("{clocks} clocks of {cases} cases");
    assert!(clocks > 200 && cases > 150, "{clocks} clocks of {cases} cases");
}
