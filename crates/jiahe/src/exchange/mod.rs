//! Parcels between stations (收发, design §5): what one station has to tell another waits in its outbox, in
//! order, and goes in every parcel until the other has said how far it read. So a lost parcel heals with the
//! next one, a repeated one does nothing, and a receipt is nothing but a parcel.

mod apply;
mod card;
mod files;
mod keys;
mod overview;
mod parcel;
mod post;
mod receive;
mod sealed;
mod send;
pub(crate) mod snapshot;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use card::{card, confirm, look_at_card, meet, save_card};
pub use files::found;
pub use overview::{overview, parcels};
pub use parcel::Message;
pub(crate) use post::post;
pub use receive::{import, preview};
pub use sealed::{name_readers, sealed, send_sealed};
pub use send::send;

use crate::kernel::{CaseId, Moment, ParcelId, StaffId, StationId, coded};
use crate::stations::{Station, Tier};
use crate::vault::PublicPair;

coded! {
    pub enum Direction {
        Sent = "sent",
        Received = "received",
    }
}

coded! {
    /// Whether a card's station is known here already.
    pub enum Acquaintance {
        New = "new",
        /// The same keys as before.
        Same = "same",
        /// Other keys than before: somebody set the station up anew, or somebody else made this card.
        Changed = "changed",
    }
}

/// A station met, and how far each side has come.
#[derive(Debug, Clone)]
pub struct Peer {
    pub station: StationId,
    pub keys: PublicPair,
    pub confirmed_by: Option<StaffId>,
    pub confirmed_at: Option<Moment>,
    /// The keys differ from those confirmed before.
    pub changed: bool,
    /// The highest of our messages that went in some parcel.
    pub sent_to: i64,
    /// The highest of ours that the other has read.
    pub acked_to: i64,
    /// The highest of theirs that we have read.
    pub read_to: i64,
    /// The highest of theirs that they were told we have read.
    pub told_to: i64,
    /// Number and time of the newest parcel heard of.
    pub heard_number: i64,
    pub heard_at: Moment,
}

/// This station's own card, to be shown.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OwnCard {
    pub station: Station,
    /// Groups of five digits.
    pub fingerprint: Vec<String>,
    /// The card as text, the same as in the file and the QR code.
    pub text: String,
    /// Squares along one side of the QR code, and its black runs: column, row, length.
    #[ts(type = "number")]
    pub modules: usize,
    #[ts(type = "Array<[number, number, number]>")]
    pub black: Vec<(usize, usize, usize)>,
}

/// A file or a pasted text; the path counts when both are there.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CardAsked {
    pub path: String,
    pub text: String,
}

/// What a card says.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CardTold {
    pub station: StationId,
    pub name: String,
    pub tier: Tier,
    pub place: String,
    #[ts(type = "string")]
    pub made_at: Moment,
    pub fingerprint: Vec<String>,
    pub known: Acquaintance,
    /// Rows of the directory, made by hand, that may be the same station.
    pub alike: Vec<Station>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Meet {
    pub path: String,
    pub text: String,
    /// A row of the directory made by hand that is this station.
    pub same_as: Option<StationId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Confirm {
    pub station: StationId,
    /// The fingerprint that was compared, as shown.
    pub fingerprint: Vec<String>,
}

/// A path on this PC: an existing folder, or a file.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PathAsked {
    pub path: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Written {
    pub path: String,
    pub file_name: String,
}

coded! {
    pub enum FileKind {
        Parcel = "parcel",
        Card = "card",
    }
}

/// A parcel or a card lying in a folder.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FoundFile {
    pub path: String,
    pub name: String,
    pub kind: FileKind,
    #[ts(type = "number")]
    pub bytes: u64,
}

/// All that the page shows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExchangeOverview {
    /// Where parcels were last written to; empty before the first.
    pub folder: String,
    pub stations: Vec<StationLine>,
}

