//! What lies in a slot file, what each slot is bound to, and which key seals it. The order of use is
//! `slots.rs`'s business.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::fault::Result;

use super::own_key::{Address, Letter};
use super::seal::{Hex, Sealed, derive, tag};
use super::{Cost, DeviceSecret};

pub(super) const FORMAT: &str = "jiahe-slots";
pub(super) const VERSION: u32 = 1;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    pub(super) station: Hex<16>,
    pub(super) generation: u32,
    /// Counts every change, so that an older file put back in place shows.
    pub(super) serial: u64,
    /// Whether user slots need the device secret of this PC.
    pub(super) device: bool,
    pub(super) salt: Hex<16>,
    pub(super) next_slot: u32,
    pub(super) users: Vec<UserSlot>,
    pub(super) recovery: RecoverySlot,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecoverySlot {
    pub(super) address: Address,
    /// Whom backups are sealed to, as age spells it.
    pub(super) backups: String,
    /// SK, for the paper.
    pub(super) key: Letter,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UserSlot {
    pub(super) slot: u32,
    pub(super) user: i64,
    pub(super) tag: Hex<32>,
    /// The display name under the device secret; none without one.
    pub(super) name: Option<Sealed>,
    pub(super) cost: Cost,
    pub(super) salt: Hex<16>,
    pub(super) address: Address,
    /// The person's own keys, under the password.
    pub(super) own: Sealed,
    /// The same keys for the paper, one letter each; empty between a renewed paper and the next sign-in.
    pub(super) escrow: Vec<Letter>,
    /// SK, for the own key: it can be sealed anew without the password.
    pub(super) key: Letter,
}

impl Body {
    pub(super) fn name_tag(&self, name: &str) -> Hex<32> {
        tag(&self.salt.0, name.trim().nfkc().collect::<String>().trim().as_bytes())
    }

    pub(super) fn find(&self, name: &str) -> Option<&UserSlot> {
        let wanted = self.name_tag(name);
        self.users.iter().find(|slot| slot.tag == wanted)
    }

    /// What a user's own keys are bound to. Every part has a fixed width, so that no two lists of parts
    /// spell the same bytes. Not the generation: rotation must not need passwords.
    pub(super) fn user_bound(&self, slot: u32, user: i64, cost: Cost, salt: &Hex<16>) -> Vec<u8> {
        let mut bound = self.heading(b"user");
        bound.extend(slot.to_le_bytes());
        bound.extend(user.to_le_bytes());
        bound.extend(cost.to_bytes());
        bound.extend(salt.0);
        bound.push(u8::from(self.device));
        bound
    }

    pub(super) fn name_bound(&self, user: i64) -> Vec<u8> {
        let mut bound = self.heading(b"name");
        bound.extend(user.to_le_bytes());
        bound
    }

    /// What SK in a slot is bound to; slot 0 is the paper's.
    pub(super) fn key_bound(&self, slot: u32, user: i64) -> Vec<u8> {
        let mut bound = self.heading(b"skey");
        bound.extend(self.generation.to_le_bytes());
        bound.extend(slot.to_le_bytes());
        bound.extend(user.to_le_bytes());
        bound.extend(self.salt.0);
        bound
    }

    pub(super) fn escrow_bound(&self, user: i64) -> Vec<u8> {
        let mut bound = self.heading(b"escr");
        bound.extend(user.to_le_bytes());
        bound
    }

    fn heading(&self, kind: &[u8; 4]) -> Vec<u8> {
        let mut bound = FORMAT.as_bytes().to_vec();
        bound.extend(VERSION.to_le_bytes());
        bound.extend(kind);
        bound.extend(self.station.0);
        bound
    }
}

pub(super) fn user_kek(
    password: &str,
    cost: Cost,
    salt: &Hex<16>,
    device: Option<&DeviceSecret>,
) -> Result<Zeroizing<[u8; 32]>> {
    let stretched = cost.stretch(password, &salt.0)?;
    let device: &[u8] = device.map_or(&[], |device| device.as_bytes());
    derive(&salt.0, &[stretched.as_ref(), device], "jiahe user slot 1")
}
