//! 回访 (5.5.3.1): planned from colour and outcome, tried, found. Without a word from anybody the plan follows from
//! how the case ended and its colour; a person can change it, or end it, with a reason.

mod plan;
mod record;
pub mod view;

pub use plan::{close_plan, of_case, set_plan};
pub(crate) use plan::{ends_ill, given_up, triggers};
pub use record::{record, review};
pub use view::*;
