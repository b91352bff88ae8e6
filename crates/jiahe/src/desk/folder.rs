//! One data folder: its lock, its files, and the store while it is open.

use std::fs::File;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;

use super::hold::{reachable, take};
use super::{FontShelf, Older};
use crate::api::{At, Call};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Clock, Moment, Session, text};
use crate::store::{self, Db, settings};
use crate::transact::{self, Act, Beside, Seen, View};
use crate::vault::{
    ALTERED, Attempts, Cost, DeviceSecret, KeyStore, OwnKeys, RecoveryKey, SlotFile, StationKey, Unlocked, rename_file,
};

/// Minutes within which looking at the same record again is the same look.
const SAME_LOOK: i64 = 10;

/// What the shell gives the desk.
pub struct Means {
    pub keys: Box<dyn KeyStore>,
    pub fonts: FontShelf,
    /// [`Cost::SHIPPED`], but for tests and the demo.
    pub cost: Cost,
    pub demo: bool,
    pub version: &'static str,
    pub progress: Progress,
}

/// Told how far a long piece of work has come: a name, done, of how much.
pub type Progress = Box<dyn Fn(&str, u64, u64) + Send + Sync>;

/// Where things lie in the folder.
#[derive(Debug, Clone)]
pub struct Paths {
    pub folder: PathBuf,
    /// A database being set up; becomes [`Paths::database`] in one step.
    pub unfinished: PathBuf,
    pub slots: PathBuf,
    pub attempts: PathBuf,
    /// Where backups go by themselves.
    pub backups: PathBuf,
    /// Where the audit trail ended when the desk was last closed.
    pub trail: PathBuf,
    pub(super) lock: PathBuf,
}

impl Paths {
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            unfinished: folder.join("jiahe.db.new"),
            slots: folder.join("keys.json"),
            attempts: folder.join("attempts.json"),
            backups: folder.join("backups"),
            trail: folder.join("trail.json"),
            lock: folder.join("lock"),
        }
    }

    /// The database of a generation of the station key. The slot file says which generation counts, so
    /// replacing that one file switches from one pair to the next.
    #[must_use]
    pub fn database(&self, generation: u32) -> PathBuf {
        self.folder.join(if generation <= 1 { "jiahe.db".into() } else { format!("jiahe-{generation}.db") })
    }
}

/// The open store and its key; both go when the desk is locked.
pub(super) struct Open {
    pub db: Db,
    pub key: StationKey,
    pub slots: SlotFile,
    /// Of the person signed in, until then.
    own: Option<(OwnKeys, Moment)>,
    /// When the next break-glass access ends.
    glass_until: Option<Moment>,
    /// An older database was put back, and nobody has decided yet to go on with it.
    pub(super) older: Option<Older>,
}

impl Open {
    pub(super) fn take_own(&mut self) -> Option<(OwnKeys, Moment)> {
        self.own.take()
    }
}

/// A recovery key that has been shown and not yet read back.
pub(super) struct Pending {
    pub key: RecoveryKey,
    /// On whose behalf the confirmation is written down.
    pub session: Session,
}

pub struct Desk {
    pub(super) paths: Paths,
    pub(super) means: Means,
    /// Held for as long as the program runs: one process per database.
    pub(super) lock: Result<File>,
    pub(super) open: Option<Open>,
    pub(super) pending: Option<Pending>,
    pub(crate) last_id: i64,
}

impl Desk {
    /// Takes the folder, creating it if need be. Never fails: what is wrong with it is told by `desk.status`.
    #[must_use]
    pub fn open_folder(folder: &Path, means: Means) -> Self {
        let paths = Paths::of(&reachable(folder));
        let lock = take(&paths);
        if lock.is_ok() {
            // What cannot be finished now is tried at the next start; until then the status tells what is missing.
            let _told_by_status = crate::backups::settle(&paths.folder);
        }
        if lock.is_ok() && paths.slots.exists() && !paths.database(1).exists() && paths.unfinished.exists() {
            // The power went between the two last steps of a set-up: everything is written, only the name is missing.
            let _still_missing = rename_file(&paths.unfinished, paths.database(1));
        }
        Self { paths, means, lock, open: None, pending: None, last_id: 0 }
    }

