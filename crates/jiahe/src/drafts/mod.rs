//! Drafts (草稿): what somebody was typing, kept in the encrypted database as they type. A draft is
//! its owner's alone and becomes a record only by being saved as one.

mod keep;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use keep::{discard, get, list, save};

use crate::kernel::{DraftId, Moment, coded};

coded! {
    pub enum DraftKind {
        Intake = "intake",
        CounsellingNote = "counselling_note",
        Survey = "survey",
        /// A service record's form, or a walk-in question.
        Service = "service",
        /// The row of a screening that is being typed.
        Screening = "screening",
        /// How a form of the station is to be arranged.
        Edition = "edition",
        /// A paper that is being typed in.
        Paper = "paper",
    }
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct DraftSaved {
    /// `None` begins a draft.
    pub id: Option<DraftId>,
    pub kind: DraftKind,
    /// What the list on the desk calls it, at most 60 characters.
    pub title: String,
    /// The form as it stands, JSON of at most 1 MiB; the core does not look inside.
    pub body: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftBrief {
    pub id: DraftId,
    pub kind: DraftKind,
    pub title: String,
    #[ts(type = "string")]
    pub updated_at: Moment,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Draft {
    pub id: DraftId,
    pub kind: DraftKind,
    pub title: String,
    pub body: String,
    #[ts(type = "string")]
    pub updated_at: Moment,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct DraftAsked {
    pub id: DraftId,
}
