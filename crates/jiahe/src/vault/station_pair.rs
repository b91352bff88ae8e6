//! A station's own two key pairs for parcels (design §5): X25519 to be sealed to (age), Ed25519 to sign with.
//! The private halves lie in the encrypted database and nowhere else, so they outlive a change of the station
//! key and come back with a backup.

use age::x25519::{Identity, Recipient};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::backup_key::spelt;
use super::seal::{hex, unhex};
use crate::fault::{Code, Fault, Result};
use crate::kernel::Chance;

/// Groups of digits in a fingerprint; some hundred bits, read out over the phone in half a minute.
const GROUPS: usize = 6;

/// The private halves.
pub struct StationPair {
    opening: Identity,
    signing: SigningKey,
}

/// What a station gives to others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicPair {
    /// `age1…`
    pub sealing: String,
    /// 32 bytes in hex.
    pub verifying: String,
}

impl StationPair {
    /// # Errors
    /// [`Code::Internal`] if spelling the key fails, which it does not.
    pub fn fresh(chance: &mut Chance) -> Result<Self> {
        let (opening, signing) = (Zeroizing::new(chance.bytes::<32>()), Zeroizing::new(chance.bytes::<32>()));
        let opening = spelt(&opening)?.parse().map_err(|_| Fault::internal("make a key pair"))?;
        Ok(Self { opening, signing: SigningKey::from_bytes(&signing) })
    }

    /// As the database keeps them: to open with, to sign with.
    ///
    /// # Errors
    /// [`Code::Damaged`].
    pub fn read(opening: &str, signing: &str) -> Result<Self> {
        let damaged = || Fault::new(Code::Damaged, "read the station's own keys");
        let signing = Zeroizing::new(bytes_of::<32>(signing).ok_or_else(damaged)?);
        Ok(Self { opening: opening.parse().map_err(|_| damaged())?, signing: SigningKey::from_bytes(&signing) })
    }

    /// What [`StationPair::read`] reads.
    #[must_use]
    pub fn spelt(&self) -> (Zeroizing<String>, Zeroizing<String>) {
        use age::secrecy::ExposeSecret;
        let opening = Zeroizing::new(self.opening.to_string().expose_secret().to_owned());
        (opening, Zeroizing::new(hex(self.signing.as_bytes())))
    }

    #[must_use]
    pub fn public(&self) -> PublicPair {
        PublicPair {
            sealing: self.opening.to_public().to_string(),
            verifying: hex(self.signing.verifying_key().as_bytes()),
        }
    }

    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.opening
    }

    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.signing.sign(bytes).to_bytes()
    }
}

impl PublicPair {
    /// # Errors
    /// [`Code::CardDamaged`] for what is no key of age's.
    pub fn recipient(&self) -> Result<Recipient> {
        self.sealing.parse().map_err(|_| Fault::new(Code::CardDamaged, "read whom to seal a parcel to"))
    }

    /// Whether this pair's owner signed `bytes`. Strict: one message has one signature, and weak keys sign nothing.
    #[must_use]
    pub fn signed(&self, bytes: &[u8], signature: &[u8; 64]) -> bool {
        let key = bytes_of(&self.verifying).and_then(|key| VerifyingKey::from_bytes(&key).ok());
        key.is_some_and(|key| key.verify_strict(bytes, &Signature::from_bytes(signature)).is_ok())
    }

    /// Both are keys at all.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let key = bytes_of(&self.verifying).and_then(|key| VerifyingKey::from_bytes(&key).ok());
        self.recipient().is_ok() && key.is_some_and(|key| !key.is_weak())
    }

    /// What two people compare by phone: groups of five digits over both keys and the station's id.
    #[must_use]
    pub fn fingerprint(&self, station: i64) -> Vec<String> {
        let told = format!("jiahe station 1\0{station}\0{}\0{}", self.sealing, self.verifying);
        let hash = Sha256::digest(told.as_bytes());
        let number = |bytes: &[u8]| bytes.iter().fold(0u64, |sum, byte| (sum << 8) | u64::from(*byte));
        hash.chunks(5).take(GROUPS).map(|chunk| format!("{:05}", number(chunk) % 100_000)).collect()
    }
}

fn bytes_of<const N: usize>(text: &str) -> Option<[u8; N]> {
    unhex(text).and_then(|bytes| bytes.try_into().ok())
}

impl std::fmt::Debug for StationPair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StationPair(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_database_keeps_is_the_same_pair_and_only_it_signs() {
        let mut chance = Chance::seeded(3);
        let (ours, theirs) = (StationPair::fresh(&mut chance).unwrap(), StationPair::fresh(&mut chance).unwrap());
        let (opening, signing) = ours.spelt();
        let again = StationPair::read(&opening, &signing).unwrap();
        assert_eq!(again.public(), ours.public());
        let signature = again.sign(b"manifest");
        assert!(ours.public().signed(b"manifest", &signature));
        assert!(!ours.public().signed(b"manifesto", &signature));
        assert!(!theirs.public().signed(b"manifest", &signature));
        assert!(StationPair::read(&opening, "00").is_err() && StationPair::read("AGE", &signing).is_err());
        assert_eq!(format!("{ours:?}"), "StationPair(…)");
    }

    #[test]
    fn a_fingerprint_is_thirty_digits_of_both_keys_and_the_station() {
        let mut chance = Chance::seeded(4);
        let (one, two) =
            (StationPair::fresh(&mut chance).unwrap().public(), StationPair::fresh(&mut chance).unwrap().public());
        let print = one.fingerprint(7);
        assert_eq!(print.len(), 6);
        assert!(print.iter().all(|group| group.len() == 5 && group.bytes().all(|b| b.is_ascii_digit())));
        assert_ne!(print, one.fingerprint(8));
        assert_ne!(print, two.fingerprint(7));
        let mixed = PublicPair { verifying: two.verifying, ..one.clone() };
        assert_ne!(print, mixed.fingerprint(7), "nobody else's key beside ours");
        assert!(one.is_sound());
        assert!(!PublicPair { verifying: "0".repeat(64), ..one }.is_sound(), "a weak key is none");
    }
}
