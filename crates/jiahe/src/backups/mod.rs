//! Backups (备份): one sealed file with everything in it, made after work, on closing and before the
//! station key changes; tried by opening it; opened by the printed recovery key on any PC, or by a
//! password while this PC's slot file is whole.

mod file;
mod keep;
mod make;
mod restore;
mod settle;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use keep::overdue_days;
pub use keep::{found, set_folder, state};
pub use make::make_now;
pub(crate) use make::{after_work, make};
pub(crate) use restore::restored;
pub use restore::{inspect, restore};
pub(crate) use settle::settle;

use crate::kernel::Moment;

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupFile {
    pub path: String,
    pub name: String,
    /// When it was made, as its name says.
    #[ts(type = "string")]
    pub at: Moment,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupState {
    /// When the last one was made that could be opened again.
    #[ts(type = "string | null")]
    pub last: Option<Moment>,
    /// Days since then, from the third on; 0 while all is well.
    pub overdue_days: u32,
    /// Where they go by themselves.
    pub folder: String,
    /// A second place, a USB stick for instance; empty for none.
    pub second_folder: String,
    /// Whether the second place can be written to now.
    pub second_there: bool,
    pub files: Vec<BackupFile>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct BackupFolder {
    /// An existing folder; empty for none.
    pub path: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct BackupLooked {
    pub path: String,
    /// The printed recovery key; or a name and a password of this PC.
    pub recovery: String,
    pub name: String,
    pub password: String,
}

/// What a backup says of itself.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupTold {
    pub station: String,
    #[ts(type = "string")]
    pub at: Moment,
    #[ts(type = "number")]
    pub cases: u64,
    /// Whether there is a station in this folder now, which is then kept beside.
    pub replaces: bool,
    /// On another PC, or after the key store was emptied, passwords open nothing: the recovery key sets a new one.
    pub needs_recovery: bool,
}
