//! The desk under measurement: a set-up station at the shipped password cost, filled, and called
//! through the front door as the window calls it.

use chrono::{Days, TimeDelta};
use jiahe::Desk;
use jiahe::api::SessionStep;
use jiahe::desk::Means;
use jiahe::kernel::{Chance, Clock, RoomId, Session, StaffId, identity};
use jiahe::vault::{Cost, NoKeyStore};
use jiahe_tests::world::{details, fonts, moment, person};
use serde_json::{Value, json};

use crate::county::{self, Staffed};
use crate::figure::{Figures, Times, once};

pub const NAME: &str = "量测甲主任";
pub const PASSWORD: &str = "海上生明月-7391";
pub const PREFIX: &str = "330921A";

pub struct Bench {
    pub folder: tempfile::TempDir,
    pub desk: Option<Desk>,
    pub chance: Chance,
    pub clock: Clock,
    pub lead: Session,
    pub mediator: Session,
    pub staffed: Staffed,
    pub cases: usize,
}

impl Bench {
    pub fn build(cases: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut desk = open(&folder.path().join("station"));
        let mut chance = Chance::seeded(1);
        let clock = Clock::at(moment("2026-11-23T09:30:00"));
        let ask = |desk: &mut Desk, session: Option<&Session>, command: &str, body: Value, chance: &mut Chance| {
            desk.call(session, command, body, clock, chance)
                .unwrap_or_else(|fault| panic!("{command}: {fault} {:?}", fault.fields))
        };
        let set_up = json!({
            "station": { "name": "岱山县量测工作室", "tier": "county", "place": "330921", "parent_name": "" },
            "admin": { "name": NAME, "password": PASSWORD, "roles": ["lead", "mediator"] },
            "without_key_store": true,
        });
        let done = ask(&mut desk, None, "station.set_up", set_up, &mut chance).value;
        let SessionStep::Begin(lead) =
            ask(&mut desk, None, "session.sign_in", json!({ "name": NAME, "password": PASSWORD }), &mut chance).session
        else {
            panic!("not signed in")
        };
        ask(&mut desk, Some(&lead), "recovery.confirm", json!({ "key": done["recovery_key"] }), &mut chance);
        let mut staff = Vec::new();
        for index in 0..20 {
            let entry = json!({ "id": null, "name": format!("量测{index:02}"), "phone": "", "roles": ["mediator", "psychologist"], "active": true, "suspended": false, "password": "" });
            let id = ask(&mut desk, Some(&lead), "staff.save", entry, &mut chance).value.as_i64().expect("an id");
            let hours: Vec<Value> = (1..6)
                .flat_map(|day| {
                    [("08:30", "11:30"), ("14:00", "17:30")]
                        .map(|(start, end)| json!({ "weekday": day, "start": start, "end": end }))
                })
                .collect();
            ask(&mut desk, Some(&lead), "staff.set_hours", json!({ "staff": id, "hours": hours }), &mut chance);
            staff.push(StaffId(id));
        }
        let mut rooms = Vec::new();
        for index in 0..10 {
            let entry = json!({ "id": null, "name": format!("量测室{index:02}"), "capacity": 6, "active": true });
            rooms.push(RoomId(
                ask(&mut desk, Some(&lead), "rooms.save", entry, &mut chance).value.as_i64().expect("an id"),
            ));
        }
        let staffed = Staffed { station: lead.station, staff, rooms, prefix: PREFIX.into() };
        let mediator = Session {
            staff: staffed.staff[0],
            name: "量测00".into(),
            roles: [jiahe::kernel::Role::Mediator].into(),
            ..lead.clone()
        };
        let db = desk.database().expect("an open store");
        let (took, ()) = once(|| county::fill(db, &staffed, cases, clock.today()));
        println!("filled with {cases} cases in {:.1} s", took / 1_000.0);
        Self { folder, desk: Some(desk), chance, clock, lead, mediator, staffed, cases }
    }

    pub fn ask(&mut self, command: &str, body: Value) -> Value {
        let lead = self.lead.clone();
        self.ask_as(&lead, command, body)
    }

    pub fn ask_as(&mut self, session: &Session, command: &str, body: Value) -> Value {
        let desk = self.desk.as_mut().expect("an open desk");
        self.clock = Clock::at(self.clock.now + TimeDelta::seconds(1));
        match desk.call(Some(session), command, body, self.clock, &mut self.chance) {
            Ok(reply) => reply.value,
            Err(fault) => panic!("{command}: {fault} {:?}", fault.fields),
        }
    }

