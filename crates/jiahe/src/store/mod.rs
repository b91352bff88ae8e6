//! The store: hand-written SQL, and the only place that knows the engine. Statements stay in the
//! subset that SQLite and PostgreSQL share; what only SQLite has (pragmas, full text, backup) sits
//! in `open`, `migrate`, `copy` and `find`. Knows no rules: permission and state are the nouns' business.

pub mod apart;
pub mod appointments;
pub mod attachments;
pub mod audit;
pub mod calendar;
pub mod care;
pub mod cases;
pub mod classes;
pub mod cohort_work;
pub mod cohorts;
pub mod compartments;
pub mod conferences;
mod copy;
pub mod courses;
pub mod drafts;
pub mod duty;
pub mod editions;
pub mod events;
pub mod exchange;
pub mod feedback;
pub mod find;
pub mod followups;
pub mod glass;
pub mod groups;
pub mod guidance;
pub mod holds;
pub mod lessons;
mod migrate;
pub mod movements;
pub mod obligations;
mod open;
pub mod orders;
pub mod papers;
pub mod pauses;
pub mod people;
pub mod pressing;
pub mod prompts;
pub mod protection;
pub mod reports;
pub mod rooms;
pub mod rows;
pub mod schedule;
pub mod screening;
pub mod service_records;
pub mod settings;
pub mod staff;
pub mod standing;
pub mod stations;
pub mod statistics;
pub mod surveys;
pub mod taken;
pub mod units;
mod values;
pub mod volumes;
pub mod waiting;

use rusqlite::{ErrorCode, Transaction, TransactionBehavior};

pub use copy::{copy_to, export, in_one_file, look_into, remove_database};
pub use migrate::NEWEST;
pub use open::{create, open, wait_for_disk};

use crate::fault::{Code, Fault, Result};

/// An open database, or a transaction on one.
pub type Db = rusqlite::Connection;

/// Begins a writing transaction.
///
/// # Errors
/// The database cannot be locked.
pub fn begin(db: &mut Db) -> Result<Transaction<'_>> {
    Ok(db.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// Commits, durably: `synchronous=FULL` has the log on the disk before this returns.
///
/// # Errors
/// The disk is full or gone; nothing of the transaction stays.
pub fn commit(transaction: Transaction<'_>) -> Result<()> {
    Ok(transaction.commit()?)
}

/// The engine's errors as ours. Only the engine's own code goes into the message: its text may quote data.
impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        let code = match &error {
            E::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Code::DiskFull,
                ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Code::ReadOnly,
                ErrorCode::NotADatabase => Code::WrongKey,
                ErrorCode::DatabaseCorrupt | ErrorCode::SystemIoFailure => Code::Damaged,
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Code::InUse,
                _ => Code::Internal,
            },
            E::QueryReturnedNoRows => Code::NotFound,
            _ => Code::Internal,
        };
        let told = match &error {
            E::SqliteFailure(failure, _) => format!("run a statement ({})", failure.extended_code),
            E::QueryReturnedNoRows => "find a record".to_owned(),
            E::FromSqlConversionFailure(column, kind, _) => format!("read column {column} of kind {kind}"),
            _ => "run a statement".to_owned(),
        };
        Self::new(code, told)
    }
}
