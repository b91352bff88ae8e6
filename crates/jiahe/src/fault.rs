//! Everything that can go wrong, as a code the interface can put into words.
//!
//! A [`Fault`] carries no personal data: its message says what was attempted, in English, for the
//! log; the interface words live in `ui/src/words` and are chosen by code. A code exists only if
//! someone branches on it.

use std::fmt;

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::text;

/// What went wrong, as the interface sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The request is malformed or a field does not pass; see [`Fault::fields`].
    Invalid,
    /// No such record, or none this session may know of: the two are deliberately the same.
    NotFound,
    /// The session's roles do not allow this command.
    Forbidden,
    /// The case is seen by break-glass only: it may be looked at, and noted on.
    LookingOnly,
    /// Others have the case in hand; the decision is theirs or a lead's.
    NotOnTeam,
    /// Nobody is signed in, or the desk is locked.
    NotSignedIn,
    /// Name or password is wrong; which of them is not said.
    WrongPassword,
    /// Too many wrong passwords; try again after [`Fault::wait_seconds`].
    TryLater,
    /// The recovery key does not open this station.
    WrongRecoveryKey,
    /// The backup is sealed to another key: of before the station key or the recovery key changed, or of another
    /// station.
    BackupOtherKey,
    /// The recovery key has not been read back yet, so no real case may be saved (design §4).
    RecoveryUnconfirmed,
    /// A station already exists in this folder.
    AlreadySetUp,
    /// No station in this folder yet.
    NotSetUp,
    /// Somebody else changed the record since it was read.
    Stale,
    /// The practitioner is already booked in that time.
    PractitionerBusy,
    /// The room is already booked in that time.
    RoomBusy,
    /// The client cannot have that time: another appointment, or somebody near whom they must not meet. Which is
    /// not said.
    ClientBusy,
    /// The session or cohort has no seat left.
    Full,
    /// The person is already enrolled, added or listed.
    Duplicate,
    /// The record is not in a state that allows this step.
    WrongState,
    /// Another station holds the case: here it is a copy to read.
    HeldElsewhere,
    /// The OS key store cannot be reached and nobody has agreed to go without it.
    NoKeyStore,
    /// The database was written by a newer version of the program.
    NewerVersion,
    /// The file is damaged: it opens with the key but its pages do not check out, or it is cut short.
    Damaged,
    /// The key does not fit this file, or it is no database of ours.
    WrongKey,
    /// The slot file is missing or damaged.
    SlotsDamaged,
    /// The slot file is older than the database: somebody put an old one back, or only half a backup.
    SlotsOld,
    /// The database is older than when this PC last closed it, and nobody has decided yet to go on with it.
    TrailCut,
    /// The own password must be typed again before a compartment opens.
    CompartmentsShut,
    /// Sealed to a key the person no longer has; the recovery key brings it back.
    CompartmentLost,
    /// The first password, given by somebody else, must be replaced by an own one.
    PasswordDue,
    /// The account is suspended.
    Suspended,
    /// A backup file that is damaged, cut short or no backup of ours.
    BackupDamaged,
    /// No program on this PC opens a PDF.
    NoViewer,
    /// Another program has this station open.
    InUse,
    /// The folder cannot be written.
    ReadOnly,
    /// The disk is full.
    DiskFull,
    /// A card of another station that is cut, changed or no card at all.
    CardDamaged,
    /// A parcel that is cut, changed or no parcel at all.
    ParcelDamaged,
    /// A parcel sealed to another station.
    ParcelNotForUs,
    /// A parcel from a station whose card was never taken in.
    ParcelUnknownSender,
    /// A station whose fingerprint nobody has compared yet, or whose keys have changed since.
    StationUnconfirmed,
    /// A parcel whose signature is not its sender's.
    ParcelForged,
    /// A parcel, or something in it, of a newer version of the program.
    ParcelNewer,
    /// A parcel that builds on an earlier one which never arrived.
    ParcelGap,
    /// A parcel of a station that went back to an older copy of its data: what it sends was sent differently before.
    ParcelSetBack,
    /// A file larger than any parcel of ours.
    ParcelTooLarge,
    /// A parcel that is whole and genuine, and whose content cannot be taken in.
    ParcelContent,
    /// This program takes no updates: no key was built in, it shows the demo county, or its package knows none.
    UpdatesOff,
    /// No update file of ours.
    UpdateNotOurs,
    /// An update signed by nobody this program takes one from, or changed since.
    UpdateForged,
    /// A genuine update that is not whole.
    UpdateDamaged,
    /// An update file of a later kind than this program reads.
    UpdateNewerFormat,
    /// An update for another system.
    UpdateOtherPlatform,
    /// The same version as the program's, or an older one: its database could be too new for that.
    UpdateNotNewer,
    /// The update file cannot be read any more, or never could.
    UpdateUnread,
    /// Anything else; the message in the log says what was attempted.
    Internal,
}

/// One field that does not pass: its path in the request (`parties[0].id_number`) and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldFault {
    pub field: String,
    /// A short code such as `required`, `checksum`, or with its limit `too_long:60`; worded in `ui/src/words`.
    pub why: String,
}

/// An error that crosses the front door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Fault {
    pub code: Code,
    pub message: String,
    pub fields: Vec<FieldFault>,
    /// With [`Code::TryLater`]: seconds until the next attempt is heard.
    pub wait_seconds: Option<u32>,
}

pub type Result<T, E = Fault> = std::result::Result<T, E>;

impl Fault {
    #[must_use]
    pub fn new(code: Code, attempted: impl Into<String>) -> Self {
        Self { code, message: attempted.into(), fields: Vec::new(), wait_seconds: None }
    }

    /// A single field that does not pass.
    #[must_use]
    pub fn field(field: impl Into<String>, why: &str) -> Self {
        let mut form = Check::default();
        form.fail(field, why);
        Self { fields: form.failed, ..Self::new(Code::Invalid, "check the form") }
    }

    #[must_use]
    pub fn not_found(what: &str) -> Self {
        Self::new(Code::NotFound, format!("find {what}"))
    }

    #[must_use]
    pub fn internal(attempted: impl Into<String>) -> Self {
        Self::new(Code::Internal, attempted)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.code, self.message)
    }
}

impl std::error::Error for Fault {}

/// Collects every field that does not pass, so that a form shows them all at once.
#[derive(Debug, Default)]
pub struct Check {
    failed: Vec<FieldFault>,
}

impl Check {
    pub fn fail(&mut self, field: impl Into<String>, why: &str) {
        self.failed.push(FieldFault { field: field.into(), why: why.into() });
    }

    /// Notes `why` against `field` unless `holds`.
    pub fn that(&mut self, holds: bool, field: impl Into<String>, why: &str) {
        if !holds {
            self.fail(field, why);
        }
    }

    /// Notes `too_long:most` where `text` has more than `most` characters.
    pub fn fits(&mut self, text: &str, most: usize, field: impl Into<String>) {
        self.that(text::fits(text, most), field, &format!("too_long:{most}"));
    }

    /// # Errors
    /// [`Code::Invalid`] with every field that failed.
    pub fn done(self) -> Result<()> {
        if self.failed.is_empty() {
            return Ok(());
        }
        Err(Fault { fields: self.failed, ..Fault::new(Code::Invalid, "check the form") })
    }
}
