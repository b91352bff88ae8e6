//! Keys: the station key that opens the database, and the slots it is kept in (design §4).
//!
//! ```text
//! station key (SK)  ← own key of each user   ← Argon2id(password) ‖ device secret
//!                   ← the paper's key         ← the printed recovery key, on any PC
//! compartments      ← own keys of those named; the paper brings a lost own key back
//! backups           ← the paper's key, or the station key while the station is open
//! ```
//!
//! Knows nothing of the database, of staff records or of the shell's key store: it takes bytes and
//! a [`KeyStore`], and gives a [`StationKey`]. Time and chance are passed in. Minimum rules for
//! passwords are here ([`require_password`]) but are asked for by the commands, not by the slots.

mod attempts;
mod backup_key;
mod bound;
mod compartment;
mod cost;
mod disk;
mod keystore;
mod opening;
mod own_key;
mod recovery;
mod seal;
mod secret;
mod slots;
mod station_pair;
mod strength;

pub use attempts::{ALTERED, Attempts, Unwritten};
pub use backup_key::{BackupAddress, BackupKey};
pub use compartment::{Compartment, CompartmentKey};
pub use cost::Cost;
pub use disk::{keep_private, new_private, previous, refused, rename as rename_file, replace as replace_file, settle};
pub use keystore::{KeyStore, MemoryKeyStore, NoKeyStore};
pub use opening::opening;
pub use own_key::{Address, Letter, OwnKeys};
pub use recovery::RecoveryKey;
pub use seal::{open_file, seal_file};
pub use secret::{DeviceSecret, StationKey};
pub use slots::{Credentials, Means, SlotFile, Unlocked};
pub use station_pair::{PublicPair, StationPair};
pub use strength::{Strength, password_flaw, require_password, strength};
