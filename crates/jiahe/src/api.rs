//! The front door: every command is one line of [`commands`], with who may call it and whose body
//! lives with its noun. The same table is called over Tauri's bridge, and later over a network; it
//! knows no window and no transport.

mod refused;
mod surface;
mod table;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TS;

pub use surface::typescript;

use crate::desk::Desk;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Chance, Clock, Role, Session, coded, id, works_on_cases};
use crate::transact::{Act, Seen, View};

coded! {
    /// What a committed write touched; the interface reads those lists again.
    pub enum Noun {
        Desk = "desk",
        Cases = "cases",
        People = "people",
        Appointments = "appointments",
        Classes = "classes",
        Surveys = "surveys",
        Drafts = "drafts",
        Staff = "staff",
        Rooms = "rooms",
        Stations = "stations",
        Reports = "reports",
        Backups = "backups",
        Services = "services",
        Movements = "movements",
        Obligations = "obligations",
        FollowUps = "followups",
        Conferences = "conferences",
        Orders = "orders",
        Units = "units",
        Screening = "screening",
        Protection = "protection",
        Exchange = "exchange",
        Schedule = "schedule",
        Waiting = "waiting",
        Courses = "courses",
        Cohorts = "cohorts",
        Guidance = "guidance",
        Care = "care",
        Duty = "duty",
        Groups = "groups",
        Volumes = "volumes",
        Editions = "editions",
        Papers = "papers",
    }
}

/// Who may call a command at all; which records they see is decided record by record.
#[derive(Debug, Clone, Copy)]
pub enum Who {
    /// Before anyone has signed in.
    Anyone,
    SignedIn,
    /// Everyone who works on cases: any role but administrator alone.
    Casework,
    Only(&'static [Role]),
}

impl Who {
    fn admits(self, session: Option<&Session>) -> Result<()> {
        let Some(session) = session else {
            return match self {
                Self::Anyone => Ok(()),
                Self::SignedIn | Self::Casework | Self::Only(_) => Err(Fault::new(Code::NotSignedIn, "call a command")),
            };
        };
        let admitted = match self {
            Self::Anyone | Self::SignedIn => true,
            Self::Casework => works_on_cases(&session.roles),
            Self::Only(roles) => session.has_any(roles),
        };
        if admitted { Ok(()) } else { Err(Fault::new(Code::Forbidden, "call a command")) }
    }
}

/// When and from where a call comes.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    pub clock: Clock,
    /// The address of the page, without what it shows: `/cases/:id`.
    pub screen: &'a str,
}

impl From<Clock> for At<'_> {
    fn from(clock: Clock) -> Self {
        Self { clock, screen: "" }
    }
}

/// A page's address and nothing else: no name or number can reach the trail this way.
fn is_screen(text: &str) -> bool {
    text.len() <= 60 && text.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'/' | b':' | b'-' | b'_'))
}

/// What a call brings along besides its body.
#[derive(Debug)]
pub struct Call<'a> {
    pub clock: Clock,
    pub chance: &'a mut Chance,
    pub changed: BTreeSet<Noun>,
    pub command: &'static str,
    /// The page the call came from, for the audit trail; empty when it is none of ours.
    pub screen: &'a str,
    /// The last id this desk gave: ids of one second would meet by chance, so each is above the last.
    pub last_id: i64,
}

impl Call<'_> {
    /// A fresh id for a record created now.
    pub fn fresh<I: From<i64>>(&mut self) -> I {
        self.last_id = id::fresh(self.clock.now, self.chance).max(self.last_id + 1);
        I::from(self.last_id)
    }
}

/// What becomes of the caller's session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionStep {
    Same,
    Begin(Session),
    End,
}

/// The answer to a call.
#[derive(Debug)]
pub struct Reply {
    pub value: Value,
    /// Announced after commit only.
    pub changed: BTreeSet<Noun>,
    pub session: SessionStep,
}

type Run = Box<dyn Fn(&mut Desk, Option<&Session>, Value, &mut Call<'_>) -> Result<(Value, SessionStep)> + Send + Sync>;

/// What a command is given (see ARCHITECTURE.md).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Door,
    Read,
    Write,
}

/// One line of the table.
pub struct Command {
    pub name: &'static str,
    pub who: Who,
    pub kind: Kind,
    run: Run,
    shape: surface::Shape,
}

fn parse<Q: DeserializeOwned>(body: Value) -> Result<Q> {
    serde_json::from_value(body)
        .map_err(|error| Fault::new(Code::Invalid, format!("read the request: {}", shape_of(&error))))
}

/// serde's own text may quote the value; only its kind is kept.
fn shape_of(error: &serde_json::Error) -> &'static str {
    match error.classify() {
        serde_json::error::Category::Data => "a field is missing or of another kind",
        serde_json::error::Category::Io | serde_json::error::Category::Syntax | serde_json::error::Category::Eof => {
            "not JSON"
        }
    }
}

