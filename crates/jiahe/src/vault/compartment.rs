//! A text with a key of its own, wrapped for each person who may read it. The station key opens the
//! database it lies in, not the text.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::fault::Result;
use crate::kernel::Chance;

use super::own_key::{Address, Letter, OwnKeys};
use super::seal::Sealed;
use super::secret::Secret;

/// The sealed text. Bound to what the caller says it belongs to, so that it cannot be moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Compartment(Sealed);

/// The text's own key, in memory only.
#[derive(Clone)]
pub struct CompartmentKey(Secret<32>);

impl Compartment {
    /// # Errors
    /// [`crate::Code::Internal`] if sealing fails, which it does not.
    pub fn seal(bound: &[u8], plain: &[u8], chance: &mut Chance) -> Result<(Self, CompartmentKey)> {
        let key = Secret::fresh(chance);
        Ok((Self(Sealed::new(key.bytes(), bound, plain, chance)?), CompartmentKey(key)))
    }

    /// `None` when the key or what it is bound to does not fit.
    #[must_use]
    pub fn open(&self, key: &CompartmentKey, bound: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        self.0.open(key.0.bytes(), bound)
    }
}

impl CompartmentKey {
    /// For one more person.
    ///
    /// # Errors
    /// As [`Letter::seal`].
    pub fn wrap(&self, to: &Address, bound: &[u8], chance: &mut Chance) -> Result<Letter> {
        Letter::seal(to, bound, self.0.bytes(), chance)
    }

    /// `None` when the letter is not for these keys.
    #[must_use]
    pub fn unwrap_with(own: &OwnKeys, letter: &Letter, bound: &[u8]) -> Option<Self> {
        own.open(letter, bound).and_then(|bytes| Secret::copied(&bytes)).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::own_key::OwnKey;
    use super::*;

    #[test]
    fn who_is_named_reads_and_nobody_else() {
        let mut chance = Chance::seeded(5);
        let people: Vec<OwnKeys> = (0..3).map(|_| OwnKeys::new(OwnKey::fresh(&mut chance), [])).collect();
        let (text, key) = Compartment::seal(b"note 1", "夜里睡不着".as_bytes(), &mut chance).unwrap();
        let address = |who: usize| people[who].each()[0].address().unwrap();
        let letters: Vec<Letter> =
            [0, 1].map(|who| key.wrap(&address(who), b"note 1", &mut chance).unwrap()).into_iter().collect();
        for (who, letter) in letters.iter().enumerate() {
            let key = CompartmentKey::unwrap_with(&people[who], letter, b"note 1").unwrap();
            assert_eq!(text.open(&key, b"note 1").unwrap().as_slice(), "夜里睡不着".as_bytes());
            assert!(text.open(&key, b"note 2").is_none());
            assert!(CompartmentKey::unwrap_with(&people[2], letter, b"note 1").is_none());
        }
    }
}
