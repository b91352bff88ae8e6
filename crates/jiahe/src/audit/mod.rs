//! The audit trail (操作记录) as the lead reads it: who, when, what, from which screen; and whether it
//! has been touched. Writing it is `transact`'s business.

mod read;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use read::{list, verify};

use crate::api::Noun;
use crate::kernel::{CaseId, Day, Moment, StaffId};

#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct AuditAsked {
    /// Only entries before this number: the next page.
    #[ts(optional = nullable, as = "Option<f64>")]
    pub before: Option<i64>,
    pub staff: Option<StaffId>,
    pub noun: Option<Noun>,
    #[ts(optional = nullable, as = "Option<String>")]
    pub from: Option<Day>,
    #[ts(optional = nullable, as = "Option<String>")]
    pub to: Option<Day>,
}

/// One line as it is read. The trail itself holds no personal data: what a record is called is looked up.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AuditEntry {
    #[ts(type = "number")]
    pub seq: i64,
    #[ts(type = "string")]
    pub at: Moment,
    pub staff: StaffId,
    pub name: String,
    /// The command's name in the table.
    pub command: String,
    /// The page it came from, `/cases/:id`.
    pub screen: String,
    pub noun: String,
    #[ts(type = "number")]
    pub record: i64,
    pub detail: String,
    /// The case it is about, where this session may know of it.
    pub case: Option<CaseId>,
    pub case_code: String,
    /// Whose account, which person, hour (its start), number or name, where this session may know of it.
    pub subject: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct AuditVerdict {
    /// How many lines there are.
    #[ts(type = "number")]
    pub lines: i64,
    /// The first line that does not follow from the one before; `None` when the chain is whole.
    #[ts(type = "number | null")]
    pub broken_at: Option<i64>,
    /// An older database was put in place of a newer one within the last month.
    pub cut: bool,
}
