//! The file itself: an age file sealed to one station; inside, a head, a manifest, its Ed25519 signature and
//! the payload. Nothing in it is compressed, so it is never larger inside than outside. Knows no database.
//!
//! ```text
//! age( "jhparcel" | u32 length of manifest | manifest (JSON) | 64 bytes of signature | payload (JSON) )
//! ```

use std::io::Read;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Peer;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Moment, ParcelId, StationId};
use crate::vault::{PublicPair, StationPair, opening};

const FORMAT: &str = "jiahe-parcel";
const VERSION: u32 = 1;
const MAGIC: &[u8; 8] = b"jhparcel";
const MANIFEST_MOST: u32 = 1 << 14;
/// The largest payload that is read, and a little more for the file around it.
pub(super) const PAYLOAD_MOST: u64 = 64 << 20;
pub(super) const FILE_MOST: u64 = PAYLOAD_MOST + (1 << 20);
/// How a parcel file begins.
pub(super) const HEAD: &[u8] = b"age-encryption.org/v1";

/// What is signed: who to whom, which messages, and how far the sender has read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    format: String,
    version: u32,
    pub parcel: ParcelId,
    pub sender: StationId,
    pub receiver: StationId,
    /// The database version of the sender.
    pub schema: i64,
    /// Counts the parcels of this sender to this receiver.
    pub number: i64,
    pub made_at: Moment,
    payload_size: u64,
    payload_sha256: String,
    /// The messages in it, 0 and 0 for none.
    pub first: i64,
    pub last: i64,
    /// The highest message the sender ever posted to this receiver.
    pub posted: i64,
    /// The highest message of the receiver that the sender has read, and its digest.
    pub ack: i64,
    pub ack_digest: String,
}

/// One message. Its body stays the text it was, so that it can be told whether it is the same as before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub sequence: i64,
    pub kind: String,
    pub posted_at: Moment,
    pub body: String,
}

#[derive(Serialize, Deserialize)]
struct Payload {
    messages: Vec<Message>,
}

/// What the sender says of itself before sealing.
pub(super) struct Outgoing {
    pub parcel: ParcelId,
    pub sender: StationId,
    pub receiver: StationId,
    pub schema: i64,
    pub number: i64,
    pub made_at: Moment,
    pub posted: i64,
    pub ack: i64,
    pub ack_digest: String,
}

/// A parcel that is whole, genuine and for us.
#[derive(Debug)]
pub(super) struct Opened {
    pub manifest: Manifest,
    pub messages: Vec<Message>,
    /// The sender's entry, as it was when the signature was checked.
    pub peer: Peer,
}

