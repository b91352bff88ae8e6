//! What a folder must hold after a worker was ended: every state that what it said allows. Something tried
//! and not acknowledged may be there or not, in full; something acknowledged must be.

use std::collections::BTreeSet;

use crate::station::FIRST_TAKEN_IN;

/// What the workflows write, by the numbers that stand in the texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct State {
    pub set_up: bool,
    pub cases: BTreeSet<u64>,
    pub notes: BTreeSet<u64>,
    /// The county's cases that came in, accepted or not.
    pub taken_in: BTreeSet<u64>,
    pub draft: Option<u64>,
    pub password: u64,
}

/// What is known of a folder from outside.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub possible: BTreeSet<State>,
    /// The last acknowledged backup, and what can lie in it.
    pub backup: Option<(String, BTreeSet<State>)>,
    pub recovery: String,
    /// What holds if the command under way counts.
    tried: Option<BTreeSet<State>>,
    pub acknowledged: u64,
    pub refused: u64,
}

impl Known {
    pub fn of(state: State, recovery: &str) -> Self {
        Self { possible: BTreeSet::from([state]), recovery: recovery.to_owned(), ..Self::default() }
    }

    /// A line of a worker: `try <what> [number or path]`, `ack [backup's path or recovery key]`, `fault <code>`.
    pub fn hear(&mut self, line: &str) {
        let mut words = line.splitn(3, ' ');
        let (step, first, rest) = (words.next(), words.next().unwrap_or_default(), words.next().unwrap_or_default());
        match step {
            Some("try") => {
                let done = self.after(first, rest);
                self.possible.extend(done.iter().cloned());
                self.tried = Some(done);
            }
            Some("ack") => {
                let Some(done) = self.tried.take() else { return };
                self.possible = done;
                self.acknowledged += 1;
                match first {
                    "backup" => self.backup = Some((rest.to_owned(), self.possible.clone())),
                    "set_up" => self.recovery = rest.to_owned(),
                    _ => {}
                }
            }
            Some("fault") => {
                self.tried = None;
                self.refused += 1;
            }
            _ => {}
        }
    }

    fn after(&self, what: &str, rest: &str) -> BTreeSet<State> {
        let k = rest.parse().unwrap_or(0);
        let change = |state: &State| {
            let mut state = state.clone();
            match what {
                "set_up" => state.set_up = true,
                "case" | "accept" => drop(state.cases.insert(k)),
                "import" => state.taken_in.extend(FIRST_TAKEN_IN..=k),
                "note" => drop(state.notes.insert(k)),
                "draft" => state.draft = Some(k),
                "password" => state.password = k,
                _ => {}
            }
            state
        };
        match (&self.backup, what) {
            (Some((path, inside)), "restore") if path == rest => inside.clone(),
            _ => self.possible.iter().map(change).collect(),
        }
    }

    /// Whether something acknowledged is missing from what was found, whatever else is wrong with it.
    pub fn lost(&self, found: &State) -> bool {
        let misses = |state: &State| {
            !state.cases.is_subset(&found.cases)
                || !state.notes.is_subset(&found.notes)
                || !state.taken_in.is_subset(&found.taken_in)
                || state.set_up && !found.set_up
        };
        self.possible.iter().all(misses)
    }
}
