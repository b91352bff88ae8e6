//! Random work at the front door against a slow judge that knows the rules and not the engine: what is booked is
//! exactly what may be, what is offered is exactly what can be had, and two who must not meet never do.
//!
//! A round is 1,000 operations at a new station; `JIAHE_ROUNDS=1000` does a million. A fifth of one is always done.

mod changes;
mod model;
mod offers;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};
use jiahe::Code;
use jiahe::kernel::{Chance, Session, identity};
use jiahe_tests::world::{PASSWORD, id_number, person};
use model::{Asked, DAY, Exception, Hold, Hour, Model, Pair, Plan};
use serde_json::{Value, json};

use super::{Counter, counter};

const A_ROUND: usize = 1_000;
const SERVICES: [(&str, (i32, i32)); 2] = [("psychological_counselling", (5, 10)), ("legal_advice", (0, 0))];
const MODES: [&str; 3] = ["in_person", "phone", "home"];
const OPERATOR: &str = "测试窗口二";
/// Nobody's on record, and that of 乙.
const PHONES: [&str; 2] = ["13900000077", "13800000002"];

fn rounds() -> Option<usize> {
    std::env::var("JIAHE_ROUNDS").ok().and_then(|text| text.parse().ok())
}

fn text(moment: NaiveDateTime) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S").to_string()
}

#[derive(Default, Debug)]
struct Tally {
    operations: usize,
    booked: usize,
    refused: usize,
    moved: usize,
    cancelled: usize,
    series: usize,
    held: usize,
    answered: usize,
    /// Days on which every minute was asked for.
    searched: usize,
    offered: usize,
}

struct Round {
    at: Counter,
    chance: Chance,
    model: Model,
    practitioners: Vec<i64>,
    rooms: [i64; 2],
    cases: [i64; 2],
    people: Vec<i64>,
    desks: [Session; 2],
    first: NaiveDate,
    waiting: Vec<(i64, i64, Hour)>,
    series: usize,
    tally: Tally,
}

impl Round {
    fn new(seed: u64) -> Self {
        let mut at = counter();
        let third = at.world.hire("测试庚咨询", &["psychologist"]);
        let hours: Vec<Value> = (1..6)
            .flat_map(|weekday| {
                [("09:00", "12:00"), ("14:00", "17:00")]
                    .map(|(start, end)| json!({ "weekday": weekday, "start": start, "end": end }))
            })
            .collect();
        at.world.ok("staff.set_hours", json!({ "staff": third, "hours": hours }));
        for (service, (before, after)) in SERVICES {
            at.service(service, &[("before", json!(before)), ("after", json!(after))]);
        }
        let mut intake = at.world.intake();
        intake["parties"] = json!([
            { "role": "victim", "relation": "12", "person": person("虚构丙兰", &id_number("1990-03-01", identity::Sex::Female, 7), "13800000003") },
            { "role": "accused", "relation": "02", "person": person("虚构丁石", &id_number("1989-04-02", identity::Sex::Male, 8), "13800000004") },
        ]);
        let second = at.world.ok("cases.open", intake)["id"].as_i64().unwrap();
        let file = at.world.ok("cases.get", json!({ "id": second }));
        let mut people = at.people.to_vec();
        people.extend([0, 1].map(|place| file["parties"][place]["person"]["id"].as_i64().unwrap()));
        at.world.hire(OPERATOR, &["receptionist"]);
        let first = at.world.session.clone().unwrap();
        at.world.sign_in(OPERATOR, PASSWORD);
        let other = at.world.session.clone().unwrap();
        at.world.session = Some(first.clone());
        let model = Model {
            plans: vec![Plan::default(); 3],
            opposed: vec![(0, 1), (2, 3)],
            phones: (1..5).map(|n| format!("1380000000{n}")).collect(),
            opposing_gap: Some(30),
            ..Model::default()
        };
        Self {
            practitioners: vec![at.psychologist, at.lawyer, third],
            rooms: at.rooms,
            cases: [at.case, second],
            people,
            desks: [first, other],
            first: NaiveDate::from_ymd_opt(2026, 11, 30).unwrap(),
            waiting: Vec::new(),
            series: 0,
            tally: Tally::default(),
            chance: Chance::seeded(seed),
            at,
            model,
        }
    }

    /// The moment at which the next call is answered.
    fn now(&self) -> NaiveDateTime {
        self.at.world.clock.now + TimeDelta::seconds(1)
    }

    fn below(&mut self, n: usize) -> usize {
        self.chance.below(n)
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.chance.below(n) == 0
    }

    fn day(&mut self) -> NaiveDate {
        self.first + Days::new(self.chance.below(9) as u64)
    }

