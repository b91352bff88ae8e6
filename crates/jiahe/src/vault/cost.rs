//! What it costs to try one password (Argon2id), and how much of it a file may ask for.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::fault::{Code, Fault, Result};

/// Argon2id parameters. Written ones are always passed in by the caller, never taken over from a
/// file, so that a file that claims a cheap cost cannot make the next password cheap as well.
///
/// There is no floor on reading: parameters are bound to the slot they sealed, so a changed number
/// only makes that slot fail, and [`Cost::QUICK`] works across crates in tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    m_kib: u32,
    t: u32,
    p: u32,
}

impl Cost {
    /// What every real station uses: 64 MiB, three passes, four lanes.
    pub const SHIPPED: Self = Self { m_kib: 64 * 1024, t: 3, p: 4 };
    /// For tests and the demo only: well under a millisecond.
    pub const QUICK: Self = Self { m_kib: 64, t: 1, p: 1 };

    /// A hostile file may not exhaust the PC: 512 MiB, ten passes, sixteen lanes.
    const CAP: Self = Self { m_kib: 512 * 1024, t: 10, p: 16 };

    pub(super) fn bearable(self) -> bool {
        let cap = Self::CAP;
        (1..=cap.p).contains(&self.p)
            && (1..=cap.t).contains(&self.t)
            && (8 * self.p.min(cap.p)..=cap.m_kib).contains(&self.m_kib)
    }

    pub(super) fn dearest(self, other: Self) -> Self {
        let work = |cost: Self| u64::from(cost.m_kib) * u64::from(cost.t);
        if work(other) > work(self) { other } else { self }
    }

    /// Argon2id of the password in NFC, so that the same word typed on another keyboard is the same.
    pub(super) fn stretch(self, password: &str, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>> {
        if !self.bearable() {
            return Err(Fault::new(Code::SlotsDamaged, "stretch a password: parameters beyond the cap"));
        }
        let failed = |_| Fault::internal("stretch a password");
        let params = Params::new(self.m_kib, self.t, self.p, Some(32)).map_err(failed)?;
        let password = Zeroizing::new(password.nfc().collect::<String>());
        let mut out = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(password.as_bytes(), salt, out.as_mut())
            .map_err(failed)?;
        Ok(out)
    }

    pub(super) fn to_bytes(self) -> [u8; 12] {
        let mut out = [0; 12];
        let numbers = [self.m_kib, self.t, self.p];
        for (to, from) in out.iter_mut().zip(numbers.iter().flat_map(|number| number.to_le_bytes())) {
            *to = from;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_capped_both_ways() {
        assert!(Cost::SHIPPED.bearable() && Cost::QUICK.bearable() && Cost::CAP.bearable());
        for (m_kib, t, p) in [
            (512 * 1024 + 1, 3, 4),
            (u32::MAX, 3, 4),
            (64 * 1024, 11, 4),
            (64 * 1024, 0, 4),
            (64 * 1024, 3, 17),
            (64 * 1024, 3, 0),
            (31, 3, 4),
            (64 * 1024, 3, u32::MAX),
        ] {
            assert!(!Cost { m_kib, t, p }.bearable(), "m={m_kib} t={t} p={p}");
        }
    }

    #[test]
    fn a_password_is_the_same_composed_or_not() {
        let stretch = |password: &str| *Cost::QUICK.stretch(password, &[1; 16]).unwrap();
        assert_eq!(stretch("caf\u{e9} 12345"), stretch("cafe\u{301} 12345"));
        assert_ne!(stretch("１２３４５６７８"), stretch("12345678"), "NFC keeps width: it is the password as typed");
    }
}
