//! The slot file: every way into the station, each sealed by itself, and a mark over all of them.
//!
//! A slot is bound to {format, station, SK generation, slot id, user id, KDF parameters, device mode}, so
//! none can be moved, relabelled or made cheap. The mark is a MAC under the station key: an old slot of
//! somebody who left cannot be put back by hand. It does not protect against putting back the whole old
//! file; that is what rotating SK is for.
//!
//! No names in the clear: a user slot is found by an HMAC of the typed name. The HMAC's key lies in the
//! same file, so whoever has the file can test guesses at names, but cannot list them.

use std::path::Path;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::fault::{Code, Fault, Result};
use crate::kernel::Chance;

use super::bound::{Body, FORMAT, UserSlot, VERSION, recovery_bound, seal_recovery, user_kek};
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

/// The file beside the database, in memory. Changes are not on disk before [`SlotFile::save`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotFile {
    format: String,
    version: u32,
    body: Body,
    mark: Hex<32>,
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
        let sealed = seal_recovery(key, recovery, (&station, 1, &salt), chance)?;
        let body = Body { station, generation: 1, device, salt, next_slot: 1, users: Vec::new(), recovery: sealed };
        let mut file = Self { format: FORMAT.into(), version: VERSION, body, mark: Hex([0; 32]) };
        file.mark(key)?;
        Ok(file)
    }

    /// The station's random name (32 hex digits): the key store's entry, no number of any register.
    #[must_use]
    pub fn station(&self) -> String {
        hex(&self.body.station.0)
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

    /// The key under which [`super::Attempts`] counts for a typed name: no name in it, and one for
    /// all names that nobody has.
    #[must_use]
    pub fn attempt_key(&self, name: &str) -> String {
        self.body.find(name).map_or_else(|| "unknown".to_owned(), |slot| hex(&slot.tag.0))
    }

    /// A slot for somebody new.
    ///
    /// # Errors
    /// [`Code::Duplicate`] when the user or the name has one; [`Code::NoKeyStore`] in device mode without
    /// a secret; [`Code::SlotsDamaged`] when the file was altered or is another key's.
    pub fn add_user(
        &mut self,
        key: &StationKey,
        who: &Credentials<'_>,
        means: &Means<'_>,
        chance: &mut Chance,
    ) -> Result<()> {
        self.verify(key)?;
        if self.body.users.iter().any(|slot| slot.user == who.user) || self.body.find(who.name).is_some() {
            return Err(Fault::new(Code::Duplicate, "add a user slot"));
        }
        if self.body.users.len() >= MOST_SLOTS {
            return Err(Fault::new(Code::Full, "add a user slot"));
        }
        let slot = self.seal_user(key, who, self.body.next_slot, means, chance)?;
        self.body.next_slot = self.body.next_slot.saturating_add(1);
        self.body.users.push(slot);
        self.mark(key)
    }

    /// Takes the slot away. Who keeps a copy of the old file and knows the password still has SK: rotate it.
    ///
    /// # Errors
    /// [`Code::NotFound`]; [`Code::SlotsDamaged`] as for [`SlotFile::add_user`].
    pub fn remove_user(&mut self, key: &StationKey, user: i64) -> Result<()> {
        self.verify(key)?;
        let before = self.body.users.len();
        self.body.users.retain(|slot| slot.user != user);
        if self.body.users.len() == before {
            return Err(Fault::not_found("the user slot"));
        }
        self.mark(key)
    }

    /// Opens the station with a name and a password; gives the station key and the user's id.
    ///
    /// # Errors
    /// [`Code::WrongPassword`] for a wrong name and a wrong password alike, after the same work (and for
    /// another PC's device secret, which cannot be told apart); [`Code::NoKeyStore`] in device mode
    /// without a secret; [`Code::SlotsDamaged`] when the slot opens but the file was altered.
    pub fn unlock(&self, name: &str, password: &str, device: Option<&DeviceSecret>) -> Result<(StationKey, i64)> {
        let device = self.device_for(device)?;
        let Some(slot) = self.body.find(name) else {
            // As long as a known name takes, so that the time does not tell.
            let cost = self.body.users.iter().fold(Cost::QUICK, |cost, slot| cost.dearest(slot.cost));
            cost.stretch(password, &self.body.salt.0)?;
            return Err(wrong_password());
        };
        let key = self.open_user(slot, password, device)?;
        self.verify(&key)?;
        Ok((key, slot.user))
    }

    /// Opens the station with the key on paper, on any PC. The mark is not asked for: one bad bit
    /// elsewhere in the file must not make the paper worthless (see [`SlotFile::rebind`]).
    ///
    /// # Errors
    /// [`Code::WrongRecoveryKey`].
    pub fn unlock_with_recovery(&self, recovery: &RecoveryKey) -> Result<StationKey> {
        let Body { station, generation, salt, recovery: sealed, .. } = &self.body;
        let kek = derive(&salt.0, &[recovery.bytes()], "jiahe recovery slot 1")?;
        let opened = sealed.open(&kek, &recovery_bound(station, *generation, salt));
        let key = opened.and_then(|bytes| Secret::copied(&bytes)).map(StationKey);
        key.ok_or_else(|| Fault::new(Code::WrongRecoveryKey, "open the recovery slot"))
    }

    /// Another recovery key from now on; the old paper opens nothing any more.
    ///
    /// # Errors
    /// [`Code::SlotsDamaged`] as for [`SlotFile::add_user`].
    pub fn replace_recovery(&mut self, key: &StationKey, recovery: &RecoveryKey, chance: &mut Chance) -> Result<()> {
        self.verify(key)?;
        let Body { station, generation, salt, .. } = &self.body;
        self.body.recovery = seal_recovery(key, recovery, (station, *generation, salt), chance)?;
        self.mark(key)
    }

    /// The person changes her own password: the old one must be right; one slot is sealed anew.
    ///
    /// # Errors
    /// As [`SlotFile::unlock`]; [`Code::NotFound`] when the user has no slot.
    pub fn change_password(
        &mut self,
        who: &Credentials<'_>,
        new_password: &str,
        means: &Means<'_>,
        chance: &mut Chance,
    ) -> Result<()> {
        let (key, user) = self.unlock(who.name, who.password, means.device)?;
        if user != who.user {
            return Err(wrong_password());
        }
        self.set_password(&key, &Credentials { password: new_password, ..*who }, means, chance)
    }

    /// Somebody who has the station key sets a password (and name) for a user who has a slot: forgotten
    /// passwords, renamed staff, a new PC after recovery.
    ///
    /// # Errors
    /// [`Code::NotFound`], [`Code::Duplicate`] when another user has the name, and as [`SlotFile::add_user`].
    pub fn set_password(
        &mut self,
        key: &StationKey,
        who: &Credentials<'_>,
        means: &Means<'_>,
        chance: &mut Chance,
    ) -> Result<()> {
        self.verify(key)?;
        if self.body.find(who.name).is_some_and(|slot| slot.user != who.user) {
            return Err(Fault::new(Code::Duplicate, "rename a user slot"));
        }
        let found = self.body.users.iter().position(|slot| slot.user == who.user);
        let number = found.and_then(|at| self.body.users.get(at)).map(|slot| slot.slot);
        let sealed =
            self.seal_user(key, who, number.ok_or_else(|| Fault::not_found("the user slot"))?, means, chance)?;
        if let Some(slot) = found.and_then(|at| self.body.users.get_mut(at)) {
            *slot = sealed;
        }
        self.mark(key)
    }

    /// After recovery, with or without a key store from now on: drops every user slot and marks the file
    /// anew without asking for the old mark. Users are added again afterwards.
    ///
    /// # Errors
    /// [`Code::Internal`] if deriving fails, which it does not.
    pub fn rebind(&mut self, key: &StationKey, device: bool) -> Result<()> {
        self.body.users.clear();
        self.body.device = device;
        self.mark(key)
    }

    /// # Errors
    /// [`Code::SlotsDamaged`] when the file is missing, too large, cut short, or asks for parameters beyond
    /// the caps; [`Code::NewerVersion`].
    pub fn load(path: &Path) -> Result<Self> {
        let bytes = disk::read(path, MOST_BYTES).ok().flatten();
        Self::from_bytes(&bytes.ok_or_else(|| damaged("read the slot file"))?)
    }

    /// Durable and in one step; the file that was there before is kept as [`disk::previous`] if it was whole.
    ///
    /// # Errors
    /// [`Code::ReadOnly`], [`Code::DiskFull`] or [`Code::Internal`]; the old file is then untouched.
    pub fn save(&self, path: &Path) -> Result<()> {
        let before = disk::read(path, MOST_BYTES).ok().flatten();
        if let Some(bytes) = before.filter(|bytes| Self::from_bytes(bytes).is_ok()) {
            disk::replace(&disk::previous(path), &bytes)?;
        }
        disk::replace(path, &self.to_bytes()?)
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
        let sealed = Sealed::new(&kek, &bound, key.0.bytes(), chance)?;
        let tag = self.body.name_tag(who.name);
        Ok(UserSlot { slot: number, user: who.user, tag, name, cost: means.cost, salt, key: sealed })
    }

    fn open_user(&self, slot: &UserSlot, password: &str, device: Option<&DeviceSecret>) -> Result<StationKey> {
        let kek = user_kek(password, slot.cost, &slot.salt, device)?;
        let opened = slot.key.open(&kek, &self.body.user_bound(slot.slot, slot.user, slot.cost, &slot.salt));
        opened.and_then(|bytes| Secret::copied(&bytes)).map(StationKey).ok_or_else(wrong_password)
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
