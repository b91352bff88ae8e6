//! One data folder: its lock, its files, and the store while it is open.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use super::FontShelf;
use crate::api::Call;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Clock, Session};
use crate::store::{self, Db};
use crate::transact::{self, Act, View};
use crate::vault::{Cost, DeviceSecret, KeyStore, RecoveryKey, SlotFile, StationKey};

/// What the shell gives the desk.
pub struct Means {
    pub keys: Box<dyn KeyStore>,
    pub fonts: FontShelf,
    /// [`Cost::SHIPPED`], but for tests and the demo.
    pub cost: Cost,
    pub demo: bool,
    pub version: &'static str,
}

/// Where things lie in the folder.
#[derive(Debug, Clone)]
pub struct Paths {
    pub folder: PathBuf,
    pub database: PathBuf,
    /// A database being set up; becomes `database` in one step.
    pub unfinished: PathBuf,
    pub slots: PathBuf,
    pub attempts: PathBuf,
    lock: PathBuf,
}

impl Paths {
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            database: folder.join("jiahe.db"),
            unfinished: folder.join("jiahe.db.new"),
            slots: folder.join("keys.json"),
            attempts: folder.join("attempts.json"),
            lock: folder.join("lock"),
        }
    }
}

/// The open store and its key; both go when the desk is locked.
pub(super) struct Open {
    pub db: Db,
    pub key: StationKey,
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
        let paths = Paths::of(folder);
        let lock = take(&paths);
        if lock.is_ok() && paths.slots.exists() && !paths.database.exists() && paths.unfinished.exists() {
            // The power went between the two last steps of a set-up: everything is written, only the name is missing.
            let _still_missing = std::fs::rename(&paths.unfinished, &paths.database);
        }
        Self { paths, means, lock, open: None, pending: None, last_id: 0 }
    }

    /// Calls a command of the front door.
    ///
    /// # Errors
    /// As [`crate::api::call`].
    pub fn call(
        &mut self,
        session: Option<&Session>,
        command: &str,
        body: serde_json::Value,
        clock: Clock,
        chance: &mut crate::kernel::Chance,
    ) -> Result<crate::api::Reply> {
        crate::api::call(self, session, command, body, clock, chance)
    }

    pub(crate) fn view<'a>(&'a self, session: Option<&'a Session>, clock: Clock) -> Result<View<'a>> {
        let (Some(session), Some(open)) = (session, &self.open) else {
            return Err(Fault::new(Code::NotSignedIn, "look without a session"));
        };
        Ok(View { db: &open.db, session, clock, fonts: &self.means.fonts })
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
        transact::transact(&mut open.db, &self.means.fonts, session, call, body)
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
    pub(super) fn device(&self, slots: &SlotFile) -> Result<Option<DeviceSecret>> {
        if slots.needs_device() { self.means.keys.get(&slots.station()) } else { Ok(None) }
    }

    pub(super) fn reopen(&mut self, key: StationKey, clock: Clock) -> Result<()> {
        self.open = None;
        let db = store::open(&self.paths.database, &key, clock)?;
        self.open = Some(Open { db, key });
        Ok(())
    }

    /// For the demo and the benchmarks, which fill an open station directly.
    pub fn database(&mut self) -> Option<&mut Db> {
        self.open.as_mut().map(|open| &mut open.db)
    }
}

pub(super) fn take(paths: &Paths) -> Result<File> {
    let read_only = |_| Fault::new(Code::ReadOnly, "take the data folder");
    std::fs::create_dir_all(&paths.folder).map_err(read_only)?;
    let file = File::options().create(true).truncate(false).write(true).open(&paths.lock).map_err(read_only)?;
    // A program just closed may take a moment to let go.
    for _ in 0..10 {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(std::time::Duration::from_millis(100)),
            Err(TryLockError::Error(_)) => return Err(Fault::new(Code::ReadOnly, "lock the data folder")),
        }
    }
    Err(Fault::new(Code::InUse, "take a data folder that another program holds"))
}
