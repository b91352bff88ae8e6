//! The key that signs updates, and the halves of it that programs carry. Ed25519 (RFC 8032), in hex.

use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

/// What one program takes updates from: more than one while a key is being replaced.
#[derive(Debug, Clone)]
pub struct PublicKeys(Vec<VerifyingKey>);

/// The half that stays with whoever publishes.
pub struct PrivateKey(SigningKey);

impl PublicKeys {
    /// Keys parted by commas; none for an empty text. `None` when one of them is no key.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let key = |part| VerifyingKey::from_bytes(&unhex(part)?).ok().filter(|key| !key.is_weak());
        parts.map(key).collect::<Option<_>>().map(Self)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Strict: one text has one signature.
    pub(crate) fn signed(&self, bytes: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.0.iter().any(|key| key.verify_strict(bytes, &signature).is_ok())
    }
}

impl PrivateKey {
    /// `seed` is the system's randomness.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// What [`PrivateKey::spelt`] wrote.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        unhex(text.trim()).map(|seed| Self::from_seed(&seed))
    }

    #[must_use]
    pub fn spelt(&self) -> String {
        hex(self.0.as_bytes())
    }

    /// For the programs.
    #[must_use]
    pub fn public(&self) -> String {
        hex(self.0.verifying_key().as_bytes())
    }

    pub(crate) fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.0.sign(bytes).to_bytes()
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(…)")
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    if !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Vec<u8> = text.as_bytes().chunks(2).map(pair).collect::<Option<_>>()?;
    if text.len() == 64 { bytes.try_into().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written_and_nothing_else_is_a_key() {
        let key = PrivateKey::from_seed(&[7; 32]);
        let again = PrivateKey::read(&format!("{}\n", key.spelt())).unwrap();
        assert_eq!(again.public(), key.public());
        assert_eq!(format!("{key:?}"), "PrivateKey(…)");
        let two = format!("{}, {}", key.public(), PrivateKey::from_seed(&[8; 32]).public());
        assert_eq!(PublicKeys::read(&two).unwrap().0.len(), 2);
        assert!(PublicKeys::read("").unwrap().is_empty() && PublicKeys::read(" , ").unwrap().is_empty());
        let public = key.public();
        let (_, cut) = public.split_at(1);
        for bad in [cut, &format!("{public}00"), "钥匙", &format!("+{cut}"), &"0".repeat(64)] {
            assert!(PublicKeys::read(bad).is_none(), "{bad}");
            assert!(PublicKeys::read(&format!("{public},{bad}")).is_none(), "one bad key beside a good one: {bad}");
        }
    }
}
