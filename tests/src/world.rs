//! A station in a temporary folder, worked through the front door only: what a test can do here, the
//! window can do, and nothing else. No mocks: the file is SQLCipher's, the keys are real (at the
//! cheap cost), only the OS key store is one in memory.

use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use jiahe::api::{Reply, SessionStep};
use jiahe::desk::{FontShelf, Means};
use jiahe::kernel::{Chance, Clock, Coded as _, Day, Moment, Session, identity};
use jiahe::vault::{Cost, MemoryKeyStore};
use jiahe::{Code, Desk, Fault};
use serde_json::{Value, json};

pub const PASSWORD: &str = "海上生明月-7391";
/// What an administrator gives somebody new.
pub const FIRST_PASSWORD: &str = "初来乍到-5820-柳";
pub const ADMIN: &str = "测试甲主任";

/// One PC with one station, and whoever sits at it.
pub struct World {
    pub folder: tempfile::TempDir,
    pub keys: MemoryKeyStore,
    pub clock: Clock,
    pub chance: Chance,
    pub session: Option<Session>,
    pub recovery_key: String,
    /// What the last call announced.
    pub changed: Vec<String>,
    desk: Option<Desk>,
}

/// Where the workspace's root is.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// The fonts of the UI's packages.
#[must_use]
pub fn fonts() -> FontShelf {
    FontShelf::new(|| {
        let read = |path: &str| {
            std::fs::read(root().join("ui/node_modules/@expo-google-fonts").join(path))
                .expect("the fonts; run `npm ci` in ui")
        };
        jiahe::paper::Fonts::from_bytes(
            read("noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"),
            read("noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
            read("noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"),
        )
    })
}

#[must_use]
pub fn moment(text: &str) -> Moment {
    text.parse().expect("a moment")
}

/// An invented identity number.
#[must_use]
pub fn id_number(birth: &str, sex: identity::Sex, seq: u16) -> String {
    let birth: Day = birth.parse().expect("a day");
    identity::invented("330921", birth, sex, seq)
}

impl World {
    /// An empty folder on Monday 2026-11-23, half past nine.
    #[must_use]
    pub fn empty() -> Self {
        let mut world = Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
            keys: MemoryKeyStore::default(),
            clock: Clock::at(moment("2026-11-23T09:30:00")),
            chance: Chance::seeded(20_261_123),
            session: None,
            recovery_key: String::new(),
            changed: Vec::new(),
            desk: None,
        };
        world.start();
        world
    }

    /// A village point, set up, recovery key confirmed, its one clerk signed in (administrator, lead and receptionist).
    #[must_use]
    pub fn village() -> Self {
        Self::station("岙头村家事服务点", "village", "330921100")
    }

    #[must_use]
    pub fn town() -> Self {
        Self::station("高亭镇家事服务站", "town", "330921100")
    }

    #[must_use]
    pub fn county() -> Self {
        Self::station("岱山县家事服务工作室", "county", "330921")
    }

    fn station(name: &str, tier: &str, place: &str) -> Self {
        let mut world = Self::empty();
        world.set_up(name, tier, place);
        world.sign_in(ADMIN, PASSWORD);
        let key = world.recovery_key.clone();
        world.ok("recovery.confirm", json!({ "key": key }));
        world
    }

    pub fn set_up(&mut self, name: &str, tier: &str, place: &str) {
        let done = self.ok(
            "station.set_up",
            json!({
                "station": { "name": name, "tier": tier, "place": place, "parent_name": "" },
                "admin": { "name": ADMIN, "password": PASSWORD, "roles": ["lead", "receptionist"] },
                "without_key_store": false,
            }),
        );
        self.recovery_key = done["recovery_key"].as_str().unwrap_or_default().to_owned();
    }

    /// Starts the program on the folder (a second start on a held folder finds it in use).
    pub fn start(&mut self) {
        let desk = self.another();
        self.desk = Some(desk);
        self.session = None;
    }

    /// Another program on the same folder.
    #[must_use]
    pub fn another(&self) -> Desk {
        Desk::open_folder(self.path(), self.means())
    }

    #[must_use]
    pub fn means(&self) -> Means {
        Means {
            keys: Box::new(self.keys.clone()),
            fonts: fonts(),
            cost: Cost::QUICK,
            demo: false,
            version: "0.1.0",
            progress: Box::new(|_, _, _| {}),
        }
    }

    /// Ends the program as a power cut would: nothing is closed in order.
    pub fn kill(&mut self) {
        std::mem::forget(self.desk.take());
        self.session = None;
    }

    /// Ends the program.
    pub fn stop(&mut self) {
        self.desk = None;
        self.session = None;
    }

    pub fn restart(&mut self) {
        self.stop();
        self.start();
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn pass(&mut self, minutes: i64) {
        self.clock = Clock::at(self.clock.now + TimeDelta::minutes(minutes));
    }

    /// Calls a command as whoever is signed in; a second passes.
    ///
    /// # Errors
    /// As the front door says.
    pub fn call(&mut self, command: &str, body: Value) -> Result<Value, Fault> {
        self.clock = Clock::at(self.clock.now + TimeDelta::seconds(1));
        record(command, &body);
        let desk = self.desk.as_mut().expect("a started program");
        let Reply { value, changed, session } =
            desk.call(self.session.as_ref(), command, body, self.clock, &mut self.chance)?;
        self.changed = changed.iter().map(|noun| noun.code().to_owned()).collect();
        match session {
            SessionStep::Same => {}
            SessionStep::Begin(session) => self.session = Some(session),
            SessionStep::End => self.session = None,
        }
        Ok(value)
    }

    pub fn ok(&mut self, command: &str, body: Value) -> Value {
        match self.call(command, body) {
            Ok(value) => value,
            Err(fault) => panic!("{command}: {fault} {:?}", fault.fields),
        }
    }

    /// A paper that was made is taken into a file: only what left counts as printed.
    pub fn leaves(&mut self, made: &Value) {
        self.ok("prints.leaving", json!({ "papers": made["papers"], "way": "file", "job": null }));
        self.ok("prints.left", json!({ "papers": made["papers"], "way": "file", "pages": "", "gone": true }));
    }

    pub fn refused(&mut self, command: &str, body: Value) -> Fault {
        match self.call(command, body) {
            Ok(value) => panic!("{command} went through: {value}"),
            Err(fault) => fault,
        }
    }

    /// Refused, field by field: `(field, why)`.
    pub fn faults(&mut self, command: &str, body: Value) -> Vec<(String, String)> {
        let fault = self.refused(command, body);
        assert_eq!(fault.code, Code::Invalid, "{fault}");
        fault.fields.into_iter().map(|field| (field.field, field.why)).collect()
    }

    pub fn sign_in(&mut self, name: &str, password: &str) -> Value {
        self.ok("session.sign_in", json!({ "name": name, "password": password }))
    }

    /// The open store itself, for tests that look behind or harm it.
    pub fn database(&mut self) -> &mut jiahe::store::Db {
        self.desk.as_mut().and_then(Desk::database).expect("an open station")
    }

    #[must_use]
    pub fn me(&self) -> i64 {
        self.session.as_ref().map_or(0, |session| session.staff.0)
    }

    /// Adds somebody to the staff, who replaces the first password at once; gives their id.
    pub fn hire(&mut self, name: &str, roles: &[&str]) -> i64 {
        let id = self.invite(name, roles);
        let me = self.session.clone();
        self.sign_in(name, FIRST_PASSWORD);
        self.ok("session.change_password", json!({ "old": FIRST_PASSWORD, "new": PASSWORD }));
        self.session = me;
        id
    }

    /// Adds somebody to the staff with a first password that is not yet their own.
    pub fn invite(&mut self, name: &str, roles: &[&str]) -> i64 {
        self.ok("staff.save", member(None, name, roles, FIRST_PASSWORD)).as_i64().unwrap_or_default()
    }

    /// Types the own password again, to open compartments.
    pub fn unlock(&mut self) {
        self.ok("compartments.unlock", json!({ "password": PASSWORD }));
    }

    /// An intake as the form would send it: husband and wife over the house, everything required filled in.
    #[must_use]
    pub fn intake(&self) -> Value {
        json!({
            "draft": null,
            "channel": "visit",
            "reported_at": "2026-11-23T09:00:00",
            "received_by": self.me(),
            "parties": [
                { "role": "applicant", "relation": "12", "person": person("虚构甲花", &id_number("1988-02-29", identity::Sex::Female, 1), "13800000001") },
                { "role": "respondent", "relation": "02", "person": person("虚构乙树", &id_number("1986-07-01", identity::Sex::Male, 2), "13800000002") },
            ],
            "members": [],
            "main_type": "property",
            "other_types": ["marriage"],
            "services": ["mediation", "psychological_counselling"],
            "facts": "双方因房屋出资争执。",
            "dangers": [],
            "prompts": [],
            "risk": "yellow",
            "risk_reason": "有争吵，无肢体冲突。",
            "level": "normal",
            "consent": "given",
            "consent_note": "",
            "details": details(),
        })
    }

    pub fn open_case(&mut self) -> (i64, String) {
        let intake = self.intake();
        let opened = self.ok("cases.open", intake);
        (opened["id"].as_i64().unwrap_or_default(), opened["code"].as_str().unwrap_or_default().to_owned())
    }
}

/// With `JIAHE_CORPUS`, keeps the bodies that the journeys send, as seeds for `tests/fuzz.rs`.
fn record(command: &str, body: &Value) {
    let Some(folder) = std::env::var_os("JIAHE_CORPUS") else { return };
    let (folder, text) = (PathBuf::from(folder), body.to_string());
    let known = jiahe::api::commands().iter().any(|one| one.name == command);
    if known && text.len() < 4_000 {
        let number = (0..3).find(|number| !folder.join(format!("{command}.{number}")).exists());
        if let Some(number) = number {
            std::fs::write(folder.join(format!("{command}.{number}")), text).expect("a folder for the corpus");
        }
    }
}

/// Somebody of the staff, as the form sends it.
#[must_use]
pub fn member(id: Option<i64>, name: &str, roles: &[&str], password: &str) -> Value {
    json!({
        "id": id, "name": name, "phone": "", "roles": roles, "active": true, "suspended": false, "password": password,
    })
}

/// A person of a form.
#[must_use]
pub fn person(name: &str, id_number: &str, phone: &str) -> Value {
    json!({
        "existing": null, "name": name, "id_number": id_number, "id_reason": "", "sex": null, "birth": null, "phone": phone,
        "safe_contact": "", "nation": "", "marriage": "", "education": "", "occupation": "", "workplace": "",
        "registered_place": "", "registered_address": "", "living_place": "330921100", "living_address": "虚构路 1 号",
    })
}

#[must_use]
pub fn details() -> Value {
    json!({
        "family_kinds": [], "people_count": null, "difficulty": null, "help": null, "danger": null, "may_escalate": false,
        "escalation_report": "", "measures": "", "obstacle": "", "deadline": null,
    })
}
