//! Wrong passwords cost time: nothing for the first two, then 5 s to 5 min, across restarts.
//!
//! Counted per user (see [`super::SlotFile::attempt_key`]), not for the whole PC: a colleague is not
//! locked out by somebody's fumbling, and signing in as oneself does not clear the count of another.
//!
//! This only slows down somebody at the keyboard. Who can change this file can as well delete it, or
//! copy the slot file and guess elsewhere, where only Argon2id and the device secret stand in the way;
//! so a missing or damaged file counts as no attempts rather than locking a station for a bad sector.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::fault::{Code, Fault, Result};
use crate::kernel::{Clock, Moment};

use super::disk;

const MOST_BYTES: u64 = 1 << 20;

/// Seconds to wait after the third wrong password, the fourth, …; the last stands for all that follow.
const STEPS: [u32; 6] = [5, 15, 30, 60, 120, 300];

/// The counts, and the file they are kept in.
#[derive(Debug)]
pub struct Attempts {
    path: PathBuf,
    failed: BTreeMap<String, Failed>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Failed {
    /// Since the right password; what the wait goes by.
    times: u32,
    last: Moment,
    /// Not yet on the audit trail, which is closed while they happen.
    #[serde(default)]
    unwritten: u32,
}

/// Wrong passwords that the audit trail does not know of yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritten {
    /// As [`super::SlotFile::attempt_key`] gives it, or [`ALTERED`].
    pub key: String,
    pub times: u32,
    pub last: Moment,
}

/// Under this, sign-ins are counted that found the slot file altered.
pub const ALTERED: &str = "altered";

impl Attempts {
    /// From `attempts.json`; no attempts when it is missing or damaged.
    #[must_use]
    pub fn load(path: &Path) -> Self {
        let bytes = disk::read(path, MOST_BYTES).ok().flatten().unwrap_or_default();
        Self { path: path.to_owned(), failed: serde_json::from_slice(&bytes).unwrap_or_default() }
    }

    /// Asked before a password is tried, under the typed name's key.
    ///
    /// A clock set back starts the same step again from now: the wait is never longer than the step
    /// itself, and never skipped.
    ///
    /// # Errors
    /// [`Code::TryLater`] with [`Fault::wait_seconds`].
    pub fn check(&mut self, key: &str, clock: Clock) -> Result<()> {
        let Some(failed) = self.failed.get_mut(key) else { return Ok(()) };
        let step = delay(failed.times);
        if step > 0 && clock.now < failed.last {
            failed.last = clock.now;
            // Unwritten, the wait starts anew after a restart: longer by one step at most.
            self.save().ok();
            return Err(try_later(step));
        }
        let passed =
            u32::try_from((clock.now - failed.last).num_seconds()).unwrap_or(if step > 0 { u32::MAX } else { 0 });
        if passed < step { Err(try_later(step - passed)) } else { Ok(()) }
    }

    /// A wrong password was given; with `signed_in` by somebody whose refusals are on the trail as they happen.
    ///
    /// # Errors
    /// The file could not be written; the attempt is counted until the program ends all the same.
    pub fn failed(&mut self, key: &str, clock: Clock, signed_in: bool) -> Result<()> {
        let none = Failed { times: 0, last: clock.now, unwritten: 0 };
        let failed = self.failed.entry(key.to_owned()).or_insert(none);
        failed.times = failed.times.saturating_add(1);
        failed.last = clock.now;
        failed.unwritten = failed.unwritten.saturating_add(u32::from(!signed_in));
        self.save()
    }

    /// The right password was given: the count starts again at none.
    ///
    /// # Errors
    /// The file could not be written.
    pub fn succeeded(&mut self, key: &str) -> Result<()> {
        let Some(failed) = self.failed.get_mut(key) else { return Ok(()) };
        failed.times = 0;
        self.tidy()
    }

    /// What the trail does not know of yet, of every name.
    #[must_use]
    pub fn unwritten(&self) -> Vec<Unwritten> {
        let all = self.failed.iter().filter(|(_, failed)| failed.unwritten > 0);
        all.map(|(key, failed)| Unwritten { key: key.clone(), times: failed.unwritten, last: failed.last }).collect()
    }

    /// The trail knows of all of it now.
    ///
    /// # Errors
    /// The file could not be written: then it is said once more.
    pub fn written(&mut self) -> Result<()> {
        self.failed.values_mut().for_each(|failed| failed.unwritten = 0);
        self.tidy()
    }

    fn tidy(&mut self) -> Result<()> {
        self.failed.retain(|_, failed| failed.times > 0 || failed.unwritten > 0);
        self.save()
    }

    fn save(&self) -> Result<()> {
        let bytes = serde_json::to_vec(&self.failed).map_err(|_| Fault::internal("spell the attempts"))?;
        disk::replace(&self.path, &bytes)
    }
}