    pub fn db(&mut self) -> &mut jiahe::store::Db {
        self.desk.as_mut().and_then(Desk::database).expect("an open store")
    }

    /// The password at its shipped cost, the file opened with its key, the session begun.
    pub fn unlock(&mut self, figures: &mut Figures) {
        let times = Times::measure(12, |_| {
            let desk = self.desk.as_mut().expect("a desk");
            desk.call(None, "session.lock", json!({}), self.clock, &mut self.chance).expect("locked");
            let body = json!({ "name": NAME, "password": PASSWORD });
            desk.call(None, "session.sign_in", body, self.clock, &mut self.chance).expect("signed in");
        });
        figures.times("unlock, Argon2id 64 MiB included", &times, 1_000.0);
    }

    /// What each page asks the core for, from the call to the answer as JSON.
    pub fn pages(&mut self, figures: &mut Figures) {
        let list = |filter: Value, after: &Value| json!({ "filter": filter, "after": after, "limit": 50 });
        let mut deep = Value::Null;
        let half = self.clock.today() - Days::new(4 * 365);
        let middle = self.ask("cases.list", list(json!({ "to": half }), &Value::Null));
        if !middle["next"].is_null() {
            deep = middle["next"].clone();
        }
        let ids: Vec<Value> = self.ask("cases.list", json!({ "filter": {}, "after": deep, "limit": 200 }))["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| row["id"].clone())
            .collect();
        let handler = self.staffed.staff[3];
        let none = Value::Null;
        let today = self.clock.today();
        let year = json!({ "from": today - Days::new(364), "to": today });
        let ten = json!({ "from": today - Days::new(3_640), "to": today });
        let week = json!({ "from": today - Days::new(6), "to": today, "practitioner": null });
        let pages: Vec<(&str, &str, Value)> = vec![
            ("today", "desk.today", json!({})),
            ("cases, first page", "cases.list", list(json!({}), &none)),
            ("cases, a page in the middle", "cases.list", list(json!({}), &deep)),
            ("cases by type", "cases.list", list(json!({ "dispute": "violence" }), &none)),
            (
                "cases by rare type and state",
                "cases.list",
                list(json!({ "dispute": "minors", "state": "accepted" }), &none),
            ),
            ("cases by service", "cases.list", list(json!({ "service": "petition" }), &none)),
            ("cases by colour", "cases.list", list(json!({ "risk": "red" }), &none)),
            ("cases by state", "cases.list", list(json!({ "state": "archived" }), &none)),
            ("cases by handler", "cases.list", list(json!({ "handler": handler }), &none)),
            ("cases by days", "cases.list", list(json!({ "from": today - Days::new(30), "to": today }), &none)),
            ("cases by colour and handler", "cases.list", list(json!({ "risk": "red", "handler": handler }), &none)),
            ("statistics of a year", "statistics.overview", year),
            ("statistics of all years", "statistics.overview", ten),
            ("appointments of a week", "appointments.range", week),
            ("staff", "staff.list", json!({})),
            ("sessions", "classes.list", json!({ "from": null, "to": null })),
            ("surveys", "surveys.summary", json!({ "from": null, "to": null, "service": null })),
        ];
        for (what, command, body) in pages {
            let times = Times::measure(40, |_| drop(self.ask(command, body.clone())));
            figures.times(&format!("page: {what}"), &times, 100.0);
        }
        let mediator = self.mediator.clone();
        for (what, command, body) in [
            ("cases, first page, as a mediator", "cases.list", list(json!({}), &none)),
            ("cases by type, as a mediator", "cases.list", list(json!({ "dispute": "violence" }), &none)),
            ("today, as a mediator", "desk.today", json!({})),
        ] {
            let times = Times::measure(40, |_| drop(self.ask_as(&mediator, command, body.clone())));
            figures.times(&format!("page: {what}"), &times, 100.0);
        }
        let times = Times::measure(200, |run| drop(self.ask("cases.get", json!({ "id": ids[run % ids.len()] }))));
        figures.times("page: a case", &times, 100.0);
    }

    /// Free hours of everybody in ninety days, with 200, 2,000 and 20,000 hours booked in them, and a month of hours.
    pub fn slots(&mut self, figures: &mut Figures) {
        let from = self.clock.today() + Days::new(1);
        let asked = json!({
            "from": from, "days": 90, "practitioners": self.staffed.staff, "service": null, "minutes": 50, "mode": "in_person",
            "person": null,
        });
        let mut booked = 0;
        for wanted in [200, 2_000, 20_000] {
            let staffed = self.staffed.clone();
            let clock = self.clock;
            county::crowd(self.db(), &staffed, from, clock, booked..wanted);
            booked = wanted;
            let found = self.ask("appointments.slots", asked.clone()).as_array().map_or(0, Vec::len);
            let times = Times::measure(40, |_| drop(self.ask("appointments.slots", asked.clone())));
            figures.times(
                &format!("free slots, 90 days × 20 people × 10 rooms, {wanted} booked ({found} found)"),
                &times,
                20.0,
            );
        }
        // 20,000 in ninety days are some two thousand in nine: the month view of a busy county.
        let month = json!({ "from": from, "to": from + Days::new(8), "practitioner": null });
        let shown = self.ask("appointments.range", month.clone()).as_array().map_or(0, Vec::len);
        let times = Times::measure(40, |_| drop(self.ask("appointments.range", month.clone())));
        figures.times(&format!("page: {shown} appointments at once"), &times, 100.0);
        let plan = json!({ "from": from, "to": from + Days::new(41) });
        let times = Times::measure(40, |_| drop(self.ask("schedule.plan", plan.clone())));
        figures.times("page: plans of 20 people in six weeks", &times, 100.0);
    }

    /// What is owed on every case of the station computed anew, and a case with a long life opened.
    pub fn lives(&mut self, figures: &mut Figures) {
        let (took, told) = once(|| self.ask("obligations.recompute", json!({})));
        let more = json!({ "changed": told["changed"], "cases": self.cases });
        figures.add("compute every clock of the station anew", took, 10_000.0, "ms", more);
        let again = Times::measure(1, |_| drop(self.ask("obligations.recompute", json!({}))));
        figures.times("compute them once more", &again, 10_000.0);
        let body = intake(901, self.lead.staff);
        let case = self.ask("cases.open", body)["id"].clone();
        (0..500)
            .for_each(|k| drop(self.ask("cases.add_note", json!({ "id": case, "text": format!("第 {k} 次走访") }))));
        let file = self.ask("cases.get", json!({ "id": case }));
        let events = file["timeline"].as_array().map_or(0, Vec::len);
        assert!(events > 500, "{events} events");
        let times = Times::measure(40, |_| {
            for command in ["cases.get", "obligations.of_case", "movements.way"] {
                self.ask(command, json!({ "id": case }));
            }
        });
        figures.times("page: a case of 500 events, with its clocks and its way", &times, 100.0);
    }

    /// Full intakes, on the disk when the call returns.
    pub fn saves(&mut self, figures: &mut Figures) {
        let times = Times::measure(200, |run| {
            let body = intake(run, self.lead.staff);
            self.ask("cases.open", body);
        });
        figures.times("save a full intake, durable", &times, 20.0);
    }
}

pub fn open(folder: &std::path::Path) -> Desk {
    let means = Means {
        keys: Box::new(NoKeyStore),
        fonts: fonts(),
        cost: Cost::SHIPPED,
        demo: false,
        version: "0.1.0",
        progress: Box::new(|_, _, _| {}),
    };
    Desk::open_folder(folder, means)
}

/// A form with everything filled in: two parties, two members, danger signs and their prompts.
pub fn intake(run: usize, received_by: StaffId) -> Value {
    let born = chrono::NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day") + Days::new(run as u64 * 7);
    let number = |seq: u16| identity::invented("330921", born, identity::Sex::Female, seq);
    let prompts: Vec<Value> = ["police", "protection_order", "shelter", "legal_aid", "mandatory_report"]
        .map(|prompt| json!({ "prompt": prompt, "done": true, "note": "已告知。" }))
        .into();
    let who = |name: &str, seq: u16| {
        person(&format!("{name}{}", seq + 1), &number(seq), &format!("1990001{:04}", run % 10_000))
    };
    json!({
        "draft": null, "channel": "visit", "reported_at": "2026-11-23T09:00:00", "received_by": received_by,
        "parties": [
            { "role": "victim", "relation": "12", "person": who("虚构甲", 1) },
            { "role": "accused", "relation": "02", "person": who("虚构乙", 2) },
        ],
        "members": [
            { "relation": "30", "person": who("虚构丙", 3) },
            { "relation": "52", "person": who("虚构丁", 4) },
        ],
        "main_type": "violence", "other_types": ["marriage"], "services": ["mediation", "legal_aid"],
        "facts": "双方因房屋出资争执，一方酒后推搡，邻居报警。".repeat(12),
        "dangers": ["escalating", "substance"], "prompts": prompts, "risk": "orange", "risk_reason": "有肢体冲突史。",
        "level": "sensitive", "consent": "given", "consent_note": "", "details": details(),
    })
}
