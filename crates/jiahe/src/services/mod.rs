//! The eight services (八大功能, 5.4): each opened on a case, or alone for a walk-in question, with its own form, steps,
//! clocks and outcome. Knows no SQL; what the law allows stands with each form in `bodies/`.

pub mod bodies;
mod body;
mod clocks;
mod end;
mod form;
mod list;
mod open;
mod perform;
mod propose;
mod record;
mod save;
mod scales;
mod sealed;
mod step;
mod terms;

pub(crate) use clocks::triggers;

pub use body::ServiceBody;
pub(crate) use body::is_body;
pub use clocks::Countdown;
pub use end::{end, reopen};
pub(crate) use list::of_case;
pub use list::{get, list};
pub use open::{open, open_many};
pub use perform::perform;
pub use propose::propose;
pub use record::*;
pub use save::save;
pub use scales::{Scale, ScaleBand};
pub use sealed::{
    CrisisForm, CrisisLevel, Ideation, OutsideScore, SafetyPlan, Screening, ServiceSheets, read_sheets, save_sheets,
    share_sheets,
};
pub use step::step;
pub use terms::*;