fn delay(times: u32) -> u32 {
    let Some(step) = times.checked_sub(3) else { return 0 };
    let last = STEPS.last().copied().unwrap_or(0);
    usize::try_from(step).ok().and_then(|step| STEPS.get(step)).copied().unwrap_or(last)
}

fn try_later(seconds: u32) -> Fault {
    Fault { wait_seconds: Some(seconds), ..Fault::new(Code::TryLater, "try a password") }
}

#[cfg(test)]
mod tests {
    use chrono::{Duration, NaiveDate};

    use super::*;

    fn noon() -> Clock {
        Clock::at(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(12, 0, 0).unwrap())
    }

    fn later(clock: Clock, seconds: i64) -> Clock {
        Clock::at(clock.now + Duration::seconds(seconds))
    }

    fn wait(attempts: &mut Attempts, key: &str, clock: Clock) -> Option<u32> {
        attempts.check(key, clock).err().map(|fault| {
            assert_eq!(fault.code, Code::TryLater);
            fault.wait_seconds.unwrap()
        })
    }

    #[test]
    fn the_delay_grows_survives_a_restart_and_ends_with_the_right_password() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("attempts.json");
        let mut clock = noon();
        for expected in [None, None, Some(5), Some(15), Some(30), Some(60), Some(120), Some(300), Some(300)] {
            let mut attempts = Attempts::load(&path);
            assert_eq!(wait(&mut attempts, "a", clock), None, "each attempt waits its turn");
            attempts.failed("a", clock, false).unwrap();
            let mut restarted = Attempts::load(&path);
            assert_eq!(wait(&mut restarted, "a", clock), expected);
            assert_eq!(wait(&mut restarted, "b", clock), None, "a colleague signs in meanwhile");
            let step = i64::from(expected.unwrap_or(0));
            if step > 0 {
                assert_eq!(wait(&mut restarted, "a", later(clock, step - 1)), Some(1));
            }
            clock = later(clock, step);
        }
        Attempts::load(&path).succeeded("b").unwrap();
        Attempts::load(&path).succeeded("a").unwrap();
        let mut attempts = Attempts::load(&path);
        attempts.failed("a", clock, false).unwrap();
        assert_eq!(wait(&mut attempts, "a", clock), None, "the count began again");
    }

    #[test]
    fn a_clock_set_back_by_a_day_neither_frees_nor_locks_for_a_day() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("attempts.json");
        let mut attempts = Attempts::load(&path);
        for _ in 0..4 {
            attempts.failed("a", noon(), false).unwrap();
        }
        let yesterday = later(noon(), -86_400);
        assert_eq!(wait(&mut attempts, "a", yesterday), Some(15));
        let mut restarted = Attempts::load(&path);
        assert_eq!(wait(&mut restarted, "a", later(yesterday, 5)), Some(10), "time goes on from there");
        assert_eq!(wait(&mut restarted, "a", later(yesterday, 15)), None);
        assert_eq!(wait(&mut restarted, "a", later(noon(), 400 * 86_400)), None);
    }

    #[test]
    fn a_damaged_file_counts_as_none_and_a_read_only_folder_still_counts_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("attempts.json");
        for damaged in ["", "{", "[1,2]", r#"{"a":{"times":-1,"last":"2026-11-23T12:00:00"}}"#] {
            std::fs::write(&path, damaged).unwrap();
            assert_eq!(wait(&mut Attempts::load(&path), "a", noon()), None);
        }
        let mut homeless = Attempts::load(&folder.path().join("no such folder").join("attempts.json"));
        for _ in 0..3 {
            homeless.failed("a", noon(), false).unwrap_err();
        }
        assert_eq!(wait(&mut homeless, "a", noon()), Some(5));
    }

    #[test]
    fn what_the_trail_does_not_know_of_outlives_the_right_password_and_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("attempts.json");
        let mut attempts = Attempts::load(&path);
        attempts.failed("a", noon(), false).unwrap();
        attempts.failed("a", later(noon(), 9), false).unwrap();
        attempts.failed("b", noon(), true).unwrap();
        attempts.succeeded("a").unwrap();
        let mut restarted = Attempts::load(&path);
        let told = Unwritten { key: "a".into(), times: 2, last: later(noon(), 9).now };
        assert_eq!(restarted.unwritten(), [told], "and not what was written down as it happened");
        restarted.written().unwrap();
        assert_eq!(Attempts::load(&path).unwritten(), []);
        std::fs::write(&path, r#"{"a":{"times":3,"last":"2026-11-23T12:00:00"}}"#).unwrap();
        assert_eq!(wait(&mut Attempts::load(&path), "a", noon()), Some(5), "a file of an earlier version counts");
    }
}