/// Tells one message from another.
pub(super) fn digest(kind: &str, body: &str) -> String {
    hex(&Sha256::new().chain_update(kind).chain_update([0]).chain_update(body).finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn signed_text(manifest: &[u8]) -> Vec<u8> {
    [b"jiahe parcel 1\0", manifest].concat()
}

/// Seals messages to one station.
///
/// # Errors
/// [`Code::CardDamaged`] for a key that is none.
pub(super) fn seal(out: Outgoing, messages: Vec<Message>, pair: &StationPair, to: &PublicPair) -> Result<Vec<u8>> {
    let failed = || Fault::internal("spell a parcel");
    let (first, last) = (messages.first().map_or(0, |m| m.sequence), messages.last().map_or(0, |m| m.sequence));
    let payload = serde_json::to_vec(&Payload { messages }).map_err(|_| failed())?;
    let manifest = Manifest {
        format: FORMAT.into(),
        version: VERSION,
        parcel: out.parcel,
        sender: out.sender,
        receiver: out.receiver,
        schema: out.schema,
        number: out.number,
        made_at: out.made_at,
        payload_size: payload.len() as u64,
        payload_sha256: hex(&Sha256::digest(&payload)),
        first,
        last,
        posted: out.posted,
        ack: out.ack,
        ack_digest: out.ack_digest,
    };
    let manifest = serde_json::to_vec(&manifest).map_err(|_| failed())?;
    let length = u32::try_from(manifest.len()).map_err(|_| failed())?;
    let signature = pair.sign(&signed_text(&manifest));
    let plain = [MAGIC.as_slice(), &length.to_be_bytes(), &manifest, &signature, &payload].concat();
    age::encrypt(&to.recipient()?, &plain).map_err(|_| Fault::internal("seal a parcel"))
}

/// Its head: whether it can be a parcel at all.
///
/// # Errors
/// [`Code::ParcelDamaged`].
pub(super) fn head(file: impl Read) -> Result<age::Decryptor<impl Read>> {
    opening(file.take(FILE_MOST)).map_err(|_| damaged("read the head of a parcel"))
}

/// Opens a parcel and checks everything that can be told without reading the messages' meaning. `known` gives
/// a station's entry if its card was ever taken in.
///
/// # Errors
/// One code for each way in which it is not a good parcel for us; see [`Code`].
pub(super) fn open(
    head: age::Decryptor<impl Read>,
    pair: &StationPair,
    own: StationId,
    known: impl FnOnce(StationId) -> Result<Option<Peer>>,
) -> Result<Opened> {
    let opened = head.decrypt(std::iter::once(pair.identity() as &dyn age::Identity));
    let mut plain = opened.map_err(|error| match error {
        age::DecryptError::NoMatchingKeys => not_for_us(),
        _ => damaged("open a parcel"),
    })?;
    let mut magic = [0u8; 8];
    fill(&mut plain, &mut magic)?;
    let mut length = [0u8; 4];
    fill(&mut plain, &mut length)?;
    let length = u32::from_be_bytes(length);
    if &magic != MAGIC || length > MANIFEST_MOST {
        return Err(damaged("know the format of a parcel"));
    }
    let mut spelt = vec![0; usize::try_from(length).unwrap_or(0)];
    fill(&mut plain, &mut spelt)?;
    let mut signature = [0u8; 64];
    fill(&mut plain, &mut signature)?;
    let manifest = manifest(&spelt)?;
    // Sealed to us by somebody to whom it was sent: the signed manifest names another receiver.
    if manifest.receiver != own {
        return Err(not_for_us());
    }
    let peer =
        known(manifest.sender)?.ok_or_else(|| Fault::new(Code::ParcelUnknownSender, "know the sender of a parcel"))?;
    if peer.confirmed_by.is_none() {
        return Err(Fault::new(Code::StationUnconfirmed, "trust a station before its fingerprint was compared"));
    }
    if !peer.keys.signed(&signed_text(&spelt), &signature) {
        return Err(Fault::new(Code::ParcelForged, "check the signature of a parcel"));
    }
    if manifest.payload_size > PAYLOAD_MOST {
        return Err(Fault::new(Code::ParcelTooLarge, "read a payload of that size"));
    }
    let mut payload = Vec::new();
    plain
        .take(manifest.payload_size + 1)
        .read_to_end(&mut payload)
        .map_err(|_| damaged("read the payload of a parcel"))?;
    if payload.len() as u64 != manifest.payload_size || hex(&Sha256::digest(&payload)) != manifest.payload_sha256 {
        return Err(damaged("compare the payload with its manifest"));
    }
    let Payload { messages } = serde_json::from_slice(&payload).map_err(|_| content("read the messages"))?;
    in_order(&manifest, &messages)?;
    Ok(Opened { manifest, messages, peer })
}

fn manifest(spelt: &[u8]) -> Result<Manifest> {
    let heading: serde_json::Value = serde_json::from_slice(spelt).map_err(|_| damaged("read a manifest"))?;
    if heading.get("format").and_then(serde_json::Value::as_str) != Some(FORMAT) {
        return Err(damaged("know the format of a manifest"));
    }
    if heading.get("version").and_then(serde_json::Value::as_u64).unwrap_or(0) > u64::from(VERSION) {
        return Err(Fault::new(Code::ParcelNewer, "read a parcel of a newer version"));
    }
    serde_json::from_value(heading).map_err(|_| damaged("read a manifest"))
}

/// The messages are those that the manifest names, one after another.
fn in_order(manifest: &Manifest, messages: &[Message]) -> Result<()> {
    let numbered = messages.iter().zip(manifest.first..).all(|(message, number)| message.sequence == number);
    let last = messages.last().map_or(0, |message| message.sequence);
    let first = messages.first().map_or(0, |message| message.sequence);
    let sound = numbered && (first, last) == (manifest.first, manifest.last) && manifest.posted >= last;
    if !sound || first < 0 || manifest.ack < 0 || (first == 0) != messages.is_empty() {
        return Err(content("number the messages"));
    }
    Ok(())
}

fn fill(from: &mut impl Read, to: &mut [u8]) -> Result<()> {
    from.read_exact(to).map_err(|_| damaged("read the beginning of a parcel"))
}

fn damaged(attempted: &str) -> Fault {
    Fault::new(Code::ParcelDamaged, attempted)
}

fn not_for_us() -> Fault {
    Fault::new(Code::ParcelNotForUs, "open a parcel sealed to another station")
}

pub(super) fn content(attempted: &str) -> Fault {
    Fault::new(Code::ParcelContent, attempted)
}
