//! The worker: another process of the same executable. It goes through one workflow again and again, says
//! what it tries and what was acknowledged, and is ended from outside or by its disk.

use std::io::Write;
use std::path::{Path, PathBuf};

use jiahe::Fault;
use serde_json::{Value, json};

use crate::station::{FIRST_TAKEN_IN, PARCELS, Program, draft_body, parcel, password};
use jiahe_tests::world::ADMIN;

/// Tells the worker its errand.
pub const ERRAND: &str = "JIAHE_CHAOS_WORKER";

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Workflow {
    SetUp,
    Save,
    Note,
    Password,
    Rotate,
    Backup,
    Restore,
    /// Takes in parcels of the county's, a case more in each.
    Import,
    /// Opens a folder of version 0.1.0 by the paper, which brings it up to this version.
    Migrate,
    /// Only starts, signs in and saves: after an earlier end.
    Recover,
}

impl Workflow {
    pub const ALL: [Self; 10] = [
        Self::SetUp,
        Self::Save,
        Self::Note,
        Self::Password,
        Self::Rotate,
        Self::Backup,
        Self::Restore,
        Self::Import,
        Self::Migrate,
        Self::Recover,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::SetUp => "set_up",
            Self::Save => "save",
            Self::Note => "note",
            Self::Password => "password",
            Self::Rotate => "rotate",
            Self::Backup => "backup",
            Self::Restore => "restore",
            Self::Import => "import",
            Self::Migrate => "migrate",
            Self::Recover => "recover",
        }
    }

    /// Whether it begins with a start that is part of what is tried.
    pub fn starts_under_test(self) -> bool {
        matches!(self, Self::SetUp | Self::Migrate | Self::Recover)
    }
}

/// What a worker is sent out for.
#[derive(Debug, Clone)]
pub struct Errand {
    pub workflow: Workflow,
    pub folder: PathBuf,
    pub day: u64,
    pub rounds: u64,
    pub password: u64,
    pub recovery: String,
    /// Where the county's parcels lie.
    pub parcels: PathBuf,
    /// Whether it gives up after the first refusal: what follows would cover up what that left behind.
    pub gives_up: bool,
}

impl Errand {
    pub fn spelt(&self) -> String {
        let Self { workflow, folder, day, rounds, password, recovery, parcels, gives_up } = self;
        json!([workflow.name(), folder, day, rounds, password, recovery, parcels, gives_up]).to_string()
    }

    fn read(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        Some(Self {
            workflow: Workflow::ALL.into_iter().find(|workflow| value[0] == workflow.name())?,
            folder: value[1].as_str()?.into(),
            day: value[2].as_u64()?,
            rounds: value[3].as_u64()?,
            password: value[4].as_u64()?,
            recovery: value[5].as_str()?.to_owned(),
            parcels: value[6].as_str()?.into(),
            gives_up: value[7].as_bool()?,
        })
    }
}

pub fn run(text: &str) {
    let errand = Errand::read(text).expect("an errand");
    if errand.workflow.starts_under_test() {
        begin(&errand.folder);
    }
    let mut worker = Worker {
        program: Program::start(&errand.folder, errand.day, errand.day + 1),
        k: errand.day * 1_000,
        case: Value::Null,
        draft: Value::Null,
        refused: false,
        errand,
    };
    if worker.errand.workflow == Workflow::SetUp {
        worker.set_up();
    } else if worker.errand.workflow == Workflow::Migrate {
        worker.migrate();
    } else if worker.open() {
        if !worker.errand.workflow.starts_under_test() {
            begin(&worker.errand.folder);
        }
        for _ in 0..worker.errand.rounds {
            worker.round();
            worker.program.pass_a_day();
            if !worker.program.is_signed_in() && !worker.open() {
                break;
            }
        }
    }
    drop(worker);
    say("end");
}

/// From here on the disk may fail (see shim.c) and the driver counts the time.
fn begin(folder: &Path) {
    drop(std::fs::create_dir(folder.join(".arm")));
    say("begin");
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("somebody listens");
}

struct Worker {
    program: Program,
    errand: Errand,
    k: u64,
    case: Value,
    draft: Value,
    refused: bool,
}

impl Worker {
    /// Says it, does it, says how it went.
    fn attempt<T>(&mut self, what: &str, work: impl FnOnce(&mut Self) -> Result<(T, String), Fault>) -> Option<T> {
        if self.refused && self.errand.gives_up {
            return None;
        }
        say(&format!("try {what}"));
        let name = what.split(' ').next().unwrap_or_default().to_owned();
        match work(self) {
            Ok((given, told)) => {
                say(&format!("ack {name} {told}"));
                Some(given)
            }
            Err(fault) => {
                self.refused = true;
                say(&format!("fault {:?} {name}: {}", fault.code, fault.message));
                None
            }
        }
    }

