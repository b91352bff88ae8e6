//! Where the device secret lives: the OS key store, which only the shell can reach.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use crate::fault::{Code, Fault, Result};

use super::DeviceSecret;

/// A store of device secrets on this PC, one per station (see [`super::SlotFile::station`]).
pub trait KeyStore: Send {
    /// `None`: the store answers but has no secret for this station (another PC, or it was reset).
    ///
    /// # Errors
    /// [`Code::NoKeyStore`] when the store cannot be reached.
    fn get(&self, station: &str) -> Result<Option<DeviceSecret>>;

    /// Keeps `secret`, replacing what was there.
    ///
    /// # Errors
    /// [`Code::NoKeyStore`] when the store cannot be reached.
    fn put(&self, station: &str, secret: &DeviceSecret) -> Result<()>;

    /// Keeps a short sealed text beside the secret, replacing what was there.
    ///
    /// # Errors
    /// [`Code::NoKeyStore`] when the store cannot be reached.
    fn note(&self, station: &str, text: &str) -> Result<()>;

    /// # Errors
    /// [`Code::NoKeyStore`] when the store cannot be reached.
    fn noted(&self, station: &str) -> Result<Option<String>>;
}

/// For tests and the demo; clones share their contents, so that a "restart" finds them again.
#[derive(Debug, Clone, Default)]
pub struct MemoryKeyStore(Arc<Mutex<HashMap<String, DeviceSecret>>>, Arc<Mutex<HashMap<String, String>>>);

impl KeyStore for MemoryKeyStore {
    fn get(&self, station: &str) -> Result<Option<DeviceSecret>> {
        Ok(self.0.lock().map_err(|_| unreachable_store())?.get(station).cloned())
    }

    fn put(&self, station: &str, secret: &DeviceSecret) -> Result<()> {
        self.0.lock().map_err(|_| unreachable_store())?.insert(station.to_owned(), secret.clone());
        Ok(())
    }

    fn note(&self, station: &str, text: &str) -> Result<()> {
        self.1.lock().map_err(|_| unreachable_store())?.insert(station.to_owned(), text.to_owned());
        Ok(())
    }

    fn noted(&self, station: &str) -> Result<Option<String>> {
        Ok(self.1.lock().map_err(|_| unreachable_store())?.get(station).cloned())
    }
}

/// A PC without a key store: every call says so.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoKeyStore;

impl KeyStore for NoKeyStore {
    fn get(&self, _station: &str) -> Result<Option<DeviceSecret>> {
        Err(unreachable_store())
    }

    fn put(&self, _station: &str, _secret: &DeviceSecret) -> Result<()> {
        Err(unreachable_store())
    }

    fn note(&self, _station: &str, _text: &str) -> Result<()> {
        Err(unreachable_store())
    }

    fn noted(&self, _station: &str) -> Result<Option<String>> {
        Err(unreachable_store())
    }
}

fn unreachable_store() -> Fault {
    Fault::new(Code::NoKeyStore, "reach the key store")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Chance;

    #[test]
    fn a_secret_is_kept_for_its_station_and_the_missing_store_says_so() {
        let store = MemoryKeyStore::default();
        let secret = DeviceSecret::fresh(&mut Chance::seeded(1));
        store.put("station-a", &secret).unwrap();
        let restarted = store.clone();
        assert_eq!(restarted.get("station-a").unwrap().unwrap().as_bytes(), secret.as_bytes());
        assert!(restarted.get("station-b").unwrap().is_none());
        assert_eq!(NoKeyStore.get("station-a").unwrap_err().code, Code::NoKeyStore);
        assert_eq!(NoKeyStore.put("station-a", &secret).unwrap_err().code, Code::NoKeyStore);
    }
}
