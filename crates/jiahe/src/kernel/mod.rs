//! Values that every noun shares: ids, time, chance, the session, identity numbers, code tables.
//! Knows nothing of storage, forms or screens.

pub mod chance;
pub mod coded;
pub mod id;
pub mod identity;
pub mod moment;
pub mod pinyin;
pub mod places;
pub mod session;
pub mod tables;
pub mod term;
pub mod text;

pub use chance::Chance;
pub use coded::Coded;
pub(crate) use coded::coded;
pub use id::*;
pub use moment::{Clock, Day, Moment};
pub use session::{Role, Session, works_on_cases};
