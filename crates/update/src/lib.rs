//! An update file (`.jhup`): an installer behind a signed head, carried on a stick to a PC without a network.
//! Bytes in and bytes out; knows no path, no clock, no station.
//!
//! ```text
//! "jhupdate" | u32 length of manifest | manifest (JSON) | 64 bytes of signature (Ed25519) | the installer
//! ```
//!
//! The signature is over the manifest, which holds size and SHA-256 of the installer. Nothing of the manifest is read
//! before the signature is found good, and no name or path is taken from the file at all.

mod file;
mod keys;
mod version;

pub use file::{MOST, Manifest, New, Opened, Own, PLATFORMS, Refused, open, pack};
pub use keys::{PrivateKey, PublicKeys};
pub use version::Version;
