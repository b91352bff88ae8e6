//! The file itself: written by whoever publishes, read by the program it is to replace.

use std::io::{self, ErrorKind, Read, Seek, Write};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::keys::hex;
use crate::{PrivateKey, PublicKeys, Version};

const MAGIC: &[u8; 8] = b"jhupdate";
const FORMAT: u64 = 1;
const PRODUCT: &str = "jiahe";
const MANIFEST_MOST: usize = 1 << 14;
const NOTES_MOST: usize = 2_000;
/// The largest file, installer and head.
pub const MOST: u64 = 300 << 20;
/// For what there can be an update: system, processor, and kind of package where a system has several.
pub const PLATFORMS: &[&str] = &["windows-x86_64", "linux-x86_64-deb", "macos-aarch64", "macos-x86_64"];

/// What is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    format: u64,
    product: String,
    pub version: Version,
    pub platform: String,
    /// Of the installer.
    pub size: u64,
    sha256: String,
    /// What is new, for whoever decides whether to install it.
    pub notes: String,
    pub made_on: NaiveDate,
}

/// What an update is to say of itself.
#[derive(Debug, Clone)]
pub struct New<'a> {
    pub version: Version,
    pub platform: &'a str,
    pub notes: &'a str,
    pub made_on: NaiveDate,
}

/// The program that is to be replaced.
#[derive(Debug, Clone, Copy)]
pub struct Own<'a> {
    pub version: Version,
    pub platform: &'a str,
}