fn answer<A: Serialize>(answer: &A) -> Result<Value> {
    serde_json::to_value(answer).map_err(|_| Fault::internal("write the answer"))
}

/// The body of a command that concerns the desk itself.
type Door<Q, A> = fn(&mut Desk, Option<&Session>, Q, &mut Call<'_>) -> Result<(A, SessionStep)>;

/// A command that concerns the desk itself: set-up, sign-in, keys.
fn door<Q, A>(name: &'static str, who: Who, body: Door<Q, A>) -> Command
where
    Q: DeserializeOwned + TS + 'static,
    A: Serialize + TS + 'static,
{
    let run: Run = Box::new(move |desk, session, request, call| {
        let (given, step) = body(desk, session, parse(request)?, call)?;
        Ok((answer(&given)?, step))
    });
    Command { name, who, kind: Kind::Door, run, shape: surface::Shape::of::<Q, A>() }
}

/// A command that only looks.
fn read<Q, A>(name: &'static str, who: Who, body: fn(&View<'_>, Q) -> Result<A>) -> Command
where
    Q: DeserializeOwned + TS + 'static,
    A: Serialize + TS + 'static,
{
    let run: Run = Box::new(move |desk, session, request, call| {
        let request = parse(request)?;
        let seen = Seen::default();
        let given = answer(&body(&desk.view(session, call.clock, &seen)?, request)?)?;
        desk.write_down(session, call, seen)?;
        Ok((given, SessionStep::Same))
    });
    Command { name, who, kind: Kind::Read, run, shape: surface::Shape::of::<Q, A>() }
}

/// A command that writes, through [`crate::transact`].
fn write<Q, A>(name: &'static str, who: Who, body: fn(&mut Act<'_>, Q) -> Result<A>) -> Command
where
    Q: DeserializeOwned + TS + 'static,
    A: Serialize + TS + 'static,
{
    let run: Run = Box::new(move |desk, session, request, call| {
        let request = parse(request)?;
        let given = desk.transact(session, call, |act| body(act, request))?;
        Ok((answer(&given)?, SessionStep::Same))
    });
    Command { name, who, kind: Kind::Write, run, shape: surface::Shape::of::<Q, A>() }
}

/// Every command, in the order of the table.
#[must_use]
pub fn commands() -> &'static [Command] {
    static TABLE: LazyLock<Vec<Command>> = LazyLock::new(table::commands);
    &TABLE
}

/// All that somebody may do whose password is not yet their own.
const BEFORE_OWN_PASSWORD: &[&str] =
    &["session.change_password", "session.lock", "session.sign_in", "desk.status", "vault.strength"];

/// All that is answered while an older database lies in the place of a newer one and nobody has decided yet.
const WHILE_CUT: &[&str] = &[
    "desk.status",
    "session.sign_in",
    "session.lock",
    "session.change_password",
    "vault.strength",
    "trail.go_on",
    "backups.found",
    "backups.inspect",
];

/// Calls a command by name. What is refused to somebody signed in is written down.
///
/// # Errors
/// [`Code::NotSignedIn`], [`Code::Forbidden`], [`Code::PasswordDue`] or [`Code::TrailCut`] before the body
/// runs; else what the body says.
pub fn call(
    desk: &mut Desk,
    session: Option<&Session>,
    name: &str,
    body: Value,
    at: At<'_>,
    chance: &mut Chance,
) -> Result<Reply> {
    let command = commands()
        .iter()
        .find(|command| command.name == name)
        .ok_or_else(|| Fault::new(Code::NotFound, "find a command of that name"))?;
    let screen = if is_screen(at.screen) { at.screen } else { "" };
    let (clock, changed, last_id) = (at.clock, BTreeSet::new(), desk.last_id);
    let mut call = Call { clock, chance, changed, command: command.name, screen, last_id };
    let about = refused::target(command.name, &body);
    let ran = admit(desk, session, command)
        .and_then(|()| desk.before_call(clock))
        .and_then(|()| (command.run)(desk, session, body, &mut call));
    if let (Some(session), Err(fault)) = (session, &ran) {
        refused::write_down(desk, session, fault, about, &mut call);
    }
    desk.last_id = call.last_id;
    let (value, session) = ran?;
    Ok(Reply { value, changed: call.changed, session })
}

fn admit(desk: &Desk, session: Option<&Session>, command: &Command) -> Result<()> {
    command.who.admits(session)?;
    let Some(session) = session else { return Ok(()) };
    if session.password_due && !BEFORE_OWN_PASSWORD.contains(&command.name) {
        return Err(Fault::new(Code::PasswordDue, "call a command with a password somebody else set"));
    }
    if desk.is_cut() && !WHILE_CUT.contains(&command.name) {
        return Err(Fault::new(Code::TrailCut, "work in an older database that was put back"));
    }
    Ok(())
}