/// One station and what lies between it and us.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StationLine {
    pub station: Station,
    /// Its card was taken in.
    pub met: bool,
    pub confirmed: bool,
    /// Its keys have changed since they were confirmed.
    pub changed: bool,
    /// Empty before its card was taken in.
    pub fingerprint: Vec<String>,
    pub confirmed_by: String,
    #[ts(type = "string | null")]
    pub last_sent: Option<Moment>,
    #[ts(type = "string | null")]
    pub last_received: Option<Moment>,
    /// Messages that have not gone in any parcel yet, and the oldest of them.
    pub waiting: u32,
    #[ts(type = "string | null")]
    pub waiting_since: Option<Moment>,
    /// Messages that went and were not acknowledged, and since when.
    pub unacknowledged: u32,
    #[ts(type = "string | null")]
    pub unacknowledged_since: Option<Moment>,
    /// Messages of theirs that we have read and not told them so yet.
    #[ts(type = "number")]
    pub receipts: i64,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SendAsked {
    pub station: StationId,
    /// An existing folder: the parcel gets a name of its own there. Or a file ending in `.jhp`.
    pub path: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Sent {
    pub parcel: ParcelId,
    pub path: String,
    pub file_name: String,
    pub messages: u32,
    /// It tells the other how far we have read.
    pub receipt: bool,
    #[ts(type = "number")]
    pub bytes: u64,
}

/// One thing a parcel brings, before it is taken in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MessageTold {
    /// `movements.sent`; worded in the interface.
    pub kind: String,
    #[ts(type = "string")]
    pub posted_at: Moment,
    /// Empty when the session may not know of the case, or there is none.
    pub code: String,
    pub parties: Vec<String>,
    /// The case is here already.
    pub known: bool,
    /// There is a case, and this session may not know of it.
    pub hidden: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ParcelTold {
    pub parcel: ParcelId,
    pub station: StationId,
    pub station_name: String,
    #[ts(type = "string")]
    pub made_at: Moment,
    /// Taken in before: nothing would be done.
    pub already: bool,
    /// What is new in it; what was read before is left out.
    pub messages: Vec<MessageTold>,
    /// How many in it were read before.
    pub skipped: u32,
    /// How many of ours it says they have read, that we did not know of.
    #[ts(type = "number")]
    pub acknowledges: i64,
}

/// What became of a parcel.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Imported {
    pub told: ParcelTold,
    /// Where something is to be sent now, the sender first.
    pub answers: Vec<StationLine>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ParcelsAsked {
    pub station: Option<StationId>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ParcelLine {
    pub id: ParcelId,
    pub station: StationId,
    pub station_name: String,
    pub direction: Direction,
    #[ts(type = "number")]
    pub number: i64,
    #[ts(type = "string")]
    pub made_at: Moment,
    /// 0 when it carries a receipt and nothing else.
    #[ts(type = "number")]
    pub first: i64,
    #[ts(type = "number")]
    pub last: i64,
    #[ts(type = "number")]
    pub ack: i64,
    #[ts(type = "number")]
    pub bytes: i64,
    pub file_name: String,
    /// When it was written or taken in here.
    #[ts(type = "string")]
    pub at: Moment,
    pub by_name: String,
    /// Sent: the other has read all of it.
    pub acknowledged: bool,
}

/// Sends a compartment to another station, on purpose.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SealedSent {
    pub case: CaseId,
    /// `hidden_contact` (the record is the person) or `reporter` (the record is the report).
    pub kind: crate::compartments::CompartmentKind,
    #[ts(type = "number")]
    pub record: i64,
    pub station: StationId,
    /// At least five characters.
    pub reason: String,
}

/// A sealed text that came and waits for somebody to say who may read it here.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SealedIn {
    #[ts(type = "number")]
    pub id: i64,
    pub station: StationId,
    pub station_name: String,
    pub case: CaseId,
    pub code: String,
    pub kind: crate::compartments::CompartmentKind,
    #[ts(type = "number")]
    pub record: i64,
    /// Whose whereabouts; empty for a reporter.
    pub person_name: String,
    pub sent_by: String,
    pub reason: String,
    #[ts(type = "string")]
    pub received_at: Moment,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReadersNamed {
    #[ts(type = "number")]
    pub id: i64,
    pub readers: Vec<StaffId>,
}
