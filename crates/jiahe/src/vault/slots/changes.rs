//! Changes of the slot file: people come, forget, leave; the paper and the station key are replaced.
//! Nothing is on disk before [`SlotFile::save`].

use super::{Credentials, MOST_SLOTS, Means, SlotFile, Unlocked, wrong_password};
use crate::fault::{Code, Fault, Result};
use crate::kernel::Chance;
use crate::vault::bound::UserSlot;
use crate::vault::own_key::{Letter, OwnKey, OwnKeys};
use crate::vault::{RecoveryKey, StationKey};

impl SlotFile {
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
        let own = OwnKeys::new(OwnKey::fresh(chance), []);
        let escrow = self.escrow(who.user, &own, chance)?;
        let slot = self.seal_user(key, who, self.body.next_slot, (&own, escrow), means, chance)?;
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
        let unlocked = self.unlock(who.name, who.password, means.device)?;
        if unlocked.user != who.user {
            return Err(wrong_password());
        }
        let who = Credentials { password: new_password, ..*who };
        // Letters to the paper know nothing of passwords; among them may be one for an earlier key.
        let escrow = match self.escrowed(who.user) {
            letters if letters.is_empty() => self.escrow(who.user, &unlocked.own, chance)?,
            letters => letters,
        };
        self.reseal(&unlocked.key, &who, (&unlocked.own, escrow), means, chance)
    }

    /// Somebody who has the station key sets a password (and name) for a user who has a slot: forgotten
    /// passwords, renamed staff, a new PC after recovery. The user gets a new own key: what was sealed to
    /// the old one stays shut until the paper brings the old key back ([`SlotFile::recover_user`]).
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
        let own = OwnKeys::new(OwnKey::fresh(chance), []);
        let mut escrow = self.escrow(who.user, &own, chance)?;
        escrow.extend(self.escrowed(who.user));
        self.reseal(key, who, (&own, escrow), means, chance)
    }

    /// A new password by the paper, with every own key the user has ever had here; with or without a device
    /// secret from now on, as `means` says. A file that was altered loses all other users: they are added
    /// again afterwards.
    ///
    /// # Errors
    /// [`Code::WrongRecoveryKey`]; [`Code::Duplicate`] when another user has the name.
    pub fn recover_user(
        &mut self,
        recovery: &RecoveryKey,
        who: &Credentials<'_>,
        means: &Means<'_>,
        chance: &mut Chance,
    ) -> Result<()> {
        let key = self.unlock_with_recovery(recovery)?;
        let paper = recovery.own_key()?;
        let bound = self.body.escrow_bound(who.user);
        let opened = |letter: &Letter| paper.open(letter, &bound).and_then(|bytes| OwnKey::copied(&bytes));
        let mut kept = self.escrowed(who.user).iter().filter_map(opened).collect::<Vec<_>>().into_iter();
        let own = kept.next().map(|current| OwnKeys::new(current, kept));
        if self.verify(&key).is_err() {
            self.body.users.clear();
        }
        // A PC that has no key store (any more), or has one now.
        self.body.device = means.device.is_some();
        self.mark(&key)?;
        if self.address(who.user).is_none() {
            self.add_user(&key, who, means, chance)?;
        }
        let own = own.unwrap_or_else(|| OwnKeys::new(OwnKey::fresh(chance), []));
        let escrow = self.escrow(who.user, &own, chance)?;
        self.reseal(&key, who, (&own, escrow), means, chance)
    }

    /// Another recovery key from now on; the old paper opens nothing any more. The new one brings back a
    /// person's own keys again from that person's next sign-in on ([`SlotFile::renew_escrow`]).
    ///
    /// # Errors
    /// [`Code::SlotsDamaged`] as for [`SlotFile::add_user`].
    pub fn replace_recovery(&mut self, key: &StationKey, recovery: &RecoveryKey, chance: &mut Chance) -> Result<()> {
        self.verify(key)?;
        self.body.recovery = self.seal_recovery(key, recovery, chance)?;
        for slot in &mut self.body.users {
            slot.escrow.clear();
        }
        self.mark(key)
    }

    /// Seals the keys of somebody who has just signed in to the paper, where that is missing; says
    /// whether the file changed.
    ///
    /// # Errors
    /// As [`SlotFile::add_user`].
    pub fn renew_escrow(&mut self, unlocked: &Unlocked, chance: &mut Chance) -> Result<bool> {
        let missing = |slot: &&mut UserSlot| slot.user == unlocked.user && slot.escrow.is_empty();
        let escrow = self.escrow(unlocked.user, &unlocked.own, chance)?;
        let Some(slot) = self.body.users.iter_mut().find(missing) else { return Ok(false) };
        slot.escrow = escrow;
        self.mark(&unlocked.key)?;
        Ok(true)
    }

    /// SK changes: sealed anew for everybody who has a slot, and for the paper.
    ///
    /// # Errors
    /// [`Code::SlotsDamaged`] as for [`SlotFile::add_user`].
    pub fn rotate(&mut self, old: &StationKey, new: &StationKey, chance: &mut Chance) -> Result<()> {
        self.verify(old)?;
        self.body.generation = self.body.generation.saturating_add(1);
        let mut letters = Vec::new();
        for slot in &self.body.users {
            letters.push(Letter::seal(
                &slot.address,
                &self.body.key_bound(slot.slot, slot.user),
                new.0.bytes(),
                chance,
            )?);
        }
        for (slot, letter) in self.body.users.iter_mut().zip(letters) {
            slot.key = letter;
        }
        let paper = self.body.recovery.address;
        self.body.recovery.key = Letter::seal(&paper, &self.body.key_bound(0, 0), new.0.bytes(), chance)?;
        self.mark(new)
    }

    /// From now on at least this: after the paper overruled a file that was older than the database.
    ///
    /// # Errors
    /// [`Code::Internal`] if deriving fails, which it does not.
    pub fn raise_serial(&mut self, key: &StationKey, least: u64) -> Result<()> {
        self.body.serial = self.body.serial.max(least);
        self.mark(key)
    }

    fn escrowed(&self, user: i64) -> Vec<Letter> {
        let slot = self.body.users.iter().find(|slot| slot.user == user);
        slot.map(|slot| slot.escrow.clone()).unwrap_or_default()
    }

    /// Seals one user's slot anew.
    fn reseal(
        &mut self,
        key: &StationKey,
        who: &Credentials<'_>,
        keys: (&OwnKeys, Vec<Letter>),
        means: &Means<'_>,
        chance: &mut Chance,
    ) -> Result<()> {
        self.verify(key)?;
        if self.body.find(who.name).is_some_and(|slot| slot.user != who.user) {
            return Err(Fault::new(Code::Duplicate, "rename a user slot"));
        }
        let found = self.body.users.iter().position(|slot| slot.user == who.user);
        let number = found.and_then(|at| self.body.users.get(at)).map(|slot| slot.slot);
        let number = number.ok_or_else(|| Fault::not_found("the user slot"))?;
        let sealed = self.seal_user(key, who, number, keys, means, chance)?;
        if let Some(slot) = found.and_then(|at| self.body.users.get_mut(at)) {
            *slot = sealed;
        }
        self.mark(key)
    }
}
