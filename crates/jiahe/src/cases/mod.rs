//! Cases (家事个案): one dispute of one family, from intake to archive.

mod break_glass;
mod change;
mod get;
pub mod intake;
mod list;
mod matching;
mod open;
pub mod permission;
pub mod rules;
pub mod terms;
pub mod timeline;
pub mod view;

pub use break_glass::{break_glass, list_glass, note_glass};
pub use change::{add_note, amend, set_handler, set_level, set_risk, set_state, set_team};
pub use get::get;
pub use intake::*;
pub use list::list;
pub(crate) use matching::is_known;
pub use open::{code_prefix, open};
pub use terms::*;
pub use view::*;
