//! 预约排班: plans, rooms, two sides of a dispute, series, waiting, what becomes of an hour.

mod bad_input;
mod hand_over;
mod oracle;
pub mod paper;
mod plan;
mod series;
mod sides;
mod states;
mod waiting;

use jiahe_tests::world::World;
use serde_json::{Value, json};

pub const PSYCHOLOGIST: &str = "测试辛咨询";
pub const LAWYER: &str = "测试丁律师";

/// A village with two practitioners from Monday to Friday, two rooms, and a case of two sides.
pub struct Counter {
    pub world: World,
    pub psychologist: i64,
    pub lawyer: i64,
    pub rooms: [i64; 2],
    pub case: i64,
    /// 申请人, 被申请人.
    pub people: [i64; 2],
}

pub fn counter() -> Counter {
    let mut world = World::village();
    let psychologist = world.hire(PSYCHOLOGIST, &["psychologist"]);
    let lawyer = world.hire(LAWYER, &["lawyer"]);
    let hours: Vec<Value> = (1..6)
        .flat_map(|weekday| {
            [("09:00", "12:00"), ("14:00", "17:00")]
                .map(|(start, end)| json!({ "weekday": weekday, "start": start, "end": end }))
        })
        .collect();
    for staff in [psychologist, lawyer] {
        world.ok("staff.set_hours", json!({ "staff": staff, "hours": hours }));
    }
    let rooms = [("调解室", 6, json!([])), ("咨询室", 2, json!(["one_way_mirror", "sandplay"]))].map(
        |(name, capacity, equipment)| {
            let room =
                json!({ "id": null, "name": name, "capacity": capacity, "equipment": equipment, "active": true });
            world.ok("rooms.save", room).as_i64().unwrap()
        },
    );
    let (case, _) = world.open_case();
    let file = world.ok("cases.get", json!({ "id": case }));
    let people = [0, 1].map(|at| file["parties"][at]["person"]["id"].as_i64().unwrap());
    Counter { world, psychologist, lawyer, rooms, case, people }
}

impl Counter {
    /// 50 minutes of somebody of the case with the psychologist, in the larger room.
    pub fn booking(&self, person: i64, start: &str) -> Value {
        json!({
            "case": self.case, "person": person, "client": "", "client_phone": "", "service": "psychological_counselling",
            "practitioner": self.psychologist, "room": self.rooms[0], "mode": "in_person", "start": start, "minutes": 50,
            "outside_plan": false, "more": {},
        })
    }

    /// The same with the lawyer in the smaller room.
    pub fn with_lawyer(&self, person: i64, start: &str) -> Value {
        let mut booking = self.booking(person, start);
        (booking["practitioner"], booking["room"]) = (json!(self.lawyer), json!(self.rooms[1]));
        booking["service"] = json!("legal_advice");
        booking
    }

    pub fn book(&mut self, booking: Value) -> i64 {
        self.world.ok("appointments.book", booking).as_i64().unwrap()
    }

    pub fn get(&mut self, id: i64) -> Value {
        self.world.ok("appointments.get", json!({ "id": id }))
    }

    pub fn mark(&mut self, id: i64, state: &str) {
        let version = self.get(id)["version"].clone();
        self.world.ok("appointments.mark", json!({ "id": id, "version": version, "state": state }));
    }

    /// Beginnings of the free hours of one day, 50 minutes with the psychologist.
    pub fn free(&mut self, day: &str, also: Value, person: Option<i64>) -> Vec<String> {
        let asked = json!({
            "from": day, "days": 1, "practitioners": [self.psychologist], "service": "psychological_counselling", "minutes": 50,
            "mode": "in_person", "person": person, "also": also,
        });
        let told = self.world.ok("appointments.slots", asked);
        told.as_array().unwrap().iter().map(|slot| slot["start"].as_str().unwrap()[11..16].to_owned()).collect()
    }

    pub fn rules(&mut self, change: &[(&str, Value)]) {
        let mut rules = self.world.ok("schedule.rules", json!({}))["station"].clone();
        for (name, value) in change {
            rules[*name] = value.clone();
        }
        self.world.ok("schedule.set_station", rules);
    }

    pub fn service(&mut self, service: &str, change: &[(&str, Value)]) {
        let rules = self.world.ok("schedule.rules", json!({}))["services"].clone();
        let found = rules.as_array().unwrap().iter().find(|rule| rule["service"] == service);
        let mut rule = found.unwrap().clone();
        for (name, value) in change {
            rule[*name] = value.clone();
        }
        self.world.ok("schedule.set_service", rule);
    }

    /// What the calendar knows of the psychologist, changed.
    pub fn practitioner(&mut self, change: &[(&str, Value)]) {
        let mut one = json!({
            "staff": self.psychologist, "sex": null, "languages": [], "lead_minutes": 0, "horizon_days": 180, "works_holidays": false,
            "off_hours": [],
        });
        for (name, value) in change {
            one[*name] = value.clone();
        }
        self.world.ok("schedule.set_practitioner", one);
    }
}

pub fn one(field: &str, why: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), why.to_owned())]
}