    /// Calls a command of the front door.
    ///
    /// # Errors
    /// As [`crate::api::call`].
    pub fn call<'a>(
        &mut self,
        session: Option<&Session>,
        command: &str,
        body: serde_json::Value,
        at: impl Into<At<'a>>,
        chance: &mut crate::kernel::Chance,
    ) -> Result<crate::api::Reply> {
        crate::api::call(self, session, command, body, at.into(), chance)
    }

    /// What time has ended: own keys held for long enough, and break-glass access.
    pub(crate) fn before_call(&mut self, clock: Clock) -> Result<()> {
        let Some(open) = &mut self.open else { return Ok(()) };
        if open.own.as_ref().is_some_and(|(_, until)| *until <= clock.now) {
            open.own = None;
        }
        if open.glass_until.is_some_and(|until| until <= clock.now) {
            open.glass_until = store::glass::end(&open.db, clock)?;
        }
        Ok(())
    }

    pub(crate) fn view<'a>(&'a self, session: Option<&'a Session>, clock: Clock, seen: &'a Seen) -> Result<View<'a>> {
        let (Some(session), Some(open)) = (session, &self.open) else {
            return Err(Fault::new(Code::NotSignedIn, "look without a session"));
        };
        let beside = Beside { fonts: &self.means.fonts, slots: &open.slots, own: open.own.as_ref().map(|own| &own.0) };
        Ok(View::new(&open.db, session, clock, beside, seen))
    }

    pub(crate) fn transact<T>(
        &mut self,
        session: Option<&Session>,
        call: &mut Call<'_>,
        body: impl FnOnce(&mut Act<'_>) -> Result<T>,
    ) -> Result<T> {
        let (Some(session), Some(open)) = (session, &mut self.open) else {
            return Err(Fault::new(Code::NotSignedIn, "write without a session"));
        };
        let beside = Beside { fonts: &self.means.fonts, slots: &open.slots, own: open.own.as_ref().map(|own| &own.0) };
        let given = transact::transact(&mut open.db, beside, session, call, body)?;
        if call.changed.contains(&crate::api::Noun::Cases) {
            open.glass_until = store::glass::next_end(&open.db)?;
        }
        Ok(given)
    }

    /// Puts on the trail what a look came across.
    pub(crate) fn write_down(&mut self, session: Option<&Session>, call: &mut Call<'_>, seen: Seen) -> Result<()> {
        let mut trail = seen.into_trail();
        if let (Some(session), Some(open)) = (session, &self.open) {
            // A page that draws itself anew has not been opened anew.
            let since = call.clock.now - TimeDelta::minutes(SAME_LOOK);
            let mut fresh = Vec::new();
            for entry in trail {
                if !store::audit::said_since(&open.db, session.staff, &entry, since)? {
                    fresh.push(entry);
                }
            }
            trail = fresh;
        }
        if trail.is_empty() {
            return Ok(());
        }
        self.transact(session, call, |act| {
            trail.into_iter().for_each(|entry| act.read(entry));
            Ok(())
        })
    }

    /// Changes the slot file together with the database: both, or neither. A power cut in between leaves a
    /// file newer than the database remembers, which counts.
    pub(super) fn change_slots<T>(
        &mut self,
        session: &Session,
        call: &mut Call<'_>,
        slots: SlotFile,
        body: impl FnOnce(&mut Act<'_>) -> Result<T>,
    ) -> Result<T> {
        let path = self.paths.slots.clone();
        // Without the secret the file goes unmarked, and the next sign-in marks it.
        let device = self.device(&slots).ok().flatten();
        let given = self.transact(Some(session), call, |act| {
            let given = body(act)?;
            settings::set(act.db, settings::SLOTS_SERIAL, &slots.serial().to_string())?;
            slots.save(&path, device.as_ref())?;
            Ok(given)
        });
        let Some(open) = &mut self.open else { return given };
        match given {
            Ok(_) => open.slots = slots,
            // Said to have failed, it must have failed: a paper nobody was shown would be the only one.
            Err(_) if SlotFile::load(&path).is_ok_and(|there| there.serial() == slots.serial()) => {
                let _newer_than_told = open.slots.save(&path, device.as_ref());
            }
            Err(_) => {}
        }
        given
    }

    /// Forgets the key and closes the store.
    pub(super) fn close(&mut self) {
        self.open = None;
        self.pending = None;
    }

    pub(super) fn slots(&self) -> Result<SlotFile> {
        SlotFile::load(&self.paths.slots)
    }

    /// This PC's secret, if the slot file asks for one.
    ///
    /// # Errors
    /// [`Code::NoKeyStore`] when the store cannot be reached.
    pub(crate) fn device(&self, slots: &SlotFile) -> Result<Option<DeviceSecret>> {
        if slots.needs_device() { self.means.keys.get(&slots.station()) } else { Ok(None) }
    }

    /// Tries a name and a password, with the delays that go with it; with `signed_in` for somebody whose
    /// refusals are on the trail as they happen.
    ///
    /// # Errors
    /// [`Code::WrongPassword`], [`Code::TryLater`] with the seconds to wait, or what is wrong with the files.
    pub(crate) fn check_password(&self, name: &str, password: &str, clock: Clock, signed_in: bool) -> Result<Unlocked> {
        let slots = self.slots()?;
        let name = text::line(name);
        let mut attempts = Attempts::load(&self.paths.attempts);
        let bucket = slots.attempt_key(&name);
        attempts.check(&bucket, clock)?;
        match slots.unlock(&name, password, self.device(&slots)?.as_ref()) {
            Ok(unlocked) => {
                attempts.succeeded(&bucket)?;
                Ok(unlocked)
            }
            Err(fault) if fault.code == Code::WrongPassword => {
                attempts.failed(&bucket, clock, signed_in)?;
                let wait = attempts.check(&bucket, clock).err().and_then(|later| later.wait_seconds);
                Err(Fault { wait_seconds: wait, ..fault })
            }
            Err(fault) => {
                if fault.code == Code::SlotsDamaged {
                    // Told again at the next sign-in that succeeds, to the trail.
                    attempts.failed(ALTERED, clock, false).ok();
                }
                Err(fault)
            }
        }
    }

    /// Whether nothing may be worked on until somebody has decided about an older database.
    pub(crate) fn is_cut(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.older.is_some())
    }

    /// Keeps the own keys of the person signed in until then.
    pub(crate) fn hold(&mut self, own: OwnKeys, until: Moment) {
        if let Some(open) = &mut self.open {
            open.own = Some((own, until));
        }
    }

    pub(crate) fn let_go(&mut self) {
        if let Some(open) = &mut self.open {
            open.own = None;
        }
    }

    pub(super) fn reopen(&mut self, key: StationKey, clock: Clock) -> Result<()> {
        self.open = None;
        let slots = self.slots()?;
        let db = store::open(&self.paths.database(slots.generation()), &key, clock)?;
        self.opened(db, key, slots, clock)
    }

    /// # Errors
    /// The store's.
    pub(super) fn opened(&mut self, db: Db, key: StationKey, slots: SlotFile, clock: Clock) -> Result<()> {
        let glass_until = store::glass::end(&db, clock)?;
        self.open = Some(Open { db, key, slots, own: None, glass_until, older: None });
        Ok(())
    }

    pub(crate) fn version(&self) -> &'static str {
        self.means.version
    }

    pub(crate) fn backup_folder(&self) -> PathBuf {
        self.paths.backups.clone()
    }

    pub(crate) fn data_folder(&self) -> PathBuf {
        self.paths.folder.clone()
    }

    pub(crate) fn slot_file(&self) -> PathBuf {
        self.paths.slots.clone()
    }

    /// # Errors
    /// Another program has the folder, or it cannot be written.
    pub(crate) fn holds_folder(&self) -> Result<()> {
        self.lock.as_ref().map(drop).map_err(Fault::clone)
    }

    /// # Errors
    /// [`Code::NotSignedIn`].
    pub(crate) fn opened_store(&self) -> Result<(&Db, &StationKey, &SlotFile)> {
        let open = self.open.as_ref().ok_or_else(|| Fault::new(Code::NotSignedIn, "use the open store"))?;
        Ok((&open.db, &open.key, &open.slots))
    }

    pub(crate) fn tell(&self, work: &str, done: u64, whole: u64) {
        (self.means.progress)(work, done, whole);
    }

    /// Whether passwords sealed in this slot file can open it on this PC.
    pub(crate) fn has_secret_for(&self, slots: &SlotFile) -> bool {
        self.device(slots).is_ok_and(|device| slots.fits_here(device.as_ref()))
    }

    /// Closes the store, to put another in its place.
    pub(crate) fn leave(&mut self) {
        self.close();
    }

    /// Notes where the trail of a database ends that is about to take this one's place.
    pub(crate) fn expect_end_of(
        &self,
        path: &Path,
        key: &StationKey,
        slots: &SlotFile,
        call: &mut Call<'_>,
    ) -> Result<()> {
        super::trail::expect(self, &store::look_into(path, key)?, (key, slots), call.chance)
    }

    /// A restored database is shorter than the one before it, and rightly so.
    pub(crate) fn note_end_of(
        &mut self,
        key: &StationKey,
        slots: &SlotFile,
        generation: u32,
        call: &mut Call<'_>,
    ) -> Result<()> {
        let db = store::open(&self.paths.database(generation), key, call.clock)?;
        self.opened(db, key.clone(), slots.clone(), call.clock)?;
        let noted = super::trail::note_end(self, call.chance);
        self.close();
        match noted {
            Err(fault) if fault.code == Code::NoKeyStore => Ok(()),
            other => other,
        }
    }

    /// For the demo and the benchmarks, which fill an open station directly.
    pub fn database(&mut self) -> Option<&mut Db> {
        self.open.as_mut().map(|open| &mut open.db)
    }
}