    fn moment(&mut self) -> NaiveDateTime {
        let (day, minute) =
            (self.day(), 8 * 60 + self.below(120) * 5 + if self.one_in(12) { self.below(5) } else { 0 });
        // Now and then at the very end of the day.
        let minute = if self.one_in(60) { 1370 + self.below(14) * 5 } else { minute };
        day.and_hms_opt(0, 0, 0).unwrap() + TimeDelta::minutes(minute as i64)
    }

    /// Whoever comes: one of a case, both of it, somebody by telephone.
    fn wanted(&mut self) -> Hour {
        let service = self.below(2);
        let mode = if self.one_in(4) { 1 + self.below(2) } else { 0 };
        let (people, phone) = match self.below(10) {
            0..6 => (vec![self.below(4)], String::new()),
            6 => (if self.one_in(2) { vec![0, 1] } else { vec![3, 2] }, String::new()),
            7..9 => (Vec::new(), PHONES[usize::from(self.one_in(3))].to_owned()),
            _ => (Vec::new(), String::new()),
        };
        let travel = if mode == 2 { 20 } else { 0 };
        let (before, after) = SERVICES[service].1;
        Hour {
            id: 0,
            version: 1,
            practitioner: self.below(3),
            room: (mode == 0 && !self.one_in(6)).then(|| self.chance.below(2)),
            people,
            phone,
            start: self.moment(),
            minutes: [30, 50, 55, 90][self.below(4)],
            pads: (before + travel, after + travel),
            travel,
            service,
            here: mode == 0,
            series: None,
        }
    }

