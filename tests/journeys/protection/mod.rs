//! Against violence: prompts, warning letters, protection orders, and two people who must not meet.

mod apart;
mod orders;
mod warnings;

use jiahe_tests::world::World;
use serde_json::{Value, json};

pub const MEDIATOR: &str = "测试丙调解";

/// A village with a red case of violence, strangling among its signs: its handler is the lead at the window.
pub struct Danger {
    pub world: World,
    pub case: i64,
    pub wife: i64,
    pub husband: i64,
}

pub fn danger() -> Danger {
    let world = World::village();
    let mut intake = world.intake();
    intake["main_type"] = json!("violence");
    intake["level"] = json!("sensitive");
    intake["risk"] = json!("red");
    intake["parties"][0]["role"] = json!("victim");
    intake["parties"][1]["role"] = json!("accused");
    opened(world, intake)
}

pub fn opened(mut world: World, intake: Value) -> Danger {
    let case = world.ok("cases.open", intake)["id"].as_i64().unwrap();
    let file = world.ok("cases.get", json!({ "id": case }));
    let person = |at: usize| file["parties"][at]["person"]["id"].as_i64().unwrap();
    Danger { case, wife: person(0), husband: person(1), world }
}

impl Danger {
    pub fn told(&mut self) -> Value {
        self.world.ok("protection.of_case", json!({ "id": self.case }))
    }

    /// What the timeline says of protection, the newest first: `(which, what, note)`.
    pub fn events(&mut self) -> Vec<(String, String, String)> {
        let file = self.world.ok("cases.get", json!({ "id": self.case }));
        let text = |event: &Value, field: &str| event[field].as_str().unwrap().to_owned();
        let mine = file["timeline"].as_array().unwrap().iter().filter(|event| event["kind"] == "protected");
        mine.map(|event| (text(event, "from"), text(event, "to"), text(event, "note"))).collect()
    }

    pub fn application(&self) -> Value {
        json!({
            "case": self.case, "applicant": self.wife, "respondent": self.husband, "relation": "spouse", "proxy": null, "proxy_name": "",
            "proxy_reason": null, "willing": false, "court": "岱山县人民法院", "grounds": "多次殴打，上周扼颈。",
            "applied_at": "2026-11-23T09:20:00", "urgent": false,
        })
    }

    pub fn apply(&mut self) -> i64 {
        let application = self.application();
        self.world.ok("protection.apply", application).as_i64().unwrap()
    }

    /// Granted now, contact forbidden, for three months.
    pub fn granted(&mut self) -> i64 {
        let id = self.apply();
        self.world.ok("protection.decide", decision(id, 1, "2027-02-23"));
        id
    }

    pub fn step(&self, id: i64, version: i64, kind: &str, day: &str) -> Value {
        json!({
            "id": id, "version": version, "kind": kind, "day": day, "note": "", "until": null, "measures": [], "other_measure": "",
        })
    }
}

pub fn decision(id: i64, version: i64, until: &str) -> Value {
    json!({
        "id": id, "version": version, "granted": true, "decided_at": "2026-11-23T09:25:00", "number": "（2026）虚0921民保令7号",
        "measures": ["violence", "contact"], "other_measure": "", "until": until, "reason": "",
    })
}

pub fn whys(faults: &[(String, String)]) -> Vec<(&str, &str)> {
    faults.iter().map(|(field, why)| (field.as_str(), why.as_str())).collect()
}
