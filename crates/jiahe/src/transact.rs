//! The only way to write: one transaction, an audit row, a commit, and then what changed.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Deref;

use crate::api::{Call, Noun};
use crate::desk::FontShelf;
use crate::fault::{Fault, Result};
use crate::kernel::{CaseId, Chance, Clock, Session, id};
use crate::obligations;
use crate::store::{self, Db};
use crate::vault::{OwnKeys, SlotFile};

/// What a command that only looks is given.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub db: &'a Db,
    pub session: &'a Session,
    pub clock: Clock,
    beside: Beside<'a>,
    seen: &'a Seen,
}

/// What a command finds beside the database.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    /// Loaded when something is first printed.
    pub fonts: &'a FontShelf,
    /// To whom compartments can be sealed.
    pub slots: &'a SlotFile,
    /// The own keys of the person signed in, for as long as their password counts as just typed.
    pub own: Option<&'a OwnKeys>,
}

/// Sensitive records that a look came across; the front door puts them on the trail.
#[derive(Debug, Default)]
pub struct Seen(RefCell<Vec<Trail>>);

impl Seen {
    #[must_use]
    pub fn into_trail(self) -> Vec<Trail> {
        self.0.into_inner()
    }
}

impl<'a> Deref for View<'a> {
    type Target = Beside<'a>;
    fn deref(&self) -> &Beside<'a> {
        &self.beside
    }
}

impl<'a> View<'a> {
    #[must_use]
    pub fn new(db: &'a Db, session: &'a Session, clock: Clock, beside: Beside<'a>, seen: &'a Seen) -> Self {
        Self { db, session, clock, beside, seen }
    }

    /// A sensitive record was shown: reading it is written down like a change.
    pub fn saw(&self, noun: Noun, id: i64, detail: impl Into<String>) {
        self.seen.0.borrow_mut().push(Trail { noun, id, detail: detail.into() });
    }
}

/// What a command that writes is given: the same view, inside a transaction, and what it leaves behind.
pub struct Act<'a> {
    view: View<'a>,
    pub chance: &'a mut Chance,
    last_id: i64,
    changed: BTreeSet<Noun>,
    trail: Vec<Trail>,
    quiet: bool,
    /// Cases whose clocks are computed again before the commit.
    unsettled: BTreeSet<CaseId>,
}

/// One line of the audit trail, without personal data: which record, and what was done beyond the command's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    pub noun: Noun,
    pub id: i64,
    pub detail: String,
}

impl<'a> Deref for Act<'a> {
    type Target = View<'a>;
    fn deref(&self) -> &View<'a> {
        &self.view
    }
}

impl Act<'_> {
    /// A fresh id for a record created now, above every id this desk has given.
    pub fn fresh<I: From<i64>>(&mut self) -> I {
        self.last_id = id::fresh(self.view.clock.now, self.chance).max(self.last_id + 1);
        I::from(self.last_id)
    }

    /// Writes the record down in the audit trail and announces it after commit.
    pub fn note(&mut self, noun: Noun, id: i64, detail: impl Into<String>) {
        self.changed.insert(noun);
        let line = Trail { noun, id, detail: detail.into() };
        // A hundred blank sheets are one line.
        if self.trail.last() != Some(&line) {
            self.trail.push(line);
        }
    }

    /// Writes down that a record was read; nothing reads differently for it.
    pub fn read(&mut self, entry: Trail) {
        self.trail.push(entry);
    }

    /// Announces a further list that reads differently now.
    pub fn touch(&mut self, noun: Noun) {
        self.changed.insert(noun);
    }

    /// Something happened on a case: what is owed on it is computed again before the commit.
    pub fn unsettle(&mut self, case: CaseId) {
        self.unsettled.insert(case);
    }

    /// A draft is typing, not a record: it is saved several times a minute, only its owner can read
    /// it, and no trail is kept of it. The one exception to the audit rule.
    pub fn quietly(&mut self, noun: Noun) {
        self.changed.insert(noun);
        self.quiet = true;
    }
}

/// Runs `body` in one transaction on `db`; nothing is announced unless it commits.
///
/// # Errors
/// What the body says, with everything rolled back; or a write that left no audit trail.
pub fn transact<T>(
    db: &mut Db,
    beside: Beside<'_>,
    session: &Session,
    call: &mut Call<'_>,
    body: impl FnOnce(&mut Act<'_>) -> Result<T>,
) -> Result<T> {
    let transaction = store::begin(db)?;
    let seen = Seen::default();
    let mut act = Act {
        view: View::new(&transaction, session, call.clock, beside, &seen),
        chance: call.chance,
        last_id: call.last_id,
        changed: BTreeSet::new(),
        trail: Vec::new(),
        quiet: false,
        unsettled: BTreeSet::new(),
    };
    let given = body(&mut act)?;
    while let Some(case) = act.unsettled.pop_first() {
        obligations::settle(&mut act, case)?;
    }
    let Act { last_id, changed, mut trail, quiet, .. } = act;
    trail.extend(seen.into_trail());
    call.last_id = last_id;
    if trail.is_empty() && !quiet {
        return Err(Fault::internal(format!("write without an audit trail in {}", call.command)));
    }
    for entry in &trail {
        let by =
            store::audit::By { clock: call.clock, staff: session.staff, command: call.command, screen: call.screen };
        store::audit::append(&transaction, by, entry)?;
    }
    store::commit(transaction)?;
    call.changed.extend(changed);
    Ok(given)
}
