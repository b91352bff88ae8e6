//! The operating system's key store, for the device secret of the vault: Secret Service on Linux,
//! the Credential Manager on Windows (kept on this PC, never roaming), the Keychain on macOS.
//! Knows neither what the secret is for nor what to do without a store; it only says so.

use std::collections::HashMap;
use std::sync::mpsc;
use std::time::Duration;

use jiahe::fault::{Code, Fault, Result};
use jiahe::vault::{DeviceSecret, KeyStore};
use keyring::v1::Entry as Store;
use keyring_core::{Entry, Error};
use zeroize::Zeroizing;

/// Names us in the key store.
const SERVICE: &str = "cn.jiahe.desk";
/// A locked key store may ask the user for its password; after this long it counts as unreachable.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct SystemKeys;

impl KeyStore for SystemKeys {
    fn get(&self, station: &str) -> Result<Option<DeviceSecret>> {
        with_entry(station, |entry| match entry.get_secret().map(Zeroizing::new) {
            // An entry that is no secret of ours is as good as none: the vault then asks for the recovery key.
            Ok(bytes) => Ok(DeviceSecret::from_slice(&bytes)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
    }

    fn put(&self, station: &str, secret: &DeviceSecret) -> Result<()> {
        let secret = secret.clone();
        with_entry(station, move |entry| entry.set_secret(secret.as_bytes()))
    }

    fn note(&self, station: &str, text: &str) -> Result<()> {
        let text = text.to_owned();
        with_entry(&noted_under(station), move |entry| entry.set_secret(text.as_bytes()))
    }

    fn noted(&self, station: &str) -> Result<Option<String>> {
        with_entry(&noted_under(station), |entry| match entry.get_secret() {
            Ok(bytes) => Ok(String::from_utf8(bytes).ok()),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
    }
}

/// Beside the secret's own entry.
fn noted_under(station: &str) -> String {
    format!("{station} trail")
}

/// Works on one entry, on a thread of its own: the store talks over a bus that may never answer.
fn with_entry<T: Send + 'static>(
    station: &str,
    work: impl FnOnce(&Entry) -> std::result::Result<T, Error> + Send + 'static,
) -> Result<T> {
    let (answer, answered) = mpsc::channel();
    let station = station.to_owned();
    std::thread::spawn(move || {
        // Nobody listens any more when the patience ran out; then the answer is dropped.
        drop(answer.send(entry(&station).and_then(|entry| work(&entry))));
    });
    match answered.recv_timeout(PATIENCE) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(unreachable_store(&kind(&error))),
        Err(_) => Err(unreachable_store("no answer")),
    }
}

fn entry(station: &str) -> std::result::Result<Entry, Error> {
    if Store::store_status().is_err() {
        return Err(Error::NoDefaultStore);
    }
    let here_only = if cfg!(windows) { HashMap::from([("persistence", "Local")]) } else { HashMap::new() };
    Entry::new_with_modifiers(SERVICE, station, &here_only)
}

fn unreachable_store(kind: &str) -> Fault {
    tracing::warn!(kind, "the key store does not answer");
    Fault::new(Code::NoKeyStore, "reach the system's key store")
}

/// The kind of an error without its text, which may quote what the store holds.
fn kind(error: &Error) -> String {
    let text = format!("{error:?}");
    text.chars().take_while(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only where a store is sure to be there; on Linux the journeys in the window ask a real one.
    #[cfg(windows)]
    #[test]
    fn a_secret_is_kept_found_and_forgotten() {
        let station = format!("test {}", std::process::id());
        let secret = DeviceSecret::from_slice(&[7; 32]).unwrap();
        assert!(SystemKeys.get(&station).unwrap().is_none());
        SystemKeys.put(&station, &secret).unwrap();
        assert_eq!(SystemKeys.get(&station).unwrap().unwrap().as_bytes(), secret.as_bytes());
        SystemKeys.note(&station, "12 尾").unwrap();
        assert_eq!(SystemKeys.noted(&station).unwrap().as_deref(), Some("12 尾"));
        let entry = entry(&station).unwrap();
        let told = entry.get_attributes().unwrap();
        assert_eq!(told.get("persistence").map(String::as_str), Some("Local"), "never roams to another PC: {told:?}");
        entry.delete_credential().unwrap();
        super::entry(&noted_under(&station)).unwrap().delete_credential().unwrap();
        assert!(SystemKeys.get(&station).unwrap().is_none());
    }

    #[test]
    fn an_error_is_told_by_its_kind_alone() {
        assert_eq!(kind(&Error::BadEncoding(b"secret".to_vec())), "BadEncoding");
    }
}
