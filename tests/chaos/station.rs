//! A program on a data folder that outlives it: the real front door, the real encrypted store, no key
//! store, so that nothing of the station is kept in memory only.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{Days, TimeDelta};
use jiahe::api::{Reply, SessionStep};
use jiahe::desk::Means;
use jiahe::kernel::{Chance, Clock, Session, identity};
use jiahe::vault::{Cost, NoKeyStore};
use jiahe::{Desk, Fault};
use jiahe_tests::world::{ADMIN, details, fonts, id_number, moment, person};
use serde_json::{Value, json};

use crate::state::State;

pub struct Program {
    desk: Desk,
    session: Option<Session>,
    clock: Clock,
    chance: Chance,
}

pub const COUNTY: &str = "岱山县家事服务工作室";
/// Of the one case in the folder of version 0.1.0: it is number 0.
const FIXTURE_FACTS: &str = "双方因房屋出资争执。";
const FIXTURE_DRAFT: &str = "{}";
/// The cases of the county's, by their numbers.
pub const FIRST_TAKEN_IN: u64 = 900_000_000;
/// The password of a folder that only its paper opens so far.
pub const BY_PAPER: u64 = u64::MAX;
/// As many as the lives on one folder can take in.
pub const PARCELS: u64 = 60;

/// The parcel that brings the county's case `k`, and all before it.
pub fn parcel(parcels: &Path, k: u64) -> PathBuf {
    parcels.join(format!("{k}.jhp"))
}

/// The `k`th password of the one person of the station.
pub fn password(k: u64) -> String {
    format!("海上生明月-{k}-7391")
}

impl Program {
    /// Starts on a day, counted from Monday 2026-11-23.
    pub fn start(folder: &Path, day: u64, seed: u64) -> Self {
        let means = Means {
            keys: Box::new(NoKeyStore),
            fonts: fonts(),
            cost: Cost::QUICK,
            demo: false,
            version: "0.1.0",
            progress: Box::new(|_, _, _| {}),
        };
        let began = moment("2026-11-23T09:30:00");
        Self {
            desk: Desk::open_folder(folder, means),
            session: None,
            clock: Clock::at(began + Days::new(day)),
            chance: Chance::seeded(seed),
        }
    }

    pub fn pass_a_day(&mut self) {
        self.clock = Clock::at(self.clock.now + Days::new(1));
    }

    pub fn pass_minutes(&mut self, minutes: i64) {
        self.clock = Clock::at(self.clock.now + TimeDelta::minutes(minutes));
    }

    pub fn is_signed_in(&self) -> bool {
        self.session.is_some()
    }

    /// Calls a command as whoever is signed in; a second passes.
    pub fn call(&mut self, command: &str, body: Value) -> Result<Value, Fault> {
        self.clock = Clock::at(self.clock.now + TimeDelta::seconds(1));
        let called = self.desk.call(self.session.as_ref(), command, body, self.clock, &mut self.chance);
        let Reply { value, session, .. } = called?;
        match session {
            SessionStep::Same => {}
            SessionStep::Begin(session) => self.session = Some(session),
            SessionStep::End => self.session = None,
        }
        Ok(value)
    }

    pub fn sign_in(&mut self, k: u64) -> Result<Value, Fault> {
        self.call("session.sign_in", json!({ "name": ADMIN, "password": password(k) }))
    }

    /// Gives the recovery key.
    pub fn set_up(&mut self) -> Result<String, Fault> {
        self.set_up_as("高亭镇家事服务站", "town", "330921100")
    }

    pub fn set_up_as(&mut self, name: &str, tier: &str, place: &str) -> Result<String, Fault> {
        let asked = json!({
            "station": { "name": name, "tier": tier, "place": place, "parent_name": "" },
            "admin": { "name": ADMIN, "password": password(0), "roles": ["lead", "receptionist"] },
            "without_key_store": true,
        });
        Ok(self.call("station.set_up", asked)?["recovery_key"].as_str().unwrap_or_default().to_owned())
    }

    /// A full intake of two new people; `k` stands in its facts.
    pub fn open_case(&mut self, k: u64) -> Result<Value, Fault> {
        let me = self.session.as_ref().map(|session| session.staff.0);
        let year = 1950 + (k / 499) % 50;
        let seq = u16::try_from(k % 499).unwrap_or(0) * 2 + 1;
        let wife = id_number(&format!("{year}-02-28"), identity::Sex::Female, seq);
        let husband = id_number(&format!("{year}-07-01"), identity::Sex::Male, seq + 1);
        let intake = json!({
            "draft": null, "channel": "visit", "reported_at": self.clock.now, "received_by": me,
            "parties": [
                { "role": "applicant", "relation": "12", "person": person("虚构甲花", &wife, "13800000001") },
                { "role": "respondent", "relation": "02", "person": person("虚构乙树", &husband, "13800000002") },
            ],
            "members": [], "main_type": "property", "other_types": ["marriage"],
            "services": ["mediation", "psychological_counselling"], "facts": format!("case {k}"),
            "dangers": [], "prompts": [], "risk": "yellow", "risk_reason": "有争吵，无肢体冲突。", "level": "normal",
            "consent": "given", "consent_note": "", "details": details(),
        });
        self.call("cases.open", intake)
    }

