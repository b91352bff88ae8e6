//! Screening (排查走访) and the register of families to look after (重点家庭): 5.5.1.1, 5.5.1.2, A.1. Who is
//! found may become a case, a family of the register, or neither; that is a person's decision, and so is
//! every colour. Nobody is counted by how much they typed.

mod alike;
mod campaign;
mod checklist;
mod clock;
mod family;
mod family_change;
mod family_read;
mod family_view;
mod finding;
mod off;
mod opened;
mod receive;
mod secrecy;
mod summary;
mod terms;
#[cfg(test)]
mod tests;
mod today;
mod upward;
mod urgent;
mod view;
mod wire;

pub use alike::alike;
pub use campaign::{campaign, campaigns, save_campaign, set_campaign_state, set_visits};
pub use checklist::{current as checklist, save as save_checklist};
pub use family::register;
pub use family_change::{amend_family, look, set_family_handler, set_family_level, set_family_risk};
pub use family_read::{families, family, of_case};
pub use family_view::*;
pub use finding::{enter, settle_finding};
pub use off::{answer_off, ask_off, put_back};
pub use opened::begin_case;
pub(crate) use opened::opened_from;
pub(crate) use receive::receive;
pub(crate) use secrecy::knows_person;
pub use summary::{print_week, send_week, week, weeks};
pub use terms::*;
pub use today::today;
pub use urgent::{note_urgent, urgents};
pub use view::*;
