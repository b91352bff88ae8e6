//! The file itself: age around a tar of manifest, slot file and database. Knows neither folders nor desks.
//!
//! The database inside is still encrypted under the station key, and the slot file still sealed: whoever
//! opens the outer layer has what a copied data folder would give, no more.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::fault::{Code, Fault, Result};
use crate::kernel::Moment;
use crate::vault::{BackupAddress, BackupKey, new_private, opening, refused};

const FORMAT: &str = "jiahe-backup";
const VERSION: u32 = 1;
/// A hostile file may not fill the disk: what a part says of its size is held to the manifest, and that to this.
const LARGEST: u64 = 64 << 30;
const MANIFEST_MOST: u64 = 1 << 16;

pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const SLOTS: &str = "keys.json";
pub(super) const DATABASE: &str = "jiahe.db";

/// What is inside, in this order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    format: String,
    version: u32,
    pub station: String,
    pub generation: u32,
    pub at: Moment,
    /// Where the audit trail stood.
    pub seq: i64,
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    name: String,
    size: u64,
    sha256: String,
}

/// Told how far it has come: bytes done, bytes in all.
pub(super) type Progress<'a> = &'a dyn Fn(u64, u64);

impl Manifest {
    /// # Errors
    /// A part cannot be read.
    pub fn of(
        station: String,
        (generation, at, seq): (u32, Moment, i64),
        slots: &Path,
        database: &Path,
    ) -> Result<Self> {
        let parts = vec![part(SLOTS, slots)?, part(DATABASE, database)?];
        Ok(Self { format: FORMAT.into(), version: VERSION, station, generation, at, seq, parts })
    }
}

fn part(name: &str, path: &Path) -> Result<Part> {
    let (sha256, size) = hashed(path)?;
    Ok(Part { name: name.into(), size, sha256 })
}

fn hashed(path: &Path) -> Result<(String, u64)> {
    let mut file = File::open(path).map_err(|error| refused(&error))?;
    let mut hash = Sha256::new();
    let size = io::copy(&mut file, &mut hash).map_err(|error| refused(&error))?;
    Ok((hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect(), size))
}

/// Writes `to`, sealed to every address, and waits for the disk.
///
/// # Errors
/// The disk's.
pub(super) fn write(
    to: &Path,
    manifest: &Manifest,
    (slots, database): (&Path, &Path),
    addresses: &[BackupAddress],
    progress: Progress<'_>,
) -> Result<()> {
    let recipients = addresses.iter().map(BackupAddress::recipient).collect::<Result<Vec<_>>>()?;
    let sealing = age::Encryptor::with_recipients(recipients.iter().map(|one| one as &dyn age::Recipient))
        .map_err(|_| Fault::internal("address a backup"))?;
    let told = serde_json::to_vec(manifest).map_err(|_| Fault::internal("spell a manifest"))?;
    let write = || -> io::Result<()> {
        let file = new_private(to)?;
        let mut sealed = sealing.wrap_output(BufWriter::new(file))?;
        {
            let mut tar = tar::Builder::new(&mut sealed);
            append(&mut tar, MANIFEST, told.len() as u64, &mut told.as_slice())?;
            let whole: u64 = manifest.parts.iter().map(|part| part.size).sum();
            let mut done = 0;
            for (part, path) in manifest.parts.iter().zip([slots, database]) {
                let mut counted = Counted { inner: File::open(path)?, done, whole, progress };
                append(&mut tar, &part.name, part.size, &mut counted)?;
                done += part.size;
            }
            tar.finish()?;
        }
        let file = sealed.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()
    };
    write().map_err(|error| refused(&error))
}

fn append(tar: &mut tar::Builder<impl Write>, name: &str, size: u64, from: &mut impl Read) -> io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    tar.append_data(&mut header, name, from)
}

