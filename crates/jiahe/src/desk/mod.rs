//! The desk: one data folder, its keys and its open store, behind the front door.

mod account;
mod folder;
mod fonts;
mod go_on;
mod hold;
mod recovery;
mod rotate;
mod set_up;
mod sign_in;
mod status;
mod today;
mod trail;
pub mod workbench;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use account::{change_password, save_staff, set_prefs};
pub use folder::{Desk, Means, Paths, Progress};
pub use fonts::FontShelf;
pub use go_on::go_on;
pub use hold::in_use;
pub use recovery::{confirm_groups, confirm_recovery, print_recovery, renew_recovery, reset_password};
pub use rotate::rotate_keys;
pub use set_up::set_up;
pub use sign_in::{lock, sign_in};
pub use status::{status, strength};
pub use today::today;
pub(crate) use trail::was_cut as trail_was_cut;

use crate::fault::Fault;
use crate::kernel::{Moment, Role, StaffId, coded};
use crate::stations::Tier;

coded! {
    pub enum DeskState {
        /// No station in this folder yet.
        Empty = "empty",
        /// A station, and nobody signed in.
        Locked = "locked",
        Open = "open",
        /// The folder cannot be used; see `trouble`.
        Trouble = "trouble",
    }
}

/// What the first page needs to know before anyone has signed in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DeskStatus {
    pub state: DeskState,
    pub demo: bool,
    pub version: String,
    /// Whether the OS key store answers.
    pub key_store: bool,
    /// Names to choose from, known only on the PC that holds the device secret.
    pub names: Vec<SignInName>,
    /// Seconds until another password is heard.
    pub wait_seconds: u32,
    pub trouble: Option<Fault>,
    /// The signed-in person, when `open`.
    pub session: Option<SessionInfo>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SignInName {
    pub id: StaffId,
    pub name: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct SessionInfo {
    pub staff: StaffId,
    pub name: String,
    pub roles: BTreeSet<Role>,
    pub station_name: String,
    pub tier: Tier,
    pub place: String,
    /// Until the recovery key has been read back, no real case may be saved.
    pub recovery_confirmed: bool,
    pub prefs: Prefs,
    /// The PC's clock is behind the last entry of the audit trail: seconds, else 0.
    #[ts(type = "number")]
    pub clock_behind_seconds: i64,
    /// The password was given by somebody else and must be replaced before anything else.
    pub password_due: bool,
    /// The database was older than when this PC last closed it, within the last month: somebody put an old
    /// one back.
    pub trail_cut: bool,
    /// A backup took the place of what was here, within the last week.
    pub restored: Option<Restored>,
    /// It is now, and nobody has decided yet: nothing else is answered.
    pub older: Option<Older>,
    /// Wrong passwords at this person's name since they were here last.
    pub failed_sign_ins: u32,
    #[ts(type = "string | null")]
    pub failed_last: Option<Moment>,
    /// Whether a copied data folder is worthless on another PC.
    pub key_store: bool,
    /// Days since the last good backup, from the third on; 0 while all is well.
    pub backup_overdue_days: u32,
}

/// What was here before lies in a `kept-` folder; what was entered after `from`, who left and which passwords
/// were set since then is no longer here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Restored {
    #[ts(type = "string")]
    pub at: Moment,
    /// When the backup was made.
    #[ts(type = "string")]
    pub from: Moment,
}

/// An older database in the place of a newer one: how far the two go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Older {
    /// Lines of the trail that are here.
    #[ts(type = "number")]
    pub lines: i64,
    #[ts(type = "string | null")]
    pub until: Option<Moment>,
    /// Lines there were when this PC last closed the desk; `None` when that was under a later station key.
    #[ts(type = "number | null")]
    pub noted_lines: Option<i64>,
    #[ts(type = "string | null")]
    pub noted_until: Option<Moment>,
    /// Names of those who can decide.
    pub deciders: Vec<String>,
    /// Whether the person signed in is one of them.
    pub mine: bool,
}

/// The decision to go on with an older database.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct GoneOn {
    /// At least five characters; it stands on the audit trail.
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct Prefs {
    /// 16–20 px.
    pub text_size: u8,
    /// `zh-CN` or `en`.
    pub language: String,
    /// 1–60.
    pub idle_minutes: u8,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SignIn {
    pub name: String,
    pub password: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct PasswordChange {
    pub old: String,
    pub new: String,
}

/// A new recovery key opens everything: whoever makes one says their own password again.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RecoveryRenewed {
    pub password: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct StrengthAsked {
    pub password: String,
    pub name: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct StrengthTold {
    /// `weak`, `fair`, `strong`
    pub level: String,
    /// Why it is refused, as a field code; `None` when acceptable.
    pub why: Option<String>,
}

/// One group of the recovery key, read back from paper.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct GroupAnswer {
    /// 0-based.
    pub position: u32,
    pub text: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct GroupsAnswered {
    pub answers: Vec<GroupAnswer>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct RecoveryTyped {
    pub key: String,
}

/// A new password, by the recovery key.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PasswordReset {
    pub key: String,
    pub name: String,
    pub password: String,
}

/// Nothing asked.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct Nothing {}

/// Nothing to tell but that it is done.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Done {}
