//! Compartments (保密夹): texts that not even the holder of the database key can read, only the people
//! named on each, and only after typing their own password again. Counselling notes, who reported,
//! where a victim hides. Whoever writes need not be able to read.

mod keep;
mod unlock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use keep::{author, discard, may_be_reader, open, readers, seal, set_readers};
pub use unlock::{close, unlock};

use crate::kernel::{Moment, StaffId, coded};

coded! {
    /// What a compartment holds; together with the record's id its place.
    pub enum CompartmentKind {
        /// 个案记录: the practitioner, and whom they name. The record is the appointment.
        CounsellingNote = "counselling_note",
        /// 团体成员个人记录: whoever of the leaders wrote it, and whom they name. The record is the attendance.
        MemberNote = "member_note",
        /// A draft of one: its writer. The record is the draft.
        Draft = "draft",
        /// 发现人: the leads. The record is the report.
        Reporter = "reporter",
        /// 隐藏的住址和电话: those named. The record is the person.
        HiddenContact = "hidden_contact",
        /// 量表、危机评估、安全计划: the counsellor, and whom they name. The record is the service record.
        ServiceSheets = "service_sheets",
    }
}

/// Who may read a compartment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reader {
    pub staff: StaffId,
    pub name: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CompartmentUnlock {
    pub password: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CompartmentsOpen {
    /// Until then no password is asked for again; locking the desk ends it at once.
    #[ts(type = "string")]
    pub until: Moment,
}