    fn cases(&mut self) -> Result<Vec<Value>, String> {
        let page = self.call("cases.list", json!({ "filter": {}, "after": null, "limit": 200 }));
        let page = page.map_err(|fault| format!("cases.list: {fault}"))?;
        let mut rows = page["rows"].as_array().cloned().unwrap_or_default();
        if page["total"].as_u64() != Some(rows.len() as u64) {
            return Err(format!("{} cases are listed of {}", rows.len(), page["total"]));
        }
        rows.sort_by_key(|row| row["id"].as_i64());
        Ok(rows)
    }

    /// The first case that is held here.
    pub fn first_case(&mut self) -> Result<Value, String> {
        let rows = self.cases()?;
        let own = rows.iter().find(|row| row["station_name"] != COUNTY).map(|row| row["id"].clone());
        Ok(own.unwrap_or_default())
    }

    /// What the county offers and nobody has accepted yet: the numbers of its cases, and the offers' ids.
    pub fn offers(&mut self) -> Result<BTreeMap<u64, Value>, String> {
        let desk = self.call("movements.desk", json!({})).map_err(|fault| format!("movements.desk: {fault}"))?;
        let offers = desk["offers"].as_array().cloned().unwrap_or_default();
        let numbered = |offer: &Value| {
            let k = number(offer["reason"].as_str().unwrap_or_default()).ok_or("an offer without its reason")?;
            Ok((k, offer["id"].clone()))
        };
        offers.iter().map(numbered).collect()
    }

    /// Takes the case over, to be handled by whoever is signed in.
    pub fn accept(&mut self, offer: &Value) -> Result<Value, Fault> {
        let me = self.session.as_ref().map(|session| session.staff.0);
        self.call("movements.accept", json!({ "id": offer, "handler": me }))
    }

    /// A case's number and its timeline; half a case is a fault.
    fn case(&mut self, id: &Value) -> Result<(u64, Vec<Value>), String> {
        let file = self.call("cases.get", json!({ "id": id })).map_err(|fault| format!("cases.get: {fault}"))?;
        let facts = file["facts"].as_str().unwrap_or_default();
        let k = if facts == FIXTURE_FACTS { Some(0) } else { number(facts) }.ok_or("a case without its facts")?;
        let timeline = file["timeline"].as_array().cloned().unwrap_or_default();
        let whole = file["parties"].as_array().is_some_and(|parties| parties.len() == 2)
            && file["services"].as_array().is_some_and(|services| services.len() == 2)
            && timeline.iter().any(|event| event["kind"] == "opened");
        if whole { Ok((k, timeline)) } else { Err(format!("case {k} is half saved")) }
    }

    pub fn draft(&mut self) -> Result<Value, String> {
        let drafts = self.call("drafts.list", json!({})).map_err(|fault| format!("drafts.list: {fault}"))?;
        Ok(drafts[0]["id"].clone())
    }

    /// Everything that the workflows write, read back through the front door; half a record is a fault.
    pub fn read(&mut self, password: u64) -> Result<State, String> {
        let mut state = State { set_up: true, password, ..State::default() };
        for row in self.cases()? {
            let (k, timeline) = self.case(&row["id"])?;
            if !state.cases.insert(k) {
                return Err(format!("case {k} is there twice"));
            }
            for event in timeline.iter().filter(|event| event["kind"] == "noted") {
                let note = event["note"].as_str().unwrap_or_default();
                state
                    .notes
                    .insert(note.strip_prefix("note ").and_then(|k| k.parse().ok()).ok_or("a note without its text")?);
            }
        }
        state.taken_in = self.offers()?.into_keys().chain(state.cases.range(FIRST_TAKEN_IN..).copied()).collect();
        let draft = self.draft()?;
        if !draft.is_null() {
            let draft =
                self.call("drafts.get", json!({ "id": draft })).map_err(|fault| format!("drafts.get: {fault}"))?;
            let body = draft["body"].as_str().unwrap_or_default();
            if body == FIXTURE_DRAFT {
                return Ok(state);
            }
            state.draft = body.split_whitespace().nth(1).and_then(|k| k.parse().ok());
            if state.draft.is_none_or(|k| body != draft_body(k)) {
                return Err("a draft is half saved".into());
            }
        }
        Ok(state)
    }
}

fn number(text: &str) -> Option<u64> {
    text.strip_prefix("case ").and_then(|k| k.parse().ok())
}

/// Some sixty pages of typing, so that the log is folded in now and then.
pub fn draft_body(k: u64) -> String {
    format!("draft {k} {}", "草".repeat(20_000 + usize::try_from(k % 7).unwrap_or(0) * 4_000))
}