    fn does(&mut self, what: &str, command: &str, body: Value) -> Option<Value> {
        self.attempt(what, |it| Ok((it.program.call(command, body)?, String::new())))
    }

    fn next(&mut self) -> u64 {
        self.k += 1;
        self.k
    }

    /// Signs in, and finds what the workflows write to.
    fn open(&mut self) -> bool {
        let k = self.errand.password;
        if self.attempt("sign_in", |it| Ok((it.program.sign_in(k)?, String::new()))).is_none() {
            return false;
        }
        match (self.program.first_case(), self.program.draft()) {
            (Ok(case), Ok(draft)) => (self.case, self.draft) = (case, draft),
            (case, draft) => say(&format!("unread {:?} {:?}", case.err(), draft.err())),
        }
        true
    }

    fn set_up(&mut self) {
        let key = self.attempt("set_up", |it| {
            let key = it.program.set_up()?;
            Ok((key.clone(), key))
        });
        if let Some(key) = key
            && self.open()
        {
            self.does("confirm", "recovery.confirm", json!({ "key": key }));
            self.save();
        }
    }

    fn save(&mut self) {
        let k = self.next();
        self.attempt(&format!("case {k}"), |it| Ok((it.program.open_case(k)?, String::new())));
    }

    fn note(&mut self) {
        let k = self.next();
        let note = json!({ "id": self.case, "text": format!("note {k}") });
        self.does(&format!("note {k}"), "cases.add_note", note);
    }

    fn type_on(&mut self) {
        let k = self.next();
        let draft = json!({ "id": self.draft, "kind": "survey", "title": "", "body": draft_body(k) });
        if let Some(id) = self.does(&format!("draft {k}"), "drafts.save", draft) {
            self.draft = id;
        }
    }

    fn change_password(&mut self) {
        let k = self.next();
        let change = json!({ "old": password(self.errand.password), "new": password(k) });
        if self.does(&format!("password {k}"), "session.change_password", change).is_some() {
            self.errand.password = k;
        }
        self.reset_password();
        // The paper closes the store of whoever was signed in.
        self.open();
    }

    fn reset_password(&mut self) -> bool {
        let k = self.next();
        let reset = json!({ "key": self.errand.recovery, "name": ADMIN, "password": password(k) });
        let reset = self.does(&format!("password {k}"), "recovery.reset_password", reset).is_some();
        if reset {
            self.errand.password = k;
        }
        reset
    }

    fn migrate(&mut self) {
        if self.reset_password() && self.open() {
            self.note();
            self.save();
        }
    }

    /// The first parcel with a case that did not come in yet (each holds those before it), and accepts one case.
    fn import(&mut self) {
        let (Ok(state), Ok(offers)) = (self.program.read(self.errand.password), self.program.offers()) else { return };
        if let Some(k) = (FIRST_TAKEN_IN..FIRST_TAKEN_IN + PARCELS).find(|k| !state.taken_in.contains(k)) {
            let path = parcel(&self.errand.parcels, k);
            self.does(&format!("import {k}"), "exchange.import", json!({ "path": path }));
        }
        if let Some((k, offer)) = offers.first_key_value() {
            self.attempt(&format!("accept {k}"), |it| Ok((it.program.accept(offer)?, String::new())));
        }
    }

    /// Gives its path.
    fn back_up(&mut self) -> Option<String> {
        self.attempt("backup", |it| {
            let state = it.program.call("backups.make", json!({}))?;
            let path = state["files"][0]["path"].as_str().unwrap_or_default().to_owned();
            Ok((path.clone(), path))
        })
    }

    fn restore(&mut self) {
        let Some(path) = self.back_up() else { return };
        // The lock makes a backup of its own; of one day only the newest is kept.
        self.program.pass_a_day();
        self.save();
        self.does("lock", "session.lock", json!({}));
        let asked = json!({ "path": path, "recovery": self.errand.recovery, "name": "", "password": "" });
        self.does(&format!("restore {path}"), "backups.restore", asked);
        // Whether it went through or not, work goes on, and what is saved now must stay.
        if self.open() {
            self.note();
        }
    }

    fn round(&mut self) {
        match self.errand.workflow {
            Workflow::SetUp | Workflow::Migrate => {}
            Workflow::Save => self.save(),
            Workflow::Note | Workflow::Recover => {
                self.note();
                self.type_on();
            }
            Workflow::Password => self.change_password(),
            Workflow::Rotate => {
                self.does("rotate", "keys.rotate", json!({}));
                self.note();
            }
            Workflow::Backup => {
                self.note();
                self.back_up();
            }
            Workflow::Restore => self.restore(),
            Workflow::Import => {
                self.import();
                self.note();
            }
        }
    }
}
