//! 今日工作台: what today holds for the person signed in.

use serde::Serialize;
use ts_rs::TS;

use crate::appointments::Appointment;
use crate::audit::AuditEntry;
use crate::cases::{CaseRow, Glance};
use crate::classes::Class;
use crate::drafts::DraftBrief;
use crate::kernel::Day;

#[derive(Debug, Clone, Serialize, TS)]
pub struct Workbench {
    #[ts(type = "string")]
    pub today: Day,
    pub appointments: Vec<Appointment>,
    /// Past appointments of one's own without an outcome.
    pub unrecorded: Vec<Appointment>,
    pub classes: Vec<Class>,
    /// Opened in the last seven days, newest first, at most 20.
    pub new_cases: Vec<CaseRow>,
    /// Red and orange cases that are not ended and are mine, at most 20.
    pub pressing: Vec<CaseRow>,
    pub drafts: Vec<DraftBrief>,
    pub open_cases: u32,
    /// One's own red cases that are still open, and the orange ones, however many.
    pub red_cases: u32,
    pub orange_cases: u32,
    /// Break-glass accesses that no lead has taken note of yet; the lead's only.
    pub glances: Vec<Glance>,
    /// What was done to accounts in the last seven days by somebody else; the lead's only.
    pub account_changes: Vec<AuditEntry>,
}
