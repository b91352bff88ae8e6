//! Random work at the front door against a slow judge that knows the rules and not the engine: what is booked is
//! exactly what may be, what is offered is exactly what can be had, and two who must not meet never do.
//!
//! A round is 1,000 operations at a new station; `JIAHE_ROUNDS=1000` does a million. A fifth of one is always done.

mod model;

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

    /// One day of one practitioner, every beginning of it: offered if and only if it can be had, but for those
    /// within an hour offered just before.
    fn search(&mut self) {
        let mut hour = self.wanted();
        let operator = self.below(2);
        self.sit(operator);
        if hour.people.is_empty() {
            // What somebody without a record has elsewhere is not asked for in a search.
            hour.phone = String::new();
        }
        let body = self.booking(&hour, false);
        let asked = json!({
            "from": hour.day().to_string(), "days": 1, "practitioners": [body["practitioner"]], "service": body["service"],
            "minutes": hour.minutes, "mode": body["mode"], "person": body["person"],
            "also": { "kind": body["more"]["kind"], "others": body["more"]["others"], "travel": hour.travel },
        });
        let rule = self.asked(operator, false, &[]);
        let free: Vec<Vec<bool>> = match hour.here {
            true => {
                (0..2).map(|room| self.model.beginnings(&Hour { room: Some(room), ..hour.clone() }, &rule)).collect()
            }
            false => vec![self.model.beginnings(&Hour { room: None, ..hour.clone() }, &rule)],
        };
        let told = self.at.world.ok("appointments.slots", asked);
        let step = (hour.minutes as usize).div_ceil(10) * 10;
        let mut behind = vec![false; DAY];
        let mut offers = Vec::new();
        for slot in told.as_array().unwrap() {
            let start: NaiveDateTime = slot["start"].as_str().unwrap().parse().unwrap();
            let room = slot["room"].as_i64().map(|id| self.rooms.iter().position(|one| *one == id).unwrap());
            let offer = Hour { start, room, ..hour.clone() };
            let from = offer.span().0 as usize;
            assert!(free[room.unwrap_or(0)][from], "offered and cannot be had: {slot} {hour:?}\n{:#?}", self.model);
            behind[from..(from + step).min(DAY)].fill(true);
            offers.push(offer);
        }
        for from in (0..DAY).step_by(5) {
            let can = free.iter().any(|room| room[from]);
            assert!(!can || behind[from], "hidden: {from} of {hour:?}\n{told}\n{:#?}", self.model);
        }
        self.tally.searched += 1;
        if offers.is_empty() || !self.one_in(2) {
            return;
        }
        let offer = offers.swap_remove(self.chance.below(offers.len()));
        assert!(self.book_this(offer, false, operator).is_some(), "an hour offered is an hour to be had");
        self.tally.offered += 1;
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

    /// Which hours a change is about: the one, those of its series after it, or all of it.
    fn about(&self, one: &Hour, scope: usize) -> Vec<Hour> {
        let of_series = |other: &&Hour| other.series.is_some() && other.series == one.series && other.id != one.id;
        let now = self.now();
        let later = |other: &&Hour| other.start > now && (scope == 2 || other.start > one.start);
        let mut all = vec![one.clone()];
        if scope > 0 {
            let mut others: Vec<Hour> = self.model.hours.iter().filter(of_series).filter(later).cloned().collect();
            others.sort_by_key(|other| other.start);
            all.extend(others);
        }
        all
    }

    fn change(&mut self, scope: usize) -> &'static str {
        ["one", "following", "all"][scope]
    }

    fn shift(&mut self) {
        if self.model.hours.is_empty() {
            return;
        }
        let one = self.model.hours[self.chance.below(self.model.hours.len())].clone();
        let (scope, outside) = (self.below(3), self.one_in(2));
        self.sit(0);
        let all = self.about(&one, scope);
        let start = if self.one_in(2) {
            one.start + TimeDelta::minutes(5 * (self.below(24) as i64 - 12))
        } else {
            self.moment()
        };
        let practitioner = if self.one_in(2) { one.practitioner } else { self.below(3) };
        let room = if one.here && self.one_in(2) { Some(self.below(2)) } else { one.room };
        let minutes = if self.one_in(3) { [30, 50, 90][self.below(3)] } else { one.minutes };
        let ids: Vec<i64> = all.iter().map(|one| one.id).collect();
        let moved = |at: &Self| {
            let mut model = at.model.clone();
            model.hours.retain(|one| !ids.contains(&one.id));
            let mut may = true;
            for before in &all {
                let there = Hour {
                    practitioner: if practitioner == one.practitioner { before.practitioner } else { practitioner },
                    room: if room == one.room { before.room } else { room },
                    start: before.start + (start - one.start),
                    minutes: if minutes == one.minutes { before.minutes } else { minutes },
                    version: before.version + 1,
                    ..before.clone()
                };
                may &= there.start + TimeDelta::days(31) >= at.now();
                may &= model.may(&there, &at.asked(0, outside, &[]));
                model.hours.push(there);
            }
            (may, model)
        };
        let body = json!({
            "id": one.id, "version": one.version, "practitioner": self.practitioners[practitioner],
            "room": room.map(|room| self.rooms[room]), "start": text(start), "minutes": minutes, "reason": "改期",
            "outside_plan": outside, "scope": self.change(scope),
        });
        // The preview says beforehand what moving comes to.
        let may = moved(self).0;
        let told = self.at.world.ok("appointments.preview_move", body.clone());
        let fits = told.as_array().unwrap().iter().all(|hour| hour["why"] == "");
        assert_eq!(fits, may, "the preview of {body}: {told}\n{:#?}", self.model);
        let (may, model) = moved(self);
        if self.call("appointments.reschedule", body, may).is_some() {
            self.model = model;
            self.tally.moved += 1;
        }
    }

    fn cancel(&mut self) {
        if self.model.hours.is_empty() {
            return;
        }
        let one = self.model.hours[self.chance.below(self.model.hours.len())].clone();
        let scope = if self.one_in(3) { self.below(3) } else { 0 };
        let ids: Vec<i64> = self.about(&one, scope).iter().map(|one| one.id).collect();
        self.sit(0);
        let body = json!({ "id": one.id, "version": one.version, "reason": "取消", "by": "station", "scope": self.change(scope) });
        self.at.world.ok("appointments.cancel", body);
        self.model.hours.retain(|one| !ids.contains(&one.id));
        self.tally.cancelled += ids.len();
    }

    fn exception(&mut self) {
        self.sit(0);
        if self.model.exceptions.len() > 6 || (!self.model.exceptions.is_empty() && self.one_in(3)) {
            let place = self.below(self.model.exceptions.len());
            let gone = self.model.exceptions.swap_remove(place);
            self.at.world.ok("schedule.drop_exception", json!({ "id": gone.id }));
            return;
        }
        let (practitioner, from, leave) = (self.below(3), self.day(), self.one_in(2));
        let to = from + Days::new(self.below(3) as u64);
        let whole = leave && self.one_in(3);
        let start = (8 + self.below(6)) as i32 * 60;
        let end = start + (1 + self.below(6)) as i32 * 60;
        let clock = |minute: i32| if whole { String::new() } else { format!("{:02}:{:02}", minute / 60, minute % 60) };
        let body = json!({
            "staff": self.practitioners[practitioner], "kind": if leave { "leave" } else { "extra" }, "from": from.to_string(),
            "to": to.to_string(), "start": clock(start), "end": clock(end), "note": "",
        });
        let id = self.at.world.ok("schedule.add_exception", body)["id"].as_i64().unwrap();
        let span = if whole { (0, DAY as i32) } else { (start, end) };
        self.model.exceptions.push(Exception { id, practitioner, leave, from, to, span });
    }

    fn plan(&mut self) {
        self.sit(0);
        let which = self.below(3);
        let off =
            if self.one_in(2) { vec![] } else { vec![(1 + self.below(5) as u32, 600, 660, 0), (3, 900, 960, 20)] };
        let off: Vec<(u32, i32, i32, i32)> = off;
        let plan = Plan { lead: self.below(3) as i32 * 4_000, works_holidays: self.one_in(3), off };
        let clock = |minute: i32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let off: Vec<Value> = plan
            .off
            .iter()
            .map(|(weekday, from, to, way)| {
                let place = if *way > 0 { "衢山镇站" } else { "" };
                json!({ "weekday": weekday, "start": clock(*from), "end": clock(*to), "place": place, "travel": way })
            })
            .collect();
        let body = json!({
            "staff": self.practitioners[which], "sex": null, "languages": [], "lead_minutes": plan.lead, "horizon_days": 180,
            "works_holidays": plan.works_holidays, "off_hours": off,
        });
        self.at.world.ok("schedule.set_practitioner", body);
        self.model.plans[which] = plan;
    }

    /// Another list of holidays for the year: some of the days off, a Saturday or Sunday worked.
    fn holidays(&mut self) {
        self.sit(0);
        let mut marks = std::collections::BTreeMap::new();
        for _ in 0..self.below(4) {
            let day = self.day();
            let rest = day.weekday().number_from_monday() > 5;
            marks.insert(day, !rest);
        }
        // A list is never empty.
        marks.insert(NaiveDate::from_ymd_opt(2026, 10, 1).unwrap(), true);
        let days: Vec<Value> =
            marks.iter().map(|(day, off)| json!({ "name": "假日", "date": day.to_string(), "off": off })).collect();
        let list = json!({ "years": [{ "year": 2026, "days": days }] }).to_string();
        self.at.world.ok("obligations.import_years", json!({ "text": list }));
        self.model.marks = marks;
    }

    fn hold(&mut self) {
        let operator = self.below(2);
        self.sit(operator);
        let held = self.model.holds.iter().any(|hold| hold.owner == Some(operator));
        if held && self.one_in(2) {
            self.at.world.ok("appointments.release", json!({}));
            self.drop_own(operator);
            return;
        }
        let hour = self.wanted();
        // Who comes is not said yet.
        let bare = Hour { people: Vec::new(), phone: String::new(), ..hour.clone() };
        let may = self.model.may(&bare, &self.asked(operator, true, &[]));
        let body = json!({
            "practitioner": self.practitioners[hour.practitioner], "room": self.room(&hour), "start": text(hour.start),
            "minutes": hour.minutes, "service": SERVICES[hour.service].0, "mode": Self::mode(&hour), "travel": hour.travel,
        });
        let now = self.now();
        let Some(told) = self.call("appointments.hold", body, may) else { return };
        assert_eq!(told["until"], text(now + TimeDelta::minutes(10)));
        self.drop_own(operator);
        self.model.holds.push(Hold {
            owner: Some(operator),
            waiting: None,
            practitioner: hour.practitioner,
            room: hour.room,
            start: hour.start,
            minutes: hour.minutes,
            pads: hour.pads,
            until: now + TimeDelta::minutes(10),
        });
        self.tally.held += 1;
    }

    fn wait(&mut self) {
        self.sit(0);
        if self.waiting.len() < 3 {
            let mut hour = self.wanted();
            hour.people.truncate(1);
            if hour.people.is_empty() && hour.phone.is_empty() {
                hour.phone = PHONES[0].to_owned();
            }
            let body = self.booking(&hour, false);
            let asked = json!({
                "case": body["case"], "person": body["person"], "client": body["client"], "client_phone": body["client_phone"],
                "service": body["service"], "practitioner": null, "mode": body["mode"], "minutes": hour.minutes, "weekdays": [],
                "earliest": "", "latest": "", "until": null, "note": "",
            });
            let id = self.at.world.ok("waiting.add", asked).as_i64().unwrap();
            // Home visits take the station's usual way there.
            if hour.travel > 0 {
                let (before, after) = SERVICES[hour.service].1;
                (hour.travel, hour.pads) = (30, (before + 30, after + 30));
            }
            self.waiting.push((id, 1, hour));
            return;
        }
        let place = self.below(self.waiting.len());
        let (id, version, hour) = self.waiting[place].clone();
        let offered = self.model.holds.iter().position(|hold| hold.waiting == Some(id));
        match offered {
            Some(at) if self.one_in(2) => {
                let accepted = !self.one_in(3);
                let hold = self.model.holds[at].clone();
                let mut model = self.model.clone();
                model.holds.remove(at);
                let there =
                    Hour { practitioner: hold.practitioner, room: hold.room, start: hold.start, ..hour.clone() };
                let may = !accepted || model.may(&there, &self.asked(0, false, &[]));
                let body = json!({ "id": id, "version": version, "accepted": accepted, "guardian": "", "guardian_consent": null });
                let Some(told) = self.call("waiting.answer", body, may) else { return };
                self.model = model;
                self.tally.answered += 1;
                if accepted {
                    self.model.hours.push(Hour { id: told.as_i64().unwrap(), version: 1, ..there });
                    self.drop_own(0);
                    self.waiting.swap_remove(place);
                } else {
                    self.waiting[place].1 += 1;
                }
            }
            _ => {
                let mut there = hour.clone();
                (there.start, there.practitioner) = (self.moment(), self.below(3));
                let mut model = self.model.clone();
                model.holds.retain(|hold| hold.waiting != Some(id));
                let may = model.may(&there, &self.asked(0, false, &[]));
                let until = self.now() + TimeDelta::hours(1 + self.below(30) as i64);
                let body = json!({
                    "id": id, "version": version, "practitioner": self.practitioners[there.practitioner], "room": self.room(&there),
                    "start": text(there.start), "answer_by": text(until),
                });
                if self.call("waiting.offer", body, may).is_none() {
                    return;
                }
                self.model = model;
                self.model.holds.push(Hold {
                    owner: None,
                    waiting: Some(id),
                    practitioner: there.practitioner,
                    room: there.room,
                    start: there.start,
                    minutes: there.minutes,
                    pads: there.pads,
                    until,
                });
                self.waiting[place].1 += 1;
            }
        }
    }

    fn keep_apart(&mut self) {
        self.sit(0);
        if self.one_in(4) {
            let gap = if self.one_in(3) { None } else { Some(self.below(5) as i32 * 15) };
            self.at.rules(&[("opposing_gap", json!(gap))]);
            self.model.opposing_gap = gap;
            return;
        }
        let which = self.below(2);
        let two = self.model.opposed[which];
        let held = self.model.pairs.iter().position(|pair| pair.two == two);
        if let Some(place) = held {
            let pair = self.model.pairs.swap_remove(place);
            self.at.world.ok("protection.let_meet", json!({ "id": pair.id, "reason": "双方已和解" }));
            return;
        }
        let until = self.one_in(2).then(|| self.day());
        let body = json!({
            "case": self.cases[which], "first": self.people[two.0], "second": self.people[two.1], "reason": "有暴力", "until": until,
        });
        let from = self.now().date();
        let id = self.at.world.ok("protection.keep_apart", body).as_i64().unwrap();
        self.model.pairs.push(Pair { id, two, from, until });
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