    fn mode(hour: &Hour) -> &'static str {
        if hour.here { MODES[0] } else { MODES[if hour.travel > 0 { 2 } else { 1 }] }
    }

    fn room(&self, hour: &Hour) -> Value {
        hour.room.map_or(Value::Null, |room| json!(self.rooms[room]))
    }

    fn booking(&self, hour: &Hour, outside: bool) -> Value {
        let first = hour.people.first().map(|one| self.people[*one]);
        let others: Vec<i64> = hour.people.iter().skip(1).map(|one| self.people[*one]).collect();
        let kind = if hour.people.len() == 2 { "joint" } else { "individual" };
        let nameless = hour.people.is_empty() && hour.phone.is_empty();
        json!({
            "case": hour.people.first().map(|one| self.cases[one / 2]), "person": first,
            "client": if first.is_none() && !nameless { "某女士" } else { "" }, "client_phone": hour.phone,
            "service": SERVICES[hour.service].0, "practitioner": self.practitioners[hour.practitioner], "room": self.room(hour),
            "mode": Self::mode(hour), "start": text(hour.start), "minutes": hour.minutes, "outside_plan": outside,
            "more": { "kind": kind, "others": others, "travel": hour.travel, "anonymous": nameless },
        })
    }

    fn asked<'a>(&self, operator: usize, outside_plan: bool, except: &'a [i64]) -> Asked<'a> {
        Asked { now: self.now(), operator, outside_plan, except }
    }

    fn sit(&mut self, operator: usize) {
        self.at.world.session = Some(self.desks[operator].clone());
    }

    /// Calls, and holds the answer against what the judge says.
    fn call(&mut self, command: &str, body: Value, may: bool) -> Option<Value> {
        match self.at.world.call(command, body.clone()) {
            Ok(value) => {
                assert!(may, "{command} went through and must not have: {body}\n{:#?}", self.model);
                Some(value)
            }
            Err(fault) => {
                let said = format!("{command} refused {fault} {:?}: {body}", fault.fields);
                assert!(!may, "{said}\n{:#?}", self.model);
                let known = [Code::Invalid, Code::PractitionerBusy, Code::RoomBusy, Code::ClientBusy];
                assert!(known.contains(&fault.code), "{said}");
                self.tally.refused += 1;
                None
            }
        }
    }

    fn drop_own(&mut self, operator: usize) {
        self.model.holds.retain(|hold| hold.owner != Some(operator));
    }

    fn book(&mut self) {
        let (hour, outside, operator) = (self.wanted(), self.one_in(5), usize::from(self.one_in(3)));
        self.book_this(hour, outside, operator);
    }

    fn book_this(&mut self, hour: Hour, outside: bool, operator: usize) -> Option<i64> {
        self.sit(operator);
        let may = self.model.may(&hour, &self.asked(operator, outside, &[]));
        let body = self.booking(&hour, outside);
        let id = self.call("appointments.book", body, may)?.as_i64().unwrap();
        self.model.hours.push(Hour { id, ..hour });
        self.drop_own(operator);
        self.tally.booked += 1;
        Some(id)
    }

    fn series(&mut self) {
        let (hour, outside) = (self.wanted(), self.one_in(3));
        self.sit(0);
        // Every other week of it, the same day twice, or any days.
        let gap = [7, 7, 14, 1][self.below(4)];
        let mut starts: Vec<NaiveDateTime> = (0..3 + self.chance.below(3) as u64)
            .map(|n| hour.start + TimeDelta::days(i64::try_from(n).unwrap() * gap))
            .collect();
        if self.one_in(4) {
            starts.push(hour.start + TimeDelta::minutes(i64::from(hour.minutes) + 15));
            starts.sort();
            starts.dedup();
        }
        let mut model = self.model.clone();
        let mut may = true;
        for (n, start) in starts.iter().enumerate() {
            let one = Hour { start: *start, id: -1 - n as i64, series: Some(self.series), ..hour.clone() };
            may &= model.may(&one, &self.asked(0, outside, &[]));
            model.hours.push(one);
            model.holds.retain(|hold| hold.owner != Some(0));
        }
        let said: Vec<String> = starts.iter().map(|start| text(*start)).collect();
        let body = json!({ "booking": self.booking(&hour, outside), "starts": said });
        let Some(ids) = self.call("appointments.book_series", body, may) else { return };
        let ids: Vec<i64> = ids.as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect();
        let from = model.hours.len() - ids.len();
        for (one, id) in model.hours[from..].iter_mut().zip(ids) {
            one.id = id;
        }
        self.model = model;
        self.series += 1;
        self.tally.series += 1;
    }

    fn operate(&mut self) {
        self.tally.operations += 1;
        match self.below(100) {
            0..30 => self.book(),
            30..48 => self.search(),
            48..62 => self.shift(),
            62..74 => self.cancel(),
            74..79 => self.series(),
            79..84 => self.exception(),
            84..86 => self.plan(),
            86..88 => self.holidays(),
            88..93 => self.hold(),
            93..98 => self.wait(),
            _ => self.keep_apart(),
        }
        // So that the judge stays quick: of a full calendar some is called off.
        while self.model.hours.len() > 60 {
            self.cancel();
        }
    }

    /// What the calendar shows is what the judge has, and none of it meets what it must not.
    fn compare(&mut self) {
        self.sit(0);
        self.model.judge();
        let mut shown = Vec::new();
        for from in [self.first - Days::new(63), self.first, self.first + Days::new(63)] {
            let body =
                json!({ "from": from.to_string(), "to": (from + Days::new(62)).to_string(), "practitioner": null });
            shown.extend(self.at.world.ok("appointments.range", body).as_array().unwrap().clone());
        }
        let mut shown: Vec<(i64, String, i64, Value)> = shown
            .iter()
            .filter(|one| one["state"] == "confirmed")
            .map(|one| {
                let said = |field: &str| one[field].as_i64().unwrap();
                (said("id"), format!("{}–{}", one["start"], one["end"]), said("practitioner"), one["room"].clone())
            })
            .collect();
        shown.sort_by_key(|one| one.0);
        let mut known: Vec<(i64, String, i64, Value)> = self
            .model
            .hours
            .iter()
            .map(|one| {
                let end = one.start + TimeDelta::minutes(i64::from(one.minutes));
                let when = format!("{}–{}", json!(text(one.start)), json!(text(end)));
                (one.id, when, self.practitioners[one.practitioner], self.room(one))
            })
            .collect();
        known.sort_by_key(|one| one.0);
        assert_eq!(shown, known);
    }
}

#[test]
fn random_work_books_and_offers_exactly_what_may_be_and_brings_nobody_together() {
    let began = std::time::Instant::now();
    let mut sum = Tally::default();
    let long = rounds();
    for round in 0..long.unwrap_or(1) {
        let mut at = Round::new(2_026 + round as u64);
        for operation in 0..if long.is_some() { A_ROUND } else { A_ROUND / 5 } {
            at.operate();
            if operation % 50 == 49 {
                at.compare();
            }
        }
        at.compare();
        let of = at.tally;
        sum.operations += of.operations;
        sum.booked += of.booked;
        sum.refused += of.refused;
        sum.moved += of.moved;
        sum.cancelled += of.cancelled;
        sum.series += of.series;
        sum.held += of.held;
        sum.answered += of.answered;
        sum.searched += of.searched;
        sum.offered += of.offered;
        if long.is_some() && round % 20 == 19 {
            println!("after {} s: {sum:?}", began.elapsed().as_secs());
        }
    }
    println!("{} s: {sum:?}", began.elapsed().as_secs());
    assert!(sum.booked > 10 && sum.refused > 10 && sum.offered > 3 && sum.moved > 0 && sum.cancelled > 3, "{sum:?}");
}