/// Opens `from` and writes its parts into `folder`, each checked against the manifest.
///
/// # Errors
/// [`Code::BackupOtherKey`] when none of the keys opens it; [`Code::BackupDamaged`] for everything a
/// hostile or broken file can be; [`Code::NewerVersion`]; the disk's.
pub(super) fn open(from: &Path, keys: &[BackupKey], folder: &Path, progress: Progress<'_>) -> Result<Manifest> {
    let file = File::open(from).map_err(|_| damaged("find the backup file"))?;
    let head = opening(file).map_err(|_| damaged("read the head of a backup"))?;
    let identities = keys.iter().map(|key| key.identity() as &dyn age::Identity);
    let opened = head.decrypt(identities).map_err(|error| match error {
        age::DecryptError::NoMatchingKeys => Fault::new(Code::BackupOtherKey, "open a backup"),
        _ => damaged("open a backup"),
    })?;
    let mut tar = tar::Archive::new(opened);
    let mut entries = tar.entries().map_err(|_| damaged("list a backup"))?;
    let manifest = manifest(&mut entries)?;
    let whole: u64 = manifest.parts.iter().map(|part| part.size).sum();
    let mut done = 0;
    for part in &manifest.parts {
        let entry = entries.next().ok_or_else(|| damaged("find a part of a backup"))?;
        let entry = entry.map_err(|_| damaged("read a part of a backup"))?;
        // Names come from our own list, never from the file: nothing is ever written elsewhere.
        let to = folder.join(match part.name.as_str() {
            SLOTS => SLOTS,
            DATABASE => DATABASE,
            _ => return Err(damaged("know a part of a backup")),
        });
        if entry.path_bytes() != part.name.as_bytes() || entry.size() != part.size {
            return Err(damaged("find the part that the manifest names"));
        }
        unpack(Counted { inner: entry, done, whole, progress }, &to)?;
        if hashed(&to)? != (part.sha256.clone(), part.size) {
            return Err(damaged("compare a part with the manifest"));
        }
        done += part.size;
    }
    if entries.next().is_some() {
        return Err(damaged("find the end of a backup"));
    }
    Ok(manifest)
}

fn manifest<R: Read>(entries: &mut tar::Entries<'_, R>) -> Result<Manifest> {
    let first = entries.next().ok_or_else(|| damaged("find the manifest"))?;
    let mut first = first.map_err(|_| damaged("read the manifest"))?;
    if first.path_bytes() != MANIFEST.as_bytes() || first.size() > MANIFEST_MOST {
        return Err(damaged("find the manifest"));
    }
    let mut text = Vec::new();
    first.read_to_end(&mut text).map_err(|_| damaged("read the manifest"))?;
    let heading: serde_json::Value = serde_json::from_slice(&text).map_err(|_| damaged("read the manifest"))?;
    let version = heading.get("version").and_then(serde_json::Value::as_u64).unwrap_or(0);
    if heading.get("format").and_then(serde_json::Value::as_str) != Some(FORMAT) {
        return Err(damaged("know the format"));
    }
    if version > u64::from(VERSION) {
        return Err(Fault::new(Code::NewerVersion, "read a backup of a newer version"));
    }
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| damaged("read the manifest"))?;
    let names: Vec<&str> = manifest.parts.iter().map(|part| part.name.as_str()).collect();
    let sizes = manifest.parts.iter().try_fold(0u64, |sum, part| sum.checked_add(part.size));
    if names != [SLOTS, DATABASE] || sizes.is_none_or(|sum| sum > LARGEST) {
        return Err(damaged("know the parts"));
    }
    Ok(manifest)
}

fn unpack(mut from: impl Read, to: &Path) -> Result<()> {
    let mut file = new_private(to).map_err(|error| refused(&error))?;
    let mut block = vec![0; 1 << 16];
    loop {
        let read = from.read(&mut block).map_err(|_| damaged("read a part of a backup"))?;
        let Some(some) = block.get(..read).filter(|some| !some.is_empty()) else { break };
        file.write_all(some).map_err(|error| refused(&error))?;
    }
    file.sync_all().map_err(|error| refused(&error))
}

pub(super) fn damaged(attempted: &str) -> Fault {
    Fault::new(Code::BackupDamaged, attempted)
}

/// Tells how much has been read of it.
struct Counted<'a, R> {
    inner: R,
    done: u64,
    whole: u64,
    progress: Progress<'a>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(out)?;
        self.done += read as u64;
        (self.progress)(self.done, self.whole);
        Ok(read)
    }
}

/// A folder for work in progress, emptied first.
///
/// # Errors
/// The disk's.
pub(super) fn workplace(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| refused(&error))?;
    }
    std::fs::create_dir_all(&folder).map_err(|error| refused(&error))?;
    Ok(folder)
}
