//! What lies in a slot file, what each slot is bound to, and which key seals it. The order of use is
//! `slots.rs`'s business.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::fault::Result;
use crate::kernel::Chance;

use super::seal::{Hex, Sealed, derive, tag};
use super::{Cost, DeviceSecret, RecoveryKey, StationKey};

pub(super) const FORMAT: &str = "jiahe-slots";
pub(super) const VERSION: u32 = 1;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    pub(super) station: Hex<16>,
    pub(super) generation: u32,
    /// Whether user slots need the device secret of this PC.
    pub(super) device: bool,
    pub(super) salt: Hex<16>,
    pub(super) next_slot: u32,
    pub(super) users: Vec<UserSlot>,
    pub(super) recovery: Sealed,
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
    pub(super) key: Sealed,
}

impl Body {
    pub(super) fn name_tag(&self, name: &str) -> Hex<32> {
        tag(&self.salt.0, name.trim().nfkc().collect::<String>().trim().as_bytes())
    }

    pub(super) fn find(&self, name: &str) -> Option<&UserSlot> {
        let wanted = self.name_tag(name);
        self.users.iter().find(|slot| slot.tag == wanted)
    }

    /// Every part has a fixed width, so that no two lists of parts spell the same bytes.
    pub(super) fn user_bound(&self, slot: u32, user: i64, cost: Cost, salt: &Hex<16>) -> Vec<u8> {
        let mut bound = heading(b"user", &self.station, self.generation);
        bound.extend(slot.to_le_bytes());
        bound.extend(user.to_le_bytes());
        bound.extend(cost.to_bytes());
        bound.extend(salt.0);
        bound.push(u8::from(self.device));
        bound
    }

    pub(super) fn name_bound(&self, user: i64) -> Vec<u8> {
        let mut bound = heading(b"name", &self.station, self.generation);
        bound.extend(user.to_le_bytes());
        bound
    }
}

fn heading(kind: &[u8; 4], station: &Hex<16>, generation: u32) -> Vec<u8> {
    let mut bound = FORMAT.as_bytes().to_vec();
    bound.extend(VERSION.to_le_bytes());
    bound.extend(kind);
    bound.extend(station.0);
    bound.extend(generation.to_le_bytes());
    bound
}

pub(super) fn recovery_bound(station: &Hex<16>, generation: u32, salt: &Hex<16>) -> Vec<u8> {
    let mut bound = heading(b"reco", station, generation);
    bound.extend(salt.0);
    bound
}

pub(super) fn seal_recovery(
    key: &StationKey,
    recovery: &RecoveryKey,
    (station, generation, salt): (&Hex<16>, u32, &Hex<16>),
    chance: &mut Chance,
) -> Result<Sealed> {
    let kek = derive(&salt.0, &[recovery.bytes()], "jiahe recovery slot 1")?;
    Sealed::new(&kek, &recovery_bound(station, generation, salt), key.0.bytes(), chance)
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
