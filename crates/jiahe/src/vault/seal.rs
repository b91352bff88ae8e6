//! The few primitives the slots are made of, each in one place: derive, seal, open, tag, spell.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::fault::{Fault, Result};
use crate::kernel::Chance;

use super::StationKey;

/// HKDF-SHA256 of all `parts` one after another.
pub(super) fn derive(salt: &[u8], parts: &[&[u8]], purpose: &str) -> Result<Zeroizing<[u8; 32]>> {
    let material = Zeroizing::new(parts.concat());
    let mut key = Zeroizing::new([0; 32]);
    let derived = Hkdf::<Sha256>::new(Some(salt), &material).expand(purpose.as_bytes(), key.as_mut());
    derived.map_err(|_| Fault::internal("derive a key"))?;
    Ok(key)
}

/// XChaCha20-Poly1305 bytes with the nonce they were sealed under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sealed {
    nonce: Hex<24>,
    bytes: HexBytes,
}

impl Sealed {
    pub(super) fn new(key: &[u8; 32], bound: &[u8], plain: &[u8], chance: &mut Chance) -> Result<Self> {
        let nonce = chance.bytes::<24>();
        let sealed = XChaCha20Poly1305::new(key.into())
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad: bound })
            .map_err(|_| Fault::internal("seal a slot"))?;
        Ok(Self { nonce: Hex(nonce), bytes: HexBytes(sealed) })
    }

    /// `None` when the key or anything bound does not fit.
    pub(super) fn open(&self, key: &[u8; 32], bound: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let nonce = XNonce::from_slice(&self.nonce.0);
        let opened = XChaCha20Poly1305::new(key.into()).decrypt(nonce, Payload { msg: &self.bytes.0, aad: bound });
        opened.ok().map(Zeroizing::new)
    }
}

/// A small text for a file beside the database, under a key derived from the station's.
///
/// # Errors
/// [`crate::Code::Internal`] if sealing fails, which it does not.
pub fn seal_file(key: &StationKey, purpose: &str, plain: &[u8], chance: &mut Chance) -> Result<String> {
    let derived = derive(key.salt(), &[key.0.bytes()], purpose)?;
    let sealed = Sealed::new(&derived, purpose.as_bytes(), plain, chance)?;
    serde_json::to_string(&sealed).map_err(|_| Fault::internal("spell a sealed text"))
}

/// `None` for another key's, another purpose's or a damaged one.
#[must_use]
pub fn open_file(key: &StationKey, purpose: &str, sealed: &str) -> Option<Zeroizing<Vec<u8>>> {
    let derived = derive(key.salt(), &[key.0.bytes()], purpose).ok()?;
    serde_json::from_str::<Sealed>(sealed).ok()?.open(&derived, purpose.as_bytes())
}

/// HMAC-SHA256.
pub(super) fn tag(key: &[u8], message: &[u8]) -> Hex<32> {
    Hex(mac(key, message).finalize().into_bytes().into())
}

/// Compares in constant time.
pub(super) fn tag_fits(key: &[u8], message: &[u8], tag: &Hex<32>) -> bool {
    mac(key, message).verify_slice(&tag.0).is_ok()
}

fn mac(key: &[u8], message: &[u8]) -> Hmac<Sha256> {
    // A key longer than a block would be hashed first; ours never are, so no length is refused.
    let mut block = [0; 64];
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
    mac.update(message);
    mac
}

/// Lower-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Lower case only, so that one value has one spelling and any change of the text shows.
pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    let nibble = |byte: &u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let pairs = text.as_bytes().chunks(2).map(|pair| match pair {
        [high, low] => Some(nibble(high)? << 4 | nibble(low)?),
        _ => None,
    });
    pairs.collect()
}

/// Bytes of a fixed size, hex in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub(super) struct Hex<const N: usize>(pub(super) [u8; N]);

impl<const N: usize> From<Hex<N>> for String {
    fn from(bytes: Hex<N>) -> Self {
        hex(&bytes.0)
    }
}

impl<const N: usize> TryFrom<String> for Hex<N> {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        unhex(&text).and_then(|bytes| bytes.try_into().ok()).map(Hex).ok_or("hex of another length")
    }
}

/// Bytes of any size, hex in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub(super) struct HexBytes(pub(super) Vec<u8>);

impl From<HexBytes> for String {
    fn from(bytes: HexBytes) -> Self {
        hex(&bytes.0)
    }
}

impl TryFrom<String> for HexBytes {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        unhex(&text).map(Self).ok_or("not lower-case hex")
    }
}
