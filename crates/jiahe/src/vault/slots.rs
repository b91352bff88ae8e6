//! The slot file: every way into the station, each sealed by itself, and a mark over all of them.
//!
//! A user's password seals the user's own key pair, and the station key (SK) is sealed to that pair, as
//! it is to the paper's. So SK can be rotated for everybody without a single password, and texts can be
//! sealed to a person who is not there (see `compartment.rs`).
//!
//! Own keys are bound to {format, station, slot id, user id, KDF parameters, device mode}, SK also to its
//! generation, so none can be moved, relabelled or made cheap. The mark is a MAC under the station key:
//! an old slot of somebody who left cannot be put back by hand. An old file put back as a whole carries
//! an older [`SlotFile::serial`] than the database remembers, and after a rotation it opens nothing.
//!
//! No names in the clear: a user slot is found by an HMAC of the typed name. The HMAC's key lies in the
//! same file, so whoever has the file can test guesses at names, but cannot list them.

mod changes;

use std::path::Path;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::fault::{Code, Fault, Result};
use crate::kernel::Chance;

use super::backup_key::{BackupAddress, BackupKey};
use super::bound::{Body, FORMAT, RecoverySlot, UserSlot, VERSION, user_kek};
use super::own_key::{Address, Letter, OwnKeys};
use super::seal::{Hex, Sealed, derive, hex, tag, tag_fits};
use super::secret::Secret;
use super::{Cost, DeviceSecret, RecoveryKey, StationKey, disk};

const MOST_BYTES: u64 = 1 << 20;
const MOST_SLOTS: usize = 1_000;

/// Whose slot, and what opens it.
#[derive(Clone, Copy)]
pub struct Credentials<'a> {
    /// The staff record's id.
    pub user: i64,
    /// As typed at sign-in.
    pub name: &'a str,
    pub password: &'a str,
}

/// What a slot is written with: this PC's secret (needed exactly if the file is in device mode) and
/// the cost ([`Cost::SHIPPED`] in the product).
#[derive(Debug, Clone, Copy)]
pub struct Means<'a> {
    pub device: Option<&'a DeviceSecret>,
    pub cost: Cost,
}

/// What a name and a password open.
#[derive(Debug)]
pub struct Unlocked {
    pub key: StationKey,
    /// The staff record's id.
    pub user: i64,
    pub own: OwnKeys,
}

/// The file beside the database, in memory. Changes are not on disk before [`SlotFile::save`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotFile {
    format: String,
    version: u32,
    body: Body,
    mark: Hex<32>,
    /// The same under this PC's device secret: checked before any password, so that slots that were
    /// exchanged outside the program are told from a wrong password. Missing from a file that no PC with
    /// a secret has written yet; then only the mark under SK tells, after somebody's right password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    here: Option<Hex<32>>,
}

/// Read before all else, so that a newer file is told from a damaged one.
#[derive(Deserialize)]
struct Heading {
    format: String,
    version: u32,
}

impl SlotFile {
    /// A file with the recovery slot only, generation 1; users follow with [`SlotFile::add_user`].
    ///
    /// `device`: whether user slots shall need a device secret, to be kept under [`SlotFile::station`].
    ///
    /// # Errors
    /// [`Code::Internal`] if sealing fails, which it does not.
    pub fn create(key: &StationKey, recovery: &RecoveryKey, device: bool, chance: &mut Chance) -> Result<Self> {
        let (station, salt) = (Hex(chance.bytes()), Hex(chance.bytes()));
        let address = recovery.own_key()?.address()?;
        let backups = BackupKey::of_paper(recovery)?.address().as_str().to_owned();
        // Sealed below, when there is a body to bind it to.
        let slot = RecoverySlot { address, backups, key: Letter::seal(&address, &[], &[], chance)? };
        let users = Vec::new();
        let body = Body { station, generation: 1, serial: 0, device, salt, next_slot: 1, users, recovery: slot };
        let mut file = Self { format: FORMAT.into(), version: VERSION, body, mark: Hex([0; 32]), here: None };
        file.body.recovery = file.seal_recovery(key, recovery, chance)?;
        file.mark(key)?;
        Ok(file)
    }

