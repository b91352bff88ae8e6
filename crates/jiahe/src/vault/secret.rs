//! Secret bytes in memory: boxed, so that moving them leaves no copy behind; wiped when dropped; never
//! printed.

use std::fmt;

use zeroize::{Zeroize, Zeroizing};

use crate::kernel::Chance;

use super::seal::hex;

#[derive(Clone)]
pub(super) struct Secret<const N: usize>(Box<[u8; N]>);

impl<const N: usize> Secret<N> {
    pub(super) fn fresh(chance: &mut Chance) -> Self {
        let mut secret = Self(Box::new([0; N]));
        chance.fill(secret.0.as_mut());
        secret
    }

    /// `None` unless there are exactly `N` bytes.
    pub(super) fn copied(bytes: &[u8]) -> Option<Self> {
        let mut secret = Self(Box::new([0; N]));
        if bytes.len() != N {
            return None;
        }
        secret.0.copy_from_slice(bytes);
        Some(secret)
    }

    pub(super) fn bytes(&self) -> &[u8; N] {
        &self.0
    }
}

impl<const N: usize> Drop for Secret<N> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// SK: the 32-byte key and the 16-byte salt of the database. Whoever has it reads everything.
#[derive(Clone)]
pub struct StationKey(pub(super) Secret<48>);

impl StationKey {
    /// A new key; a station gets one at set-up.
    #[must_use]
    pub fn fresh(chance: &mut Chance) -> Self {
        Self(Secret::fresh(chance))
    }

    /// The 16 bytes that stand, in the clear, at the head of the database file.
    #[must_use]
    pub fn salt(&self) -> &[u8] {
        self.0.0.get(32..).unwrap_or_default()
    }

    /// SQLCipher's literal for a raw key with its salt, `x'<96 hex digits>'`, for `PRAGMA key`.
    #[must_use]
    pub fn pragma_key(&self) -> Zeroizing<String> {
        let digits = Zeroizing::new(hex(self.0.bytes()));
        Zeroizing::new(format!("x'{}'", digits.as_str()))
    }
}

impl fmt::Debug for StationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StationKey(…)")
    }
}

/// 32 bytes that never leave this PC: without them a copied slot file cannot be guessed at.
#[derive(Clone)]
pub struct DeviceSecret(pub(super) Secret<32>);

impl DeviceSecret {
    #[must_use]
    pub fn fresh(chance: &mut Chance) -> Self {
        Self(Secret::fresh(chance))
    }

    /// As the key store gave them back; `None` unless there are exactly 32 bytes.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        Secret::copied(bytes).map(Self)
    }

    /// For the key store only.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }
}

impl fmt::Debug for DeviceSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_spelt_as_sqlcipher_wants_it_and_never_printed_by_accident() {
        let key = StationKey::fresh(&mut Chance::seeded(1));
        let literal = key.pragma_key();
        assert_eq!(literal.len(), 3 + 96);
        assert!(literal.starts_with("x'") && literal.ends_with('\''));
        assert!(literal.bytes().skip(2).take(96).all(|digit| digit.is_ascii_hexdigit()));
        assert_eq!(format!("{key:?}"), "StationKey(…)");
        assert_eq!(format!("{:?}", DeviceSecret::fresh(&mut Chance::seeded(2))), "DeviceSecret(…)");
        assert_ne!(*literal, *StationKey::fresh(&mut Chance::seeded(2)).pragma_key());
    }

    #[test]
    fn a_device_secret_of_another_size_is_none() {
        assert!(DeviceSecret::from_slice(&[7; 32]).is_some());
        assert!(DeviceSecret::from_slice(&[7; 31]).is_none());
        assert!(DeviceSecret::from_slice(&[]).is_none());
    }
}
