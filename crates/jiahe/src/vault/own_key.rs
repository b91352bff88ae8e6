//! A person's own key pair, and letters sealed to it. Whoever writes needs only the [`Address`]; to
//! read takes the [`OwnKeys`], which the slot file gives out against the person's password alone.
//!
//! HPKE (RFC 9180), base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.

use std::fmt;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{self, CryptoRng, RngCore};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable, single_shot_open, single_shot_seal};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::fault::{Fault, Result};
use crate::kernel::Chance;

use super::seal::{Hex, HexBytes};
use super::secret::Secret;

const INFO: &[u8] = b"jiahe letter 1";

/// The public half: 32 bytes, no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Address(pub(super) Hex<32>);

/// Bytes only one [`OwnKey`] opens, and only together with what they are bound to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    enc: Hex<32>,
    bytes: HexBytes,
}

/// The private half of one pair.
#[derive(Clone)]
pub struct OwnKey(Secret<32>);

/// A person's keys, the current one first. Earlier ones are there after a password was set by somebody
/// else and the recovery key brought the old ones back.
#[derive(Debug, Clone)]
pub struct OwnKeys(Vec<OwnKey>);

impl Letter {
    /// # Errors
    /// [`crate::Code::Internal`] for an address that is no point of the curve.
    pub fn seal(to: &Address, bound: &[u8], plain: &[u8], chance: &mut Chance) -> Result<Self> {
        let failed = |_| Fault::internal("seal a letter");
        let to = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&to.0.0).map_err(failed)?;
        let (enc, bytes) = single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256, _>(
            &OpModeS::Base,
            &to,
            INFO,
            plain,
            bound,
            &mut Dice(chance),
        )
        .map_err(failed)?;
        Ok(Self { enc: Hex(enc.to_bytes().into()), bytes: HexBytes(bytes) })
    }
}

impl OwnKey {
    #[must_use]
    pub fn fresh(chance: &mut Chance) -> Self {
        Self(Secret::fresh(chance))
    }

    /// `None` unless there are exactly 32 bytes.
    pub(super) fn copied(bytes: &[u8]) -> Option<Self> {
        Secret::copied(bytes).map(Self)
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    fn private(&self) -> Result<<X25519HkdfSha256 as Kem>::PrivateKey> {
        <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(self.bytes()).map_err(|_| Fault::internal("read an own key"))
    }

    /// # Errors
    /// [`crate::Code::Internal`] if 32 bytes were no key, which they always are.
    pub fn address(&self) -> Result<Address> {
        Ok(Address(Hex(X25519HkdfSha256::sk_to_pk(&self.private()?).to_bytes().into())))
    }

    /// `None` when the letter is somebody else's, or bound to something else.
    #[must_use]
    pub fn open(&self, letter: &Letter, bound: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let enc = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&letter.enc.0).ok()?;
        single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.private().ok()?,
            &enc,
            INFO,
            &letter.bytes.0,
            bound,
        )
        .ok()
        .map(Zeroizing::new)
    }
}

impl OwnKeys {
    pub(super) fn new(current: OwnKey, earlier: impl IntoIterator<Item = OwnKey>) -> Self {
        Self(std::iter::once(current).chain(earlier).collect())
    }

    pub(super) fn each(&self) -> &[OwnKey] {
        &self.0
    }

    /// 32 bytes each.
    pub(super) fn copied(bytes: &[u8]) -> Option<Self> {
        let keys: Option<Vec<_>> = bytes.chunks(32).map(OwnKey::copied).collect();
        keys.filter(|keys| !keys.is_empty()).map(Self)
    }

    pub(super) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.iter().flat_map(|key| *key.bytes()).collect())
    }

    /// Tries every key.
    #[must_use]
    pub fn open(&self, letter: &Letter, bound: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        self.0.iter().find_map(|key| key.open(letter, bound))
    }
}

impl fmt::Debug for OwnKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OwnKey(…)")
    }
}

/// [`Chance`] as HPKE wants it.
struct Dice<'a>(&'a mut Chance);

impl RngCore for Dice<'_> {
    fn next_u32(&mut self) -> u32 {
        u32::from_le_bytes(self.0.bytes())
    }

    fn next_u64(&mut self) -> u64 {
        u64::from_le_bytes(self.0.bytes())
    }

    fn fill_bytes(&mut self, out: &mut [u8]) {
        self.0.fill(out);
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), rand_core::Error> {
        self.0.fill(out);
        Ok(())
    }
}

impl CryptoRng for Dice<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_opens_for_its_owner_and_its_purpose_only() {
        let mut chance = Chance::seeded(1);
        let (mine, yours) = (OwnKey::fresh(&mut chance), OwnKey::fresh(&mut chance));
        let letter = Letter::seal(&mine.address().unwrap(), b"note 7", b"quiet words", &mut chance).unwrap();
        assert_eq!(mine.open(&letter, b"note 7").unwrap().as_slice(), b"quiet words");
        assert!(mine.open(&letter, b"note 8").is_none(), "moved to another record");
        assert!(yours.open(&letter, b"note 7").is_none());
        let keys = OwnKeys::new(yours, [mine]);
        assert!(keys.open(&letter, b"note 7").is_some(), "an earlier key still opens what was sealed to it");
        let again = OwnKeys::copied(&keys.to_bytes()).unwrap();
        assert_eq!(again.each().len(), 2);
        assert!(OwnKeys::copied(&[1; 33]).is_none() && OwnKeys::copied(&[]).is_none());
    }

    #[test]
    fn a_flipped_bit_anywhere_is_refused() {
        let mut chance = Chance::seeded(2);
        let mine = OwnKey::fresh(&mut chance);
        let letter = Letter::seal(&mine.address().unwrap(), b"bound", b"words", &mut chance).unwrap();
        for at in 0..letter.bytes.0.len() {
            let mut hurt = letter.clone();
            hurt.bytes.0[at] ^= 1;
            assert!(mine.open(&hurt, b"bound").is_none());
        }
        for at in 0..32 {
            let mut hurt = letter.clone();
            hurt.enc.0[at] ^= 1;
            // X25519 ignores the highest bit of a point; the key schedule does not.
            assert!(mine.open(&hurt, b"bound").is_none(), "{at}");
        }
    }

    /// Written once; a later version that cannot read it could not read the stations' files either.
    #[test]
    fn an_old_letter_opens_for_ever() {
        let mine = OwnKey::copied(&[7; 32]).unwrap();
        let letter: Letter = serde_json::from_str(include_str!("fixtures/letter-v1.json")).unwrap();
        assert_eq!(mine.open(&letter, b"permanent").unwrap().as_slice(), "家和".as_bytes());
    }
}
