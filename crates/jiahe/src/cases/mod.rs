//! Cases (家事个案): one dispute of one family, from intake to archive.

mod break_glass;
mod change;
mod close;
mod ending;
pub mod flow;
mod get;
pub mod intake;
mod list;
mod matching;
mod merge;
mod open;
pub mod permission;
pub mod rules;
pub mod terms;
pub mod timeline;
pub mod view;

pub(crate) use break_glass::glances_to_note;
pub use break_glass::{break_glass, list_glass, note_glass};
pub use change::{add_note, amend, set_handler, set_level, set_risk, set_team};
pub use close::{Lack, Lacking, close_check};
pub use ending::{
    BackStep, CaseConferred, CaseReasoned, back_step, bring_back, confer, set_back_step, set_state, withdraw,
};
pub use get::get;
pub use intake::*;
pub use list::list;
pub(crate) use matching::{is_in_hand, is_known, may_be_brought_up_to_date};
pub use merge::{CasesMerged, FamilyCase, family, merge, part};
pub use open::{code_prefix, open};
pub use terms::*;
pub use timeline::by_others;
pub use view::*;
