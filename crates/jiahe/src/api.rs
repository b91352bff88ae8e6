//! The front door: every command is one line of [`commands`], with who may call it and whose body
//! lives with its noun. The same table is called over Tauri's bridge, and later over a network; it
//! knows no window and no transport.

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
use crate::kernel::{Chance, Clock, Role, Session, coded, id};
use crate::transact::{Act, View};

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
            Self::Casework => session.roles.iter().any(|role| *role != Role::Administrator),
            Self::Only(roles) => session.has_any(roles),
        };
        if admitted { Ok(()) } else { Err(Fault::new(Code::Forbidden, "call a command")) }
    }
}

/// What a call brings along besides its body.
#[derive(Debug)]
pub struct Call<'a> {
    pub clock: Clock,
    pub chance: &'a mut Chance,
    pub changed: BTreeSet<Noun>,
    pub command: &'static str,
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

/// One line of the table.
pub struct Command {
    pub name: &'static str,
    pub who: Who,
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
    Command { name, who, run, shape: surface::Shape::of::<Q, A>() }
}

/// A command that only looks.
fn read<Q, A>(name: &'static str, who: Who, body: fn(&View<'_>, Q) -> Result<A>) -> Command
where
    Q: DeserializeOwned + TS + 'static,
    A: Serialize + TS + 'static,
{
    let run: Run = Box::new(move |desk, session, request, call| {
        let request = parse(request)?;
        let view = desk.view(session, call.clock)?;
        Ok((answer(&body(&view, request)?)?, SessionStep::Same))
    });
    Command { name, who, run, shape: surface::Shape::of::<Q, A>() }
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
    Command { name, who, run, shape: surface::Shape::of::<Q, A>() }
}

/// Every command, in the order of the table.
#[must_use]
pub fn commands() -> &'static [Command] {
    static TABLE: LazyLock<Vec<Command>> = LazyLock::new(table::commands);
    &TABLE
}

/// Calls a command by name.
///
/// # Errors
/// [`Code::NotSignedIn`] or [`Code::Forbidden`] before the body runs; else what the body says.
pub fn call(
    desk: &mut Desk,
    session: Option<&Session>,
    name: &str,
    body: Value,
    clock: Clock,
    chance: &mut Chance,
) -> Result<Reply> {
    let command = commands()
        .iter()
        .find(|command| command.name == name)
        .ok_or_else(|| Fault::new(Code::NotFound, "find a command of that name"))?;
    command.who.admits(session)?;
    let mut call = Call { clock, chance, changed: BTreeSet::new(), command: command.name, last_id: desk.last_id };
    let ran = (command.run)(desk, session, body, &mut call);
    desk.last_id = call.last_id;
    let (value, session) = ran?;
    Ok(Reply { value, changed: call.changed, session })
}
