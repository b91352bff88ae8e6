//! Keys: the station key that opens the database, and the slots it is kept in (design §4).
//!
//! ```text
//! station key (SK)  ← user slot      Argon2id(password) ‖ device secret
//!                   ← recovery slot  the printed recovery key, on any PC
//! ```
//!
//! Knows nothing of the database, of staff records or of the shell's key store: it takes bytes and
//! a [`KeyStore`], and gives a [`StationKey`]. Time and chance are passed in. Minimum rules for
//! passwords are here ([`require_password`]) but are asked for by the commands, not by the slots.

mod attempts;
mod bound;
mod cost;
mod disk;
mod keystore;
mod recovery;
mod seal;
mod secret;
mod slots;
mod strength;

pub use attempts::Attempts;
pub use cost::Cost;
pub use disk::previous;
pub use keystore::{KeyStore, MemoryKeyStore, NoKeyStore};
pub use recovery::RecoveryKey;
pub use secret::{DeviceSecret, StationKey};
pub use slots::{Credentials, Means, SlotFile};
pub use strength::{Strength, password_flaw, require_password, strength};