    /// The station's random name (32 hex digits): the key store's entry, no number of any register.
    #[must_use]
    pub fn station(&self) -> String {
        hex(&self.body.station.0)
    }

    /// Counts the changes of this file.
    #[must_use]
    pub fn serial(&self) -> u64 {
        self.body.serial
    }

    /// Where letters to a user go; `None` for nobody with a slot.
    #[must_use]
    pub fn address(&self, user: i64) -> Option<Address> {
        self.body.users.iter().find(|slot| slot.user == user).map(|slot| slot.address)
    }

    /// The paper's address for backups.
    #[must_use]
    pub fn backup_address(&self) -> BackupAddress {
        BackupAddress::spelt(&self.body.recovery.backups)
    }

    /// Counts station keys; 1 until SK is first rotated.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.body.generation
    }

    /// Whether user slots need this PC's device secret.
    #[must_use]
    pub fn needs_device(&self) -> bool {
        self.body.device
    }

    /// User ids that have a slot, in order of their making.
    #[must_use]
    pub fn users(&self) -> Vec<i64> {
        self.body.users.iter().map(|slot| slot.user).collect()
    }

    /// Names for the tiles of the sign-in page; empty without the device secret of this PC.
    #[must_use]
    pub fn names(&self, device: Option<&DeviceSecret>) -> Vec<(i64, String)> {
        let Some(key) = device.and_then(|device| self.name_key(device).ok()) else { return Vec::new() };
        let open = |slot: &UserSlot| {
            let plain = slot.name.as_ref()?.open(&key, &self.body.name_bound(slot.user))?;
            Some((slot.user, String::from_utf8(plain.to_vec()).ok()?))
        };
        self.body.users.iter().filter_map(open).collect()
    }

    /// Whose name such a key stands for.
    #[must_use]
    pub fn counted_for(&self, key: &str) -> Option<i64> {
        self.body.users.iter().find(|slot| hex(&slot.tag.0) == key).map(|slot| slot.user)
    }

    /// The key under which [`super::Attempts`] counts for a typed name: no name in it, and one for
    /// all names that nobody has.
    #[must_use]
    pub fn attempt_key(&self, name: &str) -> String {
        self.body.find(name).map_or_else(|| "unknown".to_owned(), |slot| hex(&slot.tag.0))
    }

    /// Opens the station with a name and a password; gives the station key and the user's id.
    ///
    /// # Errors
    /// [`Code::WrongPassword`] for a wrong name and a wrong password alike, after the same work (and for
    /// another PC's device secret, which cannot be told apart); [`Code::NoKeyStore`] in device mode
    /// without a secret; [`Code::SlotsDamaged`] when the file was altered: told before the password where
    /// this PC has marked the file, else only when the slot still opens.
    pub fn unlock(&self, name: &str, password: &str, device: Option<&DeviceSecret>) -> Result<Unlocked> {
        let device = self.device_for(device)?;
        if self.is_altered(device) {
            return Err(damaged("check this PC's mark over the slots"));
        }
        let Some(slot) = self.body.find(name) else {
            // As long as a known name takes, so that the time does not tell.
            let cost = self.body.users.iter().fold(Cost::QUICK, |cost, slot| cost.dearest(slot.cost));
            cost.stretch(password, &self.body.salt.0)?;
            return Err(wrong_password());
        };
        let own = self.open_user(slot, password, device)?;
        let bytes = own.open(&slot.key, &self.body.key_bound(slot.slot, slot.user));
        let key = bytes.and_then(|bytes| Secret::copied(&bytes)).map(StationKey);
        let key = key.ok_or_else(|| damaged("open the station key with an own key"))?;
        self.verify(&key)?;
        Ok(Unlocked { key, user: slot.user, own })
    }

    /// Opens the station with the key on paper, on any PC. The mark is not asked for: one bad bit
    /// elsewhere in the file must not make the paper worthless (see [`SlotFile::recover_user`]).
    ///
    /// # Errors
    /// [`Code::WrongRecoveryKey`].
    pub fn unlock_with_recovery(&self, recovery: &RecoveryKey) -> Result<StationKey> {
        let opened = recovery.own_key()?.open(&self.body.recovery.key, &self.body.key_bound(0, 0));
        let key = opened.and_then(|bytes| Secret::copied(&bytes)).map(StationKey);
        key.ok_or_else(|| Fault::new(Code::WrongRecoveryKey, "open the recovery slot"))
    }

    /// # Errors
    /// [`Code::SlotsDamaged`] when the file is missing, too large, cut short, or asks for parameters beyond
    /// the caps; [`Code::NewerVersion`].
    pub fn load(path: &Path) -> Result<Self> {
        let bytes = disk::read(path, MOST_BYTES).ok().flatten();
        Self::from_bytes(&bytes.ok_or_else(|| damaged("read the slot file"))?)
    }

    /// Durable and in one step, marked with this PC's secret if the file is in device mode; the file that was there before is kept as [`disk::previous`] if it was whole.
    ///
    /// # Errors
    /// [`Code::ReadOnly`], [`Code::DiskFull`] or [`Code::Internal`]; the old file is then untouched.
    pub fn save(&self, path: &Path, device: Option<&DeviceSecret>) -> Result<()> {
        let before = disk::read(path, MOST_BYTES).ok().flatten();
        if let Some(bytes) = before.filter(|bytes| Self::from_bytes(bytes).is_ok()) {
            disk::replace(&disk::previous(path), &bytes)?;
        }
        let here = match device.filter(|_| self.body.device) {
            Some(device) => Some(tag(&*self.here_key(device)?, &self.marked()?)),
            None => None,
        };
        disk::replace(path, &Self { here, ..self.clone() }.to_bytes()?)
    }

    /// Whether this PC has marked the file.
    #[must_use]
    pub fn is_marked_here(&self) -> bool {
        self.here.is_some()
    }

    /// Whether this PC's secret is the one that the slots need, as far as a mark tells.
    #[must_use]
    pub fn fits_here(&self, device: Option<&DeviceSecret>) -> bool {
        !self.body.device || device.is_some() && !self.is_altered(device)
    }

    /// Whether the file is not as this PC left it. Without the secret or a mark nothing is said.
    fn is_altered(&self, device: Option<&DeviceSecret>) -> bool {
        let (Some(here), Some(device)) = (&self.here, device) else { return false };
        let fits = || Ok::<_, Fault>(tag_fits(&*self.here_key(device)?, &self.marked()?, here));
        !fits().unwrap_or(false)
    }

    fn here_key(&self, device: &DeviceSecret) -> Result<Zeroizing<[u8; 32]>> {
        derive(&self.body.salt.0, &[device.as_bytes()], "jiahe slots here 1")
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let heading: Heading = serde_json::from_slice(bytes).map_err(|_| damaged("read the slot file's heading"))?;
        if heading.format != FORMAT || heading.version == 0 {
            return Err(damaged("read the slot file's heading"));
        }
        if heading.version > VERSION {
            return Err(Fault::new(Code::NewerVersion, "read the slot file"));
        }
        let file: Self = serde_json::from_slice(bytes).map_err(|_| damaged("read the slots"))?;
        let users = &file.body.users;
        if users.len() > MOST_SLOTS || !users.iter().all(|slot| slot.cost.bearable()) {
            return Err(damaged("read the slots within their caps"));
        }
        Ok(file)
    }

    fn to_bytes(&self) -> Result<Vec<u8>> {
        serde_json::to_vec(self).map_err(|_| Fault::internal("spell the slot file"))
    }

    fn seal_user(
        &self,
        key: &StationKey,
        who: &Credentials<'_>,
        number: u32,
        (own, escrow): (&OwnKeys, Vec<Letter>),
        means: &Means<'_>,
        chance: &mut Chance,
    ) -> Result<UserSlot> {
        let device = self.device_for(means.device)?;
        let salt = Hex(chance.bytes());
        let kek = user_kek(who.password, means.cost, &salt, device)?;
        let bound = self.body.user_bound(number, who.user, means.cost, &salt);
        let name = match device {
            Some(device) => {
                let shown = who.name.trim().as_bytes();
                Some(Sealed::new(&*self.name_key(device)?, &self.body.name_bound(who.user), shown, chance)?)
            }
            None => None,
        };
        let current = own.each().first().ok_or_else(|| Fault::internal("find a current own key"))?;
        let address = current.address()?;
        Ok(UserSlot {
            slot: number,
            user: who.user,
            tag: self.body.name_tag(who.name),
            name,
            cost: means.cost,
            salt,
            address,
            own: Sealed::new(&kek, &bound, &own.to_bytes(), chance)?,
            escrow,
            key: Letter::seal(&address, &self.body.key_bound(number, who.user), key.0.bytes(), chance)?,
        })
    }

    fn escrow(&self, user: i64, own: &OwnKeys, chance: &mut Chance) -> Result<Vec<Letter>> {
        let (paper, bound) = (self.body.recovery.address, self.body.escrow_bound(user));
        own.each().iter().map(|key| Letter::seal(&paper, &bound, key.bytes(), chance)).collect()
    }

    fn seal_recovery(&self, key: &StationKey, recovery: &RecoveryKey, chance: &mut Chance) -> Result<RecoverySlot> {
        let address = recovery.own_key()?.address()?;
        let backups = BackupKey::of_paper(recovery)?.address().as_str().to_owned();
        let key = Letter::seal(&address, &self.body.key_bound(0, 0), key.0.bytes(), chance)?;
        Ok(RecoverySlot { address, backups, key })
    }

    fn open_user(&self, slot: &UserSlot, password: &str, device: Option<&DeviceSecret>) -> Result<OwnKeys> {
        let kek = user_kek(password, slot.cost, &slot.salt, device)?;
        let opened = slot.own.open(&kek, &self.body.user_bound(slot.slot, slot.user, slot.cost, &slot.salt));
        opened.and_then(|bytes| OwnKeys::copied(&bytes)).ok_or_else(wrong_password)
    }

    /// The secret to mix in: none when the file does without, even if the PC has one.
    fn device_for<'a>(&self, device: Option<&'a DeviceSecret>) -> Result<Option<&'a DeviceSecret>> {
        match (self.body.device, device) {
            (false, _) => Ok(None),
            (true, Some(device)) => Ok(Some(device)),
            (true, None) => Err(Fault::new(Code::NoKeyStore, "open a user slot without the device secret")),
        }
    }

    fn name_key(&self, device: &DeviceSecret) -> Result<Zeroizing<[u8; 32]>> {
        derive(&self.body.salt.0, &[device.as_bytes()], "jiahe names 1")
    }

    fn mark(&mut self, key: &StationKey) -> Result<()> {
        self.body.serial = self.body.serial.saturating_add(1);
        self.mark = tag(&*self.mark_key(key)?, &self.marked()?);
        Ok(())
    }

    fn verify(&self, key: &StationKey) -> Result<()> {
        let fits = tag_fits(&*self.mark_key(key)?, &self.marked()?, &self.mark);
        if fits { Ok(()) } else { Err(damaged("check the mark over the slots")) }
    }

    fn mark_key(&self, key: &StationKey) -> Result<Zeroizing<[u8; 32]>> {
        derive(&self.body.salt.0, &[key.0.bytes()], "jiahe slots mark 1")
    }

    fn marked(&self) -> Result<Vec<u8>> {
        let spelt = serde_json::to_vec(&(&self.format, self.version, &self.body));
        spelt.map_err(|_| Fault::internal("spell the slots"))
    }
}

fn wrong_password() -> Fault {
    Fault::new(Code::WrongPassword, "open a user slot")
}

fn damaged(attempted: &str) -> Fault {
    Fault::new(Code::SlotsDamaged, attempted)
}

#[cfg(test)]
#[path = "slots_tests.rs"]
mod tests;