/// Why a file is not taken, or not written.
#[derive(Debug)]
pub enum Refused {
    /// No update file, or of another program, or larger than any.
    NotOurs,
    /// Signed by nobody this program takes updates from, or changed since.
    Forged,
    /// Of a later kind than this program reads.
    NewerFormat,
    OtherPlatform,
    /// The same version, or an older one.
    NotNewer,
    /// Genuine, and cut short, lengthened or changed behind the head.
    Damaged,
    /// What is to be packed cannot be: notes, platform, size.
    Unfit(&'static str),
    Read(io::Error),
    Write(io::Error),
}

/// A head that is genuine and for this program; the installer behind it is not read yet.
#[derive(Debug)]
pub struct Opened<R> {
    manifest: Manifest,
    rest: R,
}

fn signed_text(manifest: &[u8]) -> Vec<u8> {
    [b"jiahe update 1\0", manifest].concat()
}

/// Signs an installer and writes both.
///
/// # Errors
/// [`Refused::Unfit`]; the disk's.
pub fn pack(
    new: &New<'_>,
    installer: &mut (impl Read + Seek),
    to: &mut impl Write,
    key: &PrivateKey,
) -> Result<Manifest, Refused> {
    let (size, sha256) = copied(installer, MOST + 1, &mut io::sink(), &|_| {})?;
    if size == 0 || size > MOST {
        return Err(Refused::Unfit("the size of the installer"));
    }
    let manifest = Manifest {
        format: FORMAT,
        product: PRODUCT.into(),
        version: new.version,
        platform: new.platform.into(),
        size,
        sha256,
        notes: new.notes.trim().into(),
        made_on: new.made_on,
    };
    if !PLATFORMS.contains(&new.platform) {
        return Err(Refused::Unfit("the platform"));
    }
    if !are_notes(&manifest.notes) {
        return Err(Refused::Unfit("the notes"));
    }
    let spelt = serde_json::to_vec(&manifest).map_err(|_| Refused::Unfit("the manifest"))?;
    let length = u32::try_from(spelt.len()).map_err(|_| Refused::Unfit("the manifest"))?;
    if spelt.len() > MANIFEST_MOST || spelt.len() as u64 + size + 76 > MOST {
        return Err(Refused::Unfit("the manifest"));
    }
    let signature = key.sign(&signed_text(&spelt));
    let head = [MAGIC.as_slice(), &length.to_be_bytes(), &spelt, &signature].concat();
    to.write_all(&head).map_err(Refused::Write)?;
    installer.rewind().map_err(Refused::Read)?;
    let (again, _) = copied(installer, size, to, &|_| {})?;
    if again == size { Ok(manifest) } else { Err(Refused::Unfit("the installer, which changed meanwhile")) }
}

/// Reads the head and checks all that can be told from it.
///
/// # Errors
/// Why it is not taken.
pub fn open<R: Read>(mut from: R, keys: &PublicKeys, own: Own<'_>) -> Result<Opened<R>, Refused> {
    let mut magic = [0; MAGIC.len()];
    fill(&mut from, &mut magic, Refused::NotOurs)?;
    if &magic != MAGIC {
        return Err(Refused::NotOurs);
    }
    let mut length = [0; 4];
    fill(&mut from, &mut length, Refused::Damaged)?;
    let length = usize::try_from(u32::from_be_bytes(length)).unwrap_or(usize::MAX);
    if length > MANIFEST_MOST {
        return Err(Refused::Damaged);
    }
    let mut spelt = vec![0; length];
    fill(&mut from, &mut spelt, Refused::Damaged)?;
    let mut signature = [0; 64];
    fill(&mut from, &mut signature, Refused::Damaged)?;
    if !keys.signed(&signed_text(&spelt), &signature) {
        return Err(Refused::Forged);
    }
    let manifest = manifest(&spelt)?;
    if manifest.product != PRODUCT {
        return Err(Refused::NotOurs);
    }
    if manifest.platform != own.platform {
        return Err(Refused::OtherPlatform);
    }
    if manifest.version <= own.version {
        return Err(Refused::NotNewer);
    }
    if manifest.size > MOST || manifest.size == 0 {
        return Err(Refused::Damaged);
    }
    Ok(Opened { manifest, rest: from })
}

impl<R: Read> Opened<R> {
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Writes the installer. What was written counts only when this returns well; `told` hears how far it is.
    ///
    /// # Errors
    /// [`Refused::Damaged`]; the disks'.
    pub fn unpack(mut self, to: &mut impl Write, told: &dyn Fn(u64)) -> Result<Manifest, Refused> {
        // One byte more: behind the installer there must be nothing.
        let (size, sha256) = copied(&mut self.rest, self.manifest.size + 1, to, told)?;
        let whole = size == self.manifest.size && sha256 == self.manifest.sha256;
        if whole { Ok(self.manifest) } else { Err(Refused::Damaged) }
    }
}

impl Manifest {
    /// Whether this is the installer that was signed.
    ///
    /// # Errors
    /// The disk's.
    pub fn is_of(&self, mut installer: impl Read) -> Result<bool, Refused> {
        let (size, sha256) = copied(&mut installer, self.size + 1, &mut io::sink(), &|_| {})?;
        Ok(size == self.size && sha256 == self.sha256)
    }
}

fn manifest(spelt: &[u8]) -> Result<Manifest, Refused> {
    let heading: serde_json::Value = serde_json::from_slice(spelt).map_err(|_| Refused::Damaged)?;
    match heading.get("format").and_then(serde_json::Value::as_u64) {
        Some(FORMAT) => {}
        Some(later) if later > FORMAT => return Err(Refused::NewerFormat),
        _ => return Err(Refused::Damaged),
    }
    // Read from the text, not from the value: there a field that stands twice would not be seen.
    let manifest: Manifest = serde_json::from_slice(spelt).map_err(|_| Refused::Damaged)?;
    if are_notes(&manifest.notes) { Ok(manifest) } else { Err(Refused::Damaged) }
}

/// Plain text that reads in the order in which it is written.
fn are_notes(text: &str) -> bool {
    let turns = |c| matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let plain = |c: char| c == '\n' || !c.is_control() && !turns(c);
    !text.trim().is_empty() && text.chars().count() <= NOTES_MOST && text.chars().all(plain)
}

fn fill(from: &mut impl Read, to: &mut [u8], short: Refused) -> Result<(), Refused> {
    from.read_exact(to)
        .map_err(|error| if error.kind() == ErrorKind::UnexpectedEof { short } else { Refused::Read(error) })
}

/// At most `most` bytes from one to the other: how many, and their SHA-256.
fn copied(from: &mut impl Read, most: u64, to: &mut impl Write, told: &dyn Fn(u64)) -> Result<(u64, String), Refused> {
    let mut from = from.take(most);
    let (mut hash, mut done, mut piece) = (Sha256::new(), 0, vec![0; 1 << 18]);
    loop {
        let read = match from.read(&mut piece) {
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(Refused::Read(error)),
        };
        let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        hash.update(bytes);
        to.write_all(bytes).map_err(Refused::Write)?;
        done += bytes.len() as u64;
        told(done);
    }
    Ok((done, hex(&hash.finalize())))
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
