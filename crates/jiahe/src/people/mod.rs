//! People: parties, household members, clients. A person is entered once and found again.

mod amend;
mod check_identity;
pub mod entry;
mod hide;
mod matches;
mod standing;
pub mod terms;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use amend::amend;
pub use check_identity::{check_identity, tables};
pub(crate) use hide::reopened;
pub use hide::{hide_contact, read_contact};
pub use matches::matches;
pub use terms::*;

use crate::compartments::Reader;
use crate::kernel::{CaseId, Day, Moment, PersonId, StaffId};

/// A person as typed on a form. Empty strings mean "not given".
#[derive(Debug, Clone, Default, Deserialize, Serialize, TS)]
pub struct PersonEntry {
    /// Someone already in the database, chosen by the clerk; the fields below then update the record.
    pub existing: Option<PersonId>,
    /// Up to 60 characters, one line.
    pub name: String,
    /// 公民身份号码 (GB 11643) or another number.
    pub id_number: String,
    /// Why a number that does not pass is kept all the same.
    pub id_reason: String,
    pub sex: Option<Sex>,
    #[ts(type = "string | null")]
    pub birth: Option<Day>,
    pub phone: String,
    /// 安全联系提示: when and how the person may be called without danger.
    pub safe_contact: String,
    /// GB/T 3304
    pub nation: String,
    /// GB/T 2261.2
    pub marriage: String,
    /// GB/T 4658
    pub education: String,
    pub occupation: String,
    pub workplace: String,
    /// 户籍地: place code and address within it.
    pub registered_place: String,
    pub registered_address: String,
    /// 现住地: place code and address within it.
    pub living_place: String,
    pub living_address: String,
}

/// A person on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub id_number: String,
    pub id_reason: String,
    pub sex: Sex,
    #[ts(type = "string | null")]
    pub birth: Option<Day>,
    pub phone: String,
    pub safe_contact: String,
    pub nation: String,
    pub marriage: String,
    pub education: String,
    pub occupation: String,
    pub workplace: String,
    pub registered_place: String,
    pub registered_address: String,
    pub living_place: String,
    pub living_address: String,
    /// Goes up with every change; sent back with an amendment.
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct IdentityAsked {
    pub number: String,
}

/// What an identity number says of itself (GB 11643).
#[derive(Debug, Clone, Serialize, TS)]
pub struct IdentityTold {
    /// The number as it will be kept: half-width, upper-case X.
    pub number: String,
    /// `None` when it passes, else a field code such as `id_checksum`.
    pub why: Option<String>,
    #[ts(type = "string | null")]
    pub birth: Option<Day>,
    pub sex: Option<Sex>,
    /// Where it was first issued, in words.
    pub place: String,
}

/// One person of the form, asked whether they are already known.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Probe {
    pub name: String,
    pub id_number: String,
    pub phone: String,
    #[ts(type = "string | null")]
    pub birth: Option<Day>,
    pub living_address: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct MatchAsked {
    pub people: Vec<Probe>,
}

/// Somebody on record who is likely the same person, or of the same household, and why.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Likeness {
    /// Index into [`MatchAsked::people`].
    pub probe: u32,
    pub person: Person,
    /// Fields that agree: `id_number`, `name`, `phone`, `birth`, `address`.
    pub same: Vec<String>,
    /// The cases through which this session knows the person, newest first.
    pub cases: Vec<KnownFrom>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct KnownFrom {
    pub id: CaseId,
    pub code: String,
    #[ts(type = "string")]
    pub opened_at: Moment,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PersonAmendment {
    pub id: PersonId,
    #[ts(type = "number")]
    pub version: i64,
    pub entry: PersonEntry,
}

/// National code tables, for pick lists.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CodeTables {
    /// GB/T 4761
    pub relations: Vec<CodeEntry>,
    /// GB/T 3304
    pub nations: Vec<CodeEntry>,
    /// GB/T 2261.2
    pub marriages: Vec<CodeEntry>,
    /// GB/T 4658
    pub educations: Vec<CodeEntry>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CodeEntry {
    pub code: String,
    pub label: String,
}

/// Where a person hides, sealed (`hide.rs`).
#[derive(Debug, Clone, Default, Deserialize, Serialize, TS)]
pub struct HiddenContact {
    pub address: String,
    pub phone: String,
    /// When and how to call, whom not to tell.
    pub note: String,
    /// Where somebody is registered: often where the family looks first. Empty leaves the open record as it is.
    #[serde(default)]
    pub registered_address: String,
    /// 安全联系提示, where it gives something away itself. Empty leaves the open record as it is.
    #[serde(default)]
    pub safe_contact: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct HideContact {
    pub id: PersonId,
    pub contact: HiddenContact,
    /// Who may read it besides whoever writes it.
    pub readers: Vec<StaffId>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ContactSealed {
    /// Where phone or address still stand in what people wrote, in the cases this session may know of.
    pub still_open: Vec<StillOpen>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct StillOpen {
    pub case: CaseId,
    pub code: String,
    pub place: OpenPlace,
    /// Whose, which service, or when.
    pub of: String,
    pub phone: bool,
    pub address: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PersonAsked {
    pub id: PersonId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct HiddenContactRead {
    pub contact: HiddenContact,
    pub readers: Vec<Reader>,
}
